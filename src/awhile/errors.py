"""What Awhile says when it cannot go on: a sentence, never a traceback."""

import os

from awhile.words import one_line, say

MAX_VALUE = 1000
"""Characters of one thing that a sentence names."""


class AwhileError(Exception):
    """A problem the reader of the message can do something about.

    Args:
        key: Which sentence, as ``area.name`` in `awhile.words`: what happened, where, what to do.
        **values: What the sentence names; a tuple is said one after another.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values

    def tell(self, language: str) -> str:
        """Say the sentence in a language.

        Args:
            language: Language of the sentences, one of `awhile.words.LANGUAGES`.
        """
        return say(self.key, language, **self.values_in(language))

    def values_in(self, language: str) -> dict[str, object]:
        """Return what the sentence names; errors among it are said in the language too.

        Args:
            language: Language of the sentences, one of `awhile.words.LANGUAGES`.
        """
        return {key: _shown(value, language) for key, value in self.values.items()}

    def __str__(self) -> str:
        return self.tell("en")


def _shown(value: object, language: str) -> object:
    """Return a value as a sentence may hold it: on one line, and not longer than a page."""
    if isinstance(value, tuple):
        return "; ".join(str(_shown(item, language)) for item in value)
    if isinstance(value, AwhileError):
        return value.tell(language)
    if not isinstance(value, str | os.PathLike):
        return value
    text = one_line(str(value))
    return text if len(text) <= MAX_VALUE else text[:MAX_VALUE] + "…"


class ReadError(AwhileError):
    """A file could not be read as a conversation of two people."""


def cannot_open(name: str, error: OSError | ValueError) -> ReadError:
    """Say that a file cannot be opened, and why.

    Args:
        name: Base name of the file.
        error: What opening it raised.
    """
    why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return ReadError("read.cannot_open", file=name, why=why)


class StudyError(AwhileError):
    """A saved study could not be told."""


class CareError(AwhileError):
    """A rule of care forbids this."""


class StoreError(AwhileError):
    """The encrypted store could not be opened, read or written."""
