"""Pace through time: visits by week, and the moments from which it was another.

The counts of neighbouring weeks scatter more than chance alone would have it, and hang together;
both look like change to a method that expects independent counts. So the scatter is measured from
the differences of weeks that lie `LAG` apart, which a lasting change leaves almost untouched, and
divides the gain of every change (quasi-Poisson).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from awhile.measure.intervals import rate_interval
from awhile.segment import day_start_s, offset_at
from awhile.types import DAY_S, WEEK_S, Dyad

LAG = 3
"""Weeks between the two counts whose difference measures scatter."""

MIN_BINS = 4
"""Fewest weeks that can be a level of their own; a choice."""

MAX_BINS = 520
"""Beyond ten years, weeks are put together in twos, threes …, to keep the search short."""

PENALTY = (3.0, 3.0)
"""A change must gain this much twice-log-likelihood: first number plus second times log(bins).

Set by simulation: of 300 paces that never changed, at most 3% showed a change in each of eighteen
settings (30 to 200 weeks, one visit in two weeks to twenty a week; independent, bursty, in bouts).
"""


@dataclass(frozen=True, slots=True)
class Weeks:
    """Visits of one person by calendar week.

    Attributes:
        starts_s: Monday 0:00, local, of each week [w].
        counts: Visits that began in it [w].
        exposure: What part of the week was observed [w]; less than 1 at both ends.
    """

    starts_s: tuple[float, ...]
    counts: tuple[int, ...]
    exposure: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """A span of weeks with one pace.

    Attributes:
        start_s: When it begins.
        rate: Visits per week.
        low: Lower end of the 95% interval, given that the span is right.
        high: Upper end.
    """

    start_s: float
    rate: float
    low: float
    high: float


def weekly_counts(dyad: Dyad, starts_s: Sequence[float]) -> Weeks:
    """Count visits by calendar week, from the dyad's first event to the end of observation.

    Args:
        dyad: The pair. Weeks follow the wall clock of its events, through every change of it.
        starts_s: When this person's visits began [n].

    Returns:
        Every week, also those without a visit; empty if there are no events.
    """
    events = dyad.events
    if not events.time_s:
        return Weeks((), (), ())
    first_s, end_s = events.time_s[0], dyad.end_s

    def week(time_s: float) -> int:
        wall_s = time_s + offset_at(events, time_s)
        return int((wall_s + 3 * DAY_S) // WEEK_S)  # 1970 began on a Thursday

    zero = week(first_s)
    weeks = range(zero, max(zero, week(end_s)) + 1)
    monday = [day_start_s(events, 7 * i - 3) for i in weeks]
    counts = [0] * len(monday)
    for time_s in starts_s:
        counts[min(max(week(time_s), zero), weeks[-1]) - zero] += 1
    seen = [1.0] * len(monday)
    for i in {0, len(monday) - 1}:
        seen[i] = (min(end_s, monday[i] + WEEK_S) - max(first_s, monday[i])) / WEEK_S
    if seen[-1] <= 0 and len(seen) > 1 and not counts[-1]:
        monday, counts, seen = monday[:-1], counts[:-1], seen[:-1]
    return Weeks(tuple(monday), tuple(counts), tuple(seen))


def dispersion(weeks: Weeks) -> float:
    """Estimate variance over mean of the weekly counts, from weeks `LAG` apart; 1 at least.

    Args:
        weeks: Counts by week.
    """
    whole = [c for c, e in zip(weeks.counts, weeks.exposure, strict=True) if e > 0.99]
    pairs = [(a, b) for a, b in zip(whole, whole[LAG:], strict=False)]
    total = sum(a + b for a, b in pairs)
    if not total:
        return 1.0
    return max(1.0, sum((a - b) ** 2 for a, b in pairs) / total)


def find_levels(weeks: Weeks, scatter: float) -> list[Level]:
    """Cut the weeks into levels: exact optimal partitioning with pruning.

    PELT (Killick, Fearnhead & Eckley 2012) on Poisson deviance divided by the scatter, with levels
    of at least `MIN_BINS` bins and `PENALTY` per change.

    Args:
        weeks: One person's weeks; not empty.
        scatter: Variance over mean of the counts (`dispersion`).

    Returns:
        At least one level, in time order, without gaps.
    """
    step = math.ceil(len(weeks.counts) / MAX_BINS)
    n_at, e_at = [0.0], [0.0]
    for i in range(0, len(weeks.counts), step):
        n_at.append(n_at[-1] + sum(weeks.counts[i : i + step]))
        e_at.append(e_at[-1] + sum(weeks.exposure[i : i + step]))
    bins = len(n_at) - 1
    cuts = _partition(n_at, e_at, (PENALTY[0] + PENALTY[1] * math.log(bins)) * scatter)
    levels: list[Level] = []
    for start, stop in zip(cuts, [*cuts[1:], bins], strict=True):
        count, exposure = n_at[stop] - n_at[start], e_at[stop] - e_at[start]
        low, high = rate_interval(count, exposure, scatter)
        levels.append(Level(weeks.starts_s[start * step], count / exposure, low, high))
    return levels


def _partition(n_at: list[float], e_at: list[float], penalty: float) -> list[int]:
    """Find where levels start, given running sums of counts and exposure [bins + 1]."""
    bins = len(n_at) - 1
    log = math.log
    best = [0.0] * (bins + 1)
    best[0] = -penalty
    back = [0] * (bins + 1)
    starts = [0]
    beaten: list[set[int]] = []
    for stop in range(1, bins + 1):
        if stop >= 2 * MIN_BINS:
            starts.append(stop - MIN_BINS)
        n_here, e_here = n_at[stop], e_at[stop]
        costs = []
        for s in starts:
            count, exposure = n_here - n_at[s], e_here - e_at[s]
            fit = -2 * count * log(count / exposure) if count and exposure > 0 else 0.0
            costs.append(best[s] + fit)
        low = min(costs)
        back[stop] = starts[costs.index(low)]
        best[stop] = low + penalty
        # A start that loses by more than a change costs to starting anew here can win no more once
        # that is allowed, `MIN_BINS` later.
        limit = best[stop]
        beaten.append({s for s, cost in zip(starts, costs, strict=True) if cost >= limit})
        if stop > 2 * MIN_BINS and (gone := beaten[stop - MIN_BINS - 1]):
            starts = [s for s in starts if s not in gone]
    cuts = []
    at = bins
    while at:
        at = back[at]
        cuts.append(at)
    return cuts[::-1]
