"""``awhile cohort``: its arguments, and what they do."""

import argparse
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from awhile.errors import AwhileError
from awhile.lab.cohort.from_exports import KEY, is_chats
from awhile.lab.cohort.ingest import Handling
from awhile.lab.cohort.pipeline import Plan, check_cohort, run_cohort
from awhile.lab.cohort.report import tell_intake, write_report
from awhile.lab.cohort.tables import open_table
from awhile.lab.cohort.times import Clock, read_times
from awhile.practice.memory import Memory
from awhile.words import say

MAX_DAYS = 40_000

SPAN_COLUMNS = ("dyad", "start_s", "end_s")


def read_plan(args: argparse.Namespace) -> Plan:
    """Return the plan of a run from parsed arguments.

    Args:
        args: As parsed.

    Raises:
        AwhileError: A date, a list of days or a table of moments cannot be read.
    """
    end_s, start_s = _moment(args.end), _moment(args.start)
    try:
        days = tuple(float(d) for d in args.horizons.split(","))
    except ValueError:
        days = ()
    if not days or not all(0 < d < MAX_DAYS for d in days):
        raise AwhileError("cohort.bad_horizons", text=args.horizons)
    if args.moments:
        try:
            names = pq.read_schema(args.moments).names
        except (OSError, pa.ArrowException):
            names = []
        if not {"dyad", "partner", "at"} <= set(names):
            raise AwhileError("cohort.bad_moments", file=args.moments.name)
    return Plan(
        engine=args.engine,
        workers=args.workers,
        end_s=end_s,
        handling=Handling(
            unit=args.unit,
            columns=_roles(args.columns),
            start_s=start_s,
            spans=_spans(args.spans),
            accept_loss=args.accept_loss,
            drop_duplicates=args.drop_duplicates,
            censor_holes=args.censor_holes,
        ),
        horizon_days=days,
        moments=args.moments,
        refit=args.refit,
        prior=args.prior,
        seed=args.seed,
        covariates=args.covariates,
        by=args.by,
    )


def _moment(text: str | None) -> float | None:
    """Read a date, with its own zone if it states one, or a number of seconds.

    Raises:
        AwhileError: It is neither.
    """
    if not text:
        return None
    try:
        return float(text)
    except ValueError:
        pass
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        raise AwhileError("cohort.bad_end", text=text) from None
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()


def _roles(text: str) -> dict[str, str]:
    """Read which column is which, as ``time=sent_at,sender=author``."""
    parts = [part.partition("=") for part in text.split(",") if part.strip()]
    return {role.strip(): name.strip() for role, _, name in parts}


def _spans(path: Path | None) -> pl.DataFrame | None:
    """Read when pairs entered and left: seconds, or dates as a table of events has them.

    Raises:
        AwhileError: The table cannot be read, lacks a column, or holds a value that is no time.
    """
    if path is None:
        return None
    table = open_table(path)
    if not set(SPAN_COLUMNS) <= set(table.names):
        raise AwhileError("cohort.bad_spans", file=path.name, names=", ".join(table.names))
    rows = pl.concat(table.batches(SPAN_COLUMNS))
    read: list[pl.Series] = [rows["dyad"].cast(pl.String).str.strip_chars()]
    for name in SPAN_COLUMNS[1:]:
        column = rows[name]
        if column.dtype == pl.String:
            column = column.str.strip_chars().replace(["", "NA"], None)
        t = read_times(column, Clock("s", absolute=False))["t"]
        unread = column.filter(t.is_null() & column.is_not_null())
        if len(unread):
            raise AwhileError("cohort.bad_end", text=unread[0])
        read.append(t.alias(name))
    return pl.DataFrame(read)


def run_command(args: argparse.Namespace, memory: Memory | None) -> int:
    """Run a cohort from parsed arguments.

    Args:
        args: As parsed.
        memory: What is remembered of care; None where the table is no folder of chats.

    Returns:
        0, or 1 where a part of the table could not be worked through.
    """
    plan = replace(read_plan(args), memory=memory)
    table, language = args.table, args.language
    out: Path = args.out
    key = [say("cohort.key", language, file=out / KEY)] if is_chats(table) else []
    if args.check:
        with _shown(language) as show:
            intake = check_cohort(table, out, plan, progress=show)
        _say([*tell_intake(intake, language), *key])
        return 0
    with _shown(language) as show:
        cohort = run_cohort(table, out, plan, progress=show)
    write_report(cohort, language)
    failed = [
        say("cohort.failed", language, number=number, why=why)
        for number, why in sorted(cohort.failures.items())
    ]
    _say(
        [
            *tell_intake(cohort.intake, language),
            *failed,
            *key,
            say("cohort.written", language, folder=out),
        ]
    )
    return 1 if cohort.failures else 0


def _say(lines: list[str]) -> None:
    sys.stdout.write("\n".join(lines) + "\n")


FIRST_LINE_S, LINES_S = 10.0, 30.0
"""Without a terminal progress is told after so long, and then so often (s)."""


class _Shown:
    """Shows progress: on a terminal in place, five times a second at most; elsewhere in lines."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.last = 0.0
        self.line_at = time.monotonic() + FIRST_LINE_S

    def __call__(self, step: str, done: int, whole: int, left_s: float) -> None:
        now, there = time.monotonic(), sys.stderr.isatty()
        if now < self.line_at if not there else (now - self.last < 0.2 and done < whole):
            return
        self.last, self.line_at = now, now + LINES_S
        minutes, seconds = divmod(round(left_s), 60)
        text = say(
            f"cohort.step_{step}",
            self.language,
            percent=100 * done // max(whole, 1),
            left=f"{minutes}:{seconds:02}",
        )
        sys.stderr.write(f"\r\x1b[K{text}" if there else f"{text}\n")
        sys.stderr.flush()


@contextmanager
def _shown(language: str) -> Iterator[_Shown]:
    try:
        yield _Shown(language)
    finally:
        if sys.stderr.isatty():
            sys.stderr.write("\r\x1b[K")
