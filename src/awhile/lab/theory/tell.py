"""The theory in words and a table, for a terminal."""

from collections.abc import Sequence
from dataclasses import fields, replace

from awhile.errors import AwhileError
from awhile.lab.theory.exact import expected_days, outcome_probs, sensitivities
from awhile.lab.theory.presets import PRESETS
from awhile.lab.theory.rules import POLICIES, RULES, Couple
from awhile.words import say

WIDTH = 20
SIGNED = {"pressure_slows", "pressure_ends"}


def read_dials(texts: Sequence[str]) -> dict[str, float]:
    """Read dials as typed.

    Args:
        texts: As ``load=0.8``.

    Returns:
        Values by name, each from -1 to 1.

    Raises:
        AwhileError: There is no such dial, or it does not turn that far.
    """
    names = [field.name for field in fields(Couple)]
    turned = {}
    for text in texts:
        name, _, number = text.partition("=")
        low = -1.0 if name in SIGNED else 0.0
        try:
            value = float(number)
        except ValueError:
            value = float("nan")
        if name not in names or not low <= value <= 1.0:
            raise AwhileError("theory.bad_dial", text=text, names=", ".join(names))
        turned[name] = value
    return turned


def tell_theory(preset: str, dials: dict[str, float], language: str = "en") -> str:
    """Tell what follows from the rules for one couple under each policy.

    Args:
        preset: One of `PRESETS`.
        dials: Dials turned by hand, over those of the preset.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.

    Returns:
        A sentence, a table with bars, what it hangs on, and what rests on assumption alone.

    Raises:
        AwhileError: There is no such preset.
    """
    if preset not in PRESETS:
        raise AwhileError("theory.no_preset", preset=preset, names=", ".join(PRESETS))
    couple = replace(PRESETS[preset].couple, **dials)
    lines = [say(PRESETS[preset].about, language), say("theory.opening", language), ""]
    for policy in POLICIES:
        returned, gone = outcome_probs(couple, policy)
        lines.append(
            say(
                "theory.row",
                language,
                policy=say(f"theory.{policy}", language),
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
