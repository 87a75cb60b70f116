"""The same process by simulation, one couple at a time (Gillespie 1977)."""

import sys
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from awhile.errors import AwhileError
from awhile.lab.compiled import compile_modules
from awhile.lab.theory.rules import Matrix, Policy, Schedule, stretches
from awhile.theory.model import N_FEAR, N_TRANSIENT, OUTCOMES, PHASES, START, Couple


@dataclass(frozen=True, slots=True)
class Stage:
    """One stretch of a life.

    Attributes:
        start_days: When it began, days since the silence did.
        phase: One of the phases, or the outcome.
        fear: Level of the fear of the one who waits.
    """

    start_days: float
    phase: str
    fear: int


def _next(whole: Matrix, state: int) -> int:
    """Draw where a state leads."""
    left = np.random.random() * -whole[state, state]
    target = -1
    for other in range(whole.shape[0]):
        if other != state and whole[state, other] > 0.0:
            target = other
            left -= whole[state, other]
            if left <= 0.0:
                break
    return target


def _leave(wholes: Matrix, walls: Matrix, state: int, time: float) -> tuple[float, int]:
    """Draw when a state is left, and in which stretch; it has no memory at a wall."""
    part = 0
    while walls[part] <= time:
        part += 1
    while True:
        time += np.random.exponential(-1.0 / wholes[part, state, state])
        if time <= walls[part]:
            return time, part
        time = walls[part]
        part += 1


def _run(
    wholes: Matrix, walls: Matrix, start: int, days: float, n: int, seed: int
) -> NDArray[np.int8]:
    """Follow n couples for some days and return where each one is."""
    np.random.seed(seed)
    ends = np.empty(n, dtype=np.int8)
    for couple in range(n):
        state, time = start, 0.0
        while state < N_TRANSIENT:
            time, part = _leave(wholes, walls, state, time)
            if time > days:
                break
            state = _next(wholes[part], state)
        ends[couple] = state
    return ends


def _follow(
    wholes: Matrix, walls: Matrix, start: int, days: float, most: int, seed: int
) -> tuple[NDArray[np.float64], NDArray[np.int8]]:
    """Follow one couple, and return when it came into each state."""
    np.random.seed(seed)
    times, states = np.zeros(most), np.zeros(most, dtype=np.int8)
    states[0] = start
    n = 1
    while states[n - 1] < N_TRANSIENT and n < most:
        time, part = _leave(wholes, walls, states[n - 1], times[n - 1])
        if time > days:
            break
        times[n], states[n] = time, _next(wholes[part], states[n - 1])
        n += 1
    return times[:n], states[:n]


@cache
def _loops() -> dict[str, Any]:
    return compile_modules(sys.modules[__name__])


MAX_STAGES = 10_000
MAX_SEED = 2**32 - 1


def _check(seed: int) -> int:
    if not 0 <= seed <= MAX_SEED:
        raise AwhileError("theory.bad_seed", seed=seed, most=MAX_SEED)
    return seed


def simulate_life(
    couple: Couple, policy: Policy | Schedule, *, days: float, seed: int
) -> tuple[Stage, ...]:
    """Simulate one couple from the start of a silence.

    Args:
        couple: The dials.
        policy: One of `POLICIES`, or pressure of one's own, or a schedule.
        days: How long it is followed.
        seed: The same seed gives the same life.

    Returns:
        Every stage it went through; the last still holds after those days, or is an outcome.

    Raises:
        AwhileError: The seed is below 0 or above `MAX_SEED`.
    """
    times, states = _loops()["_follow"](
        *stretches(couple, policy), START, days, MAX_STAGES, _check(seed)
    )
    return tuple(
        Stage(float(t), OUTCOMES[s - N_TRANSIENT], 0)
        if s >= N_TRANSIENT
        else Stage(float(t), PHASES[s // N_FEAR], int(s % N_FEAR))
        for t, s in zip(times, states.tolist(), strict=True)
    )


def simulate(
    couple: Couple, policy: Policy | Schedule, *, days: float, n: int, seed: int
) -> NDArray[np.int8]:
    """Simulate couples from the start of a silence.

    Args:
        couple: The dials.
        policy: One of `POLICIES`, or pressure of one's own, or a schedule.
        days: How long each is followed.
        n: How many.
        seed: The same seed gives the same couples.

    Returns:
        The state of each after those days [n].

    Raises:
        AwhileError: The seed is below 0 or above `MAX_SEED`.
    """
    ends: NDArray[np.int8] = _loops()["_run"](
        *stretches(couple, policy), START, days, n, _check(seed)
    )
    return ends
