"""Snapchat's ``chat_history.json``: conversations by friend; only what was saved or is recent.

It once was four lists instead: what was received and what was sent, saved or not, of everyone.
"""

from array import array
from collections import Counter
from datetime import datetime
from html import unescape

from awhile.encoding import decode_head
from awhile.errors import ReadError
from awhile.patterns import late
from awhile.read.columns import Rows, finish
from awhile.read.conversations import OWNER, choose_chat
from awhile.read.json_stream import JsonStream
from awhile.read.reader import Head, Mine, NotMine, Options, Source
from awhile.read.source import read_head, read_pieces
from awhile.read.times.epochs import epoch_s, show_in_zone
from awhile.types import DAY_S, Kind, Reading

_SHAPE = late(r'"(?:IsSender|Media Type)"\s*:')
_LISTS = late(r'"(?:Received|Sent) (?:Saved|Unsaved) Chat History"\s*:')
_UUID = late(r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")
_KINDS = {
    "TEXT": Kind.TEXT,
    "NOTE": Kind.VOICE,
    "AUDIO": Kind.VOICE,
    "STATUSERASEDMESSAGE": Kind.DELETED,
    "STATUSCALLMISSEDAUDIO": Kind.MISSED_CALL,
    "STATUSCALLMISSEDVIDEO": Kind.MISSED_CALL,
}
"""By media type; any other that begins with STATUS is a notice, the rest is media."""


class Snapchat:
    """The reader of Snapchat's saved chats."""

    name = "snapchat"

    def identify(self, head: Head) -> Mine | NotMine:
        """Claim a JSON object with Snapchat's keys."""
        text = head.text
        if text is None or not text.lstrip("\ufeff \r\n\t").startswith("{"):
            return NotMine("read.not_json")
        known = len(set(_SHAPE.findall(text))) == 2 or _LISTS.search(text)
        claimed = known and '"Created"' in text
        return Mine() if claimed else NotMine("read.not_snapchat")

    def read(self, source: Source, options: Options) -> Reading:
        """Read every conversation, and keep the one that is meant."""
        text = decode_head(read_head(source)) or ""
        if _LISTS.search(text) and '"IsSender"' not in text:
            return _read_lists(source, options)
        file, owners = source.name, Counter[str]()
        chats: list[tuple[str, bool, Rows]] = []
        try:
            stream = JsonStream(read_pieces(source, options.progress), options.budget)
            for key in stream.members():
                if stream.peek() != "[":
                    stream.value()
                    continue
                chats.append(_read_chat(stream, str(key), owners, options, file))
        except (ValueError, RecursionError):
            raise ReadError("read.damaged", file=file) from None
        titles = tuple(title for title, _, _ in chats)
        personal = [i for i, (_, group, _) in enumerate(chats) if not group]
        chosen = choose_chat(titles, personal, options, file)
        rows = chats[chosen][2]
        owner = next((name for name, _ in owners.most_common(1) if name in rows.senders), None)
        return _finish(rows, options, file, titles[chosen], titles, owner)


def _read_lists(source: Source, options: Options) -> Reading:
    """Read the older layout, in which a row names the friend, and its list who sent it."""
    rows, file, number = Rows.asked_for(options), source.name, 0
    chats: dict[str, int] = {}
    chat = array("i")
    try:
        stream = JsonStream(read_pieces(source, options.progress), options.budget)
        for key in stream.members():
            if stream.peek() != "[":
                stream.value()
                continue
            own = str(key).startswith("Sent")
            for message in rows.counted(stream.values()):
                number += 1
                friend = message.get("To" if own else "From") if isinstance(message, dict) else None
                if not isinstance(message, dict) or not isinstance(friend, str):
                    rows.skip(number, "read.bad_row")
                    continue
                said = message.get("Text")
                text = unescape(said) if isinstance(said, str) else None
                told = message | {"From": OWNER if own else friend, "Content": text}
                if _take(rows, told, number, Counter(), file):
                    chat.append(chats.setdefault(friend.strip(), len(chats)))
    except (ValueError, RecursionError):
        raise ReadError("read.damaged", file=file) from None
    sizes = Counter(chat)
    titles = tuple(sorted(chats, key=lambda friend: (-sizes[chats[friend]], chats[friend])))
    title = titles[choose_chat(titles, range(len(titles)), options, file)]
    rows.keep([i for i, place in enumerate(chat) if place == chats[title]], {})
    return _finish(rows, options, file, title, titles, OWNER)


def _finish(
    rows: Rows, options: Options, file: str, title: str, titles: tuple[str, ...], owner: str | None
) -> Reading:
    rows.newest_last()
    zone, assumed = show_in_zone(rows, options.zone)
    return finish(
        rows,
        reader="snapchat",
        file=file,
        title=title,
        zone=zone,
        zone_assumed=assumed,
        owner=owner,
        chats=titles if len(titles) > 1 else (),
        limits=("read.limit_snapchat",),
    )


def _read_chat(
    stream: JsonStream, key: str, owners: Counter[str], options: Options, file: str
) -> tuple[str, bool, Rows]:
    """Read one conversation: its title, whether it is a group's, and its rows."""
    rows, title, group = Rows.asked_for(options), key, False
    for number, message in enumerate(rows.counted(stream.values()), 1):
        if not isinstance(message, dict):
            rows.skip(number, "read.bad_row")
            continue
        named, name = message.get("Conversation Title"), message.get("From")
        if isinstance(named, str) and named:
            title, group = named, True
        elif isinstance(name, str) and message.get("IsSender") is False and _UUID.fullmatch(title):
            title = name.strip() or title
        _take(rows, message, number, owners, file)
    rows.let_go()
    return title, group, rows


def _take(
    rows: Rows, message: dict[str, object], number: int, owners: Counter[str], file: str
) -> bool:
    """Take one message, and say whether it could be; its words are gone afterwards."""
    sort = str(message.get("Media Type", ""))
    kind = _KINDS.get(sort, Kind.MEDIA)
    if sort.startswith("STATUS") and sort not in _KINDS:
        rows.n_system += 1
        return False
    time_s, name = _time_s(message), message.get("From")
    if time_s is None or not isinstance(name, str) or not name.strip():
        why = "read.bad_date" if time_s is None else "read.no_sender"
        rows.skip(number, why, shown=message.get("Created"))
        return False
    name, text = name.strip(), message.get("Content")
    if message.get("IsSender") is True:
        owners[name] += 1
    own = text if kind is Kind.TEXT and isinstance(text, str) else None
    rows.add(time_s, rows.sender_id(name, file), kind, number, own)
    return True


def _time_s(message: dict[str, object]) -> float | None:
    """Read when: to the second, and finer where the newer key agrees, whatever its unit."""
    stamp, fine = message.get("Created"), message.get("Created(microseconds)")
    time_s: float | None = None
    if isinstance(stamp, str) and stamp.endswith(" UTC"):
        try:
            time_s = datetime.fromisoformat(stamp.removesuffix(" UTC") + "+00:00").timestamp()
        except (ValueError, OverflowError):
            time_s = None
    if isinstance(fine, int) and not isinstance(fine, bool) and abs(fine) < MOST:
        fine_s = epoch_s(float(fine))
        if fine_s is not None and (time_s is None or abs(fine_s - time_s) < DAY_S):
            return fine_s
    return time_s


MOST = 1 << 62
SNAPCHAT = Snapchat()
