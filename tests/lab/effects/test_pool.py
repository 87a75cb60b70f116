"""The pooled effect finds what was put in, where the naive comparison does not."""

import math
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from awhile.lab.effects import WORLDS, Pooled, look, pool_sides, pool_table, simulate_pairs
from awhile.lab.effects.pool import _curve, _slope, _stack, lay_sides
from awhile.types import DAY_S


def fit(log_ratio: float, seed: int, n_pairs: int = 60) -> Pooled:
    """Pool simulated pairs."""
    pairs = simulate_pairs(n_pairs, log_ratio, days=200, seed=seed)
    return pool_sides(side for k, pair in enumerate(pairs) for side in look(pair, k))


@pytest.mark.parametrize("log_ratio", [-0.6, 0.0, 0.6])
def test_an_effect_of_either_sign_or_none_is_found(log_ratio: float) -> None:
    """The estimate is within three and a half standard errors; the naive one is far below."""
    found = fit(log_ratio, 11)
    assert abs(found.log_ratio - log_ratio) < 3.5 * found.error
    assert 0.03 < found.error < 0.4
    assert found.naive[2] < log_ratio - 1
    assert 0 < found.n_again < found.n_answers


def test_the_slope_is_zero_at_the_fit_and_pairs_add_up() -> None:
    """Two copies of the same pairs give the same ratio with a smaller error."""
    pairs = simulate_pairs(40, 0.3, days=200, seed=5)
    sides = [side for k, pair in enumerate(pairs) for side in look(pair, k)]
    twice = sides + [side for k, pair in enumerate(pairs) for side in look(pair, 1000 + k)]
    one, two = pool_sides(sides), pool_sides(twice)
    assert two.log_ratio == pytest.approx(one.log_ratio, abs=1e-3)
    assert two.error == pytest.approx(one.error / math.sqrt(2), rel=0.05)
    table, _ = _stack([lay_sides(sides)])
    rng = np.random.default_rng(1)
    terms = rng.normal(0, 0.1, table.design.shape[1])
    bend, curve = _slope(table, terms)[1], _curve(table, terms)
    assert np.allclose(curve, curve.T, rtol=0.02, atol=0.05 * np.abs(np.diag(bend)).max())


def test_the_error_is_that_of_leaving_each_pair_out() -> None:
    """It equals the jackknife that fits all over again without each pair in turn."""
    pairs = simulate_pairs(50, 0.3, days=200, seed=5)
    sides = [side for k, pair in enumerate(pairs) for side in look(pair, k)]
    told = pool_sides(sides)
    numbers = {side.pair for side in sides}
    left = np.array(
        [pool_sides(s for s in sides if s.pair != number).log_ratio for number in numbers]
    )
    jackknife = math.sqrt((len(left) - 1) / len(left) * ((left - left.mean()) ** 2).sum())
    assert told.error == pytest.approx(jackknife, rel=0.05)


def test_parts_pool_like_the_whole() -> None:
    """Sides that come in three parts give what they give in one."""
    pairs = simulate_pairs(40, 0.3, days=200, seed=5)
    sides = [side for k, pair in enumerate(pairs) for side in look(pair, k)]
    cuts = (0, 13, 14, 40)
    parts = [lay_sides([s for s in sides if low <= s.pair < high]) for low, high in pairwise(cuts)]
    one, several = pool_sides(sides), pool_table(parts)
    assert (several.n_pairs, several.n_sides) == (one.n_pairs, one.n_sides)
    assert several.log_ratio == pytest.approx(one.log_ratio, abs=1e-6)
    assert several.error == pytest.approx(one.error, rel=1e-6)


def test_nothing_to_compare_is_not_a_number() -> None:
    """With no answer under a follow-up there is no ratio."""
    pairs = simulate_pairs(6, 0.0, days=200, seed=2)
    sides = [side for k, pair in enumerate(pairs) for side in look(pair, k)]
    without = [replace(s, cells={k: c for k, c in s.cells.items() if not k[4]}) for s in sides]
    kept = [s for s in without if any(c[0] for c in s.cells.values())]
    assert kept
    assert math.isnan(pool_sides(kept).log_ratio)


def test_every_world_is_another_and_confounds() -> None:
    """No two worlds give the same pairs, and in each the naive interval misses a true nothing."""
    seen = set()
    for world in WORLDS.values():
        pairs = simulate_pairs(40, 0.0, days=200, world=world, seed=7)
        seen.add(tuple(len(pair.dyad.events) for pair in pairs))
        assert pool_sides(s for k, pair in enumerate(pairs) for s in look(pair, k)).naive[2] < 0
    assert len(seen) == len(WORLDS)


def test_a_world_may_last_as_long_as_it_likes() -> None:
    """A quick pair is followed for thirty years, its times in order and inside them."""
    days = 10_950.0
    pair = max(
        simulate_pairs(3, 0.0, days=days, world=replace(WORLDS["first"], cure=0.0), seed=1),
        key=lambda pair: len(pair.dyad.events),
    )
    times = np.array(pair.dyad.events.time_s)
    assert len(times) > 10_000
    assert (np.diff(times) > 0).all()
    assert times[-1] < days * DAY_S


@pytest.mark.slow
@pytest.mark.parametrize("log_ratio", [-0.5, 0.0, 0.5])
def test_intervals_hold_the_truth(log_ratio: float) -> None:
    """Most of twenty hold it, and no naive one; `benchmarks/effects.py` has thousands."""
    found = [fit(log_ratio, 3000 + k) for k in range(20)]
    assert sum(f.low <= log_ratio <= f.high for f in found) >= 17
    assert not any(f.naive[1] <= log_ratio <= f.naive[2] for f in found)
