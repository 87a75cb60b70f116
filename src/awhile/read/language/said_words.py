"""Words that come before any number: a no, a threat, despair, a parting, a request for time.

Each language has one file, ``said/CODE.toml``, of small patterns over folded words. A text is
looked at closely only where it holds the words that some pattern cannot do without.
"""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from awhile.patterns import late
from awhile.read.language.called import RARE, Called, Calls, Slot
from awhile.read.language.kept import load_kept
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

MAX_WORDS = 30_000
"""Distinct words remembered while a file is read; further ones are looked up anew each time."""

_APOSTROPHES = late("[\u2019\u2018\u02bc\u0060\u00b4\u2032]")
_DOUBLED = late(r"([^\W\d_])\1+")
_WORD = r"[^ .]"
_MARKS = late(r"[.!?\u2026\u061f\u06d4\u0964;\n\r]+")
_NO_WORD = late(r"[^\w\u0900-\u0963. ]+|_+")
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
    if text.isalpha() and text.isascii():
        return f" {_fold_letters(text[:MAX_LOOKED_AT])} "
    plain = _fold_letters(_APOSTROPHES.sub("'", text[:MAX_LOOKED_AT]).replace("'", " "))
    return f" {' '.join(_NO_WORD.sub(' ', _MARKS.sub(' . ', plain)).split())} "


class Pattern(NamedTuple):
    """One pattern, compiled when a text first holds its word.

    Attributes:
        kind: One of `SAID`.
        source: As it is written in the file.
        finds: Whether it finds something; False where it tells a near miss.
    """

    kind: str
    source: str
    finds: bool


class SaidPack:
    """The patterns of one language, and which of them a word calls.

    Args:
        lists: The file: ``words``, named sets of words, and by kind ``find`` and ``not``.
        common: Frequent words of the language, which make poor keys.
    """

    def __init__(self, lists: Mapping[str, Any], common: Iterable[str] = ()) -> None:
        self.sets: Mapping[str, str] = lists.get("words", {})
        self.looks_for = frozenset(map(str, lists.get("looks_for", ())))
        self.often: dict[str, float] = {}
        self.weights: dict[str, float] = {}
        self.patterns: list[Pattern] = []
        self.written: list[str] = []
        self.compiled: dict[int, re.Pattern[str]] = {}
        self.called = Called(stars=True)
        self.asked: dict[str, Calls] = {}
        self.misses: dict[str, list[int]] = {kind: [] for kind in SAID}
        self._sort(lists, common)

    def _sort(self, lists: Mapping[str, Any], common: Iterable[str]) -> None:
        """Sort patterns by the words that they cannot do without."""
        for word in common:
            for part in fold(word).split():
                self.often.setdefault(part, 1 / (len(self.often) + 10))
        for kind in SAID:
            table: Mapping[str, Sequence[str]] = lists.get(kind, {})
            for source in table.get("find", ()):
                self.called.add(self._slots(source))
                self.patterns.append(Pattern(kind, source, finds=True))
            for source in table.get("not", ()):
                self.called.skip()
                self.misses[kind].append(len(self.patterns))
                self.patterns.append(Pattern(kind, source, finds=False))

    def keep(self) -> dict[str, object]:
        """Return everything as plain values; `restore` makes it again of them."""
        patterns = [(one.kind, one.source, one.finds) for one in self.patterns]
        regexes = list(map(self._write, range(len(self.patterns))))
        kept = {"sets": dict(self.sets), "looks_for": self.looks_for, "patterns": patterns}
        return {**kept, "regexes": regexes, "misses": self.misses, "called": self.called.keep()}

    @classmethod
    def restore(cls, kept: Mapping[str, Any]) -> "SaidPack":
        """Make again what was kept.

        Args:
            kept: As `keep` returned it.
        """
        made = cls({})
        made.sets, made.looks_for, made.misses = kept["sets"], kept["looks_for"], kept["misses"]
        made.patterns = [Pattern(*one) for one in kept["patterns"]]
        made.written = kept["regexes"]
        made.called = Called.restore(kept["called"])
        return made

    def renew(self) -> "SaidPack":
        """Return a pack that shares what was compiled and remembers no word."""
        made = copy(self)
        made.asked = {}
        return made

    def ask(self, word: str) -> Calls:
        """Tell which patterns one folded word calls (`Called`).

        Args:
            word: The word, folded.
        """
        found = self.asked.get(word)
        if found is None:
            found = self.called.ask((word,))
            if len(self.asked) < MAX_WORDS:
                self.asked[word] = found
        return found

    def find(self, text: str) -> frozenset[str]:
        """Find what a text may say: kinds of `SAID`; none in almost every message.

        Args:
            text: The text, as it was written.
        """
        return self.find_folded(fold(text))

    def find_folded(self, folded: str) -> frozenset[str]:
        """Find what a text may say that is folded already.

        Args:
            folded: The text, folded.
        """
        called = self.called.call([self.ask(word) for word in folded.split()])
        return self.look(called, folded) if called else frozenset()

    def look(self, called: int, folded: str) -> frozenset[str]:
        """Look in a folded text for the patterns that its words call.

        Args:
            called: Patterns as bits.
            folded: The text, as `fold` returns it.

        Returns:
            Kinds of `SAID`.
        """
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
            written = self.written or {number: self._write(number)}
            regex = self.compiled[number] = re.compile(written[number])
        return regex

    def _write(self, number: int) -> str:
        """Write a pattern as a regular expression."""
        return write_regex(self.patterns[number].source, self.sets)

    def _slots(self, source: str) -> list[Slot]:
        """List the slots of a pattern that each text it fits must fill, with its rarest words."""
        slots: list[Slot] = []
        beside = False
        for slot in source.split():
            if slot in _GAPS or slot in "^$" or slot.endswith("?") or "$" in slot:
                beside = False
                continue
            options = [option.split("_") for option in _options(slot, self.sets)]
            rarest = [min(words, key=self._weight) for words in options]
            slots.append(
                Slot(
                    sum(map(self._weight, dict.fromkeys(rarest))),
                    dict.fromkeys(s for word in rarest for s in _keys(word)),
                    dict.fromkeys(s for words in options for s in _begin(words[0])),
                    dict.fromkeys(s for words in options for s in _end(words[-1])),
                    beside,
                )
            )
            beside = True
        if not slots:
            raise ValueError(source)
        return slots

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
def _begin(word: str) -> tuple[str, ...]:
    """List the folded words with which a listed word may begin: at an apostrophe it may part."""
    parts, star = word.rstrip("*").split("'"), "*" * word.endswith("*")
    stops = range(1, len(parts) + 1)
    return tuple(s for n in stops for s in _joined(parts[:n], star if n == len(parts) else ""))


@cache
def _end(word: str) -> tuple[str, ...]:
    """List the folded words with which a listed word may end."""
    parts, star = word.rstrip("*").split("'"), "*" * word.endswith("*")
    return tuple(s for start in range(len(parts)) for s in _joined(parts[start:], star))


def _joined(parts: Sequence[str], star: str) -> Iterable[str]:
    """Fold parts of a word, typed as one, as they are and with the vowels of a plain keyboard."""
    for plain in (parts, [_plain_vowels(part) for part in parts]):
        if joined := "".join(map(_fold_letters, plain)):
            yield joined + star


@cache
def _keys(word: str) -> tuple[str, ...]:
    """Fold a listed word as it is typed, keeping its star."""
    return tuple(
        spelling + "*" * typed.endswith("*")
        for typed in _typed(word)
        for spelling in _spellings(typed.rstrip("*"))
    )


@cache
def _spellings(word: str) -> frozenset[str]:
    """Fold a listed word, also as typed with the vowels of a plain keyboard."""
    return frozenset((_fold_letters(word), _fold_letters(_plain_vowels(word))))


def _plain_vowels(word: str) -> str:
    """Write a word as it is typed on a keyboard without its vowels."""
    return word.replace("\u00e4", "ae").replace("\u00f6", "oe").replace("\u00fc", "ue")


def _write_option(option: str) -> Iterable[str]:
    """Write the expressions of one option: its words with spaces between."""
    for spelling in dict.fromkeys((option, _plain_vowels(option))):
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


_FOLDER = Path(__file__).parent
_MAKERS = (Path(__file__), _FOLDER / "called.py")
"""What makes a pack of a file, besides the file."""


@cache
def load_said_lists(code: str) -> Mapping[str, Any]:
    """Read the file of one language as it is written.

    Args:
        code: Code of the language, as ``en``.
    """
    return tomllib.loads((_FOLDER / "said" / f"{code}.toml").read_text(encoding="utf-8"))


def compile_said(code: str) -> SaidPack:
    """Compile the patterns of one language from the file as it is written.

    Args:
        code: Code of the language, as ``en``.
    """
    lists = load_said_lists(code)
    return SaidPack(lists, str(lists["common"]).split())


@cache
def _load_compiled(code: str) -> SaidPack:
    """Load the patterns of one language, compiled; never asked, so it holds listed words alone."""
    file = _FOLDER / "said" / f"{code}.toml"
    return SaidPack.restore(load_kept(file, lambda: compile_said(code).keep(), _MAKERS))


def load_said(code: str) -> SaidPack:
    """Return the patterns of one language; a new pack each time, since it fills with words.

    What was compiled is shared; what a file fills it with is not.

    Args:
        code: One of `SAID_LANGUAGES`.

    Returns:
        The pack.
    """
    return _load_compiled(code).renew()


@cache
def looks_for(code: str) -> frozenset[str]:
    """Tell the kinds that are looked for in a language: those found well enough when measured.

    Args:
        code: Code of the language, as ``en``.
    """
    return _load_compiled(code).looks_for


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
        folded = fold(text)
        return frozenset().union(*(pack.find_folded(folded) for pack in packs))

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
