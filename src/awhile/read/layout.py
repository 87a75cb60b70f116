"""What most readers share: how a file is known, and the filing of rows by conversation."""

import re
import sqlite3
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime

from awhile.encoding import SQLITE_MARK
from awhile.errors import ReadError
from awhile.read.columns import EPOCH, Rows, finish
from awhile.read.conversations import choose_chat, owner_beside
from awhile.read.reader import Head, Mine, NotMine, Options, Source
from awhile.read.shelf import BLANK
from awhile.read.source import SQLITE_ERRORS, FileSource, open_database
from awhile.read.times.epochs import offset_name, put_in_zone
from awhile.types import UNKNOWN, Kind, Reading

SHAPES = {
    "text": ("", "read.not_text", "read.other_text"),
    "script": ("", "read.not_text", "read.other_text"),
    "json": ("{[", "read.not_json", "read.other_json"),
    "markup": ("<", "read.not_html", "read.other_markup"),
}
"""What a file of a shape begins with, what is said where it does not, and what where it does."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A reader that knows its files by the text they begin with.

    Attributes:
        name: See `Reader`.
        knows: Says of the first 64 KiB, and of the head they are from, whether a file is its own.
        take: Reads such a file.
        shape: One of `SHAPES`; what is damaged is told as such, in text never.
        why: Key of the sentence that says why a file of the shape is not its own.
    """

    name: str
    knows: Callable[[str, Head], bool]
    take: Callable[[Source, Options], Reading]
    shape: str = "text"
    why: str = ""

    def identify(self, head: Head) -> Mine | NotMine:
        """Claim a file by the beginning of its text."""
        begins, otherwise, other = SHAPES[self.shape]
        text = head.text
        if text is None or (begins and text.lstrip(BLANK)[:1] not in begins):
            return NotMine(otherwise)
        return Mine() if self.knows(text, head) else NotMine(self.why or other)

    def read(self, source: Source, options: Options) -> Reading:
        """Read the one conversation that is meant."""
        if self.shape == "text":
            return self.take(source, options)
        try:
            return self.take(source, options)
        except (ValueError, RecursionError):
            raise ReadError("read.damaged", file=source.name) from None


@dataclass(frozen=True, slots=True)
class Database:
    """A reader that knows a SQLite file by its tables.

    Attributes:
        name: See `Reader`.
        tables: Those that such a file has; one of them alone comes near.
        take: Reads an open one.
        why: Key of the sentence that says why another database is not its own.
    """

    name: str
    tables: frozenset[str]
    take: Callable[[sqlite3.Connection, FileSource, Options], Reading]
    why: str

    def identify(self, head: Head) -> Mine | NotMine:
        """Claim a SQLite file with these tables."""
        if not head.data.startswith(SQLITE_MARK):
            return NotMine("read.not_database")
        if set(head.tables) >= self.tables:
            return Mine()
        return NotMine(self.why, near=bool(self.tables & set(head.tables)))

    def read(self, source: Source, options: Options) -> Reading:
        """Read the one conversation that is meant."""
        if not isinstance(source, FileSource):
            raise ReadError("read.unpack_database", file=source.name)
        try:
            with closing(open_database(source.path)) as base:
                return self.take(base, source, options)
        except SQLITE_ERRORS:
            raise ReadError("read.damaged_database", file=source.name) from None


class Talks:
    """Rows of a file that may hold several conversations; each is filed under its own.

    Args:
        source: What is read; its name stands in every sentence.
        options: What the user said.
    """

    def __init__(self, source: Source, options: Options) -> None:
        self.file, self.options = source.name, options
        self.rows = Rows.asked_for(options)
        self.titles: list[str] = []
        self.groups: set[int] = set()
        self.also: list[list[str]] = []
        self._places: dict[object, int] = {}
        self._of_row = array("i")
        self._of_notice: Counter[int] = Counter()
        self._offsets: Counter[int] = Counter()

    def open(
        self, key: object, title: str, *, group: bool = False, also: Iterable[str] = ()
    ) -> int:
        """Return the number of a conversation, giving a new one its own.

        Args:
            key: What tells it from others in the file.
            title: What it is called.
            group: It is known to be between more than two people.
            also: Other names by which it may be chosen.
        """
        chat = self._places.setdefault(key, len(self.titles))
        if chat == len(self.titles):
            if self.rows.budget is not None:
                self.rows.budget.draw_text(len(title) + len(str(key)))
            self.titles.append(title)
            self.also.append(list(also))
        if group:
            self.groups.add(chat)
        return chat

    def add(
        self,
        chat: int,
        when: float | datetime,
        name: str,
        kind: Kind,
        row: int,
        text: str | None = None,
        *,
        call_s: int = UNKNOWN,
        clock: bool = False,
    ) -> None:
        """Append one event of a conversation; see `Rows.add`.

        Args:
            chat: Number of the conversation.
            when: Seconds since 1970, a moment with its offset, or what a wall clock shows.
            name: Who sent it.
            kind: What was sent.
            row: Line or item in the source, from 1.
            text: The person's own words; None where there are none to count.
            call_s: How long a call lasted (s).
            clock: The offset of a moment is that of the clock that its people saw.
        """
        offset_s = 0
        if isinstance(when, datetime):
            shift = when.utcoffset() if clock else None
            if shift is not None:
                offset_s = round(shift.total_seconds())
                self._offsets[offset_s] += 1
            when = when.timestamp() if when.tzinfo else (when - EPOCH).total_seconds()
        sender = self.rows.sender_id(name, self.file)
        self.rows.add(when, sender, kind, row, text, offset_s=offset_s, call_s=call_s)
        self._of_row.append(chat)

    def notice(self, chat: int) -> None:
        """Count a row that is the app's own word, as that a name was changed.

        Args:
            chat: Number of the conversation.
        """
        self.rows.n_system += 1
        self._of_notice[chat] += 1

    def skip(self, chat: int, row: int, why: str, *, shown: object = None) -> None:
        """Count a row that cannot be used; see `Rows.skip`.

        Args:
            chat: Number of the conversation.
            row: Line or item in the source, from 1.
            why: Key of the reason.
            shown: Its date as written, where that is why.
        """
        self.rows.skip(row, why, chat, shown=shown)

    def finish(
        self,
        reader: str,
        *,
        exact: bool,
        limits: tuple[str, ...],
        owner: str | None = None,
        names: dict[str, str] | None = None,
        resolution_s: float = 1.0,
        made: str | None = None,
    ) -> Reading:
        """Keep the conversation that is meant, and sum up.

        Args:
            reader: Name of the reader.
            exact: Times are moments, not wall clocks.
            limits: See `Understood`.
            owner: See `Understood`; where they are not among those who wrote, of two people the one
                that the conversation is not called after.
            names: What senders are called in the end, by the name they were added with.
            resolution_s: See `Understood`.
            made: See `Understood`.

        Returns:
            The reading.

        Raises:
            ReadError: Several conversations could be meant, or a row is not accounted for.
        """
        self.rows.check_dates(self.file)
        rows, sizes = self.rows, Counter(self._of_row)
        people = Counter(chat for chat, _ in set(zip(self._of_row, rows.sender, strict=True)))
        self.groups |= {chat for chat, n in people.items() if n > 2}
        order = sorted((c for c in range(len(self.titles)) if sizes[c]), key=lambda c: -sizes[c])
        titles = tuple(self.titles[c] for c in order)
        personal = [i for i, c in enumerate(order) if c not in self.groups]
        also = [self.also[c] for c in order]
        chosen = order[choose_chat(titles, personal, self.options, self.file, also)]
        kept = [i for i, c in enumerate(self._of_row) if c == chosen]
        n_elsewhere = sum(n for c, n in self._of_notice.items() if c not in {chosen, UNKNOWN})
        rows.n_system -= n_elsewhere
        rows.n_elsewhere += n_elsewhere
        if len(kept) < len(self._of_row) or names or rows.skipped:
            rows.keep(kept, names or {}, chat=chosen)
        rows.newest_last()
        if self._offsets:
            zone, assumed = offset_name(self._offsets.most_common(1)[0][0]), False
        else:
            zone, assumed = put_in_zone(rows, self.options.zone, exact=exact)
        title = self.titles[chosen] or None
        return finish(
            rows,
            reader=reader,
            file=self.file,
            title=title,
            zone=zone,
            zone_assumed=assumed,
            resolution_s=resolution_s,
            owner=owner if owner in rows.senders else owner_beside(tuple(rows.senders), title),
            chats=titles if len(titles) > 1 else (),
            limits=limits,
            made=made,
        )


def group_pages(
    source: Source, beside: Mapping[str, Source], called: re.Pattern[str]
) -> dict[str, list[Source]]:
    """Group numbered pages by the folder of their conversation, each in the order of its numbers.

    Args:
        source: What was given.
        beside: What lies beside it, by path.
        called: What a page is called, with ``folder`` and ``number``; a page without a number is
            the first.

    Returns:
        The pages of each folder; what was given alone where it is no page.
    """
    found: dict[str, list[tuple[int, Source]]] = {}
    for path, one in beside.items():
        if page := called.fullmatch(path):
            found.setdefault(page["folder"] or "", []).append((int(page["number"] or 1), one))
    ordered = {
        folder: [one for _, one in sorted(pages, key=lambda page: page[0])]
        for folder, pages in sorted(found.items())
    }
    return ordered if called.fullmatch(source.name) and ordered else {"": [source]}
