"""Exports as text: WhatsApp, LINE, KakaoTalk, Signal, imessage-exporter, WeChat and Discord."""

import csv
import io
import json
import re
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from awhile.sample.rows import Row
from awhile.sample.write import Platform, write_whatsapp
from awhile.types import Kind
from tests.exports.export import Export, People, half, length, only, save, wall

_ENDS = re.compile("\n")
_WORDS = only(Kind.TEXT, Kind.MEDIA)
_VOICES = only(Kind.TEXT, Kind.MEDIA, Kind.VOICE)
_CALLS = only(Kind.TEXT, Kind.MEDIA, Kind.VOICE, Kind.CALL, Kind.MISSED_CALL)
_ALL = _CALLS | only(Kind.DELETED)


def _whatsapp(
    folder: Path, rows: Sequence[Row], people: People, *, platform: Platform, locale: str
) -> Path:
    out = io.StringIO()
    write_whatsapp(rows, out, platform=platform, locale=locale, people=people)
    return save(folder, f"{platform}.txt", out.getvalue())


_DAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_HEADS = re.compile(
    r"(?m)^[\[(\d]|(?:^|\s)[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|^\s*<[^<>]*>\s*$"
    r"|\A\s*null\s*\Z"
)
"""What begins a row, or stands in place of media, in any of these texts."""


class _Line:
    """LINE in one language: its title, its days, its clock and its words."""

    def __init__(
        self, title: str, saved: str, day: str, weekdays: Sequence[str], said: dict[Kind, str],
        halves: tuple[str, str] | None = None, unsent: str = "",
    ) -> None:  # fmt: skip
        self.title, self.saved, self.day, self.weekdays = title, saved, day, weekdays
        self.said, self.halves, self.unsent = said, halves, unsent

    def clock(self, when: datetime) -> str:
        if self.halves is None:
            return f"{when:%H:%M}"
        name, shown = half(when, *self.halves), f"{when:%I:%M}"
        return shown + name if name.isascii() else name + shown

    def write(self, folder: Path, rows: Sequence[Row], people: People) -> Path:
        lines, last = [self.title.format(people[1]), self.saved, ""], ""
        for row in rows:
            when, who = wall(row), people[row.sender]
            day = self.day.format(
                d=when, w=self.weekdays[when.weekday()], m=when.month, day=when.day
            )
            if day != last:
                lines += ["", day]
                last = day
            text = f'"{row.text}"' if "\n" in row.text else row.text
            if row.kind is not Kind.TEXT:
                text = self.said.get(row.kind, "").format(length(row.call_s))
            if row.kind is Kind.DELETED:
                lines.append(f"{self.clock(when)}\t\t{self.unsent.format(who)}")
            else:
                lines.append(f"{self.clock(when)}\t{who}\t{text}")
        return save(folder, "line.txt", "\r\n".join([*lines, ""]))


def _line_says(photo: str, voice: str, call: str, missed: str) -> dict[Kind, str]:
    return {
        Kind.MEDIA: photo, Kind.VOICE: voice, Kind.CALL: f"☎ {call} {{}}",
        Kind.MISSED_CALL: f"☎ {missed}",
    }  # fmt: skip


_LINES = {
    "en": _Line(
        "[LINE] Chat history with {}", "Saved on: 2025/12/31 09:00",
        "{d:%Y}.{d:%m}.{d:%d} {w}", _DAYS_EN,
        _line_says("[Photo]", "[Voice message]", "Call time", "Missed call"),
        unsent="{} unsent a message.",
    ),
    "en-us": _Line(
        "[LINE] Chat history with {}", "Saved on: 12/31/2025, 09:00",
        "{w}, {m}/{day}/{d:%Y}", [d[:3] for d in _DAYS_EN],
        _line_says("[Video]", "[Voice message]", "Call time", "Canceled call"),
        ("AM", "PM"), "{} unsent a message",
    ),
    "ja": _Line(
        "[LINE] {}とのトーク履歴", "保存日時：2025/12/31 09:00", "{d:%Y}/{d:%m}/{d:%d}({w})",
        "月火水木金土日",
        _line_says("[写真]", "[ボイスメッセージ]", "通話時間", "不在着信"),
        unsent="{}がメッセージの送信を取り消しました",
    ),
    "ja-halves": _Line(
        "[LINE] {}とのトーク履歴", "保存日時：2025/12/31 09:00", "{d:%Y}/{d:%m}/{d:%d}({w})",
        "月火水木金土日",
        _line_says("[スタンプ]", "[ボイスメッセージ]", "通話時間", "不在着信"),
        ("午前", "午後"), "{}がメッセージの送信を取り消しました",
    ),
    "zh-tw": _Line(
        "[LINE] 與{}的聊天記錄", "儲存日期：2025/12/31 09:00", "{d:%Y}/{m}/{day}週{w}",
        "一二三四五六日",
        _line_says("[照片]", "[語音訊息]", "通話時間", "未接來電"),
        ("上午", "下午"), "{}已收回訊息",
    ),
    "zh-cn": _Line(
        "[LINE] 与{}的聊天记录", "保存日期：2025/12/31 09:00", "{d:%Y}/{d:%m}/{d:%d}(周{w})",
        "一二三四五六日",
        _line_says("[图片]", "[语音消息]", "通话时长", "未接来电"),
        unsent="{}收回了消息",
    ),
    "ko": _Line(
        "[LINE] {}님과의 대화", "저장한 날짜：2025/12/31 09:00", "{d:%Y}.{d:%m}.{d:%d} {w}요일",
        "월화수목금토일",
        _line_says("[사진]", "[음성 메시지]", "통화시간", "부재중 전화"),
        ("오전", "오후"), "{}님이 메시지 전송을 취소했습니다.",
    ),
    "th": _Line(
        "[LINE] ประวัติการแชทกับ{}", "บันทึกเมื่อ 2025/12/31 09:00", "{d:%Y}/{d:%m}/{d:%d} {w}",
        ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์"),
        _line_says("[รูป]", "[ข้อความเสียง]", "ระยะเวลาการโทร", "ไม่ได้รับสาย"),
        unsent="",
    ),
}  # fmt: skip

_KAKAO = {
    Kind.MEDIA: "사진", Kind.VOICE: "음성메시지", Kind.CALL: "보이스톡 {}",
    Kind.MISSED_CALL: "보이스톡 부재중", Kind.DELETED: "삭제된 메시지입니다.",
}  # fmt: skip
_KAKAO_EN = {
    Kind.MEDIA: "Photo", Kind.VOICE: "Voice Note", Kind.CALL: "Voice Call {}",
    Kind.MISSED_CALL: "Voice Call Missed", Kind.DELETED: "This message was deleted.",
}  # fmt: skip


def _kakao_said(row: Row, said: dict[Kind, str]) -> str:
    text = said.get(row.kind)
    return row.text if text is None else text.format(length(row.call_s))


def _kakao(
    folder: Path, rows: Sequence[Row], people: People, *, layout: str, encoding: str = "utf-8"
) -> Path:
    english = layout.endswith("-en")
    said = _KAKAO_EN if english else _KAKAO
    title = "KakaoTalk Chats with {}" if english else "{} 님과 카카오톡 대화"
    saved = "Date Saved : " if english else "저장한 날짜 : "
    lines, last = [title.format(people[1]), saved + "2025-12-31 19:17:39", ""], ""
    for row in rows:
        when, who, text = wall(row), people[row.sender], _kakao_said(row, said)
        korean = f"{when.year}년 {when.month}월 {when.day}일"
        weekday = f"{'월화수목금토일'[when.weekday()]}요일"
        clock = f"{half(when, '오전', '오후')} {when.hour % 12 or 12}:{when:%M}"
        match layout:
            case "android":
                day, entry = f"{korean} {clock}", f"{korean} {clock}, {who} : {text}"
            case "ios":
                day, entry = f"{korean} {weekday}", f"{clock}, {who} : {text}"
            case "ios-dots":
                dots = f"{when.year}. {when.month}. {when.day}. {clock}"
                day, entry = f"{korean} {weekday}", f"{dots}, {who} : {text}"
            case "ios-en":
                dated = f"{when:%b} {when.day}, {when.year} at {when:%H:%M}"
                day, entry = f"{when:%B} {when.day}, {when.year}", f"{dated}, {who} : {text}"
            case "windows-en":
                day = f"--------------- {when:%A, %B} {when.day}, {when.year} ---------------"
                entry = f"[{who}] [{when.hour % 12 or 12}:{when:%M %p}] {text}"
            case _:
                day = f"--------------- {korean} {weekday} ---------------"
                entry = f"[{who}] [{clock}] {text}"
        if day.split(" 오")[0] != last:
            lines.append(day)
            last = day.split(" 오")[0]
        lines.append(entry)
    return save(folder, "KakaoTalk.txt", "\r\n".join([*lines, ""]), encoding)


def _kakao_csv(folder: Path, rows: Sequence[Row], people: People) -> Path:
    out = io.StringIO()
    table = csv.writer(out, quoting=csv.QUOTE_ALL)
    for row in rows:
        out.write(f"{wall(row):%Y-%m-%d %H:%M:%S},")
        table.writerow((people[row.sender], _kakao_said(row, _KAKAO)))
    return save(folder, "KakaoTalk.csv", "Date,User,Message\r\n" + out.getvalue())


def _called(row: Row) -> str:
    way = "outgoing" if row.sender == 0 else "incoming"
    if row.kind is Kind.MISSED_CALL:
        return f"Missed {way} voice call"
    return f"{way.capitalize()} voice call (accepted, {row.call_s // 60}m {row.call_s % 60}s)"


_SIGNAL = {
    Kind.MEDIA: "![image.jpg](./media/2024-01-01_image.jpg)",
    Kind.VOICE: "[voice.m4a](./media/2024-01-01_voice.m4a)",
    Kind.DELETED: "(This message was deleted)",
}


def _signal(folder: Path, rows: Sequence[Row], people: People, *, seconds: bool) -> Path:
    lines = []
    for row in rows:
        when, who = wall(row), "Me" if row.sender == 0 else people[1]
        text = row.text if row.kind is Kind.TEXT else _SIGNAL.get(row.kind) or _called(row)
        stamp = f"{when:%Y-%m-%d %H:%M:%S}" if seconds else f"{when:%Y-%m-%d, %H:%M}"
        lines.append(f"[{stamp}] {who}: {text}\n\n")
    return save(folder, "chat.md", "".join(lines))


def _signal_lines(folder: Path, rows: Sequence[Row], people: People) -> Path:
    lines = []
    for row in rows:
        call = row.kind in {Kind.CALL, Kind.MISSED_CALL}
        name = {Kind.MEDIA: "a.jpg", Kind.VOICE: "a.m4a"}.get(row.kind)
        line = {
            "date": wall(row).replace(tzinfo=None).isoformat(sep=" "),
            "sender": "Me" if row.sender == 0 else people[1],
            "body": _called(row) if call else row.text,
            "quote": "",
            "sticker": "",
            "reactions": [],
            "attachments": [{"name": name, "path": f"./media/{name}"}] if name else [],
            "deleted": row.kind is Kind.DELETED,
            "call": call,
            "missed": row.kind is Kind.MISSED_CALL,
        }
        lines.append(json.dumps(line, ensure_ascii=False) + "\n")
    return save(folder, "data.json", "".join(lines))


def _signal_desktop(folder: Path, rows: Sequence[Row], people: People) -> Path:
    """Write an account: the owner, a group nobody asked for, and the conversation."""
    frames: list[dict[str, object]] = [
        {"version": "1", "backupTimeMs": "1700000000000", "mediaRootBackupKey": "AA=="},
        {"account": {"givenName": people[0]}},
        {"recipient": {"id": "1", "self": {}}},
        {
            "recipient": {
                "id": "2",
                "contact": {"e164": "4477009", "nickname": {"given": people[1]}},
            }
        },
        {"recipient": {"id": "3", "group": {"snapshot": {"title": {"title": "All of us"}}}}},
        {"chat": {"id": "7", "recipientId": "3"}},
        {"chat": {"id": "8", "recipientId": "2"}},
    ]
    said: dict[Kind, dict[str, object]] = {
        Kind.MEDIA: {"standardMessage": {"attachments": [{"pointer": {"contentType": "a/b"}}]}},
        Kind.VOICE: {"standardMessage": {"attachments": [{"flag": "VOICE_MESSAGE"}]}},
        Kind.DELETED: {"remoteDeletedMessage": {}},
    }
    for row in rows:
        stamp, own = str(round(row.time_s * 1000)), row.sender == 0
        item: dict[str, object] = {
            "chatId": "8",
            "authorId": "1" if own else "2",
            "dateSent": stamp,
        }
        if row.kind in {Kind.CALL, Kind.MISSED_CALL}:
            call = {
                "direction": "OUTGOING" if own else "INCOMING",
                "state": "ACCEPTED" if row.kind is Kind.CALL else "MISSED",
                "startedCallTimestamp": stamp,
            }
            item |= {"directionless": {}, "updateMessage": {"individualCall": call}}
        else:
            item |= {"outgoing" if own else "incoming": {"dateReceived": stamp}}
            item |= said.get(row.kind, {"standardMessage": {"text": {"body": row.text}}})
        frames.append({"chatItem": item})
    lines = [json.dumps(frame, ensure_ascii=False, separators=(",", ":")) for frame in frames]
    return save(folder, "main.jsonl", "\n".join(lines) + "\n")


_IMESSAGE = {
    Kind.MEDIA: "attachments/1/IMG_0001.jpeg",
    Kind.VOICE: "attachments/1/Audio Message.caf",
    Kind.DELETED: "{} unsent this message!",
}


def _imessage_text(folder: Path, rows: Sequence[Row], people: People) -> Path:
    blocks = []
    for row in rows:
        when, who = wall(row), "Me" if row.sender == 0 else people[1]
        own = "You" if row.sender == 0 else people[1]
        text = row.text if row.kind is Kind.TEXT else _IMESSAGE[row.kind].format(own)
        hour = f"{when.hour % 12 or 12:2}"
        blocks.append(f"{when:%b %d, %Y} {hour}:{when:%M:%S} {half(when)}\n{who}\n{text}\n\n")
    return save(folder, "Sam.txt", "".join(blocks))


def _wechat_text(folder: Path, rows: Sequence[Row], people: People) -> Path:
    said = {Kind.MEDIA: "[图片]"}
    lines = [
        f"{people[row.sender]} ({wall(row):%Y-%m-%d %H:%M:%S}):{said.get(row.kind, row.text)}\n"
        for row in rows
    ]
    return save(folder, "wechat.txt", "".join(lines))


_MEMOTRACE = {Kind.TEXT: 1, Kind.MEDIA: 47, Kind.VOICE: 34, Kind.CALL: 50, Kind.MISSED_CALL: 50}


def _memotrace(folder: Path, rows: Sequence[Row], people: People, *, age: str) -> Path:
    """Write MemoTrace's table; of a newer one, whose own rows stand under the other's name."""
    out = io.StringIO()
    table = csv.writer(out)
    named = ["Remark", "NickName", "Sender"] if age == "new" else []
    head = "localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime"
    table.writerow([*head.split(","), *named])
    for number, row in enumerate(rows):
        said = row.text
        if row.kind is Kind.CALL:
            said = f"通话时长 {length(row.call_s)}"
        elif row.kind is not Kind.TEXT:
            said = "<msg/>"
        who = [people[1], people[1], "wxid_1"] if named else []
        stamps = [int(row.time_s), "", said, f"{wall(row):%Y-%m-%d %H:%M:%S}"]
        table.writerow([number, 7, _MEMOTRACE[row.kind], 0, 1 - row.sender, *stamps, *who])
    return save(folder, f"{'Sam' if named else people[1]}.csv", "\ufeff" + out.getvalue())


def _memotrace_text(folder: Path, rows: Sequence[Row], people: People) -> Path:
    said = {Kind.MEDIA: "[表情包]", Kind.VOICE: "[语音]"}
    names = ("我", people[1])
    lines = [
        f"{wall(row):%Y-%m-%d %H:%M:%S} {names[row.sender]}\n{said.get(row.kind, row.text)}\n\n"
        for row in rows
    ]
    return save(folder, "wechat.txt", "".join(lines))


_QQ = {
    Kind.MEDIA: "[图片]", Kind.VOICE: "[语音]", Kind.CALL: "语音通话 通话时长 {}",
    Kind.MISSED_CALL: "[语音通话]",
}  # fmt: skip


def _qq(folder: Path, rows: Sequence[Row], people: People) -> Path:
    bar = "=" * 64
    lines = ["消息记录（此消息记录为文本格式，不支持重新导入）", "", bar, "消息分组:我的好友", bar]
    lines += [f"消息对象:{people[1]}", bar, ""]
    for row in rows:
        when, text = wall(row), _QQ.get(row.kind, row.text)
        said = text.format(length(row.call_s)) if row.kind in _QQ else text
        stamp = f"{when:%Y-%m-%d} {when.hour}:{when:%M:%S}"
        lines += [f"{stamp} {people[row.sender]}", *said.split("\n"), ""]
    return save(folder, "全部消息记录.txt", "\ufeff" + "\r\n".join([*lines, ""]))


def _discord_text(folder: Path, rows: Sequence[Row], people: People, *, stamp: str) -> Path:
    bar = "=" * 62
    out = [f"{bar}\nGuild: Direct Messages\nChannel: {people[1]}\n{bar}\n\n"]
    for row in rows:
        said = row.text if row.kind is Kind.TEXT else "\n{Attachments}\nhttps://x.example/a.png"
        out.append(f"[{_discord_stamp(row, stamp)}] {people[row.sender]}\n{said}\n\n")
    out.append(f"{bar}\nExported {len(rows):,} message(s)\n{bar}\n")
    return save(folder, "discord.txt", "".join(out))


def _discord_stamp(row: Row, stamp: str) -> str:
    when = wall(row)
    if stamp == "iso":
        return when.isoformat()
    return stamp.format(
        m=when.month, d=when.day, y=when.year, h=when.hour % 12 or 12, hh=f"{when:%H}",
        mm=f"{when:%M}", half=half(when),
    )  # fmt: skip


def _discord_csv(folder: Path, rows: Sequence[Row], people: People, *, stamp: str) -> Path:
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(("AuthorID", "Author", "Date", "Content", "Attachments", "Reactions"))
    for row in rows:
        held = "" if row.kind is Kind.TEXT else "https://x.example/a.png"
        who = (f"10000000000000000{row.sender}", people[row.sender])
        table.writerow((*who, _discord_stamp(row, stamp), row.text, held, ""))
    return save(folder, "discord.csv", out.getvalue())


_COLON = re.compile("[:\n“”„«»「」]|^~|^\\W")
"""WhatsApp's rows tell a name by the colon behind it; half a quotation is a notice."""
_TABS = re.compile(r"[\t\n]")
_KAKAO_NAME = re.compile(r" : |\n|\] \[|^[\[:]|[:]$")
_KAKAO_TEXT = re.compile(
    r"(?m)^(?:[\[\d\u200e]|오|[A-Z]\w{2,8}\.? \d|-{3}|.*(?:chatroom|습니다|invited))"
)


def _line_export(language: str) -> Export:
    one = _LINES[language]
    return Export(
        "line", language, one.write, _ALL if one.unsent else _CALLS, step_s=60.0, no_name=_TABS,
        no_text=re.compile(r'(?m)^\W*\d|\A["☎\[]'),
        date_order="mdy" if language == "en-us" else None,
    )  # fmt: skip


def _kakao_export(layout: str, encoding: str = "utf-8") -> Export:
    return Export(
        "kakaotalk", f"{layout}-{encoding}", partial(_kakao, layout=layout, encoding=encoding),
        _ALL, step_s=60.0, no_name=_KAKAO_NAME, no_text=_KAKAO_TEXT, encoding=encoding,
    )  # fmt: skip


TEXTS: tuple[Export, ...] = (
    *(
        Export(
            "whatsapp", f"{platform}-{locale}",
            partial(_whatsapp, platform=platform, locale=locale),  # type: ignore[arg-type]
            _ALL if platform == "ios" else _ALL | {Kind.VOICE: Kind.MEDIA},
            step_s=60.0 if platform == "android" else 1.0, step_call_s=60, no_name=_COLON,
            no_text=_HEADS, date_order="mdy" if locale == "en-US" else "dmy",
        )
        for platform in ("ios", "android", "legacy")
        for locale in ("en-GB", "en-US", "de-DE")
    ),
    *map(_line_export, _LINES),
    _kakao_export("android"),
    _kakao_export("android", "cp949"),
    _kakao_export("ios"),
    _kakao_export("ios", "utf-8-sig"),
    _kakao_export("ios-dots"),
    _kakao_export("ios-en"),
    _kakao_export("windows"),
    _kakao_export("windows", "cp949"),
    _kakao_export("windows-en"),
    Export("kakaotalk", "csv", _kakao_csv, _ALL, no_name=_ENDS),
    Export(
        "signal", "md", partial(_signal, seconds=True), _ALL, own="Me",
        no_name=re.compile(r"[:\n]"), no_text=re.compile(r"(?m)^[\[(>]"),
    ),
    Export(
        "signal", "md-minutes", partial(_signal, seconds=False), _ALL, step_s=60.0, own="Me",
        no_name=re.compile(r"[:\n]"), no_text=re.compile(r"(?m)^[\[(>]"),
    ),
    Export("signal", "jsonl", _signal_lines, _ALL, own="Me"),
    Export("signal-desktop", "jsonl", _signal_desktop, _ALL, exact=True, own="Me", lengths=False),
    Export(
        "imessage-text", "txt", _imessage_text, _VOICES | only(Kind.DELETED), own="Me",
        no_name=_ENDS, no_text=re.compile(r"(?m)^ {4}|/"),
    ),
    Export("wechat", "txt", _wechat_text, _WORDS, no_name=re.compile(r"\n|\)[:：]"),
           no_text=re.compile(r"\A\[")),
    Export("memotrace", "csv-new", partial(_memotrace, age="new"), _CALLS, exact=True, own="Me",
           no_name=re.compile("\x00|\r"), no_text=re.compile("\x00|\r")),
    Export("memotrace", "csv-old", partial(_memotrace, age="old"), _CALLS, exact=True, own="Me",
           no_name=re.compile(r"\W|\A\d+\Z"), no_text=re.compile("\x00|\r")),
    Export("memotrace", "txt", _memotrace_text, _VOICES, own="Me", no_name=re.compile(r"\n|^-|:"),
           no_text=re.compile(r"\A\[")),
    Export("qq", "txt", _qq, _CALLS, no_name=re.compile(r"\n|[(<【:]|系统消息|^我$"),
           no_text=re.compile(r"\[|(?:语音|视频)|(?m:^[=\d])|撤回|\A消息")),
    *(
        Export("discord", f"txt-{order}", partial(_discord_text, stamp=stamp), _WORDS, step_s=60.0,
               no_name=re.compile(r"\n| \(pinned\)"), no_text=re.compile(r"(?m)^[\[{=]"),
               date_order=order)
        for order, stamp in (
            ("mdy", "{m}/{d}/{y} {h}:{mm} {half}"), ("dmy", "{d}.{m}.{y} {hh}:{mm}"),
        )
    ),
    Export("discord", "csv-iso", partial(_discord_csv, stamp="iso"), _WORDS, exact=True),
    Export("discord", "csv-dmy", partial(_discord_csv, stamp="{d}/{m}/{y} {hh}:{mm}"), _WORDS,
           step_s=60.0, date_order="dmy"),
)  # fmt: skip
