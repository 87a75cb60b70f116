"""The encrypted store: nothing lost, nothing readable, one sentence for each mishap."""

import os
import random
import resource
import select
import shutil
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from awhile.errors import StoreError
from awhile.practice import store as store_module
from awhile.practice.held import hold, let_go
from awhile.practice.journal import Day
from awhile.practice.memory import find_unknown, name_pairs, recall_all
from awhile.practice.plans import make_plan
from awhile.practice.store import change_passphrase, delete_store, move_store, open_store
from awhile.types import Reply

apsw = pytest.importorskip("apsw", reason="the encrypted store is not installed")

PASSPHRASE = "a tide 'comes' in"
CANARY = "canary-words-of-mine"
NOW_S = 1_700_000_000.0
HOT = bytes.fromhex("d9d505f920a163d7")
"""How a rollback journal begins while the change it can undo is not done."""
N_KILLS = int(os.environ.get("AWHILE_KILLS", "300"))


@pytest.fixture(autouse=True)
def _cheap_key(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Derive keys cheaply, but where a test is about the cost."""
    if "real_cost" not in request.node.name:
        cheap = (("cipher", "aegis"), ("algorithm", "aegis-256"), ("mcost", 8), ("tcost", 1))
        monkeypatch.setattr(store_module, "CIPHER", (*cheap, ("pcost", 1)))


def make_store(path: Path) -> Path:
    """Make a store with one of everything."""
    with open_store(path, PASSPHRASE, create=True) as store:
        store.keep_held(hold(CANARY, now_s=NOW_S, urge=7))
        store.keep_day(Day("2024-05-01", 4, 6, 5.5, CANARY))
        store.keep_plan(make_plan("it is late", f"I call {CANARY}", now_s=NOW_S))
        store.keep_answer("2024-05-01", "worry_1", 6)
    return path


def test_everything_comes_back_and_nothing_is_readable_at_real_cost(tmp_path: Path) -> None:
    """What was kept is there again; the file holds none of its words in the clear."""
    path = make_store(tmp_path / "s.awhile")
    with open_store(path, PASSPHRASE) as store:
        out = store.export(store.held())
    assert out["held"][0]["text"] == CANARY
    assert out["days"][0]["sleep_h"] == 5.5
    assert out["plans"][0]["action"].endswith(CANARY)
    assert out["answers"] == [["2024-05-01", "worry_1", 6]]
    assert [p.name for p in tmp_path.iterdir()] == ["s.awhile"]
    assert CANARY.encode() not in path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0


def test_the_cost_of_the_key_is_part_of_the_file_real_cost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The named cost is the one used: with another, the right passphrase does not open."""
    path = make_store(tmp_path / "s.awhile")
    other = tuple((n, 2 if n == "tcost" else v) for n, v in store_module.CIPHER)
    monkeypatch.setattr(store_module, "CIPHER", other)
    with pytest.raises(StoreError):
        open_store(path, PASSPHRASE)


def test_a_wrong_passphrase_says_so_and_changes_nothing(tmp_path: Path) -> None:
    """A wrong passphrase leaves every byte as it was."""
    path = make_store(tmp_path / "s.awhile")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="passphrase"):
        open_store(path, "something else")
    assert path.read_bytes() == before


def test_foreign_files_are_left_alone(tmp_path: Path) -> None:
    """Text, noise, another database and a cut file are refused and left untouched."""
    plain = tmp_path / "plain.db"
    with closing(sqlite3.connect(plain)) as connection:
        connection.execute("CREATE TABLE a (b)")
    (tmp_path / "text").write_text("dear diary " * 1000)
    (tmp_path / "noise").write_bytes(random.Random(1).randbytes(9000))
    (tmp_path / "cut").write_bytes(make_store(tmp_path / "s").read_bytes()[:100])
    for name in ("plain.db", "text", "noise", "cut"):
        path = tmp_path / name
        before = path.read_bytes()
        for call in (lambda p: open_store(p, PASSPHRASE, create=True), delete_store):
            with pytest.raises(StoreError, match="not a store"):
                call(path)
        assert path.read_bytes() == before


def test_a_damaged_file_is_never_taken_for_whole(tmp_path: Path) -> None:
    """One changed byte anywhere is noticed, on opening, with a sentence."""
    whole = make_store(tmp_path / "s").read_bytes()
    rng = random.Random(2)
    path = tmp_path / "damaged"
    noticed = 0
    for _ in range(60):
        at = rng.randrange(len(whole))
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        try:
            with open_store(path, PASSPHRASE) as store:
                assert store.export(store.held())["held"][0]["text"] == CANARY
        except StoreError:
            noticed += 1
    assert noticed >= 50


def test_a_second_copy_waits_outside(tmp_path: Path) -> None:
    """While one copy has the store open, another gets a sentence and the first goes on."""
    path = make_store(tmp_path / "s")
    with open_store(path, PASSPHRASE) as store:
        with pytest.raises(StoreError, match="open in another"):
            open_store(path, PASSPHRASE)
        store.keep_day(Day("2024-05-02", 5))
    with open_store(path, PASSPHRASE) as store:
        assert len(store.days()) == 2


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    """When no more fits, the change is taken back whole and what was kept stays."""
    path = make_store(tmp_path / "s")
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            with open_store(path, PASSPHRASE) as store:
                limit = path.stat().st_size + 4096
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
                store.keep_held(hold("x" * 100_000, now_s=NOW_S, urge=1))
        except StoreError as error:
            code = 0 if error.key == "practice.store_full" else 2
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    with open_store(path, PASSPHRASE) as store:
        assert [h.text for h in store.held()] == [CANARY]


def test_an_old_version_is_brought_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of the first version opens with all it held; a newer one is left alone."""
    path = tmp_path / "s"
    with monkeypatch.context() as old:
        old.setattr(store_module, "MIGRATIONS", store_module.MIGRATIONS[:1])
        with open_store(path, PASSPHRASE, create=True) as store:
            store.keep_day(Day("2024-05-01", 4))
    with open_store(path, PASSPHRASE) as store:
        assert store.days() == [Day("2024-05-01", 4)]
        store.keep_plan(make_plan("it is late", "I read", now_s=NOW_S))
    with monkeypatch.context() as older:
        older.setattr(store_module, "MIGRATIONS", store_module.MIGRATIONS[:1])
        with pytest.raises(StoreError, match="newer"):
            open_store(path, PASSPHRASE)


def test_moving_and_deleting(tmp_path: Path) -> None:
    """A store moves whole and never over something; deleting leaves nothing behind."""
    path, to = make_store(tmp_path / "s"), tmp_path / "moved"
    (tmp_path / "there").write_text("mine")
    with pytest.raises(StoreError):
        move_store(path, tmp_path / "there")
    move_store(path, to)
    with open_store(to, PASSPHRASE) as store:
        assert len(store.held()) == 1
    delete_store(to)
    assert [p.name for p in tmp_path.iterdir()] == ["there"]


def test_a_store_of_before_brings_its_no_along_and_lets_the_fear_go(tmp_path: Path) -> None:
    """An older file's answers count for anybody until the reader says who; fear is not kept."""
    import apsw

    path = tmp_path / "s"
    connection = apsw.Connection(str(path))
    for name, value in store_module.CIPHER:
        connection.pragma(name, value)
    connection.pragma("key", PASSPHRASE)
    for step in store_module.MIGRATIONS[:3]:
        connection.execute(step)
    connection.execute("INSERT INTO care VALUES (1, 1, 1, 1, 2)")
    connection.pragma("application_id", store_module.APPLICATION_ID)
    connection.pragma("user_version", 3)
    connection.close()
    with open_store(path, PASSPHRASE) as store:
        memory = store.memory()
        care = recall_all(memory)
        assert (care.no_contact, care.young, care.max_attempts) == (Reply.YES, Reply.NO, 2)
        assert care.afraid is Reply.NOT_NOW
        assert find_unknown(memory, name_pairs(memory, ["Ada"], ["Bo"]))
        tables = [row[0] for row in store._rows("SELECT name FROM sqlite_master")]
        assert "care" not in tables


def test_words_let_go_are_gone_from_the_file(tmp_path: Path) -> None:
    """A message let go keeps its place and loses its words in the store too."""
    with open_store(tmp_path / "s", PASSPHRASE, create=True) as store:
        held = store.keep_held(hold(CANARY, now_s=NOW_S, urge=7))
        store.keep_held(let_go(held, now_s=NOW_S + 60, urge=2))
        assert CANARY not in str(store.export(store.held()))
        assert store.held()[0].id == held.id


def test_a_passphrase_can_be_changed(tmp_path: Path) -> None:
    """All is there under the new passphrase, nothing under the old one, and nothing lies beside."""
    path = make_store(tmp_path / "s")
    with open_store(path, PASSPHRASE) as store:
        before = store.export(store.held())
        change_passphrase(store, "another few words")
    with open_store(path, "another few words") as store:
        assert store.export(store.held()) == before
    with pytest.raises(StoreError, match="passphrase"):
        open_store(path, PASSPHRASE)
    assert [p.name for p in tmp_path.iterdir()] == ["s"]


def test_a_passphrase_that_is_too_short_changes_nothing(tmp_path: Path) -> None:
    """The store stays as it was, under the passphrase it had."""
    path = make_store(tmp_path / "s")
    with open_store(path, PASSPHRASE) as store, pytest.raises(StoreError):
        change_passphrase(store, "short")
    with open_store(path, PASSPHRASE) as store:
        assert len(store.held()) == 1
    assert [p.name for p in tmp_path.iterdir()] == ["s"]


def test_a_short_passphrase_makes_no_store(tmp_path: Path) -> None:
    """A passphrase too short to protect anything is refused before a file is made."""
    with pytest.raises(StoreError):
        open_store(tmp_path / "s", "short", create=True)
    assert not (tmp_path / "s").exists()


def write_until_killed(path: Path, out: int) -> None:
    """Add messages, telling each number once it is kept."""
    with open_store(path, PASSPHRASE, create=True) as store:
        while True:
            held = store.keep_held(hold("w" * random.randrange(1, 9000), now_s=NOW_S, urge=1))
            store.keep_held(let_go(held, now_s=NOW_S, urge=0) if held.id % 3 == 0 else held)
            os.write(out, held.id.to_bytes(4, "big"))


@pytest.mark.slow
def test_killed_at_any_moment_nothing_is_lost(tmp_path: Path) -> None:
    """After kill -9 at a random moment, again and again, all that was kept is there and whole."""
    path, last, rng, killed_mid_change = tmp_path / "s", 0, random.Random(3), 0
    for number in range(N_KILLS):
        if number % 50 == 0:
            path.unlink(missing_ok=True)
            last = 0
        ready, out = os.pipe()
        pid = os.fork()
        if pid == 0:
            try:
                write_until_killed(path, out)
            finally:
                os._exit(1)
        os.close(out)
        select.select([ready], [], [], rng.uniform(0, 0.05))
        select.select([], [], [], rng.uniform(0, 0.03))
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        told = b""
        while chunk := os.read(ready, 65536):
            told += chunk
        os.close(ready)
        if told:
            last = int.from_bytes(told[-4:], "big")
        journal = path.with_name("s-journal")
        killed_mid_change += journal.exists() and journal.read_bytes()[:8] == HOT
        with open_store(path, PASSPHRASE, create=True) as store:
            ids = [h.id for h in store.held()]
            assert ids == list(range(1, len(ids) + 1))
            assert len(ids) >= last
    print(f"{N_KILLS} kills, {killed_mid_change} with a change under way")
    assert killed_mid_change > 0


def test_a_copy_made_while_closed_opens_elsewhere(tmp_path: Path) -> None:
    """The store is one file: a copy of it opens anywhere with its passphrase."""
    copy = tmp_path / "copy"
    shutil.copyfile(make_store(tmp_path / "s"), copy)
    with open_store(copy, PASSPHRASE) as store:
        assert len(store.held()) == 1


@pytest.mark.slow
def test_killed_while_the_passphrase_changes_one_of_the_two_opens_it_all(tmp_path: Path) -> None:
    """After kill -9 at a random moment the old or the new passphrase opens the whole store."""
    rng, seen = random.Random(4), set()
    for number in range(40):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = make_store(folder / "s")
        pid = os.fork()
        if pid == 0:
            try:
                change_passphrase(open_store(path, PASSPHRASE), "another few words")
            finally:
                os._exit(0)
        time.sleep(rng.random() * 0.1)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        for passphrase in (PASSPHRASE, "another few words"):
            try:
                with open_store(path, passphrase) as store:
                    assert store.held()[0].text == CANARY
                    assert len(store.days()) == len(store.plans()) == len(store.answers()) == 1
                seen.add(passphrase)
                break
            except StoreError:
                continue
        else:
            raise AssertionError
    assert seen  # Which of the two hangs on how far each got, and that on the machine.
