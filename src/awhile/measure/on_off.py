"""On and off: does one come when the other goes, and go when the other comes?

Rates are compared with the same person's own rate at other times, so a person who often goes quiet
does not look like one who reacts. The comparison is an association: the longer a silence, the
rarer its end in any case, and a busy day may draw both closer and then apart. It says nothing about
causes, and it is no guide to what to do.
"""

from collections.abc import Iterator, Sequence
from statistics import quantiles

from awhile.measure.history import MIN_HISTORY, PEOPLE, History, long_after
from awhile.measure.row_makers import absent
from awhile.types import DAY_S, Measured

WITHIN_S = 3 * DAY_S
"""How soon after the other's move one's own counts as following it; a choice."""

MIN_EVENTS = 10
"""Fewest returns, or withdrawals, in all."""

MIN_EXPOSURE_S = 7 * DAY_S
"""Least time at risk on either side."""

N_SHIFTS, N_OUTSIDE = 119, 2
"""Carried alignments, and how many of them lie beyond either end of the interval (2.5%)."""

LEAST_SHIFT_S = 7 * DAY_S
"""A shorter shift would leave much of what joins the two in place."""

MIN_SPAN_S = 60 * DAY_S
"""A shorter record has too few alignments."""

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
        yield _compare(history, "return_after_withdrawal_ratio", p, returns, spans, withdrawals)
        begins = [s.start_s for s in away]
        here = _between(history, [(s.start_s, s.start_s + s.duration_s) for s in away])
        moves = _approaches(history, 1 - p)
        yield _compare(history, "withdrawal_after_approach_ratio", p, begins, here, moves)


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
    history: History,
    name: str,
    person: int,
    happened: Sequence[float],
    at_risk: Sequence[Span],
    moves: Sequence[float],
) -> Measured:
    """Compare the rate of what happened within `WITHIN_S` of the other's moves with the rest.

    The ratio is set against what chance alone makes of it: the other's moves are carried along the
    record by whole days, all together and round its end, so that both people keep their own rhythm
    and only what joins the two is broken (a permutation of the alignment). The value is the ratio
    over the middle of those; its interval leaves out 1 where the ratio lies outside nineteen in
    twenty of them.
    """
    n = len(happened)
    first_s = history.dyad.events.time_s[0]
    span_s = history.dyad.end_s - first_s
    if n < MIN_EVENTS or span_s < MIN_SPAN_S:
        return absent(name, person, "ratio", n)
    whole_s = sum(b - a for a, b in at_risk)
    windows = _windows(moves)
    inside_s = _overlap(at_risk, windows)
    if min(inside_s, whole_s - inside_s) < MIN_EXPOSURE_S:
        return absent(name, person, "ratio", n)
    step = (span_s - 2 * LEAST_SHIFT_S) / (N_SHIFTS - 1)
    null = sorted(
        _ratio(
            happened,
            at_risk,
            whole_s,
            _windows([first_s + (m - first_s + shift_s) % span_s for m in moves]),
        )
        for shift_s in ((LEAST_SHIFT_S + k * step) // DAY_S * DAY_S for k in range(N_SHIFTS))
    )
    seen = _ratio(happened, at_risk, whole_s, windows)
    low, middle, high = (null[k] for k in (N_OUTSIDE, N_SHIFTS // 2, -1 - N_OUTSIDE))
    return Measured(name, person, seen / middle, seen / high, seen / low, "ratio", n)


def _windows(moves: Sequence[float]) -> list[Span]:
    return _merge([(m, m + WITHIN_S) for m in sorted(moves)])


def _ratio(
    happened: Sequence[float], at_risk: Sequence[Span], whole_s: float, windows: Sequence[Span]
) -> float:
    """Return the rate inside the windows over the rate outside; half an event is added to each."""
    inside_s = _overlap(at_risk, windows)
    outside_s = whole_s - inside_s
    k_in = at = 0
    for time_s in happened:
        while at < len(windows) and windows[at][1] < time_s:
            at += 1
        k_in += at < len(windows) and windows[at][0] < time_s
    k_out = len(happened) - k_in
    return (k_in + 0.5) / (inside_s + DAY_S) / ((k_out + 0.5) / (outside_s + DAY_S))


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
