"""Every sentence Awhile can say, in one place; a translation is one file beside ``en.py``."""

from awhile.words import de, en

LANGUAGES = {"en": en.SENTENCES, "de": de.SENTENCES}
"""The languages Awhile speaks, by ISO 639-1 code."""


def say(key: str, language: str = "en", /, **values: object) -> str:
    """Return one sentence with its values filled in.

    Args:
        key: ``area.name``, as in ``read.empty_file``.
        language: One of `LANGUAGES`; each holds every sentence.
        **values: What the sentence names; plain strings, never markup.

    Returns:
        The sentence as plain text; whoever shows it escapes it.

    Raises:
        KeyError: There is no such sentence, or a value it names is missing.
    """
    area, _, name = key.partition(".")
    return LANGUAGES[language][area][name].format(**values)
