"""Many pairs: each is compared with itself only, and what they share is estimated together.

The model is that of `awhile.measure.follow_up` (piecewise-constant hazards, time-varying
exposure, a last silence that may never end), with a level for each person of each pair that is
estimated away, and with squares and products of severity. Intervals come from the spread over
pairs (a sandwich; Lin & Wei 1989), so that two people of a pair need not be independent.
"""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from awhile.measure.follow_up import (
    LONGER_THAN,
    Cells,
    find_waits,
    read_clock,
    student_quantile,
    tabulate,
)
from awhile.measure.history import PEOPLE, History, long_after

Vector = NDArray[np.float64]
Index = NDArray[np.int64]

KEYS = ("key_0", "key_2", "key_3", "again")
"""Columns that make cells alike."""

NOTHING = (0.85, 2.0)
"""Ratios that worlds show in which writing again changes nothing, on average over data sets, from
the lowest to the highest (`WORLDS`; `docs/explanation/effects.md`)."""

RIDGE = 1e-3
"""Holds classes of severity in which no answer came."""


@dataclass(frozen=True, slots=True)
class Side:
    """The statistics that one person of one pair adds to the pooled fit.

    Attributes:
        pair: Number of the pair.
        cells: As of `awhile.measure.follow_up.tabulate`.
        n_waits: How many silences they hold.
        ever: Answers, and time (s), in silences without a follow-up and with one.
    """

    pair: int
    cells: Cells
    n_waits: int
    ever: tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Pooled:
    """The effect over many pairs, as log rate ratios of an answer once a follow-up stood.

    Attributes:
        log_ratio: Adjusted.
        error: Its standard error.
        low: Lower end of its 95% interval.
        high: Upper end.
        naive: The same three from silences with and without a follow-up; misleading.
        n_pairs: Pairs that say something.
        n_sides: Persons of them.
        n_answers: Answers in long silences.
        n_again: Of these, answers while a follow-up stood.
    """

    log_ratio: float
    error: float
    low: float
    high: float
    naive: tuple[float, float, float]
    n_pairs: int
    n_sides: int
    n_answers: int
    n_again: int


def look(history: History, pair: int) -> list[Side]:
    """Return the statistics of one pair for the pooled fit, one for each person.

    Args:
        history: The pair.
        pair: Its number.

    Returns:
        Sides with at least one answer; the others say nothing of a ratio.
    """
    sides = []
    for person in PEOPLE:
        long_s = long_after(history, person, LONGER_THAN)
        waits = [] if long_s is None else find_waits(history, person, long_s)
        if not any(w.observed for w in waits):
            continue
        ever = [[0.0, 0.0], [0.0, 0.0]]
        for wait in waits:
            with_it = wait.again_s < wait.stop_s
            ever[with_it][0] += wait.observed
            ever[with_it][1] += wait.stop_s - wait.silence_s
        cells = tabulate(waits, read_clock(history, person), long_s or 0.0)
        (a, b), (c, d) = ever
        sides.append(Side(pair, cells, len(waits), ((a, b), (c, d))))
    return sides


SIDES_SCHEMA: dict[str, Any] = {
    "dyad": pl.String, "side": pl.Int8, "n_waits": pl.Int32,
    **{f"ever_{i}": pl.Float64 for i in range(4)},
    **{f"key_{i}": pl.Float64 for i in range(4)}, "again": pl.Boolean,
    "answers": pl.Float64, "risk": pl.Float64, "risk_open": pl.Float64,
}  # fmt: skip
"""Columns of `pack_sides`: one row per cell, with what holds for its side in each."""


def pack_sides(dyad: str, sides: Iterable[Side]) -> Iterator[tuple[Any, ...]]:
    """Write the sides of a pair as rows of a table.

    Args:
        dyad: Name of the pair.
        sides: As of `look`.

    Yields:
        Rows in the order of `SIDES_SCHEMA`.
    """
    for number, side in enumerate(sides):
        of_side = (dyad, number, side.n_waits, *side.ever[0], *side.ever[1])
        for key, cell in sorted(side.cells.items()):
            yield (*of_side, *key, *cell)


@dataclass(frozen=True, slots=True)
class _Table:
    """Cells [R] of sides [S]; what is alike in many cells is kept once, as a kind [K]."""

    side: Index
    kind: Index
    design: Vector
    pair: Index
    answers: Vector
    risk: Vector
    risk_open: Vector
    n_over: Vector


def pool_sides(sides: Iterable[Side]) -> Pooled:
    """Fit what all sides share.

    Args:
        sides: As of `look`.

    Returns:
        The pooled effect beside its naive twin; with no answer under a follow-up, none without,
        or too few pairs for the fit to settle, the ratio is not a number.
    """
    return pool_table([lay_sides(sides)])


def lay_sides(sides: Iterable[Side]) -> pl.DataFrame:
    """Put sides into one table, with columns as in `SIDES_SCHEMA`.

    Args:
        sides: Of one pair or several.
    """
    by_pair = itertools.groupby(sides, key=lambda side: side.pair)
    rows = [row for pair, group in by_pair for row in pack_sides(str(pair), group)]
    return pl.DataFrame(rows, schema=SIDES_SCHEMA, orient="row")


def pool_table(parts: Iterable[pl.DataFrame]) -> Pooled:
    """Fit what all sides share, from the rows of `pack_sides`.

    Args:
        parts: Columns as in `SIDES_SCHEMA`, the cells of a side one after the other, all of a pair
            in one part.

    Returns:
        As `pool_sides`.
    """
    table, firsts = _stack(parts)
    naive = _naive(firsts)
    n_again = int(table.answers[table.design[table.kind, -1] > 0].sum())
    n_answers = int(table.answers.sum())
    n_pairs = len(np.unique(table.pair))
    counts = (n_pairs, len(firsts), n_answers, n_again)
    nan = float("nan")
    none = Pooled(nan, nan, nan, nan, naive, *counts)
    if not 0 < n_again < n_answers:
        return none
    terms = np.zeros(table.design.shape[1])
    for turn in range(50):
        push, bend = _slope(table, terms)
        curve = bend if turn < 3 else _curve(table, terms)
        step = np.linalg.solve(curve, push.sum(axis=0) - RIDGE * terms)
        terms += step * min(1.0, 1.0 / max(float(np.abs(step).max()), 1e-12))
        if turn > 3 and np.abs(step).max() < 1e-5:
            break
    else:  # So few pairs that the likelihood has no top that can be found.
        return none
    error = float(np.sqrt(_spread(table, terms)[-1, -1]))
    wide = student_quantile(max(n_pairs - 1.0, 1.0)) * error
    ratio = float(terms[-1])
    return Pooled(ratio, error, ratio - wide, ratio + wide, naive, *counts)


def _curve(table: _Table, terms: Vector) -> Vector:
    """Return the curvature of the profile likelihood [P, P], by differences of its slope."""
    width = len(terms)
    curve = RIDGE * np.eye(width)
    for i in range(width):
        moved = np.zeros(width)
        moved[i] = 1e-4
        up, down = (_slope(table, terms + sign * moved)[0].sum(axis=0) for sign in (1, -1))
        curve[:, i] -= (up - down) / 2e-4
    return curve


def _stack(parts: Iterable[pl.DataFrame]) -> tuple[_Table, pl.DataFrame]:
    """Put all cells into arrays, with a column for each class of severity and the exposure.

    Returns:
        The arrays, and the first row of each side.
    """
    cells, sides = [], []
    n_sides = n_pairs = 0
    for rows in parts:
        of_side = pl.struct("dyad", "side").rle_id()
        pair = pl.col("dyad").rank("dense")
        rows = rows.with_columns(
            (of_side + n_sides).alias("number"), (pair + n_pairs).alias("pair")
        )
        firsts = rows.unique("number", keep="first", maintain_order=True)
        still = rows.group_by("number", maintain_order=True).agg((pl.col("risk_open") > 0).any())
        n_over = firsts["n_waits"] - still["risk_open"].cast(pl.Int32)
        sides.append(firsts.select("pair", "^ever_.*$", n_over.alias("n_over")))
        cells.append(rows.select("number", *KEYS, "answers", "risk", "risk_open"))
        n_sides += len(firsts)
        n_pairs += rows["dyad"].n_unique()
    rows, firsts = pl.concat(cells), pl.concat(sides)
    del cells
    code = np.zeros(len(rows), np.int64)
    for key in KEYS:
        values, place = np.unique(rows[key].to_numpy(), return_inverse=True)
        code = code * len(values) + place
    _, at, kind = np.unique(code, return_index=True, return_inverse=True)
    severity = rows[at].select(KEYS[:-1]).to_numpy()
    columns = [severity, severity**2, severity[:, :2] * severity[:, 1:]]
    answers, risk, risk_open = (rows[c].to_numpy() for c in ("answers", "risk", "risk_open"))
    return (
        _Table(
            rows["number"].to_numpy().astype(np.int64),
            kind,
            np.column_stack([*columns, rows[at]["again"].to_numpy()]),
            firsts["pair"].to_numpy().astype(np.int64),
            answers,
            risk,
            risk_open,
            firsts["n_over"].to_numpy().astype(np.float64),
        ),
        firsts,
    )


def _expect(table: _Table, terms: Vector) -> Vector:
    """Return the answers expected in each cell [R], at the best level of each side."""
    side, n = table.side, len(table.n_over)
    rate = np.exp(table.design @ terms)[table.kind]
    over = np.bincount(side, rate * (table.risk - table.risk_open), n)
    still = np.bincount(side, rate * table.risk_open, n)
    answers = np.bincount(side, table.answers, n)
    weight = np.ones(n)
    for _ in range(200):
        level = answers / np.maximum(over + weight * still, 1e-12)
        survival = np.exp(-level * still)
        new = np.minimum(1.0, table.n_over * survival / np.maximum(1 - survival, 1e-12))
        done = np.abs(new - weight).max() < 1e-10
        weight = new
        if done:
            break
    return level[side] * rate * (table.risk - (1 - weight[side]) * table.risk_open)


def _slope(table: _Table, terms: Vector) -> tuple[Vector, Vector]:
    """Return the slope of each side's profile likelihood [S, P], and a bound on its curvature."""
    expected = _expect(table, terms)
    answers = np.bincount(table.side, table.answers, len(table.n_over))
    mean = _sum_design(table, expected)
    of_kind = np.bincount(table.kind, expected, len(table.design))
    bend = (table.design * of_kind[:, None]).T @ table.design
    bend -= (mean / answers[:, None]).T @ mean
    return _sum_design(table, table.answers - expected), bend + RIDGE * np.eye(len(terms))


def _sum_design(table: _Table, weights: Vector) -> Vector:
    """Return the sum of each column of the design over each side's cells [S, P], weighted [R]."""
    columns = [
        np.bincount(table.side, column[table.kind] * weights, len(table.n_over))
        for column in table.design.T
    ]
    return np.column_stack(columns)


def _spread(table: _Table, terms: Vector) -> Vector:
    """Return the covariance of the terms [P, P] from the spread over pairs.

    The slope of a pair is what it would be at a fit without it: each draws the fit to itself, which
    would make few pairs look too sure (Mancl & DeRouen 2001).
    """
    width = len(terms)
    push, bend = _slope(table, terms)
    pair = np.unique(table.pair, return_inverse=True)[1]
    expected, of_cell = _expect(table, terms), table.design[table.kind]
    answers = np.bincount(table.side, table.answers, len(pair))
    mean = _sum_design(table, expected)
    slopes = np.zeros((pair.max() + 1, width))
    bends = np.zeros((pair.max() + 1, width, width))
    np.add.at(slopes, pair, push)
    for i, j in itertools.combinations_with_replacement(range(width), 2):
        both = np.bincount(table.side, of_cell[:, i] * of_cell[:, j] * expected, len(pair))
        each = both - mean[:, i] * mean[:, j] / answers
        bends[:, i, j] = bends[:, j, i] = np.bincount(pair, each, len(bends))
    kept = np.eye(width) - bends @ np.linalg.inv(bend)
    alone: Vector = np.linalg.solve(kept, slopes[:, :, None])[:, :, 0]
    moved: Vector = alone @ np.linalg.inv(_curve(table, terms)).T
    return moved.T @ moved


def _naive(firsts: pl.DataFrame) -> tuple[float, float, float]:
    """Compare silences with and without a follow-up, as must not be done."""
    without, time_without, with_it, time_with = (float(firsts[f"ever_{i}"].sum()) for i in range(4))
    with np.errstate(divide="ignore", invalid="ignore"):
        answers, time = np.array([without, with_it]), np.array([time_without, time_with])
        ratio = float(np.log(answers[1] / time[1]) - np.log(answers[0] / time[0]))
        wide = 1.96 * float(np.sqrt((1 / answers).sum()))
    return ratio, ratio - wide, ratio + wide
