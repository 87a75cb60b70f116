"""A person's silences, and the present one against their own earlier ones.

A silence is the gap between two visits of one person, an hour at least. The gap before the first
visit is unknown (the record may begin in the middle), so it is none; the gap after the last visit
is the present silence, still going when observation ends (right-censored).
"""

from collections.abc import Iterator

from awhile.measure.history import N_ENOUGH, PEOPLE, History
from awhile.measure.intervals import share_interval
from awhile.measure.kaplan_meier import estimate_survival
from awhile.measure.latency import curve_series
from awhile.measure.row_makers import absent, plain, quantile_row
from awhile.types import HOUR_S, Measured, Series

NEVER_WROTE = "measure.why_never_wrote"


def measure_silence(history: History) -> Iterator[Measured | Series]:
    """Return how long silences last, and the rank of the present one among them."""
    for p in PEOPLE:
        silences = history.silences[p]
        curve = estimate_survival([s.duration_s for s in silences], [s.observed for s in silences])
        enough = curve.n_observed >= N_ENOUGH
        median = curve.quantile(0.5) if enough else (None, None, None)
        yield quantile_row("silence_median_s", p, median, curve.n)
        if enough:
            yield curve_series("silence_curve", p, curve, HOUR_S)
        yield from _measure_now(history, p)


def _measure_now(history: History, p: int) -> Iterator[Measured]:
    """Compare the present silence with the completed ones before it."""
    earlier = history.earlier_silences(p)
    n = len(earlier)
    if n:
        yield plain("silence_longest_s", p, max(earlier), "s", n)
    else:
        yield absent("silence_longest_s", p, "s", 0)
    now_s = history.silence_now(p)
    if now_s is None:
        yield absent("silence_now_s", p, "s", 0, NEVER_WROTE)
        yield absent("silence_now_longer_share", p, "share", 0, NEVER_WROTE)
        yield absent("silence_now_rank", p, "count", 0, NEVER_WROTE)
        return
    yield plain("silence_now_s", p, now_s, "s", 1)
    if n < N_ENOUGH:
        yield absent("silence_now_longer_share", p, "share", n)
    else:
        share = sum(d >= now_s for d in earlier) / n
        ends = share_interval(share, n)
        yield Measured("silence_now_longer_share", p, share, *ends, "share", n)
    if n:
        rank = 1 + sum(d > now_s for d in earlier)
        yield plain("silence_now_rank", p, rank, "count", n + 1)
    else:
        yield absent("silence_now_rank", p, "count", 0)
