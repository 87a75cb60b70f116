"""iMessage: ``chat.db`` of a Mac, or ``sms.db`` out of an iPhone's backup."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from awhile.errors import ReadError
from awhile.read.columns import MAX_ROW, Rows, finish
from awhile.read.conversations import (
    OWNER,
    address_key,
    bare_address,
    choose_chat,
    person_key,
)
from awhile.read.layout import Database
from awhile.read.reactions import Reactions
from awhile.read.reader import Options
from awhile.read.source import FileSource
from awhile.read.times.epochs import APPLE_EPOCH_S, epoch_s, show_in_zone
from awhile.types import Kind, Reading

TABLES = frozenset(("message", "chat", "handle", "chat_message_join", "chat_handle_join"))
PAIR_STYLE = 43
"""``chat.style`` of a conversation between two; 45 is a group."""
REACTIONS = range(2000, 3000)
REMOVED_REACTIONS = range(3000, 4000)
STICKER = 1000
VOTE = 4000
"""A tap on an option of a poll, in a row of its own."""
POLL = "com.apple.messages.Polls"
SEND_LATER = 2
"""``schedule_type`` of what is to be sent at a moment to come."""
OBJECT = "\ufffc"
"""Stands in a text for what was attached."""
_COLUMNS = (
    "text",
    "attributedBody",
    "date",
    "is_from_me",
    "handle_id",
    "item_type",
    "associated_message_type",
    "date_edited",
    "date_retracted",
    "cache_has_attachments",
    "is_audio_message",
    "balloon_bundle_id",
    "associated_message_guid",
    "guid",
    "error",
    "is_sent",
    "is_delivered",
    "schedule_type",
)
_NEEDED = {"text", "date", "is_from_me"}


@dataclass(frozen=True, slots=True)
class _Chat:
    """One conversation: what it is called, which chats of the file it is made of, how many wrote.

    A person reached over iMessage and SMS has two chats in the file, which are one conversation.
    """

    title: str
    ids: tuple[object, ...]
    personal: bool
    n: int
    addresses: tuple[str, ...] = ()


def _read(base: sqlite3.Connection, source: FileSource, options: Options) -> Reading:
    there = _columns_of(base, "message")
    if not there >= _NEEDED:
        raise ReadError("read.damaged_database", file=source.name)
    handles = {key: str(name) for key, name in base.execute("SELECT ROWID, id FROM handle")}
    chats = _chats(base, handles, options)
    if not chats and _has_deleted(base):
        raise ReadError("read.recently_deleted", file=source.name)
    personal = [i for i, c in enumerate(chats) if c.personal]
    chat = chats[choose_chat([c.title for c in chats], personal, options, source.name)]
    rows, reactions = Rows.asked_for(options), Reactions()
    for number, (place, row) in enumerate(rows.counted(_messages(base, chat, there)), 1):
        line = place if isinstance(place, int) and 0 < place <= MAX_ROW else number
        _take(rows, row, line, chat, handles, source.name, reactions)
        if options.progress is not None and number % 10_000 == 0:
            options.progress(number, chat.n)
    limits = ["read.limit_imessage", "read.limit_facetime"]
    if chat.personal and (homeless := _homeless(base, chat, handles, options)):
        rows.doubt("rows_without_chat", n=homeless)
        limits.append("read.limit_newest_without_chat")
    zone, assumed = show_in_zone(rows, options.zone)
    return finish(
        rows,
        reader="imessage",
        file=source.name,
        title=chat.title,
        zone=zone,
        zone_assumed=assumed,
        owner=OWNER,
        chats=tuple(c.title for c in chats),
        limits=tuple(limits),
    )


def _columns_of(base: sqlite3.Connection, table: str) -> set[str]:
    return {column[0] for column in base.execute(f"SELECT * FROM {table} LIMIT 0").description}  # noqa: S608 - a name of ours


def _has_deleted(base: sqlite3.Connection) -> bool:
    """Whether the file holds messages that were deleted of late and can be restored."""
    try:
        query = "SELECT count(*) FROM chat_recoverable_message_join"
        return bool(base.execute(query).fetchone()[0])
    except sqlite3.OperationalError:
        return False


def _homeless(
    base: sqlite3.Connection, chat: _Chat, handles: dict[object, str], options: Options
) -> int:
    """Count the rows of this person that belong to no conversation: it may be this one."""
    keys = {person_key(title, options) for title in chat.addresses}
    theirs = [key for key, name in handles.items() if person_key(name, options) in keys]
    if not theirs:
        return 0
    found = base.execute(
        "SELECT count(*) FROM message m WHERE m.is_from_me = 0 "  # noqa: S608 - question marks
        f"AND m.handle_id IN ({','.join('?' * len(theirs))}) AND NOT EXISTS "
        "(SELECT 1 FROM chat_message_join j WHERE j.message_id = m.ROWID)"
        + (
            " AND NOT EXISTS (SELECT 1 FROM chat_recoverable_message_join r"
            " WHERE r.message_id = m.ROWID)"
            if _has_deleted(base)
            else ""
        ),
        theirs,
    )
    return int(found.fetchone()[0])


def _people_of(base: sqlite3.Connection) -> dict[str, str]:
    """Return what Apple knows as one person, by address."""
    if "person_centric_id" not in _columns_of(base, "handle"):
        return {}
    found = base.execute("SELECT id, person_centric_id FROM handle ORDER BY ROWID")
    return {address_key(str(name)): f"person {person}" for name, person in found if person}


def _chats(base: sqlite3.Connection, handles: dict[object, str], options: Options) -> list[_Chat]:
    """List the conversations, the longest first."""
    people: dict[object, list[str]] = {}
    for chat, handle in base.execute("SELECT chat_id, handle_id FROM chat_handle_join"):
        people.setdefault(chat, []).append(handles.get(handle, "?"))
    counted = "SELECT chat_id, count(*) FROM chat_message_join GROUP BY chat_id"
    sizes = dict(base.execute(counted).fetchall())
    there = _columns_of(base, "chat")
    style, name = (c if c in there else "NULL" for c in ("style", "display_name"))
    known = _people_of(base)
    merged: dict[str, _Chat] = {}
    listed = f"SELECT ROWID, chat_identifier, {style}, {name} FROM chat"  # noqa: S608 - as above
    for key, identifier, kind, display in base.execute(listed):
        others = people.get(key, [])
        personal = kind == PAIR_STYLE or (kind is None and len(others) == 1)
        title = str(identifier if personal else display or " + ".join(others) or identifier)
        title = bare_address(title) if personal else title
        same = person_key(title, options)
        same = known.get(same, same) if personal else f"group {key}"
        old = merged.get(same, _Chat(title, (), personal, 0, ()))
        n = old.n + sizes.get(key, 0)
        addresses = (*old.addresses, title)
        # The one that the user knows this person by names the conversation.
        wanted = {address_key(name) for name in (*options.names, *options.same.values())}
        called = next((one for one in addresses if address_key(one) in wanted), old.title)
        merged[same] = _Chat(called, (*old.ids, key), personal, n, addresses)
    return sorted((c for c in merged.values() if c.n), key=lambda c: -c.n)


def _messages(
    base: sqlite3.Connection, chat: _Chat, there: set[str]
) -> Iterator[tuple[object, dict[str, Any]]]:
    used = [c for c in _COLUMNS if c in there]
    columns = ", ".join(f"m.{c}" for c in used)
    # In the order in which they came, over all chats of one person: ties in time keep it.
    found = base.execute(
        # A row may stand in two chats of one person.
        f"SELECT m.ROWID, {columns} FROM message m WHERE m.ROWID IN "  # noqa: S608 - names of ours
        "(SELECT j.message_id FROM chat_message_join j "
        f"WHERE j.chat_id IN ({','.join('?' * len(chat.ids))})) ORDER BY m.ROWID",
        chat.ids,
    )
    for place, *values in found:
        yield place, dict(zip(used, values, strict=True))


def _take(
    rows: Rows,
    row: dict[str, Any],
    place: int,
    chat: _Chat,
    handles: dict[object, str],
    file: str,
    reactions: Reactions,
) -> None:
    text = row["text"] if isinstance(row["text"], str) else None
    body = row.get("attributedBody")
    if not text and isinstance(body, bytes):
        text = read_typedstream(body)
    kind = _kind(row, text, reacts=reactions.take(text))
    if kind is None:
        rows.n_system += 1
        return
    if _was_not_sent(row):
        rows.skip(place, "read.not_sent")
        return
    date = row["date"]
    time_s = epoch_s(date, APPLE_EPOCH_S) if isinstance(date, int | float) else None
    if time_s is None:
        rows.skip(place, "read.bad_date", shown=date)
        return
    if row["is_from_me"]:
        name = OWNER
    elif chat.personal:
        name = chat.title
    else:
        name = handles.get(row.get("handle_id"), "?")
    words = text.replace(OBJECT, "").strip() if text else ""
    own = words if words and kind not in {Kind.REACTION, Kind.DELETED} else None
    rows.add(time_s, rows.sender_id(name, file), kind, place, own)


def _was_not_sent(row: dict[str, Any]) -> bool:
    """Whether one's own message never left: it failed, or waits for a moment to come."""
    if not row["is_from_me"] or row.get("is_delivered"):
        return False
    failed = bool(row.get("error"))
    return failed or (row.get("schedule_type") == SEND_LATER and not row.get("is_sent"))


def _kind(row: dict[str, Any], text: str | None, *, reacts: bool) -> Kind | None:
    """Say what a row is; None for a notice. ``reacts`` tells that its words are a reaction."""
    about = row.get("associated_message_type") or 0
    if row.get("item_type") or about in REMOVED_REACTIONS:
        return None
    if about == VOTE or _is_poll_update(row):
        return Kind.REACTION
    if about in REACTIONS or about == STICKER or reacts:
        return Kind.REACTION
    words = text.replace(OBJECT, "").strip() if text else ""
    attached = row.get("cache_has_attachments") or OBJECT in (text or "")
    if row.get("date_retracted") or (row.get("date_edited") and not words and not attached):
        return Kind.DELETED
    if row.get("is_audio_message"):
        return Kind.VOICE
    return Kind.TEXT if words and not attached else Kind.MEDIA


def _is_poll_update(row: dict[str, Any]) -> bool:
    """Whether a row changes a poll that stands in another."""
    about = row.get("associated_message_guid")
    poll = str(row.get("balloon_bundle_id") or "").endswith(POLL)
    return poll and bool(about) and about != row.get("guid")


def read_typedstream(body: bytes) -> str | None:
    """Take the text out of an ``NSAttributedString`` as Apple archives it.

    Args:
        body: The archive: class names, then ``+``, the length, and the text in UTF-8. A length of
            128 or more is 0x81 and two bytes, or 0x82 and four, least first.

    Returns:
        The text; None if there is none to be found.
    """
    start = body.find(b"\x84\x01+", body.find(b"NSString") + 1)
    if start < 0 or start + 3 >= len(body):
        return None
    start += 3
    wide = {0x81: 2, 0x82: 4}.get(body[start], 0)
    sized = body[start + 1 : start + 1 + wide] or body[start : start + 1]
    length = int.from_bytes(sized, "little")
    text = body[start + 1 + wide : start + 1 + wide + length]
    return text.decode("utf-8", "replace") if len(text) == length else None


IMESSAGE = Database("imessage", TABLES, _read, "read.not_imessage")
"""The reader of Apple's message database."""
