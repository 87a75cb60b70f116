"""How long until it ends, when some are still going: one Kaplan–Meier estimate for all uses.

Kaplan & Meier 1958. The bands are Rothman's (1978): Wilson's interval with the effective sample
size that Greenwood's variance implies. Unlike the plain and the log-log band they hold at 0 and 1
and with five observations; without censoring they are exactly Wilson's. Quantiles come with the
interval of Brookmeyer & Crowley (1982): every time at which the band holds the wanted share.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress

from awhile.measure.intervals import share_interval


@dataclass(frozen=True, slots=True)
class Curve:
    """An estimated survival function, a step down at each time.

    Attributes:
        times_s: When something ended [m], ascending.
        survival: P(lasts longer) from that time on [m].
        n_effective: How many uncensored observations the estimate is worth [m].
        n: Observations.
        n_observed: Of these, ended.
        last_s: Longest duration, ended or not; the curve says nothing beyond it.
    """

    times_s: tuple[float, ...]
    survival: tuple[float, ...]
    n_effective: tuple[float, ...]
    n: int
    n_observed: int
    last_s: float

    def at(self, duration_s: float) -> tuple[float, float, float]:
        """Give P(lasts longer than this) with its interval.

        Args:
            duration_s: The duration (s).
        """
        i = bisect_right(self.times_s, duration_s) - 1
        if i < 0:
            return 1.0, *share_interval(1.0, self.n)
        return self.survival[i], *share_interval(self.survival[i], self.n_effective[i])

    def quantile(self, share: float) -> tuple[float | None, float | None, float | None]:
        """Give the duration by which this share has ended, with its interval.

        Args:
            share: 0.5 for the median.

        Returns:
            Value, low, high; None where the curve does not come down that far.
        """
        left = 1 - share + 1e-12  # the sums of a curve are not exact
        value = low = high = None
        for time_s, survival, n in zip(self.times_s, self.survival, self.n_effective, strict=True):
            below, above = share_interval(survival, n)
            if low is None and below <= left:
                low = time_s
            if value is None and survival <= left:
                value = time_s
            if above < left:
                high = time_s
                break
        return value, low, high


def estimate_survival(
    durations_s: Sequence[float], observed: Sequence[bool], *, after_s: float = 0.0
) -> Curve:
    """Estimate P(lasts longer than t | it has lasted ``after_s``).

    Args:
        durations_s: How long each lasted, or has lasted [n].
        observed: False where it is still going (right-censored) [n]; this must not depend on when
            it would have ended.
        after_s: Look only at those that lasted at least this long; 0 for all.

    Returns:
        The curve over total durations, conditional on lasting ``after_s``. What ends and what is
        censored at the same time: the censored ones count as at risk, as is usual.
    """
    everyone = sorted(durations_s)
    everyone = everyone[bisect_left(everyone, after_s) :]
    ended = sorted(compress(durations_s, observed))
    ended = ended[bisect_left(ended, after_s) :]
    n = len(everyone)
    times: list[float] = []
    survival: list[float] = []
    n_effective: list[float] = []
    now, greenwood, worth = 1.0, 0.0, float(n)
    at = 0
    while at < len(ended):
        time_s = ended[at]
        after = bisect_right(ended, time_s, at)
        at_risk, d = n - bisect_left(everyone, time_s), after - at
        now *= 1 - d / at_risk
        if d < at_risk:
            greenwood += d / (at_risk * (at_risk - d))
            worth = (1 - now) / (now * greenwood)
        times.append(time_s)
        survival.append(now)
        n_effective.append(worth)
        at = after
    return Curve(
        tuple(times),
        tuple(survival),
        tuple(n_effective),
        n,
        len(ended),
        everyone[-1] if everyone else 0.0,
    )
