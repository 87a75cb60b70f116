"""What hangs on the local clock: the same life in another zone has the same numbers."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from awhile.measure import cut_history, measure_dyad
from awhile.measure.pace import weekly_counts
from awhile.measure.returns import measure_after
from awhile.segment import day_start_s, offset_at
from awhile.types import DAY_S, HOUR_S, Dyad, Measured, Series
from tests.make import make_dyad
from tests.measure.test_contract import CASES, rows

BERLIN = ZoneInfo("Europe/Berlin")
OFFSETS_S = {"-03:30": -12_600, "+02:00": 7_200, "+12:45": 45_900, "-09:00": -32_400}


def live_elsewhere(dyad: Dyad, offset_s: int) -> Dyad:
    """Let the same things happen at the same hours on the wall of another zone."""
    events = dyad.events
    times = type(events.time_s)("d", (t - offset_s for t in events.time_s))
    offsets = type(events.offset_s)("i", [offset_s] * len(events))
    return replace(
        dyad,
        events=replace(events, time_s=times, offset_s=offsets),
        end_s=dyad.end_s - offset_s,
        outside=tuple(replace(o, time_s=o.time_s - offset_s) for o in dyad.outside),
    )


@pytest.mark.parametrize("zone", OFFSETS_S)
@pytest.mark.parametrize("case", [case for case in CASES if case != "empty"])
def test_only_the_clock_on_the_wall_counts(case: str, zone: str) -> None:
    """Every measure of every case is the same in every zone, but for where it lies in time."""
    offset_s = OFFSETS_S[zone]
    there = rows(live_elsewhere(CASES[case], offset_s))
    here = rows(CASES[case])
    assert here.keys() == there.keys()
    for key, row in here.items():
        if isinstance(row, Series) and row.x_unit == "s":
            row = replace(row, x=tuple(x - offset_s for x in row.x))
        got = there[key]
        if isinstance(row, Measured) and isinstance(got, Measured) and row.value is not None:
            assert replace(got, value=None, low=None, high=None) == replace(
                row, value=None, low=None, high=None
            )
            for one, other in zip(
                (row.value, row.low, row.high), (got.value, got.low, got.high), strict=True
            ):
                assert (one is None) == (other is None), key
                if one is not None:
                    assert other == pytest.approx(one, rel=1e-9, abs=1e-12), key
        else:
            assert got == row, key


def test_most_measures_are_told_of_a_busy_pair() -> None:
    """The comparison over zones is not one of absent numbers."""
    told = {key for key, row in rows(CASES["busy"]).items()
            if isinstance(row, Series) or row.value is not None}  # fmt: skip
    names = {name for name, _ in told}
    for name in ("hours", "weekdays", "pace", "pace_level", "reply_latency_by_hour", "style_match",
                 "return_after_withdrawal_ratio", "withdrawal_after_approach_ratio", "load_share",
                 "before_pace", "before_load", "active_day_share",
                 "return_held_share", "balance_by_month", "style_match_by_month"):  # fmt: skip
        assert name in names


def at(wall: str) -> float:
    """Return when a clock in Berlin shows this, seconds since 1970."""
    return datetime.fromisoformat(wall).replace(tzinfo=BERLIN).timestamp()


def in_berlin(sent: list[tuple[int, str]], end: str) -> Dyad:
    """Build a pair from what clocks in Berlin show."""
    moments = [at(wall) for _, wall in sent]
    offsets = [
        int((datetime.fromtimestamp(t, BERLIN).utcoffset() or timedelta()).total_seconds())
        for t in moments
    ]
    rows_s = [(who, t) for (who, _), t in zip(sent, moments, strict=True)]
    return make_dyad(rows_s, end_s=at(end), t0_s=0.0, offsets_s=offsets, zone="Europe/Berlin")


def test_weeks_begin_at_midnight_of_monday_before_and_after_the_clock_changes() -> None:
    """Over the end of summer time 0:00 stays 0:00, and no visit slips into another week."""
    sent = [
        (0, "2025-10-15T12:00"),  # Wednesday
        (0, "2025-10-19T23:30"),  # Sunday
        (0, "2025-10-20T00:30"),  # Monday
        (0, "2025-10-26T23:30"),  # Sunday, after the change
        (0, "2025-10-27T00:30"),  # Monday
        (0, "2025-11-03T00:10"),  # Monday
    ]
    dyad = in_berlin(sent, "2025-11-05T12:00")
    weeks = weekly_counts(dyad, list(dyad.events.time_s))
    mondays = ("2025-10-13", "2025-10-20", "2025-10-27", "2025-11-03")
    assert weeks.starts_s == tuple(at(f"{day}T00:00") for day in mondays)
    assert weeks.counts == (2, 2, 1, 1)
    assert weeks.exposure == pytest.approx((4.5 / 7, 1, 1, 2.5 / 7))


def test_hours_and_weekdays_are_those_on_the_wall_in_summer_and_in_winter() -> None:
    """Eight in the morning is eight in the morning on both sides of the change."""
    day, sent = date(2025, 10, 13), []
    for i in range(28):  # four whole weeks from a Monday on
        sent.append((0, f"{day + timedelta(days=i)}T08:15"))
        if i % 7 == 6:
            sent.append((1, f"{day + timedelta(days=i)}T00:20"))
    sent += [(1, f"{day + timedelta(days=i)}T23:40") for i in (5, 12)]
    sent.append((1, f"{day + timedelta(days=2)}T15:00"))
    sent.sort(key=lambda row: row[1])
    series = {(s.name, s.person): s for s in measure_dyad(in_berlin(sent, "2025-11-10T12:00"))[1]}
    assert series["hours", 0].y[8] == 1.0
    assert series["weekdays", 0].y == pytest.approx([1 / 7] * 7)
    # Two Saturdays at 23:40 go on to Sunday 0:20, within the hour; two Sundays begin at 0:20.
    hours, weekdays = series["hours", 1].y, series["weekdays", 1].y
    assert (hours[23], hours[0], hours[15]) == pytest.approx((0.4, 0.4, 0.2))
    assert (weekdays[5], weekdays[6], weekdays[2]) == pytest.approx((0.4, 0.4, 0.2))


@pytest.mark.parametrize(("offset_s", "hour"), [(-12_600, 20), (0, 23), (7_200, 1), (45_900, 12)])
def test_an_answer_is_waited_for_from_the_local_hour_on(offset_s: int, hour: int) -> None:
    """What was sent at 23:50 UTC was sent at that hour of the clock where they live."""
    start_s = datetime(2025, 3, 3, 23, 50, tzinfo=UTC).timestamp()
    sent = [(who, i * DAY_S + who * 20 * 60.0) for i in range(12) for who in (0, 1)]
    dyad = make_dyad(sent, t0_s=start_s, end_s=13 * DAY_S, offsets_s=[offset_s] * len(sent))
    series = {(s.name, s.person): s for s in measure_dyad(dyad)[1]}
    assert series["reply_latency_by_hour", 1].x == (float(hour),)
    assert series["reply_latency_by_hour", 1].y == (20 * 60.0,)


def test_a_return_holds_on_local_days() -> None:
    """Visits around midnight are on the days on which they are in Berlin, whatever UTC says."""
    rng = random.Random(5)
    sent: list[tuple[int, float]] = []
    time_s = at("2025-01-06T12:00")
    for _ in range(90):
        time_s += (4 + rng.random()) * HOUR_S
        sent.append((1, time_s))
    back: list[float] = []
    for k in range(6):
        midnight = datetime(2025, 2, 10, tzinfo=BERLIN) + timedelta(days=21 * k)
        # 21:00, 23:12 and 0:24 lie on two days; 21:00, 0:30 and 0:12 on three, in UTC on two.
        hours = (-3.0, -0.8, 0.4) if k % 2 else (-3.0, 0.5, 24.2)
        visits = [midnight.timestamp() + h * HOUR_S for h in hours]
        back.append(visits[0])
        sent += [(1, t) for t in visits]
    sent.append((0, sent[0][1] - 60))
    sent.sort(key=lambda row: row[1])
    offsets = [
        int((datetime.fromtimestamp(t, BERLIN).utcoffset() or timedelta()).total_seconds())
        for _, t in sent
    ]
    dyad = make_dyad(sent, t0_s=0.0, end_s=sent[-1][1] + 30 * DAY_S, offsets_s=offsets)
    row = next(
        r for r in measure_after(cut_history(dyad))
        if r.name == "return_held_share" and r.person == 1
    )  # fmt: skip
    # Only where a third local day was written on: three of the six.
    assert (row.value, row.n) == (0.5, 6)


def test_the_offset_is_that_of_the_last_event() -> None:
    """Before the first event its own offset holds; a local day begins at its own midnight."""
    dyad = in_berlin([(0, "2025-10-25T12:00"), (1, "2025-10-27T12:00")], "2025-10-28T12:00")
    events = dyad.events
    assert offset_at(events, events.time_s[0] - 1) == 7200
    assert offset_at(events, events.time_s[1] - 1) == 7200
    assert offset_at(events, events.time_s[1]) == 3600
    for text in ("2025-10-25", "2025-10-28"):
        number = date.fromisoformat(text).toordinal() - date(1970, 1, 1).toordinal()
        assert day_start_s(events, number) == at(f"{text}T00:00")
