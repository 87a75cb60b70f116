"""The rules: one named rate each, with its claim; the generator is their sum and nothing else.

One person withdraws (together, separating, processing, deciding, then returned or gone); the other
waits, with a fear of three levels. What the other does presses, and how much is the policy. The
rates are per day. None was fitted to anybody: each default is a choice, so that the theory runs.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]

TOGETHER, SEPARATING, PROCESSING, DECIDING = range(4)
N_FEAR = 3
N_TRANSIENT = 4 * N_FEAR
RETURNED, GONE = N_TRANSIENT, N_TRANSIENT + 1
N_STATES = N_TRANSIENT + 2


@dataclass(frozen=True, slots=True)
class Couple:
    """The dials: each from 0 (none) to 1 (as much as can be), but for the two that have a sign.

    Attributes:
        load: What else weighs on the one who withdraws.
        need_for_space: How long that person takes alone.
        security: How safe that person feels with closeness.
        appreciation: What is voiced without asking anything.
        questions: How much of what is written asks for something.
        fear: How fast the fear of the one who waits grows.
        practice: How much the one who waits has that calms.
        love_of_chase: How far the one who withdraws comes back for the chase alone.
        pressure_slows: What pressure does to processing; negative if it hastens.
        pressure_ends: What pressure does to ending it; negative if it holds.
        pressure_answers: How far pressure calls forth a return by itself.
    """

    load: float = 0.5
    need_for_space: float = 0.5
    security: float = 0.5
    appreciation: float = 0.3
    questions: float = 0.5
    fear: float = 0.5
    practice: float = 0.3
    love_of_chase: float = 0.0
    pressure_slows: float = 1.0
    pressure_ends: float = 1.0
    pressure_answers: float = 0.2


POLICIES: dict[str, tuple[float, float]] = {
    "keep_writing": (0.4, 0.3),
    "mirror": (0.2, 0.0),
    "weekly": (0.1, 0.0),
    "space": (0.0, 0.0),
}
"""What the one who waits does: pressure without fear, and how much each level of fear adds."""


def pressure(couple: Couple, policy: str, fear: int) -> float:
    """Return the pressure of a policy at one level of fear."""
    base, per_level = POLICIES[policy]
    return (base + per_level * fear) * (0.5 + couple.questions)


@dataclass(frozen=True, slots=True)
class Rule:
    """One named rate.

    Attributes:
        name: What it is called.
        claim: The claim it stands for, as in `awhile.evidence`.
        grade: What research says of that claim, for any two people.
        origin: Key of the words for where the default comes from.
        moves: The phases it leads from and to; None for a change of fear, by its step.
        rate: Per day, from the couple and the pressure.
    """

    name: str
    claim: str
    grade: str
    origin: str
    moves: tuple[tuple[int, int], ...] | int
    rate: Callable[[Couple, float], float]


CHOSEN = "origin_chosen"
RULES = (
    Rule(
        "withdraws",
        "C12",
        "supported",
        CHOSEN,
        ((TOGETHER, SEPARATING),),
        lambda c, _: 0.05 * math.exp(c.load - c.security),
    ),
    Rule(
        "begins_to_process",
        "C09",
        "supported_with_limits",
        CHOSEN,
        ((SEPARATING, PROCESSING),),
        lambda _, __: 0.5,
    ),
    Rule(
        "begins_to_decide",
        "C07",
        "mixed",
        CHOSEN,
        ((PROCESSING, DECIDING),),
        lambda c, p: 0.15 * math.exp(-c.load - c.need_for_space - c.pressure_slows * p),
    ),
    Rule(
        "decides_to_return",
        "C28",
        "supported_with_limits",
        CHOSEN,
        ((DECIDING, RETURNED),),
        lambda c, _: 0.1 * math.exp(c.security + c.appreciation) * (1 - 0.8 * c.love_of_chase),
    ),
    Rule(
        "decides_to_go",
        "C27",
        "supported_with_limits",
        CHOSEN,
        ((DECIDING, GONE),),
        lambda c, p: 0.1 * math.exp(c.pressure_ends * p),
    ),
    Rule(
        "goes_without_deciding",
        "C07",
        "mixed",
        CHOSEN,
        ((SEPARATING, GONE), (PROCESSING, GONE)),
        lambda c, p: 0.01 * math.exp(c.pressure_ends * p),
    ),
    Rule(
        "answers_pressure",
        "C19",
        "contradicted",
        CHOSEN,
        ((SEPARATING, RETURNED), (PROCESSING, RETURNED)),
        lambda c, p: 0.03 * c.pressure_answers * p,
    ),
    Rule(
        "comes_for_the_chase",
        "C21",
        "mixed",
        CHOSEN,
        ((DECIDING, TOGETHER),),
        lambda c, p: 0.3 * c.love_of_chase * math.exp(-p),
    ),
    Rule(
        "fear_grows",
        "C06",
        "supported",
        CHOSEN,
        1,
        lambda c, _: 0.2 * c.fear,
    ),
    Rule(
        "practice_calms",
        "C14",
        "supported_with_limits",
        CHOSEN,
        -1,
        lambda c, _: 0.2 * c.practice,
    ),
)


def steps(rule: Rule) -> Iterator[tuple[int, int, int]]:
    """List where a rule leads: from state, to state, and the level of fear it starts at."""
    for fear in range(N_FEAR):
        if isinstance(rule.moves, int):
            if 0 <= fear + rule.moves < N_FEAR:
                for phase in range(4):
                    yield phase * N_FEAR + fear, phase * N_FEAR + fear + rule.moves, fear
            continue
        for phase, to in rule.moves:
            yield phase * N_FEAR + fear, to if to >= N_TRANSIENT else to * N_FEAR + fear, fear


def part(rule: Rule, couple: Couple, policy: str) -> Matrix:
    """Return what one rule adds to the generator [14, 14] (per day)."""
    matrix = np.zeros((N_STATES, N_STATES))
    for source, target, fear in steps(rule):
        rate = rule.rate(couple, pressure(couple, policy, fear))
        matrix[source, target] += rate
        matrix[source, source] -= rate
    return matrix


def generator(couple: Couple, policy: str) -> Matrix:
    """Build the generator of the process.

    Args:
        couple: The dials.
        policy: One of `POLICIES`.

    Returns:
        Rates per day [14, 14]; rows add up to zero; the last two states, returned and gone, stay.
    """
    whole = np.zeros((N_STATES, N_STATES))
    for rule in RULES:
        whole += part(rule, couple, policy)
    return whole
