"""How often the stated ranges hold: ``python benchmarks/intervals.py --data D --bench B``.

What a range claims: of people in a population that the prior never saw, how often they wrote at
moments like this one lies within it for nineteen in twenty. Every population is left out in turn
and its people's shifts are measured (the log-odds by which what came differs from what was stated,
binomial noise taken out); the ranges are set by the other populations alone and held against them.
The same on worlds whose true chances are known (`worlds.py`). ``--write-prior`` sets the ranges of
the prior that ships by all of them. ``D`` and ``B`` as for `forecast.py`.
"""

import argparse
import math
from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from unseen import read_letters
from worlds import WORLDS, make_world

from awhile.fit.features import N_STATIC
from awhile.fit.prior import Prior, load_prior, prior_to_json
from awhile.lab.population import forecast_landmarks
from awhile.lab.population.landmarks import DAY_S, describe_landmarks, find_series, lay_out
from awhile.lab.population.population import EDGES_S
from forecast import MESSAGES, POPULATIONS, open_bench

SPANS = tuple((EDGES_S[1:] / DAY_S).astype(int).tolist())
STUDENT = {3: 3.182, 4: 2.776, 5: 2.571, 6: 2.447}
"""Where 95% of Student's t lies, by degrees of freedom: so few populations are there."""

DRAWS = 8
"""Choices of one moment a silence."""

MIN_ROWS = 150
MIN_OF_ONE = 10
"""Fewest moments of a person whose own count is held against the range."""

GRID = np.linspace(-8, 8, 321)
UNLIKE = (0.0, 0.05, 0.1, 0.2, 0.3, 1.0)
BINS = tuple(pairwise(UNLIKE))
BEFORE = (np.full(len(SPANS), 1.96 * 0.79), 1.96 * 2.0)
"""The ranges until this was measured: one width for all spans, and a widening that was chosen."""

STATED = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0)


@dataclass(frozen=True, slots=True)
class Moments:
    """Moments of a population: log-odds stated [n, H], what came [n, H], and who it was.

    Attributes:
        odds: Stated log-odds by span.
        came: Whether they wrote within it.
        known: Whether the record goes on that long after the moment.
        unlike: Share of the numbers outside what the prior saw [n].
        person: Number of the silent person [n].
        silence: Number of the silence [n].
        kind: Which of the lengths of silence asked about [n].
    """

    odds: Any
    came: Any
    known: Any
    unlike: Any
    person: Any
    silence: Any
    kind: Any


def log_odds(p: Any) -> Any:
    """Return log-odds, held within one in ten thousand."""
    p = np.clip(p, 1e-4, 1 - 1e-4)
    return np.log(p) - np.log1p(-p)


def chances(odds: Any) -> Any:
    """Return chances of log-odds."""
    return 1 / (1 + np.exp(-odds))


def forecast_moments(events: Any, rows: Any, prior: Prior) -> tuple[Any, Any]:
    """Return the stated chances [n, H] and how unlike the prior each moment is [n]."""
    layout = lay_out(events)
    series = find_series(layout, rows)
    x = describe_landmarks(layout, series, rows["at"], EDGES_S[:2])[:, 0, :N_STATIC]
    low, high = np.array(prior.low[:N_STATIC]), np.array(prior.high[:N_STATIC])
    probs = forecast_landmarks(events, rows, SPANS, prior)
    return probs, ((x < low) | (x > high)).mean(1)


def state_moments(events: Any, rows: Any, prior: Prior) -> Moments:
    """Forecast the landmarks of a population by a prior that never saw it."""
    probs, unlike = forecast_moments(events, rows, prior)
    spans = np.array(SPANS) * DAY_S
    _, person = np.unique(find_series(lay_out(events), rows), return_inverse=True)
    last = np.round(rows["at"] - rows["silence_s"])
    _, silence = np.unique(np.c_[person, last], axis=0, return_inverse=True)
    _, kind = np.unique(np.round(2 * rows["silence_s"] / DAY_S), return_inverse=True)
    return Moments(
        log_odds(probs),
        rows["observed"][:, None] & (rows["return_s"][:, None] <= spans),
        (events["t"].max() - rows["at"])[:, None] >= spans,
        unlike, person, silence.ravel(), kind,
    )  # fmt: skip


def pick_moments(m: Moments, h: int, draw: int) -> Any:
    """Pick at most one moment of each silence, of a length drawn before it is known to last."""
    chance = np.random.default_rng(draw)
    wanted = chance.integers(0, m.kind.max() + 1, m.silence.max() + 1)
    return np.flatnonzero(m.known[:, h] & (m.kind == wanted[m.silence]))


def fit_shift(odds: Any, came: Any, person: Any) -> tuple[float, float]:
    """Fit a normal to the people's shifts in log-odds, by marginal likelihood.

    Returns:
        Its mean and its standard deviation.
    """
    _, code = np.unique(person, return_inverse=True)
    z = odds[:, None] + GRID
    like = np.zeros((code.max() + 1, len(GRID)))
    np.add.at(like, code, -np.logaddexp(0, np.where(came[:, None], -z, z)))
    like = np.exp(like - like.max(1, keepdims=True))
    mean, wide = 0.0, 0.4
    for means, wides in (
        (np.arange(-4, 4.01, 0.1), np.array([0.4])),
        (
            np.arange(-0.5, 0.51, 0.05),
            np.array([0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 1.0, 1.4, 2.0]),
        ),
        (np.arange(-0.1, 0.11, 0.02), np.linspace(-0.15, 0.15, 7)),
    ):
        m, s = (a.ravel() for a in np.meshgrid(mean + means, wides))
        s = np.maximum(s + wide, 0.03) if wides[0] < 0 else s
        bell = np.exp(-0.5 * ((GRID[:, None] - m) / s) ** 2)
        best = int(np.argmax(np.log(like @ (bell / bell.sum(0)) + 1e-300).sum(0)))
        mean, wide = float(m[best]), float(s[best])
    return mean, wide


def measure_shifts(m: Moments, h: int, low: float = 0.0, high: float = 1.1) -> Any:
    """Measure the shifts of people at a span, for moments as unlike as named.

    Returns:
        Mean, standard deviation, mean square of ``unlike``, moments; None with too few.
    """
    found = []
    for draw in range(DRAWS):
        i = pick_moments(m, h, draw)
        i = i[(m.unlike[i] >= low) & (m.unlike[i] < high)]
        if len(i) < MIN_ROWS:
            return None
        shift = fit_shift(m.odds[i, h], m.came[i, h], m.person[i])
        found.append((*shift, (m.unlike[i] ** 2).mean(), len(i)))
    return np.mean(found, axis=0)


def set_range(shifts: Any, names: Collection[str]) -> tuple[Any, float]:
    """Set the ranges from the shifts found in some populations.

    The square of a range is Student's t squared times the mean square of the shifts, each
    population counting alike; it never falls as the span grows. What being unlike adds is the slope
    of that square on the square of ``unlike``, within populations, each difference weighed by how
    well it is known.

    Args:
        shifts: By population and span: mean, standard deviation, mean square of ``unlike`` and
            moments, of all moments and then of each bin of `UNLIKE` (or None).
        names: Populations that count.

    Returns:
        Half-width by span [H] and what a pair wholly unlike adds (log-odds), as the populations
        alone would have it.
    """
    top = bottom = 0.0
    for name in names:
        for whole, first, *further in shifts[name].values():
            for b in further:
                if first is None or b is None:
                    continue
                before, after = first[0] ** 2 + first[1] ** 2, b[0] ** 2 + b[1] ** 2
                weight = b[3] / whole[3] / (before**2 + after**2)
                top += weight * (b[2] - first[2]) * (after - before)
                bottom += weight * (b[2] - first[2]) ** 2
    slope = max(top / bottom, 0.0)
    square = []
    for d in SPANS:
        found = [shifts[n][d][0] for n in names if d in shifts[n]]
        rest = [mean**2 + wide**2 - slope * unlike for mean, wide, unlike, _ in found]
        square.append(max(float(np.mean(rest)), 0.0) if rest else 0.0)
    t = STUDENT[len(names)]
    return t * np.sqrt(np.maximum.accumulate(square)), t * math.sqrt(slope)


def within(mean: float, wide: float, by: float) -> float:
    """Return the share of normal shifts no further than ``by``."""
    return 0.5 * (
        math.erf((by - mean) / wide / math.sqrt(2)) + math.erf((by + mean) / wide / math.sqrt(2))
    )


def reach(half: Any, far: float, unlike: Any) -> Any:
    """Return the half-width of each moment's range (log-odds)."""
    return np.hypot(half, far * np.asarray(unlike))


def count_people(m: Moments, h: int, half: float, far: float) -> tuple[int, int]:
    """Count the people with many moments whose count no chance within the range explains.

    Returns:
        People, and those with fewer returns than the lower ends allow or more than the upper ends
        do, beyond 95% of what coins of these chances bring.
    """
    i = pick_moments(m, h, 0)
    by = reach(half, far, m.unlike)
    n = outside = 0
    for person in np.flatnonzero(np.bincount(m.person[i]) >= MIN_OF_ONE):
        j = i[m.person[i] == person]
        came = int(m.came[j, h].sum())
        fewest, most = (sum_coins(chances(m.odds[j, h] + s * by[j])) for s in (-1, 1))
        n += 1
        outside += bool(fewest[: came + 1].sum() < 0.025 or most[came:].sum() < 0.025)
    return n, outside


def sum_coins(p: Any) -> Any:
    """Return the law of how many of unlike coins fall on one."""
    law = np.ones(1)
    for x in p:
        law = np.convolve(law, (1 - x, x))
    return law


def count_bins(m: Moments, h: int, half: float, far: float) -> tuple[int, int]:
    """Count the bins of stated chances, and those where what came lies outside the mean range."""
    i = np.flatnonzero(m.known[:, h])
    by = reach(half, far, m.unlike[i])
    p, low, high = (chances(m.odds[i, h] + s * by) for s in (0, -1, 1))
    n = outside = 0
    for begin, stop in pairwise(STATED):
        k = (p >= begin) & (p < stop)
        if k.sum() >= MIN_ROWS:
            n += 1
            outside += not low[k].mean() <= m.came[i, h][k].mean() <= high[k].mean()
    return n, outside


@dataclass(frozen=True, slots=True)
class Drawn:
    """Moments of worlds: the truth, what was stated [n, H], and how unlike they are [n]."""

    world: Any
    truth: Any
    probs: Any
    unlike: Any


def draw_worlds(prior: Prior, seeds: Collection[int]) -> Drawn:
    """Draw every world once a seed and forecast its moments."""
    parts = []
    for name in WORLDS:
        for seed in seeds:
            w = make_world(name, SPANS, seed)
            probs, unlike = forecast_moments(w.events, w.rows, prior)
            parts.append((np.full(len(unlike), name), w.truth, probs, unlike))
    return Drawn(*(np.concatenate(c) for c in zip(*parts, strict=True)))


def set_far(d: Drawn, half: Any) -> float:
    """Set how much being unlike widens a range, by worlds whose truth is known.

    Returns:
        The least at which moments with a fifth or more of their numbers outside what the prior saw
        are held as often as those with under a tenth, over worlds and spans alike.
    """
    for far in np.arange(0.0, 30.0, 0.5):
        held = hold_truth(d.truth, d.probs, d.unlike, half, far).mean(1)
        near, away = (
            np.mean([held[(d.world == w) & k].mean() for w in WORLDS])
            for k in (d.unlike < 0.1, d.unlike >= 0.2)
        )
        if away >= near:
            break
    return float(far)


def score_worlds(ranges: dict[str, Any], d: Drawn) -> None:
    """Print how often the range of a moment holds the true chance, in whole per cent as told."""
    head("world, ranges", "unlike", "moments", *(f"{x} d" for x in SPANS))
    for name in WORLDS:
        for label, (half, far) in ranges.items():
            held = hold_truth(d.truth, d.probs, d.unlike, half, far)
            for low, high in ((0.0, 1.1), (0.2, 1.1)):
                k = (d.world == name) & (d.unlike >= low) & (d.unlike < high)
                if k.sum() >= MIN_ROWS:
                    told = f"from {low:g}" if low else "all"
                    cells = (f"{x:.0f}" for x in 100 * held[k].mean(0))
                    line(f"{name}, {label}", told, k.sum(), *cells)


def hold_truth(truth: Any, probs: Any, unlike: Any, half: Any, far: float) -> Any:
    """Say whether each true chance lies in its range as the page tells it [n, H]."""
    by = reach(half, far, unlike[:, None])
    low, high = (np.maximum.accumulate(chances(log_odds(probs) + s * by), 1) for s in (-1, 1))
    ok: Any = (truth >= low.round(2) - 0.005) & (truth <= high.round(2) + 0.005)
    return ok


def head(*cells: Any) -> None:
    """Print the head of a table."""
    print()
    line(*cells)
    line(*["---"] * len(cells))


def line(*cells: Any) -> None:
    """Print one line of a table."""
    print("| " + " | ".join(str(c) for c in cells) + " |", flush=True)


def measure_all(moments: dict[str, Moments]) -> Any:
    """Measure and print the shifts of every population; see `set_range` for what comes back."""
    shifts: Any = {}
    head("left out", "days", "shift ± spread of people", *(f"unlike {a:g}-{b:g}" for a, b in BINS))
    for name, m in moments.items():
        shifts[name] = {}
        for h, d in enumerate(SPANS):
            if (d < 14 and name not in MESSAGES) or (d > 90 and name in MESSAGES):
                continue
            found = [measure_shifts(m, h), *(measure_shifts(m, h, *b) for b in BINS)]
            if found[0] is not None:
                shifts[name][d] = found
                told = ("" if f is None else f"{f[0]:+.2f} ± {f[1]:.2f}" for f in found)
                line(name, d, *told)
    return shifts


def hold_ranges(moments: dict[str, Moments], shifts: Any, ranges: dict[str, Any]) -> None:
    """Print the share of people within each kind of range, by population and span."""
    for label, by_name in ranges.items():
        head(f"ranges {label}", *(f"{d} d" for d in SPANS), "people outside", "bins outside")
        means = []
        for name, m in moments.items():
            half, far = by_name[name]
            cells, people, bins = [], np.zeros(2, int), np.zeros(2, int)
            for h, d in enumerate(SPANS):
                if d not in shifts[name]:
                    cells.append(math.nan)
                    continue
                mean, wide, unlike, _ = shifts[name][d][0]
                cells.append(100 * within(mean, wide, reach(half[h], far, math.sqrt(unlike))))
                people += count_people(m, h, half[h], far)
                bins += count_bins(m, h, half[h], far)
            means.append(cells)
            line(
                name, *("" if math.isnan(c) else f"{c:.0f}" for c in cells),
                f"{people[1]} of {people[0]}", f"{bins[1]} of {bins[0]}",
            )  # fmt: skip
        line("mean", *(f"{c:.0f}" for c in np.nanmean(means, axis=0)), "", "")


def main() -> None:
    """Measure, set, hold, and print tables."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--bench", type=Path, required=True)
    ask.add_argument("--seeds", type=int, default=2, help="draws of each world")
    ask.add_argument(
        "--write-prior", type=Path, help="write the prior that ships with these ranges"
    )
    a = ask.parse_args()
    bench = open_bench(a.data, a.bench)
    if bench is None:
        return
    moments = {
        n: state_moments(bench.events[n], bench.rows(n), bench.leave_out(n)) for n in POPULATIONS
    }
    prior = load_prior()
    shifts = measure_all(moments)
    half, slope = set_range(shifts, POPULATIONS)
    learn = draw_worlds(prior, range(100, 100 + a.seeds))
    far = set_far(learn, half)
    print(
        f"\nby the populations alone a pair wholly unlike adds {slope:.2f}, by the worlds {far:.2f}"
    )
    print(
        f"\nhalf-widths {[round(float(x), 2) for x in half]}, a pair wholly unlike adds {far:.2f}"
    )
    others = {}
    for name in POPULATIONS:
        rest, _ = set_range(shifts, [n for n in POPULATIONS if n != name])
        others[name] = (rest, set_far(learn, rest))
    ranges = {
        "before": dict.fromkeys(POPULATIONS, BEFORE),
        "set by all": dict.fromkeys(POPULATIONS, (half, far)),
        "set by the others": others,
    }
    hold_ranges(moments, shifts, ranges)
    unseen = {
        "unseen letters": state_moments(*read_letters(a.data / "pd_letters_text.parquet"), prior)
    }
    both = {
        k: dict.fromkeys(unseen, v) for k, v in (("before", BEFORE), ("set by all", (half, far)))
    }
    hold_ranges(unseen, measure_all(unseen), both)
    score_worlds({"before": BEFORE, "set by all": (half, far)}, draw_worlds(prior, range(a.seeds)))
    if a.write_prior:
        about = {
            "command": "benchmarks/intervals.py --write-prior",
            "what": "half-widths of the 95% range in log-odds: Student's t with six degrees of "
            "freedom times the root mean square of people's shifts in six populations, each left "
            "out; far: the least at which unlike moments of simulated worlds are held as often as "
            "others; docs/explanation/calibration.md",
        }
        made = replace(
            prior, reach=tuple(round(float(x), 2) for x in half), far=round(far, 2),
            provenance={**prior.provenance, "reach": about},
        )  # fmt: skip
        a.write_prior.write_text(prior_to_json(made), encoding="utf-8")


if __name__ == "__main__":
    main()
