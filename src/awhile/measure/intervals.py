"""95% intervals that behave with small counts; closed forms, nothing random."""

import math
from collections.abc import Iterable
from statistics import NormalDist

Z = NormalDist().inv_cdf(0.975)

Interval = tuple[float, float]


def share_interval(share: float, n: float) -> Interval:
    """Wilson's interval of a share (Wilson 1927; recommended by Brown, Cai & DasGupta 2001).

    Args:
        share: The estimate, 0 to 1.
        n: How many independent observations it is worth; need not be whole.

    Returns:
        Both ends, within 0 and 1; the whole range if ``n`` is not positive.
    """
    if n <= 0:
        return 0.0, 1.0
    z2 = Z * Z
    centre = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = Z * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return max(0.0, min(share, centre - half)), min(1.0, max(share, centre + half))


def ratio_of_sums(clusters: Iterable[tuple[float, float]]) -> tuple[float, float, float]:
    """Estimate a ratio of two sums whose parts come in clusters (Cochran 1977, section 6.3).

    Args:
        clusters: (numerator, denominator) of each cluster [m], as events of one person and of both
            on one day. Events of one day hang together; days are taken as independent.

    Returns:
        The ratio, its standard error (0 with fewer than two clusters), and the sum of the
        denominators. The ratio is 0 if that sum is 0.
    """
    rows = [row for row in clusters if row[1] > 0]
    top, bottom, m = sum(a for a, _ in rows), sum(b for _, b in rows), len(rows)
    if bottom <= 0:
        return 0.0, 0.0, 0.0
    ratio = top / bottom
    if m < 2:
        return ratio, 0.0, bottom
    spread = sum((a - ratio * b) ** 2 for a, b in rows) * m / (m - 1)
    return ratio, math.sqrt(spread) / bottom, bottom


def clustered_share(clusters: Iterable[tuple[float, float]]) -> tuple[float, float, float]:
    """Estimate a share of things that come in clusters, with Wilson's interval.

    The interval is that of as many independent things as would give the standard error of
    `ratio_of_sums` (the effective sample size; Kish 1965), never more than there are, and never
    more than there are clusters where the share is 0 or 1.

    Args:
        clusters: (how many count, how many in all) of each cluster [m].

    Returns:
        The share and both ends of its interval.
    """
    rows = [row for row in clusters if row[1] > 0]
    share, error, n = ratio_of_sums(rows)
    n_effective = min(n, share * (1 - share) / error**2) if error > 0 else min(n, len(rows))
    return share, *share_interval(share, n_effective)


def rate_interval(count: float, exposure: float, dispersion: float = 1.0) -> Interval:
    """Score interval of a rate of events, wider where they come in bursts.

    All rates ``r`` with ``(count - r exposure)^2 <= z^2 dispersion r exposure``: the Poisson score
    interval (Garwood's exact one is wider by about half an event) with the variance multiplied by
    the dispersion (quasi-Poisson; McCullagh & Nelder 1989, section 6.2).

    Args:
        count: Events seen.
        exposure: How long was looked, in the unit of time of the rate.
        dispersion: Variance over mean of the counts.

    Returns:
        Both ends, per unit of exposure.
    """
    pull = Z * Z * dispersion
    half = math.sqrt(pull * count + pull * pull / 4)
    return max(0.0, count + pull / 2 - half) / exposure, (count + pull / 2 + half) / exposure


def quotient_interval(
    above: tuple[float, float, float], below: tuple[float, float, float]
) -> Interval:
    """Interval of a quotient from the intervals of its parts, on the log scale (MOVER).

    Donner & Zou 2012, "Closed-form confidence intervals for functions of the normal mean and
    standard deviation".

    Args:
        above: Value, low, high of the upper part; all positive.
        below: The same of the lower part, independent of it.

    Returns:
        Both ends.
    """
    a, a_low, a_high = map(math.log, above)
    b, b_low, b_high = map(math.log, below)
    down = math.hypot(a - a_low, b_high - b)
    up = math.hypot(a_high - a, b - b_low)
    return math.exp(a - b - down), math.exp(a - b + up)
