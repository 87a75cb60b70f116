"""How well stated chances hold, with censored outcomes and pairs that hang together.

For `forecast.py`. A finite sample never shows a calibration error of zero: `find_floor` says what a
perfectly calibrated forecast would show with as many rows of as many pairs.
"""

from typing import Any

import numpy as np

N_BINS = 10
DRAWS = 2_000


def find_floor(p: Any, y: Any, w: Any, dyad: Any) -> tuple[float, float]:
    """Say what calibration error chance alone brings, from how the errors of each pair add up.

    Args:
        p: Stated chances [n].
        y: What came, 0 or 1 [n].
        w: Censoring weights [n] (sum 1).
        dyad: The pair of each row [n].

    Returns:
        Mean and 95th percentile of the calibration error over ten bins of a forecast without any:
        errors are drawn from a normal with mean nothing and the sum over pairs as covariance.
    """
    _, code = np.unique(dyad, return_inverse=True)
    bins = np.minimum((np.clip(p, 1e-4, 1 - 1e-4) * N_BINS).astype(int), N_BINS - 1)
    sums = np.zeros((code.max() + 1, N_BINS))
    np.add.at(sums, (code, bins), w * (p - y))
    sums -= sums.mean(0)
    drawn = np.random.default_rng(0).standard_normal((DRAWS, len(sums))) @ sums
    errors = np.abs(drawn).sum(1)
    return float(errors.mean()), float(np.quantile(errors, 0.95))


def hold_law(u: Any, seen: Any, dyad: Any) -> tuple[float, float, float, float]:
    """Hold the whole curve against a uniform law: A-calibration and D-calibration.

    Args:
        u: The stated chance of a return by the moment it came, or by the end of watching [n].
        seen: Whether it came [n].
        dyad: The pair of each row [n].

    Returns:
        A-calibration (Akritas 1988; Simonsen & Waagepetersen 2025): the sum over ten cells of
        returns minus the cumulative hazard spent there, as a share of rows, and what chance alone
        brings at its 95th percentile. D-calibration (Haider and others 2020), the largest distance
        of a cell's share from a tenth, censored rows spread over what is left to them; and its 95th
        percentile by chance.
    """
    _, code = np.unique(dyad, return_inverse=True)
    edges = np.linspace(0, 1, N_BINS + 1)
    u = np.clip(u, 0, 1 - 1e-9)
    cell = np.minimum((u * N_BINS).astype(int), N_BINS - 1)
    n = len(u)
    spent = np.zeros((n, N_BINS))
    share = np.zeros((n, N_BINS))
    for b in range(N_BINS):
        low, high = edges[b], min(edges[b + 1], 1 - 1e-9)
        top = np.clip(u, low, high)
        spent[:, b] = np.log1p(-low) - np.log1p(-top)
        part = (edges[b + 1] - np.clip(u, low, edges[b + 1])) / (1 - u)
        share[:, b] = np.where(seen, cell == b, part)
    came = np.zeros((n, N_BINS))
    came[np.arange(n)[seen], cell[seen]] = 1.0
    out: list[float] = []
    for rows, measure in (
        (came - spent, lambda x: np.abs(x).sum(-1)),
        (share - 1 / N_BINS, lambda x: np.abs(x).max(-1)),
    ):
        sums = np.zeros((code.max() + 1, N_BINS))
        np.add.at(sums, code, rows / n)
        value = float(measure(sums.sum(0)))
        sums -= sums.mean(0)
        drawn = np.random.default_rng(0).standard_normal((DRAWS, len(sums))) @ sums
        out += [value, float(np.quantile(measure(drawn), 0.95))]
    return out[0], out[1], out[2], out[3]
