"""From files to a pair: the only place that puts reading, merging and observing together.

The command line, the practice part and the page each ask their questions in their own way; what
they have in common is here, in plain arguments and frozen values.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from awhile.errors import AwhileError
from awhile.read import Options, find_strangers, merge_readings, pair_up, read_file, zone_time_s
from awhile.read.merge import Stranger
from awhile.types import FLOATING, Dyad, Reading


@dataclass(frozen=True, slots=True)
class Names:
    """What the reader said of who is who.

    Attributes:
        me: Name of person 0; None where the files are to tell.
        other: Name of person 1; None for the other one of the first file.
        same: Other names and numbers of a person, each with that person's name.
    """

    me: str | None = None
    other: str | None = None
    same: Mapping[str, str] | None = None


def read_files(files: Sequence[Path], options: Options, names: Names) -> tuple[Reading, ...]:
    """Read files of the same two people, the first before the others.

    A later file may hold these two and others, so that what the first one calls them chooses
    among its conversations.

    Args:
        files: What to read.
        options: How each is to be read.
        names: Who is who.

    Returns:
        One reading for each file.

    Raises:
        ReadError: A file cannot be read.
    """
    known = [name for name in (names.other, *(names.same or {})) if name]
    readings: list[Reading] = []
    for file in files:
        reading = read_file(file, replace(options, names=(*options.names, *known)))
        readings.append(reading)
        if len(reading.senders) == 2:
            mine = {names.me, reading.understood.owner}
            known += [name for name in reading.senders if name not in mine]
    return tuple(readings)


def join_readings(
    readings: Sequence[Reading],
    names: Names,
    *,
    zone: str | None,
    is_same: Callable[[Stranger], bool] | None = None,
) -> Reading:
    """Make one reading of several files.

    Args:
        readings: At least one.
        names: Who is who.
        zone: The zone the files were read in, as the user stated it; None if nobody did.
        is_same: Answers whether a name in another file is the other person's; None where nobody
            is there to answer.

    Returns:
        The reading.

    Raises:
        ReadError: It is not clear who is who, or no zone is known where one is needed.
    """
    if len(readings) == 1:
        return readings[0]
    same = dict(names.same or {})
    if is_same is not None:
        for found in find_strangers(readings, me=names.me, other=names.other, same=same):
            if is_same(found):
                same[found.name] = found.other
    return merge_readings(readings, me=names.me, other=names.other, same=same, zone=zone)


def observe_pair(reading: Reading, names: Names, *, end_s: float) -> Dyad:
    """Take one pair out of a reading, observed until a moment; see `read.pair_up`."""
    return pair_up(reading, me=names.me, other=names.other, end_s=end_s)


def read_moment(text: str | None, zone: str, *, wall: datetime, epoch_s: float) -> float:
    """Return the moment a study speaks of, on the clock its events use.

    Args:
        text: ISO 8601 as the user gave it; None for now.
        zone: Zone of the events, as in `Understood`.
        wall: Now, on the wall clock of the reader.
        epoch_s: Now, seconds since 1970.

    Returns:
        Seconds since 1970, as in `awhile.types`.

    Raises:
        AwhileError: The text is not a date or time.
    """
    if text is not None:
        try:
            wall = datetime.fromisoformat(text)
        except ValueError:
            raise AwhileError("cli.bad_now", text=text) from None
    elif zone != FLOATING:
        return epoch_s
    return zone_time_s(wall, zone)
