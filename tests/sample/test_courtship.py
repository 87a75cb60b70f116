"""The shipped courtship holds facts, and the facts of its source."""

import csv
import io
import os
from pathlib import Path

import pytest

from awhile.sample import courtship

SHARED = Path(os.environ.get("AWHILE_SHARED", Path(__file__).parents[2].parent / "shared"))
LETTERS = SHARED / "data" / "pd_letters_text.parquet"


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_holds_both_people_in_order() -> None:
    """276 letters by two people, sorted by day, each with a count of words."""
    rows = _rows(courtship.text())
    assert len(rows) == 276
    assert {row["sender"] for row in rows} == set(courtship.PEOPLE)
    assert [row["time"] for row in rows] == sorted(row["time"] for row in rows)
    assert all(int(row["words"]) > 0 for row in rows)


def test_now_falls_into_a_silence_of_elizabeth() -> None:
    """At the chosen moment Elizabeth has been silent for five days and Robert's letter waits."""
    rows = _rows(courtship.text_until(courtship.NOW_S))
    assert rows[-1]["sender"] == "Robert"
    assert [r["time"] for r in rows if r["sender"] == "Elizabeth"][-1] == "1845-08-02"
    later = _rows(courtship.text())[len(rows)]
    assert (later["sender"], later["time"]) == ("Elizabeth", "1845-08-08")


@pytest.mark.lab
@pytest.mark.skipif(not LETTERS.exists(), reason="the letters themselves are not on this machine")
def test_equals_what_the_script_counts() -> None:
    """The shipped table is what the shipped script makes of the letters."""
    pytest.importorskip("polars")
    from scripts.sample_courtship import table

    assert table(LETTERS) == courtship.text()


@pytest.mark.lab
def test_counts_leave_out_the_editor() -> None:
    """A footnote, its number and marks of italics are the editor's, not the writer's."""
    pytest.importorskip("polars")
    from scripts.sample_courtship import count

    text = "Did you _not_ know,[1] don't you?\n\n[Footnote 1: See [Greek: x] there?]"
    assert count(text) == (6, 1)
