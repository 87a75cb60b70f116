"""A folder of chat exports as a cohort."""

from pathlib import Path

import polars as pl
import pytest

from awhile.cli import main
from awhile.errors import AwhileError, CareError
from awhile.lab.cohort import Plan, check_cohort, run_cohort
from awhile.lab.cohort.from_exports import gather_chats, is_chats
from awhile.practice.memory import Memory, name_pairs, remember
from awhile.types import Care, Reply

MEMORY = Memory(b"key")
"""Nothing is remembered of anybody."""


@pytest.fixture
def chats(tmp_path: Path) -> Path:
    """Write two chats, a group, a note and a picture."""
    folder = tmp_path / "exports"
    folder.mkdir()
    for file, other in (
        ("WhatsApp Chat with Kim.txt", "Kim"),
        ("WhatsApp Chat with Lou.txt", "Lou"),
    ):
        lines = [
            f"{1 + i // 2:02}/02/2024, 10:{i:02} - {('Ana', other)[i % 2]}: hi{'?' * (i % 3)}"
            for i in range(40)
        ]
        (folder / file).write_text("\n".join(lines) + "\n", encoding="utf-8")
    group = [f"01/02/2024, 10:{i:02} - {name}: hi" for i, name in enumerate("abcabcabc")]
    (folder / "group.txt").write_text("\n".join(group) + "\n", encoding="utf-8")
    (folder / "notes.txt").write_text("buy milk\n", encoding="utf-8")
    (folder / "picture.jpg").write_bytes(b"x")
    return folder


def test_a_folder_of_chats_becomes_tables_without_names(
    chats: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each file is a pair with a number; what could not be read is told, and named nowhere else."""
    out = tmp_path / "out"
    words = ["cohort", str(chats), "--out", str(out), "--adult", "yes"]
    assert main([*words, "--check"]) == 0
    assert main(words) == 0
    told = capsys.readouterr().out
    assert "group.txt was left out" in told
    assert "notes.txt was left out" in told
    assert "80 rows were read, 80 are used: 2 pairs" in told
    assert set(pl.read_parquet(out / "measures.parquet")["dyad"]) == {"chat-00001", "chat-00002"}
    key = pl.read_csv(out / "chats.csv").rows()
    assert key == [
        ("chat-00001", "WhatsApp Chat with Kim.txt"), ("chat-00002", "WhatsApp Chat with Lou.txt"),
    ]  # fmt: skip
    for file in ("cohort.html", "methods.md", "cohort.json"):
        text = (out / file).read_text(encoding="utf-8")
        assert not [name for name in ("Kim", "Lou", "Ana", "group.txt") if name in text]


def test_another_chat_in_the_folder_is_another_cohort(chats: Path, tmp_path: Path) -> None:
    """What was gathered is not taken again once the folder holds something else."""
    out = tmp_path / "out"
    assert check_cohort(chats, out, Plan(memory=MEMORY)).n_dyads == 2
    kim = chats / "WhatsApp Chat with Kim.txt"
    (chats / "third.txt").write_text(kim.read_text().replace("Kim", "Sam"), encoding="utf-8")
    assert check_cohort(chats, out, Plan(memory=MEMORY)).n_dyads == 3


def test_a_folder_with_nothing_to_read_says_so(tmp_path: Path) -> None:
    """Notes alone are no cohort."""
    folder = tmp_path / "exports"
    folder.mkdir()
    (folder / "notes.txt").write_text("buy milk\n")
    with pytest.raises(AwhileError, match="exports"):
        run_cohort(folder, tmp_path / "out", Plan(memory=MEMORY))


def test_a_pair_for_which_something_is_closed_is_in_no_table(chats: Path, tmp_path: Path) -> None:
    """A remembered no, a request to stop in the words, and a copy are left out, and why is said."""
    stop = "\n20/02/2024, 10:00 - Sam: please stop texting me. leave me alone\n"
    kim = (chats / "WhatsApp Chat with Kim.txt").read_text()
    (chats / "sam.txt").write_text(kim.replace("Kim", "Sam") + stop, encoding="utf-8")
    (chats / "zcopy.txt").write_text(kim, encoding="utf-8")
    digests = name_pairs(MEMORY, ["Lou"], ["Ana"])
    no = remember(MEMORY, digests, Care.of("no_contact", Reply.UNSURE), today="2024-03-01")
    left = dict(gather_chats(chats, tmp_path / "chats.parquet", no))
    assert "not sure whether contact" in left["WhatsApp Chat with Lou.txt"]
    assert "nobody has answered" in left["sam.txt"]
    assert "same messages" in left["zcopy.txt"]
    assert set(pl.read_parquet(tmp_path / "chats.parquet")["dyad"]) == {"chat-00001"}


def test_chats_are_not_taken_in_before_anybody_has_said_who_reads(
    chats: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a script the age is given, as for a study; from Python what is remembered is."""
    assert main(["cohort", str(chats), "--out", str(tmp_path / "out")]) == 2
    assert "--adult" in capsys.readouterr().err
    assert main(["cohort", str(chats), "--out", str(tmp_path / "out"), "--adult", "no"]) == 2
    with pytest.raises(CareError):
        run_cohort(chats, tmp_path / "out", Plan())


def test_lines_of_json_are_chats_where_an_app_wrote_them(tmp_path: Path) -> None:
    """A folder of parts of a table is a table, whatever its parts are called."""
    line = '{"date": "2026-01-05 10:00:00", "sender": "Sam", "body": "hi", "quote": "", '
    app = line + '"sticker": "", "reactions": [], "attachments": []}\n'
    for n, (text, expected) in enumerate(
        ((app, True), ('{"time": 1767607200, "sender": "Ada", "dyad": "x"}\n', False), ("x", False))
    ):
        folder = tmp_path / str(n)
        folder.mkdir()
        (folder / "part-1.jsonl").write_text(text, encoding="utf-8")
        assert is_chats(folder) is expected
    (tmp_path / "2" / "a.tar").touch()
    assert is_chats(tmp_path / "2")
