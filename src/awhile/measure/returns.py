"""After a return: what it brought, so that a word at midnight can be told from a return.

A return ends a silence longer than nine in ten of a person's own, and a day at least. Each is
followed for as long as it is compared; returns that the record does not follow so long are left
out. Before is up to the silence, after is from the return: both hold one visit at their edge.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import compress

from awhile.measure.history import N_ENOUGH, PEOPLE, History, long_after
from awhile.measure.intervals import Z, clustered_share, ratio_of_sums, share_interval
from awhile.measure.pre_silence import why_untold
from awhile.measure.row_makers import absent
from awhile.segment import find_positive
from awhile.types import DAY_S, Measured, Silence

AROUND_S = 14 * DAY_S
"""How long before the silence and after the return pace and share are compared; a choice."""

HELD_S = 7 * DAY_S
"""How long after a return it is looked at what it brought; a choice."""

HELD_DAYS = 3
"""On how many days of these a person must write for the return to have held; a choice."""

BROUGHT = {"return_declared_share": "declarations", "return_planned_share": "plans"}


def measure_after(history: History) -> Iterator[Measured]:
    """Return how returns went on: whether they held, pace, share, declarations, plans."""
    told = why_untold(history)
    for p in PEOPLE:
        least_s = long_after(history, p)
        ended = [
            s for s in history.silences[p] if s.observed and least_s and s.duration_s > least_s
        ]
        yield _held(history, p, ended)
        yield from _around(history, p, ended)
        for name, about in BROUGHT.items():
            if about in told:
                yield absent(name, p, "share", 0, told[about])
            else:
                yield _brought(history, p, name, about, ended)


def _followed(history: History, ended: list[Silence], span_s: float) -> list[float]:
    """Give the times of the returns that the record follows long enough."""
    back = [s.start_s + s.duration_s for s in ended]
    return [t for t in back if t + span_s <= history.dyad.end_s]


def _times(history: History, person: int) -> list[float]:
    return list(compress(history.dyad.events.time_s, history.own[person]))


def _share_row(name: str, p: int, hits: int, n: int) -> Measured:
    if n < N_ENOUGH:
        return absent(name, p, "share", n)
    return Measured(name, p, hits / n, *share_interval(hits / n, n), "share", n)


def _held(history: History, p: int, ended: list[Silence]) -> Measured:
    """Share of returns after which the person wrote on several days of the next week."""
    back = _followed(history, ended, HELD_S)
    visits = [v.start_s for v in history.visits[p]]
    offsets = history.dyad.events.offset_s
    local_days = [int((v.start_s + offsets[v.first]) // DAY_S) for v in history.visits[p]]
    hits = 0
    for t in back:
        near = local_days[bisect_left(visits, t) : bisect_left(visits, t + HELD_S)]
        hits += len(set(near)) >= HELD_DAYS
    return _share_row("return_held_share", p, hits, len(back))


def _around(history: History, p: int, ended: list[Silence]) -> Iterator[Measured]:
    """Compare visits, and this person's share of events, after with before."""
    dyad = history.dyad
    whole = [
        s
        for s in ended
        if s.start_s - AROUND_S >= dyad.events.time_s[0]
        and s.start_s + s.duration_s + AROUND_S <= dyad.end_s
    ]
    n = len(whole)
    names = ("return_pace_ratio", "return_share_before", "return_share_after")
    if n < N_ENOUGH:
        for name in names:
            yield absent(name, p, "ratio" if name == names[0] else "share", n)
        return
    visits = [v.start_s for v in history.visits[p]]
    mine, theirs = _times(history, p), _times(history, 1 - p)
    pace: list[tuple[float, float]] = []
    shares: tuple[list[tuple[float, float]], ...] = ([], [])
    for s in whole:
        back_s = s.start_s + s.duration_s
        spans = ((s.start_s - AROUND_S, s.start_s), (back_s, back_s + AROUND_S))
        before, after = (_between(visits, a, b) for a, b in spans)
        pace.append((float(after), float(before)))
        for rows, (a, b) in zip(shares, spans, strict=True):
            own = _between(mine, a, b)
            rows.append((float(own), float(own + _between(theirs, a, b))))
    ratio, error, _ = ratio_of_sums(pace)
    low, high = max(0.0, ratio - Z * error), ratio + Z * error
    yield Measured(names[0], p, ratio, low, high, "ratio", n)
    for name, rows in zip(names[1:], shares, strict=True):
        yield Measured(name, p, *clustered_share(rows), "share", n)


def _between(times: list[float], start_s: float, stop_s: float) -> int:
    """Count moments from a start to a stop, both included."""
    return bisect_right(times, stop_s) - bisect_left(times, start_s)


def _brought(history: History, p: int, name: str, about: str, ended: list[Silence]) -> Measured:
    """Share of returns with something said in the next week."""
    events = history.dyad.events
    places = find_positive(events.counts[about])
    said = [events.time_s[i] for i in places if events.sender[i] == p]
    back = _followed(history, ended, HELD_S)
    hits = sum(_between(said, t, t + HELD_S) > 0 for t in back)
    return _share_row(name, p, hits, len(back))
