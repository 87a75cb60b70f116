"""Whatever happens to a line of an export: nothing is lost without a word, no silence grows."""

import re
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from awhile.errors import ReadError
from awhile.read import Options, read_file
from awhile.sample.rows import Row
from awhile.types import Kind, Reading
from tests.exports import EXPORTS, Export
from tests.fuzz import FAULTS_OF_OURS

WORD, DIGIT = re.compile(r"[^\W\d_]{2,}"), re.compile(r"\d")
HEAD = 40
"""Characters at the start of a line in which something is reworded."""
START_S = 1_741_000_000
DAMAGES = ("delete", "double", "paste", "reword", "renumber")


def rows_of(export: Export) -> list[Row]:
    """Make a chat of sixty rows, with a silence of five days and one of three weeks."""
    step = max(int(export.step_s), 60)
    moments = [START_S // step * step + i * 4200 // step * step for i in range(60)]
    moments = [t + 5 * 86_400 * (i >= 20) + 21 * 86_400 * (i >= 40) for i, t in enumerate(moments)]
    return [
        Row(float(t // step * step), i % 2, Kind.TEXT, f"so it goes {i}", 0, False)
        for i, t in enumerate(moments)
    ]


def damaged(lines: list[str], damage: str, at: int, other: int) -> list[str]:
    """Do one thing to one line."""
    line = lines[at]
    head, rest = line[:HEAD], line[HEAD:]
    match damage:
        case "delete":
            return lines[:at] + lines[at + 1 :]
        case "double":
            return [*lines[:at], line, *lines[at:]]
        case "paste":
            return [*lines[:at], lines[other], *lines[at:]]
        case "reword":
            return [*lines[:at], WORD.sub("Xyzzy", head, count=1) + rest, *lines[at + 1 :]]
        case _:
            return [*lines[:at], DIGIT.sub("9", head, count=1) + rest, *lines[at + 1 :]]


def told(reading: Reading) -> int:
    """Count what is known of: events, notices, skips, doubles, and what may have been swallowed."""
    u = reading.understood
    unread = {"rows_swallowed", "rows_without_chat"}
    swallowed = sum(int(d.values["n"]) for d in u.doubts if d.kind in unread)
    return u.n_events + u.n_system + u.n_skipped + u.n_doubles + swallowed


def longest(reading: Reading) -> float:
    """Return the longest silence between two events (s)."""
    return max(b - a for a, b in pairwise(reading.events.time_s))


LINED = [e for e in EXPORTS if e.encoding == "utf-8"]


@pytest.mark.parametrize("export", LINED, ids=str)
@example("reword", 0.5, 0.0)
@example("reword", 0.546875, 0.0)
@example("renumber", 0.5, 0.0)
@example("paste", 0.5, 0.875)
@example("reword", 0.5625, 0.0)
@example("paste", 0.625, 0.2421875)
@example("paste", 0.625, 0.875)
@example("paste", 0.55078125, 0.3359375)
@settings(max_examples=12)
@given(st.sampled_from(DAMAGES), st.floats(0, 0.999), st.floats(0, 0.999))
def test_no_line_is_lost_without_a_word(
    export: Export, damage: str, place: float, other: float
) -> None:
    """Deleted, doubled, pasted, reworded or renumbered: the sum holds and lacks one row at most."""
    options = Options(date_order=export.date_order)
    with TemporaryDirectory() as folder:
        path = export.write(Path(folder), rows_of(export), ("Robin", "Sam"))
        if path.is_dir() or path.read_bytes()[:2] == b"PK" or b"\x00" in path.read_bytes():
            return
        before = read_file(path, options)
        lines = path.read_text(export.encoding).split("\n")
        at, from_at = int(place * len(lines)), int(other * len(lines))
        path.write_text("\n".join(damaged(lines, damage, at, from_at)), export.encoding)
        try:
            after = read_file(path, options)
        except ReadError as error:
            if error.key in FAULTS_OF_OURS:
                raise RuntimeError(error.key) from error
            return
    assert told(after) >= told(before) - (damage == "delete")
    doubted = bool(after.understood.doubts or after.understood.n_skipped)
    if damage in {"double", "paste", "reword"}:
        assert doubted or longest(after) <= longest(before)
