"""What accounts let one download: TikTok, X, Skype, VK, Google Voice, and single mails."""

import csv
import io
import json
import re
import tarfile
from collections.abc import Sequence
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from functools import partial
from html import escape
from pathlib import Path

from awhile.sample.rows import Row
from awhile.types import Kind
from tests.exports.export import Export, People, only, pack, save, wall

NUMBER = "+15550001111"


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _tiktok(folder: Path, rows: Sequence[Row], people: People, *, age: str) -> Path:
    messages = [
        {
            "Date": f"{wall(row):%Y-%m-%d %H:%M:%S}",
            "From": people[row.sender],
            "Content": row.text
            if row.kind is Kind.TEXT
            else "https://www.tiktokv.com/share/video/7300000000000000000/",
        }
        for row in reversed(rows)
    ]
    talks = {f"Chat History with {people[1]}:": messages}
    profile = {"Profile Information": {"ProfileMap": {"userName": people[0]}}}
    if age == "old":
        whole = {"Direct Messages": {"Chat History": {"ChatHistory": talks}}, "Profile": profile}
    else:
        watched = {"Video Browsing History": {"VideoList": [{"Date": "x", "Link": "y"}]}}
        whole = {
            "Profile And Settings": profile,
            "Your Activity": watched,
            "Direct Message": {"Direct Messages": {"ChatHistory": talks}},
        }
    return save(folder, "user_data_tiktok.json", _dump(whole))


def _x(folder: Path, rows: Sequence[Row], people: People) -> Path:
    numbers = ("111", "222")
    messages: list[object] = []
    for number, row in enumerate(rows):
        stamp = f"{wall(row):%Y-%m-%dT%H:%M:%S}.{wall(row).microsecond // 1000:03}Z"
        if row.kind is Kind.REACTION:
            given = {"senderId": numbers[row.sender], "reactionKey": "like", "createdAt": stamp}
            last = {"id": str(number), "text": "x", "mediaUrls": []}
            messages[-1]["messageCreate"]["reactions"].append(given | last)  # type: ignore[index]
            continue
        held = ["https://ton.twitter.com/dm/1/2/a.jpg"] if row.kind is Kind.MEDIA else []
        message = {
            "recipientId": numbers[1 - row.sender],
            "reactions": [],
            "text": "https://t.co/abc" if held else row.text,
            "mediaUrls": held,
            "senderId": numbers[row.sender],
            "id": str(number),
            "createdAt": stamp,
        }
        messages.append({"messageCreate": message})
    messages.reverse()
    talk = {"dmConversation": {"conversationId": "111-222", "messages": messages}}
    account = {"account": {"accountId": "111", "accountDisplayName": people[0]}}
    return pack(folder, "twitter.zip", {
        "data/account.js": f"window.YTD.account.part0 = {_dump([account])}",
        "data/direct-messages.js": f"window.YTD.direct_messages.part0 = {_dump([talk])}",
        "data/tweets.js": "window.YTD.tweets.part0 = []",
    })  # fmt: skip


_SKYPE = {
    Kind.MEDIA: "RichText/UriObject", Kind.VOICE: "RichText/Media_AudioMsg",
    Kind.CALL: "Event/Call", Kind.MISSED_CALL: "Event/Call",
}  # fmt: skip


def _skype(folder: Path, rows: Sequence[Row], people: People, *, form: str) -> Path:
    numbers = ("8:live:robin", "8:live:sam")
    messages = []
    for number, row in enumerate(rows):
        content = escape(row.text, quote=False)
        if row.kind in {Kind.CALL, Kind.MISSED_CALL}:
            lasted = f"<duration>{row.call_s}.25</duration>" if row.kind is Kind.CALL else ""
            parts = "".join(
                f'<part identity="{key[2:]}"><name>{escape(name)}</name>{lasted}</part>'
                for key, name in zip(numbers, people, strict=True)
            )
            sort = "ended" if lasted else "missed"
            content = f'<partlist type="{sort}" alt="" callId="c{number}">{parts}</partlist>'
        elif row.kind in {Kind.MEDIA, Kind.VOICE}:
            content = '<URIObject uri="https://api.asm.skype.com/x">a.jpg</URIObject>'
        messages.append(
            {
                "id": str(number),
                "displayName": people[row.sender],
                "originalarrivaltime": f"{wall(row).replace(tzinfo=None).isoformat()}Z",
                "messagetype": _SKYPE.get(row.kind, "RichText"),
                "content": "" if row.kind is Kind.DELETED else content,
                "from": numbers[row.sender],
                "properties": {"deletetime": "1"} if row.kind is Kind.DELETED else None,
            }
        )
    messages.reverse()
    talk = {"id": numbers[1], "displayName": people[1], "MessageList": messages}
    of_all = {"id": "48:calllogs", "displayName": None, "MessageList": messages[:1]}
    whole = {
        "userId": numbers[0],
        "exportDate": f"{wall(rows[-1]):%Y-%m-%dT%H:%M}",
        "conversations": [of_all, talk],
    }
    if form == "json":
        return save(folder, "messages.json", _dump(whole))
    path = folder / "8_live_robin_export.tar"
    with tarfile.open(path, "w") as archive:
        for name, data in (("messages.json", _dump(whole).encode()), ("endpoints.json", b"{}")):
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


_RUSSIAN = ["янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"]
_VK_HELD = {
    Kind.MEDIA: ("Фотография", "https://sun1.example/1.jpg"),
    Kind.VOICE: ("Файл", "https://psv4.example/audiomsg/1.ogg"),
}


def _vk(folder: Path, rows: Sequence[Row], people: People) -> Path:
    blocks = []
    for number, row in enumerate(rows):
        when = wall(row)
        date = f"{when.day} {_RUSSIAN[when.month - 1]} {when.year} в {when.hour}:{when:%M:%S}"
        who = "Вы" if not row.sender else f'<a href="https://vk.com/id222">{escape(people[1])}</a>'
        held = ""
        if row.kind in _VK_HELD:
            what, link = _VK_HELD[row.kind]
            held = (
                f'<div class="attachment"><div class="attachment__description">{what}</div>'
                f'<a class="attachment__link" href="{link}">{link}</a></div>'
            )
        text = escape(row.text).replace("\n", "<br>")
        blocks.append(
            f'<div class="item"><div class="item__main"><div class="message" data-id="{number}">'
            f'<div class="message__header">{who}, {date}</div><div>{text}'
            f'<div class="kludges">{held}</div></div></div></div></div>'
        )
    blocks.reverse()
    pages = {
        f"Archive/messages/222/messages{first}.html": "<!DOCTYPE html><html><head><meta "
        'charset="windows-1251"><title>x</title></head><body><div class="wrap">'
        f"{''.join(blocks[first : first + 50])}</div></body></html>"
        for first in range(0, len(blocks), 50)
    }
    return pack(folder, "vk.zip", pages, "cp1251")


_VOICE_WORDS = {Kind.CALL: ("Received", "Placed"), Kind.MISSED_CALL: ("Missed", "Placed")}
_PAGE = '<?xml version="1.0" ?>\n<html><head><title>x</title></head><body>{}</body></html>'
_TAGS = '<div class="tags">Labels:\n<a rel="tag" href="http://www.google.com/voice#{}">x</a></div>'


def _voice_person(name: str) -> str:
    return f'<a class="tel" href="tel:{NUMBER}"><span class="fn">{escape(name)}</span></a>'


def _voice_text(row: Row, people: People) -> str:
    own = '<a class="tel" href="tel:+15559990000"><abbr class="fn" title="">Me</abbr></a>'
    stamp = wall(row).isoformat(timespec="milliseconds")
    held = '<div><img src="x" alt="Image MMS Attachment" /></div>' if row.kind is Kind.MEDIA else ""
    said = "MMS Sent" if held else escape(row.text).replace("\n", "<br />")
    who = _voice_person(people[1]) if row.sender else own
    return (
        f'<div class="message"><abbr class="dt" title="{stamp}">x</abbr>:\n<cite class="sender '
        f'vcard">{who}</cite>:\n<q>{said}</q>{held}</div>'
    )


def _voice_call(row: Row, people: People) -> tuple[str, str]:
    sort = "Voicemail" if row.kind is Kind.VOICE else _VOICE_WORDS[row.kind][1 - row.sender]
    lasted = ""
    if row.kind is Kind.CALL:
        hours, rest = divmod(row.call_s, 3600)
        lasted = f'<abbr class="duration" title="PT{hours}H{rest // 60}M{rest % 60}S">x</abbr>'
    stamp = wall(row).isoformat(timespec="milliseconds")
    return sort, _PAGE.format(
        f'<div class="haudio"><span class="fn">{sort} call\n{escape(people[1])}</span>'
        f'<div class="contributor vcard">{sort} call\n{_voice_person(people[1])}</div>'
        f'<abbr class="published" title="{stamp}">x</abbr>{lasted}'
        f"{_TAGS.format(sort.lower())}</div>"
    )


def _voice(folder: Path, rows: Sequence[Row], people: People, *, form: str) -> Path:
    if form == "file":
        said = f'<div class="hChatLog hfeed">{" ".join(_voice_text(r, people) for r in rows)}</div>'
        return save(folder, f"{NUMBER} - Text - 2024-01-01T10_00_00Z.html", _PAGE.format(said))
    members: dict[str, object] = {"Takeout/archive_browser.html": "<html></html>"}
    texts: list[Row] = []

    def end(row: Row | None = None) -> None:
        if texts:
            place = f"Takeout/Voice/Calls/{NUMBER} - Text - {wall(texts[0]):%Y-%m-%dT%H_%M_%S}Z"
            said = "".join(_voice_text(one, people) for one in texts)
            members[f"{place} {len(members)}.html"] = _PAGE.format(
                f'<div class="hChatLog hfeed">{said}</div>{_TAGS.format("sms")}'
            )
            texts.clear()
        if row is not None:
            sort, page = _voice_call(row, people)
            place = f"Takeout/Voice/Calls/{NUMBER} - {sort} - {wall(row):%Y-%m-%dT%H_%M_%S}Z"
            members[f"{place} {len(members)}.html"] = page

    for row in rows:
        if row.kind not in {Kind.TEXT, Kind.MEDIA}:
            end(row)
            continue
        texts.append(row)
        if len(texts) > 5:
            end()
    end()
    return pack(folder, "takeout.zip", members)


def _eml(folder: Path, rows: Sequence[Row], people: People) -> Path:
    addresses = ("robin@example.com", "sam@example.com")
    members: dict[str, object] = {}
    for number, row in enumerate(rows):
        mail = EmailMessage()
        mail["From"] = formataddr((people[row.sender], addresses[row.sender]))
        mail["To"] = formataddr((people[1 - row.sender], addresses[1 - row.sender]))
        mail["Date"] = format_datetime(wall(row))
        mail["Message-ID"] = f"<{number}@example.com>"
        mail.set_content(row.text + "\n")
        members[f"mails/{number:06}.eml"] = mail.as_string()
    return pack(folder, "mails.zip", members)


_COLUMNS = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,"
    "SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT"
)


def _linkedin(folder: Path, rows: Sequence[Row], people: People) -> Path:
    """Write two conversations, so that it can be told whose account it is."""
    out = io.StringIO()
    out.write(_COLUMNS + "\n")
    table = csv.writer(out, lineterminator="\n")
    pages = [f"https://www.linkedin.com/in/{name}" for name in ("robin", "sam")]
    for row in reversed(rows):
        stamp = f"{wall(row):%Y-%m-%d %H:%M:%S} UTC"
        who = (people[row.sender], pages[row.sender])
        to = (people[1 - row.sender], pages[1 - row.sender])
        held = "https://www.linkedin.com/dms/1" if row.kind is Kind.MEDIA else ""
        table.writerow(("2-a=", "", *who, *to, stamp, "", row.text, "INBOX", held, "No"))
    kim = ("Kim", "https://www.linkedin.com/in/kim")
    both = (f"{people[0]},Lee", f"{pages[0]},https://www.linkedin.com/in/lee")
    table.writerow(("2-b=", "", *kim, *both, stamp, "", "hi", "INBOX", "", "No"))
    return save(folder, "messages.csv", out.getvalue())


_ELEMENT = {Kind.MEDIA: "m.image", Kind.VOICE: "m.audio"}


def _element(folder: Path, rows: Sequence[Row], people: People) -> Path:
    keys = ("@robin:example.org", "@sam:example.org")
    events: list[dict[str, object]] = [
        {"type": "m.room.member", "sender": key, "state_key": key, "origin_server_ts": 1,
         "content": {"membership": "join", "displayname": name}}
        for key, name in (*zip(keys[1:], people[1:], strict=True),)
    ]  # fmt: skip
    for number, row in enumerate(rows):
        event: dict[str, object] = {
            "sender": keys[row.sender], "event_id": f"${number}",
            "origin_server_ts": round(row.time_s * 1000), "type": "m.room.message",
        }  # fmt: skip
        if row.kind is Kind.REACTION:
            about = {"m.relates_to": {"rel_type": "m.annotation", "key": "x", "event_id": "$0"}}
            event |= {"type": "m.reaction", "content": about}
        elif row.kind is Kind.DELETED:
            event |= {"content": {}, "unsigned": {"redacted_because": {}}}
        elif row.kind is Kind.MISSED_CALL:
            event |= {"type": "m.call.invite", "content": {"call_id": str(number)}}
        else:
            said = {"msgtype": _ELEMENT.get(row.kind, "m.text"), "body": row.text or "a.jpg"}
            voice = {"org.matrix.msc3245.voice": {}} if row.kind is Kind.VOICE else {}
            event["content"] = said | voice
        events.append(event)
        if row.edited and row.kind is Kind.TEXT:
            about = {"rel_type": "m.replace", "event_id": f"${number}"}
            said = {"msgtype": "m.text", "body": "* later", "m.relates_to": about}
            events.append(event | {"event_id": f"$e{number}", "content": said})
    whole = {
        "room_name": people[1], "room_creator": people[0], "topic": "",
        "export_date": "12/31/2025", "exported_by": people[0], "messages": events,
    }  # fmt: skip
    text = json.dumps(whole, ensure_ascii=False, indent=2)
    return save(folder, "matrix - Sam - Chat Export.json", text)


_THREEMA = (
    "apiid", "uid", "isoutbox", "isread", "issaved", "messagestae", "posted_at", "created_at",
    "modified_at", "type", "body", "isstatusmessage", "caption", "quoted_message_apiid",
    "delivered_at", "read_at", "g_msg_states", "edited_at", "deleted_at",
)  # fmt: skip
_THREEMA_SORTS = {
    Kind.TEXT: "TEXT", Kind.MEDIA: "IMAGE", Kind.VOICE: "VOICEMESSAGE", Kind.DELETED: "TEXT",
    Kind.CALL: "VOIP_STATUS", Kind.MISSED_CALL: "VOIP_STATUS",
}  # fmt: skip


def _threema(folder: Path, rows: Sequence[Row], people: People) -> Path:
    out = io.StringIO()
    table = csv.writer(out, quoting=csv.QUOTE_ALL)
    table.writerow(_THREEMA)
    for number, row in enumerate(rows):
        stamp, body = str(round(row.time_s * 1000)), row.text
        if row.kind is Kind.CALL:
            body = json.dumps({"status": 2, "duration": row.call_s})
        elif row.kind is Kind.MISSED_CALL:
            body = json.dumps({"status": 1})
        sort, gone = _THREEMA_SORTS[row.kind], stamp if row.kind is Kind.DELETED else ""
        head = (number, f"u{number}", 1 - row.sender, 1, 1, "READ", stamp, stamp, stamp, sort, body)
        table.writerow((*head, int(row.kind in _CALLS), "", "", "", "", "", "", gone))
    names = f'"identity","nick_name","identity_id"\r\n"SAM00000",{_quoted(people[1])},"c1"\r\n'
    return pack(folder, "threema.zip", {"contacts.csv": names, "message_c1.csv": out.getvalue()})


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


_CALLS = (Kind.CALL, Kind.MISSED_CALL)
_NOT_HTML = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]|\r")
_QUOTES = re.compile(r"(?m)^(?:>|--\s*$|On )")

ACCOUNTS: tuple[Export, ...] = (
    *(
        Export("tiktok", age, partial(_tiktok, age=age), only(Kind.TEXT, Kind.MEDIA), exact=True,
               no_name=re.compile(r'"|\\|:\s*\Z'), no_text=re.compile(r"tiktok"))
        for age in ("old", "new")
    ),
    Export("x", "archive", _x, only(Kind.TEXT, Kind.MEDIA), exact=True, step_s=0.001, other="222"),
    *(
        Export("skype", form, partial(_skype, form=form),
               only(Kind.TEXT, Kind.MEDIA, Kind.VOICE, *_CALLS, Kind.DELETED), exact=True,
               step_s=0.001, no_name=_NOT_HTML, no_text=_NOT_HTML)
        for form in ("json", "tar")
    ),
    Export("vk", "archive", _vk, only(Kind.TEXT, Kind.MEDIA, Kind.VOICE), own="Me",
           no_name=_NOT_HTML, no_text=_NOT_HTML, encoding="cp1251"),
    Export("google-voice", "takeout", partial(_voice, form="takeout"),
           only(Kind.TEXT, Kind.MEDIA, *_CALLS), exact=True, step_s=0.001, own="Me",
           no_name=_NOT_HTML, no_text=_NOT_HTML, in_order=False),
    Export("google-voice", "file", partial(_voice, form="file"), only(Kind.TEXT, Kind.MEDIA),
           exact=True, step_s=0.001, own="Me", no_name=_NOT_HTML, no_text=_NOT_HTML),
    Export("linkedin", "csv", _linkedin, only(Kind.TEXT, Kind.MEDIA), exact=True,
           no_name=re.compile("\x00|\r|,|^Kim$"), no_text=re.compile("\x00|\r|<")),
    Export("element", "json", _element,
           only(Kind.TEXT, Kind.MEDIA, Kind.VOICE, Kind.MISSED_CALL, Kind.DELETED, Kind.REACTION),
           exact=True, step_s=0.001, no_text=re.compile(r"\A> <@")),
    Export("threema", "backup", _threema,
           only(Kind.TEXT, Kind.MEDIA, Kind.VOICE, *_CALLS, Kind.DELETED), exact=True,
           step_s=0.001, own="Me", no_name=re.compile("\x00|\r"), no_text=re.compile("\x00|\r")),
    Export("eml", "zip", _eml, only(Kind.TEXT), exact=True, no_text=_QUOTES),
)  # fmt: skip
