"""Groups of pairs, compared: curves of silences, the log-rank test, pooled ratios.

A pair has many silences, and these hang together. So beside the plain log-rank test stands one
whose variance comes from the spread over pairs.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy.special import chdtrc, ndtri

from awhile.errors import AwhileError

Z95 = float(ndtri(0.975))
MAX_GROUPS = 12
"""Groups that can be compared; a column with more values is cut into fourths where it is one of
numbers."""

QUARTERS = ("lowest fourth", "second fourth", "third fourth", "highest fourth")


@dataclass(frozen=True, slots=True)
class Curve:
    """Survival of silences, by Kaplan and Meier (1958).

    Attributes:
        at_s: Durations at which silences ended [T] (s).
        alive: Share still silent after each [T].
        low: Lower end of the 95% interval [T], by Greenwood on the log of the cumulative hazard.
        high: Upper end [T].
        at_risk: Silences that lasted as long [T].
    """

    at_s: NDArray[np.float64]
    alive: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    at_risk: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class LogRank:
    """Whether silences last equally long in several groups.

    Attributes:
        statistic: Of the log-rank test (Mantel 1966), which takes silences as independent.
        p: Its p value.
        robust_statistic: The same with the variance of the scores between pairs (Lin & Wei 1989).
        robust_p: Its p value.
        df: Degrees of freedom: groups less one.
    """

    statistic: float
    p: float
    robust_statistic: float
    robust_p: float
    df: int


def interval(
    alive: NDArray[np.float64], variance: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the 95% interval of survival on the scale of the log of the cumulative hazard.

    Args:
        alive: Shares still silent [T].
        variance: Greenwood's sum of ``d / (n (n - d))`` [T].

    Returns:
        Lower and upper ends [T]; where none or all are left, the share itself.
    """
    inner = (alive > 0) & (alive < 1)
    log = np.log(np.where(inner, alive, 0.5))
    spread = np.exp(Z95 * np.sqrt(np.where(inner, variance, 0.0)) / -log)
    low, high = alive.copy(), alive.copy()
    low[inner] = np.exp(log * spread)[inner]
    high[inner] = np.exp(log / spread)[inner]
    return low, high


def estimate_curve(duration_s: NDArray[np.float64], observed: NDArray[np.bool_]) -> Curve:
    """Estimate how long silences last.

    Args:
        duration_s: How long each lasted, or has lasted so far [N] (s).
        observed: Whether each ended [N].

    Returns:
        The curve at every duration at which one ended.
    """
    at_s, ended, at_risk = _counts(duration_s, observed)
    alive = np.cumprod(1 - ended / at_risk, dtype=np.float64)
    with np.errstate(divide="ignore"):
        each = ended / (at_risk * np.maximum(at_risk - ended, 0.0))
    variance = np.cumsum(each, dtype=np.float64)
    low, high = interval(alive, variance)
    return Curve(at_s, alive, low, high, at_risk.astype(np.int64))


def _counts(
    duration_s: NDArray[np.float64], observed: NDArray[np.bool_]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    at_s, ended = np.unique(duration_s[observed], return_counts=True)
    ordered = np.sort(duration_s)
    at_risk = len(ordered) - np.searchsorted(ordered, at_s, side="left")
    return at_s, ended.astype(float), at_risk.astype(float)


def compare_curves(
    duration_s: NDArray[np.float64],
    observed: NDArray[np.bool_],
    group: NDArray[np.int64],
    pair: NDArray[np.int64],
) -> LogRank:
    """Test whether silences last equally long in several groups.

    Args:
        duration_s: How long each lasted, or has lasted so far [N] (s).
        observed: Whether each ended [N].
        group: The group of each, from 0 to K - 1 [N].
        pair: The pair of each, from 0 [N]; every pair lies in one group.

    Returns:
        The plain test and the robust one.
    """
    n_groups = int(group.max()) + 1
    at_s, ended, at_risk = _counts(duration_s, observed)
    of_group = [_at_risk(duration_s[group == k], at_s) for k in range(n_groups)]
    share = np.stack(of_group) / at_risk  # [K, T]
    step = ended / at_risk
    scores = np.stack(
        [np.bincount(group[observed], minlength=n_groups).astype(float)]
    )[0] - share @ ended  # fmt: skip
    with np.errstate(divide="ignore", invalid="ignore"):
        tied = np.where(at_risk > 1, (at_risk - ended) / (at_risk - 1), 1.0)
    weight = ended * tied
    plain = np.diag(share @ weight) - (share * weight) @ share.T
    # What each silence adds to the scores: where it ended, less what was to be expected so far.
    place = np.searchsorted(at_s, duration_s, side="right")
    hazard = np.concatenate([[0.0], np.cumsum(step)])
    expected = np.concatenate([np.zeros((n_groups, 1)), np.cumsum(share * step, axis=1)], axis=1)
    here = np.searchsorted(at_s, duration_s[observed])
    n_pairs = int(pair.max()) + 1
    added = np.zeros((n_pairs, n_groups))
    own = np.zeros((len(duration_s), n_groups))
    own[np.arange(len(group)), group] = 1.0
    residual = -own * hazard[place][:, None] + expected[:, place].T
    residual[observed] += own[observed] - share[:, here].T
    np.add.at(added, pair, residual)
    robust = added.T @ added
    keep = slice(0, n_groups - 1)

    def statistic(variance: NDArray[np.float64]) -> float:
        part = variance[keep, keep]
        return float(scores[keep] @ np.linalg.pinv(part) @ scores[keep])

    df = n_groups - 1
    first, second = statistic(plain), statistic(robust)
    return LogRank(first, float(chdtrc(df, first)), second, float(chdtrc(df, second)), df)


def _at_risk(duration_s: NDArray[np.float64], at_s: NDArray[np.float64]) -> NDArray[np.float64]:
    ordered = np.sort(duration_s)
    return (len(ordered) - np.searchsorted(ordered, at_s, side="left")).astype(float)


def group_pairs(covariates: pl.DataFrame, by: str) -> pl.DataFrame:
    """Say in which group each pair is.

    Args:
        covariates: One row per pair: ``dyad`` and columns of its own.
        by: The column to group by; numbers of more than `MAX_GROUPS` kinds are cut into fourths.

    Returns:
        ``dyad`` and ``group`` (text), without pairs of whom the column says nothing.

    Raises:
        AwhileError: There is no such column, a pair stands there twice, or there are fewer than two
            groups or too many.
    """
    if by not in covariates.columns or by == "dyad":
        raise AwhileError("cohort.no_covariate", name=by, names=", ".join(covariates.columns))
    if covariates["dyad"].is_duplicated().any():
        twice = covariates.filter(covariates["dyad"].is_duplicated())["dyad"][0]
        raise AwhileError("cohort.twice_in_covariates", name=twice)
    rows = covariates.select(pl.col("dyad").cast(pl.String), value=pl.col(by)).drop_nulls()
    number = rows["value"].cast(pl.Float64, strict=False)
    if rows["value"].n_unique() > MAX_GROUPS and not number.is_null().any():
        edges = np.quantile(number.to_numpy(), (0.25, 0.5, 0.75))
        fourth = np.searchsorted(edges, number.to_numpy(), side="left")
        rows = rows.with_columns(value=pl.Series([QUARTERS[int(i)] for i in fourth]))
    n = rows["value"].n_unique()
    if not 2 <= n <= MAX_GROUPS:
        raise AwhileError("cohort.bad_groups", name=by, n=n, most=MAX_GROUPS)
    return rows.select("dyad", group=pl.col("value").cast(pl.String))


def in_order(groups: Sequence[str]) -> list[str]:
    """Return the names of groups in the order in which they are told.

    Args:
        groups: Names as the table has them.
    """
    names = set(groups)
    return list(QUARTERS) if names <= set(QUARTERS) else sorted(names)


def compare_silences(silences: pl.DataFrame, groups: pl.DataFrame) -> tuple[pl.DataFrame, LogRank]:
    """Compare how long the silences of a day or more last in groups of pairs.

    Args:
        silences: As in ``silences.parquet``.
        groups: As `group_pairs` returns.

    Returns:
        Curves (``group``, ``duration_s``, ``still_silent``, ``low``, ``high``, ``at_risk``,
        ``n_pairs``) given that a silence lasted a day, and the test.
    """
    rows = silences.join(groups, on="dyad")
    names = in_order(rows["group"].unique().to_list())
    frames = []
    for name in names:
        own = rows.filter(pl.col("group") == name)
        curve = estimate_curve(own["duration_s"].to_numpy(), own["observed"].to_numpy())
        frames.append(
            pl.DataFrame(
                {
                    "group": pl.Series([name] * len(curve.at_s), dtype=pl.String),
                    "duration_s": curve.at_s, "still_silent": curve.alive, "low": curve.low,
                    "high": curve.high, "at_risk": curve.at_risk,
                    "n_pairs": pl.Series(
                        [own["dyad"].n_unique()] * len(curve.at_s), dtype=pl.Int64
                    ),
                }
            )
        )  # fmt: skip
    code = rows["group"].replace_strict({name: i for i, name in enumerate(names)})
    pair = rows["dyad"].rank("dense").cast(pl.Int64) - 1
    test = compare_curves(
        rows["duration_s"].to_numpy(), rows["observed"].to_numpy(),
        code.cast(pl.Int64).to_numpy(), pair.to_numpy(),
    )  # fmt: skip
    return pl.concat(frames), test
