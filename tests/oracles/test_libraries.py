"""Our plain estimators against those that a field trusts: lifelines and statsmodels."""

import math
import random
from typing import Any

import pytest

from awhile.measure.intervals import rate_interval, ratio_of_sums, share_interval
from awhile.measure.kaplan_meier import estimate_survival

pytestmark = pytest.mark.lab
lifelines = pytest.importorskip("lifelines")
np = pytest.importorskip("numpy")
proportion = pytest.importorskip("statsmodels.stats.proportion")
rates: Any = pytest.importorskip("statsmodels.stats.rates")
sm = pytest.importorskip("statsmodels.api")


def durations(seed: int) -> tuple[list[float], list[bool]]:
    """Make durations with ties, censored ones among them."""
    rng = random.Random(seed)
    n = rng.randrange(5, 120)
    times = [float(rng.randrange(1, 40)) if rng.random() < 0.7 else rng.uniform(0.5, 60)
             for _ in range(n)]  # fmt: skip
    seen = [rng.random() < rng.choice((0.5, 0.9)) for _ in range(n)]
    seen[0] = True
    return times, seen


@pytest.mark.parametrize("seed", range(20))
def test_survival_is_that_of_lifelines(seed: int) -> None:
    """The curve at every time and between them, and the median, equal Kaplan and Meier's there."""
    times, seen = durations(seed)
    ours = estimate_survival(times, seen)
    theirs = lifelines.KaplanMeierFitter().fit(times, seen)
    for at in sorted({*times, *(t + 0.25 for t in times)}):
        if at <= ours.last_s:
            assert ours.at(at)[0] == pytest.approx(float(theirs.predict(at)), abs=1e-12)
    median = float(theirs.median_survival_time_)
    half = [t for t in ours.times_s if abs(ours.at(t)[0] - 0.5) < 1e-12]
    if half:  # It comes down to one half exactly; lifelines decides that by the last bit.
        median = half[0]
    assert ours.quantile(0.5)[0] == (None if math.isinf(median) else median)


@pytest.mark.parametrize("seed", range(10))
def test_survival_worth_is_greenwoods(seed: int) -> None:
    """The effective number is the binomial one of Greenwood's variance, as statsmodels has it."""
    times, seen = durations(seed)
    ours = estimate_survival(times, seen)
    theirs = sm.SurvfuncRight(np.array(times), np.array(seen, dtype=int))
    at = dict(zip(theirs.surv_times, zip(theirs.surv_prob, theirs.surv_prob_se, strict=True),
                  strict=True))  # fmt: skip
    for time_s, survival, n in zip(ours.times_s, ours.survival, ours.n_effective, strict=True):
        prob, error = at[time_s]
        assert survival == pytest.approx(prob, abs=1e-12)
        if 1e-9 < survival < 1 - 1e-9:
            assert n == pytest.approx(survival * (1 - survival) / error**2, rel=1e-9)


@pytest.mark.parametrize("n", [1, 5, 20, 333])
def test_the_interval_of_a_share_is_wilsons(n: int) -> None:
    """For every count."""
    for hits in {0, 1, n // 3, n // 2, n - 1, n}:
        low, high = proportion.proportion_confint(hits, n, method="wilson")
        assert share_interval(hits / n, n) == pytest.approx((low, high), abs=1e-9)


@pytest.mark.parametrize(("count", "exposure"), [(0, 3.0), (1, 10.0), (17, 4.5), (400, 52.0)])
def test_the_interval_of_a_rate_is_the_score_interval(count: int, exposure: float) -> None:
    """Without scatter it is the Poisson score interval."""
    low, high = rates.confint_poisson(count, exposure, method="score")
    assert rate_interval(count, exposure) == pytest.approx((low, high), rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("scatter", [1.0, 2.5, 9.0])
def test_the_interval_of_a_scattered_rate_inverts_its_test(scatter: float) -> None:
    """At both ends the squared distance from the count is what a normal test allows."""
    for count in (0, 3, 50):
        for end in rate_interval(count, 7.0, scatter):
            if end > 0:
                z = (count - end * 7.0) / math.sqrt(scatter * end * 7.0)
                assert abs(z) == pytest.approx(1.959964, abs=1e-5)


@pytest.mark.parametrize("seed", range(6))
def test_the_error_of_a_ratio_of_sums_is_that_of_a_clustered_regression(seed: int) -> None:
    """It is the slope through the origin, weighted by 1 / x, with White's error times m / (m - 1).

    The ratio of sums is that slope; its error is the root of the mean squared residual there.
    """
    rng = random.Random(seed)
    x = [float(rng.randrange(1, 30)) for _ in range(40)]
    y = [rng.uniform(0, 1) * a for a in x]
    ratio, error, bottom = ratio_of_sums(list(zip(y, x, strict=True)))
    fit = sm.WLS(np.array(y), np.array(x), weights=1 / np.array(x)).fit(cov_type="HC0")
    assert ratio == pytest.approx(float(fit.params[0]), rel=1e-12)
    m = len(x)
    assert error == pytest.approx(float(fit.bse[0]) * math.sqrt(m / (m - 1)), rel=1e-9)
    assert bottom == sum(x)
