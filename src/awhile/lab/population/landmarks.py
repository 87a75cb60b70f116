"""Forecasts for tables of many pairs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from awhile.fit import features, hmm
from awhile.fit.prior import Prior, load_prior
from awhile.fit.series import Fit, Model
from awhile.lab.compiled import compile_modules
from awhile.lab.population import loops
from awhile.types import DAY_S

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Table = Mapping[str, ArrayLike]
"""Columns by name: a dict of arrays, or a Polars, Arrow or pandas table."""


def name_tables(events: Table | Mapping[str, Table]) -> Mapping[str, Table]:
    """Return tables by name of population, whether one was given or several.

    Args:
        events: One table, or tables by name of population.
    """
    # An Arrow table says what it holds by its `column_names` alone.
    single = "t" in getattr(events, "column_names", events)
    return {"population": events} if single else events  # type: ignore[dict-item, return-value]


@dataclass(frozen=True, slots=True)
class Layout:
    """Events of many pairs as flat sequences (`fit.features`); pair d has series 2d, 2d + 1."""

    dyads: NDArray[np.str_]
    time_at: Ints
    times: Floats
    visit_at: Ints
    starts: Floats
    ends: Floats
    end_s: float


@cache
def compiled() -> dict[str, Any]:
    """Return the compiled loops of `fit.features`, `fit.hmm` and `loops`."""
    return compile_modules(features, hmm, loops)


def lay_out(events: Table) -> Layout:
    """Sort events of many pairs into flat sequences.

    Args:
        events: Columns ``dyad``, ``t`` (s), ``sender`` (0/1), in any order.

    Returns:
        The layout; ``end_s`` is the latest time in the table.

    Raises:
        ValueError: A sender is neither 0 nor 1.
    """
    dyads, code = np.unique(np.asarray(events["dyad"]).astype(str), return_inverse=True)
    t = np.asarray(events["t"], float)
    series = 2 * code + _sides(events["sender"], "sender")
    order = np.lexsort((t, series))
    t, series = t[order], series[order]
    first = np.ones(len(t), bool)
    first[1:] = (series[1:] != series[:-1]) | (t[1:] - t[:-1] >= features.VISIT_GAP)
    last = np.append(first[1:], True)[: len(t)]
    bounds = np.arange(2 * len(dyads) + 1)
    return Layout(
        dyads=dyads,
        time_at=np.searchsorted(series, bounds),
        times=t,
        visit_at=np.searchsorted(series[first], bounds),
        starts=t[first],
        ends=t[last],
        end_s=float(t.max()) if len(t) else 0.0,
    )


def _sides(values: ArrayLike, column: str) -> Ints:
    """Return who of the two, refusing any other code: it would run into the next pair."""
    sides = np.asarray(values)
    found: Ints = sides.astype(np.int64)
    if not np.isin(found, (0, 1)).all() or not np.array_equal(found, sides):
        message = f"{column} holds something else than 0 and 1"
        raise ValueError(message)
    return found


def find_series(layout: Layout, landmarks: Table) -> Ints:
    """Return the series of each landmark's silent person [n].

    Args:
        layout: The pairs.
        landmarks: Columns ``dyad``, ``partner`` (0/1) and ``at`` (s) [n].

    Raises:
        ValueError: One names a pair that is not in the layout.
    """
    names = np.asarray(landmarks["dyad"]).astype(str)
    code = np.minimum(np.searchsorted(layout.dyads, names), max(len(layout.dyads) - 1, 0))
    if len(names) and not np.array_equal(layout.dyads[code], names):
        message = "a landmark names a dyad that is not in the events"
        raise ValueError(message)
    return 2 * code.astype(np.int64) + _sides(landmarks["partner"], "partner")


def describe_landmarks(layout: Layout, series: Ints, at: Floats, edges_s: Floats) -> Floats:
    """Return the features of each landmark and step [n, B, F].

    Args:
        layout: The pairs.
        series: The silent person's series of each landmark [n].
        at: Its moment (s) [n].
        edges_s: Ends of the steps (s), rising [B].
    """
    out = np.zeros((len(series), len(edges_s) - 1, features.N_FEATURES))
    compiled()["describe_rows"](
        series,
        at,
        layout.time_at,
        layout.times,
        layout.visit_at,
        layout.starts,
        layout.ends,
        edges_s,
        out,
    )
    return out


def forecast_landmarks(
    events: Table,
    landmarks: Table,
    horizon_days: Sequence[float],
    prior: Prior | None = None,
) -> Floats:
    """Forecast, at each landmark, whether the silent partner writes within each horizon.

    Args:
        events: Columns ``dyad``, ``t`` (s), ``sender`` (0/1).
        landmarks: Columns ``dyad``, ``partner`` (0/1, who is silent), ``at`` (s).
        horizon_days: Horizons from ``at`` [H] (days).
        prior: What to start from; the one that ships if None.

    Returns:
        P(return within the horizon) [n, H], given the pair's events until ``at`` and nothing later.

    Raises:
        ValueError: If a landmark's partner has written nothing until ``at``.

    Example:
        >>> events = {"dyad": ["a"] * 4, "t": [0, 9e4, 2e5, 3e5], "sender": [0, 1, 0, 1]}
        >>> rows = {"dyad": ["a"], "partner": [1], "at": [4e5]}
        >>> forecast_landmarks(events, rows, [1, 7]).shape
        (1, 2)
    """
    layout = lay_out(events)
    series, at = place_landmarks(layout, landmarks)
    return forecast_layout(layout, series, at, horizon_days, prior or load_prior())


def place_landmarks(layout: Layout, landmarks: Table) -> tuple[Ints, Floats]:
    """Return the series of each landmark's silent person and its moment (s) [n].

    Args:
        layout: The pairs.
        landmarks: Columns ``dyad``, ``partner`` (0/1) and ``at`` (s) [n].

    Raises:
        ValueError: If a landmark's partner has written nothing until ``at``.
    """
    series = find_series(layout, landmarks)
    at = np.asarray(landmarks["at"], float)
    begin = layout.time_at[series]
    if np.any(layout.time_at[series + 1] == begin) or np.any(
        layout.times[np.minimum(begin, len(layout.times) - 1)] > at
    ):
        message = "a landmark's partner has written nothing until then"
        raise ValueError(message)
    return series, at


def forecast_layout(
    layout: Layout, series: Ints, at: Floats, horizon_days: Sequence[float], prior: Prior
) -> Floats:
    """Forecast at moments of a layout; see `forecast_landmarks`.

    Args:
        layout: The pairs.
        series: The silent person of each moment [n]; must have written by then.
        at: The moments [n] (s).
        horizon_days: Horizons [H] (days).
        prior: What to start from.

    Returns:
        P(return within the horizon) [n, H].
    """
    out = np.zeros((len(at), len(horizon_days)))
    compiled()["forecast_rows"](
        series,
        at,
        layout.time_at,
        layout.times,
        layout.visit_at,
        layout.starts,
        layout.ends,
        *_lay_prior(prior),
        np.array(horizon_days, float) * DAY_S,
        out,
    )
    return out


def _lay_prior(prior: Prior) -> tuple[Any, ...]:
    """Lay out the trees as the loops take them."""
    return (
        np.array(prior.edges_s, float),
        *(np.array(getattr(prior, f), np.int64) for f in ("roots", "feature")),
        np.array(prior.threshold, float),
        *(np.array(getattr(prior, f), np.int64) for f in ("left", "right")),
        np.array(prior.leaf, float),
        float(prior.base),
    )


def fast_model(prior: Prior) -> Model:
    """Return what `fit.series.read_hazards` does under one prior, compiled, with the same answer.

    Args:
        prior: What forecasts start from; that of a fit is not looked at.
    """
    trees = _lay_prior(prior)
    run = compiled()["forecast_at"]

    def model(fit: Fit, person: int, at_s: float) -> tuple[list[float], list[float], float]:
        row, hazard = np.zeros(features.N_FEATURES), np.zeros(len(prior.edges_s) - 1)
        silence = run(
            person,
            np.array(fit.time_at), np.array(fit.times_s), np.array(fit.visit_at),
            np.array(fit.starts_s), np.array(fit.ends_s), at_s, *trees, row, hazard,
        )  # fmt: skip
        return hazard.tolist(), row.tolist(), silence

    return model
