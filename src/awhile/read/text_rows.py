"""Exports written line by line: the head of a row, and its words up to the next head."""

import csv
import re
from collections.abc import Callable, Iterator, Sequence

from awhile.patterns import late
from awhile.read.account import MAX_HEAD
from awhile.read.columns import Rows
from awhile.read.reader import Options, Source
from awhile.read.source import MAX_LINE_BYTES, read_pieces

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


def read_records(
    source: Source, options: Options, rows: Rows
) -> Iterator[tuple[int, list[str] | None]]:
    """Yield the rows of a table in CSV with the line they begin at; None for a broken one.

    Lines inside their cells that look like rows are counted (`find_swallowed`).

    Args:
        source: What to read.
        options: How it is to be read; its ``progress`` is told how far.
        rows: Where the lines are counted.
    """
    table = csv.reader(f"{line}\n" for line in read_lines(source, options))
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
                for begin in find_swallowed(record, ",", n_columns):
                    rows.swallow(line, begin)
            yield line, record
