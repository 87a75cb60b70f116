"""What `awhile table` writes is numbers alone, and reads back to the same study."""

import csv
import io
import json
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from awhile.care import RESEARCH, find_said
from awhile.cli import main
from awhile.read import Options, pair_up, read_file, zone_time_s
from awhile.study import study_dyad
from awhile.tell import tell_json
from awhile.types import Study
from tests.make import gate_of

NOW = "2024-05-01T10:00:00"
CANARY = "zyzzogeton"


def whatsapp(path: Path, n: int = 400) -> Path:
    """Write a chat in two languages, with calls, notices and a canary in it."""
    lines = ["01/02/2024, 08:00 - Messages and calls are end-to-end encrypted."]
    for i in range(n):
        who = "Ana" if i % 3 else "Ben"
        text = ("I am so sorry, shall we meet tomorrow?", "thank you, I love you", "Missed call")[
            i % 3
        ]
        lines.append(
            f"{1 + i % 27:02d}/{2 + i // 27 % 3:02d}/2024, {8 + i % 12:02d}:{i % 60:02d} - "
            f"{who}: {text} {CANARY}"
        )
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def telegram(path: Path) -> Path:
    """Write exact moments with a zone of their own."""
    start = 1_709_280_000
    messages = [
        {
            "id": i,
            "type": "message",
            "date": datetime.fromtimestamp(start + i * 40_000, UTC)
            .replace(tzinfo=None)
            .isoformat(),
            "date_unixtime": str(start + i * 40_000),
            "from": "Ana" if i % 3 else "Ben",
            "from_id": "user1" if i % 3 else "user2",
            "text": f"are you there? {CANARY}",
        }
        for i in range(90)
    ]
    whole = {"name": "Ben", "type": "personal_chat", "id": 2, "messages": messages}
    path.write_text(json.dumps(whole), encoding="utf-8")
    return path


def study(path: Path, zone: str | None = None) -> dict[str, Any]:
    """Study a file and leave out what was understood of the file itself."""
    reading = read_file(path, Options(zone=zone, text_counts=True))
    now_s = zone_time_s(datetime.fromisoformat(NOW), reading.understood.zone)
    dyad = pair_up(reading, me="Ana", other=None, end_s=now_s)
    said, dyad = find_said(dyad), replace(dyad, care=RESEARCH)
    made: Study = study_dyad(dyad, reading.understood, now_s=now_s, said=said)
    told: dict[str, Any] = json.loads(tell_json(made, gate_of(made)))
    understood = told.pop("understood")
    return told | {key: understood[key] for key in ("senders", "n_events", "zone", "resolution_s")}


@pytest.mark.parametrize("zone", [None, "Europe/Berlin", "America/St_Johns"])
@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
@pytest.mark.parametrize("write", [whatsapp, telegram])
def test_it_reads_back_to_the_same_study(
    write: Any, ending: str, zone: str | None, tmp_path: Path
) -> None:
    """Every measure, silence, forecast and moment is the same, in every layout and zone."""
    if ending == "parquet":
        pytest.importorskip("pyarrow", reason="the lab is not installed")
    chat, out = write(tmp_path / "chat.txt"), tmp_path / f"t.{ending}"
    words = ["--zone", zone] if zone else []
    words += ["--names", "--text-counts", "--out", str(out)]
    assert main(["table", str(chat), *words]) == 0
    assert study(out) == study(chat, zone)


def test_nothing_but_numbers_and_pseudonyms_is_in_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No word of a message and, unless asked for, no name."""
    chat = whatsapp(tmp_path / "chat.txt")
    assert main(["table", str(chat), "--text-counts"]) == 0
    told = capsys.readouterr().out
    for word in (CANARY, "Ana", "Ben", "chat.txt"):
        assert word not in told
    rows = list(csv.DictReader(io.StringIO(told)))
    assert {row["sender"] for row in rows} == {"A", "B"}
    assert len(rows) == 400
    assert main(["table", str(chat), "--json"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["time"] for line in lines] == [row["time"] for row in rows]


def test_several_files_say_which_row_is_from_which(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each row has the number of its file and its line there."""
    one, other = whatsapp(tmp_path / "a.txt", 30), telegram(tmp_path / "b.json")
    words = ["--zone", "Europe/Berlin", "--me", "Ana"]
    assert main(["table", str(one), str(other), *words]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {row["file"] for row in rows} == {"1", "2"}
    assert sum(row["file"] == "2" for row in rows) == 90


def test_a_file_that_is_there_is_not_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither a table nor anything else, unless --force says so; and an ending must be known."""
    chat, out = whatsapp(tmp_path / "chat.txt", 30), tmp_path / "t.csv"
    out.write_text("mine")
    assert main(["table", str(chat), "--out", str(out)]) == 2
    assert out.read_text() == "mine"
    assert main(["table", str(chat), "--out", str(out), "--force"]) == 0
    assert out.read_text() != "mine"
    assert main(["table", str(chat), "--out", str(tmp_path / "t.xlsx")]) == 2
    assert ".parquet" in capsys.readouterr().err


def test_the_rows_are_those_of_the_study(tmp_path: Path) -> None:
    """As many rows as events, as the reading has them."""
    chat = whatsapp(tmp_path / "chat.txt")
    out = tmp_path / "t.csv"
    assert main(["table", str(chat), "--out", str(out)]) == 0
    again = asdict(read_file(out).understood)
    want = asdict(read_file(chat).understood)
    assert [s["n_events"] for s in again["senders"]] == [s["n_events"] for s in want["senders"]]
    assert again["first"] == want["first"]
