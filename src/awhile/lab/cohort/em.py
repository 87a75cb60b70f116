"""The hidden states refitted over all partitions: a map that counts, a reduce that adds.

Each round of expectation and maximisation asks every partition for its expected counts, whose size
does not hang on the number of pairs, adds them in the order of the partitions, and is kept before
the next begins. So no engine changes the last digit, and a run that was cut off goes on from its
last whole round.
"""

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import polars as pl

from awhile.errors import AwhileError
from awhile.files import write_whole
from awhile.fit.prior import StatePrior
from awhile.lab.cohort.engine import Engine
from awhile.lab.population.hmm_fit import (
    GAPS_OF_A_POPULATION,
    GapTable,
    count_states,
    find_entry,
    improve_states,
    lay_table,
    round_states,
)
from awhile.lab.population.landmarks import lay_out

Show = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class LayTask:
    """Lay out the gaps of one partition.

    Attributes:
        part: The partition, as `intake.take_in` wrote it.
        out: File to make; it appears whole or not at all.
        end_s: End of observation (s).
    """

    part: Path
    out: Path
    end_s: float


@dataclass(frozen=True, slots=True)
class CountTask:
    """Count the states of one partition under given parameters.

    Attributes:
        gaps: What a `LayTask` made.
        out: File to make; it appears whole or not at all.
        states: The parameters.
    """

    gaps: Path
    out: Path
    states: StatePrior


def lay_part(task: LayTask) -> Path:
    """Lay out the gaps of a partition, of pairs of which a forecast was ever possible.

    Args:
        task: The partition, and where its gaps go.
    """
    rows = pl.read_parquet(task.part, columns=["dyad", "t", "sender"])
    layout = lay_out({c: rows[c].to_numpy() for c in ("dyad", "t", "sender")})
    gaps = lay_table(layout, task.end_s, entered=find_entry(layout))
    return _save(task.out, asdict(gaps))


def count_part(task: CountTask) -> Path:
    """Add up the expected counts of a partition.

    Args:
        task: The partition's gaps, the parameters, and where the counts go.
    """
    with np.load(task.gaps) as kept:
        gaps = GapTable(kept["gap_at"], kept["exposure"], kept["end_bin"])
    counts = count_states(gaps, task.states)
    return _save(task.out, {str(i): np.atleast_1d(x) for i, x in enumerate(counts)})


def _save(
    out: Path, arrays: dict[str, "np.ndarray[tuple[int, ...], np.dtype[np.float64]]"]
) -> Path:
    """Write arrays beside their place, then move them there."""
    beside = out.with_name(f"{out.name}.{os.getpid()}.new")
    with beside.open("wb") as file:
        np.savez(file, **arrays)  # type: ignore[arg-type]  # NumPy types its keywords oddly
    beside.replace(out)
    return out


def learn_states(
    engine: Engine,
    parts: Sequence[Path],
    folder: Path,
    begin: StatePrior,
    *,
    end_s: float,
    n_rounds: int,
    show: Show = lambda _done, _whole: None,
) -> tuple[StatePrior, list[float]]:
    """Refit the hidden states to all pairs of all partitions.

    Args:
        engine: What runs the map (`engine.open_engine`).
        parts: The partitions.
        folder: Where the gaps, the counts and the rounds are kept; made if needed. Rounds that
            are there already are not done again.
        begin: Where to begin.
        end_s: End of observation (s).
        n_rounds: Rounds of expectation and maximisation.
        show: Told how many rounds are done, and how many there are.

    Returns:
        The parameters, rounded as in `fit_states`, and the mean log likelihood per gap before
        each round.

    Raises:
        AwhileError: A partition could not be counted; the rounds before it are kept.
    """
    folder.mkdir(parents=True, exist_ok=True)
    laid = [LayTask(part, folder / f"gaps-{part.stem}.npz", end_s) for part in parts]
    _do(engine, lay_part, [task for task in laid if not task.out.exists()])
    n_gaps = 0
    for task in laid:
        with np.load(task.out) as kept:
            n_gaps += int(kept["gap_at"][-1])
    if not n_gaps:
        return begin, []
    # As in `fit_states`: a population counts as so many gaps, so the shrinkage stays what it is.
    weight = min(GAPS_OF_A_POPULATION / n_gaps, 5.0)
    states, trace = begin, []
    for turn in range(n_rounds):
        kept_round = folder / f"round-{turn:03}.json"
        if not kept_round.exists():
            tasks = [
                CountTask(task.out, folder / f"counts-{turn:03}-{i:05}.npz", states)
                for i, task in enumerate(laid)
            ]
            _do(engine, count_part, [task for task in tasks if not task.out.exists()])
            total, *counts = _add_up([task.out for task in tasks])
            better = improve_states(states, [weight * x for x in counts])
            text = json.dumps({"states": asdict(better), "per_gap": float(total[0]) / n_gaps})
            write_whole(kept_round, text)
            for counted in tasks:
                counted.out.unlink()
        told = json.loads(kept_round.read_text(encoding="utf-8"))
        states = StatePrior(**{name: tuple(x) for name, x in told["states"].items()})
        trace.append(told["per_gap"])
        show(turn + 1, n_rounds)
    return round_states(states), trace


def _add_up(files: Sequence[Path]) -> list["np.ndarray[tuple[int, ...], np.dtype[np.float64]]"]:
    """Add counts, always in the same order."""
    sums: list[np.ndarray[tuple[int, ...], np.dtype[np.float64]]] = []
    for file in files:
        with np.load(file) as part:
            found = [part[str(i)] for i in range(len(part.files))]
        sums = [a + b for a, b in zip(sums, found, strict=True)] if sums else found
    return sums


def _do(engine: Engine, work: Callable[..., Path], tasks: Sequence[LayTask | CountTask]) -> None:
    """Do all tasks, or say which could not be done: a sum with a part missing is no sum."""
    failed = [o.failure for o in engine(work, tasks) if o.failure is not None]
    if failed:
        raise AwhileError("cohort.refit_failed", n=len(failed), why=failed[0])
