"""Facebook's and Instagram's HTML exports; those of 2013 to 2017 hold all in one file."""

from array import array
from dataclasses import dataclass, field
from operator import add

from awhile.encoding import decode_head
from awhile.errors import ReadError
from awhile.patterns import late
from awhile.read.columns import Rows, finish
from awhile.read.conversations import choose_chat, owner_beside
from awhile.read.formats.facebook_json import ATTACHMENT, CALLED, NOTICE, REACTION
from awhile.read.reader import Head, Mine, NotMine, Options, Source
from awhile.read.source import open_folder, read_head, read_pieces
from awhile.read.text_fix import Markup, is_html
from awhile.read.times.days import Days
from awhile.read.times.epochs import put_in_zone
from awhile.read.times.worded import Moment, find_moment, read_worded
from awhile.read.times.words import Speech
from awhile.types import Kind, Reading

_FILE = late(r"(?:(?P<folder>.*)/)?message_(?P<number>\d{1,6})\.html")
_NEW = late(r'class="[^"]*\b(?:_a72d|_a6-h|_2lel|_2lem)\b')
_OLD = late(r'<div class="(?:thread|message_header)"')
_TITLE = late(r"<title>([^<]{1,200})</title>")
_SENDER, _DATE = frozenset(("_a6-h", "_2lel")), frozenset(("_a72d", "_2lem", "_a6-o"))
_ZONE = late(r"(?:UTC|GMT)(?P<shift>[+-]\d{1,2}(?::?\d\d)?)|\b(?P<name>[A-Z]{2,4})\s*$")
ZONES_S = {
    name: hours * 3600
    for name, hours in {
        "UTC": 0, "GMT": 0, "BST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3,
        "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    }.items()
}  # fmt: skip
"""Zones that Facebook wrote as letters, seconds ahead of UTC; taken at their word in any season."""
MAX_WORDS = 1 << 23
"""Characters after which a message is cut."""


class FacebookHtml:
    """The reader of Facebook's and Instagram's HTML."""

    name = "facebook_html"

    def identify(self, head: Head) -> Mine | NotMine:
        """Claim HTML with the class names of Meta's exports."""
        text = head.text
        if text is None or not text.lstrip("\ufeff \r\n\t").startswith("<"):
            return NotMine("read.not_html")
        known = _NEW.search(text) or _OLD.search(text)
        return Mine() if known else NotMine("read.not_facebook_html", near=is_html(text))

    def read(self, source: Source, options: Options) -> Reading:
        """Read one conversation; of a whole account the one that was asked for."""
        try:
            with open_folder(source) as beside:
                return _read(source, beside, options)
        except ValueError:
            raise ReadError("read.damaged", file=source.name) from None


def _read(source: Source, beside: dict[str, Source], options: Options) -> Reading:
    folders: dict[str, list[tuple[int, str, Source]]] = {}
    for path, one in beside.items():
        if (found := _FILE.fullmatch(path)) and _FILE.fullmatch(source.name):
            folder = found["folder"] or ""
            folders.setdefault(folder, []).append((int(found["number"]), path, one))
    titles: tuple[str, ...] = ()
    files = [source]
    if folders:
        groups = [sorted(folders[name], key=lambda part: part[:2]) for name in sorted(folders)]
        chosen = 0
        if len(groups) > 1:
            titles = tuple(_title(group[0][2]) for group in groups)
            chosen = choose_chat(titles, (), options, source.name)
        files = [one for _, _, one in groups[chosen]]
    walk = _Walk(source.name, options)
    for one in files:
        walk.read(one)
    return walk.finish(titles, titles[chosen] if titles else None)


def _title(source: Source) -> str:
    found = _TITLE.search(decode_head(read_head(source, 4096)) or "")
    return found[1].strip() if found else source.name


_MADE = late(r"(?:Downloaded|Generated) by [^\n]{1,100} on ([^\n]+)")
MOST_MADE = 300
"""Characters of the line at the end of a page that says when it was made."""


@dataclass(slots=True)
class _Said:
    """One message while it is walked through."""

    name: str = ""
    date: str = ""
    words: list[str] = field(default_factory=list)
    size: int = 0
    held: Kind | None = None


class _Walk(Markup):
    """Rows of every thread of the file, as numbers."""

    def __init__(self, file: str, options: Options) -> None:
        super().__init__()
        self.file, self.options = file, options
        self.rows = Rows.asked_for(options)
        self.thread_of = array("i")
        self.threads: list[list[str]] = []
        self.title: list[str] = []
        self.days = Days()
        self.speech = Speech()
        self.to_the_second = False
        self.n_exact = 0
        self.said = _Said()
        self.number = 0
        self.into: str | None = None
        self.made: str | None = None
        self.depth = 0

    def read(self, source: Source) -> None:
        """Walk through one file."""
        self.reset()
        self.into, self.said = None, _Said()
        for piece in read_pieces(source, self.options.progress):
            self.feed(piece)
        self.close()
        self._end()

    def opened(self, tag: str, classes: frozenset[str], attributes: dict[str, str]) -> None:
        """See what part of a message begins."""
        if self.into == "words":
            self._hold(tag, attributes)
            if tag in {"br", "div", "p", "li"}:
                self.said.words.append("\n")
            return
        if self.into is not None:
            return
        into: str | None = None
        if tag == "title":
            into = "title"
        elif tag == "div" and "thread" in classes:
            self._end()
            self.threads.append([])
        elif tag == "div" and "message" in classes:
            self._end()
        elif classes & _SENDER or (tag == "span" and "user" in classes):
            self._end()
            into = "name"
        elif classes & _DATE or (tag == "span" and "meta" in classes):
            into = "date"
        elif (
            {"_2ph_", "_a6-p"} <= classes
            or "_2let" in classes
            or (self.said.name and (tag == "p" or "_a6-p" in classes))
        ):
            into = "words"
        elif self.said.name:
            self._hold(tag, attributes)
        if into is not None:
            self.into, self.depth = into, len(self.within)

    def _hold(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in {"img", "video"} and self.said.held is None:
            self.said.held = Kind.MEDIA
        elif tag == "audio" or (tag == "a" and "/audio/" in attributes.get("href", "")):
            self.said.held = Kind.VOICE

    def closed(self, _tag: str, classes: frozenset[str]) -> None:
        """See what part of a message ends."""
        if self.into is not None and len(self.within) < self.depth:
            ended, self.into = self.into, None
            # In the newer forms the date is the last part of a message.
            if ended == "date" and classes & _DATE:
                self._end()

    def words(self, text: str) -> None:
        """Keep the text of the part that is walked through."""
        said = self.said
        if self.into == "title" and len(self.title) < 100:
            self.title.append(text)
        elif self.into == "name":
            said.name = (said.name + text)[:1000]
        elif self.into == "date":
            said.date = (said.date + text)[:1000]
        elif self.into == "words" and said.size < MAX_WORDS:
            # Reactions stand as a list below the words.
            if all(tag != "ul" for tag, _ in self.within[self.depth :]):
                said.words.append(text)
                said.size += len(text)
        elif self.into is None and (found := _MADE.match(text.strip()[:MOST_MADE])):
            made = read_worded(found[1], self.speech)
            self.made = made.isoformat() if made else None
        elif self.into is None and self.threads and not said.name:
            _, classes = self.within[-1] if self.within else ("", frozenset())
            if "thread" in classes and len(self.threads[-1]) < 1000:
                self.threads[-1].append(text)

    def _end(self) -> None:
        """Take the message that was walked through, if there is one."""
        said, self.said = self.said, _Said()
        name = said.name.strip()
        if not name and not said.date:
            return
        self.number += 1
        self.rows.see(1)
        if not name:
            self.rows.skip(self.number, "read.no_sender")
            return
        text = "\n".join(line.strip() for line in "".join(said.words).split("\n") if line.strip())
        kind = _kind(text, said.held)
        if kind is None:
            self.rows.n_system += 1
            return
        moment = find_moment(said.date.strip(), self.speech)
        if isinstance(moment, str):
            raise ReadError("read.unknown_word", file=self.file, word=moment)
        if not isinstance(moment, Moment) or moment.second is None:
            self.rows.skip(self.number, "read.bad_date", shown=said.date)
            return
        self.to_the_second = self.to_the_second or moment.to_the_second
        second, date, shift_s = moment.second, moment.date, _shift_s(moment.after)
        self.n_exact += shift_s is not None
        shift_s = shift_s or 0
        own = text if kind in {Kind.TEXT, Kind.MEDIA} and not ATTACHMENT.fullmatch(text) else None
        sender = self.rows.sender_id(name, self.file)
        self.days.begin(date)
        self.rows.add(
            float(second - shift_s), sender, kind, self.number, own or None, offset_s=shift_s
        )
        self.days.add()
        self.thread_of.append(max(len(self.threads) - 1, 0))

    def finish(self, titles: tuple[str, ...], title: str | None) -> Reading:
        """Choose the thread that is meant, and sum up."""
        rows, options = self.rows, self.options
        exact = self.n_exact == len(rows.time_s)
        if not exact:
            # A zone told here and there only would part one clock in two.
            rows.time_s = array("d", map(add, rows.time_s, rows.offset_s))
            rows.offset_s = array("i", bytes(rows.offset_s.itemsize * len(rows.time_s)))
        called = title or "".join(self.title).strip().removesuffix(" - Messages") or None
        owner: str | None = None
        if self.threads:
            people = ["".join(parts).strip() for parts in self.threads]
            # The old form is called after whose export it is.
            owner = called if called and any(called in one for one in people) else None
            titles = tuple(_without(one, owner) or one for one in people)
            personal = [i for i, one in enumerate(people) if one.count(",") == 1]
            chosen = choose_chat(titles, personal, options, self.file)
            called = titles[chosen]
            kept = [i for i, one in enumerate(self.thread_of) if one == chosen]
            rows.keep(kept, {})
            self.days.of_row = array("i", [self.days.of_row[i] for i in kept])
        order = self.days.place(
            rows, options.date_order, "dmy", self.speech, self.file, options.last_day
        )
        rows.newest_last()
        zone, assumed = put_in_zone(rows, options.zone, exact=exact)
        senders = tuple(rows.senders)
        return finish(
            rows,
            reader="facebook_html",
            file=self.file,
            title=called,
            zone=zone,
            zone_assumed=assumed,
            resolution_s=1.0 if self.to_the_second else 60.0,
            date_order=order.order if order else None,
            date_order_sure=order.sure if order else "certain",
            owner=owner if owner in senders else owner_beside(senders, called),
            chats=titles if len(titles) > 1 else (),
            limits=("read.limit_meta_gone", "read.limit_meta_reactions"),
            made=self.made,
        )


def _without(people: str, owner: str | None) -> str:
    return ", ".join(one for each in people.split(",") if (one := each.strip()) != owner)


def _kind(text: str, held: Kind | None) -> Kind | None:
    """Tell what was sent; None for a notice."""
    if held is not None or not text:
        return held or Kind.MEDIA
    if CALLED.fullmatch(text):
        return Kind.MISSED_CALL if "missed" in text else Kind.CALL
    if REACTION.fullmatch(text):
        return Kind.REACTION
    if NOTICE.fullmatch(text):
        return None
    return Kind.MEDIA if ATTACHMENT.fullmatch(text) else Kind.TEXT


def _shift_s(zone: str) -> int | None:
    """Read how far a zone is ahead of UTC, as ``PDT`` or ``UTC+01``; None without one we know."""
    found = _ZONE.search(zone)
    if found is None:
        return None
    if found["shift"] is None:
        return ZONES_S.get(found["name"])
    hours, _, minutes = found["shift"][1:].partition(":")
    if not minutes and len(hours) > 2:
        hours, minutes = hours[:-2], hours[-2:]
    seconds = int(hours) * 3600 + int(minutes or 0) * 60
    return -seconds if found["shift"][0] == "-" else seconds


FACEBOOK_HTML = FacebookHtml()
