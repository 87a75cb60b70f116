"""A JSON text read piece by piece, so that a file of any size fits in memory."""

import json
import re
from collections.abc import Iterator

MAX_VALUE = 1 << 26
"""Characters of one value that is taken whole; a chat holds none that long."""
MAX_TOGETHER = 1 << 20
"""Characters of values that are taken at once."""

MARK = 6
"""Characters of the beginning of a value that tell it from what lies within one."""

_decode = json.JSONDecoder().raw_decode
_BLANK = re.compile(r"[ \t\n\r]*")


class JsonStream:
    """A cursor over a JSON text of which a small part is held.

    Whoever is given a key (`members`) or a place (`places`) reads the value behind it, with `value`
    or in parts, before the next.

    Args:
        pieces: The text, in pieces of any size.

    Raises:
        ValueError: The text is no JSON, breaks off, or holds a value beyond `MAX_VALUE`. So does
            every method.
    """

    def __init__(self, pieces: Iterator[str]) -> None:
        self._pieces = pieces
        self._text = self._looked_at = ""
        self._at = 0

    def peek(self) -> str:
        """Return the next character that is not blank, and leave it there; empty at the end."""
        while True:
            found = _BLANK.match(self._text, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def value(self) -> object:
        """Take the next value whole."""
        self.peek()
        while True:
            try:
                value, end = _decode(self._text, self._at)
            except ValueError:
                if not self._more():
                    raise
                continue
            # A number near the end of what is held may go on, as in 1e+5.
            if end + 2 < len(self._text) or not self._more():
                self._at = end
                return value

    def members(self) -> Iterator[object]:
        """Yield the keys of the object that comes next."""
        for _ in self._within("{", "}"):
            key = self.value()
            self._take(":")
            yield key

    def places(self) -> Iterator[None]:
        """Stop before each value of the array that comes next."""
        yield from self._within("[", "]")

    def values(self) -> Iterator[object]:
        """Take each value of the array that comes next whole."""
        for _ in self._within("[", "]"):
            yield self.value()
            yield from self._take_held()

    def _take_held(self) -> Iterator[object]:
        """Take more values of an array at once, if what is held shows where one of them ends.

        A part of an array is an array again, once in brackets, exactly if it ends with a value of
        the array itself: cut within a value, it leaves a bracket or a quotation mark open. So a
        wrong guess at the end of a value is never taken for a right one.
        """
        text = self._text
        if text is self._looked_at or self.peek() != ",":
            return
        start = self._at + 1
        blank = _BLANK.match(text, start)
        # What stands between two values, and how the next one begins.
        mark = text[self._at - 1 : (blank.end() if blank else start) + MARK]
        end = text.rfind(mark, start, start + MAX_TOGETHER)
        try:
            values = json.loads(f"[{text[start : end + 1]}]") if end > 0 else []
        except ValueError:
            values = []
        if not values:
            self._looked_at = text  # in vain; once is enough
            return
        self._at = end + 1
        yield from values

    def _within(self, opening: str, closing: str) -> Iterator[None]:
        self._take(opening)
        if self.peek() == closing:
            self._at += 1
            return
        while True:
            yield
            if self.peek() != ",":
                break
            self._at += 1
        self._take(closing)

    def _take(self, wanted: str) -> None:
        if self.peek() != wanted:
            raise ValueError(wanted)
        self._at += 1

    def _more(self) -> bool:
        """Let go of what was read, and hold at least twice as much of what was not."""
        held = self._text[self._at :]
        if len(held) > MAX_VALUE:
            raise ValueError(len(held))
        pieces, n = [held], 0
        for piece in self._pieces:
            pieces.append(piece)
            n += len(piece)
            if n > len(held):
                break
        if n:
            self._text, self._at = "".join(pieces), 0
        return n > 0


def read_members(stream: JsonStream, lists: frozenset[str]) -> Iterator[tuple[object, object]]:
    """Yield the members of the object that comes next.

    Args:
        stream: Where it comes; nothing is yielded, and the value let go, if it is no object.
        lists: Keys of arrays whose values are taken, and let go, one by one.

    Returns:
        Key and value; of such an array its key with each of its values.

    Raises:
        ValueError: As in `JsonStream`.
    """
    if stream.peek() != "{":
        stream.value()
        return
    for key in stream.members():
        if key in lists and stream.peek() == "[":
            for value in stream.values():
                yield key, value
        else:
            yield key, stream.value()
