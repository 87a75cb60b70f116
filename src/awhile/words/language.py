"""What belongs to a language itself: its name, its direction, its words for yes and no."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from awhile.words import FOLDER


@dataclass(frozen=True, slots=True)
class Language:
    """A language: its code, name and direction, and its words for yes and no.

    Attributes:
        code: ISO 639-1 code.
        name: What its speakers call it.
        direction: ``ltr`` or ``rtl``.
        yes: Words that answer a question with yes, casefolded.
        no: Words that answer a question with no, casefolded.
        unsure: Words that answer that one is not sure, casefolded.
        comma: What stands between the things of a list, with its blank.
    """

    code: str
    name: str
    direction: str
    yes: frozenset[str]
    no: frozenset[str]
    unsure: frozenset[str]
    comma: str


@cache
def load_language(code: str) -> Language:
    """Return a language by its code.

    Args:
        code: One of `LANGUAGES`.
    """
    data = tomllib.loads((Path(FOLDER) / code / "language.toml").read_text(encoding="utf-8"))
    yes, no, unsure = (
        frozenset(word.casefold() for word in data[key]) for key in ("yes", "no", "unsure")
    )
    comma = data.get("comma", ", ")
    return Language(code, data["name"], data["direction"], yes, no, unsure, comma)
