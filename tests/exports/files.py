"""Exports as JSON, HTML, mail and zips of them, and tables."""

import csv
import io
import json
import re
from collections.abc import Sequence
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from functools import partial
from html import escape
from pathlib import Path

from awhile.sample.rows import Row
from awhile.sample.write import write_telegram
from awhile.types import Kind
from tests.exports.export import Export, People, half, length, only, pack, save, wall

Json = dict[str, object]
_CALLS = (Kind.CALL, Kind.MISSED_CALL)


def _dump(folder: Path, name: str, value: object) -> Path:
    return save(folder, name, json.dumps(value, ensure_ascii=False))


def _telegram(folder: Path, rows: Sequence[Row], people: People) -> Path:
    out = io.StringIO()
    write_telegram(rows, out, people=people)
    return save(folder, "result.json", out.getvalue())


def _table(folder: Path, rows: Sequence[Row], people: People, *, form: str) -> Path:
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(("time", "sender", "kind", "text"))
    for row in rows:
        values = (row.time_s, people[row.sender], row.kind.name.lower(), row.text)
        if form == "csv":
            table.writerow(values)
        else:
            line = dict(zip(("time", "sender", "kind", "text"), values, strict=True))
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
    text = out.getvalue()
    return save(folder, f"events.{form}", text if form == "csv" else text.partition("\n")[2])


def _wrong(value: object) -> object:
    """Write letters wrong as Meta does: UTF-8 taken for Latin-1, in names and words alike."""
    if isinstance(value, str):
        return value.encode().decode("latin-1")
    if isinstance(value, list):
        return [_wrong(one) for one in value]
    return {k: _wrong(v) for k, v in value.items()} if isinstance(value, dict) else value


def _meta_message(row: Row, people: People) -> Json:
    uri = [{"uri": "messages/inbox/x/1", "creation_timestamp": int(row.time_s)}]
    held: dict[Kind, Json] = {
        Kind.TEXT: {"content": row.text},
        Kind.MEDIA: {"photos": uri},
        Kind.VOICE: {"audio_files": uri},
        Kind.CALL: {"call_duration": row.call_s, "content": "The call ended."},
        Kind.MISSED_CALL: {"call_duration": 0, "missed": True},
        Kind.DELETED: {"is_unsent": True},
    }
    head = {"sender_name": people[row.sender], "timestamp_ms": round(row.time_s * 1000)}
    return head | held[row.kind]


def _meta(
    folder: Path, rows: Sequence[Row], people: People, *, app: str, age: str, n_files: int = 1
) -> Path:
    messages = [_meta_message(row, people) for row in rows]
    for message in messages:
        if app == "instagram":
            message["is_geoblocked_for_viewer"] = False
        elif age == "old":
            message["type"] = "Call" if "call_duration" in message else "Generic"
    messages.reverse()
    participants = [{"name": people[1]}, {"name": people[0]}]
    whole: Json = {"participants": participants, "title": people[1]}
    step = -(-len(messages) // n_files)
    for number in range(n_files):
        part = {**whole, "messages": messages[number * step : (number + 1) * step]}
        written = json.dumps(_wrong(part) if age == "old" else part, ensure_ascii=age == "old")
        save(folder / "sam_1", f"message_{number + 1}.json", written)
    return folder / "sam_1" / "message_1.json"


def _instagram_edited(folder: Path, rows: Sequence[Row], people: People) -> Path:
    """Write each edited message twice, newest first, as Instagram does."""
    twice = []
    for row in rows:
        twice.append(row)
        if row.edited and row.kind is Kind.TEXT:
            twice.append(row._replace(text=row.text + " (edited)"))
    return _meta(folder, twice, people, app="instagram", age="old")


def _encrypted(folder: Path, rows: Sequence[Row], people: People) -> Path:
    messages = [
        {
            "senderName": people[row.sender],
            "text": "" if row.kind in {Kind.MEDIA, Kind.VOICE} else row.text or "gone",
            "timestamp": round(row.time_s * 1000),
            "type": "media" if row.kind is Kind.MEDIA else "text",
            "isUnsent": row.kind is Kind.DELETED,
            "media": [{"uri": "./media/a.jpg"}] if row.kind is Kind.MEDIA else [],
            "reactions": [],
        }
        for row in rows
    ]
    whole = {"participants": list(people), "threadName": f"{people[1]}_1", "messages": messages}
    return _dump(folder, "Sam_1.json", _wrong(whole))


_MONTHS = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "de": "Jan. Feb. März Apr. Mai Juni Juli Aug. Sep. Okt. Nov. Dez.",
    "es": "ene feb mar abr may jun jul ago sep oct nov dic",
    "fr": "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
    "it": "gen feb mar apr mag giu lug ago set ott nov dic",
    "pt": "jan fev mar abr mai jun jul ago set out nov dez",
    "nl": "jan feb mrt apr mei jun jul aug sep okt nov dec",
}
_DATES = {
    "en": "{month} {d}, {y}, {h}:{mm} {half}",
    "de": "{d}. {month} {y}, {hh}:{mm}",
    "fr": "{d} {month} {y} à {hh}:{mm}",
}


def _facebook_html(folder: Path, rows: Sequence[Row], people: People, *, language: str) -> Path:
    months = _MONTHS[language].split()
    blocks = []
    for row in reversed(rows):
        when = wall(row)
        date = _DATES.get(language, "{d} {month} {y}, {hh}:{mm}").format(
            month=months[when.month - 1], d=when.day, y=when.year, h=when.hour % 12 or 12,
            hh=f"{when:%H}", mm=f"{when:%M}", half=f"{when:%p}",
        )  # fmt: skip
        said = {
            Kind.MEDIA: '<img src="photos/1.jpg" />',
            Kind.VOICE: '<audio controls><source src="audio/1.mp4" /></audio>',
        }.get(row.kind, escape(row.text).replace("\n", "<br />"))
        blocks.append(
            f'<div class="pam _2ph- _a6-g"><h2 class="_2ph_ _a6-h _a6-i">'
            f'{escape(people[row.sender])}</h2><div class="_2ph_ _a6-p"><div><div>{said}</div>'
            f'</div></div><div class="_3-94 _a6-o"><div class="_a72d">{date}</div></div></div>'
        )
    page = f"<html><head><title>{escape(people[1])}</title></head><body>{''.join(blocks)}</body>"
    return save(folder, "message_1.html", page + "</html>")


def _facebook_2013(folder: Path, rows: Sequence[Row], people: People) -> Path:
    blocks = [
        f'<div class="message"><div class="message_header"><span class="user">'
        f'{escape(people[row.sender])}</span><span class="meta">{wall(row):%A, %B} '
        f"{wall(row).day}, {wall(row).year} at {wall(row).hour % 12 or 12}:{wall(row):%M}"
        f"{half(wall(row), 'am', 'pm')} UTC</span></div></div><p>{escape(row.text)}</p>"
        for row in reversed(rows)
    ]
    thread = f'<div class="thread">{escape(people[0])}, {escape(people[1])}{"".join(blocks)}</div>'
    page = f"<html><head><title>{escape(people[0])} - Messages</title></head><body>{thread}</body>"
    return save(folder, "messages.htm", page + "</html>")


def _discord(folder: Path, rows: Sequence[Row], people: People) -> Path:
    messages = []
    for number, row in enumerate(rows):
        call = row.kind in _CALLS
        ended = wall(row._replace(time_s=row.time_s + row.call_s)).isoformat()
        name = "voice-message.ogg" if row.kind is Kind.VOICE else "a.png"
        held = row.kind in {Kind.MEDIA, Kind.VOICE}
        messages.append(
            {
                "id": str(number),
                "type": "Call" if call else "Default",
                "timestamp": wall(row).isoformat(timespec="milliseconds"),
                "timestampEdited": wall(row).isoformat() if row.edited else None,
                "callEndedTimestamp": ended if call else None,
                "content": "Started a call." if call else row.text,
                "author": {"id": str(row.sender + 1), "name": people[row.sender]},
                "attachments": [{"fileName": name}] if held else [],
                "stickers": [],
                "reactions": [],
            }
        )
    channel = {"id": "9", "type": "DirectTextChat", "name": people[1]}
    whole = {"guild": {"id": "0"}, "channel": channel, "messages": messages}
    return _dump(folder, "discord.json", whole)


def _slack(folder: Path, rows: Sequence[Row], people: People) -> Path:
    days: dict[str, list[Json]] = {}
    for row in rows:
        message: Json = {
            "type": "message", "user": f"U{row.sender}", "text": row.text,
            "ts": f"{row.time_s:.6f}",
        }  # fmt: skip
        if row.kind in {Kind.MEDIA, Kind.VOICE}:
            sort = {"subtype": "slack_audio"} if row.kind is Kind.VOICE else {}
            message |= {"files": [{"id": "F1", **sort}]}
        elif row.kind is Kind.DELETED:
            message |= {"subtype": "tombstone"}
        elif row.kind in _CALLS:
            begun = int(row.time_s)
            room = {"date_start": begun, "date_end": begun + row.call_s}
            message |= {"subtype": "huddle_thread", "room": room}
        days.setdefault(f"{wall(row):%Y-%m-%d}", []).append(message)
    users = [
        {"id": f"U{i}", "name": "u", "profile": {"real_name": n}} for i, n in enumerate(people)
    ]
    members: dict[str, object] = {
        "users.json": users,
        "channels.json": [],
        "dms.json": [{"id": "D1", "members": ["U0", "U1"]}],
    }
    return pack(folder, "slack.zip", members | {f"D1/{d}.json": m for d, m in days.items()})


_SNAPS = {
    Kind.TEXT: "TEXT", Kind.MEDIA: "MEDIA", Kind.VOICE: "NOTE", Kind.DELETED: "STATUSERASEDMESSAGE",
    Kind.MISSED_CALL: "STATUSCALLMISSEDAUDIO",
}  # fmt: skip


def _snapchat(folder: Path, rows: Sequence[Row], people: People, *, fine: bool) -> Path:
    messages = []
    for row in reversed(rows):
        message: Json = {
            "From": people[row.sender],
            "Media Type": _SNAPS[row.kind],
            "Created": f"{wall(row):%Y-%m-%d %H:%M:%S} UTC",
            "Content": row.text,
            "Conversation Title": None,
            "IsSender": row.sender == 0,
        }
        if fine:
            message["Created(microseconds)"] = round(row.time_s * 1000)
        messages.append(message)
    return _dump(folder, "chat_history.json", {people[1]: messages})


def _snapchat_lists(folder: Path, rows: Sequence[Row], people: People) -> Path:
    lists: dict[str, list[Json]] = {
        f"{way} {kept} Chat History": []
        for kept in ("Saved", "Unsaved")
        for way in ("Received", "Sent")
    }
    for number, row in enumerate(reversed(rows)):
        way, kept = ("Sent", "Received")[row.sender], ("Saved", "Unsaved")[number % 2]
        lists[f"{way} {kept} Chat History"].append(
            {
                "From" if row.sender else "To": people[1],
                "Media Type": _SNAPS[row.kind],
                "Created": f"{wall(row):%Y-%m-%d %H:%M:%S} UTC",
                "Text": escape(row.text),
            }
        )
    return _dump(folder, "chat_history.json", lists)


_GOOGLE = {
    "en": "{w:%A}, {w:%B} {w.day}, {w.year} at {h}:{w:%M:%S}\u202f{w:%p} UTC",
    "en-gb": "{w:%A}, {w.day} {w:%B} {w.year} at {w:%H:%M:%S} UTC",
    "zh": "{w.year}年{w.month}月{w.day}日星期五 UTC {w:%H:%M:%S}",
    "de": "Freitag, {w.day}. {de} {w.year} um {w:%H:%M:%S} UTC",
}
_GERMAN = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
    "November", "Dezember",
)  # fmt: skip


def _google_chat(folder: Path, rows: Sequence[Row], people: People, *, language: str) -> Path:
    messages = []
    for row in rows:
        when = wall(row)
        stamp = _GOOGLE[language].format(w=when, h=when.hour % 12 or 12, de=_GERMAN[when.month - 1])
        message: Json = {
            "creator": {
                "name": people[row.sender], "email": f"p{row.sender}@example.com",
                "user_type": "Human",
            },
            "updated_date" if row.edited else "created_date": stamp,
            "message_id": "x",
        }  # fmt: skip
        if row.kind is Kind.TEXT:
            message["text"] = row.text
        elif row.kind is Kind.DELETED:
            message |= {"message_state": "DELETED", "deletion_metadata": {"type": "CREATOR"}}
        else:
            name = "a.m4a" if row.kind is Kind.VOICE else "a.jpg"
            message["attached_files"] = [{"original_name": name, "export_name": name}]
        messages.append(message)
    owner = {"user": {"name": people[0], "email": "p0@example.com", "user_type": "Human"}}
    return pack(folder, "takeout.zip", {
        "Takeout/Google Chat/Users/User 1/user_info.json": owner,
        "Takeout/Google Chat/Groups/DM x/messages.json": {"messages": messages},
    })  # fmt: skip


def _hangouts(folder: Path, rows: Sequence[Row], people: People, *, old: bool) -> Path:
    ids = [{"gaia_id": str(i), "chat_id": str(i)} for i in (1, 2)]
    about = {
        "type": "STICKY_ONE_TO_ONE",
        "self_conversation_state": {"self_read_state": {"participant_id": ids[0]}},
        "participant_data": [
            {"id": i, "fallback_name": n} for i, n in zip(ids, people, strict=True)
        ],
    }
    events: list[Json] = []
    for row in rows:
        event: Json = {"sender_id": ids[row.sender], "timestamp": str(round(row.time_s * 1e6))}
        if row.kind is Kind.CALL:
            event |= {"event_type": "HANGOUT_EVENT",
                      "hangout_event": {"event_type": "START_HANGOUT"}}  # fmt: skip
        else:
            segments: list[Json] = []
            for line in row.text.split("\n"):
                segments += [{"type": "LINE_BREAK", "text": "\n"}, {"type": "TEXT", "text": line}]
            content: Json = {"segment": segments[1:]}
            if row.kind is Kind.MEDIA:
                content = {"attachment": [{"embed_item": {"type": ["PLUS_PHOTO"]}}]}
            event |= {"event_type": "REGULAR_CHAT_MESSAGE",
                      "chat_message": {"message_content": content}}  # fmt: skip
        events.append(event)
    if old:
        state = {"conversation_state": {"conversation": about, "event": events}}
        return _dump(folder, "Hangouts.json", {"conversation_state": [state]})
    entry = {"conversation": {"conversation": about}, "events": events}
    return _dump(folder, "Hangouts.json", {"conversations": [entry]})


_WEFLOW = {Kind.TEXT: 1, Kind.MEDIA: 3, Kind.VOICE: 34, Kind.CALL: 50, Kind.MISSED_CALL: 50}


def _wechat(folder: Path, rows: Sequence[Row], people: People) -> Path:
    messages = []
    for row in rows:
        said = row.text
        if row.kind is Kind.CALL:
            said = f"[语音通话] 通话时长 {length(row.call_s)}"
        elif row.kind is Kind.MISSED_CALL:
            said = "[语音通话] 已取消"
        messages.append(
            {
                "createTime": int(row.time_s),
                "localType": _WEFLOW[row.kind],
                "content": said,
                "isSend": int(row.sender == 0),
                "senderDisplayName": people[row.sender],
            }
        )
    session = {"wxid": "x", "displayName": people[1], "type": "私聊"}
    whole = {"weflow": {"version": "1"}, "session": session, "messages": messages}
    return _dump(folder, "wechat.json", whole)


def _mbox(folder: Path, rows: Sequence[Row], people: People, *, quoted: bool) -> Path:
    addresses = ("robin@example.com", "sam@example.com")
    written, last = [], ""
    for row in rows:
        mail = EmailMessage()
        mail["From"] = formataddr((people[row.sender], addresses[row.sender]))
        mail["To"] = formataddr((people[1 - row.sender], addresses[1 - row.sender]))
        mail["Date"] = format_datetime(wall(row))
        below = "".join(f"\n> {line}" for line in last.split("\n")) if quoted and last else ""
        answer = f"\n\nOn Monday, {people[1 - row.sender]} wrote:{below}\n" if below else "\n"
        mail.set_content(row.text + answer)
        last = row.text
        body = re.sub(r"(?m)^(>*From )", r">\1", mail.as_string())
        written.append(f"From x@example.com Mon Jan  1 10:00:00 2024\n{body}\n")
    return save(folder, "all.mbox", "".join(written))


def _mbox_of_phone(folder: Path, rows: Sequence[Row], people: People) -> Path:
    """Write the mails that SMS Backup+ makes of a phone's messages and calls."""
    addresses = ("robin@example.com", "+15550001111@unknown.email")
    written = []
    for row in rows:
        mail = EmailMessage()
        mail["From"] = formataddr((people[row.sender], addresses[row.sender]))
        mail["To"] = formataddr((people[1 - row.sender], addresses[1 - row.sender]))
        mail["Date"] = format_datetime(wall(row))
        call, way = row.kind in _CALLS, 2 - row.sender
        if row.kind is Kind.MISSED_CALL:
            way = 3 if row.sender else 2
        mail["X-smssync-datatype"] = "CALLLOG" if call else "SMS"
        mail["X-smssync-type"] = str(way)
        if call:
            mail["X-smssync-duration"] = str(row.call_s)
        mail.set_content("a call" if call else row.text + "\n")
        body = re.sub(r"(?m)^(>*From )", r">\1", mail.as_string())
        written.append(f"From x@example.com Mon Jan  1 10:00:00 2024\n{body}\n")
    return save(folder, "sms.mbox", "".join(written))


_VOICES = only(Kind.TEXT, Kind.MEDIA, Kind.VOICE)
_META = _VOICES | only(*_CALLS, Kind.DELETED)
_QUOTES = re.compile(r"(?m)^(?:>|--\s*$|On )")
_NOT_HTML = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]|\r")

FILES: tuple[Export, ...] = (
    Export("telegram", "json", _telegram, _VOICES | only(*_CALLS), exact=True,
           own_clock=True),
    Export("table", "csv", partial(_table, form="csv"), exact=True, lengths=False,
           no_text=re.compile("\x00|\r"), no_name=re.compile("\x00|\r")),
    Export("table", "jsonl", partial(_table, form="jsonl"), exact=True, lengths=False),
    *(
        Export(app, f"{age}-{n}", partial(_meta, app=app, age=age, n_files=n), _META, exact=True,
               step_s=0.001)
        for app, age, n in (
            ("facebook", "old", 1), ("facebook", "old", 3), ("facebook", "new", 1),
            ("instagram", "old", 1),
        )
    ),
    # Two messages of one moment cannot be told from one and its edited form.
    Export("instagram", "edited", _instagram_edited, _META, exact=True, step_s=0.001,
           in_order=False),
    Export("facebook", "encrypted", _encrypted, only(Kind.TEXT, Kind.MEDIA, Kind.DELETED),
           exact=True, step_s=0.001),
    *(
        Export("facebook_html", language, partial(_facebook_html, language=language), _VOICES,
               step_s=60.0, no_name=_NOT_HTML, no_text=_NOT_HTML)
        for language in _MONTHS
    ),
    Export("facebook_html", "2013", _facebook_2013, only(Kind.TEXT), exact=True, step_s=60.0,
           no_name=re.compile(_NOT_HTML.pattern + "|,"), no_text=_NOT_HTML),
    Export("discord", "json", _discord, _VOICES | only(*_CALLS), exact=True, step_s=0.001),
    Export("slack", "zip", _slack, _META, exact=True, step_s=0.001),
    Export("snapchat", "seconds", partial(_snapchat, fine=False),
           _VOICES | only(Kind.MISSED_CALL, Kind.DELETED), exact=True),
    Export("snapchat", "fine", partial(_snapchat, fine=True),
           _VOICES | only(Kind.MISSED_CALL, Kind.DELETED), exact=True, step_s=0.001),
    Export("snapchat", "lists", _snapchat_lists,
           _VOICES | only(Kind.MISSED_CALL, Kind.DELETED), exact=True, own="Me", in_order=False),
    *(
        Export("google-chat", language, partial(_google_chat, language=language),
               _VOICES | only(Kind.DELETED), exact=True)
        for language in _GOOGLE
    ),
    Export("hangouts", "new", partial(_hangouts, old=False), only(Kind.TEXT, Kind.MEDIA, Kind.CALL),
           exact=True, step_s=0.001, lengths=False),
    Export("hangouts", "old", partial(_hangouts, old=True), only(Kind.TEXT, Kind.MEDIA, Kind.CALL),
           exact=True, step_s=0.001, lengths=False),
    Export("wechat", "weflow", _wechat, _VOICES | only(*_CALLS), exact=True),
    Export("mbox", "plain", partial(_mbox, quoted=False), only(Kind.TEXT), exact=True,
           no_text=_QUOTES),
    Export("mbox", "phone", _mbox_of_phone, only(Kind.TEXT, *_CALLS), exact=True, no_text=_QUOTES),
    Export("mbox", "quoting", partial(_mbox, quoted=True), only(Kind.TEXT), exact=True,
           no_text=_QUOTES),
)  # fmt: skip
