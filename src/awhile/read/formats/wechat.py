"""WeChat, which exports nothing itself, as WeFlow and WechatExporter write it."""

from collections.abc import Iterator
from datetime import datetime

from awhile.encoding import decode_head
from awhile.errors import ReadError
from awhile.patterns import late
from awhile.read.account import CLOCK_LIKE, DATE_LIKE, like
from awhile.read.columns import EPOCH, Rows, finish
from awhile.read.json_stream import JsonStream, read_members
from awhile.read.layout import Layout
from awhile.read.pasted import drop_pasted
from awhile.read.reader import Head, Options, Source
from awhile.read.source import MAX_ENTRY, read_head, read_pieces, read_text_chunks
from awhile.read.times.epochs import epoch_s, put_in_zone
from awhile.types import UNKNOWN, Kind, Reading

KINDS = {1: Kind.TEXT, 3: Kind.MEDIA, 34: Kind.VOICE, 43: Kind.MEDIA, 47: Kind.MEDIA}
"""WeChat's own number of each kind of message; links and files are 49."""
CALL, NOTICES = 50, {10000, 10002}
_LENGTH = late(r"(?:(\d{1,2}):)?(\d{1,2}):(\d\d)")
_HEAD = late(r"(.{1,100}?) ?\((\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?)\) ?[:：]\s?(.*)")
PLACEHOLDER = late(
    r"\[(图片|视频|语音|表情|表情包|动画表情|文件|位置|链接|名片|红包|转账)[^\]]{0,80}\]"
)
_LIKE = like(
    rf"[^()\n]{{1,80}}?\(([^()\n]{{0,8}}{DATE_LIKE}[^()\n]{{1,12}}?{CLOCK_LIKE}"
    r"[^()\n]{0,8})\) ?[:：]"
)


def _knows(text: str, _head: Head) -> bool:
    """Know WeFlow's JSON by its own key, and text in which rows are ``NAME (TIME):WORDS``."""
    as_json = text.lstrip().startswith("{") and '"weflow"' in text and '"session"' in text
    return as_json or _HEAD.match(text.lstrip()) is not None


def _read(source: Source, options: Options) -> Reading:
    """Read one conversation, from either form."""
    rows = Rows.asked_for(options)
    as_json = not _HEAD.match((decode_head(read_head(source)) or "").lstrip())
    owner, title = (
        _take_json(rows, source, options) if as_json else _take_text(rows, source, options)
    )
    drop_pasted(rows)
    zone, assumed = put_in_zone(rows, options.zone, exact=as_json)
    return finish(
        rows,
        reader="wechat",
        file=source.name,
        title=title,
        zone=zone,
        zone_assumed=assumed,
        owner=owner,
        limits=("read.limit_wechat",),
    )


def _take_json(rows: Rows, source: Source, options: Options) -> tuple[str | None, str | None]:
    owner, title, number = None, None, 0
    try:
        stream = JsonStream(read_pieces(source, options.progress), options.budget)
        for key, value in read_members(stream, frozenset({"messages"})):
            if key == "weflow" and isinstance(value, dict):
                stamp = value.get("exportedAt")
                rows.made_s = epoch_s(stamp) if isinstance(stamp, int | float) else None
            elif key == "session" and isinstance(value, dict):
                named = value.get("displayName")
                title = named if isinstance(named, str) else None
            elif key == "messages":
                number += 1
                rows.see(1)
                owner = _take_message(rows, value, number, source.name) or owner
    except (ValueError, RecursionError):
        raise ReadError("read.damaged", file=source.name) from None
    return owner, title


def _take_message(rows: Rows, message: object, number: int, file: str) -> str | None:
    """Take one message; return its sender's name if they are the owner."""
    if not isinstance(message, dict):
        rows.skip(number, "read.bad_row")
        return None
    local = message.get("localType")
    kind = local if isinstance(local, int) else None
    if kind in NOTICES or message.get("type") == "系统消息":
        rows.n_system += 1
        return None
    named = message.get("senderDisplayName") or message.get("senderUsername")
    if not isinstance(named, str) or not named.strip():
        rows.skip(number, "read.no_sender")
        return None
    stamp = message.get("createTime")
    time_s = epoch_s(stamp) if isinstance(stamp, int | float) else None
    if time_s is None:
        rows.skip(number, "read.bad_date", shown=stamp)
        return None
    sender = rows.sender_id(named.strip(), file)
    text = message.get("content")
    words = text if isinstance(text, str) else ""
    if kind == CALL:
        what, call_s = read_call(words)
        rows.add(time_s, sender, what, number, None, call_s=call_s)
    else:
        what = Kind.TEXT if kind is None else KINDS.get(kind, Kind.MEDIA)
        rows.add(time_s, sender, what, number, words if what is Kind.TEXT else None)
    return named.strip() if message.get("isSend") == 1 else None


def read_call(text: str) -> tuple[Kind, int]:
    """Read what is said of a call: how long it was, or that nobody answered.

    Args:
        text: What the app wrote of the call.
    """
    length = _LENGTH.search(text)
    if length is None:
        return Kind.MISSED_CALL, UNKNOWN
    hours, minutes, seconds = (int(part or 0) for part in length.groups())
    return Kind.CALL, 3600 * hours + 60 * minutes + seconds


def _take_text(rows: Rows, source: Source, options: Options) -> tuple[None, None]:
    for number, name, stamp, text in rows.counted(_entries(source, options, rows)):
        try:
            wall = datetime.fromisoformat(stamp)
        except ValueError:
            rows.skip(number, "read.bad_date", shown=stamp)
            continue
        media = bool(PLACEHOLDER.fullmatch(text.strip()))
        sender = rows.sender_id(name.strip(), source.name)
        kind = Kind.MEDIA if media else Kind.TEXT
        time_s = (wall - EPOCH).total_seconds()
        rows.add(time_s, sender, kind, number, None if media else text.strip())
    return None, None


def _entries(source: Source, options: Options, rows: Rows) -> Iterator[tuple[int, str, str, str]]:
    begun, name, stamp, held, size, number = 0, "", "", [""], 0, 0
    for chunk in read_text_chunks(source, options.progress):
        for line in chunk.removesuffix("\n").split("\n"):
            number += 1
            if head := _HEAD.match(line):
                if begun:
                    yield begun, name, stamp, "\n".join(held)
                name, stamp, first = head.groups()
                begun, held, size = number, [first[:MAX_ENTRY]], len(first)
                continue
            if begin := _LIKE(line):
                rows.swallow(number, begin)
            if size < MAX_ENTRY:
                held.append(line[:MAX_ENTRY])
                size += len(line) + 1
    if begun:
        yield begun, name, stamp, "\n".join(held)


WECHAT = Layout("wechat", _knows, _read, why="read.not_wechat")
"""The reader of WeFlow's JSON and of WechatExporter's text."""
