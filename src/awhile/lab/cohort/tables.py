"""Open a table of whatever form and read it piece by piece."""

import csv
import gzip
import io
import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Protocol

import polars as pl
import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from awhile.encoding import HEAD_BYTES
from awhile.errors import ReadError

BATCH_ROWS = 200_000
DELIMITERS = ",;\t|"
COMMENTS = ("#", "%")
"""How lines above a table begin that say something about it, as in lists of edges."""

NUMBER = re.compile(r"\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?\s*")
DATE = re.compile(r"\s*\d{4}-\d\d?-\d\d?([T ].*)?")

FORMS = {
    ".parquet": "parquet", ".arrow": "arrow", ".feather": "arrow", ".csv": "text", ".tsv": "text",
    ".tab": "text", ".txt": "text", ".edges": "text", ".jsonl": "lines", ".ndjson": "lines",
    ".json": "list",
}  # fmt: skip
"""The form of a file by the ending of its name, before ``.gz``."""


class Streamed(Protocol):
    """Anything that gives its rows as Arrow does: frames of Polars, pandas or Arrow."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Return the rows as a stream of Arrow."""


class Exchanged(Protocol):
    """A frame of the older interchange protocol."""

    def __dataframe__(self, nan_as_null: bool = False, allow_copy: bool = True) -> Any:  # noqa: ANN401, FBT001, FBT002 - as the protocol has it
        """Return the frame in exchange form."""


Source = Path | str | Streamed | Exchanged
"""What a table can be given as: a path, or a frame."""


def pack_frame(frame: Streamed | Exchanged) -> bytes:
    """Pack a frame into the bytes of a Parquet file.

    Args:
        frame: Of any library that gives its rows as Arrow does.

    Raises:
        ReadError: It is no frame, or holds what Parquet cannot.
    """
    try:
        if hasattr(frame, "__arrow_c_stream__"):
            rows = pl.DataFrame(pa.table(frame))
        elif hasattr(frame, "__dataframe__"):
            rows = pl.from_dataframe(frame)  # type: ignore[arg-type]  # Polars names only the newer one
        else:
            raise ReadError("cohort.no_frame", kind=type(frame).__name__)
        out = io.BytesIO()
        rows.write_parquet(out)
    except (TypeError, ValueError, pa.ArrowException, pl.exceptions.PolarsError) as error:
        kind = type(frame).__name__
        raise ReadError("cohort.bad_table", file=kind, why=brief(error)) from None
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class Table:
    """A table on disk, in one file or in several of one form.

    Attributes:
        files: The files, in order of name.
        form: One of the values of `FORMS`.
        names: Names of the columns, those of the first file.
    """

    files: tuple[Path, ...]
    form: str
    names: tuple[str, ...]

    def batches(self, wanted: Sequence[str]) -> Iterator[pl.DataFrame]:
        """Yield the wanted columns, at most `BATCH_ROWS` rows at a time.

        Text files give text: what a column holds must not hang on its first rows.

        Args:
            wanted: Names of columns.

        Raises:
            ReadError: A file is damaged, or lacks a column.
        """
        for file in self.files:
            try:
                for batch in _read(file, self.form, wanted):
                    for start in range(0, batch.num_rows, BATCH_ROWS):
                        yield pl.DataFrame(pa.table(batch.slice(start, BATCH_ROWS)))
            except (OSError, EOFError, KeyError, ValueError, csv.Error, pa.ArrowException) as error:
                raise ReadError("cohort.bad_table", file=file.name, why=brief(error)) from None


def open_table(path: Path) -> Table:
    """Open a Parquet, Arrow, CSV or JSON lines table, or a folder of one of these.

    Args:
        path: A file, or a folder of files of one kind.

    Raises:
        ReadError: It is none of these, or is not there.
    """
    files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
    found = [(file, form) for file in files if (form := _form(file))]
    if not found or not path.exists():
        raise ReadError("cohort.no_table", file=path.name)
    form = found[0][1]
    same = tuple(file for file, other in found if other == form)
    try:
        return Table(same, form, tuple(_names(same[0], form)))
    except (OSError, EOFError, ValueError, StopIteration, csv.Error, pa.ArrowException) as error:
        raise ReadError("cohort.bad_table", file=path.name, why=brief(error)) from None


def brief(error: Exception) -> str:
    """Say what an error says, on one line.

    Args:
        error: The error.
    """
    return (str(error).splitlines() or [type(error).__name__])[0][:200]


def _form(file: Path) -> str | None:
    name = file.name.lower().removesuffix(".gz")
    return FORMS.get(Path(name).suffix)


def _open(file: Path) -> IO[bytes]:
    return gzip.open(file) if file.name.lower().endswith(".gz") else file.open("rb")  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class _Look:
    """How a text file is written.

    Attributes:
        encoding: As Arrow calls it.
        delimiter: Between its fields.
        n_above: Lines above the first row: comments, and the names of the columns.
        names: Those names; ``1``, ``2`` … where the file has none.
        spaced: Fields may stand apart by several blanks, and are brought to one.
    """

    encoding: str
    delimiter: str
    n_above: int
    names: tuple[str, ...]
    spaced: bool


def _look(file: Path) -> _Look:
    """Look at the first lines of a text file."""
    with _open(file) as raw:
        data = raw.read(HEAD_BYTES)
    encoding = "utf16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf8"
    if encoding == "utf8":
        try:
            data[: len(data) - 4].decode("utf-8")
        except UnicodeDecodeError:
            encoding = "latin1"
    text = data.decode({"utf8": "utf-8-sig"}.get(encoding, encoding), "ignore")
    lines = re.split(r"\r\n|\n|\r", text)
    n_above = 0
    while n_above < len(lines) and (
        lines[n_above].startswith(COMMENTS) or not lines[n_above].strip()
    ):
        n_above += 1
    lines = lines[n_above:] or [""]
    delimiter = max(DELIMITERS, key=lines[0].count)
    cells = lines[0].split()
    spaced = len(cells) > 1 and (
        not lines[0].count(delimiter)
        or (len(cells) > lines[0].count("\t") + 1 and all(map(NUMBER.fullmatch, cells)))
    )
    if spaced:
        delimiter = " "
        spaced = '"' not in lines[0] and any("  " in x or "\t" in x for x in lines)
        lines = [" ".join(x.split()) for x in lines] if spaced else lines
    rows = csv.reader(lines, delimiter=delimiter)
    names = next(rows, [])
    if _is_data(names):
        names = [str(n) for n in range(1, len(names) + 1)]
    else:
        n_above += rows.line_num
        first = next(rows, [])
        if delimiter in " \t" and len(first) == len(names) + 1 and first[0] == "1":
            names = ["", *names]  # R's row names have no name
    return _Look(encoding, delimiter, n_above, tuple(names), spaced)


def _is_data(cells: Sequence[str]) -> bool:
    """Whether a first line is a row rather than the names of columns: one holds a number or date.

    ``0,1,2`` are the names that pandas gives columns without any.
    """
    if list(cells) == [str(n) for n in range(len(cells))]:
        return False
    return any(NUMBER.fullmatch(cell) or DATE.fullmatch(cell) for cell in cells)


class _Spaced(io.RawIOBase):
    """A text file whose fields stand apart by any number of blanks, with one blank between them."""

    def __init__(self, raw: IO[bytes]) -> None:
        self.raw, self.left = raw, b""

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def readinto(self, room: Any) -> int:  # noqa: ANN401 - any buffer
        """Fill a buffer with lines."""
        while not self.left:
            line = self.raw.readline()
            if not line:
                return 0
            self.left = b" ".join(line.split()) + b"\n"
        n = min(len(room), len(self.left))
        room[:n], self.left = self.left[:n], self.left[n:]
        return n


@contextmanager
def _open_arrow(file: Path) -> Iterator[Any]:
    """Open an Arrow file, or a stream that was kept as one."""
    with pa.memory_map(str(file)) as mapped:
        try:
            whole = pa.ipc.open_file(mapped)
        except pa.ArrowInvalid:
            mapped.seek(0)
            whole = pa.ipc.open_stream(mapped)
        with whole:
            yield whole


def _names(file: Path, form: str) -> list[str]:
    if form == "parquet":
        return list(pq.read_schema(file).names)
    if form == "arrow":
        with _open_arrow(file) as whole:
            return list(whole.schema.names)
    if form == "list":
        return list(dict.fromkeys(name for row in _load_list(file) for name in row))
    if form == "lines":
        with _open(file) as raw, io.TextIOWrapper(raw, encoding="utf-8-sig") as text:
            first = json.loads(next(line for line in text if line.strip()))
        if not isinstance(first, dict):
            msg = "its first line is no object"
            raise ValueError(msg)
        return list(first)
    return list(_look(file).names)


def _read(file: Path, form: str, wanted: Sequence[str]) -> Iterator[pa.RecordBatch]:
    if form == "parquet":
        yield from pq.ParquetFile(file).iter_batches(BATCH_ROWS, columns=list(wanted))
    elif form == "arrow":
        with _open_arrow(file) as whole:
            if isinstance(whole, pa.RecordBatchFileReader):
                parts = (whole.get_batch(i) for i in range(whole.num_record_batches))
            else:
                parts = iter(whole)
            for batch in parts:
                yield batch.select(list(wanted))
    elif form == "list":
        yield _as_text(_load_list(file), wanted)
    elif form == "lines":
        yield from _read_lines(file, wanted)
    else:
        look = _look(file)
        with _open(file) as raw:
            yield from pa_csv.open_csv(
                io.BufferedReader(_Spaced(raw), 1 << 16) if look.spaced else raw,
                read_options=pa_csv.ReadOptions(
                    encoding=look.encoding, block_size=1 << 20, skip_rows=look.n_above,
                    column_names=list(look.names),
                ),
                parse_options=pa_csv.ParseOptions(
                    delimiter=look.delimiter, newlines_in_values=True
                ),
                convert_options=pa_csv.ConvertOptions(
                    column_types=dict.fromkeys(wanted, pa.string()), include_columns=list(wanted)
                ),
            )  # fmt: skip


def _load_list(file: Path) -> list[dict[str, Any]]:
    """Read a list of objects whole, as JSON has no way to read a part."""
    with _open(file) as raw:
        rows = json.loads(raw.read().decode("utf-8-sig"))
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        msg = "it is no list of objects"
        raise ValueError(msg)
    return rows


def _read_lines(file: Path, wanted: Sequence[str]) -> Iterator[pa.RecordBatch]:
    with _open(file) as raw, io.TextIOWrapper(raw, encoding="utf-8-sig") as text:
        rows: list[dict[str, Any]] = []
        for line in text:
            if line.strip():
                rows.append(json.loads(line))
            if len(rows) == BATCH_ROWS:
                yield _as_text(rows, wanted)
                rows = []
        if rows:
            yield _as_text(rows, wanted)


def _as_text(rows: Sequence[dict[str, Any]], wanted: Sequence[str]) -> pa.RecordBatch:
    columns = [
        pa.array([None if (v := row.get(name)) is None else str(v) for row in rows], pa.string())
        for name in wanted
    ]
    return pa.RecordBatch.from_arrays(columns, names=list(wanted))
