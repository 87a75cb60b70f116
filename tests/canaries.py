"""A chat in every format that is read, with words in it that must be found in no output."""

import csv
import json
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import partial
from html import escape
from pathlib import Path
from xml.sax.saxutils import quoteattr

from awhile.sample import story
from awhile.sample.rows import Row
from awhile.sample.write import write_telegram, write_whatsapp
from awhile.types import Kind
from tests.read.test_phones import APPLE_EPOCH_S, archive, database

CANARY = "xylophonequince marmaladetrombone"
ME, OTHER = "Robin", "Sam"


def rows() -> list[Row]:
    """The end of the story with a canary in every tenth message, and where a file name would be."""
    return [
        row._replace(text=f"{CANARY} {row.text}? {CANARY}\n{CANARY}: {CANARY}")
        if row.kind is Kind.TEXT and not i % 10
        else row
        for i, row in enumerate(list(story.rows())[-600:])
    ]


def texts() -> list[Row]:
    """Of these, the text messages."""
    return [row for row in rows() if row.kind is Kind.TEXT]


def _whatsapp(folder: Path, platform: str) -> Path:
    path = folder / f"{platform}.txt"
    with path.open("w", encoding="utf-8", newline="") as out:
        write_whatsapp(rows(), out, platform=platform)  # type: ignore[arg-type]
    return path


def _telegram(folder: Path) -> Path:
    path = folder / "result.json"
    with path.open("w", encoding="utf-8") as out:
        write_telegram(rows(), out)
    return path


def _name(row: Row) -> str:
    return (ME, OTHER)[row.sender]


def _wall(row: Row) -> datetime:
    return datetime.fromtimestamp(row.time_s, UTC)


def _table(folder: Path, form: str) -> Path:
    path = folder / f"events.{form}"
    with path.open("w", encoding="utf-8", newline="") as out:
        if form == "csv":
            writer = csv.writer(out)
            writer.writerow(("time", "sender", "text"))
            writer.writerows((row.time_s, _name(row), row.text) for row in texts())
        else:
            for row in texts():
                line = {"time": row.time_s, "sender": _name(row), "text": row.text}
                out.write(json.dumps(line) + "\n")
    return path


def _sms(folder: Path) -> Path:
    path = folder / "sms.xml"
    lines = ["<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>", "<smses>"]
    lines += [
        f'  <sms address="+447700900123" date="{int(row.time_s * 1000)}" '
        f'type="{2 if row.sender == 0 else 1}" body={quoteattr(row.text)} contact_name="{OTHER}" />'
        for row in texts()
    ]
    path.write_text("\n".join([*lines, "</smses>"]), encoding="utf-8")
    return path


def _imessage(folder: Path) -> Path:
    return database(
        folder / "chat.db",
        [
            (
                None if i % 2 else row.text,
                archive(row.text) if i % 2 else None,
                int((row.time_s - APPLE_EPOCH_S) * 1_000_000_000),
                int(row.sender == 0), 1, 0, 0, 0, 0, 0, 1,
            )
            for i, row in enumerate(texts())
        ],
    )  # fmt: skip


def _kakaotalk(folder: Path) -> Path:
    path = folder / "KakaoTalk.txt"
    lines, day = ["Sam 님과 카카오톡 대화", "저장한 날짜 : 2025-12-31 19:17:39", ""], ""
    for row in texts():
        wall = _wall(row)
        if day != (day := f"{wall.year}년 {wall.month}월 {wall.day}일"):
            weekday = "월화수목금토일"[wall.weekday()]
            lines.append(f"--------------- {day} {weekday}요일 ---------------")
        lines.append(f"[{_name(row)}] [{wall:%H:%M}] {row.text}")
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _line(folder: Path) -> Path:
    path = folder / "line.txt"
    lines, day = ["[LINE] Chat history with Sam", "Saved on: 2025/12/31 09:00", ""], ""
    for row in texts():
        wall = _wall(row)
        if day != (day := f"{wall:%Y/%m/%d}(Mon)"):
            lines += ["", day]
        text = row.text.replace("\n", " ")
        lines.append(f"{wall:%H:%M}\t{_name(row)}\t{text}")
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _signal(folder: Path, form: str) -> Path:
    path = folder / ("data.json" if form == "data" else "chat.md")
    lines = []
    for row in texts():
        who, at = "Me" if row.sender == 0 else OTHER, _wall(row).replace(tzinfo=None)
        if form == "data":
            line = {"date": at.isoformat(), "sender": who, "body": row.text, "quote": ""}
            empty: dict[str, object] = {"sticker": None, "reactions": [], "attachments": []}
            lines.append(json.dumps(line | empty | {"deleted": False, "call": False}))
        else:
            lines.append(f"[{at:%Y-%m-%d %H:%M:%S}] {who}: {row.text}\n")
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _imessage_text(folder: Path) -> Path:
    path = folder / "Sam.txt"
    blocks = [
        f"{_wall(row):%b %d, %Y %I:%M:%S %p}\n{'Me' if row.sender == 0 else OTHER}\n{row.text}\n"
        for row in texts()
    ]
    path.write_text("\n".join(blocks), encoding="utf-8")
    return path


def _google_chat(folder: Path) -> Path:
    path = folder / "messages.json"
    messages = [
        {
            "creator": {"name": _name(row), "email": _address(row), "user_type": "Human"},
            "created_date": f"{_wall(row):%A, %B %d, %Y at %I:%M:%S %p} UTC",
            "text": row.text,
        }
        for row in texts()
    ]
    path.write_text(json.dumps({"messages": messages}), encoding="utf-8")
    return path


def _address(row: Row) -> str:
    return f"{_name(row).lower()}@example.com"


def _hangouts(folder: Path) -> Path:
    path = folder / "Hangouts.json"
    ids = [{"gaia_id": str(i), "chat_id": str(i)} for i in (1, 2)]
    inner = {
        "type": "STICKY_ONE_TO_ONE",
        "self_conversation_state": {"self_read_state": {"participant_id": ids[0]}},
        "participant_data": [
            {"id": i, "fallback_name": name} for i, name in zip(ids, (ME, OTHER), strict=True)
        ],
    }
    events = [
        {
            "sender_id": ids[row.sender],
            "timestamp": str(int(row.time_s * 1e6)),
            "event_type": "REGULAR_CHAT_MESSAGE",
            "chat_message": {"message_content": {"segment": [{"type": "TEXT", "text": row.text}]}},
        }
        for row in texts()
    ]
    whole = {"conversations": [{"conversation": {"conversation": inner}, "events": events}]}
    path.write_text(json.dumps(whole), encoding="utf-8")
    return path


def _wechat(folder: Path) -> Path:
    path = folder / "wechat.json"
    messages = [
        {
            "createTime": int(row.time_s),
            "localType": 1,
            "content": row.text,
            "isSend": int(row.sender == 0),
            "senderDisplayName": _name(row),
        }
        for row in texts()
    ]
    session = {"displayName": OTHER, "type": "私聊"}
    whole = {"weflow": {"version": "1"}, "session": session, "messages": messages}
    path.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    return path


def _viber(folder: Path) -> Path:
    path = folder / "viber.db"
    with closing(sqlite3.connect(path)) as base:
        base.executescript("""
            CREATE TABLE Contact (ContactID INTEGER PRIMARY KEY, Name TEXT, ClientName TEXT);
            CREATE TABLE ChatInfo (ChatID INTEGER PRIMARY KEY);
            CREATE TABLE ChatRelation (ChatID, ContactID);
            CREATE TABLE Events (EventID INTEGER PRIMARY KEY, timestamp, ContactID, ChatID);
            CREATE TABLE Messages (EventID INTEGER PRIMARY KEY, Type, Body);
            INSERT INTO Contact VALUES (1, NULL, 'me'), (2, 'Sam', 'S');
            INSERT INTO ChatInfo VALUES (10);
            INSERT INTO ChatRelation VALUES (10, 1), (10, 2);
        """)
        for i, row in enumerate(texts(), 1):
            event = (i, int(row.time_s * 1000), row.sender + 1)
            base.execute("INSERT INTO Events VALUES (?, ?, ?, 10)", event)
            base.execute("INSERT INTO Messages VALUES (?, 1, ?)", (i, row.text))
        base.commit()
    return path


def _mbox(folder: Path) -> Path:
    path = folder / "all.mbox"
    people = ("robin@example.com", "sam@example.com")
    path.write_text(
        "".join(
            f"From x Mon Jan  1 10:00:00 2024\nFrom: {_name(row)} <{people[row.sender]}>\n"
            f"To: {people[1 - row.sender]}\nDate: {format_datetime(_wall(row))}\n\n{row.text}\n\n"
            for row in texts()
        ),
        encoding="utf-8",
    )
    return path


def _meta(folder: Path, reader: str) -> Path:
    path = folder / f"{reader}.json"
    messages = [
        {
            "sender_name": _name(row),
            "timestamp_ms": int(row.time_s * 1000),
            "content": row.text,
            **({"is_geoblocked_for_viewer": False} if reader == "instagram" else {}),
        }
        for row in texts()
    ]
    people = [{"name": ME}, {"name": OTHER}]
    path.write_text(json.dumps({"participants": people, "messages": messages, "title": OTHER}))
    return path


def _facebook_html(folder: Path) -> Path:
    path = folder / "message_1.html"
    blocks = [
        f'<div><h2 class="_a6-h">{_name(row)}</h2><div class="_2ph_ _a6-p">{escape(row.text)}</div>'
        f'<div class="_a72d">{_wall(row):%b %d, %Y, %I:%M %p}</div></div>'
        for row in texts()
    ]
    path.write_text(f"<html><title>{OTHER}</title>{''.join(blocks)}</html>", encoding="utf-8")
    return path


def _discord(folder: Path, form: str) -> Path:
    path = folder / f"discord.{form}"
    if form == "json":
        messages = [
            {
                "type": "Default",
                "timestamp": _wall(row).isoformat(),
                "content": row.text,
                "author": {"id": str(row.sender + 1), "name": _name(row)},
            }
            for row in texts()
        ]
        channel = {"type": "DirectTextChat", "name": OTHER}
        whole = {"guild": {"id": "0"}, "channel": channel, "messages": messages}
        path.write_text(json.dumps(whole), encoding="utf-8")
        return path
    with path.open("w", encoding="utf-8", newline="") as out:
        if form == "txt":
            out.write(f"{'=' * 62}\nGuild: Direct Messages\nChannel: {OTHER}\n{'=' * 62}\n\n")
            for row in texts():
                out.write(f"[{_wall(row):%m/%d/%Y %I:%M %p}] {_name(row)}\n{row.text}\n\n")
            return path
        table = csv.writer(out)
        table.writerow(("AuthorID", "Author", "Date", "Content", "Attachments", "Reactions"))
        for row in texts():
            moment = _wall(row).isoformat()
            table.writerow((row.sender + 1, _name(row), moment, row.text, "", ""))
    return path


def _slack(folder: Path) -> Path:
    path = folder / "slack.zip"
    users = [{"id": f"U{i}", "name": name} for i, name in enumerate((ME, OTHER))]
    messages = [
        {"type": "message", "user": f"U{row.sender}", "text": row.text, "ts": f"{row.time_s:.6f}"}
        for row in texts()
    ]
    with zipfile.ZipFile(path, "w") as zipped:
        zipped.writestr("users.json", json.dumps(users))
        zipped.writestr("dms.json", json.dumps([{"id": "D1", "members": ["U0", "U1"]}]))
        zipped.writestr("D1/2025-01-01.json", json.dumps(messages))
    return path


def _snapchat(folder: Path) -> Path:
    path = folder / "chat_history.json"
    messages = [
        {
            "From": _name(row),
            "Media Type": "TEXT",
            "Created": f"{_wall(row):%Y-%m-%d %H:%M:%S} UTC",
            "Content": row.text,
            "IsSender": row.sender == 0,
        }
        for row in texts()
    ]
    path.write_text(json.dumps({OTHER: messages}), encoding="utf-8")
    return path


MAKERS: dict[str, dict[str, Callable[[Path], Path]]] = {
    "whatsapp": {p: partial(_whatsapp, platform=p) for p in ("ios", "android", "legacy")},
    "telegram": {"json": _telegram},
    "table": {form: partial(_table, form=form) for form in ("csv", "jsonl")},
    "sms": {"xml": _sms},
    "imessage": {"database": _imessage},
    "kakaotalk": {"windows": _kakaotalk},
    "line": {"tabs": _line},
    "signal": {form: partial(_signal, form=form) for form in ("data", "chat")},
    "imessage-text": {"text": _imessage_text},
    "google-chat": {"json": _google_chat},
    "hangouts": {"json": _hangouts},
    "wechat": {"json": _wechat},
    "viber": {"database": _viber},
    "mbox": {"mbox": _mbox},
    "facebook": {"json": partial(_meta, reader="facebook")},
    "instagram": {"json": partial(_meta, reader="instagram")},
    "facebook_html": {"html": _facebook_html},
    "discord": {form: partial(_discord, form=form) for form in ("json", "csv", "txt")},
    "slack": {"zip": _slack},
    "snapchat": {"json": _snapchat},
}
"""By reader and form: writes such a chat into a folder and returns its path."""

CASES = [(reader, form) for reader, forms in MAKERS.items() for form in forms]
