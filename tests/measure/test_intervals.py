"""The intervals: known values, and how often they hold the truth."""

import math
import random

import pytest

from awhile.measure.intervals import (
    Z,
    clustered_share,
    quotient_interval,
    rate_interval,
    ratio_of_sums,
    share_interval,
)


def test_wilson_has_its_published_values() -> None:
    """Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29."""
    for k, n, low, high in (
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ):
        assert share_interval(k / n, n) == pytest.approx((low, high), abs=5e-5)


def test_clusters_of_one_are_no_clusters() -> None:
    """Where each cluster holds one thing, the share is an ordinary one."""
    rows = [(float(i % 4 == 0), 1.0) for i in range(400)]
    assert clustered_share(rows) == pytest.approx((0.25, *share_interval(0.25, 400)), abs=1e-3)


def test_things_that_come_together_count_less() -> None:
    """Ten copies of each thing add nothing."""
    once = clustered_share([(float(i % 3 == 0), 1.0) for i in range(90)])
    copied = clustered_share([(10.0 * (i % 3 == 0), 10.0) for i in range(90)])
    assert copied == pytest.approx(once, abs=1e-3)
    assert ratio_of_sums([]) == (0.0, 0.0, 0.0)


def test_the_ends_of_a_rate_solve_their_equation() -> None:
    """At both ends the count is exactly z standard errors away."""
    for count, dispersion in ((0, 1.0), (7, 1.0), (40, 3.5)):
        for rate in rate_interval(count, 2.0, dispersion):
            mean = 2 * rate
            assert abs(count - mean) == pytest.approx(Z * math.sqrt(dispersion * mean))


def test_a_quotient_is_as_wide_as_its_parts() -> None:
    """With one part certain the interval is the other's."""
    low, high = quotient_interval((6.0, 3.0, 9.0), (2.0, 2.0, 2.0))
    assert (low, high) == pytest.approx((1.5, 4.5))


@pytest.mark.slow
def test_they_cover() -> None:
    """Shares in clusters, rates in bursts: the truth lies inside in 92–98%."""
    rng = random.Random(3)
    n_runs, share, rate = 2000, 0, 0
    for _ in range(n_runs):
        rows = []
        for _ in range(60):
            p, n = rng.betavariate(2, 3), rng.randrange(1, 12)
            rows.append((float(sum(rng.random() < p for _ in range(n))), float(n)))
        _, low, high = clustered_share(rows)
        share += low <= 0.4 <= high
        # Bursts of 1–5: the variance is 11/3 of the mean (E[size^2] / E[size]).
        count = sum(rng.randrange(1, 6) for _ in range(_poisson(rng, 20.0)))
        low, high = rate_interval(count, 1.0, 11 / 3)
        rate += low <= 60.0 <= high
    for hits in (share, rate):
        assert 0.92 <= hits / n_runs <= 0.98


def _poisson(rng: random.Random, mean: float) -> int:
    left, n = math.exp(-mean), -1
    at = 1.0
    while at > left:
        at *= rng.random()
        n += 1
    return n
