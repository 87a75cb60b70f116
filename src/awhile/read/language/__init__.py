"""Counting what words are about, at the door: one file per language, nothing kept of the words."""

from awhile.read.language.count import TextCounts, detect_language
from awhile.read.language.emoji import count_emoji
from awhile.read.language.pack import COLUMNS, LANGUAGES, PHRASES, STYLE, load_pack

__all__ = [
    "COLUMNS",
    "LANGUAGES",
    "PHRASES",
    "STYLE",
    "TextCounts",
    "count_emoji",
    "detect_language",
    "load_pack",
]
