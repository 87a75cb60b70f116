"""Files that hold several conversations: which one is meant, and whose numbers are the same."""

import re
from collections.abc import Sequence

from awhile.errors import ReadError
from awhile.patterns import late
from awhile.read.reader import Options

OWNER = "Me"
"""What the owner is called where a file knows only that a message is one's own."""

_NUMBER = late(r"\+?[\d\s().\-/]{7,}")
_FILTERED = late(r"\((?:filtered|smsft(?:_[a-z]{2})?|smsfp)\)$")
"""What iOS writes behind the address of a sender that it does not know; the address is the same."""
SAME_DIGITS = 9
"""Numbers whose last digits agree this far are one number, with or without a country code."""


def address_key(address: str) -> str:
    """Return what every spelling of one telephone number or e-mail address has in common.

    Args:
        address: A telephone number or an e-mail address, in any spelling.
    """
    plain = bare_address(address)
    if _NUMBER.fullmatch(plain):
        return re.sub(r"\D", "", plain)[-SAME_DIGITS:]
    plain = plain.casefold()
    name, at, host = plain.rpartition("@")
    if at and name:
        # What stands behind a plus chooses a folder; Gmail passes over points.
        name = name.partition("+")[0] or name
        host = "gmail.com" if host == "googlemail.com" else host
        plain = f"{name.replace('.', '') if host == 'gmail.com' else name}@{host}"
    return plain


def bare_address(address: str) -> str:
    """Return an address without what iOS writes behind that of a sender it does not know.

    Args:
        address: As the file has it.
    """
    return _FILTERED.sub("", address.strip())


def person_key(address: str, options: Options) -> str:
    """Return what all names and addresses of one person have in common, as the user told them.

    Args:
        address: A name, a telephone number or an e-mail address.
        options: With the other names that the user told (``same``).
    """
    key = address_key(address)
    aliases = {address_key(alias): address_key(name) for alias, name in options.same.items()}
    for _ in range(len(aliases)):
        key = aliases.get(key, key)
    return key


def choose_chat(
    titles: Sequence[str],
    personal: Sequence[int],
    options: Options,
    file: str,
    also: Sequence[Sequence[str]] = (),
) -> int:
    """Find the conversation that is meant.

    Args:
        titles: What each conversation is called.
        personal: Places of those between two people.
        options: What the user said: a title, or its number from 1, or the other person's name.
        file: Base name of the file.
        also: Other names of each conversation, such as addresses, by which it may be chosen.

    Returns:
        Its place among the titles; without a word from the user the only one between two people, or
        the only one there is.

    Raises:
        ReadError: There is none, none of that name, or several to choose from.
    """
    if not titles:
        raise ReadError("read.nothing_found", file=file)
    keys = [person_key(title, options) for title in titles]
    for wanted in (options.chat, *options.names):
        key = person_key(wanted, options) if wanted is not None else None
        if key in keys:
            return keys.index(key)
        for place, names in enumerate(also):
            if key is not None and key in {person_key(name, options) for name in names}:
                return place
    if options.chat is not None:
        if options.chat.isdecimal() and 1 <= int(options.chat) <= len(titles):
            return int(options.chat) - 1
        raise ReadError("read.no_such_chat", file=file, chat=options.chat, names=list_chats(titles))
    if len(personal) == 1:
        return personal[0]
    if len(titles) == 1:
        return 0
    raise ReadError("read.several_chats", file=file, names=list_chats(titles), titles=tuple(titles))


def owner_beside(names: Sequence[str], title: str | None) -> str | None:
    """Name whose export it is: of two people the one that the conversation is not called after.

    Args:
        names: The people of the conversation.
        title: What the conversation is called; None if unknown.
    """
    if len(names) != 2 or title not in names:
        return None
    return names[1 - names.index(title)]


def list_chats(titles: Sequence[str]) -> str:
    """Number conversations for a sentence; of more than twenty the first.

    Args:
        titles: What each is called.
    """
    shown = ", ".join(f"{i} {t}" for i, t in enumerate(titles[:20], 1))
    return shown + (", …" if len(titles) > 20 else "")
