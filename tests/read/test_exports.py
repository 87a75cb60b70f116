"""Exports of every format are written and read back: the same two people, nothing lost."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awhile.read import Options, pair_up, read_file
from awhile.read.columns import fold_name
from awhile.read.conversations import address_key
from awhile.sample.rows import Row
from awhile.types import UNKNOWN, Kind
from awhile.words import one_line
from tests.exports import EXPORTS, Export

ZONES = {
    "Europe/Berlin": (1_711_846_800, 1_729_990_800),
    "America/New_York": (1_710_054_000, 1_730_613_600),
    "Australia/Lord_Howe": (1_712_415_600, 1_728_142_200),
    "Asia/Kolkata": (1_711_846_800,),
}
"""Places, with moments at which their clocks change: forward and back, by an hour and by half."""

NAMES = (
    "Sam", "Robin", "Zoë", "José Ángel", "李 小明", "김지민", "سارة", "דנה", "Sam \u202eevil\u202c",
    "👨‍👩‍👧‍👦 Home", "❤️", "<b>Sam</b>", "</script><script>alert(1)", '"Sam" O\'Neil', "Sam & Co",
    "{}", "a\u2028b", "a\x85b", "Sam: the first", "null", "%s", "../../etc/passwd", "=1+1", "7",
    "Sam (edited)", "[Sam]", "Ada (pinned)",
)  # fmt: skip
PIECES = (
    "hi", "are you there?", "a: b", "at 12:30", "x [10:00] x",
    "<b>bold</b> & \"q\" 'a'", "👨‍👩‍👧‍👦", "❤️ 👍🏽", "\u202eabc\u202c", "\u200fשלום",
    "مرحبا؟", "u\u0308", "a\u2028b", "a\x85b", "a\x0bb", "\u00a0", "null",
    "{\"a\": 1}", "a,b;c\td", "- x", "> quoted", "From here on", "it's ok",
    "Sam : x", "&amp; &#10; &#128512;", "]]>", "https://x.example/a?b=c",
    "27/03/2024, 11:05", "Missed call?", "what??", "좋아요", "嗨，你好",
    "ok (edited) then", "--", "100%",
)  # fmt: skip


@dataclass(frozen=True)
class Sent:
    """One thing sent: seconds after the last, by whom, what."""

    after_s: int
    sender: int
    kind: Kind
    text: str
    call_s: int
    edited: bool


# Letter by letter: text drawn whole may be a string of this project, such as an app's own notice.
letters = st.lists(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12).map(
    "".join
)
texts = st.lists(st.sampled_from(PIECES) | letters, min_size=1, max_size=4).flatmap(
    lambda parts: st.sampled_from([" ", "\n", " \n\n"]).map(lambda between: between.join(parts))
)
names = st.sampled_from(NAMES) | letters
sent = st.lists(
    st.builds(
        Sent,
        st.sampled_from([0, 1, 59, 60, 61, 600, 1800, 3600, 4000, 86_400, 20 * 86_400]),
        st.integers(0, 1),
        st.sampled_from([Kind.TEXT] * 4 + list(Kind)),
        texts,
        st.sampled_from([1, 59, 60, 61, 754, 3600, 7325]),
        st.booleans(),
    ),
    min_size=2,
    max_size=10,
)
zones = st.sampled_from(sorted(ZONES)).flatmap(
    lambda zone: st.tuples(st.just(zone), st.sampled_from(ZONES[zone]))
)


def _rows(export: Export, things: list[Sent], begin_s: int) -> list[Row]:
    """Make rows of what the format can hold, in steps of its clock; the last one stands apart."""
    rows, time_s = [], begin_s - 4000
    for place, thing in enumerate(things):
        time_s += thing.after_s + (7300 if place == len(things) - 1 else 0)
        kind = thing.kind if thing.kind in export.kinds else next(iter(export.kinds))
        text = thing.text if kind is Kind.TEXT else ""
        if kind is Kind.TEXT and not export.holds_text(text):
            text = "so it goes"
        call_s = thing.call_s // export.step_call_s * export.step_call_s or 60
        step_s = time_s // max(export.step_s, 1) * max(export.step_s, 1)
        rows.append(
            Row(step_s, thing.sender, kind, text, call_s if kind is Kind.CALL else 0, thing.edited)
        )
    return rows


def _expected_texts(rows: list[Row]) -> list[int]:
    return [len(row.text.split()) if row.kind is Kind.TEXT else UNKNOWN for row in rows]


def _local(moment_s: float, zone: str) -> tuple[float, bool]:
    """Return the wall clock of a moment, and whether that clock is shown twice."""
    info = ZoneInfo(zone)
    when = datetime.fromtimestamp(moment_s, UTC).astimezone(info)
    other = when.replace(fold=1 - when.fold)
    return when.replace(tzinfo=UTC).timestamp(), other.utcoffset() != when.utcoffset()


@pytest.mark.parametrize("export", EXPORTS, ids=str)
@settings(max_examples=20)
@given(sent, st.tuples(names, names), zones)
def test_what_is_written_is_read_back(
    export: Export, things: list[Sent], people: tuple[str, str], zoned: tuple[str, int]
) -> None:
    """Times to the format's step, senders, kinds, words and lengths of calls all come back."""
    own, other = (
        name if fold_name(name) and export.holds_name(name) else plain
        for name, plain in zip(people, ("Robin", "Sam"), strict=True)
    )
    folded = {fold_name(n).casefold() for n in (own, other)}
    if len(folded) < 2 or address_key(own) == address_key(other) or "me" in folded:
        own, other = "Robin", "Sam"
    zone, begin_s = zoned
    moments = _rows(export, things, begin_s)
    if not export.in_order:
        moments = [row._replace(time_s=row.time_s + i) for i, row in enumerate(moments)]
    if len({row.sender for row in moments}) < 2:
        moments[0] = moments[0]._replace(sender=1 - moments[0].sender)
    rows = moments
    if not export.exact:
        rows = [row._replace(time_s=_local(row.time_s, zone)[0]) for row in moments]
    with TemporaryDirectory() as folder:
        path = export.write(Path(folder), rows, (own, other))
        reading = read_file(path, Options(zone=zone, date_order=export.date_order))
    understood, events = reading.understood, reading.events
    assert understood.reader == export.reader
    assert understood.skipped == ()
    assert understood.n_system <= 1 + sum(row.edited for row in rows)
    called = tuple(fold_name(one_line(name)) for name in (export.own or own, export.other or other))
    got = [
        (called.index(name) if (name := fold_name(reading.senders[s])) in called else name, Kind(k))
        for s, k in zip(events.sender, events.kind, strict=True)
    ]
    assert got == [(row.sender, export.kinds[row.kind]) for row in moments]
    for row, time_s, offset_s in zip(moments, events.time_s, events.offset_s, strict=True):
        clock_s, twice = _local(row.time_s, "UTC" if export.own_clock else zone)
        assert time_s + offset_s == pytest.approx(clock_s, abs=0.01)
        assert twice or time_s == pytest.approx(row.time_s, abs=0.01)
    assert list(events.counts["words"]) == _expected_texts(rows)
    if export.lengths:
        lengths = [row.call_s if row.kind is Kind.CALL else UNKNOWN for row in rows]
        assert list(events.counts["call_s"]) == lengths
    end_s = moments[-1].time_s + 10
    dyad = pair_up(
        reading, me=None if export.own else own, other=export.other or other, end_s=end_s
    )
    assert len(dyad.events) == len(rows)
    assert list(dyad.events.sender) == [row.sender for row in moments]
