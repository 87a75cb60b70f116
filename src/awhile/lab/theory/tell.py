"""The theory in words and a table, for a terminal."""

from collections.abc import Sequence
from dataclasses import replace

from awhile.errors import AwhileError
from awhile.evidence.theory import DIALS, POLICIES, PRESETS, RULES, Couple
from awhile.lab.theory.exact import expected_days, outcome_probs, sensitivities
from awhile.lab.theory.page import MAP_DIALS
from awhile.lab.theory.rules import Policy, Schedule, check_schedule
from awhile.words import say

WIDTH = 20


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
        halves = [part.split(":") for part in (*parts, last + ":1")]
        found = tuple((float(weekly), float(days)) for weekly, days in halves)
    except ValueError:
        found = ()
    check_schedule(found, text)
    return found


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
        hangs_on(couple, language),
        "",
        follows(couple, language),
        "",
        say("theory.not_you", language),
    ]
    return "\n".join(lines) + "\n"


def hangs_on(couple: Couple, language: str) -> str:
    """Say on which rule the outcome hangs most, with its claim."""
    moved = sensitivities(couple, "space")
    rule = max(RULES, key=lambda r: abs(moved[r.name]))
    name = say(f"theory.{rule.name}", language)
    return say(
        "theory.hangs_on",
        language,
        rule=name,
        claim=rule.claim,
        origin=say(f"theory.{rule.origin}", language),
    )


def follows(couple: Couple, language: str) -> str:
    """Say whether giving space does better here, and that the sign was put in beforehand."""
    without = replace(couple, pressure_slows=0.0, pressure_ends=0.0)
    space, writing = (outcome_probs(couple, policy)[0] for policy in ("space", "keep_writing"))
    space_0, writing_0 = (outcome_probs(without, policy)[0] for policy in ("space", "keep_writing"))
    key = "theory.space_better" if space > writing else "theory.space_not_better"
    flips = "theory.flips" if (space > writing) != (space_0 > writing_0) else "theory.stays"
    return say(key, language) + " " + say(flips, language)
