"""Short records cut from the middle of long ones: for `forecast.py`.

Exports and studies often begin and end in the middle. A cut is a window of one population: every
pair's messages inside it, and nothing else, as if the record began and ended there. Landmarks
follow the rule of the benchmark (eight messages of the pair so far, three of the silent person,
one of the other); an outcome after the window's end is censored.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from awhile.lab.population.landmarks import DAY_S, Layout, lay_out
from awhile.lab.population.population import find_landmarks

Table = dict[str, Any]

CUTS = {28: (0.5, 1, 3, 7), 60: (0.5, 1, 3, 7, 14), 120: (0.5, 1, 3, 7, 14)}
"""Silences asked about (days) by length of the window (days)."""

HORIZONS = {28: (1, 3, 7), 60: (1, 3, 7, 14), 120: (1, 3, 7, 14, 30)}

N_CUTS = 4
"""Windows of each length in one population, evenly spread and apart where there is room."""

MAX_ROWS = 12_000
MIN_ROWS = 200
"""A window with fewer landmarks is left out."""

FOLDS = 5


@dataclass(frozen=True, slots=True)
class Cut:
    """One window: its events, its landmarks, and the folds of its pairs."""

    days: int
    events: Table
    rows: Table


def make_cuts(events: Table, length: int) -> list[Cut]:
    """Cut windows of one length out of the middle of a population.

    Args:
        events: Columns ``dyad``, ``t`` (s), ``sender`` (0/1).
        length: Length of a window (days).

    Returns:
        The cuts; a window with too few landmarks is left out.
    """
    t = np.asarray(events["t"], float)
    first, last, span = float(t.min()), float(t.max()), length * DAY_S
    # Never the first days: there a record that begins in the middle is one that begins.
    room = last - first - span
    n = max(1, min(N_CUTS, int(room // span)))
    found = []
    for i in range(n):
        begin = first + room * (i + 0.5) / n
        inside = (t >= begin) & (t <= begin + span)
        part = {c: np.asarray(events[c])[inside] for c in ("dyad", "t", "sender")}
        if not len(part["t"]):
            continue
        layout = lay_out(part)
        chance = np.random.default_rng(i)
        rows = list_rows(layout, CUTS[length], begin + span, chance)
        if len(rows["at"]) >= MIN_ROWS:
            found.append(Cut(length, part, rows))
    return found


def list_rows(layout: Layout, silences: Any, end_s: float, chance: np.random.Generator) -> Table:
    """List the landmarks of a record, thinned by chance where there are very many.

    Args:
        layout: The pairs.
        silences: How long someone has been silent at a landmark (days).
        end_s: End of the record (s).
        chance: Source of chance for the thinning and the folds.

    Returns:
        Columns as in the landmarks of the benchmark.
    """
    series, at, wait, seen = find_landmarks(layout, silences, end_s)
    if len(series) > MAX_ROWS:
        pick = np.sort(chance.choice(len(series), MAX_ROWS, replace=False))
        series, at, wait, seen = series[pick], at[pick], wait[pick], seen[pick]
    last = [
        layout.times[np.searchsorted(layout.times[i:j], a, side="right") + i - 1]
        for i, j, a in zip(layout.time_at[series], layout.time_at[series + 1], at, strict=True)
    ]
    return {
        "dyad": layout.dyads[series // 2],
        "partner": series % 2,
        "at": at,
        "silence_s": at - np.array(last),
        "return_s": wait,
        "observed": seen,
        "fold": chance.integers(0, FOLDS, len(layout.dyads))[series // 2],
    }


def kaplan_meier(rows: Table, days: Any) -> Any:
    """Forecast each fold by Kaplan–Meier on the other folds, by silence length.

    Args:
        rows: Landmarks of one cut.
        days: Horizons [H] (days).

    Returns:
        P(return within each horizon) [n, H].
    """
    out = np.zeros((len(rows["at"]), len(days)))
    kind = np.round(rows["silence_s"] / DAY_S * 2).astype(int)
    for fold in np.unique(rows["fold"]):
        mine = rows["fold"] == fold
        for k in np.unique(kind[mine]):
            learn = ~mine & (kind == k)
            learn = learn if learn.sum() >= 20 else ~mine
            wait, seen = rows["return_s"][learn], rows["observed"][learn]
            order = np.argsort(wait, kind="stable")
            wait, seen = wait[order], seen[order]
            still = np.cumprod(1 - seen / (len(wait) - np.arange(len(wait))))
            for h, d in enumerate(days):
                i = np.searchsorted(wait, d * DAY_S, side="right") - 1
                out[mine & (kind == k), h] = 1 - still[i] if i >= 0 else 0.0
    return out
