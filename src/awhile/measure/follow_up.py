"""Writing again: what a comparison of like moments needs, and why no number is told of it.

Looked at are long silences of one person (longer than three in four of their own, and a day at
least) once something of the other's has been unanswered for six hours: before, no second message
counts as a follow-up, so that no moment then has its like with one. At every moment of these it is
asked: how soon does the answer come, and does that change once the other has written again
(time-varying exposure)? `awhile.lab.effects` pools that over many pairs.

No number of it is told, of one pair or of many, as what writing again does. Two people share weeks,
absences, sittings and moods; whoever writes into such a time gets an answer, and whoever waits
through a bad one writes more. In invented worlds where writing again changes nothing that alone
makes answers look slower or sooner, and nothing in the times tells such a world from another
(`docs/explanation/effects.md` has the numbers). Nor are silences with and without a follow-up
compared: long silences collect follow-ups.
"""

import itertools
import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from awhile.measure.history import PEOPLE, History, long_after
from awhile.measure.intervals import Z
from awhile.measure.row_makers import absent
from awhile.segment import ATTEMPT_GAP_S
from awhile.types import DAY_S, HOUR_S, WEEK_S, Kind, Measured

MIN_ANSWERS = 10
"""Fewest long silences with an answer, before an effect is told; a choice."""

NOT_KNOWABLE = "measure.why_shared_rhythm"
"""Why no number is told."""

FLAT = 30.0
"""Visits that a flat week counts for in a person's clock; a choice."""

LONGER_THAN = 0.75
"""What share of a person's silences a long one outlasts; a choice."""

DECAY = 0.7
"""How much of how it went lately stays with each further silence."""

EDGES = tuple(1.15**k for k in range(1, 33))
"""Where a long silence is cut, in multiples of what is long for this person."""

Key = tuple[float, float, float, float, bool]
Cells = dict[Key, list[float]]
"""Answers, time at risk (days), and the part of that time that belongs to a wait not over."""


@dataclass(frozen=True, slots=True)
class Wait:
    """The part of one long silence in which a follow-up may stand.

    Attributes:
        silence_s: When the silence began.
        start_s: When it was long, and a second attempt would be a follow-up.
        stop_s: The answer, or the end of observation.
        observed: Whether the answer came.
        first_s: The other's first attempt.
        again_s: The second, six hours later or more; infinite if there was none.
        lately: How long the answers before it took (log s), the latest counting most.
        offset_s: Local wall clock minus UTC at about that time.
    """

    silence_s: float
    start_s: float
    stop_s: float
    observed: bool
    first_s: float
    again_s: float
    lately: float
    offset_s: int


def find_waits(history: History, person: int, long_s: float) -> list[Wait]:
    """List the long silences of one person while the other is waiting for an answer.

    Args:
        history: The pair.
        person: Who is silent, 0 or 1.
        long_s: From when on a silence of this person is long.

    Returns:
        In order of time.
    """
    events = history.dyad.events
    reaction = int(Kind.REACTION)
    waits: list[Wait] = []
    lately = math.log(long_s)
    at = 0
    for silence in history.silences[person]:
        stop_s = silence.start_s + silence.duration_s
        at = bisect_right(events.time_s, silence.start_s, lo=at)
        stop = bisect_left(events.time_s, stop_s, lo=at)
        tried_s = [events.time_s[i] for i in range(at, stop) if events.kind[i] != reaction]
        if silence.duration_s > long_s and tried_s:
            start_s = max(tried_s[0] + ATTEMPT_GAP_S, silence.start_s + long_s)
            if start_s < stop_s:
                again_s = next((t for t in tried_s if t >= tried_s[0] + ATTEMPT_GAP_S), math.inf)
                waits.append(
                    Wait(
                        silence.start_s, start_s, stop_s, silence.observed,
                        tried_s[0], again_s, lately, events.offset_s[at],
                    )
                )  # fmt: skip
        took_s = stop_s - tried_s[0] if tried_s else silence.duration_s
        lately = DECAY * lately + (1 - DECAY) * math.log(max(took_s, HOUR_S))
    return waits


def read_clock(history: History, person: int) -> Callable[[float], float]:
    """Return a clock (local s → s) that runs as this person writes along the week.

    Hours of the day and days of the week are shrunk to a flat week that counts as `FLAT` visits.

    Args:
        history: The pair.
        person: Whose writing drives the clock, 0 or 1.
    """
    if not history.knows_hours:
        return float
    by_hour, by_day = [FLAT / 24] * 24, [FLAT / 7] * 7
    for visit in history.visits[person]:
        local_s = visit.start_s + history.dyad.events.offset_s[visit.first]
        by_hour[int(local_s % DAY_S // HOUR_S)] += 1
        by_day[int(local_s % WEEK_S // DAY_S)] += 1
    total = sum(by_day)
    speed = [168 * d * h / total**2 for d in by_day for h in by_hour]
    until_s = [HOUR_S * s for s in itertools.accumulate(speed, initial=0.0)]

    def clock(local_s: float) -> float:
        weeks, second = divmod(local_s, WEEK_S)
        hour = int(second // HOUR_S)
        return weeks * WEEK_S + until_s[hour] + speed[hour] * (second - hour * HOUR_S)

    return clock


def tabulate(waits: Sequence[Wait], clock: Callable[[float], float], long_s: float) -> Cells:
    """Put answers and time at risk into cells of like severity.

    Args:
        waits: Of one person.
        clock: As of `read_clock`.
        long_s: As in `find_waits`.

    Returns:
        By how far into the silence, its square, answers lately, how long waited since the first
        attempt, and whether a follow-up stood.
    """
    cells: Cells = {}
    for wait in waits:
        lately = round(4 * min(max(wait.lately - math.log(long_s), -3.0), 3.0)) / 8
        week_s = (wait.silence_s + wait.offset_s) // WEEK_S * WEEK_S - wait.offset_s
        silence_s, start_s, first_s, again_s, stop_s = (
            t - week_s
            for t in (wait.silence_s, wait.start_s, wait.first_s, wait.again_s, wait.stop_s)
        )
        edges_s = [silence_s + long_s * edge for edge in EDGES]
        cuts_s = sorted({again_s, *edges_s})
        at_s = [start_s, *(c for c in cuts_s if start_s < c < stop_s), stop_s]
        for begin, stop in itertools.pairwise(at_s):
            edge = bisect_right(edges_s, begin)
            middle_s = (begin + (edges_s[edge] if edge < len(edges_s) else begin)) / 2
            far = _score(middle_s - silence_s, long_s) - 1
            waited = _score(middle_s - first_s, long_s)
            cell = cells.setdefault((far, far * far, lately, waited, begin >= again_s), [0.0] * 3)
            risk = (clock(stop) - clock(begin)) / DAY_S
            cell[1] += risk
            if not wait.observed:
                cell[2] += risk
            elif stop == stop_s:
                cell[0] += 1
    return cells


def _score(span_s: float, long_s: float) -> float:
    """Say how long a span is against what is long, in octaves (halved and rounded)."""
    return round(4 * math.log2(max(span_s / long_s, 0.02))) / 8


def student_quantile(freedom: float) -> float:
    """Return the 97.5% quantile of Student's t (Cornish & Fisher; Abramowitz & Stegun 26.7.5).

    Args:
        freedom: Degrees of freedom, above 0.
    """
    a = (Z**3 + Z) / 4
    b = (5 * Z**5 + 16 * Z**3 + 3 * Z) / 96
    c = (3 * Z**7 + 19 * Z**5 + 17 * Z**3 - 15 * Z) / 384
    return Z + a / freedom + b / freedom**2 + c / freedom**3


def measure_again(history: History) -> Iterator[Measured]:
    """Count the answers that a comparison would rest on; it is not told, with the reason."""
    for p in PEOPLE:
        long_s = long_after(history, p, LONGER_THAN)
        waits = [] if long_s is None else find_waits(history, p, long_s)
        n = sum(w.observed for w in waits)
        yield absent("writing_again_ratio", p, "ratio", n, NOT_KNOWABLE)
