"""What a cohort leaves behind: tables that say their units, a codebook, and how to cite it."""

import csv
import io
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from awhile import __version__
from awhile.files import write_whole

CODEBOOK = Path(__file__).with_name("codebook.toml")

BIBTEX = """@software{{awhile,
  title   = {{Awhile: understand a silence, and give it room}},
  author  = {{{{The Awhile developers}}}},
  version = {{{version}}},
  year    = {{2026}},
  license = {{MIT}}
}}
"""

CITATION = """cff-version: 1.2.0
title: "Awhile: understand a silence, and give it room"
message: "If you use Awhile in research, please cite it with the version you used."
type: software
authors:
  - name: "The Awhile developers"
version: {version}
license: MIT
"""


@cache
def load_codebook() -> dict[str, dict[str, tuple[str, str]]]:
    """Return unit and meaning of every column, by table."""
    text = CODEBOOK.read_text(encoding="utf-8")
    return {
        table: {name: (unit, about) for name, (unit, about) in columns.items()}
        for table, columns in tomllib.loads(text).items()
    }


def describe(schema: pa.Schema, table: str) -> pa.Schema:
    """Return a schema whose fields say their unit and meaning.

    Args:
        schema: Of the table.
        table: Its name in the codebook.
    """
    book = load_codebook()[table]
    fields = []
    for field in schema:
        unit, about = book.get(field.name, ("", ""))
        told = {"unit": unit, "description": about}
        own = {k: v for k, v in told.items() if v} or dict[str, str]()
        fields.append(field.with_metadata({**(field.metadata or {}), **own}))
    return pa.schema(fields, metadata={"awhile": __version__, "table": table})


def save_table(frame: pl.DataFrame, path: Path) -> None:
    """Write a table whole, with the units of its columns.

    Args:
        frame: The table.
        path: Where; its name is that in the codebook.
    """
    arrow = frame.to_arrow()
    out = io.BytesIO()
    pq.write_table(arrow.cast(describe(arrow.schema, path.stem)), out)
    write_whole(path, out.getvalue())


def write_wide(parts: Sequence[Path], whole: Path, covariates: pl.DataFrame | None) -> None:
    """Write one row per pair: every measure a column, those of persons with ``.0`` and ``.1``.

    Args:
        parts: Tables of measures; the rows of a pair lie in one of them.
        whole: Where the table goes.
        covariates: One row per pair to join (``dyad`` and more); None for none.
    """
    key = pl.concat_str(
        "measure", pl.when(pl.col("person").is_null()).then(pl.lit("")).otherwise(
            "." + pl.col("person").cast(pl.String)
        )
    ).alias("column")  # fmt: skip
    units: dict[str, str] = {}
    for rows in _pieces(parts, ["measure", "person", "unit"]):
        found = rows.unique(["measure", "person"]).select(key, "unit")
        units |= dict(found.iter_rows())
    names = sorted(units)
    fields = [
        pa.field("dyad", pa.large_string(), metadata={"description": "pair"}),
        *(pa.field(n, pa.float64(), metadata={"unit": units[n]}) for n in names),
    ]
    if covariates is not None:
        taken = {"dyad", *names}
        renamed = {c: f"{c}_given" for c in covariates.columns if c in taken and c != "dyad"}
        covariates = covariates.rename(renamed).with_columns(pl.col("dyad").cast(pl.String))
        fields += list(covariates.drop("dyad").to_arrow().schema)
    schema = pa.schema(fields, metadata={"awhile": __version__, "table": "wide"})
    beside = whole.with_suffix(".new")
    with pq.ParquetWriter(beside, schema) as writer:
        for rows in _pieces(parts, ["dyad", "measure", "person", "value"]):
            wide = rows.with_columns(key).pivot(
                "column", index="dyad", values="value", aggregate_function="first"
            )
            lacking = [pl.lit(None, pl.Float64).alias(n) for n in names if n not in wide.columns]
            wide = wide.with_columns(lacking).select("dyad", *names)
            if covariates is not None:
                wide = wide.join(covariates, on="dyad", how="left", maintain_order="left")
            writer.write_table(wide.to_arrow().cast(schema))
    beside.chmod(0o600)
    beside.replace(whole)


def _pieces(parts: Sequence[Path], columns: list[str]) -> Iterator[pl.DataFrame]:
    """Read tables a piece at a time, so that memory holds one; no pair lies in two pieces."""
    for part in parts:
        with pq.ParquetFile(part) as file:
            for i in range(file.num_row_groups):
                yield pl.DataFrame(file.read_row_group(i, columns))


def write_codebook(folder: Path) -> None:
    """Write ``codebook.csv``: table, column, type, unit and meaning of what lies in a folder.

    Args:
        folder: Of the cohort.
    """
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\n")
    lines.writerow(["table", "column", "type", "unit", "description"])
    for name in sorted(load_codebook()):
        path = folder / f"{name}.parquet"
        if not path.exists():
            continue
        for field in pq.read_schema(path):
            told = {k.decode(): v.decode() for k, v in (field.metadata or {}).items()}
            row = (name, field.name, str(field.type), told.get("unit"), told.get("description"))
            lines.writerow(row)
    write_whole(folder / "codebook.csv", out.getvalue().encode())


def write_citation(folder: Path) -> None:
    """Write ``CITATION.cff`` and ``citation.bib`` for what was used.

    Args:
        folder: Of the cohort.
    """
    for name, text in (("CITATION.cff", CITATION), ("citation.bib", BIBTEX)):
        write_whole(folder / name, text.format(version=__version__).encode())
