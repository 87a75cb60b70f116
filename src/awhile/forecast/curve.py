"""How the present silence may go on, and how such forecasts did in this pair's own past."""

import math
from bisect import bisect_left, insort
from collections.abc import Sequence
from itertools import accumulate, pairwise

from awhile.care import refuse_forecast
from awhile.fit.features import count_until, read_curve
from awhile.fit.prior import Prior
from awhile.fit.series import (
    MIN_PAIR,
    MIN_PARTNER,
    Fit,
    Model,
    count_known,
    measure_unlike,
    read_hazards,
)
from awhile.forecast.reach import MIN_AS_LONG, find_ahead, find_reach, refuse_beyond
from awhile.types import DAY_S, Backtest, BacktestBin, Forecast, Refusal

HORIZONS_S = tuple(d * DAY_S for d in (1, 3, 7, 14, 30, 90, 180, 365))
CHECKPOINTS_S = tuple(d * DAY_S for d in (0.5, 1, 3, 7, 14, 30, 90, 180))
MAX_MOMENTS = 150
"""Moments of the past that are tried again; the latest ones, evenly thinned before."""

BINS = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0)


def refuse_silence(fit: Fit, person: int, now_s: float) -> Refusal | None:
    """Say why a silence is not to be forecast, or None.

    Args:
        fit: The pair.
        person: Who is silent, 0 or 1.
        now_s: The moment (s).

    Returns:
        A rule of care that forbids it, or too little known until then.
    """
    if (stopped := refuse_forecast(fit.care)) is not None:
        return stopped
    own, other = count_known(fit, person, now_s)
    if own >= MIN_PARTNER and other >= 1 and own + other >= MIN_PAIR:
        return None
    return Refusal(
        "forecast.too_few",
        {"n": own + other, "need": MIN_PAIR, "own": own, "own_need": MIN_PARTNER},
    )


def forecast_silence(
    fit: Fit,
    person: int,
    *,
    now_s: float | None = None,
    horizon_s: Sequence[float] = HORIZONS_S,
    model: Model = read_hazards,
    beyond_reach: bool = False,
) -> Forecast:
    """Forecast whether a silent person writes again, as the two usually go on.

    For one person nothing is told beyond the reach of their record. The range is for people of a
    kind that the prior never saw: how often they wrote at moments like this one lay within it for
    nineteen in twenty, on average over the populations it was set by.

    Args:
        fit: The pair.
        person: Who is silent, 0 or 1.
        now_s: The moment (s); the end of observation if None. Nothing later is used.
        horizon_s: Spans from now [H] (s), rising.
        model: What runs the model; the answer is the same.
        beyond_reach: Whether to go on where the reach ends, as over many pairs, whose forecasts can
            be scored together; never for a person who asks about one.

    Returns:
        P(they write within each span | what was known then), for the spans within reach; or a
        refusal.
    """
    at_s = fit.end_s if now_s is None else now_s
    if (refusal := refuse_silence(fit, person, at_s)) is not None:
        return Forecast("history", person, 0.0, (), (), (), (), 0, refusal)
    reach = find_reach(fit, person, at_s)
    if not beyond_reach:
        if (refusal := refuse_beyond(reach)) is not None:
            return Forecast(
                "history", person, reach.elapsed_s, (), (), (), (), reach.n, refusal, reach=reach
            )
        horizon_s = tuple(h for h in horizon_s if h <= reach.ahead_s)
    hazard, row, silence = model(fit, person, at_s)
    probs = [read_curve(fit.prior.edges_s, hazard, silence, h) for h in horizon_s]
    unlike = measure_unlike(fit, row)
    low, high = find_range(fit.prior, horizon_s, probs, unlike)
    return Forecast(
        method="history",
        person=person,
        elapsed_s=reach.elapsed_s,
        horizon_s=tuple(horizon_s),
        return_probs=tuple(probs),
        low=low,
        high=high,
        n=reach.n,
        unlike=unlike,
        reach=reach,
    )


def find_range(
    prior: Prior, horizon_s: Sequence[float], probs: Sequence[float], unlike: float
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Find the range of each chance, wider for a pair that is unlike those the prior saw.

    Args:
        prior: How far its ranges go.
        horizon_s: Spans from now [H] (s), rising.
        probs: Stated chances [H].
        unlike: The share of the pair's numbers outside what the prior saw.

    Returns:
        Lower and upper ends [H]; neither falls as the span grows.
    """
    steps = (bisect_left(prior.edges_s, h, 1, len(prior.reach)) - 1 for h in horizon_s)
    by = [math.hypot(prior.reach[b], prior.far * unlike) for b in steps]
    low, high = (
        tuple(accumulate((shift_odds(p, side * x) for p, x in zip(probs, by, strict=True)), max))
        for side in (-1.0, 1.0)
    )
    return low, high


def shift_odds(p: float, by: float) -> float:
    """Move a probability by log-odds; 0 and 1 stay.

    Args:
        p: The probability, from 0 to 1.
        by: How far to move it, in natural log-odds.
    """
    if p <= 0.0 or p >= 1.0:
        return p
    return 1.0 / (1.0 + math.exp(-math.log(p / (1.0 - p)) - by))


def backtest_silences(
    fit: Fit,
    person: int,
    *,
    now_s: float | None = None,
    horizon_s: float = 7 * DAY_S,
    max_moments: int = MAX_MOMENTS,
) -> Backtest:
    """Forecast the person's earlier silences from what was known then, and compare.

    Only moments within the reach of what was known then count, since of no other is anything told.

    Args:
        fit: The pair.
        person: Whose silences.
        now_s: Only moments whose outcome is known by then (s) count; the end if None.
        horizon_s: The span asked about (s).
        max_moments: Tried at most; evenly spread over the past if there are more.

    Returns:
        Stated against came true, by bins of what was stated. Moments within one silence depend on
        each other, so that a bin knows no more than its ``n_silences``. Empty where a stop rule
        holds.
    """
    if refuse_forecast(fit.care) is not None:
        return Backtest(person, horizon_s, (), 0, 0, None)
    end_s = fit.end_s if now_s is None else now_s
    begin = fit.visit_at[person]
    seen = count_until(fit.starts_s, begin, fit.visit_at[person + 1], end_s)
    moments: list[tuple[float, bool, int]] = []
    gaps_s: list[float] = []
    firsts = (fit.times_s[fit.time_at[k]] for k in (0, 1) if fit.time_at[k + 1] > fit.time_at[k])
    first_s = min(firsts, default=end_s)
    n_moments = 0
    for i in range(begin, seen):
        if i > begin:
            insort(gaps_s, fit.starts_s[i] - fit.ends_s[i - 1])
        back_s = fit.starts_s[i + 1] if i + 1 < seen else float("inf")
        for wait_s in CHECKPOINTS_S:
            at_s = fit.ends_s[i] + wait_s
            if at_s + horizon_s > end_s or at_s >= back_s:
                break
            n_moments += 1
            as_long = len(gaps_s) - bisect_left(gaps_s, wait_s) >= MIN_AS_LONG
            if as_long and horizon_s <= find_ahead(at_s - first_s, wait_s):
                moments.append((at_s, back_s - at_s <= horizon_s, i))
    kept = [
        (at_s, came, i) for at_s, came, i in moments if refuse_silence(fit, person, at_s) is None
    ]
    if len(kept) > max_moments:
        kept = [kept[i * len(kept) // max_moments] for i in range(max_moments)]
    tried = []
    for at_s, came, i in kept:
        hazard, _, silence = read_hazards(fit, person, at_s)
        tried.append((read_curve(fit.prior.edges_s, hazard, silence, horizon_s), came, i))
    bins = []
    for low, high in pairwise(BINS):
        part = [row for row in tried if low <= row[0] < high or (high == 1.0 == row[0])]
        if part:
            n = len(part)
            stated = sum(p for p, _, _ in part) / n
            n_came = sum(came for _, came, _ in part)
            bins.append(BacktestBin(low, high, stated, n_came, n, len({i for *_, i in part})))
    n = len(tried)
    brier = sum((p - c) ** 2 for p, c, _ in tried) / n if n else None
    return Backtest(person, horizon_s, tuple(bins), n, n_moments, brier)
