"""Google Voice in a Takeout: a small HTML file for each exchange of texts and each call."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from html import unescape

from awhile.encoding import decode_head
from awhile.patterns import late
from awhile.read.conversations import OWNER, address_key
from awhile.read.layout import Layout
from awhile.read.message_walk import MessageWalk
from awhile.read.reader import Head, Options, Source
from awhile.read.source import list_beside, read_head, read_pieces
from awhile.types import DAY_S, UNKNOWN, Kind, Reading

_MARK = late(r'class="(?:hChatLog hfeed|haudio)"')
_FILES = late(r".+\.html?", re.IGNORECASE)
_CONTACT = late(
    r'<a\b[^>]*\bclass="tel"[^>]*\bhref="tel:([^"]{0,60})"[^>]*>\s*'
    r'<(span|abbr)\b[^>]*\bclass="fn"[^>]*>([^<]{0,200})<'
)
"""A number and what it is called; the owner alone is an abbreviation there."""
_FILE = late(r"(?P<who>.*?) - (?P<sort>[A-Za-z]+) - \d{4}-\d\d-\d\dT[\d_]+Z\b.*")
_LENGTH = late(r"PT(?:(\d{1,4})H)?(?:(\d{1,4})M)?(?:(\d{1,6})S)?")
_SORTS = ("missed", "placed", "received", "voicemail", "recorded")
_ADDRESS = late(r"#(\w+)$")
_PLACEHOLDERS = {"MMS Sent", "MMS Received"}


def _knows(text: str, _head: Head) -> bool:
    return _MARK.search(text) is not None


def _read(source: Source, options: Options) -> Reading:
    folder = source.place.rpartition("/")[0]
    beside = [one for one in list_beside(source, _FILES) if one.place.rpartition("/")[0] == folder]
    files = [one for one in beside or [source] if _MARK.search(decode_head(read_head(one)) or "")]
    walk = _Walk(source, options)
    for one in files:
        walk.learn(decode_head(read_head(one)) or "")
    for one in files:
        walk.read(one)
    return walk.talks.finish(
        "google-voice",
        exact=True,
        owner=OWNER,
        limits=("read.limit_account",),
        resolution_s=0.001,
    )


@dataclass(slots=True)
class _Said:
    """One message or call while it is walked through."""

    depth: int
    call: bool
    stamp: str = ""
    number: str = ""
    name: str = ""
    own: bool = False
    words: list[str] = field(default_factory=list)
    lasted: str = ""
    sort: str = ""
    held: Kind | None = None


@dataclass(slots=True)
class _Page:
    """What one file holds, until it is known whom it is with."""

    called: str = ""
    sort: str = ""
    group: list[str] = field(default_factory=list)
    said: list[_Said] = field(default_factory=list)


class _Walk(MessageWalk[_Said]):
    """The messages and calls of each file."""

    def __init__(self, source: Source, options: Options) -> None:
        super().__init__(source, options)
        self.names: dict[str, str] = {}
        self.page = _Page()
        self.in_group = False

    def learn(self, text: str) -> None:
        """Learn what numbers are called; the owner, an abbreviation, is none of them."""
        for number, tag, shown in _CONTACT.findall(text):
            name = unescape(shown).strip()
            if tag == "span" and name and address_key(name) != address_key(number):
                self.names.setdefault(address_key(number), name)

    def read(self, source: Source) -> None:
        """Walk through one file, and file what it holds under whom it is with."""
        self.page, self.in_group = _Page(), False
        if found := _FILE.fullmatch(source.name):
            self.page.called, self.page.sort = found["who"].strip(), found["sort"].lower()
        self.walk(read_pieces(source, self.options.progress))
        page = self.page
        others = [one for one in page.said if not one.own and (one.number or one.name)]
        people = dict.fromkeys(page.group or [self._called(one.number, one.name) for one in others])
        people = people or dict.fromkeys([self._called(page.called, page.called)])
        title = " + ".join(people)
        # Of whom nobody is known, each is another: such rows are of no conversation that is meant.
        key = tuple(sorted(people)) if title else source.place
        chat = self.talks.open(key, title or source.name, group=len(people) > 1)
        for one in page.said:
            self._file(chat, one, title)

    def _called(self, number: str, name: str) -> str:
        known = self.names.get(address_key(number)) if number else None
        return known or name.strip() or number

    def opened(self, tag: str, classes: frozenset[str], attributes: dict[str, str]) -> None:
        """See what begins: a message, a call, or a part of either."""
        if classes & {"participants"}:
            self.in_group = True
        elif classes & {"message", "haudio"}:
            self.end()
            self.said = _Said(len(self.within), "haudio" in classes)
        said = self.said
        if said is None:
            return
        if "tel" in classes:
            said.number = said.number or attributes.get("href", "").removeprefix("tel:")
        elif tag == "abbr" and classes & {"dt", "published"}:
            said.stamp = attributes.get("title", "")
        elif tag == "abbr" and "duration" in classes:
            said.lasted = attributes.get("title", "")
        elif tag == "abbr" and "fn" in classes and not said.call:
            said.own = True
        elif attributes.get("rel") == "tag" and (found := _ADDRESS.search(attributes["href"])):
            said.sort = found[1].lower() if found[1].lower() in _SORTS else said.sort
        elif tag in {"img", "video"} or classes & {"video", "vcard-attachment"}:
            said.held = said.held or Kind.MEDIA
        elif tag == "audio":
            said.held = Kind.VOICE
        elif tag == "br" and any(one == "q" for one, _ in self.within):
            said.words.append("\n")

    def closed(self, tag: str, classes: frozenset[str]) -> None:
        """See what ends; a call goes on to the end of its file."""
        if "participants" in classes:
            self.in_group = False
        if self.said is not None and not self.said.call:
            super().closed(tag, classes)

    def words(self, text: str) -> None:
        """Keep the text of the part that is walked through."""
        _, classes = self.within[-1] if self.within else ("", frozenset[str]())
        if self.in_group and "fn" in classes and text.strip():
            self.page.group.append(text.strip())
            return
        said = self.said
        if said is None:
            return
        if "fn" in classes and any("tel" in one for _, one in self.within):
            said.name += text
        elif any(tag == "q" for tag, _ in self.within) and len(said.words) < 10_000:
            said.words.append(text)

    def take(self, said: _Said) -> None:
        """Keep one message until it is known whom its file is with."""
        self.page.said.append(said)

    def _file(self, chat: int, said: _Said, title: str) -> None:
        self.number += 1
        self.talks.rows.n_units += 1
        try:
            when = datetime.fromisoformat(said.stamp)
        except ValueError:
            when = None
        if when is None or when.tzinfo is None:
            self.talks.skip(chat, self.number, "read.bad_date", shown=said.stamp)
            return
        if said.call:
            self._take_call(chat, when, said, title)
            return
        name = OWNER if said.own else self._called(said.number, said.name)
        if not name:
            self.talks.skip(chat, self.number, "read.no_sender")
            return
        words = "".join(said.words).strip()
        words = "" if words in _PLACEHOLDERS else words
        kind = said.held or (Kind.TEXT if words else Kind.MEDIA)
        self.talks.add(chat, when, name, kind, self.number, words or None)

    def _take_call(self, chat: int, when: datetime, said: _Said, title: str) -> None:
        sort = said.sort or self.page.sort
        found = _LENGTH.fullmatch(said.lasted)
        hours, minutes, seconds = (
            (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
        )
        call_s = min(3600 * hours + 60 * minutes + seconds, int(DAY_S))
        name = OWNER if sort == "placed" else title
        if sort not in _SORTS or not name:
            self.talks.skip(chat, self.number, "read.no_sender")
        elif sort == "voicemail":
            self.talks.add(chat, when, name, Kind.VOICE, self.number)
        elif sort == "missed" or not call_s:
            self.talks.add(chat, when, name, Kind.MISSED_CALL, self.number)
        else:
            self.talks.add(chat, when, name, Kind.CALL, self.number, call_s=call_s or UNKNOWN)


GOOGLE_VOICE = Layout("google-voice", _knows, _read, shape="markup")
"""The reader of Google Voice's files."""
