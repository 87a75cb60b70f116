"""What telephones and their programs on a computer keep: SMS and calls, iMessage, Viber."""

import json
import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from awhile.sample.rows import Row
from awhile.types import Kind
from tests.exports.export import Export, People, only, save, wall

APPLE_EPOCH_S = 978_307_200
NUMBER = "+44 7700 900123"
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def _attribute(text: str) -> str:
    """Escape as SMS Backup & Restore does: an emoji as two halves, a line as a number."""
    data = text.encode("utf-16-le", "surrogatepass")
    units = [int.from_bytes(data[i : i + 2], "little") for i in range(0, len(data), 2)]
    named = {'"': "&quot;", "&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "&#10;", "\r": "&#13;"}
    return "".join(
        f"&#{unit};" if 0xD800 <= unit < 0xE000 else named.get(chr(unit), chr(unit))
        for unit in units
    )


def _item(tag: str, **attributes: object) -> str:
    pairs = (f'{name}="{_attribute(str(value))}"' for name, value in attributes.items())
    return f"<{tag} {' '.join(pairs)}"


def _sms(folder: Path, rows: Sequence[Row], people: People) -> Path:
    lines = [f'<smses count="{len(rows)}" backup_set="x">']
    for row in rows:
        way, stamp = 2 - row.sender, round(row.time_s * 1000)
        readable = f"{wall(row):%b %d, %Y %I:%M:%S %p}"
        if row.kind is Kind.TEXT:
            said = _item(
                "sms", protocol=0, address=NUMBER, date=stamp, type=way, subject="null",
                body=row.text, toa="null", sc_toa="null", service_center="null", read=1, status=-1,
                locked=0, date_sent=stamp, readable_date=readable, contact_name=people[1],
            )  # fmt: skip
            lines.append(f"  {said} />")
            continue
        sort = "audio/amr" if row.kind is Kind.VOICE else "image/jpeg"
        head = _item(
            "mms", date=stamp, msg_box=way, address=NUMBER, m_type=128 + 4 * row.sender,
            date_sent=stamp // 1000, readable_date=readable, contact_name=people[1],
        )  # fmt: skip
        smil = _item("part", seq=-1, ct="application/smil", text="<smil></smil>")
        part = _item("part", seq=0, ct=sort, text="null", data="QUJDRA" * 50)
        who = _item("addr", address=NUMBER if row.sender else "insert-address-token", type=137)
        lines.append(f"  {head}><parts>{smil} />{part} /></parts><addrs>{who} /></addrs></mms>")
    return _xml(folder / "sms.xml", [*lines, "</smses>"])


def _calls(folder: Path, rows: Sequence[Row], people: People) -> Path:
    lines = [f'<calls count="{len(rows)}">']
    for row in rows:
        missed = row.kind is Kind.MISSED_CALL
        way = 2 if row.sender == 0 else 3 if missed else 1
        said = _item(
            "call", number=NUMBER, duration=row.call_s, date=round(row.time_s * 1000), type=way,
            presentation=1, readable_date=f"{wall(row):%b %d, %Y}", contact_name=people[1],
        )  # fmt: skip
        lines.append(f"  {said} />")
    return _xml(folder / "calls.xml", [*lines, "</calls>"])


def _sms_ie(folder: Path, rows: Sequence[Row], people: People, *, age: str) -> Path:
    """Write Android's columns as JSON: lines with the app's own keys marked, or once a list."""
    mark, items = "" if age == "old" else "__", []
    for number, row in enumerate(rows):
        stamp, way = round(row.time_s * 1000), str(2 - row.sender)
        head = {"_id": str(number), "thread_id": "1", "date": str(stamp), "read": "1"}
        if row.kind is Kind.TEXT:
            item = head | {"address": NUMBER, "type": way, "body": row.text}
            items.append(item | {f"{mark}display_name": people[1]})
            continue
        sort = "audio/amr" if row.kind is Kind.VOICE else "image/jpeg"
        them = {"address": NUMBER, f"{mark}display_name": people[1]}
        us = {"address": "insert-address-token"}
        who = (them, us) if row.sender else (us, them)
        smil = {"ct": "application/smil", "text": "<smil></smil>"}
        items.append(
            head
            | {"date": str(stamp // 1000), "msg_box": way, "m_type": str(128 + 4 * row.sender)}
            | {f"{mark}sender_address": who[0] | {"type": "137"}}
            | {f"{mark}recipient_addresses": [who[1] | {"type": "151"}]}
            | {f"{mark}parts": [smil, {"ct": sort, "cl": f"{number}.bin"}]}
        )
    if age == "old":
        return save(folder, "messages.json", json.dumps(items, ensure_ascii=False, indent=2))
    lines = [json.dumps(item, ensure_ascii=False) + "\n" for item in items]
    return save(folder, "messages.ndjson", "".join(lines))


def _sms_ie_calls(folder: Path, rows: Sequence[Row], people: People) -> Path:
    items = [
        {
            "number": NUMBER, "date": str(round(row.time_s * 1000)), "duration": str(row.call_s),
            "type": "2" if row.sender == 0 else "3" if row.kind is Kind.MISSED_CALL else "1",
            "display_name": people[1],
        }
        for row in rows
    ]  # fmt: skip
    return save(folder, "calls.json", json.dumps(items, ensure_ascii=False))


def _xml(path: Path, lines: Sequence[str]) -> Path:
    head = "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>"
    return save(path.parent, path.name, "\n".join([head, *lines]))


def archive(text: str) -> bytes:
    """Archive a text as Apple does, with the three forms of a length."""
    data = text.encode()
    wide = b"" if len(data) < 128 else b"\x81" if len(data) < 1 << 16 else b"\x82"
    size = len(data).to_bytes({b"": 1, b"\x81": 2, b"\x82": 4}[wide], "little")
    head = b"\x04\x0bstreamtyped\x81\xe8\x03\x84\x01@\x84\x84\x84\x19NSMutableAttributedString"
    return head + b"\x00\x84\x84\x08NSString\x01\x95\x84\x01+" + wide + size + data + b"\x86\x84"


_APPLE = """
CREATE TABLE message (guid, text, attributedBody, date, is_from_me, handle_id, item_type,
    associated_message_type, associated_message_guid, date_edited, date_retracted,
    cache_has_attachments, is_audio_message);
CREATE TABLE chat (style, chat_identifier, display_name);
CREATE TABLE handle (id);
CREATE TABLE chat_message_join (chat_id, message_id);
CREATE TABLE chat_handle_join (chat_id, handle_id);
INSERT INTO chat_handle_join VALUES (1, 1), (2, 2);
"""


def _imessage(folder: Path, rows: Sequence[Row], people: People, *, unit: int, wal: bool) -> Path:
    """Write a Mac's ``chat.db``; every third message went by SMS, which is another chat there."""
    path = folder / "chat.db"
    with closing(sqlite3.connect(path)) as base:
        if wal:
            base.execute("PRAGMA journal_mode = wal")
        base.executescript(_APPLE)
        for _ in range(2):
            base.execute("INSERT INTO handle VALUES (?)", (people[1],))
            base.execute("INSERT INTO chat VALUES (43, ?, NULL)", (people[1],))
        for number, row in enumerate(rows, 1):
            date = round((row.time_s - APPLE_EPOCH_S) * unit)
            text: str | None = row.text
            if row.kind in {Kind.MEDIA, Kind.VOICE}:
                text = "\ufffc"
            elif row.kind is Kind.REACTION:
                text = "Loved “x”"
            elif row.kind is Kind.DELETED:
                text = None
            archived = text is not None and number % 2 == 0
            base.execute(
                f"INSERT INTO message VALUES ({','.join('?' * 13)})",
                (
                    str(number), None if archived else text,
                    archive(text) if text is not None and archived else None, date,
                    int(row.sender == 0), 0 if row.sender == 0 else 1, 0,
                    2000 if row.kind is Kind.REACTION else 0, None,
                    date + unit if row.edited or row.kind is Kind.DELETED else 0,
                    date + unit if row.kind is Kind.DELETED else 0,
                    int(row.kind in {Kind.MEDIA, Kind.VOICE}), int(row.kind is Kind.VOICE),
                ),
            )  # fmt: skip
            chat = 2 if number % 3 == 0 else 1
            base.execute("INSERT INTO chat_message_join VALUES (?, ?)", (chat, number))
        base.commit()
    return path


def _viber(folder: Path, rows: Sequence[Row], people: People) -> Path:
    path = folder / "viber.db"
    with closing(sqlite3.connect(path)) as base:
        base.executescript("""
            CREATE TABLE Contact (ContactID INTEGER PRIMARY KEY, Name TEXT, ClientName TEXT);
            CREATE TABLE ChatInfo (ChatID INTEGER PRIMARY KEY);
            CREATE TABLE ChatRelation (ChatID, ContactID);
            CREATE TABLE Events (EventID INTEGER PRIMARY KEY, timestamp, ContactID, ChatID);
            CREATE TABLE Messages (EventID INTEGER PRIMARY KEY, Type, Body);
            INSERT INTO Contact VALUES (1, NULL, 'me');
            INSERT INTO ChatInfo VALUES (10);
            INSERT INTO ChatRelation VALUES (10, 1), (10, 2);
        """)
        base.execute("INSERT INTO Contact VALUES (2, ?, 'S')", (people[1],))
        sorts = {Kind.TEXT: 1, Kind.MEDIA: 2, Kind.VOICE: 11}
        for number, row in enumerate(rows, 1):
            event = (number, round(row.time_s * 1000), row.sender + 1)
            base.execute("INSERT INTO Events VALUES (?, ?, ?, 10)", event)
            message = (number, sorts[row.kind], row.text)
            base.execute("INSERT INTO Messages VALUES (?, ?, ?)", message)
        base.commit()
    return path


_VOICES = only(Kind.TEXT, Kind.MEDIA, Kind.VOICE)
_APPLES = _VOICES | only(Kind.DELETED, Kind.REACTION)
# A name of these is nobody's: the app writes them where it has none.
_NOBODY = re.compile(rf"\A(?:null|\(Unknown\)|insert-address-token)\Z|{_NO_XML.pattern}")

PHONES: tuple[Export, ...] = (
    Export("sms", "messages", _sms, _VOICES, exact=True, step_s=0.001, own="Me", no_name=_NOBODY,
           no_text=_NOBODY),
    Export("sms", "calls", _calls, only(Kind.CALL, Kind.MISSED_CALL), exact=True, step_s=0.001,
           own="Me", no_name=_NOBODY),
    *(
        Export("sms-ie", age, partial(_sms_ie, age=age), _VOICES, exact=True, own="Me",
               no_name=_NOBODY)
        for age in ("old", "new")
    ),
    Export("sms-ie", "calls", _sms_ie_calls, only(Kind.CALL, Kind.MISSED_CALL), exact=True,
           step_s=0.001, own="Me", no_name=_NOBODY),
    *(
        Export("imessage", form, partial(_imessage, unit=unit, wal=wal), _APPLES, exact=True,
               own="Me", no_name=re.compile("\x00"), no_text=re.compile("\x00|\ufffc"))
        for form, unit, wal in (("nanoseconds", 10**9, True), ("seconds", 1, False))
    ),
    Export("viber", "database", _viber, _VOICES, exact=True, step_s=0.001, own="Me",
           no_name=re.compile("\x00"), no_text=re.compile("\x00")),
)  # fmt: skip
