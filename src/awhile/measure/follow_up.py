"""Has writing again changed anything? The pace of answers with and without a standing follow-up.

Looked at are long silences of one person (longer than three in four of their own, and a day at
least) once something of the other's has been unanswered for six hours: before, no second message
counts as a follow-up, so that no moment then has its like with one. At every moment of these it is
asked: how soon does the answer come, and does that change once the other has written again
(time-varying exposure)?
Compared are moments of like severity only: as far into the silence, as late a first attempt,
answers lately as slow, and never two pairs with one another. The last silence, not over, may be
one that never ends (mixture cure; Farewell 1982), so that it does not count as a slow answer.
Silences with and without a follow-up are never compared: long silences collect follow-ups, and that
comparison shows an effect where there is none.
"""

import itertools
import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from operator import mul, sub

from awhile.measure.history import N_ENOUGH, PEOPLE, History, long_after
from awhile.measure.intervals import Z
from awhile.measure.row_makers import OPEN_END, absent
from awhile.segment import ATTEMPT_GAP_S
from awhile.types import DAY_S, HOUR_S, Kind, Measured

MIN_ANSWERS = 10
"""Fewest long silences with an answer, before an effect is told; a choice."""

LONGER_THAN = 0.75
"""What share of a person's silences a long one outlasts; a choice."""

DECAY = 0.7
"""How much of how it went lately stays with each further silence."""

EDGES = tuple(1.15**k for k in range(1, 33))
"""Where a long silence is cut, in multiples of what is long for this person."""

MOST_LOG = 50.0
"""A rate beyond this many powers of e is none that a search should follow."""

PRIOR_SD = 4.0
"""How weakly the terms but the ratio are drawn to nothing (log rate), so that each has an end."""

N_TERMS = 6
"""Terms of the fit; each takes one answer from the freedom of the interval."""

FARTHEST = 12.0
"""Log ratio beyond which the end of an interval counts as not seen."""

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


@dataclass(frozen=True, slots=True)
class Again:
    """What writing again went with, as rate ratios of an answer.

    Attributes:
        value: Adjusted, from like moments.
        low: Lower end of its 95% interval by profile likelihood; 0 where it was not seen.
        high: Upper end; infinite where it was not seen.
    """

    value: float
    low: float
    high: float


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
    """Return a clock (local s → s) that runs faster in the hours at which this person writes."""
    if not history.knows_hours:
        return float
    counts = [1.0] * 24
    for visit in history.visits[person]:
        local_s = visit.start_s + history.dyad.events.offset_s[visit.first]
        counts[int(local_s % DAY_S // HOUR_S)] += 1
    speed = [24 * c / sum(counts) for c in counts]
    until_s = [HOUR_S * s for s in itertools.accumulate(speed, initial=0.0)]

    def clock(local_s: float) -> float:
        days, second = divmod(local_s, DAY_S)
        hour = int(second // HOUR_S)
        return days * DAY_S + until_s[hour] + speed[hour] * (second - hour * HOUR_S)

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
        midnight_s = (wait.silence_s + wait.offset_s) // DAY_S * DAY_S - wait.offset_s
        silence_s, start_s, first_s, again_s, stop_s = (
            t - midnight_s
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


def fit_again(cells: Cells, n_waits: int) -> Again:
    """Fit the rate of an answer, and the ratio of it with and without a standing follow-up.

    Piecewise-constant hazards with a log-linear rate (a Poisson model; Holford 1980); the last
    wait, if open, never ends with a chance that is estimated along (Farewell 1982). The other terms
    are drawn very weakly to nothing (`PRIOR_SD`); the ratio is not. Few answers widen the
    interval as in Student's t.

    Args:
        cells: As of `tabulate`, with answers both with and without a follow-up.
        n_waits: How many waits they hold.

    Returns:
        The ratio and its 95% interval by profile likelihood.
    """
    fit = _Fit(cells, n_waits)
    best, top, information = fit.climb(None, [0.0] * N_TERMS)
    wide = student_quantile(max(sum(cell[0] for cell in cells.values()) - N_TERMS, 1.0))
    ends = []
    for side in (-1.0, 1.0):
        reach, terms = side * wide / math.sqrt(max(information, 1e-6)), best
        for _ in range(12):
            terms, at, _ = fit.climb(best[5] + reach, terms)
            root = math.sqrt(max(2 * (top - at), 1e-4))
            if abs(root - wide) < 0.005 or abs(reach) > FARTHEST:
                break
            reach *= wide / root
        ends.append(best[5] + reach if abs(reach) <= FARTHEST else side * math.inf)
    return Again(*map(math.exp, (best[5], *ends)))


def student_quantile(freedom: float) -> float:
    """Return the 97.5% quantile of Student's t (Cornish & Fisher; Abramowitz & Stegun 26.7.5)."""
    a = (Z**3 + Z) / 4
    b = (5 * Z**5 + 16 * Z**3 + 3 * Z) / 96
    c = (3 * Z**7 + 19 * Z**5 + 17 * Z**3 - 15 * Z) / 384
    return Z + a / freedom + b / freedom**2 + c / freedom**3


def explain_away(low: float, high: float) -> float:
    """Say how strong something unseen would have to be to move an interval to no difference.

    Args:
        low: Lower end of the interval of a rate ratio.
        high: Upper end.

    Returns:
        By what factor it would have to go with both, exposure and answers; 1 where the interval
        holds 1 already (the E-value of VanderWeele & Ding 2017).
    """
    near = max(low, 1 / high, 1.0)
    return near + math.sqrt(near * (near - 1))


class _Fit:
    """The log likelihood of one pair and its maximum, with or without the ratio held fast."""

    def __init__(self, cells: Cells, n_waits: int) -> None:
        rows = sorted(cells.items())
        self.keys = [(1.0, *map(float, key)) for key, _ in rows]
        self.answers, self.risk, self.risk_open = zip(*(cell for _, cell in rows), strict=True)
        self.closed = [r - o for r, o in zip(self.risk, self.risk_open, strict=True)]
        columns = list(zip(*self.keys, strict=True))
        self.columns = columns
        self.products = [
            [list(map(mul, columns[i], columns[j])) for j in range(i + 1)] for i in range(N_TERMS)
        ]
        self.n_open = int(any(cell[2] for cell in cells.values()))
        self.n_over = n_waits - self.n_open

    def climb(
        self, ratio: float | None, start: Sequence[float]
    ) -> tuple[list[float], float, float]:
        """Return the best terms, their penalised log likelihood, and the information on the last.

        The chance that the last wait never ends is at its best in closed form: with survival s of
        an open wait and m waits that ended, the wait counts with weight min(1, m s / (1 - s)).
        """
        terms = list(start)
        n_free = N_TERMS - (ratio is not None)
        if ratio is not None:
            terms[5] = ratio
        total, push, bend = self.weigh(terms)
        information = 0.0
        for _ in range(200):
            step, information = _solve(bend, push, n_free)
            length = max(map(abs, step))
            scale = min(1.0, 2.0 / max(length, 1e-12))
            if length < 1e-5:
                break
            for _ in range(30):  # A step that leads down is halved.
                tried = [t + scale * s for t, s in zip(terms, step, strict=False)]
                found = self.weigh([*tried, *terms[n_free:]])
                if found[0] >= total - 1e-10:
                    break
                scale /= 2
            else:
                break
            terms = [*tried, *terms[n_free:]]
            total, push, bend = found
        return terms, total, information

    def weigh(self, terms: Sequence[float]) -> tuple[float, list[float], list[list[float]]]:
        """Return the penalised log likelihood, its slope, and the lower half of the information."""
        logs = [sum(map(mul, z, terms)) for z in self.keys]
        rates = [math.exp(min(max(log, -MOST_LOG), MOST_LOG)) for log in logs]
        ahead = sum(map(mul, rates, self.risk_open))
        survival = math.exp(-ahead)
        weight = min(1.0, self.n_over * survival / max(1 - survival, 1e-12))
        total = self.open_part(ahead)
        for rate, answers, closed in zip(rates, self.answers, self.closed, strict=True):
            total += (answers and answers * math.log(rate)) - rate * closed
        rest = 1 - weight
        expected = [
            rate * (risk - rest * risk_open)
            for rate, risk, risk_open in zip(rates, self.risk, self.risk_open, strict=True)
        ]
        over = list(map(sub, self.answers, expected))
        push = [sum(map(mul, column, over)) for column in self.columns]
        bend = [[sum(map(mul, product, expected)) for product in row] for row in self.products]
        for i in range(1, 5):
            total -= terms[i] ** 2 / (2 * PRIOR_SD**2)
            push[i] -= terms[i] / PRIOR_SD**2
            bend[i][i] += 1 / PRIOR_SD**2
        return total, push, bend

    def open_part(self, ahead: float) -> float:
        """Return the log likelihood of the open wait, and of the others' having ended at all.

        Args:
            ahead: Its cumulative hazard, if it ends at all.
        """
        if not self.n_open:
            return 0.0
        survival, m = math.exp(-ahead), self.n_over
        if m * survival >= 1 - survival:
            return -ahead
        return m * math.log(m / ((1 + m) * (1 - survival))) - math.log(1 + m)


def _solve(
    bend: Sequence[Sequence[float]], push: Sequence[float], n: int
) -> tuple[list[float], float]:
    """Solve the first n rows of a symmetric positive system by Cholesky's method.

    Args:
        bend: Its lower half.
        push: The right side.
        n: How many.

    Returns:
        The solution, and the last pivot squared: the information on the last term by itself.
    """
    low = [[0.0] * n for _ in range(n)]
    half = [0.0] * n
    for i in range(n):
        for j in range(i + 1):
            rest = bend[i][j] - sum(low[i][k] * low[j][k] for k in range(j))
            low[i][j] = math.sqrt(max(rest, 1e-9)) if i == j else rest / low[j][j]
        half[i] = (push[i] - sum(low[i][k] * half[k] for k in range(i))) / low[i][i]
    step = [0.0] * n
    for i in reversed(range(n)):
        step[i] = (half[i] - sum(low[k][i] * step[k] for k in range(i + 1, n))) / low[i][i]
    return step, low[n - 1][n - 1] ** 2


def compare_naively(waits: Sequence[Wait]) -> tuple[float, float, float] | None:
    """Compare waits that ever had a follow-up with those that never had one: the wrong way.

    Returns:
        The ratio of their rates and both ends of its 95% interval on the log scale; None without
        an answer on either side.
    """
    answers, time_s = [0, 0], [0.0, 0.0]
    for wait in waits:
        ever = wait.again_s < wait.stop_s
        answers[ever] += wait.observed
        time_s[ever] += wait.stop_s - wait.silence_s
    if not all(answers) or not all(time_s):
        return None
    ratio = answers[1] / time_s[1] / (answers[0] / time_s[0])
    wide = math.exp(Z * math.sqrt(1 / answers[0] + 1 / answers[1]))
    return ratio, ratio / wide, ratio * wide


def measure_again(history: History) -> Iterator[Measured]:
    """Say what writing again went with, beside the comparison that must not be made."""
    for p in PEOPLE:
        long_s = long_after(history, p, LONGER_THAN)
        waits = [] if long_s is None else find_waits(history, p, long_s)
        n = sum(w.observed for w in waits)
        n_again = sum(w.again_s < w.stop_s for w in waits)
        found = None
        if n >= MIN_ANSWERS and n_again >= N_ENOUGH:
            cells = tabulate(waits, read_clock(history, p), long_s or DAY_S)
            naive = compare_naively(waits)
            sides = {key[4] for key, cell in cells.items() if cell[0]}
            found = fit_again(cells, len(waits)) if naive and len(sides) == 2 else None
        if found is None or naive is None:
            yield absent("writing_again_ratio", p, "ratio", n)
            yield absent("writing_again_naive_ratio", p, "ratio", n)
            continue
        unseen = math.isinf(found.high) or not found.low
        yield Measured(
            "writing_again_ratio",
            p,
            found.value,
            found.low,
            None if math.isinf(found.high) else found.high,
            "ratio",
            n,
            OPEN_END if unseen else None,
        )
        yield Measured("writing_again_naive_ratio", p, *naive, "ratio", n)
