"""Exact answers by linear algebra: outcomes, times, distributions, sensitivities and maps.

Absorbing chains: Kemeny & Snell, "Finite Markov Chains". Everything follows from the rules alone.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from scipy.linalg import expm

from awhile.lab.theory.rules import (
    N_FEAR,
    N_TRANSIENT,
    RULES,
    SEPARATING,
    Couple,
    Matrix,
    generator,
    part,
)

START = SEPARATING * N_FEAR
"""The silence has just begun and nobody is afraid yet."""


def absorb(whole: Matrix) -> Matrix:
    """Return the chance of each outcome from each state [..., 12, 2]."""
    inner, out = whole[..., :N_TRANSIENT, :N_TRANSIENT], whole[..., :N_TRANSIENT, N_TRANSIENT:]
    return np.asarray(np.linalg.solve(-inner, out), dtype=np.float64)


def outcome_probs(couple: Couple, policy: str) -> tuple[float, float]:
    """Return the chance of ending as returned and as gone, from the start of the silence."""
    returned, gone = absorb(generator(couple, policy))[START]
    return float(returned), float(gone)


def expected_days(couple: Couple, policy: str) -> float:
    """Return the expected days until either outcome, from the start of the silence."""
    inner = generator(couple, policy)[:N_TRANSIENT, :N_TRANSIENT]
    return float(np.linalg.solve(-inner, np.ones(N_TRANSIENT))[START])


def distribution(couple: Couple, policy: str, days: Sequence[float]) -> Matrix:
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


def sensitivities(couple: Couple, policy: str) -> dict[str, float]:
    """Return how the chance of *returned* moves with the logarithm of each rule's rate.

    The generator is a sum over rules, so the derivative is one linear solve for each.
    """
    whole = generator(couple, policy)
    chance = absorb(whole)[:, 0]
    inner = whole[:N_TRANSIENT, :N_TRANSIENT]
    moved = {}
    for rule in RULES:
        own = part(rule, couple, policy)
        push = own[:N_TRANSIENT, :N_TRANSIENT] @ chance + own[:N_TRANSIENT, N_TRANSIENT]
        moved[rule.name] = float(np.linalg.solve(-inner, push)[START])
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
    cells = [replace(couple, **{dials[0]: x, dials[1]: y}) for y in ys for x in xs]
    chances = [
        absorb(np.stack([generator(cell, policy) for cell in cells]))[:, START, 0]
        for policy in ("space", "keep_writing")
    ]
    return np.asarray((chances[0] - chances[1]).reshape(len(ys), len(xs)), dtype=np.float64)
