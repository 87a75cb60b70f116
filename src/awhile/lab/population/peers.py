"""What other pairs of the same table did until then moves the forecast of a pair.

Where a site dies or a school year ends, nothing in one pair's messages tells of it; the silences of
the others do. Each step of the curve is shifted in log-odds by what is known, at that moment, of
how earlier silences in the table went on.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from awhile.fit.prior import Prior, load_prior
from awhile.lab.population.landmarks import (
    Floats,
    Ints,
    Layout,
    Table,
    forecast_layout,
    lay_out,
    place_landmarks,
)
from awhile.lab.population.population import SILENCES_DAYS, find_landmarks
from awhile.types import DAY_S

PULL = 2.0
"""How strongly a step is held to the step before it (1 / variance of their difference)."""

TOGETHER = 4.0
"""Outcomes that count as one, since those of one pair hang together."""

FEWEST, GROWTH = 20, 0.03
"""The shift is found anew whenever this many outcomes, or this share, have been added."""

ROUNDS = 3
"""Of Newton's method, from the shift before."""

Bools = NDArray[np.bool_]
Shifts = tuple[Floats, Floats]
"""Moments, the first before all time, and the shift in log-odds from each on."""


def forecast_among(
    events: Table,
    landmarks: Table,
    horizon_days: Sequence[float],
    prior: Prior | None = None,
    silences_days: Sequence[float] = SILENCES_DAYS,
) -> Floats:
    """Forecast as `forecast_landmarks`, moved by how earlier silences of the table went on.

    Args:
        events: Columns ``dyad``, ``t`` (s), ``sender`` (0/1): pairs of one system.
        landmarks: Columns ``dyad``, ``partner`` (0/1, who is silent), ``at`` (s).
        horizon_days: Horizons from ``at`` [H] (days).
        prior: What to start from; the one that ships if None.
        silences_days: Earlier silences are looked at when they had lasted this long; best what
            the landmarks have lasted.

    Returns:
        P(return within the horizon) [n, H], given the events of all pairs until ``at`` and nothing
        later.

    Raises:
        ValueError: If a landmark's partner has written nothing until ``at``.
    """
    p = prior or load_prior()
    layout = lay_out(events)
    series, at = place_landmarks(layout, landmarks)
    # Where the table ends says nothing of the moments before.
    end_s = max(layout.end_s, float(at.max(initial=-np.inf)))
    earlier, when, wait, seen = find_landmarks(layout, silences_days, end_s)
    own, known = _steps(layout, series, at, p), _steps(layout, earlier, when, p)
    moved = np.empty_like(own)
    shifts: Shifts = (np.array([-np.inf]), np.zeros(1))
    for b, (start_s, stop_s) in enumerate(pairwise(p.edges_s)):
        done = when + stop_s
        use = np.flatnonzero((done <= end_s) & (wait > start_s))
        use = use[np.argsort(done[use], kind="stable")]
        came = seen[use] & (wait[use] <= stop_s)
        shifts = follow_shift(done[use], _odds(known[use, b]), came, shifts)
        moved[:, b] = np.logaddexp(0.0, _odds(own[:, b]) + _read(shifts, at))
    spent = -np.log1p(-forecast_layout(layout, series, at, horizon_days, p))
    out = np.empty_like(spent)
    for h, days in enumerate(horizon_days):
        b = max(int(np.searchsorted(p.edges_s[:-1], days * DAY_S)) - 1, 0)
        part = (spent[:, h] - own[:, :b].sum(axis=1)) / own[:, b]
        out[:, h] = -np.expm1(-moved[:, :b].sum(axis=1) - part * moved[:, b])
    return out


def follow_shift(done: Floats, odds: Floats, came: Bools, before: Shifts) -> Shifts:
    """Follow, as outcomes become known, how far the odds of a step are off.

    Args:
        done: When each outcome was known, rising [n] (s).
        odds: Log-odds that were forecast for it [n].
        came: Whether it came true [n].
        before: The shift of the step before, to which this one is held.

    Returns:
        The shift in log-odds: at each moment the posterior mode of what was known by then.
    """
    moments: list[float] = []
    found: list[float] = []
    shift, n = 0.0, FEWEST
    while n <= len(done):
        moment = float(done[n - 1])
        near = float(_read(before, moment))
        if not found:
            shift = near
        for _ in range(ROUNDS):
            p = 1 / (1 + np.exp(-odds[:n] - shift))
            pull = (came[:n] - p).sum() / TOGETHER - PULL * (shift - near)
            shift += pull / ((p * (1 - p)).sum() / TOGETHER + PULL)
        moments.append(moment)
        found.append(shift)
        n += max(FEWEST, int(GROWTH * n))
    if not found:
        return before
    earlier = before[0] < moments[0]
    return np.append(before[0][earlier], moments), np.append(before[1][earlier], found)


def _read(shifts: Shifts, at: Floats | float) -> Floats:
    moments, found = shifts
    return found[np.searchsorted(moments, at, side="right") - 1]


def _odds(hazard: Floats) -> Floats:
    """Return the log-odds of a return in a step of this cumulative hazard."""
    return np.log(np.expm1(hazard))


def _steps(layout: Layout, series: Ints, at: Floats, prior: Prior) -> Floats:
    """Return the cumulative hazard of each step [n, B]."""
    days = [stop_s / DAY_S for stop_s in prior.edges_s[1:]]
    spent = -np.log1p(-forecast_layout(layout, series, at, days, prior))
    return np.maximum(np.diff(spent, prepend=0.0, axis=1), 1e-9)
