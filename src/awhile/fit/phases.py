"""What kind of silence each of a person's silences was, by their own measure; and hidden states.

Phases speak of clock time: how long a silence lasted, against the other silences of the same
person. What is past is told with hindsight, by how long each silence lasted in the end. What is
going on is told by the curve of the forecast: how long it may last in the end. The hidden states
are another thing: they say what changes if nothing is sent (`forecast.policies`).
"""

import math
from bisect import bisect_left
from collections.abc import Callable, Iterable, MutableSequence, Sequence
from dataclasses import dataclass
from typing import Any

from awhile.fit import hmm
from awhile.fit.features import HOUR, count_until, read_curve
from awhile.fit.series import Fit
from awhile.types import DAY_S, Phases

N_SPANS = 48
"""Stretches of time of the picture of the past."""

MAX_VISITS = 2000
"""Latest visits of each person that are looked at; older ones tell little about now."""

NEGLIGIBLE = 1e-9
"""Archetypes less likely than this after each `BLOCK` of gaps are looked at no further."""

BLOCK = 200

PHASES = ("talking", "together", "apart", "away", "gone")
SHARES, LEAST_S = (0.5, 0.9, 0.99), (0.0, DAY_S, 4 * DAY_S)
"""Borders between the phases but the last: what these shares of the person's own silences did not
outlast, and no less than so long; a choice. Nothing under four days is *away*."""


@dataclass(frozen=True, slots=True)
class Loops:
    """The loops of `states`, and the sequences they work on: plain here, compiled in the lab.

    Attributes:
        lay_gaps: As in `states`.
        pass_forward: As in `states`.
        pass_back: As in `states`.
        floats: Makes a sequence of numbers that can be written to.
        whole: The same for whole numbers.
    """

    lay_gaps: Callable[..., int]
    pass_forward: Callable[..., float]
    pass_back: Callable[..., None]
    floats: Callable[[Iterable[float]], MutableSequence[float]]
    whole: Callable[[Iterable[int]], MutableSequence[int]]


PLAIN = Loops(hmm.lay_gaps, hmm.pass_forward, hmm.pass_back, list, list)


@dataclass(frozen=True, slots=True)
class Gaps:
    """One person's gaps as seen at a moment, the last still going.

    Attributes:
        begin_s: Where each begins [n] (s).
        stop_s: Where it ends [n] (s); the last one at the moment itself.
        smoothed: P(state | everything until the moment) [n][K].
        now: P(state of the present gap | everything until the moment), by archetype [A][K].
        clock: Operational hours along the week [169].
        anchor_s: Where its week begins (s).
        pending: The other's attempts pending now.
        since_s: The latest of them, or the other's last message where nothing is pending (s).
    """

    begin_s: tuple[float, ...]
    stop_s: tuple[float, ...]
    smoothed: tuple[tuple[float, ...], ...]
    now: tuple[tuple[float, ...], ...]
    clock: tuple[float, ...]
    anchor_s: float
    pending: int
    since_s: float


@dataclass(frozen=True, slots=True)
class Seen:
    """What the hidden states say of a pair at a moment.

    Attributes:
        at_s: The moment (s).
        archetype: P(archetype | everything until then) [A].
        gaps: Of person 0 and person 1.
    """

    at_s: float
    archetype: tuple[float, ...]
    gaps: tuple[Gaps, Gaps]


def see_states(fit: Fit, at_s: float, *, loops: Loops = PLAIN) -> Seen:
    """Filter and smooth the hidden states of a pair, from what was known at a moment.

    Args:
        fit: The pair.
        at_s: The moment (s); nothing later is used. Both must have sent something by then.
        loops: What does the counting; the answer is the same.

    Returns:
        The posterior over archetypes and the states of both people's gaps.
    """
    p = fit.prior.states
    n_states, n_types = len(p.rate), len(p.share)
    rate, start, move, factor = (loops.floats(x) for x in (p.rate, p.start, p.move, p.factor))
    flat = (
        loops.whole(fit.time_at), loops.floats(fit.times_s),
        loops.whole(fit.visit_at), loops.floats(fit.starts_s),
    )  # fmt: skip
    laid = [_lay(fit, k, at_s, flat, loops) for k in (0, 1)]
    kept = [[loops.floats([0.0] * (n * n_states)) for n, *_ in laid] for _ in range(n_types)]
    score = {a: math.log(p.share[a]) for a in range(n_types)}
    for first in range(0, max(n for n, *_ in laid), BLOCK):
        for a in score:
            for k, (n, exposure, end_bin, *_) in enumerate(laid):
                score[a] += loops.pass_forward(
                    first, min(first + BLOCK, n), n, exposure, end_bin, a,
                    rate, start, move, factor, kept[a][k],
                )  # fmt: skip
        least = max(score.values()) + math.log(NEGLIGIBLE)
        score = {a: s for a, s in score.items() if s >= least}
    top = max(score.values())
    raw = {a: math.exp(s - top) for a, s in score.items()}
    archetype = tuple(raw.get(a, 0.0) / sum(raw.values()) for a in range(n_types))
    gaps = []
    for k, (n, exposure, _, begins, stops, clock) in enumerate(laid):
        gamma = loops.floats([0.0] * (n * n_states))
        for a in raw:
            loops.pass_back(
                n, exposure, a, rate, move, factor, kept[a][k], gamma, archetype[a],
                loops.floats([]),
            )  # fmt: skip
        smoothed = tuple(tuple(gamma[g * n_states : (g + 1) * n_states]) for g in range(n))
        now = tuple(tuple(kept[a][k][(n - 1) * n_states :]) for a in range(n_types))
        pending, since_s = count_pending(fit, k, begins[-1], at_s)
        gaps.append(
            Gaps(
                tuple(begins), tuple(stops), smoothed, now, tuple(clock), _anchor(fit), pending,
                since_s,
            )
        )  # fmt: skip
    return Seen(at_s, archetype, (gaps[0], gaps[1]))


def _anchor(fit: Fit) -> float:
    return min(fit.starts_s[fit.visit_at[0]], fit.starts_s[fit.visit_at[1]])


def _lay(
    fit: Fit, k: int, at_s: float, flat: tuple[Any, ...], loops: Loops
) -> tuple[int, Any, Any, Any, Any, Any]:
    begin = fit.visit_at[k]
    seen = count_until(fit.starts_s, begin, fit.visit_at[k + 1], at_s) - begin
    n = min(seen, MAX_VISITS)
    exposure = loops.floats([0.0] * (n * hmm.N_BINS))
    end_bin = loops.whole([0] * n)
    begins, stops = loops.floats([0.0] * n), loops.floats([0.0] * n)
    clock = loops.floats([0.0] * (hmm.HOURS + 1))
    loops.lay_gaps(k, *flat, at_s, seen - n, clock, exposure, end_bin, begins, stops)
    return n, exposure, end_bin, begins, stops, clock


def count_pending(fit: Fit, k: int, begin_s: float, at_s: float) -> tuple[int, float]:
    """Count what waits for a person's answer.

    Args:
        fit: The pair.
        k: The person.
        begin_s: Where their present gap begins (s).
        at_s: The moment (s).

    Returns:
        The other's attempts since, at most 3, and the latest of them; where there is none, 0 and
        the other's last message.
    """
    o = k ^ 1
    low = fit.time_at[o]
    seen = count_until(fit.times_s, low, fit.time_at[o + 1], at_s)
    fresh = count_until(fit.times_s, low, seen, begin_s)
    if fresh == seen:
        return 0, fit.times_s[fresh - 1] if fresh > low else _anchor(fit)
    first_s = fit.times_s[fresh]
    visits = [
        count_until(fit.starts_s, fit.visit_at[o], fit.visit_at[o + 1], t) for t in (first_s, at_s)
    ]
    n = 1 + visits[1] - visits[0]
    return min(n, 3), first_s if n == 1 else fit.starts_s[visits[1] - 1]


def find_borders(lasted_s: Sequence[float]) -> tuple[float, float, float]:
    """Find where a person's phases part, from their own silences.

    Args:
        lasted_s: How long each silence that is over lasted (s).

    Returns:
        What *talking*, *together* and *apart* go up to (s); a silence beyond is *away*.
    """
    ordered = sorted(lasted_s)
    found = [0.0]
    for share, least_s in zip(SHARES, LEAST_S, strict=True):
        place = share * (len(ordered) - 1)
        low = int(place)
        high = min(low + 1, len(ordered) - 1)
        at_s = ordered[low] + (ordered[high] - ordered[low]) * (place - low)
        found.append(max(at_s, least_s, found[-1]))
    return found[1], found[2], found[3]


def trace_phases(
    fit: Fit,
    person: int,
    at_s: float,
    *,
    hazard: Sequence[float] = (),
    ahead_s: float = math.inf,
    gone: float = 0.0,
    n_spans: int = N_SPANS,
) -> Phases:
    """Tell through which phases a person's silences went, and what the present one may become.

    Args:
        fit: The pair.
        person: Whose; must have two visits by then.
        at_s: The moment (s); nothing later is used.
        hazard: Cumulative hazard of each step ahead (`fit.series.read_hazards`), where a forecast
            may be told; empty elsewhere.
        ahead_s: The longest span ahead that may be told of (s).
        gone: The chance that nothing comes within a year, where that is told.
        n_spans: How many stretches.

    Returns:
        The past by how long each silence lasted; the present by how long it may last in the end, or
        nothing of it without a curve, or where the last border lies too far ahead. A silence that
        goes on counts in the past as long as it has lasted so far.
    """
    begin = fit.visit_at[person]
    seen = count_until(fit.starts_s, begin, fit.visit_at[person + 1], at_s)
    last = count_until(fit.times_s, fit.time_at[person], fit.time_at[person + 1], at_s)
    begins_s = [*fit.ends_s[begin : seen - 1], fit.times_s[last - 1]]
    stops_s = [*fit.starts_s[begin + 1 : seen], at_s]
    lasted_s = [stop - start for start, stop in zip(begins_s, stops_s, strict=True)]
    borders_s = find_borders(lasted_s[:-1])
    first = fit.starts_s[begin]
    length = max((at_s - first) / n_spans, 1.0)
    sums = [[0.0] * len(PHASES) for _ in range(n_spans)]
    for start_s, stop_s, span_s in zip(begins_s, stops_s, lasted_s, strict=True):
        phase = bisect_left(borders_s, span_s)
        low = min(int((start_s - first) / length), n_spans - 1)
        high = min(int((stop_s - first) / length), n_spans - 1)
        for i in range(low, high + 1):
            inside = min(stop_s, first + (i + 1) * length) - max(start_s, first + i * length)
            sums[i][phase] += max(inside, 0.0)
    told = hazard if borders_s[-1] - lasted_s[-1] <= ahead_s else ()
    return Phases(
        person,
        borders_s[0],
        tuple(first + i * length for i in range(n_spans)),
        # The rest of a stretch lies inside visits: they were talking.
        tuple(_share(row, min(length, at_s - first - i * length)) for i, row in enumerate(sums)),
        _look_ahead(fit, told, lasted_s[-1], borders_s, gone) if told else (),
        len(lasted_s),
        borders_s,
    )


def _share(row: Sequence[float], length: float) -> tuple[float, ...]:
    """Tell time by phase as shares of a stretch; what no silence fills is talking."""
    whole = max(length, sum(row), 1e-9)
    return (row[0] / whole + max(1.0 - sum(row) / whole, 0.0), *(x / whole for x in row[1:]))


def _look_ahead(
    fit: Fit, hazard: Sequence[float], lasted_s: float, borders_s: Sequence[float], gone: float
) -> tuple[float, ...]:
    """Say in which phase the present silence may end, by the curve of the forecast."""
    edges_s = fit.prior.edges_s
    silence_s = max(lasted_s, HOUR)
    over = [
        read_curve(edges_s, hazard, silence_s, border_s - lasted_s) if border_s > lasted_s else 0.0
        for border_s in borders_s
    ]
    over = [min(p, 1.0 - gone) for p in over]
    return (over[0], over[1] - over[0], over[2] - over[1], 1.0 - gone - over[2], gone)
