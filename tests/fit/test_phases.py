"""Phases: clock time, the pair's own silences, and nothing of now beyond reach."""

import random
from bisect import bisect_left
from statistics import median

import pytest

from awhile.fit import fit_dyad
from awhile.fit.phases import PHASES, find_borders, trace_phases
from awhile.fit.series import read_hazards
from awhile.segment import find_silences
from awhile.types import DAY_S, HOUR_S, Dyad
from tests.make import make_dyad


def drawn(seed: int) -> Dyad:
    """Draw a pair at any pace."""
    rng = random.Random(seed)
    scale = 10 ** rng.uniform(-1, 1.5) * DAY_S
    t, rows = 0.0, []
    for _ in range(rng.randrange(40, 200)):
        t += scale * rng.lognormvariate(0, 1.2)
        rows.append((rng.randrange(2), t))
    return make_dyad(rows, end_s=t + scale * rng.lognormvariate(0, 1))


@pytest.mark.parametrize("seed", range(25))
def test_time_by_phase_is_the_time_of_silences_of_that_length(seed: int) -> None:
    """What is painted adds up to what each silence lasted, in clock time, and to the whole."""
    dyad = drawn(seed)
    fit = fit_dyad(dyad)
    traced = trace_phases(fit, 1, fit.end_s)
    silences = find_silences(dyad, 1)
    over = [s.duration_s for s in silences if s.observed]
    assert traced.usual_s == pytest.approx(median(over))
    assert list(traced.borders_s) == sorted(traced.borders_s)
    assert traced.borders_s[2] >= 4 * DAY_S
    ends = (*traced.start_s[1:], fit.end_s)
    lengths = [b - a for a, b in zip(traced.start_s, ends, strict=True)]
    for row in traced.past:
        assert sum(row) == pytest.approx(1.0)
        assert row[PHASES.index("gone")] == 0.0
    for phase in ("together", "apart", "away"):
        i = PHASES.index(phase)
        painted = sum(x * row[i] for x, row in zip(lengths, traced.past, strict=True))
        lasted = sum(
            s.duration_s for s in silences if bisect_left(traced.borders_s, s.duration_s) == i
        )
        assert painted == pytest.approx(lasted, abs=1.0)
    assert traced.now == ()


def test_a_week_in_which_nothing_lasted_four_days_is_not_away() -> None:
    """However quick a chat is, three days without a word are not *away*."""
    rng = random.Random(1)
    t, rows = 0.0, []
    for i in range(2_000):
        t += (rng.expovariate(6) if i % 200 else 3.2) * DAY_S
        rows.append((i % 2, t))
    fit = fit_dyad(make_dyad(rows))
    assert max(row[PHASES.index("away")] for row in trace_phases(fit, 1, fit.end_s).past) == 0.0


def test_what_may_come_is_the_curve_of_the_forecast() -> None:
    """The present silence's phases share one whole, agree with the curve, and never go back."""
    for seed in range(10):
        dyad = drawn(seed)
        fit = fit_dyad(dyad)
        hazard, _, silence_s = read_hazards(fit, 1, fit.end_s)
        traced = trace_phases(fit, 1, fit.end_s, hazard=hazard, gone=0.01)
        assert sum(traced.now) == pytest.approx(1.0)
        assert min(traced.now) >= 0.0
        for border_s, p in zip(traced.borders_s, traced.now, strict=False):
            if border_s <= silence_s:
                assert p == 0.0


def test_borders_of_few_and_equal_silences() -> None:
    """Borders rise even where all silences are alike."""
    assert find_borders([HOUR_S * 2]) == (HOUR_S * 2, DAY_S, 4 * DAY_S)
    assert find_borders([9 * DAY_S] * 5) == (9 * DAY_S,) * 3
