"""The rules as a generator: their sum, and nothing else.

The rules themselves are data (`awhile.theory.model`): one person withdraws (together,
separating, processing, deciding, then returned or gone); the other waits, with a fear of three
levels. What the other does presses, and how much is the policy.
"""

import numpy as np
from numpy.typing import NDArray

from awhile.errors import AwhileError
from awhile.theory.model import N_FEAR, N_STATES, POLICIES, RULES, Couple, Rule, list_rates

Matrix = NDArray[np.float64]
Policy = str | tuple[float, float]
Schedule = tuple[tuple[float, float], ...]
"""A schedule of one's own: messages a week, and for how many days; the last is for good."""

PER_WEEKLY = POLICIES["weekly"][0]
"""The pressure of one message a week."""

MAX_WEEKLY = 140.0
MAX_DAYS = 3650.0
"""How much may be written and for how long. Rates grow with the exponent of pressure: within these
the matrix exponential is right to 1e-7, far beyond them it is lost."""


def read_policy(policy: Policy) -> tuple[float, float]:
    """Look up a policy by name; pressure of one's own is taken as it is.

    Args:
        policy: Its name, or pressure without fear and how much each level of fear adds.

    Raises:
        AwhileError: There is no such policy, or it presses less than nothing or too much.
    """
    most = PER_WEEKLY * MAX_WEEKLY
    base, per_level = POLICIES.get(policy, (-1.0, 0.0)) if isinstance(policy, str) else policy
    if not all(0 <= base + per_level * fear <= most for fear in range(N_FEAR)):
        names = ", ".join(POLICIES)
        raise AwhileError("theory.no_policy", policy=str(policy), names=names, most=f"{most:g}")
    return base, per_level


def part(rule: Rule, couple: Couple, policy: Policy) -> Matrix:
    """Return what one rule adds to the generator [14, 14] (per day).

    Args:
        rule: The rule.
        couple: The dials.
        policy: One of `POLICIES`, or pressure of one's own.
    """
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


def check_schedule(schedule: Schedule, text: str) -> None:
    """Raise an error for a schedule that is malformed or too long to work out.

    Args:
        schedule: Messages a week and for how many days, stretch by stretch.
        text: How its writer put it, for a refusal.

    Raises:
        AwhileError: It is empty, a stretch lasts no time, or it is too much or too long.
    """
    good = all(0 <= weekly <= MAX_WEEKLY and days > 0 for weekly, days in schedule)
    if not schedule or not good or sum(days for _, days in schedule[:-1]) > MAX_DAYS:
        limits = {"weekly": round(MAX_WEEKLY), "days": round(MAX_DAYS)}
        raise AwhileError("theory.bad_schedule", text=text, **limits)


def cut(policy: Policy | Schedule) -> tuple[list[tuple[float, float]], Matrix]:
    """Cut a policy into stretches in which the pressure stays.

    Args:
        policy: One of `POLICIES`, pressure of one's own, or a schedule.

    Returns:
        Pressure as in `POLICIES` [S], and until when each holds (days) [S], the last for good.

    Raises:
        AwhileError: It is no policy and no schedule.
    """
    if isinstance(policy, str) or (policy and not isinstance(policy[0], tuple)):
        return [read_policy(policy)], np.array([np.inf])
    schedule: Schedule = policy
    check_schedule(schedule, str(schedule))
    walls = np.cumsum([days for _, days in schedule])
    walls[-1] = np.inf
    return [(PER_WEEKLY * weekly, 0.0) for weekly, _ in schedule], walls


def stretches(couple: Couple, policy: Policy | Schedule) -> tuple[Matrix, Matrix]:
    """Return the generator of each stretch of a policy [S, 14, 14], and until when it holds.

    Args:
        couple: The dials.
        policy: One of `POLICIES`, pressure of one's own, or a schedule.
    """
    pressures, walls = cut(policy)
    return np.array([generator(couple, pressure) for pressure in pressures]), walls
