"""iMessage, as the tool imessage-exporter writes it: text with a date, a name and words."""

import re
from collections.abc import Iterator
from datetime import datetime

from awhile.patterns import late
from awhile.read.account import CLOCK_LIKE, DATE_LIKE, like
from awhile.read.columns import EPOCH, Rows, finish
from awhile.read.conversations import OWNER
from awhile.read.reader import Head, Mine, NotMine, Options, Source
from awhile.read.source import MAX_ENTRY, read_text_chunks
from awhile.read.times.epochs import put_in_zone
from awhile.read.times.worded import read_worded
from awhile.types import Kind, Reading

_DATE = r"[A-Z][a-z]{2} \d\d, \d{4} [ \d]\d:\d\d:\d\d [AP]M"
_HEAD = late(rf"({_DATE})(?: \((?:Read|Delivered) [^\n]*\))?")
_NOTICE = late(rf"{_DATE} (?!\()\S")
_LIKE = like(
    r"((?:[^\W\d_]{3,12}\.? \d{1,2}, \d{4}|\d{1,2}\.? [^\W\d_]{3,12}\.? \d{4}"
    rf"|{DATE_LIKE})"
    rf"[^\n]{{1,8}}?{CLOCK_LIKE}[^\n(]{{0,12}})(?: \(|$)"
)
_OWN_WORDS = {
    "This message responded to an earlier message.",
    "This message was deleted from the conversation!",
}
_TAPBACKS = late(r"^(?:Tapbacks|Reactions|Stickers):$\n(?:^ {4}.*\n?)*", re.MULTILINE)
_REPLIES = late(r"^ {4,}.*\n?", re.MULTILINE)
_UNSENT = late(r"(?:\S.{0,80} )?(?:unsent|deleted) (?:this|a) message(?: part)?[ .!].*|"
                     r"\S.{0,80} unsent this message.*")  # fmt: skip
_EDITED = late(rf"^(?:{_DATE} |Edited [^\n:]{{1,60}} later: )", re.MULTILINE)
_FILE = late(
    r"(?:attachments|~|/)?[^\n]*/[^\n]+\.[A-Za-z0-9]{2,5}|Attachment missing!|"
    r"Unable to locate[^\n]*",
)
MAX_PATH = 500
_AUDIO = (".caf", ".m4a", ".amr", ".mp3")


class IMessageText:
    """The reader of imessage-exporter's text."""

    name = "imessage-text"

    def identify(self, head: Head) -> Mine | NotMine:
        """Claim text that begins with its date line."""
        text = head.text
        if text is None:
            return NotMine("read.not_text")
        first = text.partition("\n")[0].rstrip("\r")
        named = _HEAD.fullmatch(first) or _NOTICE.match(first)
        return Mine() if named else NotMine("read.not_imessage_text")

    def read(self, source: Source, options: Options) -> Reading:
        """Read the conversation; a reply that stands below its message again is read once."""
        rows = Rows.asked_for(options)
        for number, stamp, name, body in _entries(source, options, rows):
            _take(rows, number, stamp, name, body, source.name)
        zone, _ = put_in_zone(rows, options.zone, exact=False)
        return finish(
            rows,
            reader=self.name,
            file=source.name,
            zone=zone,
            owner=OWNER if OWNER in rows.senders else None,
            limits=("read.limit_imessage", "read.limit_facetime", "read.limit_reactions_untimed"),
        )


def _entries(source: Source, options: Options, rows: Rows) -> Iterator[tuple[int, str, str, str]]:
    """Yield line, date, name and words of each message; notices are counted."""
    begun, stamp, held, size, number, empty = 0, "", [""], 0, 0, True
    inner, named = "", set[str]()
    for chunk in read_text_chunks(source, options.progress):
        for line in chunk.removesuffix("\n").split("\n"):
            number += 1
            rows.see(1)
            dated = _HEAD.fullmatch(line)
            # Within a message such a line is its earlier wording, before it was edited.
            head = dated if empty else None
            notice = empty and head is None and _NOTICE.match(line)
            if empty and not head and not notice and (begin := _LIKE(line)):
                rows.swallow(number, begin)
            # With a name below it, it is a message whose empty line is gone.
            if inner and line in named:
                rows.swallow(number - 1, inner)
            inner = line if dated and not empty else ""
            empty = not line
            if head or notice:
                if begun:
                    yield begun, stamp, held[0], "\n".join(held[1:])
                begun, held, size = (number if head else 0), [], 0
                stamp = head[1] if head else ""
                rows.n_system += bool(notice)
                continue
            rows.part()
            if not held:
                named.add(line)
            if size < MAX_ENTRY:
                held.append(line[:MAX_ENTRY])
                size += len(line) + 1
    if begun:
        yield begun, stamp, held[0] if held else "", "\n".join(held[1:])


def _take(rows: Rows, number: int, stamp: str, name: str, body: str, file: str) -> None:
    wall: datetime | None = read_worded(stamp)
    if wall is None:
        rows.skip(number, "read.bad_date", shown=stamp)
        return
    if not name.strip():
        rows.skip(number, "read.no_sender")
        return
    lines = _REPLIES.sub("", _TAPBACKS.sub("", body)).strip().split("\n")
    kept = [line for line in lines if line not in _OWN_WORDS]
    files = [line for line in kept if len(line) < MAX_PATH and _FILE.fullmatch(line)]
    if kept[:1] == ["SharePlay Message"]:
        rows.n_system += 1
        return
    words = "\n".join(line for line in kept if line and line not in files).strip()
    if _EDITED.search(words):
        words = _EDITED.split(words)[-1].strip()
    kind = Kind.TEXT if words and not files else Kind.MEDIA
    if files and all(f.lower().endswith(_AUDIO) for f in files):
        kind = Kind.VOICE
    if _UNSENT.fullmatch(words):
        kind, words = Kind.DELETED, ""
    sender = rows.sender_id(name.strip(), file)
    time_s = (wall - EPOCH).total_seconds()
    rows.add(time_s, sender, kind, number, words or None)


IMESSAGE_TEXT = IMessageText()
