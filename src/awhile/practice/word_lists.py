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
        name: ``demands``.
        language: One of `read.language.LANGUAGES`.

    Returns:
        How many there are.
    """
    plain = text.lower().replace("\u2019", "'")
    return len(_pattern(language, name).findall(plain))
