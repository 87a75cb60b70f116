"""The rules as a generator: their sum, and nothing else.

The rules themselves are data (`awhile.evidence.theory`): one person withdraws (together,
separating, processing, deciding, then returned or gone); the other waits, with a fear of three
levels. What the other does presses, and how much is the policy.
"""

import numpy as np
from numpy.typing import NDArray

from awhile.evidence.theory import N_STATES, POLICIES, RULES, Couple, Rule, list_rates

Matrix = NDArray[np.float64]
Policy = str | tuple[float, float]
Schedule = tuple[tuple[float, float], ...]
"""A schedule of one's own: messages a week, and for how many days; the last is for good."""

PER_WEEKLY = POLICIES["weekly"][0]
"""The pressure of one message a week."""


def read_policy(policy: Policy) -> tuple[float, float]:
    """Look up a policy by name; pressure of one's own is taken as it is."""
    return POLICIES[policy] if isinstance(policy, str) else policy


def part(rule: Rule, couple: Couple, policy: Policy) -> Matrix:
    """Return what one rule adds to the generator [14, 14] (per day)."""
    matrix = np.zeros((N_STATES, N_STATES))
    for source, target, rate in list_rates(couple, read_policy(policy), (rule,)):
        matrix[source, target] += rate
        matrix[source, source] -= rate
    return matrix


def generator(couple: Couple, policy: Policy) -> Matrix:
    """Build the generator of the process.

    Args:
        couple: The dials.
        policy: One of `POLICIES`, or pressure of one's own.

    Returns:
        Rates per day [14, 14]; rows add up to zero; the last two states, returned and gone, stay.
    """
    whole = np.zeros((N_STATES, N_STATES))
    for rule in RULES:
        whole += part(rule, couple, policy)
    return whole


def stretches(couple: Couple, policy: Policy | Schedule) -> tuple[Matrix, Matrix]:
    """Cut a policy into stretches in which the generator stays.

    Args:
        couple: The dials.
        policy: One of `POLICIES`, pressure of one's own, or a schedule.

    Returns:
        Generators [S, 14, 14], and until when each holds (days) [S], the last for good.
    """
    if isinstance(policy, str) or not isinstance(policy[0], tuple):
        return generator(couple, policy)[None], np.array([np.inf])
    schedule: Schedule = policy
    wholes = [generator(couple, (PER_WEEKLY * weekly, 0.0)) for weekly, _ in schedule]
    walls = np.cumsum([days for _, days in schedule])
    walls[-1] = np.inf
    return np.array(wholes), walls
