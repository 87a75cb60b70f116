"""A table of events → partitions by dyad, and a report of what was found, before any work starts.

The table is read in batches and never held whole. Every pair lies in one partition, sorted, so that
whatever follows is one call per partition.
"""

import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal, Self

import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from awhile.errors import ReadError
from awhile.types import DAY_S

BATCH_ROWS = 200_000
WAITING_ROWS = 1_000_000
ROWS_PER_PARTITION = 50_000
MAX_PARTITIONS = 800
KINDS = {"text": 0, "media": 1, "voice": 2, "call": 3, "missed_call": 4, "reaction": 5}
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
    ]
)
FINER_FROM = 1e11
"""Seconds since 1970 reach this in the year 5138; a larger number counts milliseconds, one a
thousand times as large microseconds, and one a million times as large nanoseconds."""

FIRST_YEAR, LAST_YEAR = 1000, 2200
"""A date outside stands for none, as 0001-01-01 and 9999-12-31 do."""

CALENDAR_FROM = 5
"""So many different numbers that all look like dates as in 20260301 are dates."""

WRITTEN = (
    r"^(\d{4})[-/](\d\d)[-/](\d\d)(?:[T ]+(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?"
    r"\s*(Z|z|UTC|[+-]\d\d(?::?\d\d)?)?$"
)
"""A date as ISO 8601 has it, and its near relations. Day and month the other way round are refused:
which is which cannot be told from one row."""

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
        recipient: To whom; None where ``dyad`` names the pair.
    """

    time: str
    dyad: str | None
    sender: str
    recipient: str | None


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

    @staticmethod
    def load(path: Path) -> "Intake":
        """Read what `take_in` wrote."""
        found = json.loads(path.read_text(encoding="utf-8"))
        found["holes"] = tuple(tuple(h) for h in found["holes"])
        found["partitions"] = tuple(found["partitions"])
        found["left_out"] = tuple((name, why) for name, why in found["left_out"])
        return Intake(**found)

    def save(self, path: Path) -> None:
        """Write it as JSON, whole or not at all."""
        beside = path.with_suffix(".new")
        beside.write_text(json.dumps(asdict(self), indent=1), encoding="utf-8")
        beside.replace(path)


def find_columns(names: Sequence[str]) -> Columns:
    """Recognise the columns of a table.

    Args:
        names: Its column names.

    Returns:
        Which column is which.

    Raises:
        ReadError: There is no time, or neither a pair nor two people.
    """
    here = {n.casefold(): n for n in names}

    def first(*wanted: str) -> str | None:
        return next((here[w] for w in wanted if w in here), None)

    time = first("t", "time", "timestamp", "date")
    dyad = first("dyad", "pair")
    sender = first("sender", "from", "source", "src", "caller")
    recipient = first("to", "recipient", "receiver", "target", "tgt", "callee")
    if time is None or sender is None or (dyad is None and recipient is None):
        raise ReadError("cohort.no_columns", names=", ".join(names) or "–")
    return Columns(time, dyad, sender, None if dyad else recipient)


def open_table(path: Path) -> "ds.Dataset":
    """Open a Parquet, Arrow or CSV table, or a folder of one of these, without reading it.

    Raises:
        ReadError: It is none of these, or is not there.
    """
    some = (
        next((p for p in sorted(path.rglob("*")) if p.is_file()), path) if path.is_dir() else path
    )
    formats = {".parquet": "parquet", ".csv": "csv", ".arrow": "ipc", ".feather": "ipc"}
    name = formats.get(some.suffix.lower())
    if name is None or not some.exists():
        raise ReadError("cohort.no_table", file=path.name)
    try:
        return ds.dataset(str(path), format=name)
    except (OSError, pa.ArrowException) as error:
        raise ReadError("cohort.bad_table", file=path.name, why=_brief(error)) from None


def take_in(
    path: Path,
    folder: Path,
    *,
    columns: Columns | None = None,
    end_s: float | None = None,
    rows_per_partition: int = ROWS_PER_PARTITION,
    left_out: Sequence[tuple[str, str]] = (),
    progress: Callable[[int, int], None] | None = None,
) -> Intake:
    """Check a table and write its rows to partitions by dyad.

    Args:
        path: The table (`open_table`).
        folder: Where ``part-00000.parquet`` … and ``intake.json`` go; emptied first.
        columns: Which column is which; recognised if None.
        end_s: End of observation (s); later rows are refused. The last event if None.
        rows_per_partition: About how many rows a partition is to hold; the memory of a worker
            follows from it, since a pair is never cut.
        left_out: What was left out before there was a table; noted in the report.
        progress: Called with (rows read, rows in all).

    Returns:
        What was found.

    Raises:
        ReadError: The table cannot be read, or no row could be used.
    """
    table = open_table(path)
    named = columns or find_columns(table.schema.names)
    try:
        n_rows = table.count_rows()
    except (OSError, pa.ArrowException) as error:
        raise ReadError("cohort.bad_table", file=path.name, why=_brief(error)) from None
    n_parts = max(1, min(MAX_PARTITIONS, -(-n_rows // rows_per_partition)))
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    seen = _Seen()
    with _Parts(folder, n_parts) as parts:
        for frame in _batches(table, named, path):
            parts.add(seen.take(frame, named, end_s))
            if progress:
                progress(seen.n_rows, n_rows)
    if not seen.n_kept:
        raise ReadError("cohort.no_rows", file=path.name, reasons=_reasons(seen.refused))
    return _finish(folder, seen, n_parts, end_s, named, left_out)


def _reasons(refused: Counter[str]) -> str:
    return ", ".join(f"{name} {n:,}" for name, n in refused.most_common()) or "–"


def _brief(error: Exception) -> str:
    return str(error).splitlines()[0][:200]


def _batches(table: "ds.Dataset", named: Columns, path: Path) -> Iterator[pl.DataFrame]:
    wanted = [c for c in (named.time, named.dyad, named.sender, named.recipient) if c]
    wanted += [c for c in ("kind", *COUNTS) if c in table.schema.names]
    try:
        for file in table.files:
            for batch in _read_file(file, table.format, wanted):
                for start in range(0, batch.num_rows, BATCH_ROWS):
                    yield pl.DataFrame(pa.table(batch.slice(start, BATCH_ROWS)))
    except (OSError, pa.ArrowException) as error:
        raise ReadError("cohort.bad_table", file=path.name, why=_brief(error)) from None


def _read_file(file: str, form: "ds.FileFormat", wanted: list[str]) -> Iterator[pa.RecordBatch]:
    """Read one file piece by piece; a dataset's own scanner reads far ahead of what is asked."""
    if isinstance(form, ds.ParquetFileFormat):
        yield from pq.ParquetFile(file).iter_batches(BATCH_ROWS, columns=wanted)
    elif isinstance(form, ds.CsvFileFormat):
        # As text: a column's kind must not hang on its first rows.
        types = dict.fromkeys(wanted, pa.string())
        options = pa_csv.ConvertOptions(column_types=types, include_columns=wanted)
        yield from pa_csv.open_csv(file, convert_options=options)
    else:
        with pa.memory_map(file) as mapped, pa.ipc.open_file(mapped) as whole:
            for i in range(whole.num_record_batches):
                yield whole.get_batch(i).select(wanted)


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

    def __init__(self) -> None:
        self.n_rows = self.n_kept = self.n_shared = 0
        self.refused: Counter[str] = Counter()
        self.first_refused: dict[str, int] = {}
        self.n_odd_kinds = 0
        self.calendar: bool | None = None
        self.by_day: Counter[int] = Counter()
        self.first_s, self.last_s = np.inf, -np.inf
        self.zoned = False
        self.whole_days = True

    def take(self, frame: pl.DataFrame, named: Columns, end_s: float | None) -> pl.DataFrame:
        """Bring one batch into shape and count what is left out."""
        rows = frame.with_columns(
            pl.Series("row", np.arange(self.n_rows + 1, self.n_rows + 1 + len(frame)))
        )
        self.n_rows += len(frame)
        rows = rows.with_columns(t=self._time(rows[named.time]))
        rows = rows.with_columns(sender=_name(named.sender))
        rows = self._drop(rows, pl.col("sender").is_null(), "no_sender")
        if named.dyad:
            rows = rows.with_columns(dyad=_name(named.dyad))
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
        if end_s is not None:
            rows = self._drop(rows, pl.col("t") > end_s, "after_end")
        if "to" in rows.columns:
            several = pl.col("to").n_unique().over("sender", "t") > 1
            self.n_shared += int(rows.select(several.sum()).item() or 0)
        if "kind" in rows.columns:
            odd = ~_kind_text().is_in([*KINDS, ""])
            self.n_odd_kinds += int(rows.select(odd.sum()).item() or 0)
        rows = rows.with_columns(_kind(rows), *(_count(rows, name).alias(name) for name in COUNTS))
        if len(rows):
            t = rows["t"].to_numpy()
            self.first_s = min(self.first_s, float(t.min()))
            self.last_s = max(self.last_s, float(t.max()))
            self.whole_days &= bool(np.all(t % DAY_S == t[0] % DAY_S))
            days, n = np.unique((t // DAY_S).astype(np.int64), return_counts=True)
            self.by_day.update(dict(zip(days.tolist(), n.tolist(), strict=True)))
        self.n_kept += len(rows)
        return rows

    def _drop(self, rows: pl.DataFrame, bad: pl.Expr, why: str) -> pl.DataFrame:
        good = rows.filter(~bad.fill_null(value=True))
        if len(good) < len(rows):
            self.refused[why] += len(rows) - len(good)
            if why not in self.first_refused:
                first = rows.filter(bad.fill_null(value=True))["row"].min()
                self.first_refused[why] = int(str(first))
        return good

    def _time(self, column: pl.Series) -> pl.Series:
        if column.dtype == pl.String:
            text = column.str.strip_chars()
            number = self._number(text.cast(pl.Float64, strict=False))
            if not number.null_count():
                return number
            written, zoned = _read_dates(text)
            self.zoned |= zoned
            return number.zip_with(number.is_not_null(), written)
        if column.dtype.is_temporal():
            self.zoned |= getattr(column.dtype, "time_zone", None) is not None
            when = column.cast(pl.Datetime("us"))
            known = when.dt.year().is_between(FIRST_YEAR, LAST_YEAR)
            return (when.dt.epoch("us") / 1e6).zip_with(known, pl.Series([None], dtype=pl.Float64))
        return self._number(column.cast(pl.Float64, strict=False))

    def _number(self, number: pl.Series) -> pl.Series:
        """Read numbers as seconds, or as dates where the first batch holds nothing else."""
        if self.calendar is None and number.count():
            self.calendar = _is_calendar(number.drop_nulls())
        if not self.calendar:
            return _seconds(number)
        digits = number.cast(pl.Int64, strict=False).cast(pl.String)
        return _read_dates(digits.str.replace(r"^(\d{4})(\d\d)(\d\d)$", "$1-$2-$3"))[0]


def _is_calendar(number: pl.Series) -> bool:
    """Say whether numbers are dates as in 20260301; of other numbers about one in 27 would pass."""
    value = pl.col("n")
    whole = value == value.floor()
    year, month, day = value // 10_000, value // 100 % 100, value % 100
    fits = (
        whole
        & year.is_between(FIRST_YEAR, LAST_YEAR)
        & month.is_between(1, 12)
        & day.is_between(1, 31)
    )
    found = number.to_frame("n").select(fits.all()).item()
    return bool(found) and number.n_unique() >= CALENDAR_FROM


def _seconds(number: pl.Series) -> pl.Series:
    """Bring numbers to seconds, each by its own size."""
    value = pl.col("n")
    size = value.abs()
    finer = (
        pl.when(size < FINER_FROM)
        .then(value)
        .when(size < 1e3 * FINER_FROM)
        .then(value / 1e3)
        .when(size < 1e6 * FINER_FROM)
        .then(value / 1e6)
        .otherwise(value / 1e9)
    )
    return number.to_frame("n").select(finer).to_series()


def _read_dates(text: pl.Series) -> tuple[pl.Series, bool]:
    """Read dates as `WRITTEN`; return seconds since 1970, and whether any states its zone.

    A wall clock without a zone is read as UTC.
    """
    rows = text.to_frame("text").select(pl.col("text").str.extract_groups(WRITTEN)).unnest("text")
    year, month, day, hour, minute, second, part, zone = (pl.col(c) for c in rows.columns)
    wall = pl.concat_str(
        year, month, day, hour.fill_null("00"), minute.fill_null("00"), second.fill_null("00")
    ).str.to_datetime("%Y%m%d%H%M%S", time_unit="us", strict=False)
    known = wall.dt.year().is_between(FIRST_YEAR, LAST_YEAR)
    sign = pl.when(zone.str.starts_with("-")).then(-1).otherwise(1)
    digits = zone.str.replace_all(r"\D", "").str.pad_end(4, "0").cast(pl.Int64, strict=False)
    offset_s = (sign * (digits // 100 * 3600 + digits % 100 * 60)).fill_null(0)
    fraction = pl.concat_str(pl.lit("0."), part).cast(pl.Float64).fill_null(0.0)
    at_s = wall.dt.epoch("us") / 1e6 - offset_s + fraction
    found = rows.select(at_s=pl.when(known).then(at_s), zoned=known & zone.is_not_null())
    return found["at_s"], bool(found["zoned"].any())


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
    number = pl.col(name).cast(pl.Int32, strict=False)
    return pl.when(number >= 0).then(number).otherwise(-1).cast(pl.Int32)


def _finish(
    folder: Path,
    seen: _Seen,
    n_parts: int,
    end_s: float | None,
    named: Columns,
    left_out: Sequence[tuple[str, str]],
) -> Intake:
    """Sort each partition, number its senders, leave out crowded pairs, and count."""
    refused = Counter(seen.refused)
    n_dyads = n_one_sided = n_crowded = n_duplicates = 0
    sizes = []
    for i in range(n_parts):
        raw = folder / f"raw-{i:05}.arrows"
        rows = pl.read_ipc_stream(raw).sort("dyad", "t", "row")
        names = rows.group_by("dyad").agg(pl.col("sender").unique().sort().alias("names"))
        crowded = names.filter(pl.col("names").list.len() > 2)
        if len(crowded):
            n_crowded += len(crowded)
            whole = len(rows)
            rows = rows.join(crowded, on="dyad", how="anti", maintain_order="left")
            names = names.filter(pl.col("names").list.len() <= 2)
            refused["crowded"] += whole - len(rows)
        n_dyads += len(names)
        n_one_sided += int((names["names"].list.len() == 1).sum())
        rows = rows.join(names, on="dyad", maintain_order="left").with_columns(
            sender=_number(),
        )
        same = (
            (pl.col("dyad") == pl.col("dyad").shift())
            & (pl.col("t") == pl.col("t").shift())
            & (pl.col("sender") == pl.col("sender").shift())
        )
        n_duplicates += int(rows.select(same.sum()).item() or 0)
        rows.drop("names").write_parquet(folder / f"part-{i:05}.parquet")
        raw.unlink()
        sizes.append(len(rows))
    intake = Intake(
        n_rows=seen.n_rows,
        n_kept=sum(sizes),
        refused=dict(sorted(refused.items())),
        n_duplicates=n_duplicates,
        n_shared=seen.n_shared,
        n_dyads=n_dyads,
        n_one_sided=n_one_sided,
        n_crowded=n_crowded,
        first_s=seen.first_s,
        end_s=seen.last_s if end_s is None else end_s,
        end_assumed=end_s is None,
        zone="UTC" if seen.zoned else "floating",
        resolution_s=DAY_S if seen.whole_days else 1.0,
        holes=find_holes(seen.by_day),
        partitions=tuple(sizes),
        first_refused=dict(sorted(seen.first_refused.items())),
        n_odd_kinds=seen.n_odd_kinds,
        columns={role: name for role, name in asdict(named).items() if name},
        left_out=tuple(left_out),
    )
    intake.save(folder / "intake.json")
    return intake


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
