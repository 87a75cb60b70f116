"""Trees that a library fits are those that the core reads."""

import sys

import numpy as np
import pytest

from awhile.errors import AwhileError
from awhile.fit.features import score_trees
from awhile.lab.population.gradient_boosting import Trees, fit_trees

pytestmark = pytest.mark.usefixtures("lightgbm")


def rows(seed: int, n: int = 4000) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Draw rows whose outcome hangs on a product of two features; one is often zero."""
    chance = np.random.default_rng(seed)
    x = chance.normal(size=(n, 5))
    x[:, 2] = np.where(chance.random(n) < 0.6, 0.0, np.exp(6 * x[:, 2]))
    odds = 1.5 * np.sign(x[:, 0] * x[:, 1]) - 0.5
    y = (chance.random(n) < 1 / (1 + np.exp(-odds))).astype(float)
    return x, y, np.where(y > 0, 1.2, 0.9)


def told(trees: Trees, row: np.ndarray) -> float:
    """Return the log-odds that the core's plain loops tell."""
    laid = (trees.roots, trees.feature, trees.threshold, trees.left, trees.right, trees.leaf)
    return score_trees(*(part.tolist() for part in laid), trees.base, row.tolist())


def test_the_core_tells_what_the_library_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """On rows it has not seen, also at a threshold itself, they differ by the rounding alone."""
    import lightgbm as gbm

    kept: list[gbm.Booster] = []

    def train(*given: object, **named: object) -> gbm.Booster:
        kept.append(gbm_train(*given, **named))
        return kept[-1]

    gbm_train = gbm.train
    monkeypatch.setattr(gbm, "train", train)
    x, y, w = rows(1)
    trees = fit_trees(x, y, w, seed=3, n_trees=60)
    unseen, _, _ = rows(2, 400)
    for at, cut in enumerate(trees.threshold[:400]):
        unseen[at, trees.feature[at]] = cut
    want = trees.base + np.asarray(kept[0].predict(unseen, raw_score=True))
    have = np.array([told(trees, row) for row in unseen])
    assert np.ptp(want) > 2
    assert np.abs(have - want).max() <= 60 * 0.5e-5


def test_trees_find_what_no_feature_shows_alone() -> None:
    """Two features that only together tell of the outcome are both asked about, and it is found."""
    x, y, w = rows(4)
    trees = fit_trees(x, y, w, seed=0)
    odds = np.array([told(trees, row) for row in x[:500]])
    side = np.sign(x[:500, 0] * x[:500, 1])
    assert odds[side > 0].mean() - odds[side < 0].mean() > 2.0
    assert {0, 1} <= set(trees.feature.tolist())


def test_the_same_seed_gives_the_same_trees_and_another_does_not() -> None:
    """Chance is an argument."""
    x, y, w = rows(5, 1500)
    first, again, other = (fit_trees(x, y, w, seed=s, n_trees=20) for s in (1, 1, 2))
    assert first.leaf.tolist() == again.leaf.tolist()
    assert first.threshold.tolist() == again.threshold.tolist()
    assert first.leaf.tolist() != other.leaf.tolist()


def test_a_leaf_is_as_large_as_was_asked() -> None:
    """Where no cut leaves enough rows on both sides there is no tree, and the base is told."""
    x, y, w = rows(6, 100)
    trees = fit_trees(x, y, w, seed=0, smallest=80)
    assert len(trees.roots) == 0
    assert told(trees, x[0]) == trees.base
    assert trees.base == pytest.approx(np.log(w[y > 0].sum() / w[y == 0].sum()), abs=1e-6)


def test_where_the_library_does_not_load_a_sentence_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No traceback: what is missing, and how to get it."""
    monkeypatch.setitem(sys.modules, "lightgbm", None)
    x, y, w = rows(7, 100)
    with pytest.raises(AwhileError) as refused:
        fit_trees(x, y, w, seed=0)
    assert "libgomp1" in refused.value.tell("en")
