"""A pair as a Markov-modulated point process: what kind of gap each silence is, and of what kind.

Plain loops over flat sequences, as in `fit.features`: the core runs them as they are and they are
the reference; the lab compiles the very same functions. Sequences are laid out as there.
Operational time is in days; rates are per operational day.

A gap runs from the last message of one visit to the first of the next. Its hazard is zero in its
first hour (or the visit would not have ended) and then ``rate[z] * factor[bin] * clock``: the state
``z`` is drawn from the state of the gap before it, the bin says what is pending, and the clock runs
with the pair's own day and week. The last state has rate zero: nothing more comes.
"""

import math
from collections.abc import MutableSequence, Sequence

from awhile.fit.features import DAY, HOUR, VISIT_GAP, count_until

N_BINS = 12
FROM_S = (
    0.0, DAY, 7 * DAY, 30 * DAY,
    0.0, 3 * HOUR, DAY, 7 * DAY,
    0.0, DAY,
    0.0, DAY,
)  # fmt: skip
"""Where each bin begins: with nothing pending, four bins by how long the other has been quiet; then
by the age of the latest attempt, four with one pending, two with two, two with three or more."""

BINS_AT = (0, 4, 8, 10, 12)
"""First bin with nothing, one, two, and three or more attempts pending."""

HOURS = 168
RHYTHM_PRIOR = 60.0
"""Visits that the flat day and week count for."""

FLOOR = 1e-300


def build_clock(
    by_hour: Sequence[float], by_day: Sequence[float], total: float, clock: MutableSequence[float]
) -> None:
    """Turn counts of visits into operational time along the week, shrunk to a flat one.

    Args:
        by_hour: Visits by hour of the day [24], from the pair's first message.
        by_day: Visits by day of the week [7].
        total: How many visits.
        clock: Receives the operational hours from the start of the week [169].
    """
    weight = RHYTHM_PRIOR + total
    clock[0] = 0.0
    for i in range(HOURS):
        h = i % 24
        near = 0.5 * by_hour[h] + 0.25 * (by_hour[(h + 23) % 24] + by_hour[(h + 1) % 24])
        of_day = (RHYTHM_PRIOR + 24.0 * near) / weight
        of_week = (RHYTHM_PRIOR + 7.0 * by_day[i // 24]) / weight
        clock[i + 1] = clock[i] + of_day * of_week
    scale = HOURS / clock[HOURS]
    for i in range(HOURS + 1):
        clock[i] *= scale


def read_clock(clock: Sequence[float], anchor: float, at: float) -> float:
    """Return the operational time (days) from the anchor to ``at`` (s).

    Args:
        clock: Operational hours from the anchor to each hour of a week and its end, rising [169].
        anchor: Where the clock starts (s).
        at: The moment (s).
    """
    hours = (at - anchor) / HOUR
    weeks = math.floor(hours / HOURS)
    rest = hours - weeks * HOURS
    i = min(int(rest), HOURS - 1)
    inside = clock[i] + (clock[i + 1] - clock[i]) * (rest - i)
    return (weeks * HOURS + inside) / 24.0


def spend(
    pending: int,
    since: float,
    begin: float,
    stop: float,
    clock: Sequence[float],
    anchor: float,
    exposure: MutableSequence[float],
    to: int,
) -> int:
    """Add the operational time from ``begin`` to ``stop`` to the bins it falls in.

    Args:
        pending: Attempts pending, 0 to 3.
        since: The latest of them, or the other's last message where nothing is pending (s).
        begin: Start of the span (s).
        stop: End of it (s).
        clock: Operational hours along the week [169].
        anchor: Where its week begins (s).
        exposure: Receives operational time (days), bins from ``to``.
        to: Place of the first bin.

    Returns:
        The bin at the end of the span.
    """
    last = BINS_AT[pending]
    for b in range(BINS_AT[pending], BINS_AT[pending + 1]):
        low = max(begin, since + FROM_S[b])
        high = stop
        if b + 1 < BINS_AT[pending + 1]:
            high = min(stop, since + FROM_S[b + 1])
        if stop > since + FROM_S[b]:
            last = b
        if high > low:
            exposure[to + b] += read_clock(clock, anchor, high) - read_clock(clock, anchor, low)
    return last


def lay_gaps(
    k: int,
    time_at: Sequence[int],
    times: Sequence[float],
    visit_at: Sequence[int],
    starts: Sequence[float],
    at: float,
    skip: int,
    clock: MutableSequence[float],
    exposure: MutableSequence[float],
    end_bin: MutableSequence[int],
    begins: MutableSequence[float],
    stops: MutableSequence[float],
) -> int:
    """Lay out the gaps of series ``k`` that had begun by ``at``; the last is still going.

    The clock of each gap is made of the visits before it, so that nothing looks ahead.

    Args:
        k: The series.
        time_at: Offsets of the series in ``times``.
        times: Message times (s).
        visit_at: Offsets of the series in the visits.
        starts: First message of each visit (s).
        at: The moment (s).
        skip: Visits of the series to leave out, from the first.
        clock: Room for the clock [169]; afterwards that of the present gap.
        exposure: Receives operational days by gap and bin [n * `N_BINS`], zero before.
        end_bin: Receives the bin at the end of each gap [n].
        begins: Receives where each gap begins (s) [n].
        stops: Receives where it ends, the last one at ``at`` (s) [n].

    Returns:
        The number of gaps.
    """
    o = k ^ 1
    p1 = count_until(starts, visit_at[k], visit_at[k + 1], at)
    p0 = min(visit_at[k] + skip, p1)
    q1 = count_until(starts, visit_at[o], visit_at[o + 1], at)
    mine = count_until(times, time_at[k], time_at[k + 1], at)
    theirs = count_until(times, time_at[o], time_at[o + 1], at)
    if p1 == p0:
        return 0
    anchor = starts[visit_at[k]]
    if q1 > visit_at[o] and starts[visit_at[o]] < anchor:
        anchor = starts[visit_at[o]]
    by_hour = [0.0] * 24
    by_day = [0.0] * 7
    counted = visit_at[o]
    total = 0.0
    built = -1.0
    n = 0
    message = time_at[k]
    for i in range(visit_at[k], p1):
        # The end of this visit is the last message before the next one begins.
        stop = at
        message = mine
        if i + 1 < p1:
            stop = starts[i + 1]
            message = count_until(times, time_at[k], mine, stop - 0.5 * VISIT_GAP)
        begin = times[message - 1]
        hour = int((starts[i] - anchor) // HOUR)
        by_hour[hour % 24] += 1.0
        by_day[(hour // 24) % 7] += 1.0
        total += 1.0
        while counted < q1 and starts[counted] <= begin:
            hour = int((starts[counted] - anchor) // HOUR)
            by_hour[hour % 24] += 1.0
            by_day[(hour // 24) % 7] += 1.0
            total += 1.0
            counted += 1
        if i < p0:
            continue
        if total >= 1.1 * built:
            build_clock(by_hour, by_day, total, clock)
            built = total
        to = n * N_BINS
        begins[n] = begin
        stops[n] = stop
        fresh = count_until(times, time_at[o], theirs, begin)
        since = times[fresh - 1] if fresh > time_at[o] else anchor
        pending = 0
        mark = begin + VISIT_GAP
        last = BINS_AT[0]
        following = stop
        if fresh < theirs and times[fresh] < stop:
            following = times[fresh]
        last = spend(0, since, mark, following, clock, anchor, exposure, to)
        visit = count_until(starts, visit_at[o], q1, following)
        while following < stop:
            since = following
            pending = min(pending + 1, 3)
            following = stop
            if visit < q1 and starts[visit] < stop:
                following = starts[visit]
                visit += 1
            last = spend(pending, since, max(mark, since), following, clock, anchor, exposure, to)
        end_bin[n] = last
        n += 1
    return n


def pass_forward(
    first: int,
    stop: int,
    n: int,
    exposure: Sequence[float],
    end_bin: Sequence[int],
    a: int,
    rate: Sequence[float],
    start: Sequence[float],
    move: Sequence[float],
    factor: Sequence[float],
    alpha: MutableSequence[float],
) -> float:
    """Filter the states of one person's gaps under one archetype; the last gap is still going.

    Args:
        first: The gap to begin with; ``alpha`` holds the one before it.
        stop: The gap to stop before.
        n: Gaps.
        exposure: Operational days by gap and bin [n * `N_BINS`].
        end_bin: Bin at the end of each gap [n].
        a: The archetype.
        rate: Rates of the states [K], the last zero.
        start: Probabilities of the first state [A * K].
        move: Probabilities of the next state [A * K * K].
        factor: Multipliers [A * `N_BINS`].
        alpha: Receives the filtered states at the end of each gap [n * K].

    Returns:
        The log likelihood of these gaps, given those before.
    """
    size = len(rate)
    total = 0.0
    x = [0.0] * size
    for g in range(first, stop):
        spent = 0.0
        for b in range(N_BINS):
            e = exposure[g * N_BINS + b]
            if e > 0.0:
                spent += factor[a * N_BINS + b] * e
        if g == 0:
            for z in range(size):
                x[z] = start[a * size + z]
        else:
            for z in range(size):
                x[z] = 0.0
            for y in range(size - 1):
                before = alpha[(g - 1) * size + y]
                row = (a * size + y) * size
                for z in range(size):
                    x[z] += before * move[row + z]
        ended = g < n - 1
        whole = 0.0
        for z in range(size):
            x[z] *= math.exp(-rate[z] * spent)
            if ended:
                x[z] *= rate[z]
            whole += x[z]
        if whole < FLOOR:
            # No state can have made this gap; the slowest is the least unlikely.
            for z in range(size):
                alpha[g * size + z] = 1.0 if z == size - 2 else 0.0
            total += math.log(FLOOR)
            continue
        for z in range(size):
            alpha[g * size + z] = x[z] / whole
        total += math.log(whole)
        if ended:
            total += math.log(factor[a * N_BINS + end_bin[g]])
    return total


def pass_back(
    n: int,
    exposure: Sequence[float],
    a: int,
    rate: Sequence[float],
    move: Sequence[float],
    factor: Sequence[float],
    alpha: Sequence[float],
    gamma: MutableSequence[float],
    weight: float,
    moved: MutableSequence[float],
) -> None:
    """Smooth the states of one person's gaps under one archetype.

    Args:
        n: Gaps.
        exposure: As in `pass_forward`.
        a: The archetype.
        rate: Rates of the states [K].
        move: As in `pass_forward`.
        factor: As in `pass_forward`.
        alpha: What `pass_forward` made [n * K].
        gamma: Receives ``weight`` times the smoothed states, added [n * K].
        weight: How much this archetype counts.
        moved: Receives ``weight`` times the expected moves, added [A * K * K]; or empty.
    """
    size = len(rate)
    beta = [1.0] * size
    ahead = [0.0] * size
    for back in range(n):
        g = n - 1 - back
        whole = 0.0
        for z in range(size):
            whole += alpha[g * size + z] * beta[z]
        for z in range(size):
            gamma[g * size + z] += weight * alpha[g * size + z] * beta[z] / whole
        if g == 0:
            break
        spent = 0.0
        for b in range(N_BINS):
            if exposure[g * N_BINS + b] > 0.0:
                spent += factor[a * N_BINS + b] * exposure[g * N_BINS + b]
        for z in range(size):
            ahead[z] = beta[z] * math.exp(-rate[z] * spent)
            if g < n - 1:
                ahead[z] *= rate[z]
        whole = 0.0
        for y in range(size):
            x = 0.0
            if y < size - 1:
                row = (a * size + y) * size
                for z in range(size):
                    x += move[row + z] * ahead[z]
            beta[y] = x
            whole += x * alpha[(g - 1) * size + y]
        if whole < FLOOR:
            for y in range(size):
                beta[y] = 1.0
            continue
        if len(moved) > 0:
            for y in range(size - 1):
                before = weight * alpha[(g - 1) * size + y] / whole
                row = (a * size + y) * size
                for z in range(size):
                    moved[row + z] += before * move[row + z] * ahead[z]
        for y in range(size):
            beta[y] /= whole
