"""Telegram Desktop's ``result.json``: one chat, or a whole account."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from awhile.errors import ReadError
from awhile.patterns import late
from awhile.read.columns import EPOCH, Rows, finish
from awhile.read.json_stream import JsonStream
from awhile.read.reader import Head, Mine, NotMine, Options, Source
from awhile.read.source import read_pieces
from awhile.read.times.epochs import offset_name, put_in_zone
from awhile.types import DAY_S, UNKNOWN, Kind, Reading

_CHAT = late(r'"(?:chats|messages)"\s*:')
_SHAPE = late(r'"date_unixtime"|"from_id"|"from"\s*:|"personal_information"|"left_chats"')
MAX_ZONE_S = 14 * 3600
MOST_DIGITS, MOST_WALLS = 11, 100_000
"""Digits of a moment in seconds; days and times of day that are remembered."""
PERSONAL = ("personal_chat", "bot_chat")
_VOICE = ("voice_message", "video_message")


class Telegram:
    """The reader of Telegram Desktop's JSON export."""

    name = "telegram"

    def identify(self, head: Head) -> Mine | NotMine:
        """Claim a JSON object with Telegram's keys near its start."""
        text = head.text
        if text is None or not text.lstrip().startswith("{"):
            return NotMine("read.not_json")
        if '"sender_name"' in text or '"guild"' in text:
            return NotMine("read.not_telegram")
        claimed = _CHAT.search(text) and _SHAPE.search(text) and '"type"' in text
        near = _CHAT.search(text) is not None
        return Mine() if claimed else NotMine("read.not_telegram", near=near)

    def read(self, source: Source, options: Options) -> Reading:
        """Read one chat; of a whole account the one that was asked for, or the only one."""
        file = source.name
        chats = self._read_all(source, options)
        listed = [chat for chat in chats if chat.listed]
        if options.chat is None and len(listed) == 1 and not listed[0].is_wanted():
            # The only one is a group, which is to be named as one.
            chats = self._read_all(source, replace(options, chat="1"))
        whole = [chat for chat in chats if not chat.listed and chat.has_messages]
        if whole:
            return whole[0].finish((), options)
        titles = tuple(str(chat.title or "?") for chat in chats if chat.listed)
        wanted = options.chat or ("1" if len(titles) == 1 else None)
        return _choose([c for c in chats if c.listed], titles, wanted, file).finish(titles, options)

    def _read_all(self, source: Source, options: Options) -> list["_Chat"]:
        """Read every chat of a file; of those that are not wanted nothing is kept."""
        file = source.name
        try:
            stream = JsonStream(read_pieces(source, options.progress), options.budget)
            chats = list(_read_chats(stream, options, file))
        except (ValueError, RecursionError):
            raise ReadError("read.damaged", file=file) from None
        for chat in chats:
            if stream.n_mended and chat.has_messages:
                chat.rows.doubt("rows_mended", n=stream.n_mended, row=stream.first_mended)
        return chats


class _Chat:
    """One conversation: its messages as numbers, taken one by one."""

    def __init__(self, options: Options, file: str, number: int) -> None:
        """Start a chat; ``number`` counts from 1, 0 for a file that is one chat."""
        self.rows = Rows.asked_for(options)
        self.file, self.number, self.wanted = file, number, options.chat
        self.title: object = None
        self.type: object = None
        self.offsets: Counter[int] = Counter()
        self.has_messages = False
        self.called: dict[str, str] = {}
        self.days, self.clocks = _Walls("{}T00:00:00"), _Walls("1970-01-01{}")

    @property
    def listed(self) -> bool:
        """Whether it is one of an account's."""
        return self.number > 0

    def is_wanted(self) -> bool:
        """Whether it was asked for; without a word about that, whether it is a personal one."""
        if self.wanted is None:
            return self.type in PERSONAL
        title = str(self.title or "?")
        return self.wanted in {title, str(self.number)} or (
            self.wanted.casefold() == title.casefold()
        )

    def may_be_wanted(self) -> bool:
        """The same, from what has been read of it so far."""
        known = self.type if self.wanted is None else self.title
        return not self.listed or known is None or self.is_wanted()

    def read(self, stream: JsonStream) -> None:
        """Read the object that comes next, whatever the order of its keys."""
        for key in stream.members():
            self.read_key(stream, key)

    def read_key(self, stream: JsonStream, key: object) -> None:
        """Read the value that comes next, behind a key of this chat."""
        if key == "messages" and stream.peek() == "[":
            self.has_messages = True
            take = self.take if self.may_be_wanted() else self.pass_by
            for number, message in enumerate(self.rows.counted(stream.values()), 1):
                take(message, number)
            return
        value = stream.value()
        if key == "name":
            self.title = value
        elif key == "type":
            self.type = value

    def take(self, message: object, number: int) -> None:
        """Take one message; its words are gone afterwards."""
        rows = self.rows
        if not isinstance(message, dict):
            rows.skip(number, "read.bad_row")
            return
        what = _kind(message)
        if what is None:
            rows.n_system += 1
            return
        unix_s, wall_s = _unix_s(message), self.read_wall(message.get("date"))
        if unix_s is None and wall_s is None:
            rows.skip(number, "read.bad_date", shown=message.get("date"))
            return
        kind, call_s = what
        person, name = _sender(message)
        if person is None:
            rows.skip(number, "read.no_sender")
            return
        if name is not None:
            self.called[person] = name
        if unix_s is None:
            time_s, offset_s = wall_s or 0.0, 0
        else:
            shift_s = round((wall_s if wall_s is not None else unix_s) - unix_s)
            plausible = abs(shift_s) <= MAX_ZONE_S and shift_s % 900 == 0
            time_s, offset_s = unix_s, shift_s if plausible else 0
            self.offsets[offset_s] += 1
        text = None if kind in {Kind.CALL, Kind.MISSED_CALL} else _own_words(message)
        sender = rows.sender_id(person, self.file)
        rows.add(time_s, sender, kind, number, text, offset_s=offset_s, call_s=call_s)

    def read_wall(self, stamp: object) -> float | None:
        """Return what the clock shows, as `_wall_s`; days and times of day come again."""
        if isinstance(stamp, str) and len(stamp) == len("2024-01-02T03:04:05"):
            day_s, clock_s = self.days[stamp[:10]], self.clocks[stamp[10:]]
            if day_s is not None and clock_s is not None:
                return day_s + clock_s
        return _wall_s(stamp)

    def pass_by(self, _message: object, _number: int) -> None:
        """Let go of a message of a conversation that is not wanted."""
        self.rows.part()

    def finish(self, titles: tuple[str, ...], options: Options) -> Reading:
        """Sum up; ``titles`` are those of all chats of the account."""
        if not self.has_messages:
            raise ReadError("read.nothing_found", file=self.file)
        rows = self.rows
        rows.name_people(self.called)
        if self.offsets:
            zone, assumed = offset_name(self.offsets.most_common(1)[0][0]), False
        else:
            zone, assumed = put_in_zone(rows, options.zone, exact=False)
        return finish(
            rows,
            reader="telegram",
            file=self.file,
            title=self.title if isinstance(self.title, str) else None,
            zone=zone,
            zone_assumed=assumed,
            chats=titles,
            limits=("read.limit_telegram_deleted",),
        )


def _read_chats(stream: JsonStream, options: Options, file: str) -> Iterator[_Chat]:
    """Read a file that is one chat or lists those of an account; most are let go at once."""
    whole = _Chat(options, file, 0)
    number = 0
    for key in stream.members():
        if key in {"chats", "left_chats"} and stream.peek() == "{":
            for inner in stream.members():
                if inner != "list" or stream.peek() != "[":
                    stream.value()
                    continue
                for _ in stream.places():
                    if stream.peek() != "{":
                        stream.value()
                        continue
                    number += 1
                    chat = _Chat(options, file, number)
                    chat.read(stream)
                    if not chat.is_wanted():
                        chat.rows = Rows()
                    yield chat
        else:
            whole.read_key(stream, key)
    yield whole


def _choose(chats: list[_Chat], titles: tuple[str, ...], wanted: str | None, file: str) -> _Chat:
    found = [chat for chat in chats if chat.is_wanted()]
    if wanted is None and len(found) > 1:
        # Programs that answer, and people who never wrote, are not whom one waits for.
        people = [chat for chat in found if chat.type == PERSONAL[0] and len(chat.rows.time_s)]
        found = people if len(people) == 1 else found
    if not chats:
        raise ReadError("read.nothing_found", file=file)
    if wanted is not None and not found:
        raise ReadError("read.no_such_chat", file=file, chat=wanted, names=_list(titles))
    if wanted is None and not found:
        raise ReadError("read.only_groups", file=file, names=_list(titles))
    if wanted is None and len(found) != 1:
        raise ReadError("read.several_chats", file=file, names=_list(titles), titles=titles)
    return found[0]


def _list(titles: tuple[str, ...]) -> str:
    shown = ", ".join(f"{i} {t}" for i, t in enumerate(titles[:20], 1))
    return shown + (", …" if len(titles) > 20 else "")


def _kind(message: dict[str, Any]) -> tuple[Kind, int] | None:
    if message.get("type") == "service":
        if message.get("action") != "phone_call":
            return None
        length = message.get("duration_seconds")
        if message.get("discard_reason") in ("missed", "busy") or not isinstance(length, int):
            return Kind.MISSED_CALL, UNKNOWN
        return Kind.CALL, min(max(length, 0), int(DAY_S))
    if message.get("type") not in ("message", None):
        return None
    media = message.get("media_type")
    if media in _VOICE:
        return Kind.VOICE, UNKNOWN
    get = message.get
    held = get("photo") or get("file") or get("location_information") or get("poll")
    if media or held or get("todo_list") or get("contact_information"):
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
    if not isinstance(text, str) or "forwarded_from" in message:
        return None
    if text:
        return text
    held = message.get("media_type") or message.get("photo") or message.get("file")
    return None if held else text


def _sender(message: dict[str, Any]) -> tuple[str | None, str | None]:
    """Return who sent a message, by number where it has one, and what they are called."""
    name = None
    for key in ("from", "actor"):
        said = message.get(key)
        if isinstance(said, str) and (name := said.strip() or None):
            break
    for key in ("from_id", "actor_id"):
        number = message.get(key)
        if isinstance(number, str | int) and not isinstance(number, bool):
            return str(number), name
    return name, name


def _unix_s(message: dict[str, Any]) -> float | None:
    text = message.get("date_unixtime")
    digits = str(text) if isinstance(text, str | int) else ""
    if isinstance(text, str | int) and digits.isdecimal() and len(digits) <= MOST_DIGITS:
        return float(text)
    stamp = message.get("date")
    if isinstance(stamp, str) and re.search(r"(?:Z|[+-]\d\d:\d\d)$", stamp):
        try:
            return datetime.fromisoformat(stamp).timestamp()
        except (ValueError, OverflowError):
            return None
    return None


def _wall_s(stamp: object) -> float | None:
    """Return what the clock shows, as seconds since 1970; None where it is none."""
    if not isinstance(stamp, str):
        return None
    try:
        return (datetime.fromisoformat(stamp).replace(tzinfo=None) - EPOCH).total_seconds()
    except (ValueError, OverflowError):
        return None


class _Walls(dict[str, float | None]):
    """What each day, or each time of day, adds to the seconds since 1970; fills itself.

    Args:
        stamp: What a part is put into to be read.
    """

    def __init__(self, stamp: str) -> None:
        super().__init__()
        self.stamp = stamp

    def __missing__(self, part: str) -> float | None:
        wall_s = _wall_s(self.stamp.format(part))
        if wall_s is not None and not wall_s.is_integer():
            wall_s = None  # a part of a second is not added up exactly
        if len(self) < MOST_WALLS:
            self[part] = wall_s
        return wall_s


TELEGRAM = Telegram()
