"""The theory in words and a table, for a terminal."""

import math
from collections.abc import Sequence
from dataclasses import replace
from textwrap import fill

from awhile.errors import AwhileError
from awhile.evidence.theory import DIALS, POLICIES, PRESETS, Couple
from awhile.lab.theory.exact import expected_days, outcome_probs
from awhile.lab.theory.page import MAP_DIALS, name_grade, name_pressures, name_rate, weigh_rules
from awhile.lab.theory.rules import Policy, Schedule
from awhile.tell.charts.different import signed
from awhile.tell.dials import conclude
from awhile.words import say

WIDTH = 20
MAX_WEEKLY = 700.0


def read_dials(texts: Sequence[str]) -> dict[str, float]:
    """Read dials as typed.

    Args:
        texts: As ``load=0.8``.

    Returns:
        Values by name, each from -1 to 1.

    Raises:
        AwhileError: There is no such dial, or it does not turn that far.
    """
    turned = {}
    for text in texts:
        name, _, number = text.partition("=")
        low, high = DIALS.get(name, (0.0, 0.0))
        try:
            value = float(number)
        except ValueError:
            value = float("nan")
        if name not in DIALS or not low <= value <= high:
            raise AwhileError("theory.bad_dial", text=text, names=", ".join(DIALS))
        turned[name] = value
    return turned


def read_schedule(text: str | None) -> Schedule | None:
    """Read a schedule of one's own.

    Args:
        text: As ``2:14,1:21,0``: messages a week and for how many days, then how it goes on.

    Returns:
        The schedule; None where there is no text.

    Raises:
        AwhileError: It is no schedule.
    """
    if text is None:
        return None
    *parts, last = text.split(",")
    try:
        found = [tuple(map(float, part.split(":"))) for part in (*parts, last + ":1")]
    except ValueError:
        found = []
    good = all(len(x) == 2 and 0 <= x[0] <= MAX_WEEKLY and 0 < x[1] < math.inf for x in found)
    if not found or not good:
        raise AwhileError("theory.bad_schedule", text=text)
    return tuple((weekly, days) for weekly, days in found)


def read_map(dials: Sequence[str] | None) -> tuple[str, str]:
    """Read the two dials of a map.

    Raises:
        AwhileError: There is no such dial, or the two are one.
    """
    first, second = dials or MAP_DIALS
    if first not in DIALS or second not in DIALS or first == second:
        raise AwhileError("theory.bad_dial", text=f"{first} {second}", names=", ".join(DIALS))
    return first, second


def tell_theory(
    preset: str,
    dials: dict[str, float],
    language: str = "en",
    *,
    schedule: Schedule | None = None,
) -> str:
    """Tell what follows from the rules for one couple under each policy.

    Args:
        preset: One of `PRESETS`.
        dials: Dials turned by hand, over those of the preset.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
        schedule: A schedule of one's own, beside the policies.

    Returns:
        A sentence, a table with bars, what it hangs on, and what rests on assumption alone.

    Raises:
        AwhileError: There is no such preset.
    """
    if preset not in PRESETS:
        raise AwhileError("theory.no_preset", preset=preset, names=", ".join(PRESETS))
    couple = replace(PRESETS[preset], **dials)
    lines = [say(f"theory.{preset}", language), say("theory.opening", language), ""]
    rows: dict[str, Policy | Schedule] = {name: name for name in POLICIES}
    if schedule is not None:
        rows["own_schedule"] = schedule
    called = {name: say(f"theory.{name}", language) for name in rows}
    wide = max(map(len, called.values()))
    for name, policy in rows.items():
        returned, gone = outcome_probs(couple, policy)
        lines.append(
            say(
                "theory.row",
                language,
                policy=called[name].ljust(wide),
                bar=("#" * round(WIDTH * returned)).ljust(WIDTH, "."),
                returned=f"{returned:4.0%}",
                gone=f"{gone:4.0%}",
                days=f"{expected_days(couple, policy):4.0f}",
            )
        )
    lines += [
        "",
        say("theory.mirror_note", language),
        "",
        *hangs_on(couple, language),
        "",
        conclude(couple, language),
        "",
        say("theory.not_you", language),
    ]
    return "\n".join(lines) + "\n"


def hangs_on(couple: Couple, language: str, width: int = 80) -> list[str]:
    """List the rules that matter under any policy: what hangs on each, its rate, claim and origin.

    A rule is left out where all that hangs on it would be written as 0.0.
    """
    policies = ", ".join(say(f"theory.{policy}", language) for policy in POLICIES)
    rows = [row for row in weigh_rules(couple) if any(round(x, 1) for x in row[1])]
    names = [say(f"theory.{rule.name}", language) for rule, _ in rows]
    wide = max(map(len, names), default=0)
    lines = []
    for name, (rule, points) in zip(names, rows, strict=True):
        shown = "".join(signed(x, language).rjust(6) for x in points)
        origin = say(f"theory.{rule.origin}", language)
        lines += [
            f"  {name.ljust(wide)}{shown}",
            f"    {name_rate(rule, language)}",
            f"    {name_grade(rule, language)}; {origin}",
        ]
    pressed = [f"  {line}" for line in name_pressures(language)]
    return [
        say("theory.hangs_on", language, policies=policies),
        *(fill(line, width, subsequent_indent="      ") for line in lines),
        "",
        say("theory.pressures", language),
        *(fill(line, width, subsequent_indent="    ") for line in pressed),
    ]
