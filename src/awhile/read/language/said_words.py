"""Words that come before any number: a no, a threat, despair, a parting, a request for time.

Each language has one file, ``said/CODE.toml``, of small patterns over folded words. A text is
looked at closely only where it holds the words that some pattern cannot do without.
"""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from awhile.types import SAID

SAID_LANGUAGES = ("en", "de", "es", "pt", "fr", "it", "nl", "tr", "id", "ru", "hi", "ar")
"""Languages in which such words are looked for, by ISO 639-1 code."""

SAID_COLUMNS = {
    "stop": "stop_requests",
    "threat": "threats",
    "despair": "despair",
    "parting": "partings",
    "time": "asks_time",
}
"""The column of counts of each kind of `awhile.types.SAID`: 1 where a message may hold it."""

MAX_LOOKED_AT = 60_000
"""Characters of one text that are looked at."""

MAX_TOKENS = 100_000
"""Distinct words remembered while a file is read; further ones are looked up anew each time."""

RARE = 0.0005
"""What share of all words a word that is not among the common ones is taken to be."""

Keys = tuple[dict[str, int], dict[str, int]]
"""Patterns, as bits, by a word, and by the beginning of one."""

LEAST_BEGINNING = 2
"""Fewest letters before a star."""

TOKENS = re.compile(r"(?:[^\W_]|[\u0900-\u0963\u064b-\u065f\u0670\u0640'\u200c\u200d])+")
"""A word of any script as it is typed, apostrophes and vowel signs within."""

_APOSTROPHES = re.compile("[\u2019\u2018\u02bc\u0060\u00b4\u2032]")
_DOUBLED = re.compile(r"([^\W\d_])\1+")
_WORD = r"[^ .]"
_MARKS = re.compile(r"[.!?\u2026\u061f\u06d4\u0964;\n\r]+")
_NO_WORD = re.compile(r"[^\w\u0900-\u0963. ]+|_+")
_FOLD: dict[int, str | None] = dict.fromkeys(
    (
        *range(0x300, 0x370),
        *range(0x64B, 0x660),
        0x670,
        0x640,
        0x93C,
        0x200B,
        0x200C,
        0x200D,
        0x2060,
        *range(0xFE00, 0xFE10),
    )
)
_FOLD |= {
    ord("\u0131"): "i",
    ord("\u0649"): "\u064a",
    ord("\u0629"): "\u0647",
    ord("\u06cc"): "\u064a",
    ord("\u06a9"): "\u0643",
    ord("\u0901"): "\u0902",
    ord("\u00e6"): "ae",
    ord("\u0153"): "oe",
}


def _fold_letters(text: str) -> str:
    """Take away what people leave out or draw out: case, accents, doubled letters."""
    plain = text.lower().replace("\u00df", "s")
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain).translate(_FOLD)
    return _DOUBLED.sub(r"\1", plain)


def fold(text: str) -> str:
    """Fold a text to words between single spaces, with a lone full stop where a sentence ends.

    Args:
        text: As it was typed.

    Returns:
        Lower case without accents, vowel signs that are left out in chats, apostrophes or doubled
        letters; it begins and ends with a space.
    """
    plain = _fold_letters(_APOSTROPHES.sub("'", text[:MAX_LOOKED_AT]).replace("'", " "))
    return f" {' '.join(_NO_WORD.sub(' ', _MARKS.sub(' . ', plain)).split())} "


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern, compiled when a text first holds its word.

    Attributes:
        kind: One of `SAID`.
        source: As it is written in the file.
        finds: Whether it finds something; False where it tells a near miss.
    """

    kind: str
    source: str
    finds: bool


Called = tuple[int, int, int]
"""What one word calls, as bits: patterns that cannot do without it, or without one more, or two."""


class SaidPack(dict[str, Called | None]):
    """The patterns of one language, and which of them a word calls; fills itself while used."""

    def __init__(self, lists: Mapping[str, Any], common: Iterable[str]) -> None:
        """Sort patterns by the word that they cannot do without.

        Args:
            lists: The file: ``words``, named sets of words, and by kind ``find`` and ``not``.
            common: Frequent words of the language, which make poor keys.
        """
        super().__init__()
        self.sets: Mapping[str, str] = lists.get("words", {})
        self.looks_for = frozenset(lists["looks_for"])
        self.often: dict[str, float] = {}
        for word in common:
            for part in fold(word).split():
                self.often.setdefault(part, 1 / (len(self.often) + 10))
        self.weights: dict[str, float] = {}
        self.patterns: list[Pattern] = []
        self.compiled: dict[int, re.Pattern[str]] = {}
        self.keyed: tuple[Keys, ...] = (({}, {}), ({}, {}), ({}, {}))
        self.short = [0, 0]
        self.misses: dict[str, list[int]] = {kind: [] for kind in SAID}
        for kind in SAID:
            table: Mapping[str, Sequence[str]] = lists.get(kind, {})
            for source in table.get("find", ()):
                self._key(source, len(self.patterns))
                self.patterns.append(Pattern(kind, source, finds=True))
            for source in table.get("not", ()):
                self.misses[kind].append(len(self.patterns))
                self.patterns.append(Pattern(kind, source, finds=False))

    def __missing__(self, token: str) -> Called | None:
        whole = _fold_letters(token.replace("'", ""))
        parts = {whole, *_fold_letters(token.replace("'", " ")).split()}
        bits = [0, 0, 0]
        for at, (words, stems) in enumerate(self.keyed):
            for part in parts:
                bits[at] |= words.get(part, 0)
                for stop in range(LEAST_BEGINNING, len(part) + 1):
                    bits[at] |= stems.get(part[:stop], 0)
        called = (bits[0], bits[1], bits[2]) if any(bits) else None
        if len(self) < MAX_TOKENS:
            self[token] = called
        return called

    def find(self, text: str, tokens: Sequence[str] | None = None) -> frozenset[str]:
        """Find what a text may say.

        Args:
            text: One message, no longer than `MAX_LOOKED_AT` where time matters.
            tokens: Its words in lower case, where they are there already.

        Returns:
            Kinds of `SAID`; empty for almost every message.
        """
        if tokens is None:
            tokens = split_words(text)
        first = second = third = 0
        for one in filter(None, map(self.__getitem__, tokens)):
            first |= one[0]
            second |= one[1]
            third |= one[2]
        called = first & (second | self.short[0]) & (third | self.short[1])
        if not called:
            return frozenset()
        folded = fold(text)
        found: set[str] = set()
        covered: dict[str, list[tuple[int, int]]] = {}
        while called:
            number = (called & -called).bit_length() - 1
            called &= called - 1
            kind = self.patterns[number].kind
            if kind in found:
                continue
            for match in self._regex(number).finditer(folded):
                if kind not in covered:
                    covered[kind] = [
                        miss.span()
                        for other in self.misses[kind]
                        for miss in self._regex(other).finditer(folded)
                    ]
                start, stop = match.span()
                if not any(start < end and begin < stop for begin, end in covered[kind]):
                    found.add(kind)
                    break
        return frozenset(found)

    def _regex(self, number: int) -> re.Pattern[str]:
        """Compile a pattern, once."""
        regex = self.compiled.get(number)
        if regex is None:
            regex = self.compiled[number] = re.compile(
                write_regex(self.patterns[number].source, self.sets)
            )
        return regex

    def _key(self, source: str, number: int) -> None:
        """Enter a pattern under the rarest word that each text it fits must hold."""
        keys: list[tuple[float, list[str]]] = []
        for slot in source.split():
            if slot in _GAPS or slot in "^$" or slot.endswith("?") or "$" in slot:
                continue
            rarest = [
                min(option.split("_"), key=self._weight) for option in _options(slot, self.sets)
            ]
            weight = sum(map(self._weight, dict.fromkeys(rarest)))
            keys.append((weight, [w for word in rarest for w in _typed(word)]))
        if not keys:
            raise ValueError(source)
        keys.sort(key=lambda key: key[0])
        bit = 1 << number
        for at in range(len(self.short)):
            if len(keys) <= at + 1:
                self.short[at] |= bit
        for (_, rarest), tables in zip(keys, self.keyed, strict=False):
            for word in rarest:
                table = tables[word.endswith("*")]
                for spelling in _spellings(word.rstrip("*")):
                    table[spelling] = table.get(spelling, 0) | bit

    def _weight(self, word: str) -> float:
        """Guess how often a word is met: a poor key is one that is in every second text."""
        weight = self.weights.get(word)
        if weight is None:
            parts = fold(word.rstrip("*")).split()
            weight = min((self.often.get(part, RARE) for part in parts), default=RARE)
            self.weights[word] = weight
        return weight


_END = r"(?= \.| ?$)"
_GAPS = {"..": f"(?: {_WORD}+){{0,3}}?", "...": f"(?: {_WORD}+){{0,6}}?"}


def _typed(word: str) -> tuple[str, ...]:
    """List what a word with an apostrophe is typed as: without it, or in parts."""
    if "'" not in word:
        return (word,)
    return (word.replace("'", ""), max(word.split("'"), key=len))


def _options(slot: str, sets: Mapping[str, str]) -> list[str]:
    """List what may stand in a slot."""
    options: list[str] = []
    for option in slot.removesuffix("?").split("|"):
        if option.startswith("<"):
            options += [o for word in sets[option[1:-1]].split() for o in _options(word, sets)]
        else:
            options.append(option)
    return options


@cache
def _spellings(word: str) -> frozenset[str]:
    """Fold a listed word, also as typed with the vowels of a plain keyboard."""
    plain = word.replace("\u00e4", "ae").replace("\u00f6", "oe").replace("\u00fc", "ue")
    return frozenset((_fold_letters(word), _fold_letters(plain)))


def _write_option(option: str) -> Iterable[str]:
    """Write the expressions of one option: its words with spaces between."""
    plain = option.replace("\u00e4", "ae").replace("\u00f6", "oe").replace("\u00fc", "ue")
    for spelling in dict.fromkeys((option, plain)):
        words = []
        for word in spelling.split("_"):
            parts = [re.escape(_fold_letters(p)) for p in word.rstrip("*").split("'")]
            words.append(" ?".join(parts) + (f"{_WORD}*" if word.endswith("*") else ""))
        yield " ".join(words)


def write_regex(source: str, sets: Mapping[str, str]) -> str:
    """Write a pattern of a language file as a regular expression over folded text.

    Args:
        source: Slots between spaces: ``a|b`` either; ``a_b`` two words in one choice; ``a*`` any
            ending; ``<name>`` a named set; ``a?`` or nothing; ``..`` up to three further words of
            the sentence, ``...`` up to six; ``^`` and ``$`` where a sentence begins and ends, the
            latter also as a choice.
        sets: The named sets.

    Returns:
        The expression.
    """
    out = []
    for slot in source.split():
        if slot in _GAPS:
            out.append(_GAPS[slot])
        elif slot == "^":
            out.append(r"(?:(?<=\.)|^)")
        elif slot == "$":
            out.append(_END)
        else:
            options = _options(slot, sets)
            choice = "|".join(e for o in options if o != "$" for e in _write_option(o))
            if "$" in options:
                out.append(f"(?: (?:{choice})|{_END})")
            else:
                out.append(f"(?: (?:{choice}))?" if slot.endswith("?") else f" (?:{choice})")
    return "".join(out) + "(?= |$)"


def split_words(text: str) -> list[str]:
    """Split a text into its words, in lower case."""
    plain = text[:MAX_LOOKED_AT].lower()
    return TOKENS.findall(plain if plain.isascii() else _APOSTROPHES.sub("'", plain))


@cache
def load_said_lists(code: str) -> Mapping[str, Any]:
    """Read the file of one language as it is written."""
    file = resources.files("awhile.read.language").joinpath("said", f"{code}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


def load_said(code: str) -> SaidPack:
    """Compile the patterns of one language; a new pack each time, since it fills with words.

    Args:
        code: One of `SAID_LANGUAGES`.

    Returns:
        The pack.
    """
    lists = load_said_lists(code)
    return SaidPack(lists, str(lists["common"]).split())


@cache
def looks_for(code: str) -> frozenset[str]:
    """Tell the kinds that are looked for in a language: those found well enough when measured."""
    return frozenset(map(str, load_said_lists(code)["looks_for"]))


def make_finder(code: str | None) -> Callable[[str], frozenset[str]]:
    """Make a finder for many texts of one language.

    Args:
        code: The language; None, or one without a file, for all languages at once, which errs
            towards asking.

    Returns:
        A function from a text to the kinds of `SAID` that it may hold. In a language of its own
        English words are found as well, since people borrow them.
    """
    codes = SAID_LANGUAGES if code not in SAID_LANGUAGES else tuple(dict.fromkeys((code, "en")))
    packs = [load_said(one) for one in codes]

    def find(text: str) -> frozenset[str]:
        tokens = split_words(text)
        return frozenset().union(*(pack.find(text, tokens) for pack in packs))

    return find


def read_words(text: str, language: str | None = None) -> frozenset[str]:
    """Tell what a text of the reader's own, or one message, may say that comes first.

    Args:
        text: The words; nothing is kept of them.
        language: ISO 639-1 code where it is known; otherwise every language is tried.

    Returns:
        Kinds of `SAID`: each a question to ask, never a finding.
    """
    return make_finder(language)(text)
