"""Settings of the prior chosen without the population that scores them.

``python benchmarks/settings.py --data D --bench B``: every population is left out in turn. Of the
settings named here the best on the others is taken (each of the others scored by a fit to the rest,
so that two are out at once), and scored on the one left out; beside it the settings that ship,
which were chosen with all six in sight, and the best in hindsight. A score is the mean logarithm
of our Brier score over that of Kaplan-Meier fitted inside the population, over the horizons; for
messages, half from whole histories and half from records of 28 days cut from the middle. To be
affordable a fit sees fewer moments (``--cap``) and a score counts fewer (``--rows``).
"""

import argparse
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from cuts import HORIZONS, kaplan_meier, make_cuts

from awhile.fit.prior import Prior
from awhile.lab.population import forecast_landmarks
from awhile.lab.population.population import find_rows, fit_rows
from forecast import MESSAGES, POPULATIONS, SHIPPED, Bench, open_bench

Setting = tuple[float, float, int]
"""Weight of the student network, weight of whole histories, leaves of a tree."""

SHIPS: Setting = (
    SHIPPED["weights"]["collegemsg"], SHIPPED["whole_share"], SHIPPED["n_leaves"]
)  # fmt: skip
GRID: tuple[Setting, ...] = (
    *((network, whole, 10) for network in (1.0, 0.25, 0.05, 0.0) for whole in (1.0, 0.5, 0.3, 0.0)),
    (0.05, 0.3, 7), (0.05, 0.3, 15),
)  # fmt: skip
CUT = 28


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of a population that are scored, and the Brier scores of Kaplan–Meier inside it [H]."""

    events: Any
    rows: Any
    days: Any
    bar: Any


def brier(bench: Bench, rows: Any, days: Any, probs: Any) -> Any:
    """Return the Brier score of each horizon [H]."""
    table = bench.score.score_table(pd.DataFrame(rows), pd.DataFrame(probs, columns=list(days)))
    return table.brier.to_numpy()


def take_parts(bench: Bench, name: str, n_rows: int) -> list[Part]:
    """Take the rows that score a population: of whole histories, and of a cut where it is fast."""
    found = [(bench.events[name], bench.rows(name), bench.days(name))]
    if name in MESSAGES:
        found += [(c.events, c.rows, HORIZONS[CUT]) for c in make_cuts(bench.events[name], CUT)]
    parts = []
    for i, (events, rows, days) in enumerate(found):
        inside = kaplan_meier(rows, days)
        n = len(rows["at"])
        most = n_rows if i == 0 else n_rows // (len(found) - 1)
        pick = np.sort(np.random.default_rng(0).choice(n, min(n, most), replace=False))
        few = {c: v[pick] for c, v in rows.items()}
        parts.append(Part(events, few, days, brier(bench, few, days, inside[pick])))
    return parts


def score(bench: Bench, parts: list[Part], prior: Prior) -> float:
    """Return the mean log ratio of our Brier score to Kaplan–Meier's."""
    found = [
        float(np.log(brier(bench, p.rows, p.days,
                           forecast_landmarks(p.events, p.rows, p.days, prior)) / p.bar).mean())
        for p in parts
    ]  # fmt: skip
    return found[0] if len(found) == 1 else (found[0] + float(np.mean(found[1:]))) / 2


def choose(inner: dict[Any, float], out: str, names: Collection[str] = POPULATIONS) -> Setting:
    """Choose the setting that is best on the others, each scored without itself and ``out``."""
    means = {
        s: np.mean([inner[s, out, n] for n in names if n != out]) for s in GRID
    }  # fmt: skip
    return min(means, key=lambda s: (means[s], GRID.index(s)))


def main() -> None:
    """Fit, score, choose, and print one table."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--bench", type=Path, required=True)
    ask.add_argument("--cap", type=int, default=5_000, help="moments of a population in a fit")
    ask.add_argument("--rows", type=int, default=3_000, help="moments in a score")
    a = ask.parse_args()
    bench = open_bench(a.data, a.bench)
    if bench is None:
        return
    parts = {n: take_parts(bench, n, a.rows) for n in POPULATIONS}
    made = {
        (n, whole): find_rows(
            bench.events[n], None, a.cap, np.random.default_rng(0), whole_share=whole
        )
        for n in POPULATIONS for whole in sorted({s[1] for s in GRID})
    }  # fmt: skip

    def fit(network: float, whole: float, leaves: int, without: tuple[str, ...]) -> Prior:
        rows = {n: made[n, whole] for n in POPULATIONS if n not in without}
        return fit_rows(
            rows, weights={"collegemsg": network}, n_trees=SHIPPED["n_trees"],
            n_leaves=leaves, rate=SHIPPED["rate"],
        )  # fmt: skip

    @cache
    def scored(setting: Setting, without: tuple[str, ...]) -> dict[str, float]:
        prior = fit(*setting, without)
        return {n: score(bench, parts[n], prior) for n in without}

    def found(setting: Setting, *without: str) -> dict[str, float]:
        # Where the student network is left out, its weight changes nothing.
        network = 1.0 if "collegemsg" in without else setting[0]
        return scored((network, *setting[1:]), without)

    outer: dict[Any, float] = {}
    inner: dict[Any, float] = {}
    for s in GRID:
        for n in POPULATIONS:
            outer[s, n] = found(s, n)[n]
        for n, m in combinations(POPULATIONS, 2):
            pair = found(s, n, m)
            inner[s, n, m], inner[s, m, n] = pair[m], pair[n]
        print(
            f"# {s}: " + ", ".join(f"{n} {100 * np.expm1(outer[s, n]):+.1f}%" for n in POPULATIONS),
            flush=True,
        )
    print("| left out | chosen on the others | its score | what ships | best in hindsight |")
    print("|---|---|---|---|---|")
    for n in POPULATIONS:
        s = choose(inner, n)
        best = min(GRID, key=lambda x: outer[x, n])
        print(
            f"| {n} | {s[0]:g}, {s[1]:g}, {s[2]} | {100 * np.expm1(outer[s, n]):+.1f}% | "
            f"{100 * np.expm1(outer[SHIPS, n]):+.1f}% | {100 * np.expm1(outer[best, n]):+.1f}% "
            f"({best[0]:g}, {best[1]:g}, {best[2]}) |"
        )


if __name__ == "__main__":
    main()
