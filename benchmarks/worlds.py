"""Worlds of pairs whose chances of a return are known: for `intervals.py`.

In all but the first both people write whatever the other does, so that the chance of a return is a
formula. Paces run from hours to months, a gap may be the last one, and half of the records begin in
the middle.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from cuts import list_rows

from awhile.fit.prior import StatePrior, load_prior
from awhile.lab.population import draw_pairs, forecast_states
from awhile.lab.population.landmarks import DAY_S, find_series, lay_out

Table = dict[str, Any]
Chance = np.random.Generator

N_PAIRS = 400
SPAN_DAYS = 900.0
SILENCES_DAYS = (0.5, 1.0, 3.0, 7.0, 14.0, 30.0, 90.0, 180.0)
MAX_ROWS = 3_000
MAX_GAPS = 2_000


@dataclass(frozen=True, slots=True)
class World:
    """Events, moments of silence, and the true chance of a return within each span [n, H]."""

    events: Table
    rows: Table
    truth: Any


def lomax(chance: Chance, n: int) -> tuple[Any, Callable[[Any], Any]]:
    """Heavy tails: gaps fall off as a power of one half to two."""
    shape, scale = chance.uniform(0.5, 2.0), 10 ** chance.uniform(-1.5, 1.0)
    return scale * chance.pareto(shape, n), lambda x: (1 + x / scale) ** -shape


def gamma(chance: Chance, n: int) -> tuple[Any, Callable[[Any], Any]]:
    """Steady: gaps are sums of three, as of people who keep to a beat."""
    scale = 10 ** chance.uniform(-1.5, 1.0)
    return chance.gamma(
        3.0, scale, n
    ), lambda x: np.exp(-x / scale) * (1 + x / scale + (x / scale) ** 2 / 2)


def lognormal(chance: Chance, n: int) -> tuple[Any, Callable[[Any], Any]]:
    """Wide: the logarithm of a gap is normal, with a spread of one half to two."""
    scale, wide = 10 ** chance.uniform(-1.0, 1.2), chance.uniform(0.5, 2.0)
    grid = np.linspace(-9, 9, 3_601)
    fall = np.cumsum(np.exp(-0.5 * grid**2))
    return scale * np.exp(
        wide * chance.standard_normal(n)
    ), lambda x: 1 - np.interp(np.log(np.maximum(x, 1e-12) / scale) / wide, grid, fall / fall[-1])


def drifting(chance: Chance, n: int) -> tuple[Any, Any]:
    """Drift: gaps are exponential and their mean wanders, each a little from the one before."""
    centre, mean = np.log(10.0) * chance.uniform(-1.2, 1.0), np.zeros(n)
    at = centre + 0.8 * chance.standard_normal()
    for i in range(n):
        at += 0.08 * (centre - at) + 0.3 * chance.standard_normal()
        mean[i] = np.exp(at)
    return mean * chance.exponential(1.0, n), mean


RENEWALS = {"heavy tails": lomax, "steady": gamma, "wide": lognormal, "drift": drifting}
WORLDS = ("hidden states", *RENEWALS)


def make_world(name: str, days: Any, seed: int) -> World:
    """Draw a world.

    Args:
        name: One of `WORLDS`.
        days: Spans ahead [H] (days).
        seed: Source of chance.

    Returns:
        The world; its moments are thinned by chance alone.
    """
    chance = np.random.default_rng(seed)
    if name == "hidden states":
        return _states_world(days, chance)
    columns: list[Any] = []
    laws: list[tuple[float, Any]] = []
    for d in range(N_PAIRS):
        begin = SPAN_DAYS * (0.5 * chance.random() if d % 2 else 0.0)
        for sender in (0, 1):
            last = 10 ** chance.uniform(-3.0, -1.3)
            gaps, law = RENEWALS[name](chance, MAX_GAPS)
            # The first gap that is the last one.
            n = min(int(chance.geometric(last)), MAX_GAPS)
            t = chance.random() + np.append(0.0, np.cumsum(1 / 24 + gaps[: n - 1]))
            laws.append((last, law))
            skipped = int(np.searchsorted(t, begin))
            t = t[skipped:]
            laws[-1] = (last, law[skipped:] if name == "drift" else law)
            t = t[t < SPAN_DAYS]
            columns.append((np.full(len(t), f"p{d:05}"), t * DAY_S, np.full(len(t), sender)))
    events = {
        c: np.concatenate([x[i] for x in columns]) for i, c in enumerate(("dyad", "t", "sender"))
    }
    rows, place = _pick_rows(events, chance)
    code = np.array([int(d[1:]) for d in rows["dyad"]]) * 2 + rows["partner"]
    truth = np.zeros((len(code), len(days)))
    waited = np.maximum(rows["silence_s"] / DAY_S - 1 / 24, 0.0)
    for r, k in enumerate(code):
        last, law = laws[k]
        ahead = np.append(waited[r], waited[r] + np.array(days, float))
        # The gap under way is the one after the visits seen so far.
        still = np.exp(-ahead / law[place[r]]) if name == "drift" else law(ahead)
        whole = last + (1 - last) * still[0]
        truth[r] = (1 - last) * (still[0] - still[1:]) / whole
    return World(events, rows, truth)


def _pick_rows(events: Table, chance: Chance) -> tuple[Table, Any]:
    """List moments of silence, and the number of the visit after which each one began."""
    layout = lay_out(events)
    rows = list_rows(layout, SILENCES_DAYS, SPAN_DAYS * DAY_S, chance)
    n = len(rows["at"])
    pick = np.sort(chance.choice(n, min(n, MAX_ROWS), replace=False))
    rows = {c: v[pick] for c, v in rows.items()}
    series = find_series(layout, rows)
    place = [
        np.searchsorted(layout.starts[i:j], at, side="right") - 1
        for i, j, at in zip(
            layout.visit_at[series], layout.visit_at[series + 1], rows["at"], strict=True
        )
    ]
    return rows, np.array(place)


def _states_world(days: Any, chance: Chance) -> World:
    """Draw pairs as the hidden states of the prior say; the truth knows the archetype."""
    p = load_prior().states
    events, kind = draw_pairs(p, N_PAIRS, SPAN_DAYS, seed=int(chance.integers(1 << 30)))
    rows, _ = _pick_rows(events, chance)
    kind = kind[[int(d[1:]) for d in rows["dyad"]]]
    truth = np.zeros((len(kind), len(days)))
    for a in np.unique(kind):
        mine = kind == a
        part = {c: v[mine] for c, v in rows.items()}
        truth[mine] = forecast_states(events, part, days, only(p, int(a)), n_paths=200)
    return World(events, rows, truth)


def only(p: StatePrior, a: int) -> StatePrior:
    """Return a prior that holds one archetype of another."""
    size = len(p.rate)
    cut = {
        f: getattr(p, f)[a * n : (a + 1) * n]
        for f, n in (
            ("start", size),
            ("move", size * size),
            ("factor", len(p.factor) // len(p.share)),
        )
    }
    return replace(p, share=(1.0,), **cut)
