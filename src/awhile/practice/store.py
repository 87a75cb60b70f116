"""The store: one encrypted SQLite file that holds what its owner wrote, and nothing else.

Cipher AEGIS-256 with a key from Argon2id at the cost named here; both are fixed, because a file
opens only with the values it was made with. One store is about one other person.
"""

import os
import secrets
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import astuple, fields, replace
from pathlib import Path
from types import ModuleType, TracebackType
from typing import TYPE_CHECKING, Any, Self

from awhile.errors import StoreError
from awhile.practice.held import Held
from awhile.practice.journal import Day
from awhile.practice.memory import ANYBODY, Memory, Pair, read_memory, write_memory
from awhile.practice.plans import Plan
from awhile.types import Care, Reply

if TYPE_CHECKING:
    import apsw

CIPHER = (
    ("cipher", "aegis"),
    ("algorithm", "aegis-256"),
    ("mcost", 65_536),  # memory of Argon2id, KiB
    ("tcost", 3),  # its passes
    ("pcost", 1),  # its lanes: a browser has one thread
)
"""How the file is encrypted; RFC 9106 suggests 64 MiB and three passes where memory is short."""

APPLICATION_ID = 0x4157484C
"""Marks the database inside as ours ("AWHL")."""

MIN_PASSPHRASE = 8
"""Characters a new passphrase has at least."""

_PAGE = 4096
_PLAIN = b"SQLite format 3\x00"
_HEADER = bytes([0x10, 0x00, 0x01, 0x01, 0x40, 0x40, 0x20, 0x20])
"""Bytes 16 to 23, which stay readable: page size, versions, reserved bytes of AEGIS-256."""

MIGRATIONS = (
    """
    CREATE TABLE care (one INTEGER PRIMARY KEY CHECK (one = 1), no_contact INTEGER,
        afraid INTEGER, adult INTEGER, max_attempts INTEGER NOT NULL);
    CREATE TABLE held (id INTEGER PRIMARY KEY, written_s REAL NOT NULL, wait_s REAL NOT NULL,
        text TEXT NOT NULL, urge_before INTEGER NOT NULL, urge_after INTEGER, closed_s REAL,
        outcome TEXT NOT NULL, look_back TEXT NOT NULL);
    CREATE TABLE day (date TEXT PRIMARY KEY, mood INTEGER, urge INTEGER, sleep_h REAL,
        line TEXT NOT NULL);
    """,
    """
    CREATE TABLE plan (id INTEGER PRIMARY KEY, made_s REAL NOT NULL, cue TEXT NOT NULL,
        action TEXT NOT NULL);
    CREATE TABLE answer (date TEXT NOT NULL, item TEXT NOT NULL, value INTEGER NOT NULL,
        PRIMARY KEY (date, item));
    """,
    """
    CREATE TABLE study (date TEXT PRIMARY KEY, n INTEGER NOT NULL);
    CREATE TABLE stop_seen (one INTEGER PRIMARY KEY CHECK (one = 1), time_s REAL NOT NULL);
    CREATE TABLE session (date TEXT NOT NULL);
    """,
    """
    CREATE TABLE memory (one INTEGER PRIMARY KEY CHECK (one = 1), text TEXT NOT NULL);
    CREATE TABLE undo (id INTEGER PRIMARY KEY, written_s REAL NOT NULL, wait_s REAL NOT NULL,
        text TEXT NOT NULL, urge_before INTEGER NOT NULL, until_s REAL NOT NULL);
    """,
)
"""What brings a file from each version to the next; the version is SQLite's user_version."""

WITH_MEMORY = 4
"""The version from which on a store has a memory of care."""


class Store:
    """An open store; every change is one transaction, done or not done.

    Use `open_store`, in a ``with`` statement.
    """

    def __init__(self, path: Path, connection: "apsw.Connection") -> None:
        self.path = path
        self._connection = connection

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _change(self, sql: str, values: tuple[Any, ...] = ()) -> int:
        """Make one change durable and return the row it made."""
        with _sentences(self.path), self._connection:
            self._connection.execute(sql, values)
        return self._connection.last_insert_rowid()

    def _rows(self, sql: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """Read rows."""
        with _sentences(self.path):
            return list(self._connection.execute(sql, values))

    def memory(self) -> Memory:
        """Return what is remembered of care; a new store remembers nothing, under a new key."""
        rows = self._rows("SELECT text FROM memory")
        if rows:
            return read_memory(rows[0][0])
        new = Memory(secrets.token_bytes(32))
        self.keep_memory(new)
        return new

    def keep_memory(self, memory: Memory) -> None:
        """Keep what is remembered of care, whole; `practice.memory` sees that it only tightens."""
        self._change("INSERT OR REPLACE INTO memory VALUES (1, ?)", (write_memory(memory),))

    def keep_undo(self, held: Held, *, until_s: float) -> None:
        """Keep the words of a message that is let go until a moment, in place of any before.

        Args:
            held: The message, with its words.
            until_s: Until when it can be brought back (s since 1970).
        """
        row = (held.id, held.written_s, held.wait_s, held.text, held.urge_before, until_s)
        self.forget_undo()
        self._change("INSERT INTO undo VALUES (?,?,?,?,?,?)", row)

    def take_undo(self, *, now_s: float) -> Held | None:
        """Return the message that was let go last as it was, once; None where it is too late.

        Args:
            now_s: Now, seconds since 1970.
        """
        rows = self._rows("SELECT * FROM undo")
        self.forget_undo()
        if not rows or now_s > rows[0][5]:
            return None
        number, written_s, wait_s, text, urge, _ = rows[0]
        return Held(number, written_s, wait_s, text, urge)

    def forget_undo(self) -> None:
        """Delete the words of the message that was let go last."""
        self._change("DELETE FROM undo")

    def keep_held(self, held: Held) -> Held:
        """Keep a held message, new or changed, and return it with its number.

        Args:
            held: The message; number 0 for a new one.
        """
        row = (held.id or None, *astuple(held)[1:])
        number = self._change("INSERT OR REPLACE INTO held VALUES (?,?,?,?,?,?,?,?,?)", row)
        return replace(held, id=held.id or number)

    def held(self) -> list[Held]:
        """List the held messages, oldest first."""
        return [Held(*row) for row in self._rows("SELECT * FROM held ORDER BY id")]

    def keep_day(self, day: Day) -> None:
        """Keep a day of the journal in place of what that day had.

        Args:
            day: The day.
        """
        self._change("INSERT OR REPLACE INTO day VALUES (?,?,?,?,?)", astuple(day))

    def days(self) -> list[Day]:
        """List the journal by date."""
        return [Day(*row) for row in self._rows("SELECT * FROM day ORDER BY date")]

    def keep_plan(self, plan: Plan) -> Plan:
        """Keep a plan and return it with its number.

        Args:
            plan: The plan; number 0 for a new one.
        """
        row = (plan.id or None, *astuple(plan)[1:])
        return replace(plan, id=self._change("INSERT OR REPLACE INTO plan VALUES (?,?,?,?)", row))

    def plans(self) -> list[Plan]:
        """List the plans, oldest first."""
        return [Plan(*row) for row in self._rows("SELECT * FROM plan ORDER BY id")]

    def keep_answer(self, date: str, item: str, value: int) -> None:
        """Keep the answer to one item of reflection on one day.

        Args:
            date: The day, ISO 8601.
            item: Name of the item.
            value: The answer, on the scale of the item.
        """
        self._change("INSERT OR REPLACE INTO answer VALUES (?,?,?)", (date, item, value))

    def answers(self) -> list[tuple[str, str, int]]:
        """List answers as (date, item, value), by date."""
        rows = self._rows("SELECT date, item, value FROM answer ORDER BY date, item")
        return [(row[0], row[1], row[2]) for row in rows]

    def count_study(self, date: str) -> int:
        """Count one more study of a day and return how many that makes; other days are let go.

        Args:
            date: The day, ISO 8601.
        """
        self._change("DELETE FROM study WHERE date <> ?", (date,))
        self._change(
            "INSERT INTO study VALUES (?, 1) ON CONFLICT (date) DO UPDATE SET n = n + 1", (date,)
        )
        return int(self._rows("SELECT n FROM study")[0][0])

    def keep_session(self, date: str) -> None:
        """Keep that a guarded practice was done on a day.

        Args:
            date: The day, ISO 8601.
        """
        self._change("INSERT INTO session VALUES (?)", (date,))

    def sessions(self) -> list[str]:
        """List the days of guarded practice."""
        return [row[0] for row in self._rows("SELECT date FROM session ORDER BY date")]

    def snapshot(self) -> bytes:
        """Return the whole file as it stands in memory; for `memory_store`, readable by anyone."""
        with _sentences(self.path):
            return bytes(self._connection.serialize("main"))

    def take_all(self, other: Self) -> None:
        """Take in every row of another store, all or none.

        Args:
            other: The store whose rows are taken; it stays as it is.
        """
        tables = "SELECT name FROM sqlite_master WHERE type = 'table'"
        with _sentences(self.path), self._connection:
            for (table,) in other._rows(tables):
                if table == "memory" and self._rows("SELECT one FROM memory"):
                    continue  # each has its own key; `memory.carry_over` brings one to the other
                rows = other._rows(f"SELECT * FROM {table}")  # noqa: S608 - a name of ours
                for row in rows:
                    marks = ",".join("?" * len(row))
                    self._connection.execute(f"INSERT INTO {table} VALUES ({marks})", row)  # noqa: S608

    def export(self, held: Sequence[Held]) -> dict[str, Any]:
        """Return what its owner wrote as plain values for JSON; see `actions.export_store`.

        Args:
            held: The held messages, as they may be given.
        """
        return {
            "schema": len(MIGRATIONS),
            "held": [_named(one) for one in held],
            "days": [_named(day) for day in self.days()],
            "plans": [_named(plan) for plan in self.plans()],
            "answers": [list(answer) for answer in self.answers()],
        }


def _named(value: Held | Day | Plan) -> dict[str, Any]:
    """Name the fields of a flat dataclass."""
    return {f.name: getattr(value, f.name) for f in fields(value)}


def need_library() -> None:
    """Raise an error where the library of the store is missing, before a passphrase is asked for.

    Raises:
        StoreError: It is not installed.
    """
    _load()


def _load() -> ModuleType:
    """Import the library of the store.

    Raises:
        StoreError: It is not installed.
    """
    try:
        import apsw
    except ImportError:
        raise StoreError("practice.store_missing", python=sys.executable) from None
    if not hasattr(apsw, "mc_version"):
        raise StoreError("practice.store_missing", python=sys.executable)
    return apsw


@contextmanager
def _sentences(path: Path) -> Iterator[None]:
    """Turn the library's errors into sentences; the transaction was already taken back."""
    library = _load()
    try:
        yield
    except library.NotADBError:
        raise StoreError("practice.store_locked", path=path) from None
    except library.CorruptError:
        raise StoreError("practice.store_damaged", path=path) from None
    except library.BusyError:
        raise StoreError("practice.store_in_use", path=path) from None
    except library.FullError:
        raise StoreError("practice.store_full", path=path) from None
    except (library.ReadOnlyError, library.CantOpenError, library.PermissionsError):
        raise StoreError("practice.store_no_access", path=path) from None
    except library.IOError:
        raise StoreError("practice.store_full", path=path) from None


def check_file(path: Path) -> None:
    """Raise an error for a file that cannot be a store, without changing it.

    Args:
        path: Where it lies.

    Raises:
        StoreError: It is missing, not a store, or cut short.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(24)
    except FileNotFoundError:
        raise StoreError("practice.store_not_there", path=path) from None
    except OSError:
        raise StoreError("practice.store_no_access", path=path) from None
    if size < _PAGE or head.startswith(_PLAIN) or head[16:24] != _HEADER:
        raise StoreError("practice.store_foreign", path=path)


def open_store(path: Path, passphrase: str, *, create: bool = False) -> Store:
    """Open the store, bringing a file of an older version to this one.

    Args:
        path: Where it lies.
        passphrase: Its passphrase; there is no way in without it.
        create: Make a new one if there is none.

    Returns:
        The open store; no second copy of Awhile can open it meanwhile.

    Raises:
        StoreError: The library is missing; the file is missing, foreign, damaged, newer than this
            Awhile or in use; the passphrase is wrong or too short; or the disk is full.
    """
    library = _load()
    new = not path.exists()
    if new and not create:
        raise StoreError("practice.store_not_there", path=path)
    if new and len(passphrase) < MIN_PASSPHRASE:
        raise StoreError("practice.passphrase_short", least=MIN_PASSPHRASE)
    if not new and path.stat().st_size:  # an empty file: creating it was cut short
        check_file(path)
    with _sentences(path):
        connection = library.Connection(os.fspath(path))
        try:
            for name, value in CIPHER:
                connection.pragma(name, value)
            connection.pragma("key", passphrase)
            connection.pragma("locking_mode", "exclusive")
            connection.pragma("synchronous", "extra")
            connection.pragma("secure_delete", 1)
            connection.execute("BEGIN EXCLUSIVE")
            _migrate(connection, path)
            connection.execute("COMMIT")
            _check_whole(connection, path)
        except BaseException:
            connection.close()
            raise
    with suppress(OSError):
        path.chmod(0o600)
    return Store(path, connection)


def memory_store(snapshot: bytes = b"") -> Store:
    """Make a store in memory: for what is written before a place is chosen for it.

    Args:
        snapshot: What `Store.snapshot` returned for an earlier one; empty for a new one.

    Returns:
        An open store without a passphrase, gone once it is closed.

    Raises:
        StoreError: The library is missing, or the snapshot is no store of this Awhile.
    """
    library, path = _load(), Path(":memory:")
    with _sentences(path):
        connection = library.Connection(":memory:")
        if snapshot:
            connection.deserialize("main", snapshot)
        with connection:
            _migrate(connection, path)
    return Store(path, connection)


def _check_whole(connection: "apsw.Connection", path: Path) -> None:
    """Read every page once."""
    if connection.pragma("quick_check") != "ok":
        raise StoreError("practice.store_damaged", path=path)


def _migrate(connection: "apsw.Connection", path: Path) -> None:
    """Bring the open file to the present version, inside the caller's transaction."""
    version = connection.pragma("user_version")
    if version == 0 and not connection.execute("SELECT count(*) FROM sqlite_master").get:
        connection.pragma("application_id", APPLICATION_ID)
    elif connection.pragma("application_id") != APPLICATION_ID:
        raise StoreError("practice.store_foreign", path=path)
    if version > len(MIGRATIONS):
        raise StoreError("practice.store_newer", path=path)
    for step in MIGRATIONS[version:]:
        connection.execute(step)
    if version < WITH_MEMORY <= len(MIGRATIONS):
        if version:
            _remember_old(connection)
        connection.execute("DROP TABLE care; DROP TABLE stop_seen")
    if version < len(MIGRATIONS):
        connection.pragma("user_version", len(MIGRATIONS))


def _remember_old(connection: "apsw.Connection") -> None:
    """Bring the answers of an older file into its memory; the one about fear is let go.

    Whom a no was about was not kept then, so it counts for anybody until the reader says who.
    """
    memory = Memory(secrets.token_bytes(32))
    for no_contact, adult, limit in connection.execute(
        "SELECT no_contact, adult, max_attempts FROM care"
    ):
        young = Reply.NOT_NOW if adult is None else Reply.NO if adult else Reply.YES
        care = Care(young=young, max_attempts=limit)
        pairs = {ANYBODY: Pair(Care(no_contact=Reply.YES))} if no_contact else {}
        memory = Memory(memory.key, care, pairs)
    connection.execute("INSERT INTO memory VALUES (1, ?)", (write_memory(memory),))


def change_passphrase(store: Store, passphrase: str) -> None:
    """Give an open store another passphrase: a new file is made whole, then takes its place.

    Args:
        store: The open store; it is closed afterwards.
        passphrase: The new passphrase.

    Raises:
        StoreError: The passphrase is too short, or there is no room. The old file then stays.
    """
    path = store.path
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    try:
        with open_store(part, passphrase, create=True) as copy:
            copy.take_all(store)
        with path.open("r+b") as old:  # still the old file once the new one has its name
            store.close()
            part.replace(path)
            old.write(secrets.token_bytes(_PAGE))
            old.flush()
            os.fsync(old.fileno())
    except OSError:
        raise StoreError("practice.store_full", path=path) from None
    finally:
        part.unlink(missing_ok=True)
        _journal(part).unlink(missing_ok=True)


def move_store(path: Path, to: Path) -> None:
    """Move a closed store; the old file goes only once the new one is whole.

    Args:
        path: Where it lies.
        to: Where it is to lie.

    Raises:
        StoreError: It is not a store, something is there already, or there is no room.
    """
    check_file(path)
    if to.exists():
        raise StoreError("practice.store_there", path=to)
    if _journal(path).exists():  # a change was cut short: opening the store finishes or undoes it
        raise StoreError("practice.store_open_first", path=path)
    part = to.with_name(f"{to.name}.part")
    try:
        shutil.copyfile(path, part)
        with part.open("rb") as file:
            os.fsync(file.fileno())
        part.chmod(0o600)
        part.replace(to)
    except OSError:
        part.unlink(missing_ok=True)
        raise StoreError("practice.store_full", path=to) from None
    path.unlink()


def delete_store(path: Path) -> None:
    """Delete a store in one step, without its passphrase.

    The salt goes first, so that what a disk may keep of the rest cannot be opened even with the
    passphrase.

    Args:
        path: Where it lies.

    Raises:
        StoreError: It is not a store, or cannot be deleted.
    """
    check_file(path)
    try:
        with path.open("r+b") as file:
            file.write(secrets.token_bytes(_PAGE))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()
        _journal(path).unlink(missing_ok=True)
    except OSError:
        raise StoreError("practice.store_no_access", path=path) from None


def _journal(path: Path) -> Path:
    """Name the rollback journal that SQLite keeps beside the file during a change."""
    return path.with_name(f"{path.name}-journal")
