"""A folder of chat exports → a table of events, one pair a file."""

from collections.abc import Callable
from pathlib import Path

import polars as pl

from awhile.care import RESEARCH, May, find_said, open_gate, refuse
from awhile.errors import AwhileError
from awhile.files import write_whole
from awhile.practice.memory import Memory, name_pairs, recall, resolve
from awhile.read import READERS, Options, pair_up, read_file
from awhile.read.reader import Mine
from awhile.read.source import find_source
from awhile.types import Dyad, Kind, Turn

SUFFIXES = {".txt", ".zip", ".tar", ".json", ".xml", ".db", ".md", ".html", ".mbox", ".eml"}
LINES = {".jsonl", ".ndjson"}
"""Endings of exports and of parts of a table alike; a reader tells which they are."""

TABLE = "table"
KEY = "chats.csv"
"""Which pair came from which file. To be kept apart from tables that are passed on."""


def is_chats(path: Path) -> bool:
    """Say whether a folder holds exports rather than parts of a table.

    Args:
        path: The folder.
    """
    return path.is_dir() and any(
        f.suffix.lower() in SUFFIXES or (f.suffix.lower() in LINES and _is_export(f))
        for f in path.iterdir()
    )


def _is_export(file: Path) -> bool:
    """Whether lines of JSON are an app's, not those of a table."""
    try:
        head = find_source(file)[1]
    except AwhileError:
        return False
    names = [one.name for one in READERS if isinstance(one.identify(head), Mine)]
    return bool(names) and TABLE not in names


def gather_chats(
    folder: Path,
    table: Path,
    memory: Memory,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> list[tuple[str, str]]:
    """Read every export of a folder and write its events as one table.

    Args:
        folder: The exports; each of one pair, or of a whole file that names its owner.
        table: The Parquet file to write. Its pairs are numbered, since the name of a file often
            holds the name of a person; ``KEY`` beside it says which file is which.
        memory: What is remembered of care: a pair for which something is closed, or whose messages
            may ask to stop or say goodbye and of which nobody has said that they do not, is left
            out. So is a pair that is in the folder already.
        progress: Called with (files read, files in all).

    Returns:
        Files left out, each with the sentence that says why.

    Raises:
        AwhileError: No file could be read.
    """
    files = sorted(f for f in folder.iterdir() if f.suffix.lower() in SUFFIXES | LINES)
    frames: list[pl.DataFrame] = []
    left_out: list[tuple[str, str]] = []
    key: list[tuple[str, str]] = []
    seen: dict[tuple[str, bytes], str] = {}
    for n, file in enumerate(files, 1):
        if progress:
            progress(n, len(files))
        try:
            reading = read_file(file, Options(text_counts=True))
            owner = reading.understood.owner or min(reading.senders)
            dyad = pair_up(reading, me=owner, other=None, end_s=float("inf"))
            _admit(dyad, memory, seen, file.name)
        except AwhileError as error:
            left_out.append((file.name, str(error)))
            continue
        events, number = dyad.events, f"chat-{len(frames) + 1:05}"
        key.append((number, file.name))
        columns = {
            "dyad": [number] * len(events),
            "t": list(events.time_s),
            "sender": list(events.sender),
            "kind": [KIND_NAMES.get(k, "text") for k in events.kind],
        }
        for name in ("words", "questions"):
            columns[name] = list(events.counts.get(name, [-1] * len(events)))
        frames.append(pl.DataFrame(columns, schema_overrides={"t": pl.Float64}))
    if not frames:
        raise AwhileError("cohort.no_table", file=folder.name)
    names = pl.DataFrame(key, schema=["dyad", "file"], orient="row")
    write_whole(table.with_name(KEY), names.write_csv())
    beside = table.with_suffix(".new")
    pl.concat(frames).write_parquet(beside)
    beside.replace(table)
    return left_out


def _admit(dyad: Dyad, memory: Memory, seen: dict[tuple[str, bytes], str], file: str) -> None:
    """Let a pair in of which nothing is closed, and once.

    Raises:
        AwhileError: Something is closed, or the same messages are in already.
    """
    digests = name_pairs(memory, dyad.people[:1], dyad.people[1:])
    care = RESEARCH | recall(memory, digests)
    said = resolve(memory, digests, find_said(dyad), dyad.people)
    refuse(open_gate(care, turn=Turn(), said=said, people=dyad.people), May.RETURNS)
    mark = (digests[0], dyad.events.time_s.tobytes())
    if mark in seen:
        raise AwhileError("cohort.pair_twice", file=seen[mark])
    seen[mark] = file


KIND_NAMES = {int(kind): kind.name.lower() for kind in Kind}
