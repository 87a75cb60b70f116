"""VK's archive: pages of fifty messages in HTML, newest first, in windows-1251."""

from dataclasses import dataclass, field

from awhile.encoding import decode_head
from awhile.errors import ReadError
from awhile.patterns import late
from awhile.read.conversations import OWNER
from awhile.read.layout import Layout, group_pages
from awhile.read.message_walk import MessageWalk
from awhile.read.reader import Head, Options, Source
from awhile.read.source import open_folder, read_head, read_pieces
from awhile.read.text_fix import MAX_WORDS
from awhile.read.times.worded import Moment, find_moment, read_worded
from awhile.read.times.words import Speech
from awhile.types import Kind, Reading

_MARK = late(r'class="message__header"')
_FILE = late(r"(?:(?P<folder>.*)/)?messages(?P<number>\d{1,9})\.html")
_CHARSET = late(r'charset="?([\w-]+)')
CYRILLIC = "cp1251"
GROUP_FROM = 2_000_000_000
"""Numbers of conversations of several people begin here."""
_AUDIO = (".ogg", ".mp3", ".opus")


def _knows(text: str, _head: Head) -> bool:
    return _MARK.search(text) is not None


def _read(source: Source, options: Options) -> Reading:
    walk = _Walk(source, options)
    with open_folder(source) as beside:
        for folder, pages in group_pages(source, beside, _FILE).items():
            walk.begin(folder or source.place.rpartition("/")[0])
            for page in pages:
                walk.read(page)
            walk.settle()
    return walk.talks.finish(
        "vk",
        exact=False,
        owner=OWNER,
        limits=("read.limit_account", "read.limit_calls_not_kept"),
    )


@dataclass(slots=True)
class _Said:
    """One message while it is walked through."""

    depth: int
    head: str = ""
    name: str = ""
    words: list[str] = field(default_factory=list)
    size: int = 0
    notice: bool = False
    held: Kind | None = None


class _Walk(MessageWalk[_Said]):
    """The messages of each page."""

    def __init__(self, source: Source, options: Options) -> None:
        super().__init__(source, options)
        self.title = ""
        self.others: dict[str, None] = {}
        self.speech = Speech()

    def begin(self, folder: str) -> None:
        """Begin a conversation."""
        number = folder.rpartition("/")[2]
        group = number.lstrip("-").isdecimal() and int(number) >= GROUP_FROM
        self.chat = self.talks.open(folder, "", group=group, also=[number])
        self.title, self.others = "", {}

    def settle(self) -> None:
        """Say what the conversation is called: after the other person, or as its page."""
        alone = next(iter(self.others)) if len(self.others) == 1 else None
        self.talks.titles[self.chat] = alone or self.title.strip() or self.talks.also[self.chat][0]

    def read(self, source: Source) -> None:
        """Walk through one page."""
        self.title = ""
        head = (decode_head(read_head(source, 4096)) or "").lower()
        found = _CHARSET.search(head)
        western = found is None or found[1] == "utf-8"
        encoding = None if western else CYRILLIC
        self.walk(read_pieces(source, self.options.progress, encoding))

    def opened(self, tag: str, classes: frozenset[str], attributes: dict[str, str]) -> None:
        """See what begins: a message, its head, or what is attached."""
        if "message" in classes:
            self.begin_message(_Said(len(self.within)))
            return
        said = self.said
        if said is None:
            return
        inner = self.classes_from(said.depth)
        if any(one.startswith("im_srv") for one in classes):
            said.notice = True
        elif "attachment" in classes:
            said.held = said.held or Kind.MEDIA
        elif "attachment__link" in classes and attributes.get("href", "").endswith(_AUDIO):
            said.held = Kind.VOICE
        elif tag == "br" and "message__header" not in inner:
            said.words.append("\n")

    def words(self, text: str) -> None:
        """Keep the text of the part that is walked through."""
        said = self.said
        if said is None:
            if self.within and self.within[-1][0] == "title":
                self.title = (self.title + text)[:200]
            return
        said.size += len(text)
        inner = self.classes_from(said.depth)
        if said.size > MAX_WORDS or "kludges" in inner:
            return
        if "message__header" in inner:
            linked = self.within[-1][0] == "a"
            said.name += text if linked else ""
            said.head += text if not linked and "message-edited" not in inner else ""
        elif len(self.within) > said.depth:
            said.words.append(text)

    def take(self, said: _Said) -> None:
        """Take one message, of which all was seen."""
        if said.notice:
            self.talks.notice(self.chat)
            return
        # The owner's name is no link; a name of theirs stands before the first comma.
        name = said.name.strip()
        stamp = said.head.strip().removeprefix(",") if name else said.head.partition(",")[2]
        moment = find_moment(stamp, self.speech)
        if isinstance(moment, str):
            raise ReadError("read.unknown_word", file=self.talks.file, word=moment)
        when = read_worded(stamp, self.speech) if isinstance(moment, Moment) else None
        if when is None:
            self.talks.skip(self.chat, self.number, "read.bad_date", shown=stamp)
            return
        if name:
            self.others[name] = None
        words = "".join(said.words).strip()
        kind = said.held or (Kind.TEXT if words else Kind.MEDIA)
        self.talks.add(self.chat, when, name or OWNER, kind, self.number, words or None)


VK = Layout("vk", _knows, _read, shape="markup")
"""The reader of VK's archive."""
