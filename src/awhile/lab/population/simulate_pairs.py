"""Draw pairs from the hidden states: worlds whose truth is known."""

import math
import random
from typing import Any

import numpy as np
from numpy.typing import NDArray

from awhile.fit import hmm
from awhile.fit.features import DAY, VISIT_GAP
from awhile.fit.prior import StatePrior

Ints = NDArray[np.int64]


def draw_pairs(
    p: StatePrior, n_pairs: int, span_days: float, *, seed: int = 0
) -> tuple[dict[str, Any], Ints]:
    """Draw pairs as a prior says, with a flat day and week and one message a visit.

    Args:
        p: The truth.
        n_pairs: How many pairs.
        span_days: How long each is watched, from its first message on (days).
        seed: Source of chance.

    Returns:
        Columns ``dyad``, ``t`` (s), ``sender`` (0/1), and the archetype of each pair.
    """
    chance = random.Random(seed)  # noqa: S311 - draws worlds, keeps no secret
    kinds = chance.choices(range(len(p.share)), p.share, k=n_pairs)
    rows = [
        (f"p{d:05}", t, sender)
        for d, a in enumerate(kinds)
        for t, sender in _draw_pair(p, a, span_days * DAY, chance)
    ]
    columns = (np.array(c) for c in zip(*rows, strict=True))
    return dict(zip(("dyad", "t", "sender"), columns, strict=True)), np.array(kinds)


def _draw_pair(
    p: StatePrior, a: int, span_s: float, chance: random.Random
) -> list[tuple[float, int]]:
    """Draw the visits of two people who both write at the start, person 1 a second later."""
    size = len(p.rate)
    begin, pending, since, now = [0.0, 1.0], [1, 0], [1.0, 0.0], 1.0
    z = [chance.choices(range(size), p.start[a * size : (a + 1) * size])[0] for _ in begin]
    need = [chance.expovariate(1.0) for _ in begin]
    rows = [(0.0, 0), (1.0, 1)]
    while True:
        spans = [
            (p, a, z[k], pending[k], since[k], max(now, begin[k] + VISIT_GAP), need[k])
            for k in (0, 1)
        ]
        ends = [_walk(*s, math.inf)[0] for s in spans]
        k = 0 if ends[0] <= ends[1] else 1
        now, o = ends[k], 1 - k
        if now >= span_s:
            return rows
        need[o] = _walk(*spans[o], now)[1]
        need[k] = chance.expovariate(1.0)
        at = (a * size + z[k]) * size
        z[k] = chance.choices(range(size), p.move[at : at + size])[0]
        pending[k], since[k] = 0, begin[o]
        pending[o], since[o] = min(pending[o] + 1, 3), now
        begin[k] = now
        rows.append((now, k))


def _walk(
    p: StatePrior, a: int, z: int, pending: int, since: float, t: float, need: float, stop: float
) -> tuple[float, float]:
    """Spend a need at the hazard of a gap: the moment it is gone, or ``stop``, and the rest."""
    last = hmm.BINS_AT[pending + 1] - 1
    for b in range(hmm.BINS_AT[pending], last + 1):
        border = stop if b == last else min(since + hmm.FROM_S[b + 1], stop)
        if border <= t:
            continue
        pace = p.rate[z] * p.factor[a * hmm.N_BINS + b] / DAY
        if pace * (border - t) >= need and pace > 0.0:
            return t + need / pace, 0.0
        need -= pace * (border - t) if pace > 0.0 else 0.0
        t = border
    return stop, need
