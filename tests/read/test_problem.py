"""A problem can be reported without a word, a name, a number or a date of the chat."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awhile.cli import main
from awhile.read import Options
from awhile.read.problem import KEPT, MAX_SHAPE, blank, report_problem
from tests.canaries import CANARY, CASES, ME, OTHER, write_canaries
from tests.exports import Export

SECRET = "Zyzzogeton"


@given(st.text(max_size=400))
def test_a_shape_holds_no_letter_or_digit_of_the_line(line: str) -> None:
    """Whatever the script, only x, X, 9, ?, the marks of rows and numbers of invisible marks."""
    shape = blank(line)
    assert len(shape) <= MAX_SHAPE
    rest = shape
    while "<" in rest and ">" in rest:  # an invisible character, as its number
        start = rest.index("<")
        end = rest.find(">", start)
        if end < 0:
            break
        rest = rest[:start] + rest[end + 1 :]
    assert not set(rest.partition("<")[0]) - KEPT - set("xX9?")


def test_the_length_of_a_word_is_not_told() -> None:
    """A long name and a short one look alike from three letters on."""
    assert blank("01/02/2024, 10:00 - Bartholomew: hi") == "99/99/9999, 99:99 - Xxx: xx"
    assert blank("01/02/2024, 10:00 - Ana: hi") == "99/99/9999, 99:99 - Xxx: xx"
    assert blank("[1.2.24\u202f10:00] Ö") == "[9.9.99<202F>99:99] X"


def test_a_skipped_row_is_told_by_its_shape(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The reasons and shapes are there; no word, name or date of the chat is."""
    rows = [f"0{1 + i % 9}/02/2024, 10:{i:02d} - {SECRET}: hello {i}" for i in range(30)]
    rows += [f"0{1 + i % 9}/02/2024, 11:{i:02d} - Ben: hello {i}" for i in range(30)]
    rows.insert(7, "31/02/2024, 10:59 - Ben: no such day")
    path = tmp_path / f"WhatsApp Chat with {SECRET}.txt"
    path.write_text("\n".join(rows), encoding="utf-8")
    assert main(["report-problem", str(path)]) == 0
    out = capsys.readouterr()
    told = json.loads(out.out)
    assert told["understood"]["n_events"] == 60
    assert told["understood"]["senders"] == 2
    assert "99/99/9999, 99:99 - Xxx: xx xxx xxx" in told["shapes"]
    for word in (SECRET, "Ben", "hello", "2024", "such"):
        assert word not in out.out


def test_a_refused_file_is_told_by_its_first_lines(tmp_path: Path) -> None:
    """The key of the refusal, and twenty shapes."""
    path = tmp_path / "strange.txt"
    path.write_text("\n".join(f"{SECRET} at {i} o'clock" for i in range(40)), encoding="utf-8")
    told = report_problem(path, Options())
    assert told["refused"] == "read.nobody_claims"
    assert told["shapes"] == [f"Xxx xx {'9' * len(str(i))} x'xxx" for i in range(20)]


@pytest.mark.parametrize("export", CASES[::3], ids=str)
def test_no_canary_of_any_format_is_in_a_report(export: Export, tmp_path: Path) -> None:
    """A chat with planted words is reported without them, and without the two names."""
    told = json.dumps(report_problem(write_canaries(export, tmp_path), Options()))
    for word in (*CANARY.split(), ME, OTHER):
        assert word.casefold() not in told.casefold()
