"""Change points of pace: exact, and seldom where nothing changed."""

import math
import random

import pytest

from awhile.measure.pace import (
    MIN_BINS,
    PENALTY,
    Weeks,
    _partition,
    dispersion,
    find_levels,
    weekly_counts,
)
from awhile.types import DAY_S, HOUR_S, WEEK_S
from tests.make import make_dyad


def weeks_of(counts: list[int]) -> Weeks:
    """Make full weeks."""
    starts = tuple(i * WEEK_S for i in range(len(counts)))
    return Weeks(starts, tuple(counts), (1.0,) * len(counts))


def slow_cost(counts: list[int], penalty: float) -> float:
    """Try every way to cut, by recursion without pruning."""
    best = [-penalty]
    for stop in range(1, len(counts) + 1):
        options = []
        for start in range(stop):
            if start and (start < MIN_BINS or stop - start < MIN_BINS):
                continue
            total = sum(counts[start:stop])
            fit = -2 * total * math.log(total / (stop - start)) if total else 0.0
            options.append(best[start] + fit + penalty)
        best.append(min(options))
    return best[-1]


@pytest.mark.parametrize("seed", range(30))
def test_pruning_loses_nothing(seed: int) -> None:
    """The fast search costs exactly what the search over all cuts costs."""
    rng = random.Random(seed)
    counts = [rng.choice([0, 1, 2, 9]) if i % 20 < 10 else rng.randrange(6) for i in range(60)]
    n_at, e_at = [0.0], [0.0]
    for count in counts:
        n_at.append(n_at[-1] + count)
        e_at.append(e_at[-1] + 1)
    penalty = rng.uniform(2, 20)
    cuts = _partition(n_at, e_at, penalty)
    cost = -penalty
    for start, stop in zip(cuts, [*cuts[1:], len(counts)], strict=True):
        total = n_at[stop] - n_at[start]
        cost += penalty - (2 * total * math.log(total / (stop - start)) if total else 0.0)
    assert cost == pytest.approx(slow_cost(counts, penalty))


def test_a_halved_pace_is_found_where_it_is() -> None:
    """Twenty visits a week, then five: one change, within two weeks of the truth."""
    rng = random.Random(2)
    counts = [rng.randrange(16, 25) for _ in range(40)] + [rng.randrange(3, 8) for _ in range(30)]
    levels = find_levels(weeks_of(counts), dispersion(weeks_of(counts)))
    assert len(levels) == 2
    assert abs(levels[1].start_s / WEEK_S - 40) <= 2
    assert levels[0].low < 20 < levels[0].high
    assert levels[1].low < 5 < levels[1].high


def test_weeks_begin_on_monday_and_lose_no_visit() -> None:
    """Every visit is in one week, and the parts of weeks add up to the observed time."""
    times = [i * 31 * HOUR_S for i in range(50)]
    dyad = make_dyad([(0, t) for t in times], end_s=70 * DAY_S)
    weeks = weekly_counts(dyad, list(dyad.events.time_s))
    assert sum(weeks.counts) == 50
    assert sum(weeks.exposure) == pytest.approx(10)
    assert {(s / DAY_S + 3) % 7 for s in weeks.starts_s} == {0.0}


def steady(rng: random.Random, n_weeks: int, per_week: float, kind: str) -> list[int]:
    """Simulate visits of constant pace and count them by week."""
    counts, at = [0] * n_weeks, 0.0
    mean_s = WEEK_S / per_week
    while True:
        if kind == "poisson":
            at += rng.expovariate(1 / mean_s)
        elif kind == "gamma":  # the gaps' standard deviation is twice their mean
            at += rng.gammavariate(0.25, 4 * mean_s)
        else:  # visits in bouts of four on average
            at += rng.expovariate(1 / mean_s) * (3.7 if rng.random() < 0.25 else 0.1)
        if at >= n_weeks * WEEK_S:
            return counts
        counts[int(at // WEEK_S)] += 1


@pytest.mark.parametrize("kind", ["poisson", "gamma", "bouts"])
@pytest.mark.parametrize(("n_weeks", "per_week"), [(30, 10.0), (100, 3.0), (200, 20.0)])
def test_a_steady_pace_seldom_shows_a_change(kind: str, n_weeks: int, per_week: float) -> None:
    """At most one in ten simulated constant series is cut, bursty ones too."""
    rng = random.Random(n_weeks)
    n_runs = 100
    cut = 0
    for _ in range(n_runs):
        weeks = weeks_of(steady(rng, n_weeks, per_week, kind))
        cut += len(find_levels(weeks, dispersion(weeks))) > 1
    assert cut / n_runs <= 0.10
    assert PENALTY[1] > 0
