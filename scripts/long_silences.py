"""What happened to others after a long silence, counted on three public sets of messages.

Run as ``python scripts/long_silences.py DATA``: it writes
``src/awhile/evidence/long_silences.json``. DATA holds a Parquet file a set, one row a message
(``dyad``, ``t`` in seconds, ``sender`` 0 or 1); it is not part of the project, and only counts
and their intervals leave it.

A silence counts once it has lasted so many days, if by then, from the past alone, the silent one
had written on `LEAST_DAYS` days or more, half of the gaps between those days were no longer than
`OFTEN_DAYS`, and the other had written `LEAST_ANSWERS` times or more. The share that ended within
`SPAN_DAYS` is Kaplan-Meier's, cut off at the last message of the set; its interval comes from
drawing whole pairs anew.
"""

import json
import sys
from pathlib import Path

import numpy as np
import polars as pl

SETS = {
    "collegemsg": "SNAP CollegeMsg (Panzarasa, Opsahl & Carley 2009), messages of students, 2004",
    "email_eu_core": "SNAP email-Eu-core-temporal (Paranjape, Benson & Leskovec 2017)",
    "radoslaw_email": "Network Repository / KONECT radoslaw_email, a manufacturing company, 2010",
}
SILENT_DAYS = (3, 7, 14, 21, 30, 60)
SPAN_DAYS = 30.0
LEAST_DAYS, OFTEN_DAYS, LEAST_ANSWERS = 8, 3.0, 8
LEAST_ENDED = 20
"""With fewer silences or endings than this a row is left out."""

DRAWS = 1000
DAY_S = 86_400.0
TARGET = Path(__file__).parents[1] / "src" / "awhile" / "evidence" / "long_silences.json"


def list_moments(rows: pl.DataFrame, silent_days: float) -> list[tuple[int, float, bool]]:
    """List the silences of a set that reached a length.

    Args:
        rows: The messages, sorted by dyad and time.
        silent_days: The length (days).

    Returns:
        The pair's number, days from then to the next message or to the end of the set, and whether
        a message came.
    """
    end_s = float(rows["t"].max() or 0.0)  # type: ignore[arg-type]
    found: list[tuple[int, float, bool]] = []
    for pair, (_, part) in enumerate(rows.group_by("dyad", maintain_order=True)):
        time_s, sender = part["t"].to_numpy(), part["sender"].to_numpy()
        for person in (0, 1):
            own, other = time_s[sender == person], time_s[sender != person]
            found += [(pair, *row) for row in _reach(own, other, silent_days, end_s)]
    return found


def _reach(
    own: np.ndarray, other: np.ndarray, silent_days: float, end_s: float
) -> list[tuple[float, bool]]:
    """List one person's silences that reached a length: days until a message or the end."""
    out = []
    wait_s = silent_days * DAY_S
    days = np.unique((own // DAY_S).astype(np.int64))
    for i, last_s in enumerate(own):
        back_s = own[i + 1] if i + 1 < len(own) else np.inf
        at_s = last_s + wait_s
        if back_s - last_s < wait_s or at_s > end_s:
            continue
        active = days[: np.searchsorted(days, last_s // DAY_S, side="right")]
        answers = np.searchsorted(other, at_s, side="right")
        if len(active) < LEAST_DAYS or answers < LEAST_ANSWERS:
            continue
        if np.median(np.diff(active)) <= OFTEN_DAYS:
            out.append(((min(back_s, end_s) - at_s) / DAY_S, bool(back_s <= end_s)))
    return out


def ended_share(days: np.ndarray, came: np.ndarray, weight: np.ndarray) -> float:
    """Estimate the share that ended within the span (Kaplan-Meier).

    Args:
        days: Until a message, or until the end of the set [n].
        came: Whether it was a message [n].
        weight: How often each silence counts [n].
    """
    order = np.argsort(days, kind="stable")
    days, weight = days[order], weight[order].astype(float)
    ended = weight * came[order]
    first = np.searchsorted(days, days, side="left")
    at_risk = np.cumsum(weight[::-1])[::-1][first]
    # Silences that end at one moment share its risk set, so their shares are summed first.
    moments, place = np.unique(days, return_inverse=True)
    hazard = np.zeros(len(moments))
    np.add.at(hazard, place, np.divide(ended, at_risk, out=np.zeros_like(ended), where=at_risk > 0))
    return float(1.0 - np.prod(1.0 - hazard[moments <= SPAN_DAYS]))


def count_set(rows: pl.DataFrame, rng: np.random.Generator) -> list[dict[str, float]]:
    """Count one set, for each length of silence with enough of them."""
    out = []
    for silent_days in SILENT_DAYS:
        moments = list_moments(rows, silent_days)
        if not moments:
            continue
        pair, days, came = (np.array(column) for column in zip(*moments, strict=True))
        at_risk = int(np.sum(days >= SPAN_DAYS))
        if len(moments) < LEAST_ENDED or np.sum(came) < 1 or at_risk < 5:
            continue
        pairs, place = np.unique(pair, return_inverse=True)
        draws = [
            ended_share(
                days, came, rng.multinomial(len(pairs), [1 / len(pairs)] * len(pairs))[place]
            )
            for _ in range(DRAWS)
        ]
        low, high = np.quantile(draws, (0.025, 0.975))
        out.append(
            {
                "days": silent_days,
                "share": round(ended_share(days, came, np.ones(len(days))), 3),
                "low": round(float(low), 3),
                "high": round(float(high), 3),
                "n": len(moments),
                "n_pairs": len(pairs),
            }
        )
    return out


def main(folder: Path) -> None:
    """Count every set and write the file that ships."""
    rng = np.random.default_rng(20261130)
    counted = {
        name: count_set(pl.read_parquet(folder / f"{name}.parquet").sort("dyad", "t"), rng)
        for name in SETS
    }
    made = {
        "made_by": "scripts/long_silences.py",
        "asked": "silent for so many days, of people who used to write every few days: the share "
        f"who wrote within {SPAN_DAYS:.0f} days more",
        "sources": SETS,
        "rows": counted,
    }
    TARGET.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
