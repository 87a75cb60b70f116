"""Exact answers by linear algebra: outcomes, times, distributions, sensitivities and maps.

Absorbing chains: Kemeny & Snell, "Finite Markov Chains". Everything follows from the rules alone.
"""

import cmath
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from itertools import pairwise
from typing import Any

import numpy as np
from scipy.linalg import expm, expm_frechet

from awhile.errors import AwhileError
from awhile.lab.theory.rules import (
    Matrix,
    Policy,
    Schedule,
    cut,
    part,
    read_policy,
    stretches,
)
from awhile.theory.model import (
    DIALS,
    EQUAL,
    N_FEAR,
    N_STATES,
    N_TRANSIENT,
    OUTCOMES,
    PRESSURE,
    RULES,
    START,
    Couple,
    check_dial,
    find_steps,
    press,
)

Line = tuple[tuple[float, float], ...]
_Side = tuple[tuple[int, int], tuple[int, int]]
"""Two fields of a map beside each other, as (row, column)."""


def absorb(whole: Matrix) -> Matrix:
    """Return where each state leads, by each state after the transient ones [..., 12, 2 or 3].

    Args:
        whole: Generators [..., 14, 14] (per day).
    """
    inner, out = whole[..., :N_TRANSIENT, :N_TRANSIENT], whole[..., :N_TRANSIENT, N_TRANSIENT:]
    return np.asarray(np.linalg.solve(-inner, out), dtype=np.float64)


def outcome_probs(couple: Couple, policy: Policy | Schedule) -> tuple[float, float]:
    """Return the chance of ending as returned and as gone, from the start of the silence.

    Args:
        couple: The dials.
        policy: One of `POLICIES`, pressure of one's own, or a schedule: each of its stretches is a
            matrix exponential, the last a linear solve.
    """
    returned, gone, _ = _values(*_stretches(couple, policy))[0][START]
    return float(returned), float(gone)


def expected_days(couple: Couple, policy: Policy | Schedule) -> float:
    """Return the expected days until either outcome, from the start of the silence.

    Args:
        couple: The dials.
        policy: One of `POLICIES`, pressure of one's own, or a schedule.
    """
    return float(_values(*_stretches(couple, policy))[0][START, ENDS.index("days")])


ENDS = (*OUTCOMES, "days")
"""What an answer holds: the chance of each outcome, and the expected days until either."""


def _stretches(couple: Couple, policy: Policy | Schedule) -> tuple[Matrix, Matrix]:
    """Return generators with a clock as one more state [S, 15, 15], and how long each holds [S].

    The clock gains a day in each day that is not over, and nothing leaves for it.
    """
    wholes, walls = stretches(couple, policy)
    clocked = np.zeros((len(wholes), N_STATES + 1, N_STATES + 1))
    clocked[:, :N_STATES, :N_STATES] = wholes
    clocked[:, :N_TRANSIENT, N_STATES] = 1.0
    return clocked, np.diff(walls, prepend=0.0)


def _values(wholes: Matrix, lengths: Matrix) -> list[Matrix]:
    """Return what each state leads to [15, 3] when each stretch begins, as in `ENDS`."""
    last = np.vstack([absorb(wholes[-1]), np.eye(len(ENDS))])
    found = [last]
    for whole, length in zip(wholes[-2::-1], lengths[-2::-1], strict=True):
        found.insert(0, np.asarray(expm(whole * length)) @ found[0])
    return found


def distribution(couple: Couple, policy: Policy | Schedule, days: Sequence[float]) -> Matrix:
    """Return the chance of each state after some days, by matrix exponential.

    Args:
        couple: The dials.
        policy: One of `POLICIES`, pressure of one's own, or a schedule.
        days: Since the start of the silence [T].

    Returns:
        Chances [T, 14]; each row adds up to one.
    """
    at = np.asarray(days, dtype=float)
    found = np.empty((len(at), N_STATES))
    here, start = np.eye(N_STATES)[START], 0.0
    found[at <= start] = here
    for whole, wall in zip(*stretches(couple, policy), strict=True):
        inside = np.flatnonzero((at > start) & (at <= wall))
        found[inside] = _along(here, whole, at[inside] - start)
        if np.isfinite(wall):
            here, start = here @ np.asarray(expm(whole * (wall - start))), wall
    return found


def _along(here: Matrix, whole: Matrix, after: Matrix) -> Matrix:
    """Return where a start leads after some days of one generator [T, 14].

    Days in equal steps need one matrix exponential for all of them.
    """
    steps = np.diff(after)
    if len(steps) < 2 or np.ptp(steps) > 1e-12 * after[-1] or steps[0] <= 0:
        return np.array([here @ np.asarray(expm(whole * day)) for day in after]).reshape(
            -1, N_STATES
        )
    step = np.asarray(expm(whole * (after[-1] - after[0]) / len(steps)))
    rows = [here @ np.asarray(expm(whole * after[0]))]
    for _ in steps:
        rows.append(rows[-1] @ step)
    return np.array(rows)


def sensitivities(
    couple: Couple, policy: Policy | Schedule, of: str = "returned"
) -> dict[str, float]:
    """Return how an answer moves with the logarithm of each rule's rate.

    The generator is a sum over rules, so the derivative is one linear solve for each (and for the
    factor of the pressure), and one derivative of a matrix exponential for each stretch of a
    schedule.

    Args:
        couple: The dials.
        policy: One of `POLICIES`, pressure of one's own, or a schedule.
        of: One of `ENDS`: the chance of either outcome, or the expected days until either.

    Returns:
        By rule, points of chance (or days) for each unit of the logarithm.
    """
    wholes, lengths = _stretches(couple, policy)
    pressures, _ = cut(policy)
    values = [value[:, ENDS.index(of)] for value in _values(wholes, lengths)]
    inner = wholes[-1][:N_TRANSIENT, :N_TRANSIENT]
    own = {rule.name: [part(rule, couple, p) for p in pressures] for rule in RULES}
    own[PRESSURE.name] = [_pressed(couple, p) for p in pressures]
    moved = {}
    for name, found in own.items():
        parts = np.zeros_like(wholes)
        parts[:, :N_STATES, :N_STATES] = found
        here, slope = np.eye(N_STATES + 1)[START], 0.0
        for whole, push, length, after in zip(
            wholes[:-1], parts[:-1], lengths[:-1], values[1:], strict=True
        ):
            step, change = expm_frechet(whole * length, push * length)
            slope += float(here @ change @ after)
            here = here @ step
        last = (parts[-1] @ values[-1])[:N_TRANSIENT]
        slope += float(here[:N_TRANSIENT] @ np.linalg.solve(-inner, last))
        moved[name] = slope
    return moved


def _pressed(couple: Couple, policy: Policy) -> Matrix:
    """Return how the generator moves with the logarithm of the pressure [14, 14].

    The derivative is taken by a step into the complex plane, which loses no digits (Squire & Trapp
    1998).
    """
    moved = np.zeros((N_STATES, N_STATES))
    dials, written = asdict(couple), read_policy(policy)
    by_fear = [
        {**dials, "pressure": press(couple, written, fear) * (1 + 1e-20j)} for fear in range(N_FEAR)
    ]
    for rule in RULES:
        slopes = [1e20 * rule.rate_of(value, cmath.exp).imag for value in by_fear]
        for source, target, fear in find_steps(rule):
            moved[source, target] += slopes[fear]
            moved[source, source] -= slopes[fear]
    return moved


def check_map(dials: Sequence[str]) -> None:
    """Raise an error for a map over anything but two different dials.

    Args:
        dials: Names of the dials that a map turns.

    Raises:
        AwhileError: There is no such dial, or the two are one.
    """
    if len(DIALS.keys() & set(dials)) != 2:
        raise AwhileError("theory.bad_map", text=" ".join(dials), names=", ".join(DIALS))


def outcome_map(
    couple: Couple, dials: tuple[str, str], xs: Sequence[float], ys: Sequence[float]
) -> Matrix:
    """Map how much more often giving space ends as *returned* than to keep writing.

    Args:
        couple: The other dials.
        dials: Names of the two dials that turn.
        xs: Values of the first [X].
        ys: Values of the second [Y].

    Returns:
        Difference of chances [Y, X], exactly zero where it is below `EQUAL`.

    Raises:
        AwhileError: There are no two such dials, or they do not turn that far.
    """
    check_map(dials)
    for dial, ends in zip(dials, (xs, ys), strict=True):
        for end in ends:
            check_dial(dial, end)
    value: dict[str, Any] = asdict(couple)
    grid = np.meshgrid(np.asarray(xs, np.float64), np.asarray(ys, np.float64))
    value |= {name: cells.ravel() for name, cells in zip(dials, grid, strict=True)}
    n = grid[0].size
    chances = [
        absorb(_generators(value, n, read_policy(policy)))[:, START, 0]
        for policy in ("space", "keep_writing")
    ]
    more = (chances[0] - chances[1]).reshape(len(ys), len(xs))
    return np.where(np.abs(more) < EQUAL, 0.0, more)


def _generators(value: Mapping[str, Any], n: int, policy: tuple[float, float]) -> Matrix:
    """Build the generators of many couples at once [n, 14, 14]; any dial may be an array [n]."""
    base, per_level = policy
    asked = PRESSURE.rate_of(value, np.exp)
    by_fear = [{**value, "pressure": (base + per_level * f) * asked} for f in range(N_FEAR)]
    whole = np.zeros((n, N_STATES, N_STATES))
    for rule in RULES:
        rates = [rule.rate_of(known, np.exp) for known in by_fear]
        for source, target, fear in find_steps(rule):
            whole[:, source, target] += rates[fear]
            whole[:, source, source] -= rates[fear]
    return whole


def border(values: Matrix, xs: Sequence[float], ys: Sequence[float]) -> tuple[Line, ...]:
    """Find where giving space stops being better: around the fields above zero.

    Args:
        values: As of `outcome_map` [Y, X].
        xs: Values of the dial along a row [X].
        ys: Values of the dial along a column [Y].

    Returns:
        Lines of points (x, y), each where a row or a column of the map crosses to zero or below,
        between its neighbours in proportion. A line that goes around ends where it begins.
    """
    better = values > 0
    links: dict[_Side, list[_Side]] = {}
    for j, i in np.ndindex(len(ys) - 1, len(xs) - 1):
        ring = [(j, i), (j, i + 1), (j + 1, i + 1), (j + 1, i)]
        sides = [(min(a, b), max(a, b)) for a, b in pairwise([*ring, ring[0]])]
        cut = [side for side in sides if better[side[0]] != better[side[1]]]
        if len(cut) == 4 and (sum(values[c] for c in ring) > 0) != better[j, i]:
            cut = [cut[-1], *cut[:-1]]  # a saddle: the first corner stands alone
        for a, b in zip(cut[::2], cut[1::2], strict=True):
            links.setdefault(a, []).append(b)
            links.setdefault(b, []).append(a)
    lines = []
    while links:
        here: _Side | None = min(links, key=lambda side: len(links[side]))  # an open end first
        line = []
        while here is not None:
            line.append(here)
            near = links.pop(here)
            here = next((side for side in near if side in links), None)
        if len(line) > 2 and line[0] in near:
            line.append(line[0])
        points = [_crossing(values, side, xs, ys) for side in line]
        kept = [points[0], *(after for one, after in pairwise(points) if after != one)]
        if len(kept) > 1:
            lines.append(tuple(kept))
    return tuple(lines)


def _crossing(
    values: Matrix, side: _Side, xs: Sequence[float], ys: Sequence[float]
) -> tuple[float, float]:
    a, b = side
    share = float(values[a] / (values[a] - values[b]))
    return (
        xs[a[1]] + share * (xs[b[1]] - xs[a[1]]),
        ys[a[0]] + share * (ys[b[0]] - ys[a[0]]),
    )
