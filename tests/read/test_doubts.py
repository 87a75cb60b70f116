"""A silence that may be none is doubted, in a typed value and in a sentence."""

import json
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from awhile.cli import main
from awhile.read import Options, read_file
from awhile.read.account import order_doubts
from awhile.study import doubt_now, study_doubts
from awhile.tell import read_study, tell_json
from awhile.tell.doubts import say_doubt, say_remedy
from awhile.types import DAY_S, DOUBTS, PLACES, Doubt, Understood
from awhile.words import LANGUAGES
from tests.make import gate_of

VALUES: dict[str, str | float] = {
    "file": "chat.db",
    "made": "2025-03-01",
    "days": 9.0,
    "n": 3,
    "row": 1200,
    "since": "2025-01-01",
    "until": "2025-02-01",
    "last": "2025-03-04",
    "other": "2025-04-03",
    "places": "signal sms",
}


def read(tmp_path: Path, lines: list[str], **options: str) -> Understood:
    """Read a table of events."""
    path = tmp_path / "chat.csv"
    path.write_text("time,sender,text\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return read_file(path, Options(**options)).understood  # type: ignore[arg-type]


def kinds(understood: Understood) -> list[str]:
    """List the kinds of doubts."""
    return [doubt.kind for doubt in understood.doubts]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", DOUBTS)
def test_every_doubt_has_a_sentence(kind: str, language: str) -> None:
    """Each names what it knows, in words: no raw date, no unfilled place, no raw key of a place."""
    doubt = Doubt(kind, VALUES)
    said = f"{say_doubt(doubt, language)} {say_remedy(doubt, language)}"
    assert len(re.findall("[.।]", said)) >= 2
    assert "{" not in said
    assert "2025-" not in said
    assert not any(f" {place} " in said for place in PLACES if place == "sms")


def test_rows_skipped_behind_the_last_message_may_have_ended_the_silence(tmp_path: Path) -> None:
    """The gravest: the present silence is what may be false."""
    good = [f"2025-01-0{d} 10:00:00,{s},hi" for d in (1, 2, 3) for s in ("Ada", "Ben")]
    understood = read(tmp_path, [*good, "2025-13-05 10:00:00,Ben,hello", "x,Ben,hello"])
    assert understood.doubts == (
        Doubt("rows_skipped_last", {"n": 2, "row": 8, "since": "2025-01-03"}),
    )


def test_rows_skipped_in_a_silence_are_doubted_and_between_close_messages_not(
    tmp_path: Path,
) -> None:
    """A row that could have ended no silence casts no doubt on one."""
    start = ["2025-01-01 10:00:00,Ada,hi", "2025-01-01 10:05:00,Ben,hi"]
    end = ["2025-02-01 10:00:00,Ada,hi", "2025-02-01 10:05:00,Ben,hi"]
    lost = "2025-01-99 10:00:00,Ben,hi"
    assert kinds(read(tmp_path, [start[0], lost, start[1], *end])) == []
    (doubt,) = read(tmp_path, [*start, lost, *end]).doubts
    assert doubt == Doubt(
        "rows_skipped", {"n": 1, "row": 4, "since": "2025-01-01", "until": "2025-02-01"}
    )


def test_newest_first_is_read_the_other_way_round(tmp_path: Path) -> None:
    """Where a file lists the newest row first, what lies above it is behind the last message."""
    days = [f"2025-01-0{d} 10:00:00,Ada,hi" for d in (3, 2, 1)]
    assert kinds(read(tmp_path, ["x,Ben,hi", *days])) == ["rows_skipped_last"]
    assert kinds(read(tmp_path, [*days, "x,Ben,hi"])) == []


def test_many_skipped_rows_put_a_whole_record_in_doubt(tmp_path: Path) -> None:
    """Also where each of them lies between close messages."""
    rows = []
    for minute in range(10, 30):
        rows += [f"2025-01-01 10:{minute}:00,Ada,hi", "?,Ben,hi"]
    understood = read(tmp_path, rows[:-1])
    assert understood.n_skipped == 19
    assert kinds(understood) == ["rows_skipped"]


def test_dates_that_read_two_ways_name_both_last_days(tmp_path: Path) -> None:
    """What would change is the last day, so both are told; a stated order leaves no doubt."""
    rows = [f"0{d}/0{m}/2025 10:00,{s},hi" for d, m in ((1, 2), (2, 4)) for s in ("Ada", "Ben")]
    understood = read(tmp_path, rows)
    assert understood.date_order_sure == "ambiguous"
    found = {str(v) for doubt in understood.doubts for v in doubt.values.values()}
    assert kinds(understood) == ["two_date_readings"]
    assert found == {"2025-04-02", "2025-02-04"}
    assert kinds(read(tmp_path, rows, date_order="dmy")) == []


def test_an_old_export_and_rows_in_the_future_are_doubted_once_now_is_known(
    tmp_path: Path,
) -> None:
    """An export is never younger than its file, nor than it says itself."""
    rows = [f"2025-01-0{d} 10:00:00,{s},hi" for d in (1, 2, 3) for s in ("Ada", "Ben")]
    understood = read(tmp_path, rows)
    last_s = 1_735_898_400.0
    assert kinds(doubt_now(understood, now_s=last_s + 9 * DAY_S)) == []
    fresh = doubt_now(understood, now_s=last_s + 9 * DAY_S, written_s=last_s + 8.5 * DAY_S)
    assert kinds(fresh) == []
    old = doubt_now(understood, now_s=last_s + 9 * DAY_S, written_s=last_s + 2 * DAY_S)
    assert old.doubts == (Doubt("ends_before_now", {"made": "2025-01-05", "days": 7.0}),)
    told = replace(understood, made="2025-01-04T10:00:00")
    assert kinds(doubt_now(told, now_s=last_s + 9 * DAY_S)) == ["ends_before_now"]
    assert kinds(doubt_now(understood, now_s=last_s - DAY_S)) == ["future_rows"]


def test_doubts_are_in_inspect_in_the_study_and_come_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Inspect shows them in words and as data; a study keeps them, and adds those of now."""
    path = tmp_path / "chat.csv"
    rows = [f"2025-01-0{d} 1{d}:00:00,{s},hi" for d in (1, 2, 3) for s in ("Ada", "Ben")]
    path.write_text("time,sender,text\n" + "\n".join([*rows, "x,Ben,hi"]) + "\n", encoding="utf-8")
    os.utime(path, (1_736_000_000, 1_736_000_000))
    assert main(["inspect", str(path)]) == 0
    assert "could not be read: 1" in capsys.readouterr().out
    assert main(["inspect", str(path), "--json"]) == 0
    (doubt,) = json.loads(capsys.readouterr().out)["doubts"]
    assert doubt["kind"] == "rows_skipped_last"
    told = ["--me", "Ada", "--now", "2025-02-01", "--adult", "yes", "--no-contact", "no"]
    assert main(["study", str(path), *told, "--json"]) == 0
    study = read_study(capsys.readouterr().out)
    assert kinds(study.understood) == ["ends_before_now", "rows_skipped_last"]
    assert read_study(tell_json(study, gate_of(study))) == study
    moved = replace(study, elsewhere=("signal", "sms"))
    assert [d.kind for d in study_doubts(moved)][-1] == "moved_apps"


def test_doubts_come_the_gravest_first_and_once() -> None:
    """Whoever shows one shows the first."""
    all_of_them = [Doubt(kind, {"n": 1}) for kind in DOUBTS]
    assert order_doubts([*reversed(all_of_them), *all_of_them]) == tuple(all_of_them)
