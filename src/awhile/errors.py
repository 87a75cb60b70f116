"""What Awhile says when it cannot go on: a sentence, never a traceback."""

from awhile.words import say


class AwhileError(Exception):
    """A problem the reader of the message can do something about.

    Args:
        key: Which sentence, as ``area.name`` in `awhile.words`: what happened, where, what to do.
        **values: What the sentence names.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values

    def __str__(self) -> str:
        return say(self.key, **self.values)


class ReadError(AwhileError):
    """A file could not be read as a conversation of two people."""


class StudyError(AwhileError):
    """A saved study could not be told."""


class CareError(AwhileError):
    """A rule of care forbids this."""


class StoreError(AwhileError):
    """The encrypted store could not be opened, read or written."""
