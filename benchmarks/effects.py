"""Is the effect of writing again found where it is known: ``python benchmarks/effects.py``.

For each world and true log rate ratio: how far off the estimate is, how wide its spread and its
standard error are, how often the 95% interval holds the truth, and how often the naive one does.
Since it does not hold its level in all of them, it is told of nobody.
"""

import argparse
import math
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import Any

import numpy as np

from awhile.lab.effects import WORLDS, look, pool_sides, simulate_pairs

VALUES = (-0.5, 0.0, 0.5)
DAYS = 200.0


def pooled(seed: int, *, world: str, truth: float, n_pairs: int, days: float) -> tuple[float, ...]:
    """Pool one data set: error, standard error, and whether either interval holds the truth."""
    pairs = simulate_pairs(n_pairs, truth, days=days, world=WORLDS[world], seed=seed)
    found = pool_sides(side for k, pair in enumerate(pairs) for side in look(pair, k))
    low, high = found.naive[1:]
    held = found.low <= truth <= found.high
    return found.log_ratio - truth, found.error, held, low <= truth <= high, found.naive[0]


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
    parser.add_argument("--truths", nargs="+", type=float, default=VALUES)
    parser.add_argument("--worlds", nargs="+", default=list(WORLDS), choices=list(WORLDS))
    parser.add_argument("--sets", type=int, default=300, help="data sets for each value")
    parser.add_argument("--seed", type=int, default=5000)
    parser.add_argument("--pairs", type=int, default=100, help="pairs of a data set")
    parser.add_argument("--days", type=float, default=DAYS, help="how long pairs are followed")
    plan = parser.parse_args()
    print("| World | True | n | Mean error | Median | Spread | Stated | Holds | Naive | Holds |")
    with ProcessPoolExecutor(2) as workers:
        seeds = range(plan.seed, plan.seed + plan.sets)
        for world in plan.worlds:
            for truth in plan.truths:
                one = partial(pooled, world=world, truth=truth, n_pairs=plan.pairs, days=plan.days)
                print(tell(world, truth, workers.map(one, seeds, chunksize=10)), flush=True)


if __name__ == "__main__":
    main()
