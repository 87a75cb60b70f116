"""On and off: does one come when the other goes, and go when the other comes?

Rates are compared with the same person's own rate at other times, so a person who often goes quiet
does not look like one who reacts. The comparison is an association: the longer a silence, the
rarer its end in any case, and a busy day may draw both closer and then apart. It says nothing about
causes, and it is no guide to what to do.
"""

import math
from collections.abc import Iterator, Sequence
from statistics import quantiles

from awhile.measure.history import MIN_HISTORY, PEOPLE, History, long_after
from awhile.measure.intervals import rate_ratio
from awhile.measure.rows import OPEN_END, absent
from awhile.types import DAY_S, Measured

WITHIN_S = 3 * DAY_S
"""How soon after the other's move one's own counts as following it; a choice."""

MIN_EVENTS = 10
"""Fewest returns, or withdrawals, in all."""

MIN_EXPOSURE_S = 7 * DAY_S
"""Least time at risk on either side."""

Span = tuple[float, float]


def measure_cycles(history: History) -> Iterator[Measured]:
    """Compare returns after the other's withdrawal, and withdrawals after the other's approach."""
    away_s = [long_after(history, p) for p in PEOPLE]
    for p in PEOPLE:
        mine, theirs = away_s[p], away_s[1 - p]
        if mine is None or theirs is None:
            n = len(history.earlier_silences(p))
            yield absent("return_after_withdrawal_ratio", p, "ratio", n)
            yield absent("withdrawal_after_approach_ratio", p, "ratio", n)
            continue
        away = [s for s in history.silences[p] if s.duration_s > mine]
        spans = [(s.start_s + mine, s.start_s + s.duration_s) for s in away]
        withdrawals = [s.start_s + theirs for s in history.silences[1 - p] if s.duration_s > theirs]
        returns = [stop for s, (_, stop) in zip(away, spans, strict=True) if s.observed]
        yield _compare("return_after_withdrawal_ratio", p, returns, spans, withdrawals)
        begins = [s.start_s for s in away]
        here = _between(history, [(s.start_s, s.start_s + s.duration_s) for s in away])
        yield _compare(
            "withdrawal_after_approach_ratio", p, begins, here, _approaches(history, 1 - p)
        )


def _approaches(history: History, person: int) -> list[float]:
    """Find the days on which this person wrote more than on nine in ten of their days.

    Returns:
        The time of the first event of each such local day.
    """
    counts = {key: day.n_events[person] for key, day in history.days.items()}
    active = [n for n in counts.values() if n]
    if len(active) < MIN_HISTORY:
        return []
    much = quantiles(active, n=10, method="inclusive")[-1]
    busy = {key for key, n in counts.items() if n > much}
    events = history.dyad.events
    found: dict[int, float] = {}
    for visit in history.visits[person]:
        key = int((visit.start_s + events.offset_s[visit.first]) // DAY_S)
        if key in busy:
            found.setdefault(key, visit.start_s)
    return list(found.values())


def _between(history: History, spans: Sequence[Span]) -> list[Span]:
    """Give the time a person is not away: from their first visit, outside the spans."""
    out: list[Span] = []
    at = history.dyad.events.time_s[0]
    for start, stop in spans:
        out.append((at, start))
        at = stop
    out.append((at, history.dyad.end_s))
    return [(a, b) for a, b in out if b > a]


def _compare(
    name: str,
    person: int,
    happened: Sequence[float],
    at_risk: Sequence[Span],
    moves: Sequence[float],
) -> Measured:
    """Compare the rate of what happened within `WITHIN_S` of the other's moves with the rest."""
    windows = _merge([(m, m + WITHIN_S) for m in sorted(moves)])
    exposure_in = _overlap(at_risk, windows)
    exposure_out = sum(b - a for a, b in at_risk) - exposure_in
    n = len(happened)
    if n < MIN_EVENTS or min(exposure_in, exposure_out) < MIN_EXPOSURE_S:
        return absent(name, person, "ratio", n)
    k_in = at = 0
    for time_s in happened:
        while at < len(windows) and windows[at][1] < time_s:
            at += 1
        k_in += at < len(windows) and windows[at][0] < time_s
    value, low, high = rate_ratio(k_in, exposure_in, n - k_in, exposure_out)
    if math.isinf(value):
        return absent(name, person, "ratio", n)
    if math.isinf(high):
        return Measured(name, person, value, low, None, "ratio", n, OPEN_END)
    return Measured(name, person, value, low, high, "ratio", n)


def _merge(spans: Sequence[Span]) -> list[Span]:
    """Join spans that touch; they must be sorted by start."""
    out: list[Span] = []
    for start, stop in spans:
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], stop))
        else:
            out.append((start, stop))
    return out


def _overlap(left: Sequence[Span], right: Sequence[Span]) -> float:
    """Add up how long two sorted lists of spans, each without overlap, run together."""
    total, i, j = 0.0, 0, 0
    while i < len(left) and j < len(right):
        total += max(0.0, min(left[i][1], right[j][1]) - max(left[i][0], right[j][0]))
        if left[i][1] < right[j][1]:
            i += 1
        else:
            j += 1
    return total
