"""Boosted trees for a yes-or-no outcome, grown best leaf first on binned features."""

# ruff: noqa: ANN001, ANN202 - the compiler finds the types of its loops

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bytes = NDArray[np.uint8]


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


def find_borders(values: Floats, n_bins: int = 64) -> list[Floats]:
    """Cut each feature between its quantiles.

    Args:
        values: Rows [n, F].
        n_bins: At most this many bins.

    Returns:
        Borders per feature, strictly between values that occur, so that no rounding moves a row.
    """
    borders = []
    for f in range(values.shape[1]):
        column = np.sort(values[:, f])
        wanted = np.unique(column[np.linspace(0, len(column) - 1, n_bins + 1).astype(int)])
        cuts = []
        for low in wanted[:-1]:
            high = column[np.searchsorted(column, low, side="right")]
            middle = float(f"{(low + high) / 2:.6g}")
            if low < middle < high:
                cuts.append(middle)
        borders.append(np.array(cuts[: n_bins - 1]))
    return borders


def bin_rows(values: Floats, borders: list[Floats]) -> Bytes:
    """Return the bin of every value [n, F]; a value at a border goes left."""
    out = np.empty(values.shape, np.uint8)
    for f, cuts in enumerate(borders):
        out[:, f] = np.searchsorted(cuts, values[:, f], side="left")
    return out


@njit(cache=True)
def _histogram(binned, rows, grad, hess, columns, out):  # type: ignore[no-untyped-def]  # numba
    out[:] = 0.0
    for j in range(len(columns)):
        f = columns[j]
        for i in rows:
            b = binned[f, i]
            out[j, b, 0] += grad[i]
            out[j, b, 1] += hess[i]
            out[j, b, 2] += 1.0


@njit(cache=True)
def _best_split(hist, ridge, smallest):  # type: ignore[no-untyped-def]  # numba
    best = 0.0
    column = -1
    cut = -1
    g = hist[0, :, 0].sum()
    h = hist[0, :, 1].sum()
    n = hist[0, :, 2].sum()
    whole = g * g / (h + ridge)
    for j in range(hist.shape[0]):
        gl = 0.0
        hl = 0.0
        nl = 0.0
        for b in range(hist.shape[1] - 1):
            gl += hist[j, b, 0]
            hl += hist[j, b, 1]
            nl += hist[j, b, 2]
            if nl < smallest or n - nl < smallest:
                continue
            gain = gl * gl / (hl + ridge) + (g - gl) ** 2 / (h - hl + ridge) - whole
            if gain > best:
                best = gain
                column = j
                cut = b
    return best, column, cut


@njit(cache=True)
def _grow(binned, rows, grad, hess, columns, n_leaves, ridge, smallest, rate):  # type: ignore[no-untyped-def]  # numba
    """Grow one tree; nodes are (feature, bin, left, right), leaves as -1 - j."""
    nodes = np.zeros((n_leaves - 1, 4), np.int64)
    leaves = np.zeros(n_leaves)
    begin = np.zeros(n_leaves, np.int64)
    end = np.zeros(n_leaves, np.int64)
    parent = np.full(n_leaves, -1)
    side = np.zeros(n_leaves, np.int64)
    gain = np.zeros(n_leaves)
    where = np.zeros((n_leaves, 2), np.int64)
    hists = np.zeros((n_leaves, len(columns), 64, 3))
    order = rows.copy()
    spare = np.empty_like(order)
    end[0] = len(order)
    _histogram(binned, order, grad, hess, columns, hists[0])
    gain[0], where[0, 0], where[0, 1] = _best_split(hists[0], ridge, smallest)
    n = 1
    m = 0
    while n < n_leaves:
        q = np.argmax(gain[:n])
        if gain[q] <= 1e-9:
            break
        f = columns[where[q, 0]]
        cut = where[q, 1]
        a = begin[q]
        c = 0
        for i in range(begin[q], end[q]):
            if binned[f, order[i]] <= cut:
                order[a] = order[i]
                a += 1
            else:
                spare[c] = order[i]
                c += 1
        order[a : end[q]] = spare[:c]
        nodes[m] = (f, cut, -1 - q, -1 - n)
        if parent[q] >= 0:
            nodes[parent[q], 2 + side[q]] = m
        parent[q] = m
        side[q] = 0
        parent[n] = m
        side[n] = 1
        begin[n] = a
        end[n] = end[q]
        end[q] = a
        small = q if end[q] - begin[q] <= end[n] - begin[n] else n
        big = n if small == q else q
        whole = hists[q].copy()
        _histogram(binned, order[begin[small] : end[small]], grad, hess, columns, hists[small])
        hists[big] = whole - hists[small]
        for z in (q, n):
            gain[z], where[z, 0], where[z, 1] = _best_split(hists[z], ridge, smallest)
        n += 1
        m += 1
    for z in range(n):
        g = hists[z, 0, :, 0].sum()
        h = hists[z, 0, :, 1].sum()
        leaves[z] = rate * g / (h + ridge)
    return nodes[:m], leaves[:n]


@njit(cache=True)
def _apply(binned, nodes, leaves, score):  # type: ignore[no-untyped-def]  # numba
    for i in range(binned.shape[1]):
        node = 0
        while node >= 0:
            f, cut, left, right = nodes[node]
            node = left if binned[f, i] <= cut else right
        score[i] += leaves[-1 - node]


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
        The trees.
    """
    chance = np.random.default_rng(seed)
    borders = find_borders(values)
    binned = np.ascontiguousarray(bin_rows(values, borders).T)
    n, width = values.shape
    mean = float(np.average(outcome, weights=weight))
    base = float(np.log(mean / (1 - mean)))
    score = np.full(n, base)
    roots: list[int] = []
    feature: list[int] = []
    threshold: list[float] = []
    left: list[int] = []
    right: list[int] = []
    leaf: list[float] = []
    for _ in range(n_trees):
        p = 1 / (1 + np.exp(-score))
        grad = weight * (outcome - p)
        hess = weight * p * (1 - p)
        rows = np.flatnonzero(chance.random(n) < row_share)
        columns = np.sort(chance.choice(width, max(1, int(width * column_share)), replace=False))
        nodes, leaves = _grow(
            binned, rows, grad, hess, columns, n_leaves, ridge, float(smallest), rate
        )
        if len(nodes) == 0:
            continue
        leaves = np.round(leaves, 5)
        _apply(binned, nodes, leaves, score)
        first, first_leaf = len(feature), len(leaf)
        roots.append(first)
        for f, cut, a, b in nodes.tolist():
            feature.append(f)
            threshold.append(float(borders[f][cut]))
            left.append(a + first if a >= 0 else a - first_leaf)
            right.append(b + first if b >= 0 else b - first_leaf)
        leaf.extend(leaves.tolist())
    return Trees(
        base=round(base, 6),
        roots=np.array(roots),
        feature=np.array(feature),
        threshold=np.array(threshold),
        left=np.array(left),
        right=np.array(right),
        leaf=np.array(leaf),
    )
