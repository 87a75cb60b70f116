"""The commands of the lab: the theory, cohorts and the prior, where its libraries are."""

import argparse
import os
import sys
from pathlib import Path

from awhile.cli.arguments import read_young
from awhile.cli.console import make_desk, open_place, terminal_width, write_file
from awhile.cli.study import asking, gate_general
from awhile.errors import AwhileError
from awhile.practice.memory import Memory
from awhile.practice.settle import Passing, settle_first
from awhile.types import NOT_ASKED, Care
from awhile.words import say


def add_theory(parser: argparse.ArgumentParser, language: str) -> None:
    """Add the arguments of ``awhile theory``."""
    parser.add_argument(
        "preset", nargs="?", default="silence", help=say("theory.help_preset", language)
    )
    parser.add_argument(
        "--set",
        metavar="DIAL=X",
        action="append",
        default=[],
        help=say("theory.help_set", language),
    )
    parser.add_argument(
        "--schedule", metavar="N:DAYS,…,N", help=say("theory.help_schedule", language)
    )
    parser.add_argument("--map", nargs=2, metavar="DIAL", help=say("theory.help_map", language))
    parser.add_argument("--seed", metavar="N", type=int, help=say("theory.help_seed", language))
    parser.add_argument("--page", metavar="PATH", type=Path, help=say("theory.help_page", language))
    parser.add_argument("--force", action="store_true", help=say("cli.help_force", language))


def run_theory(args: argparse.Namespace) -> int:
    """Tell what follows from the theory's rules."""
    try:
        from awhile.lab.theory.page import tell_page
        from awhile.lab.theory.terminal import read_dials, read_map, read_schedule, tell_theory
    except ImportError:
        raise AwhileError("theory.needs_lab") from None
    gate = gate_general(args, NOT_ASKED)
    dials, schedule = read_dials(args.set), read_schedule(args.schedule)
    map_dials = read_map(args.map)
    text = tell_theory(
        args.preset, dials, gate, args.language, schedule=schedule, seed=args.seed,
        map_dials=map_dials if args.map else None, width=terminal_width(),
    )  # fmt: skip
    if args.page is not None:
        page = tell_page(
            args.preset, dials, gate, seed=1 if args.seed is None else args.seed, schedule=schedule,
            map_dials=map_dials, language=args.language,
        )  # fmt: skip
        write_file(page, args.page, force=args.force)
        text += "\n" + say("cli.page_written", args.language, path=args.page) + "\n"
    sys.stdout.write(text)
    return 0


def add_prior(parser: argparse.ArgumentParser, language: str) -> None:
    """Add the arguments of ``awhile prior``."""
    parser.add_argument("what", choices=("fit",), help=say("prior.help_what", language))
    parser.add_argument(
        "tables", metavar="TABLE", type=Path, nargs="+", help=say("prior.help_tables", language)
    )
    parser.add_argument(
        "--out", metavar="FILE", type=Path, default=Path("prior.json"),
        help=say("prior.help_out", language),
    )  # fmt: skip
    parser.add_argument(
        "--weight", metavar="NAME=W", action="append", default=[],
        help=say("prior.help_weight", language),
    )  # fmt: skip
    for name, usual in (("types", 14), ("rounds", 60), ("trees", 200), ("seed", 0)):
        parser.add_argument(
            f"--{name}", metavar="N", type=int, default=usual,
            help=say(f"prior.help_{name}", language),
        )  # fmt: skip


def run_prior(args: argparse.Namespace) -> int:
    """Fit a prior from tables of pairs, where the lab is installed."""
    try:
        from awhile.lab.population.command import run_fit
    except ImportError:
        raise AwhileError("prior.needs_lab") from None
    return run_fit(args)


def add_cohort(parser: argparse.ArgumentParser, language: str) -> None:
    """Add the arguments of ``awhile cohort``."""
    parser.add_argument(
        "table", metavar="TABLE", type=Path, help=say("cohort.help_table", language)
    )
    parser.add_argument(
        "--out",
        metavar="FOLDER",
        type=Path,
        default=Path("cohort"),
        help=say("cohort.help_out", language),
    )
    parser.add_argument("--engine", default="serial", help=say("cohort.help_engine", language))
    parser.add_argument(
        "--workers",
        metavar="N",
        type=int,
        default=os.cpu_count(),
        help=say("cohort.help_workers", language),
    )
    parser.add_argument("--end", metavar="DATE", help=say("cohort.help_end", language))
    parser.add_argument(
        "--horizons",
        metavar="DAYS",
        default="1,3,7,14,30",
        help=say("cohort.help_horizons", language),
    )
    parser.add_argument(
        "--moments", metavar="PATH", type=Path, help=say("cohort.help_moments", language)
    )
    parser.add_argument(
        "--prior", metavar="FILE", type=Path, help=say("cohort.help_prior", language)
    )
    parser.add_argument("--refit", action="store_true", help=say("cohort.help_refit", language))
    parser.add_argument("--start", metavar="DATE", help=say("cohort.help_start", language))
    parser.add_argument("--unit", metavar="UNIT", help=say("cohort.help_unit", language))
    parser.add_argument(
        "--columns", metavar="ROLE=NAME,…", default="", help=say("cohort.help_columns", language)
    )
    parser.add_argument(
        "--spans", metavar="TABLE", type=Path, help=say("cohort.help_spans", language)
    )
    parser.add_argument(
        "--covariates", metavar="TABLE", type=Path, help=say("cohort.help_covariates", language)
    )
    parser.add_argument("--by", metavar="COLUMN", help=say("cohort.help_by", language))
    for flag in ("accept-loss", "drop-duplicates", "censor-holes"):
        about = say(f"cohort.help_{flag.replace('-', '_')}", language)
        parser.add_argument(f"--{flag}", action="store_true", help=about)
    parser.add_argument(
        "--seed", metavar="N", type=int, default=0, help=say("cohort.help_seed", language)
    )
    parser.add_argument("--check", action="store_true", help=say("cohort.help_check", language))
    parser.add_argument(
        "--adult", choices=("yes", "unsure", "no"), help=say("practice.help_adult", language)
    )


def run_cohort(args: argparse.Namespace) -> int:
    """Measure and forecast every pair of a table."""
    try:
        from awhile.lab.cohort.command import run_command
        from awhile.lab.cohort.from_exports import is_chats
    except ImportError:
        raise AwhileError("cohort.needs_lab") from None
    return run_command(args, remembered(args) if is_chats(args.table) else None)


def remembered(args: argparse.Namespace) -> Memory:
    """Ask what comes first, and return what is remembered: chats may be one's own.

    Args:
        args: As parsed.

    Raises:
        CareError: The reader is under age, or nobody is there to say.
    """
    desk, given = make_desk(args.language), Care.of("young", read_young(args.adult))
    with open_place(desk) as store:
        keeper = store or Passing()
        settle_first(keeper, given, asking(desk, kept=store is not None), today=desk.today())
        return keeper.memory()
