"""Is the effect of writing again found where it is known: ``python benchmarks/effects.py``.

For each world and true log rate ratio: how far off the estimate is, how wide its spread and its
standard error are, how often the 95% interval holds the truth, and how often the naive one does.
``--alone`` asks the same of single pairs.
"""

import argparse
import math
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np

from awhile.lab.effects import WORLDS, look, pool_sides, simulate_pairs
from awhile.measure.follow_up import measure_again

VALUES = (-0.5, 0.0, 0.5)
DAYS = 200.0
DAYS_ALONE = 1000.0
CURE_ALONE = 0.002


def pooled(seed: int, *, world: str, truth: float, n_pairs: int, days: float) -> tuple[float, ...]:
    """Pool one data set: error, standard error, and whether either interval holds the truth."""
    pairs = simulate_pairs(n_pairs, truth, days=days, world=WORLDS[world], seed=seed)
    found = pool_sides(side for k, pair in enumerate(pairs) for side in look(pair, k))
    low, high = found.naive[1:]
    held = found.low <= truth <= found.high
    return found.log_ratio - truth, found.error, held, low <= truth <= high, found.naive[0]


def alone(seed: int, *, world: str, truth: float) -> tuple[float, ...] | None:
    """Measure one pair; None where it is told nothing."""
    kind = replace(WORLDS[world], cure=CURE_ALONE)
    (pair,) = simulate_pairs(1, truth, days=DAYS_ALONE, world=kind, seed=seed)
    like, naive = (row for row in measure_again(pair) if row.person == 1)
    if like.value is None or naive.value is None:
        return None
    held = [(row.low or 0.0) <= math.exp(truth) <= (row.high or math.inf) for row in (like, naive)]
    return (
        math.log(min(max(like.value, 0.02), 50.0)) - truth,
        math.nan,
        *held,
        math.log(naive.value),
    )


def tell(world: str, truth: float, found: Iterable[Any]) -> str:
    """Write one row of a table."""
    kept = [row for row in found if row is not None and not math.isnan(row[0])]
    error, stated, held, naive_held, naive = np.array(kept, float).T
    share, n = held.mean(), len(kept)
    return (
        f"| {world} | {truth:g} | {n} | {error.mean():+.3f} ({error.std() / n**0.5:.3f}) "
        f"| {np.median(error):+.3f} | {error.std():.3f} | {stated.mean():.3f} "
        f"| {share:.1%} ({math.sqrt(share * (1 - share) / n):.1%}) "
        f"| {naive.mean():.1f} | {naive_held.mean():.1%} |"
    )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--worlds", nargs="+", default=list(WORLDS), choices=list(WORLDS))
    parser.add_argument("--sets", type=int, default=300, help="data sets for each value")
    parser.add_argument("--seed", type=int, default=5000)
    parser.add_argument("--pairs", type=int, default=100, help="pairs of a data set")
    parser.add_argument("--days", type=float, default=DAYS, help="how long pairs are followed")
    parser.add_argument("--alone", action="store_true", help="single pairs, not pooled ones")
    plan = parser.parse_args()
    print("| World | True | n | Mean error | Median | Spread | Stated | Holds | Naive | Holds |")
    with ProcessPoolExecutor(2) as workers:
        seeds = range(plan.seed, plan.seed + plan.sets)
        for world in plan.worlds:
            for truth in VALUES:
                one = (
                    partial(alone, world=world, truth=truth)
                    if plan.alone
                    else partial(
                        pooled, world=world, truth=truth, n_pairs=plan.pairs, days=plan.days
                    )
                )
                print(tell(world, truth, workers.map(one, seeds, chunksize=10)), flush=True)


if __name__ == "__main__":
    main()
