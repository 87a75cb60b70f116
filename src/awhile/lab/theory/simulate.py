"""The same process by simulation, one couple at a time (Gillespie 1977)."""

import numpy as np
from numba import njit
from numpy.typing import NDArray

from awhile.lab.theory.exact import START
from awhile.lab.theory.rules import N_TRANSIENT, Couple, Matrix, generator


@njit(cache=False)
def _run(whole: Matrix, start: int, days: float, n: int, seed: int) -> NDArray[np.int8]:
    """Follow n couples for some days and return where each one is."""
    np.random.seed(seed)
    ends = np.empty(n, dtype=np.int8)
    for couple in range(n):
        state, time = start, 0.0
        while state < N_TRANSIENT:
            leave = -whole[state, state]
            time += np.random.exponential(1.0 / leave)
            if time > days:
                break
            left = np.random.random() * leave
            target = -1
            for other in range(whole.shape[0]):
                if other != state and whole[state, other] > 0.0:
                    target = other
                    left -= whole[state, other]
                    if left <= 0.0:
                        break
            state = target
        ends[couple] = state
    return ends


def simulate(couple: Couple, policy: str, *, days: float, n: int, seed: int) -> NDArray[np.int8]:
    """Simulate couples from the start of a silence.

    Args:
        couple: The dials.
        policy: One of `POLICIES`.
        days: How long each is followed.
        n: How many.
        seed: The same seed gives the same couples.

    Returns:
        The state of each after those days [n].
    """
    ends: NDArray[np.int8] = _run(generator(couple, policy), START, days, n, seed)
    return ends
