"""The commands that read a chat and tell what was found."""

import argparse
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

from awhile.application import (
    Names,
    join_readings,
    open_pair,
    read_files,
    read_moment,
    study_pair,
)
from awhile.care import RESEARCH, Gate, Line, gate_study, say_line
from awhile.cli.arguments import add_telling, read_given, read_same
from awhile.cli.console import (
    busy,
    make_desk,
    open_place,
    show_progress,
    someone_there,
    terminal_width,
    write_file,
)
from awhile.errors import ReadError
from awhile.files import read_plain
from awhile.fit.prior import read_prior
from awhile.practice.prompter import Desk
from awhile.practice.settle import (
    Ask,
    Given,
    Passing,
    count_study,
    gate_remembered,
    settle_first,
    settle_pair,
)
from awhile.read import Options, read_file, read_outside, zone_time_s
from awhile.read.merge import Stranger
from awhile.sample import DEMOS
from awhile.tell import inspect_json, read_study, tell_html, tell_inspect, tell_json, tell_terminal
from awhile.tell.claims import tell_claims
from awhile.tell.json import MAX_CHARACTERS
from awhile.types import FLOATING, NOT_ASKED, Care, Reading, Reply, Study
from awhile.words import say


def read(
    args: argparse.Namespace, names: Names, *, counts: bool = True, text_counts: bool = False
) -> tuple[Reading, ...]:
    """Read the files the arguments name, showing progress on a terminal only.

    Args:
        args: As parsed.
        names: Who is who.
        counts: Whether words, characters and questions are counted.
        text_counts: Whether it is counted what words are about, too.
    """
    show = partial(show_progress, args.language) if sys.stderr.isatty() else None
    options = Options(
        args.dates, args.zone, args.chat, show, text_counts=text_counts, counts=counts
    )
    readings = read_files(args.files, options, names, today=_day_of_reading(args))
    if show is not None:
        sys.stderr.write("\r\x1b[K")
    return readings


def _day_of_reading(args: argparse.Namespace) -> date:
    """Return today, or the day that is asked about where that comes later."""
    today = datetime.now().date()  # noqa: DTZ005 - the day on the wall
    try:
        asked = datetime.fromisoformat(getattr(args, "now", None) or "").date()
    except ValueError:  # none is given, or what is wrong with it is said later
        return today
    return max(today, asked)


def run_inspect(args: argparse.Namespace) -> int:
    """Show what was understood, before anything is computed."""
    told = [
        inspect_json(reading.understood)
        if args.json
        else tell_inspect(reading.understood, args.language)
        for reading in read(args, Names(None, args.other, read_same(args.same)), counts=False)
    ]
    if args.json and len(told) > 1:
        told = ["[" + ",\n".join(text.rstrip() for text in told) + "]\n"]
    sys.stdout.write("\n".join(told))
    return 0


def written_s(files: Sequence[Path], zone: str) -> float | None:
    """Return when the newest of some files was written, on the clock their events use.

    A database may have its newest pages in a file beside it. Of a folder nothing is known.

    Args:
        files: The files.
        zone: IANA name of their clock, ``UTC`` or ``floating``.
    """
    beside = [Path(f"{file}-wal") for file in files]
    newest = max((f.stat().st_mtime for f in (*files, *beside) if f.is_file()), default=None)
    if newest is None or zone != FLOATING:
        return newest
    return zone_time_s(datetime.fromtimestamp(newest), zone)  # noqa: DTZ006 - a wall clock too


def choose_me(reading: Reading, me: str | None, language: str) -> str | None:
    """Ask who the reader of the page is, where the file does not tell and someone is there.

    Args:
        reading: What was read.
        me: The name given; None where none was.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    if me or reading.understood.owner or len(reading.senders) != 2 or not sys.stdin.isatty():
        return me
    for number, name in enumerate(reading.senders, 1):
        sys.stderr.write(f"  {number}. {name}\n")
    sys.stderr.write(say("cli.ask_me", language) + " ")
    answer = sys.stdin.readline().strip()
    return reading.senders[int(answer) - 1] if answer in {"1", "2"} else answer or None


def moment(text: str | None, zone: str) -> float:
    """Return the moment the study speaks of; see `application.read_moment`.

    Args:
        text: As typed; None for now.
        zone: Zone of the events, as in `Understood`.
    """
    wall = datetime.now()  # noqa: DTZ005 - the events may hold a wall clock too
    return read_moment(text, zone, wall=wall, epoch_s=time.time())


def study_files(args: argparse.Namespace) -> tuple[Study, Gate, tuple[Line, ...]]:
    """Run the whole flow on one file, or several of the same two, after what is asked before.

    Args:
        args: As parsed.

    Returns:
        The study, what of it may be told to its reader, and what is to be said besides.
    """
    desk, given = make_desk(args.language), read_given(args)
    names = Names(args.me, args.other, read_same(args.same))
    if not all(path.exists() for path in args.files):
        read(args, names)  # says what is wrong, before anybody is asked anything
    with open_place(desk) as store:
        keeper, ask_care = store or Passing(), asking(desk, kept=store is not None)
        if ask_care is None and (args.me or args.other):  # naming oneself says whose chat it is
            given = replace(given, care=given.care | Care.of("outsider", Reply.NO))
        care = settle_first(keeper, given.care, ask_care, today=desk.today())
        for line in say_afraid(care, given.care):
            sys.stderr.write(say(line, args.language) + "\n\n")
        count_study(store, desk.today())
        parts = read(args, names, text_counts=True)
        names = replace(names, me=choose_me(parts[0], args.me, args.language))
        reading = join_readings(
            parts, names, zone=args.zone, is_same=partial(is_same, desk) if ask_care else None
        )
        end_s = moment(args.now, reading.understood.zone)
        opened = open_pair(reading, names, end_s=end_s, parts=parts)
        settled = settle_pair(
            keeper, given, care, opened.said, opened.names, ask_care,
            today=desk.today(), turn=opened.turn,
        )  # fmt: skip
    notices = settled.notices if opened.looked else (*settled.notices, Line("care.not_looked"))
    people, zone = opened.dyad.people, opened.dyad.zone
    outside = read_outside(args.event, args.events, people=people, zone=zone)
    made_s = written_s(args.files, zone)
    prior = read_prior(args.prior) if args.prior else None
    with busy(args.language):
        study, gate = study_pair(
            opened, settled.care, settled.said, now_s=end_s, written_s=made_s, outside=outside,
            prior=prior,
        )  # fmt: skip
    return study, gate, notices


def say_besides(notices: Sequence[Line], language: str) -> None:
    """Say what is to be said besides, apart from the answer of the command.

    Args:
        notices: Sentences, each by its key and values.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    for notice in notices:
        sys.stderr.write(say_line(notice, language) + "\n")


def asking(desk: Desk, *, kept: bool) -> Ask | None:
    """Return how the questions of care are asked; None where nobody is there.

    Args:
        desk: What asks and says.
        kept: Whether answers are kept in a store.
    """
    return partial(desk.settle, kept=kept) if someone_there() else None


def say_afraid(care: Care, given: Care) -> tuple[str, ...]:
    """Name what is said at once to someone afraid, and of fear that was typed as an option.

    Args:
        care: Every answer, the one about fear too.
        given: What was typed as options.
    """
    first = ("care.afraid_first", "care.cannot_judge") if care.holds("afraid") else ()
    return (*first, "care.typed_fear") if given.holds("afraid") else first


def gate_general(args: argparse.Namespace, given: Care) -> Gate:
    """Gate what is about no chat of the reader's: by what was given and what a store remembers.

    Args:
        args: As parsed; only the language is used.
        given: Answers given in advance.
    """
    desk = make_desk(args.language)
    with open_place(desk) as store:
        return gate_remembered(store or Passing(), RESEARCH | given)


def is_same(desk: Desk, found: Stranger) -> bool:
    """Ask whether a name in another file is the other person's.

    Args:
        desk: What asks and says.
        found: The name, and whose it may be.
    """
    values = {"file": found.file, "name": found.name, "other": found.other}
    return desk.agrees(say("cli.ask_same", desk.language, **values))


def tell(
    study: Study,
    gate: Gate,
    args: argparse.Namespace,
    page: Path,
    notices: Sequence[Line] = (),
) -> int:
    """Print the short form and write the page, or print the study as JSON and nothing else.

    Args:
        study: The study.
        gate: What may be told to its reader.
        args: As parsed.
        page: Where the page goes.
        notices: Sentences that are said besides.
    """
    if args.json:
        sys.stdout.write(tell_json(study, gate))
        say_besides(notices, args.language)
        return 0
    with busy(args.language):
        told = tell_html(study, gate, args.language, anonymous=args.anonymous)
    write_file(told, args.page or page, force=args.force)
    say_besides(notices, args.language)
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    written = (args.page or page).resolve()
    width = terminal_width()
    sys.stdout.write(
        tell_terminal(study, gate, args.language, width=width, colour=colour, page=str(written))
    )
    if args.open:
        import webbrowser

        webbrowser.open(written.as_uri())
    return 0


def run_study(args: argparse.Namespace) -> int:
    """Read a chat, study it, and tell what was found."""
    study, gate, notices = study_files(args)
    return tell(study, gate, args, Path(f"awhile-{args.files[0].stem}.html"), notices)


def run_tell(args: argparse.Namespace) -> int:
    """Tell a saved study again, without the chat."""
    try:
        text = read_plain(args.file, MAX_CHARACTERS * 4).decode("utf-8")
    except (OSError, ValueError) as error:
        raise ReadError("cli.cannot_read", path=args.file) from error
    study = read_study(text)
    desk = make_desk(args.language)
    names = ((study.people[0],), (study.people[1],))
    with open_place(desk) as store:
        keeper, ask_care = store or Passing(), asking(desk, kept=store is not None)
        known = study.care if ask_care is None else again(study.care)
        care = settle_first(keeper, known, ask_care, today=desk.today())
        count_study(store, desk.today())
        settled = settle_pair(
            keeper, Given(known), care, study.said, names, ask_care,
            today=desk.today(), turn=study.turn,
        )  # fmt: skip
    study = replace(study, said=settled.said)
    gate, page = gate_study(study, settled.care), args.file.with_suffix(".html")
    return tell(study, gate, args, page, settled.notices)


def again(care: Care) -> Care:
    """Ask again about a no where a saved study has none: it may have come since.

    Args:
        care: The answers that the study was saved with.
    """
    return care if care.holds("no_contact") else replace(care, no_contact=Reply.NOT_NOW)


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
    opened = open_pair(reading, Names(demo.me), end_s=end_s)
    # Long dead, or invented: whose chat it is is no question; whether the reader may look is.
    care = gate_general(args, NOT_ASKED).care
    care = replace(RESEARCH, young=care.young) if care.holds("young") else RESEARCH
    asked = tuple(one for one in opened.said if one.kind == "time")  # nobody here is to answer more
    study, gate = study_pair(opened, care, asked, now_s=end_s)
    if not args.json:
        print(say(demo.about, args.language) + "\n")
    return tell(study, gate, args, Path(f"awhile-{args.demo}.html"))


def run_claims(args: argparse.Namespace) -> int:
    """Hold the advice against research, and against a chat where one is given."""
    if args.files:
        study, gate, notices = study_files(args)
        say_besides(notices, args.language)
        sys.stdout.write(tell_claims(study, gate, args.language))
    else:
        gate = gate_general(args, read_given(args).care)
        sys.stdout.write(tell_claims(None, gate, args.language))
    return 0
