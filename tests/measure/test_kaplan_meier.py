"""The survival estimate, against slower and closed-form answers."""

import random
from fractions import Fraction

import pytest

from awhile.measure.intervals import share_interval
from awhile.measure.kaplan_meier import estimate_survival


def slow_survival(rows: list[tuple[float, bool]], at_s: float) -> Fraction:
    """Multiply over every time from the definition, in fractions."""
    left = Fraction(1)
    for time_s in sorted({d for d, o in rows if o and d <= at_s}):
        at_risk = sum(d >= time_s for d, _ in rows)
        left *= 1 - Fraction(sum(d == time_s and o for d, o in rows), at_risk)
    return left


def slow_variance(rows: list[tuple[float, bool]], at_s: float) -> float:
    """Greenwood's formula from the definition."""
    total = 0.0
    for time_s in sorted({d for d, o in rows if o and d <= at_s}):
        at_risk = sum(d >= time_s for d, _ in rows)
        d = sum(x == time_s and o for x, o in rows)
        total += d / (at_risk * (at_risk - d))
    return total * float(slow_survival(rows, at_s)) ** 2


@pytest.mark.parametrize("seed", range(20))
def test_it_is_the_product_of_its_definition(seed: int) -> None:
    """Ties and censoring included, curve and variance equal the slow ones."""
    rng = random.Random(seed)
    rows = [(float(rng.randrange(1, 15)), rng.random() < 0.7) for _ in range(30)]
    curve = estimate_survival([d for d, _ in rows], [o for _, o in rows])
    for i, time_s in enumerate(curve.times_s):
        survival = float(slow_survival(rows, time_s))
        assert curve.survival[i] == pytest.approx(survival, abs=1e-12)
        if 0 < survival < 1:
            implied = survival * (1 - survival) / curve.n_effective[i]
            assert implied == pytest.approx(slow_variance(rows, time_s))


def test_a_textbook_example() -> None:
    """Freireich's leukaemia remissions under 6-MP, in weeks (Kaplan–Meier in every textbook)."""
    ended = [6, 6, 6, 7, 10, 13, 16, 22, 23]
    going = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
    curve = estimate_survival(
        [*map(float, ended), *map(float, going)], [True] * len(ended) + [False] * len(going)
    )
    assert [round(s, 4) for s in curve.survival] == [
        0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482,
    ]  # fmt: skip
    assert curve.quantile(0.5)[0] == 23


def test_given_so_long_is_the_ratio_of_two_survivals() -> None:
    """Looking only at what lasted, and dividing the curve by itself, agree."""
    rng = random.Random(5)
    durations = [rng.expovariate(1) for _ in range(200)]
    observed = [rng.random() < 0.8 for _ in durations]
    whole = estimate_survival(durations, observed)
    later = estimate_survival(durations, observed, after_s=0.5)
    before = whole.at(0.5)[0]
    for t in (0.6, 1.0, 2.0):
        assert later.at(t)[0] == pytest.approx(whole.at(t)[0] / before)


def test_without_censoring_it_is_a_plain_share() -> None:
    """Value and band are those of the share that lasted longer, at both ends too."""
    curve = estimate_survival([1.0, 2.0, 3.0, 4.0, 5.0], [True] * 5)
    for t, longer in ((0.5, 5), (1.0, 4), (3.5, 2), (5.0, 0), (9.0, 0)):
        assert curve.at(t) == pytest.approx((longer / 5, *share_interval(longer / 5, 5)))


def test_nothing_gives_nothing() -> None:
    """No observations, no quantile, and a band over everything."""
    curve = estimate_survival([], [])
    assert curve.quantile(0.5) == (None, None, None)
    assert curve.at(1.0) == (1.0, 0.0, 1.0)


@pytest.mark.slow
def test_the_intervals_cover() -> None:
    """Exponential lengths, a third censored, 25 of them: 95% bands hold the truth in 92–98%."""
    rng = random.Random(8)
    n_runs, bands, medians = 3000, 0, 0
    for _ in range(n_runs):
        ends = [rng.expovariate(1) for _ in range(25)]
        stops = [rng.expovariate(0.5) for _ in range(25)]
        rows = [(min(a, b), a <= b) for a, b in zip(ends, stops, strict=True)]
        curve = estimate_survival([d for d, _ in rows], [o for _, o in rows])
        _, low, high = curve.at(0.6931471805599453)
        bands += low <= 0.5 <= high
        _, first, last = curve.quantile(0.5)
        medians += (first or 0) <= 0.6931471805599453 <= (last or 99)
    assert 0.92 <= bands / n_runs <= 0.98
    assert 0.92 <= medians / n_runs <= 0.98
