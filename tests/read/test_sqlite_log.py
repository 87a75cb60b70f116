"""The newest pages of a database lie in a file beside it: they are read, or their lack is told."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from awhile.read import read_file
from awhile.read.source import open_database
from awhile.read.sqlite_log import may_miss_newest, read_with_log
from awhile.types import Doubt
from tests.read.test_phones import SCHEMA

ANY_PATH = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
FIRST_S = 700_000_000


def grow(path: Path, n_before: int, n_in_log: int, *, size: int = 10) -> None:
    """Write a chat of which some rows are in the database, and the newer ones in its log."""
    work = path.with_name("work.db")
    base = sqlite3.connect(work)
    with closing(base):
        base.executescript("PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0;" + SCHEMA)
        for number in range(n_before + n_in_log):
            if number == n_before:
                base.commit()
                base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            base.execute(
                "INSERT INTO message (text, date, is_from_me, handle_id) VALUES (?, ?, ?, 1)",
                ("a" * size, FIRST_S + 60 * number, number % 2),
            )
            base.execute("INSERT INTO chat_message_join VALUES (1, ?)", (number + 1,))
            base.commit()
        shutil.copy(work, path)
        log = Path(f"{work}-wal")
        if log.exists():
            shutil.copy(log, f"{path}-wal")


def test_rows_in_the_log_are_read_and_nothing_is_written(tmp_path: Path) -> None:
    """Twenty messages that stand in the log alone are there; the folder is as it was."""
    path = tmp_path / "chat.db"
    grow(path, 10, 20)
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    understood = read_file(path).understood
    assert (understood.n_messages, understood.doubts) == (30, ())
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before


def test_a_log_that_is_not_there_is_a_doubt(tmp_path: Path) -> None:
    """The rows are missing, and that is the first thing said; with an empty log nothing is."""
    path = tmp_path / "chat.db"
    grow(path, 10, 20)
    log = Path(f"{path}-wal")
    log.unlink()
    understood = read_file(path).understood
    assert understood.n_messages == 10
    assert understood.doubts == (Doubt("newest_rows_elsewhere", {"file": "chat.db"}),)
    log.write_bytes(b"")
    assert read_file(path).understood.doubts == ()


def test_a_damaged_log_is_a_doubt_or_is_read_up_to_the_damage(tmp_path: Path) -> None:
    """Whatever byte is wrong: nothing breaks, and never are there fewer rows without a doubt."""
    path = tmp_path / "chat.db"
    grow(path, 10, 20)
    log, random = Path(f"{path}-wal"), Random(1)
    whole = log.read_bytes()
    assert read_with_log(path) is not None
    for at in [0, 8, 20, 24, *(random.randrange(len(whole)) for _ in range(30))]:
        log.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        understood = read_file(path).understood
        assert 10 <= understood.n_messages <= 30
        if at < 32:
            assert [d.kind for d in understood.doubts] == ["newest_rows_elsewhere"]


@ANY_PATH
@given(st.integers(1, 6), st.integers(0, 12), st.sampled_from([5, 3000, 20_000]))
def test_a_log_is_laid_over_as_sqlite_does(
    tmp_path: Path, n_before: int, n_in_log: int, size: int
) -> None:
    """The copy in memory holds row for row what SQLite itself finds."""
    for old in tmp_path.iterdir():
        old.unlink()
    path = tmp_path / "chat.db"
    grow(path, n_before, n_in_log, size=size)
    query = "SELECT text, date FROM message ORDER BY date"
    assert not may_miss_newest(path) or not n_in_log
    with closing(open_database(path)) as base:
        ours = base.execute(query).fetchall()
    with closing(sqlite3.connect(path)) as base:
        assert base.execute(query).fetchall() == ours
    assert len(ours) == n_before + n_in_log


def test_the_backup_of_a_phone_holds_its_log(tmp_path: Path) -> None:
    """It is written into the database before the backup is made."""
    path = tmp_path / "chat.db"
    grow(path, 10, 0)
    for log in tmp_path.glob("*-wal"):
        log.unlink()
    assert may_miss_newest(path)
    assert not may_miss_newest(path.rename(tmp_path / "sms.db"))


@pytest.mark.skipif(os.name == "nt", reason="names of folders for temporary files differ")
def test_words_are_not_sorted_on_the_disk(tmp_path: Path) -> None:
    """What SQLite sorts are people's words: it keeps them in memory."""
    path = tmp_path / "chat.db"
    grow(path, 3, 0)
    with closing(open_database(path)) as base:
        base.set_authorizer(None)
        assert base.execute("PRAGMA temp_store").fetchone() == (2,)
