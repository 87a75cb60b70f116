"""The hidden states learned over partitions are those of one process, whatever runs the map."""

import os
import signal
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest

from awhile.errors import AwhileError
from awhile.fit.prior import StatePrior, load_prior
from awhile.lab.cohort import em
from awhile.lab.cohort.em import CountTask, count_part, learn_states
from awhile.lab.cohort.engine import open_engine, run_serial
from awhile.lab.population import fit_states
from awhile.types import DAY_S

ROUNDS = 3


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Write twenty-four pairs of different pace in three partitions."""
    chance = np.random.default_rng(11)
    folder = tmp_path_factory.mktemp("parts")
    found = []
    for p in range(3):
        rows: list[tuple[str, float, int]] = []
        for d in range(8):
            t = np.cumsum(chance.exponential(DAY_S * chance.lognormal(0, 1), 120))
            rows += [(f"{p}{d}", float(x), int(chance.integers(2))) for x in t[t < 90 * DAY_S]]
        found.append(folder / f"part-{p:05}.parquet")
        pl.DataFrame(rows, schema=["dyad", "t", "sender"], orient="row").write_parquet(found[-1])
    return found


@pytest.fixture(scope="module")
def whole(parts: list[Path]) -> tuple[StatePrior, list[float]]:
    """Fit all pairs in one go."""
    table = pl.concat([pl.read_parquet(p) for p in parts])
    columns = {c: table[c].to_numpy() for c in ("dyad", "t", "sender")}
    return fit_states(columns, begin=load_prior().states, n_rounds=ROUNDS)


def end_s(parts: list[Path]) -> float:
    """The end of observation that `fit_states` takes: the last event."""
    return float(max(pl.read_parquet(p)["t"].max() for p in parts))  # type: ignore[arg-type,type-var]


def close(one: tuple[StatePrior, list[float]], other: tuple[StatePrior, list[float]]) -> None:
    """Check that parameters agree to the digits kept, and the likelihood to 1e-9."""
    for name in StatePrior.__slots__:
        np.testing.assert_allclose(getattr(one[0], name), getattr(other[0], name), rtol=2e-4)
    np.testing.assert_allclose(one[1], other[1], rtol=1e-9)


def test_parts_add_up_to_the_whole(
    parts: list[Path], whole: tuple[StatePrior, list[float]], tmp_path: Path
) -> None:
    """Three partitions, in either order, learn what one process learns from all pairs."""
    for name, order in (("one", parts), ("back", parts[::-1])):
        made = learn_states(
            run_serial, order, tmp_path / name, load_prior().states,
            end_s=end_s(parts), n_rounds=ROUNDS,
        )  # fmt: skip
        close(made, whole)
        assert made[1][-1] > made[1][0]


def test_a_fit_cut_off_goes_on_from_its_last_round(
    parts: list[Path],
    whole: tuple[StatePrior, list[float]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Interrupted in the second round, the next run counts what is missing and nothing twice."""
    done: list[str] = []

    def cut(task: CountTask) -> Path:
        if len(done) == 4:
            raise KeyboardInterrupt
        done.append(task.out.name)
        return count_part(task)

    def run() -> tuple[StatePrior, list[float]]:
        return learn_states(
            run_serial, parts, tmp_path / "s", load_prior().states,
            end_s=end_s(parts), n_rounds=ROUNDS,
        )  # fmt: skip

    monkeypatch.setattr(em, "count_part", cut)
    with pytest.raises(KeyboardInterrupt):
        run()
    before, done[:] = list(done), []

    def count(task: CountTask) -> Path:
        done.append(task.out.name)
        return count_part(task)

    monkeypatch.setattr(em, "count_part", count)
    made = run()
    assert len(before) + len(done) == 3 * ROUNDS
    assert not set(before) & set(done)
    close(made, whole)


def test_a_part_that_cannot_be_counted_stops_the_sum(parts: list[Path], tmp_path: Path) -> None:
    """A sum with a part missing is no sum: it is said, and nothing is learned from it."""
    bad = tmp_path / "part-00009.parquet"
    bad.write_bytes(b"PAR1 poison")
    with pytest.raises(AwhileError, match="1 parts could not be counted"):
        learn_states(
            run_serial, [*parts, bad], tmp_path / "s", load_prior().states,
            end_s=end_s(parts), n_rounds=ROUNDS,
        )  # fmt: skip


def kill_once(task: CountTask) -> Path:
    """Kill this worker in the middle of one count of the second round, then work as ever."""
    marker = task.out.with_suffix(".killed")
    if task.out.name == "counts-001-00001.npz" and not marker.exists():
        marker.touch()
        task.out.with_name(f"{task.out.name}.{os.getpid()}.new").write_bytes(b"half a")
        os.kill(os.getpid(), signal.SIGKILL)
    return count_part(task)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["processes"])  # Dask's own workers live within this process
def test_a_worker_killed_in_a_round_costs_nothing(
    name: str,
    parts: list[Path],
    whole: tuple[StatePrior, list[float]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The round is counted again where it was lost, and the result is that of one process."""
    monkeypatch.setattr(em, "count_part", kill_once)
    with open_engine(name, 2) as engine:
        made: Any = learn_states(
            engine, parts, tmp_path / "s", load_prior().states,
            end_s=end_s(parts), n_rounds=ROUNDS,
        )  # fmt: skip
    assert (tmp_path / "s" / "counts-001-00001.killed").exists()
    close(made, whole)
