"""Every sentence Awhile can say, in one place; a translation is one file beside ``en.py``."""

from awhile.words.en import SENTENCES


def say(key: str, **values: object) -> str:
    """Return one sentence with its values filled in.

    Args:
        key: ``area.name``, as in ``read.empty_file``.
        **values: What the sentence names; plain strings, never markup.

    Returns:
        The sentence as plain text; whoever shows it escapes it.

    Raises:
        KeyError: There is no such sentence, or a value it names is missing.
    """
    area, _, name = key.partition(".")
    return SENTENCES[area][name].format(**values)
