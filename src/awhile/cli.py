"""The command line: the only module that prints, exits and reads the clock.

argparse rather than a richer library, so that the whole program runs with nothing installed.
"""

import argparse
import io
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import NoReturn

from awhile import __version__
from awhile.care import guard_study
from awhile.errors import AwhileError, CareError, ReadError
from awhile.practice.actions import COMMANDS as PRACTICE_COMMANDS
from awhile.practice.actions import PracticeCommand
from awhile.practice.prompter import Desk
from awhile.practice.questions import ask_about_stop, ask_before
from awhile.practice.store import Store
from awhile.read import (
    Options,
    find_strangers,
    merge_readings,
    pair_up,
    read_file,
    read_outside,
    zone_time_s,
)
from awhile.sample import DEMOS
from awhile.study import study_dyad
from awhile.tell import inspect_json, read_study, tell_html, tell_inspect, tell_json, tell_terminal
from awhile.tell.claims import tell_claims
from awhile.types import FLOATING, Care, Reading, Study
from awhile.words import LANGUAGES, load_language, say

GENERATOR_MARK = b'name="generator" content="Awhile"'
"""What a page of ours holds in its head; a file without it is never overwritten unasked."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command.

    Attributes:
        name: As typed.
        add: Adds its arguments to its parser.
        run: Does it and returns the exit code.
        about: Key of the sentence that says what it does.
    """

    name: str
    add: Callable[[argparse.ArgumentParser, str], None]
    run: Callable[[argparse.Namespace], int]
    about: str


def add_reading(parser: argparse.ArgumentParser, language: str) -> None:
    """Add what every command that reads a chat understands."""
    parser.add_argument(
        "files", metavar="FILE", type=Path, nargs="+", help=say("cli.help_file", language)
    )
    add_how_to_read(parser, language)


def add_how_to_read(parser: argparse.ArgumentParser, language: str) -> None:
    """Add how a chat is to be read."""
    parser.add_argument(
        "--dates", choices=("dmy", "mdy", "ymd"), help=say("cli.help_dates", language)
    )
    parser.add_argument("--zone", metavar="ZONE", help=say("cli.help_zone", language))
    parser.add_argument("--chat", metavar="TITLE", help=say("cli.help_chat", language))


def read(
    args: argparse.Namespace, *, counts: bool = True, text_counts: bool = False
) -> list[Reading]:
    """Read the files the arguments name, showing progress on a terminal only."""
    show = partial(show_progress, args.language) if sys.stderr.isatty() else None
    same = read_same(args.same) if "same" in args else {}
    me, other = getattr(args, "me", None), getattr(args, "other", None)
    names = [name for name in (other, *same) if name]
    readings: list[Reading] = []
    for file in args.files:
        asked = Options(
            args.dates,
            args.zone,
            args.chat,
            show,
            text_counts=text_counts,
            counts=counts,
            names=tuple(names),
        )
        readings.append(read_file(file, asked))
        if len(readings[-1].senders) == 2:  # A later file may hold these two and others.
            names += [
                n for n in readings[-1].senders if n not in {me, readings[-1].understood.owner}
            ]
    if show is not None:
        sys.stderr.write("\r\x1b[K")
    return readings


def read_same(said: Sequence[str]) -> dict[str, str]:
    """Take ``NAME=NUMBER`` as other names of a person, each with that person's name.

    Raises:
        AwhileError: A part is missing.
    """
    found: dict[str, str] = {}
    for one in said:
        name, _, alias = (part.strip() for part in one.partition("="))
        if not name or not alias:
            raise AwhileError("cli.bad_same", text=one)
        found[alias] = name
    return found


def show_progress(language: str, done: int, whole: int) -> None:
    """Write how far a long read has come, over the line before."""
    percent = 100 * done // max(whole, 1)
    sys.stderr.write("\r" + say("cli.progress", language, percent=percent))
    sys.stderr.flush()


def run_inspect(args: argparse.Namespace) -> int:
    """Show what was understood, before anything is computed."""
    told = [
        inspect_json(reading.understood)
        if args.json
        else tell_inspect(reading.understood, args.language)
        for reading in read(args, counts=False)
    ]
    if args.json and len(told) > 1:
        told = ["[" + ",\n".join(text.rstrip() for text in told) + "]\n"]
    sys.stdout.write("\n".join(told))
    return 0


def add_inspect(parser: argparse.ArgumentParser, language: str) -> None:
    """Add the arguments of ``awhile inspect``."""
    add_reading(parser, language)
    parser.add_argument("--json", action="store_true", help=say("cli.help_inspect_json", language))


def now_s(text: str | None, zone: str) -> float:
    """Return the moment the study speaks of, on the clock its events use.

    Args:
        text: ISO 8601 as the user gave it; None for this machine's clock.
        zone: Zone of the events, as in `Understood`.

    Returns:
        Seconds since 1970, as in `awhile.types`.

    Raises:
        AwhileError: The text is not a date or time.
    """
    if text is None:
        if zone != FLOATING:
            return time.time()
        wall = datetime.now()  # noqa: DTZ005 - the events hold a wall clock too
    else:
        try:
            wall = datetime.fromisoformat(text)
        except ValueError:
            raise AwhileError("cli.bad_now", text=text) from None
    return zone_time_s(wall, zone)


def written_s(files: Sequence[Path], zone: str) -> float | None:
    """Return when the newest of some files was written, on the clock their events use.

    A database may have its newest pages in a file beside it. Of a folder nothing is known.
    """
    beside = [Path(f"{file}-wal") for file in files]
    newest = max((f.stat().st_mtime for f in (*files, *beside) if f.is_file()), default=None)
    if newest is None or zone != FLOATING:
        return newest
    return zone_time_s(datetime.fromtimestamp(newest), zone)  # noqa: DTZ006 - a wall clock too


def choose_me(reading: Reading, me: str | None, language: str) -> str | None:
    """Ask who the reader of the page is, where the file does not tell and someone is there."""
    if me or reading.understood.owner or len(reading.senders) != 2 or not sys.stdin.isatty():
        return me
    for number, name in enumerate(reading.senders, 1):
        sys.stderr.write(f"  {number}. {name}\n")
    sys.stderr.write(say("cli.ask_me", language) + " ")
    answer = sys.stdin.readline().strip()
    return reading.senders[int(answer) - 1] if answer in {"1", "2"} else answer or None


def make_desk(language: str) -> Desk:
    """Bring in what the place to wait works with."""
    wall = datetime.now().replace(tzinfo=UTC)  # noqa: DTZ005 - a diary keeps the wall clock
    store = Path(os.environ.get("AWHILE_STORE") or Path.home() / "awhile.store")
    return Desk(wall.timestamp(), language, store, ask, ask_hidden)


def someone_there() -> bool:
    """Say whether anybody is there to answer a question."""
    return sys.stdin.isatty()


def given_care(args: argparse.Namespace) -> Care:
    """Take the answers of care given in advance; not being sure counts as the careful answer."""
    return Care(
        no_contact=None if args.no_contact is None else args.no_contact != "no",
        afraid=None if args.afraid is None else args.afraid == "yes",
        adult=None if args.adult is None else args.adult == "yes",
    )


@contextmanager
def open_place(desk: Desk) -> Iterator[Store | None]:
    """Open the store where there is one: what it remembers is never passed by."""
    if not desk.store.exists():
        yield None
        return
    with desk.open() as store:
        yield store


def merge(args: argparse.Namespace, readings: list[Reading], me: str | None) -> Reading:
    """Make one reading of several; ask who is who where someone is there to answer."""
    same = read_same(args.same)
    if someone_there():
        for found in find_strangers(readings, me=me, other=args.other, same=same):
            question = say(
                "cli.ask_same",
                args.language,
                file=found.file,
                name=found.name,
                other=found.other,
            )
            if ask(question + " ").strip().casefold() in load_language(args.language).yes:
                same[found.name] = found.other
    return merge_readings(readings, me=me, other=args.other, same=same, zone=args.zone)


def study_files(args: argparse.Namespace) -> tuple[Study, bool]:
    """Run the whole flow on one file, or several of the same two, after what is asked before.

    Returns:
        The study, and whether its reader is afraid, which no study holds.
    """
    desk, someone = make_desk(args.language), someone_there()
    if not all(path.exists() for path in args.files):
        read(args)  # says what is wrong, before anybody is asked anything
    with open_place(desk) as store:
        care = ask_before(store, desk, given_care(args), someone=someone)
        if care.afraid:
            sys.stderr.write(f"{desk.say('afraid_first')}\n{desk.say('cannot_judge')}\n\n")
        readings = read(args, text_counts=True)
        me = choose_me(readings[0], args.me, args.language)
        reading = merge(args, readings, me) if len(readings) > 1 else readings[0]
        end_s = now_s(args.now, reading.understood.zone)
        dyad = pair_up(reading, me=me, other=args.other, end_s=end_s)
        confirmed = None if args.stop_found is None else args.stop_found != "no"
        care, found = ask_about_stop(store, desk, care, dyad, someone=someone, confirmed=confirmed)
    if found:
        sys.stderr.write(found + "\n")
    outside = read_outside(args.event, args.events, people=dyad.people, zone=dyad.zone)
    dyad = replace(dyad, care=care, outside=outside)
    made_s = written_s(args.files, dyad.zone)
    study = study_dyad(dyad, reading.understood, now_s=end_s, written_s=made_s)
    return study, bool(care.afraid)


def write_file(page: str, path: Path, *, force: bool) -> None:
    """Write a page, never over a file that is not a page of ours.

    Raises:
        AwhileError: Something else is there, or the place cannot be written.
    """
    try:
        if not force and path.exists() and GENERATOR_MARK not in path.read_bytes()[:4096]:
            raise AwhileError("cli.not_overwritten", path=path)
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise AwhileError("cli.cannot_write", path=path, why=error.strerror) from error


def terminal_width() -> int:
    """Return how wide a line may be."""
    return min(shutil.get_terminal_size().columns, 100)


def tell(study: Study, args: argparse.Namespace, page: Path, *, afraid: bool = False) -> int:
    """Print the short form and write the page, or print the study as JSON and nothing else."""
    if args.json:
        sys.stdout.write(tell_json(study))
        return 0
    told = tell_html(study, args.language, afraid=afraid)
    write_file(told, args.page or page, force=args.force)
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    sys.stdout.write(tell_terminal(study, args.language, width=terminal_width(), colour=colour))
    print(say("cli.page_written", args.language, path=args.page or page))
    return 0


def add_telling(parser: argparse.ArgumentParser, language: str) -> None:
    """Add what every command that tells a study understands."""
    parser.add_argument("--page", metavar="PATH", type=Path, help=say("cli.help_page", language))
    parser.add_argument("--json", action="store_true", help=say("cli.help_json", language))
    parser.add_argument("--force", action="store_true", help=say("cli.help_force", language))


def add_study(parser: argparse.ArgumentParser, language: str) -> None:
    """Add the arguments of ``awhile study``."""
    add_reading(parser, language)
    add_pair(parser, language)
    add_telling(parser, language)


def add_pair(parser: argparse.ArgumentParser, language: str) -> None:
    """Add who the pair is, when, and the question that comes before a study."""
    parser.add_argument("--me", metavar="NAME", help=say("cli.help_me", language))
    parser.add_argument("--with", dest="other", metavar="NAME", help=say("cli.help_with", language))
    parser.add_argument(
        "--same",
        metavar="NAME=NUMBER",
        action="append",
        default=[],
        help=say("cli.help_same", language),
    )
    parser.add_argument("--now", metavar="TIME", help=say("cli.help_now", language))
    parser.add_argument(
        "--adult", choices=("yes", "unsure", "no"), help=say("practice.help_adult", language)
    )
    parser.add_argument(
        "--afraid", choices=("yes", "no"), help=say("practice.help_afraid", language)
    )
    parser.add_argument(
        "--no-contact",
        choices=("yes", "unsure", "no"),
        help=say("practice.help_no_contact", language),
    )
    parser.add_argument(
        "--stop-found",
        choices=("yes", "unsure", "no"),
        help=say("practice.help_stop_found", language),
    )
    parser.add_argument(
        "--event",
        metavar=("DATE", "WHAT"),
        nargs=2,
        action="append",
        default=[],
        help=say("cli.help_event", language),
    )
    parser.add_argument(
        "--events", metavar="FILE", type=Path, help=say("cli.help_events", language)
    )


def run_study(args: argparse.Namespace) -> int:
    """Read a chat, study it, and tell what was found."""
    study, afraid = study_files(args)
    return tell(study, args, Path(f"awhile-{args.files[0].stem}.html"), afraid=afraid)


def add_tell(parser: argparse.ArgumentParser, language: str) -> None:
    """Add the arguments of ``awhile tell``."""
    parser.add_argument(
        "file", metavar="STUDY", type=Path, help=say("cli.help_study_file", language)
    )
    add_telling(parser, language)


def run_tell(args: argparse.Namespace) -> int:
    """Tell a saved study again, without the chat."""
    try:
        text = args.file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError("cli.cannot_read", path=args.file) from error
    study = read_study(text)
    desk, afraid = make_desk(args.language), False
    with open_place(desk) as store:
        if store is not None:
            care = ask_before(store, desk, study.care, someone=False)
            study, afraid = guard_study(study, care), bool(care.afraid)
    return tell(study, args, args.file.with_suffix(".html"), afraid=afraid)


def add_demo(parser: argparse.ArgumentParser, language: str) -> None:
    """Add the arguments of ``awhile demo``."""
    parser.add_argument(
        "demo",
        nargs="?",
        default=next(iter(DEMOS)),
        choices=list(DEMOS),
        help=say("cli.help_demo", language),
    )
    add_telling(parser, language)


def run_demo(args: argparse.Namespace) -> int:
    """Study a correspondence that ships with Awhile."""
    demo = DEMOS[args.demo]
    with demo.open() as path:
        reading = read_file(path, Options(text_counts=True))
    end_s = now_s(demo.now, reading.understood.zone)
    dyad = pair_up(reading, me=demo.me, other=None, end_s=end_s)
    if not args.json:
        print(say(demo.about, args.language) + "\n")
    study = study_dyad(dyad, reading.understood, now_s=end_s)
    return tell(study, args, Path(f"awhile-{args.demo}.html"))


def add_claims(parser: argparse.ArgumentParser, language: str) -> None:
    """Add the arguments of ``awhile claims``."""
    parser.add_argument(
        "files", metavar="CHAT", type=Path, nargs="*", help=say("claims.help_file", language)
    )
    add_how_to_read(parser, language)
    add_pair(parser, language)


def run_claims(args: argparse.Namespace) -> int:
    """Hold the advice against research, and against a chat where one is given."""
    study, afraid = study_files(args) if args.files else (None, args.afraid == "yes")
    no_contact = bool(given_care(args).no_contact)
    sys.stdout.write(tell_claims(study, args.language, afraid=afraid, no_contact=no_contact))
    return 0


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
    dials, schedule = read_dials(args.set), read_schedule(args.schedule)
    map_dials = read_map(args.map)
    text = tell_theory(
        args.preset, dials, args.language, schedule=schedule, seed=args.seed,
        map_dials=map_dials if args.map else None, width=terminal_width(),
    )  # fmt: skip
    if args.page is not None:
        page = tell_page(
            args.preset, dials, seed=1 if args.seed is None else args.seed, schedule=schedule,
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
    parser.add_argument("--refit", action="store_true", help=say("cohort.help_refit", language))
    parser.add_argument(
        "--seed", metavar="N", type=int, default=0, help=say("cohort.help_seed", language)
    )
    parser.add_argument("--check", action="store_true", help=say("cohort.help_check", language))


def run_cohort(args: argparse.Namespace) -> int:
    """Measure and forecast every pair of a table."""
    try:
        from awhile.lab.cohort.command import run_command
    except ImportError:
        raise AwhileError("cohort.needs_lab") from None
    return run_command(args)


PAGE = Path(__file__).with_name("awhile.html")
"""The page for everyone, where a build has put it."""


def add_app(parser: argparse.ArgumentParser, language: str) -> None:
    """Add the arguments of ``awhile app``."""
    parser.add_argument("--where", action="store_true", help=say("cli.help_where", language))


def run_app(args: argparse.Namespace) -> int:
    """Open the page for everyone; in a checkout without one, build it first."""
    build = PAGE.parents[2] / "dev.py"
    if not PAGE.exists() and build.exists() and shutil.which("npm"):
        subprocess.run([sys.executable, build, "page"], stdout=sys.stderr, check=False)  # noqa: S603
    if not PAGE.exists():
        raise AwhileError("cli.no_app")
    print(PAGE)
    if not args.where:
        import webbrowser

        webbrowser.open(PAGE.as_uri())
    return 0


def choose_language(words: Sequence[str]) -> str:
    """Find the language asked for, before anything is said in any.

    Args:
        words: The words after ``awhile``.

    Returns:
        What ``--language`` names, else AWHILE_LANGUAGE, where Awhile speaks it; else English.
    """
    named = os.environ.get("AWHILE_LANGUAGE", "en")[:2].lower()
    for word, after in pairwise([*words, ""]):
        if word == "--language":
            named = after
        elif word.startswith("--language="):
            named = word.partition("=")[2]
    return named if named in LANGUAGES else "en"


def ask(question: str) -> str:
    """Ask on standard error, so that standard output holds the answer of the command alone.

    Raises:
        CareError: Nobody is there to answer.
    """
    sys.stderr.write(question)
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise CareError("practice.nobody_there")
    return line.rstrip("\n")


def ask_hidden(question: str) -> str:
    """Ask for a passphrase without showing it, where a terminal can."""
    if not sys.stdin.isatty():
        return ask(question)
    import getpass

    return getpass.getpass(question)


def run_practice(command: PracticeCommand, args: argparse.Namespace) -> int:
    """Run one command of the place to wait."""
    print(command.run(args, make_desk(args.language)))
    return 0


COMMANDS = (
    Command("study", add_study, run_study, "cli.about_study"),
    Command("inspect", add_inspect, run_inspect, "cli.about_inspect"),
    Command("tell", add_tell, run_tell, "cli.about_tell"),
    Command("demo", add_demo, run_demo, "cli.about_demo"),
    Command("claims", add_claims, run_claims, "cli.about_claims"),
    Command("theory", add_theory, run_theory, "cli.about_theory"),
    Command("cohort", add_cohort, run_cohort, "cli.about_cohort"),
    Command("prior", add_prior, run_prior, "cli.about_prior"),
    Command("app", add_app, run_app, "cli.about_app"),
    *(
        Command(c.name, c.add, partial(run_practice, c), f"practice.about_{c.name}")
        for c in PRACTICE_COMMANDS
    ),
)


class Parser(argparse.ArgumentParser):
    """A parser that says in one sentence, and in a language, what it could not use."""

    language = "en"

    def error(self, message: str) -> NoReturn:
        """Say what was not understood, and leave."""
        self.print_usage(sys.stderr)
        sentence = say("cli.not_understood", self.language, message=message, command=self.prog)
        self.exit(2, sentence + "\n")


def set_language(parser: Parser, language: str) -> None:
    """Give a parser its language, the headings of its help in it, and the choice of another."""
    parser.language = language
    # argparse says its headings in English and has no other place to change them.
    parser._positionals.title = say("cli.head_words", language)  # noqa: SLF001
    parser._optionals.title = say("cli.head_options", language)  # noqa: SLF001
    parser.add_argument("-h", "--help", action="help", help=say("cli.help_help", language))
    parser.add_argument(
        "--language",
        choices=LANGUAGES,
        default=language,
        help=say("cli.help_language", language),
    )


def make_parser(language: str = "en") -> argparse.ArgumentParser:
    """Build the parser of the whole command line.

    Args:
        language: Language of its help.

    Returns:
        A parser whose result holds ``run``, the command's function.
    """
    parser = Parser(
        prog="awhile",
        description=say("cli.about", language),
        epilog=say("cli.epilog", language),
        add_help=False,
    )
    set_language(parser, language)
    parser.add_argument(
        "--version",
        action="version",
        version=f"awhile {__version__}",
        help=say("cli.help_version", language),
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for command in COMMANDS:
        about = say(command.about.replace("-", "_"), language)
        child = commands.add_parser(command.name, help=about, description=about, add_help=False)
        set_language(child, language)
        command.add(child, language)
        child.set_defaults(run=command.run)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; a file in place of a command is studied.

    Args:
        argv: The words after ``awhile``; None for those of this process.

    Returns:
        The exit code: 0, or 2 for an error that one sentence explains.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    language = choose_language(words)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Names come in every script, and data written to a file are UTF-8 everywhere.
            stream.reconfigure(
                encoding=None if stream.isatty() else "utf-8", errors="backslashreplace"
            )
    if words and not words[0].startswith("-") and words[0] not in {c.name for c in COMMANDS}:
        words.insert(0, "study")
    args = make_parser(language).parse_args(words or ["--help"])
    try:
        code = int(args.run(args))
        sys.stdout.flush()
    except AwhileError as error:
        print(error.tell(language), file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\n" + say("cli.stopped", language), file=sys.stderr)
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    except OSError as error:
        why = error.strerror or type(error).__name__
        print(say("cli.machine", language, why=why), file=sys.stderr)
        return 2
    return code
