"""What a reader is: it says whether a file is its own, then turns it into a `Reading`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import BinaryIO, Protocol

from awhile.encoding import decode_head
from awhile.read.budget import Budget
from awhile.types import Reading

EPOCH_DAY = date(1970, 1, 1).toordinal()


@dataclass(frozen=True)
class Head:
    """The beginning of a source, enough to recognise it.

    Attributes:
        name: Base name of the file, or of the member inside an archive.
        data: Its first 64 KiB.
        members: Names inside the archive; empty for a plain file.
        tables: Names of the tables, for a SQLite file.
    """

    name: str
    data: bytes
    members: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()

    @cached_property
    def text(self) -> str | None:
        """What the data say, read once for all readers; None if it is no text."""
        return decode_head(self.data)


@dataclass(frozen=True, slots=True)
class Mine:
    """The reader claims the file."""


@dataclass(frozen=True, slots=True)
class NotMine:
    """The reader does not claim the file.

    Attributes:
        why: Key of the sentence that says why.
        near: Whether it came near: the file has something that few but this reader's have.
    """

    why: str
    near: bool = False


@dataclass(frozen=True, slots=True)
class Options:
    """What the user said about the file.

    Attributes:
        date_order: ``dmy``, ``mdy`` or ``ymd``; None to decide from the whole file.
        zone: IANA name of the zone the wall clock was in; None to leave it floating.
        chat: In an archive of several, which conversation (title or number from 1).
        progress: Called with (bytes read, bytes in all); None for silence.
        text_counts: Whether to count what words are about (`read.language`), not only how many.
        counts: Whether words, characters and questions are to be counted; a reader that has them at
            hand may count them all the same.
        names: What the other person is called, which also chooses a conversation of that title.
        same: Other names and addresses of a person, each with that person's name: one person, in
            one file too.
        today: The day on which the file is read: nothing in it was sent after that day, which can
            decide the order of its dates, and is a doubt where it does not hold. None where nobody
            knows, as in a correspondence of long ago; `application.read_files` always says it.
        budget: What may be taken out of something packed; `read_file` sets it.
    """

    date_order: str | None = None
    zone: str | None = None
    chat: str | None = None
    progress: Callable[[int, int], None] | None = None
    text_counts: bool = False
    counts: bool = True
    names: tuple[str, ...] = ()
    same: Mapping[str, str] = field(default_factory=dict)
    today: date | None = None
    budget: Budget | None = None

    @property
    def last_day(self) -> int | None:
        """Last day (since 1970) that any clock can show when it is ``today`` here."""
        return None if self.today is None else self.today.toordinal() - EPOCH_DAY + 1


class Source(Protocol):
    """Something to read: a file, or a member of an archive, never unpacked to disk."""

    @property
    def name(self) -> str:
        """Base name of the file, or of the member."""
        ...

    @property
    def place(self) -> str:
        """Path inside what was given, or the name."""
        ...

    @property
    def size(self) -> int:
        """Bytes to read, as far as known."""
        ...

    def open(self) -> BinaryIO:
        """Open it for reading from the start."""
        ...


class Reader(Protocol):
    """One format. A reader is a module-level value listed in `READERS`."""

    @property
    def name(self) -> str:
        """Short name, as ``whatsapp``."""
        ...

    def identify(self, head: Head) -> Mine | NotMine:
        """Say whether this is such a file, from its head alone.

        Args:
            head: The beginning of the file, and its name.
        """
        ...

    def read(self, source: Source, options: Options) -> Reading:
        """Read it; bad rows are skipped and listed, never fatal.

        Args:
            source: What to read.
            options: How it is to be read.

        Raises:
            ReadError: It is damaged, empty, or holds no conversation that could be meant.
        """
        ...
