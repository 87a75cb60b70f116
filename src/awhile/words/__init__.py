"""Every sentence Awhile can say, in one place; a translation is one file beside ``en.py``."""

from awhile.words import de, en

LANGUAGES = {"en": en.SENTENCES, "de": de.SENTENCES}
"""The languages Awhile speaks, by ISO 639-1 code."""

_CONTROLS = dict.fromkeys((*range(32), *range(127, 160)), "\ufffd") | dict.fromkeys(
    (9, 10, 13, 0x2028, 0x2029), " "
)


def one_line(text: str) -> str:
    """Return a name that a line of a terminal or a file can hold.

    A file may call somebody by line breaks, by what steers a terminal, or by half a character, as
    JSON can.
    """
    if text.isprintable():
        return text
    return text.translate(_CONTROLS).encode("utf-8", "replace").decode("utf-8")


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
