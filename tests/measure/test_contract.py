"""Every measure, every rule."""

import itertools
import math
import random
from array import array
from dataclasses import MISSING, fields, replace

import pytest

from awhile.care import May
from awhile.measure import (
    MEASURES,
    MeasureSpec,
    cut_history,
    looks_ahead,
    may_tell,
    measure_dyad,
    measure_numbers,
)
from awhile.measure.history import find_spans
from awhile.read.language import COLUMNS
from awhile.segment import observe_until
from awhile.types import DAY_S, HOUR_S, WEEK_S, Dyad, Kind, Measured, Outside, Series
from awhile.words import say
from tests.make import T0_S, make_dyad

NAMES = [spec.name for spec in MEASURES]
UNITS = {spec.name: spec.unit for spec in MEASURES}
PAIR = {spec.name for spec in MEASURES if spec.of == "pair"}
COUNTED = ("emoji", "language", *COLUMNS)


def busy(seed: int = 1, n: int = 900, resolution_s: float = 1.0) -> Dyad:
    """Make a pair that shows everything: calls, words, long silences, ties."""
    rng = random.Random(seed)
    sent, kinds, words, questions, call_s = [], [], [], [], []
    about: dict[str, list[int]] = {name: [] for name in COUNTED}
    at = 0.0
    for i in range(n):
        at += 8 * DAY_S * (i % 100 == 99)
        at += rng.choice([0.0, 60.0, 600.0, 5 * HOUR_S, 20 * HOUR_S, 3 * DAY_S * rng.random()])
        kind = rng.choice([Kind.TEXT] * 8 + [Kind.CALL, Kind.MISSED_CALL, Kind.REACTION])
        sent.append((rng.randrange(2), at // resolution_s * resolution_s))
        kinds.append(kind)
        words.append(rng.randrange(1, 30) if kind == Kind.TEXT else -1)
        questions.append(rng.randrange(2) if kind == Kind.TEXT else -1)
        call_s.append(rng.randrange(600) if kind == Kind.CALL else -1)
        for name, column in about.items():
            held = 0 if name == "language" else rng.choice([0, 0, 0, 1])
            column.append(held if kind == Kind.TEXT else -1)
    counts = {"words": words, "questions": questions, "call_s": call_s, **about}
    dyad = make_dyad(
        sent, end_s=at + 4 * DAY_S, kinds=kinds, counts=counts, resolution_s=resolution_s
    )
    outside = tuple(Outside(T0_S + at * i / 20, None, "travel") for i in range(20))
    return replace(dyad, outside=outside)


CASES = {
    "empty": make_dyad([], end_s=DAY_S),
    "one event": make_dyad([(0, 0.0)], end_s=DAY_S),
    "one event, now": make_dyad([(1, 0.0)]),
    "one-sided": make_dyad([(0, i * 7 * HOUR_S) for i in range(60)], end_s=40 * DAY_S),
    "all at once": make_dyad([(i % 2, 0.0) for i in range(40)]),
    "days": make_dyad([(i % 2, i * 2 * DAY_S) for i in range(90)], resolution_s=DAY_S),
    "busy": busy(),
    "busy, minutes": busy(2, resolution_s=60.0),
}


def rows(dyad: Dyad) -> dict[tuple[str, int | None], Measured | Series]:
    """Measure a pair; rows by name and person."""
    numbers, series = measure_dyad(dyad)
    found: dict[tuple[str, int | None], Measured | Series] = {
        (row.name, row.person): row for row in (*numbers, *series)
    }
    assert len(found) == len(numbers) + len(series)
    return found


@pytest.mark.parametrize("case", CASES)
def test_every_number_is_told_for_both_or_says_why_not(case: str) -> None:
    """Rows are complete, ordered as registered, finite, inside their interval, and explained."""
    numbers, series = measure_dyad(CASES[case])
    assert measure_numbers(cut_history(CASES[case])) == list(numbers)
    wanted = [s for s in MEASURES if s.shape == "number"]
    assert list(dict.fromkeys(r.name for r in numbers)) == [s.name for s in wanted]
    assert [r.name for r in series] == sorted((r.name for r in series), key=NAMES.index)
    for spec in wanted:
        mine = [r for r in numbers if r.name == spec.name]
        assert [r.person for r in mine] == ([None] if spec.of == "pair" else [0, 1])
        for row in mine:
            assert row.unit == spec.unit
            if row.value is None:
                assert row.why is not None
                assert say(row.why)
                continue
            assert row.n >= spec.min_n
            assert math.isfinite(row.value)
            assert row.value >= 0 or row.unit == "sd"
            least = -math.inf if row.unit == "sd" else 0
            assert row.low is None or least <= row.low <= row.value + 1e-12
            assert row.high is None or row.value - 1e-12 <= row.high < math.inf
            if row.unit == "share":
                assert row.value <= 1
                assert row.high is not None
                assert row.high <= 1


@pytest.mark.parametrize("case", CASES)
def test_every_series_is_whole(case: str) -> None:
    """Axis and values are as long as each other, ascending, finite, inside their band."""
    for row in measure_dyad(CASES[case])[1]:
        assert row.y_unit == UNITS[row.name]
        assert len(row.x) == len(row.y) > 0
        assert list(row.x) == sorted(row.x)
        assert all(math.isfinite(v) and (v >= 0 or row.y_unit == "sd") for v in row.y)
        if row.low:
            assert len(row.low) == len(row.high) == len(row.y)
            for low, y, high in zip(row.low, row.y, row.high, strict=True):
                assert low <= y + 1e-9
                assert y <= high + 1e-9


def test_the_busy_pair_shows_everything() -> None:
    """No measure but one is only ever absent, so the other rules have something to hold on to."""
    found = rows(busy(n=6000))
    for spec in MEASURES:
        for person in (None,) if spec.of == "pair" else (0, 1):
            row = found[spec.name, person]
            if spec.name == "writing_again_ratio":  # told of nobody, with the reason
                assert isinstance(row, Measured)
                assert row.value is None
                assert row.why == "measure.why_shared_rhythm"
                continue
            assert isinstance(row, Series) or row.value is not None, spec.name


@pytest.mark.parametrize("case", CASES)
def test_swapped_people_swap_the_rows(case: str) -> None:
    """Neither person is treated otherwise; the ratio of the two turns over."""
    dyad = CASES[case]
    events = replace(dyad.events, sender=type(dyad.events.sender)("h", dyad.events.sender))
    for i, sender in enumerate(dyad.events.sender):
        events.sender[i] = 1 - sender
    there, back = rows(dyad), rows(replace(dyad, events=events))
    for (name, person), row in there.items():
        if person is None and name != "reply_latency_ratio":
            other = back[name, None]
            if isinstance(row, Measured) and isinstance(other, Measured):
                assert other.n == row.n
                assert other.value == pytest.approx(row.value)
            continue
        if person is None:
            assert isinstance(row, Measured)
            other = back[name, None]
            assert isinstance(other, Measured)
            assert row.n == other.n
            if row.value is not None:
                assert other.value == pytest.approx(1 / row.value)
            continue
        assert replace(back[name, 1 - person], person=person) == row


@pytest.mark.parametrize("case", CASES)
def test_whole_weeks_later_nothing_changes(case: str) -> None:
    """Only positions in calendar time move, and by exactly that much."""
    dyad, weeks_s = CASES[case], 26 * WEEK_S
    events = replace(
        dyad.events,
        time_s=type(dyad.events.time_s)("d", (t + weeks_s for t in dyad.events.time_s)),
    )
    outside = tuple(replace(o, time_s=o.time_s + weeks_s) for o in dyad.outside)
    later = rows(replace(dyad, events=events, end_s=dyad.end_s + weeks_s, outside=outside))
    for key, row in rows(dyad).items():
        if isinstance(row, Series) and row.x_unit == "s":
            row = replace(row, x=tuple(x + weeks_s for x in row.x))
        assert later[key] == row


def test_hours_are_absent_where_only_days_are_known() -> None:
    """A clock of days gives no hours and no wait of zero."""
    found = rows(CASES["days"])
    assert not [name for name, _ in found if name in {"hours", "reply_latency_by_hour"}]
    median = found["reply_latency_median_s", 0]
    assert isinstance(median, Measured)
    assert median.value == 2 * DAY_S


def test_every_measure_has_its_sentences() -> None:
    """Title and meaning exist for each, names are unique."""
    assert len(set(NAMES)) == len(NAMES)
    for spec in MEASURES:
        assert say(spec.title)
        assert say(spec.meaning, **dict(spec.spans)).endswith(".")


def test_attempts_are_counted_alike_with_and_without_reactions() -> None:
    """The short cut for records without reactions changes no count."""
    dyad = busy()
    sent = [
        (s, t - dyad.events.time_s[0])
        for s, t, k in zip(dyad.events.sender, dyad.events.time_s, dyad.events.kind, strict=True)
        if k != Kind.REACTION
    ]
    short = rows(make_dyad(sent))
    last = sent[-1][1] + 30 * DAY_S
    ended = [*sent, (1 - sent[-1][0], last)]
    kinds = [Kind.TEXT] * len(sent) + [Kind.REACTION]
    long = rows(make_dyad(ended, kinds=kinds))
    for person in (0, 1):
        assert long["unanswered_runs", person] == short["unanswered_runs", person]


def test_what_came_after_the_end_is_not_used() -> None:
    """A record cut at its end and one that goes on past it are measured alike."""
    dyad = busy()
    early = replace(dyad, end_s=dyad.events.time_s[500] + 1)
    assert measure_dyad(early) == measure_dyad(observe_until(dyad, early.end_s))


def test_what_a_measure_needs_is_stated_and_refused_unless_stated() -> None:
    """No measure is without the answer, and a name that nobody described is never told."""
    field = next(f for f in fields(MeasureSpec) if f.name == "needs")
    assert field.default is MISSING
    assert field.default_factory is MISSING
    assert looks_ahead("a_measure_of_tomorrow")
    assert not may_tell("a_measure_of_tomorrow", set(May))
    for name in ("hours", "weekdays", "silence_curve", "reply_latency_by_hour", "before_now"):
        assert looks_ahead(name)
    for name in ("n_events", "pace", "initiation_share", "unanswered_now", "style_match"):
        assert not looks_ahead(name)


def test_what_is_closed_takes_out_what_could_be_read_off_it() -> None:
    """With everything open but one thing, exactly the measures of that thing are left out."""
    told = {spec.name for spec in MEASURES if may_tell(spec.name, set(May))}
    assert {spec.name for spec in MEASURES} - told == {"writing_again_ratio"}
    left_out = {
        what: told - {name for name in told if may_tell(name, set(May) - {what})} for what in May
    }
    assert left_out[May.HOURS] == {
        "hours", "weekdays", "reply_latency_median_s", "reply_latency_p90_s",
        "reply_latency_ratio", "reply_latency_curve", "reply_latency_by_hour",
    }  # fmt: skip
    assert left_out[May.DAYS] == {
        "silence_now_s", "silence_now_longer_share", "silence_now_rank", "unanswered_now"
    }  # fmt: skip
    assert left_out[May.BEFORE] == {name for name in told if name.startswith("before_")}
    assert left_out[May.RETURNS] >= {"silence_curve", "return_held_share", "call_answered_share"}
    for what in set(May) - {May.HOURS, May.DAYS, May.BEFORE, May.RETURNS}:
        assert left_out[what] == set()


def test_neighbours_of_what_looks_ahead_look_ahead_too() -> None:
    """A number and a series of the same waits, silences or hours are described alike."""
    for beginning in ("reply_latency", "silence_", "before_", "return_", "writing_again"):
        assert {s.looks_ahead for s in MEASURES if s.name.startswith(beginning)} == {True}


@pytest.mark.parametrize("offsets", [[0], [3600], [-19_800], [0, 3600], [0, 3600, -36_000]])
def test_days_are_cut_on_the_clock_of_each_event(offsets: list[int]) -> None:
    """Stretches of one local day hold every event once, on its own day, and none is cut in two."""
    rng = random.Random(str(offsets))
    times = sorted(rng.choice([rng.random() * 9, rng.randrange(9)]) * DAY_S for _ in range(300))
    dyad = make_dyad([(rng.randrange(2), t) for t in times])
    events = replace(dyad.events, offset_s=array("i", [rng.choice(offsets) for _ in times]))
    days = [int((t + o) // DAY_S) for t, o in zip(events.time_s, events.offset_s, strict=True)]
    spans = find_spans(events)
    assert [day for day, start, stop in spans for _ in range(start, stop)] == days
    assert all(a[0] != b[0] for a, b in itertools.pairwise(spans))
