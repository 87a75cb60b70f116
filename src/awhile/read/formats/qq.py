"""QQ for the desktop: a text of all messages, or of one conversation."""

import re
from datetime import datetime, timedelta

from awhile.patterns import late
from awhile.read.account import CLOCK_LIKE, DATE_LIKE, like
from awhile.read.conversations import OWNER
from awhile.read.layout import Layout, Talks
from awhile.read.reader import Head, Options, Source
from awhile.read.text_rows import read_rows
from awhile.read.times.date_order import to_second
from awhile.types import Kind, Reading

_TITLE = "消息记录（此消息记录为文本格式，不支持重新导入）"
_ROW = late(
    r"(?P<stamp>\d{4}-\d\d-\d\d (?:[上下]午 ?)?\d{1,2}:\d\d:\d\d) (?P<name>\S.{0,200})$"
    r"|={64}$|消息分组[:：](?P<group>.*)$|消息对象[:：](?P<chat>.*)$"
)
_LIKE = like(rf"({DATE_LIKE}[^\n]{{1,12}}?{CLOCK_LIKE}(?::\d\d)?) \S")
_NUMBER = late(r"^(?:【[^】]{1,20}】)?(.*?)(?:\(\d{5,12}\)|<[^<>]{3,100}>)$")
"""A title in a group, a name, and the number or address of an account behind it."""
_GROUPS = ("我的QQ群", "QQ群", "讨论组", "群")
_MEDIA = late(r"\[(?:图片|表情|视频|文件|位置|闪照|红包|动画表情|分享)[^\]\n]{0,80}\]")
_VOICE = late(r"\[语音(?!通话|聊天)[^\]\n]{0,80}\]")
_CALLS = late(r"\[?(?:语音|视频)(?:通话|聊天)\]?[^\n]{0,60}")
_LENGTH = late(r"(?:(\d{1,2}):)?(\d{1,2}):(\d\d)")
_SYSTEM = {"系统消息", "系统消息(10000)"}
_I = "我"
_GONE = late(r".{0,80}撤回了一条消息.{0,40}")


def _knows(text: str, _head: Head) -> bool:
    return text.lstrip("\ufeff \r\n\t").startswith(_TITLE[:6]) and "消息对象" in text


def _read(source: Source, options: Options) -> Reading:
    talks, chat, group = Talks(source, options), -1, False
    rows = talks.rows
    for number, found, said in read_rows(source, options, rows, _ROW, like=_LIKE):
        if found is None or found["stamp"] is None:
            # Lines of a heading: the rows below are of whom it names.
            if found is not None and found["group"] is not None:
                group = any(word in found["group"] for word in _GROUPS)
            elif found is not None and found["chat"] is not None:
                title = found["chat"].strip()
                chat = talks.open((group, title), title, group=group)
            rows.part()
            continue
        if chat < 0:
            rows.skip(number, "read.bad_row")
            continue
        _take(talks, chat, number, found, said.strip())
    names = _owner(talks)
    return talks.finish(
        "qq",
        exact=False,
        owner=OWNER,
        names=names,
        limits=("read.limit_account", "read.limit_disappearing"),
    )


def _take(talks: Talks, chat: int, number: int, found: re.Match[str], said: str) -> None:
    name = found["name"].strip()
    if name in _SYSTEM or _GONE.fullmatch(said):
        talks.notice(chat)
        return
    day, _, clock = found["stamp"].partition(" ")
    second = to_second(clock)
    try:
        when = datetime.fromisoformat(day) + timedelta(seconds=second or 0)
    except ValueError:
        second = None
    if second is None:
        talks.skip(chat, number, "read.bad_date", shown=found["stamp"])
        return
    bare = _NUMBER.fullmatch(name)
    name = (bare[1].strip() if bare else name) or name
    kind = Kind.TEXT
    if _VOICE.fullmatch(said):
        kind = Kind.VOICE
    elif _CALLS.fullmatch(said) and (_LENGTH.search(said) or said.startswith("[")):
        length = _LENGTH.search(said)
        hours, minutes, seconds = (int(p or 0) for p in length.groups()) if length else (0, 0, 0)
        call_s = 3600 * hours + 60 * minutes + seconds
        if call_s:
            talks.add(chat, when, name, Kind.CALL, number, call_s=call_s)
        else:
            talks.add(chat, when, name, Kind.MISSED_CALL, number)
        return
    elif not _MEDIA.sub("", said).strip():
        kind = Kind.MEDIA
    words = _MEDIA.sub(" ", said).strip() if kind is Kind.TEXT else None
    talks.add(chat, when, name, kind, number, words)


def _owner(talks: Talks) -> dict[str, str]:
    """Call the owner Me where the text calls them I."""
    return {_I: OWNER} if _I in talks.rows.senders else {}


QQ = Layout("qq", _knows, _read)
"""The reader of QQ's text."""
