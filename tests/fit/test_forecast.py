"""One pair: the forecast is a curve, keeps to the past, and does not care for names or dates."""

import math
import random

import pytest

from awhile.fit import fit_dyad, load_prior
from awhile.fit.prior import prior_from_json, prior_to_json
from awhile.forecast import backtest_silences, forecast_silence
from awhile.sample.generate import generate
from awhile.types import DAY_S
from tests.make import T0_S, make_dyad


def sent(n: int = 60, seed: int = 1) -> list[tuple[int, float]]:
    """Draw messages of two people."""
    chance = random.Random(seed)
    t, rows = 0.0, []
    for _ in range(n):
        t += chance.expovariate(1 / DAY_S)
        rows.append((chance.randrange(2), t))
    return rows


def log_odds(p: float) -> float:
    """Log-odds of a probability."""
    return math.log(p / (1 - p))


def test_curve_rises_and_stays_a_probability() -> None:
    """Curve rises and stays a probability."""
    rows = sent(300)
    fit = fit_dyad(make_dyad(rows, end_s=rows[-1][1] + 3 * DAY_S))
    f = forecast_silence(fit, 1, beyond_reach=True)
    assert f.refusal is None
    assert len(f.return_probs) == len(f.horizon_s) > 4
    assert all(a <= b for a, b in zip(f.return_probs, f.return_probs[1:], strict=False))
    assert all(0 < a <= p <= b < 1 for a, p, b in zip(f.low, f.return_probs, f.high, strict=True))


def test_nothing_later_than_now_is_used() -> None:
    """Nothing later than now is used."""
    rows = sent()
    now = rows[40][1] + 0.7 * DAY_S
    before = [r for r in rows if r[1] <= now]
    whole = forecast_silence(fit_dyad(make_dyad(rows)), 0, now_s=T0_S + now, beyond_reach=True)
    cut = forecast_silence(fit_dyad(make_dyad(before, end_s=now)), 0, beyond_reach=True)
    assert whole == cut
    assert whole.return_probs


def test_shift_of_time_and_swap_of_people_change_nothing() -> None:
    """Shift of time and swap of people change nothing."""
    rows = sent()
    end = rows[-1][1] + 2 * DAY_S
    a = forecast_silence(fit_dyad(make_dyad(rows, end_s=end)), 0, beyond_reach=True)
    b = forecast_silence(
        fit_dyad(make_dyad(rows, end_s=end, t0_s=T0_S - 12345678.0)), 0, beyond_reach=True
    )
    c = forecast_silence(
        fit_dyad(make_dyad([(1 - s, t) for s, t in rows], end_s=end)), 1, beyond_reach=True
    )
    assert a.return_probs == pytest.approx(b.return_probs, abs=1e-6)
    assert a.return_probs == pytest.approx(c.return_probs, abs=1e-12)


@pytest.mark.parametrize("pace", [0.08, 0.7, 4.0])
@pytest.mark.parametrize("share", [0.05, 0.3, 0.9])
def test_whoever_writes_much_is_told_as_others_are(pace: float, share: float) -> None:
    """Two, twenty and a hundred messages a day: within reach a pair is not unlike those known."""
    rows = [(r.sender, r.time_s) for r in generate(1, 4_000, start_s=0.0, pace=pace)]
    reach = forecast_silence(fit_dyad(make_dyad(rows)), 1, beyond_reach=True).reach
    assert reach is not None
    last = max(t for sender, t in rows if sender == 1)
    end_s = max(last + share * reach.reach_s, rows[-1][1])
    # However short the record is: whether it is told is another question.
    f = forecast_silence(fit_dyad(make_dyad(rows, end_s=end_s)), 1, beyond_reach=True)
    assert f.reach is not None
    assert f.reach.n >= f.reach.least
    assert max(b - a for a, b in zip(f.low, f.high, strict=True)) < 0.4
    assert f.return_probs[-1] > 0.8  # of someone who has always come back so far


def test_a_range_goes_as_far_as_the_prior_says() -> None:
    """By span, in log-odds; its ends never fall as the span grows; none is forty points wide."""
    rows = sent()
    fit = fit_dyad(make_dyad(rows, end_s=rows[-1][1] + 40 * DAY_S))
    f = forecast_silence(fit, 1, beyond_reach=True)
    assert f.unlike > 0
    for p, low, high, reach in zip(f.return_probs, f.low, f.high, fit.prior.reach, strict=True):
        by = math.hypot(reach, fit.prior.far * f.unlike)
        assert log_odds(high) - log_odds(p) == pytest.approx(by, abs=1e-6)
        assert high - low < 0.4
    assert list(f.low) == sorted(f.low)
    assert list(f.high) == sorted(f.high)
    assert list(fit.prior.reach) == sorted(fit.prior.reach)


def test_too_little_is_refused() -> None:
    """Too little is refused."""
    f = forecast_silence(fit_dyad(make_dyad(sent(5))), 1)
    assert f.refusal is not None
    assert f.return_probs == ()


def test_backtest_counts_add_up() -> None:
    """Backcounts add up."""
    rows = sent(300)
    b = backtest_silences(fit_dyad(make_dyad(rows)), 1, max_moments=50)
    assert sum(x.n for x in b.bins) == b.n == 50
    assert b.n_moments >= 50
    assert b.brier is not None
    assert b.brier < 0.3


def test_prior_survives_json() -> None:
    """Prior survives json."""
    p = load_prior()
    assert prior_from_json(prior_to_json(p)) == p
    assert p.provenance["data"]
