"""The commands that read a chat and tell what was found."""

import argparse
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from awhile.application import Names, join_readings, observe_pair, read_files, read_moment
from awhile.care import guard_study
from awhile.cli.arguments import (
    add_how_to_read,
    add_pair,
    add_reading,
    add_telling,
    given_care,
    read_same,
)
from awhile.cli.console import (
    ask,
    make_desk,
    open_place,
    show_progress,
    someone_there,
    terminal_width,
    write_file,
)
from awhile.errors import ReadError
from awhile.practice.questions import ask_about_stop, ask_before
from awhile.read import Options, read_file, read_outside, zone_time_s
from awhile.read.merge import Stranger
from awhile.sample import DEMOS
from awhile.study import study_dyad
from awhile.tell import inspect_json, read_study, tell_html, tell_inspect, tell_json, tell_terminal
from awhile.tell.claims import tell_claims
from awhile.types import FLOATING, Reading, Study
from awhile.words import load_language, say


def read(
    args: argparse.Namespace, names: Names, *, counts: bool = True, text_counts: bool = False
) -> tuple[Reading, ...]:
    """Read the files the arguments name, showing progress on a terminal only."""
    show = partial(show_progress, args.language) if sys.stderr.isatty() else None
    options = Options(
        args.dates, args.zone, args.chat, show, text_counts=text_counts, counts=counts
    )
    readings = read_files(args.files, options, names)
    if show is not None:
        sys.stderr.write("\r\x1b[K")
    return readings


def run_inspect(args: argparse.Namespace) -> int:
    """Show what was understood, before anything is computed."""
    told = [
        inspect_json(reading.understood)
        if args.json
        else tell_inspect(reading.understood, args.language)
        for reading in read(args, Names(), counts=False)
    ]
    if args.json and len(told) > 1:
        told = ["[" + ",\n".join(text.rstrip() for text in told) + "]\n"]
    sys.stdout.write("\n".join(told))
    return 0


def add_inspect(parser: argparse.ArgumentParser, language: str) -> None:
    """Add the arguments of ``awhile inspect``."""
    add_reading(parser, language)
    parser.add_argument("--json", action="store_true", help=say("cli.help_inspect_json", language))


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


def moment(text: str | None, zone: str) -> float:
    """Return the moment the study speaks of; see `application.read_moment`."""
    wall = datetime.now()  # noqa: DTZ005 - the events may hold a wall clock too
    return read_moment(text, zone, wall=wall, epoch_s=time.time())


def study_files(args: argparse.Namespace) -> tuple[Study, bool]:
    """Run the whole flow on one file, or several of the same two, after what is asked before.

    Returns:
        The study, and whether its reader is afraid, which no study holds.
    """
    desk, someone = make_desk(args.language), someone_there()
    names = Names(args.me, args.other, read_same(args.same))
    if not all(path.exists() for path in args.files):
        read(args, names)  # says what is wrong, before anybody is asked anything
    with open_place(desk) as store:
        care = ask_before(store, desk, given_care(args), someone=someone)
        if care.afraid:
            sys.stderr.write(f"{desk.say('afraid_first')}\n{desk.say('cannot_judge')}\n\n")
        readings = read(args, names, text_counts=True)
        names = replace(names, me=choose_me(readings[0], args.me, args.language))
        reading = join_readings(
            readings, names, zone=args.zone, is_same=partial(is_same, args) if someone else None
        )
        end_s = moment(args.now, reading.understood.zone)
        dyad = observe_pair(reading, names, end_s=end_s)
        confirmed = None if args.stop_found is None else args.stop_found != "no"
        care, found = ask_about_stop(store, desk, care, dyad, someone=someone, confirmed=confirmed)
    if found:
        sys.stderr.write(found + "\n")
    outside = read_outside(args.event, args.events, people=dyad.people, zone=dyad.zone)
    dyad = replace(dyad, care=care, outside=outside)
    made_s = written_s(args.files, dyad.zone)
    study = study_dyad(dyad, reading.understood, now_s=end_s, written_s=made_s)
    return study, bool(care.afraid)


def is_same(args: argparse.Namespace, found: Stranger) -> bool:
    """Ask whether a name in another file is the other person's."""
    values = {"file": found.file, "name": found.name, "other": found.other}
    answer = ask(say("cli.ask_same", args.language, **values) + " ").strip().casefold()
    return answer in load_language(args.language).yes


def tell(study: Study, args: argparse.Namespace, page: Path, *, afraid: bool = False) -> int:
    """Print the short form and write the page, or print the study as JSON and nothing else."""
    if args.json:
        sys.stdout.write(tell_json(study))
        return 0
    told = tell_html(study, args.language, afraid=afraid)
    write_file(told, args.page or page, force=args.force)
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    sys.stdout.write(tell_terminal(study, args.language, width=terminal_width(), colour=colour))
    written = (args.page or page).resolve()
    print(say("cli.page_written", args.language, path=written))
    if args.open:
        import webbrowser

        webbrowser.open(written.as_uri())
    return 0


def add_study(parser: argparse.ArgumentParser, language: str) -> None:
    """Add the arguments of ``awhile study``."""
    add_reading(parser, language)
    add_pair(parser, language)
    add_telling(parser, language)


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
    end_s = moment(demo.now, reading.understood.zone)
    dyad = observe_pair(reading, Names(demo.me), end_s=end_s)
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
