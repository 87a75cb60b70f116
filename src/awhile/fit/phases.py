"""Which kind of gap each person of a pair was in, and is in now, from the hidden states."""

import math
from collections.abc import Callable, Iterable, MutableSequence
from dataclasses import dataclass
from typing import Any

from awhile.fit import hmm
from awhile.fit.features import count_until
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
BORDERS = (0.5, 4.0, 16.0)
"""Between the phases but the last, as multiples of the person's usual wait; a choice."""


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
        usual_days: Geometric mean of the waits of the states of past gaps (operational days).
    """

    begin_s: tuple[float, ...]
    stop_s: tuple[float, ...]
    smoothed: tuple[tuple[float, ...], ...]
    now: tuple[tuple[float, ...], ...]
    clock: tuple[float, ...]
    anchor_s: float
    pending: int
    since_s: float
    usual_days: float


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
                since_s, _usual(smoothed, p.rate),
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


def _usual(smoothed: tuple[tuple[float, ...], ...], rate: tuple[float, ...]) -> float:
    """Mean of the log waits of the states over the gaps that ended."""
    logs = [math.log(r) for r in rate if r > 0.0]
    total = weight = 0.0
    for row in smoothed[:-1] or smoothed:
        for p, log in zip(row, logs, strict=False):
            total -= p * log
            weight += p
    return math.exp(total / weight) if weight else 1.0 / rate[0]


def group_states(
    rows: Iterable[tuple[float, ...]], rate: tuple[float, ...], usual_days: float
) -> list[list[float]]:
    """Group states into phases, relative to the person's own pace.

    Each state covers the span between its neighbours on the logarithmic scale; a border that cuts
    the span cuts its probability in proportion, so that no number jumps where a pace drifts.

    Args:
        rows: Probabilities of the states [n][K].
        rate: Their rates [K] (per operational day).
        usual_days: The person's usual wait.

    Returns:
        Probabilities of `PHASES` [n][5].
    """
    waits = [math.log(1.0 / (r * usual_days)) for r in rate[:-1]]
    half = (waits[-1] - waits[0]) / (2 * (len(waits) - 1))
    shares = []
    for wait in waits:
        below = 0.0
        share_of = []
        for border in BORDERS:
            share = min(max((math.log(border) - wait + half) / (2 * half), 0.0), 1.0)
            share_of.append(share - below)
            below = share
        shares.append((*share_of, 1.0 - below))
    parts = [[(z, s) for z, s in enumerate(column) if s] for column in zip(*shares, strict=True)]
    return [[*(sum([row[z] * s for z, s in part], 0.0) for part in parts), row[-1]] for row in rows]


def trace_phases(
    fit: Fit, seen: Seen, person: int, *, gone: float | None = None, n_spans: int = N_SPANS
) -> Phases:
    """Average a person's phases over even stretches of time, weighted by time.

    Args:
        fit: The pair.
        seen: Its hidden states at a moment.
        person: Whose.
        gone: The chance that nothing more comes, where a forecast has put it; that of the hidden
            states if None. The other phases share the rest as they did.
        n_spans: How many stretches.

    Returns:
        The smoothed past and the filtered present.
    """
    gaps = seen.gaps[person]
    rate = fit.prior.states.rate
    grouped = group_states(gaps.smoothed, rate, gaps.usual_days)
    if gone is not None:
        there = sum(grouped[-1][:-1])
        keep = (1.0 - gone) / there if there > 0.0 else 0.0
        grouped[-1] = [*(p * keep for p in grouped[-1][:-1]), gone if keep else 1.0]
    first = gaps.begin_s[0]
    length = max((seen.at_s - first) / n_spans, 1.0)
    sums = [[0.0] * len(PHASES) for _ in range(n_spans)]
    for begin, stop, row in zip(gaps.begin_s, gaps.stop_s, grouped, strict=True):
        low = min(int((begin - first) / length), n_spans - 1)
        high = min(int((stop - first) / length), n_spans - 1)
        for i in range(low, high + 1):
            span = min(stop, first + (i + 1) * length) - max(begin, first + i * length)
            for f, p in enumerate(row):
                sums[i][f] += max(span, 0.0) * p
    # A stretch without a gap lies inside one long visit: they were talking.
    past = tuple(
        tuple(x / sum(row) for x in row) if sum(row) > 0.0 else (1.0, 0.0, 0.0, 0.0, 0.0)
        for row in sums
    )
    return Phases(
        person,
        gaps.usual_days * DAY_S,
        tuple(first + i * length for i in range(n_spans)),
        past,
        tuple(grouped[-1]),
        len(grouped),
    )
