"""A language pack: word lists and phrases from one file, compiled to one table of words."""

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from awhile.patterns import late
from awhile.read.language.called import NOTHING, RARE, Called, Calls, Slot
from awhile.read.language.kept import load_kept

LANGUAGES = ("en", "es", "pt", "de", "fr", "it", "nl")
"""Languages with a pack, by ISO 639-1 code; an event's ``language`` is a place in this list."""

PHRASES = (
    "appreciation",
    "declarations",
    "apologies",
    "blame",
    "withdrawal",
    "load_work",
    "load_exams",
    "load_family",
    "load_illness",
    "load_money",
    "plans",
)
"""Counts of phrases, in the order of their columns."""

STYLE = (
    "personal_pronouns",
    "impersonal_pronouns",
    "articles",
    "adverbs",
    "auxiliary_verbs",
    "conjunctions",
    "prepositions",
    "negations",
    "quantifiers",
)
"""The nine kinds of function words that language style matching compares (Ireland et al. 2011)."""

WORDS = ("i", "we", "you", *STYLE)
COLUMNS = (*PHRASES, *WORDS)
"""Every count that needs a language, in the order of their columns."""

MAX_VOCABULARY = 100_000
"""Distinct words remembered while a file is read; further ones are looked up anew each time."""

LEAST_STEM = 3
"""Fewest letters before a star."""

PART_WEIGHT = 0.5
"""How much the beginning or ending of a word says of its language beside a whole word."""

LEAST_PART, LEAST_REST = 2, 2
"""Fewest letters of a beginning or ending, and of what stands beside it; a choice."""

Users = tuple[tuple[str, float], ...]
"""Languages that use a word often: (code, weight) of each."""

JOINED_WORDS = late(r"[^\W_]+(?:'[^\W_]+)*")
SPLIT_WORDS = late(r"[^\W_]+'?")
_RUN = late(r"(.)\1{2,}")


class Node(dict[str, "Node"]):
    """A place in the tree of phrases: where each further word leads.

    Attributes:
        ends: Columns of the phrases that end here; True to count, False for a near miss.
    """

    __slots__ = ("ends",)

    def __init__(self) -> None:
        self.ends: dict[int, bool] | None = None

    def keep(self) -> tuple[object, object]:
        """Return everything below as plain values; `restore` makes it again of them."""
        return self.ends, {word: node.keep() for word, node in self.items()}

    @classmethod
    def restore(cls, kept: tuple[Any, Any]) -> "Node":
        """Make again what was kept.

        Args:
            kept: As `keep` returned it.
        """
        made = cls()
        made.ends, below = kept
        for word, node in below.items():
            made[word] = cls.restore(node)
        return made


@dataclass(frozen=True, slots=True)
class Entry:
    """What one word means to a pack.

    Attributes:
        columns: Columns in which the word itself counts.
        keys: How phrases may name it.
        starts: Phrases that begin with it.
        alone: Whether one of these is the word alone.
        seconds: The second words of the others.
    """

    columns: tuple[int, ...]
    keys: tuple[str, ...]
    starts: tuple[Node, ...]
    alone: bool
    seconds: frozenset[str]


def bare(word: str) -> str:
    """Return a word without its accents.

    Args:
        word: The word.
    """
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFD", word.replace("ß", "ss").replace("œ", "oe"))
    return "".join(c for c in parts if not unicodedata.combining(c))


def bare_letters(word: str) -> str:
    """Return a word as typed on a keyboard without accents and without the dotless i.

    Args:
        word: The word.
    """
    return word if word.isascii() else bare(word).replace("\u0131", "i")


def spellings(word: str) -> set[str]:
    """List how a word is also typed: without accents, or with the vowels of a plain keyboard.

    Args:
        word: The word, in lower case.
    """
    if word.isascii():
        return {word}
    plain = word.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    return {word, bare(word), bare(plain)}


class Pack(dict[str, Entry | None]):
    """What each word of a language means; fills itself while it is used.

    Args:
        lists: ``style``, ``counts`` and ``near_misses``, each by column, and ``common``, frequent
            words.
        splits: Whether an apostrophe ends a word.
    """

    def __init__(
        self, lists: Mapping[str, Mapping[str, Sequence[str] | str]], *, splits: bool
    ) -> None:
        super().__init__()
        self.find = (SPLIT_WORDS if splits else JOINED_WORDS).findall
        self.columns: dict[str, tuple[int, ...]] = {}
        self.root = Node()
        self.names: dict[str, set[str]] = {}
        self.called = Called(stars=False)
        common = str(lists.get("common", "")).split()
        self.often = {word: 1 / (n + 10) for n, word in enumerate(common)}
        self._add_words(lists.get("style", {}))
        for table, counts in (("near_misses", False), ("counts", True)):
            for name, phrases in lists.get(table, {}).items():
                for phrase in phrases:
                    self._add_phrase(phrase, COLUMNS.index(name), counts=counts)
        self._find_stems()

    def _find_stems(self) -> None:
        """List the beginnings of words among the names."""
        self.stems = {
            name[:-1]: words
            for name, words in self.names.items()
            if name.endswith("*") and len(name) > LEAST_STEM
        }
        self.stops = sorted(set(map(len, self.stems)))

    def keep(self) -> dict[str, object]:
        """Return everything as plain values; `restore` makes it again of them."""
        tables = {"columns": self.columns, "names": self.names, "root": self.root.keep()}
        return {**tables, "called": self.called.keep()}

    @classmethod
    def restore(cls, kept: Mapping[str, Any], *, splits: bool) -> "Pack":
        """Make again what was kept.

        Args:
            kept: As `keep` returned it.
            splits: As for a new one.
        """
        made = cls({}, splits=splits)
        made.columns, made.names = kept["columns"], kept["names"]
        made.root, made.called = Node.restore(kept["root"]), Called.restore(kept["called"])
        made._find_stems()
        return made

    def __missing__(self, token: str) -> Entry | None:
        word = self._known(token)
        columns = self.columns.get(word, ())
        keys = list(self.names.get(word, ()))
        for stop in self.stops:
            if stop > len(word):
                break
            keys += self.stems.get(word[:stop], ())
        entry = None
        if columns or keys:
            starts = tuple(self.root[key] for key in keys if key in self.root)
            alone = any(node.ends is not None for node in starts)
            entry = Entry(columns, tuple(keys), starts, alone, frozenset().union(*starts))
        if len(self) < MAX_VOCABULARY:
            self[token] = entry
        return entry

    def count(self, text: str) -> list[int]:
        """Find everything in a text that counts.

        Args:
            text: One person's words, no longer than `count.MAX_CHARACTERS`.

        Returns:
            The column of each thing the text holds, once for each time.
        """
        return self.count_tokens(self.split(text))

    def split(self, text: str) -> list[str]:
        """Split a text into its words, in lower case.

        Args:
            text: The text.
        """
        return self.find(text.lower().replace("’", "'"))

    def count_tokens(self, tokens: Sequence[str]) -> list[int]:
        """Find everything that counts in a text that is split already.

        Args:
            tokens: Its words, as `split` gives them.

        Returns:
            As `count`.
        """
        return self.count_words(tokens) + self.count_phrases(tokens)

    def count_words(self, tokens: Sequence[str]) -> list[int]:
        """Find what counts by itself, word by word; arguments as for `count_tokens`.

        Args:
            tokens: Its words, as `split` gives them.
        """
        entries = map(self.__getitem__, tokens)
        return [column for entry in entries if entry is not None for column in entry.columns]

    def ask(self, token: str) -> Calls:
        """Tell which phrases that count one word calls (`Called`).

        Args:
            token: The word.
        """
        entry = self[token]
        return NOTHING if entry is None else self.called.ask(entry.keys)

    def count_phrases(self, tokens: Sequence[str]) -> list[int]:
        """Find the phrases in a text that is split already; arguments as for `count_tokens`.

        Args:
            tokens: Its words, as `split` gives them.
        """
        hits: list[int] = []
        until: dict[int, int] = {}
        entries = list(map(self.__getitem__, tokens))
        for at, entry in enumerate(entries, 1):
            if entry is None or not entry.starts:
                continue
            after = entries[at] if at < len(entries) else None
            if entry.alone or (after is not None and not entry.seconds.isdisjoint(after.keys)):
                for column, (stop, counts) in _longest(entries, at - 1, entry.starts).items():
                    if at > until.get(column, 0):
                        until[column] = stop
                        if counts:
                            hits.append(column)
        return hits

    def _add_words(self, lists: Mapping[str, Sequence[str] | str]) -> None:
        """Put function words into the table; a spelling never hides a word that is listed."""
        columns: dict[str, set[int]] = {}
        for name, words in lists.items():
            for word in str(words).split():
                columns.setdefault(word, set()).add(COLUMNS.index(name))
        listed = {word: tuple(sorted(found)) for word, found in columns.items()}
        for word, found in listed.items():
            for spelling in spellings(word):
                self.columns.setdefault(spelling, listed.get(spelling, found))

    def _add_phrase(self, phrase: str, column: int, *, counts: bool) -> None:
        """Put a phrase into the tree: ``a|b`` either, ``a?`` or nothing, ``a*`` any ending."""
        nodes = [self.root]
        slots: list[Slot] = []
        beside = False
        for slot in phrase.split():
            words = slot.removesuffix("?").split("|")
            for word in words:
                for spelling in spellings(word):
                    self.names.setdefault(spelling, set()).add(word)
            after = [
                node.get(word) or node.setdefault(word, Node()) for node in nodes for word in words
            ]
            nodes = after + nodes if slot.endswith("?") else after
            beside = beside and not slot.endswith("?")
            if not slot.endswith("?"):
                weight = sum(self.often.get(word, RARE) for word in words)
                slots.append(Slot(weight, words, words, words, beside))
                beside = True
        if counts:
            self.called.add(slots)
        for node in nodes:
            if node.ends is None:
                node.ends = {}
            node.ends.setdefault(column, counts)

    def _known(self, token: str) -> str:
        """Return a token as listed, where it differs by drawn-out letters or accents alone."""
        if token in self.columns or token in self.names:
            return token
        if _RUN.search(token):
            for pattern in (r"\1\1", r"\1"):
                short = _RUN.sub(pattern, token)
                if short in self.columns or short in self.names:
                    return short
            token = short
        return bare(token)


def _longest(
    entries: Sequence[Entry | None], at: int, nodes: Iterable[Node]
) -> dict[int, tuple[int, bool]]:
    """Follow the phrases that start at a word; the longest of each column is told."""
    best: dict[int, tuple[int, bool]] = {}
    nodes = list(nodes)
    while nodes:
        at += 1
        for node in nodes:
            if node.ends is not None:
                for column, counts in node.ends.items():
                    best[column] = (at, counts)
        entry = entries[at] if at < len(entries) else None
        if entry is None:
            break
        nodes = [node[key] for node in nodes for key in entry.keys if key in node]
    return best


_FOLDER = Path(__file__).parent
_MAKERS = (Path(__file__), _FOLDER / "called.py")
"""What makes a pack of a file, besides the file."""


def _name_lists(code: str) -> Path:
    return _FOLDER / "packs" / f"{code}.toml"


@cache
def load_lists(code: str) -> Mapping[str, object]:
    """Read the lists of one language as they are written.

    Args:
        code: Code of the language, as ``en``.
    """
    return tomllib.loads(_name_lists(code).read_text(encoding="utf-8"))


def compile_pack(code: str) -> Pack:
    """Compile the pack of one language from the lists as they are written.

    Args:
        code: Code of the language, as ``en``.
    """
    lists = load_lists(code)
    return Pack(lists, splits=bool(lists["splits"]))  # type: ignore[arg-type]


@cache
def _load_compiled(code: str) -> Pack:
    """Load the pack of one language; it is copied and never asked, so it holds listed words."""

    def make() -> dict[str, object]:
        return {**compile_pack(code).keep(), "splits": bool(load_lists(code)["splits"])}

    kept = load_kept(_name_lists(code), make, _MAKERS)
    return Pack.restore(kept, splits=kept["splits"])


def load_pack(code: str) -> Pack:
    """Return the pack of one language; a new one each time, since it fills with words of a file.

    What was compiled is shared; what the file fills it with is not.

    Args:
        code: One of `LANGUAGES`.

    Returns:
        The pack.
    """
    return copy(_load_compiled(code))


@dataclass(frozen=True, slots=True)
class CommonWords:
    """Which languages use a word often, told from the word or from how it begins or ends.

    Attributes:
        words: By word: (code, weight) of each language; the weight is one over their number.
        starts: The same by beginning.
        ends: The same by ending.
        longest: Letters of the longest beginning or ending.
    """

    words: Mapping[str, Users]
    starts: Mapping[str, Users]
    ends: Mapping[str, Users]
    longest: int

    def find_users(self, word: str) -> Users:
        """Tell which languages a whole word speaks for, as typed or without accents.

        Args:
            word: The word, in lower case.
        """
        users = self.words.get(word)
        if users is None and not word.isascii():
            users = self.words.get(bare_letters(word))
        return users or ()

    def find_part_users(self, word: str) -> Users:
        """Tell which languages the beginning or ending of a word speaks for, the longest first.

        Args:
            word: The word, in lower case.
        """
        for n in range(min(len(word) - LEAST_REST, self.longest), LEAST_PART - 1, -1):
            users = self.ends.get(word[-n:]) or self.starts.get(word[:n])
            if users is not None:
                return users
        return ()

    def score(
        self, words: Mapping[str, int], *, parts: bool = False
    ) -> tuple[dict[str, float], int]:
        """Score languages by some words.

        Args:
            words: How often each was written, in lower case.
            parts: Whether words that are no frequent ones are told by how they begin or end.

        Returns:
            The score of each language that shares a word, and how many of the words speak for any.
        """
        scores: dict[str, float] = {}
        n_found = 0
        known = self.words.get
        for word, times in words.items():
            users = known(word) or (() if word.isascii() else self.find_users(word))
            if parts and not users:
                users = self.find_part_users(word)
            if users:
                n_found += times
                for code, weight in users:
                    scores[code] = scores.get(code, 0.0) + weight * times
        return scores, n_found


def find_leader(scores: Mapping[str, float], lead: float) -> str | None:
    """Return the language with the best score if it is so many times the next; otherwise None.

    Args:
        scores: The score of each language.
        lead: How many times the next score the best must be.
    """
    ranked = sorted(scores, key=lambda code: -scores[code])
    if len(ranked) > 1 and scores[ranked[0]] < lead * scores[ranked[1]]:
        return None
    return ranked[0] if ranked else None


@cache
def common_words() -> CommonWords:
    """Load the frequent words of every language, with or without a pack."""
    made_with = (Path(__file__), *map(_name_lists, LANGUAGES))
    return CommonWords(*load_kept(_name_lists("other"), _sort_common, made_with))


def _sort_common() -> tuple[object, ...]:
    """Sort the frequent words by who uses them; as for `CommonWords`."""
    lists = {code: str(load_lists(code)["common"]) for code in LANGUAGES}
    lists |= {code: str(words) for code, words in load_lists("other").items()}
    tables: tuple[dict[str, list[str]], ...] = ({}, {}, {})
    for code, words in lists.items():
        for spelling in {s for word in words.split() for s in (word, bare_letters(word))}:
            place = 2 if spelling[0] == "*" else 1 if spelling[-1] == "*" else 0
            part = spelling.strip("*")
            if not place or len(part) >= LEAST_PART:
                tables[place].setdefault(part, []).append(code)
    words_of, starts, ends = (
        {part: tuple((c, most / len(codes)) for c in codes) for part, codes in table.items()}
        for table, most in zip(tables, (1.0, PART_WEIGHT, PART_WEIGHT), strict=True)
    )
    return words_of, starts, ends, max(map(len, (*starts, *ends)))
