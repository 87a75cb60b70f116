"""Element's export of a Matrix room as JSON: the events of the room, as they were sent."""

import re
from typing import Any

from awhile.patterns import late
from awhile.read.json_stream import JsonStream, read_members
from awhile.read.layout import Layout, Talks
from awhile.read.reader import Head, Options, Source
from awhile.read.source import read_pieces
from awhile.read.times.epochs import epoch_s
from awhile.types import Kind, Reading

_MARK = late(r'"(?:exported_by|room_creator)"\s*:')
_REPLY = late(r"\A> <@.*?\n\n", re.DOTALL)
"""The message that is answered, which older clients put above the words of an answer."""
_ENCRYPTED, _MESSAGE, _STICKER = "m.room.encrypted", "m.room.message", "m.sticker"
_REACTION, _INVITE, _MEMBER = "m.reaction", "m.call.invite", "m.room.member"
_ANSWER = "m.call.answer"
_WORDS = {"m.text", "m.notice", "m.emote"}
_VOICE = ("org.matrix.msc3245.voice", "m.voice")


def _knows(text: str, _head: Head) -> bool:
    return len(set(_MARK.findall(text))) == 2 and '"messages"' in text


def _read(source: Source, options: Options) -> Reading:
    room = _Room(source, options)
    stream = JsonStream(read_pieces(source, options.progress), options.budget)
    exporter = None
    for key, value in read_members(stream, frozenset({"messages"})):
        if key == "messages":
            room.number += 1
            room.rows.n_units += 1
            room.take(value)
        elif key == "exported_by" and isinstance(value, str):
            exporter = value.strip()
        elif key == "room_name" and isinstance(value, str):
            room.titles[0] = value.strip()
    return room.sum_up(exporter)


class _Room(Talks):
    """The events of one room, people by their addresses until all names are known."""

    def __init__(self, source: Source, options: Options) -> None:
        super().__init__(source, options)
        self.open("", "")
        self.names: dict[str, str] = {}
        self.answered: set[str] = set()
        self.invited: list[tuple[int, str]] = []
        self.number = 0

    def take(self, event: object) -> None:
        """Take one event; its words are gone afterwards."""
        if not isinstance(event, dict):
            self.skip(0, self.number, "read.bad_row")
            return
        sort, content = str(event.get("type") or ""), _dict(event.get("content"))
        sender, stamp = event.get("sender"), event.get("origin_server_ts")
        if sort == _MEMBER:
            shown, who = content.get("displayname"), event.get("state_key") or sender
            if isinstance(shown, str) and isinstance(who, str) and shown.strip():
                self.names.setdefault(who, shown.strip())
        kind = self._kind(event, sort, content)
        if kind is None:
            self.notice(0)
            return
        if not isinstance(sender, str) or not sender.strip():
            self.skip(0, self.number, "read.no_sender")
            return
        time_s = epoch_s(stamp) if isinstance(stamp, int | float) else None
        if time_s is None:
            self.skip(0, self.number, "read.bad_date", shown=stamp)
            return
        call = str(content.get("call_id") or "")
        if sort == _INVITE:
            self.invited.append((len(self.rows.kind), call))
            self.add(0, time_s, sender, Kind.MISSED_CALL, self.number)
            return
        if sort == _ANSWER:
            self.answered.add(call)
            self.rows.part()
            return
        said = content.get("body")
        words = (
            _REPLY.sub("", said).strip() if isinstance(said, str) and kind is Kind.TEXT else None
        )
        self.add(0, time_s, sender, kind, self.number, words or None)

    def _kind(self, event: dict[str, Any], sort: str, content: dict[str, Any]) -> Kind | None:
        """Say what an event is; None for a notice, and for another form of a message."""
        related = _dict(content.get("m.relates_to"))
        if sort == _REACTION or sort in {_INVITE, _ANSWER}:
            return Kind.REACTION
        if sort not in {_MESSAGE, _STICKER, _ENCRYPTED} or related.get("rel_type") == "m.replace":
            return None
        if not content or _dict(event.get("unsigned")).get("redacted_because"):
            return Kind.DELETED
        what = str(content.get("msgtype"))
        if what in _WORDS or sort == _ENCRYPTED:
            return Kind.TEXT
        voice = what == "m.audio" and any(key in content for key in _VOICE)
        return Kind.VOICE if voice else Kind.MEDIA

    def sum_up(self, exporter: str | None) -> Reading:
        """Say which calls were answered, and give people their names."""
        for place, call in self.invited:
            if call in self.answered:
                self.rows.kind[place] = Kind.CALL
        names = {key: self.names.get(key, key) for key in self.rows.senders}
        if exporter and exporter not in names.values():
            # Shown by a name that no event tells: the one without a name, or whose address has it.
            nameless = [key for key in names if key not in self.names]
            begins = f"@{exporter.casefold()}:"
            alike = [key for key in nameless if key.casefold().startswith(begins)]
            names |= {
                key: exporter for key in (alike or nameless)[:1] if alike or len(nameless) == 1
            }
        return self.finish(
            "element",
            exact=True,
            owner=exporter,
            names=names,
            limits=("read.limit_account",),
            resolution_s=0.001,
        )


def _dict(found: object) -> dict[str, Any]:
    return found if isinstance(found, dict) else {}


ELEMENT = Layout("element", _knows, _read, shape="json")
"""The reader of Element's JSON."""
