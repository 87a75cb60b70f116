"""Cost of the forecast, beside its rivals: ``python benchmarks/speed.py --data D --bench B``.

One made-up pair of twenty thousand messages and one of a million in plain Python, and, where the
tables of `forecast.py` are given, a table of landmarks and a population fit in the lab, with each
rival on the same rows. CPU seconds; the second of two runs, so that compiling is left out.
"""

import argparse
import time
from array import array
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq
from rivals import RIVALS, cross_validate_rival

from awhile.care import RESEARCH
from awhile.fit import fit_dyad
from awhile.fit.phases import MAX_VISITS, see_states
from awhile.forecast import backtest_silences, forecast_left, forecast_silence
from awhile.lab.population import fit_population, forecast_landmarks
from awhile.types import DAY_S, Dyad, Events

POPULATION = "email_eu_core"
DAYS = (1.0, 3.0, 7.0, 14.0, 30.0)


def make_pair(n: int, years: float, seed: int) -> Dyad:
    """Make a pair whose messages come in bursts over some years."""
    chance = np.random.default_rng(seed)
    n_bursts = n // 12
    begins = np.sort(chance.random(n_bursts)) * years * 365 * DAY_S
    times = np.sort(
        (begins[:, None] + np.cumsum(chance.exponential(90, (n_bursts, 12)), 1)).ravel()
    )
    n = len(times)
    events = Events(
        array("d", times.tolist()), array("i", bytes(4 * n)),
        array("h", chance.integers(0, 2, n).tolist()), array("b", bytes(n)),
        array("i", range(1, n + 1)), {},
    )  # fmt: skip
    end_s = float(times[-1]) + 5 * DAY_S
    return Dyad(
        ("A", "B"), events, end_s, "UTC", zone_assumed=True, resolution_s=1.0, care=RESEARCH
    )


def spend(work: Callable[[], Any]) -> float:
    """Return the CPU seconds of the second of two runs."""
    work()
    begin = time.process_time()
    work()
    return time.process_time() - begin


def time_pair(dyad: Dyad) -> None:
    """Print what each step costs for one pair."""
    fit = fit_dyad(dyad)
    seen = see_states(fit, dyad.end_s)
    usual = forecast_silence(fit, 1)
    steps: dict[str, Callable[[], Any]] = {
        "lay out": lambda: fit_dyad(dyad),
        "forecast": lambda: forecast_silence(fit, 1),
        "try 150 earlier moments": lambda: backtest_silences(fit, 1),
        f"states of the latest {MAX_VISITS} visits": lambda: see_states(fit, dyad.end_s),
        "if nothing is sent": lambda: forecast_left(fit, seen, usual),
    }
    told = {name: spend(work) for name, work in steps.items()}
    print(f"{len(dyad.events):,} messages, core: " + ", ".join(
        f"{name} {s:.3f} s" for name, s in told.items()) + f"; in all {sum(told.values()):.2f} s"
    )  # fmt: skip


def main() -> None:
    """Print it all."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--data", type=Path)
    ask.add_argument("--bench", type=Path)
    a = ask.parse_args()
    for n, years in ((20_000, 3.0), (1_000_000, 10.0)):
        time_pair(make_pair(n, years, 1))
    if a.data is None or a.bench is None:
        return
    table = pq.read_table(a.data / f"{POPULATION}.parquet", columns=["dyad", "t", "sender"])
    events = {c: table[c].to_numpy() for c in table.column_names}
    rows_table = pq.read_table(a.bench / f"{POPULATION}.landmarks.parquet")
    rows = {c: rows_table[c].to_numpy(zero_copy_only=False) for c in rows_table.column_names}
    n = len(rows["at"])
    ours = spend(lambda: forecast_landmarks(events, rows, DAYS))
    print(f"{n:,} landmarks of {POPULATION}, lab: {ours:.2f} s, {n / ours:,.0f} rows a second")
    fitted = spend(lambda: fit_population(events, n_trees=220))
    print(f"fit on {len(events['t']):,} messages: {fitted:.1f} s")
    for name in RIVALS:
        try:
            took = spend(lambda name=name: cross_validate_rival(name, events, rows, DAYS))
        except ImportError as error:
            print(f"{name}: {error.name} is not installed, left out")
            continue
        print(f"{name}, five fits and forecasts: {took:.1f} s")
    print(f"ours, five fits and one forecast: {5 * fitted + ours:.1f} s")


if __name__ == "__main__":
    main()
