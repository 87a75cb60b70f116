"""The whole of a cohort: take in, work, put together, refit; restartable at every step."""

import errno
import hashlib
import json
import os
import re
import shutil
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pyarrow.parquet as pq
from numpy.typing import NDArray

from awhile import __version__
from awhile.errors import AwhileError, CareError, ReadError
from awhile.files import write_whole
from awhile.fit.prior import Prior, StatePrior, load_prior, prior_to_json, read_prior
from awhile.lab.cohort.compare import (
    MAX_GROUPS,
    LogRank,
    compare_silences,
    group_pairs,
    in_order,
    interval,
)
from awhile.lab.cohort.em import learn_states
from awhile.lab.cohort.engine import Engine, open_engine
from awhile.lab.cohort.from_exports import gather_chats, is_chats
from awhile.lab.cohort.ingest import ROWS_PER_PARTITION, Columns, Handling, Intake, take_in
from awhile.lab.cohort.layouts import find_layout
from awhile.lab.cohort.outcome import (
    describe,
    load_codebook,
    save_table,
    write_citation,
    write_codebook,
    write_wide,
)
from awhile.lab.cohort.partition import (
    GRID_S,
    LANDMARK_DAYS,
    SCHEMAS,
    Sums,
    Task,
    add_sums,
    calibrate,
    empty_sums,
    half_of,
    read_moments,
    work_partition,
)
from awhile.lab.cohort.tables import Source, open_table, pack_frame
from awhile.lab.effects import Pooled, pool_table
from awhile.lab.population import fit_population
from awhile.practice.memory import Memory

MARK_BYTES = 64
_MARK = re.compile(rb"[0-9a-f]{64}")
_NAMES_OF_OURS = "|".join(("intake", "part", "people", "raw", "gaps", "counts", "round", "sums"))
_MADE = re.compile(
    rf"(?:{_NAMES_OF_OURS}|{'|'.join(SCHEMAS)})(?:-[a-z]+)?(?:-\d+)*"
    r"(?:\.(?:parquet|arrows|npz|json))?(?:\.\d+)?(?:\.new)?"
    rf"|\.(?:{_NAMES_OF_OURS}|{'|'.join(SCHEMAS)})[\w.-]{{0,40}}\.\w{{8}}\.part"
)
"""What the files are called that a run makes in its folders."""
MIN_FORECAST_DYADS = 20
"""With fewer pairs a cohort is somebody's own chat; forecasts of those go through the study and its
rules of care."""

CALIBRATION_MOMENTS = 200_000
"""About so many earlier moments are forecast for the calibration; of more, a random share."""

MOMENTS_PER_EVENT = 4
"""No event begins more than about so many silences that are looked at."""

REFIT_EVENTS = 2_000_000
"""Events from which a refit draws the trees of the prior, in memory; of more, a random part of the
pairs. The trees look at 40,000 moments at most, so more pairs would add next to nothing. The hidden
states are learned from all pairs."""

REFIT_ROUNDS = 20
"""Rounds of expectation and maximisation for the hidden states."""

POOLED_DYADS = 20_000
"""Pairs of whom the pooled effect is taken; of more, a random part."""

MIN_POOLED = 10
"""Fewest pairs that a pooled effect is told of."""

REFIT_DYADS = 40
"""Fewest pairs to refit the prior from."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked of a cohort.

    Attributes:
        engine: As in `engine.open_engine`.
        workers: Processes.
        columns: Which column is which; recognised if None.
        end_s: End of observation (s); the last event of the table if None.
        handling: What the owner of the table says of it.
        horizon_days: Horizons of the forecasts [H] (days).
        moments: Parquet table of moments to forecast at (``dyad``, ``partner``, ``at``); None for
            the end of observation.
        refit: Whether to refit the prior, and forecast with it: each half of the pairs from a fit
            to the other half. One fitted to all is written beside.
        prior: The prior to start from, as ``awhile prior fit`` writes it; the one that ships if
            None.
        seed: Source of chance.
        rows_per_partition: See `intake.take_in`.
        memory: What is remembered of care; needed for a folder of chats, whose pairs may be known.
        covariates: Table with one row per pair, ``dyad`` and columns of its own; carried into
            ``wide``. None for none.
        by: The covariate by which silences and ratios are compared; None for no comparison.
    """

    engine: str = "serial"
    workers: int = 1
    columns: Columns | None = None
    end_s: float | None = None
    handling: Handling = field(default_factory=Handling)
    horizon_days: tuple[float, ...] = (1.0, 3.0, 7.0, 14.0, 30.0)
    moments: Path | None = None
    refit: bool = False
    prior: Path | None = None
    seed: int = 0
    rows_per_partition: int = ROWS_PER_PARTITION
    memory: Memory | None = None
    covariates: Path | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Cohort:
    """The results of a finished run.

    Attributes:
        folder: Where the tables are: ``measures``, ``silences``, ``forecasts`` (Parquet), and
            ``curves``, ``calibration``.
        intake: What was found in the table.
        plan: What was asked.
        sums: Sums over all pairs (`work.empty_sums`).
        failures: What went wrong, by number of the partition; these pairs are in no table.
        forecast_pairs: Whether pairs were forecast one by one.
        calibration: By prior (``shipped`` or ``given``, ``refit``), the sums of stated and came
            true [S, H, 10, 4], by length of the silence.
        seen: Whether the prior that ships, or was given, has been fitted to this very table.
        effect: What writing again went with over all pairs; None with too few.
        compared: Whether silences last equally long in the groups of ``plan.by``; None without.
    """

    folder: Path
    intake: Intake
    plan: Plan
    sums: Sums
    failures: Mapping[int, str]
    forecast_pairs: bool
    calibration: Mapping[str, NDArray[np.float64]] = field(default_factory=dict)
    seen: bool = False
    effect: Pooled | None = None
    compared: LogRank | None = None

    def __repr__(self) -> str:
        """Say in a line what it is, and which tables there are."""
        found = ", ".join(name for name in load_codebook() if self._path(name).exists())
        counts = f"{self.intake.n_dyads:,} pairs, {self.intake.n_kept:,} events"
        return f"<Cohort of {counts} in {self.folder}: {found}>"

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.parquet"

    def _repr_html_(self) -> str:
        """Show the figures in a notebook."""
        from awhile.lab.cohort.report import show_figures

        return show_figures(self)

    def save(self, language: str = "en") -> None:
        """Write the page, its figures as SVG and the paragraph of methods beside the tables.

        Args:
            language: Language of the sentences, one of `awhile.words.LANGUAGES`.
        """
        from awhile.lab.cohort.report import write_report

        write_report(self, language)

    def frame(self, name: str) -> pl.DataFrame:
        """Return a table of the cohort.

        Args:
            name: Of the table, as in the codebook.

        Returns:
            All its rows.

        Raises:
            AwhileError: There is no such table.
        """
        if name not in load_codebook() or not self._path(name).exists():
            there = ", ".join(n for n in load_codebook() if self._path(n).exists())
            raise AwhileError("cohort.no_such_table", name=name, names=there)
        return pl.read_parquet(self._path(name))

    @property
    def measures(self) -> pl.DataFrame:
        """One row per pair, measure and person."""
        return self.frame("measures")

    @property
    def wide(self) -> pl.DataFrame:
        """One row per pair: every measure a column, and its covariates."""
        return self.frame("wide")

    @property
    def silences(self) -> pl.DataFrame:
        """One row per silence of a day or more."""
        return self.frame("silences")

    @property
    def forecasts(self) -> pl.DataFrame:
        """One row per pair, person, moment and horizon."""
        return self.frame("forecasts")

    @property
    def curves(self) -> pl.DataFrame:
        """How long silences last, over all pairs."""
        return self.frame("curves")


Progress = Callable[[str, int, int, float], None]
"""Called with the step, how much is done, how much there is, and the seconds that remain."""


def run_cohort(
    table: Source,
    folder: Path | str,
    plan: Plan | None = None,
    *,
    progress: Progress | None = None,
) -> Cohort:
    """Measure and forecast every pair of a table, and pool what can be pooled.

    Called again with the same table, plan and folder, it goes on where it stopped.

    Args:
        table: A path as in `tables.open_table`, a folder of chat exports
            (`from_exports.gather_chats`), or a frame of Polars, pandas, Arrow or anything that
            speaks their protocols.
        folder: Where everything goes; made if needed.
        plan: What is asked.
        progress: Told how far it is.

    Returns:
        The cohort; the tables are on disk.

    Raises:
        AwhileError: The table cannot be read, the disk is full, or the cluster is gone. What was
            done stays, and the next call goes on from it.
    """
    p = plan or Plan()
    show = progress or (lambda *_: None)
    try:
        with open_engine(p.engine, p.workers) as engine:
            return _run(table, Path(folder), p, show, engine)
    except OSError as error:
        if error.errno == 28:
            raise AwhileError("cohort.disk_full", folder=folder) from None
        raise


def _run(table: Source, folder: Path, plan: Plan, show: Progress, engine: Engine) -> Cohort:
    plan = replace(plan, horizon_days=tuple(sorted(set(plan.horizon_days))))
    intake = check_cohort(table, folder, plan, progress=show)
    if plan.moments is not None:
        _check_moments(plan.moments, intake, folder / "events")
    events, work = folder / "events", folder / "work"
    forecasts = intake.n_dyads >= MIN_FORECAST_DYADS
    prior = load_prior() if plan.prior is None else read_prior(plan.prior)
    refitted = None
    if plan.refit and forecasts:
        refitted = _refit(folder, intake, plan, prior, engine, show)
    share = min(1.0, CALIBRATION_MOMENTS / (MOMENTS_PER_EVENT * intake.n_kept))
    tasks = [
        Task(
            part=(events / f"part-{i:05}.parquet").resolve(),
            out=(work / f"{i:05}").resolve(),
            end_s=intake.end_s,
            resolution_s=intake.resolution_s,
            zone=intake.zone,
            horizon_days=plan.horizon_days,
            forecasts=forecasts,
            moments=plan.moments.resolve() if plan.moments else None,
            prior=prior,
            moment_share=share,
            priors=refitted[0] if refitted else (),
            seed=plan.seed,
        )
        for i in range(len(intake.partitions))
    ]
    todo = [i for i, task in enumerate(tasks) if not task.out.exists()]
    failures: dict[int, str] = {}
    began = time.monotonic()
    for n, outcome in enumerate(engine(work_partition, [tasks[i] for i in todo]), 1):
        if outcome.failure is not None:
            failures[todo[outcome.number]] = outcome.failure
        show("work", len(tasks) - len(todo) + n, len(tasks), _left(began, n, len(todo)))
    if len(failures) == len(tasks):
        raise AwhileError("cohort.all_failed", why=next(iter(failures.values())))
    done = [task.out for i, task in enumerate(tasks) if i not in failures]
    sums = empty_sums(len(plan.horizon_days))
    # Always in the order of the partitions, so that no engine changes the last digit.
    for place in done:
        with np.load(place / "sums.npz") as part:
            sums = add_sums(sums, part)
    for name in SCHEMAS:
        if name != "sides":
            _join([place / f"{name}.parquet" for place in done], folder / f"{name}.parquet")
    people = [pl.read_parquet(events / f"people-{i:05}.parquet") for i in range(len(tasks))]
    save_table(pl.concat(people).sort("dyad", "person"), folder / "people.parquet")
    covariates = _read_covariates(plan)
    if covariates is not None and intake.n_cut:  # a piece of a record is of the pair it is of
        pieces = pl.concat(people).select("dyad").unique()
        of_pair = pl.col("dyad").str.replace(r" #\d+$", "").alias("pair")
        whole = pieces.with_columns(of_pair)
        covariates = whole.join(covariates, left_on="pair", right_on="dyad").drop("pair")
    write_wide([place / "measures.parquet" for place in done], folder / "wide.parquet", covariates)
    effect = _pool(done, intake, plan)
    _write_effects(folder, effect)
    compared = _compare(folder, done, covariates, plan)
    calibration = {"given" if plan.prior else "shipped": sums["calibration"]}
    if refitted:
        calibration["refit"] = refitted[1]
    seen = has_seen(prior, intake)
    _write_pooled(folder, sums, calibration, plan, seen=seen)
    cohort = Cohort(
        folder, intake, plan, sums, failures, forecasts, calibration, seen, effect, compared
    )
    _write_about(cohort)
    write_codebook(folder)
    write_citation(folder)
    return cohort


def check_cohort(
    table: Source,
    folder: Path | str,
    plan: Plan | None = None,
    *,
    progress: Progress | None = None,
) -> Intake:
    """Look at a table, report what was found, and lay its events out for the work.

    Args:
        table: As in `run_cohort`.
        folder: As in `run_cohort`, which goes on from here.
        plan: What is asked; as the command line asks without options if None.
        progress: Told how far it is.

    Returns:
        What was found in the table.

    Raises:
        AwhileError: The table cannot be read, or the folder holds something else.
        CareError: It is a folder of exports, and nobody was asked whose they are (`Plan.memory`).
        ReadError: There is no such table.
    """
    show, plan = progress or (lambda *_: None), plan or Plan()
    folder = Path(folder)
    table = Path(table) if isinstance(table, str) else table
    if isinstance(table, Path) and not table.exists():
        raise ReadError("read.cannot_open", file=table.name, why=os.strerror(errno.ENOENT))
    _read_covariates(plan)  # what is wrong with them is told before hours of work
    folder.mkdir(parents=True, exist_ok=True)
    if isinstance(table, Path):
        _claim(folder, _fingerprint(table, plan))
    else:
        given = pack_frame(table)
        _claim(folder, _name_question([hashlib.sha256(given).hexdigest()], plan))
        table = folder / "given.parquet"
        write_whole(table, given)
    events = folder / "events"
    if (events / "intake.json").exists():
        return Intake.load(events / "intake.json")
    shutil.rmtree(folder / "work", ignore_errors=True)

    def shown(done: int, whole: int) -> None:
        show("intake", done, whole, _left(began, done, whole))

    began = time.monotonic()
    left_out: Sequence[tuple[str, str]] = ()
    if is_chats(table) and find_layout(table) is None:
        gathered = folder / "chats.parquet"
        if plan.memory is None:
            raise CareError("care.answers_needed")
        left_out = gather_chats(table, gathered, plan.memory, progress=shown)
        table, began = gathered, time.monotonic()
    return take_in(
        table,
        events,
        left_out=left_out,
        columns=plan.columns,
        end_s=plan.end_s,
        handling=plan.handling,
        rows_per_partition=plan.rows_per_partition,
        progress=shown,
    )


def _check_moments(path: Path, intake: Intake, events: Path) -> None:
    """Refuse moments that cannot be forecast, before any work.

    Raises:
        AwhileError: A partner is neither 0 nor 1, a moment lies after the end of observation, or a
            pair is not in the table.
    """
    moments = read_moments(path)
    people = pl.scan_parquet(events / "people-*.parquet").select("dyad").unique().collect()
    checks = (
        ("partner", ~pl.col("partner").is_in([0, 1])),
        ("at", (pl.col("at") > intake.end_s) | pl.col("at").is_null()),
        ("dyad", ~pl.col("dyad").is_in(people["dyad"].implode())),
    )
    for column, bad in checks:
        found = moments.filter(bad.fill_null(value=True))
        if len(found):
            key = f"cohort.bad_moment_{column}"
            raise AwhileError(
                key, file=path.name, n=f"{len(found):,}",
                value=str(found[column][0]), end=f"{intake.end_s:.0f}",
            )  # fmt: skip


def _left(began: float, done: int, whole: int) -> float:
    """Say how many seconds remain, at the pace so far."""
    return (time.monotonic() - began) / max(done, 1) * (whole - done)


def _fingerprint(table: Path, plan: Plan) -> str:
    """Name what was asked of which data, so that another question never meets old parts."""
    files = sorted(f for f in table.rglob("*") if f.is_file()) if table.is_dir() else [table]
    if not is_chats(table) and find_layout(table) is None:
        open_table(table)
    return _name_question([(f.name, f.stat().st_size, f.stat().st_mtime_ns) for f in files], plan)


def _name_question(seen: Sequence[object], plan: Plan) -> str:
    """Name what was asked of what was seen of a table."""
    passing = {"engine", "workers", "memory", "prior", "covariates", "by"}
    asked = {k: str(v) for k, v in asdict(plan).items() if k not in passing}
    if plan.handling.spans is not None:
        asked["spans"] = str(plan.handling.spans.hash_rows().to_list())
    if plan.memory is not None:  # what is closed since leaves no part of before
        asked["memory"] = str(sorted(plan.memory.pairs.items()))
    if plan.moments is not None:
        asked["moments"] = hashlib.sha256(plan.moments.read_bytes()).hexdigest()
    if plan.prior is not None:
        asked["prior"] = hashlib.sha256(plan.prior.read_bytes()).hexdigest()
    text = json.dumps([__version__, seen, asked], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _claim(folder: Path, mark: str) -> None:
    """Keep what an earlier run of the same question left; clear what another one left."""
    stamp = folder / "question"
    if any(folder.iterdir()):
        found = stamp.read_bytes()[: MARK_BYTES + 1] if stamp.is_file() else b""
        if not _MARK.fullmatch(found):
            raise AwhileError("cohort.not_empty", folder=folder)
        if found.decode() == mark:
            return
        made = [folder / name for name in ("events", "work") if (folder / name).exists()]
        if any(one.is_symlink() or not _is_ours(one) for one in made):
            raise AwhileError("cohort.not_empty", folder=folder)
        for one in made:
            shutil.rmtree(one)
    write_whole(stamp, mark)


def _is_ours(folder: Path) -> bool:
    """Whether a folder holds nothing but what a run makes; nothing else is ever deleted."""
    return all(
        not path.is_symlink() and (path.is_dir() or _MADE.fullmatch(path.name))
        for path in folder.rglob("*")
    )


def _join(parts: list[Path], whole: Path) -> None:
    """Put the parts of a table together, a piece at a time."""
    beside = whole.with_suffix(".new")
    schema = describe(pl.DataFrame(schema=SCHEMAS[whole.stem]).to_arrow().schema, whole.stem)
    with pq.ParquetWriter(beside, schema) as writer:
        for part in parts:
            with pq.ParquetFile(part) as file:
                for i in range(file.num_row_groups):
                    writer.write_table(file.read_row_group(i).cast(schema))
    beside.chmod(0o600)
    beside.replace(whole)


def _read_covariates(plan: Plan) -> pl.DataFrame | None:
    """Read what is known of the pairs, in any form that a table of events may have.

    Raises:
        AwhileError: The table cannot be read, names no pairs, or a pair stands there twice.
    """
    if plan.covariates is None:
        if plan.by is not None:
            raise AwhileError("cohort.by_needs_covariates")
        return None
    table = open_table(plan.covariates)
    if "dyad" not in table.names:
        raise AwhileError("cohort.no_covariate", name="dyad", names=", ".join(table.names))
    rows = pl.concat(table.batches(table.names)).with_columns(pl.col("dyad").cast(pl.String))
    if rows["dyad"].is_duplicated().any():
        twice = rows.filter(rows["dyad"].is_duplicated())["dyad"][0]
        raise AwhileError("cohort.twice_in_covariates", name=twice)
    if plan.by is not None:
        group_pairs(rows, plan.by)
    return rows


def _compare(
    folder: Path, done: list[Path], covariates: pl.DataFrame | None, plan: Plan
) -> LogRank | None:
    """Compare silences, and what writing again went with, in the groups of a covariate."""
    if covariates is None or plan.by is None:
        for name in ("groups", "comparisons"):
            (folder / f"{name}.parquet").unlink(missing_ok=True)
        return None
    groups = group_pairs(covariates, plan.by)
    silences = pl.read_parquet(folder / "silences.parquet")
    here = silences.join(groups, on="dyad")["group"].n_unique()
    if here < 2:
        raise AwhileError("cohort.bad_groups", name=plan.by, n=here, most=MAX_GROUPS)
    curves, test = compare_silences(silences, groups)
    save_table(curves, folder / "groups.parquet")
    rows: list[dict[str, Any]] = [
        {"compared": "silences", "group": None, **asdict(test),
         "n_pairs": int(curves.group_by("group").agg(pl.col("n_pairs").first())["n_pairs"].sum())}
    ]  # fmt: skip
    for name in in_order(groups["group"].unique().to_list()):
        own = groups.filter(pl.col("group") == name).select("dyad")
        parts = (pl.read_parquet(place / "sides.parquet").join(own, on="dyad") for place in done)
        kept = [part for part in parts if len(part)]
        if sum(part["dyad"].n_unique() for part in kept) < MIN_POOLED:
            continue
        pooled = pool_table(iter(kept))
        if np.isfinite(pooled.log_ratio):
            logs = {"ratio": pooled.log_ratio, "low": pooled.low, "high": pooled.high}
            ratios = {key: float(np.exp(value)) for key, value in logs.items()}
            rows.append({"compared": "ratio", "group": name, **ratios, "n_pairs": pooled.n_pairs})
    save_table(pl.DataFrame(rows, COMPARISONS_SCHEMA), folder / "comparisons.parquet")
    return test


COMPARISONS_SCHEMA: dict[str, Any] = {
    "compared": pl.String, "group": pl.String, "statistic": pl.Float64, "p": pl.Float64,
    "robust_statistic": pl.Float64, "robust_p": pl.Float64, "df": pl.Int64, "ratio": pl.Float64,
    "low": pl.Float64, "high": pl.Float64, "n_pairs": pl.Int64,
}  # fmt: skip


def _load_events(events: Path, numbers: list[int], share: float, seed: int) -> pl.DataFrame:
    parts = []
    for i in numbers:
        rows = pl.read_parquet(
            events / f"part-{i:05}.parquet", columns=["dyad", "t", "sender", "end_s"]
        )
        if share < 1:
            rows = rows.filter(_draw(share, seed))
        parts.append(rows)
    return pl.concat(parts)


def has_seen(prior: Prior, intake: Intake) -> bool:
    """Say whether a prior was fitted to this very table, by its messages and pairs.

    Args:
        prior: The prior, with its provenance.
        intake: The table that was taken in.
    """
    counts = prior.provenance.get("counts", {})
    here = (intake.n_kept, intake.n_dyads)
    return any((one.get("messages"), one.get("dyads")) == here for one in counts.values())


def _refit(
    folder: Path, intake: Intake, plan: Plan, before: Prior, engine: Engine, show: Progress
) -> tuple[tuple[Prior, ...], NDArray[np.float64]] | None:
    """Refit the prior on each half of the pairs, and on all.

    Returns:
        For the pairs of each half the prior fitted to the other, and how these did; None where
        there are too few pairs. What was fitted is kept, so that a run that goes on finds it.
    """
    events, kept = folder / "events", folder / "work" / "refit"
    parts = [(events / f"part-{i:05}.parquet").resolve() for i in range(len(intake.partitions))]
    if intake.n_dyads < REFIT_DYADS:
        return None
    share = min(1.0, REFIT_EVENTS / max(intake.n_kept, 1))
    if not (kept / "calibration.npy").exists():
        kept.mkdir(parents=True, exist_ok=True)
        began = time.monotonic()
        states, per_gap = learn_states(
            engine, parts, folder / "work" / "states", before.states, end_s=intake.end_s,
            n_rounds=REFIT_ROUNDS,
            show=lambda done, all_: show("refit", done, all_, _left(began, done, all_)),
        )  # fmt: skip
        rows = _load_events(events, list(range(len(parts))), share, plan.seed)
        # Records that end on their own are moved to end with all, so that none is a silence since.
        moved = pl.col("t") + (intake.end_s - pl.col("end_s")).fill_null(0.0)
        rows = rows.with_columns(moved.alias("t"))
        halves = [rows.filter(half_of(plan.seed) == side) for side in (0, 1)]
        for side, learn in ((0, halves[1]), (1, halves[0]), (2, rows)):
            fitted = _fit_trees(learn, plan, states, per_gap, share)
            write_whole(kept / f"prior-{side}.json", prior_to_json(fitted))
        sums = empty_sums(len(plan.horizon_days))
        for side, test in enumerate(halves):
            task = Task(
                part=events, out=folder, end_s=intake.end_s, resolution_s=intake.resolution_s,
                zone=intake.zone, horizon_days=plan.horizon_days, forecasts=True, moments=None,
                prior=read_prior(kept / f"prior-{side}.json"),
                moment_share=min(1.0, CALIBRATION_MOMENTS / (MOMENTS_PER_EVENT * intake.n_kept)),
            )  # fmt: skip
            calibrate(test.sort("dyad", "t"), task, sums)
        np.save(kept / "calibration.npy", sums["calibration"])
    shutil.copyfile(kept / "prior-2.json", folder / "prior.json")
    priors = tuple(read_prior(kept / f"prior-{side}.json") for side in (0, 1))
    found: NDArray[np.float64] = np.load(kept / "calibration.npy")
    return priors, found


def _fit_trees(
    rows: pl.DataFrame, plan: Plan, states: StatePrior, per_gap: list[float], share: float
) -> Prior:
    """Fit the trees of a prior to the rows of some pairs."""
    rounds = {
        "rounds": len(per_gap),
        "log_likelihood_per_gap": [round(x, 4) for x in (per_gap[0], per_gap[-1])],
    } if per_gap else "no gaps to learn from; those that ship"  # fmt: skip
    return fit_population(
        {c: rows[c].to_numpy() for c in ("dyad", "t", "sender")},
        seed=plan.seed,
        states=states,
        provenance={
            "data": "a cohort",
            "command": "awhile cohort --refit",
            "share_of_dyads_for_trees": round(share, 6),
            "states": rounds,
        },
    )


def _pool(done: list[Path], intake: Intake, plan: Plan) -> Pooled | None:
    """Pool what writing again went with, from the sides of all parts."""
    share = min(1.0, POOLED_DYADS / max(intake.n_dyads, 1))
    parts = [pl.scan_parquet(place / "sides.parquet") for place in done]
    if share < 1:
        parts = [part.filter(_draw(share, plan.seed + 2)) for part in parts]
    if sum(part.select(pl.col("dyad").n_unique()).collect().item() for part in parts) < MIN_POOLED:
        return None
    pooled = pool_table(part.collect() for part in parts)
    return pooled if np.isfinite(pooled.log_ratio) else None


def _write_effects(folder: Path, effect: Pooled | None) -> None:
    """Write what writing again went with over all pairs; it is told of none."""
    rows = []
    if effect is not None:
        like = (effect.log_ratio, effect.low, effect.high)
        rows = [
            (kind, *(float(np.exp(x)) for x in logs), effect.n_pairs, effect.n_answers, False)
            for kind, logs in (("like moments", like), ("naive", effect.naive))
        ]
    save_table(pl.DataFrame(rows, EFFECTS_SCHEMA, orient="row"), folder / "effects.parquet")


EFFECTS_SCHEMA: dict[str, Any] = {
    "compared": pl.String, "ratio": pl.Float64, "low": pl.Float64, "high": pl.Float64,
    "n_pairs": pl.Int64, "n_answers": pl.Int64, "told": pl.Boolean,
}  # fmt: skip


def read_measures(
    folder: Path, names: Sequence[str] = (), *, share: float = 1.0, seed: int = 0
) -> Iterator[pl.DataFrame]:
    """Read what was measured piece by piece, so that memory holds one piece.

    Args:
        folder: Of the cohort.
        names: Which measures; all if empty.
        share: The share of the pairs to read.
        seed: Source of chance.

    Yields:
        Rows of ``measures.parquet``, in its order.
    """
    with pq.ParquetFile(folder / "measures.parquet") as file:
        for i in range(file.num_row_groups):
            rows = pl.DataFrame(file.read_row_group(i))
            if names:
                rows = rows.filter(pl.col("measure").is_in(names))
            yield rows if share == 1 else rows.filter(_draw(share, seed))


def _draw(share: float, seed: int) -> pl.Expr:
    """Choose a random share of the pairs, the same ones in every part and on every engine."""
    return pl.col("dyad").hash(seed) % 1_000_000 < int(share * 1_000_000)


def _write_pooled(
    folder: Path,
    sums: Sums,
    calibration: Mapping[str, NDArray[np.float64]],
    plan: Plan,
    *,
    seen: bool,
) -> None:
    """Write the pooled tables: survival of silences, and stated against came true."""
    rows = []
    for i, name in enumerate(("all", "never followed up", "ever followed up")):
        at_s, alive, at_risk = survival(sums, i)
        low, high = survival_interval(sums, i)
        told = zip(at_s, alive, low, high, at_risk, strict=True)
        rows += [(name, *row) for row in told]
    columns = ["silences", "duration_s", "still_silent", "low", "high", "at_risk"]
    save_table(pl.DataFrame(rows, schema=columns, orient="row"), folder / "curves.parquet")
    stated_rows = []
    for prior, counts in calibration.items():
        in_sample = seen and prior != "refit"
        for (k, h, b), n in np.ndenumerate(counts[..., 0]):
            if n:
                stated, came, square = counts[k, h, b, 1:] / n
                stated_rows.append(
                    (prior, in_sample, LANDMARK_DAYS[k], plan.horizon_days[h], b / 10, n, stated,
                     came, square)
                )  # fmt: skip
    frame = pl.DataFrame(
        stated_rows,
        schema={
            "prior": pl.String, "in_sample": pl.Boolean, "silence_days": pl.Float64,
            "horizon_days": pl.Float64, "from": pl.Float64, "n": pl.Float64,
            "stated": pl.Float64, "came": pl.Float64, "brier": pl.Float64,
        },
        orient="row",
    )  # fmt: skip
    save_table(frame, folder / "calibration.parquet")


def survival(
    sums: Sums, group: int
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Estimate how long silences last, from counts on the grid: the life table.

    Args:
        sums: As in `work.empty_sums`.
        group: 0 for all, 1 for those never followed up, 2 for the others.

    Returns:
        Duration (s), share still silent after it, and silences at risk before it [G]. Those
        censored within a step count half in it (Berkson & Gage 1950).
    """
    ended, censored = sums["ended"][group], sums["censored"][group]
    at_risk = (ended + censored)[::-1].cumsum()[::-1]
    exposed = np.maximum(at_risk - censored / 2, 1e-12)
    alive = np.cumprod(1 - ended / np.maximum(exposed, ended))
    return GRID_S[1:], alive, at_risk


def survival_interval(sums: Sums, group: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the 95% interval of `survival` [G], which takes silences as independent.

    Args:
        sums: Sums of the whole cohort.
        group: Which group of silences.
    """
    ended, censored = sums["ended"][group], sums["censored"][group]
    exposed = (ended + censored)[::-1].cumsum()[::-1] - censored / 2
    left = np.maximum(exposed - ended, 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        step = np.where(ended > 0, ended / (exposed * left), 0.0)
    return interval(survival(sums, group)[1], np.cumsum(step))


def _write_about(cohort: Cohort) -> None:
    about = {
        "awhile": __version__,
        "question": (cohort.folder / "question").read_text(),
        "plan": {k: str(v) for k, v in asdict(cohort.plan).items()},
        "intake": asdict(cohort.intake) | {"left_out": len(cohort.intake.left_out)},
        "failures": {str(k): v for k, v in cohort.failures.items()},
        "libraries": _versions("numpy", "polars", "pyarrow", "numba", "lightgbm", "distributed"),
        "prior": (read_prior(p) if (p := cohort.plan.prior) else load_prior()).provenance,
        "forecasts_from": "refit" if "refit" in cohort.calibration else "prior",
        "prior_has_seen_this_table": cohort.seen,
    }
    text = json.dumps(about, indent=1, default=str)
    write_whole(cohort.folder / "cohort.json", text)


def _versions(*names: str) -> dict[str, str]:
    found: dict[str, Any] = {}
    for name in names:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "–"
    return found
