"""``awhile report-problem``: what is needed to mend a reader, with no word of the chat."""

import argparse
import json
import sys
from pathlib import Path

from awhile.cli.arguments import add_how_to_read
from awhile.read import Options
from awhile.read.problem import report_problem
from awhile.words import say


def add_report_problem(parser: argparse.ArgumentParser, language: str) -> None:
    """Add the arguments of ``awhile report-problem``."""
    parser.add_argument("file", metavar="FILE", type=Path, help=say("cli.help_file", language))
    add_how_to_read(parser, language)


def run_report_problem(args: argparse.Namespace) -> int:
    """Write the report on standard output, and on standard error what it is."""
    told = report_problem(args.file, Options(args.dates, args.zone, args.chat))
    sys.stderr.write(say("cli.problem_note", args.language) + "\n")
    sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
    return 0
