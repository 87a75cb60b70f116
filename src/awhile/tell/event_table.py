"""The rows that a study uses, as a table of numbers: no word of a message is in it.

For giving one's numbers to research, for one's own analysis, and for checking a reader. The table
is read back by the reader of tables to the same study.
"""

import csv
import io
import json
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

from awhile.read.formats.table import KINDS, TEXT_COUNTS
from awhile.read.language import LANGUAGES, SAID_COLUMNS
from awhile.types import DAY_S, FLOATING, UNKNOWN, Dyad

PSEUDONYMS = ("A", "B")
"""What person 0 and person 1 are called where names are left out."""

PLAIN = ("time", "sender", "kind", "words", "characters", "questions", "call_s")
COLUMNS = (*PLAIN, "file", "row", "zone", "resolution_s")
"""The columns of every such table; the text counts follow where they are asked for."""

ALWAYS = tuple(SAID_COLUMNS.values())
"""Text counts that are always there, so that no table leaves a request to stop behind."""

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - the origin of wall clocks, too
_KIND_NAMES = {int(kind): name for name, kind in KINDS.items()}

Cell = str | int | None


def table_columns(*, text_counts: bool) -> tuple[str, ...]:
    """Name the columns of the table, in order.

    Args:
        text_counts: Whether the counts of what words are about are among them.
    """
    return (*COLUMNS, *(TEXT_COUNTS if text_counts else ALWAYS))


def table_rows(dyad: Dyad, *, names: bool, text_counts: bool) -> Iterator[tuple[Cell, ...]]:
    """Give one row for each event of a pair, in order of time.

    Args:
        dyad: The pair.
        names: Whether to keep the names of the two; else they are `PSEUDONYMS`.
        text_counts: Whether to give the counts of what words are about.

    Yields:
        The cells in the order of `table_columns`; None where the source does not tell.
    """
    events = dyad.events
    people = dyad.people if names else PSEUDONYMS
    unknown = [UNKNOWN] * len(events)
    plain = [events.counts.get(name, unknown) for name in PLAIN[3:]]
    files = events.counts.get("file", [0] * len(events))
    names_about = TEXT_COUNTS if text_counts else ALWAYS
    about = [events.counts.get(name, unknown) for name in names_about]
    for i in range(len(events)):
        yield (
            _stamp(events.time_s[i], events.offset_s[i], dyad),
            people[events.sender[i]],
            _KIND_NAMES[events.kind[i]],
            *(None if column[i] == UNKNOWN else column[i] for column in plain),
            files[i] + 1,
            events.row[i],
            dyad.zone,
            f"{dyad.resolution_s:g}",
            *(_count(name, column[i]) for name, column in zip(names_about, about, strict=True)),
        )


def write_table(dyad: Dyad, layout: str, *, names: bool, text_counts: bool) -> str:
    """Write the table as text.

    Args:
        dyad: The pair.
        layout: ``csv``, ``jsonl``, or ``json``, one list of objects.
        names: As in `table_rows`.
        text_counts: As in `table_rows`.

    Returns:
        The text; without a row the header alone.
    """
    columns = table_columns(text_counts=text_counts)
    rows = table_rows(dyad, names=names, text_counts=text_counts)
    if layout == "csv":
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
        return out.getvalue()
    objects = (json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False) for row in rows)
    if layout == "jsonl":
        return "".join(line + "\n" for line in objects)
    return "[" + ",\n ".join(objects) + "]\n"


def write_parquet(dyad: Dyad, *, names: bool, text_counts: bool) -> bytes:
    """Write the table as Parquet, with the libraries of the lab.

    Args:
        dyad: The pair.
        names: As in `table_rows`.
        text_counts: As in `table_rows`.

    Returns:
        The bytes of the file.

    Raises:
        ImportError: The lab is not installed.
    """
    import pyarrow as pa
    import pyarrow.parquet as parquet

    columns = table_columns(text_counts=text_counts)
    rows = list(table_rows(dyad, names=names, text_counts=text_counts))
    table = pa.table({name: [row[i] for row in rows] for i, name in enumerate(columns)})
    out = io.BytesIO()
    parquet.write_table(table, out, compression="zstd")
    return out.getvalue()


def _count(name: str, value: int) -> Cell:
    if value == UNKNOWN:
        return None
    return LANGUAGES[value] if name == "language" else value


def _stamp(time_s: float, offset_s: int, dyad: Dyad) -> str:
    """Write a moment: a day alone, a wall clock, or a clock with its offset."""
    wall = _EPOCH + timedelta(seconds=time_s + offset_s)
    if dyad.zone == FLOATING:
        return wall.date().isoformat() if dyad.resolution_s >= DAY_S else wall.isoformat()
    return wall.replace(tzinfo=timezone(timedelta(seconds=offset_s))).isoformat()
