"""One person's silence against the pair's own past, as features for trees, whatever their scale.

Plain loops over flat sequences: the core runs them as they are and they are the reference; the lab
compiles the very same functions. Series ``k`` holds one person of a pair, ``k ^ 1`` the other.
Messages of series ``k`` are ``times[time_at[k]:time_at[k + 1]]``, its visits are
``starts`` and ``ends`` from ``visit_at[k]`` to ``visit_at[k + 1]``.
"""

import math
from collections.abc import MutableSequence, Sequence

from awhile.segment import VISIT_GAP_S
from awhile.types import DAY_S, HOUR_S, WEEK_S

DAY, HOUR, WEEK, VISIT_GAP = DAY_S, HOUR_S, WEEK_S, VISIT_GAP_S
CAP = 200
"""How many of the latest gaps are looked at; older ones tell little about now."""

NAMES = (
    "silence",
    "visits",
    "visits_other",
    "age_over_silence",
    "longest_gap",
    "share_longer",
    "gap_mean",
    "gap_recent",
    "gap_latest",
    "gap_spread",
    "gap_last",
    "gap_before_last",
    "rate",
    "recent_2",
    "recent_4",
    "recent_8",
    "recent_16",
    "recent_32",
    "other_silence",
    "pending",
    "pending_first",
    "pending_last",
    "other_rate",
    "other_gap_mean",
    "other_silence_relative",
    "share_of_visits",
    "share_opened",
    "reply_share",
    "reply_mean",
    "last_size",
    "other_last_size",
    "size_mean",
    "pair_gap",
    "messages",
    "since_longer",
    "trend",
    "other_trend",
    "longest_reply",
    "half_trend",
    "age",
    "step",
    "own_share",
    "own_at_risk",
    "own_share_recent",
    "own_at_risk_recent",
    "rhythm",
    "expected",
    "step_relative",
)
"""Names of the features: the first `N_STATIC` describe the silence, the rest one step ahead."""

N_STATIC = 40
N_FEATURES = 48


def count_until(values: Sequence[float], low: int, high: int, x: float) -> int:
    """Return the first index in [low, high) whose value is above ``x``.

    Args:
        values: Ascending from ``low`` to ``high``.
        low: First index that counts.
        high: First index that no longer counts.
        x: The value to look for.
    """
    while low < high:
        middle = (low + high) // 2
        if values[middle] <= x:
            low = middle + 1
        else:
            high = middle
    return low


def describe_silence(
    k: int,
    time_at: Sequence[int],
    times: Sequence[float],
    visit_at: Sequence[int],
    starts: Sequence[float],
    ends: Sequence[float],
    at: float,
    row: MutableSequence[float],
) -> float:
    """Describe the silence of series ``k`` at time ``at`` from what was sent until then.

    Args:
        k: The silent person's series, with at least one message until ``at``.
        time_at: Offsets of the series in ``times``.
        times: Message times, ascending in each series (s).
        visit_at: Offsets of the series in the visits.
        starts: First message of each visit (s).
        ends: Last message of each visit (s).
        at: The moment of the question (s); nothing later is used.
        row: Receives the features [`N_STATIC`].

    Returns:
        The silence so far (s), at least an hour.
    """
    o = k ^ 1
    p0 = visit_at[k]
    p1 = count_until(starts, p0, visit_at[k + 1], at)
    q0 = visit_at[o]
    q1 = count_until(starts, q0, visit_at[o + 1], at)
    mp = count_until(times, time_at[k], time_at[k + 1], at)
    mq = count_until(times, time_at[o], time_at[o + 1], at)
    last = times[mp - 1]
    s = max(at - last, HOUR)
    ls = math.log(s)
    n = p1 - p0
    n_other = q1 - q0
    first = starts[p0]
    if n_other > 0 and starts[q0] < first:
        first = starts[q0]
    age = max(at - first, s)
    row[0] = ls
    row[1] = math.log(1.0 + n)
    row[2] = math.log(1.0 + n_other)
    row[3] = math.log(age / s)
    row[39] = math.log(age)
    # The person's own gaps, latest first.
    longest = HOUR
    n_longer = 0
    since = -1
    sum_x = 0.0
    sum_xx = 0.0
    n_gaps = 0
    slow = 0.0
    slow_w = 0.0
    fast = 0.0
    fast_w = 0.0
    w1 = 1.0
    w2 = 1.0
    i = p1 - 1
    low = max(p0 + 1, p1 - CAP)
    while i >= low:
        gap = max(starts[i] - ends[i - 1], 60.0)
        x = math.log(gap)
        longest = max(longest, gap)
        if gap >= s:
            n_longer += 1
            if since < 0:
                since = p1 - 1 - i
        sum_x += x
        sum_xx += x * x
        n_gaps += 1
        slow += w1 * x
        slow_w += w1
        fast += w2 * x
        fast_w += w2
        w1 *= 0.9
        w2 *= 0.6
        i -= 1
    row[4] = math.log(longest) - ls
    row[5] = (n_longer + 0.3) / (n_gaps + 1.5)
    row[34] = since
    if n_gaps > 0:
        mean = sum_x / n_gaps
        row[6] = mean - ls
        row[7] = slow / slow_w - ls
        row[8] = fast / fast_w - ls
        row[9] = math.sqrt(max(sum_xx / n_gaps - mean * mean, 0.0)) if n_gaps > 1 else -1.0
        row[10] = math.log(max(starts[p1 - 1] - ends[p1 - 2], 60.0)) - ls
        row[11] = math.log(max(starts[p1 - 2] - ends[p1 - 3], 60.0)) - ls if n_gaps > 1 else -9.0
        row[35] = fast / fast_w - mean
    else:
        row[6] = -9.0
        row[7] = -9.0
        row[8] = -9.0
        row[9] = -1.0
        row[10] = -9.0
        row[11] = -9.0
        row[35] = 0.0
    row[12] = math.log(n / age * s)
    width = 2.0
    for j in range(5):
        row[13 + j] = (p1 - count_until(starts, p0, p1, at - width * s)) / (width - 1.0)
        width *= 2.0
    # The other: how long quiet, how much is waiting for an answer.
    row[18] = 5.0
    row[19] = 0.0
    row[20] = 1.0
    row[21] = 1.0
    row[22] = -9.0
    row[23] = -9.0
    row[24] = -9.0
    row[30] = 0.0
    row[36] = 0.0
    if n_other > 0:
        quiet = max(at - times[mq - 1], 60.0)
        row[18] = math.log(quiet) - ls
        fresh = count_until(times, time_at[o], mq, last)
        if fresh < mq:
            row[19] = max(q1 - count_until(starts, q0, q1, last), 1)
            row[20] = math.log(max(at - times[fresh], 60.0)) - ls
            row[21] = math.log(max(at - max(starts[q1 - 1], last), 60.0)) - ls
        row[22] = math.log(n_other / age * s)
        n_gaps = 0
        sum_x = 0.0
        fast = 0.0
        fast_w = 0.0
        w2 = 1.0
        i = q1 - 1
        low = max(q0 + 1, q1 - 50)
        while i >= low:
            x = math.log(max(starts[i] - ends[i - 1], 60.0))
            sum_x += x
            n_gaps += 1
            fast += w2 * x
            fast_w += w2
            w2 *= 0.6
            i -= 1
        if n_gaps > 0:
            row[23] = sum_x / n_gaps - ls
            row[24] = math.log(quiet) - sum_x / n_gaps
            row[36] = fast / fast_w - sum_x / n_gaps
        until = count_until(times, time_at[o], mq, starts[q1 - 1])
        row[30] = math.log(1.0 + mq - until)
    row[25] = (n + 1.0) / (n + n_other + 2.0)
    # Of the last sixty returns: who spoke first, how soon an answer came.
    n_opened = 0
    n_replied = 0
    n_gaps = 0
    sum_x = 0.0
    longest = HOUR
    i = p1 - 1
    low = max(p0 + 1, p1 - 60)
    while i >= low:
        a = ends[i - 1]
        n_gaps += 1
        j = count_until(times, time_at[o], mq, a)
        if j < mq and times[j] < starts[i]:
            n_replied += 1
            wait = max(starts[i] - times[j], 60.0)
            sum_x += math.log(wait)
            longest = max(longest, wait)
        else:
            n_opened += 1
        i -= 1
    row[26] = (n_opened + 1.0) / (n_gaps + 2.0)
    row[27] = (n_replied + 1.0) / (n_other + 2.0)
    row[28] = sum_x / n_replied - ls if n_replied > 0 else -9.0
    row[37] = math.log(longest) - ls
    row[29] = math.log(1.0 + mp - count_until(times, time_at[k], mp, starts[p1 - 1]))
    row[31] = math.log((mp - time_at[k]) / (1.0 * n))
    row[32] = math.log(age / (n + n_other)) - ls
    row[33] = math.log(1.0 + (mp - time_at[k]) + (mq - time_at[o]))
    half = p0 + n // 2
    row[38] = 0.0
    if n > 2:
        later = (p1 - half) / max(last - starts[half], HOUR)
        earlier = max(half - p0, 1) / max(starts[half] - starts[p0], HOUR)
        row[38] = math.log(later / earlier)
    return s


def describe_step(
    k: int,
    visit_at: Sequence[int],
    starts: Sequence[float],
    ends: Sequence[float],
    at: float,
    silence: float,
    step: int,
    begin: float,
    stop: float,
    row: MutableSequence[float],
) -> None:
    """Describe one step ahead, from ``at + begin`` to ``at + stop``, in the pair's own terms.

    Args:
        k: The silent person's series.
        visit_at: Offsets of the series in the visits.
        starts: First message of each visit (s).
        ends: Last message of each visit (s).
        at: The moment of the question (s).
        silence: The silence so far (s), as `describe_silence` returned it.
        step: Which step.
        begin: Start of the step from ``at`` (s).
        stop: End of the step from ``at`` (s).
        row: Holds the features of `describe_silence`; receives the rest [`N_FEATURES`].
    """
    o = k ^ 1
    p0 = visit_at[k]
    p1 = count_until(starts, p0, visit_at[k + 1], at)
    q0 = visit_at[o]
    q1 = count_until(starts, q0, visit_at[o + 1], at)
    risk = 0.0
    ended = 0.0
    risk_recent = 0.0
    ended_recent = 0.0
    weight = 1.0
    i = p1 - 1
    low = max(p0 + 1, p1 - CAP)
    while i >= low:
        gap = starts[i] - ends[i - 1]
        if gap >= silence + begin:
            risk += 1.0
            risk_recent += weight
            if gap < silence + stop:
                ended += 1.0
                ended_recent += weight
        weight *= 0.95
        i -= 1
    row[40] = step
    row[41] = (ended + 0.5) / (risk + 1.0)
    row[42] = risk
    row[43] = (ended_recent + 0.5) / (risk_recent + 1.0)
    row[44] = math.log(1.0 + risk_recent)
    row[45] = 0.0
    length = stop - begin
    if length < WEEK and begin < WEEK:
        # The share of the pair's own visits at these days and hours of the week.
        hits = 0.0
        total = 0.0
        i = p1 - 1
        while i >= max(p0, p1 - 100):
            if (starts[i] - at - begin) % WEEK < length:
                hits += 1.0
            total += 1.0
            i -= 1
        i = q1 - 1
        while i >= max(q0, q1 - 100):
            if (starts[i] - at - begin) % WEEK < length:
                hits += 0.5
            total += 0.5
            i -= 1
        usual = length / WEEK
        row[45] = math.log((hits + 4.0 * usual) / (total + 4.0) / usual)
    row[46] = row[12] + math.log(length) - row[0]
    row[47] = math.log((silence + stop) / (silence + begin))


def score_trees(
    roots: Sequence[int],
    feature: Sequence[int],
    threshold: Sequence[float],
    left: Sequence[int],
    right: Sequence[int],
    leaf: Sequence[float],
    base: float,
    row: Sequence[float],
) -> float:
    """Add up the trees for one row: the log-odds of a return within the step.

    Args:
        roots: First node of each tree [T].
        feature: Which feature each node asks about.
        threshold: A row goes left where its feature is at most this.
        left: Next node; ``-1 - j`` for leaf ``j``.
        right: The same on the other side.
        leaf: What each leaf adds (log-odds).
        base: Where the sum starts (log-odds).
        row: Features [`N_FEATURES`].

    Returns:
        The log-odds.
    """
    total = base
    for root in roots:
        node = root
        while node >= 0:
            node = left[node] if row[feature[node]] <= threshold[node] else right[node]
        total += leaf[-1 - node]
    return total


def read_curve(
    edges: Sequence[float],
    hazard: Sequence[float],
    silence: float,
    horizon: float,
) -> float:
    """Read P(return within ``horizon``) off the cumulative hazards of the steps.

    Within a step the hazard falls as one over the whole silence; after the last it goes on so.

    Args:
        edges: Borders of the steps from now [B + 1] (s), the first 0.
        hazard: Cumulative hazard of each step [B].
        silence: The silence so far (s).
        horizon: Span from now (s).

    Returns:
        The probability.
    """
    total = 0.0
    steps = len(hazard)
    for b in range(steps):
        if horizon <= edges[b]:
            break
        stop = edges[b + 1]
        if horizon >= stop and b < steps - 1:
            total += hazard[b]
        else:
            part = math.log((silence + horizon) / (silence + edges[b]))
            total += hazard[b] * part / math.log((silence + stop) / (silence + edges[b]))
    return 1.0 - math.exp(-total)


def forecast_at(
    k: int,
    time_at: Sequence[int],
    times: Sequence[float],
    visit_at: Sequence[int],
    starts: Sequence[float],
    ends: Sequence[float],
    at: float,
    edges: Sequence[float],
    roots: Sequence[int],
    feature: Sequence[int],
    threshold: Sequence[float],
    left: Sequence[int],
    right: Sequence[int],
    leaf: Sequence[float],
    base: float,
    row: MutableSequence[float],
    hazard: MutableSequence[float],
) -> float:
    """Fill ``hazard`` [B] for the silence of series ``k`` at ``at``; return the silence (s).

    Arguments are those of `describe_silence`, `describe_step`, `score_trees` and `read_curve`.
    """
    s = describe_silence(k, time_at, times, visit_at, starts, ends, at, row)
    for b in range(len(hazard)):
        describe_step(k, visit_at, starts, ends, at, s, b, edges[b], edges[b + 1], row)
        x = score_trees(roots, feature, threshold, left, right, leaf, base, row)
        hazard[b] = x + math.log1p(math.exp(-x)) if x > 0.0 else math.log1p(math.exp(x))
    return s
