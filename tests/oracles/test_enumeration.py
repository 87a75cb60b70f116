"""The hidden states against full enumeration, written from the description and not from the code.

Every path of states is walked, every minute of a gap is looked at on its own, and the clock is made
from its definition. Nothing of `fit.hmm` or `fit.phases` is used but the answer that is checked.
"""

import itertools
import math
import random
from dataclasses import replace

import pytest

from awhile.fit.phases import see_states
from awhile.fit.prior import StatePrior, load_prior
from awhile.fit.series import fit_dyad
from awhile.types import DAY_S, HOUR_S
from tests.make import T0_S, make_dyad

MINUTE_S = 60.0
RATES = (3.0, 0.3, 0.0)
SHARES = (0.7, 0.3)
FIRST = ((0.6, 0.35, 0.05), (0.2, 0.6, 0.2))
MOVES = (
    ((0.7, 0.25, 0.05), (0.3, 0.6, 0.1), (0.0, 0.0, 1.0)),
    ((0.5, 0.3, 0.2), (0.1, 0.7, 0.2), (0.0, 0.0, 1.0)),
)
FACTORS = (
    (1.0, 0.8, 0.6, 0.5, 2.0, 1.5, 1.2, 0.7, 1.8, 0.9, 1.1, 0.4),
    (0.5, 0.7, 0.9, 1.0, 0.6, 0.8, 1.3, 1.6, 0.4, 1.7, 0.3, 1.9),
)
QUIET_DAYS = (0.0, 1.0, 7.0, 30.0)
ONE_PENDING_DAYS = (0.0, 0.125, 1.0, 7.0)
MORE_PENDING_DAYS = (0.0, 1.0)

Sent = list[tuple[int, float]]


def visits(times: list[float]) -> list[tuple[float, float]]:
    """Cut one person's messages into visits: first and last message of each."""
    found: list[tuple[float, float]] = []
    for t in times:
        if found and t - found[-1][1] < HOUR_S:
            found[-1] = (found[-1][0], t)
        else:
            found.append((t, t))
    return found


def speeds(before: list[float], anchor: float) -> list[float]:
    """Return how fast operational time runs in each hour of the week, from visits so far."""
    hours = [int((t - anchor) // HOUR_S) for t in before]
    by_hour = [sum(h % 24 == x for h in hours) for x in range(24)]
    by_day = [sum(h // 24 % 7 == x for h in hours) for x in range(7)]
    weight = 60 + len(before)
    raw = []
    for i in range(168):
        h = i % 24
        near = by_hour[h] / 2 + (by_hour[h - 1] + by_hour[(h + 1) % 24]) / 4
        raw.append((60 + 24 * near) / weight * (60 + 7 * by_day[i // 24]) / weight)
    return [168 * x / sum(raw) for x in raw]


def bin_of(pending: int, age_days: float) -> int:
    """Return which multiplier holds, by what is pending and for how long."""
    if pending == 0:
        borders, first = QUIET_DAYS, 0
    elif pending == 1:
        borders, first = ONE_PENDING_DAYS, 4
    else:
        borders, first = MORE_PENDING_DAYS, 8 if pending == 2 else 10
    return first + max(i for i, border in enumerate(borders) if age_days >= border)


def gap_likelihoods(sent: Sent, k: int, at: float, a: int) -> list[tuple[list[float], bool]]:
    """Return, gap by gap, the likelihood of what was seen in each state, and whether it ended."""
    mine = [t for who, t in sent if who == k and t <= at]
    theirs = [t for who, t in sent if who != k and t <= at]
    own, other = visits(mine), visits(theirs)
    anchor = min(own[0][0], other[0][0])
    found = []
    for i, (_, begin) in enumerate(own):
        ended = i + 1 < len(own)
        stop = own[i + 1][0] if ended else at
        known = [s for s, _ in own[: i + 1]] + [s for s, _ in other if s <= begin]
        speed = speeds(known, anchor)
        earlier = [t for t in theirs if t <= begin]
        since = earlier[-1] if earlier else anchor
        later = [t for t in theirs if begin < t < stop]
        # The first message calls; after it each further visit does.
        calls = later[:1] + [s for s, _ in other if later and later[0] < s < stop]
        spent = 0.0
        t = begin + HOUR_S
        while t < stop:
            pending = sum(call <= t for call in calls)
            last = max([since, *(call for call in calls if call <= t)])
            b = bin_of(min(pending, 3), (t - last) / DAY_S)
            spent += FACTORS[a][b] * speed[int((t - anchor) // HOUR_S) % 168] * MINUTE_S / DAY_S
            t += MINUTE_S
        last = max([since, *calls])
        at_end = FACTORS[a][bin_of(min(len(calls), 3), (stop - last - 1) / DAY_S)]
        found.append((
            [math.exp(-r * spent) * (r * at_end if ended else 1.0) for r in RATES], ended,
        ))  # fmt: skip
    return found


def enumerate_states(
    sent: Sent, at: float
) -> tuple[list[float], list[list[list[float]]], list[list[list[float]]]]:
    """Return P(archetype), P(state of each gap) and P(present state) by archetype, all by paths."""
    whole, smoothed, now = [], [], []
    for a, share in enumerate(SHARES):
        likelihood, of_person, now_of_person = share, [], []
        for k in (0, 1):
            gaps = gap_likelihoods(sent, k, at, a)
            weight = [[0.0] * 3 for _ in gaps]
            total = 0.0
            for path in itertools.product(range(3), repeat=len(gaps)):
                p = FIRST[a][path[0]]
                for g, z in enumerate(path):
                    p *= gaps[g][0][z] * (MOVES[a][path[g - 1]][z] if g else 1.0)
                total += p
                for g, z in enumerate(path):
                    weight[g][z] += p
            likelihood *= total
            of_person.append([[x / total for x in row] for row in weight])
            now_of_person.append(of_person[-1][-1])
        whole.append(likelihood)
        smoothed.append(of_person)
        now.append(now_of_person)
    archetype = [x / sum(whole) for x in whole]
    mixed = [
        [
            [sum(archetype[a] * smoothed[a][k][g][z] for a in (0, 1)) for z in range(3)]
            for g in range(len(smoothed[0][k]))
        ]
        for k in (0, 1)
    ]
    return archetype, mixed, [[now[a][k] for a in (0, 1)] for k in (0, 1)]


def flat(rows: object) -> tuple[float, ...]:
    """Lay nested tuples end to end."""
    if isinstance(rows, tuple | list):
        return tuple(x for row in rows for x in flat(row))
    assert isinstance(rows, float)
    return (rows,)


def written(seed: int) -> tuple[Sent, float]:
    """Make a few days of two people who write on whole minutes, with every kind of pending."""
    rng = random.Random(seed)
    sent: Sent = []
    for who in (0, 1):
        t = T0_S + rng.randrange(120) * MINUTE_S
        for _ in range(rng.randrange(3, 6)):
            sent.append((who, t))
            if rng.random() < 0.4:
                sent.append((who, t + 7 * MINUTE_S))
            t += rng.choice((70, 200, 900, 2900, 13_000)) * MINUTE_S
    at = max(t for _, t in sent) + rng.choice((30, 400, 5000)) * MINUTE_S
    return sorted(sent, key=lambda row: row[1]), at


@pytest.mark.parametrize("seed", range(8))
def test_states_and_archetypes_are_those_of_every_path(seed: int) -> None:
    """Posterior over kinds of pairs, smoothed and present states equal the sum over all paths."""
    sent, at = written(seed)
    states = StatePrior(RATES, SHARES, flat(FIRST), flat(MOVES), flat(FACTORS))
    dyad = make_dyad([(who, t - T0_S) for who, t in sent], end_s=at - T0_S)
    seen = see_states(fit_dyad(dyad, replace(load_prior(), states=states)), at)
    archetype, smoothed, now = enumerate_states(sent, at)
    assert seen.archetype == pytest.approx(archetype, rel=1e-9)
    for k in (0, 1):
        assert flat(seen.gaps[k].smoothed) == pytest.approx(flat(smoothed[k]), rel=1e-9, abs=1e-12)
        for a in (0, 1):
            assert seen.gaps[k].now[a] == pytest.approx(now[k][a], rel=1e-9, abs=1e-12)
