"""If it is left alone: both policies keep to their own logic, and no two numbers disagree."""

import math
import random
from dataclasses import replace

import pytest

from awhile.fit import fit_dyad, hmm, load_prior
from awhile.fit.phases import see_states
from awhile.forecast import forecast_left, forecast_silence
from awhile.forecast.policies import carry_over, compare_policies
from awhile.types import DAY_S
from tests.fit.test_hmm import fitted, sent
from tests.make import make_dyad

EDGES_S = tuple(d * DAY_S for d in (0.0, 1, 3, 7, 14, 30, 90))


def test_both_policies_agree_where_the_other_never_writes() -> None:
    """Where the one who waits is gone too, sending nothing is what they do."""
    rows = sent(30)
    fit = fitted(rows, rows[-1][1] + 2 * DAY_S)
    seen = see_states(fit, fit.end_s)
    p = fit.prior.states
    quiet = tuple((0.0,) * (len(p.rate) - 1) + (1.0,) for _ in p.share)
    mine, theirs = (replace(g) for g in seen.gaps)
    seen = replace(seen, gaps=(replace(mine, now=quiet), theirs))
    left, usual = compare_policies(fit, seen, 1, EDGES_S, n_paths=2000)
    assert left == pytest.approx(usual, abs=1e-3)


def test_nothing_pending_matters_nothing() -> None:
    """With every multiplier at one, what the other does cannot matter, and the curve is exact."""
    shipped = load_prior().states
    plain = replace(shipped, factor=(1.0,) * len(shipped.factor))
    rows = sent(30)
    fit = fitted(rows, rows[-1][1] + 2 * DAY_S, plain)
    seen = see_states(fit, fit.end_s)
    left, usual = compare_policies(fit, seen, 1, EDGES_S, n_paths=4000)
    assert left == pytest.approx(usual, abs=2e-3)
    gaps = seen.gaps[1]
    clock = [hmm.read_clock(gaps.clock, gaps.anchor_s, fit.end_s + e) for e in EDGES_S]
    exact = [
        sum(p * math.exp(-r * (t - clock[0])) for p, r in zip(gaps.smoothed[-1], plain.rate,
                                                              strict=True))
        for t in clock
    ]  # fmt: skip
    assert left == pytest.approx(exact, abs=1e-12)


def test_no_two_numbers_disagree() -> None:
    """Curves rise and bands hold them, and the same question has the same answer."""
    for seed in range(6):
        rows = sent(40, seed)
        fit = fit_dyad(
            make_dyad(rows, end_s=rows[-1][1] + random.Random(seed).uniform(0, 40) * DAY_S)
        )
        usual = forecast_silence(fit, 1, beyond_reach=True)
        left = forecast_left(fit, see_states(fit, fit.end_s), usual)
        assert left.return_probs == tuple(sorted(left.return_probs))
        for low, p, high in zip(left.low, left.return_probs, left.high, strict=True):
            assert 0 <= low <= p <= high <= 1
        assert left == forecast_left(fit, see_states(fit, fit.end_s), usual)


def test_a_refusal_stays_one() -> None:
    """Where the forecast is refused, so is the one of leaving it."""
    rows = sent(5)
    fit = fitted(rows, rows[-1][1] + DAY_S)
    refused = forecast_silence(fit, 1)
    left = forecast_left(fit, see_states(fit, fit.end_s), refused)
    assert left.refusal == refused.refusal


def test_carried_over_hazard_keeps_the_ratio() -> None:
    """The cumulative hazard at a border is the curve's times the ratio of the two policies'."""
    left, usual = [1.0, 0.8, 0.7, 0.69], [1.0, 0.7, 0.5, 0.45]
    made = carry_over([0.5, 0.4, 0.3], left, usual)
    for b in (1, 2, 3):
        ratio = math.log(left[b]) / math.log(usual[b])
        assert sum(made[:b]) == pytest.approx(sum([0.5, 0.4, 0.3][:b]) * ratio, abs=0.02)
