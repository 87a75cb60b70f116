"""Reach: counted by hand, the same whatever the clock or the pace, and nothing told beyond it."""

import random
from dataclasses import replace

import pytest

from awhile.care import gate_study
from awhile.fit import fit_dyad
from awhile.fit.phases import see_states
from awhile.forecast import backtest_silences, forecast_left, forecast_silence
from awhile.forecast.reach import MIN_AS_LONG, find_reach
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
    """A number stands only where five earlier silences lasted as long, and no longer ahead."""
    gaps, now = drawn(seed)
    dyad = with_gaps(gaps, now)
    fit = fit_dyad(dyad)
    forecast = forecast_silence(fit, 1)
    reach = forecast.reach
    assert reach is not None
    lasted = [s.duration_s for s in find_silences(dyad, 1) if s.observed]
    n = sum(d >= reach.elapsed_s for d in lasted)
    assert reach.n == forecast.n == n
    assert reach.holds == (n >= MIN_AS_LONG) == (reach.elapsed_s <= reach.reach_s)
    assert sum(d >= reach.reach_s for d in lasted) == (
        MIN_AS_LONG if reach.reach_s else len(lasted)
    )
    assert reach.longest_s == max(lasted)
    left = forecast_left(fit, see_states(fit, fit.end_s), forecast)
    if not reach.holds:
        assert forecast.refusal is not None
        assert forecast.refusal.why == "forecast.beyond_reach"
        assert forecast.return_probs == left.return_probs == left.gone == ()
        for language in LANGUAGES:
            assert say(forecast.refusal.why, language, **forecast.refusal.values)
    else:
        assert forecast.return_probs
        assert max(forecast.horizon_s) <= reach.span_s
        year_s = 365 * DAY_S
        assert bool(left.gone) == (reach.span_s >= year_s >= 2 * reach.longest_s)


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
    gaps = [0.4] * 30 + [9.0, 0.4, 0.4, 9.0, 0.4, 0.4, 9.0, 0.4, 0.4]
    b = backtest_silences(fit_dyad(with_gaps(gaps, 0.3)), 1, horizon_s=DAY_S)
    assert b.n == 0 < b.n_moments  # three silences of nine days are too few to speak of a fourth


def test_a_study_tells_no_number_beyond_reach_and_a_no_leaves_no_reach() -> None:
    """Through the whole flow: no chance, no phase of now; after a no, no length to wait for."""
    dyad = with_gaps([1.0, 2.0] * 20, 40.0, tried=True)
    study = study_dyad(dyad, make_study().understood, now_s=dyad.end_s, said=())
    assert study.forecast.reach is not None
    assert not study.forecast.reach.holds
    assert study.forecast.return_probs == ()
    assert study.left is None or study.left.return_probs == study.left.gone == ()
    no = NO_CARE | Care.of("no_contact", Reply.YES)
    stopped = guard_study(study, gate_study(study, no))
    assert stopped.forecast.reach is None
    assert replace(stopped.forecast, refusal=None).return_probs == ()
