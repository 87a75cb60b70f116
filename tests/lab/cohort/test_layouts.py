"""The layouts that researchers hold are read as they are, and counted as they should be."""

import json
import re
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from awhile.lab.cohort import run_cohort, take_in
from awhile.lab.cohort.ingest import Handling, Intake
from awhile.lab.cohort.layouts import LAYOUTS, find_layout
from awhile.lab.cohort.report import methods, tell_intake
from awhile.types import DAY_S
from awhile.words import say

SHARED = Path(__file__).resolve().parents[4] / "shared" / "cases-cohort" / "donations"
DONOR, FRIEND, THIRD = "d1", "b1", "b2"


def read(path: Path, out: Path) -> tuple[Intake, pl.DataFrame]:
    """Take a layout in, whatever it loses, and return its events."""
    intake = take_in(path, out, handling=Handling(accept_loss=True))
    return intake, pl.concat(pl.read_parquet(part) for part in sorted(out.glob("part-*")))


def dona(folder: Path) -> Path:
    """Write a database of Dona: a pair with voice, and a group."""
    folder.mkdir()
    text = ["id,sender_id,datetime,word_count,conversation_id"]
    text += [f"m{i},{(DONOR, FRIEND)[i % 2]},2025-03-0{1 + i} 08:00:00,{i},c1" for i in range(4)]
    text += [f"g{i},{(DONOR, FRIEND, THIRD)[i]},2025-03-01 09:0{i}:00,1,c2" for i in range(3)]
    files = {
        "messages": text,
        "messages_audio": ["id,sender_id,datetime,length_seconds,conversation_id",
                           f"v1,{FRIEND},2025-03-06 18:00:00,,c1"],
        "conversations": ["id,is_group_conversation,data_source_id,donation_id",
                          "c1,f,2,a1", "c2,t,2,a1"],
        "donations": ["id,donor_id,created_at", f"a1,{DONOR},2025-03-20 15:00:00"],
    }  # fmt: skip
    for name, lines in files.items():
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n")
    return folder


def dona_tables(folder: Path) -> Path:
    """Write the two tables that Dona passes on."""
    folder.mkdir()
    rows = ["donation_id,conversation_id,sender_id,datetime,word_count"]
    rows += [f"a1,c1,{(DONOR, FRIEND)[i % 2]},2025-03-0{1 + i} 08:00:00,{i}" for i in range(4)]
    (folder / "messages_table.csv").write_text("\n".join(rows) + "\n")
    (folder / "donation_table.csv").write_text(f"donation_id,donor_id\na1,{DONOR}\n")
    return folder


def dona_frame(folder: Path) -> Path:
    """Write the one frame that Dona passes on, of two pairs of one donor."""
    times = [f"2025-03-0{i}T08:00:00" for i in (1, 2, 3, 9)]
    frame = pl.DataFrame(
        {
            "conversation_id": ["c1", "c1", "c2", "c2"],
            "sender_id": ["d", "x", "d", "y"],
            "datetime": pl.Series(times).str.to_datetime(),
            "word_count": [1, 2, 3, 4],
            "donor_id": ["d"] * 4,
        }
    )
    folder.mkdir(exist_ok=True)
    frame.write_parquet(folder / "data.parquet")
    return folder / "data.parquet"


def dona_json(folder: Path) -> Path:
    """Write what Dona gives a donor: a pair with voice, and a group."""
    folder.mkdir()
    start = 1_740_816_000_000
    words = [
        {"timestamp": start + i * 86_400_000, "sender": ("you", "contact1")[i % 2], "wordCount": i}
        for i in range(4)
    ]
    pair = {"isGroupConversation": False, "messages": words,
            "messagesAudio": [{"timestamp": start + 90_000_000, "sender": "you"}]}  # fmt: skip
    group = {"isGroupConversation": True, "messages": words}
    (folder / "donation.json").write_text(json.dumps([pair, group]))
    return folder / "donation.json"


def port(folder: Path) -> Path:
    """Write a donation of Port."""
    folder.mkdir()
    table = [
        {"Timestamp": f"2025-03-0{1 + i}T08:00:00", "Name": ("Robin", "Sam")[i % 2], "Message": "a"}
        for i in range(4)
    ]
    (folder / "donation.json").write_text(json.dumps([{"whatsapp_group_chat": table}]))
    return folder / "donation.json"


def whatsr(folder: Path) -> Path:
    """Write a frame of WhatsR: a notice, a message and a picture."""
    folder.mkdir(exist_ok=True)
    path = folder / "chat.csv"
    path.write_text(
        '"DateTime","Sender","Message","Media","TokCount"\n'
        '"2025-03-01 08:00:00","WhatsApp System Message","NA","NA","NA"\n'
        '"2025-03-01 08:00:00","Robin","Well? Are you there?","NA",4\n'
        '"2025-03-01 08:05:00","Sam","NA","IMG.jpg","NA"\n'
    )
    return path


def bandicoot(folder: Path) -> Path:
    """Write the records of two people who also recorded each other."""
    folder.mkdir()
    rows = {
        "ann": ["text,in,ben,2025-03-01 08:00:00,", "call,out,ben,2025-03-02 08:00:00,60",
                "text,out,cleo,2025-03-03 08:00:00,", ",,,2025-03-09 08:00:00,"],
        "ben": ["text,out,ann,2025-03-01 08:00:00,", "call,in,ann,2025-03-02 08:00:00,60"],
    }  # fmt: skip
    for name, lines in rows.items():
        head = "interaction,direction,correspondent_id,datetime,call_duration"
        (folder / f"{name}.csv").write_text("\n".join([head, *lines]) + "\n")
    return folder


SMALL = {
    "bandicoot": (bandicoot, [-1, -1, -1]),
    "dona_database": (dona, [0, 1, 2, 3, -1]),
    "dona_frame": (dona_frame, [1, 2, 3, 4]),
    "dona_json": (dona_json, [0, 1, -1, 2, 3]),
    "dona_tables": (dona_tables, [0, 1, 2, 3]),
    "port": (port, [1, 1, 1, 1]),
    "whatsr": (whatsr, [4, -1]),
}
"""What writes a small file of each layout, and the words of its rows in order of time."""

REFERENCE = Path(__file__).parents[3] / "docs" / "reference" / "cohort.md"


def test_every_layout_is_read_and_documented(tmp_path: Path) -> None:
    """Each has a small file here that is recognised and read, and a row of the reference."""
    assert SMALL.keys() == LAYOUTS.keys()
    documented = re.findall(r"^\| `(\w+)` \|", REFERENCE.read_text(encoding="utf-8"), re.MULTILINE)
    for name, (write, words) in SMALL.items():
        path = write(tmp_path / name)
        assert find_layout(path) is LAYOUTS[name]
        intake, rows = read(path, tmp_path / f"{name}-out")
        assert intake.layout == name
        assert rows.sort("dyad", "t")["words"].to_list() == words
        assert documented.count(name) == 1


def test_a_database_of_dona_is_one_table_until_the_day_of_donation(tmp_path: Path) -> None:
    """Text and voice together, the group left out and told, the end that of the donation."""
    intake, rows = read(dona(tmp_path / "dona"), tmp_path / "out")
    assert intake.layout == "dona_database"
    assert intake.notes == (("", "cohort.note_groups", 1),)
    assert rows["kind"].to_list() == [0, 0, 0, 0, 2]
    assert rows["words"].to_list() == [0, 1, 2, 3, -1]
    last = pl.Series(["2025-03-20 15:00:00"]).str.to_datetime().dt.epoch("s")[0]
    assert set(rows["end_s"]) == {float(last)}
    people = pl.read_parquet(tmp_path / "out" / "people-00000.parquet")
    assert people["name"].to_list() == [FRIEND, DONOR]


def test_system_rows_of_whatsr_are_no_person(tmp_path: Path) -> None:
    """Words are tokens, a row of media has none, and what R does not know is NA."""
    path = whatsr(tmp_path)
    intake, rows = read(path, tmp_path / "out")
    assert (intake.layout, intake.n_rows) == ("whatsr", 2)
    assert rows.select("words", "questions", "kind").rows() == [(4, 2, 0), (-1, -1, 1)]


@pytest.mark.parametrize("form", ["list", "omissions", "metadata"])
def test_rows_that_a_donor_deleted_are_told(tmp_path: Path, form: str) -> None:
    """In each form of Port a deletion is noted, and a date nobody understood is refused."""
    table = [
        {"Timestamp": "2025-03-01T08:00:00", "Name": "Robin", "Message": "how?"},
        {"Timestamp": "2025-03-02T08:00:00", "Name": "Sam", "Message": "fine"},
        {"Timestamp": "25-31-3 8:1", "Name": "Sam", "Message": "lost"},
    ]
    data: object = [{"whatsapp_group_chat": table, "deleted row count": "2"}]
    if form == "omissions":
        told = json.dumps(["User deleted 2 rows from table: whatsapp_group_chat"])
        data = [{"whatsapp_group_chat": table}, {"user_omissions": told}]
    elif form == "metadata":
        data = {"whatsapp_group_chat": {"data": table, "metadata": {"deletedRowCount": 2}}}
    path = tmp_path / "donation.json"
    path.write_text(json.dumps(data))
    intake, rows = read(path, tmp_path / "out")
    assert intake.notes == (("donation", "cohort.note_deleted_by_donor", 2),)
    assert intake.refused == {"no_time": 1}
    assert rows["t"].diff().to_list() == [None, DAY_S]
    assert rows["questions"].to_list() == [1, 0]


def test_a_frame_of_dona_ends_with_the_donor(tmp_path: Path) -> None:
    """Each pair is observed until the last message its donor has anywhere."""
    intake, rows = read(dona_frame(tmp_path), tmp_path / "out")
    assert intake.layout == "dona_frame"
    assert set(rows["end_s"]) == {rows["t"].max()}
    assert rows["words"].to_list() == [1, 2, 3, 4]


@pytest.mark.skipif(not SHARED.exists(), reason="the invented donations are not beside this clone")
def test_invented_donations_are_counted_as_their_makers_say(tmp_path: Path) -> None:
    """Rows, pairs, groups, words and ends are those of a count that shares no code."""
    want = json.loads((SHARED / "expected.json").read_text())
    for name, place in (
        ("dona_tables", "dona_tables"),
        ("dona_rt2026", "dona_rt2026/data.parquet"),
        ("dona_v2_db", "dona_v2_db"),
    ):
        intake, rows = read(SHARED / place, tmp_path / name)
        told = want[name]
        n_groups = intake.n_crowded + len(intake.notes)
        assert n_groups == told["groups_left_out"], name
        assert intake.n_one_sided == told["one_sided"]
        assert intake.n_dyads - intake.n_one_sided == told["pairs"]
        both = rows.filter(pl.col("sender").n_unique().over("dyad") == 2)
        assert len(both) == told["rows_in_pairs"]
        assert both.filter(pl.col("words") > 0)["words"].sum() == told["words_in_pairs"]
        for pair, one in told["per_pair"].items():
            mine = both.filter(pl.col("dyad").str.ends_with(pair))
            assert len(mine) == one["messages"]
            end = pl.Series([one["end_of_observation"][:19]]).str.to_datetime().dt.epoch("s")[0]
            assert mine["end_s"][0] == end
    for name, told in want["whatsr"].items():
        _, rows = read(SHARED / "whatsr" / f"{name}.csv", tmp_path / name)
        assert len(rows) == told["messages"]
        assert rows.filter(pl.col("words") >= 0)["words"].sum() == told["words"]
        assert int((rows["kind"] == 1).sum()) == told["media"]
    for name, told in want["port"].items():
        intake, rows = read(SHARED / "port" / f"{name}.json", tmp_path / name)
        assert len(rows) == told["messages"]
        assert intake.notes[0][2] == told["rows_the_donor_deleted"]
        assert rows["questions"].sum() == told["questions"]


def test_records_of_one_person_are_pairs_with_others(tmp_path: Path) -> None:
    """What came in was sent by the other; what both recorded counts once; ends are the person's."""
    folder = bandicoot(tmp_path / "records")
    intake, rows = read(folder, tmp_path / "out")
    assert (intake.layout, intake.n_rows, intake.n_dyads) == ("bandicoot", 3, 2)
    rows = rows.sort("dyad", "t")
    assert rows["dyad"].to_list() == ["ann – ben", "ann – ben", "ann – cleo"]
    assert rows["sender"].to_list() == [1, 0, 0]
    assert rows["kind"].to_list() == [0, 3, 0]
    last = pl.Series(["2025-03-03 08:00:00"]).str.to_datetime().dt.epoch("s")[0]
    assert set(rows["end_s"]) == {float(last)}
    alone, _ = read(folder / "ben.csv", tmp_path / "alone")
    assert (alone.layout, alone.n_rows, alone.n_dyads) == ("bandicoot", 2, 1)


@pytest.mark.parametrize("language", ["en", "de"])
def test_how_a_layout_was_taken_is_told(tmp_path: Path, language: str) -> None:
    """The layout, ends of its own, groups and rows that a donor deleted are in the report."""
    intake, _ = read(dona(tmp_path / "dona"), tmp_path / "out")
    told = tell_intake(intake, language)
    for key, values in (
        ("layout", {"layout": "dona_database"}),
        ("own_ends", {"n": "1"}),
        ("note_groups", {"n": "1"}),
        ("counted", {"columns": "kind, words"}),
    ):
        assert say(f"cohort.{key}", language, **values) in told
    assert say("cohort.end_assumed", language) not in told
    deleted = replace(intake, notes=(("a", "cohort.note_deleted_by_donor", 2),) * 2)
    assert sum("a" in line and "2" in line for line in tell_intake(deleted, language)) >= 2
    page = tell_intake(deleted, language, names=False)
    assert say("cohort.deleted_by_donors", language, n="4") in page


def test_the_paragraph_of_methods_names_ends_of_pairs(tmp_path: Path) -> None:
    """Where every pair has an end of its own, none is said to be assumed."""
    cohort = run_cohort(dona(tmp_path / "dona"), tmp_path / "out")
    for language in ("en", "de"):
        told = methods(cohort, language)
        assert say("cohort.own_ends", language, n="1") in told
        assert say("cohort.methods_end_assumed", language) not in told
