"""Discord as DiscordChatExporter writes it as HTML: a message's number tells its moment."""

import re
from dataclasses import dataclass, field

from awhile.encoding import decode_head
from awhile.patterns import late
from awhile.read.layout import Layout
from awhile.read.message_walk import MessageWalk
from awhile.read.reader import Head, Options, Source
from awhile.read.source import read_head, read_pieces
from awhile.read.text_fix import MAX_WORDS
from awhile.read.times.worded import read_worded
from awhile.types import UNKNOWN, Kind, Reading

_MARK = late(r'class="?chatlog__message')
_TITLE = late(r"<title>\s*([^<]{1,300}?)\s*</title>")
DISCORD_EPOCH_MS, SHIFT = 1_420_070_400_000, 22
"""Numbers of messages are milliseconds since 2015, and 22 bits more."""
_NUMBER = late(r"\d{16,20}")
_CALL = late(r"started a call that lasted ([\d,.\s]{1,9}) minutes?")
_ASIDE = frozenset(
    (
        "chatlog__reply", "chatlog__reactions", "chatlog__embed", "chatlog__edited-timestamp",
        "chatlog__forwarded", "chatlog__author-tag",
    )
)  # fmt: skip
"""Parts of a message that are not its sender's words."""
_HELD = ("chatlog__attachment", "chatlog__sticker")


def _knows(text: str, _head: Head) -> bool:
    return _MARK.search(text) is not None


def _read(source: Source, options: Options) -> Reading:
    walk = _Walk(source, options)
    found = _TITLE.search(decode_head(read_head(source)) or "")
    title = found[1].rpartition(" - ")[2].strip() if found else ""
    walk.talks.open("", title)
    walk.walk(read_pieces(source, options.progress))
    return walk.talks.finish(
        "discord-html",
        exact=bool(walk.exact),
        limits=("read.limit_discord",),
        names=walk.names(),
        resolution_s=0.001 if walk.exact else 60.0,
    )


@dataclass(slots=True)
class _Said:
    """One message while it is walked through."""

    depth: int
    number: str
    stamp: str = ""
    name: str = ""
    account: str = ""
    notice: str = ""
    system: bool = False
    words: list[str] = field(default_factory=list)
    size: int = 0
    held: Kind | None = None


class _Walk(MessageWalk[_Said]):
    """The messages of one channel; those behind another's have its author."""

    def __init__(self, source: Source, options: Options) -> None:
        super().__init__(source, options)
        self.account, self.called = "", dict[str, str]()
        self.exact: bool | None = None

    def opened(self, tag: str, classes: frozenset[str], attributes: dict[str, str]) -> None:
        """See what begins: a group, a message, or a part of one."""
        if "chatlog__message-group" in classes:
            self.end()
            self.account = ""
        elif "chatlog__message-container" in classes:
            self.begin_message(_Said(len(self.within), attributes.get("data-message-id", "")))
        said = self.said
        if said is None or self.classes_from(said.depth) & _ASIDE:
            return
        if classes & {"chatlog__author", "chatlog__system-notification-author"}:
            said.account = attributes.get("data-user-id", "") or attributes.get("title", "")
            said.system = "chatlog__author" not in classes
        elif any(one.startswith(_HELD) for one in classes):
            said.held = said.held or Kind.MEDIA
        elif tag == "br":
            said.words.append("\n")
        elif tag == "img" and "chatlog__emoji" in classes:
            said.words.append(attributes.get("alt", ""))
        file = attributes.get("title", "") + attributes.get("src", "")
        if said.held is not None and "voice-message." in file:
            said.held = Kind.VOICE

    def words(self, text: str) -> None:
        """Keep the text of the part that is walked through."""
        said = self.said
        if said is None or said.size > MAX_WORDS:
            return
        said.size += len(text)
        inner = self.classes_from(said.depth)
        if inner & _ASIDE:
            return
        if inner & {"chatlog__author", "chatlog__system-notification-author"}:
            said.name += text
        elif inner & {"chatlog__timestamp", "chatlog__system-notification-timestamp"}:
            said.stamp += text
        elif "chatlog__system-notification-content" in inner:
            said.notice += text
        elif "chatlog__content" in inner:
            said.words.append(text)

    def names(self) -> dict[str, str]:
        """Say what each account is called; "Deleted User" is what many are."""
        shown: dict[str, str] = {}
        for account, name in self.called.items():
            shown[account] = f"{name} {account[-4:]}" if name in shown.values() else name
        return shown

    def take(self, said: _Said) -> None:
        """Take one message, of which all was seen."""
        if said.name.strip():
            account = said.account or said.name.strip()
            self.called.setdefault(account, said.name.strip())
            # A notice stands in the group of what was written around it.
            self.account = self.account if said.system and self.account else account
        else:
            account = self.account
        called = _CALL.search(said.notice)
        if said.system and called is None:
            self.talks.notice(0)
            return
        time_s = _time_s(said.number)
        exact = time_s is not None
        when = time_s if time_s is not None else read_worded(" ".join(said.stamp.split()))
        if when is None or (self.exact is not None and exact != self.exact):
            self.talks.skip(0, self.number, "read.bad_date", shown=" ".join(said.stamp.split()))
            return
        if not account:
            self.talks.skip(0, self.number, "read.no_sender")
            return
        self.exact = exact
        if called is not None:
            call_s = 60 * int(re.sub(r"\D", "", called[1]) or 0)
            kind = Kind.CALL if call_s else Kind.MISSED_CALL
            self.talks.add(0, when, account, kind, self.number, call_s=call_s or UNKNOWN)
            return
        words = "".join(said.words).strip()
        kind = said.held or (Kind.TEXT if words else Kind.MEDIA)
        self.talks.add(0, when, account, kind, self.number, words or None)


def _time_s(number: str) -> float | None:
    """Return the moment that the number of a message tells, seconds since 1970."""
    if not _NUMBER.fullmatch(number):
        return None
    return ((int(number) >> SHIFT) + DISCORD_EPOCH_MS) / 1000


DISCORD_HTML = Layout("discord-html", _knows, _read, shape="markup")
"""The reader of DiscordChatExporter's HTML."""
