"""``awhile table``: the rows that a study uses, as numbers."""

import argparse
import sys

from awhile.application import Names, join_readings, observe_pair
from awhile.cli.arguments import read_same
from awhile.cli.study import read
from awhile.errors import AwhileError
from awhile.files import write_whole
from awhile.tell.event_table import write_parquet, write_table
from awhile.words import say

LAYOUTS = {".csv": "csv", ".jsonl": "jsonl", ".json": "json", ".parquet": "parquet"}
"""The layout that the ending of ``--out`` asks for."""


def run_table(args: argparse.Namespace) -> int:
    """Write the rows that a study of these files would use."""
    layout = "jsonl" if args.json else LAYOUTS.get(args.out.suffix.lower()) if args.out else "csv"
    if layout is None:
        raise AwhileError("cli.table_ending", path=args.out, endings=", ".join(LAYOUTS))
    names = Names(args.me, args.other, read_same(args.same))
    readings = read(args, names, text_counts=True)  # a request to stop goes along in any case
    if args.me is None and readings[0].understood.owner is None:
        names = Names(_first(readings[0].senders, args.other), args.other, names.same)
    reading = join_readings(readings, names, zone=args.zone)
    dyad = observe_pair(reading, names, end_s=float("inf"))
    told: str | bytes
    if layout == "parquet":
        try:
            told = write_parquet(dyad, names=args.names, text_counts=args.text_counts)
        except ImportError:
            raise AwhileError("cli.table_needs_lab", path=args.out) from None
    else:
        told = write_table(dyad, layout, names=args.names, text_counts=args.text_counts)
    if args.out is None:
        sys.stdout.write(str(told))
        return 0
    if args.out.exists() and not args.force:
        raise AwhileError("cli.table_exists", path=args.out)
    try:
        write_whole(args.out, told)
    except OSError as error:
        raise AwhileError("cli.cannot_write", path=args.out, why=error.strerror) from error
    said = say("cli.table_written", args.language, path=args.out.resolve(), n=len(dyad.events))
    sys.stderr.write(said + "\n")
    return 0


def _first(senders: tuple[str, ...], other: str | None) -> str | None:
    """Choose who is person 0 where nobody said: of two, the first that is not the other."""
    if len(senders) != 2:
        return None
    return next(name for name in senders if name != other)
