"""Layouts that researchers hold, turned into one table of events: Dona, WhatsR, Port, bandicoot.

Each layout is known by its columns or files and not by its name. Layouts were read from the public
code that writes them, not from donated files.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from awhile.errors import ReadError

EVENTS = {
    "dyad": pl.String, "t": pl.String, "sender": pl.String, "kind": pl.String, "words": pl.Int64,
    "questions": pl.Int64,
}  # fmt: skip
"""The columns of the table that a layout becomes."""

NOT_A_PERSON = "WhatsApp System Message"
"""What WhatsR writes as the sender of a notice."""


DONA_FRAME = {"conversation_id", "sender_id", "datetime", "word_count", "donor_id"}
"""Columns of the one frame in which Dona's data are passed on."""


RECORDS = {"interaction", "direction", "correspondent_id", "datetime"}
"""Columns of the records of one person as bandicoot takes them; the file is named by the person."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A layout as a table.

    Attributes:
        layout: Its name.
        events: One row for each event (`EVENTS`), and ``to`` where one who never wrote is named.
        ends: Per pair its own end of observation: ``dyad``, ``end`` (a date), empty for none.
        notes: What its table cannot show, by conversation: keys of sentences with a count.
    """

    layout: str
    events: pl.DataFrame
    ends: pl.DataFrame
    notes: tuple[tuple[str, str, int], ...] = ()


NO_ENDS = pl.DataFrame(schema={"dyad": pl.String, "end": pl.String})


def find_layout(path: Path) -> Callable[[Path], Prepared] | None:
    """Recognise a layout, without reading its rows.

    Args:
        path: A file, or a folder.

    Returns:
        What reads it; None where it is a plain table, or chats.
    """
    if path.is_dir():
        names = {file.name for file in path.iterdir()}
        if {"donations.csv", "conversations.csv", "messages.csv"} <= names:
            return _read_dona_database
        if {"donation_table.csv", "messages_table.csv"} <= names:
            return _read_dona_tables
        tables = [file for file in path.iterdir() if file.suffix.lower() == ".csv"]
        if tables and all(map(_is_records, tables)):
            return _read_records
        if names and all(name.endswith(".json") for name in names):
            files = sorted(path.iterdir())
            return _read_port if any(map(_is_port, files)) else None
        return None
    if path.suffix.lower() == ".csv":
        if _is_records(path):
            return _read_records
        head = _fields(_head(path).partition("\n")[0])
        return _read_whatsr if {"DateTime", "Sender", "TokCount"} <= head else None
    if path.suffix.lower() == ".parquet":
        try:
            names = set(pq.read_schema(path).names)
        except (OSError, pa.ArrowException):
            return None
        return _read_dona_frame if names >= DONA_FRAME else None
    if path.suffix.lower() == ".json":
        if _is_port(path):
            return _read_port
        return _read_dona_json if _is_dona_json(path) else None
    return None


def _head(path: Path) -> str:
    """Return the first characters of a text file."""
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        return file.read(4096)


def _fields(line: str) -> set[str]:
    return {name.strip().strip('"') for name in line.strip().split(",")}


def _csv(path: Path) -> pl.DataFrame:
    """Read every column as text; R writes NA for what it does not know."""
    return pl.read_csv(path, infer_schema=False, null_values=["", "NA"])


def _count(column: str) -> pl.Expr:
    return pl.col(column).cast(pl.Float64, strict=False).cast(pl.Int64, strict=False)


def _events(frame: pl.DataFrame) -> pl.DataFrame:
    """Bring a frame to `EVENTS`, with what it lacks unknown."""
    kinds = {"kind": pl.lit("text")}
    missing = {name: kinds.get(name, pl.lit(None)) for name in EVENTS if name not in frame.columns}
    return frame.with_columns(**missing).select(
        pl.col(name).cast(kind, strict=False) for name, kind in EVENTS.items()
    )


def _read_dona_frame(path: Path) -> Prepared:
    """Read Dona's one frame; the last message of a donor stands for the day of the donation."""
    rows = pl.read_parquet(path, columns=sorted(DONA_FRAME))
    events = rows.select(
        dyad="conversation_id",
        t=pl.col("datetime").dt.to_string("iso:strict")
        if rows["datetime"].dtype.is_temporal()
        else pl.col("datetime").cast(pl.String),
        sender="sender_id",
        words=_count("word_count"),
    )
    last = rows.with_columns(end=events["t"]).group_by("donor_id").agg(pl.col("end").max())
    ends = rows.select("conversation_id", "donor_id").unique().join(last, on="donor_id")
    ends = ends.select(pl.col("conversation_id").alias("dyad"), "end").sort("dyad")
    return Prepared("dona_frame", _events(events), ends)


def _read_dona_tables(path: Path) -> Prepared:
    """Read Dona's two tables; the last message of a donation stands for its day."""
    rows = _csv(path / "messages_table.csv")
    events = rows.select(
        dyad="conversation_id", t="datetime", sender="sender_id", words=_count("word_count")
    )
    last = rows.group_by("donation_id").agg(pl.col("datetime").max().alias("end"))
    ends = (
        rows.select(dyad="conversation_id", donation_id="donation_id")
        .unique()
        .join(last, on="donation_id", maintain_order="left")
    )
    return Prepared("dona_tables", _events(events), ends.select("dyad", "end").sort("dyad"))


def _read_dona_database(path: Path) -> Prepared:
    """Read Dona's database: text and voice together, until the day of the donation."""
    text = _csv(path / "messages.csv").select(
        dyad="conversation_id", t="datetime", sender="sender_id", words=_count("word_count")
    )
    parts = [text.with_columns(kind=pl.lit("text"))]
    if (path / "messages_audio.csv").exists():
        voice = _csv(path / "messages_audio.csv").select(
            dyad="conversation_id", t="datetime", sender="sender_id"
        )
        parts.append(voice.with_columns(words=pl.lit(None, pl.Int64), kind=pl.lit("voice")))
    talks = _csv(path / "conversations.csv")
    groups = talks.filter(pl.col("is_group_conversation").is_in(["t", "true", "1", "True"]))
    events = pl.concat(parts).join(
        groups.select(dyad="id"), on="dyad", how="anti", maintain_order="left"
    )
    donations = _csv(path / "donations.csv").select(donation_id="id", end="created_at")
    ends = talks.select(dyad="id", donation_id="donation_id").join(
        donations, on="donation_id", maintain_order="left"
    )
    notes = tuple(("", "cohort.note_groups", 1) for _ in range(len(groups)))
    return Prepared("dona_database", _events(events), ends.select("dyad", "end"), notes)


def _is_dona_json(path: Path) -> bool:
    head = _head(path)
    return '"isGroupConversation"' in head and '"wordCount"' in head


def _read_dona_json(path: Path) -> Prepared:
    """Read what Dona gives its donors: conversations of pseudonyms, groups marked."""
    rows: list[tuple[str, str, str, str, int | None, None]] = []
    notes: list[tuple[str, str, int]] = []
    for number, talk in enumerate(_load(path), 1):
        name = f"conversation-{number}"
        if talk.get("isGroupConversation"):
            notes.append((name, "cohort.note_groups", 1))
            continue
        for one in talk.get("messages", ()):
            told = (name, str(one["timestamp"]), str(one["sender"]), "text")
            rows.append((*told, int(one["wordCount"]), None))
        rows += [
            (name, str(one["timestamp"]), str(one["sender"]), "voice", None, None)
            for one in talk.get("messagesAudio", ())
        ]
    events = pl.DataFrame(rows, schema=EVENTS, orient="row")
    return Prepared("dona_json", events, NO_ENDS, tuple(notes))


def _read_whatsr(path: Path) -> Prepared:
    """Read a frame of WhatsR: one conversation; system rows are no person, TokCount is words."""
    rows = _csv(path)
    people = rows.filter(pl.col("Sender") != NOT_A_PERSON)
    media = pl.col("Media").is_not_null() & pl.col("TokCount").is_null()
    events = people.select(
        dyad=pl.lit(path.stem),
        t="DateTime",
        sender="Sender",
        kind=pl.when(media).then(pl.lit("media")).otherwise(pl.lit("text")),
        words=_count("TokCount"),
        questions=pl.col("Message").str.count_matches(r"[?？؟]+").cast(pl.Int64)
        if "Message" in rows.columns
        else pl.lit(None, pl.Int64),
    )
    return Prepared("whatsr", _events(events), NO_ENDS)


def _is_records(path: Path) -> bool:
    """Whether a file holds the records of one person and does not name that person in them."""
    names = _fields(_head(path).partition("\n")[0])
    return names >= RECORDS and not names & {"ego", "sender", "dyad"}


def _read_records(path: Path) -> Prepared:
    """Read the calls and texts of a person, or a folder of such files, one person each.

    What two people both recorded counts once, from the file whose name comes first.
    """
    files = sorted(filter(_is_records, path.glob("*.csv"))) if path.is_dir() else [path]
    parts: list[pl.DataFrame] = []
    for file in files:
        ego, other = pl.lit(file.stem), pl.col("correspondent_id")
        came = pl.col("direction").str.to_lowercase().str.starts_with("in")
        rows = _csv(file).filter(other.is_not_null() & pl.col("direction").is_not_null())
        parts.append(
            rows.select(
                dyad=pl.min_horizontal(ego, other) + " – " + pl.max_horizontal(ego, other),
                t="datetime",
                sender=pl.when(came).then(other).otherwise(ego),
                to=pl.when(came).then(ego).otherwise(other),
                kind=pl.col("interaction").str.to_lowercase(),
                ego=ego,
                end=pl.col("datetime").max(),
            )
        )
    rows = pl.concat(parts).filter(pl.col("ego") == pl.col("ego").min().over("dyad"))
    ends = rows.select("dyad", "end").unique().sort("dyad")
    return Prepared("bandicoot", _events(rows).with_columns(to=rows["to"]), ends)


def _load(path: Path) -> Any:  # noqa: ANN401 - any JSON
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise ReadError("cohort.bad_table", file=path.name, why=str(error)[:200]) from None


_CHAT_TABLE = re.compile(r'"whatsapp\w*chat"')


def _is_port(path: Path) -> bool:
    if path.suffix.lower() != ".json":
        return False
    return bool(_CHAT_TABLE.search(_head(path)))


def _port_tables(data: Any) -> Iterator[tuple[list[Mapping[str, str]], int]]:  # noqa: ANN401
    """Give the chat tables of a donation, each with how many rows the donor deleted."""
    parts = data if isinstance(data, list) else [data]
    omitted = re.findall(r"deleted (\d+) rows? from table: whatsapp\w*chat", json.dumps(data))
    for part in parts:
        for name, table in part.items():
            if not re.fullmatch(r"whatsapp\w*chat", name):
                continue
            if isinstance(table, dict):
                cut = table.get("metadata", {}).get("deletedRowCount", 0)
                yield table.get("data", []), int(cut)
            else:
                yield table, int(part.get("deleted row count", sum(map(int, omitted))))


def _read_port(path: Path) -> Prepared:
    """Read a donation of Port, or a folder of them: rows that the donor deleted are no silences."""
    files = sorted(filter(_is_port, path.iterdir())) if path.is_dir() else [path]
    rows: list[tuple[str, str, str, str, int, int]] = []
    notes: list[tuple[str, str, int]] = []
    for file in files:
        for table, n_deleted in _port_tables(_load(file)):
            for one in table:
                text = str(one.get("Message", ""))
                marks = len(re.findall(r"[?？؟]+", text))
                told = (file.stem, str(one.get("Timestamp", "")), str(one.get("Name", "")), "text")
                rows.append((*told, len(text.split()), marks))
            if n_deleted:
                notes.append((file.stem, "cohort.note_deleted_by_donor", n_deleted))
    return Prepared("port", pl.DataFrame(rows, schema=EVENTS, orient="row"), NO_ENDS, tuple(notes))


LAYOUTS: Mapping[str, Callable[[Path], Prepared]] = {
    "bandicoot": _read_records,
    "dona_database": _read_dona_database,
    "dona_frame": _read_dona_frame,
    "dona_json": _read_dona_json,
    "dona_tables": _read_dona_tables,
    "port": _read_port,
    "whatsr": _read_whatsr,
}
"""What reads each layout, by the name under which a run tells it."""
