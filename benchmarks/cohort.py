"""Cost of a cohort: ``python benchmarks/cohort.py``.

Pairs with log-normal paces over two years are generated, and every run is a process of its own, of
which wall-clock seconds, CPU seconds (with its children's) and peak memory are read at its end. On
a shared machine the CPU seconds are the ones to trust.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from awhile.types import DAY_S


def make_table(path: Path, n_dyads: int, mean: float, seed: int) -> int:
    """Write a table of pairs with so many events each on average; return its number of rows."""
    chance = np.random.default_rng(seed)
    n = np.maximum(chance.lognormal(np.log(mean) - 0.5, 1.0, n_dyads).astype(int), 2)
    dyad = np.repeat(np.arange(n_dyads), n)
    t = chance.random(len(dyad)) * 730 * DAY_S
    sender = chance.integers(0, 2, len(dyad))
    pl.DataFrame({"dyad": dyad, "t": t, "sender": sender}).select(
        pl.col("dyad").cast(pl.String), "t", "sender"
    ).write_parquet(path)
    return len(dyad)


CHILD = """
import json, resource, sys, time
from pathlib import Path
from awhile.lab.cohort import Plan, check_cohort, run_cohort
from awhile.lab.cohort.report import tell_cohort
if __name__ == "__main__":
    table, out, engine, workers, step = sys.argv[1:]
    plan = Plan(engine=engine, workers=int(workers))
    began = time.perf_counter()
    if step == "intake":
        check_cohort(Path(table), Path(out), plan)
    else:
        tell_cohort(run_cohort(Path(table), Path(out), plan))
    peak = next(x for x in Path("/proc/self/status").read_text().splitlines() if "VmHWM" in x)
    mine, others = (resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(json.dumps({
        "wall_s": time.perf_counter() - began,
        "cpu_s": sum(u.ru_utime + u.ru_stime for u in (mine, others)),
        "peak_mb": int(peak.split()[1]) / 1024, "worker_peak_mb": others.ru_maxrss / 1024}))
"""


def run(
    table: Path, engine: str, workers: int, step: str = "all", out: Path | None = None
) -> dict[str, float]:
    """Run one cohort in a process of its own, in a folder that is kept if one is named."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "child.py"
        script.write_text(CHILD)
        words = [str(table), str(out or Path(folder) / "out"), engine, str(workers), step]
        done = subprocess.run([sys.executable, str(script), *words], capture_output=True, text=True)
    if done.returncode:
        print(done.stderr[-2000:])
        raise SystemExit(1)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def run_core(table: Path, n_dyads: int) -> float:
    """Measure and forecast some pairs with the core alone; return CPU seconds per pair."""
    from awhile.fit import fit_dyad
    from awhile.fit.phases import trace_phases
    from awhile.fit.prior import load_prior
    from awhile.forecast import forecast_silence
    from awhile.lab.cohort.partition import PHASE_SPANS, Task, pairs
    from awhile.measure import cut_history, measure_history

    rows = pl.read_parquet(table).filter(pl.col("dyad").cast(pl.Int64) < n_dyads)
    rows = rows.sort("dyad", "t").with_columns(
        pl.lit(0, pl.Int8).alias("kind"), pl.int_range(pl.len()).alias("row"),
        *(pl.lit(-1, pl.Int32).alias(c) for c in ("words", "questions")),
    )  # fmt: skip
    task: Any = Task(
        table, table, float(rows["t"].max()), 1.0, "floating", (1.0, 3.0, 7.0, 14.0, 30.0),
        forecasts=True, moments=None, prior=load_prior(),
    )  # fmt: skip
    began = time.process_time()
    for _, dyad in pairs(rows, task):
        measure_history(cut_history(dyad))
        fit = fit_dyad(dyad)
        told = [
            forecast_silence(
                fit, person, horizon_s=[d * DAY_S for d in task.horizon_days], beyond_reach=True
            )
            for person in (0, 1)
        ]
        if all(one.refusal is None for one in told):
            for person in (0, 1):
                trace_phases(fit, person, dyad.end_s, n_spans=PHASE_SPANS)
    return (time.process_time() - began) / n_dyads


def main() -> None:
    """Run it all and print one table."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--dyads", type=int, default=10_000, help="the larger cohort has four times")
    ask.add_argument("--mean", type=float, default=60, help="events of a pair on average")
    ask.add_argument(
        "--once", type=Path, help="one serial run of one cohort in this folder; again, it goes on"
    )
    a = ask.parse_args()
    if a.once is not None:
        a.once.mkdir(parents=True, exist_ok=True)
        table = a.once / "events.parquet"
        if not table.exists():
            print(f"{make_table(table, a.dyads, a.mean, 7):,} events", flush=True)
        print(run(table, "serial", 1, out=a.once / "cohort"))
        return
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder) / "small.parquet", Path(folder) / "large.parquet"
        n_small = make_table(small, a.dyads, a.mean, 1)
        n_large = make_table(large, 4 * a.dyads, a.mean, 2)
        print(f"{a.dyads:,} pairs with {n_small:,} events; {4 * a.dyads:,} with {n_large:,}")
        core = run_core(small, min(a.dyads, 1_000))
        print(
            f"core alone: {1e3 * core:.2f} ms CPU a pair, {1 / core:,.0f} pairs a second and core"
        )
        print("run,pairs,wall_s,cpu_s,peak_mb,worker_peak_mb,pairs_per_cpu_s")
        found = {}
        for name, table, engine, workers, step in (
            ("intake", small, "serial", 1, "intake"),
            ("intake", large, "serial", 1, "intake"),
            ("serial", small, "serial", 1, "all"),
            ("serial", large, "serial", 1, "all"),
            ("processes 1", small, "processes", 1, "all"),
            ("processes 2", small, "processes", 2, "all"),
            ("dask 1", small, "dask", 1, "all"),
            ("dask 2", small, "dask", 2, "all"),
        ):
            n = a.dyads if table is small else 4 * a.dyads
            r = found[name, n] = run(table, engine, workers, step)
            print(
                f"{name},{n},{r['wall_s']:.1f},{r['cpu_s']:.1f},{r['peak_mb']:.0f},"
                f"{r['worker_peak_mb']:.0f},{n / r['cpu_s']:.0f}",
                flush=True,
            )
        more = found["serial", 4 * a.dyads]["cpu_s"] - found["serial", a.dyads]["cpu_s"]
        print(f"per added million events: {more / (n_large - n_small) * 1e6:.1f} s CPU")
        for engine in ("processes", "dask"):
            one, two = (found[f"{engine} {w}", a.dyads]["wall_s"] for w in (1, 2))
            print(f"{engine}: two workers take {two / one:.2f} of the time of one")
    print(f"this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
