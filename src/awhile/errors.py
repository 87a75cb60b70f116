"""What Awhile says when it cannot go on: a sentence, never a traceback."""

from awhile.words import say


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
        """Say the sentence in a language."""
        return say(self.key, language, **self.values_in(language))

    def values_in(self, language: str) -> dict[str, object]:
        """Return what the sentence names; errors among it are said in the language too."""
        return {
            key: "; ".join(
                item.tell(language) if isinstance(item, AwhileError) else str(item)
                for item in value
            )
            if isinstance(value, tuple)
            else value
            for key, value in self.values.items()
        }

    def __str__(self) -> str:
        return self.tell("en")


class ReadError(AwhileError):
    """A file could not be read as a conversation of two people."""


class StudyError(AwhileError):
    """A saved study could not be told."""


class CareError(AwhileError):
    """A rule of care forbids this."""


class StoreError(AwhileError):
    """The encrypted store could not be opened, read or written."""
