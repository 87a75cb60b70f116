"""Calls, where the source shows them."""

from collections.abc import Iterator
from itertools import compress, count

from awhile.measure.history import N_ENOUGH, PEOPLE, History
from awhile.measure.intervals import share_interval
from awhile.measure.row_makers import NOT_TOLD, absent, plain
from awhile.types import Kind, Measured

NO_CALLS = "measure.why_no_calls"


def measure_calls(history: History) -> Iterator[Measured]:
    """Count the calls a person made, how many were missed, and how long they spoke.

    A source without a single call may simply not list them, so nothing is told then.
    """
    events = history.dyad.events
    kinds = bytes(events.kind)
    lengths = events.counts.get("call_s")
    made, missed, seconds, timed = [0, 0], [0, 0], [0.0, 0.0], [0, 0]
    if Kind.CALL in kinds or Kind.MISSED_CALL in kinds:
        called = map({Kind.CALL, Kind.MISSED_CALL}.__contains__, kinds)
        for i in compress(count(), called):
            p = events.sender[i]
            if kinds[i] == Kind.MISSED_CALL:
                missed[p] += 1
            else:
                made[p] += 1
                if lengths is not None and lengths[i] >= 0:
                    seconds[p] += lengths[i]
                    timed[p] += 1
    none = not sum(made) + sum(missed)
    for p in PEOPLE:
        n = made[p] + missed[p]
        if none:
            for name, unit in (
                ("calls_made", "count"),
                ("calls_missed", "count"),
                ("call_minutes", "min"),
                ("call_answered_share", "share"),
            ):
                yield absent(name, p, unit, 0, NO_CALLS)
            continue
        yield plain("calls_made", p, n, "count", n)
        yield plain("calls_missed", p, missed[p], "count", n)
        if made[p] and not timed[p]:
            yield absent("call_minutes", p, "min", made[p], NOT_TOLD)
        else:
            yield plain("call_minutes", p, seconds[p] / 60, "min", timed[p])
        if n < N_ENOUGH:
            yield absent("call_answered_share", p, "share", n)
        else:
            share = made[p] / n
            yield Measured("call_answered_share", p, share, *share_interval(share, n), "share", n)
