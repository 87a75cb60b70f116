"""Reactions that another kind of telephone sends as words: ``Loved “see you at eight”``."""

import re

from awhile.patterns import late

_ENGLISH = late(
    r"(?:Loved|Liked|Disliked|Laughed at|Emphasi[sz]ed|Questioned) "
    r"(?:“.*”|an? (?:image|movie|attachment|audio message|sticker|contact|location))"
    r"|Reacted \S{1,20} to (?:“.*”|an? \w+)",
    re.DOTALL,
)
_QUOTING = late(
    r"[^“”„«»\"\n]{1,40}[“„«][ \u00a0\u202f]?(.+?)[ \u00a0\u202f]?[”“»][^“”„«»\"\n]{0,20}",
    re.DOTALL,
)
"""In any language: a few words around what an earlier message said."""
QUOTES = ("“", "„", "«")
LEAST, MOST = 4, 2000
"""Characters of a quoted message from which it is not said again by chance; and that are kept."""


class Reactions:
    """What was said in a chat, as numbers, to know what quotes it."""

    def __init__(self) -> None:
        self.said: set[int] = set()

    def take(self, text: str | None) -> bool:
        """Say whether a text is a reaction to what was said before it; keep it if it is not.

        Args:
            text: What was written; None where there are no words.
        """
        if not text:
            return False
        if text.startswith(("Loved ", "Liked ", "Disliked ", "Laughed ", "Emphasi", "Questioned ",
                            "Reacted ")) and _ENGLISH.fullmatch(text):  # fmt: skip
            return True
        if len(text) <= MOST and any(mark in text for mark in QUOTES):
            found = _QUOTING.fullmatch(text)
            if found and len(found[1]) >= LEAST and hash(found[1]) in self.said:
                return True
        self.said.add(hash(text.strip()))
        return False
