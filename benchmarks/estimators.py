"""Our numbers beside those of lifelines, SurPyval and statsmodels, where they compute the same.

``pip install lifelines surpyval statsmodels``, then ``python benchmarks/estimators.py EVENTS``
(Parquet with ``dyad``, ``t``, ``sender``).
"""

import argparse
import time
import warnings
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq

from awhile.lab.cohort.partition import GRID_S, empty_sums
from awhile.lab.cohort.pipeline import survival
from awhile.lab.effects import World, look, pool_sides, simulate_pairs
from awhile.lab.effects.pool import _stack, lay_sides
from awhile.lab.population.landmarks import lay_out
from awhile.measure.kaplan_meier import estimate_survival


def find_silences(path: Path, most: int) -> tuple[Any, Any]:
    """Return the lengths of silences between visits [n] (s), and whether their end was seen."""
    table = pq.read_table(path, columns=["dyad", "t", "sender"])
    layout = lay_out({c: table.column(c).to_numpy() for c in table.column_names})
    owner = np.repeat(np.arange(len(layout.visit_at) - 1), np.diff(layout.visit_at))
    last = np.append(owner[1:] != owner[:-1], True)
    following = np.where(last, layout.end_s, np.append(layout.starts[1:], 0.0))
    pick = np.random.default_rng(0).permutation(len(owner))[:most]
    return np.maximum((following - layout.ends)[pick], 1.0), ~last[pick]


def compare_spread(duration: Any, seen: Any) -> None:
    """Set the first quartile and the standard error of Greenwood beside those of statsmodels."""
    from statsmodels.duration.survfunc import SurvfuncRight

    ours = estimate_survival(duration.tolist(), seen.tolist())
    theirs = SurvfuncRight(duration, seen.astype(int))
    alive, worth = np.array(ours.survival), np.array(ours.n_effective)
    error = np.sqrt(alive * (1 - alive) / worth)
    kept = alive > 0  # where nobody is left, Greenwood's variance is not defined
    apart = np.abs(error / theirs.surv_prob_se - 1)[kept].max()
    print(f"Greenwood's error: {apart:.1e} from statsmodels, at {kept.sum():,} times, as a share")
    first = ours.quantile(0.25)[0] or np.nan
    print(f"a quarter ended after {first:,.0f} s; statsmodels {theirs.quantile(0.25):,.0f} s")


def compare_ratio(n_pairs: int = 60) -> None:
    """Set the pooled effect beside a Poisson regression of statsmodels with a level per person.

    Waits that are not over are left out on both sides: statsmodels has no end that may never come.
    """
    import statsmodels.api as sm

    pairs = simulate_pairs(n_pairs, 0.4, days=200, world=World(cure=0.0), seed=11)
    sides = [
        replace(s, cells={k: [n, risk - still, 0.0] for k, (n, risk, still) in s.cells.items()})
        for i, pair in enumerate(pairs)
        for s in look(pair, i)
    ]
    ours = pool_sides(sides)
    table, _ = _stack([lay_sides(sides)])
    pair_of_cell = table.pair[table.side]
    levels = np.eye(len(table.pair))[table.side]
    design = np.column_stack([levels, table.design[table.kind]])

    def fit(kept: Any) -> float:
        kept = kept & (table.risk > 0)
        used = design[kept][:, design[kept].any(axis=0)]
        model = sm.GLM(
            table.answers[kept],
            used,
            family=sm.families.Poisson(),
            offset=np.log(table.risk[kept]),
        )
        return float(model.fit().params[-1])

    theirs = fit(np.ones(len(pair_of_cell), bool))
    without = np.array([fit(pair_of_cell != pair) for pair in np.unique(table.pair)])
    n = len(without)
    error = np.sqrt((n - 1) / n * ((without - without.mean()) ** 2).sum())
    print(
        f"log ratio of {ours.n_pairs} pairs: {ours.log_ratio:.5f} with error {ours.error:.5f}; "
        f"statsmodels {theirs:.5f}, and {error:.5f} by leaving out each pair in turn"
    )


def main() -> None:
    """Print the largest difference to each library, and the seconds each took."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("events", type=Path)
    ask.add_argument("--most", type=int, default=20_000)
    a = ask.parse_args()
    duration, seen = find_silences(a.events, a.most)
    at = np.quantile(duration, np.linspace(0.02, 0.98, 49))
    rows = []

    def timed(name: str, make: Any, read: Any) -> None:
        began = time.process_time()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            made = make()
        rows.append((name, time.process_time() - began, np.asarray(read(made), float)))

    def curve_at(times_s: Any, values: Any) -> Any:
        return np.append(1.0, values)[np.searchsorted(times_s, at, side="right")]

    timed(
        "awhile",
        lambda: estimate_survival(duration.tolist(), seen.tolist()),
        lambda c: curve_at(np.array(c.times_s), np.array(c.survival)),
    )
    try:
        from lifelines import KaplanMeierFitter

        timed(
            "lifelines",
            lambda: KaplanMeierFitter().fit(duration, seen),
            lambda k: k.survival_function_at_times(at).to_numpy(),
        )
    except ImportError:
        print("lifelines is not installed: left out")
    try:
        from statsmodels.duration.survfunc import SurvfuncRight

        timed(
            "statsmodels",
            lambda: SurvfuncRight(duration, seen.astype(int)),
            lambda k: curve_at(k.surv_times, k.surv_prob),
        )
    except ImportError:
        print("statsmodels is not installed: left out")
    try:
        import surpyval

        timed(
            "surpyval",
            lambda: surpyval.KaplanMeier.fit(x=duration, c=(~seen).astype(int)),
            lambda k: curve_at(k.x, k.R),
        )
    except ImportError:
        print("surpyval is not installed: left out")
    ours = rows[0][2]
    print(f"{len(duration):,} silences, {int((~seen).sum()):,} of them censored")
    print("Kaplan–Meier,cpu_s,largest difference to ours")
    for name, seconds, values in rows:
        print(f"{name},{seconds:.3f},{np.nanmax(np.abs(values - ours)):.1e}")
    sums = empty_sums(1)
    inside = np.minimum(duration, GRID_S[-1])  # as a cohort counts those that are longer
    sums["ended"][0], sums["censored"][0] = (
        np.histogram(inside[s], GRID_S)[0] for s in (seen, ~seen)
    )
    _, table, _ = survival(sums, 0)
    exact = estimate_survival(duration.tolist(), seen.tolist())
    km = np.append(1.0, exact.survival)[np.searchsorted(exact.times_s, GRID_S[1:], side="right")]
    try:
        compare_spread(duration, seen)
        compare_ratio()
    except ImportError:
        print("statsmodels is not installed: error, quartile and ratio are left out")
    print(f"life table on the grid of a cohort: {np.max(np.abs(table - km)):.1e} from Kaplan–Meier")


if __name__ == "__main__":
    main()
