"""What is needed to mend a reader, with no word of the chat: counts, versions, shapes of lines."""

import platform
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from awhile import __version__
from awhile.errors import AwhileError
from awhile.read import Options, read_file
from awhile.read.reader import Head, Source
from awhile.read.source import find_source, read_text_chunks
from awhile.types import Understood

MAX_SHAPES = 20
"""Lines whose shape is given: those that failed, or the first of a file that was refused."""

MAX_SHAPE = 80
"""Characters of a shape; what follows the head of a row says nothing of how it is written."""

KEPT = frozenset(" ,.:;/-–—[](){}<>|\"'\\_=+*#@~\t")
"""Marks that belong to how a row is written; every other character stands for its class."""


def blank(line: str) -> str:
    """Return the shape of a line: letters as x or X, digits as 9, marks of a row as they are.

    Args:
        line: A line of a chat.

    Returns:
        Its shape, at most `MAX_SHAPE` characters; invisible characters as their number, so that it
        can be seen where they stand; runs of more than three letters are cut to three, so that not
        even the length of a word is told.
    """
    shape: list[str] = []
    for char in line[: 4 * MAX_SHAPE]:
        if char in KEPT:
            one = char
        else:
            group = unicodedata.category(char)
            if group[0] in "LM":
                one = "X" if group == "Lu" else "x"
            elif group[0] == "N":
                one = "9"
            elif group in {"Cf", "Zs", "Cc", "Zl", "Zp"}:
                one = f"<{ord(char):04X}>"
            else:
                one = "?"
        if one in "xX" and len(shape) > 2 and all(c in "xX" for c in shape[-3:]):
            continue
        shape.append(one)
    return "".join(shape)[:MAX_SHAPE]


def report_problem(path: Path, options: Options) -> dict[str, object]:
    """Say how a file is read and where it fails.

    Args:
        path: The file.
        options: How it is to be read.

    Returns:
        Values for JSON: versions, the kind and size of the file, what was understood as counts,
        why rows were skipped, and the shapes of lines that failed. No name, word, number or date.
    """
    told: dict[str, object] = {
        "awhile": __version__,
        "python": platform.python_version(),
        "system": sys.platform,
        "ending": path.suffix.lower()[:8] if path.suffix[1:].isalnum() else "",
        "options": {"dates": options.date_order, "zone_given": options.zone is not None},
    }
    try:
        source, head = find_source(path)
    except AwhileError as error:
        return told | {"refused": error.key}
    told |= {
        "bytes": source.size,
        "text": head.text is not None,
        "begins_with": [f"{byte:02x}" for byte in head.data[:4]],
        "members": dict(Counter(Path(name).suffix.lower()[:8] for name in head.members)),
        "tables": len(head.tables),
    }
    try:
        understood = read_file(path, options).understood
    except AwhileError as error:
        return told | {"refused": error.key, "shapes": _first_shapes(source, head)}
    rows = {one.row for one in understood.skipped[:MAX_SHAPES]}
    return told | {"understood": _counts(understood), "shapes": _shapes(source, head, rows)}


def _counts(understood: Understood) -> dict[str, object]:
    """Keep the counts and settings of what was understood, and nobody's name."""
    kept = (
        "reader", "n_events", "n_messages", "n_calls", "n_missed_calls", "n_system", "n_skipped",
        "n_doubles", "zone_assumed", "resolution_s", "date_order", "date_order_sure", "limits",
    )  # fmt: skip
    whole = asdict(understood)
    return {name: whole[name] for name in kept} | {
        "senders": len(understood.senders),
        "conversations": len(understood.chats),
        "skipped": dict(Counter(one.why for one in understood.skipped)),
        "doubts": [doubt.kind for doubt in understood.doubts],
    }


def _lines(source: Source, head: Head) -> Iterator[tuple[int, str]]:
    """Give the lines of a text, numbered from 1; of anything else none."""
    if head.text is None:
        return
    number = 0
    for chunk in read_text_chunks(source):
        for line in chunk.removesuffix("\n").split("\n"):
            number += 1
            yield number, line


def _first_shapes(source: Source, head: Head) -> list[str]:
    shapes: list[str] = []
    for number, line in _lines(source, head):
        if number > MAX_SHAPES:
            break
        shapes.append(blank(line))
    return shapes


def _shapes(source: Source, head: Head, rows: set[int]) -> list[str]:
    if not rows:
        return []
    last = max(rows)
    shapes: list[str] = []
    for number, line in _lines(source, head):
        if number in rows:
            shapes.append(blank(line))
        if number >= last:
            break
    return shapes
