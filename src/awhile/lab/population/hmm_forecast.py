"""What the hidden states alone forecast at landmarks, for tables of many pairs."""

# ruff: noqa: ANN001, ANN202 - the compiler finds the types of its loops

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

from awhile.fit import hmm
from awhile.fit.features import HOUR, VISIT_GAP
from awhile.fit.prior import Prior, StatePrior, load_prior
from awhile.forecast.policies import MAX_STEPS
from awhile.lab.population.compiled import compile_module
from awhile.lab.population.landmarks import Table, find_series, lay_out
from awhile.types import DAY_S

Floats = NDArray[np.float64]

MAX_VISITS = 200
"""Latest visits of each person that are looked at."""


@cache
def _loops() -> dict[str, Any]:
    core = compile_module(hmm)
    lay, forward, spend, read = (
        core[f] for f in ("lay_gaps", "pass_forward", "spend", "read_clock")
    )
    count = core["count_until"]
    n_bins, hours = hmm.N_BINS, hmm.HOURS
    from_s, bins_at = np.array(hmm.FROM_S), np.array(hmm.BINS_AT)

    @njit
    def pending_of(k, time_at, times, visit_at, starts, begin, at, anchor):  # type: ignore[no-untyped-def]  # numba
        o = k ^ 1
        low = time_at[o]
        seen = count(times, low, time_at[o + 1], at)
        fresh = count(times, low, seen, begin)
        if fresh == seen:
            return 0, times[fresh - 1] if fresh > low else anchor
        first = count(starts, visit_at[o], visit_at[o + 1], times[fresh])
        last = count(starts, visit_at[o], visit_at[o + 1], at)
        n = 1 + last - first
        return min(n, 3), times[fresh] if n == 1 else starts[last - 1]

    @njit
    def when(clock, anchor, days):  # type: ignore[no-untyped-def]  # numba
        """Turn operational days since the anchor back into a moment."""
        whole = days * 24.0
        weeks = np.floor(whole / hours)
        rest = whole - weeks * hours
        i = min(max(np.searchsorted(clock, rest, side="right") - 1, 0), hours - 1)
        inside = i + (rest - clock[i]) / (clock[i + 1] - clock[i])
        return anchor + (weeks * hours + inside) * HOUR

    @njit
    def pick(weights, u):  # type: ignore[no-untyped-def]  # numba
        x = u * weights.sum()
        for i in range(len(weights)):
            x -= weights[i]
            if x < 0.0:
                return i
        return len(weights) - 1

    @njit
    def wait(a, rate, pending, since, t, until, clock, anchor, factor):  # type: ignore[no-untyped-def]  # numba
        """Draw the next moment of a process whose rate changes with the bins."""
        need = np.random.exponential()
        last = bins_at[pending + 1] - 1
        for b in range(bins_at[pending], last + 1):
            stop = until if b == last else min(since + from_s[b + 1], until)
            if stop <= t:
                continue
            pace = rate * factor[a * n_bins + b]
            now = read(clock, anchor, t)
            have = pace * (read(clock, anchor, stop) - now)
            if have >= need:
                return when(clock, anchor, now + need / pace)
            need -= have
            t = stop
        return until

    @njit
    def forecast(  # type: ignore[no-untyped-def]  # numba
        series, ats, time_at, times, visit_at, starts, rate, share, start, move, factor, horizons,
        n_paths, seed, max_visits, max_steps, out,
    ):  # fmt: skip
        np.random.seed(seed)
        size, types = len(rate), len(share)
        clocks = np.zeros((2, hours + 1))
        path = np.zeros(max_steps + 1)
        room = np.zeros(n_bins)
        for r in range(len(series)):
            k, at = series[r], ats[r]
            anchor = min(starts[visit_at[k]], starts[visit_at[k ^ 1]])
            score = np.log(share)
            now = np.zeros((2, types, size))
            pending = np.zeros(2, np.int64)
            since = np.zeros(2)
            begin = np.zeros(2)
            for side in range(2):
                j = k ^ side
                n_seen = count(starts, visit_at[j], visit_at[j + 1], at) - visit_at[j]
                n = min(n_seen, max_visits)
                exposure, end_bin = np.zeros(n * n_bins), np.zeros(n, np.int64)
                begins, stops = np.zeros(n), np.zeros(n)
                lay(
                    j, time_at, times, visit_at, starts, at, n_seen - n, clocks[side], exposure,
                    end_bin, begins, stops,
                )  # fmt: skip
                alpha = np.zeros(n * size)
                for a in range(types):
                    score[a] += forward(
                        0, n, n, exposure, end_bin, a, rate, start, move, factor, alpha
                    )
                    now[side, a] = alpha[(n - 1) * size :]
                begin[side] = begins[n - 1] + VISIT_GAP
                pending[side], since[side] = pending_of(
                    j, time_at, times, visit_at, starts, begins[n - 1], at, anchor
                )
            kind = np.exp(score - score.max())
            kind /= kind.sum()
            for _ in range(max(n_paths, 1)):
                a = pick(kind, np.random.random())
                steps = 0
                if n_paths > 0:
                    # The one who waits writes as their own states say; the other stays silent.
                    z = pick(now[1, a], np.random.random())
                    t = max(at, begin[1])
                    due, mark = pending[1], since[1]
                    until = at + horizons[-1]
                    while z < size - 1 and steps < max_steps:
                        t = wait(a, rate[z], due, mark, t, until, clocks[1], anchor, factor)
                        if t >= until:
                            break
                        path[steps] = t
                        steps += 1
                        due, mark = 0, since[1]
                        z = pick(
                            move[(a * size + z) * size : (a * size + z + 1) * size],
                            np.random.random(),
                        )
                        t += VISIT_GAP
                first = 0 if n_paths == 0 else a
                for b in range(first, types if n_paths == 0 else a + 1):
                    total = 0.0
                    due, mark, x, i = pending[0], since[0], max(at, begin[0]), 0
                    for h in range(len(horizons)):
                        stop = at + horizons[h]
                        while x < stop:
                            y = min(stop, path[i]) if i < steps else stop
                            room[:] = 0.0
                            if y > x:
                                spend(due, mark, x, y, clocks[0], anchor, room, 0)
                            for c in range(n_bins):
                                total += factor[b * n_bins + c] * room[c]
                            x = max(x, y)
                            if i < steps and path[i] <= stop and y >= min(path[i], stop):
                                due, mark = min(due + 1, 3), path[i]
                                i += 1
                        still = 0.0
                        for z in range(size):
                            still += now[0, b, z] * np.exp(-rate[z] * total)
                        out[r, h] += (1.0 - still) * (kind[b] if n_paths == 0 else 1.0 / n_paths)

    return {"forecast": forecast}


def forecast_states(
    events: Table,
    landmarks: Table,
    horizon_days: Sequence[float],
    prior: Prior | StatePrior | None = None,
    *,
    n_paths: int = 30,
    seed: int = 0,
) -> Floats:
    """Forecast by the hidden states alone, at each landmark, whether the silent partner writes.

    Args:
        events: Columns ``dyad``, ``t`` (s), ``sender`` (0/1).
        landmarks: Columns ``dyad``, ``partner`` (0/1, who is silent), ``at`` (s); both of the pair
            must have written by then.
        horizon_days: Horizons from ``at`` [H] (days), rising.
        prior: What to start from; the one that ships if None.
        n_paths: Futures drawn of the one who waits; with 0 they send nothing.
        seed: Source of chance for them.

    Returns:
        P(return within the horizon) [n, H], given the pair's events until ``at`` and nothing later.
    """
    p = prior or load_prior()
    p = p.states if isinstance(p, Prior) else p
    layout = lay_out(events)
    series = find_series(layout, landmarks)
    out = np.zeros((len(series), len(horizon_days)))
    _loops()["forecast"](
        series, np.asarray(landmarks["at"], float), layout.time_at, layout.times, layout.visit_at,
        layout.starts, *(np.array(getattr(p, f), float) for f in StatePrior.__slots__),
        np.array(horizon_days, float) * DAY_S, n_paths, seed, MAX_VISITS, MAX_STEPS, out,
    )  # fmt: skip
    return out
