"""Score the forecast on real correspondence: ``python benchmarks/forecast.py --data D --bench B``.

Cross-validated by fold (fitted on the other folds of that population) and with each population left
out (fitted on the others, no refit), beside the published baselines on the same rows. ``D`` holds
``NAME.parquet``, ``B`` the landmarks, ``score.py`` and ``baselines.csv``; none of it is shipped.
"""

import argparse
import importlib.util
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq
from rivals import RIVALS, cross_validate_rival

from awhile.lab.population import fit_population, forecast_landmarks

MESSAGES = ("collegemsg", "radoslaw_email", "email_eu_core")
LETTERS = ("cmif_csstorage", "jean_paul", "moritz_sachsen")
POPULATIONS = MESSAGES + LETTERS
BAR = {"cross-validated": "GBM", "left out": "KM"}


def read_columns(path: Path) -> dict[str, Any]:
    """Read a Parquet file as arrays by column."""
    table = pq.read_table(path)
    return {c: table.column(c).to_numpy(zero_copy_only=False) for c in table.column_names}


def cross_validate(
    name: str, events: dict[str, Any], rows: dict[str, Any], days: Any, n_trees: int
) -> Any:
    """Forecast each fold from the other folds of the population, and a little from the others.

    The mean of two fits: the population's other folds alone, and with the other populations.
    """
    out = np.zeros((len(rows["at"]), len(days)))
    everyone = np.unique(events[name]["dyad"].astype(str))
    for fold in np.unique(rows["fold"]):
        mine = rows["fold"] == fold
        held = np.unique(rows["dyad"][mine].astype(str))
        known = {n: np.unique(e["dyad"].astype(str)) for n, e in events.items()}
        known[name] = np.setdiff1d(everyone, held)
        part = {c: v[mine] for c, v in rows.items()}
        for names, weights in (
            ((name,), {name: 1.0}),
            (tuple(events), {n: 1.0 if n == name else 0.1 for n in events}),
        ):
            prior = fit_population(
                {n: events[n] for n in names},
                dyads=known,
                seed=int(fold),
                weights=weights,
                whole_share=1.0,
                n_trees=n_trees,
            )
            out[mine] += forecast_landmarks(events[name], part, days, prior) / 2
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


def main() -> None:
    """Run it all and print one table."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--bench", type=Path, required=True)
    ask.add_argument("--out", type=Path, help="folder for forecast.csv and reliability.svg")
    ask.add_argument("--only", nargs="*", default=POPULATIONS, help="populations to score")
    ask.add_argument(
        "--how", nargs="*", default=["cross-validated", "left out", *RIVALS], help="what to run"
    )
    ask.add_argument("--trees", type=int, default=180)
    a = ask.parse_args()
    if not (a.bench / "score.py").exists():
        print(f"{a.bench} holds no benchmark; nothing was run")
        return
    import pandas as pd

    spec = importlib.util.spec_from_file_location("score", a.bench / "score.py")
    assert spec
    assert spec.loader
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    bars = pd.read_csv(a.bench / "baselines.csv")
    events = {n: read_columns(a.data / f"{n}.parquet") for n in POPULATIONS}
    marks = {n: pd.read_parquet(a.bench / f"{n}.landmarks.parquet") for n in POPULATIONS}
    lines = ["population,how,horizon_days,brier,bar,bar_brier,calibration_error,bias"]
    bins: dict[str, dict[str, list[tuple[float, float, float]]]] = {}
    for how in a.how:
        for name in a.only:
            days = score.HORIZONS["chat" if name in MESSAGES else "letter"]
            rows = {c: marks[name][c].to_numpy() for c in marks[name].columns}
            began = time.perf_counter()
            if how == "cross-validated":
                probs = cross_validate(name, events, rows, days, a.trees)
            elif how in RIVALS:
                probs = cross_validate_rival(how, events[name], rows, days)
            else:
                others = {n: e for n, e in events.items() if n != name}
                prior = fit_population(
                    others, weights={"collegemsg": 0.25}, cap=30_000, n_trees=200
                )
                probs = forecast_landmarks(events[name], rows, days, prior)
            seconds = time.perf_counter() - began
            table = score.score_table(marks[name], pd.DataFrame(probs, columns=list(days)))
            bar_name = BAR.get(how, "GBM")
            bar = bars[(bars.data == name) & (bars.model == bar_name)].brier.to_numpy()
            for (d, r), b in zip(table.iterrows(), bar, strict=True):
                bias = r.mean_forecast - r.base_rate
                lines.append(
                    f"{name},{how},{d:g},{r.brier:.4f},{bar_name},{b:.4f},"
                    f"{r.calibration_error:.4f},{bias:+.4f}"
                )
                print(lines[-1] + ("" if round(r.brier, 4) <= b else "  MISS"), flush=True)
            print(f"# {name}, {how}: {seconds:.1f} s", flush=True)
            y, w = score.weights(marks[name], days[2])
            p = probs[:, 2]
            points = []
            for k in range(10):
                m = np.minimum((p * 10).astype(int), 9) == k
                if w[m].sum() > 0.002:
                    q = w[m] / w[m].sum()
                    points.append((float(q @ p[m]), float(q @ y[m]), float(w[m].sum())))
            bins.setdefault(how, {})[name] = points
    if a.out:
        a.out.mkdir(parents=True, exist_ok=True)
        (a.out / "forecast.csv").write_text("\n".join(lines) + "\n")
        for how, panels in bins.items():
            svg = draw_reliability(panels)
            (a.out / f"reliability-{how.replace(' ', '-').replace('/', '-')}.svg").write_text(svg)


if __name__ == "__main__":
    sys.exit(main())
