"""A table of events → partitions by dyad, and a report of what was found, before any work starts.

The table is read in batches and never held whole. Every pair lies in one partition, sorted, so that
whatever follows is one call per partition.
"""

import io
import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Literal, Self

import numpy as np
import polars as pl
import pyarrow as pa

from awhile.errors import AwhileError, ReadError
from awhile.files import write_whole
from awhile.lab.cohort.layouts import find_layout
from awhile.lab.cohort.tables import Table, open_table
from awhile.lab.cohort.times import Clock, judge_times, read_times
from awhile.types import DAY_S, Kind

WAITING_ROWS = 400_000
ROWS_PER_PARTITION = 50_000
MAX_PARTITIONS = 800
KINDS = {kind.name.lower(): int(kind) for kind in Kind}
COUNTS = ("words", "questions")
SCHEMA = pa.schema(
    [
        ("dyad", pa.string()),
        ("t", pa.float64()),
        ("sender", pa.string()),
        ("kind", pa.int8()),
        ("words", pa.int32()),
        ("questions", pa.int32()),
        ("row", pa.int64()),
        ("offset_s", pa.int32()),
        ("to", pa.string()),
        ("end_s", pa.float64()),
    ]
)
MOST_REFUSED = 0.01
"""The share of rows that may be unreadable before a run stops and says with which value."""

Reason = Literal[
    "no_time", "impossible_time", "no_zone", "no_sender", "no_pair", "several", "oneself",
    "before_start", "after_end", "crowded", "in_hole",
]  # fmt: skip
"""Why a row is left out; each has its sentence."""

UNREADABLE: tuple[Reason, ...] = ("no_time", "impossible_time", "no_zone", "no_sender", "no_pair")
"""Reasons for which a row is refused because it could not be read; the others are choices."""

HOLE_DAYS = 3
HOLE_SHARE = 0.05
HOLE_EXPECTED = 50.0
"""A hole: at least so many days in a row, each with under so much of the usual number of events,
where so many events were to be expected in all."""


@dataclass(frozen=True, slots=True)
class Columns:
    """How the columns of the table are called.

    Attributes:
        time: When: ISO 8601, or seconds or milliseconds since 1970 (or since any moment).
        dyad: Which pair; None where pairs are made from ``sender`` and ``recipient``.
        sender: Who sent it.
        recipient: To whom; None where ``dyad`` names the pair and nothing more is known.
        direction: Where the sender is the ego of a record and the recipient the other: the column
            that says ``in`` or ``out``; None without one.
    """

    time: str
    dyad: str | None
    sender: str
    recipient: str | None
    direction: str | None = None


@dataclass(frozen=True, slots=True)
class Intake:
    """What was found in the table.

    Attributes:
        n_rows: Rows of the table.
        n_kept: Rows that are in the partitions.
        refused: Rows left out, by reason.
        first_refused: Of each reason, the first row (from 1); not of pairs left out as crowded.
        n_odd_kinds: Kept rows whose kind is none of `KINDS`; taken as text.
        columns: What the columns were taken for: time, dyad, sender, recipient.
        left_out: Chat exports that could not be read as one pair, each with the sentence why.
        first_values: Of each reason why a row could not be read, the first value that was refused.
        unit: What the numbers of the time column count (`times.UNITS`, `times.CALENDARS`).
        counts: Of which of ``kind``, ``words`` and ``questions`` the table tells anything.
        n_dropped: Rows left out because they are equal to the one before, where that was asked.
        n_own_ends: Pairs with an end of observation of their own.
        n_cut: Records that end at a hole, where that was asked; each counts as a pair.
        layout: The layout it was recognised as (`layouts`); None for a plain table.
        notes: What the table cannot show, by conversation: keys of sentences with a count.
        n_duplicates: Kept rows equal in pair, time and sender to the one before; counted only.
        n_shared: Kept rows sent at the very moment of another row of the same sender to someone
            else: probably one message to several. Counted within a batch of the table only.
        n_dyads: Pairs.
        n_one_sided: Of these, pairs of whom only one ever wrote.
        n_crowded: Pairs left out because more than two people wrote in them.
        first_s: First moment (s).
        end_s: End of observation (s), for every pair the same.
        end_assumed: True if it is the last event of the whole table, for want of anything better.
        zone: ``UTC`` where the times say so, else ``floating``.
        resolution_s: 86400 where every time is a whole day, else 1.
        holes: Spans in which the whole table is as good as empty (s).
        partitions: Rows of each partition.
    """

    n_rows: int
    n_kept: int
    refused: dict[str, int]
    n_duplicates: int
    n_shared: int
    n_dyads: int
    n_one_sided: int
    n_crowded: int
    first_s: float
    end_s: float
    end_assumed: bool
    zone: Literal["UTC", "floating"]
    resolution_s: float
    holes: tuple[tuple[float, float], ...]
    partitions: tuple[int, ...] = field(default=())
    first_refused: dict[str, int] = field(default_factory=dict)
    n_odd_kinds: int = 0
    columns: dict[str, str] = field(default_factory=dict)
    left_out: tuple[tuple[str, str], ...] = ()
    first_values: dict[str, str] = field(default_factory=dict)
    unit: str = "s"
    counts: tuple[str, ...] = ()
    n_dropped: int = 0
    n_own_ends: int = 0
    n_cut: int = 0
    layout: str | None = None
    notes: tuple[tuple[str, str, int], ...] = ()

    @staticmethod
    def load(path: Path) -> "Intake":
        """Read what `take_in` wrote.

        Args:
            path: The JSON.
        """
        found = json.loads(path.read_text(encoding="utf-8"))
        found["holes"] = tuple(tuple(h) for h in found["holes"])
        found["partitions"] = tuple(found["partitions"])
        found["left_out"] = tuple((name, why) for name, why in found["left_out"])
        found["counts"] = tuple(found["counts"])
        found["notes"] = tuple((name, key, n) for name, key, n in found["notes"])
        return Intake(**found)

    def save(self, path: Path) -> None:
        """Write it as JSON, whole or not at all.

        Args:
            path: Where to.
        """
        write_whole(path, json.dumps(asdict(self), indent=1))


def find_columns(names: Sequence[str], stated: Mapping[str, str] | None = None) -> Columns:
    """Recognise the columns of a table.

    Args:
        names: Its column names.
        stated: What the user says of ``time``, ``dyad``, ``sender``, ``recipient``, ``direction``.

    Returns:
        Which column is which.

    Raises:
        ReadError: There is no time, or neither a pair nor two people; or a stated column is not
            there.
    """
    here = {n.strip().casefold(): n for n in names}
    told = stated or {}
    for role, name in told.items():
        if role not in ROLES or name not in names:
            raise ReadError(
                "cohort.bad_column", text=f"{role}={name}", roles=", ".join(ROLES),
                names=", ".join(names),
            )  # fmt: skip

    def first(role: str) -> str | None:
        return told.get(role) or next((here[w] for w in ROLES[role] if w in here), None)

    time, dyad, sender = first("time"), first("dyad"), first("sender")
    recipient, direction = first("recipient"), None
    ego, other = here.get("ego"), here.get("correspondent_id")
    if ego and other and "direction" in here and not told:
        sender, recipient, direction, dyad = ego, other, here["direction"], None
    if time is None or sender is None or (dyad is None and recipient is None):
        unnamed = list(names) == [str(n) for n in range(1, len(names) + 1)]
        key = "cohort.no_header" if names and unnamed else "cohort.no_columns"
        raise ReadError(key, names=", ".join(names) or "–")
    return Columns(
        time, dyad, sender, None if dyad else recipient, told.get("direction", direction)
    )


ROLES = {
    "time": (
        "t", "time", "timestamp", "datetime", "date", "sent", "sent_at", "created_at", "date_time",
        "unixts", "unix_time",
    ),
    "dyad": (
        "dyad", "pair", "conversation_id", "conversation", "chat", "thread", "dyad_id", "pair_id",
        "chat_id", "thread_id", "couple", "couple_id",
    ),
    "sender": (
        "sender", "from", "source", "src", "caller", "sender_id", "author", "from_id", "author_id",
        "user", "user_id",
    ),
    "recipient": (
        "to", "recipient", "receiver", "target", "tgt", "callee", "recipient_id", "to_id", "dst",
        "receiver_id",
    ),
    "direction": (),
}  # fmt: skip
"""How the columns may be called, the likeliest name first."""


@dataclass(frozen=True, slots=True)
class Handling:
    """How a table is to be taken, where its owner knows more than it says.

    Attributes:
        unit: What the numbers of the time column count; inferred if None.
        columns: Names of columns by their role (`ROLES`).
        start_s: Beginning of observation (s); earlier rows are refused.
        end_s: End of observation (s); later rows are refused. The last event if None.
        spans: Table with ``dyad`` and ``start_s``, ``end_s`` (s) of pairs that entered or left on
            their own; None for none.
        accept_loss: Go on although more than `MOST_REFUSED` of the rows cannot be read.
        drop_duplicates: Leave out rows equal in pair, time and sender to the one before.
        censor_holes: End every record where a hole of the whole table begins; what follows is a
            record of its own, so that no silence spans a hole.
    """

    unit: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    start_s: float | None = None
    end_s: float | None = None
    spans: pl.DataFrame | None = None
    accept_loss: bool = False
    drop_duplicates: bool = False
    censor_holes: bool = False


def take_in(
    path: Path,
    folder: Path,
    *,
    columns: Columns | None = None,
    handling: Handling | None = None,
    end_s: float | None = None,
    rows_per_partition: int = ROWS_PER_PARTITION,
    left_out: Sequence[tuple[str, str]] = (),
    progress: Callable[[int, int], None] | None = None,
) -> Intake:
    """Check a table and write its rows to partitions by dyad.

    Args:
        path: The table (`tables.open_table`).
        folder: Where ``part-00000.parquet``, ``people-00000.parquet`` … and ``intake.json`` go;
            emptied first.
        columns: Which column is which; recognised if None.
        handling: What its owner says of the table.
        end_s: End of observation (s), where ``handling`` states none.
        rows_per_partition: About how many rows a partition is to hold; the memory of a worker
            follows from it, since a pair is never cut.
        left_out: What was left out before there was a table; noted in the report.
        progress: Called with (rows read, rows in all).

    Returns:
        What was found.

    Raises:
        ReadError: The table cannot be read, no row could be used, or more than `MOST_REFUSED` of
            them could not be read.
    """
    how = handling or Handling()
    given, prepared = path.name, None
    if columns is None and (layout := find_layout(path)) is not None:
        prepared = layout(path)
        if not len(prepared.events):
            raise ReadError("cohort.no_rows", file=given, reasons="–")
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        path = folder.with_name(f"{folder.name}-layout.parquet")
        prepared.events.write_parquet(path)
        if how.spans is None and len(prepared.ends):
            how = replace(how, spans=_ends(prepared.ends))
    how = replace(how, end_s=end_s) if how.end_s is None else how
    table = open_table(path)
    named = columns or find_columns(table.names, how.columns)
    if prepared is not None and "to" in table.names:
        named = replace(named, recipient="to")
    clock, n_rows = judge_times(table.batches([named.time]), named.time, how.unit, file=given)
    n_parts = max(1, min(MAX_PARTITIONS, -(-n_rows // rows_per_partition)))
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    seen = _Seen(clock, how)
    with _Parts(folder, n_parts) as parts:
        for frame in _batches(table, named):
            parts.add(seen.take(frame, named))
            if progress:
                progress(seen.n_rows, n_rows)
    _stop_at_loss(seen, given, accept=how.accept_loss)
    if not seen.n_kept:
        raise ReadError("cohort.no_rows", file=given, reasons=_reasons(seen.refused))
    intake = _finish(folder, seen, n_parts, how, named, left_out)
    if prepared is not None:
        intake = replace(intake, layout=prepared.layout, notes=prepared.notes)
        intake.save(folder / "intake.json")
        path.unlink()
    return intake


def _ends(ends: pl.DataFrame) -> pl.DataFrame:
    """Turn dates of ends into spans, in the seconds of the events."""
    told = read_times(ends["end"], Clock("s", absolute=False))
    return ends.select("dyad", start_s=pl.lit(None, pl.Float64)).with_columns(end_s=told["t"])


def _stop_at_loss(seen: "_Seen", file: str, *, accept: bool) -> None:
    """Stop where too many rows could not be read, and say with which value."""
    lost = {why: seen.refused[why] for why in UNREADABLE if seen.refused[why]}
    if accept or sum(lost.values()) <= MOST_REFUSED * seen.n_rows:
        return
    worst = max(lost, key=lambda why: lost[why])
    raise ReadError(
        "cohort.too_many_refused",
        file=file,
        n=f"{sum(lost.values()):,}",
        rows=f"{seen.n_rows:,}",
        why=AwhileError(f"cohort.{worst}"),
        row=f"{seen.first_refused[worst]:,}",
        value=seen.first_values.get(worst) or "–",
    )


def _reasons(refused: Counter[Reason]) -> tuple[AwhileError, ...] | str:
    return tuple(AwhileError(f"cohort.{name}") for name, _ in refused.most_common()) or "–"


def _batches(table: Table, named: Columns) -> Iterator[pl.DataFrame]:
    wanted = [named.time, named.dyad, named.sender, named.recipient, named.direction]
    wanted += [c for c in ("kind", *COUNTS) if c in table.names]
    yield from table.batches(list(dict.fromkeys(c for c in wanted if c)))


class _Parts:
    """Open partitions: rows wait together and are written in pieces worth writing."""

    def __init__(self, folder: Path, n_parts: int) -> None:
        self.n_parts = n_parts
        self.waiting: list[pl.DataFrame] = []
        self.n_waiting = 0
        # Streams, since a Parquet writer keeps a note of every piece until it is closed.
        self.writers = [
            pa.ipc.new_stream(folder / f"raw-{i:05}.arrows", SCHEMA) for i in range(n_parts)
        ]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None:
                self.flush()
        finally:
            for writer in self.writers:
                writer.close()

    def add(self, rows: pl.DataFrame) -> None:
        """Take rows; write when enough are waiting."""
        self.waiting.append(rows.select(SCHEMA.names))
        self.n_waiting += len(rows)
        if self.n_waiting >= WAITING_ROWS:
            self.flush()

    def flush(self) -> None:
        """Write what is waiting, each row to the partition of its pair."""
        if not self.waiting:
            return
        rows = pl.concat(self.waiting)
        self.waiting, self.n_waiting = [], 0
        for (number,), part in rows.group_by(pl.col("dyad").hash() % self.n_parts):
            self.writers[int(str(number))].write_table(part.to_arrow().cast(SCHEMA))


class _Seen:
    """Running counts of the pass over the table."""

    def __init__(self, clock: Clock, how: Handling) -> None:
        self.clock, self.how = clock, how
        self.n_rows = self.n_kept = self.n_shared = 0
        self.refused: Counter[Reason] = Counter()
        self.first_refused: dict[str, int] = {}
        self.first_values: dict[str, str] = {}
        self.known: set[str] = set()
        self.n_odd_kinds = 0
        self.by_day: Counter[int] = Counter()
        self.first_s, self.last_s = np.inf, -np.inf
        self.zoned: bool | None = None
        self.whole_days = True

    def take(self, frame: pl.DataFrame, named: Columns) -> pl.DataFrame:
        """Bring one batch into shape and count what is left out."""
        rows = frame.with_columns(
            pl.Series("row", np.arange(self.n_rows + 1, self.n_rows + 1 + len(frame)))
        )
        self.n_rows += len(frame)
        written = rows[named.time].cast(pl.String).alias("_written")
        rows = rows.with_columns(written, *read_times(rows[named.time], self.clock))
        if named.direction:
            rows = _by_direction(rows, named)
        rows = rows.with_columns(sender=_name(named.sender))
        rows = self._drop(rows, pl.col("sender").is_null(), "no_sender")
        if named.dyad:
            other = _name(named.recipient) if named.recipient else pl.lit(None, pl.String)
            rows = rows.with_columns(dyad=_name(named.dyad), to=other)
            rows = self._drop(rows, pl.col("dyad").is_null(), "no_pair")
        else:
            to = named.recipient or ""
            if isinstance(rows.schema[to], pl.List):
                rows = self._drop(rows, pl.col(to).list.len() != 1, "several")
                rows = rows.with_columns(pl.col(to).list.first())
            rows = rows.with_columns(to=_name(to))
            rows = self._drop(rows, pl.col("to").is_null(), "no_pair")
            rows = self._drop(rows, pl.col("to").str.contains(r"[;,]"), "several")
            rows = self._drop(rows, pl.col("to") == pl.col("sender"), "oneself")
            rows = rows.with_columns(
                dyad=pl.min_horizontal("sender", "to") + " – " + pl.max_horizontal("sender", "to")
            )
        rows = self._drop(rows, pl.col("t").is_null() | ~pl.col("t").is_finite(), "no_time")
        rows = self._drop(rows, ~pl.col("year_ok"), "impossible_time")
        if self.zoned is None and len(rows):
            self.zoned = bool(rows["zoned"].any())
        if self.zoned:
            rows = self._drop(rows, ~pl.col("zoned"), "no_zone", unknown=False)
        rows = self._in_span(rows)
        if "to" in rows.columns:
            several = pl.col("to").n_unique().over("sender", "t") > 1
            self.n_shared += int(rows.select(several.sum()).item() or 0)
        if "kind" in rows.columns:
            self.known.add("kind")
            odd = ~_kind_text().is_in([*KINDS, ""])
            self.n_odd_kinds += int(rows.select(odd.sum()).item() or 0)
        rows = rows.with_columns(_kind(rows), *(_count(rows, name).alias(name) for name in COUNTS))
        if len(rows):
            self.known |= {name for name in COUNTS if rows[name].max() != -1}
            t = rows["t"].to_numpy()
            self.first_s = min(self.first_s, float(t.min()))
            self.last_s = max(self.last_s, float(t.max()))
            self.whole_days &= bool(np.all(t % DAY_S == t[0] % DAY_S))
            days, n = np.unique((t // DAY_S).astype(np.int64), return_counts=True)
            self.by_day.update(dict(zip(days.tolist(), n.tolist(), strict=True)))
        self.n_kept += len(rows)
        return rows

    def _drop(
        self, rows: pl.DataFrame, bad: pl.Expr, why: Reason, *, unknown: bool = True
    ) -> pl.DataFrame:
        """Leave out rows for a reason; ``unknown`` says what becomes of those it cannot judge."""
        good = rows.filter(~bad.fill_null(value=unknown))
        if len(good) < len(rows):
            self.refused[why] += len(rows) - len(good)
            if why not in self.first_refused:
                first = rows.filter(bad.fill_null(value=unknown)).head(1)
                self.first_refused[why] = int(first["row"][0])
                self.first_values[why] = str(first["_written"][0])[:60]
        return good

    def _in_span(self, rows: pl.DataFrame) -> pl.DataFrame:
        """Leave out what lies before or after the observation, of all or of its own pair."""
        how = self.how
        if how.spans is None:
            rows = rows.with_columns(end_s=pl.lit(None, pl.Float64))
        else:
            rows = rows.join(how.spans, on="dyad", how="left", maintain_order="left")
            rows = self._drop(rows, pl.col("t") < pl.col("start_s"), "before_start", unknown=False)
            rows = self._drop(rows, pl.col("t") > pl.col("end_s"), "after_end", unknown=False)
        if how.start_s is not None:
            rows = self._drop(rows, pl.col("t") < how.start_s, "before_start")
        if how.end_s is not None:
            rows = self._drop(rows, pl.col("t") > how.end_s, "after_end")
        return rows


def _by_direction(rows: pl.DataFrame, named: Columns) -> pl.DataFrame:
    """Turn records of an ego into records of a sender: what came in was sent by the other."""
    came = pl.col(named.direction or "").cast(pl.String).str.to_lowercase().str.starts_with("in")
    ego, other = pl.col(named.sender), pl.col(named.recipient or "")
    return rows.with_columns(
        pl.when(came).then(other).otherwise(ego).alias(named.sender),
        pl.when(came).then(ego).otherwise(other).alias(named.recipient or ""),
    )


def _name(column: str) -> pl.Expr:
    """Take a column as names: no white space around them, and an empty one is none.

    A code that went through a column of floats is the code again (``1.0`` is ``1``).
    """
    text = pl.col(column).cast(pl.String).str.strip_chars().str.replace(r"^(\d+)\.0$", "$1")
    return pl.when(text != "").then(text)


def _kind_text() -> pl.Expr:
    return pl.col("kind").cast(pl.String).str.strip_chars().str.to_lowercase().fill_null("")


def _kind(rows: pl.DataFrame) -> pl.Expr:
    if "kind" not in rows.columns:
        return pl.lit(0).cast(pl.Int8).alias("kind")
    return _kind_text().replace_strict(KINDS, default=0, return_dtype=pl.Int8).alias("kind")


def _count(rows: pl.DataFrame, name: str) -> pl.Expr:
    if name not in rows.columns:
        return pl.lit(-1).cast(pl.Int32)
    number = pl.col(name).cast(pl.Float64, strict=False).cast(pl.Int32, strict=False)
    return pl.when(number >= 0).then(number).otherwise(-1).cast(pl.Int32)


def _finish(
    folder: Path,
    seen: _Seen,
    n_parts: int,
    how: Handling,
    named: Columns,
    left_out: Sequence[tuple[str, str]],
) -> Intake:
    """Sort each partition, number its senders, leave out crowded pairs, and count."""
    refused: Counter[Reason] = Counter(seen.refused)
    n_dyads = n_one_sided = n_crowded = n_duplicates = n_dropped = n_own_ends = 0
    holes = find_holes(seen.by_day)
    n_cut = 0
    sizes = []
    for i in range(n_parts):
        raw = folder / f"raw-{i:05}.arrows"
        rows = pl.read_ipc_stream(raw).sort("dyad", "t", "row")
        both = pl.concat_list("sender", "to").list.drop_nulls().explode()
        names = rows.group_by("dyad").agg(
            both.unique().sort().alias("names"), pl.col("sender").n_unique().alias("n_wrote")
        )
        crowded = names.filter(pl.col("names").list.len() > 2)
        if len(crowded):
            n_crowded += len(crowded)
            whole = len(rows)
            rows = rows.join(crowded, on="dyad", how="anti", maintain_order="left")
            names = names.filter(pl.col("names").list.len() <= 2)
            refused["crowded"] += whole - len(rows)
        if how.censor_holes and holes:
            n_before, whole = len(names), len(rows)
            rows, names = _cut_at_holes(rows, names, holes)
            n_cut += len(names) - n_before
            refused["in_hole"] += whole - len(rows)
        n_dyads += len(names)
        n_one_sided += int((names["n_wrote"] == 1).sum())
        n_own_ends += rows.filter(pl.col("end_s").is_not_null())["dyad"].n_unique()
        _write_people(names, folder / f"people-{i:05}.parquet")
        rows = rows.join(names, on="dyad", maintain_order="left").with_columns(
            sender=_number(),
        )
        same = (
            (pl.col("dyad") == pl.col("dyad").shift())
            & (pl.col("t") == pl.col("t").shift())
            & (pl.col("sender") == pl.col("sender").shift())
        )
        twice = int(rows.select(same.sum()).item() or 0)
        n_duplicates += twice
        if how.drop_duplicates and twice:
            n_dropped += twice
            rows = rows.filter(~same.fill_null(value=False))
        rows.drop("names", "n_wrote", "to").write_parquet(folder / f"part-{i:05}.parquet")
        raw.unlink()
        sizes.append(len(rows))
    intake = Intake(
        n_rows=seen.n_rows,
        n_kept=sum(sizes),
        refused={why: n for why, n in sorted(refused.items()) if n},
        n_duplicates=n_duplicates,
        n_shared=seen.n_shared,
        n_dyads=n_dyads,
        n_one_sided=n_one_sided,
        n_crowded=n_crowded,
        first_s=seen.first_s,
        end_s=seen.last_s if how.end_s is None else how.end_s,
        end_assumed=how.end_s is None,
        zone="UTC" if seen.zoned else "floating",
        resolution_s=DAY_S if seen.whole_days else 1.0,
        holes=holes,
        n_cut=n_cut,
        partitions=tuple(sizes),
        first_refused=dict(sorted(seen.first_refused.items())),
        n_odd_kinds=seen.n_odd_kinds,
        columns={role: name for role, name in asdict(named).items() if name},
        left_out=tuple(left_out),
        first_values=dict(sorted(seen.first_values.items())),
        unit=seen.clock.unit,
        counts=tuple(name for name in ("kind", *COUNTS) if name in seen.known),
        n_dropped=n_dropped,
        n_own_ends=n_own_ends,
    )
    intake.save(folder / "intake.json")
    return intake


def _cut_at_holes(
    rows: pl.DataFrame, names: pl.DataFrame, holes: Sequence[tuple[float, float]]
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Cut the record of each pair where a hole begins; the last piece keeps the pair's name.

    Args:
        rows: Of a partition, sorted by pair and time.
        names: Its pairs, with ``names`` and ``n_wrote``.
        holes: (start, stop) of each (s), in order.

    Returns:
        The rows outside all holes, earlier pieces named ``PAIR #1`` … with an end of their own;
        and the pairs, pieces included.
    """
    starts = pl.Series([start for start, _ in holes])
    stops = [stop for _, stop in holes]
    piece = pl.Series("piece", np.searchsorted(stops, rows["t"].to_numpy(), side="right"))
    before = pl.Series("before", np.searchsorted(starts.to_numpy(), rows["t"].to_numpy(), "right"))
    rows = rows.with_columns(piece.cast(pl.Int64)).filter(before == piece)
    last = pl.col("piece") == pl.col("piece").max().over("dyad")
    number = pl.col("piece").rank("dense").over("dyad").cast(pl.String)
    stop_s = starts.gather(rows["piece"].clip(0, len(holes) - 1))
    rows = rows.with_columns(
        pair=pl.col("dyad"),
        dyad=pl.when(last).then("dyad").otherwise(pl.col("dyad") + " #" + number),
        end_s=pl.when(last).then("end_s").otherwise(pl.min_horizontal("end_s", stop_s)),
    ).sort("dyad", "t", "row")
    wrote = rows.group_by("dyad", "pair").agg(pl.col("sender").n_unique().alias("n_wrote"))
    pieces = wrote.join(names.drop("n_wrote"), left_on="pair", right_on="dyad")
    return rows.drop("piece", "pair"), pieces.select(names.columns)


def _write_people(names: pl.DataFrame, path: Path) -> None:
    """Write who person 0 and person 1 of each pair are; one who never wrote may be unknown."""
    own = pl.col("names").list.eval(pl.element().is_in(["0", "1"]).all()).list.first()
    rows = names.select(
        "dyad",
        pl.when(own).then(pl.lit(["0", "1"])).otherwise(pl.col("names")).alias("name"),
    ).sort("dyad")
    rows = rows.with_columns(pl.int_ranges(pl.col("name").list.len()).alias("person"))
    people = rows.explode("name", "person").select("dyad", pl.col("person").cast(pl.Int8), "name")
    out = io.BytesIO()
    people.write_parquet(out)
    write_whole(path, out.getvalue())


def _number() -> pl.Expr:
    """Number the two people of a pair: 0 and 1 as they are, else in the order of their names."""
    names = pl.col("names")
    own = names.list.eval(pl.element().is_in(["0", "1"]).all()).list.first()
    first = pl.col("sender") == names.list.first()
    return (
        pl.when(own)
        .then(pl.col("sender").cast(pl.Int8, strict=False))
        .otherwise(pl.when(first).then(0).otherwise(1))
        .cast(pl.Int8)
    )


def find_holes(by_day: Counter[int]) -> tuple[tuple[float, float], ...]:
    """Find spans in which the whole table is as good as empty.

    Args:
        by_day: Events by number of the day.

    Returns:
        (start, stop) of each (s). Usual is the median of the four weeks before or of those after,
        whichever is less; the first and the last week of a table have no usual.
    """
    if not by_day or max(by_day) - min(by_day) > 40_000:
        return ()
    first = min(by_day)
    counts = np.array([by_day[d] for d in range(first, max(by_day) + 1)], float)
    usual = np.array([_usual(counts, i) for i in range(len(counts))])
    empty = counts < HOLE_SHARE * usual
    holes = []
    start = None
    for i, is_empty in enumerate([*empty.tolist(), False]):
        if is_empty and start is None:
            start = i
        elif not is_empty and start is not None:
            if i - start >= HOLE_DAYS and usual[start:i].sum() >= HOLE_EXPECTED:
                holes.append(((first + start) * DAY_S, (first + i) * DAY_S))
            start = None
    return tuple(holes)


def _usual(counts: "np.ndarray[Any, Any]", i: int) -> float:
    before, after = counts[max(0, i - 28) : i], counts[i + 1 : i + 29]
    if min(len(before), len(after)) < 7:
        return 0.0
    return float(min(np.median(before), np.median(after)))
