"""Whether the last messages name another place to write to, where contact may go on."""

from itertools import compress, islice

from awhile.types import PLACES, WEEK_S, Events, Kind

LAST, LAST_S = 6, 2 * WEEK_S
"""How many messages of words are looked at, and how long before the last one; a choice."""

OWN = {
    "facebook": "messenger",
    "facebook_html": "messenger",
    "imessage": "sms",
    "memotrace": "wechat",
    "mbox": "mail",
}
"""Readers of places that are called otherwise."""


def name_elsewhere(events: Events, reader: str) -> tuple[str, ...]:
    """Name the places that the last messages of either person name, but for the file's own.

    Args:
        events: What was sent.
        reader: As in `Understood`; several for files that were merged.

    Returns:
        Keys of `PLACES`, in their order; none where places were not looked for.
    """
    named = events.counts.get("elsewhere")
    if named is None or not events.time_s:
        return ()
    since_s = events.time_s[-1] - LAST_S
    n = len(events)
    texts = compress(reversed(range(n)), map(Kind.TEXT.__eq__, reversed(events.kind)))
    last = [named[i] for i in islice(texts, LAST) if events.time_s[i] >= since_s]
    apps = {one.partition("-")[0] for one in reader.split(" + ")}
    own = {OWN.get(app, app) for app in apps}
    return tuple(
        place
        for bit, place in enumerate(PLACES)
        if place not in own and any(n > 0 and n >> bit & 1 for n in last)
    )
