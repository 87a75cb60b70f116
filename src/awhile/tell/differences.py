"""What was different in the days before person 1's long silences, and before the present one."""

from awhile.measure.pre_silence import DIFFERENCES, WINDOW_S
from awhile.tell.phrases import find, join, listed, name, spell
from awhile.types import DAY_S, Measured, Study
from awhile.words import say

PERSON = 1


def say_differences(study: Study, language: str = "en") -> list[str]:
    """Say what was different, in a sentence or two; nothing where nothing was compared.

    Args:
        study: The study.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.

    Returns:
        Plain text, a paragraph each.
    """
    said: list[str] = []
    far = far_now(study)
    if far:
        note = say("tell.before_far_note", language)
        said.append(join([*_list_both(study, far, "before", language), note]))
    elif before_now(study):
        said.append(say("tell.before_usual", language, days=spell(WINDOW_S / DAY_S, language)))
    rows = [r for d in DIFFERENCES if (r := find(study, f"before_{d}", PERSON)) is not None]
    clear = {r.name.removeprefix("before_"): r.value or 0.0 for r in rows if is_clear(r)}
    if clear:
        said.append(join(_list_both(study, clear, "before_often", language)))
    elif rows:
        said.append(say("tell.before_none", language, name=name(study, PERSON)))
    elif not said:
        said.append(say("tell.before_few", language))
    return said


def _list_both(study: Study, far: dict[str, float], key: str, language: str) -> list[str]:
    """Say what was more and what was less than usual, the farthest first."""
    said = []
    for side, sign in (("more", 1.0), ("less", -1.0)):
        names = [
            say(f"tell.different_{d}", language, name=name(study, PERSON))
            for d in sorted(far, key=lambda d: -abs(far[d]))
            if far[d] * sign > 0
        ]
        if names:
            what = listed(names, language)
            days = spell(WINDOW_S / DAY_S, language)
            said.append(
                say(f"tell.{key}_{side}", language, name=name(study, PERSON), what=what, days=days)
            )
    return said


def is_clear(row: Measured) -> bool:
    """Whether a difference can be told from chance, with all that was compared in mind.

    Args:
        row: A measured difference.
    """
    return (row.low or 0.0) > 0 or (row.high or 0.0) < 0


def before_now(study: Study) -> dict[str, float]:
    """Return how far each thing was from normal before the present silence, where it is long.

    Args:
        study: The study.
    """
    for series in study.series:
        if series.name == "before_now" and series.person == PERSON:
            return {DIFFERENCES[int(x)]: y for x, y in zip(series.x, series.y, strict=True)}
    return {}


def far_now(study: Study) -> dict[str, float]:
    """Return what was farther from normal before the present silence than on most other days.

    Args:
        study: The study.
    """
    limit = find(study, "before_now_limit", PERSON)
    if limit is None or limit.value is None:
        return {}
    return {d: y for d, y in before_now(study).items() if abs(y) > limit.value}
