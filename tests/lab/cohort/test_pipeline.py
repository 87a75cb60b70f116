"""A cohort gives the same answer whatever runs it and whatever happens on the way."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest

from awhile.errors import AwhileError
from awhile.fit import fit_dyad
from awhile.fit.features import read_curve
from awhile.fit.phases import PHASES, trace_phases
from awhile.fit.series import read_hazards
from awhile.forecast import forecast_silence
from awhile.lab.cohort import Cohort, Plan, run_cohort
from awhile.lab.cohort import pipeline as run_module
from awhile.lab.cohort.engine import open_engine
from awhile.lab.cohort.partition import (
    GRID_S,
    PHASE_SPANS,
    add_sums,
    empty_sums,
    pairs,
    work_partition,
)
from awhile.lab.cohort.pipeline import survival
from awhile.lab.cohort.report import tell_cohort
from awhile.lab.effects import look, pool_sides
from awhile.measure import cut_history, measure_history
from awhile.types import DAY_S

TABLES = ("measures", "silences", "phases", "forecasts", "effects", "curves", "calibration")
N_DYADS = 30


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write thirty pairs whose paces differ, observed for a year."""
    chance = np.random.default_rng(7)
    rows: list[tuple[str, float, int]] = []
    for d in range(N_DYADS):
        scale = DAY_S * chance.lognormal(0.5, 1)
        t = np.cumsum(chance.exponential(scale, 300))
        keep = t < 365 * DAY_S
        senders = chance.integers(0, 2, keep.sum())
        rows += [(f"d{d:02}", float(x), int(s)) for x, s in zip(t[keep], senders, strict=True)]
    path = tmp_path_factory.mktemp("cohort") / "events.parquet"
    pl.DataFrame(rows, schema=["dyad", "t", "sender"], orient="row").write_parquet(path)
    return path


@pytest.fixture(scope="module")
def serial(table: Path, tmp_path_factory: pytest.TempPathFactory) -> Cohort:
    """Run the cohort in one process, in six partitions."""
    return run_cohort(table, tmp_path_factory.mktemp("serial") / "out", plan(table))


def plan(table: Path, **changed: Any) -> Plan:
    """Ask for six partitions."""
    size = len(pl.read_parquet(table)) // 6 + 1
    return Plan(**{"horizon_days": (1.0, 7.0, 30.0), "rows_per_partition": size, **changed})


def same(one: Path, other: Path) -> None:
    """Check that two cohorts wrote the same tables."""
    for name in TABLES:
        first, second = (pl.read_parquet(f / f"{name}.parquet") for f in (one, other))
        assert first.equals(second, null_equal=True), name


def test_a_pair_of_a_cohort_is_told_what_the_core_tells(table: Path, serial: Cohort) -> None:
    """Measures and forecasts of a pair equal those of the core, to the last digit."""
    rows = pl.read_parquet(min((serial.folder / "events").glob("part-*")))
    task = _task(serial)
    name, dyad = next(iter(pairs(rows, task)))
    measured, _ = measure_history(cut_history(dyad))
    here = pl.read_parquet(serial.folder / "measures.parquet").filter(pl.col("dyad") == name)
    assert here["value"].to_list() == [m.value for m in measured]
    assert here["n"].to_list() == [m.n for m in measured]
    forecasts = pl.read_parquet(serial.folder / "forecasts.parquet")
    told = 0
    for name, dyad in pairs(rows, task):
        fit = fit_dyad(dyad)
        for person in (0, 1):
            made = forecast_silence(  # plain here, compiled there
                fit, person, horizon_s=[d * DAY_S for d in serial.plan.horizon_days],
                beyond_reach=True,
            )  # fmt: skip
            said = forecasts.filter((pl.col("dyad") == name) & (pl.col("person") == person))
            if made.refusal is None:
                told += 1
                for column, values in (
                    ("return_prob", made.return_probs), ("low", made.low), ("high", made.high),
                    ("n", [made.n] * 3), ("unlike", [made.unlike] * 3),
                ):  # fmt: skip
                    assert said[column].to_list() == list(values)
    assert told > 5


def _task(cohort: Cohort) -> Any:
    from awhile.fit.prior import load_prior
    from awhile.lab.cohort.partition import Task

    return Task(
        cohort.folder, cohort.folder, cohort.intake.end_s, cohort.intake.resolution_s, "floating",
        cohort.plan.horizon_days, True, None, load_prior(),
    )  # fmt: skip


def test_every_column_is_documented(serial: Cohort) -> None:
    """The reference has a row for each column of each table, and for no other."""
    text = (Path(__file__).parents[3] / "docs" / "reference" / "cohort.md").read_text("utf-8")
    for name in TABLES:
        section = text.split(f"## {name}.parquet")[1].split("\n## ")[0]
        firsts = re.findall(r"^\| (`[^|]*) \|", section, re.MULTILINE)
        told = re.findall(r"`(\w+)`", " ".join(firsts))
        assert told == pl.read_parquet_schema(serial.folder / f"{name}.parquet").names(), name


def test_phases_of_a_pair_are_those_of_the_core(serial: Cohort) -> None:
    """Each stretch's phases sum to one, and those of a pair equal the core's."""
    phases = pl.read_parquet(serial.folder / "phases.parquet")
    shares = phases.select(pl.sum_horizontal(PHASES)).to_series().to_numpy()
    np.testing.assert_allclose(shares, 1.0, atol=1e-9)
    rows = pl.read_parquet(min((serial.folder / "events").glob("part-*")))
    told = 0
    for name, dyad in pairs(rows, _task(serial)):
        here = phases.filter(pl.col("dyad") == name)
        if not len(here):
            continue
        fit = fit_dyad(dyad)
        for person in (0, 1):
            mine = here.filter(pl.col("person") == person)
            if not len(mine):
                continue
            hazard, _, silence_s = read_hazards(fit, person, dyad.end_s)  # plain here
            edges_s = fit.prior.edges_s
            gone = 1 - read_curve(edges_s, hazard, silence_s, edges_s[-1])
            traced = trace_phases(
                fit, person, dyad.end_s, hazard=hazard, gone=gone, n_spans=PHASE_SPANS
            )
            now = mine.filter(pl.col("given") == "forecast").select(PHASES).row(0)
            assert now == pytest.approx(traced.now, abs=1e-9)
            past = mine.filter(pl.col("given") == "lasted")
            assert tuple(past.select(PHASES).rows()) == traced.past
            told += 1
    assert told


def test_the_pooled_effect_is_that_of_all_pairs_at_once(table: Path, serial: Cohort) -> None:
    """Cells that went through the partitions pool to the same ratio, beside the naive one."""
    sides = []
    for place in sorted((serial.folder / "events").glob("part-*")):
        for _, dyad in pairs(pl.read_parquet(place), _task(serial)):
            sides += look(cut_history(dyad), len(sides))
    whole = pool_sides(sides)
    effects = pl.read_parquet(serial.folder / "effects.parquet")
    like, naive = effects.iter_rows(named=True)
    np.testing.assert_allclose(np.log(like["ratio"]), whole.log_ratio, atol=1e-6)
    np.testing.assert_allclose(np.log(naive["high"]), whole.naive[2], atol=1e-9)
    assert like["n_answers"] == whole.n_answers
    assert not effects["told"].any()
    measured = pl.read_parquet(serial.folder / "measures.parquet")
    alone = measured.filter(pl.col("measure").str.starts_with("writing_again"))
    assert len(alone)
    assert alone["value"].is_null().all()


def test_every_pair_and_row_is_counted_once(table: Path, serial: Cohort) -> None:
    """Pairs and events add up to those of the table."""
    assert serial.sums["n_dyads"][0] == N_DYADS
    assert serial.sums["n_events"][0] == len(pl.read_parquet(table))
    measures = pl.read_parquet(serial.folder / "measures.parquet")
    assert measures["dyad"].n_unique() == N_DYADS
    assert not measures.select(pl.struct("dyad", "measure", "person").is_duplicated().any()).item()


def test_sums_do_not_hang_on_the_partition(table: Path, serial: Cohort, tmp_path: Path) -> None:
    """One partition or six: counts are equal, sums agree to 1e-9."""
    whole = run_cohort(table, tmp_path / "out", plan(table, rows_per_partition=10**6))
    for name, value in serial.sums.items():
        np.testing.assert_allclose(whole.sums[name], value, rtol=1e-9, err_msg=name)
    one = pl.read_parquet(whole.folder / "measures.parquet").sort("dyad", "measure", "person")
    six = pl.read_parquet(serial.folder / "measures.parquet").sort("dyad", "measure", "person")
    assert one.equals(six, null_equal=True)


def test_sums_add_in_any_order(serial: Cohort) -> None:
    """The reduce is a sum of fixed size, in any order the same to 1e-12."""
    loaded = []
    for f in sorted((serial.folder / "work").glob("*/sums.npz")):
        with np.load(f) as part:
            loaded.append(dict(part))
    forward, back = empty_sums(3), empty_sums(3)
    for part in loaded:
        forward = add_sums(forward, part)
    for part in loaded[::-1]:
        back = add_sums(back, part)
    for name in forward:
        np.testing.assert_allclose(forward[name], back[name], rtol=1e-12)
        assert forward[name].shape == empty_sums(3)[name].shape


def test_a_run_cut_off_goes_on(
    table: Path, serial: Cohort, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Interrupted after two partitions, the second run does the other four and no more."""
    done: list[Path] = []

    def cut(task: Any) -> Path:
        if len(done) == 2:
            raise KeyboardInterrupt
        done.append(task.out)
        return work_partition(task)

    monkeypatch.setattr(run_module, "work_partition", cut)
    with pytest.raises(KeyboardInterrupt):
        run_cohort(table, tmp_path / "out", plan(table))
    done.clear()

    def count(task: Any) -> Path:
        done.append(task.out)
        return work_partition(task)

    monkeypatch.setattr(run_module, "work_partition", count)
    cohort = run_cohort(table, tmp_path / "out", plan(table))
    assert len(done) == len(cohort.intake.partitions) - 2
    same(cohort.folder, serial.folder)


def test_another_question_starts_anew(table: Path, tmp_path: Path) -> None:
    """Parts made for one question are not taken for another."""
    run_cohort(table, tmp_path / "out", plan(table))
    other = run_cohort(table, tmp_path / "out", plan(table, end_s=200 * DAY_S))
    assert other.intake.end_s == 200 * DAY_S
    assert pl.read_parquet(other.folder / "silences.parquet")["start_s"].max() < 200 * DAY_S


def test_a_foreign_folder_is_left_alone(table: Path, tmp_path: Path) -> None:
    """A folder that holds something else is refused and not touched."""
    (tmp_path / "mine.txt").write_text("keep")
    with pytest.raises(AwhileError, match="something else"):
        run_cohort(table, tmp_path, plan(table))
    assert (tmp_path / "mine.txt").read_text() == "keep"


def test_a_poisoned_partition_costs_itself_alone(table: Path, tmp_path: Path) -> None:
    """A part that cannot be read is reported; the others are done."""
    out = tmp_path / "out"
    run_module.check_cohort(table, out, plan(table))
    (out / "events" / "part-00002.parquet").write_bytes(b"PAR1 poison")
    cohort = run_cohort(table, out, plan(table))
    assert list(cohort.failures) == [2]
    assert 0 < cohort.sums["n_dyads"][0] < N_DYADS
    assert "could not be worked through" in tell_cohort(cohort)


def test_a_full_disk_is_said_and_costs_nothing(
    table: Path, serial: Cohort, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Out of space in the third part: one sentence; with space again, the same tables."""
    calls = []

    def full(task: Any) -> Path:
        calls.append(task)
        if len(calls) == 3:
            raise OSError(28, "No space left on device")
        return work_partition(task)

    monkeypatch.setattr(run_module, "work_partition", full)
    with pytest.raises(AwhileError, match="disk is full"):
        run_cohort(table, tmp_path / "out", plan(table))
    monkeypatch.setattr(run_module, "work_partition", work_partition)
    same(run_cohort(table, tmp_path / "out", plan(table)).folder, serial.folder)


def test_few_pairs_are_not_forecast(tmp_path: Path) -> None:
    """A table of one pair is no way round the questions of care."""
    t = [float(i) * DAY_S for i in range(40)]
    frame = pl.DataFrame({"dyad": ["a"] * 40, "t": t, "sender": [0, 1] * 20})
    frame.write_parquet(tmp_path / "t.parquet")
    cohort = run_cohort(tmp_path / "t.parquet", tmp_path / "out")
    assert not cohort.forecast_pairs
    assert pl.read_parquet(cohort.folder / "forecasts.parquet").is_empty()
    assert "no forecasts pair by pair" in tell_cohort(cohort)


def test_the_life_table_is_the_product_of_what_was_left() -> None:
    """By hand: of four silences one ends in the first step, one is cut off, two end later."""
    sums = empty_sums(1)
    sums["ended"][0, 0], sums["censored"][0, 1], sums["ended"][0, 2] = 1, 1, 2
    at_s, alive, at_risk = survival(sums, 0)
    assert at_s[0] == GRID_S[1]
    np.testing.assert_allclose(alive[:3], [0.75, 0.75, 0.0])
    np.testing.assert_allclose(at_risk[:3], [4, 3, 2])


def test_moments_may_be_given(table: Path, serial: Cohort, tmp_path: Path) -> None:
    """Forecasts at given moments use nothing later: cutting the table there changes nothing."""
    at = 150 * DAY_S
    names = pl.read_parquet(table)["dyad"].unique().sort()
    moments = pl.DataFrame({"dyad": names, "partner": [1] * len(names), "at": [at] * len(names)})
    moments.write_parquet(tmp_path / "moments.parquet")
    asked = plan(table, moments=tmp_path / "moments.parquet")
    whole = run_cohort(table, tmp_path / "whole", asked)
    cut = tmp_path / "cut.parquet"
    pl.read_parquet(table).filter(pl.col("t") <= at).write_parquet(cut)
    past = run_cohort(cut, tmp_path / "past", plan(table, end_s=at))
    one = pl.read_parquet(whole.folder / "forecasts.parquet").sort("dyad", "horizon_days")
    two = (
        pl.read_parquet(past.folder / "forecasts.parquet")
        .filter(pl.col("person") == 1)
        .sort("dyad", "horizon_days")
    )
    both = one.join(two, on=["dyad", "horizon_days"], suffix="_then")
    assert len(both) > 20
    assert both["return_prob"].equals(both["return_prob_then"], null_equal=True)


# What follows starts processes of its own.


def kill_once(task: Any) -> Path:
    """Kill this worker in the middle of its first task, then work as ever."""
    marker = task.out.parent.parent / f"killed-{task.out.name}"
    if task.out.name in {"00001", "00004"} and not marker.exists():
        marker.touch()
        beside = task.out.with_name(f"{task.out.name}.{os.getpid()}.new")
        beside.mkdir(parents=True, exist_ok=True)
        (beside / "measures.parquet").write_bytes(b"half a")
        os.kill(os.getpid(), signal.SIGKILL)
    return work_partition(task)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["processes"])  # Dask's own workers live within this process
def test_killed_workers_cost_nothing(
    name: str, table: Path, serial: Cohort, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two workers killed in the middle of a part: the same tables, nothing twice."""
    monkeypatch.setattr(run_module, "work_partition", kill_once)
    cohort = run_cohort(table, tmp_path / "out", plan(table, engine=name, workers=2))
    assert not cohort.failures
    assert (tmp_path / "out" / "killed-00001").exists()
    same(cohort.folder, serial.folder)


@pytest.mark.slow
def test_a_reduce_cut_off_goes_on(table: Path, serial: Cohort, tmp_path: Path) -> None:
    """Killed while the tables are put together, the next run puts the same ones together."""
    asked = plan(table)
    script = (
        "import os, sys, signal\n"
        "from pathlib import Path\n"
        "from awhile.lab.cohort import Plan, run_cohort, pipeline as run\n"
        "join = run._join\n"
        "def cut(parts, whole):\n"
        "    if whole.stem == 'silences':\n"
        "        whole.with_suffix('.new').write_bytes(b'half')\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "    join(parts, whole)\n"
        "run._join = cut\n"
        f"plan = Plan(horizon_days={asked.horizon_days}, "
        f"rows_per_partition={asked.rows_per_partition})\n"
        f"run_cohort(Path({str(table)!r}), Path({str(tmp_path / 'out')!r}), plan)\n"
    )
    ended = subprocess.run([sys.executable, "-c", script])
    assert ended.returncode == -signal.SIGKILL
    same(run_cohort(table, tmp_path / "out", plan(table)).folder, serial.folder)


def slowly(task: Any) -> Path:
    """Work, but leave time for something to happen."""
    time.sleep(0.6)
    return work_partition(task)


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[tuple[str, Callable[[], None]]]:
    """Start a Dask scheduler and a worker; give the address and a way to restart both."""
    port = 8900 + os.getpid() % 90
    address = f"tcp://127.0.0.1:{port}"

    def start() -> list["subprocess.Popen[bytes]"]:
        scheduler = ["scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"]
        worker = ["worker", address, "--nthreads", "1", "--no-dashboard"]
        worker += ["--local-directory", str(tmp_path)]
        return [
            subprocess.Popen([sys.executable, "-m", "dask", *words], stderr=subprocess.DEVNULL)
            for words in (scheduler, worker)
        ]

    running = start()

    def stop() -> None:
        for process in running:
            process.kill()
            process.wait()

    def restart() -> None:
        stop()
        time.sleep(1)
        running[:] = start()

    yield address, restart
    stop()


@pytest.mark.slow
def test_a_scheduler_that_restarts_costs_nothing(
    table: Path,
    serial: Cohort,
    tmp_path: Path,
    scheduler: tuple[str, Callable[[], None]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The scheduler dies after two parts and comes back: the same tables."""
    address, restart = scheduler
    monkeypatch.setattr(run_module, "work_partition", slowly)
    seen = []

    def watch(step: str, done: int, whole: int, left_s: float) -> None:
        seen.append((step, done))
        if step == "work" and done == 2:
            restart()

    cohort = run_cohort(table, tmp_path / "out", plan(table, engine=address), progress=watch)
    assert not cohort.failures
    same(cohort.folder, serial.folder)


@pytest.mark.slow
def test_a_disk_that_really_is_full(table: Path, serial: Cohort, tmp_path: Path) -> None:
    """On a disk of 200 kB the run ends in a sentence; with more room it goes on to the same end."""
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("a small disk cannot be mounted here")
    try:
        with pytest.raises(AwhileError, match="disk is full"):
            run_cohort(table, place / "out", plan(table))
        subprocess.run(["mount", "-o", "remount,size=64m", str(place)], check=True)
        same(run_cohort(table, place / "out", plan(table)).folder, serial.folder)
    finally:
        subprocess.run(["umount", str(place)], check=True)


BOUND = """
import resource, sys
from pathlib import Path
from awhile.lab.cohort import Plan, run_cohort
from awhile.lab.cohort.report import tell_cohort
big, small, out, room = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
plan = Plan(rows_per_partition=5_000)
tell_cohort(run_cohort(small, out / "small", plan))
status = Path("/proc/self/status").read_text().splitlines()
held = next(int(line.split()[1]) for line in status if line.startswith("VmData")) * 1024
resource.setrlimit(resource.RLIMIT_DATA, (held + room, held + room))
cohort = run_cohort(big, out / "big", plan)
tell_cohort(cohort)
print(int(cohort.sums["n_dyads"][0]), len(cohort.failures))
"""
"""Works through a cohort with no more memory than ``room`` bytes beyond what a small one took."""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux's limits")
def test_a_cohort_larger_than_the_memory_allowed_is_worked_through(tmp_path: Path) -> None:
    """Measures that take 100 MB are made and shown with a hard limit of 64 MB.

    That four megabytes are too little shows that the limit bites.
    """
    chance = np.random.default_rng(9)
    for name, n in (("small", 1_500), ("big", 15_000)):
        dyad = np.repeat(np.arange(n), chance.integers(2, 8, n))
        events = {
            "dyad": [f"pair-{d}" for d in dyad],
            "t": chance.random(len(dyad)) * 365 * DAY_S,
            "sender": chance.integers(0, 2, len(dyad)),
        }
        pl.DataFrame(events).write_parquet(tmp_path / f"{name}.parquet")
    big, small = tmp_path / "big.parquet", tmp_path / "small.parquet"
    for megabytes, enough in ((64, True), (4, False)):
        words = [str(big), str(small), str(tmp_path / str(megabytes)), str(megabytes << 20)]
        for part in ("small", "big"):
            (tmp_path / str(megabytes) / part).mkdir(parents=True)
        ended = subprocess.run(
            [sys.executable, "-c", BOUND, *words], capture_output=True, text=True
        )
        worked = ended.returncode == 0 and ended.stdout.split() == ["15000", "0"]
        assert worked == enough, ended.stderr[-2000:]
    made = pl.read_parquet(tmp_path / "64" / "big" / "measures.parquet")
    assert made.estimated_size() > 64 << 20


@pytest.mark.parametrize("mark", ["my question", "", "0" * 63, "g" * 64])
def test_a_strangers_folder_is_never_cleared(table: Path, tmp_path: Path, mark: str) -> None:
    """A file called question does not make a folder ours, nor does a folder called events."""
    out = tmp_path / "out"
    for place in ("events/photos.txt", "work/thesis.txt"):
        (out / place).parent.mkdir(parents=True, exist_ok=True)
        (out / place).write_text("mine", encoding="utf-8")
    (out / "question").write_text(mark, encoding="utf-8")
    with pytest.raises(AwhileError) as caught:
        run_cohort(table, out, plan(table))
    assert caught.value.key == "cohort.not_empty"
    (out / "question").write_text("0" * 64, encoding="utf-8")  # of another question of ours
    with pytest.raises(AwhileError):
        run_cohort(table, out, plan(table))
    assert (out / "events/photos.txt").read_text(encoding="utf-8") == "mine"
    assert (out / "work/thesis.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="where ports are listed differs")
def test_a_cluster_of_ones_own_listens_to_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another user of the machine finds no port to connect to, and no folder is left behind."""
    pytest.importorskip("distributed")
    monkeypatch.chdir(tmp_path)

    def listening() -> set[str]:
        held = {str(f.readlink()) for f in Path("/proc/self/fd").iterdir() if os.path.lexists(f)}
        rows = [
            line.split()
            for name in ("tcp", "tcp6")
            for line in Path("/proc/net", name).read_text(encoding="utf-8").splitlines()[1:]
        ]
        return {row[1] for row in rows if row[3] == "0A" and f"socket:[{row[9]}]" in held}

    before = listening()
    seen: list[set[str]] = []
    with open_engine("dask", 2) as run:
        for outcome in run(str, [1, 2, 3]):
            assert outcome.failure is None
            seen.append(listening() - before)
    assert seen == [set()] * 3
    assert list(tmp_path.iterdir()) == []
