"""Writing again without an answer: attempts at least six hours apart."""

import itertools
from collections import Counter
from collections.abc import Iterator

from awhile.measure.history import N_ENOUGH, PEOPLE, History
from awhile.measure.intervals import share_interval
from awhile.measure.row_makers import absent, plain
from awhile.segment import ATTEMPT_GAP_S, count_attempts
from awhile.types import Kind, Measured, Series


def attempts_of_runs(history: History) -> tuple[list[int], list[int]]:
    """Count the attempts in each run of person 0 and of person 1.

    Anything from the other ends a run, a reaction or a missed call too; own reactions are no
    attempts.

    Args:
        history: The pair.
    """
    events, runs = history.dyad.events, history.runs
    found: tuple[list[int], list[int]] = ([], [])
    reaction = int(Kind.REACTION)
    times = events.time_s
    some_reactions = reaction in events.kind
    for start, stop in itertools.pairwise(runs):
        if not some_reactions and times[stop - 1] - times[start] < ATTEMPT_GAP_S:
            found[events.sender[start]].append(1)
            continue
        times_s = [events.time_s[i] for i in range(start, stop) if events.kind[i] != reaction]
        found[events.sender[start]].append(count_attempts(times_s))
    return found


def measure_pursuit(history: History) -> Iterator[Measured | Series]:
    """Count attempts without an answer: the most, how often more than one, and now."""
    found = attempts_of_runs(history)
    senders = history.dyad.events.sender
    for p in PEOPLE:
        runs = [n for n in found[p] if n]
        n = len(runs)
        yield plain("unanswered_longest", p, max(runs, default=0), "count", n)
        now = found[p][-1] if n and senders[-1] == p else 0
        yield plain("unanswered_now", p, now, "count", n)
        if n < N_ENOUGH:
            yield absent("unanswered_run_share", p, "share", n)
        else:
            share = sum(k >= 2 for k in runs) / n
            yield Measured("unanswered_run_share", p, share, *share_interval(share, n), "share", n)
        if n:
            how_many = Counter(runs)
            x = range(1, max(runs) + 1)
            yield Series(
                "unanswered_runs",
                p,
                tuple(map(float, x)),
                tuple(float(how_many[k]) for k in x),
                (),
                (),
                "count",
                "count",
                n,
            )
