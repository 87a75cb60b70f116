"""Who speaks first after a quiet time, and who speaks last before one."""

import itertools
import operator
from collections.abc import Iterator

from awhile.measure.history import N_ENOUGH, PEOPLE, History
from awhile.measure.intervals import share_interval
from awhile.measure.row_makers import absent
from awhile.types import HOUR_S, WEEK_S, Measured

QUIET_S = 8 * HOUR_S
"""After both were quiet this long, the next event opens; a night, as a choice."""


def measure_openings(history: History) -> Iterator[Measured]:
    """Return each person's share of openings, of closings, and of ended silences of a week or more.

    Before the first event nobody knows who spoke last, so it is no opening. The last event counts
    as a closing once both have been quiet for `QUIET_S`.
    """
    events = history.dyad.events
    opened, closed, ended = [0, 0], [0, 0], [0, 0]
    times, senders = events.time_s, events.sender
    quiet = map(QUIET_S.__le__, map(operator.sub, times[1:], times))
    for i in itertools.compress(itertools.count(1), quiet):
        closed[senders[i - 1]] += 1
        opened[senders[i]] += 1
        ended[senders[i]] += times[i] - times[i - 1] >= WEEK_S
    if times and history.dyad.end_s - times[-1] >= QUIET_S:
        closed[senders[-1]] += 1
    shared = {"initiation_share": opened, "closing_share": closed, "silence_ended_share": ended}
    for name, counts in shared.items():
        n = sum(counts)
        for p in PEOPLE:
            if n < N_ENOUGH:
                yield absent(name, p, "share", n)
                continue
            share = counts[p] / n
            yield Measured(name, p, share, *share_interval(share, n), "share", n)
