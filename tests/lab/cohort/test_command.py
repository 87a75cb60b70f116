"""What stands beside a table on the command line is read whole or refused, before any work."""

from pathlib import Path

import pytest

from awhile.cli import main
from awhile.errors import AwhileError
from awhile.lab.cohort import Plan, check_cohort
from awhile.lab.cohort.command import _spans
from awhile.lab.cohort.ingest import Intake

DAYS = 20


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Write two pairs with a message a day."""
    path = tmp_path / "events.csv"
    rows = [f"{p},2025-03-{d + 1:02} 08:00:00,{d % 2}" for p in "ab" for d in range(DAYS)]
    path.write_text("dyad,time,sender\n" + "\n".join(rows) + "\n")
    return path


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2025-03-03", "2025-03-11"),
        ("2025-03-03T00:00:00Z", "2025-03-11 00:00:00"),
        ("1740960000", "1741651200"),
        ("1740960000.0", " 1741651200 "),
    ],
)
def test_spans_are_dates_or_seconds(table: Path, tmp_path: Path, start: str, end: str) -> None:
    """Eight days of one pair are left; the other, with neither, is whole."""
    spans = tmp_path / "spans.csv"
    spans.write_text(f"dyad,start_s,end_s\na,{start},{end}\nb,,NA\n")
    out = tmp_path / "out"
    assert main(["cohort", str(table), "--out", str(out), "--check", "--spans", str(spans)]) == 0
    intake = Intake.load(out / "events" / "intake.json")
    assert intake.n_kept == 8 + DAYS
    assert intake.refused == {"before_start": 2, "after_end": DAYS - 10}
    assert intake.n_own_ends == 1


@pytest.mark.parametrize("value", ["soon", "03/04/2025", "2025-13-01"])
def test_a_span_that_is_no_time_is_refused(tmp_path: Path, value: str) -> None:
    """One that could not be read must not count as none."""
    spans = tmp_path / "spans.csv"
    spans.write_text(f"dyad,start_s,end_s\na,2025-03-03,\nb,{value},2025-03-11\n")
    with pytest.raises(AwhileError, match=value):
        _spans(spans)
    spans.write_text("dyad,start,end\na,1,2\n")
    with pytest.raises(AwhileError, match="dyad, start, end"):
        _spans(spans)


def test_what_is_wrong_with_covariates_is_told_before_the_work(table: Path, tmp_path: Path) -> None:
    """Nothing is written where the comparison that was asked for cannot be made."""
    pairs, out = tmp_path / "pairs.csv", tmp_path / "out"
    for text, by, why in (
        ("dyad,kind\na,x\nb,y\n", "nothing", "no column"),
        ("dyad,kind\na,x\na,y\n", "kind", "twice"),
        ("pair,kind\na,x\n", None, "no column"),
    ):
        pairs.write_text(text)
        with pytest.raises(AwhileError, match=why):
            check_cohort(table, out, Plan(covariates=pairs, by=by))
    with pytest.raises(AwhileError, match="--covariates"):
        check_cohort(table, out, Plan(by="kind"))
    assert not out.exists()


def test_a_table_that_is_not_there_is_named(tmp_path: Path) -> None:
    """The sentence says which file, and nothing is made."""
    with pytest.raises(AwhileError, match=r"^nothing\.csv could not be opened"):
        check_cohort(tmp_path / "nothing.csv", tmp_path / "out")
    assert not (tmp_path / "out").exists()
