"""The archive of X, once Twitter: direct messages in JavaScript files, numbers for people."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from awhile.encoding import decode_head
from awhile.patterns import late
from awhile.read.json_stream import JsonStream, read_members
from awhile.read.layout import Layout, Talks
from awhile.read.reader import Head, Options, Source
from awhile.read.shelf import BLANK
from awhile.read.source import base_name, open_folder, read_head, read_pieces
from awhile.types import Kind, Reading

_MARK = late(r"window\.YTD\.direct_messages?(?:_groups?)?\.part\d+\s*=")
_FILES = late(r"direct-messages?(?:-groups?)?(?:-part\d+)?\.js")
_ACCOUNT = late(r'"(accountId|accountDisplayName)"\s*:\s*"((?:[^"\\]|\\.){1,200})"')
_LINK = late(r"(?:^|\s)https://t\.co/\w+\s*$")
"""What the words of a message end with where something is attached."""


def _knows(text: str, _head: Head) -> bool:
    return _MARK.match(text.lstrip(BLANK)) is not None


def _read(source: Source, options: Options) -> Reading:
    talks = _Archive(source, options)
    with open_folder(source) as beside:
        for place, one in sorted(beside.items()):
            if base_name(place) == "account.js":
                talks.name_owner(decode_head(read_head(one)) or "")
        files = [one for place, one in sorted(beside.items()) if _FILES.fullmatch(base_name(place))]
        for one in files or [source]:
            talks.read(one)
    talks.settle()
    owner = talks.owner_name or talks.owner
    return talks.finish(
        "x",
        exact=True,
        owner=owner,
        names={talks.owner: talks.owner_name} if talks.owner and talks.owner_name else None,
        limits=("read.limit_account", "read.limit_calls_not_kept"),
        resolution_s=0.001,
    )


class _Archive(Talks):
    """The conversations of an account, its owner known by a number."""

    def __init__(self, source: Source, options: Options) -> None:
        super().__init__(source, options)
        self.owner: str | None = None
        self.owner_name: str | None = None
        self.number = 0
        self.people: list[set[str]] = []

    def name_owner(self, text: str) -> None:
        """Learn from ``account.js`` whose archive it is."""
        found = dict(_ACCOUNT.findall(text))
        self.owner = found.get("accountId")
        self.owner_name = found.get("accountDisplayName")

    def read(self, source: Source) -> None:
        """Read one file of conversations."""
        stream = JsonStream(_json(read_pieces(source, self.options.progress)), self.options.budget)
        for _ in stream.places():
            if stream.peek() != "{":
                stream.value()
                continue
            for key in stream.members():
                if key == "dmConversation" and stream.peek() == "{":
                    self.converse(stream)
                else:
                    stream.value()

    def converse(self, stream: JsonStream) -> None:
        """Read one conversation, or what an archive of several files has of one."""
        chat: int | None = None
        for key, value in read_members(stream, frozenset({"messages"})):
            if key == "conversationId" and chat is None:
                chat = self.begin(str(value))
            elif key == "messages":
                chat = self.begin(None) if chat is None else chat
                self.number += 1
                self.rows.n_units += 1
                self.take(chat, value, self.people[chat])

    def begin(self, key: str | None) -> int:
        """Return the number of a conversation, by its own identifier where that is told."""
        chat = self.open(len(self.titles) if key is None else key, "")
        if chat == len(self.people):
            people = key.split("-") if key else []
            self.also[chat] += [key] if key else []
            self.people.append({one for one in people if one.isdecimal() and len(people) > 1})
        return chat

    def take(self, chat: int, entry: object, people: set[str]) -> None:
        """Take one entry: a message with its reactions, or that somebody joined."""
        message = entry.get("messageCreate") if isinstance(entry, dict) else None
        if not isinstance(message, dict):
            if isinstance(entry, dict) and len(entry) == 1:
                self.notice(chat)
            else:
                self.skip(chat, self.number, "read.bad_row")
            return
        sender = _text(message.get("senderId"))
        if sender is None:
            self.skip(chat, self.number, "read.no_sender")
            return
        when = _moment(message.get("createdAt"))
        if when is None:
            self.skip(chat, self.number, "read.bad_date", shown=message.get("createdAt"))
            return
        people.update({sender, _text(message.get("recipientId")) or sender})
        said, held = _text(message.get("text")), bool(message.get("mediaUrls"))
        words = _LINK.sub("", said).strip() if said and held else said
        kind = Kind.MEDIA if held or not words else Kind.TEXT
        self.add(chat, when, sender, kind, self.number, words or None)
        for reaction in _list(message.get("reactions")):
            who, moment = _text(reaction.get("senderId")), _moment(reaction.get("createdAt"))
            if who is not None and moment is not None:
                self.rows.more()
                self.add(chat, moment, who, Kind.REACTION, self.number)

    def settle(self) -> None:
        """Say whom each conversation is with; the owner takes part in all of them."""
        if self.owner is None and len(self.people) > 1:
            often = Counter(who for people in self.people for who in people).most_common(2)
            if often and often[0][1] == len(self.people) and often[-1][1] < len(self.people):
                self.owner = often[0][0]
        for chat, people in enumerate(self.people):
            others = sorted(people - {self.owner})
            self.titles[chat] = " + ".join(others) or str(chat + 1)
            if len(people) > 2:
                self.groups.add(chat)


def _json(pieces: Iterator[str]) -> Iterator[str]:
    """Take off what makes of JSON a script."""
    begun, held = False, ""
    for piece in pieces:
        if begun:
            yield piece
            continue
        held += piece
        _, sign, rest = held.partition("=")
        if sign:
            begun = True
            yield rest


def _list(found: object) -> list[dict[str, Any]]:
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _text(found: object) -> str | None:
    return found.strip() if isinstance(found, str) and found.strip() else None


def _moment(stamp: object) -> datetime | None:
    try:
        when = datetime.fromisoformat(str(stamp))
    except ValueError:
        return None
    return when if when.tzinfo is not None else None


X = Layout("x", _knows, _read, shape="script")
"""The reader of direct messages in the archive of X."""
