"""Where the reach ends: ``python benchmarks/reach.py --data D --bench B``.

Each population is left out in turn; the curve fitted to the others is asked at its landmarks. What
was stated is held against what came, cell by cell: a length of silence and a span ahead. A rule of
reach says which moments are told of. Of a grid of rules the one that tells the most is chosen,
while no cell of any population is off by `BAR` or more; once by all, and once for each population
by the other seven alone, and then held against the one that had no say. ``D`` and ``B`` as for
`forecast.py`.
"""

import argparse
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
from calibrate import find_floor
from intervals import DRAWS, SPANS, chances, fit_shift, head, line, log_odds, within
from leaving import WORLDS, draw, known
from unseen import read_letters

from awhile.fit.prior import Prior, load_prior
from awhile.forecast import reach
from awhile.lab.population import forecast_landmarks
from awhile.lab.population.landmarks import DAY_S, Layout, find_series, lay_out
from awhile.lab.population.population import find_landmarks
from forecast import POPULATIONS, open_bench

BAR = 0.06
MIN_CELL = 60
"""Fewest moments of a cell that counts."""

GRID = tuple(
    product((5,), (1, 5, 10, 15, 20, 25, 30), (0, 60, 90, 120), (30, 90, 365), (30, 90, 365))
)
"""Rules: earlier silences as long; how many times the record holds the silence and the span ahead;
the shortest record, the longest silence and the longest span ahead (days). With more silences asked
for, a rule could pass by leaving a population too few moments to count; so five stay."""

SHIPPED = (
    reach.MIN_AS_LONG, reach.TIMES, reach.MIN_RECORD_S / DAY_S, reach.LONGEST_S / DAY_S,
    reach.FARTHEST_S / DAY_S,
)  # fmt: skip
BEFORE = (5, 1, 0, 1e9, 365)
"""The rule until this was measured, but for the silence, which it did not count."""

Rule = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Moments:
    """Moments of a population, and what a rule looks at; all of it known at the moment.

    Attributes:
        stated: Chances of a word within each span [n, H].
        came: Whether it came [n, H].
        seen: Whether the record goes on that long after the moment [n, H].
        person: Number of the silent person [n].
        silence: Number of the silence [n].
        length: Which length of silence was asked about (days) [n].
        elapsed: How long it had lasted (days) [n].
        span: How long the record was (days) [n].
        as_long: Earlier silences that lasted as long [n].
    """

    stated: Any
    came: Any
    seen: Any
    person: Any
    silence: Any
    length: Any
    elapsed: Any
    span: Any
    as_long: Any


def look(events: Any, rows: Mapping[str, Any], prior: Prior) -> Moments:
    """Forecast moments of a population, and find what its pairs had shown by then."""
    layout = lay_out(events)
    series, at = find_series(layout, rows), np.asarray(rows["at"], float)
    shown = np.array([_show(layout, int(k), t) for k, t in zip(series, at, strict=True)])
    spans = np.array(SPANS) * DAY_S
    return Moments(
        forecast_landmarks(events, rows, SPANS, prior),
        rows["observed"][:, None] & (rows["return_s"][:, None] <= spans),
        (np.max(events["t"]) - at)[:, None] >= spans,
        np.unique(series, return_inverse=True)[1],
        np.unique(np.c_[series, np.round(at - rows["silence_s"])], axis=0, return_inverse=True)[
            1
        ].ravel(),
        np.round(np.asarray(rows["silence_s"]) / DAY_S * 2) / 2,
        *(shown[:, :2] / DAY_S).T,
        shown[:, 2],
    )


def _show(layout: Layout, k: int, at: float) -> tuple[float, float, int]:
    """Return the silence (s), the record (s) and the earlier silences as long, at a moment."""
    starts, ends = (
        x[layout.visit_at[k] : layout.visit_at[k + 1]] for x in (layout.starts, layout.ends)
    )
    times = [layout.times[layout.time_at[j] : layout.time_at[j + 1]] for j in (k, k ^ 1)]
    seen = int(np.searchsorted(starts, at, side="right"))
    elapsed = at - times[0][np.searchsorted(times[0], at, side="right") - 1]
    first = min(t[0] for t in times if len(t))
    return elapsed, at - first, int((starts[1:seen] - ends[: seen - 1] >= elapsed).sum())


def reached(m: Moments, rule: Rule) -> Any:
    """Say which spans of which moments are told, and known to have come or not [n, H]."""
    least, times, record, silence, ahead = rule
    spans = np.array(SPANS, float)
    fit = (m.elapsed[:, None] + spans) * times <= m.span[:, None]
    ok = (m.as_long >= least) & (m.span >= record) & (m.elapsed <= silence)
    return ok[:, None] & fit & (spans <= ahead) & m.seen


def cells(m: Moments, rule: Rule) -> list[tuple[float, int, int, int, float, float, float]]:
    """List the cells within a rule.

    Returns:
        Length of silence and span (days), moments, people, stated, came, and the standard error of
        their difference, where the moments of one person hang together.
    """
    told, out = reached(m, rule), []
    for length in np.unique(m.length):
        for h, days in enumerate(SPANS):
            pick = told[:, h] & (m.length == length)
            if pick.sum() >= MIN_CELL:
                out.append((float(length), days, *_compare(m, pick, h)))
    return out


def _compare(m: Moments, pick: Any, h: int) -> tuple[int, int, float, float, float]:
    stated, came = m.stated[pick, h], m.came[pick, h]
    off = stated - came
    _, person = np.unique(m.person[pick], return_inverse=True)
    error = float(np.sqrt((np.bincount(person, off - off.mean()) ** 2).sum()) / len(off))
    return len(off), int(person.max()) + 1, float(stated.mean()), float(came.mean()), error


def worst(m: Moments, rule: Rule) -> float:
    """Return how far off the worst cell is; 0 where no cell is told."""
    return max((gap(c) for c in cells(m, rule)), default=0.0)


def gap(cell: Any) -> float:
    """Return how far what was stated in a cell lies from what came."""
    return float(abs(cell[4] - cell[5]))


def write_cell(cell: Any) -> str:
    """Write the worst cell of a population as a cell of a table."""
    if cell is None:
        return "–"
    length, days, n, people, stated, came, error = cell
    return f"{stated - came:+.3f} ± {error:.3f} ({length:g} d, {days} d ahead; {n:,} of {people:,})"


def choose(off: Mapping[Rule, Mapping[str, float]], told: Any, names: Collection[str]) -> Rule:
    """Choose the rule that tells the most while no cell of these populations is off."""
    ok = [r for r in GRID if all(off[r][n] < BAR for n in names)]
    return max(ok, key=lambda r: np.mean([told[r][n] for n in names]))


def write(rule: Rule) -> str:
    """Write a rule as a cell of a table."""
    return "{:g} as long, {:g} times, {:g} d, to {:g} d, {:g} d ahead".format(*rule)


def tell_cells(moments: Mapping[str, Moments], rule: Rule) -> None:
    """Print every cell within a rule, one line a population and length of silence."""
    head("left out", "silent for", "moments, people: stated/came, by span ahead", "farthest")
    for name, m in moments.items():
        found = cells(m, rule)
        if not found:
            line(name, "–", "no record as long as the reach asks for", "")
        for length in sorted({c[0] for c in found}):
            mine = [c for c in found if c[0] == length]
            far = max(mine, key=gap)
            told = "; ".join(f"{c[1]} d {c[2]:,}, {c[3]}: {c[4]:.2f}/{c[5]:.2f}" for c in mine)
            line(name, f"{length:g} d", told, f"{far[4] - far[5]:+.3f} ± {far[6]:.3f}")


def find_error(p: Any, y: Any) -> float:
    """Return the calibration error over ten bins of stated chances."""
    tenth = np.minimum((p * 10).astype(int), 9)
    return float(np.abs(np.bincount(tenth, p - y)).sum() / len(p))


def tell_whole(moments: Mapping[str, Moments], rule: Rule) -> None:
    """Print each span as a whole: calibration error over ten bins, bias, what chance brings."""
    head("left out", *(f"{d} d" for d in SPANS if d <= rule[4]))
    for name, m in moments.items():
        told, row = reached(m, rule), []
        for h, days in enumerate(SPANS):
            pick = told[:, h]
            if days > rule[4]:
                continue
            if pick.sum() < MIN_CELL:
                row.append("")
                continue
            p, y = m.stated[pick, h], m.came[pick, h]
            error = find_error(p, y)
            _, chance = find_floor(p, y.astype(float), np.full(len(p), 1 / len(p)), m.person[pick])
            row.append(f"{error:.3f} ({p.mean() - y.mean():+.3f}; {chance:.3f})")
        line(name, *row)


Shifts = dict[str, dict[int, tuple[float, float]]]
"""Mean and spread of people's shifts (log-odds), by population and span (days)."""


def measure_shifts(moments: Mapping[str, Moments], rule: Rule, length: float = 0.0) -> Shifts:
    """Measure how people differ from what was stated of them within a rule.

    One moment of a silence at most counts, of a length drawn beforehand, or of the one named
    (days); cells of under `MIN_CELL` moments are left out.
    """
    shifts: Shifts = {}
    for name, m in moments.items():
        told, kind = reached(m, rule), np.unique(m.length, return_inverse=True)[1]
        shifts[name] = {}
        for h, days in enumerate(SPANS):
            found = []
            for turn in range(DRAWS):
                chance = np.random.default_rng(turn)
                wanted = chance.integers(0, kind.max() + 1, m.silence.max() + 1)
                drawn = m.length == length if length else kind == wanted[m.silence]
                pick = np.flatnonzero(told[:, h] & drawn)
                if len(pick) >= MIN_CELL:
                    odds = log_odds(m.stated[pick, h])
                    found.append(fit_shift(odds, m.came[pick, h], m.person[pick]))
            if len(found) == DRAWS:
                mean, wide = np.mean(found, axis=0)
                shifts[name][days] = float(mean), max(float(wide), 1e-3)
    return shifts


def hold_people(moments: Mapping[str, Moments], rule: Rule, halves: Iterable[float]) -> None:
    """Print the shifts of people, and the share of them within ranges of some half-widths."""
    shifts = measure_shifts(moments, rule)
    spans = [d for d in SPANS if any(d in s for s in shifts.values())]
    head("left out: shift ± spread of people", *(f"{d} d" for d in spans))
    for name, found in shifts.items():
        line(name, *("{:+.2f} ± {:.2f}".format(*found[d]) if d in found else "" for d in spans))
    lengths = sorted({length for m in moments.values() for length in m.length.tolist()})
    by_length = {x: measure_shifts(moments, rule, x) for x in lengths if x <= rule[3]}
    head("people within", *(f"{d} d" for d in spans), "mean",
         *(f"silent {x:g} d" for x in by_length))  # fmt: skip
    for half in halves:
        means = [
            100 * np.mean([within(*s[d], half) for s in shifts.values() if d in s]) for d in spans
        ]
        after = [
            100 * np.mean([within(*c, half) for s in one.values() for c in s.values()])
            for one in by_length.values()
        ]
        wide = chances(half) - chances(-half)
        label = f"±{half:.2f} ({100 * wide:.0f} points at most)"
        line(label, *(f"{x:.0f}%" for x in (*means, np.mean(means), *after)))


def tell_worlds(rule: Rule, seed: int, n_pairs: int) -> None:
    """Print what the prior that ships says within reach in worlds where people leave."""
    moments = {}
    for name, world in WORLDS.items():
        events, _ = draw(world, n_pairs, seed)
        layout = lay_out(events)
        series, at, wait, came = find_landmarks(layout, (0.5, 1, 3, 7, 14), layout.end_s)
        ok = known(layout, series, at)
        series, at, wait, came = series[ok], at[ok], wait[ok], came[ok]
        last = [
            layout.times[layout.time_at[k] :][
                np.searchsorted(layout.times[layout.time_at[k] : layout.time_at[k + 1]], t, "right")
                - 1
            ]
            for k, t in zip(series, at, strict=True)
        ]
        rows = {
            "dyad": layout.dyads[series // 2], "partner": series % 2, "at": at,
            "silence_s": at - np.array(last), "return_s": wait, "observed": came,
        }  # fmt: skip
        moments[name] = look(events, rows, load_prior())
    tell_cells(moments, rule)


def main() -> None:
    """Measure, choose, hold, and print tables."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--bench", type=Path, required=True)
    ask.add_argument("--pairs", type=int, default=400, help="pairs of each simulated world")
    ask.add_argument("--seed", type=int, default=1)
    a = ask.parse_args()
    bench = open_bench(a.data, a.bench)
    if bench is None:
        return
    moments = {n: look(bench.events[n], bench.rows(n), bench.leave_out(n)) for n in POPULATIONS}
    off = {r: {n: worst(m, r) for n, m in moments.items()} for r in GRID}
    most = {n: max(int(reached(m, BEFORE).sum()), 1) for n, m in moments.items()}
    told = {r: {n: reached(m, r).sum() / most[n] for n, m in moments.items()} for r in GRID}
    head("chosen by", "rule", "told of what was told before", "worst cell", "there, if left out")
    for out in (None, *POPULATIONS):
        names = [n for n in POPULATIONS if n != out]
        rule = choose(off, told, names)
        share = np.mean([told[rule][n] for n in names])
        line(
            f"all but {out}" if out else "all", write(rule), f"{share:.0%}",
            f"{max(off[rule][n] for n in names):.3f}", f"{off[rule][out]:.3f}" if out else "",
        )  # fmt: skip
    print(f"\nships: {write(SHIPPED)}", flush=True)
    head("left out", "moments told of, before", "now", "worst cell, before", "now")
    for name, m in moments.items():
        n = [int(reached(m, r).any(1).sum()) for r in (BEFORE, SHIPPED)]
        bad = [max(cells(m, r), key=gap, default=None) for r in (BEFORE, SHIPPED)]
        line(name, *(f"{x:,}" for x in n), *(write_cell(c) for c in bad))
    tell_cells(moments, SHIPPED)
    tell_whole(moments, SHIPPED)
    hold_people(moments, SHIPPED, (0.5, 0.6, 0.7, 0.84))
    letters = {
        "unseen letters": look(*read_letters(a.data / "pd_letters_text.parquet"), load_prior())
    }
    tell_cells(letters, SHIPPED)
    tell_worlds(SHIPPED, a.seed, a.pairs)


if __name__ == "__main__":
    main()
