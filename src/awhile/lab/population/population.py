"""Fit the prior from populations of pairs."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from awhile.fit.prior import Prior, StatePrior, load_prior
from awhile.fit.series import MIN_PAIR, MIN_PARTNER
from awhile.lab.population.gradient_boosting import fit_trees
from awhile.lab.population.landmarks import (
    Layout,
    Table,
    describe_landmarks,
    lay_out,
    name_tables,
)
from awhile.types import DAY_S

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

EDGES_S = np.array([0, 1, 3, 7, 14, 30, 90, 180, 365]) * DAY_S
SILENCES_DAYS = (0.5, 1.0, 3.0, 7.0, 14.0, 30.0, 90.0, 180.0, 365.0)
DAY_SILENCES_DAYS = (14.0, 30.0, 90.0, 180.0, 365.0)
"""For records that know only the day."""

WINDOWS_DAYS = (28.0, 120.0)
DAY_WINDOWS_DAYS = (1_100.0, 4_000.0)
"""Histories are also cut to begin this recently, since exports and studies start in the middle."""


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


def _known(layout: Layout, series: Ints, at: Floats) -> NDArray[np.bool_]:
    owner = np.repeat(np.arange(len(layout.time_at) - 1), np.diff(layout.time_at))
    low = float(layout.times.min())
    span = float(layout.times.max()) - low + 4e9
    keys = owner * span + (layout.times - low)
    own, other = (
        np.searchsorted(keys, k * span + (at - low), side="right") - layout.time_at[k]
        for k in (series, series ^ 1)
    )
    known: NDArray[np.bool_] = (own >= MIN_PARTNER) & (other >= 1) & (own + other >= MIN_PAIR)
    return known


def _cut(
    layout: Layout, series: Ints, at: Floats, length_s: float, phase_s: float
) -> tuple[Layout, Ints, NDArray[np.bool_]]:
    """Let each landmark's history begin at the last border of a grid of windows."""
    owner = np.repeat(np.arange(len(layout.time_at) - 1), np.diff(layout.time_at))
    window = np.floor((layout.times - phase_s) / length_s).astype(np.int64)
    first = int(window.min())
    width = int(window.max()) - first + 2_000
    pair = (owner // 2) * width + window - first
    cut = lay_out({"dyad": pair, "t": layout.times, "sender": owner % 2})
    names = cut.dyads.astype(np.int64)
    order = np.argsort(names)
    wanted = (series // 2) * width + np.floor((at - phase_s) / length_s).astype(np.int64) - first
    spot = np.minimum(np.searchsorted(names[order], wanted), len(names) - 1)
    there = names[order][spot] == wanted
    return cut, np.where(there, 2 * order[spot] + series % 2, 0), there


def find_rows(
    events: Table,
    dyads: Collection[str] | None,
    cap: int,
    chance: np.random.Generator,
    *,
    whole_share: float = 0.5,
) -> tuple[Floats, Floats, Floats, dict[str, Any]]:
    """Make one row per landmark and step ahead that it lived to see.

    Args:
        events: Columns ``dyad``, ``t`` (s), ``sender`` (0/1).
        dyads: The pairs to use; all if None.
        cap: Landmarks at most.
        chance: Source of chance.
        whole_share: Weight of whole histories; the rest goes to histories cut short.

    Returns:
        Features [n, F], outcome [n], weight [n] (sums to 1), and counts.
    """
    layout = lay_out(events)
    coarse = bool(np.all(layout.times % DAY_S == layout.times[0] % DAY_S))
    spans = DAY_SILENCES_DAYS if coarse else SILENCES_DAYS
    series, at, wait, seen = find_landmarks(layout, spans, layout.end_s)
    if dyads is not None:
        wanted = np.isin(layout.dyads, np.array(sorted(dyads), dtype=str))
        keep = wanted[series // 2]
        series, at, wait, seen = series[keep], at[keep], wait[keep], seen[keep]
    windows = (DAY_WINDOWS_DAYS if coarse else WINDOWS_DAYS) if whole_share < 1 else ()
    parts = []
    for days in (0.0, *windows):
        use, mine = layout, series
        ok = np.ones(len(series), bool)
        share = whole_share
        if days:
            length_s = days * DAY_S
            phase_s = float(layout.times.min()) - chance.random() * length_s
            use, mine, ok = _cut(layout, series, at, length_s, phase_s)
            ok &= _known(use, mine, at)
            share = (1 - whole_share) / len(windows)
        pick = np.flatnonzero(ok)
        limit = max(int(cap * share), 1)
        if len(pick) > limit:
            pick = np.sort(chance.choice(pick, limit, replace=False))
        if not len(pick):
            continue
        features = describe_landmarks(use, mine[pick], at[pick], EDGES_S)
        values, outcome = [], []
        for b in range(len(EDGES_S) - 1):
            # A step counts only where the record goes on to its end, whatever happened in it.
            followed = layout.end_s - at[pick] >= EDGES_S[b + 1]
            alive = followed & (wait[pick] > EDGES_S[b])
            values.append(features[alive, b])
            outcome.append(seen[pick][alive] & (wait[pick][alive] <= EDGES_S[b + 1]))
        y = np.concatenate(outcome).astype(float)
        parts.append((np.concatenate(values), y, np.full(len(y), share / max(len(y), 1))))
    x, y, w = (np.concatenate(c) for c in zip(*parts, strict=True))
    about = {
        "messages": len(layout.times),
        "dyads": len(layout.dyads) if dyads is None else len(dyads),
        "landmarks": len(series),
        "rows": len(y),
    }
    return x, y, w / w.sum(), about


def fit_population(
    events: Table | Mapping[str, Table],
    *,
    seed: int = 0,
    dyads: Mapping[str, Collection[str]] | None = None,
    weights: Mapping[str, float] | None = None,
    cap: int | Mapping[str, int] = 40_000,
    whole_share: float = 0.5,
    n_trees: int = 180,
    n_leaves: int = 15,
    rate: float = 0.06,
    states: StatePrior | None = None,
    provenance: Mapping[str, Any] | None = None,
) -> Prior:
    """Fit a prior from one population of pairs or several.

    Args:
        events: Columns ``dyad``, ``t`` (s), ``sender`` (0/1); or such tables by name of population.
        seed: Source of chance.
        dyads: By name of population, the pairs to fit on; the rest is left out.
        weights: By name, how much a population counts; each one if absent, whatever its size.
        cap: Landmarks per population at most; or by name.
        whole_share: Weight of whole histories; the rest goes to histories cut short.
        n_trees: How many trees.
        n_leaves: Leaves of each at most.
        rate: How far each tree moves the sum.
        states: The hidden states (`fit_states`); those that ship if None.
        provenance: What to say of the data.

    Returns:
        The prior. Its ranges are those of the one that ships: they are set by whole populations
        left out (`benchmarks/intervals.py`), which one table cannot do.
    """
    several = name_tables(events)
    chance = np.random.default_rng(seed)
    made = {
        name: find_rows(
            table,
            dyads[name] if dyads else None,
            cap if isinstance(cap, int) else cap[name],
            chance,
            whole_share=whole_share,
        )
        for name, table in several.items()
    }
    return fit_rows(
        made, seed=seed, weights=weights, n_trees=n_trees, n_leaves=n_leaves, rate=rate,
        states=states, provenance=provenance,
    )  # fmt: skip


def fit_rows(
    made: Mapping[str, tuple[Floats, Floats, Floats, dict[str, Any]]],
    *,
    seed: int = 0,
    weights: Mapping[str, float] | None = None,
    n_trees: int = 180,
    n_leaves: int = 15,
    rate: float = 0.06,
    states: StatePrior | None = None,
    provenance: Mapping[str, Any] | None = None,
) -> Prior:
    """Fit a prior to the rows of several populations, as `find_rows` made them.

    Args:
        made: By name of population: features [n, F], outcomes [n], weights [n] and counts.
        seed: Source of chance.
        weights: By name, how much a population counts; each one if absent, whatever its size.
        n_trees: How many trees.
        n_leaves: Leaves of each at most.
        rate: How far each tree moves the sum.
        states: The hidden states (`fit_states`); those that ship if None.
        provenance: What to say of the data.
    """
    values, outcome, weight = [], [], []
    for name, (x, y, w, _) in made.items():
        values.append(x)
        outcome.append(y)
        weight.append(w * (weights or {}).get(name, 1.0))
    counts = {name: about for name, (*_, about) in made.items()}
    x, y, w = (np.concatenate(c) for c in (values, outcome, weight))
    trees = fit_trees(x, y, w / w.mean(), seed=seed, n_trees=n_trees, n_leaves=n_leaves, rate=rate)
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
        reach=load_prior().reach,
        far=load_prior().far,
        states=states or load_prior().states,
        provenance={**(provenance or {}), "counts": counts, "seed": seed},
    )


def average_priors(priors: Sequence[Prior]) -> Prior:
    """Average the log-odds of several priors: all their trees, each leaf divided by their number.

    Args:
        priors: Priors over the same steps [P].

    Returns:
        One prior; provenance and the rest are those of the first.
    """
    n = len(priors)
    roots: list[int] = []
    feature: list[int] = []
    threshold: list[float] = []
    left: list[int] = []
    right: list[int] = []
    leaf: list[float] = []
    for p in priors:
        first, first_leaf = len(feature), len(leaf)
        roots += [r + first for r in p.roots]
        feature += p.feature
        threshold += p.threshold
        left += [a + first if a >= 0 else a - first_leaf for a in p.left]
        right += [a + first if a >= 0 else a - first_leaf for a in p.right]
        leaf += [x / n for x in p.leaf]
    return replace(
        priors[0],
        base=sum(p.base for p in priors) / n,
        roots=tuple(roots),
        feature=tuple(feature),
        threshold=tuple(threshold),
        left=tuple(left),
        right=tuple(right),
        leaf=tuple(leaf),
    )
