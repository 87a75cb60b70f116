"""Boosted trees for a yes-or-no outcome, fitted by LightGBM, laid out as the core reads them."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from awhile.errors import AwhileError

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

N_BINS = 63
"""Bins of each feature, between whose borders thresholds lie; a choice, as it always was."""


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees as flat arrays; see `awhile.fit.features.score_trees` for how they are read."""

    base: float
    roots: Ints
    feature: Ints
    threshold: Floats
    left: Ints
    right: Ints
    leaf: Floats


def fit_trees(
    values: Floats,
    outcome: Floats,
    weight: Floats,
    *,
    seed: int,
    n_trees: int = 180,
    n_leaves: int = 15,
    rate: float = 0.06,
    ridge: float = 10.0,
    smallest: int = 80,
    row_share: float = 0.5,
    column_share: float = 0.5,
) -> Trees:
    """Fit boosted trees to a yes-or-no outcome by its log score.

    Args:
        values: Rows [n, F].
        outcome: 0 or 1 [n].
        weight: How much each row counts [n]; its mean should be about one.
        seed: Source of chance for the shares.
        n_trees: How many trees.
        n_leaves: Leaves of each at most.
        rate: How far each tree moves the sum.
        ridge: Shrinks leaves.
        smallest: Fewest rows in a leaf.
        row_share: Share of rows each tree sees.
        column_share: Share of features each tree sees.

    Returns:
        The trees; the same for the same rows and seed, on any number of cores.

    Raises:
        AwhileError: LightGBM, or the library of the system that it needs, is not there.
    """
    # Only who fits trees loads it: it needs a library of the system for its threads.
    try:
        import lightgbm as gbm
    except (ImportError, OSError) as error:
        raise AwhileError("prior.needs_trees", error=str(error)) from None

    settings = {
        "objective": "binary", "num_leaves": n_leaves, "learning_rate": rate, "lambda_l2": ridge,
        "min_data_in_leaf": smallest, "bagging_fraction": row_share, "bagging_freq": 1,
        "feature_fraction": column_share, "max_bin": N_BINS, "seed": seed,
        # The sum starts at `base`, which the core adds itself.
        "boost_from_average": False,
        # Waiting threads cost more than they bring for the rows of a prior.
        "num_threads": 1,
        # The core knows no missing value, and asks only whether a feature is at most a threshold.
        "use_missing": False, "deterministic": True, "force_col_wise": True,
        "verbosity": -1,
    }  # fmt: skip
    mean = float(np.average(outcome, weights=weight))
    base = round(float(np.log(mean / (1 - mean))), 6)
    rows = gbm.Dataset(
        values, outcome, weight=weight, init_score=np.full(len(outcome), base),
        params={"verbosity": -1},
    )  # fmt: skip
    booster = gbm.train(settings, rows, num_boost_round=n_trees)
    return lay_out_trees(booster.dump_model()["tree_info"], base)


def lay_out_trees(grown: list[dict[str, Any]], base: float) -> Trees:
    """Lay out trees as the core reads them.

    Args:
        grown: As LightGBM dumps them; one without a question is left out.
        base: Where the sum starts (log-odds).

    Returns:
        The trees, with what their leaves add to five decimals.
    """
    nodes: list[list[int]] = []
    thresholds: list[float] = []
    leaf: list[float] = []

    def enter(node: dict[str, Any]) -> int:
        if "leaf_value" in node:
            leaf.append(round(node["leaf_value"], 5))
            return -len(leaf)
        place = len(nodes)
        nodes.append([node["split_feature"], 0, 0])
        thresholds.append(node["threshold"])
        nodes[place][1:] = enter(node["left_child"]), enter(node["right_child"])
        return place

    roots = [
        enter(tree["tree_structure"])
        for tree in grown
        if "leaf_value" not in tree["tree_structure"]
    ]
    feature, left, right = np.array(nodes, np.int64).reshape(-1, 3).T
    return Trees(
        base, np.array(roots, np.int64), feature, np.array(thresholds), left, right, np.array(leaf)
    )
