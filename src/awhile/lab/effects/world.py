"""Pairs in whom writing again does what it is told to, under confounding from every side.

Long silences collect follow-ups; slow people have partners who write again more; after slow answers
both get worse; both sleep at night; some silences never end.
"""

import itertools
import math
from array import array

import numpy as np
from numba import njit
from numpy.typing import NDArray

from awhile.measure.history import History, cut_history
from awhile.types import DAY_S, FLOATING, Dyad, Events


@njit(cache=False)
def _run(
    n_pairs: int, log_ratio: float, days: float, cure: float, seed: int
) -> tuple[NDArray[np.float64], NDArray[np.int64], NDArray[np.int64]]:
    """Follow pairs by half hours; return times (s), senders, and where pairs start."""
    np.random.seed(seed)
    step = 1 / 48
    times = np.empty(n_pairs * 4000)
    senders = np.empty(n_pairs * 4000, np.int64)
    starts = np.zeros(n_pairs + 1, np.int64)
    n = 0
    for pair in range(n_pairs):
        slow = np.random.randn()
        eager = -0.6 * slow + 0.8 * np.random.randn()
        answers, tries = 0.5 * math.exp(0.6 * slow), 0.25 * math.exp(0.6 * eager)
        times[n], senders[n] = 0.0, 1
        times[n + 1], senders[n + 1] = 0.01, 0
        n += 2
        time, lately = 0.01, 0.0
        while time < days:
            gone = np.random.random() < cure
            waited, tried, stands = 0.0, 0.0, False
            while time + waited < days:
                waited += step
                awake = 1.4 if (waited + time) % 1.0 > 0.3 else 0.067
                rate = 2 * answers * math.exp(-0.6 * lately) * awake
                rate /= math.sqrt(1 + waited * answers)
                if stands:
                    rate *= math.exp(log_ratio)
                if not gone and np.random.random() < rate * step:
                    break
                urge = tries * awake * (0.2 + min(waited * answers, 4.0)) * math.exp(0.5 * lately)
                if waited - tried >= 0.25 and np.random.random() < urge * step:
                    times[n], senders[n] = time + waited, 0
                    n += 1
                    stands, tried = True, waited
            if time + waited >= days:
                break
            times[n], senders[n] = time + waited, 1
            n += 1
            lately = 0.7 * lately + 0.3 * min(max(math.log(waited * answers), -2.0), 2.0)
            time += waited + 0.02 + np.random.exponential(0.2)
            if time < days:
                times[n], senders[n] = time, 0
                n += 1
        starts[pair + 1] = n
    return times[:n] * DAY_S, senders[:n], starts


def simulate_pairs(
    n_pairs: int, log_ratio: float, *, days: float = 300, cure: float = 0.01, seed: int
) -> list[History]:
    """Simulate pairs in which a standing follow-up multiplies the rate of an answer.

    Args:
        n_pairs: How many.
        log_ratio: Of the rates with and without a follow-up, all else equal.
        days: How long each is followed.
        cure: Chance of each silence that it never ends.
        seed: The same seed gives the same pairs.

    Returns:
        The pairs, cut; person 1 is the one who falls silent.
    """
    times_s, senders, starts = _run(n_pairs, log_ratio, days, cure, seed)
    pairs = []
    for start, stop in itertools.pairwise(starts):
        n = int(stop - start)
        events = Events(
            array("d", times_s[start:stop].tolist()),
            array("i", [0] * n),
            array("h", senders[start:stop].tolist()),
            array("b", [0] * n),
            array("i", range(1, n + 1)),
            {},
        )
        dyad = Dyad(("A", "B"), events, days * DAY_S, FLOATING, zone_assumed=True, resolution_s=1.0)
        pairs.append(cut_history(dyad))
    return pairs
