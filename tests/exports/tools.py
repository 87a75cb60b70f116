"""What programs beside the apps write: sigtop, iMazing, imessage-exporter's HTML."""

import csv
import io
import re
from collections.abc import Sequence
from functools import partial
from html import escape
from pathlib import Path

from awhile.sample.rows import Row
from awhile.types import Kind
from tests.exports.export import Export, People, half, only, save, wall

NUMBER = "+15550001111"
_HELD = {Kind.MEDIA: "IMG_1.jpeg (image/jpeg, 100 bytes)", Kind.VOICE: "a.aac (audio/aac, 9 bytes)"}


def _sigtop(folder: Path, rows: Sequence[Row], people: People) -> Path:
    called = f"{people[1]} ({NUMBER})"
    lines = [f"Conversation: {called}", ""]
    for row in rows:
        when = wall(row)
        stamp = (
            f"{when:%a}, {when.day} {when:%b %Y %H:%M:%S} +0000" if when else ""
        )  # fmt: skip
        lines += [
            f"From: {called if row.sender else 'You'}",
            f"Type: {'incoming' if row.sender else 'outgoing'}",
            f"Sent: {stamp}",
            *([f"Received: {stamp}"] if row.sender else []),
            *([f"Attachment: {_HELD[row.kind]}"] if row.kind in _HELD else []),
        ]
        if row.edited and row.kind is Kind.TEXT:
            lines += ["Edited: 2 versions", ""]
            for version, text in ((2, row.text), (1, "before")):
                said = [f"| {line}" for line in text.split("\n")]
                lines += [f"| Version: {version}", f"| Sent: {stamp}", "|", *said]
                lines += ["|"] if version == 2 else []
        elif row.text:
            lines += ["", *row.text.split("\n")]
        lines.append("")
    return save(folder, "Sam.txt", "\n".join([*lines, ""]))


_COLUMNS = (
    "Chat Session,Message Date,Delivered Date,Read Date,Edited Date,Service,Type,Sender ID,"
    "Sender Name,Status,Replying to,Subject,Text,Attachment,Attachment type"
)
_FILES = {Kind.MEDIA: ("IMG_1.jpeg", "Image"), Kind.VOICE: ("Audio Message.caf", "Audio")}


def _imazing(folder: Path, rows: Sequence[Row], people: People) -> Path:
    out = io.StringIO()
    out.write(f"\ufeff{_COLUMNS}\r\n")
    table = csv.writer(out)
    for row in rows:
        who = ("Incoming", NUMBER, people[1]) if row.sender else ("Outgoing", "", "")
        stamp, held = f"{wall(row):%Y-%m-%d %H:%M:%S}", _FILES.get(row.kind, ("", ""))
        table.writerow(
            (people[1], stamp, "", "", "", "iMessage", *who, "Read", "", "", row.text, *held)
        )
    return save(folder, "Messages - Sam.csv", out.getvalue())


_PARTS = {
    Kind.MEDIA: '<div class="attachment"><img src="attachments/1.jpeg" loading="lazy"></div>',
    Kind.VOICE: '<audio controls src="attachments/1.caf" type="audio/x-caf" </audio>',
}


def _imessage_html(folder: Path, rows: Sequence[Row], people: People) -> Path:
    blocks = []
    for row in rows:
        when = wall(row)
        hour = f"{when.hour % 12 or 12:2}"
        stamp = f"{when:%b %d, %Y} {hour}:{when:%M:%S} {half(when)}"
        said = _PARTS.get(row.kind, f'<span class="bubble">{escape(row.text)}</span>')
        if row.kind is Kind.DELETED:
            said = '<span class="unsent">You unsent this message part</span>'
        elif row.edited and row.kind is Kind.TEXT:
            said = (
                '<div class="edited"><table><tbody><tr><td></td><td>before</td></tr></tbody><tfoot>'
                '<tr><td><span class="timestamp">Edited 9 seconds later</span></td><td>'
                f"{escape(row.text)}</td></tr></tfoot></table></div>"
            )
        below = (
            '<div class="message"><div class="sent iMessage">\n<p><span class="timestamp">'
            f'{stamp}</span>\n<span class="sender">Me</span></p>\n<hr><div class="message_part">'
            '<span class="bubble">once more</span></div>\n</div>\n</div>'
        )
        replies = (
            f'<div class="replies"><div class="reply">{below}</div></div>' if row.edited else ""
        )
        way, who = ("received", people[1]) if row.sender else ("sent iMessage", "Me")
        blocks.append(
            f'<div class="message">\n<div class="{way}">\n'
            f'<p><span class="timestamp">{stamp} (Read by you after 3 seconds)</span>\n'
            f'<span class="sender">{escape(who)}</span></p>\n'
            f'<hr><div class="message_part">\n{said}\n<div class="reactions">\n'
            '<span class="reaction"><b>Loved</b> by Me</span></div>\n</div>\n'
            f"{replies}</div>\n</div>\n"
        )
    head = '<html>\n<head>\n<meta charset="UTF-8">\n</head>\n<body>\n'
    return save(folder, f"{NUMBER}.html", f"{head}{''.join(blocks)}</body></html>\n")


_TELEGRAM_HELD = {
    Kind.MEDIA: '<a class="photo_wrap clearfix pull_left" href="photos/1.jpg"></a>',
    Kind.VOICE: '<a class="media clearfix pull_left media_voice_message" href="v/1.ogg"><div '
    'class="body"><div class="title bold">Voice message</div><div class="status details">00:05'
    "</div></div></a>",
    Kind.CALL: '<div class="media clearfix pull_left media_call success"><div class="body"><div '
    'class="title bold">Sam</div><div class="status details">Incoming ({} seconds)</div></div>'
    "</div>",
    Kind.MISSED_CALL: '<div class="media clearfix pull_left media_call"><div class="body"><div '
    'class="title bold">Sam</div><div class="status details">Missed</div></div></div>',
}


def _telegram_html(folder: Path, rows: Sequence[Row], people: People, *, zoned: bool) -> Path:
    """Write pages of a hundred rows, as Telegram Desktop does of a thousand."""
    blocks, last, day = [], -1, ""
    for number, row in enumerate(rows, 1):
        when = wall(row)
        if f"{when:%d %B %Y}" != day:
            day, last = f"{when:%d %B %Y}", -1
            blocks.append(
                f'<div class="message service" id="message-{number}"><div class="body details">\n'
                f"{day}\n</div></div>\n"
            )
        stamp = f"{when:%d.%m.%Y %H:%M:%S}{' UTC+00:00' if zoned else ''}"
        joined = " joined" if row.sender == last else ""
        name = f'<div class="from_name">\n{escape(people[row.sender])} </div>\n'
        held = _TELEGRAM_HELD.get(row.kind, "").format(row.call_s)
        text = escape(row.text).replace("\n", "<br>")
        blocks.append(
            f'<div class="message default clearfix{joined}" id="message{number}">\n<div '
            f'class="body">\n<div class="pull_right date details" title="{stamp}">\n{when:%H:%M} '
            f"</div>\n{'' if joined else name}"
            + (f'<div class="media_wrap clearfix">{held}</div>\n' if held else "")
            + (f'<div class="text">\n{text} </div>\n' if text else "")
            + '<span class="reactions"><span class="reaction"><span class="emoji">x</span></span>'
            "</span>\n</div>\n</div>\n"
        )
        last = row.sender
    place = folder / "ChatExport"
    for first in range(0, len(blocks), 100):
        page = "" if not first else str(first // 100 + 1)
        head = (
            '<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8"/>\n<title>Exported Data'
            '</title>\n</head>\n<body>\n<div class="page_wrap">\n<div class="page_header"><div '
            f'class="content"><div class="text bold">\n{escape(people[1])} </div></div></div>\n'
            '<div class="page_body chat_page"><div class="history">\n'
        )
        body = "".join(blocks[first : first + 100])
        save(place, f"messages{page}.html", f"{head}{body}</div></div></div></body></html>\n")
    return place / "messages.html"


def _discord_html(folder: Path, rows: Sequence[Row], people: People) -> Path:
    """Write what the exporter's minifier leaves: attributes without quotation marks."""
    groups: list[str] = []
    last = -1
    for row in rows:
        ms = round(row.time_s * 1000)
        number = (ms - 1_420_070_400_000) << 22
        who = f"title=x data-user-id=10000000000000000{row.sender}>{escape(people[row.sender])}"
        stamp = f"{wall(row):%d-%b-%y %I:%M %p}"
        if row.kind in {Kind.CALL, Kind.MISSED_CALL}:
            last = -1
            inner = (
                f"<span class=chatlog__system-notification-author {who}</span><span> </span><span "
                "class=chatlog__system-notification-content><span>started a call that lasted "
                f"{row.call_s // 60} minutes</span></span> <span class="
                f"chatlog__system-notification-timestamp title=x><a href=#x>{stamp}</a></span>"
            )
        else:
            head = (
                f"<div class=chatlog__header><span class=chatlog__author {who}</span> <span class="
                f"chatlog__timestamp title=x><a href=#x>{stamp}</a></span></div>"
            )
            name = "voice-message.ogg" if row.kind is Kind.VOICE else "a.png"
            held = row.kind in {Kind.MEDIA, Kind.VOICE}
            text = escape(row.text)
            edited = "<span class=chatlog__edited-timestamp title=x>(edited)</span>"
            said = (
                f'<div class="chatlog__attachment"><audio controls><source src=https://x.example/'
                f'{name} title="Audio: {name} (1 KB)"></audio></div>'
                if held
                else '<div class="chatlog__content chatlog__markdown"><span class='
                f"chatlog__markdown-preserve>{text}</span>{edited if row.edited else ''}</div>"
            )
            inner = ("" if row.sender == last else head) + said
        block = (
            f"<div id=chatlog__message-container-{number} class=chatlog__message-container "
            f"data-message-id={number}><div class=chatlog__message><div class="
            f"chatlog__message-primary>{inner}</div></div></div>\n"
        )
        if row.sender == last and row.kind not in {Kind.CALL, Kind.MISSED_CALL}:
            groups[-1] += block
        else:
            groups.append(block)
            last = -1 if row.kind in {Kind.CALL, Kind.MISSED_CALL} else row.sender
    body = "".join(f"<div class=chatlog__message-group>{group}</div>" for group in groups)
    head = (
        f"<!DOCTYPE html><html lang=en><head><title>Direct Messages - {escape(people[1])}</title>"
    )
    page = f"{head}<meta charset=utf-8></head><body><div class=chatlog>{body}</div></body></html>"
    return save(folder, "Direct Messages - Sam.html", page)


_NOT_HTML = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]|\r")
_VOICES = only(Kind.TEXT, Kind.MEDIA, Kind.VOICE)

TOOLS: tuple[Export, ...] = (
    Export("sigtop", "text", _sigtop, _VOICES, exact=True, own="Me",
           no_name=re.compile(r"\n|\(|\AYou\Z"), no_text=re.compile(r"(?m)^[>|]|^\w+: ")),
    Export("imazing", "csv", _imazing, _VOICES, own="Me", no_name=re.compile("\x00|\r"),
           no_text=re.compile("\x00|\r")),
    *(
        Export("telegram-html", form, partial(_telegram_html, zoned=zoned),
               _VOICES | only(Kind.CALL, Kind.MISSED_CALL), exact=zoned, own_clock=zoned,
               no_name=_NOT_HTML, no_text=_NOT_HTML)
        for form, zoned in (("offset", True), ("clock", False))
    ),
    Export("discord-html", "html", _discord_html, _VOICES | only(Kind.CALL, Kind.MISSED_CALL),
           exact=True, step_s=0.001, step_call_s=60, no_name=_NOT_HTML, no_text=_NOT_HTML),
    Export("imessage-html", "html", _imessage_html, _VOICES | only(Kind.DELETED), own="Me",
           no_name=_NOT_HTML, no_text=_NOT_HTML),
)  # fmt: skip
