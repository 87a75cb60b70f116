"""iMazing's table of an iPhone's messages, or of WhatsApp on it: a row each, in CSV."""

import re

from awhile.patterns import late
from awhile.read.conversations import OWNER
from awhile.read.layout import Layout, Talks
from awhile.read.reader import Head, Options, Source
from awhile.read.source import list_beside
from awhile.read.text_rows import Column, is_table_of, read_records
from awhile.types import Kind, Reading

HEADER = "Chat Session,Message Date,"
_FILES = late(r".+\.csv", re.IGNORECASE)
INCOMING, OUTGOING, NOTIFICATION = "Incoming", "Outgoing", "Notification"
_UNSENT = {"Failed", "Not Delivered", "Not Sent", "Error", "Draft"}
_AUDIO = (".caf", ".m4a", ".amr", ".mp3", ".opus", ".ogg", ".aac", ".wav")


def is_imazing_table(text: str) -> bool:
    """Tell iMazing's table by its first columns.

    Args:
        text: The beginning of the file.
    """
    return is_table_of(text, HEADER)


def _knows(text: str, _head: Head) -> bool:
    return is_imazing_table(text)


def _read(source: Source, options: Options) -> Reading:
    talks = Talks(source, options)
    number, exact = 0, None
    files = list_beside(source, _FILES) or [source]
    dates = Column(files, options, "Message Date")
    for one in files:
        columns: list[str] = []
        for _, record in talks.rows.counted(read_records(one, options, talks.rows)):
            number += 1
            if not columns:
                columns = [name.lstrip("\ufeff").strip() for name in record or ()]
                talks.rows.part()
                continue
            if "Message Date" not in columns:
                talks.rows.part()  # another table that lies in the folder
                continue
            if record is None or len(record) < min(len(columns), 6):
                talks.skip(-1, number, "read.bad_row")
                continue
            row = dict(zip(columns, record, strict=False))
            exact = _take(talks, row, number, dates, exact=exact)
    return talks.finish(
        "imazing",
        exact=bool(exact),
        owner=OWNER,
        limits=("read.limit_phone_deleted", "read.limit_reactions_untimed"),
    )


def _take(
    talks: Talks, row: dict[str, str], number: int, dates: Column, *, exact: bool | None
) -> bool | None:
    """Take one row; return whether dates are moments, as the first one tells."""
    session = row.get("Chat Session", "").strip()
    chat = talks.open(session, session)
    sort = row.get("Type", "").strip()
    if sort == NOTIFICATION:
        talks.notice(chat)
        return exact
    if sort not in {INCOMING, OUTGOING}:
        talks.skip(chat, number, "read.no_sender")
        return exact
    if sort == OUTGOING and row.get("Status", "").strip() in _UNSENT:
        talks.skip(chat, number, "read.not_sent")
        return exact
    when = dates.read(row.get("Message Date", ""))
    if when is None or (exact is not None and exact != (when.tzinfo is not None)):
        talks.skip(chat, number, "read.bad_date", shown=row.get("Message Date"))
        return exact
    shown = row.get("Sender Name", "").strip() or row.get("Sender ID", "").strip() or session
    text, held = row.get("Text", "").strip(), row.get("Attachment", "").strip()
    kind = Kind.TEXT if text and not held else Kind.MEDIA
    if held.lower().endswith(_AUDIO) or row.get("Attachment type", "").startswith("Audio"):
        kind = Kind.VOICE
    talks.add(chat, when, OWNER if sort == OUTGOING else shown, kind, number, text or None)
    return when.tzinfo is not None


IMAZING = Layout("imazing", _knows, _read)
"""The reader of iMazing's tables."""
