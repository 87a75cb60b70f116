"""Hidden states of one pair: exact against enumeration, and blind to what comes later."""

import itertools
import math
import random
from dataclasses import replace

import pytest

from awhile.fit import fit_dyad, hmm, load_prior
from awhile.fit.phases import see_states
from awhile.fit.prior import StatePrior
from awhile.fit.series import Fit
from awhile.types import DAY_S, HOUR_S
from tests.make import T0_S, make_dyad

N = hmm.N_BINS


def small_prior(seed: int = 2, n_types: int = 2, n_states: int = 3) -> StatePrior:
    """Draw a prior small enough to enumerate."""
    chance = random.Random(seed)

    def row(n: int) -> list[float]:
        x = [chance.uniform(0.1, 1) for _ in range(n)]
        return [v / sum(x) for v in x]

    gone = [0.0] * (n_states - 1) + [1.0]
    return StatePrior(
        rate=(*(2.0 / 3**i for i in range(n_states - 1)), 0.0),
        share=tuple(row(n_types)),
        start=tuple(p for _ in range(n_types) for p in row(n_states)),
        move=tuple(
            p
            for _ in range(n_types)
            for y in range(n_states)
            for p in (gone if y == n_states - 1 else row(n_states))
        ),
        factor=tuple(chance.uniform(0.3, 4) for _ in range(n_types * N)),
    )


def sent(n: int, seed: int = 1, gap_days: float = 0.8) -> list[tuple[int, float]]:
    """Draw messages of two people."""
    chance = random.Random(seed)
    t, rows = 0.0, []
    for i in range(n):
        t += chance.expovariate(1 / (gap_days * DAY_S))
        rows.append((i if i < 2 else chance.randrange(2), t))
    return rows


def fitted(rows: list[tuple[int, float]], end: float, prior: StatePrior | None = None) -> Fit:
    """Lay out a pair with a prior of its own."""
    shipped = load_prior()
    return fit_dyad(make_dyad(rows, end_s=end), replace(shipped, states=prior or shipped.states))


def enumerate_states(fit: Fit, at_s: float) -> tuple[list[float], list[list[list[float]]]]:
    """Sum over every archetype and every sequence of states: the oracle."""
    p = fit.prior.states
    size, types = len(p.rate), len(p.share)
    laid = []
    for k in (0, 1):
        n = sum(t <= at_s for t in fit.starts_s[fit.visit_at[k] : fit.visit_at[k + 1]])
        e, b, x, y = [0.0] * (n * N), [0] * n, [0.0] * n, [0.0] * n
        hmm.lay_gaps(
            k, fit.time_at, fit.times_s, fit.visit_at, fit.starts_s, at_s, 0, [0.0] * 169,
            e, b, x, y,
        )  # fmt: skip
        laid.append((n, e, b))
    weights = [0.0] * types
    sums = [[[0.0] * size for _ in range(n)] for n, _, _ in laid]
    for a in range(types):
        ways = []
        for n, e, b in laid:
            table = []
            for path in itertools.product(range(size), repeat=n):
                like = p.start[a * size + path[0]]
                for g, z in enumerate(path):
                    if g:
                        like *= p.move[(a * size + path[g - 1]) * size + z]
                    spent = sum(p.factor[a * N + i] * e[g * N + i] for i in range(N))
                    like *= math.exp(-p.rate[z] * spent)
                    if g < n - 1:
                        like *= p.rate[z] * p.factor[a * N + b[g]]
                table.append((path, like))
            ways.append(table)
        whole = [sum(like for _, like in table) for table in ways]
        weights[a] = p.share[a] * whole[0] * whole[1]
        for k, table in enumerate(ways):
            for path, like in table:
                for g, z in enumerate(path):
                    sums[k][g][z] += p.share[a] * like * whole[1 - k]
    total = sum(weights)
    return [w / total for w in weights], [[[v / total for v in r] for r in s] for s in sums]


@pytest.mark.parametrize("seed", range(4))
def test_filter_and_smoother_equal_enumeration(seed: int) -> None:
    """Archetypes and smoothed states equal the sum over every sequence of states."""
    rows = sent(9, seed)
    fit = fitted(rows, rows[-1][1] + 3 * DAY_S, small_prior(seed))
    seen = see_states(fit, fit.end_s)
    archetype, smoothed = enumerate_states(fit, fit.end_s)
    assert seen.archetype == pytest.approx(archetype, abs=1e-12)
    for k in (0, 1):
        for have, want in zip(seen.gaps[k].smoothed, smoothed[k], strict=True):
            assert have == pytest.approx(want, abs=1e-12)
        mixed = [
            sum(w * row[z] for w, row in zip(seen.archetype, seen.gaps[k].now, strict=True))
            for z in range(3)
        ]
        assert mixed == pytest.approx(smoothed[k][-1], abs=1e-12)


def test_exposure_falls_in_the_bins_of_what_is_pending() -> None:
    """Operational time is split where an attempt comes in and where it has waited long."""
    # With a flat clock: A at 0, B at 0.5 d and at 3 d, now is 5 d.
    rows = [(0, 0.0), (1, 0.5 * DAY_S), (1, 3 * DAY_S)]
    fit = fitted(rows, 5 * DAY_S)
    exposure, end_bin = [0.0] * N, [0]
    hmm.lay_gaps(
        0, fit.time_at, fit.times_s, fit.visit_at, fit.starts_s, fit.end_s, 0, [0.0] * 169,
        exposure, end_bin, [0.0], [0.0],
    )  # fmt: skip
    hour = 1 / 24
    flat = [0.5 - hour, 0, 0, 0, 3 * hour, 21 * hour, 1.5, 0, 1.0, 1.0, 0, 0]
    assert exposure == pytest.approx(flat, rel=0.2)
    assert end_bin == [9]


def test_streaming_equals_batch() -> None:
    """What is known at a moment is the same with the rest of the record there or not."""
    rows = sent(60)
    whole = fitted(rows, rows[-1][1] + DAY_S)
    for i in (12, 30, 45):
        now = rows[i][1] + 0.4 * (rows[i + 1][1] - rows[i][1])
        cut = fitted(rows[: i + 1], now)
        assert see_states(whole, T0_S + now) == see_states(cut, T0_S + now)


def test_shift_of_time_and_swap_of_people_change_nothing() -> None:
    """Neither the calendar nor who is called first enters a number."""
    rows = sent(40)
    end = rows[-1][1] + 2 * DAY_S
    a = see_states(fitted(rows, end), T0_S + end)
    moved = fit_dyad(make_dyad(rows, end_s=end, t0_s=T0_S - 12345678.0))
    b = see_states(moved, moved.end_s)
    c = see_states(fitted([(1 - s, t) for s, t in rows], end), T0_S + end)
    assert a.archetype == pytest.approx(b.archetype, abs=1e-6)
    assert a.archetype == pytest.approx(c.archetype, abs=1e-12)
    assert a.gaps[0].smoothed == c.gaps[1].smoothed


def test_gone_grows_with_the_silence() -> None:
    """The longer nothing comes, the likelier it is that nothing more does."""
    rows = sent(40)
    chances = []
    for days in (1, 10, 60, 300):
        end = rows[-1][1] + days * DAY_S
        seen = see_states(fitted(rows, end), T0_S + end)
        chances.append(seen.gaps[1].smoothed[-1][-1])
    assert chances == sorted(chances)
    assert chances[-1] > 0.3 > chances[0]


def test_a_visit_is_no_gap() -> None:
    """Messages less than an hour apart make one gap, which begins after the last of them."""
    rows = [(0, 0.0), (0, 0.5 * HOUR_S), (1, HOUR_S), (0, 30 * HOUR_S)]
    fit = fitted(rows, 40 * HOUR_S)
    gaps = see_states(fit, fit.end_s).gaps[0]
    assert [t - T0_S for t in gaps.begin_s] == [0.5 * HOUR_S, 30 * HOUR_S]
    assert gaps.pending == 0


def test_rescaled_gaps_of_simulated_people_are_uniform() -> None:
    """P(gap no longer than it was | what came before) is uniform where the model is the truth."""
    p = replace(small_prior(7, n_types=1), factor=(1.0,) * N)
    size = len(p.rate)
    chance = random.Random(11)
    t, z, rows = 0.0, 0, [(1, 0.0)]
    for _ in range(800):
        rows.append((0, t))
        t += HOUR_S + chance.expovariate(p.rate[z]) * DAY_S
        z = chance.choices(range(size - 1), p.move[z * size : z * size + size - 1])[0]
    fit = fitted(rows, t, p)
    n = fit.visit_at[1]
    exposure, end_bin = [0.0] * (n * N), [0] * n
    hmm.lay_gaps(
        0, fit.time_at, fit.times_s, fit.visit_at, fit.starts_s, fit.end_s, 0, [0.0] * 169,
        exposure, end_bin, [0.0] * n, [0.0] * n,
    )  # fmt: skip
    alpha = [0.0] * (n * size)
    hmm.pass_forward(0, n, n, exposure, end_bin, 0, p.rate, p.start, p.move, p.factor, alpha)
    found = []
    for g in range(1, n - 1):
        before = alpha[(g - 1) * size : g * size]
        ahead = [sum(before[y] * p.move[y * size + x] for y in range(size - 1))
                 for x in range(size - 1)]  # fmt: skip
        spent = sum(exposure[g * N : (g + 1) * N])
        still = sum(a * math.exp(-r * spent) for a, r in zip(ahead, p.rate, strict=False))
        found.append(1 - still / sum(ahead))
    found.sort()
    off = max(abs(u - (i + 0.5) / len(found)) for i, u in enumerate(found))
    assert off < 1.63 / math.sqrt(len(found))
