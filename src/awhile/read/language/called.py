"""Which of many patterns a text can hold at all, told from its words alone.

Each pattern is entered under the words that a text it fits must hold: those of its rarest slot, of
the next, and so on, as a bit in as many lanes; and under two slots that follow one another, since
most words stand somewhere in a text, but few stand side by side. The words of a text then call a
pattern, or do not, by a few operations on whole numbers, whatever the number of patterns.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from operator import and_, or_

RARE = 0.0005
"""What share of all words a word that is not among the common ones is taken to be."""

LANES = 3
"""So many slots of a pattern are asked for, the rarest first; a choice between time and space."""

LEFT, RIGHT = LANES, LANES + 1
"""Where the first and the second of two words side by side are kept, behind the lanes."""

Calls = Sequence[int]
"""What a word calls: patterns as bits, lane by lane, then as left and as right one of two."""

NOTHING: Calls = (0,) * (LANES + 2)


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a pattern that must be filled.

    Attributes:
        weight: How often its words are met, about.
        words: Words of which each text that fits holds one; a star ends a beginning.
        first: With which of its words it may begin.
        last: With which it may end.
        beside: Whether the slot before, if any, must end right before it.
    """

    weight: float
    words: Iterable[str]
    first: Iterable[str]
    last: Iterable[str]
    beside: bool


class Called:
    """Patterns by the words that they cannot do without.

    Args:
        stars: Whether a star ends a beginning of words; otherwise it is part of a name.
    """

    def __init__(self, *, stars: bool) -> None:
        self.stars = stars
        self.n = 0
        self.words: dict[str, list[int]] = {}
        self.stems: dict[str, list[int]] = {}
        self.stops: list[int] = []
        self.short = [0] * LANES
        self.alone = 0

    def keep(self) -> dict[str, object]:
        """Return everything as plain values; `restore` makes it again of them."""
        return vars(self)

    @classmethod
    def restore(cls, kept: Mapping[str, object]) -> "Called":
        """Make again what was kept.

        Args:
            kept: As `keep` returned it.
        """
        made = cls(stars=True)
        vars(made).update(kept)
        return made

    def add(self, slots: Sequence[Slot]) -> None:
        """Enter the next pattern by its slots, in order.

        Args:
            slots: What may stand at each place of the pattern, in order.
        """
        bit = 1 << self.n
        self.n += 1
        ranked = sorted(slots, key=lambda slot: slot.weight)[:LANES]
        for lane, slot in enumerate(ranked):
            self._enter(slot.words, lane, bit)
        for lane in range(len(ranked), LANES):
            self.short[lane] |= bit
        pairs = [pair for pair in pairwise(slots) if pair[1].beside]
        if not pairs:
            self.alone |= bit
            return
        left, right = min(pairs, key=lambda pair: pair[0].weight * pair[1].weight)
        self._enter(left.last, LEFT, bit)
        self._enter(right.first, RIGHT, bit)

    def _enter(self, words: Iterable[str], lane: int, bit: int) -> None:
        for word in words:
            begins = self.stars and word.endswith("*")
            table = self.stems if begins else self.words
            word = word.rstrip("*") if begins else word
            table.setdefault(word, [0] * len(NOTHING))[lane] |= bit
            if begins and len(word) not in self.stops:
                self.stops = sorted((*self.stops, len(word)))

    def skip(self) -> None:
        """Reserve a number for a pattern that no word calls."""
        self.n += 1

    def ask(self, words: Iterable[str]) -> Calls:
        """Tell what a word calls.

        Args:
            words: The word, or its names, as entered.
        """
        found: list[list[int]] = []
        for word in words:
            if (own := self.words.get(word)) is not None:
                found.append(own)
            for stop in self.stops:
                if stop > len(word):
                    break
                if (stem := self.stems.get(word[:stop])) is not None:
                    found.append(stem)
        if not found:
            return NOTHING
        if len(found) == 1:
            return found[0]
        return [reduce(or_, lane) for lane in zip(*found, strict=True)]

    def join(self, calls: Sequence[Calls]) -> tuple[list[int], int, int, int]:
        """Put together what the words of a piece of text call.

        Args:
            calls: Of each word, in order [n].

        Returns:
            The lanes; what is called by two words side by side within; and what the last word calls
            as left and the first as right one of two: everything where there is no word.
        """
        if len(calls) == 1:
            *lanes, left, right = calls[0]
            return lanes, 0, left, right
        if not calls:
            every = (1 << self.n) - 1
            return [0] * LANES, 0, every, every
        lanes = [reduce(or_, (one[lane] for one in calls)) for lane in range(LANES)]
        within = reduce(or_, (one[LEFT] & other[RIGHT] for one, other in pairwise(calls)), 0)
        return lanes, within, calls[-1][LEFT], calls[0][RIGHT]

    def call(self, calls: Sequence[Calls]) -> int:
        """Return the patterns that a whole text can hold, as bits; arguments as for `join`.

        Args:
            calls: What each word of the text calls.
        """
        lanes, within, _, _ = self.join(calls)
        return reduce(and_, map(or_, lanes, self.short), within | self.alone)
