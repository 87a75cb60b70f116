"""A walk over markup in which one message stands after the other."""

from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar

from awhile.read.layout import Talks
from awhile.read.reader import Options, Source
from awhile.read.text_fix import Markup


class Begun(Protocol):
    """What a format keeps of a message while it is walked through.

    Attributes:
        depth: How many elements were open when it began, its own among them.
    """

    depth: int


Part = TypeVar("Part", bound=Begun)


class MessageWalk(Markup, Generic[Part]):
    """A walk that keeps one message at a time, and takes it when its element ends.

    Whoever uses it calls `begin_message` where one begins, and overrides `take`.

    Attributes:
        talks: The conversations of the file.
        options: How it is to be read.
        said: The message that is walked through, if any.
        chat: Number of its conversation.
        number: Its place in the file, from 1.
    """

    def __init__(self, source: Source, options: Options) -> None:
        super().__init__()
        self.talks, self.options = Talks(source, options), options
        self.said: Part | None = None
        self.chat, self.number = 0, 0

    def walk(self, pieces: Iterable[str]) -> None:
        """Walk through one document, to its end.

        Args:
            pieces: Its text, in pieces that end anywhere.

        Raises:
            ValueError: As `feed`.
        """
        self.reset()
        self.said = None
        for piece in pieces:
            self.feed(piece)
        self.close()
        self.end()

    def begin_message(self, said: Part | None) -> None:
        """End the message before and count one more.

        Args:
            said: What is kept of it; None for a row that is only counted.
        """
        self.end()
        self.number += 1
        self.talks.rows.n_units += 1
        self.said = said

    def closed(self, tag: str, classes: frozenset[str]) -> None:
        """End the message with its element.

        Args:
            tag: As in `Markup`.
            classes: As in `Markup`.
        """
        del tag, classes  # whatever ends, it is the depth that tells
        if self.said is not None and len(self.within) < self.said.depth:
            self.end()

    def end(self) -> None:
        """Take the message that was walked through, if there is one."""
        said, self.said = self.said, None
        if said is not None:
            self.take(said)

    def take(self, said: Part) -> None:
        """Take one message, of which all was seen.

        Args:
            said: What was kept of it.
        """
        raise NotImplementedError
