"""Texts → counts, person by person and block by block; the texts are let go after each block."""

import re
from array import array
from collections.abc import Iterable, Sequence

from awhile.read.language.elsewhere import find_elsewhere
from awhile.read.language.emoji import count_emoji
from awhile.read.language.pack import COLUMNS, LANGUAGES, Pack, common_words, load_pack
from awhile.types import UNKNOWN

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

_WORDS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


def detect_language(texts: Iterable[str]) -> str | None:
    """Tell the language of some texts by one person from their most frequent words.

    Args:
        texts: What was written.

    Returns:
        One of `LANGUAGES`; None if it is another, or cannot be told.
    """
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
    if best not in LANGUAGES or (others and scores[best] < MIN_LEAD * scores[others[0]]):
        return None
    return best


class TextCounts:
    """Columns of counts, filled from texts in the order of the rows."""

    def __init__(self) -> None:
        self.columns = [array("h") for _ in COLUMNS]
        self.emoji = array("h")
        self.elsewhere = array("h")
        self.language = array("h")
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
            language with a pack.
        """
        for sender in list(self.held):
            self._count_held(sender)
        self.packs.clear()
        self._grow()
        for row, place in enumerate(self.language):
            if place == UNKNOWN:
                for column in self.columns:
                    column[row] = UNKNOWN
        return dict(zip(COLUMNS, self.columns, strict=True)) | {
            "emoji": self.emoji,
            "elsewhere": self.elsewhere,
            "language": self.language,
        }

    def _count_held(self, sender: int) -> None:
        """Tell the language of one person's block, count it, and let it go."""
        held = self.held.pop(sender)
        code = detect_language(text for _, text in held)
        if code is None and sum(len(_WORDS.findall(text)) for _, text in held) < MIN_WORDS:
            code = self.spoken.get(sender)
        if code is None:
            return
        self.spoken[sender] = code
        if code not in self.packs:
            self.packs[code] = load_pack(code)
        count, columns, place = self.packs[code].count, self.columns, LANGUAGES.index(code)
        self._grow()
        for row, text in held:
            self.language[row] = place
            for column in count(text):
                columns[column][row] += 1

    def _grow(self) -> None:
        """Make room for every row taken so far."""
        n = len(self.emoji) - len(self.language)
        if n:
            self.language.extend([UNKNOWN] * n)
            blank = array("h", bytes(2 * n))
            for column in self.columns:
                column.extend(blank)
