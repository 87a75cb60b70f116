"""Viber for the desktop keeps its messages in ``viber.db``; the phone's own export is not known."""

import sqlite3

from awhile.read.columns import MAX_ROW, Rows, finish
from awhile.read.conversations import OWNER, choose_chat
from awhile.read.layout import Database
from awhile.read.reader import Options
from awhile.read.source import FileSource
from awhile.read.times.epochs import epoch_s, show_in_zone
from awhile.types import Kind, Reading

TABLES = frozenset(("Events", "Messages", "Contact", "ChatInfo", "ChatRelation"))
OWN_CONTACT = 1
_TEXT = {1, 9, 15}
_VOICE = {6, 11}


def _read(base: sqlite3.Connection, source: FileSource, options: Options) -> Reading:
    file = source.name
    named = "SELECT ContactID, coalesce(Name, ClientName) FROM Contact"
    names = {key: str(name or key) for key, name in base.execute(named)}
    sizes = base.execute("SELECT ChatID, count(*) FROM Events GROUP BY ChatID").fetchall()
    people: dict[object, list[object]] = {}
    for chat, contact in base.execute("SELECT ChatID, ContactID FROM ChatRelation"):
        people.setdefault(chat, []).append(contact)
    chats = [chat for chat, _ in sorted(sizes, key=lambda found: -found[1])]
    others = [[names.get(p, "?") for p in people.get(c, ()) if p != OWN_CONTACT] for c in chats]
    titles = tuple(" + ".join(found) or str(c) for c, found in zip(chats, others, strict=True))
    personal = [i for i, found in enumerate(others) if len(found) == 1]
    chosen = choose_chat(titles, personal, options, file)
    rows = Rows.asked_for(options)
    found = base.execute(
        "SELECT e.EventID, e.timestamp, e.ContactID, m.Type, m.Body "
        "FROM Events e LEFT JOIN Messages m ON m.EventID = e.EventID WHERE e.ChatID = ?",
        (chats[chosen],),
    )
    for number, (place, stamp, contact, kind, body) in enumerate(rows.counted(found), 1):
        row = place if isinstance(place, int) and 0 < place <= MAX_ROW else number
        if kind is None:
            rows.n_system += 1
            continue
        time_s = epoch_s(stamp) if isinstance(stamp, int | float) else None
        if time_s is None:
            rows.skip(row, "read.bad_date", shown=stamp)
            continue
        name = OWNER if contact == OWN_CONTACT else names.get(contact, "?")
        what = Kind.TEXT if kind in _TEXT else Kind.VOICE if kind in _VOICE else Kind.MEDIA
        words = body if isinstance(body, str) and what is Kind.TEXT else None
        rows.add(time_s, rows.sender_id(name, file), what, row, words)
    zone, assumed = show_in_zone(rows, options.zone)
    return finish(
        rows,
        reader="viber",
        file=file,
        title=titles[chosen],
        zone=zone,
        zone_assumed=assumed,
        owner=OWNER,
        chats=titles,
        limits=("read.limit_viber", "read.limit_disappearing"),
    )


VIBER = Database("viber", TABLES, _read, "read.not_viber")
"""The reader of Viber's database on a computer."""
