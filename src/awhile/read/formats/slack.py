"""Slack's workspace export: direct messages between two people, a file for each day."""

from collections import Counter

from awhile.errors import ReadError
from awhile.patterns import late
from awhile.read.columns import Rows, finish
from awhile.read.conversations import choose_chat, owner_beside
from awhile.read.json_stream import JsonStream
from awhile.read.reader import Head, Mine, NotMine, Options, Source
from awhile.read.source import budget_of, open_folder, read_pieces
from awhile.read.times.epochs import epoch_s, show_in_zone
from awhile.types import DAY_S, UNKNOWN, Kind, Reading

_LISTS = late(r"(?:^|/)(?:dms|users|channels)\.json$")
_DAY_FILE = late(r"(?P<folder>.+)/\d{4}-\d\d-\d\d\.json")
_STAMP = late(r"\d{1,11}(?:\.\d{1,6})?")
OWN = (None, "thread_broadcast", "file_share", "me_message", "slack_audio", "slack_video")
"""Subtypes of rows that a person wrote."""


class Slack:
    """The reader of a Slack export's direct messages."""

    name = "slack"

    def identify(self, head: Head) -> Mine | NotMine:
        """Claim a zip with Slack's lists of people and channels."""
        if not head.members:
            return NotMine("read.not_zip")
        found = {m.rpartition("/")[2] for m in head.members if _LISTS.search(m)}
        claimed = "users.json" in found and len(found) > 1
        return Mine() if claimed else NotMine("read.not_slack")

    def read(self, source: Source, options: Options) -> Reading:
        """Read one conversation; of several the one that was asked for."""
        with open_folder(source) as beside:
            try:
                return _read(source.name, beside, options)
            except (ValueError, RecursionError):
                raise ReadError("read.damaged", file=source.name) from None


def _read(file: str, beside: dict[str, Source], options: Options) -> Reading:
    people = dict(_people(_list(beside, "users.json")))
    chats: list[tuple[str, tuple[str, ...]]] = []
    for name, folder_key in (("dms.json", "id"), ("mpims.json", "name")):
        for chat in _list(beside, name):
            members, folder = chat.get("members"), chat.get(folder_key)
            if isinstance(members, list) and isinstance(folder, str):
                chats.append((folder, tuple(people.get(str(m), str(m)) for m in members)))
    if not chats:
        raise ReadError("read.slack_no_dms", file=file)
    owner = _owner([members for _, members in chats])
    titles = tuple(", ".join(m for m in members if m != owner) or f for f, members in chats)
    personal = [i for i, (_, members) in enumerate(chats) if len(members) <= 2]
    chosen = choose_chat(titles, personal, options, file)
    rows, row = Rows.asked_for(options), 0
    folder, members = chats[chosen]
    for path in sorted(beside):
        found = _DAY_FILE.fullmatch(path)
        if found is None or found["folder"].rpartition("/")[2] != folder:
            continue
        for message in JsonStream(
            read_pieces(beside[path], options.progress), options.budget
        ).values():
            row += 1
            rows.see(1)
            _take(rows, message, row, people, file)
    zone, assumed = show_in_zone(rows, options.zone)
    names = tuple(rows.senders)
    return finish(
        rows,
        reader="slack",
        file=file,
        title=titles[chosen],
        zone=zone,
        zone_assumed=assumed,
        owner=owner if owner in names else owner_beside(names, titles[chosen]),
        chats=titles if len(titles) > 1 else (),
        limits=("read.limit_slack",),
    )


def _list(beside: dict[str, Source], name: str) -> list[dict[str, object]]:
    """Read one of the lists at the top of the archive."""
    path = next((p for p in sorted(beside, key=len) if p.rpartition("/")[2] == name), None)
    if path is None:
        return []
    values = JsonStream(read_pieces(beside[path]), budget_of(beside[path])).values()
    return [value for value in values if isinstance(value, dict)]


def _people(users: list[dict[str, object]]) -> list[tuple[str, str]]:
    found, seen = [], Counter[str]()
    for user in users:
        profile = user.get("profile")
        profile = profile if isinstance(profile, dict) else {}
        names = (profile.get("real_name"), user.get("real_name"), user.get("name"), user.get("id"))
        name = next(n.strip() for n in (*names, "?") if isinstance(n, str) and n.strip())
        seen[name] += 1
        found.append((str(user.get("id")), name if seen[name] == 1 else f"{name} {seen[name]}"))
    return found


def _owner(chats: list[tuple[str, ...]]) -> str | None:
    """Name who is in every conversation, where that is one person of at least two."""
    common = set(chats[0]).intersection(*chats)
    return common.pop() if len(chats) > 1 and len(common) == 1 else None


def _take(rows: Rows, message: object, row: int, people: dict[str, str], file: str) -> None:
    """Take one message; its words are gone afterwards."""
    if not isinstance(message, dict):
        rows.skip(row, "read.bad_row")
        return
    subtype = message.get("subtype")
    call = message.get("room") if subtype == "huddle_thread" else None
    if subtype == "tombstone":
        kind = Kind.DELETED
    elif isinstance(call, dict):
        kind = Kind.CALL
    elif subtype in OWN and message.get("type") == "message":
        kind = _kind(message)
    else:
        rows.n_system += 1
        return
    stamp, user = message.get("ts"), message.get("user")
    time_s = epoch_s(float(stamp)) if isinstance(stamp, str) and _STAMP.fullmatch(stamp) else None
    if time_s is None or not isinstance(user, str) or not user:
        rows.skip(row, "read.bad_date" if time_s is None else "read.no_sender", shown=stamp)
        return
    call_s, text = UNKNOWN, message.get("text")
    if isinstance(call, dict):
        begun, ended = call.get("date_start"), call.get("date_end")
        length = ended - begun if isinstance(begun, int) and isinstance(ended, int) else 0
        kind = Kind.CALL if length > 0 else Kind.MISSED_CALL
        call_s = min(length, int(DAY_S)) if length > 0 else UNKNOWN
    own = text if isinstance(text, str) and kind in {Kind.TEXT, Kind.MEDIA} and text else None
    sender = rows.sender_id(people.get(user, user), file)
    rows.add(time_s, sender, kind, row, own, call_s=call_s)


def _kind(message: dict[str, object]) -> Kind:
    files = message.get("files")
    if not isinstance(files, list) or not files:
        return Kind.TEXT if message.get("text") else Kind.MEDIA
    sorts = [str(one.get("subtype")) for one in files if isinstance(one, dict)]
    return Kind.VOICE if "slack_audio" in sorts else Kind.MEDIA


SLACK = Slack()
