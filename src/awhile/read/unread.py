"""Exports of apps that are known but not read in this form: which one it is, and what helps."""

import re

from awhile.patterns import late
from awhile.read.reader import Head

KNOWN = tuple(
    (key, late(pattern, re.DOTALL))
    for key, pattern in (
        ("read.whatsapp_html", r"<title>[^<]*WhatsApp[^<]*</title>"),
        (
            "read.tinder",
            r'"Messages"\s*:\s*\[\s*\{\s*"match_id"|"(?:swipes_(?:likes|passes)|app_opens)"',
        ),
        ("read.bumble", r'"(?:bumble_|encounters_)\w*"\s*:'),
        ("read.hinge", r'^\s*\[\s*\{\s*"(?:match|like|chats|we_met|block|voice_notes)"\s*:\s*\['),
    )
)
"""Keys of sentences, by what the head of such a file holds."""


def name_app(head: Head) -> str | None:
    """Name the app that wrote a file which no reader claims.

    Args:
        head: Its beginning.

    Returns:
        Key of the sentence that names it and says what to export instead; None if it is not known.
    """
    text = head.text
    if text is None or text.lstrip("\ufeff \r\n\t")[:1] not in {"<", "{", "["}:
        return None
    return next((key for key, pattern in KNOWN if pattern.search(text)), None)
