"""Who answers how fast: the wait for an answer as a censored duration.

*When a wait opens.* At the end of the first burst of the other's run: their events less than an
hour apart are one thing to answer, and while they still write nobody is waiting. The clock is not
set back when they write again later. Setting it back would make a person look the faster the more
often they are chased, for long waits collect reminders (the bias of time-dependent exposure;
Suissa 2008, "Immortal time bias in pharmacoepidemiology").

*When it ends.* With this person's next event of any kind. At the end of observation an open wait is
censored. A run of reactions alone asks for no answer and opens none.

*What it cannot tell.* Some messages need no answer. Such a wait lasts until its person next opens a
conversation, or is never seen to end (a cured fraction; Boag 1949), so the slow end of the curve
mixes slow answers with none. Half and nine in ten are read off the curve as it is.

*Coarse clocks.* A wait of zero on a clock with steps is counted as half a step.
"""

import itertools
from array import array
from collections.abc import Iterator
from dataclasses import dataclass

from awhile.measure.history import N_ENOUGH, PEOPLE, History
from awhile.measure.intervals import quotient_interval
from awhile.measure.kaplan_meier import Curve, estimate_survival
from awhile.measure.row_makers import OPEN_END, absent, quantile_row
from awhile.segment import VISIT_GAP_S
from awhile.types import DAY_S, HOUR_S, Kind, Measured, Series

REACTION = int(Kind.REACTION)  # comparing with a plain number is several times as fast

MIN_P90 = 20
"""Fewest waits from which the slowest tenth is told."""


@dataclass(frozen=True, slots=True)
class Waits:
    """How long each wait for one person's answer lasted.

    Attributes:
        durations_s: How long, or how long so far [n].
        observed: False where it still goes on [n].
        hours: Local hour in which the wait opened [n].
    """

    durations_s: list[float]
    observed: list[bool]
    hours: list[int]


def find_waits(history: History) -> tuple[Waits, Waits]:
    """List the waits for an answer of person 0 and of person 1.

    Args:
        history: The pair.
    """
    events, runs = history.dyad.events, history.runs
    times, kinds, senders, offsets = events.time_s, events.kind, events.sender, events.offset_s
    half_s = history.dyad.resolution_s / 2
    no_reactions = REACTION not in kinds
    end_s, n = history.dyad.end_s, len(times)
    found = (Waits([], [], []), Waits([], [], []))
    keep = [(w.durations_s.append, w.observed.append, w.hours.append) for w in found]
    for start, stop in itertools.pairwise(runs):
        if no_reactions and times[stop - 1] - times[start] < VISIT_GAP_S:
            last: int | None = stop - 1
        else:
            last = _end_of_burst(times, kinds, start, stop)
        if last is None:
            continue
        duration, seen, hour = keep[1 - senders[start]]
        last_s = times[last]
        waited_s = (times[stop] if stop < n else end_s) - last_s
        duration(max(half_s, waited_s))
        seen(stop < n)
        hour(int((last_s + offsets[last]) % DAY_S // HOUR_S))
    return found


def _end_of_burst(times: "array[float]", kinds: "array[int]", start: int, stop: int) -> int | None:
    """Find the last event of a run's first burst; None if it is reactions alone."""
    last = None
    for i in range(start, stop):
        if kinds[i] == REACTION:
            continue
        if last is not None and times[i] - times[last] >= VISIT_GAP_S:
            break
        last = i
    return last


def measure_latency(history: History) -> Iterator[Measured | Series]:
    """Return how long answers take: median, 90% quantile, survival curve, median by hour."""
    waits = find_waits(history)
    medians: list[tuple[float | None, float | None, float | None]] = []
    for p in PEOPLE:
        curve = estimate_survival(waits[p].durations_s, waits[p].observed)
        median = curve.quantile(0.5) if curve.n_observed >= N_ENOUGH else (None, None, None)
        medians.append(median)
        late = curve.quantile(0.9) if curve.n_observed >= MIN_P90 else (None, None, None)
        yield quantile_row("reply_latency_median_s", p, median, curve.n)
        yield quantile_row("reply_latency_p90_s", p, late, curve.n)
        if curve.n_observed >= N_ENOUGH:
            yield curve_series("reply_latency_curve", p, curve, 60.0)
        if history.knows_hours and (by_hour := _by_hour(waits[p], p)):
            yield by_hour
    yield _ratio(medians, len(waits[0].durations_s) + len(waits[1].durations_s))


def _ratio(medians: list[tuple[float | None, float | None, float | None]], n: int) -> Measured:
    """Compare the two medians: how many times as long person 1 takes."""
    name = "reply_latency_ratio"
    (below, *below_ends), (above, *above_ends) = medians
    if below is None or above is None:
        return absent(name, None, "ratio", n)
    ends = [*below_ends, *above_ends]
    if None in ends:
        return Measured(name, None, above / below, None, None, "ratio", n, OPEN_END)
    a_low, a_high, b_low, b_high = (float(e or 0) for e in (*above_ends, *below_ends))
    low, high = quotient_interval((above, a_low, a_high), (below, b_low, b_high))
    return Measured(name, None, above / below, low, high, "ratio", n)


def _by_hour(waits: Waits, person: int) -> Series | None:
    """Give the median wait by the local hour in which it opened, where there are enough."""
    split: list[tuple[list[float], list[bool]]] = [([], []) for _ in range(24)]
    for duration_s, observed, hour in zip(
        waits.durations_s, waits.observed, waits.hours, strict=True
    ):
        split[hour][0].append(duration_s)
        split[hour][1].append(observed)
    rows: list[tuple[int, float]] = []
    n = 0
    for hour, (durations_s, seen) in enumerate(split):
        if sum(seen) < N_ENOUGH:
            continue
        value = estimate_survival(durations_s, seen).quantile(0.5)[0]
        if value is not None:
            rows.append((hour, value))
            n += len(seen)
    if not rows:
        return None
    x, y = zip(*rows, strict=True)
    return Series("reply_latency_by_hour", person, tuple(map(float, x)), y, (), (), "hour", "s", n)


def curve_series(name: str, person: int, curve: Curve, first_s: float) -> Series:
    """Lay a survival curve on a grid that doubles every second step, up to its last duration.

    Args:
        name: Name of the series.
        person: Who answers, 0 or 1.
        curve: How long answers take.
        first_s: First point of the grid (s), above 0.
    """
    grid = [first_s]
    while grid[-1] < curve.last_s:
        grid.append(first_s * 2 ** (len(grid) / 2))
    at = [curve.at(x) for x in grid if x <= curve.last_s] or [curve.at(first_s)]
    return Series(
        name,
        person,
        tuple(grid[: len(at)]),
        tuple(s for s, _, _ in at),
        tuple(low for _, low, _ in at),
        tuple(high for _, _, high in at),
        "duration_s",
        "share",
        curve.n,
    )
