"""Where people really leave: is it seen, refitted and not? ``python benchmarks/leaving.py``.

Four worlds with known ends, none of the model's own family. Half of the pairs fit (the trees of the
prior, BG/NBD and Pareto/NBD), the other half is asked: at the end of observation whether nothing
more comes, and at earlier moments whether a word comes within thirty days, by length of silence.
"""

import argparse
import math
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np

from awhile.fit.prior import Prior, load_prior
from awhile.lab.population import fit_population, forecast_layout
from awhile.lab.population.landmarks import DAY_S, Layout, lay_out
from awhile.lab.population.population import find_landmarks

DAYS = 300.0
SILENCES = (1.0, 3.0, 7.0, 14.0, 30.0, 60.0)
FROM_DAYS = ((0.0, 10.0), (10.0, 20.0), (20.0, 45.0), (45.0, 100.0), (100.0, 400.0))
Events = dict[str, Any]
Pair = Callable[[np.random.Generator], tuple[list[tuple[float, int]], float, float]]


def renewal(rng: np.random.Generator) -> tuple[list[tuple[float, int]], float, float]:
    """Lognormal gaps at each person's own pace; one in a hundred is the last."""
    rows: list[tuple[float, int]] = []
    ends = []
    for person in (0, 1):
        pace, t = rng.lognormal(0.3, 0.8), rng.uniform(0, 30)
        while t < DAYS:
            rows.append((t, person))
            if rng.random() < 0.01:
                break
            t += pace * rng.lognormal(0, 1)
        ends.append(math.inf if t >= DAYS else t)
    return rows, ends[0], ends[1]


def hawkes(rng: np.random.Generator, *, lives: float = 350.0) -> Any:
    """Each calls forth the other and themselves; the pair ends once, for both."""
    end = rng.exponential(lives)
    base = 0.25 * rng.lognormal(0, 0.6, 2)
    t, excite = 0.0, np.zeros(2)
    rows: list[tuple[float, int]] = []
    stop = min(end, DAYS)
    while True:
        top = base.sum() + 2.0 * 0.75 * excite.sum()
        step = rng.exponential(1 / top)
        t += step
        if t >= stop:
            break
        excite *= math.exp(-2.0 * step)
        rate = base + 2.0 * np.array([0.25 * excite[0] + 0.5 * excite[1],
                                      0.5 * excite[0] + 0.25 * excite[1]])  # fmt: skip
        u = rng.random() * top
        if u < rate.sum():
            person = int(u >= rate[0])
            rows.append((t, person))
            excite[person] += 1.0
    last = math.inf if end > DAYS else end
    return rows, last, last


def sessions(rng: np.random.Generator, *, lives: float = 350.0) -> Any:
    """Sessions by day, coin flips inside them; the pair ends once, for both."""
    end = rng.exponential(lives)
    pace, t = rng.lognormal(0.2, 0.7), 0.0
    rows: list[tuple[float, int]] = []
    while t < min(end, DAYS):
        begin = math.floor(t) + 0.35 + 0.6 * (t % 1)
        rows += [(begin + k / 300, int(rng.random() < 0.5)) for k in range(rng.geometric(1 / 6))]
        t += rng.exponential(pace)
    last = math.inf if end > DAYS else end
    return rows, last, last


def staying(rng: np.random.Generator) -> Any:
    """The same sessions, and nobody ever leaves."""
    return sessions(rng, lives=1e9)


WORLDS: dict[str, Pair] = {
    "renewal": renewal, "hawkes": hawkes, "sessions": sessions, "staying": staying,
}  # fmt: skip


def draw(world: Pair, n_pairs: int, seed: int) -> tuple[Events, Any]:
    """Draw pairs; return their events and when each series ended (days) [2 n]."""
    rng = np.random.default_rng(seed)
    dyad, t, sender, ends = [], [], [], []
    for d in range(n_pairs):
        rows, *last = world(rng)
        rows = sorted(row for row in rows if row[0] < DAYS)
        dyad += [f"p{d:05}"] * len(rows)
        t += [x * DAY_S for x, _ in rows]
        sender += [s for _, s in rows]
        ends.append(last)
    return {"dyad": np.array(dyad), "t": np.array(t), "sender": np.array(sender)}, np.array(ends)


def part(events: Events, ends: Any, side: int) -> tuple[Layout, Events, Any]:
    """Take every other pair."""
    keep = np.array([int(name[1:]) % 2 == side for name in events["dyad"]])
    mine = {c: v[keep] for c, v in events.items()}
    layout = lay_out(mine)
    numbers = np.array([int(name[1:]) for name in layout.dyads])
    return layout, mine, ends[numbers].ravel()


def summary(layout: Layout, k: int, until_s: float) -> tuple[float, float, float]:
    """Count one series as purchases: repeats, recency and age (days)."""
    starts = layout.starts[layout.visit_at[k] : layout.visit_at[k + 1]]
    starts = starts[starts <= until_s]
    return (
        len(starts) - 1.0, (starts[-1] - starts[0]) / DAY_S,
        max((until_s - starts[0]) / DAY_S, 1e-3),
    )  # fmt: skip


def rival(name: str, layout: Layout) -> Callable[[Any, float], tuple[Any, Any]]:
    """Fit BG/NBD or Pareto/NBD; return what gives P(gone) and P(a word within so many days)."""
    import lifetimes

    kind = {"BG/NBD": lifetimes.BetaGeoFitter, "Pareto/NBD": lifetimes.ParetoNBDFitter}[name]
    some = [k for k in range(2 * len(layout.dyads)) if layout.visit_at[k + 1] > layout.visit_at[k]]
    x, recency, age = np.array([summary(layout, k, DAYS * DAY_S) for k in some]).T
    model = kind(penalizer_coef=1e-3)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model.fit(x, recency, np.maximum(age, recency + 1e-3))
    r, alpha = model.params_["r"], model.params_["alpha"]

    def ask(rows: Any, days: float) -> tuple[Any, Any]:
        x, recency, age = rows.T
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            alive = model.conditional_probability_alive(x, recency, np.maximum(age, recency))
        return 1 - alive, alive * (1 - ((alpha + age) / (alpha + age + days)) ** (r + x))

    return ask


def known(layout: Layout, series: Any, at: Any) -> Any:
    """Say where a forecast would be made: eight messages, three of the silent one."""
    counts = np.diff(layout.time_at)
    return (counts[series] >= 3) & (counts[series] + counts[series ^ 1] >= 8) & (at > 0)


def score(name: str, world: Pair, n_pairs: int, seed: int, rivals: list[str]) -> None:
    """Print the two tables of one world."""
    events, ends = draw(world, n_pairs, seed)
    learn, mine, _ = part(events, ends, 0)
    layout, _, last = part(events, ends, 1)
    priors: dict[str, Prior] = {
        "shipped": load_prior(),
        "refitted": fit_population(mine, seed=seed, whole_share=1.0),
    }
    asks = {r: rival(r, learn) for r in rivals}
    series = np.arange(2 * len(layout.dyads))
    at = np.full(len(series), DAYS * DAY_S)
    use = series[known(layout, series, at)]
    gone = np.isfinite(last[use])
    told = {
        who: 1 - forecast_layout(layout, use, at[use], (365.0,), p)[:, 0]
        for who, p in priors.items()
    }
    purchases = np.array([summary(layout, int(k), DAYS * DAY_S) for k in use])
    told |= {who: ask(purchases, 30.0)[0] for who, ask in asks.items()}
    share = gone.mean()
    line = [f"{who} {np.mean((p - gone) ** 2):.3f} ({p.mean():.2f})" for who, p in told.items()]
    print(f"{name}: gone {share:.2f} of {len(gone)}; Brier (mean): constant "
          f"{share * (1 - share):.3f}; " + "; ".join(line), flush=True)  # fmt: skip
    quiet = np.array([(DAYS * DAY_S - layout.ends[layout.visit_at[k + 1] - 1]) / DAY_S
                      for k in use])  # fmt: skip
    for low, high in FROM_DAYS:
        pick = (quiet >= low) & (quiet < high)
        if pick.sum() >= 20:
            line = [f"{who} {p[pick].mean():.2f}" for who, p in told.items()]
            print(f"  gone, silent {low:g}-{high:g} d: {gone[pick].mean():.2f} of {pick.sum()}; "
                  + "; ".join(line), flush=True)  # fmt: skip
    marks, moments, _, _ = find_landmarks(layout, SILENCES, (DAYS - 30) * DAY_S)
    rng = np.random.default_rng(seed)
    pick = rng.choice(len(marks), min(4_000, len(marks)), replace=False)
    marks, moments = marks[pick], moments[pick]
    back = np.array([_next(layout, int(k), x) for k, x in zip(marks, moments, strict=True)])
    came = back <= 30 * DAY_S
    quiet = np.array([_quiet(layout, int(k), x) for k, x in zip(marks, moments, strict=True)])
    chances = {
        who: forecast_layout(layout, marks, moments, (30.0,), p)[:, 0]
        for who, p in priors.items()
    }  # fmt: skip
    asked = np.array([summary(layout, int(k), x) for k, x in zip(marks, moments, strict=True)])
    chances |= {who: ask(asked, 30.0)[1] for who, ask in asks.items()}
    for days in SILENCES:
        pick = np.isclose(quiet, days, atol=0.01)
        if pick.sum() >= 20:
            line = [f"{who} {p[pick].mean():.2f}" for who, p in chances.items()]
            print(f"  a word within 30 d, silent {days:g} d: {came[pick].mean():.2f} of "
                  f"{pick.sum()}; " + "; ".join(line), flush=True)  # fmt: skip
    line = [f"{who} {np.mean((p - came) ** 2):.4f}" for who, p in chances.items()]
    print("  a word within 30 d, Brier: " + "; ".join(line), flush=True)


def _next(layout: Layout, k: int, at: float) -> float:
    starts = layout.starts[layout.visit_at[k] : layout.visit_at[k + 1]]
    later = starts[starts > at]
    return float(later[0] - at) if len(later) else math.inf


def _quiet(layout: Layout, k: int, at: float) -> float:
    ends = layout.ends[layout.visit_at[k] : layout.visit_at[k + 1]]
    return float(at - ends[ends <= at][-1]) / DAY_S


def main() -> None:
    """Run it all."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--worlds", nargs="*", default=list(WORLDS), choices=list(WORLDS))
    ask.add_argument("--pairs", type=int, default=800, help="half of them fit")
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--rivals", nargs="*", default=["BG/NBD", "Pareto/NBD"])
    a = ask.parse_args()
    for name in a.worlds:
        score(name, WORLDS[name], a.pairs, a.seed, a.rivals)


if __name__ == "__main__":
    main()
