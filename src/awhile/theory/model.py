"""The theory behind the advice as data: its rules, its dials, and where they lead.

`theory.json` holds every rule as numbers, so that Python, the page's script and the lab run the
very same rules. The rates are per day. None was fitted to anybody: each default is a choice, so
that the theory runs. Absorbing chains: Kemeny & Snell, "Finite Markov Chains".
"""

import json
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib import resources
from typing import Any

from awhile.errors import AwhileError


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

    load: float
    need_for_space: float
    security: float
    appreciation: float
    questions: float
    fear: float
    practice: float
    love_of_chase: float
    pressure_slows: float
    pressure_ends: float
    pressure_answers: float

    def __post_init__(self) -> None:
        """Refuse a dial that is turned too far."""
        for name, value in asdict(self).items():
            check_dial(name, value)


@dataclass(frozen=True, slots=True)
class Rule:
    """One named rate.

    Attributes:
        name: What it is called.
        claim: The claim it stands for, as in `awhile.evidence`.
        grade: What research says of that claim, for any two people.
        origin: Key of the words for where the default comes from.
        moves: The phases it leads from and to (a number, or an outcome); a whole number for a
            change of fear, by its step; empty where it is a factor of the pressure.
        scale: Rate per day, or the factor, before what follows.
        times: Factors ``a + b · dial``, as (a, b, dial).
        exp: Terms of an exponent, as (coefficient, dial, …): the product of all.
    """

    name: str
    claim: str
    grade: str
    origin: str
    moves: tuple[tuple[int, int | str], ...] | int
    scale: float
    times: tuple[tuple[float, float, str], ...]
    exp: tuple[tuple[Any, ...], ...]

    def rate_of(self, value: Mapping[str, Any], exp: Callable[[Any], Any]) -> Any:  # noqa: ANN401 - a number, or an array of them
        """Return the rate per day (or the factor), from numbers or arrays of them by dial.

        Args:
            value: Every dial, and ``pressure``.
            exp: The exponential function for such values.
        """
        power = sum(c * math.prod(value[name] for name in names) for c, *names in self.exp)
        return self.scale * math.prod(a + b * value[d] for a, b, d in self.times) * exp(power)


@cache
def theory_data() -> Mapping[str, Any]:
    """Read the data file, as the page's script reads it too."""
    text = resources.files("awhile.theory").joinpath("rules.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def check_dial(name: str, value: float, text: str | None = None) -> None:
    """Raise an error for an unknown parameter or a value out of its range.

    Args:
        name: What it is called.
        value: How far it is turned.
        text: As it was typed, if it was.

    Raises:
        AwhileError: A sentence names the dials.
    """
    dials = theory_data()["dials"]
    low, high = dials.get(name, (1.0, 0.0))
    if not low <= value <= high:
        raise AwhileError(
            "theory.bad_dial", text=text or f"{name}={value:g}", names=", ".join(dials)
        )


def _rule(row: Mapping[str, Any]) -> Rule:
    moves = row["moves"]
    lists = {key: tuple(tuple(x) for x in row[key]) for key in ("times", "exp")}
    step = moves if isinstance(moves, int) else tuple(tuple(move) for move in moves)
    return Rule(**{**row, **lists, "moves": step})


RULES = tuple(map(_rule, theory_data()["rules"]))
"""The rates: the process is their sum."""

PRESSURE = _rule(theory_data()["pressure"])
"""No rate of its own: what a policy writes, times this, is the pressure in the others."""

FIRST = next(iter(theory_data()["presets"]))
"""The preset from which every other one differs in what its entry names."""

PRESETS: Mapping[str, Couple] = {
    name: Couple(**{**theory_data()["presets"][FIRST], **dials})
    for name, dials in theory_data()["presets"].items()
}
POLICIES: Mapping[str, tuple[float, float]] = {
    name: (row["base"], row["per_fear"]) for name, row in theory_data()["policies"].items()
}
"""What the one who waits does: pressure without fear, and how much each level of fear adds.

To mirror is to write only where the other does. The other writes nothing but in *together*, and no
rule that leads from there knows of pressure; so it is no pressure at all.
"""

POLICY_ORIGINS: Mapping[str, str] = {
    name: row["origin"] for name, row in theory_data()["policies"].items()
}
"""Keys of the words for where these come from."""

DIALS: Mapping[str, tuple[float, float]] = {
    name: (low, high) for name, (low, high) in theory_data()["dials"].items()
}
"""How far each dial turns."""

PHASES: Sequence[str] = theory_data()["phases"]
OUTCOMES: Sequence[str] = theory_data()["outcomes"]
N_FEAR: int = theory_data()["n_fear"]
N_TRANSIENT = len(PHASES) * N_FEAR
N_STATES = N_TRANSIENT + len(OUTCOMES)
START = PHASES.index("separating") * N_FEAR
"""The silence has just begun and nobody is afraid yet."""

EQUAL = 1e-9
"""Chances nearer than this are equal: it is as near as the library and the page's script are."""


def press(couple: Couple, policy: tuple[float, float], fear: int) -> float:
    """Return the pressure of a policy at one level of fear.

    Args:
        couple: The dials.
        policy: Pressure without fear, and how much each level of fear adds.
        fear: Level of fear, from 0.
    """
    base, per_level = policy
    factor: float = PRESSURE.rate_of(asdict(couple), math.exp)
    return (base + per_level * fear) * factor


@cache
def find_steps(rule: Rule) -> tuple[tuple[int, int, int], ...]:
    """List where a rule leads: from state, to state, and the level of fear it starts at.

    Args:
        rule: The rule.
    """
    return tuple(_steps(rule))


def _steps(rule: Rule) -> Iterator[tuple[int, int, int]]:
    for fear in range(N_FEAR):
        if isinstance(rule.moves, int):
            if 0 <= fear + rule.moves < N_FEAR:
                for phase in range(len(PHASES)):
                    yield phase * N_FEAR + fear, phase * N_FEAR + fear + rule.moves, fear
            continue
        for phase, to in rule.moves:
            target = N_TRANSIENT + OUTCOMES.index(to) if isinstance(to, str) else to * N_FEAR + fear
            yield phase * N_FEAR + fear, target, fear


def list_rates(
    couple: Couple, policy: tuple[float, float], rules: Sequence[Rule] = RULES
) -> Iterator[tuple[int, int, float]]:
    """List every rate of some rules: from state, to state, per day; each is worked out once.

    Args:
        couple: The dials.
        policy: As in `POLICIES`.
        rules: Which rules.
    """
    dials = asdict(couple)
    by_fear = [{**dials, "pressure": press(couple, policy, fear)} for fear in range(N_FEAR)]
    for rule in rules:
        rates = [rule.rate_of(value, math.exp) for value in by_fear]
        for source, target, fear in find_steps(rule):
            yield source, target, rates[fear]


@cache
def find_outcomes(couple: Couple, policy: tuple[float, float]) -> tuple[float, float, float]:
    """Say where the process ends, exactly.

    Args:
        couple: The dials.
        policy: One of `POLICIES`, or pressure of one's own.

    Returns:
        The chances of ending as returned and as gone, and the expected days until either.
    """
    leave = [0.0] * N_TRANSIENT
    rows = [[0.0] * (N_TRANSIENT + 3) for _ in range(N_TRANSIENT)]
    for source, target, rate in list_rates(couple, policy):
        leave[source] += rate
        rows[source][target] += rate if target >= N_TRANSIENT else -rate
    for i, row in enumerate(rows):
        row[i] += leave[i]
        row[-1] = 1.0
    for i in range(N_TRANSIENT):  # a diagonally dominant matrix needs no exchange of rows
        for j in range(N_TRANSIENT):
            if j != i and rows[j][i]:
                share = rows[j][i] / rows[i][i]
                rows[j] = [b - share * a for a, b in zip(rows[i], rows[j], strict=True)]
    returned, gone, days = (x / rows[START][START] for x in rows[START][N_TRANSIENT:])
    return returned, gone, days
