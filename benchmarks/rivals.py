"""What a statistician would otherwise use, on the same rows and folds: for `forecast.py`.

BG/NBD (`lifetimes`), Cox with time-varying exposure (`statsmodels`), a bivariate Hawkes process
(compiled here: the libraries fit one long record, not thousands of short ones), and logistic
regression per step on our own features. Each is fitted on the other folds of the population.
"""

# ruff: noqa: ANN001, ANN202 - the compiler finds the types of its loops

import math
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numba import njit

from awhile.lab.population.landmarks import Layout, describe_landmarks, find_series, lay_out
from awhile.lab.population.population import EDGES_S, find_rows

DAY_S = 86_400.0
Table = dict[str, Any]


def by_fold(layout: Layout, rows: Table) -> Iterator[tuple[Any, Any]]:
    """Yield, for each fold, which rows are held out and which series may be learned from."""
    dyad = rows["dyad"].astype(str)
    for fold in np.unique(rows["fold"]):
        mine = rows["fold"] == fold
        free = ~np.isin(layout.dyads, np.unique(dyad[mine]))
        yield mine, np.flatnonzero(np.repeat(free, 2))


def visits_of(layout: Layout, k: int, until_s: float = math.inf) -> Any:
    """Return when the visits of one series began, up to a moment (s)."""
    starts = layout.starts[layout.visit_at[k] : layout.visit_at[k + 1]]
    return starts[: np.searchsorted(starts, until_s, side="right")]


def first_of(layout: Layout, k: int) -> float:
    """Return when a pair's record begins: the first visit of either (s)."""
    pair = (k & ~1, k | 1)
    return min(
        layout.starts[layout.visit_at[i]]
        for i in pair
        if layout.visit_at[i + 1] > layout.visit_at[i]
    )


def bg_nbd(layout: Layout, rows: Table, days: Any) -> Any:
    """BG/NBD (Fader, Hardie & Lee 2005): visits as purchases, leaving after any of them."""
    from lifetimes import BetaGeoFitter

    series = find_series(layout, rows)

    def summary(k: int, until_s: float) -> tuple[float, float, float]:
        starts = visits_of(layout, k, until_s)
        return (
            len(starts) - 1.0,
            (starts[-1] - starts[0]) / DAY_S,
            max((until_s - starts[0]) / DAY_S, 1e-3),
        )

    asked = np.array([summary(k, at) for k, at in zip(series, rows["at"], strict=True)])
    out = np.zeros((len(asked), len(days)))
    for mine, learn in by_fold(layout, rows):
        some = [k for k in learn if layout.visit_at[k + 1] > layout.visit_at[k]]
        x, recency, length = np.array([summary(k, layout.end_s) for k in some]).T
        model = BetaGeoFitter(penalizer_coef=1e-3)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            model.fit(x, recency, np.maximum(length, recency + 1e-3))
            r, alpha = model.params_["r"], model.params_["alpha"]
            x, recency, length = asked[mine].T
            alive = model.conditional_probability_alive(x, recency, np.maximum(length, recency))
        for h, d in enumerate(days):
            # Given alive, the rate is Gamma(r + x, alpha + T).
            out[mine, h] = alive * (1 - ((alpha + length) / (alpha + length + d)) ** (r + x))
    return out


COX_FROM_S = DAY_S / 2
COX_GAPS = 6_000


def _severity(own: Any, other: Any, first_s: float, at_s: float) -> list[float]:
    """Describe a person at the start of a silence: pace, latest gaps, how much is known."""
    gaps = np.diff(own)
    usual = math.log((np.sum(gaps) + 7 * DAY_S) / (len(gaps) + 1))
    last = gaps[-5:]
    recent = np.mean(np.log(np.maximum(last, 3600.0))) if len(last) else usual
    lately = np.sum(own > at_s - 30 * DAY_S)
    return [
        usual,
        recent,
        math.log(1 + len(own)),
        math.log(1 + len(other)),
        math.log(1 + lately),
        math.log(1 + (at_s - first_s) / DAY_S),
    ]


def cox(layout: Layout, rows: Table, days: Any) -> Any:
    """Cox regression on silences of half a day or more; unanswered attempts as exposure in time.

    Exposure 0, 1, 2, 3 or more is held at its present value over the horizon.
    """
    from statsmodels.duration.hazard_regression import PHReg

    series = find_series(layout, rows)
    n_series = 2 * len(layout.dyads)
    visits = [visits_of(layout, k) for k in range(n_series)]

    def attempts(k: int, after_s: float, until_s: float) -> Any:
        other = visits[k ^ 1]
        return other[(other > after_s) & (other <= until_s)]

    asked = []
    for k, at, silence in zip(series, rows["at"], rows["silence_s"], strict=True):
        start = at - silence
        own = visits_of(layout, k, at)
        other = visits_of(layout, k ^ 1, start)
        n = min(len(attempts(k, start, at)), 3)
        known = _severity(own, other, first_of(layout, k), start)
        asked.append([*known, *(float(n == i) for i in (1, 2, 3))])
    z_asked = np.array(asked)
    out = np.zeros((len(asked), len(days)))
    chance = np.random.default_rng(0)
    for mine, learn in by_fold(layout, rows):
        gaps = []
        for k in learn:
            own = visits[k]
            edges = np.append(own, layout.end_s)
            gaps += [(k, i) for i in np.flatnonzero(np.diff(edges) > COX_FROM_S) if i >= 2]
        pick = chance.permutation(len(gaps))[:COX_GAPS]
        stop, entry, status, z = [], [], [], []
        for j in pick:
            k, i = gaps[j]
            own = visits[k][: i + 1]
            start = own[-1]
            seen = i + 1 < len(visits[k])
            end = visits[k][i + 1] if seen else layout.end_s
            known = _severity(own, visits_of(layout, k ^ 1, start), first_of(layout, k), start)
            cuts = [start + COX_FROM_S, *attempts(k, start, end), end]
            for n, (a, b) in enumerate(zip([start, *cuts[1:-1]], cuts[1:], strict=True)):
                a = max(a, start + COX_FROM_S)
                if b > a:
                    entry.append(a - start)
                    stop.append(b - start)
                    status.append(float(seen and b == end))
                    z.append([*known, *(float(min(n, 3) == i) for i in (1, 2, 3))])
        zs = np.array(z)
        mean, sd = zs.mean(0), zs.std(0) + 1e-9
        model = PHReg(
            np.array(stop), (zs - mean) / sd, status=np.array(status), entry=np.array(entry)
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = model.fit()
            time, hazard, _ = found.baseline_cumulative_hazard[0]
        risk = np.exp(np.clip(((z_asked[mine] - mean) / sd) @ found.params, -20, 20))

        def total(at: Any, time: Any = time, hazard: Any = hazard) -> Any:
            order = np.argsort(time)
            i = np.searchsorted(time[order], at, side="right") - 1
            return np.where(i >= 0, hazard[order][np.maximum(i, 0)], 0.0)

        silence = rows["silence_s"][mine]
        for h, d in enumerate(days):
            out[mine, h] = 1 - np.exp(-risk * (total(silence + d * DAY_S) - total(silence)))
    return out


@njit
def _background(own, other, until, first, mu, a_self, a_cross, beta):  # type: ignore[no-untyped-def]
    """Count one person's visits by cause (background, own, the other's), and sum log intensity."""
    base = own_part = cross_part = total_log = 0.0
    r_own = r_other = 0.0
    at = first
    j = 0
    for i in range(len(own)):
        t = own[i]
        if t > until:
            break
        while j < len(other) and other[j] < t:
            decay = math.exp(-beta * (other[j] - at))
            r_own *= decay
            r_other = r_other * decay + 1.0
            at = other[j]
            j += 1
        decay = math.exp(-beta * (t - at))
        r_own *= decay
        r_other *= decay
        at = t
        x, y = a_self * beta * r_own, a_cross * beta * r_other
        whole = mu + x + y
        total_log += math.log(whole)
        base += mu / whole
        own_part += x / whole
        cross_part += y / whole
        r_own += 1.0
    return base, own_part, cross_part, total_log


@njit
def _em(starts, visit_at, learn, end, a, b, a_self, a_cross, beta, rounds):  # type: ignore[no-untyped-def]
    """Fit excitation and the spread of baselines over series; baselines are Gamma(a, b) a day."""
    mu = np.full(len(learn), a / b)
    for _ in range(rounds):
        n_self = n_cross = n_own = n_other = 0.0
        total = total_log = 0.0
        for m in range(len(learn)):
            k = learn[m]
            own = starts[visit_at[k] : visit_at[k + 1]]
            other = starts[visit_at[k ^ 1] : visit_at[(k ^ 1) + 1]]
            first = end
            if len(own):
                first = own[0]
            if len(other) and other[0] < first:
                first = other[0]
            base, x, y, _log = _background(own, other, end, first, mu[m], a_self, a_cross, beta)
            mu[m] = (a + base) / (b + end - first)
            total += mu[m]
            total_log += math.log(mu[m])
            n_self += x
            n_cross += y
            n_own += len(own)
            n_other += len(other)
        a_self = min(n_self / n_own, 0.95)
        a_cross = min(n_cross / n_other, 0.95)
        mean = total / len(learn)
        # Moments on the log scale, as the usual start of a Gamma fit.
        s = max(math.log(mean) - total_log / len(learn), 1e-3)
        a = (3 - s + math.sqrt((s - 3) ** 2 + 24 * s)) / (12 * s)
        b = a / mean
    return a, b, a_self, a_cross


@njit
def _simulate(starts, visit_at, series, ats, horizon, a, b, a_self, a_cross, beta, paths, out):  # type: ignore[no-untyped-def]
    """Draw when the silent person's next visit comes: both go on as usual."""
    np.random.seed(0)
    for r in range(len(series)):
        at = ats[r]
        mu = np.zeros(2)
        excite = np.zeros(2)
        for side in range(2):
            k = series[r] ^ side
            own = starts[visit_at[k] : visit_at[k + 1]]
            other = starts[visit_at[k ^ 1] : visit_at[(k ^ 1) + 1]]
            first = at
            if len(own):
                first = min(first, own[0])
            if len(other):
                first = min(first, other[0])
            mu[side] = a / b
            for _ in range(4):
                base, _x, _y, _log = _background(
                    own, other, at, first, mu[side], a_self, a_cross, beta
                )
                mu[side] = (a + base) / (b + at - first)
            for t in own:
                if t <= at:
                    excite[side] += math.exp(-beta * (at - t))
        for p in range(paths):
            left, right = excite[0], excite[1]
            t = 0.0
            out[r, p] = np.inf
            for _ in range(2_000):
                top = mu[0] + mu[1] + beta * (a_self + a_cross) * (left + right)
                step = -math.log(np.random.random()) / top
                t += step
                if t > horizon:
                    break
                left *= math.exp(-beta * step)
                right *= math.exp(-beta * step)
                one = mu[0] + beta * (a_self * left + a_cross * right)
                two = mu[1] + beta * (a_self * right + a_cross * left)
                u = np.random.random() * top
                if u < one:
                    out[r, p] = t
                    break
                if u < one + two:
                    right += 1.0


@njit
def _likelihood(starts, visit_at, learn, end, a, b, a_self, a_cross, beta):  # type: ignore[no-untyped-def]
    """Log likelihood of all series with each baseline at its own best value."""
    whole = 0.0
    for k in learn:
        own = starts[visit_at[k] : visit_at[k + 1]]
        other = starts[visit_at[k ^ 1] : visit_at[(k ^ 1) + 1]]
        first = end
        if len(own):
            first = own[0]
        if len(other):
            first = min(first, other[0])
        mu = a / b
        total_log = 0.0
        for turn in range(5):
            base, _x, _y, total_log = _background(own, other, end, first, mu, a_self, a_cross, beta)
            if turn < 4:
                mu = (a + base) / (b + end - first)
        whole += total_log
        whole -= mu * (end - first)
        for t in own:
            whole -= a_self * (1 - math.exp(-beta * (end - t)))
        for t in other:
            whole -= a_cross * (1 - math.exp(-beta * (end - t)))
    return whole


HAWKES_DECAYS_DAYS = (0.1, 0.5, 2.0, 7.0)
HAWKES_PATHS = 100


def hawkes(layout: Layout, rows: Table, days: Any) -> Any:
    """Bivariate exponential Hawkes: shared excitation by EM, each person's own shrunk baseline.

    Letters decay over ten times as long; the decay with the best likelihood is taken.
    """
    series = find_series(layout, rows)
    starts = layout.starts / DAY_S
    end = layout.end_s / DAY_S
    at = rows["at"] / DAY_S
    scale = 10.0 if max(days) > 100 else 1.0
    out = np.zeros((len(at), len(days)))
    for mine, learn in by_fold(layout, rows):
        some = learn[layout.visit_at[learn + 1] > layout.visit_at[learn]]
        best: tuple[float, tuple[float, ...]] = (-math.inf, ())
        for decay in HAWKES_DECAYS_DAYS:
            beta = 1 / (decay * scale)
            found = _em(starts, layout.visit_at, some, end, 0.5, 5.0, 0.2, 0.2, beta, 25)
            value = _likelihood(starts, layout.visit_at, some, end, *found, beta)
            if value > best[0]:
                best = (value, (*found, beta))
        drawn = np.empty((int(mine.sum()), HAWKES_PATHS))
        _simulate(
            starts, layout.visit_at, series[mine], at[mine], float(max(days)),
            *best[1], HAWKES_PATHS, drawn,
        )  # fmt: skip
        for h, d in enumerate(days):
            out[mine, h] = (drawn <= d).mean(1)
    return out


def logistic(layout: Layout, rows: Table, days: Any, events: Table) -> Any:
    """Logistic regression per step ahead on the same 48 features as ours, with a ridge of 2."""
    x = describe_landmarks(layout, find_series(layout, rows), rows["at"], EDGES_S)
    out = np.zeros((len(rows["at"]), len(days)))
    for mine, learn in by_fold(layout, rows):
        chance = np.random.default_rng(0)
        names = np.unique(layout.dyads[learn // 2])
        fx, fy, _, _ = find_rows(events, names, 20_000, chance, whole_share=1.0)
        alive = np.ones(mine.sum())
        by_day = {}
        for b in range(len(EDGES_S) - 1):
            at_b = fx[:, 40] == b
            if at_b.sum() > 200:
                mean, sd = fx[at_b].mean(0), fx[at_b].std(0) + 1e-9
                z = np.c_[np.ones(at_b.sum()), (fx[at_b] - mean) / sd]
                w = np.zeros(z.shape[1])
                for _ in range(8):
                    p = 1 / (1 + np.exp(-np.clip(z @ w, -30, 30)))
                    slope = (z * (p * (1 - p))[:, None]).T @ z + 2.0 * np.eye(len(w))
                    w = w + np.linalg.solve(slope, z.T @ (fy[at_b] - p) - 2.0 * w)
                t = np.c_[np.ones(mine.sum()), (x[mine, b] - mean) / sd]
                alive = alive * (1 - 1 / (1 + np.exp(-np.clip(t @ w, -30, 30))))
            by_day[EDGES_S[b + 1] / DAY_S] = 1 - alive
        out[mine] = np.stack([by_day[float(d)] for d in days], 1)
    return out


def cross_validate_rival(name: str, events: Table, rows: Table, days: Any) -> Any:
    """Forecast the rows of each fold by a rival fitted on the other folds.

    Args:
        name: One of `RIVALS`.
        events: Columns ``dyad``, ``t``, ``sender`` of one population.
        rows: Columns of its landmarks.
        days: Horizons (days) [H].

    Returns:
        The chance of a return within each horizon [n, H].
    """
    layout = lay_out(events)
    if name == "logistic":
        return logistic(layout, rows, days, events)
    return RIVALS[name](layout, rows, days)


RIVALS: dict[str, Callable[..., Any]] = {
    "BG/NBD": bg_nbd,
    "Cox": cox,
    "Hawkes": hawkes,
    "logistic": logistic,
}
