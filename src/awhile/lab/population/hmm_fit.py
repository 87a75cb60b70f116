"""Fit the hidden states of many pairs by expectation and maximisation, in closed form."""

from array import array
from collections.abc import Iterable, Mapping, MutableSequence, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from awhile.fit import hmm
from awhile.fit.phases import Loops
from awhile.fit.prior import StatePrior
from awhile.fit.series import MIN_PAIR, MIN_PARTNER
from awhile.lab.population.landmarks import Layout, Table, compiled, lay_out, name_tables

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

WAIT_DAYS = tuple(2 / 24 * 3.11**i for i in range(9))
"""Mean waits of the states, from two hours to two years."""

MOVE_PRIOR, START_PRIOR, FACTOR_PRIOR = 20.0, 10.0, 30.0
"""How many observations the population's own numbers count for in each archetype."""

GAPS_OF_A_POPULATION = 20_000
"""Every population counts as so many gaps, whatever its size."""

MAX_VISITS = 400
"""Latest visits of one person that a fit looks at, so that no pair outweighs many."""


@dataclass(frozen=True, slots=True)
class GapTable:
    """Gaps of many series: series ``k`` has those from ``gap_at[k]`` to ``gap_at[k + 1]``."""

    gap_at: Ints
    exposure: Floats
    end_bin: Ints


@cache
def fast_loops() -> Loops:
    """Return the loops of `fit.hmm`, compiled, as `fit.phases.see_states` takes them."""
    core = compiled()

    def floats(values: Iterable[float]) -> MutableSequence[float]:
        return array("d", values)

    def whole(values: Iterable[int]) -> MutableSequence[int]:
        return array("q", values)

    return Loops(core["lay_gaps"], core["pass_forward"], core["pass_back"], floats, whole)


def find_entry(layout: Layout) -> Ints:
    """Count, by series, the visits from the one under way when a forecast was first possible.

    Whether a pair enters depends on its past alone; what came before its entry is left out of a
    fit, for by then it could not have been over.

    Args:
        layout: The pairs.

    Returns:
        Visits of each series [2 D]; 0 where the pair never entered.
    """
    out = np.zeros(len(layout.visit_at) - 1, np.int64)
    for d in range(len(layout.dyads)):
        i, m, j = layout.time_at[2 * d : 2 * d + 3]
        if min(m - i, j - m) < 1 or max(m - i, j - m) < MIN_PARTNER or j - i < MIN_PAIR:
            continue
        times = np.sort(layout.times[i:j])
        first = max(layout.times[i], layout.times[m], times[MIN_PAIR - 1])
        for k in (2 * d, 2 * d + 1):
            low, high = layout.visit_at[k : k + 2]
            before = np.searchsorted(layout.starts[low:high], first, side="right")
            out[k] = high - low - max(int(before) - 1, 0)
    return out


def lay_table(
    layout: Layout, end_s: float, max_visits: int = MAX_VISITS, entered: Ints | None = None
) -> GapTable:
    """Lay out the gaps of many pairs.

    Args:
        layout: The pairs.
        end_s: End of observation (s), not before the last message.
        max_visits: Latest visits of one person that are kept.
        entered: Latest visits of each series that are kept [2 D]; all if None.

    Returns:
        The gaps; the last of each series is still going at the end.
    """
    n_visits = np.diff(layout.visit_at)
    n = np.minimum(n_visits if entered is None else np.minimum(entered, n_visits), max_visits)
    gap_at = np.append(0, np.cumsum(n)).astype(np.int64)
    exposure = np.zeros(int(gap_at[-1]) * hmm.N_BINS)
    end_bin = np.zeros(int(gap_at[-1]), np.int64)
    compiled()["lay_all"](
        layout.time_at, layout.times, layout.visit_at, layout.starts, end_s, n_visits - n,
        gap_at, exposure, end_bin, np.zeros((2, int(gap_at[-1]))),
    )  # fmt: skip
    return GapTable(gap_at, exposure, end_bin)


def count_states(
    gaps: GapTable, p: StatePrior, *, use: Ints | None = None, weight: Floats | None = None
) -> Sequence[Any]:
    """Compute the expected counts of one step of expectation.

    Args:
        gaps: Of many pairs, series by series.
        p: The parameters.
        use: Numbers of the pairs that count; all that have a gap if None.
        weight: How much each pair counts [D]; one each if None.

    Returns:
        The log likelihood, then the expected counts that `improve_states` takes; all of them sums
        over pairs, so those of parts add up to those of the whole.
    """
    n = np.diff(gaps.gap_at).reshape(-1, 2).sum(1)
    counts: Sequence[Any] = compiled()["step"](
        gaps.gap_at, gaps.exposure, gaps.end_bin, np.ones(len(n)) if weight is None else weight,
        *(np.asarray(getattr(p, f)) for f in StatePrior.__slots__),
        np.flatnonzero(n) if use is None else use,
    )  # fmt: skip
    return counts


def begin_states(n_types: int, chance: np.random.Generator) -> StatePrior:
    """Draw where the fit begins: archetypes of every pace, each with a different hold on it.

    Args:
        n_types: How many archetypes.
        chance: Source of chance.
    """
    size = len(WAIT_DAYS) + 1
    place = np.arange(size - 1)
    centre = np.linspace(0.5, size - 2.5, n_types)
    start = np.zeros((n_types, size))
    move = np.zeros((n_types, size, size))
    for a in range(n_types):
        gone = chance.uniform(0.01, 0.15)
        near = np.exp(-0.5 * ((place - centre[a]) / 2) ** 2) + 0.01
        start[a] = np.append((1 - gone) * near / near.sum(), gone)
        for y in range(size - 1):
            stay = np.exp(-0.5 * (place - y) ** 2)
            row = near / near.sum() + chance.uniform(0.2, 1) * stay / stay.sum()
            move[a, y] = np.append((1 - gone) * row / row.sum(), gone)
        move[a, -1, -1] = 1.0
    factor = np.exp(0.2 * chance.standard_normal((n_types, hmm.N_BINS)))
    factor[:, 0] = 1.0
    return StatePrior(
        (*(1 / w for w in WAIT_DAYS), 0.0),
        (1.0 / n_types,) * n_types,
        tuple(start.ravel().tolist()),
        tuple(move.ravel().tolist()),
        tuple(factor.ravel().tolist()),
    )


def improve_states(p: StatePrior, counts: Sequence[Any], *, rates: bool = True) -> StatePrior:
    """Maximise: expected counts → new parameters, each archetype shrunk to all of them.

    Args:
        p: The parameters that made the counts.
        counts: Expected counts of `loops.step`, without the log likelihood.
        rates: Whether the rates of the states move too.

    Returns:
        The new parameters.
    """
    shares, starts, moved, events, spent, ended, lived = counts
    size, types = len(p.rate), len(p.share)
    share = (shares + 1.0) / (shares + 1.0).sum()
    starts = starts.reshape(types, size) + 1e-3
    start = starts + START_PRIOR * starts.sum(0) / starts.sum()
    start /= start.sum(1, keepdims=True)
    moved = moved.reshape(types, size, size) + 1e-4
    whole = moved.sum(0)
    move = moved + MOVE_PRIOR * whole / whole.sum(1, keepdims=True)
    move /= move.sum(2, keepdims=True)
    move[:, -1] = np.eye(size)[-1]
    events = events.reshape(types, -1)
    spent = spent.reshape(types, -1)
    usual = (events.sum(0) + 1.0) / (spent.sum(0) + 1.0)
    factor = (events + FACTOR_PRIOR) / (spent + FACTOR_PRIOR / usual)
    factor[:, 0] = 1.0
    rate = np.asarray(p.rate)
    if rates:
        # A thousand gaps hold each rate near where it began, so that states keep their order.
        held = np.append(1.0 / np.array(WAIT_DAYS), 0.0)[:size] if size == 10 else rate
        rate = np.append(((ended + 1e3) / (lived + 1e3 / np.maximum(held, 1e-9)))[:-1], 0.0)
    return StatePrior(*(tuple(x.ravel().tolist()) for x in (rate, share, start, move, factor)))


def fit_states(
    events: Table | Mapping[str, Table],
    *,
    seed: int = 0,
    weights: Mapping[str, float] | None = None,
    n_types: int = 16,
    n_rounds: int = 30,
    max_pairs: int = 3000,
    begin: StatePrior | None = None,
) -> tuple[StatePrior, list[float]]:
    """Fit states, archetypes, rates and multipliers to one population of pairs or several.

    Args:
        events: Columns ``dyad``, ``t`` (s), ``sender`` (0/1); or such tables by name of population.
        seed: Source of chance.
        weights: By name, how much a population counts; one if absent, whatever its size.
        n_types: Archetypes.
        n_rounds: Rounds of expectation and maximisation.
        max_pairs: Pairs of a population at most, drawn by chance.
        begin: Where to begin; drawn if None.

    Returns:
        The parameters, and the mean log likelihood per gap before each round (it rises, but for
        the pull of the shrinkage).
    """
    several = name_tables(events)
    chance = np.random.default_rng(seed)
    p = begin or begin_states(n_types, chance)
    tables = []
    for name, table in several.items():
        layout = lay_out(table)
        if not len(layout.times):
            continue
        gaps = lay_table(layout, layout.end_s, entered=find_entry(layout))
        n_pairs = len(layout.dyads)
        use = np.flatnonzero(np.diff(gaps.gap_at).reshape(-1, 2).sum(1))
        if len(use) > max_pairs:
            use = np.sort(chance.choice(use, max_pairs, replace=False))
        n = np.diff(gaps.gap_at).reshape(-1, 2).sum(1)
        share = (weights or {}).get(name, 1.0)
        each = share * GAPS_OF_A_POPULATION / max(int(n[use].sum()), 1)
        tables.append((gaps, use, np.full(n_pairs, min(each, 5.0)), float(n[use].sum())))
    trace = []
    for _ in range(n_rounds):
        made = [count_states(g, p, use=use, weight=w) for g, use, w, _ in tables]
        weight = sum(w[0] * n for _, _, w, n in tables)
        trace.append(float(sum(m[0] for m in made) / weight))
        p = improve_states(p, [sum(m[i] for m in made) for i in range(1, 8)])
    return round_states(p), trace


def round_states(p: StatePrior) -> StatePrior:
    """Round parameters to the five digits that a prior keeps.

    Args:
        p: The parameters.
    """
    return StatePrior(
        *(tuple(float(f"{x:.5g}") for x in getattr(p, f)) for f in StatePrior.__slots__)
    )
