"""Damage an export in ways that its own format still parses: most flipped bytes go no further."""

import contextlib
import io
import json
import re
import sqlite3
import warnings
import zipfile
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from awhile.encoding import SQLITE_MARK

ODD_TEXTS = (
    "", " ", "\0", "\x1b[2J", "\u200e", "\u202e", "\u202f", "\ufeff", "\ud800", "\n", "\r", "\x85",
    "\u2028", "١٢", "²", "🏳️‍🌈", "null", "NaN", "-1", "0", "9" * 400, "1e999", "x" * 5000, "{0}%s",
    "../../x", "=1+1", "<b>", "&amp;", "&#x110000;", "&#55357;", "\"", "'", ",", ":", " - ", "]]>",
    "<!--", "<![CDATA[", "<!DOCTYPE a [<!ENTITY b 'c'>]>", "9999-12-31T23:59:59",
    "0001-01-01T00:00:00+14:00", "2025-02-30", "24:00", "12:60 PM", "00:00 AM", "31/02/2025",
    "1/1/0001", "2025-03-30T02:30:00", "99999999999", "4102444800000", "253402300800",
)  # fmt: skip
ODD_VALUES = (
    None, True, False, 0, -1, 1.5, 1e308, -1e308, 5e-324, float("nan"), float("inf"), 2**31, 2**63,
    -(2**63), 10**18, 4_102_444_799_999, [], {}, [[]], {"": {}}, [None], *ODD_TEXTS,
)  # fmt: skip


def damage(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    """Return the export with one to four things in it changed.

    Args:
        data: An export of any format.
        random: Where chance comes from.
        others: More exports, from which pieces are taken.

    Returns:
        Bytes that are mostly still of that format.
    """
    if random.random() < 0.15:
        return _damage_bytes(data, random)
    changed = _damager_of(data)(data, random, others)
    return _damage_bytes(changed, random) if random.random() < 0.1 else changed


def _damager_of(data: bytes) -> Callable[[bytes, Random, Sequence[bytes]], bytes]:
    if data.startswith(SQLITE_MARK):
        return _damage_database
    if data.startswith(b"PK"):
        return _damage_zip
    first = data.lstrip(b"\xef\xbb\xbf \r\n\t")[:1]
    if first in {b"{", b"["}:
        return _damage_json
    return _damage_markup if first == b"<" else _damage_lines


def _damage_bytes(data: bytes, random: Random, _others: Sequence[bytes] = ()) -> bytes:
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 8))):
        at = random.randrange(len(changed) + 1)
        match random.randrange(5):
            case 0:
                changed[at : at + 1] = bytes([random.randrange(256)])
            case 1:
                del changed[at : at + random.randrange(1, 40)]
            case 2:
                changed[at:at] = bytes(random.randrange(256) for _ in range(random.randrange(9)))
            case 3:
                changed[at:at] = changed[at : at + random.randrange(1, 200)]
            case _:
                changed[at : at + 4] = random.choice((b"\xff" * 4, bytes(4), b"\x7f" + b"\xff" * 3))
    return bytes(changed)


class _Pairs(list[Any]):
    """An object of JSON as a list of its members, so that a key can be there twice."""


def _damage_json(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    try:
        text = data.decode("utf-8-sig")
    except ValueError:
        return _damage_lines(data, random, others)
    try:
        tree = _load(text)
    except (ValueError, RecursionError):
        lines = text.splitlines(keepends=True)  # a value in each line, perhaps
        at = random.randrange(len(lines))
        with contextlib.suppress(ValueError, RecursionError):
            lines[at] = _dump(_change_tree(_load(lines[at]), random)) + "\n"
            return "".join(lines).encode("utf-8", "surrogatepass")
        return _damage_lines(data, random, others)
    for _ in range(random.choice((1, 1, 2, 4))):
        tree = _change_tree(tree, random)
    return _dump(tree).encode("utf-8", "surrogatepass")


def _load(text: str) -> Any:
    return json.loads(text, object_pairs_hook=lambda pairs: _Pairs(list(p) for p in pairs))


def _change_tree(tree: Any, random: Random) -> Any:
    """Change one value, chosen with the deep ones as likely as the shallow."""
    places: list[tuple[Any, int]] = []
    keys: list[str] = []

    def walk(node: Any) -> None:
        if isinstance(node, _Pairs):
            for pair in node:
                keys.append(pair[0])
                places.append((pair, 1))
                walk(pair[1])
        elif isinstance(node, list):
            for i, inner in enumerate(node):
                places.append((node, i))
                walk(inner)

    walk(tree)
    if not places:
        return random.choice(ODD_VALUES)
    holder, at = random.choice(places)
    value = holder[at]
    match random.randrange(9):
        case 0:
            other, place = random.choice(places)
            holder[at] = _copy(other[place])
        case 1 if isinstance(value, str) and value:
            cut = random.randrange(len(value) + 1)
            holder[at] = value[:cut] + random.choice(ODD_TEXTS) + value[cut:]
        case 2 if isinstance(value, list) and value:
            del value[random.randrange(len(value))]
        case 3 if isinstance(value, list) and value:
            value.insert(random.randrange(len(value) + 1), _copy(random.choice(value)))
        case 4 if isinstance(holder, list) and len(holder) == 2 and isinstance(holder[0], str):
            holder[0] = random.choice(keys) if keys else ""
        case 5 if isinstance(value, list):
            random.shuffle(value)
        case 6:
            holder[at] = _deep(value, random.choice((2, 50, 5000)))
        case 7 if isinstance(value, int | float) and not isinstance(value, bool):
            holder[at] = value * random.choice((-1, 0, 1000, 0.001, 1_000_000))
        case _:
            holder[at] = random.choice(ODD_VALUES)
    return tree


class _Deep:
    """A value inside very many lists, written without recursion."""

    def __init__(self, value: Any, depth: int) -> None:
        self.value, self.depth = value, depth


def _deep(value: Any, depth: int) -> Any:
    return _Deep(value, depth)


def _copy(value: Any) -> Any:
    if isinstance(value, _Pairs):
        return _Pairs([key, _copy(inner)] for key, inner in value)
    return [_copy(inner) for inner in value] if isinstance(value, list) else value


def _dump(node: Any) -> str:
    if isinstance(node, _Deep):
        return "[" * node.depth + _dump(node.value) + "]" * node.depth
    if isinstance(node, _Pairs):
        return "{" + ",".join(f"{_dump(k)}:{_dump(v)}" for k, v in node) + "}"
    if isinstance(node, list):
        return "[" + ",".join(map(_dump, node)) + "]"
    return json.dumps(node)


_TOKEN = re.compile(r"<[^>]*>|[^<]+")
_QUOTED = re.compile(r'="([^"]*)"')


def _damage_markup(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    tokens = _TOKEN.findall(data.decode("utf-8", "replace"))
    if not tokens:
        return _damage_bytes(data, random)
    for _ in range(random.choice((1, 1, 2, 4))):
        at = random.randrange(len(tokens))
        match random.randrange(9):
            case 0:
                tokens[at] = ""
            case 1:
                tokens.insert(at, random.choice(tokens))
            case 2:
                other = random.randrange(len(tokens))
                tokens[at], tokens[other] = tokens[other], tokens[at]
            case 3:
                tag = random.choice(
                    ("<div>", "<table><tr><td>", "<a", "<mms>", "<!--", "<?x", "</")
                )
                tokens.insert(at, tag * random.choice((1, 600, 5000)))
            case 4:
                tokens.insert(at, random.choice(ODD_TEXTS))
            case 5:
                tokens[at] = random.choice(ODD_TEXTS)
            case 6:
                piece = random.choice(
                    _TOKEN.findall(random.choice(others).decode("utf-8", "replace")) or [""]
                )
                tokens.insert(at, piece)
            case _:
                found = list(_QUOTED.finditer(tokens[at]))
                if found:
                    one = random.choice(found)
                    said = random.choice((random.choice(ODD_TEXTS), one[1] * 2, one[1][:-1]))
                    tokens[at] = f"{tokens[at][: one.start(1)]}{said}{tokens[at][one.end(1) :]}"
    return "".join(tokens).encode("utf-8", "surrogatepass")


def _damage_lines(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    lines = data.split(b"\n")
    for _ in range(random.choice((1, 1, 2, 4))):
        at = random.randrange(len(lines))
        line = lines[at]
        odd = random.choice(ODD_TEXTS).encode("utf-8", "surrogatepass")
        cut = random.randrange(len(line) + 1)
        match random.randrange(10):
            case 0 if len(lines) > 1:
                del lines[at]
            case 1:
                lines[at:at] = [line] * random.choice((1, 2, 500))
            case 2:
                other = random.randrange(len(lines))
                lines[at], lines[other] = lines[other], lines[at]
            case 3 if numbers := list(re.finditer(rb"\d+", line)):
                one = random.choice(numbers)
                number = random.choice(
                    (b"0", b"00", b"13", b"31", b"32", b"60", b"99", b"9999", odd)
                )
                lines[at] = line[: one.start()] + number + line[one.end() :]
            case 4:
                lines[at] = line[:cut]
            case 5:
                lines[at] = line[cut:]
            case 6:
                lines.insert(at, random.choice(random.choice(others).split(b"\n")))
            case 7 if parts := list(re.finditer(rb"[\s,;:/.\"\t-]", line)):
                one = random.choice(parts)
                mark = random.choice(
                    (b"", b" ", b",", b";", b":", b"/", b".", b'"', b"\t", b"-", odd)
                )
                lines[at] = line[: one.start()] + mark + line[one.end() :]
            case 8:
                lines[at] = line + line
            case _:
                lines[at] = line[:cut] + odd + line[cut:]
    return b"\n".join(lines)


_FAILED = (sqlite3.Error, MemoryError, OverflowError, UnicodeError)


def _damage_database(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    base = sqlite3.connect(":memory:")
    with contextlib.closing(base):
        base.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 1 << 20)
        with contextlib.suppress(*_FAILED):
            base.deserialize(data)
            base.set_progress_handler(lambda: 1, 100_000)  # ends what would not end
            for _ in range(random.choice((1, 1, 2, 4))):
                with contextlib.suppress(*_FAILED):
                    _change_database(base, random)
                base.commit()
            changed = base.serialize()
            return _damage_pages(changed, random) if random.random() < 0.3 else changed
    return _damage_pages(data, random)


def _change_database(base: sqlite3.Connection, random: Random) -> None:
    found = base.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    tables = [name for (name,) in found if not name.startswith("sqlite_")]
    table = random.choice(tables or ["message"])
    named = [row[1] for row in base.execute(f'PRAGMA table_info("{table}")')]
    column, value = random.choice(named or ["x"]), random.choice(ODD_VALUES[:18] + ODD_TEXTS)
    if isinstance(value, list | dict):
        value = random.randbytes(random.choice((0, 9, 70_000)))
    some = f'rowid = (SELECT rowid FROM "{table}" ORDER BY random() LIMIT 1)'
    match random.randrange(13):
        case 0:
            base.execute(f'ALTER TABLE "{table}" DROP COLUMN "{column}"')
        case 1:
            base.execute(f'ALTER TABLE "{table}" RENAME COLUMN "{column}" TO "x"')
        case 2:
            base.execute(f'DROP TABLE "{table}"')
        case 3:
            base.execute(f'ALTER TABLE "{table}" RENAME TO "was"')
            body = random.choice(('SELECT * FROM "was"', f'SELECT * FROM "{table}"', ENDLESS))
            base.execute(f'CREATE VIEW "{table}" AS {body}')
        case 4:
            base.execute(f'ALTER TABLE "{table}" ADD COLUMN g AS (zeroblob(900000)) VIRTUAL')
        case 5:
            base.execute(f'DELETE FROM "{table}" WHERE {some}')
        case 6:
            base.execute(f'INSERT INTO "{table}" SELECT * FROM "{table}" WHERE {some}')
        case 7:
            base.execute("PRAGMA writable_schema = ON")
            said = random.choice(
                (
                    f'CREATE VIRTUAL TABLE "{table}" USING fts5(x)',
                    f'CREATE TABLE "{table}" AS {ENDLESS}',
                    f'CREATE TABLE "{table}"(' + ",".join(f"c{i}" for i in range(1900)) + ")",
                    "CREATE",
                    None,
                )
            )
            base.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", (said, table))
        case 8:
            base.execute("PRAGMA writable_schema = ON")
            page = random.choice((0, 1, 2, -1, 2**31))
            base.execute("UPDATE sqlite_master SET rootpage = ? WHERE name = ?", (page, table))
        case 9:
            base.execute(f'CREATE INDEX "i{random.random()}" ON "{table}" ("{column}")')
        case _:
            base.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE {some}', (value,))


ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"


def _damage_pages(data: bytes, random: Random) -> bytes:
    """Change the header of the file or of a page, where lengths and pointers stand."""
    changed = bytearray(data)
    for _ in range(random.choice((1, 2, 4))):
        page = random.randrange(max(len(changed) // 4096, 1)) * 4096
        at = page + random.randrange(random.choice((16, 100, 4096)))
        if at < len(changed):
            changed[at] = random.choice((0, 1, 0x7F, 0x80, 0xFF, random.randrange(256)))
    if random.random() < 0.1:
        del changed[random.randrange(len(changed)) :]
    return bytes(changed)


def _damage_zip(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [(info.filename, archive.read(info)) for info in archive.infolist()]
    except Exception:  # noqa: BLE001 - a damaged zip raises nearly anything
        return _damage_bytes(data, random)
    names = [name for name, _ in members] or ["_chat.txt"]
    for _ in range(random.choice((1, 1, 2))):
        name, inner = random.choice(members) if members else ("_chat.txt", b"")
        at = random.randrange(len(members) + 1)
        match random.randrange(7):
            case 0 if members:
                del members[at % len(members)]
            case 1:
                odd = random.choice(ODD_TEXTS).replace("\0", "").replace("\ud800", "")
                members.insert(
                    at, (random.choice((f"../../{name}", f"/{name}", odd + name)), inner)
                )
            case 2:
                members.insert(at, (random.choice(names), random.choice(others)))
            case 3:
                members.insert(at, (name + "/", b""))
            case 4:
                members.insert(at, ("inner.zip", data))
            case _ if members:
                members[at % len(members)] = (
                    members[at % len(members)][0],
                    _damager_of(inner)(inner, random, others)
                    if not inner.startswith(b"PK")
                    else inner,
                )
    out = io.BytesIO()
    with (
        contextlib.suppress(ValueError),  # of what no archive can hold
        warnings.catch_warnings(),
        zipfile.ZipFile(out, "w", random.choice((0, 8))) as archive,
    ):
        warnings.simplefilter("ignore")  # of names that are there twice, as is meant
        for name, inner in members:
            info = zipfile.ZipInfo(name)
            info.external_attr = random.choice((0, 0, 0, 0o120777 << 16, 0x10))
            with contextlib.suppress(ValueError, UnicodeError):
                archive.writestr(info, inner, random.choice((0, 8)))
    if out.closed or not out.getvalue():
        return _damage_bytes(data, random)
    changed = bytearray(out.getvalue())
    if random.random() < 0.3:  # sizes, flags and offsets, in either of a member's two heads
        heads = [m.start() for m in re.finditer(rb"PK\x01\x02|PK\x03\x04|PK\x05\x06", changed)]
        place = random.choice(heads) + random.randrange(4, 46)
        if place < len(changed):
            changed[place] = random.choice((0, 1, 9, 0x7F, 0xFF))
    return bytes(changed)
