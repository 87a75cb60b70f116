"""The plain forecast: counted by hand, refused where it must be."""

import random

import pytest

from awhile.forecast.own_history import HORIZONS_S, MIN_AS_LONG, forecast_own_silences
from awhile.measure.intervals import share_interval
from awhile.types import DAY_S, Care, Dyad, Reply
from awhile.words import say
from tests.make import NO_CARE, make_dyad


def with_gaps(days: list[float], now_days: float, care: Care | None = None) -> Dyad:
    """Make a pair in which person 1 is silent for these spans, then until now."""
    sent, at = [(1, 0.0)], 0.0
    for gap in days:
        at += gap * DAY_S
        sent.append((1, at))
    return make_dyad(sent, end_s=at + now_days * DAY_S, care=care or NO_CARE)


def test_it_counts_the_silences_that_lasted_as_long() -> None:
    """Of eight that lasted two days, those over within each span, with Wilson's interval."""
    gaps = [0.5, 1, 1.5, 2.5, 3.5, 4, 6, 8, 12, 20, 40]
    forecast = forecast_own_silences(with_gaps(gaps, 2.0))
    assert forecast.refusal is None
    assert forecast.n == 8
    for i, horizon_s in enumerate(HORIZONS_S):
        back = sum(2 <= g <= 2 + horizon_s / DAY_S for g in gaps) / 8
        assert forecast.return_probs[i] == pytest.approx(back)
        low, high = share_interval(back, 8)
        assert forecast.low[i] == pytest.approx(low)
        assert forecast.high[i] == pytest.approx(high)


def test_it_only_grows_with_the_span() -> None:
    """A longer span never makes a return less likely."""
    rng = random.Random(4)
    forecast = forecast_own_silences(with_gaps([rng.expovariate(0.3) for _ in range(80)], 1.0))
    assert list(forecast.return_probs) == sorted(forecast.return_probs)


@pytest.mark.parametrize(
    ("dyad", "why"),
    [
        (make_dyad([(0, 0.0)], end_s=DAY_S), "forecast.never_wrote"),
        (make_dyad([(1, 0.0)], end_s=DAY_S), "forecast.too_few_as_long"),
        (with_gaps([1.0] * 20, 0.01), "forecast.not_silent"),
        (with_gaps([1.0] * 20, 1.5), "forecast.longer_than_any"),
        (with_gaps([1.0] * 20 + [9.0] * (MIN_AS_LONG - 1), 5.0), "forecast.too_few_as_long"),
        (
            with_gaps([5.0] * 20, 2.0, NO_CARE | Care.of("no_contact", Reply.YES)),
            "care.why_stopped",
        ),
    ],
)
def test_it_is_refused_with_a_reason(dyad: Dyad, why: str) -> None:
    """Where it cannot or must not speak there are no numbers, and one sentence."""
    forecast = forecast_own_silences(dyad)
    assert forecast.refusal is not None
    assert forecast.refusal.why == why
    assert forecast.return_probs == ()
    assert say(why, **forecast.refusal.values)


@pytest.mark.slow
def test_its_interval_covers() -> None:
    """Exponential silences, thirty of them: the true chance lies inside in 92–98%."""
    rng = random.Random(6)
    hits = tried = 0
    truth = 1 - 2.718281828459045 ** (-3 / 4)
    for _ in range(2000):
        forecast = forecast_own_silences(
            with_gaps([0.05 + rng.expovariate(0.25) for _ in range(30)], 1.0)
        )
        if forecast.refusal is None:
            tried += 1
            hits += forecast.low[1] <= truth <= forecast.high[1]
    assert tried > 1900
    assert 0.92 <= hits / tried <= 0.98
