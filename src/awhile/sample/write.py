"""Write rows as the exports that phones and programs make, one row at a time."""

import csv
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Literal, TextIO

from awhile.patterns import late
from awhile.sample.locales import LOCALES, LRM, Locale, Phrases
from awhile.sample.rows import Row
from awhile.types import DAY_S, Kind

Platform = Literal["ios", "android", "legacy"]

_QUESTIONS = late(r"[?？؟]+")


def _ios_body(row: Row, said: Phrases) -> str | None:
    match row.kind:
        case Kind.TEXT:
            edited = f" {LRM}{said.edited}" if row.edited and said.edited else ""
            return row.text + edited
        case Kind.MEDIA:
            phrase = said.image
        case Kind.VOICE:
            phrase = said.audio
        case Kind.CALL:
            phrase = said.call and f"{said.call}, {LRM}{row.call_s // 60} min"
        case Kind.MISSED_CALL:
            phrase = said.missed_call
        case _:
            phrase = said.deleted if row.sender else said.deleted_own
    return LRM + phrase if phrase else None


def _android_body(row: Row, said: Phrases) -> str | None:
    match row.kind:
        case Kind.TEXT:
            return row.text + (f" {said.edited}" if row.edited and said.edited else "")
        case Kind.MEDIA | Kind.VOICE:
            return said.media
        case Kind.CALL:
            return f"{said.call}, {row.call_s // 60} min" if said.call else None
        case Kind.MISSED_CALL:
            return said.missed_call or None
        case _:
            return (said.deleted if row.sender else said.deleted_own) or None


def _date(day: int, locale: Locale) -> str:
    when = datetime.fromtimestamp(day * DAY_S, UTC)
    return locale.date.format(
        d=when.day,
        dd=f"{when.day:02}",
        m=when.month,
        mm=f"{when.month:02}",
        yy=f"{when.year % 100:02}",
        yyyy=when.year,
    )


def _clock(second: int, locale: Locale, *, seconds: bool) -> str:
    hour, rest = divmod(second, 3600)
    shown = hour if locale.halves is None else (hour % 12 or 12)
    text = f"{shown:02}" if locale.padded else str(shown)
    text += f"{locale.colon}{rest // 60:02}"
    if seconds:
        text += f"{locale.colon}{rest % 60:02}"
    if locale.halves is None:
        return text
    half = locale.halves[hour >= 12]
    pair = (half, text) if locale.half_first else (text, half)
    return locale.half_space.join(pair)


def write_whatsapp(
    rows: Iterable[Row],
    out: TextIO,
    *,
    locale: str = "en-GB",
    platform: Platform = "ios",
    people: tuple[str, str] = ("Robin", "Sam"),
) -> int:
    """Write a WhatsApp export.

    Args:
        rows: What was sent, in order.
        out: Where to write; opened with ``newline=""``.
        locale: A key of `awhile.sample.locales.LOCALES`.
        platform: ``ios`` (brackets, seconds), ``android`` (hyphen, minutes) or ``legacy`` (colon
            behind the time, seconds, no comma).
        people: Names of person 0 and person 1.

    Returns:
        How many rows were written: one whose notice this locale does not know is left out.
    """
    style = LOCALES[locale]
    said = style.phrases
    ios = platform == "ios"
    body = _ios_body if ios else _android_body
    seconds = platform != "android"
    between = " " if platform == "legacy" else style.between
    names = [f"] {name}: " if ios else f"{name}: " for name in people]
    dash = "" if ios else ": " if platform == "legacy" else " - "
    last_day, date = None, ""
    last_second, clock = None, ""
    n_written = 0
    for row in rows:
        text = body(row, said)
        if text is None:
            continue
        day, second = divmod(int(row.time_s), int(DAY_S))
        if day != last_day:
            date = _date(day, style) + between
            if style.digits:
                date = date.translate(style.digits)
            last_day = day
        if second != last_second:
            clock = _clock(second, style, seconds=seconds)
            if style.digits:
                clock = clock.translate(style.digits)
            last_second = second
        if not n_written:
            notice = f"{names[1]}{LRM}" if ios else ""
            bracket = "[" if ios else ""
            out.write(f"{style.mark}{bracket}{date}{clock}{dash}{notice}{said.encrypted}\n")
        if ios:
            mark = LRM if row.kind in (Kind.MEDIA, Kind.VOICE) else ""
            out.write(f"{style.mark}{mark}[{date}{clock}{names[row.sender]}{text}\n")
        else:
            out.write(f"{style.mark}{date}{clock}{dash}{names[row.sender]}{text}\n")
        n_written += 1
    return n_written


def _telegram_message(
    number: int, row: Row, people: tuple[str, str], offset_s: int
) -> dict[str, object]:
    local = datetime.fromtimestamp(row.time_s, UTC)
    stamp = {
        "id": number,
        "date": local.strftime("%Y-%m-%dT%H:%M:%S"),
        "date_unixtime": str(int(row.time_s) - offset_s),
    }
    who = {"name": people[row.sender], "id": f"user{row.sender + 1}"}
    if row.kind in (Kind.CALL, Kind.MISSED_CALL):
        missed = row.kind is Kind.MISSED_CALL
        call: dict[str, object] = {"discard_reason": "missed" if missed else "hangup"}
        if not missed:
            call["duration_seconds"] = row.call_s
        return {
            **stamp,
            "type": "service",
            "actor": who["name"],
            "actor_id": who["id"],
            "action": "phone_call",
            **call,
            "text": "",
            "text_entities": [],
        }
    message: dict[str, object] = {**stamp, "type": "message", "from": who["name"]}
    message["from_id"] = who["id"]
    if row.edited:
        message["edited"] = stamp["date"]
        message["edited_unixtime"] = stamp["date_unixtime"]
    if row.kind is Kind.MEDIA:
        message["photo"] = "(File not included. Change data exporting settings to download.)"
    elif row.kind is Kind.VOICE:
        message["file"] = "(File not included. Change data exporting settings to download.)"
        message["media_type"] = "voice_message"
        message["duration_seconds"] = 12
    message["text"] = row.text
    message["text_entities"] = [{"type": "plain", "text": row.text}] if row.text else []
    return message


def write_telegram(
    rows: Iterable[Row],
    out: TextIO,
    *,
    people: tuple[str, str] = ("Robin", "Sam"),
    offset_s: int = 0,
) -> int:
    """Write a Telegram Desktop export of one chat (``result.json``).

    Args:
        rows: What was sent, in order.
        out: Where to write.
        people: Names of person 0 and person 1; the chat is called after person 1.
        offset_s: Local wall clock minus UTC, seconds.

    Returns:
        How many rows were written: deleted messages leave no trace in this format.
    """
    head = {"name": people[1], "type": "personal_chat", "id": 2}
    out.write(json.dumps(head, ensure_ascii=False)[:-1] + ', "messages": [\n')
    n_written = 0
    for row in rows:
        if row.kind is Kind.DELETED:
            continue
        message = _telegram_message(n_written + 1, row, people, offset_s)
        out.write((",\n" if n_written else "") + json.dumps(message, ensure_ascii=False))
        n_written += 1
    out.write("\n]}\n")
    return n_written


def write_table(
    rows: Iterable[Row],
    out: TextIO,
    *,
    form: Literal["csv", "jsonl"] = "csv",
    people: tuple[str, str] = ("Robin", "Sam"),
) -> int:
    """Write an event table: time, sender, kind, words and questions; no text.

    Args:
        rows: What was sent, in order.
        out: Where to write; for CSV opened with ``newline=""``.
        form: ``csv`` or ``jsonl`` (one JSON object a line).
        people: Names of person 0 and person 1.

    Returns:
        How many rows were written.
    """
    names = ("time", "sender", "kind", "words", "questions")
    table = csv.writer(out, lineterminator="\n")
    if form == "csv":
        table.writerow(names)
    n_written = 0
    for row in rows:
        is_text = row.kind is Kind.TEXT
        values = (
            datetime.fromtimestamp(row.time_s, UTC).strftime("%Y-%m-%dT%H:%M:%S"),
            people[row.sender],
            row.kind.name.lower(),
            len(row.text.split()) if is_text else None,
            len(_QUESTIONS.findall(row.text)) if is_text else None,
        )
        if form == "csv":
            table.writerow(values)
        else:
            line = json.dumps(dict(zip(names, values, strict=True)), ensure_ascii=False)
            out.write(line + "\n")
        n_written += 1
    return n_written
