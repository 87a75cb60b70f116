"""Score the forecast on real correspondence: ``python benchmarks/forecast.py --data D --bench B``.

Cross-validated by fold (fitted on the other folds of that population) and with each population left
out (fitted on the others, no refit), beside the published baselines on the same rows; left out once
more on short records cut from the middle of the fast populations, beside Kaplan-Meier fitted inside
each cut; the hidden states alone, on the same rows; and letters that no prior has seen. ``D`` holds
``NAME.parquet``, ``B`` the landmarks, ``score.py`` and ``baselines.csv``; none of it is shipped.
"""

import argparse
import importlib.util
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq
from calibrate import find_floor, hold_law
from cuts import CUTS, HORIZONS, kaplan_meier, make_cuts
from rivals import RIVALS, cross_validate_rival
from unseen import read_letters

from awhile.fit.prior import Prior, StatePrior, load_prior, prior_to_json
from awhile.lab.population import (
    fit_population,
    fit_states,
    forecast_among,
    forecast_landmarks,
    forecast_states,
)
from awhile.lab.population.gradient_boosting import fit_trees
from awhile.lab.population.landmarks import (
    DAY_S,
    compiled,
    describe_landmarks,
    find_series,
    lay_out,
)
from awhile.lab.population.population import DAY_SILENCES_DAYS, EDGES_S, SILENCES_DAYS

try:
    import pandas as pd
except ImportError:
    sys.exit("this benchmark needs pandas: pip install pandas")

MESSAGES = ("collegemsg", "radoslaw_email", "email_eu_core", "cns_sms_half", "reality_calls")
LETTERS = ("cmif_csstorage", "jean_paul", "moritz_sachsen")
POPULATIONS = MESSAGES + LETTERS
BAR = {"left out": "KM", "left out watching others": "KM", "states, left out": "KM"}
"""What each way of scoring is held against; gradient boosting unless named here."""

SHIPPED: dict[str, Any] = {
    "weights": {"collegemsg": 0.05, "reality_calls": 0.3}, "cap": 30_000, "whole_share": 0.3,
    "n_trees": 220, "n_leaves": 10, "rate": 0.07,
}  # fmt: skip
"""How the trees of the prior that ships are fitted."""

STATES: dict[str, Any] = {"weights": {"collegemsg": 0.25}, "n_types": 14, "max_pairs": 1_500}
"""How its hidden states are fitted, with half of the rounds and fewer pairs."""

WAYS = (
    "cross-validated", "left out", "left out watching others", "cut short", "whole curve",
    "unseen letters", "states, cross-validated", "states, left out",
)  # fmt: skip
HEAD = "population,how,horizon_days,brier,bar_brier,calibration_error,floor,floor_95,bias,rows"

MIX = (0.5, 0.2, 0.3)
"""Cross-validated: weights of the curve, of logistic regression, of one fit per horizon."""


def read_columns(path: Path) -> dict[str, Any]:
    """Read a Parquet file as arrays by column."""
    table = pq.read_table(path)
    return {c: table.column(c).to_numpy(zero_copy_only=False) for c in table.column_names}


def hold_out(events: dict[str, Any], rows: dict[str, Any], fold: int) -> tuple[Any, Any]:
    """Return which rows a fold holds, and which pairs may be learned from."""
    mine = rows["fold"] == fold
    held = np.unique(rows["dyad"][mine].astype(str))
    return mine, np.setdiff1d(np.unique(events["dyad"].astype(str)), held)


def cross_validate(bench: Any, name: str, n_trees: int) -> Any:
    """Forecast each fold from the other folds of the population, and a little from the others.

    A weighted mean (`MIX`) of the curve of trees (one fit to the population's other folds, one that
    also sees the other populations), of logistic regression on the same features, and of trees that
    answer for each horizon by itself.
    """
    events, rows, days = bench.events, bench.rows(name), bench.days(name)
    curve = np.zeros((len(rows["at"]), len(days)))
    for fold in np.unique(rows["fold"]):
        mine, free = hold_out(events[name], rows, fold)
        known = {n: np.unique(e["dyad"].astype(str)) for n, e in events.items()}
        known[name] = free
        part = {c: v[mine] for c, v in rows.items()}
        for names in ((name,), tuple(events)):
            prior = fit_population(
                {n: events[n] for n in names},
                dyads=known,
                seed=int(fold),
                weights={n: 1.0 if n == name else 0.1 for n in names},
                cap={n: 40_000 if n == name else 10_000 for n in names},
                whole_share=1.0,
                n_trees=n_trees,
                rate=0.06 * 180 / n_trees,
            )
            curve[mine] += forecast_landmarks(events[name], part, days, prior) / 2
    linear = cross_validate_rival("logistic", events[name], rows, days)
    parts = (curve, linear, cross_validate_directly(bench, name))
    mean: Any = sum(w * x for w, x in zip(MIX, parts, strict=True))
    return np.maximum.accumulate(mean, axis=1)


def cross_validate_directly(bench: Any, name: str) -> Any:
    """Forecast each fold by one fit of trees per horizon to the landmarks of the other folds."""
    rows, days, marks = bench.rows(name), bench.days(name), bench.marks[name]
    layout = lay_out(bench.events[name])
    x = describe_landmarks(layout, find_series(layout, rows), rows["at"], EDGES_S)[:, 0]
    grow = compiled()["score_trees"]
    out = np.zeros((len(x), len(days)))
    for fold in np.unique(rows["fold"]):
        mine = rows["fold"] == fold
        for h, d in enumerate(days):
            y, w = bench.score.weights(marks[~mine], float(d))
            learn = w > 0
            trees = fit_trees(
                x[~mine][learn], y[learn], w[learn] / w[learn].mean(), seed=int(fold),
                n_trees=250, rate=0.03, smallest=60, column_share=0.4,
            )  # fmt: skip
            odds = [
                grow(
                    trees.roots, trees.feature, trees.threshold, trees.left, trees.right,
                    trees.leaf, trees.base, row,
                )
                for row in x[mine]
            ]  # fmt: skip
            out[mine, h] = 1 / (1 + np.exp(-np.array(odds)))
    return out


def cross_validate_states(
    name: str, events: dict[str, Any], rows: dict[str, Any], days: Any
) -> Any:
    """Forecast each fold by hidden states fitted on the other folds of the population."""
    out = np.zeros((len(rows["at"]), len(days)))
    for fold in np.unique(rows["fold"]):
        mine, free = hold_out(events[name], rows, fold)
        keep = np.isin(events[name]["dyad"].astype(str), free)
        states, _ = fit_states(
            {name: {c: v[keep] for c, v in events[name].items()}},
            n_types=8, n_rounds=25, seed=int(fold),
        )  # fmt: skip
        part = {c: v[mine] for c, v in rows.items()}
        out[mine] = forecast_states(events[name], part, days, states, n_paths=20)
    return out


def draw_reliability(bins: dict[str, list[tuple[float, float, float]]]) -> str:
    """Draw stated against came true, one panel per population, as SVG."""
    size, gap = 150, 34
    width = 3 * (size + gap) + gap
    height = 2 * (size + gap + 14) + 10
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        'font-family="sans-serif" font-size="11"><title>Stated against came true</title>'
    )
    parts = [head, f'<rect width="{width}" height="{height}" fill="#fff"/>']
    for i, (name, points) in enumerate(bins.items()):
        x0, y0 = gap + (i % 3) * (size + gap), 24 + (i // 3) * (size + gap + 14)
        parts.append(f'<text x="{x0}" y="{y0 - 6}">{name}</text>')
        parts.append(
            f'<rect x="{x0}" y="{y0}" width="{size}" height="{size}" fill="none" stroke="#888"/>'
            f'<line x1="{x0}" y1="{y0 + size}" x2="{x0 + size}" y2="{y0}" stroke="#bbb"/>'
        )
        for stated, came, share in points:
            parts.append(
                f'<circle cx="{x0 + stated * size:.1f}" cy="{y0 + (1 - came) * size:.1f}" '
                f'r="{2 + 9 * share**0.5:.1f}" fill="#2a6f97" fill-opacity="0.6"/>'
            )
    return "".join(parts) + "</svg>\n"


@dataclass
class Bench:
    """The events and landmarks of every population, the scorer, and what was found so far."""

    score: Any
    bars: Any
    events: dict[str, Any]
    marks: dict[str, Any]
    priors: dict[str, Prior]
    lines: list[str]
    off: dict[str, float]
    middle: dict[str, str]
    learned: dict[str, Any]

    def days(self, name: str) -> Any:
        """Return the horizons of a population (days)."""
        days = self.score.HORIZONS["chat" if name in MESSAGES else "letter"]
        return days[:3] if name == "cns_sms_half" else days  # four weeks were watched

    def rows(self, name: str) -> dict[str, Any]:
        """Return a population's landmarks as arrays."""
        return {c: self.marks[name][c].to_numpy() for c in self.marks[name].columns}

    def leave_out(self, name: str) -> Prior:
        """Fit the trees of a prior on the other populations, once."""
        if name not in self.priors:
            others = {n: e for n, e in self.learned.items() if n != name}
            self.priors[name] = fit_population(others, **SHIPPED)
        return self.priors[name]

    def leave_out_states(self, name: str) -> StatePrior:
        """Fit hidden states on the other populations."""
        others = {n: e for n, e in self.learned.items() if n != name}
        return fit_states(others, **STATES)[0]

    def measure(self, rows: Any, days: Any, probs: Any) -> Any:
        """Return Brier score, calibration error, its floor (mean, 95%) and bias [H, 5]."""
        table = self.score.score_table(rows, pd.DataFrame(probs, columns=list(days)))
        out = []
        for h, (d, r) in enumerate(table.iterrows()):
            y, w = self.score.weights(rows, float(d))
            floor = find_floor(probs[:, h], y, w, rows.dyad.to_numpy())
            out.append((r.brier, r.calibration_error, *floor, r.mean_forecast - r.base_rate))
        return np.array(out)

    def keep(self, name: str, how: str, days: Any, found: Any, bar: Any, n: str) -> None:
        """Print and keep what `measure` found beside the bar."""
        for d, (brier, error, floor, chance, bias), b in zip(days, found, bar, strict=True):
            self.lines.append(
                f"{name},{how},{d:g},{brier:.4f},{b:.4f},{error:.4f},{floor:.4f},{chance:.4f},"
                f"{bias:+.4f},{n}"
            )
            miss = "" if round(brier, 4) <= round(b, 4) else "  MISS"
            print(self.lines[-1] + miss, flush=True)

    def bar(self, name: str, how: str) -> Any:
        """Return the published Brier scores a way is held against [H]."""
        model = BAR.get(how, "GBM")
        return self.bars[(self.bars.data == name) & (self.bars.model == model)].brier.to_numpy()


def forecast_bench(bench: Bench, how: str, name: str, n_trees: int) -> Any:
    """Forecast the landmarks of one population in one way [n, H]."""
    rows, days = bench.rows(name), bench.days(name)
    if how == "cross-validated":
        return cross_validate(bench, name, n_trees)
    if how == "left out":
        return forecast_landmarks(bench.events[name], rows, days, bench.leave_out(name))
    if how == "left out watching others":
        spans = SILENCES_DAYS if name in MESSAGES else DAY_SILENCES_DAYS
        return forecast_among(bench.events[name], rows, days, bench.leave_out(name), spans)
    if how == "states, cross-validated":
        return cross_validate_states(name, bench.events, rows, days)
    if how == "states, left out":
        states = bench.leave_out_states(name)
        return forecast_states(bench.events[name], rows, days, states, n_paths=20)
    return cross_validate_rival(how, bench.events[name], rows, days)


def score_cuts(bench: Bench, name: str) -> None:
    """Score short records of one population by a prior that never saw it."""
    prior = bench.leave_out(name)
    for length in CUTS:
        days = HORIZONS[length]
        cuts = make_cuts(bench.events[name], length)
        weight = np.array([len(c.rows["at"]) for c in cuts], float)
        ours = inside = 0.0
        for cut, share in zip(cuts, weight / weight.sum(), strict=True):
            rows = pd.DataFrame(cut.rows)
            probs = forecast_landmarks(cut.events, cut.rows, days, prior)
            ours += share * bench.measure(rows, days, probs)
            inside += share * bench.measure(rows, days, kaplan_meier(cut.rows, days))[:, 0]
        how = f"cut to {length} days"
        bench.keep(name, how, days, ours, inside, f"{weight.sum():.0f} in {len(cuts)} cuts")


def score_law(bench: Bench, name: str) -> None:
    """Hold the whole curve of the left-out prior against a uniform law, censoring included."""
    rows = bench.rows(name)
    grid = np.geomspace(0.01, 365, 120)
    chance = forecast_landmarks(bench.events[name], rows, list(grid), bench.leave_out(name))
    spent = np.c_[np.zeros(len(chance)), -np.log1p(-chance)]
    wait = np.minimum(rows["return_s"] / DAY_S, 365.0)
    place = np.append(0.0, grid)
    hazard = np.array([np.interp(x, place, row) for x, row in zip(wait, spent, strict=True)])
    seen = rows["observed"] & (rows["return_s"] <= 365 * DAY_S)
    a, a_by_chance, d, d_by_chance = hold_law(1 - np.exp(-hazard), seen, rows["dyad"])
    print(
        f"# {name}, left out: A-calibration {a:.4f} (chance alone: up to {a_by_chance:.4f}), "
        f"D-calibration {d:.4f} ({d_by_chance:.4f})",
        flush=True,
    )


def note_left_out(bench: Bench, name: str, probs: Any) -> None:
    """Keep what the provenance of a prior says of a population that was left out."""
    table = bench.score.score_table(
        bench.marks[name], pd.DataFrame(probs, columns=list(bench.days(name)))
    )
    last, middle = table.iloc[-1], table.iloc[2]
    p, q = last.mean_forecast, last.base_rate
    bench.off[name] = float(np.log(p / (1 - p)) - np.log(q / (1 - q)))
    bench.middle[name] = f"{middle.brier:.4f} ({bench.bar(name, 'left out')[2]:.4f})"


def write_prior(bench: Bench, path: Path, made: str) -> None:
    """Fit the trees to every population and write them, with the hidden states that ship.

    Args:
        bench: With every population left out once before.
        path: Where to write.
        made: The date, for the provenance.
    """
    before = load_prior()
    prior = fit_population(bench.learned, **SHIPPED, states=before.states)
    about = {
        **before.provenance,
        **prior.provenance,
        "made": made,
        "command": f"benchmarks/forecast.py --write-prior: fit_population(events, {SHIPPED})",
        "states": before.provenance["states"],
        "score": {
            "what": "Brier score with the population left out, no refit, middle horizon (7 or 90 "
            "days); in brackets Kaplan-Meier fitted inside it; docs/explanation/calibration.md",
            **bench.middle,
            "off_log_odds": {n: round(x, 2) for n, x in bench.off.items()},
        },
    }
    path.write_text(prior_to_json(replace(prior, provenance=about)), encoding="utf-8")
    print(f"# written to {path}")


def draw_bins(bench: Bench, name: str, probs: Any) -> list[tuple[float, float, float]]:
    """Return stated, came true and share of moments by tenths, at the middle horizon."""
    y, w = bench.score.weights(bench.marks[name], bench.days(name)[2])
    p = probs[:, 2]
    points = []
    for k in range(10):
        m = np.minimum((p * 10).astype(int), 9) == k
        if w[m].sum() > 0.002:
            q = w[m] / w[m].sum()
            points.append((float(q @ p[m]), float(q @ y[m]), float(w[m].sum())))
    return points


def add_calls(events: dict[str, Any], path: Path) -> dict[str, Any]:
    """Put the students' calls among their text messages."""
    calls = read_columns(path)
    return {
        c: np.concatenate([events["cns_sms_half"][c], calls[c]]) for c in ("dyad", "t", "sender")
    }


def open_bench(data: Path, folder: Path) -> Bench | None:
    """Read the events, landmarks, scorer and bars; None, and a line that says so, where absent."""
    if not (folder / "score.py").exists():
        print(f"{folder} holds no benchmark; nothing was run")
        return None
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    assert spec
    assert spec.loader
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    events = {n: read_columns(data / f"{n}.parquet") for n in POPULATIONS}
    return Bench(
        score,
        pd.read_csv(folder / "baselines.csv"),
        events,
        {n: pd.read_parquet(folder / f"{n}.landmarks.parquet") for n in POPULATIONS},
        {},
        [HEAD],
        {},
        {},
        # Calls are events to learn from; what is scored is a return by text message.
        events | {"cns_sms_half": add_calls(events, data / "cns_calls_half.parquet")},
    )


def main() -> None:
    """Run it all and print one table."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--bench", type=Path, required=True)
    ask.add_argument("--out", type=Path, help="folder for forecast.csv and reliability.svg")
    ask.add_argument("--only", nargs="*", default=POPULATIONS, help="populations to score")
    ask.add_argument("--how", nargs="*", default=[*WAYS, *RIVALS], help="what to run")
    ask.add_argument("--trees", type=int, default=240)
    ask.add_argument("--write-prior", type=Path, help="fit to all of them and write the prior")
    ask.add_argument("--made", default="", help="date for its provenance")
    a = ask.parse_args()
    bench = open_bench(a.data, a.bench)
    if bench is None:
        return
    print(HEAD)
    bins: dict[str, dict[str, list[tuple[float, float, float]]]] = {}
    for how in a.how:
        if how == "unseen letters":
            events, rows = read_letters(a.data / "pd_letters_text.parquet")
            days = bench.days("jean_paul")
            probs = forecast_landmarks(events, rows, days)
            frame = pd.DataFrame(rows)
            inside = bench.measure(frame, days, kaplan_meier(rows, days))[:, 0]
            found = bench.measure(frame, days, probs)
            bench.keep("pd_letters_text", how, days, found, inside, str(len(frame)))
            continue
        for name in a.only:
            began = time.process_time()
            if how == "cut short":
                if name in MESSAGES:
                    score_cuts(bench, name)
            elif how == "whole curve":
                score_law(bench, name)
            else:
                probs = forecast_bench(bench, how, name, a.trees)
                days = bench.days(name)
                rows = bench.marks[name]
                found = bench.measure(rows, days, probs)
                bench.keep(name, how, days, found, bench.bar(name, how), str(len(rows)))
                if how == "left out":
                    note_left_out(bench, name, probs)
                bins.setdefault(how, {})[name] = draw_bins(bench, name, probs)
            print(f"# {name}, {how}: {time.process_time() - began:.1f} s of CPU", flush=True)
    if a.write_prior and set(bench.off) == set(POPULATIONS):
        write_prior(bench, a.write_prior, a.made)
    if a.out:
        a.out.mkdir(parents=True, exist_ok=True)
        (a.out / "forecast.csv").write_text("\n".join(bench.lines) + "\n")
        for how, panels in bins.items():
            svg = draw_reliability(panels)
            (a.out / f"reliability-{how.replace(' ', '-').replace('/', '-')}.svg").write_text(svg)


if __name__ == "__main__":
    sys.exit(main())
