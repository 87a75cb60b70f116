"""Events → visits and silences: the one place that cuts time into pieces."""

import itertools
from bisect import bisect_right
from dataclasses import replace

from awhile.types import DAY_S, HOUR_S, Dyad, Events, Kind, Silence, Visit

VISIT_GAP_S = HOUR_S
"""Events of one person less than this apart are one visit."""

ATTEMPT_GAP_S = 6 * HOUR_S
"""Unanswered events at least this far apart are separate attempts."""


def find_visits(dyad: Dyad, person: int) -> list[Visit]:
    """Cut one person's events into visits.

    Args:
        dyad: The pair.
        person: 0 or 1.

    Returns:
        Visits in time order; every event of the person is in exactly one.
    """
    events = dyad.events
    mine = [i for i, sender in enumerate(events.sender) if sender == person]
    times_s = [events.time_s[i] for i in mine]
    cuts = [k for k, (a, b) in enumerate(itertools.pairwise(times_s), 1) if b - a >= VISIT_GAP_S]
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
    changes = [i for i, (a, b) in enumerate(itertools.pairwise(sender), 1) if a != b]
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
    other_s = [
        t
        for t, s, k in zip(events.time_s, events.sender, events.kind, strict=True)
        if s != person and k != reaction
    ]
    silences: list[Silence] = []
    at = 0
    ends = [(v.start_s, True) for v in visits[1:]] + [(dyad.end_s, False)]
    for visit, (stop_s, observed) in zip(visits, ends, strict=False):
        while at < len(other_s) and other_s[at] <= visit.end_s:
            at += 1
        meanwhile: list[float] = []
        while at < len(other_s) and other_s[at] < stop_s:
            meanwhile.append(other_s[at])
            at += 1
        silences.append(
            Silence(person, visit.end_s, stop_s - visit.end_s, observed, count_attempts(meanwhile))
        )
    return silences
