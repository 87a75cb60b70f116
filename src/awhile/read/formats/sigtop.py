"""Signal, as the tool sigtop writes it as text: fields by line, an empty line, then the words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from itertools import chain, repeat

from awhile.patterns import late
from awhile.read.conversations import OWNER
from awhile.read.layout import Layout, Talks
from awhile.read.reader import Head, Options, Source
from awhile.read.source import MAX_ENTRY, list_beside
from awhile.read.text_rows import read_lines
from awhile.types import Kind, Reading

_TITLE = late(r"Conversation: (.+)")
_FROM = late(r"From: (.+)")
_FIELD = late(r"(?:Type|Sent|Received): (.+)")
_FIELDS = late(r"(From|Type|Sent|Received|Attachment|Reaction|Edited): (.*)")
_ADDRESS = late(r" \((?:\+?\d[\d ]+|[0-9a-fA-F-]{32,36}|[\w.]+\.\d+|group)\)$")
"""A number, an identifier or a user name behind a person's name."""
_TYPE = late(r"\(([\w.+-]+/[\w.+-]+)(?:, \d+ bytes)?\)$")
_TYPES = {"incoming", "outgoing"}
"""What somebody sent; every other type, a call among them, is told without who answered."""
_YOU = "You"
LOOK_AHEAD = 2


def _knows(text: str, _head: Head) -> bool:
    lines = [line.rstrip("\r") for line in text.lstrip("\ufeff").split("\n", 5)[:5]]
    return bool(len(lines) > 3 and _TITLE.match(lines[0]) and not lines[1] and _begins(lines[2:5]))


def _begins(lines: list[str]) -> bool:
    """Whether a message begins with the first of three lines: two of its fields are in place."""
    first, second, third = (*lines, "", "")[:3]
    if not first or first[0] in ">|":
        return False
    n = (_FROM.match(first) is not None) + sum(map(bool, map(_FIELD.match, (second, third))))
    return n > 1 or (_FIELD.match(first) is not None and _FIELD.match(second) is not None)


@dataclass(slots=True)
class _Message:
    """One message: the line it begins at, its fields and what stands below them."""

    row: int
    fields: dict[str, str] = field(default_factory=dict)
    attached: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    size: int = 0
    above: bool = True

    def take(self, line: str) -> None:
        """Take one line below the first: a field, or words."""
        found = _FIELDS.match(line) if self.above else None
        if found and found[1] == "Attachment":
            self.attached.append(found[2])
        elif found:
            self.fields.setdefault(found[1], found[2])
        elif self.above and not line:
            self.above = False
        elif self.size < MAX_ENTRY:
            self.lines.append(line[:MAX_ENTRY])
            self.size += len(line) + 1

    def ends_before(self, line: str) -> bool:
        """Whether another may begin with a line: its own fields are over, or would be twice."""
        found = _FIELDS.match(line)
        return not self.above or (found is not None and found[1] in self.fields)

    def words(self) -> str:
        """Return the sender's own words: without a quotation, of an edited message the last."""
        lines = self.lines
        if "Edited" in self.fields:
            kept: list[str] = []
            for line in lines:
                if kept and line.startswith("| Version: "):
                    break
                kept.append(line.removeprefix("|").removeprefix(" "))
            found = kept.index("") if "" in kept else len(kept)
            lines = kept[found + 1 :]
        if lines and lines[0].startswith("> From: "):
            rest = next((i for i, line in enumerate(lines) if not line.startswith(">")), len(lines))
            lines = lines[rest:]
        return "\n".join(lines).strip()


def _read(source: Source, options: Options) -> Reading:
    talks, row = Talks(source, options), 0
    for one in list_beside(source, re.compile(r".+\.txt", re.IGNORECASE)) or [source]:
        row = _read_file(talks, one, row)
    return talks.finish(
        "sigtop",
        exact=True,
        owner=OWNER,
        limits=(
            "read.limit_linked", "read.limit_disappearing", "read.limit_calls_not_kept",
            "read.limit_reactions_untimed",
        ),
    )  # fmt: skip


def _read_file(talks: Talks, source: Source, row: int) -> int:
    """Read one conversation; return the number of its last line, counted on from ``row``."""
    rows, chat, message = talks.rows, -1, None
    for line, after in _windows(read_lines(source, talks.options)):
        row += 1
        rows.n_units += 1
        if chat < 0:
            titled = _TITLE.match(line.lstrip("\ufeff"))
            if titled is None:
                rows.part()
                return row  # another text that lies in the folder
            chat = talks.open(source.place, _bare(titled[1]), group="(group)" in line)
            rows.part()
            continue
        if (message is None or message.ends_before(line)) and _begins([line, *after]):
            _take(talks, chat, message)
            message = _Message(row)
            message.take(line)
            continue
        rows.part()
        if message is not None:
            message.take(line)
        elif line:
            rows.skip_part(row, "read.stray_line")
    _take(talks, chat, message)
    return row


def _windows(lines: Iterator[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield each line with the two behind it."""
    held: list[str] = []
    for line in chain(lines, repeat("", LOOK_AHEAD)):
        held.append(line)
        if len(held) > LOOK_AHEAD:
            yield held[0], held[1:]
            held.pop(0)


def _bare(name: str) -> str:
    return _ADDRESS.sub("", name.strip()) or name.strip()


def _take(talks: Talks, chat: int, message: _Message | None) -> None:
    if message is None:
        return
    fields = message.fields
    sort = fields.get("Type")
    if sort is not None and sort not in _TYPES:
        talks.notice(chat)
        return
    name = OWNER if fields.get("From") == _YOU or sort == "outgoing" else fields.get("From")
    if not name or sort is None:
        talks.skip(chat, message.row, "read.bad_row" if name else "read.no_sender")
        return
    moment = _moment(fields.get("Sent", ""))
    if moment is None:
        talks.skip(chat, message.row, "read.bad_date", shown=fields.get("Sent"))
        return
    words, kind = message.words(), Kind.TEXT
    if message.attached or not words:
        types = [found[1] if (found := _TYPE.search(a)) else "" for a in message.attached]
        voice = bool(types) and all(one.startswith("audio/") for one in types)
        kind = Kind.VOICE if voice else Kind.MEDIA
    talks.add(chat, moment, _bare(name), kind, message.row, words or None)


def _moment(stamp: str) -> datetime | None:
    try:
        when = parsedate_to_datetime(stamp)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return when if when.tzinfo is not None and 1970 < when.year < 3000 else None


SIGTOP = Layout("sigtop", _knows, _read)
"""The reader of sigtop's text."""
