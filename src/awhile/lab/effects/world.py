"""Pairs in whom writing again does what it is told to, under confounding from every side.

Long silences collect follow-ups; slow people have partners who write again more; after slow answers
both get worse; both sleep at night; some silences never end. `WORLDS` differ in how.
"""

import itertools
import math
import sys
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from awhile.care import RESEARCH
from awhile.lab.compiled import compile_modules
from awhile.measure.history import History, cut_history
from awhile.types import DAY_S, FLOATING, Dyad, Events

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class World:
    """How pairs and their silences differ; rates are per day.

    Attributes:
        people: How slow people are: ``log-normal``, ``gamma`` or ``two-point``.
        cure: Chance of each silence that it never ends.
        cure_spread: Standard deviation of that chance over pairs, as a share of it (gamma).
        lately: How much slow answers lately lower the log rate of an answer.
        spell: How much a bad spell lowers it and raises the urge to write again; spells come and
            go by jumps, one silence in twenty beginning one and one in five ending it.
        fading: How much it is lowered as a silence begins; that fades, to a third in two days.
        unseen: Standard deviation of a severity of each silence that shows in nothing but the
            answer and the attempts.
        night: The rate of both at night, as a share of that by day.
        shared: What both share beyond the night, of which nothing tells but their messages:
            ``none``; ``weekends``, at which both write six times as much; ``office``, from nine to
            five on five days; ``holidays``, ten days in every sixty without either, the same for
            all pairs; ``absences``, eight days about every sixty, each pair's own; ``sessions`` of
            two hours or so, about three in two days, outside of which neither writes; ``moods``,
            weeks in which both write three times as much as in others.
    """

    people: str = "log-normal"
    cure: float = 0.01
    cure_spread: float = 0.0
    lately: float = 0.6
    spell: float = 0.0
    fading: float = 0.0
    unseen: float = 0.0
    night: float = 0.05
    shared: str = "none"


WORLDS: Mapping[str, World] = {
    "first": World(),
    "gamma": World(people="gamma"),
    "two-point": World(people="two-point"),
    "no end for some": World(cure_spread=2.0),
    "spells": World(spell=1.0),
    "fading": World(fading=1.5),
    "unseen": World(unseen=0.7),
    "weekends": World(shared="weekends"),
    "office": World(shared="office"),
    "holidays": World(shared="holidays"),
    "absences": World(shared="absences"),
    "sessions": World(shared="sessions"),
    "moods": World(shared="moods"),
}
"""The worlds in which the pooled effect is tried; `docs/explanation/effects.md` has the results."""


STEPS = 96
"""Steps of a day in which rates stand still."""


def _run(
    answers: Vector,
    tries: Vector,
    cure: Vector,
    terms: Vector,
    shared: Vector,
    days: float,
    seed: int,
) -> tuple[Vector, NDArray[np.int64], NDArray[np.int64]]:
    """Follow pairs step by step; return times (s), senders, and where pairs start."""
    np.random.seed(seed)
    ratio, slower, spell, fading, unseen, night = terms
    n_pairs, last = len(answers), shared.shape[1] - 1
    times, senders = [0.0], [0]  # Numba has the type from a first value, which is dropped.
    starts = np.zeros(n_pairs + 1, np.int64)
    for pair in range(n_pairs):
        pace = answers[pair]
        times += [0.0, 0.01]
        senders += [1, 0]
        time, lately, bad = 0.01, 0.0, False
        while time < days:
            gone = np.random.random() < cure[pair]
            bad = np.random.random() < (0.8 if bad else 0.05)
            severity = spell * bad + unseen * np.random.randn()
            step, waited, tried, stands, answered = 0, 0.0, 0.0, False, False
            while not answered and time + waited < days:
                # Inside a step both rates stand still, so that what comes first is exponential.
                middle, stop = (step + 0.5) / STEPS, (step + 1) / STEPS
                awake = 1.4 if (middle + time) % 1.0 > 0.3 else 1.4 * night
                awake *= shared[pair, min(int((middle + time) * STEPS), last)]
                rate = 0.0
                if not gone:
                    rate = 2 * pace * awake / math.sqrt(1 + middle * pace)
                    rate *= math.exp(-slower * lately - severity - fading * math.exp(-middle / 1.8))
                    if stands:
                        rate *= ratio
                urge = 0.0
                if step / STEPS - tried > 0.25:
                    urge = tries[pair] * awake * (0.2 + min(middle * pace, 4.0))
                    urge *= math.exp(0.5 * lately + 0.5 * severity)
                if rate + urge > 0.0:
                    waited += np.random.exponential(1 / (rate + urge))
                if rate + urge == 0.0 or waited >= stop:
                    step, waited = step + 1, stop
                elif np.random.random() * (rate + urge) < rate:
                    answered = True
                elif time + waited < days:
                    times.append(time + waited)
                    senders.append(0)
                    stands, tried = True, waited
            if not answered or time + waited >= days:
                break
            times.append(time + waited)
            senders.append(1)
            lately = 0.7 * lately + 0.3 * min(max(math.log(waited * pace), -2.0), 2.0)
            time += waited + 0.02
            need = np.random.exponential(0.2)
            while time < days:  # The other writes when what they share lets them.
                at = min(int(time * STEPS), last)
                room = ((at + 1) / STEPS - time) * shared[pair, at]
                if room >= need:
                    time += need / shared[pair, at]
                    break
                need -= room
                time = (at + 1) / STEPS + 1e-9
            if time < days:
                times.append(time)
                senders.append(0)
        starts[pair + 1] = len(times) - 1
    return np.array(times[1:]) * DAY_S, np.array(senders[1:]), starts


@cache
def _loops() -> dict[str, Any]:
    return compile_modules(sys.modules[__name__])


def _draw_people(world: World, n: int, rng: np.random.Generator) -> tuple[Vector, Vector, Vector]:
    """Draw for each pair the rates of answers and of further attempts, and the chance of no end."""
    slow = rng.standard_normal(n)
    pace = np.exp(0.6 * slow)
    if world.people == "gamma":  # of the same mean and spread as the log-normal
        spread = math.exp(0.36) - 1
        pace = rng.gamma(1 / spread, spread * math.exp(0.18), n)
        slow = np.log(pace) / 0.6
    elif world.people == "two-point":
        slow = np.sign(slow)
        pace = np.exp(0.6 * slow)
    eager = -0.6 * slow + 0.8 * rng.standard_normal(n)
    cure = np.full(n, world.cure)
    if world.cure_spread:
        cure = rng.gamma(world.cure_spread**-2, world.cure * world.cure_spread**2, n)
    return 0.5 * pace, 0.25 * np.exp(0.6 * eager), cure


def _share(world: World, n_pairs: int, days: float, rng: np.random.Generator) -> Vector:
    """Return how much both write at each step, against their own rate [n_pairs, steps]."""
    day = np.arange(int(days * STEPS) + 1) / STEPS
    if world.shared == "weekends":
        weight = np.where(day % 7 < 2, 2.4, 0.4)[None]
    elif world.shared == "office":
        weight = np.where((day % 7 < 5) & (day % 1 > 0.375) & (day % 1 < 0.708), 3.0, 0.03)[None]
    elif world.shared == "holidays":
        weight = np.where(day % 60 < 50, 1.2, 0.0)[None]
    elif world.shared == "absences":
        weight = np.ones((n_pairs, len(day)))
        for row in weight:
            begin = rng.exponential(52)
            while begin < days:
                row[int(begin * STEPS) : int((begin + 8) * STEPS)] = 0.0
                begin += 8 + rng.exponential(52)
    elif world.shared == "sessions":
        weight = np.full((n_pairs, len(day)), 0.0)
        for row in weight:
            begin = rng.exponential(0.6)
            while begin < days:
                length = rng.exponential(1 / 12)
                row[int(begin * STEPS) : int((begin + length) * STEPS) + 1] = 8.0
                begin += length + rng.exponential(0.6)
    elif world.shared == "moods":
        weeks = int(days // 7) + 1
        mood = np.where(rng.random((n_pairs, weeks)) < 0.5, 1.5, 0.5)
        weight = mood[:, (day // 7).astype(int)]
    else:
        weight = np.ones((1, len(day)))
    return np.ascontiguousarray(np.broadcast_to(weight, (n_pairs, len(day))))


def simulate_pairs(
    n_pairs: int, log_ratio: float, *, days: float = 300, world: World = WORLDS["first"], seed: int
) -> list[History]:
    """Simulate pairs in which a standing follow-up multiplies the rate of an answer.

    Args:
        n_pairs: How many.
        log_ratio: Of the rates with and without a follow-up, all else equal.
        days: How long each is followed.
        world: How pairs and silences differ.
        seed: The same seed gives the same pairs.

    Returns:
        The pairs, cut; person 1 is the one who falls silent.
    """
    rng = np.random.default_rng(seed)
    people = _draw_people(world, n_pairs, rng)
    shared = _share(world, n_pairs, days, rng)
    terms = np.array(
        [
            math.exp(log_ratio),
            world.lately,
            world.spell,
            world.fading,
            world.unseen,
            world.night,
        ]
    )
    times_s, senders, starts = _loops()["_run"](*people, terms, shared, days, seed)
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
        dyad = Dyad(
            ("A", "B"),
            events,
            days * DAY_S,
            FLOATING,
            zone_assumed=True,
            resolution_s=1.0,
            care=RESEARCH,
        )
        pairs.append(cut_history(dyad))
    return pairs
