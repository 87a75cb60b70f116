"""Signal, as the tool signal-export writes it: ``chat.md``, or ``data.json`` with a line each."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from awhile.patterns import late
from awhile.read.account import like_head
from awhile.read.columns import EPOCH, Rows, finish
from awhile.read.conversations import OWNER
from awhile.read.pasted import drop_pasted
from awhile.read.reader import Head, Mine, NotMine, Options, Source
from awhile.read.source import MAX_ENTRY, read_head, read_text_chunks
from awhile.read.times.epochs import put_in_zone
from awhile.types import UNKNOWN, Kind, Reading

_HEAD = late(r"\[(\d{4}-\d\d-\d\d),? (\d\d:\d\d(?::\d\d)?)\] ([^:\n]+): ?(.*)")
_HEADS = late("^" + _HEAD.pattern, re.MULTILINE)
MOST_APART = 0.8
"""Share of the rows that stand after an empty line; the rest are heads pasted into a message."""
_DELETED = "(This message was deleted)"
_CALL = late(
    r"(missed|declined|unanswered)? ?(incoming|outgoing)? ?(?:audio |video |voice )?call"
    r"(?: \(([^()]*)\))?",
    re.IGNORECASE,
)
_ANSWERED = late(r"accepted(?:, (?:(\d{1,6})m )?(\d{1,6})s)?")
_QUOTE = late(r"\A(?:\s*\n)?(?:>.*(?:\n|\Z))+\s*")
_REACTIONS = late(r"\(- .* -\)")
_STICKER = late(r"\(\( .* \)\)")
_ATTACHED = late(r"!?\[[^\]\n]{0,400}\]\((\.{1,2}/[^)\n]{1,800})\)")
_AUDIO = (".m4a", ".aac", ".mp3", ".ogg", ".opus", ".wav", ".flac")
_LINE_KEYS = {"date", "sender", "body", "quote", "reactions"}
NO_SENDER = "No-Sender"


def is_signal_text(text: str) -> bool:
    """Tell signal-export's text: dates from the year on, an empty line before every message.

    Args:
        text: The beginning of the file.
    """
    if not _HEAD.match(text):
        return False
    starts = [found.start() for found in _HEADS.finditer(text)]
    apart = sum(text[start - 2 : start] == "\n\n" for start in starts[1:])
    if len(starts) == 1:
        return text.endswith("\n\n")
    return apart >= MOST_APART * (len(starts) - 1)


def is_signal_line(first: object) -> bool:
    """Tell the first line of signal-export's ``data.json``.

    Args:
        first: The first line, as JSON gives it.
    """
    return isinstance(first, dict) and first.keys() >= _LINE_KEYS


class Signal:
    """The reader of signal-export's two forms."""

    name = "signal"

    def identify(self, head: Head) -> Mine | NotMine:
        """Claim its text by its shape, and its JSON lines by their keys."""
        text = head.text
        if text is None:
            return NotMine("read.not_text")
        return Mine() if is_signal_text(text) or _lines(text) else NotMine("read.not_signal")

    def read(self, source: Source, options: Options) -> Reading:
        """Read one conversation, from either form."""
        rows = Rows.asked_for(options)
        as_lines = read_head(source, 64).lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(b"{")
        take = _take_line if as_lines else _take_entry
        items = _numbered_lines(source, options) if as_lines else _entries(source, options, rows)
        resolution_s = 60.0
        for number, item in rows.counted(items):
            if take(rows, item, number, source.name):
                resolution_s = 1.0
        drop_pasted(rows)
        zone, _ = put_in_zone(rows, options.zone, exact=False)
        return finish(
            rows,
            reader=self.name,
            file=source.name,
            zone=zone,
            resolution_s=resolution_s,
            owner=OWNER if OWNER in rows.senders else None,
            limits=("read.limit_disappearing", "read.limit_reactions_untimed"),
        )


def _lines(text: str) -> bool:
    try:
        return is_signal_line(json.loads(text.lstrip().partition("\n")[0]))
    except (ValueError, RecursionError):
        return False


def _numbered_lines(source: Source, options: Options) -> Iterator[tuple[int, str]]:
    number = 0
    for chunk in read_text_chunks(source, options.progress):
        for line in chunk.removesuffix("\n").split("\n"):
            number += 1
            if line.strip():
                yield number, line


def _entries(source: Source, options: Options, rows: Rows) -> Iterator[tuple[int, str]]:
    """Yield each message with its lines; a head counts only after an empty line."""
    begun, held, size, number, empty, head = 0, [""], 0, 0, True, None
    for chunk in read_text_chunks(source, options.progress):
        for line in chunk.removesuffix("\n").split("\n"):
            number += 1
            found = _HEAD.match(line)
            if empty and found:
                if begun:
                    yield begun, "\n".join(held)
                begun, held, size, head = number, [line[:MAX_ENTRY]], len(line), found
            else:
                if empty and (begin := like_head(line)) and begin.startswith("["):
                    rows.swallow(number, begin)
                # What somebody pasted is older than the message it is in; a later head is a row
                # whose empty line is gone.
                if found and head and found.group(1, 2) > head.group(1, 2):
                    rows.swallow(number, found[1])
                if size < MAX_ENTRY:
                    held.append(line[:MAX_ENTRY])
                    size += len(line) + 1
            empty = not line.strip()
    if begun:
        yield begun, "\n".join(held)


_LEFT_OUT = late(r"\((?:media|attachment|sticker|voice message) not exported\)")
"""What signal-export writes in place of files that were not to be exported."""


def _take_entry(rows: Rows, entry: str, number: int, file: str) -> bool:
    head = _HEAD.match(entry)
    if head is None:
        rows.skip(number, "read.bad_row")
        return False
    day, clock, name, _ = head.groups()
    body = entry[head.start(4) :].rstrip()
    if body == _DELETED:
        _add(rows, f"{day}T{clock}", name, Kind.DELETED, None, number, file)
        return len(clock) > 5
    if (called := _call(body)) is not None:
        kind, call_s = called
        _add(rows, f"{day}T{clock}", name, kind, None, number, file, call_s)
        return len(clock) > 5
    body = _QUOTE.sub("", body)
    paths = _ATTACHED.findall(body)
    lines = _ATTACHED.sub("", body).rstrip().split("\n")
    sticker = bool(_STICKER.fullmatch(lines[-1].rstrip()))
    if sticker:
        lines.pop()
    if lines and _REACTIONS.fullmatch(lines[-1].rstrip()):
        lines.pop()
    words = "\n".join(lines).strip()
    left_out = _LEFT_OUT.fullmatch(words) is not None
    words = "" if left_out else words
    kind = _kind(paths, sticker=sticker or left_out)
    own = words if words or kind is Kind.TEXT else None
    _add(rows, f"{day}T{clock}", name, kind, own, number, file)
    return len(clock) > 5


def _take_line(rows: Rows, line: str, number: int, file: str) -> bool:
    try:
        item = json.loads(line)
    except (ValueError, RecursionError):
        item = None
    if not isinstance(item, dict):
        rows.skip(number, "read.bad_row")
        return False
    body = item["body"].strip() if isinstance(item.get("body"), str) else ""
    called = _call(body) if item.get("call", True) else None
    if item.get("call") and called is None:
        called = (Kind.CALL, UNKNOWN)
    kind, call_s = called or (_kind(_paths(item), sticker=bool(item.get("sticker"))), UNKNOWN)
    if called and item.get("missed"):
        kind, call_s = Kind.MISSED_CALL, UNKNOWN
    if item.get("deleted"):
        kind = Kind.DELETED
    words = kind in {Kind.TEXT, Kind.MEDIA, Kind.VOICE} and (body or kind is Kind.TEXT)
    _add(
        rows, item.get("date"), item.get("sender"), kind, body if words else None, number, file,
        call_s,
    )  # fmt: skip
    return True


def _paths(item: dict[str, Any]) -> list[str]:
    listed = item.get("attachments")
    found = listed if isinstance(listed, list) else []
    return [str(a.get("path") or a.get("name")) for a in found if isinstance(a, dict)]


def _kind(paths: list[str], *, sticker: bool) -> Kind:
    if not paths:
        return Kind.MEDIA if sticker else Kind.TEXT
    return Kind.VOICE if all(p.lower().endswith(_AUDIO) for p in paths) else Kind.MEDIA


def _call(body: str) -> tuple[Kind, int] | None:
    found = _CALL.fullmatch(body)
    if found is None:
        return None
    failed, way, detail = found.groups()
    answered = _ANSWERED.fullmatch(detail or "")
    if failed or (way and detail and not answered):
        return Kind.MISSED_CALL, UNKNOWN
    if answered and answered[2]:
        return Kind.CALL, 60 * int(answered[1] or 0) + int(answered[2])
    return Kind.CALL, UNKNOWN


def _add(
    rows: Rows,
    stamp: object,
    name: object,
    kind: Kind,
    text: str | None,
    number: int,
    file: str,
    call_s: int = UNKNOWN,
) -> None:
    if not isinstance(name, str) or not name.strip() or name == NO_SENDER:
        rows.skip(number, "read.no_sender")
        return
    try:
        wall = datetime.fromisoformat(str(stamp)).replace(tzinfo=None)
    except ValueError:
        rows.skip(number, "read.bad_date", shown=stamp)
        return
    if wall.year < 1980:
        rows.skip(number, "read.bad_date", shown=stamp)
        return
    sender = rows.sender_id(name.strip(), file)
    rows.add((wall - EPOCH).total_seconds(), sender, kind, number, text, call_s=call_s)


SIGNAL = Signal()
