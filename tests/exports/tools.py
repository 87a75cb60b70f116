"""What programs beside the apps write: sigtop, iMazing, imessage-exporter's HTML."""

import csv
import io
import re
from collections.abc import Sequence
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


_NOT_HTML = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]|\r")
_VOICES = only(Kind.TEXT, Kind.MEDIA, Kind.VOICE)

TOOLS: tuple[Export, ...] = (
    Export("sigtop", "text", _sigtop, _VOICES, exact=True, own="Me",
           no_name=re.compile(r"\n|\(|\AYou\Z"), no_text=re.compile(r"(?m)^[>|]|^\w+: ")),
    Export("imazing", "csv", _imazing, _VOICES, own="Me", no_name=re.compile("\x00|\r"),
           no_text=re.compile("\x00|\r")),
    Export("imessage-html", "html", _imessage_html, _VOICES | only(Kind.DELETED), own="Me",
           no_name=_NOT_HTML, no_text=_NOT_HTML),
)  # fmt: skip
