"""Groups compared: held to lifelines, to a worked example, and to worlds without a difference."""

import numpy as np
import polars as pl
import pytest

from awhile.errors import AwhileError
from awhile.lab.cohort.compare import (
    QUARTERS,
    compare_curves,
    compare_silences,
    estimate_curve,
    group_pairs,
)

lifelines = pytest.importorskip("lifelines")


def rows(
    seed: int, *, n_pairs: int = 60, hidden: float = 0.0, ratio: float = 1.0, n_groups: int = 3
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Draw silences of pairs that differ by ``hidden``, whole days, some still going."""
    rng = np.random.default_rng(seed)
    pair = np.repeat(np.arange(n_pairs), 12)
    group = pair % n_groups
    pace = np.exp(hidden * rng.normal(size=n_pairs))[pair] * np.where(group == 0, ratio, 1.0)
    lasted, seen = np.ceil(rng.exponential(9 * pace)), rng.exponential(40, len(pair))
    return np.minimum(lasted, np.ceil(seen)), lasted <= seen, group, pair


@pytest.mark.parametrize("seed", range(3))
def test_a_curve_is_that_of_lifelines(seed: int) -> None:
    """Share, interval and number at risk, with ties."""
    lasted, observed, _, _ = rows(seed)
    curve = estimate_curve(lasted, observed)
    theirs = lifelines.KaplanMeierFitter().fit(lasted, observed)
    at = theirs.survival_function_at_times(curve.at_s).to_numpy()
    assert curve.alive == pytest.approx(at, abs=1e-12)
    band = theirs.confidence_interval_.reindex(curve.at_s).to_numpy()
    inner = (curve.alive > 0) & (curve.alive < 1)
    assert np.stack([curve.low, curve.high], axis=1)[inner] == pytest.approx(band[inner], abs=1e-9)
    assert curve.at_risk.tolist() == theirs.event_table.loc[curve.at_s, "at_risk"].tolist()


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("n_groups", [2, 3])
def test_the_test_is_that_of_lifelines(seed: int, n_groups: int) -> None:
    """The statistic and its p value, in two groups and in more."""
    from lifelines.statistics import multivariate_logrank_test

    lasted, observed, group, pair = rows(seed, ratio=1.5, n_groups=n_groups)
    ours = compare_curves(lasted, observed, group, pair)
    theirs = multivariate_logrank_test(lasted, group, observed)
    assert ours.statistic == pytest.approx(theirs.test_statistic, rel=1e-9)
    assert ours.p == pytest.approx(theirs.p_value, rel=1e-7)
    assert ours.df == n_groups - 1


def test_what_silences_add_sums_to_the_scores() -> None:
    """With every silence a pair of its own and two groups, both tests nearly agree."""
    lasted, observed, group, _ = rows(5, n_pairs=400, n_groups=2)
    ours = compare_curves(lasted, observed, group, np.arange(len(group)))
    assert ours.robust_statistic == pytest.approx(ours.statistic, rel=0.15, abs=0.05)


def test_pairs_that_differ_do_not_alarm() -> None:
    """Where people differ and groups do not, the plain test alarms far too often, ours does not."""
    found = [compare_curves(*rows(seed, hidden=0.8, n_groups=2)) for seed in range(200)]
    plain = np.mean([one.p < 0.05 for one in found])
    robust = np.mean([one.robust_p < 0.05 for one in found])
    assert plain > 0.15
    assert 0.01 <= robust <= 0.10


def test_a_difference_is_found() -> None:
    """A group whose silences last half as long again is told apart from another."""
    found = [compare_curves(*rows(seed, ratio=1.5, n_groups=2)) for seed in range(20)]
    assert np.mean([one.robust_p < 0.05 for one in found]) > 0.8


def test_groups_are_values_or_fourths() -> None:
    """Text as it is, many numbers in fourths; an unknown value leaves a pair out."""
    table = pl.DataFrame(
        {"dyad": [str(i) for i in range(40)], "kind": ["friends", "couple"] * 20,
         "age": [float(i) for i in range(39)] + [None]}
    )  # fmt: skip
    assert group_pairs(table, "kind")["group"].value_counts().sort("group").rows() == [
        ("couple", 20), ("friends", 20),
    ]  # fmt: skip
    fourths = group_pairs(table, "age")
    assert len(fourths) == 39
    assert set(fourths["group"]) == set(QUARTERS)
    for by, extra in (("nothing", table), ("kind", pl.concat([table, table[:1]]))):
        with pytest.raises(AwhileError):
            group_pairs(extra, by)


def test_curves_of_groups_are_told_with_their_pairs() -> None:
    """Each group has its own curve, and a pair outside the table of groups is in none."""
    lasted, observed, group, pair = rows(7, n_groups=2)
    silences = pl.DataFrame(
        {"dyad": [f"p{i}" for i in pair], "duration_s": lasted * 86400, "observed": observed}
    )
    named = pl.DataFrame(
        {"dyad": [f"p{i}" for i in range(50)], "group": ["ab"[i % 2] for i in range(50)]}
    )
    curves, test = compare_silences(silences, named)
    assert curves.group_by("group").agg(pl.col("n_pairs").first()).sort("group").rows() == [
        ("a", 25), ("b", 25),
    ]  # fmt: skip
    few = pair < 50
    assert test == compare_curves(lasted[few] * 86400, observed[few], group[few], pair[few])
