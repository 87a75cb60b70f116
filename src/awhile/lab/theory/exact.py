"""Exact answers by linear algebra: outcomes, times, distributions, sensitivities and maps.

Absorbing chains: Kemeny & Snell, "Finite Markov Chains". Everything follows from the rules alone.
"""

import cmath
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np
from scipy.linalg import expm

from awhile.evidence.theory import (
    N_FEAR,
    N_STATES,
    N_TRANSIENT,
    PRESSURE,
    RULES,
    START,
    Couple,
    find_steps,
    press,
)
from awhile.lab.theory.rules import (
    Matrix,
    Policy,
    Schedule,
    generator,
    part,
    read_policy,
    stretches,
)


def absorb(whole: Matrix) -> Matrix:
    """Return the chance of each outcome from each state [..., 12, 2]."""
    inner, out = whole[..., :N_TRANSIENT, :N_TRANSIENT], whole[..., :N_TRANSIENT, N_TRANSIENT:]
    return np.asarray(np.linalg.solve(-inner, out), dtype=np.float64)


def outcome_probs(couple: Couple, policy: Policy | Schedule) -> tuple[float, float]:
    """Return the chance of ending as returned and as gone, from the start of the silence.

    Args:
        couple: The dials.
        policy: One of `POLICIES`, pressure of one's own, or a schedule: each of its stretches is a
            matrix exponential, the last a linear solve.
    """
    here, wholes, walls = _begin(couple, policy)
    for whole, length in zip(wholes[:-1], np.diff(walls, prepend=0.0)[:-1], strict=True):
        here = here @ np.asarray(expm(whole * length))
    returned, gone = here[N_TRANSIENT:] + here[:N_TRANSIENT] @ absorb(wholes[-1])
    return float(returned), float(gone)


def expected_days(couple: Couple, policy: Policy | Schedule) -> float:
    """Return the expected days until either outcome, from the start of the silence."""
    here, wholes, walls = _begin(couple, policy)
    days = 0.0
    for whole, length in zip(wholes, np.diff(walls, prepend=0.0), strict=True):
        inner = whole[:N_TRANSIENT, :N_TRANSIENT]
        step = np.zeros_like(inner) if np.isinf(length) else np.asarray(expm(inner * length))
        spent = np.linalg.solve(inner, step - np.eye(N_TRANSIENT)).sum(axis=1)
        days += float(here[:N_TRANSIENT] @ spent)
        if np.isfinite(length):
            here = here @ np.asarray(expm(whole * length))
    return days


def _begin(couple: Couple, policy: Policy | Schedule) -> tuple[Matrix, Matrix, Matrix]:
    here = np.zeros(N_STATES)
    here[START] = 1.0
    return here, *stretches(couple, policy)


def distribution(couple: Couple, policy: Policy, days: Sequence[float]) -> Matrix:
    """Return the chance of each state after some days, by matrix exponential.

    Args:
        couple: The dials.
        policy: One of `POLICIES`.
        days: Since the start of the silence [T].

    Returns:
        Chances [T, 14]; each row adds up to one.
    """
    whole = generator(couple, policy)
    return np.array([np.asarray(expm(whole * day))[START] for day in days])


def sensitivities(couple: Couple, policy: Policy) -> dict[str, float]:
    """Return how the chance of *returned* moves with the logarithm of each rule's rate.

    The generator is a sum over rules, so the derivative is one linear solve for each; so it is for
    the factor of the pressure.
    """
    whole = generator(couple, policy)
    chance = absorb(whole)[:, 0]
    inner = whole[:N_TRANSIENT, :N_TRANSIENT]
    parts = {rule.name: part(rule, couple, policy) for rule in RULES}
    parts[PRESSURE.name] = _pressed(couple, policy)
    moved = {}
    for name, own in parts.items():
        push = own[:N_TRANSIENT, :N_TRANSIENT] @ chance + own[:N_TRANSIENT, N_TRANSIENT]
        moved[name] = float(np.linalg.solve(-inner, push)[START])
    return moved


def _pressed(couple: Couple, policy: Policy) -> Matrix:
    """Return how the generator moves with the logarithm of the pressure [14, 14].

    The derivative is taken by a step into the complex plane, which loses no digits (Squire & Trapp
    1998).
    """
    moved = np.zeros((N_STATES, N_STATES))
    dials = asdict(couple)
    for rule in RULES:
        for source, target, fear in find_steps(rule):
            pressure = press(couple, read_policy(policy), fear)
            rate = rule.rate_of({**dials, "pressure": pressure * (1 + 1e-20j)}, cmath.exp)
            moved[source, target] += 1e20 * rate.imag
            moved[source, source] -= 1e20 * rate.imag
    return moved


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
        Difference of chances [Y, X]; giving space stops being better where it crosses zero.
    """
    value: dict[str, Any] = asdict(couple)
    grid = np.meshgrid(np.asarray(xs, np.float64), np.asarray(ys, np.float64))
    value |= {name: cells.ravel() for name, cells in zip(dials, grid, strict=True)}
    n = grid[0].size
    chances = [
        absorb(_generators(value, n, read_policy(policy)))[:, START, 0]
        for policy in ("space", "keep_writing")
    ]
    return np.asarray((chances[0] - chances[1]).reshape(len(ys), len(xs)), dtype=np.float64)


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


def border(values: Matrix, xs: Sequence[float]) -> list[float | None]:
    """Find where each row of a map crosses zero.

    Args:
        values: As of `outcome_map` [Y, X].
        xs: Values of the dial along a row [X].

    Returns:
        By row, the first crossing, between its neighbours in proportion; None where there is none.
    """
    found: list[float | None] = []
    for row in values:
        at = np.flatnonzero(row[:-1] * row[1:] < 0)
        if not len(at):
            found.append(None)
            continue
        i = int(at[0])
        share = row[i] / (row[i] - row[i + 1])
        found.append(float(xs[i] + share * (xs[i + 1] - xs[i])))
    return found
