"""Reach: counted by hand, the same whatever the clock or the pace, and nothing told beyond it."""

import random
from dataclasses import replace

import pytest

from awhile.care import gate_study
from awhile.fit import fit_dyad
from awhile.fit.phases import see_states
from awhile.forecast import backtest_silences, forecast_left, forecast_silence
from awhile.forecast.curve import HORIZONS_S
from awhile.forecast.reach import (
    FARTHEST_S,
    LONGEST_S,
    MIN_AS_LONG,
    MIN_RECORD_S,
    TIMES,
    find_reach,
)
from awhile.segment import find_silences
from awhile.study import guard_study, study_dyad
from awhile.types import DAY_S, HOUR_S, Care, Dyad, Reply
from awhile.words import LANGUAGES, say
from tests.make import NO_CARE, T0_S, make_dyad
from tests.practice.test_care import make_study


def with_gaps(days: list[float], now_days: float, *, tried: bool = False) -> Dyad:
    """Make a pair in which person 1 is silent for these spans, then until now."""
    sent, at = [(0, 0.0), (1, HOUR_S)], HOUR_S
    for gap in days:
        at += gap * DAY_S
        sent += [(0, at - HOUR_S / 2), (1, at)]
    sent += [(0, at + DAY_S)] if tried else []
    return make_dyad(sent, end_s=at + now_days * DAY_S)


def drawn(seed: int) -> tuple[list[float], float]:
    """Draw silences and a present one, at any pace."""
    rng = random.Random(seed)
    scale = 10 ** rng.uniform(-0.7, 2)
    gaps = [max(0.1, scale * rng.lognormvariate(0, 1)) for _ in range(rng.randrange(8, 60))]
    return gaps, scale * rng.lognormvariate(0, 1.5)


@pytest.mark.parametrize("seed", range(40))
def test_nothing_is_told_of_a_silence_that_too_few_outlasted(seed: int) -> None:
    """A number stands only where five silences lasted as long, in a record long enough for it."""
    gaps, now = drawn(seed)
    dyad = with_gaps(gaps, now)
    fit = fit_dyad(dyad)
    forecast = forecast_silence(fit, 1)
    reach = forecast.reach
    assert reach is not None
    lasted = [s.duration_s for s in find_silences(dyad, 1) if s.observed]
    n = sum(d >= reach.elapsed_s for d in lasted)
    assert reach.n == forecast.n == n
    assert (n >= MIN_AS_LONG) == (reach.elapsed_s <= reach.reach_s)
    assert reach.holds == (n >= MIN_AS_LONG and reach.ahead_s > 0)
    assert sum(d >= reach.reach_s for d in lasted) == (
        MIN_AS_LONG if reach.reach_s else len(lasted)
    )
    assert reach.longest_s == max(lasted)
    left = forecast_left(fit, see_states(fit, fit.end_s), forecast)
    if not reach.holds:
        assert forecast.refusal is not None
        few = n < MIN_AS_LONG
        assert forecast.refusal.why == f"forecast.{'beyond_reach' if few else 'little_covered'}"
        assert forecast.return_probs == left.return_probs == ()
        for language in LANGUAGES:
            assert say(forecast.refusal.why, language, **forecast.refusal.values)
    else:
        assert forecast.return_probs
        assert max(forecast.horizon_s) == max(left.horizon_s) <= reach.ahead_s


@pytest.mark.parametrize("days", [10, 119, 121, 200, 900, 5000])
@pytest.mark.parametrize("now_days", [0.6, 3.0, 40.0, 95.0])
def test_how_far_ahead_is_told_follows_the_record(days: int, now_days: float) -> None:
    """The record holds silence and span ahead many times over, and neither passes the farthest."""
    gaps = [max(now_days, 0.5) + 0.1] * max(9, int(days / (now_days + 0.1)))
    dyad = with_gaps(gaps, now_days)
    reach = find_reach(fit_dyad(dyad), 1, dyad.end_s)
    told = forecast_silence(fit_dyad(dyad), 1).horizon_s
    assert reach.n >= MIN_AS_LONG
    long_enough = reach.span_s >= MIN_RECORD_S and now_days * DAY_S <= LONGEST_S
    assert told == tuple(
        h
        for h in HORIZONS_S
        if long_enough and (h + reach.elapsed_s) * TIMES <= reach.span_s and h <= FARTHEST_S
    )


def test_the_reach_looks_at_nothing_later() -> None:
    """What was in reach at a moment does not depend on what came after it."""
    gaps, _ = drawn(3)
    whole = fit_dyad(with_gaps(gaps, 1.0))
    at_s = whole.ends_s[whole.visit_at[1] + 6] + 0.4 * DAY_S
    cut = make_dyad([(s, t - T0_S) for s, t in sorted_rows(whole) if t <= at_s], end_s=at_s - T0_S)
    assert find_reach(whole, 1, at_s) == find_reach(fit_dyad(cut), 1, at_s)


def sorted_rows(fit: object) -> list[tuple[int, float]]:
    """List who sent when."""
    at, times = fit.time_at, fit.times_s  # type: ignore[attr-defined]
    return sorted(
        ((k, t) for k in (0, 1) for t in times[at[k] : at[k + 1]]), key=lambda row: row[1]
    )


def test_moments_beyond_reach_are_not_tried() -> None:
    """The pair's own past is scored on what it would have been told, and on nothing else."""
    gaps = [0.4] * 900 + [9.0, 0.4, 0.4, 9.0, 0.4, 0.4, 9.0, 0.4, 0.4]
    b = backtest_silences(fit_dyad(with_gaps(gaps, 0.3)), 1, horizon_s=DAY_S)
    assert b.n == 0 < b.n_moments  # three silences of nine days are too few to speak of a fourth
    often = [*gaps, *[9.0, 0.4] * 8]
    assert backtest_silences(fit_dyad(with_gaps(often, 0.3)), 1, horizon_s=DAY_S).n > 0
    short = [9.0, 0.4] * 8  # as many, in a record of eleven weeks
    b = backtest_silences(fit_dyad(with_gaps(short, 0.3)), 1, horizon_s=DAY_S)
    assert b.n == 0 < b.n_moments


def test_a_study_tells_no_number_beyond_reach_and_a_no_leaves_no_reach() -> None:
    """Through the whole flow: no chance, no phase of now; after a no, no length to wait for."""
    dyad = with_gaps([1.0, 2.0] * 20, 40.0, tried=True)
    study = study_dyad(dyad, make_study().understood, now_s=dyad.end_s, said=())
    assert study.forecast.reach is not None
    assert not study.forecast.reach.holds
    assert study.forecast.return_probs == ()
    assert study.left is None or study.left.return_probs == ()
    no = NO_CARE | Care.of("no_contact", Reply.YES)
    stopped = guard_study(study, gate_study(study, no))
    assert stopped.forecast.reach is None
    assert replace(stopped.forecast, refusal=None).return_probs == ()
