"""Fit the prior from populations of pairs."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from awhile.fit.prior import Prior
from awhile.lab.population.boost import fit_trees
from awhile.lab.population.landmarks import DAY_S, Layout, Table, describe_landmarks, lay_out

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

EDGES_S = np.array([0, 1, 3, 7, 14, 30, 90, 180, 365]) * DAY_S
SILENCES_DAYS = (0.5, 1.0, 3.0, 7.0, 14.0, 30.0, 90.0, 180.0, 365.0)
DAY_SILENCES_DAYS = (14.0, 30.0, 90.0, 180.0, 365.0)
"""For records that know only the day."""

MIN_PAIR = 8
MIN_PARTNER = 3


def find_landmarks(
    layout: Layout, silences_days: Sequence[float], end_s: float
) -> tuple[Ints, Floats, Floats, NDArray[np.bool_]]:
    """List every moment at which someone has been silent for one of the spans.

    Whether a row is there depends on the past alone: eight messages of the pair so far, three of
    the silent person, one of the other.

    Args:
        layout: The pairs.
        silences_days: The spans.
        end_s: End of observation.

    Returns:
        Series, moment, seconds to the return or to the end, and whether the return was seen [n].
    """
    owner = np.repeat(np.arange(len(layout.visit_at) - 1), np.diff(layout.visit_at))
    following = np.append(layout.starts[1:], np.inf)
    is_last = np.append(owner[1:] != owner[:-1], True)[: len(owner)]
    following = np.where(is_last, np.inf, following)
    # Ranks by (series, time) in one sorted array of messages.
    message_owner = np.repeat(np.arange(len(layout.time_at) - 1), np.diff(layout.time_at))
    span = float(layout.times.max() - layout.times.min()) + 4e9
    low = float(layout.times.min())
    keys = message_owner * span + (layout.times - low)
    parts = []
    for days in silences_days:
        at = layout.ends + days * DAY_S
        ok = (at <= end_s) & (following > at)
        series, moment = owner[ok], at[ok]
        n_own = np.searchsorted(keys, series * span + (moment - low), side="right")
        n_own = n_own - layout.time_at[series]
        other = series ^ 1
        n_other = np.searchsorted(keys, other * span + (moment - low), side="right")
        n_other = n_other - layout.time_at[other]
        keep = (n_own >= MIN_PARTNER) & (n_other >= 1) & (n_own + n_other >= MIN_PAIR)
        back = following[ok]
        parts.append(
            (
                series[keep],
                moment[keep],
                np.where(np.isfinite(back), back, end_s)[keep] - moment[keep],
                np.isfinite(back)[keep],
            )
        )
    series, at, wait, seen = (np.concatenate(c) for c in zip(*parts, strict=True))
    return series.astype(np.int64), at, wait, seen


def _rows(
    events: Table, dyads: Collection[str] | None, cap: int, chance: np.random.Generator
) -> tuple[Floats, Floats, dict[str, Any]]:
    layout = lay_out(events)
    coarse = bool(np.all(layout.times % DAY_S == layout.times[0] % DAY_S))
    spans = DAY_SILENCES_DAYS if coarse else SILENCES_DAYS
    series, at, wait, seen = find_landmarks(layout, spans, layout.end_s)
    if dyads is not None:
        wanted = np.isin(layout.dyads, np.array(sorted(dyads), dtype=str))
        keep = wanted[series // 2]
        series, at, wait, seen = series[keep], at[keep], wait[keep], seen[keep]
    if len(series) > cap:
        pick = np.sort(chance.choice(len(series), cap, replace=False))
        series, at, wait, seen = series[pick], at[pick], wait[pick], seen[pick]
    features = describe_landmarks(layout, series, at, EDGES_S)
    values, outcome = [], []
    for b in range(len(EDGES_S) - 1):
        # A step counts only where the record goes on to its end, whatever happened in it.
        followed = layout.end_s - at >= EDGES_S[b + 1]
        ok = followed & (wait > EDGES_S[b])
        values.append(features[ok, b])
        outcome.append(seen[ok] & (wait[ok] <= EDGES_S[b + 1]))
    about = {
        "messages": len(layout.times),
        "dyads": len(layout.dyads) if dyads is None else len(dyads),
        "landmarks": len(series),
    }
    return np.concatenate(values), np.concatenate(outcome).astype(float), about


def fit_population(
    events: Table | Mapping[str, Table],
    *,
    seed: int = 0,
    dyads: Mapping[str, Collection[str]] | None = None,
    weights: Mapping[str, float] | None = None,
    cap: int = 40_000,
    n_trees: int = 180,
    spread: float = 0.5,
    provenance: Mapping[str, Any] | None = None,
) -> Prior:
    """Fit a prior from one population of pairs or several.

    Args:
        events: Columns ``dyad``, ``t`` (s), ``sender`` (0/1); or such tables by name of population.
        seed: Source of chance.
        dyads: By name of population, the pairs to fit on; the rest is left out.
        weights: By name, how much a population counts; each one if absent, whatever its size.
        cap: Landmarks per population at most.
        n_trees: How many trees.
        spread: See `Prior`.
        provenance: What to say of the data.

    Returns:
        The prior.
    """
    several: Any = {"population": events} if "t" in events else events
    chance = np.random.default_rng(seed)
    values, outcome, weight, counts = [], [], [], {}
    for name, table in several.items():
        x, y, about = _rows(table, dyads[name] if dyads else None, cap, chance)
        values.append(x)
        outcome.append(y)
        weight.append(np.full(len(y), (weights or {}).get(name, 1.0) / max(len(y), 1)))
        counts[name] = about
    x, y, w = (np.concatenate(c) for c in (values, outcome, weight))
    trees = fit_trees(x, y, w / w.mean(), seed=seed, n_trees=n_trees)
    low, high = (np.quantile(x, q, axis=0) for q in (0.01, 0.99))
    return Prior(
        edges_s=tuple(EDGES_S.tolist()),
        base=trees.base,
        roots=tuple(trees.roots.tolist()),
        feature=tuple(trees.feature.tolist()),
        threshold=tuple(trees.threshold.tolist()),
        left=tuple(trees.left.tolist()),
        right=tuple(trees.right.tolist()),
        leaf=tuple(trees.leaf.tolist()),
        low=tuple(round(v, 4) for v in low.tolist()),
        high=tuple(round(v, 4) for v in high.tolist()),
        spread=spread,
        provenance={**(provenance or {}), "counts": counts, "seed": seed},
    )
