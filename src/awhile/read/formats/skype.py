"""Skype's export, a tar or the ``messages.json`` in it; the free Teams writes the same."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from awhile.patterns import late
from awhile.read.json_stream import JsonStream, pass_over, read_members
from awhile.read.layout import Layout, Talks
from awhile.read.reader import Head, Options, Source
from awhile.read.source import read_pieces
from awhile.read.text_fix import strip_markup
from awhile.read.times.epochs import epoch_s
from awhile.types import DAY_S, UNKNOWN, Kind, Reading

_MARK = late(r'"(?:MessageList|originalarrivaltime)"\s*:')
_ACCOUNT = late(r'"userId"\s*:|"conversations"\s*:')
NOBODY = ("19:", "28:", "48:")
"""How conversations of several people begin, of programs that answer, and lists of the app's own,
as of all calls."""
_KINDS = {
    "Text": Kind.TEXT,
    "RichText": Kind.TEXT,
    "RichText/Html": Kind.TEXT,
    "EndToEndEncryption/EncryptedText": Kind.TEXT,
    "RichText/Media_AudioMsg": Kind.VOICE,
    "Poll": Kind.MEDIA,
}
MOST_PACKED = 1 << 16
"""Characters of reactions that are packed into a text."""
CALL = "Event/Call"
_SENT = "RichText/"
"""Every other sort that begins so holds something that was sent; the rest are notices."""
_PARTS = late(r'<part\b[^>]*\bidentity="([^"]{1,200})"[^>]*>(.*?)</part>', re.DOTALL)
_NAME = late(r"<(?:name|displayName)>([^<]{1,200})</")
_LENGTH = late(r"<duration>(\d{1,7}(?:\.\d{1,9})?)</duration>")
_SORT = late(r'<partlist\b[^>]*\btype="(\w+)"')
_CALL_ID = late(r'\bcallId="([^"]{1,200})"')
_QUOTE = late(r"<quote\b.*?</quote>", re.DOTALL)
_NUMBER = late(r"^(?:\d+:)?(?:live:)?(?:\.cid\.)?")
"""What stands before the name of an account."""


def _knows(text: str, _head: Head) -> bool:
    return _MARK.search(text) is not None and _ACCOUNT.search(text) is not None


def _read(source: Source, options: Options) -> Reading:
    talks = _Account(source, options)
    stream = JsonStream(read_pieces(source, options.progress), options.budget)
    if stream.peek() != "{":
        pass_over(stream)
        return talks.sum_up()
    for key in stream.members():
        if key == "conversations" and stream.peek() == "[":
            for _ in stream.places():
                talks.converse(stream)
        elif key == "userId":
            talks.owner = str(stream.value())
        elif key == "exportDate":
            talks.made = _made(stream.value())
        else:
            pass_over(stream)
    return talks.sum_up()


@dataclass(frozen=True, slots=True)
class _Begun:
    """A call that began, until the row with its end is met."""

    chat: int
    when: datetime
    sender: str
    row: int


class _Account(Talks):
    """The conversations of an account, people by their numbers until all names are known."""

    def __init__(self, source: Source, options: Options) -> None:
        super().__init__(source, options)
        self.owner, self.made = "", None
        self.names: dict[str, str] = {}
        self.begun: dict[str, _Begun] = {}
        self.ended: set[str] = set()
        self.number = 0

    made: str | None

    def converse(self, stream: JsonStream) -> None:
        """Read one conversation."""
        chat = self.open(len(self.titles), "")
        key = ""
        for name, value in read_members(stream, frozenset({"MessageList"})):
            if name == "MessageList":
                self.number += 1
                self.rows.n_units += 1
                self.take(chat, value)
            elif name == "id" and isinstance(value, str):
                key = value
            elif name == "displayName" and isinstance(value, str) and value.strip():
                self.titles[chat] = value.strip()
        if key.startswith(NOBODY):
            self.groups.add(chat)
        elif self.titles[chat]:
            self.names.setdefault(key, self.titles[chat])
        self.titles[chat] = self.titles[chat] or _bare(key) or str(chat + 1)
        self.also[chat].append(_bare(key))

    def take(self, chat: int, message: object) -> None:
        """Take one message; its words are gone afterwards."""
        if not isinstance(message, dict):
            self.skip(chat, self.number, "read.bad_row")
            return
        sort = str(message.get("messagetype") or "")
        kind = _KINDS.get(sort, Kind.MEDIA)
        if sort not in _KINDS and sort != CALL and not sort.startswith(_SENT):
            self.notice(chat)
            return
        sender = message.get("from")
        if not isinstance(sender, str) or not sender.strip():
            self.skip(chat, self.number, "read.no_sender")
            return
        when = _moment(message.get("originalarrivaltime"))
        if when is None:
            self.skip(chat, self.number, "read.bad_date", shown=message.get("originalarrivaltime"))
            return
        shown = message.get("displayName")
        if isinstance(shown, str) and shown.strip():
            self.names.setdefault(sender, shown.strip())
        content = message.get("content")
        text = content if isinstance(content, str) else ""
        if sort == CALL:
            self.call(chat, when, sender, text)
            return
        words = None
        if kind is Kind.TEXT and sort != "EndToEndEncryption/EncryptedText":
            about = message.get("properties")
            if not text and isinstance(about, dict) and about.get("deletetime"):
                kind = Kind.DELETED
            elif sort == "Text":
                words = text
            else:
                words = strip_markup(_QUOTE.sub("", text))
        self.add(chat, when, sender, kind, self.number, words or None)
        for who, moment_s in _list_reactions(message.get("properties")):
            self.rows.more()
            self.add(chat, moment_s, who, Kind.REACTION, self.number)

    def call(self, chat: int, when: datetime, sender: str, content: str) -> None:
        """Take a call: one row says that it began, another how it ended."""
        for identity, about in _PARTS.findall(content):
            if named := _NAME.search(about):
                self.names.setdefault(_bare(identity), named[1].strip())
        found, called = _SORT.search(content), _CALL_ID.search(content)
        sort, key = found[1] if found else "", called[1] if called else ""
        if sort == "started" and key:
            if key in self.ended or key in self.begun:
                self.rows.part()
            else:
                self.begun[key] = _Begun(chat, when, sender, self.number)
            return
        lengths = [float(length) for length in _LENGTH.findall(content)]
        call_s = int(min(max(lengths, default=0.0), DAY_S))
        answered = sort == "ended" and call_s > 0
        if key:
            self.ended.add(key)
            self.rows.part(self.begun.pop(key, None) is not None)
        self.add(
            chat, when, sender, Kind.CALL if answered else Kind.MISSED_CALL, self.number,
            call_s=call_s if answered else UNKNOWN,
        )  # fmt: skip

    def sum_up(self) -> Reading:
        """Give people their names, and calls without an end their place."""
        for one in self.begun.values():
            self.add(one.chat, one.when, one.sender, Kind.MISSED_CALL, one.row)
        names = {
            key: self.names.get(key) or self.names.get(_bare(key)) or _bare(key)
            for key in self.rows.senders
        }
        return self.finish(
            "skype",
            exact=True,
            owner=names.get(self.owner),
            names=names,
            limits=("read.limit_account",),
            made=self.made,
            resolution_s=0.001,
        )


def _list_reactions(about: object) -> Iterator[tuple[str, float]]:
    """Yield who reacted and when; the list may be packed into a text."""
    found = about.get("emotions") if isinstance(about, dict) else None
    if isinstance(found, str):
        try:
            found = json.loads(found[:MOST_PACKED])
        except (ValueError, RecursionError):
            return
    for one in found if isinstance(found, list) else ():
        users = one.get("users") if isinstance(one, dict) else None
        for user in users if isinstance(users, list) else ():
            who, stamp = (user.get("mri"), user.get("time")) if isinstance(user, dict) else (0, 0)
            time_s = epoch_s(stamp) if isinstance(stamp, int | float) and stamp > 0 else None
            if isinstance(who, str) and who.strip() and time_s is not None:
                yield who, time_s


def _bare(key: str) -> str:
    return _NUMBER.sub("", key)


def _moment(stamp: object) -> datetime | None:
    try:
        when = datetime.fromisoformat(str(stamp))
    except ValueError:
        return None
    return when if when.tzinfo is not None else None


def _made(stamp: object) -> str | None:
    try:
        return datetime.fromisoformat(str(stamp)).replace(tzinfo=None).isoformat()
    except ValueError:
        return None


SKYPE = Layout("skype", _knows, _read, shape="json")
"""The reader of Skype's export."""
