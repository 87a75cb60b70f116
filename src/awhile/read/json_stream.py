"""A JSON text read piece by piece, so that a file of any size fits in memory."""

import json
import re
from collections.abc import Iterator

from awhile.patterns import late
from awhile.read.budget import Budget

MAX_VALUE = 1 << 23
"""Characters of one value that is taken whole; a chat holds none that long."""
MAX_TOGETHER = 1 << 20
"""Characters of values that are taken at once."""

MARK = 6
"""Characters of the beginning of a value that tell it from what lies within one."""

MAX_MENDED = 1000
"""Places at which a text that is no JSON is mended; more are no slips of an app."""
MAX_DIGITS = 400
"""Digits of a number that can be one; a longer one is no count and no moment."""


def _whole_number(digits: str) -> int | float:
    return int(digits) if len(digits) <= MAX_DIGITS else float("inf")


_decode = json.JSONDecoder().raw_decode
_decode_odd = json.JSONDecoder(strict=False, parse_int=_whole_number).raw_decode
_BLANK = late(r"[ \t\n\r]*")
_ESCAPE = late(r'\\(?:(["\\/bfnrtu])|x([0-9a-fA-F]{2})|(?!x[0-9a-fA-F]?\Z)(.))', re.DOTALL)
"""A backslash and what it escapes: as JSON has it, as C has it, or anything."""
_BARE = late(r"([A-Za-z_./(][^\n\r\",\[\]{}]*?)(?=\s*[:,}\]\n\r])")
"""Letters that stand where a key or a value should, without quotation marks."""
_NOT_BARE = frozenset(("true", "false", "null", "NaN", "Infinity"))


class JsonStream:
    """A cursor over a JSON text of which a small part is held.

    Whoever is given a key (`members`) or a place (`places`) reads the value behind it, with `value`
    or in parts, before the next.

    Args:
        pieces: The text, in pieces of any size.
        budget: What its values are drawn from, before they are parsed; None for no bound.

    Raises:
        ValueError: The text is no JSON, breaks off, or holds a value beyond `MAX_VALUE`. So does
            every method.
    """

    def __init__(self, pieces: Iterator[str], budget: Budget | None = None) -> None:
        self._pieces = pieces if budget is None else _drawn(pieces, budget)
        self._text = self._looked_at = ""
        self._at = 0
        self._decode = _decode
        self._mends_escapes, self._held_back = False, ""
        self.n_values = self.n_mended = self.first_mended = 0

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
                value, end = self._decode(self._text, self._at)
            except json.JSONDecodeError as error:
                if not self._mend(error) and not self._more():
                    raise
                continue
            except ValueError:  # a number of thousands of digits
                self._decode = _decode_odd
                continue
            # A number near the end of what is held may go on, as in 1e+5.
            if end + 2 < len(self._text) or not self._more():
                self._at = end
                return value

    def _mend(self, error: json.JSONDecodeError) -> bool:
        r"""Mend what apps write that is no JSON; say whether anything was.

        They escape as C does (``\x01``), leave characters in that have to be escaped, and write
        a name or a path without quotation marks.
        """
        text, at = self._text, error.pos
        if self.n_mended >= MAX_MENDED:
            return False
        if error.msg.startswith("Invalid control character") and self._decode is _decode:
            self._decode = _decode_odd
        elif error.msg.startswith("Invalid \\escape") and not self._mends_escapes:
            self._mends_escapes = True
            self._text, self._at = self._with_escapes(text[self._at :]), 0
            return True
        elif error.msg.startswith(("Expecting value", "Expecting property name")):
            bare = _BARE.match(text, at)
            key = error.msg.startswith("Expecting property")
            inside = key or text[self._at : at].rstrip().endswith(":")
            if bare is None or bare[1] in _NOT_BARE or not inside:
                return False
            quoted = json.dumps(bare[1].rstrip())
            self._text = text[self._at : at] + quoted + text[bare.end() :]
            self._at = 0
        else:
            return False
        self._note_mended()
        return True

    def _note_mended(self, n: int = 1) -> None:
        self.first_mended = self.first_mended or self.n_values + 1
        self.n_mended += n

    def _with_escapes(self, text: str) -> str:
        """Escape as JSON does; the beginning of an escape at the end waits for what follows."""
        done, n, parts = 0, 0, []
        text, self._held_back = self._held_back + text, ""
        for found in _ESCAPE.finditer(text):
            if found[1] is None:
                n += 1
                said = f"\\u00{found[2]}" if found[2] else "\\\\" + found[3]
                parts += [text[done : found.start()], said]
                done = found.end()
        rest = text[done:]
        open_at = _ESCAPE.sub(lambda found: "." * len(found[0]), rest).find("\\")
        if open_at >= 0:
            rest, self._held_back = rest[:open_at], rest[open_at:]
        if n:
            self._note_mended(n)
        return "".join(parts) + rest

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
            value = self.value()
            self.n_values += 1
            yield value
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
            self.n_values += len(values)
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
            if self._mends_escapes:
                piece = self._with_escapes(piece)
            pieces.append(piece)
            n += len(piece)
            if n > len(held):
                break
        if n:
            self._text, self._at = "".join(pieces), 0
        return n > 0


def _drawn(pieces: Iterator[str], budget: Budget) -> Iterator[str]:
    """Draw as many values as a text can hold: each begins behind a comma or within a bracket."""
    for piece in pieces:
        budget.draw_values(sum(map(piece.count, ",[{")))
        yield piece


def pass_over(stream: JsonStream) -> None:
    """Let the next value go, however large it is; each value within a list may be `MAX_VALUE`.

    Args:
        stream: Stands before the value; afterwards behind it.

    Raises:
        ValueError: As in `JsonStream`.
    """
    match stream.peek():
        case "{":
            for _ in stream.members():
                pass_over(stream)
        case "[":
            for _ in stream.values():
                pass
        case _:
            stream.value()


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
