"""The present silence if it is left alone.

What the person who waits does meanwhile is integrated over: held at nothing, or as the two usually
go. Both come from the hidden states; their ratio carries the curve of `forecast.curve` over from
one to the other, so that no two numbers of a page contradict each other.
"""

import math
import random
from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise

from awhile.fit import hmm
from awhile.fit.features import HOUR, VISIT_GAP, read_curve
from awhile.fit.phases import Gaps, Seen
from awhile.fit.series import Fit, read_hazards
from awhile.forecast.curve import find_range
from awhile.types import Forecast

N_PATHS = 100
MAX_STEPS = 60
"""Visits of the one who waits that a path follows; then things stay as they are."""

RATIO = 4.0
"""The two curves' hazards differ by no more than this factor up to any moment."""


def forecast_left(
    fit: Fit, seen: Seen, usual: Forecast, *, seed: int = 0, n_paths: int = N_PATHS
) -> Forecast:
    """Forecast the return if the one who waits sends nothing.

    It is not the effect of leaving a silence alone: it is how such pairs went on where nothing was
    sent.

    Args:
        fit: The pair.
        seen: Its hidden states at the moment of the question.
        usual: The forecast as the two usually go, made at the same moment.
        seed: Source of chance for what the one who waits may do.
        n_paths: How many such futures.

    Returns:
        P(return within each span | nothing is sent). A refusal stays one.
    """
    if usual.refusal is not None:
        return replace(usual, method="left")
    hazard, _, silence = read_hazards(fit, usual.person, seen.at_s)
    edges = fit.prior.edges_s
    left, alike = compare_policies(fit, seen, usual.person, edges, seed=seed, n_paths=n_paths)
    hazard = carry_over(hazard, left, alike)
    probs = [read_curve(edges, hazard, silence, h) for h in usual.horizon_s]
    low, high = find_range(fit.prior, usual.horizon_s, probs, usual.unlike)
    return replace(
        usual,
        method="left",
        return_probs=tuple(probs),
        low=low,
        high=high,
    )


def carry_over(hazard: list[float], left: list[float], usual: list[float]) -> list[float]:
    """Change a curve as much as the hidden states change from one policy to the other.

    Args:
        hazard: Cumulative hazard of each step as usual [B].
        left: P(still silent) at the borders if nothing is sent [B + 1].
        usual: The same as usual.

    Returns:
        Hazards of the steps [B]: the cumulative hazard up to each border is that of the curve times
        the ratio of the two policies' there, and never falls.
    """
    out, total, before = [], 0.0, 0.0
    for b, h in enumerate(hazard, 1):
        total += h
        x, y = (-math.log(max(s[b], 1e-300)) for s in (left, usual))
        ratio = min(max(x / y, 1 / RATIO), RATIO) if y > 1e-12 else 1.0
        out.append(max(total * ratio - before, 0.0))
        before = max(total * ratio, before)
    return out


def compare_policies(
    fit: Fit,
    seen: Seen,
    person: int,
    edges_s: tuple[float, ...],
    *,
    seed: int = 0,
    n_paths: int = N_PATHS,
) -> tuple[list[float], list[float]]:
    """Follow the hidden states ahead under both policies.

    While one is silent, what the other does depends on nothing that is still unknown but their own
    states; so their visits are drawn, and given these the rest is exact.

    Args:
        fit: The pair.
        seen: Its hidden states now.
        person: Who is silent.
        edges_s: Spans from now [B + 1] (s), the first 0.
        seed: Source of chance.
        n_paths: Futures drawn.

    Returns:
        P(still silent) at each border [B + 1]: if nothing is sent, and as the two usually go.
    """
    them, me = seen.gaps[person], seen.gaps[1 - person]
    chance = random.Random(seed)  # noqa: S311 - draws futures, keeps no secret
    alone = _spend_path(them, seen.at_s, [], edges_s)
    left = [0.0] * len(edges_s)
    for a, weight in enumerate(seen.archetype):
        if weight > 0.0:
            for b, s in enumerate(_survive(fit, them.now[a], a, alone)):
                left[b] += weight * s
    usual = [0.0] * len(edges_s)
    order = _spread(chance, seen.archetype, n_paths)
    for a in order:
        path = _draw_path(fit, me, seen.at_s, a, edges_s[-1], chance)
        spent = _spend_path(them, seen.at_s, path, edges_s)
        for b, s in enumerate(_survive(fit, them.now[a], a, spent)):
            usual[b] += s / n_paths
    return left, usual


def _spread(chance: random.Random, weights: tuple[float, ...], n: int) -> list[int]:
    """Draw ``n`` places with these weights, evenly spread."""
    offset = chance.random()
    out, total, a = [], weights[0], 0
    for i in range(n):
        while (i + offset) / n > total and a + 1 < len(weights):
            a += 1
            total += weights[a]
        out.append(a)
    return out


def _survive(fit: Fit, now: tuple[float, ...], a: int, spent: list[list[float]]) -> list[float]:
    """P(still silent) at each border, given operational days by bin from one border to the next."""
    p = fit.prior.states
    total, out = 0.0, [1.0]
    for step in spent:
        total += sum(p.factor[a * hmm.N_BINS + b] * e for b, e in enumerate(step) if e)
        out.append(sum(w * math.exp(-r * total) for w, r in zip(now, p.rate, strict=True)))
    return out


def _spend_path(
    them: Gaps, at_s: float, path: list[float], edges_s: tuple[float, ...]
) -> list[list[float]]:
    """Operational days by bin of each step, where the other writes at the moments given."""
    room = [[0.0] * hmm.N_BINS for _ in edges_s[1:]]
    begin = max(at_s, them.begin_s[-1] + VISIT_GAP)
    marks = [(them.pending, them.since_s, begin)]
    for t in path:
        marks.append((min(marks[-1][0] + 1, 3), t, max(t, begin)))
    for i, (pending, since, start) in enumerate(marks):
        stop = marks[i + 1][2] if i + 1 < len(marks) else math.inf
        for b, (low, high) in enumerate(pairwise(edges_s)):
            x, y = max(start, at_s + low), min(stop, at_s + high)
            if y > x:
                hmm.spend(pending, since, x, y, them.clock, them.anchor_s, room[b], 0)
    return room


def _draw_path(
    fit: Fit, me: Gaps, at_s: float, a: int, span_s: float, chance: random.Random
) -> list[float]:
    """Draw the visits of the one who waits, while the other stays silent."""
    p = fit.prior.states
    size = len(p.rate)
    z = _pick(chance, me.now[a])
    t = max(at_s, me.begin_s[-1] + VISIT_GAP)
    pending, since = me.pending, me.since_s
    # Once they have written, nothing of the other's is pending; the other was last heard then.
    heard = since
    path: list[float] = []
    while z < size - 1 and len(path) < MAX_STEPS:
        t = _wait(fit, me, a, p.rate[z], pending, since, t, at_s + span_s, chance)
        if t >= at_s + span_s:
            break
        path.append(t)
        pending, since = 0, heard
        row = (a * size + z) * size
        z = _pick(chance, p.move[row : row + size])
        t += VISIT_GAP
    return path


def _wait(
    fit: Fit,
    me: Gaps,
    a: int,
    rate: float,
    pending: int,
    since: float,
    t: float,
    until: float,
    chance: random.Random,
) -> float:
    """Draw the next moment of a process whose rate changes with the bins."""
    need = chance.expovariate(1.0)
    last = hmm.BINS_AT[pending + 1] - 1
    for b in range(hmm.BINS_AT[pending], last + 1):
        stop = until if b == last else min(since + hmm.FROM_S[b + 1], until)
        if stop <= t:
            continue
        pace = rate * fit.prior.states.factor[a * hmm.N_BINS + b]
        now = hmm.read_clock(me.clock, me.anchor_s, t)
        have = pace * (hmm.read_clock(me.clock, me.anchor_s, stop) - now)
        if have >= need:
            return _when(me, now + need / pace)
        need -= have
        t = stop
    return until


def _when(me: Gaps, days: float) -> float:
    """Turn operational days since the anchor back into a moment."""
    hours = days * 24.0
    weeks = math.floor(hours / hmm.HOURS)
    rest = hours - weeks * hmm.HOURS
    i = min(bisect_right(me.clock, rest) - 1, hmm.HOURS - 1)
    inside = i + (rest - me.clock[i]) / (me.clock[i + 1] - me.clock[i])
    return me.anchor_s + (weeks * hmm.HOURS + inside) * HOUR


def _pick(chance: random.Random, weights: tuple[float, ...]) -> int:
    x = chance.random() * sum(weights)
    for i, w in enumerate(weights):
        x -= w
        if x < 0.0:
            return i
    return len(weights) - 1
