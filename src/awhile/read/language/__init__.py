"""Counting what words are about, at the door: one file per language, nothing kept of the words."""

from awhile.read.language.count import TextCounts, detect_language
from awhile.read.language.emoji import count_emoji
from awhile.read.language.pack import COLUMNS, LANGUAGES, PHRASES, STYLE, load_pack
from awhile.read.language.said_words import (
    SAID_COLUMNS,
    SAID_LANGUAGES,
    looks_for,
    make_finder,
    read_words,
)

__all__ = [
    "COLUMNS",
    "LANGUAGES",
    "PHRASES",
    "SAID_COLUMNS",
    "SAID_LANGUAGES",
    "STYLE",
    "TextCounts",
    "count_emoji",
    "detect_language",
    "load_pack",
    "looks_for",
    "make_finder",
    "read_words",
]
