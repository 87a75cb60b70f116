"""One partition of pairs → its tables and its sums: all the work, and nothing that runs it.

What is said of a pair is what the core says of it; the sums have a fixed size, whatever the number
of pairs.
"""

import os
import shutil
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from operator import attrgetter
from pathlib import Path
from typing import Any, Self

import numpy as np
import polars as pl
import pyarrow.parquet as pq
from numpy.typing import NDArray

from awhile.care import RESEARCH
from awhile.fit import Fit, fit_dyad
from awhile.fit.features import read_curve
from awhile.fit.phases import PHASES, trace_phases
from awhile.fit.prior import Prior
from awhile.fit.series import Model
from awhile.forecast import forecast_silence
from awhile.forecast.curve import refuse_silence
from awhile.lab.effects import SIDES_SCHEMA, look, pack_sides
from awhile.lab.population import forecast_layout
from awhile.lab.population.landmarks import Layout, fast_model, lay_out
from awhile.lab.population.population import find_landmarks
from awhile.measure import cut_history, measure_numbers
from awhile.types import DAY_S, HOUR_S, Dyad, Events

LANDMARK_DAYS = (0.5, 1.0, 3.0, 7.0, 14.0, 30.0, 90.0)
BINS = 10
GRID_S = np.concatenate([[0.0], np.geomspace(HOUR_S, 20 * 365.25 * DAY_S, 72)])
"""Edges of the grid of durations on which silences are counted (s)."""

SILENCE_FROM_S = DAY_S
"""Silences shorter than this are in the sums but not in the table."""

PIECE_ROWS = 200_000
"""Rows of a table that a worker holds before they are written."""

PHASE_SPANS = 12
"""Stretches of time in which the past phases of a person are told."""

Sums = dict[str, NDArray[np.float64]]


@dataclass(frozen=True, slots=True)
class Task:
    """What one worker needs to know.

    Attributes:
        part: The partition, as `intake.take_in` wrote it.
        out: Folder to make; it appears whole or not at all.
        end_s: End of observation (s).
        resolution_s: Of the clock (s).
        zone: As in `Dyad`.
        horizon_days: Horizons of the forecasts [H] (days).
        forecasts: Whether pairs are forecast one by one.
        moments: Table of moments to forecast at (``dyad``, ``partner``, ``at``); None for the end.
        prior: What the calibration is of.
        priors: What forecasts start from: one for all pairs, or, refitted crosswise, one for the
            pairs of each half (`half_of`), which has not seen them.
        seed: Source of chance of the halves.
        moment_share: The share of earlier moments that the calibration looks at.
    """

    part: Path
    out: Path
    end_s: float
    resolution_s: float
    zone: str
    horizon_days: tuple[float, ...]
    forecasts: bool
    moments: Path | None
    prior: Prior
    moment_share: float = 1.0
    priors: tuple[Prior, ...] = ()
    seed: int = 0


def work_partition(task: Task) -> Path:
    """Measure and forecast every pair of a partition, and add up its sums.

    Args:
        task: What to do.

    Returns:
        The folder with the tables of `SCHEMAS` (Parquet) and ``sums.npz``. It is written beside its
        place and then moved, so that work cut off anywhere leaves nothing that counts.
    """
    rows = pl.read_parquet(task.part)
    moments = _moments(task, rows)
    beside = task.out.with_name(f"{task.out.name}.{os.getpid()}.new")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    sums = empty_sums(len(task.horizon_days))
    priors = task.priors or (task.prior,)
    models = [fast_model(prior) for prior in priors]
    side_of = dict(rows.select("dyad", half_of(task.seed)).unique().iter_rows())
    spans = [d * DAY_S for d in task.horizon_days]
    with _Tables(beside) as tables:
        of_measures = tables.columns["measures"]
        for name, dyad in pairs(rows, task):
            history = cut_history(dyad)
            measured = measure_numbers(history)
            of_measures["dyad"] += [name] * len(measured)
            for column, field in MEASURE_FIELDS:
                of_measures[column] += map(field, measured)
            for packed in pack_sides(name, look(history, 0)):
                _add(tables.columns["sides"], packed)
            for person in (0, 1):
                for s in history.silences[person]:
                    _count(sums, s.duration_s, s.n_attempts, observed=s.observed)
                    if s.duration_s >= SILENCE_FROM_S:
                        _add(
                            tables.columns["silences"],
                            (name, person, s.start_s, s.duration_s, s.observed, s.n_attempts),
                        )
            if task.forecasts:
                side = side_of[name] % len(priors)
                fit, model = fit_dyad(dyad, prior=priors[side]), models[side]
                for traced in _phases(name, fit, dyad.end_s, model):
                    _add(tables.columns["phases"], traced)
                for person, at_s in moments.get(name, ()):
                    made = forecast_silence(
                        fit, person, now_s=at_s, horizon_s=spans, model=model, beyond_reach=True
                    )
                    reach = made.reach
                    for i, days in enumerate(task.horizon_days):
                        told = (
                            (reach.holds and spans[i] <= reach.ahead_s, reach.reach_s)
                            if reach
                            else (None, None)
                        )
                        said = (
                            (made.return_probs[i], made.low[i], made.high[i])
                            if made.refusal is None
                            else (None, None, None)
                        )
                        why = made.refusal.why if made.refusal else None
                        forecast = (
                            name, person, at_s, days, *said, made.n, made.unlike, *told, why,
                        )  # fmt: skip
                        _add(tables.columns["forecasts"], forecast)
            sums["n_dyads"] += 1
            sums["n_events"] += len(dyad.events)
            tables.flush(PIECE_ROWS)
    calibrate(rows, task, sums)
    np.savez(beside / "sums.npz", **sums)  # type: ignore[arg-type]  # NumPy types its keywords oddly
    if task.out.exists():  # another worker was faster; both are the same
        shutil.rmtree(beside)
    else:
        beside.replace(task.out)
    return task.out


MEASURES_SCHEMA = {
    "dyad": pl.String, "measure": pl.String, "person": pl.Int8, "value": pl.Float64,
    "low": pl.Float64, "high": pl.Float64, "unit": pl.String, "n": pl.Int64,
}  # fmt: skip
MEASURE_FIELDS = [
    (column, attrgetter("name" if column == "measure" else column))
    for column in MEASURES_SCHEMA
    if column != "dyad"
]
"""What each column takes of `Measured`."""

SILENCES_SCHEMA = {
    "dyad": pl.String, "person": pl.Int8, "start_s": pl.Float64, "duration_s": pl.Float64,
    "observed": pl.Boolean, "n_attempts": pl.Int64,
}  # fmt: skip
FORECASTS_SCHEMA = {
    "dyad": pl.String, "person": pl.Int8, "at_s": pl.Float64, "horizon_days": pl.Float64,
    "return_prob": pl.Float64, "low": pl.Float64, "high": pl.Float64, "n": pl.Int64,
    "unlike": pl.Float64, "within_reach": pl.Boolean, "reach_s": pl.Float64, "refused": pl.String,
}  # fmt: skip
PHASES_SCHEMA = {
    "dyad": pl.String, "person": pl.Int8, "start_s": pl.Float64, "stop_s": pl.Float64,
    "given": pl.String, **dict.fromkeys(PHASES, pl.Float64), "n": pl.Int64,
}  # fmt: skip
SCHEMAS: dict[str, Any] = {
    "measures": MEASURES_SCHEMA,
    "silences": SILENCES_SCHEMA,
    "phases": PHASES_SCHEMA,
    "forecasts": FORECASTS_SCHEMA,
    "sides": SIDES_SCHEMA,
}
"""The tables of a partition; all but ``sides`` are put together for the reader."""


class _Tables:
    """The tables of a partition, written a piece at a time."""

    def __init__(self, folder: Path) -> None:
        empty = {name: pl.DataFrame(schema=schema) for name, schema in SCHEMAS.items()}
        self.schemas = {name: frame.to_arrow().schema for name, frame in empty.items()}
        self.columns: dict[str, dict[str, list[Any]]] = {
            name: {column: [] for column in schema} for name, schema in SCHEMAS.items()
        }
        self.writers = {
            name: pq.ParquetWriter(folder / f"{name}.parquet", schema)
            for name, schema in self.schemas.items()
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None:
                self.flush(1)
        finally:
            for writer in self.writers.values():
                writer.close()

    def flush(self, n_rows: int) -> None:
        """Write every table of which so many rows are waiting."""
        for name, columns in self.columns.items():
            if len(next(iter(columns.values()))) >= n_rows:
                rows = pl.DataFrame(columns, schema=SCHEMAS[name]).to_arrow()
                self.writers[name].write_table(rows.cast(self.schemas[name]))
                for values in columns.values():
                    values.clear()


def _phases(name: str, fit: Fit, end_s: float, model: Model) -> Iterator[tuple[Any, ...]]:
    """Tell the phases of both people of a pair, where enough is known of it for a forecast."""
    if any(refuse_silence(fit, person, end_s) is not None for person in (0, 1)):
        return
    for person in (0, 1):
        if fit.visit_at[person + 1] - fit.visit_at[person] < 2:
            continue
        hazard, _, silence_s = model(fit, person, end_s)
        year_s = fit.prior.edges_s[-1]
        gone = 1.0 - read_curve(fit.prior.edges_s, hazard, silence_s, year_s)
        traced = trace_phases(fit, person, end_s, hazard=hazard, gone=gone, n_spans=PHASE_SPANS)
        ends = (*traced.start_s[1:], end_s)
        for start_s, stop_s, shares in zip(traced.start_s, ends, traced.past, strict=True):
            yield (name, person, start_s, stop_s, "lasted", *shares, traced.n)
        yield (name, person, end_s, end_s, "forecast", *traced.now, traced.n)


def _add(columns: dict[str, list[Any]], row: tuple[Any, ...]) -> None:
    for column, value in zip(columns.values(), row, strict=True):
        column.append(value)


def pairs(rows: pl.DataFrame, task: Task) -> Iterator[tuple[str, Dyad]]:
    """Yield the pairs of a partition as the core sees them, in the order of their names.

    Args:
        rows: The partition, sorted.
        task: The end of observation, the clock and the zone.

    Yields:
        Name and pair. A pair of whom only one ever wrote is a pair too.
    """
    names = rows["dyad"].to_list()
    t, sender, kind = (rows[c].to_list() for c in ("t", "sender", "kind"))
    row, words, questions = (rows[c].to_list() for c in ("row", "words", "questions"))
    offset_s, ends = (rows[c].to_list() for c in ("offset_s", "end_s"))
    known = [c for c in ("words", "questions") if rows[c].max() not in (None, -1)]
    counted = {"words": words, "questions": questions}
    start = 0
    for stop in range(1, len(names) + 1):
        if stop < len(names) and names[stop] == names[start]:
            continue
        part = slice(start, stop)
        yield (
            names[start],
            Dyad(
                people=("0", "1"),
                events=Events(
                    array("d", t[part]),
                    array("i", offset_s[part]),
                    array("h", sender[part]),
                    array("b", kind[part]),
                    array("i", [r & 0x7FFFFFFF for r in row[part]]),
                    {c: array("i", counted[c][part]) for c in known},
                ),
                end_s=task.end_s if ends[start] is None else ends[start],
                zone=task.zone,
                zone_assumed=True,
                resolution_s=task.resolution_s,
                care=RESEARCH,
            ),
        )
        start = stop


def half_of(seed: int) -> pl.Expr:
    """Say to which half of the pairs each belongs, the same in every part and on every engine.

    Args:
        seed: The same seed, the same halves.
    """
    return (pl.col("dyad").hash(seed + 1) % 2).cast(pl.Int8).alias("half")


def _moments(task: Task, rows: pl.DataFrame) -> Mapping[str, list[tuple[int, float]]]:
    """Say at which moments each pair of the partition is forecast: of whom, and when."""
    found: dict[str, list[tuple[int, float]]] = {}
    if not task.forecasts:
        return found
    names = rows["dyad"].unique()
    if task.moments is None:
        own = rows.group_by("dyad").agg(pl.col("end_s").first().fill_null(task.end_s))
        return {name: [(0, end_s), (1, end_s)] for name, end_s in own.iter_rows()}
    wanted = read_moments(task.moments)
    here = wanted.filter(pl.col("dyad").is_in(names.implode()))
    for name, person, at_s in here.select("dyad", "partner", "at").iter_rows():
        found.setdefault(name, []).append((int(person), float(at_s)))
    return found


def empty_sums(n_horizons: int) -> Sums:
    """Return the sums of nothing.

    Args:
        n_horizons: How many horizons the forecasts have (H).

    Returns:
        ``ended`` and ``censored`` [3, G]: silences by grid bin of their length, by follow-up (any,
        none, at least one); ``calibration`` [S, H, 10, 4]: by length of the silence
        (`LANDMARK_DAYS`) per bin of the forecast n, sum of forecasts, sum of outcomes, sum of
        squared errors.
    """
    grid = len(GRID_S) - 1
    return {
        "n_dyads": np.zeros(1),
        "n_events": np.zeros(1),
        "ended": np.zeros((3, grid)),
        "censored": np.zeros((3, grid)),
        "calibration": np.zeros((len(LANDMARK_DAYS), n_horizons, BINS, 4)),
    }


def add_sums(whole: Sums, part: Mapping[str, NDArray[np.float64]]) -> Sums:
    """Add the sums of a part to those of a whole.

    Args:
        whole: What was added up so far; it is changed in place.
        part: Sums of one part, by name.
    """
    return {name: whole[name] + part[name] for name in whole}


def _count(sums: Sums, duration_s: float, n_attempts: int, *, observed: bool) -> None:
    at = min(int(np.searchsorted(GRID_S, duration_s, side="right")) - 1, len(GRID_S) - 2)
    where = sums["ended" if observed else "censored"]
    where[0, at] += 1
    where[2 if n_attempts else 1, at] += 1


def read_moments(path: Path) -> pl.DataFrame:
    """Read a table of moments at which to forecast.

    Args:
        path: Parquet with ``dyad``, ``partner`` (0 or 1) and ``at`` (s, or a date).

    Returns:
        The same with ``at`` in seconds.
    """
    moments = pl.read_parquet(path).with_columns(pl.col("dyad").cast(pl.String))
    if moments["at"].dtype.is_temporal():
        at_s = moments["at"].dt.replace_time_zone(None).dt.epoch("us") / 1e6
        if getattr(moments["at"].dtype, "time_zone", None):
            at_s = moments["at"].dt.epoch("us") / 1e6
        moments = moments.with_columns(at=at_s)
    return moments.with_columns(pl.col("at").cast(pl.Float64))


def calibrate(rows: pl.DataFrame, task: Task, sums: Sums) -> None:
    """Forecast earlier moments whose outcome is known, and add stated and came true.

    Pairs with an end of observation of their own are left out: whether a moment counts must depend
    on the calendar alone.

    Args:
        rows: The messages of a part.
        task: The part.
        sums: What was added up so far; it is changed in place.
    """
    rows = rows.filter(pl.col("end_s").is_null())
    if not len(rows):
        return
    layout = lay_out({c: rows[c].to_numpy() for c in ("dyad", "t", "sender")})
    layout = replace(layout, end_s=task.end_s)
    series, at, wait_s, seen = find_landmarks(layout, LANDMARK_DAYS, task.end_s)
    if not len(at):
        return
    if task.moment_share < 1:
        # By the moment itself, so that no partition and no engine changes the choice.
        moments = pl.DataFrame({"dyad": layout.dyads[series // 2], "side": series % 2, "at": at})
        drawn = moments.hash_rows(seed=1).to_numpy() / 2.0**64
        keep = drawn < task.moment_share
        series, at, wait_s, seen = series[keep], at[keep], wait_s[keep], seen[keep]
    probs = forecast_layout(layout, series, at, task.horizon_days, task.prior)
    lasted = _lasted(layout, series, at)
    length = np.abs(lasted[:, None] - np.array(LANDMARK_DAYS)[None]).argmin(axis=1)
    for h, days in enumerate(task.horizon_days):
        # Whether a moment counts depends on the calendar alone, never on what came.
        ok = at + days * DAY_S <= task.end_s
        came = (seen & (wait_s <= days * DAY_S))[ok].astype(float)
        p = probs[ok, h]
        at_bin = np.minimum((p * BINS).astype(int), BINS - 1)
        for column, value in enumerate((np.ones(len(p)), p, came, (p - came) ** 2)):
            place = length[ok] * BINS + at_bin
            found = np.bincount(place, value, len(LANDMARK_DAYS) * BINS)
            sums["calibration"][:, h, :, column] += found.reshape(-1, BINS)


def _lasted(
    layout: Layout, series: NDArray[np.int64], at: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return how long each silence had lasted at its moment (days)."""
    low = float(layout.times.min(initial=0.0))
    span = float(layout.times.max(initial=0.0)) - low + 4e9
    owner = np.repeat(np.arange(len(layout.time_at) - 1), np.diff(layout.time_at))
    keys = owner * span + (layout.times - low)
    place = np.searchsorted(keys, series * span + (at - low), side="right") - 1
    days: NDArray[np.float64] = (at - layout.times[place]) / DAY_S
    return days
