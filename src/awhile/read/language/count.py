"""Texts → counts, person by person and block by block; the texts are let go after each block."""

import re
from array import array
from collections.abc import Iterable, Sequence

from awhile.read.language.elsewhere import find_elsewhere
from awhile.read.language.emoji import count_emoji
from awhile.read.language.pack import COLUMNS, LANGUAGES, Pack, common_words, load_pack
from awhile.read.language.said_words import (
    SAID_COLUMNS,
    SAID_LANGUAGES,
    SaidPack,
    load_said,
    looks_for,
    split_words,
)
from awhile.types import SAID, UNKNOWN

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

_WORDS = re.compile(r"(?:[^\W\d_]|[\u0900-\u0903\u093a-\u094f])+(?:'[^\W\d_]+)*")


def detect_language(texts: Iterable[str]) -> str | None:
    """Tell the language of some texts by one person from their most frequent words.

    Args:
        texts: What was written.

    Returns:
        One of `LANGUAGES`; None if it is another, or cannot be told.
    """
    code = _tell_language(texts)
    return code if code in LANGUAGES else None


def _tell_language(texts: Iterable[str]) -> str | None:
    """Tell the language of some texts, with or without a pack; None if it cannot be told."""
    common = common_words()
    scores: dict[str, float] = {}
    n = n_found = 0
    for text in texts:
        for word in _WORDS.findall(text[:MAX_CHARACTERS].lower().replace("’", "'")):
            n += 1
            if users := common.get(word):
                n_found += 1
                for code, weight in users:
                    scores[code] = scores.get(code, 0.0) + weight
        if n >= SAMPLE:
            break
    if n < MIN_WORDS or n_found < MIN_SHARE * n:
        return None
    best, *others = sorted(scores, key=lambda code: -scores[code])
    if others and scores[best] < MIN_LEAD * scores[others[0]]:
        return None
    return best


class TextCounts:
    """Columns of counts, filled from texts in the order of the rows."""

    def __init__(self) -> None:
        self.columns = [array("h") for _ in COLUMNS]
        self.emoji = array("h")
        self.elsewhere = array("h")
        self.language = array("h")
        self.said = {kind: array("h") for kind in SAID}
        self.said_packs: dict[str, SaidPack] = {}
        self.packs: dict[str, Pack] = {}
        self.held: dict[int, list[tuple[int, str]]] = {}
        self.spoken: dict[int, str] = {}

    def take(self, senders: Sequence[int], texts: Sequence[str | None]) -> None:
        """Take the texts of the next rows.

        Args:
            senders: Who wrote each [n].
            texts: Their own words [n]; None where there are none to count.
        """
        for row, (sender, text) in enumerate(zip(senders, texts, strict=True), len(self.emoji)):
            if text is None:
                self.emoji.append(UNKNOWN)
                self.elsewhere.append(UNKNOWN)
                continue
            text = text[:MAX_CHARACTERS]
            self.emoji.append(count_emoji(text))
            self.elsewhere.append(find_elsewhere(text))
            held = self.held.setdefault(sender, [])
            held.append((row, text))
            if len(held) == BLOCK:
                self._count_held(sender)

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
        self.said_packs.clear()
        self._grow()
        for row, place in enumerate(self.language):
            if place == UNKNOWN:
                for column in self.columns:
                    column[row] = UNKNOWN
        return dict(zip(COLUMNS, self.columns, strict=True)) | {
            "emoji": self.emoji,
            "elsewhere": self.elsewhere,
            "language": self.language,
            **{SAID_COLUMNS[kind]: column for kind, column in self.said.items()},
        }

    def _count_held(self, sender: int) -> None:
        """Tell the language of one person's block, count it, and let it go."""
        held = self.held.pop(sender)
        code = _tell_language(text for _, text in held)
        few = code is None and sum(len(_WORDS.findall(text)) for _, text in held) < MIN_WORDS
        if few:
            code = self.spoken.get(sender)
        self._grow()
        if code is not None:
            self.spoken[sender] = code
        if code not in LANGUAGES:
            self._look_at(held, SAID_LANGUAGES if few and code is None else (code, "en"), code)
            return
        if code not in self.packs:
            self.packs[code] = load_pack(code)
        pack, columns, place = self.packs[code], self.columns, LANGUAGES.index(code)
        tokens = [pack.split(text) for _, text in held]
        for (row, _), words in zip(held, tokens, strict=True):
            self.language[row] = place
            for column in pack.count_tokens(words):
                columns[column][row] += 1
        self._look_at(held, (code, "en"), code, tokens)

    def _look_at(
        self,
        held: Sequence[tuple[int, str]],
        codes: Iterable[str | None],
        own: str | None,
        tokens: Sequence[Sequence[str]] | None = None,
    ) -> None:
        """Look in one person's block for what comes before any number.

        Args:
            held: Rows and their texts.
            codes: The languages to look in: the block's own and English, whose words are borrowed
                everywhere; all of them where there is too little to tell.
            own: The language of the block; a kind that is looked for in it, and not found, is 0.
            tokens: The words of the texts, where they are split already.
        """
        packs = []
        for code in dict.fromkeys(codes):
            if code in SAID_LANGUAGES:
                if code not in self.said_packs:
                    self.said_packs[code] = load_said(code)
                packs.append((self.said_packs[code], looks_for(code)))
        sure = looks_for(own) if own in SAID_LANGUAGES else frozenset[str]()
        for kind, column in self.said.items():
            if kind in sure:
                for row, _ in held:
                    column[row] = 0
        for at, (row, text) in enumerate(held):
            words = split_words(text) if tokens is None else tokens[at]
            for pack, kinds in packs:
                for kind in pack.find(text, words) & kinds:
                    self.said[kind][row] = 1

    def _grow(self) -> None:
        """Make room for every row taken so far."""
        n = len(self.emoji) - len(self.language)
        if n:
            self.language.extend([UNKNOWN] * n)
            for said in self.said.values():
                said.extend([UNKNOWN] * n)
            blank = array("h", bytes(2 * n))
            for column in self.columns:
                column.extend(blank)
