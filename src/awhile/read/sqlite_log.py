"""SQLite's write-ahead log: the newest pages of a database, in a file beside it.

An app that runs, or was not closed, leaves its newest rows there. Opening the database as SQLite
does would write beside the file that was given; so the log is laid over a copy in memory.
"""

import struct
from array import array
from pathlib import Path

MAX_IN_MEMORY = 1 << 30
"""Bytes of a database up to which it is held in memory with its log."""
HEADER, FRAME_HEADER = 32, 24
MAGIC = 0x377F0682
"""With its last bit set, the sums are over numbers with the greatest byte first."""
MODE_AT, IN_LOG_MODE, IN_OLD_MODE = 18, b"\x02\x02", b"\x01\x01"
"""Where the head of a database says that it keeps a log, and how."""
CLOSED_NAMES = frozenset(("sms.db", "3d0d7e5fb2ce288813306e4d4636395e047a3d28"))
"""Databases out of a phone's backup, which writes the log into them first."""


def log_of(path: Path) -> Path:
    """Return where the log of a database lies, if it has one.

    Args:
        path: Where the database lies.
    """
    return path.with_name(path.name + "-wal")


def may_miss_newest(path: Path) -> bool:
    """Whether a database keeps its newest pages in a log that is not there, or not readable.

    Args:
        path: Where the database lies.
    """
    log = log_of(path)
    if log.is_file():
        return log.stat().st_size not in {0, HEADER} and read_with_log(path) is None
    with path.open("rb") as file:
        keeps_log = file.read(MODE_AT + 2)[MODE_AT:] == IN_LOG_MODE
    return keeps_log and path.name not in CLOSED_NAMES


def read_with_log(path: Path) -> bytes | None:
    """Read a database with the pages that its log holds in their places.

    Args:
        path: Where the database lies.

    Returns:
        The whole database; None where it has no log with anything in it, the log is damaged from
        its beginning, or both are too large to be held.
    """
    log = log_of(path)
    if not log.is_file():
        return None
    size = log.stat().st_size
    if size <= HEADER or path.stat().st_size + size > MAX_IN_MEMORY:
        return None
    found = read_log(log.read_bytes())
    if found is None:
        return None
    page_size, pages, n_pages = found
    whole = bytearray(path.read_bytes())
    if len(whole) < n_pages * page_size:
        whole.extend(bytes(n_pages * page_size - len(whole)))
    del whole[n_pages * page_size :]
    for number, page in pages.items():
        if number <= n_pages:
            whole[(number - 1) * page_size : number * page_size] = page
    whole[MODE_AT : MODE_AT + 2] = IN_OLD_MODE  # in memory there is no log
    return bytes(whole)


def read_log(data: bytes) -> tuple[int, dict[int, bytes], int] | None:
    """Read the pages of a log, up to the last one with which a change was whole.

    Args:
        data: The log.

    Returns:
        Bytes of a page, the newest form of each page by its number from 1, and of how many pages
        the database then is; None where no change is whole.
    """
    magic, _, page_size, _, *salt, sum_a, sum_b = struct.unpack(">8I", data[:HEADER])
    if magic & ~1 != MAGIC or page_size & (page_size - 1) or not 512 <= page_size <= 65_536:
        return None
    swap = bool(magic & 1) != (struct.pack("=H", 1) == b"\x00\x01")
    sums = add_up(data[: HEADER - 8], (0, 0), swap=swap)
    if sums != (sum_a, sum_b):
        return None
    pages: dict[int, bytes] = {}
    unsure: dict[int, bytes] = {}
    n_pages = 0
    for at in range(HEADER, len(data) - FRAME_HEADER - page_size + 1, FRAME_HEADER + page_size):
        number, n_then, salt_a, salt_b, sum_a, sum_b = struct.unpack_from(">6I", data, at)
        page = data[at + FRAME_HEADER : at + FRAME_HEADER + page_size]
        sums = add_up(page, add_up(data[at : at + 8], sums, swap=swap), swap=swap)
        if [salt_a, salt_b] != salt or sums != (sum_a, sum_b) or not number:
            break  # left over from before the last time all was written into the database
        unsure[number] = page
        if n_then:
            pages |= unsure
            unsure, n_pages = {}, n_then
    return (page_size, pages, n_pages) if n_pages else None


def add_up(data: bytes, sums: tuple[int, int], *, swap: bool) -> tuple[int, int]:
    """Update the two checksums of a log.

    Args:
        data: The next part of the log, a multiple of eight bytes.
        sums: The checksums so far.
        swap: Whether its words are of the other byte order.
    """
    words = array("I", data)
    if swap:
        words.byteswap()
    first, second = sums
    steps = iter(words)
    for one, two in zip(steps, steps, strict=True):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + two + first) & 0xFFFFFFFF
    return first, second
