"""Telegram Desktop's ``result.json``: one chat, or a whole account."""

import json
import re
from collections import Counter
from datetime import datetime
from typing import Any

from awhile.errors import ReadError
from awhile.read.columns import EPOCH, Rows, finish, place_in_zone
from awhile.read.reader import Head, Mine, NotMine, Options, Source
from awhile.read.source import ZIP_ERRORS, decode_head
from awhile.types import DAY_S, FLOATING, UNKNOWN, Kind, Reading

_CHAT = re.compile(r'"(?:chats|messages)"\s*:')
_SHAPE = re.compile(r'"date_unixtime"|"from_id"|"from"\s*:|"personal_information"|"left_chats"')
MAX_ZONE_S = 14 * 3600
PERSONAL = {"personal_chat", "bot_chat"}
_VOICE = {"voice_message", "video_message"}
_USED = frozenset(
    [
        "type",
        "action",
        "discard_reason",
        "duration_seconds",
        "date",
        "date_unixtime",
        "from",
        "from_id",
        "actor",
        "actor_id",
        "text",
        "forwarded_from",
        "media_type",
        "photo",
        "file",
        "location_information",
        "poll",
        "contact_information",
    ]
)
"""What is used of a message; the rest, such as its text a second time, is dropped at once."""


class Telegram:
    """The reader of Telegram Desktop's JSON export."""

    name = "telegram"

    def identify(self, head: Head) -> Mine | NotMine:
        """Claim a JSON object with Telegram's keys near its start."""
        text = decode_head(head.data)
        if text is None or not text.lstrip().startswith("{"):
            return NotMine("read.not_json")
        if '"sender_name"' in text or '"guild"' in text:
            return NotMine("read.not_telegram")
        claimed = _CHAT.search(text) and _SHAPE.search(text) and '"type"' in text
        return Mine() if claimed else NotMine("read.not_telegram")

    def read(self, source: Source, options: Options) -> Reading:
        """Read one chat; of a whole account the one that was asked for, or the only one."""
        try:
            with source.open() as file:
                text = file.read().decode("utf-8-sig", "replace")
            data = json.loads(text, object_hook=_slim)
        except ZIP_ERRORS:
            raise ReadError("read.damaged", file=source.name) from None
        except RecursionError:
            raise ReadError("read.damaged", file=source.name) from None
        chat, titles = _choose(data, options.chat, source.name)
        return _read_chat(chat, titles, source.name, options)


def _slim(found: dict[str, Any]) -> dict[str, Any]:
    """Keep of a message what is used, so that an account of years fits in memory."""
    if "date" not in found or "type" not in found:
        return found
    return {key: value for key, value in found.items() if key in _USED}


def _choose(data: Any, wanted: str | None, file: str) -> tuple[dict[str, Any], tuple[str, ...]]:  # noqa: ANN401 - untrusted JSON
    if not isinstance(data, dict):
        raise ReadError("read.nothing_found", file=file)
    if isinstance(data.get("messages"), list):
        return data, ()
    chats: list[dict[str, Any]] = []
    for key in ("chats", "left_chats"):
        listed = data.get(key)
        entries = listed.get("list") if isinstance(listed, dict) else None
        chats += [c for c in entries or () if isinstance(c, dict)]
    titles = tuple(str(c.get("name") or "?") for c in chats)
    if wanted is not None:
        for number, (chat, title) in enumerate(zip(chats, titles, strict=True), 1):
            if wanted in {title, str(number)} or wanted.casefold() == title.casefold():
                return chat, titles
        raise ReadError("read.no_such_chat", file=file, chat=wanted, names=_list(titles))
    personal = [c for c in chats if c.get("type") in PERSONAL]
    if len(personal) == 1:
        return personal[0], titles
    if not chats:
        raise ReadError("read.nothing_found", file=file)
    raise ReadError("read.several_chats", file=file, names=_list(titles))


def _list(titles: tuple[str, ...]) -> str:
    shown = ", ".join(f"{i} {t}" for i, t in enumerate(titles[:20], 1))
    return shown + (", …" if len(titles) > 20 else "")


def _read_chat(
    chat: dict[str, Any], titles: tuple[str, ...], file: str, options: Options
) -> Reading:
    rows = Rows(text_counts=options.text_counts)
    messages = chat.get("messages")
    if not isinstance(messages, list):
        raise ReadError("read.nothing_found", file=file)
    exact = wall = 0
    offsets: Counter[int] = Counter()
    for number, message in enumerate(messages, 1):
        if not isinstance(message, dict):
            rows.skip(number, "read.bad_row")
            continue
        what = _kind(message)
        if what is None:
            rows.n_system += 1
            continue
        unix_s, wall_s = _unix_s(message), _wall_s(message)
        if unix_s is None and wall_s is None:
            rows.skip(number, "read.bad_date")
            continue
        kind, call_s = what
        name = _sender(message)
        if name is None:
            rows.skip(number, "read.no_sender")
            continue
        if unix_s is None:
            wall += 1
            time_s, offset_s = wall_s or 0.0, 0
        else:
            exact += 1
            shift_s = round((wall_s if wall_s is not None else unix_s) - unix_s)
            plausible = abs(shift_s) <= MAX_ZONE_S and shift_s % 900 == 0
            time_s, offset_s = unix_s, shift_s if plausible else 0
            offsets[offset_s] += 1
        text = None if kind in {Kind.CALL, Kind.MISSED_CALL} else _own_words(message)
        sender = rows.sender_id(name, file)
        rows.count_words(sender, text)
        rows.counts["call_s"].append(call_s)
        rows.time_s.append(time_s)
        rows.offset_s.append(offset_s)
        rows.sender.append(sender)
        rows.kind.append(int(kind))
        rows.row.append(number)
    zone, assumed = FLOATING, True
    if exact:
        zone, assumed = _offset_name(offsets.most_common(1)[0][0]), False
    elif options.zone is not None:
        place_in_zone(rows, options.zone)
        zone, assumed = options.zone, True
    title = chat.get("name")
    return finish(
        rows,
        reader="telegram",
        file=file,
        title=str(title) if isinstance(title, str) else None,
        zone=zone,
        zone_assumed=assumed,
        chats=titles,
        limits=("read.limit_telegram_deleted",),
    )


def _offset_name(offset_s: int) -> str:
    if not offset_s:
        return "UTC"
    hours, minutes = divmod(abs(offset_s) // 60, 60)
    return f"{'-' if offset_s < 0 else '+'}{hours:02}:{minutes:02}"


def _kind(message: dict[str, Any]) -> tuple[Kind, int] | None:
    if message.get("type") == "service":
        if message.get("action") != "phone_call":
            return None
        length = message.get("duration_seconds")
        if message.get("discard_reason") in {"missed", "busy"} or not isinstance(length, int):
            return Kind.MISSED_CALL, UNKNOWN
        return Kind.CALL, min(max(length, 0), int(DAY_S))
    if message.get("type") not in {"message", None}:
        return None
    media = message.get("media_type")
    if media in _VOICE:
        return Kind.VOICE, UNKNOWN
    held = ("photo", "file", "location_information", "poll", "contact_information")
    if media or any(message.get(key) for key in held):
        return Kind.MEDIA, UNKNOWN
    return Kind.TEXT, UNKNOWN


def _own_words(message: dict[str, Any]) -> str | None:
    """Return the sender's own words; a forward is not their own, nor has a picture any."""
    text = message.get("text")
    if isinstance(text, list):
        parts = (
            p if isinstance(p, str) else p.get("text") for p in text if isinstance(p, str | dict)
        )
        text = "".join(p for p in parts if isinstance(p, str))
    if not isinstance(text, str) or message.get("forwarded_from"):
        return None
    held = message.get("media_type") or message.get("photo") or message.get("file")
    return text if text or not held else None


def _sender(message: dict[str, Any]) -> str | None:
    for key in ("from", "actor"):
        name = message.get(key)
        if isinstance(name, str) and name.strip():
            return name.strip()
    for key in ("from_id", "actor_id"):
        number = message.get(key)
        if isinstance(number, str | int):
            return str(number)
    return None


def _unix_s(message: dict[str, Any]) -> float | None:
    text = message.get("date_unixtime")
    if isinstance(text, str | int) and re.fullmatch(r"\d{1,11}", str(text)):
        return float(text)
    stamp = message.get("date")
    if isinstance(stamp, str) and re.search(r"(?:Z|[+-]\d\d:\d\d)$", stamp):
        try:
            return datetime.fromisoformat(stamp).timestamp()
        except (ValueError, OverflowError):
            return None
    return None


def _wall_s(message: dict[str, Any]) -> float | None:
    stamp = message.get("date")
    if not isinstance(stamp, str):
        return None
    try:
        return (datetime.fromisoformat(stamp).replace(tzinfo=None) - EPOCH).total_seconds()
    except (ValueError, OverflowError):
        return None


TELEGRAM = Telegram()
