"""iMessage, as the tool imessage-exporter writes it as HTML: a file for each conversation."""

import re
from dataclasses import dataclass, field
from pathlib import PurePath

from awhile.encoding import decode_head
from awhile.patterns import late
from awhile.read.conversations import OWNER
from awhile.read.layout import Layout
from awhile.read.message_walk import MessageWalk
from awhile.read.reader import Head, Options, Source
from awhile.read.source import list_beside, read_head, read_pieces
from awhile.read.text_fix import MAX_WORDS
from awhile.read.times.worded import read_worded
from awhile.types import Kind, Reading

_MARK = late(r'<div class="(?:sent [A-Za-z]+|received)">\s*<p><span class="timestamp">')
_FILES = late(r".+\.html?", re.IGNORECASE)
ORPHANED = "orphaned"
"""What the tool calls the file of messages that belong to no conversation."""
_AUDIO = (".caf", ".m4a", ".amr", ".mp3")
_ASIDE = frozenset(
    ("reactions", "tapbacks", "replies", "reply_context", "reply_anchor", "expressive", "deleted")
)
"""Parts of a message that are not its sender's words."""
_HELD = frozenset(("attachment", "attachment_error", "app", "app_error", "sticker"))


def _knows(text: str, _head: Head) -> bool:
    return _MARK.search(text) is not None


def _read(source: Source, options: Options) -> Reading:
    walk = _Walk(source, options)
    for one in list_beside(source, _FILES) or [source]:
        if _MARK.search(decode_head(read_head(one)) or ""):
            walk.read(one)
    return walk.talks.finish(
        "imessage-html",
        exact=False,
        owner=OWNER,
        limits=("read.limit_imessage", "read.limit_facetime", "read.limit_reactions_untimed"),
    )


@dataclass(slots=True)
class _Said:
    """One message while it is walked through."""

    depth: int
    stamp: str = ""
    name: str = ""
    own: bool = False
    notice: bool = False
    unsent: bool = False
    bubbles: list[str] = field(default_factory=list)
    last_edit: list[str] = field(default_factory=list)
    size: int = 0
    held: Kind | None = None


class _Walk(MessageWalk[_Said]):
    """The messages of each file; one that stands below another as its answer is read once."""

    def read(self, source: Source) -> None:
        """Walk through one file."""
        stem = PurePath(source.name).stem
        self.chat = self.talks.open(source.place, stem, group=stem == ORPHANED)
        self.walk(read_pieces(source, self.options.progress))

    def opened(self, tag: str, classes: frozenset[str], attributes: dict[str, str]) -> None:
        """See what begins: a message, a notice, or a part of either."""
        said = self.said
        if said is not None and self._aside(said):
            return
        begins = "message" in classes or (said is None and "announcement" in classes)
        if begins:
            self.begin_message(_Said(len(self.within), notice="announcement" in classes))
            return
        if said is None:
            return
        if "sent" in classes:
            said.own = True
        elif classes & {"announcement", "unsent"}:
            said.unsent = True
        elif "shareplay" in classes:
            said.notice = True
        elif tag == "br":
            said.bubbles.append("\n")
        elif tag == "tfoot":
            said.last_edit.clear()
        if classes & _HELD or tag in {"img", "video", "audio"}:
            file = attributes.get("src", attributes.get("href", "")).lower()
            voice = tag == "audio" or file.endswith(_AUDIO)
            said.held = Kind.VOICE if voice else said.held or Kind.MEDIA

    def words(self, text: str) -> None:
        """Keep the text of the part that is walked through."""
        said = self.said
        if said is None or said.size > MAX_WORDS or self._aside(said):
            return
        said.size += len(text)
        parts = self.classes_from(said.depth)
        tags = {tag for tag, _ in self.within[said.depth :]}
        if "timestamp" in parts and "table" not in tags:
            said.stamp += text
        elif "sender" in parts:
            said.name += text
        elif "edited" in parts:
            if "td" in tags and "timestamp" not in parts:
                said.last_edit.append(text)
        elif parts & {"bubble", "subject"} and not parts & _HELD:
            said.bubbles.append(text)

    def _aside(self, said: _Said) -> bool:
        return bool(self.classes_from(said.depth) & _ASIDE)

    def take(self, said: _Said) -> None:
        """Take one message, of which all was seen."""
        if said.notice:
            self.talks.notice(self.chat)
            return
        when = read_worded(said.stamp.partition("(")[0])
        name = OWNER if said.own else said.name.strip()
        if when is None or not name:
            why = "read.bad_date" if when is None else "read.no_sender"
            self.talks.skip(self.chat, self.number, why, shown=said.stamp)
            return
        words = "".join(said.last_edit or said.bubbles).strip()
        kind = said.held or (Kind.TEXT if words else Kind.MEDIA)
        if said.unsent and not words:
            kind = Kind.DELETED
        self.talks.add(self.chat, when, name, kind, self.number, words or None)


IMESSAGE_HTML = Layout("imessage-html", _knows, _read, shape="markup")
"""The reader of imessage-exporter's HTML."""
