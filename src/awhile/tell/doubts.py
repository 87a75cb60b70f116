"""Doubts about a silence → sentences."""

from awhile.answer import word_doubt
from awhile.tell.phrases import join, utter
from awhile.types import Doubt
from awhile.words import has_sentence, say


def say_doubt(doubt: Doubt, language: str = "en") -> str:
    """Say why a silence may not be what it looks like.

    Args:
        doubt: The doubt.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.

    Returns:
        One or two sentences; what to do about it is said by `say_remedy`.
    """
    return utter(word_doubt(doubt).fact, language)


def say_remedy(doubt: Doubt, language: str = "en") -> str:
    """Say what to do about a doubt, and how in a terminal.

    Args:
        doubt: The doubt.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    do = word_doubt(doubt).do
    how = do.key.removesuffix("_do") + "_how"
    return join([utter(do, language), say(how, language) if has_sentence(how) else ""])
