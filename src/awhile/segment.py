"""Events → visits and silences: the one place that cuts time into pieces."""

import itertools
import sys
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from operator import mul, ne, sub

from awhile.patterns import late
from awhile.types import DAY_S, HOUR_S, Dyad, Events, Kind, Silence, Visit

VISIT_GAP_S = HOUR_S
"""Events of one person less than this apart are one visit."""

ATTEMPT_GAP_S = 6 * HOUR_S
"""Unanswered events at least this far apart are separate attempts."""

_NOT_BELOW = bytes(byte < 128 for byte in range(256))
_ZERO = bytes(byte == 0 for byte in range(256))
_ALL_OR_NONE = bytes(255 * (byte > 0) for byte in range(256))
_COUNT = late(b"[^\x00\xff]")


def _planes(column: "array[int]") -> list[bytes]:
    """Return the lowest byte of every row of a column, then the next, and so on."""
    data, size = column.tobytes(), column.itemsize
    planes = [data[at::size] for at in range(size)]
    return planes if sys.byteorder == "little" else planes[::-1]


def mark_equal(column: "array[int]", value: int) -> bytes:
    """Mark where a column has a value, with 1 for such a row and 0 for any other [n].

    Args:
        column: Anything [n].
        value: From 0 to 255.
    """
    low, *rest = _planes(column)
    marks = low.translate(bytes(byte == value for byte in range(256)))
    for plane in rest:
        marks = mark_both(marks, plane.translate(_ZERO))
    return marks


def mark_known(column: "array[int]") -> bytes:
    """Mark the rows of a column that are not below zero; as `mark_equal`.

    Args:
        column: A count of each event [n]; below zero where the source tells none.
    """
    return _planes(column)[-1].translate(_NOT_BELOW)


def mark_both(one: bytes, other: bytes) -> bytes:
    """Mark the rows that both columns mark [n].

    Args:
        one: A mark for each row, 0 or 1 [n].
        other: Marks of the same rows [n].
    """
    both = int.from_bytes(one, "little") & int.from_bytes(other, "little")
    return both.to_bytes(len(one), "little")


def sum_spans(
    column: "array[int]", marks: bytes, spans: Sequence[tuple[int, int, int]]
) -> list[int]:
    """Add up a column, stretch by stretch.

    Args:
        column: Counts [n].
        marks: 1 for the rows that count, 0 for others [n].
        spans: As in `measure.history.History`.

    Returns:
        The sum over the rows that count, of each stretch.
    """
    taken = marks.translate(_ALL_OR_NONE)
    low, *rest = (mark_both(plane, taken) for plane in _planes(column))
    if all(plane.count(0) == len(plane) for plane in rest):
        return [sum(low[start:stop]) for _, start, stop in spans]
    chosen = list(map(mul, column, marks))
    return [sum(chosen[start:stop]) for _, start, stop in spans]


def find_positive(column: "Sequence[int]") -> list[int]:
    """Find the places of a column that are above zero.

    Most columns of counts are zero or unknown (-1) almost everywhere, so that looking for other
    bytes is many times as fast as looking at every row.

    Args:
        column: Counts [n].

    Returns:
        Places, rising.
    """
    if isinstance(column, array) and column.typecode == "h":
        low, high = _planes(column)
        n_unknown = high.count(255)
        if high.count(0) + n_unknown == len(column) and low.count(255) == n_unknown:
            return [found.start() for found in _COUNT.finditer(low)]
    return list(itertools.compress(itertools.count(), map((0).__lt__, column)))


def find_visits(dyad: Dyad, person: int) -> list[Visit]:
    """Cut one person's events into visits.

    Args:
        dyad: The pair.
        person: 0 or 1.

    Returns:
        Visits in time order; every event of the person is in exactly one.
    """
    events = dyad.events
    own = mark_equal(events.sender, person)
    mine = list(itertools.compress(itertools.count(), own))
    times_s = list(itertools.compress(events.time_s, own))
    long = map(VISIT_GAP_S.__le__, map(sub, times_s[1:], times_s))
    cuts = itertools.compress(itertools.count(1), long)
    return [
        Visit(person, times_s[start], times_s[stop - 1], stop - start, mine[start])
        for start, stop in itertools.pairwise([0, *cuts, len(mine)] if mine else [])
    ]


def count_attempts(times_s: list[float]) -> int:
    """Count attempts among unanswered events.

    Args:
        times_s: When they were sent [n], ascending.

    Returns:
        The number of events that come `ATTEMPT_GAP_S` or more after the attempt before them.
    """
    if not times_s:
        return 0
    if times_s[-1] - times_s[0] < ATTEMPT_GAP_S:
        return 1
    count = 0
    last_s = float("-inf")
    for time_s in times_s:
        if time_s - last_s >= ATTEMPT_GAP_S:
            count += 1
            last_s = time_s
    return count


def offset_at(events: Events, time_s: float) -> int:
    """Return the local wall clock minus UTC at a moment (s).

    Args:
        events: At least one; the last one until the moment tells, before the first the first.
        time_s: The moment, seconds since 1970.
    """
    return events.offset_s[max(0, bisect_right(events.time_s, time_s) - 1)]


def day_start_s(events: Events, day: int) -> float:
    """Return when a local day begins, seconds since 1970.

    Args:
        events: At least one; their offsets say which moment 0:00 was.
        day: Number of the local day since 1970.
    """
    wall_s = day * DAY_S
    return wall_s - offset_at(events, wall_s - offset_at(events, wall_s))


def observe_until(dyad: Dyad, now_s: float) -> Dyad:
    """Look at a dyad as it was known at a moment.

    Args:
        dyad: The pair.
        now_s: The moment, seconds since 1970; becomes the end of observation.

    Returns:
        The same pair without the events after ``now_s``.
    """
    events = dyad.events
    stop = bisect_right(events.time_s, now_s)
    if stop < len(events):
        events = Events(
            events.time_s[:stop],
            events.offset_s[:stop],
            events.sender[:stop],
            events.kind[:stop],
            events.row[:stop],
            {name: column[:stop] for name, column in events.counts.items()},
        )
    return replace(dyad, events=events, end_s=now_s)


def find_runs(dyad: Dyad) -> list[int]:
    """Cut the events into runs: as many in a row as come from one sender.

    Args:
        dyad: The pair.

    Returns:
        Index of the first event of each run, and at the end the number of events; empty if there
        are none.
    """
    sender = dyad.events.sender
    if not sender:
        return []
    changes = itertools.compress(itertools.count(1), map(ne, sender, sender[1:]))
    return [0, *changes, len(sender)]


def find_silences(dyad: Dyad, person: int, visits: list[Visit] | None = None) -> list[Silence]:
    """List the silences of one person: gaps between visits, the last one still going.

    Args:
        dyad: The pair.
        person: Who is silent, 0 or 1.
        visits: That person's visits, where they were found already.

    Returns:
        Silences in time order. What came before the first visit is unknown and no silence
        (left-truncated); the last has ``observed=False`` and ends at ``dyad.end_s``. Empty if
        the person never wrote.
    """
    if visits is None:
        visits = find_visits(dyad, person)
    events = dyad.events
    reaction = int(Kind.REACTION)
    theirs = mark_equal(events.sender, 1 - person)
    if reaction in events.kind:
        theirs = mark_both(theirs, bytes(map(reaction.__ne__, events.kind)))
    other_s = list(itertools.compress(events.time_s, theirs))
    silences: list[Silence] = []
    at = 0
    ends = [(v.start_s, True) for v in visits[1:]] + [(dyad.end_s, False)]
    for visit, (stop_s, observed) in zip(visits, ends, strict=False):
        start = bisect_right(other_s, visit.end_s, at)
        at = max(start, bisect_left(other_s, stop_s, start))
        meanwhile = other_s[start:at]
        silences.append(
            Silence(person, visit.end_s, stop_s - visit.end_s, observed, count_attempts(meanwhile))
        )
    return silences
