"""Threema's backup of data, unpacked: a table of each conversation, another of its people."""

from datetime import datetime

from awhile.patterns import late
from awhile.read.conversations import OWNER
from awhile.read.layout import Layout, Talks
from awhile.read.reader import Head, Options, Source
from awhile.read.shelf import BLANK
from awhile.read.source import list_beside
from awhile.read.text_rows import read_records
from awhile.read.times.epochs import epoch_s
from awhile.types import UNKNOWN, Kind, Reading

COLUMNS = {"apiid", "uid", "isoutbox", "type", "body"}
"""Some that every such table has, in whatever order."""
_FILES = late(r"(?P<group>group_)?message_(?!media)(?P<who>[\w-]+)\.csv")
_CONTACTS = "contacts.csv"
_NOTICES = {
    "STATUS",
    "DATE_SEPARATOR",
    "GROUP_STATUS",
    "GROUP_CALL_STATUS",
    "FORWARD_SECURITY_STATUS",
}
_KINDS = {"TEXT": Kind.TEXT, "VOICEMESSAGE": Kind.VOICE}
CALL = "VOIP_STATUS"
_UNSENT = {"SENDFAILED", "PENDING", "SENDING", "UPLOADING"}
_FINISHED = late(r'"status"\s*:\s*2\b')
_LENGTH = late(r'"duration"\s*:\s*(\d{1,6})\b')
_YES = {"1", "true"}


def is_threema_table(text: str) -> bool:
    """Tell Threema's table of messages by its first columns.

    Args:
        text: The beginning of the file.
    """
    first = text.lstrip(BLANK).partition("\n")[0].replace('"', "").strip()
    return set(first.split(",")) >= COLUMNS


def _knows(text: str, _head: Head) -> bool:
    return is_threema_table(text)


def _read(source: Source, options: Options) -> Reading:
    talks, names, row = Talks(source, options), dict[str, str](), 0
    for one in list_beside(source, _CONTACTS):
        names |= _names(one, options, talks)
    for one in list_beside(source, _FILES) or [source]:
        found = _FILES.fullmatch(one.name)
        who = found["who"] if found else one.name
        group = bool(found and found["group"])
        chat = talks.open(one.place, names.get(who, who), group=group, also=[who])
        columns: list[str] = []
        for _, record in talks.rows.counted(read_records(one, options, talks.rows)):
            row += 1
            if not columns:
                columns = record or ["?"]
                talks.rows.part()
            elif record is None or len(record) < min(len(columns), 12):
                talks.skip(chat, row, "read.bad_row")
            else:
                _take(talks, chat, dict(zip(columns, record, strict=False)), row, names)
    return talks.finish(
        "threema",
        exact=True,
        owner=OWNER,
        limits=("read.limit_phone_deleted",),
        resolution_s=0.001,
    )


def _names(source: Source, options: Options, talks: Talks) -> dict[str, str]:
    """Read what people are called, by their numbers in names of files and by Threema's own."""
    names: dict[str, str] = {}
    columns: list[str] = []
    for _, record in read_records(source, options, talks.rows):
        if not columns:
            columns = record or ["?"]
            continue
        row = dict(zip(columns, record or (), strict=False))
        full = f"{row.get('firstname', '')} {row.get('lastname', '')}".strip()
        shown = full or row.get("nick_name", "").strip() or row.get("identity", "").strip()
        names |= {row[key]: shown for key in ("identity_id", "identity") if row.get(key) and shown}
    return names


def _take(talks: Talks, chat: int, row: dict[str, str], number: int, names: dict[str, str]) -> None:
    sort, own = row.get("type", ""), row.get("isoutbox", "").lower() in _YES
    if sort in _NOTICES or (row.get("isstatusmessage", "").lower() in _YES and sort != CALL):
        talks.notice(chat)
        return
    if own and row.get("messagestae") in _UNSENT:
        talks.skip(chat, number, "read.not_sent")
        return
    when = _moment(row.get("posted_at", "")) or _moment(row.get("created_at", ""))
    if when is None:
        talks.skip(chat, number, "read.bad_date", shown=row.get("posted_at"))
        return
    who = row.get("identity", "")
    name = OWNER if own else names.get(who, who) or talks.titles[chat]
    body = row.get("body", "")
    if sort == CALL:
        length = _LENGTH.search(body) if _FINISHED.search(body) else None
        call_s = int(length[1]) if length else 0
        kind = Kind.CALL if call_s else Kind.MISSED_CALL
        talks.add(chat, when, name, kind, number, call_s=call_s or UNKNOWN)
        return
    kind = _KINDS.get(sort, Kind.VOICE if sort == "FILE" and '"audio/' in body else Kind.MEDIA)
    words = body if kind is Kind.TEXT else row.get("caption", "")
    if row.get("deleted_at"):
        kind, words = Kind.DELETED, ""
    talks.add(chat, when, name, kind, number, words.strip() or None)


def _moment(stamp: str) -> float | None:
    """Read a count of milliseconds, or a date with its offset."""
    if stamp.isdecimal() and len(stamp) < 20:
        return epoch_s(int(stamp))
    try:
        when = datetime.fromisoformat(stamp)
    except ValueError:
        return None
    return when.timestamp() if when.tzinfo is not None else None


THREEMA = Layout("threema", _knows, _read)
"""The reader of Threema's backup."""
