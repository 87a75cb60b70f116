"""Doubts about a silence → sentences."""

from awhile.tell.phrases import day, listed, number, span
from awhile.types import DAY_S, Doubt
from awhile.words import say

_DATES = frozenset(("made", "since", "until", "last", "other"))


def say_doubt(doubt: Doubt, language: str = "en") -> str:
    """Say why a silence may not be what it looks like.

    Args:
        doubt: The doubt.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.

    Returns:
        One to three sentences; what to do about it is said by `say_remedy`.
    """
    return say(f"doubt.{doubt.kind}", language, **_values(doubt, language))


def say_remedy(doubt: Doubt, language: str = "en") -> str:
    """Say what to do about a doubt, in one sentence."""
    return say(f"doubt.{doubt.kind}_do", language, **_values(doubt, language))


def _values(doubt: Doubt, language: str) -> dict[str, str]:
    said: dict[str, str] = {}
    for key, value in doubt.values.items():
        if isinstance(value, str):
            said[key] = day(value, language) if key in _DATES else value
        elif key == "days":
            said["span"] = span(value * DAY_S, language)
        else:
            said[key] = number(value, language, ",.0f")
    if places := said.get("places"):
        named = [say(f"tell.place_{place}", language) for place in places.split(" ")]
        said["places"] = listed(named, language)
    return said
