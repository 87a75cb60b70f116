"""Every sentence Awhile can say, as data: one folder a language, one file an area.

A language is a folder with a file ``language.toml``, which is written last; a sentence that it
lacks is said in English. Files are read when a sentence of their area is first needed.

A sentence that a number bends has forms beside it: ``n_day`` is said for any number, ``n_day-few``
for those that the language counts as few. Which those are tells `awhile.words.plurals`.
"""

import os
from collections.abc import Mapping
from functools import cache

from awhile.words.plain_toml import read_lines
from awhile.words.plurals import Numeral, plural_category

FOLDER = os.path.dirname(__file__)
"""Where the languages lie; a text, since a path is slow to load."""

FALLBACK = "en"
"""The language that holds every sentence."""


def _name_file(code: str, area: str) -> str:
    """Return where the sentences of an area lie, in a language."""
    return os.path.join(FOLDER, code, f"{area}.toml")


def list_languages() -> tuple[str, ...]:
    """List the folders of languages that are offered: those with a ``language.toml``."""
    found = (f for f in os.listdir(FOLDER) if os.path.isfile(_name_file(f, "language")))
    return tuple(sorted(found, key=lambda code: (code != FALLBACK, code)))


LANGUAGES = list_languages()
"""The languages Awhile speaks, by ISO 639-1 code, English first."""

_CONTROLS = (
    dict.fromkeys((*range(32), *range(127, 160)), "\ufffd")
    | dict.fromkeys((9, 10, 13, 0x2028, 0x2029), " ")
    | dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "")
)
"""What steers a terminal or breaks a line, and what turns the text around a name around."""


def one_line(text: str) -> str:
    """Return a name that a line of a terminal or a file can hold.

    A file may call somebody by line breaks, by what steers a terminal, or by half a character, as
    JSON can.

    Args:
        text: The name as the file has it.
    """
    if text.isprintable():
        return text
    return text.translate(_CONTROLS).encode("utf-8", "replace").decode("utf-8")


NO_AREAS = {"language", "rules"}
"""Files of a language that hold no sentences: what belongs to it, and what none may say."""

FOR_RESEARCH = frozenset({"cohort", "prior"})
"""Areas that only researchers meet; a language may leave them to English."""


@cache
def list_areas() -> tuple[str, ...]:
    """List the areas of sentences, in the order of their names."""
    files = (f.rpartition(".") for f in os.listdir(os.path.join(FOLDER, FALLBACK)))
    return tuple(sorted(stem for stem, _, end in files if end == "toml" and stem not in NO_AREAS))


@cache
def _load_file(language: str, area: str) -> Mapping[str, str]:
    """Return every line of a file of sentences, forms among them."""
    try:
        with open(_name_file(language, area), encoding="utf-8") as file:
            return read_lines(file.read())
    except FileNotFoundError:
        return {}


@cache
def load_area(language: str, area: str) -> Mapping[str, str]:
    """Return the sentences that a language itself holds in an area, by name.

    Args:
        language: One of `LANGUAGES`.
        area: One of `list_areas`.

    Returns:
        The sentences, each as it is said of any number; empty where the language has no such file.
    """
    return {name: text for name, text in _load_file(language, area).items() if "-" not in name}


@cache
def load_forms(language: str, area: str) -> Mapping[str, Mapping[str, str]]:
    """Return the forms that numbers give to sentences of an area.

    Args:
        language: One of `LANGUAGES`.
        area: One of `list_areas`.

    Returns:
        By name of the sentence, then by plural category, as ``few``.
    """
    forms: dict[str, dict[str, str]] = {}
    for key, text in _load_file(language, area).items():
        name, mark, category = key.partition("-")
        if mark:
            forms.setdefault(name, {})[category] = text
    return forms


def has_sentence(key: str) -> bool:
    """Return whether there is such a sentence, by ``area.name``.

    Args:
        key: Area and name, as ``read.empty_file``.
    """
    area, _, name = key.partition(".")
    return name in load_area(FALLBACK, area)


def _counted(values: Mapping[str, object]) -> float | None:
    """Return the number that bends a sentence: that of ``n``, else the first that it names."""
    for value in (values.get("n"), *values.values()):
        if isinstance(value, Numeral):
            return value.value
        if isinstance(value, int | float):
            return value
    return None


def say(key: str, language: str = FALLBACK, /, **values: object) -> str:
    """Return one sentence with its values filled in.

    Args:
        key: ``area.name``, as in ``read.empty_file``.
        language: One of `LANGUAGES`; a sentence it lacks is said in English.
        **values: What the sentence names; plain strings, never markup. A number, or a `Numeral`,
            chooses the sentence's form.

    Returns:
        The sentence as plain text; whoever shows it escapes it.

    Raises:
        KeyError: There is no such sentence, or a value it names is missing.
    """
    area, _, name = key.partition(".")
    text = load_area(language, area).get(name)
    if text is None:
        language, text = FALLBACK, load_area(FALLBACK, area)[name]
    forms = load_forms(language, area).get(name)
    if forms is not None and (n := _counted(values)) is not None:
        text = forms.get(plural_category(n, language), text)
    return text.format(**values)
