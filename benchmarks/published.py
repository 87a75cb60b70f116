"""Published figures, counted again: ``python benchmarks/published.py FILE…``.

Each file is one that its authors give away, under its own name. It goes through the same intake as
``awhile cohort`` and what comes out stands beside what was published of it. ``docs/how-to/
run-a-cohort.md`` says where the figures are from.
"""

import argparse
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from awhile.lab.cohort import take_in
from awhile.lab.cohort.ingest import Handling, Intake
from awhile.types import DAY_S, Kind


@dataclass(frozen=True, slots=True)
class Taken:
    """A table that was taken in.

    Attributes:
        intake: What was found.
        events: Its rows.
        people: Who is who.
    """

    intake: Intake
    events: pl.DataFrame
    people: pl.DataFrame


@dataclass(frozen=True, slots=True)
class Published:
    """What was published of a file.

    Attributes:
        source: Where.
        columns: Which column is which.
        figures: By name, the figure as published and what counts it.
    """

    source: str
    columns: Mapping[str, str]
    figures: Mapping[str, tuple[float, Callable[[Taken], float]]]


def count_messages(taken: Taken) -> float:
    """Count the rows that are used."""
    return taken.intake.n_kept


def count_people(taken: Taken) -> float:
    """Count everybody who sent or received."""
    return taken.people["name"].n_unique()


def count_directed(taken: Taken) -> float:
    """Count ordered pairs of whom the first wrote to the second."""
    return 2 * taken.intake.n_dyads - taken.intake.n_one_sided


def share_answered(taken: Taken) -> float:
    """Return the share of ordered pairs whose other direction is there too (%)."""
    both = 2 * (taken.intake.n_dyads - taken.intake.n_one_sided)
    return round(100 * both / count_directed(taken), 1)


def span_days(taken: Taken) -> float:
    """Return the whole days from the first message to the last."""
    return (taken.intake.end_s - taken.intake.first_s) // DAY_S


def count_records(kind: Kind, ego: int | None) -> Callable[[Taken], float]:
    """Return what counts records of a kind: all, or those that the ego sent (1) or got (0)."""

    def count(taken: Taken) -> float:
        name = taken.people.filter(pl.col("name") == "ego").select("dyad", "person")
        rows = taken.events.filter(pl.col("kind") == int(kind)).join(name, on="dyad")
        sent = pl.col("sender") == pl.col("person")
        return len(rows if ego is None else rows.filter(sent if ego else ~sent))

    return count


def count_active_days(taken: Taken) -> float:
    """Count the days on which anything was recorded."""
    return (taken.events["t"] // DAY_S).n_unique()


GRAPH = {"sender": "1", "recipient": "2", "time": "3"}

PUBLISHED: Mapping[str, Published] = {
    "CollegeMsg.txt": Published(
        "SNAP and SuiteSparse, CollegeMsg (Panzarasa, Opsahl & Carley 2009)",
        GRAPH,
        {
            "messages": (59_835, count_messages),
            "people": (1_899, count_people),
            "ordered pairs": (20_296, count_directed),
            "of them with the other direction (%)": (63.6, share_answered),
            "days": (193, span_days),
        },
    ),
    "ego.csv": Published(
        "bandicoot 0.4.0, demo/demo_export_user.json (de Montjoye, Rocher & Pentland 2016)",
        {},
        {
            "calls": (75, count_records(Kind.CALL, None)),
            "calls made": (31, count_records(Kind.CALL, 1)),
            "calls taken": (44, count_records(Kind.CALL, 0)),
            "texts": (239, count_records(Kind.TEXT, None)),
            "texts sent": (73, count_records(Kind.TEXT, 1)),
            "texts received": (166, count_records(Kind.TEXT, 0)),
            "contacts": (7, lambda taken: taken.intake.n_dyads),
            "active days": (44, count_active_days),
        },
    ),
}
"""What was published, by the name of the file."""


def take(path: Path, columns: Mapping[str, str]) -> Taken:
    """Take a table in.

    Args:
        path: The file.
        columns: Which column is which; recognised if empty.
    """
    with path.open(encoding="utf-8") as file:  # some mirrors of a list of edges name its columns
        names = file.readline().split()
    if columns and not names[0].isdigit():
        columns = {role: names[int(number) - 1] for role, number in columns.items()}
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "events"
        intake = take_in(path, out, handling=Handling(columns=dict(columns)))
        events, people = (
            pl.concat(pl.read_parquet(part) for part in sorted(out.glob(f"{name}-*.parquet")))
            for name in ("part", "people")
        )
    return Taken(intake, events, people)


def compare(path: Path, published: Published) -> dict[str, tuple[float, float]]:
    """Return each figure as published and as counted.

    Args:
        path: The file.
        published: What was published of it.
    """
    taken = take(path, published.columns)
    return {name: (told, count(taken)) for name, (told, count) in published.figures.items()}


def main() -> None:
    """Compare every file with what was published of it."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("files", nargs="+", type=Path, help=", ".join(PUBLISHED))
    off = 0
    for path in ask.parse_args().files:
        published = PUBLISHED[path.name]
        print(f"{path.name}: {published.source}")
        for name, (told, got) in compare(path, published).items():
            print(f"  {name}: {told:,} published, {got:,} counted")
            off += told != got
    raise SystemExit(off > 0)


if __name__ == "__main__":
    main()
