"""Loops over many pairs around those of the core; run as `compiled` makes them."""

# ruff: noqa: ANN001, ANN201 - the compiler finds the types of its loops
# mypy: disable-error-code="arg-type, no-untyped-call, no-untyped-def"

import numpy as np

from awhile.fit.features import (
    HOUR,
    VISIT_GAP,
    count_until,
    describe_silence,
    describe_step,
    forecast_at,
    read_curve,
)
from awhile.fit.hmm import (
    BINS_AT,
    FROM_S,
    HOURS,
    N_BINS,
    lay_gaps,
    pass_back,
    pass_forward,
    read_clock,
    spend,
)


def describe_rows(series, ats, time_at, times, visit_at, starts, ends, edges, out):
    """Describe each landmark and step, as `landmarks.describe_landmarks` returns them."""
    for r in range(len(series)):
        row = out[r, 0]
        s = describe_silence(series[r], time_at, times, visit_at, starts, ends, ats[r], row)
        for b in range(out.shape[1]):
            if b > 0:
                out[r, b] = row
            describe_step(
                series[r],
                visit_at,
                starts,
                ends,
                ats[r],
                s,
                b,
                edges[b],
                edges[b + 1],
                out[r, b],
            )


def forecast_rows(
    series,
    ats,
    time_at,
    times,
    visit_at,
    starts,
    ends,
    edges,
    roots,
    feature,
    threshold,
    left,
    right,
    leaf,
    base,
    horizons,
    out,
):
    """Forecast each landmark, as `landmarks.forecast_layout` returns them."""
    row = np.zeros(48)
    hazard = np.zeros(len(edges) - 1)
    for r in range(len(series)):
        s = forecast_at(
            series[r],
            time_at,
            times,
            visit_at,
            starts,
            ends,
            ats[r],
            edges,
            roots,
            feature,
            threshold,
            left,
            right,
            leaf,
            base,
            row,
            hazard,
        )
        for h in range(len(horizons)):
            out[r, h] = read_curve(edges, hazard, s, horizons[h])


def lay_all(time_at, times, visit_at, starts, at, skip, gap_at, exposure, end_bin, span):
    """Lay out the gaps of many series; see `fit.hmm.lay_gaps`."""
    clock = np.zeros(HOURS + 1)
    for k in range(len(gap_at) - 1):
        i, j = gap_at[k], gap_at[k + 1]
        if j > i:
            lay_gaps(
                k, time_at, times, visit_at, starts, at, skip[k], clock,
                exposure[i * N_BINS : j * N_BINS], end_bin[i:j], span[0, i:j], span[1, i:j],
            )  # fmt: skip


def step(gap_at, exposure, end_bin, weight, rate, share, start, move, factor, use):
    """One pass over the pairs in ``use``: the log likelihood and every expected count."""
    size, types = len(rate), len(share)
    shares = np.zeros(types)
    starts = np.zeros(types * size)
    moved = np.zeros(types * size * size)
    events = np.zeros(types * N_BINS)
    spent = np.zeros(types * N_BINS)
    ended = np.zeros(size)
    lived = np.zeros(size)
    total = 0.0
    score = np.zeros(types)
    for d in use:
        i, m, j = gap_at[2 * d], gap_at[2 * d + 1], gap_at[2 * d + 2]
        alpha = np.zeros((types, (j - i) * size))
        for a in range(types):
            score[a] = np.log(share[a])
            for low, high in ((i, m), (m, j)):
                if high > low:
                    score[a] += pass_forward(
                        0, high - low, high - low, exposure[low * N_BINS : high * N_BINS],
                        end_bin[low:high], a, rate, start, move, factor,
                        alpha[a, (low - i) * size : (high - i) * size],
                    )  # fmt: skip
        top = score.max()
        p = np.exp(score - top)
        total += weight[d] * (top + np.log(p.sum()))
        p /= p.sum()
        for a in range(types):
            if p[a] < 1e-6:
                continue
            w = weight[d] * p[a]
            shares[a] += w
            gamma = np.zeros((j - i) * size)
            for low, high in ((i, m), (m, j)):
                if high == low:
                    continue
                pass_back(
                    high - low, exposure[low * N_BINS : high * N_BINS], a, rate, move, factor,
                    alpha[a, (low - i) * size : (high - i) * size],
                    gamma[(low - i) * size : (high - i) * size], w, moved,
                )  # fmt: skip
                for z in range(size):
                    starts[a * size + z] += gamma[(low - i) * size + z]
                for g in range(low, high):
                    pace = 0.0
                    for z in range(size):
                        pace += gamma[(g - i) * size + z] * rate[z]
                    worn = 0.0
                    for b in range(N_BINS):
                        e = exposure[g * N_BINS + b]
                        spent[a * N_BINS + b] += pace * e
                        worn += factor[a * N_BINS + b] * e
                    for z in range(size):
                        lived[z] += gamma[(g - i) * size + z] * worn
                    if g < high - 1:
                        events[a * N_BINS + end_bin[g]] += w
                        for z in range(size):
                            ended[z] += gamma[(g - i) * size + z]
    return total, shares, starts, moved, events, spent, ended, lived


def pending_of(k, time_at, times, visit_at, starts, begin, at, anchor):
    """Say how many attempts of the other are pending in a gap, and since when (s)."""
    o = k ^ 1
    low = time_at[o]
    seen = count_until(times, low, time_at[o + 1], at)
    fresh = count_until(times, low, seen, begin)
    if fresh == seen:
        return 0, times[fresh - 1] if fresh > low else anchor
    first = count_until(starts, visit_at[o], visit_at[o + 1], times[fresh])
    last = count_until(starts, visit_at[o], visit_at[o + 1], at)
    n = 1 + last - first
    return min(n, 3), times[fresh] if n == 1 else starts[last - 1]


def when(clock, anchor, days):
    """Turn operational days since the anchor back into a moment."""
    whole = days * 24.0
    weeks = np.floor(whole / HOURS)
    rest = whole - weeks * HOURS
    i = min(max(np.searchsorted(clock, rest, side="right") - 1, 0), HOURS - 1)
    inside = i + (rest - clock[i]) / (clock[i + 1] - clock[i])
    return anchor + (weeks * HOURS + inside) * HOUR


def pick(weights, u):
    """Return the place that a number of 0 to 1 falls on among weights."""
    x = u * weights.sum()
    for i in range(len(weights)):
        x -= weights[i]
        if x < 0.0:
            return i
    return len(weights) - 1


def wait(a, rate, pending, since, t, until, clock, anchor, factor):
    """Draw the next moment of a process whose rate changes with the bins."""
    need = np.random.exponential()
    last = BINS_AT[pending + 1] - 1
    for b in range(BINS_AT[pending], last + 1):
        stop = until if b == last else min(since + FROM_S[b + 1], until)
        if stop <= t:
            continue
        pace = rate * factor[a * N_BINS + b]
        now = read_clock(clock, anchor, t)
        have = pace * (read_clock(clock, anchor, stop) - now)
        if have >= need:
            return when(clock, anchor, now + need / pace)
        need -= have
        t = stop
    return until


def forecast_states(
    series, ats, time_at, times, visit_at, starts, rate, share, start, move, factor, horizons,
    n_paths, seed, max_visits, max_steps, out,
):  # fmt: skip
    """Forecast landmarks from the hidden states, as `hmm_forecast.forecast_states` returns them."""
    np.random.seed(seed)
    size, types = len(rate), len(share)
    clocks = np.zeros((2, HOURS + 1))
    path = np.zeros(max_steps + 1)
    room = np.zeros(N_BINS)
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
            n_seen = count_until(starts, visit_at[j], visit_at[j + 1], at) - visit_at[j]
            n = min(n_seen, max_visits)
            exposure, end_bin = np.zeros(n * N_BINS), np.zeros(n, np.int64)
            begins, stops = np.zeros(n), np.zeros(n)
            lay_gaps(
                j, time_at, times, visit_at, starts, at, n_seen - n, clocks[side], exposure,
                end_bin, begins, stops,
            )  # fmt: skip
            alpha = np.zeros(n * size)
            for a in range(types):
                score[a] += pass_forward(
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
                        for c in range(N_BINS):
                            total += factor[b * N_BINS + c] * room[c]
                        x = max(x, y)
                        if i < steps and path[i] <= stop and y >= min(path[i], stop):
                            due, mark = min(due + 1, 3), path[i]
                            i += 1
                    still = 0.0
                    for z in range(size):
                        still += now[0, b, z] * np.exp(-rate[z] * total)
                    out[r, h] += (1.0 - still) * (kind[b] if n_paths == 0 else 1.0 / n_paths)
