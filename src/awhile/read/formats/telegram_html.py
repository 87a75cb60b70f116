"""Telegram Desktop's export as HTML: pages of one chat, or of every chat of an account."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone

from awhile.encoding import decode_head
from awhile.patterns import late
from awhile.read.layout import Layout, group_pages
from awhile.read.message_walk import MessageWalk
from awhile.read.reader import Head, Options, Source
from awhile.read.source import open_folder, read_head, read_pieces
from awhile.read.text_fix import MAX_WORDS
from awhile.types import DAY_S, UNKNOWN, Kind, Reading

_PAGE = late(r'class="page_wrap\b')
_ROWS = late(r'class="message (?:default|service)\b|class="history"|<title>Exported Data</title>')
_FILE = late(r"(?:(?P<folder>.*)/)?messages(?P<number>\d{0,6})\.html")
_STAMP = late(r"(\d\d)\.(\d\d)\.(\d{4}) (\d\d):(\d\d):(\d\d)(?: UTC([+-])(\d\d):(\d\d))?")
_LASTED = late(r"\((\d{1,6}) seconds?\)")
_DAY_ROW = late(r"message-\d+")
"""The number of a row that only tells the day."""
_VOICE = frozenset(("media_voice_message", "media_audio_file"))
_ASIDE = frozenset(("reactions", "reply_to", "userpic_wrap", "forwarded"))


def _knows(text: str, _head: Head) -> bool:
    return _PAGE.search(text) is not None and _ROWS.search(text) is not None


def _read(source: Source, options: Options) -> Reading:
    walk = _Walk(source, options)
    with open_folder(source) as beside:
        for folder, pages in group_pages(source, beside, _FILE).items():
            walk.begin(folder)
            for page in pages:
                if _PAGE.search(decode_head(read_head(page)) or ""):
                    walk.read(page)
            walk.talks.titles[walk.chat] = walk.title.strip() or folder.rpartition("/")[2]
    return walk.talks.finish(
        "telegram-html",
        exact=False,
        limits=("read.limit_telegram_deleted", "read.limit_reactions_untimed"),
    )


@dataclass(slots=True)
class _Said:
    """One row while it is walked through."""

    depth: int
    joined: bool
    stamp: str = ""
    name: str = ""
    words: list[str] = field(default_factory=list)
    size: int = 0
    held: Kind | None = None
    status: str = ""
    forwarded: bool = False


class _Walk(MessageWalk[_Said]):
    """The rows of each page."""

    def __init__(self, source: Source, options: Options) -> None:
        super().__init__(source, options)
        self.title, self.name = "", ""
        self.moments: bool | None = None

    def begin(self, folder: str) -> None:
        """Begin a chat."""
        self.chat = self.talks.open(folder, "")
        self.title, self.name = "", ""

    def read(self, source: Source) -> None:
        """Walk through one page."""
        self.title = ""
        self.walk(read_pieces(source, self.options.progress))

    def opened(self, tag: str, classes: frozenset[str], attributes: dict[str, str]) -> None:
        """See what begins: a message, a notice, the day, or a part of a message."""
        if "message" in classes and classes & {"default", "service"}:
            self.begin_message(None)
            if "service" in classes:
                if _DAY_ROW.fullmatch(attributes.get("id", "")):
                    self.talks.rows.part()
                else:
                    self.talks.notice(self.chat)
                return
            self.said = _Said(len(self.within), "joined" in classes)
            return
        said = self.said
        if said is None:
            return
        inner = self.classes_from(said.depth)
        if "forwarded" in classes:
            said.forwarded = True
        elif "date" in classes and "forwarded" not in inner and not said.stamp:
            said.stamp = attributes.get("title", "")
        elif "media" in classes or classes & {"photo_wrap", "video_file_wrap", "sticker_wrap"}:
            said.held = Kind.VOICE if classes & _VOICE else said.held or Kind.MEDIA
            if "media_call" in classes:
                said.held = Kind.CALL
        elif tag == "br" and "text" in inner and not inner & _ASIDE:
            said.words.append("\n")

    def words(self, text: str) -> None:
        """Keep the text of the part that is walked through."""
        said = self.said
        if said is None:
            if any("page_header" in classes for _, classes in self.within[-6:]):
                self.title = (self.title + text)[:300]
            return
        inner = self.classes_from(said.depth)
        said.size += len(text)
        if said.size > MAX_WORDS or inner & _ASIDE:
            return
        if "from_name" in inner:
            if self.within[-1][0] != "span":
                said.name += text
        elif "status" in inner:
            said.status += text
        elif "text" in inner and "media_wrap" not in inner:
            said.words.append(text)

    def take(self, said: _Said) -> None:
        """Take one message, of which all was seen."""
        self.name = said.name.strip() or (self.name if said.joined else "")
        when = _moment(said.stamp)
        if when is None or (self.moments is not None and self.moments != (when.tzinfo is not None)):
            self.talks.skip(self.chat, self.number, "read.bad_date", shown=said.stamp)
            return
        if not self.name:
            self.talks.skip(self.chat, self.number, "read.no_sender")
            return
        self.moments = when.tzinfo is not None
        kind, call_s = said.held, None
        if kind is Kind.CALL:
            found = _LASTED.search(said.status)
            call_s = min(int(found[1]), int(DAY_S)) if found else 0
            kind = Kind.CALL if call_s else Kind.MISSED_CALL
        words = "" if said.forwarded or call_s is not None else "".join(said.words).strip()
        kind = kind or (Kind.TEXT if words or said.forwarded else Kind.MEDIA)
        self.talks.add(
            self.chat, when, self.name, kind, self.number, words or None, clock=True,
            call_s=call_s or UNKNOWN,
        )  # fmt: skip


def _moment(stamp: str) -> datetime | None:
    """Read day, month and year, as Telegram writes them in every language, and the offset."""
    found = _STAMP.match(stamp)
    if found is None:
        return None
    day, month, year, hour, minute, second, sign, hours, minutes = found.groups()
    zone = None
    if sign:
        shift = timedelta(hours=int(hours), minutes=int(minutes))
        zone = timezone(-shift if sign == "-" else shift) if shift < timedelta(days=1) else None
    try:
        return datetime(
            int(year), int(month), int(day), int(hour), int(minute), int(second), tzinfo=zone
        )
    except ValueError:
        return None


TELEGRAM_HTML = Layout("telegram-html", _knows, _read, shape="markup")
"""The reader of Telegram's HTML."""
