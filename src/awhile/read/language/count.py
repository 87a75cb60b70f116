"""Texts → counts, person by person and block by block; the texts are let go after each block."""

import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import repeat
from operator import and_, or_

from awhile.patterns import late
from awhile.read.language.called import LANES, NOTHING
from awhile.read.language.elsewhere import find_elsewhere, may_name_place
from awhile.read.language.emoji import count_emoji
from awhile.read.language.pack import COLUMNS, LANGUAGES, Pack, common_words, find_leader, load_pack
from awhile.read.language.said_words import (
    SAID_COLUMNS,
    SAID_LANGUAGES,
    SaidPack,
    fold,
    load_said,
    looks_for,
)

BLOCK = 256
"""Texts of one person that are held until their language is known."""

MAX_CHARACTERS = 60_000
"""Of a text, how much is looked at; so no count can outgrow its column."""

SAMPLE = 600
"""Words of a block from which its language is told."""

MIN_WORDS = 20
"""Fewest words from which a language is told; fewer are taken in the language before, if any."""

MIN_SHARE = 0.2
"""Least share of words that must be frequent ones of a language; names and noise stay below."""

MIN_LEAD = 1.25
"""How far the best language must be ahead of the next."""

NEAR_SHARE, NEAR_KIN, NEAR_WORDS = 0.4, 0.25, 2.0
"""A language is looked for besides the one told if it scores this share of the best (the second
where that has no patterns of its own), and as much as so many words of its own; a choice: below the
first, languages of one family are near one another."""

MAX_TABLES = 32
"""Choices of languages whose pieces are remembered at once."""

_WORDS = late(r"(?:[^\W\d_]|[\u0900-\u0903\u093a-\u094f])+(?:'[^\W\d_]+)*")
_ASCII_WORDS = late(r"[a-z]+(?:'[a-z]+)*")
"""The same in a text of ASCII alone, in lower case."""


FIELDS = (*COLUMNS, "emoji", "elsewhere", "language", *SAID_COLUMNS.values())
"""What is counted of every row, in the order in which a row's record holds it."""

_BITS = 16
_SIZE = 2 * len(FIELDS)
_PLACE = {name: _BITS * at for at, name in enumerate(FIELDS)}
_PLACE_FLAG, _CALL_FLAG = (_BITS * len(FIELDS), _BITS * (len(FIELDS) + 1))
_RECORD = (1 << _PLACE_FLAG) - 1
_UNKNOWN = (1 << _BITS) - 1
MOST = (1 << (_BITS - 1)) - 1
"""The most that a column holds."""

SEGMENT = 1 << 12
"""Rows whose records are kept together until they become columns."""

MAX_PIECES = 50_000
"""Distinct pieces of text between blanks that are remembered; then all are forgotten at once, so
that those which are met often are soon known again."""

_ONE_NOTHING = [NOTHING]

MAX_TEXTS, MAX_REPEATED = 1 << 13, 200
"""Distinct texts whose records are remembered, as long as they are no longer than so many
characters: much of what people write comes again and again."""


def detect_language(texts: Iterable[str]) -> str | None:
    """Tell the language of some texts by one person from their most frequent words.

    Args:
        texts: What was written.

    Returns:
        One of `LANGUAGES`; None if it is another, or cannot be told.
    """
    code = tell_language(texts)
    return code if code in LANGUAGES else None


def tell_language(texts: Iterable[str]) -> str | None:
    """Tell the language of some texts, with or without a pack; None if it cannot be told.

    Args:
        texts: What was written, by anybody.
    """
    return tell_languages(texts)[0]


def tell_languages(texts: Iterable[str]) -> tuple[str | None, tuple[str, ...]]:
    """Tell the language of some texts, and which others they share words with.

    Args:
        texts: What was written.

    Returns:
        The language, with or without a pack, or None if it cannot be told; and the others of
        `SAID_LANGUAGES` whose words are there too, be it that some of the texts are in them.
    """
    words: list[str] = []
    for text in texts:
        words += _split(text[:MAX_CHARACTERS])
        if len(words) >= SAMPLE:
            break
    if (n := len(words)) < MIN_WORDS:
        return None, ()
    counts, common = Counter(words), common_words()
    scores: dict[str, float] = {}
    best: str | None = None
    for parts in (False, True):  # how words begin and end is asked for where they do not tell
        scores, n_found = common.score(counts, parts=parts)
        if n_found >= MIN_SHARE * n and (best := find_leader(scores, MIN_LEAD)) is not None:
            break
    share = NEAR_SHARE if best in SAID_LANGUAGES else NEAR_KIN
    least = max(share * max(scores.values(), default=0.0), NEAR_WORDS)
    near = (code for code in SAID_LANGUAGES if code != best and scores.get(code, 0.0) >= least)
    return best, tuple(near)


def _split(text: str) -> list[str]:
    """Split a text into its words, in lower case; what is met most is split fastest."""
    low = _lower(text)
    return (_ASCII_WORDS if low.isascii() else _WORDS).findall(low)


def _lower(text: str) -> str:
    """Write a text in lower case, with one kind of apostrophe and no dot over a Turkish i."""
    return text.lower().replace("\u2019", "'").replace("i\u0307", "i")


class Pieces(dict[str, int]):
    """What each piece of text between blanks adds to the record of its row; fills itself.

    A record is one whole number with a field of sixteen bits for each of `FIELDS`, so that the
    records of the pieces of a text add up to that of the text. Two fields above tell whether the
    text may name another place, and whether it holds a word that calls a pattern; only then is it
    looked at more closely.

    Args:
        pack: The language's word lists; None where there are none.
        said: What comes before any number: the patterns of each language that is looked in.
        own: Kinds of `SAID` that are 0, not unknown, where they are not found.
    """

    def __init__(
        self, pack: Pack | None, said: Sequence[tuple[SaidPack, frozenset[str]]], code: str | None
    ) -> None:
        super().__init__()
        self.pack = pack
        self.said = said
        self.records: dict[str, bytes] = {}
        self.folds = _Folds()
        self.calls = _Calls(pack, [one for one, _ in said])
        unknown: tuple[str, ...] = () if pack is not None else (*COLUMNS, "language")
        own = looks_for(code) if code in SAID_LANGUAGES else frozenset[str]()
        unknown += tuple(column for kind, column in SAID_COLUMNS.items() if kind not in own)
        self.blank = sum(_UNKNOWN << _PLACE[name] for name in unknown)
        if pack is not None and code is not None:
            self.blank += LANGUAGES.index(code) << _PLACE["language"]

    def __missing__(self, piece: str) -> int:
        plain = piece.isalpha() and piece.isascii()
        record = 0 if plain else count_emoji(piece) << _PLACE["emoji"]
        if may_name_place(piece):
            record += 1 << _PLACE_FLAG
        tokens: list[str] = []
        if self.pack is not None:
            tokens = [piece.lower()] if plain else self.pack.split(piece)
            for token in tokens:
                if (entry := self.pack[token]) is not None:
                    for column in entry.columns:
                        record += 1 << _BITS * column
        if self.calls.enter(piece, tokens) & self.calls.mask:
            record += 1 << _CALL_FLAG
        self[piece] = record
        return record

    def count(self, text: str) -> bytes:
        """Return the record of one text.

        Args:
            text: The text.
        """
        if len(self) >= MAX_PIECES:
            for kept in (self, self.calls, self.calls.left, self.calls.right, self.folds):
                kept.clear()
        known = self.records.get(text)
        if known is None:
            known = self._count(text[:MAX_CHARACTERS]).to_bytes(_SIZE, "little")
            if len(text) <= MAX_REPEATED:
                if len(self.records) >= MAX_TEXTS:
                    self.records.clear()
                self.records[text] = known
        return known

    def _count(self, text: str) -> int:
        pieces = text.split()
        record = sum(map(self.__getitem__, pieces), self.blank)
        if record > _RECORD:
            record = self._look(record, text, pieces)
        if len(text) > MOST and (n_emoji := record >> _PLACE["emoji"] & _UNKNOWN) > MOST:
            record -= n_emoji - MOST << _PLACE["emoji"]
        return record

    def _look(self, record: int, text: str, pieces: Sequence[str]) -> int:
        """Look at a text that may name a place or hold a pattern; completes its record."""
        if record >> _PLACE_FLAG & _UNKNOWN:
            record += find_elsewhere(text) << _PLACE["elsewhere"]
        if record >> _CALL_FLAG and (called := self.calls.call(pieces)):
            record = self._find(record & _RECORD, called, text, pieces)
        return record & _RECORD

    def _find(self, record: int, called: int, text: str, pieces: Sequence[str]) -> int:
        """Find the phrases and patterns that are called; completes the record of a text."""
        if self.pack is not None:
            if called & ((1 << self.pack.called.n) - 1):
                for column in self.pack.count_phrases(self.pack.split(text)):
                    record += 1 << _BITS * column
            called >>= self.pack.called.n
        folded = self.folds.fold(text, pieces) if called else ""
        for pack, kinds in self.said:
            ours = called & ((1 << pack.called.n) - 1)
            called >>= pack.called.n
            for kind in (pack.look(ours, folded) if ours else frozenset[str]()) & kinds:
                at = _PLACE[SAID_COLUMNS[kind]]
                record = record & ~(_UNKNOWN << at) | 1 << at
        return record


class _Calls(dict[str, int]):
    """What each piece of text calls, of all packs together.

    Of each piece all lanes are one number, and behind them what is called by two words side by side
    within it. What its last word calls as left one of two, and its first as right one, are apart.

    Args:
        pack: As in `Pieces`.
        said: The patterns.
    """

    def __init__(self, pack: Pack | None, said: Sequence[SaidPack]) -> None:
        super().__init__()
        self.pack, self.said = pack, said
        self.left: dict[str, int] = {}
        self.right: dict[str, int] = {}
        self.packs = [one.called for one in said]
        if pack is not None:
            self.packs.insert(0, pack.called)
        self.width = sum(called.n for called in self.packs)
        self.mask = (1 << self.width) - 1
        self.short = self._lay([*called.short, called.alone] for called in self.packs)

    def call(self, pieces: Sequence[str]) -> int:
        """Return the patterns that a text can hold, as bits, given its pieces."""
        whole = reduce(or_, map(self.__getitem__, pieces), self.short)
        called = self.mask
        for _ in range(LANES):
            called &= whole
            if not called:
                return 0
            whole >>= self.width
        lefts = map(self.left.get, pieces, repeat(0))
        rights = map(self.right.get, pieces[1:], repeat(0))
        return called & reduce(or_, map(and_, lefts, rights), whole)

    def _lay(self, lanes: Iterable[Sequence[int]]) -> int:
        """Lay what each pack has, lane by lane, side by side."""
        whole = at = 0
        for called, found in zip(self.packs, lanes, strict=True):
            for lane, bits in enumerate(found):
                if bits:
                    whole |= bits << (at + lane * self.width)
            at += called.n
        return whole

    def enter(self, piece: str, tokens: Sequence[str]) -> int:
        """Enter a piece; returns its lanes.

        Args:
            piece: What stands between blanks.
            tokens: Its words as the pack, if any, splits it.
        """
        words = fold(piece).split()
        calls = [[pack.ask(word) for word in words] for pack in self.said]
        if self.pack is not None:
            calls.insert(0, [self.pack.ask(token) for token in tokens])
        self[piece] = lanes = 0
        if calls.count(_ONE_NOTHING) < len(calls):
            joined = [one.join(each) for one, each in zip(self.packs, calls, strict=True)]
            self[piece] = lanes = self._lay([*asked, within] for asked, within, _, _ in joined)
            self.left[piece] = self._lay([left] for _, _, left, _ in joined)
            self.right[piece] = self._lay([right] for _, _, _, right in joined)
        return lanes


class _Folds(dict[str, str]):
    """How each piece of text is folded; fills itself."""

    def __missing__(self, piece: str) -> str:
        folded = fold(piece).strip()
        self[piece] = folded
        return folded

    def fold(self, text: str, pieces: Sequence[str]) -> str:
        """Fold a text as `said_words.fold` does, given its pieces between blanks."""
        if "\n" in text or "\r" in text:  # an end of line ends a sentence, and is no piece
            return fold(text)
        return f" {' '.join(filter(None, map(self.__getitem__, pieces)))} "


class TextCounts:
    """Columns of counts, filled from texts in the order of the rows."""

    def __init__(self) -> None:
        self.n = 0
        self.segments: list[bytearray] = []
        self.packs: dict[str, Pack] = {}
        self.said: dict[str, SaidPack] = {}
        self.pieces: dict[tuple[str | None, tuple[str, ...]], Pieces] = {}
        self.held: dict[int, list[tuple[int, str]]] = {}
        self.spoken: dict[int, str] = {}

    def take(self, senders: Sequence[int], texts: Sequence[str | None]) -> None:
        """Take the texts of the next rows.

        Args:
            senders: Who wrote each [n].
            texts: Their own words [n]; None where there are none to count.
        """
        row, held = self.n, self.held
        self.n += len(senders)
        while SEGMENT * len(self.segments) < self.n:
            self.segments.append(bytearray(b"\xff" * (SEGMENT * _SIZE)))  # all unknown
        for sender, text in zip(senders, texts, strict=True):
            if text is not None:
                try:
                    block = held[sender]
                except KeyError:
                    block = held[sender] = []
                block.append((row, text))
                if len(block) == BLOCK:
                    self._count_held(sender)
            row += 1

    def finish(self) -> dict[str, "array[int]"]:
        """Count what is still held and let it go.

        Returns:
            Columns by name [n]: those of `COLUMNS`, ``emoji``, ``elsewhere``, the bits of the
            `PLACES` that are named, and ``language``, the place of the row's language in
            `LANGUAGES`. `UNKNOWN` where there were no words, or none of a
            language with a pack. Those of `SAID_COLUMNS` are 1 where a message may say it, and
            `UNKNOWN` where it was found in no language and its own is not looked at.
        """
        for sender in list(self.held):
            self._count_held(sender)
        self.packs.clear()
        self.said.clear()
        self.pieces.clear()
        columns = {name: array("h") for name in FIELDS}
        for start in range(0, self.n, SEGMENT):
            records = array("h")
            records.frombytes(self.segments[start // SEGMENT])
            self.segments[start // SEGMENT] = bytearray()
            if sys.byteorder == "big":
                records.byteswap()
            del records[(self.n - start) * len(FIELDS) :]
            for at, column in enumerate(columns.values()):
                column.extend(records[at :: len(FIELDS)])
        self.segments.clear()
        return columns

    def _count_held(self, sender: int) -> None:
        """Tell the language of one person's block, count it, and let it go."""
        held = self.held.pop(sender)
        code, near = tell_languages(text for _, text in held)
        few = code is None and sum(len(_WORDS.findall(text)) for _, text in held) < MIN_WORDS
        if few:
            code = self.spoken.get(sender)
        if code is not None:
            self.spoken[sender] = code
        if code not in SAID_LANGUAGES:
            near = (*near, *self.spoken.values())
        pieces = self._find_pieces(code, SAID_LANGUAGES if few and code is None else near)
        segments, known, count = self.segments, pieces.records.get, pieces.count
        for row, text in held:
            at = row % SEGMENT * _SIZE
            segments[row // SEGMENT][at : at + _SIZE] = known(text) or count(text)

    def _find_pieces(self, code: str | None, near: Iterable[str]) -> Pieces:
        """Find what the texts of one language are counted with.

        Args:
            code: The language; None where it cannot be told.
            near: Further languages whose patterns are looked for: those whose words are there too;
                where the language has none, those that the two have written in before; all where
                there is too little to tell. English words are borrowed everywhere.
        """
        wanted = {code, "en", *near}
        codes = tuple(one for one in SAID_LANGUAGES if one in wanted)
        pieces = self.pieces.get((code, codes))
        if pieces is None:
            if len(self.pieces) >= MAX_TABLES:
                self.pieces.clear()
            for one in codes:
                if one not in self.said:
                    self.said[one] = load_said(one)
            said = [(self.said[one], looks_for(one)) for one in codes]
            pack = load_pack(code) if code in LANGUAGES else None
            pieces = self.pieces[code, codes] = Pieces(pack, said, code)
        return pieces
