"""Exports written line by line: the head of a row, and its words up to the next head."""

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from itertools import chain

from awhile.patterns import late
from awhile.read.account import MAX_HEAD
from awhile.read.columns import Rows
from awhile.read.reader import Options, Source
from awhile.read.source import MAX_LINE_BYTES, read_pieces
from awhile.read.times.stamps import PLAIN, find_order, read_stamp
from awhile.read.times.worded import EPOCH

HEADING_LINES = 3
"""Lines with which a file may begin before its first row, as its title and when it was saved."""


def read_lines(source: Source, options: Options, encoding: str | None = None) -> Iterator[str]:
    r"""Yield the lines of a text, without the ``\n`` or ``\r\n`` that ends them.

    A line longer than `MAX_LINE_BYTES` characters comes in parts.

    Args:
        source: What to read.
        options: How it is to be read; its ``progress`` is told how far.
        encoding: Character set of the text; found out if None.
    """
    rest = ""
    for piece in read_pieces(source, options.progress, encoding):
        lines = (rest + piece).split("\n")
        rest = lines.pop()
        for line in lines:
            yield line.removesuffix("\r")
        if len(rest) > MAX_LINE_BYTES:
            yield rest
            rest = ""
    if rest:
        yield rest.removesuffix("\r")


def read_rows(
    source: Source,
    options: Options,
    rows: Rows,
    head: re.Pattern[str],
    encoding: str | None = None,
    like: Callable[[str], str | None] = lambda _: None,
) -> Iterator[tuple[int, re.Match[str] | None, str]]:
    """Cut a text into rows, each from its head to the line before the next.

    Args:
        source: What to read.
        options: As in `Reader.read`.
        rows: Where lines are counted: one of each row as itself, the others as its parts.
        head: What a row begins with, from the start of its line.
        encoding: As in `read_pieces`.
        like: Says what a line begins with that begins like a row and is none; None for any other.

    Yields:
        Number of the row's first line, its head, and what follows up to the next head, blank lines
        at the end taken off; first, without a head, what stands before any, if anything does.
    """
    start, found, said, size = 1, None, list[str](), 0
    for number, line in enumerate(rows.counted(read_lines(source, options, encoding)), 1):
        match = head.match(line)
        if match is None:
            rows.part(number > 1)
            if (found or number > HEADING_LINES) and (begin := like(line)):
                rows.swallow(number, begin)
            size += len(line) + 1
            if size <= MAX_LINE_BYTES:
                said.append(line)
            continue
        if said:
            yield start, found, "\n".join(said).rstrip()
        start, found, said, size = number, match, [line[match.end() :]], len(line)
    if said:
        yield start, found, "\n".join(said).rstrip()


_DATED = late(r"(?:^|[^\d])(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{10,19})(?!\d)")


def find_swallowed(row: Sequence[str], delimiter: str, n_columns: int) -> Iterator[str]:
    """Find lines inside the cells of a row of CSV that look like rows: a quote may not end.

    Args:
        row: Its cells.
        delimiter: What stands between cells.
        n_columns: How many a row has.

    Yields:
        What each begins with, up to the first cell's end.
    """
    for cell in row:
        for line in cell.split("\n")[1:]:
            enough = line.count(delimiter) >= max(1, n_columns - 1)
            if enough and (found := _DATED.search(line, 0, MAX_HEAD)):
                yield found[0].strip()


def find_delimiter(line: str) -> str:
    """Return what stands between the cells of a table.

    Args:
        line: Its first line.
    """
    return max((",", ";", "\t", "|"), key=line.count)


def is_table_of(text: str, header: str) -> bool:
    """Whether a text begins as a table with these columns, whatever stands between its cells.

    Args:
        text: How it begins.
        header: Names of its first columns, with commas between them.
    """
    first = text.lstrip("\ufeff \r\n\t").partition("\n")[0].replace('"', "")
    return first.replace(find_delimiter(first), ",").startswith(header)


def read_records(
    source: Source, options: Options, rows: Rows
) -> Iterator[tuple[int, list[str] | None]]:
    """Yield the rows of a table in CSV with the line they begin at; None for a broken one.

    Lines inside their cells that look like rows are counted (`find_swallowed`). What stands between
    cells is told by the first line.

    Args:
        source: What to read.
        options: How it is to be read; its ``progress`` is told how far.
        rows: Where the lines are counted.
    """
    lines = read_lines(source, options)
    first = next(lines, "")
    delimiter = find_delimiter(first)
    table = csv.reader((f"{line}\n" for line in chain((first,), lines)), delimiter=delimiter)
    n_columns = 0
    while True:
        line = table.line_num + 1
        try:
            record = next(table)
        except StopIteration:
            return
        except csv.Error:
            yield line, None
            continue
        if record:
            n_columns = n_columns or len(record)
            if table.line_num > line:
                for begin in find_swallowed(record, delimiter, n_columns):
                    rows.swallow(line, begin)
            yield line, record


class Column:
    """The dates of one column, in whatever form a spreadsheet has put them; the year may be last.

    Args:
        sources: The tables.
        options: What the user said.
        name: What the column is called.
    """

    def __init__(self, sources: Sequence[Source], options: Options, name: str) -> None:
        self.order = None
        stamps = chain.from_iterable(_list_cells(one, options, name) for one in sources)
        first = next(stamps, "")
        if first and _ISO.match(first) is None:
            self.order = find_order(chain((first,), stamps), options)

    def read(self, stamp: str) -> datetime | None:
        """Read one date: a moment where it tells its zone, else what a clock shows.

        Args:
            stamp: As the table holds it.

        Returns:
            The date; None if it cannot be read.
        """
        stamp = stamp.strip()
        try:
            return datetime.fromisoformat(stamp)
        except ValueError:
            found = read_stamp(stamp, self.order.order if self.order else PLAIN)
        if found is None:
            return None
        time_s, offset_s, exact = found
        try:
            if exact:
                return datetime.fromtimestamp(time_s, timezone(timedelta(seconds=offset_s)))
            return EPOCH + timedelta(seconds=time_s)
        except (ValueError, OverflowError, OSError):
            return None


def _list_cells(source: Source, options: Options, name: str) -> Iterator[str]:
    place = -1
    for _, record in read_records(source, replace(options, progress=None), Rows()):
        if place < 0:
            columns = [one.lstrip("\ufeff").strip() for one in record or ()]
            if name not in columns:
                return
            place = columns.index(name)
        elif record is not None and len(record) > place and record[place].strip():
            yield record[place].strip()


_ISO = late(r"\d{4}-\d\d-\d\d")
