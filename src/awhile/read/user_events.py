"""Events outside the messages, as the reader of the page tells them, one by one or in a file."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from pathlib import Path

from awhile.errors import ReadError
from awhile.read.columns import zone_time_s
from awhile.types import Outside

MAX_CHARACTERS = 120
"""Of what is said of an event, how much is kept."""

MAX_BYTES = 1 << 20
MAX_EVENTS = 1000


def read_outside(
    given: Sequence[Sequence[str]], file: Path | None, *, people: tuple[str, str], zone: str
) -> tuple[Outside, ...]:
    """Read what the reader of the page tells of events outside the messages.

    Args:
        given: Date and words of each event; the words may begin with a name and a colon.
        file: A table of events with the columns date, what and, if wanted, who; or None.
        people: Labels of person 0 and person 1.
        zone: Zone of the chat's events, as in `Understood`.

    Returns:
        The events in order of time; what is beyond `MAX_CHARACTERS` of one is cut off.

    Raises:
        ReadError: A date or a name is none, or the file cannot be read; with the place.
    """
    rows = [(day, *_split_name(what, people), "--event") for day, what in given]
    if file is not None:
        rows += _read_table(file)
    if len(rows) > MAX_EVENTS:
        raise ReadError("read.too_many_outside", most=MAX_EVENTS)
    found = []
    for day, what, who, where in rows:
        try:
            wall = datetime.combine(date.fromisoformat(day.strip()), time())
        except ValueError:
            raise ReadError("read.bad_outside_date", where=where, text=day[:40]) from None
        found.append(
            Outside(
                zone_time_s(wall, zone),
                _person(who, people, where),
                " ".join(what.split())[:MAX_CHARACTERS],
            )
        )
    return tuple(sorted(found, key=lambda outside: outside.time_s))


def _split_name(what: str, people: Iterable[str]) -> tuple[str, str]:
    """Cut a name off the beginning, where it is the name of one of the two."""
    name, colon, rest = what.partition(":")
    if colon and name.strip().casefold() in {p.casefold() for p in people}:
        return rest, name
    return what, ""


def _person(who: str, people: tuple[str, str], where: str) -> int | None:
    """Find whose event it is."""
    wanted = who.strip().casefold()
    if not wanted:
        return None
    for number, name in enumerate(people):
        if name.casefold() == wanted:
            return number
    raise ReadError("read.bad_outside_name", where=where, text=who[:40], names=", ".join(people))


def _read_table(file: Path) -> list[tuple[str, str, str, str]]:
    """Read a table of events: date, what, who and where it stands."""
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise ReadError("read.cannot_open", file=file.name, why=error.strerror) from error
    if len(data) > MAX_BYTES:
        raise ReadError("read.too_many_outside", most=MAX_EVENTS)
    lines = data.decode("utf-8-sig", "replace").splitlines()
    try:
        table = csv.DictReader(lines, delimiter=max(",;\t", key=(lines or [""])[0].count))
        table.fieldnames = [name.strip().lower() for name in table.fieldnames or ()]
        if not {"date", "what"} <= set(table.fieldnames):
            raise ReadError("read.bad_outside_table", file=file.name)
        return [
            (row["date"] or "", row["what"] or "", row.get("who") or "", f"{file.name}:{at}")
            for row in table
            if (at := table.line_num) and (row["date"] or row["what"])
        ]
    except csv.Error:
        raise ReadError("read.bad_outside_table", file=file.name) from None
