"""What a cohort leaves behind: frames, units, groups, figures; and what it takes in."""

import csv
import json
import re
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import awhile
from awhile.cli import main
from awhile.errors import AwhileError
from awhile.lab.cohort import Cohort, Plan, run_cohort
from awhile.lab.cohort.command import FIRST_LINE_S, _Shown
from awhile.lab.cohort.ingest import Handling
from awhile.lab.cohort.outcome import load_codebook
from awhile.types import DAY_S

END_S = 300 * DAY_S
N_DYADS = 24
HOLE = (100 * DAY_S, 112 * DAY_S)


def events(*, hole: bool = False) -> pl.DataFrame:
    """Draw pairs of whom half take three times as long, with or without two weeks of nothing."""
    chance = np.random.default_rng(11)
    rows: list[tuple[str, float, str]] = []
    for d in range(N_DYADS):
        t = np.cumsum(chance.exponential(DAY_S * (0.4 if d % 2 else 1.2), 900))
        t = t[t < END_S]
        if hole:
            t = t[(t < HOLE[0]) | (t >= HOLE[1])]
        who = np.array(["ada", "ben"])[chance.integers(0, 2, len(t))]
        rows += [(f"d{d:02}", float(x), str(s)) for x, s in zip(t, who, strict=True)]
    return pl.DataFrame(rows, schema=["dyad", "t", "sender"], orient="row")


@pytest.fixture(scope="module")
def covariates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Say of every pair but one how it is paced, and of what age it is."""
    path = tmp_path_factory.mktemp("covariates") / "pairs.csv"
    rows = [f"d{d:02},{('slow', 'fast')[d % 2]},{20 + d}" for d in range(N_DYADS - 1)]
    path.write_text("dyad,pace,age\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def cohort(tmp_path_factory: pytest.TempPathFactory, covariates: Path) -> Cohort:
    """Run one, from a frame, with groups."""
    folder = tmp_path_factory.mktemp("outcome") / "study"
    plan = Plan(end_s=END_S, covariates=covariates, by="pace", rows_per_partition=2_000)
    found = run_cohort(events(), folder, plan)
    found.save()
    return found


def test_every_table_is_in_the_codebook_with_its_units(cohort: Cohort) -> None:
    """Each field says what it is, in the file itself and in one list of all."""
    book = load_codebook()
    text = (cohort.folder / "codebook.csv").read_text(encoding="utf-8")
    written = list(csv.DictReader(text.splitlines()))
    reference = Path(__file__).parents[3] / "docs" / "reference" / "cohort.md"
    for name, columns in book.items():
        schema = pq.read_schema(cohort.folder / f"{name}.parquet")
        assert f"## {name}.parquet" in reference.read_text(encoding="utf-8")
        assert [r["column"] for r in written if r["table"] == name] == schema.names
        if name == "wide":
            continue
        assert schema.names == list(columns)
        for field in schema:
            unit, about = columns[field.name]
            told = {k.decode(): v.decode() for k, v in (field.metadata or {}).items()}
            assert told["description"] == about
            assert told.get("unit", "") == unit


def test_the_wide_table_is_the_long_one(cohort: Cohort) -> None:
    """Each value stands in the column of its measure and person, and covariates beside."""
    wide, long = cohort.wide, cohort.measures
    assert len(wide) == N_DYADS
    for row in long.filter(pl.col("dyad") == "d03").iter_rows(named=True):
        column = row["measure"] + ("" if row["person"] is None else f".{row['person']}")
        assert wide.filter(pl.col("dyad") == "d03")[column][0] == row["value"]
    units = pq.read_schema(cohort.folder / "wide.parquet")
    field = units.field("reply_latency_median_s.0")
    assert field.metadata[b"unit"] == b"s"
    assert wide["pace"].null_count() == 1
    assert set(wide["pace"].drop_nulls()) == {"slow", "fast"}


def test_groups_are_compared(cohort: Cohort) -> None:
    """Pairs that write three times as often are told apart, in the frames and on the page."""
    test = cohort.compared
    assert test is not None
    assert test.robust_p < 0.001
    told = cohort.frame("comparisons")
    assert told.filter(pl.col("compared") == "silences")["robust_p"].to_list() == [test.robust_p]
    curves = cohort.frame("groups")
    assert curves.group_by("group").agg(pl.col("n_pairs").first()).sort("group").rows() == [
        ("fast", 11), ("slow", 12),
    ]  # fmt: skip
    assert (
        (curves["low"] <= curves["still_silent"]) & (curves["still_silent"] <= curves["high"])
    ).all()
    page = (cohort.folder / "cohort.html").read_text(encoding="utf-8")
    assert 'id="groups"' in page
    assert "pace" in (cohort.folder / "methods.md").read_text(encoding="utf-8")


def test_a_curve_has_an_interval_and_n(cohort: Cohort) -> None:
    """Low, share and high are in order, and wider where fewer are at risk."""
    curves = cohort.curves.filter(pl.col("silences") == "all").filter(pl.col("at_risk") > 0)
    assert (
        (curves["low"] <= curves["still_silent"]) & (curves["still_silent"] <= curves["high"])
    ).all()
    inner = curves.filter((pl.col("still_silent") > 0.02) & (pl.col("still_silent") < 0.98))
    assert (inner["high"] - inner["low"] > 0).all()


def test_figures_are_files_of_their_own(cohort: Cohort) -> None:
    """Each is an SVG with its finding; a notebook shows them all."""
    figures = sorted((cohort.folder / "figures").glob("*.svg"))
    assert {f.stem for f in figures} >= {"curve", "groups"}
    for figure in figures:
        root = ET.fromstring(figure.read_text(encoding="utf-8"))
        assert root.find("{http://www.w3.org/2000/svg}title") is not None
        assert "var(--p0)" in figure.read_text(encoding="utf-8")
    assert cohort._repr_html_().count("<svg") == len(figures)
    assert len(repr(cohort)) < 300
    assert "24 pairs" in repr(cohort)


def test_how_to_cite_it_is_there(cohort: Cohort) -> None:
    """With the version that was used."""
    for name in ("CITATION.cff", "citation.bib"):
        assert awhile.__version__ in (cohort.folder / name).read_text(encoding="utf-8")


def test_a_frame_of_any_library_goes_in(tmp_path: Path, cohort: Cohort) -> None:
    """Polars, pandas, Arrow and a path as text give one and the same."""
    pandas = pytest.importorskip("pandas")
    rows = events()
    path = tmp_path / "events.parquet"
    rows.write_parquet(path)
    frames: list[Any] = [
        rows.to_arrow(),
        pandas.DataFrame(rows.to_dict(as_series=False)),
        str(path),
    ]
    for i, frame in enumerate(frames):
        found = awhile.check_cohort(frame, str(tmp_path / f"out-{i}"), Plan(end_s=END_S))
        assert found.n_kept == cohort.intake.n_kept
        assert found.n_dyads == cohort.intake.n_dyads
    for thing in ({"t": [1]}, [1, 2]):
        with pytest.raises(AwhileError, match=r"no table but a (dict|list)"):
            awhile.check_cohort(thing, tmp_path / "none")  # type: ignore[arg-type]


def test_the_same_frame_goes_on_and_another_begins_anew(tmp_path: Path) -> None:
    """What was asked of a frame is known by what it holds."""
    folder = tmp_path / "out"
    awhile.check_cohort(events(), folder, Plan(end_s=END_S))
    mark = (folder / "question").read_text()
    awhile.check_cohort(events(), folder, Plan(end_s=END_S))
    assert (folder / "question").read_text() == mark
    awhile.check_cohort(events().head(3000), folder, Plan(end_s=END_S))
    assert (folder / "question").read_text() != mark


def test_a_table_that_is_not_there_is_named(cohort: Cohort) -> None:
    """The sentence lists those that are."""
    with pytest.raises(AwhileError, match="measures"):
        cohort.frame("nothing")


def test_holes_end_records_where_that_is_asked(tmp_path: Path) -> None:
    """No silence spans the hole; the one before it is still going where it begins."""
    rows = events(hole=True)
    plain = run_cohort(rows, tmp_path / "plain", Plan(end_s=END_S))
    assert len(plain.intake.holes) == 1
    start_s, stop_s = plain.intake.holes[0]
    handling = Handling(censor_holes=True)
    cut = run_cohort(rows, tmp_path / "cut", Plan(end_s=END_S, handling=handling))

    def spanning(cohort: Cohort) -> pl.DataFrame:
        end_s = pl.col("start_s") + pl.col("duration_s")
        return cohort.silences.filter((pl.col("start_s") < start_s) & (end_s > start_s + 1))

    assert len(spanning(plain)) > N_DYADS / 2
    assert spanning(cut).is_empty()
    assert cut.intake.n_cut == N_DYADS
    assert cut.intake.n_dyads == 2 * N_DYADS
    before = cut.silences.filter(pl.col("dyad").str.ends_with(" #1") & ~pl.col("observed"))
    assert len(before)
    assert (before["start_s"] + before["duration_s"]).to_list() == pytest.approx(
        [start_s] * len(before)
    )
    kept = cut.intake.n_kept + cut.intake.refused.get("in_hole", 0)
    assert kept == plain.intake.n_kept
    assert set(cut.frame("people")["name"]) == {"ada", "ben"}
    after = cut.silences.filter(~pl.col("dyad").str.contains("#"))
    assert after["start_s"].min() >= stop_s  # type: ignore[operator]  # Polars types it widely


def test_the_command_takes_covariates(
    tmp_path: Path, covariates: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same from the command line; a column that is not there is refused by name."""
    table = tmp_path / "events.csv"
    events().write_csv(table)
    words = ["cohort", str(table), "--out", str(tmp_path / "out"), "--end", str(END_S)]
    assert main([*words, "--covariates", str(covariates), "--by", "height"]) == 2
    assert "height" in capsys.readouterr().err
    assert main([*words, "--by", "pace"]) == 2
    assert "--covariates" in capsys.readouterr().err
    assert main([*words, "--covariates", str(covariates), "--by", "pace"]) == 0
    assert (tmp_path / "out" / "groups.parquet").exists()
    assert main(words) == 0
    assert not (tmp_path / "out" / "groups.parquet").exists()
    about = json.loads((tmp_path / "out" / "cohort.json").read_text(encoding="utf-8"))
    assert about["plan"]["by"] == "None"


def test_progress_is_told_in_lines_without_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A quick run says nothing; a long one a line now and then, without marks of a terminal."""
    clock = [0.0]
    monkeypatch.setattr("awhile.lab.cohort.command.time.monotonic", lambda: clock[0])
    monkeypatch.setattr(sys.stderr, "isatty", lambda: False, raising=False)
    show = _Shown("en")
    for second in range(int(FIRST_LINE_S) + 65):
        clock[0] = float(second)
        show("work", second, 100, 100.0 - second)
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 3
    assert all(re.search(r"\d+ ?%", line) and "\x1b" not in line for line in told)


def test_arrow_says_its_units_to_other_readers(cohort: Cohort) -> None:
    """A reader that knows nothing of Awhile finds unit and meaning."""
    schema: pa.Schema = pq.read_schema(cohort.folder / "silences.parquet")
    assert schema.field("duration_s").metadata[b"unit"] == b"s"
    assert schema.metadata[b"table"] == b"silences"
