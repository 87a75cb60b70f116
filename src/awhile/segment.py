"""Events → visits and silences: the one place that cuts time into pieces."""

from awhile.types import HOUR_S, Dyad, Silence, Visit

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
    visits: list[Visit] = []
    first = -1
    start_s = last_s = 0.0
    n_events = 0
    for index, (time_s, sender) in enumerate(
        zip(dyad.events.time_s, dyad.events.sender, strict=True)
    ):
        if sender != person:
            continue
        if n_events and time_s - last_s < VISIT_GAP_S:
            n_events += 1
        else:
            if n_events:
                visits.append(Visit(person, start_s, last_s, n_events, first))
            first, start_s, n_events = index, time_s, 1
        last_s = time_s
    if n_events:
        visits.append(Visit(person, start_s, last_s, n_events, first))
    return visits


def count_attempts(times_s: list[float]) -> int:
    """Count attempts among unanswered events.

    Args:
        times_s: When they were sent [n], ascending.

    Returns:
        The number of events that come `ATTEMPT_GAP_S` or more after the attempt before them.
    """
    count = 0
    last_s = float("-inf")
    for time_s in times_s:
        if time_s - last_s >= ATTEMPT_GAP_S:
            count += 1
            last_s = time_s
    return count


def find_silences(dyad: Dyad, person: int) -> list[Silence]:
    """List the silences of one person: gaps between visits, the last one still going.

    Args:
        dyad: The pair.
        person: Who is silent, 0 or 1.

    Returns:
        Silences in time order; the last has ``observed=False`` and ends at ``dyad.end_s``. Empty if
        the person never wrote.
    """
    visits = find_visits(dyad, person)
    other_s = [
        t for t, s in zip(dyad.events.time_s, dyad.events.sender, strict=True) if s != person
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
