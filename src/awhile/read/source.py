"""Where bytes come from: a plain file, or a member of a zip read in place under limits."""

import codecs
import io
import json
import os
import re
import sqlite3
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import BinaryIO, cast

from awhile.encoding import (
    HEAD_BYTES,
    MANY_MARKS,
    MOST_MARKS,
    SQLITE_MARK,
    WESTERN,
    ZIP_MARK,
    decode_head,
    ends_old,
    is_tar,
    is_western,
    tell_encoding,
)
from awhile.errors import ReadError, cannot_open
from awhile.patterns import late
from awhile.read.account import like_head
from awhile.read.budget import MAX_RATIO, Budget
from awhile.read.conversations import list_chats
from awhile.read.reader import Head, Source
from awhile.read.sqlite_log import read_with_log
from awhile.read.tape import TAR_ERRORS, TarSource, list_tar

CHUNK_BYTES = 1 << 18
"""Small enough that the pieces of a chunk stay in the processor's cache."""
MAX_ENTRY = 1 << 17
"""Characters kept of one message of several lines; the apps take far fewer."""

MAX_LINE_BYTES = 16 << 20
"""A single message longer than this is cut: no phone writes one."""
MAX_MEMBERS = 100_000
MAX_MEMBER_BYTES = 4 << 30
MAX_TABLES = 1000
STEPS_PER_BYTE, LEAST_STEPS = 50, 100
"""Steps of SQLite's machine for each byte of a database, and the least number of million allowed.

An honest row takes about 40 steps and is longer than that; a search without end takes more."""
GUESSED = "read.limit_guessed_encoding"
_MARK = rb"(?:\xe2\x80[\x8e\x8f\xaa-\xae]|\xe2\x81[\xa6-\xa9]|\xef\xbb\xbf|\xd8\x9c)"
_MANY_MARKS_BYTES = tuple(
    late(first + _MARK + b"{%d}" % MOST_MARKS)
    for first in (
        rb"\xe2\x80[\x8e\x8f\xaa-\xae]",
        rb"\xe2\x81[\xa6-\xa9]",
        rb"\xef\xbb\xbf",
        rb"\xd8\x9c",
    )
)
"""One for each beginning: what begins with plain bytes is searched for many times faster."""
CHAT_ENDINGS = (
    ".txt",
    ".json",
    ".csv",
    ".jsonl",
    ".xml",
    ".md",
    ".mbox",
    ".db",
    ".html",
    ".htm",
    ".eml",
    ".js",
    ".ndjson",
)
CHAT_NAMES = {"_chat.txt", "result.json", "messages.json", "hangouts.json", "sms.db", "viber.db"}
START_BYTES, MOST_LOOKED_AT = 2048, 20
"""Bytes and lines of a text that tell whether it is a chat; texts that are looked at, at most."""
MAX_JSON_BYTES = 1 << 24
"""Of a file that is parsed whole, as none with many rows is: it takes several times its size."""
TELLING = tuple(
    late(pattern, re.IGNORECASE)
    for pattern in (
        r"(?:^|/)messages/[^/]+/[^/]+/message_1\.json$",
        r"(?:^|/)messages/[^/]+/[^/]+/message_1\.html$",
        r"(?:^|/)messages\.htm$",
        r"(?:^|/)dms\.json$",
        r"(?:^|/)users\.json$",
        r"(?:^|/)chat_history\.json$",
        r"(?:^|/)messages/index\.json$",
        r"(?:^|/)main\.jsonl$",
        r"(?:^|/)data/direct-messages\.js$",
        r"(?:^|/)user_data(?:_tiktok)?\.json$",
        r"(?:^|/)Voice/[^/]+/[^/]+\.html$",
        r"(?:^|/)messages/-?\d+/messages0\.html$",
        r"(?:^|/)messages\.html$",
        r"(?:^|/)message_(?!media)[\w-]+\.csv$",
    )
)
"""Members that tell whose archive it is, whatever else it holds; the first of these is read."""


@dataclass(frozen=True, slots=True)
class FileSource:
    """A plain file.

    Attributes:
        path: Where it lies.
        size: Its bytes.
        folder: The folder that was given, if it was found in one.
    """

    path: Path
    size: int
    folder: Path | None = None

    @property
    def place(self) -> str:
        """Its path inside the folder that was given, or its name."""
        return self.path.relative_to(self.folder).as_posix() if self.folder else self.name

    @property
    def name(self) -> str:
        """Base name."""
        return self.path.name

    def open(self) -> BinaryIO:
        """Open it for reading from the start."""
        return self.path.open("rb")


@dataclass(frozen=True, slots=True)
class Archive:
    """A zip that is opened once for a whole reading, with the budget of all that is read from it.

    Attributes:
        path: Where it lies.
        zip: The open zip; it closes when the last source of it is let go.
        members: What it says of each member, of a name that is there twice the last.
        budget: What may still be unpacked.
    """

    path: Path
    zip: zipfile.ZipFile
    members: tuple[zipfile.ZipInfo, ...]
    budget: Budget

    @classmethod
    def open(cls, path: Path) -> "Archive":
        """Open a zip.

        Args:
            path: Where the zip lies.

        Raises:
            ReadError: It claims too many members, or several of them are the same bytes, as in no
                archive that anybody packed.
        """
        archive = zipfile.ZipFile(path)
        listed = archive.infolist()
        # Of two members of one name the last counts, as for whoever unpacks them.
        infos = tuple({info.filename: info for info in listed}.values())
        if len(listed) > MAX_MEMBERS or len({i.header_offset for i in infos}) < len(infos):
            archive.close()
            raise ReadError("read.zip_limits", file=path.name)
        return cls(path, archive, infos, Budget.of(path.name, path.stat().st_size))

    def close(self) -> None:
        """Close the zip, and its file even where a member of it is still being read."""
        file = self.zip.fp
        self.zip.close()
        if file is not None:
            file.close()

    def source(self, info: zipfile.ZipInfo) -> "MemberSource":
        """Return one member as a source.

        Args:
            info: The member.
        """
        return MemberSource(self, info)


class _Drawn(io.RawIOBase):
    """A member being read; what comes out of it is drawn from the budget."""

    def __init__(self, member: zipfile.ZipExtFile, budget: Budget) -> None:
        self.member, self.budget = member, budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        data = self.member.read(len(buffer))
        self.budget.draw(len(data))
        buffer[: len(data)] = data
        return len(data)

    def read(self, size: int = -1) -> bytes:
        """Read up to some bytes; all where none are said."""
        data = self.member.read(size if size >= 0 else self.budget.left + 1)
        self.budget.draw(len(data))
        return data

    def close(self) -> None:
        """Close the member, not its zip."""
        self.member.close()
        super().close()


@dataclass(frozen=True, slots=True)
class MemberSource:
    """One member of a zip, never unpacked to disk.

    Attributes:
        archive: The zip.
        info: What it says of the member.
    """

    archive: Archive
    info: zipfile.ZipInfo

    @property
    def place(self) -> str:
        """Its path inside the zip."""
        return self.info.filename.replace("\\", "/")

    @property
    def name(self) -> str:
        """Base name of the member."""
        return base_name(self.info.filename)

    @property
    def size(self) -> int:
        """Bytes it holds when unpacked."""
        return self.info.file_size

    def open(self) -> BinaryIO:
        """Open it for reading from the start.

        Raises:
            ReadError: It is locked with a password.
        """
        if self.info.flag_bits & 1:
            raise ReadError("read.zip_locked", file=self.archive.path.name)
        member = cast("zipfile.ZipExtFile", self.archive.zip.open(self.info))
        return cast("BinaryIO", _Drawn(member, self.archive.budget))


def budget_of(source: Source) -> Budget | None:
    """Return what a reading of a source draws from; None where nothing is packed.

    Args:
        source: What is read.
    """
    return source.archive.budget if isinstance(source, MemberSource) else None


def base_name(member: str) -> str:
    """Return the last part of a path inside a zip.

    Args:
        member: A path inside an archive.
    """
    return member.replace("\\", "/").rpartition("/")[2]


@contextmanager
def open_folder(source: Source) -> Iterator[dict[str, Source]]:
    """Give what lies beside a source: all chat files of its zip, or of its folder on disk.

    Args:
        source: What `find_source` found.

    Yields:
        Sources by path inside the zip or the folder that was given; for a plain file by name, of
        its own kind only, its folder alone.

    Raises:
        ReadError: The zip is damaged or locked, or claims more than the limits in all.
    """
    if isinstance(source, FileSource) and source.folder:
        found = [FileSource(p, p.stat().st_size, source.folder) for p in _walk(source.folder)]
        yield {one.place: one for one in found if one.name.lower().endswith(CHAT_ENDINGS)}
        return
    if isinstance(source, FileSource):
        ending = source.path.suffix
        beside = [p for p in source.path.parent.iterdir() if p.suffix == ending and p.is_file()]
        yield {p.name: FileSource(p, p.stat().st_size) for p in sorted(beside)[:MAX_MEMBERS]}
        return
    if isinstance(source, TarSource):
        listed = _open_tar(source.path)
        yield {one.place: one for one in listed if one.name.lower().endswith(CHAT_ENDINGS)}
        return
    if not isinstance(source, MemberSource):
        yield {source.name: source}
        return
    archive = source.archive
    infos = [i for i in archive.members if i.filename.lower().endswith(CHAT_ENDINGS)]
    if sum(i.file_size for i in infos) > archive.budget.left:
        raise ReadError("read.zip_limits", file=archive.path.name)
    if any(i.flag_bits & 1 for i in infos):
        raise ReadError("read.zip_locked", file=archive.path.name)
    try:
        yield {i.filename: archive.source(i) for i in infos}
    except ZIP_ERRORS:
        raise ReadError("read.zip_damaged", file=archive.path.name) from None


def find_source(path: Path, wanted: Sequence[str] = ()) -> tuple[Source, Head]:
    """Find what to read in a file, looking into a zip in place.

    Args:
        path: A file.
        wanted: Names by which one of several chats in an archive may be chosen.

    Returns:
        The source and its head.

    Raises:
        ReadError: The file cannot be opened, is empty, or is a zip that is damaged, locked, holds
            no chat, or claims more than the limits.
    """
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            return _find_in_folder(path, wanted)
        if not stat.S_ISREG(found.st_mode):
            # It is read more than once, and may have no end.
            raise ReadError("read.no_plain_file", file=path.name)
        size = found.st_size
        with path.open("rb") as file:
            data = file.read(HEAD_BYTES)
    except (OSError, ValueError) as error:
        raise cannot_open(path.name, error) from None
    if not data:
        raise ReadError("read.empty_file", file=path.name)
    if data.startswith(SQLITE_MARK):
        return FileSource(path, size), Head(path.name, data, tables=list_tables(path))
    if is_tar(data):
        return _find_in_tar(path, wanted)
    if not data.startswith(ZIP_MARK):
        return FileSource(path, size), Head(path.name, data)
    return _find_member(path, wanted)


def _find_in_folder(folder: Path, wanted: Sequence[str]) -> tuple[Source, Head]:
    files = _walk(folder)
    chats = [f for f in files if f.name.lower().endswith(CHAT_ENDINGS)]
    if not chats:
        raise ReadError("read.is_folder", file=folder.name)
    places = [f.relative_to(folder).as_posix() for f in chats]
    chosen = chats[
        _choose_member(places, folder.name, folder.name, lambda i: _read_start(chats[i]), wanted)
    ]
    found, head = find_source(chosen)
    if isinstance(found, FileSource):
        found = FileSource(found.path, found.size, folder)
        members = tuple(f.relative_to(folder).as_posix() for f in files)
        head = replace(head, members=members)
    return found, head


def _read_start(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(START_BYTES)
    except OSError:
        return b""


def _walk(folder: Path) -> list[Path]:
    """List the files below a folder; links are not followed, so nothing outside it is met."""
    found: list[Path] = []
    for parent, _, names in os.walk(folder):
        paths = [Path(parent, name) for name in names]
        found += [path for path in paths if not path.is_symlink() and path.is_file()]
        if len(found) > MAX_MEMBERS:
            raise ReadError("read.zip_limits", file=folder.name)
    return found


def list_beside(source: Source, name: str | re.Pattern[str]) -> list[Source]:
    """List every file of a name in the archive or folder that was given, in order of their places.

    Args:
        source: The one that was found in it.
        name: Base name, as ``messages.json``, or what matches a whole one.

    Returns:
        The sources; the given one alone where it was given itself.

    Raises:
        ReadError: The archive is damaged, or claims more than the limits.
    """
    called = re.compile(re.escape(name)) if isinstance(name, str) else name
    if isinstance(source, FileSource) and source.folder:
        listed = sorted(f for f in _walk(source.folder) if called.fullmatch(f.name))
        return [FileSource(f, f.stat().st_size, source.folder) for f in listed]
    if isinstance(source, TarSource):
        return [one for one in _open_tar(source.path) if called.fullmatch(one.name)]
    if not isinstance(source, MemberSource):
        return [source] if called.fullmatch(source.name) else []
    archive = source.archive
    infos = [i for i in archive.members if called.fullmatch(base_name(i.filename))]
    if any(_claims_too_much(i) for i in infos) or (
        sum(i.file_size for i in infos) > archive.budget.left
    ):
        raise ReadError("read.zip_limits", file=archive.path.name)
    infos.sort(key=lambda info: info.filename)
    return [archive.source(info) for info in infos]


def _open_tar(path: Path) -> list[Source]:
    """List the members of a tar, in order of their places."""
    try:
        return sorted(list_tar(path, MAX_MEMBERS), key=lambda one: one.place)
    except TAR_ERRORS:
        raise ReadError("read.zip_damaged", file=path.name) from None


def _find_in_tar(path: Path, wanted: Sequence[str]) -> tuple[Source, Head]:
    listed = _open_tar(path)
    chats = [one for one in listed if one.name.lower().endswith(CHAT_ENDINGS)]
    if not chats:
        raise ReadError("read.zip_no_chat", file=path.name)
    places = [one.place for one in chats]
    chosen = _choose_member(places, path.stem, path.name, lambda i: read_head(chats[i]), wanted)
    source = chats[chosen]
    data = read_head(source)
    if data.startswith(SQLITE_MARK):
        raise ReadError("read.unpack_database", file=source.name)
    return source, Head(source.name, data, tuple(one.place for one in listed))


def load_json(source: Source) -> object:
    """Parse a small JSON file whole.

    Args:
        source: What to read.

    Raises:
        ReadError: It is larger than can be held, damaged, or no JSON.
    """
    try:
        with source.open() as file:
            data = file.read(MAX_JSON_BYTES + 1)
        if len(data) > MAX_JSON_BYTES:
            raise ReadError("read.too_large", file=source.name)
        return json.loads(data.decode("utf-8-sig", "replace"))
    except ZIP_ERRORS:
        raise ReadError("read.damaged", file=source.name) from None


def _claims_too_much(info: zipfile.ZipInfo) -> bool:
    most = MAX_RATIO * max(info.compress_size, 1) + (1 << 20)
    return info.file_size > min(MAX_MEMBER_BYTES, most)


def open_database(path: Path) -> sqlite3.Connection:
    """Open a SQLite file so that nothing in it can run or be changed.

    Args:
        path: Where it lies. Pages that an app has not yet written into it (``-wal``) are put in
            their places in a copy in memory; nothing is written beside the file.

    Returns:
        A connection that can only select; whoever took it closes it.

    Raises:
        sqlite3.Error: It cannot be opened.
    """
    most = (STEPS_PER_BYTE * path.stat().st_size >> 20) + LEAST_STEPS
    steps = count()
    whole = read_with_log(path)
    if whole is None:
        uri = path.resolve().as_uri() + "?mode=ro&immutable=1"
        base = sqlite3.connect(uri, uri=True)
    else:
        base = sqlite3.connect(":memory:")
        base.deserialize(whole)
    base.execute("PRAGMA temp_store=MEMORY")  # what is sorted are people's words
    base.text_factory = _decode
    base.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_LINE_BYTES)
    base.execute("PRAGMA trusted_schema=OFF")
    base.execute("PRAGMA cell_size_check=ON")
    base.set_progress_handler(lambda: next(steps) > most, 1 << 20)
    base.set_authorizer(_allow_reading)
    return base


def _decode(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _allow_reading(action: int, first: str | None, second: str | None, *_rest: str | None) -> int:
    allowed = (
        action in {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ}
        or (action == sqlite3.SQLITE_FUNCTION and second in {"count", "coalesce", "like"})
        or (action == sqlite3.SQLITE_PRAGMA and first == "table_xinfo")
    )
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY


def list_tables(path: Path) -> tuple[str, ...]:
    """Name the plain tables of a SQLite file; none where it is damaged.

    One with a column that is computed is not plain: what computes it is not asked for permission.

    Args:
        path: Where the database lies.
    """
    try:
        with closing(open_database(path)) as base:
            found = base.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'"
            ).fetchmany(MAX_TABLES)
            return tuple(str(name) for (name,) in found if _is_stored(base, str(name)))
    except SQLITE_ERRORS:
        return ()


def _is_stored(base: sqlite3.Connection, table: str) -> bool:
    quoted = table.replace('"', '""')
    return not any(hidden for *_, hidden in base.execute(f'PRAGMA table_xinfo("{quoted}")'))


def _find_member(path: Path, wanted: Sequence[str]) -> tuple[Source, Head]:
    archive = None
    try:
        archive = Archive.open(path)
        return _find_in_zip(archive, wanted)
    except BaseException as error:
        if archive is not None:
            archive.close()
        if isinstance(error, ReadError) or not isinstance(error, ZIP_ERRORS):
            raise
        raise ReadError("read.zip_damaged", file=path.name) from None


def _find_in_zip(archive: Archive, wanted: Sequence[str]) -> tuple[Source, Head]:
    path = archive.path

    def start_of(info: zipfile.ZipInfo) -> bytes:
        if info.flag_bits & 1 or _claims_too_much(info):
            return b""
        with archive.source(info).open() as member:
            return member.read(START_BYTES)

    chats = [i for i in archive.members if i.filename.lower().endswith(CHAT_ENDINGS)]
    if not chats:
        raise ReadError("read.zip_no_chat", file=path.name)
    places = [i.filename for i in chats]
    info = chats[_choose_member(places, path.stem, path.name, lambda i: start_of(chats[i]), wanted)]
    if info.flag_bits & 1:
        raise ReadError("read.zip_locked", file=path.name)
    if _claims_too_much(info):
        raise ReadError("read.zip_limits", file=path.name)
    source = archive.source(info)
    with source.open() as member:
        data = member.read(HEAD_BYTES)
    if not data:
        raise ReadError("read.empty_file", file=info.filename)
    if data.startswith(SQLITE_MARK):
        raise ReadError("read.unpack_database", file=info.filename)
    return source, Head(source.name, data, tuple(i.filename for i in archive.members))


def _packing_errors() -> tuple[type[Exception], ...]:
    """Name what a damaged member in LZMA raises, where this Python can unpack such."""
    try:
        from lzma import LZMAError
    except ImportError:
        return ()
    return (LZMAError,)


SQLITE_ERRORS = (sqlite3.Error, OSError, ValueError, OverflowError)
ZIP_ERRORS: tuple[type[Exception], ...] = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    ValueError,
    NotImplementedError,
    EOFError,
    RuntimeError,
    MemoryError,
    *_packing_errors(),
)


def _begins_like_chat(data: bytes) -> bool:
    """Whether one of the first lines of a text begins like a row of a chat."""
    lines = (decode_head(data) or "").split("\n", MOST_LOOKED_AT)[:MOST_LOOKED_AT]
    return any(like_head(line) for line in lines)


def _choose_member(
    places: list[str],
    called: str,
    file: str,
    head_of: Callable[[int], bytes],
    wanted: Sequence[str] = (),
) -> int:
    """Choose the chat among the files of an archive.

    Args:
        places: Where each lies in it.
        called: What the archive is called, without its ending.
        file: Its base name.
        head_of: Reads the beginning of one, by its place in the list.
        wanted: Names of people and chats that the user gave.

    Returns:
        The place in the list: what tells whose archive it is, or else the one that is called after
        somebody who is wanted, or that the archive is called after, or else the likeliest.

    Raises:
        ReadError: Several are chats as a phone exports one, by their names or by what is in them,
            and the archive is called after none.
    """
    ranks = [_chat_likeness(place) for place in places]
    best = min(range(len(places)), key=ranks.__getitem__)
    base = places[best].rpartition("/")[2].lower()
    if ranks[best][0] < len(TELLING) or base in CHAT_NAMES or not base.endswith(".txt"):
        return best
    alike = [
        i for i, place in enumerate(places)
        if ranks[i][:3] == ranks[best][:3] and place.count("/") == places[best].count("/")
    ]  # fmt: skip
    ends = tuple(_bare_name(f"{name}.txt") for name in wanted if name.strip())
    whole = [i for i in alike if places[i].rpartition("/")[2].rpartition(".")[0] in wanted]
    meant = [i for i in alike if ends and _bare_name(places[i]).endswith(ends)]
    same = [i for i in alike if _bare_name(places[i]) == _bare_name(called + ".txt")]
    for found in (whole, meant, same):
        if len(found) == 1:
            return found[0]
    begins = alike[:MOST_LOOKED_AT] if len(alike) > 1 and ranks[best][1] else []
    chats = [i for i in begins if _begins_like_chat(head_of(i))]
    if len(chats) == 1:
        return chats[0]
    if len(chats) > 1 or (len(alike) > 1 and not ranks[best][1]):
        open_ = chats if len(chats) > 1 else alike
        number = next((int(n) for n in wanted if n.isdecimal() and len(n) < 4), 0)
        if 0 < number <= len(open_):
            return open_[number - 1]
        titles = tuple(places[i].rpartition("/")[2].rpartition(".")[0] for i in open_)
        raise ReadError("read.several_chats", file=file, names=list_chats(titles), titles=titles)
    return best


def _bare_name(place: str) -> str:
    """Return a file's name without its ending, and without the number of a copy."""
    stem = place.rpartition("/")[2].rpartition(".")[0]
    return unicodedata.normalize("NFC", re.sub(r" ?\(\d+\)$", "", stem)).casefold()


def _chat_likeness(place: str) -> tuple[int, bool, bool, bool, int, str]:
    name = place.rpartition("/")[2].lower()
    chat_named = name in CHAT_NAMES or "whatsapp" in name or "chat" in name
    telling = next((n for n, find in enumerate(TELLING) if find.search(place)), len(TELLING))
    script = name.endswith(".js")  # of a page, but for the few that tell
    return telling, not chat_named, not name.endswith(".txt"), script, len(place), place


def read_head(source: Source, n_bytes: int = HEAD_BYTES) -> bytes:
    """Return the first bytes of a source, or all of a shorter one.

    Args:
        source: What to read.
        n_bytes: How many bytes at most.

    Raises:
        ReadError: The archive is damaged.
    """
    try:
        with source.open() as file:
            return file.read(n_bytes)
    except ZIP_ERRORS:
        raise ReadError("read.damaged", file=source.name) from None


def read_text_chunks(
    source: Source,
    progress: Callable[[int, int], None] | None = None,
    limits: list[str] | None = None,
) -> Iterator[str]:
    """Yield the text of `read_blocks`; bytes that are not UTF-8 become U+FFFD.

    Args:
        source: What to read.
        progress: As in `read_blocks`.
        limits: As in `read_blocks`.
    """
    for block in read_blocks(source, progress, limits):
        yield block.decode("utf-8", "replace")


def read_pieces(
    source: Source,
    progress: Callable[[int, int], None] | None = None,
    encoding: str | None = None,
) -> Iterator[str]:
    """Yield the text of a source in pieces that end anywhere; see `read_blocks`.

    Args:
        source: What to read.
        progress: Called with how much was read and how much there is (bytes).
        encoding: Its character set, where it is neither UTF-8 nor marked UTF-16.

    Raises:
        ReadError: The archive is damaged.
    """
    decoder: codecs.IncrementalDecoder | None = None
    done, old = 0, False
    try:
        with source.open() as raw:
            while data := raw.read(CHUNK_BYTES):
                if decoder is None:
                    name = encoding or tell_encoding(data) or "utf-8-sig"
                    decoder = codecs.getincrementaldecoder(name)("replace")
                done += len(data)
                text = decoder.decode(data)
                old = ends_old(data) if done == len(data) else old
                yield text.replace("\r", "\n") if old else text
                if progress is not None:
                    progress(done, source.size)
    except ZIP_ERRORS:
        raise ReadError("read.damaged", file=source.name) from None


def read_blocks(
    source: Source,
    progress: Callable[[int, int], None] | None = None,
    limits: list[str] | None = None,
) -> Iterator[bytes]:
    r"""Yield the text of a source in UTF-8, in blocks that end at a line end.

    Lines end at ``\n`` alone; ``\r`` before it is taken off, and ends a line where no other is. So
    a damaged line costs nothing but itself. The first letters beyond ASCII tell whether a text is
    not in UTF-8 but in Windows-1252.

    Args:
        source: What to read.
        progress: Called with (bytes read, bytes in all), or None.
        limits: Where the key of a sentence goes if that had to be guessed.

    Raises:
        ReadError: The archive is damaged.
    """
    done, rest, old = 0, b"", False
    wide: codecs.IncrementalDecoder | None = None
    western: bool | None = None
    try:
        with source.open() as raw:
            while data := raw.read(CHUNK_BYTES):
                if not done and (encoding := tell_encoding(data)) and encoding.startswith("utf-16"):
                    wide, western = codecs.getincrementaldecoder(encoding)("replace"), False
                old = ends_old(data) if not done else old
                data, done = data if done else data.removeprefix(codecs.BOM_UTF8), done + len(data)
                if wide is not None:
                    data = wide.decode(data).encode()
                if old:
                    data = data.replace(b"\r", b"\n")
                cut = data.rfind(b"\n") + 1
                if cut == 0 and len(rest) + len(data) < MAX_LINE_BYTES:
                    rest += data
                    continue
                block, rest = (rest + data[:cut], data[cut:]) if cut else (rest + data, b"")
                if western is None and not block.isascii():
                    western = is_western(block)
                yield _tidy(block, western=western, limits=limits)
                if progress is not None:
                    progress(done, source.size)
            if rest:
                if western is None and not rest.isascii():
                    western = is_western(rest)
                yield _tidy(rest, western=western, limits=limits)
    except ZIP_ERRORS:
        raise ReadError("read.damaged", file=source.name) from None


def _tidy(block: bytes, *, western: bool | None, limits: list[str] | None) -> bytes:
    if western:
        block = block.decode(WESTERN, "replace").encode()
        if limits is not None and GUESSED not in limits:
            limits.append(GUESSED)
    if not block.isascii() and any(many.search(block) for many in _MANY_MARKS_BYTES):
        block = MANY_MARKS.sub(lambda found: found[0][:MOST_MARKS], block.decode()).encode()
    return block.replace(b"\r\n", b"\n") if b"\r" in block else block
