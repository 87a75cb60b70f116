"""Simulate, fit, recover: ``python benchmarks/recovery.py``.

Worlds are drawn from known parameters, fitted, and the fit held against them, with more and more
pairs: the hidden states (`fit_states`) on pairs of two archetypes, and the trees
(`fit_population`) on pairs whose chance of a return is a formula of the silence so far.
"""

import argparse
import math
from typing import Any

import numpy as np
from cuts import list_rows

from awhile.fit import hmm
from awhile.fit.prior import StatePrior
from awhile.lab.population import draw_pairs, fit_population, fit_states, forecast_landmarks
from awhile.lab.population.hmm_fit import WAIT_DAYS
from awhile.lab.population.landmarks import DAY_S, lay_out

SILENCES_DAYS = (0.5, 1.0, 3.0, 7.0, 14.0)
SIZES = (100, 400, 1_600)
SIZE = len(WAIT_DAYS) + 1
GONE = SIZE - 1
HOME = ((1, 3), (2, 4))
"""The two states that each archetype lives in."""

MOVES = (((0.79, 0.2, 0.01), (0.3, 0.68, 0.02)), ((0.78, 0.2, 0.02), (0.27, 0.7, 0.03)))
"""From each of these: to the first, to the second, to gone."""

PENDING = (4.0, 0.5)
"""What a message that waits for an answer does to the pace of each archetype."""


def make_truth() -> StatePrior:
    """Return two archetypes: one quick that answers, one slow that does not."""
    start, move = np.zeros((2, SIZE)), np.tile(np.eye(SIZE), (2, 1, 1))
    factor = np.ones((2, hmm.N_BINS))
    for a in (0, 1):
        start[a, list(HOME[a])] = 0.5
        factor[a, hmm.BINS_AT[1] :] = PENDING[a]
        for y, row in zip(HOME[a], MOVES[a], strict=True):
            move[a, y] = 0.0
            move[a, y, [*HOME[a], GONE]] = row
    flat = (tuple(x.ravel().tolist()) for x in (start, move, factor))
    return StatePrior((*(1 / w for w in WAIT_DAYS), 0.0), (0.6, 0.4), *flat)


def read_numbers(p: StatePrior) -> dict[str, float]:
    """Return the numbers that are compared, of the archetype that answers more and the other."""
    move = np.array(p.move).reshape(2, SIZE, SIZE)
    factor = np.array(p.factor).reshape(2, -1)
    # Where each archetype has most returns with something pending.
    waiting = (hmm.BINS_AT[1], hmm.N_BINS - 1)
    # The order of archetypes means nothing: the one that answers more comes first.
    order = np.argsort(-factor[:, waiting[0]])
    out = {"share of the first": p.share[order[0]]}
    for i, a in enumerate(order):
        who = ("first", "second")[i]
        for y in HOME[i]:
            out[f"gone from state {y}, {who}"] = move[a, y, GONE]
        out[f"stays in state {HOME[i][0]}, {who}"] = move[a, HOME[i][0], HOME[i][0]]
        out[f"moves {HOME[i][1]} to {HOME[i][0]}, {who}"] = move[a, HOME[i][1], HOME[i][0]]
        out[f"log pace with {('one', 'three')[i]} waiting, {who}"] = math.log(factor[a, waiting[i]])
    for z in sorted({*HOME[0], *HOME[1]}):
        out[f"log rate of state {z}"] = float(np.log(p.rate[z]))
    return out


def recover_states(n_pairs: int, seed: int) -> dict[str, float]:
    """Draw, fit, and return fitted minus true."""
    events, _ = draw_pairs(make_truth(), n_pairs, 200.0, seed=seed)
    fitted, _ = fit_states(events, seed=seed, n_types=2, n_rounds=80)
    truth, found = read_numbers(make_truth()), read_numbers(fitted)
    return {k: found[k] - truth[k] for k in truth}


def draw_alike(n_pairs: int, seed: int, gone: float = 0.02, shape: float = 1.5) -> Any:
    """Draw pairs who are all alike: gaps fall off as a power, and each may be the last.

    Returns:
        Events, and the law P(a gap of its kind lasts longer than x days), gone included.
    """
    chance = np.random.default_rng(seed)
    parts = []
    for d in range(n_pairs):
        for sender in (0, 1):
            n = min(int(chance.geometric(gone)), 500)
            gaps = 1.001 / 24 + chance.pareto(shape, n - 1)
            t = chance.random() + np.append(0.0, np.cumsum(gaps))
            t = t[t < 500.0]
            parts.append((np.full(len(t), f"p{d:05}"), t * DAY_S, np.full(len(t), sender)))
    columns = (np.concatenate([p[i] for p in parts]) for i in range(3))
    events = dict(zip(("dyad", "t", "sender"), columns, strict=True))
    return events, lambda x: gone + (1 - gone) * (1 + np.maximum(x - 1 / 24, 0)) ** -shape


def recover_law(n_pairs: int, seed: int, days: Any = (1, 7, 30, 90)) -> tuple[float, float]:
    """Fit trees to pairs who are all alike; return bias and root mean square error on others."""
    events, _ = draw_alike(n_pairs, seed)
    prior = fit_population(events, seed=seed, n_trees=120, n_leaves=6)
    fresh, law = draw_alike(150, 10_000 + seed)
    layout = lay_out(fresh)
    rows = list_rows(layout, SILENCES_DAYS, 400 * DAY_S, np.random.default_rng(seed))
    silence = rows["silence_s"] / DAY_S
    truth = np.stack([1 - law(silence + d) / law(silence) for d in days], 1)
    off = forecast_landmarks(fresh, rows, days, prior) - truth
    return float(off.mean()), float(np.sqrt((off**2).mean()))


def main() -> None:
    """Print two tables."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--worlds", type=int, default=8, help="worlds of each size")
    a = ask.parse_args()
    truth = read_numbers(make_truth())
    found = {n: [recover_states(n, seed) for seed in range(a.worlds)] for n in SIZES}
    print("| number | truth | " + " | ".join(f"bias, error with {n} pairs" for n in SIZES) + " |")
    print("|---|---|" + "---|" * len(SIZES))
    for k, value in truth.items():
        cells = []
        for n in SIZES:
            off = np.array([f[k] for f in found[n]])
            cells.append(f"{off.mean():+.3f}, {np.sqrt((off**2).mean()):.3f}")
        print(f"| {k} | {value:.3f} | " + " | ".join(cells) + " |", flush=True)
    print("\n| pairs | bias of the chance | root mean square error |\n|---|---|---|")
    for n in SIZES:
        off = np.array([recover_law(n, seed) for seed in range(a.worlds)])
        print(
            f"| {n} | {off[:, 0].mean():+.4f} | {np.sqrt((off[:, 1] ** 2).mean()):.4f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
