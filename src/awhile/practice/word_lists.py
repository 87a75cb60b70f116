"""Counting whole phrases in what the reader wrote themselves."""

import re
import tomllib
from functools import cache
from importlib import resources


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    """Compile one list into one pattern."""
    file = resources.files("awhile.practice").joinpath("word_lists.toml")
    text = file.read_text(encoding="utf-8")
    phrases = sorted(tomllib.loads(text)[language][name], key=len, reverse=True)
    parts = [re.escape(p).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for p in phrases]
    return re.compile(rf"\b(?:{'|'.join(parts)})\b")


def count_phrases(text: str, name: str, language: str) -> int:
    """Count the phrases of one list in a text.

    Args:
        text: The reader's own words.
        name: ``demands``, ``blame`` or ``harm``.
        language: ``en`` or ``de``.

    Returns:
        How many there are.
    """
    plain = text.lower().replace("\u2019", "'")
    return len(_pattern(language, name).findall(plain))


def speaks_of_harm(text: str) -> bool:
    """Say whether the reader's own note speaks of harming themselves, in any language known here.

    This opens the way to help and nothing else: no score, no record, nothing closed.
    """
    return any(count_phrases(text, "harm", language) for language in ("en", "de"))
