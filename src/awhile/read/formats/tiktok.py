"""TikTok's download of one's data as JSON: direct messages, both sides, newest first."""

import re
from datetime import UTC, datetime

from awhile.patterns import late
from awhile.read.json_stream import JsonStream, pass_over
from awhile.read.layout import Layout, Talks
from awhile.read.reader import Head, Options, Source
from awhile.read.source import read_pieces
from awhile.types import Kind, Reading

_CHAT = late(r"Chat History with (.+?):?\s*")
_MARK = late(r'"(?:Chat History with [^"]{1,200}|ProfileMap|Video Browsing History)"\s*:')
_SHARED = late(r"https?://[\w.-]*tiktok[\w.-]*/\S+", re.IGNORECASE)
"""A video that was shared is a bare link."""
OWNER_KEY = "userName"


def _knows(text: str, _head: Head) -> bool:
    return _MARK.search(text) is not None


def _read(source: Source, options: Options) -> Reading:
    talks = _Account(source, options)
    talks.walk(JsonStream(read_pieces(source, options.progress), options.budget))
    return talks.finish(
        "tiktok",
        exact=True,
        owner=talks.owner,
        limits=("read.limit_account", "read.limit_calls_not_kept"),
    )


class _Account(Talks):
    """Everything of an account; of all of it the conversations are kept."""

    def __init__(self, source: Source, options: Options) -> None:
        super().__init__(source, options)
        self.owner: str | None = None
        self.number = 0

    def walk(self, stream: JsonStream) -> None:
        """Go through objects within objects; conversations lie at more than one depth."""
        if stream.peek() != "{":
            pass_over(stream)
            return
        for key in stream.members():
            found = _CHAT.fullmatch(str(key))
            if found and stream.peek() == "[":
                self.read(stream, found[1].strip())
            elif key == OWNER_KEY and stream.peek() == '"':
                self.owner = self.owner or str(stream.value()).strip() or None
            else:
                self.walk(stream)

    def read(self, stream: JsonStream, name: str) -> None:
        """Read one conversation."""
        chat = self.open(name, name)
        for message in self.rows.counted(stream.values()):
            self.number += 1
            if not isinstance(message, dict):
                self.skip(chat, self.number, "read.bad_row")
                continue
            sender = message.get("From")
            if not isinstance(sender, str) or not sender.strip():
                self.skip(chat, self.number, "read.no_sender")
                continue
            when = _moment(message.get("Date"))
            if when is None:
                self.skip(chat, self.number, "read.bad_date", shown=message.get("Date"))
                continue
            said = message.get("Content")
            text = said if isinstance(said, str) and said.strip() else None
            kind = Kind.TEXT
            if text is None or _SHARED.fullmatch(text.strip()):
                kind, text = Kind.MEDIA, None
            self.add(chat, when, sender.strip(), kind, self.number, text)


def _moment(stamp: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(stamp).removesuffix(" UTC")).replace(tzinfo=UTC)
    except ValueError:
        return None


TIKTOK = Layout("tiktok", _knows, _read, shape="json")
"""The reader of TikTok's JSON."""
