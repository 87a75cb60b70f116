"""The commands of the place to wait: each a function from answers to the text to show.

Nothing here prints, asks a terminal or reads a clock: `Desk` brings those in from the edge.
"""

import argparse
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from awhile.application import Names, observe_pair, read_files, read_moment
from awhile.care import refuse_draft, refuse_forecast
from awhile.errors import AwhileError, CareError, StoreError
from awhile.practice import held as held_messages
from awhile.practice import practices as catalogue
from awhile.practice.draft import Usual, check_draft, find_usual
from awhile.practice.held import Held
from awhile.practice.journal import Day, find_trends
from awhile.practice.plans import make_plan, write_calendar
from awhile.practice.prompter import Desk
from awhile.practice.questions import ask_about_stop, ask_missing
from awhile.practice.store import Store, change_passphrase, delete_store, move_store
from awhile.practice.word_lists import speaks_of_harm
from awhile.read import Options
from awhile.types import DAY_S, HOUR_S, Care, Refusal
from awhile.words import say

MAX_SESSIONS = 3
"""How often the guarded practice is done before it rests."""

SESSION_REST_DAYS = 14
"""How long it then rests."""


@dataclass(frozen=True, slots=True)
class PracticeCommand:
    """One command.

    Attributes:
        name: As typed.
        add: Adds its arguments to its parser.
        run: Does it and returns the text to show.
    """

    name: str
    add: Callable[[argparse.ArgumentParser, str], None]
    run: Callable[[argparse.Namespace, Desk], str]


def _with_help(text: str, own_words: str, desk: Desk) -> str:
    """Put the way to help before a reply to words of harm."""
    return f"{desk.say('harm_first')}\n\n{text}" if speaks_of_harm(own_words) else text


def _find(store: Store, number: int) -> Held:
    """Find one held message.

    Raises:
        CareError: There is none of this number.
    """
    for held in store.held():
        if held.id == number:
            return held
    raise CareError("practice.no_such_message", n=number)


def add_hold(parser: argparse.ArgumentParser, language: str) -> None:
    """Add the arguments of ``awhile hold``."""
    parser.add_argument(
        "what",
        nargs="?",
        default="write",
        choices=("write", "list", "go", "longer", "out", "back"),
        help=say("practice.help_hold", language),
    )
    parser.add_argument(
        "number", nargs="?", type=int, default=0, help=say("practice.help_hold_number", language)
    )
    parser.add_argument(
        "--hours", type=float, default=DAY_S / HOUR_S, help=say("practice.help_hours", language)
    )


def run_hold(args: argparse.Namespace, desk: Desk) -> str:
    """Hold a message, list what is held, or close one: letting go is offered first."""
    wait_s = args.hours * HOUR_S
    with desk.open() as store:
        if args.what == "write":
            text = desk.question("ask_message")
            urge = desk.number("ask_urge", held_messages.check_urge)
            kept = store.keep_held(
                held_messages.hold(text, now_s=desk.now_s, urge=urge, wait_s=wait_s)
            )
            return _with_help(desk.say("held_kept", n=kept.id), text, desk)
        if args.what == "list":
            lines = [_held_line(held, desk) for held in store.held()]
            return "\n".join(lines) or desk.say("held_none")
        held = _find(store, args.number)
        if args.what == "go":
            urge = desk.number("ask_urge_now", held_messages.check_urge)
            store.keep_held(held_messages.let_go(held, now_s=desk.now_s, urge=urge))
            return desk.say("held_let_go", before=held.urge_before, after=urge)
        if args.what == "longer":
            store.keep_held(held_messages.wait_longer(held, now_s=desk.now_s, wait_s=wait_s))
            return desk.say("held_longer")
        if args.what == "back":
            store.keep_held(held_messages.look_back(held, desk.question("ask_look_back")))
            return desk.say("kept")
        if held.outcome == "waiting" and held_messages.left_s(held, desk.now_s) > 0:
            raise CareError("practice.still_waiting")  # before anything is asked
        care = ask_missing(store, desk, store.care())
        n_attempts = desk.number("ask_attempts")
        # Checked before the urge is asked, so that nobody is led to a door that stays shut.
        held_messages.take_out(held, now_s=desk.now_s, urge=0, care=care, n_attempts=n_attempts)
        if desk.agrees("ask_let_go_instead"):
            urge = desk.number("ask_urge_now", held_messages.check_urge)
            store.keep_held(held_messages.let_go(held, now_s=desk.now_s, urge=urge))
            return desk.say("held_let_go", before=held.urge_before, after=urge)
        out = held_messages.take_out(
            held,
            now_s=desk.now_s,
            urge=desk.number("ask_urge_now", held_messages.check_urge),
            care=care,
            n_attempts=n_attempts,
        )
        store.keep_held(out)
        return f"{out.text}\n\n{desk.say('held_out')}"


def _held_line(held: Held, desk: Desk) -> str:
    """Describe one held message without its words."""
    hours = -(-held_messages.left_s(held, desk.now_s) // HOUR_S)
    if held.outcome == "waiting":
        key = "held_line_waits" if hours else "held_line_ready"
        return desk.say(key, n=held.id, hours=int(hours))
    return desk.say(f"held_line_{held.outcome}", n=held.id)


def add_draft(parser: argparse.ArgumentParser, language: str) -> None:
    """Add the arguments of ``awhile draft``."""
    parser.add_argument(
        "chat", nargs="?", type=Path, help=say("practice.help_draft_chat", language)
    )
    parser.add_argument("--me", metavar="NAME", help=say("cli.help_me", language))


def run_draft(args: argparse.Namespace, desk: Desk) -> str:
    """Look at a draft, after the questions of care; its text is kept nowhere."""
    with desk.open() as store:
        care = ask_missing(store, desk, store.care())
        _check(refuse_forecast(care))
        usual, care = _find_usual(args, desk, store, care)
    _check(refuse_draft(care, usual.n_attempts))
    text = desk.question("ask_draft")
    check = check_draft(text, usual=usual, care=care, language=desk.language)
    lines = [desk.say("afraid_first"), desk.say("cannot_judge")] if care.afraid else []
    lines += [say(note.key, desk.language, **note.values) for note in check.notes]
    return _with_help("\n".join([*lines, desk.say("draft_hold")]), text, desk)


def _check(refusal: Refusal | None) -> None:
    """Stop where a rule of care does.

    Raises:
        CareError: There is a refusal.
    """
    if refusal is not None:
        raise CareError(refusal.why, **refusal.values)


def _find_usual(
    args: argparse.Namespace, desk: Desk, store: Store, care: Care
) -> tuple[Usual, Care]:
    """Find the writer's usual in a chat, if one is given, and ask what it may not hold yet."""
    usual = desk.usual
    if args.chat is not None:
        names = Names(args.me)
        (reading,) = read_files([args.chat], Options(text_counts=True), names)
        wall = datetime.fromtimestamp(desk.now_s, UTC).replace(tzinfo=None)
        now_s = read_moment(wall.isoformat(), reading.understood.zone, wall=wall, epoch_s=0.0)
        dyad = observe_pair(reading, names, end_s=now_s)
        care, _ = ask_about_stop(store, desk, care, dyad, someone=True)
        _check(refuse_forecast(care))
        usual = find_usual(dyad, now_s)
    n_attempts = max(usual.n_attempts, desk.number("ask_attempts"))
    return replace(usual, n_attempts=n_attempts), care


def add_journal(parser: argparse.ArgumentParser, language: str) -> None:
    """Add the arguments of ``awhile journal``."""
    parser.add_argument(
        "what",
        nargs="?",
        default="write",
        choices=("write", "show", "reflect"),
        help=say("practice.help_journal", language),
    )


def run_journal(args: argparse.Namespace, desk: Desk) -> str:
    """Keep today, show how the writer has been, or answer the items of reflection."""
    with desk.open() as store:
        if args.what == "show":
            trends = find_trends(store.days(), desk.today())
            lines = [
                desk.say(f"trend_{t.name}_{t.direction}", n=t.n, before=t.n_before) for t in trends
            ]
            return "\n".join([*lines, desk.say("trend_note")])
        if args.what == "reflect":
            for item in catalogue.ITEMS:
                value = desk.number(f"item_{item}", _on_scale)
                store.keep_answer(desk.today(), item, value)
            return desk.say("reflect_note")
        mood = desk.number("ask_mood", _on_scale)
        urge = desk.number("ask_urge_today", held_messages.check_urge)
        hours = desk.ask_until("ask_sleep", _read_hours)
        line = desk.question("ask_line")
        store.keep_day(Day(desk.today(), mood, urge, hours, line))
        return _with_help(desk.say("kept"), line, desk)


def _on_scale(value: int) -> int:
    """Return a mood that is on its scale.

    Raises:
        CareError: It is not.
    """
    Day("2000-01-01", mood=value)
    return value


def _read_hours(text: str) -> float | None:
    """Read hours of sleep; nothing typed is nothing told.

    Raises:
        CareError: It is no number of hours that a night has.
    """
    if not text:
        return None
    try:
        hours = float(text.replace(",", "."))
    except ValueError:
        raise CareError("practice.not_a_number", text=text) from None
    Day("2000-01-01", sleep_h=hours)
    return hours


def add_practice(parser: argparse.ArgumentParser, language: str) -> None:
    """Add the arguments of ``awhile practice``."""
    parser.add_argument("id", nargs="?", default="", help=say("practice.help_practice", language))
    parser.add_argument("--calendar", type=Path, help=say("practice.help_calendar", language))
    parser.add_argument("--days", type=int, default=7, help=say("practice.help_days", language))
    parser.add_argument("--at", default="21:00", help=say("practice.help_at", language))


def run_practice(args: argparse.Namespace, desk: Desk) -> str:
    """List the practices, tell one, or write reminders for a calendar."""
    guarded = {p.id: p for p in catalogue.practices() if p.guarded}
    care = Care()
    if desk.store.exists() and args.id.lower() not in guarded:  # those open it themselves
        with desk.open() as store:
            care = store.care()
    if args.calendar is not None:
        return _write_reminders(args, desk)
    offered = {p.id: p for p in catalogue.open_practices(care, 0)} | guarded
    if not args.id:
        lines = [
            f"{p.id}  {say(f'practices.{p.id}_title', desk.language)}"
            f"  ({desk.say('minutes', n=p.minutes)})"
            for _, p in sorted(offered.items())
        ]
        return "\n".join([*lines, desk.say("practice_note")])
    practice = offered.get(args.id.lower())
    if practice is None:
        raise CareError("practice.no_such_practice", text=args.id)
    if practice.guarded:
        with desk.open() as store:
            _begin_session(store, desk)
    steps = [
        f"{n}. {say(f'practices.{practice.id}_{n}', desk.language)}"
        for n in range(1, practice.steps + 1)
    ]
    return "\n".join(
        [
            say(f"practices.{practice.id}_title", desk.language),
            *steps,
            say(f"practices.{practice.id}_guard", desk.language),
            desk.say("graded", grade=practice.grade, sources="; ".join(practice.sources)),
        ]
    )


def _begin_session(store: Store, desk: Desk) -> None:
    """Ask what must be asked before writing it all out, and count the time.

    Three times, then two weeks of rest. It went with worse months in people who were looking for a
    meaning after a separation (Sbarra et al. 2013), so they are led elsewhere, and so is anyone in
    the first days.

    Raises:
        CareError: Something else suits better now, or it rests.
    """
    days = store.sessions()
    if days and len(days) % MAX_SESSIONS == 0:
        until = date.fromisoformat(days[-1]) + timedelta(days=SESSION_REST_DAYS)
        if desk.today() < until.isoformat():
            raise CareError("practice.p06_rests", date=until.isoformat())
    if desk.yes("ask_p06_plain") or desk.yes("ask_p06_recent") or desk.yes("ask_p06_why"):
        raise CareError("practice.p06_not_now")
    store.keep_session(desk.today())


def _write_reminders(args: argparse.Namespace, desk: Desk) -> str:
    """Write one reminder a day, never over another file."""
    try:
        at = datetime.strptime(args.at, "%H:%M").replace(tzinfo=UTC)
    except ValueError:
        raise CareError("practice.bad_time", text=args.at) from None
    first = datetime.fromtimestamp(desk.now_s, UTC).replace(
        hour=at.hour, minute=at.minute, second=0, microsecond=0
    )
    if first.timestamp() <= desk.now_s:
        first += timedelta(days=1)
    days = [(first + timedelta(days=n)).timestamp() for n in range(args.days)]
    text = write_calendar(days, title=desk.say("reminder_title"), now_s=desk.now_s)
    _write_new(args.calendar, text)
    return desk.say("calendar_written", path=args.calendar)


def _write_new(path: Path, text: str) -> None:
    """Write a file where there is none.

    Raises:
        AwhileError: Something is there, or the place cannot be written.
    """
    try:
        with path.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
    except FileExistsError:
        raise AwhileError("practice.store_there", path=path) from None
    except OSError:
        raise AwhileError("practice.store_no_access", path=path) from None


def add_plan(parser: argparse.ArgumentParser, language: str) -> None:
    """Add the arguments of ``awhile plan``."""
    parser.add_argument(
        "what",
        nargs="?",
        default="make",
        choices=("make", "list"),
        help=say("practice.help_plan", language),
    )


def run_plan(args: argparse.Namespace, desk: Desk) -> str:
    """Make an if–then plan, or list those made."""
    with desk.open() as store:
        if args.what == "make":
            cue, action = desk.question("ask_cue"), desk.question("ask_action")
            store.keep_plan(make_plan(cue, action, now_s=desk.now_s))
        lines = [desk.say("plan_line", cue=p.cue, action=p.action) for p in store.plans()]
        return "\n".join(lines) or desk.say("plan_none")


def add_help_now(parser: argparse.ArgumentParser, language: str) -> None:
    """Add the arguments of ``awhile help-now``, which needs no passphrase."""
    parser.add_argument(
        "--young", action="store_true", help=say("practice.help_for_young", language)
    )


def run_help_now(args: argparse.Namespace, desk: Desk) -> str:
    """List the places that help; nothing is opened."""
    lines = [desk.say("young_first" if args.young else "help_first")]
    for place in catalogue.places(Care(adult=False if args.young else None)):
        if args.young and place.about not in {"young", "crisis"}:
            continue
        about = desk.say(f"help_{place.about}")
        number = f"  {place.number} ({place.source}, {place.seen})" if place.number else ""
        lines.append(f"{place.name}: {place.site}{number}  [{about}]")
    lines.append(desk.say("help_checked", date=catalogue.listed()))
    if catalogue.is_stale(desk.today()):
        lines.append(desk.say("help_stale"))
    return "\n".join(lines)


def add_care(parser: argparse.ArgumentParser, language: str) -> None:
    """Add the arguments of ``awhile care``."""
    parser.add_argument(
        "--limit",
        type=int,
        choices=(1, 2, 3),
        default=3,
        help=say("practice.help_limit", language),
    )
    parser.add_argument(
        "--no-contact", action="store_true", help=say("practice.help_keep_no_contact", language)
    )
    parser.add_argument(
        "--adult", choices=("yes", "unsure", "no"), help=say("practice.help_adult", language)
    )
    parser.add_argument(
        "--afraid", choices=("yes", "no"), help=say("practice.help_afraid", language)
    )


def run_care(args: argparse.Namespace, desk: Desk) -> str:
    """Answer the questions of care; a request for no contact stays answered."""
    with desk.open() as store:
        store.keep_care(
            Care(
                no_contact=args.no_contact or None,
                adult=None if args.adult is None else args.adult == "yes",
                afraid=None if args.afraid is None else args.afraid == "yes",
            )
        )
        care = ask_missing(store, desk, store.care())
        care = store.keep_care(Care(max_attempts=args.limit))
    if care.adult is False:
        return desk.say("stop_young")
    lines = [desk.say("afraid_first"), desk.say("cannot_judge")] if care.afraid else []
    if care.no_contact:
        lines.append(desk.say("stop_no_contact"))
    return "\n".join([*lines, desk.say("care_kept", n=care.max_attempts)])


def add_store(parser: argparse.ArgumentParser, language: str) -> None:
    """Add the arguments of ``awhile store``."""
    parser.add_argument(
        "what",
        choices=("export", "move", "delete", "passphrase"),
        help=say("practice.help_store", language),
    )
    parser.add_argument("to", nargs="?", type=Path, help=say("practice.help_store_to", language))


def run_store(args: argparse.Namespace, desk: Desk) -> str:
    """Export, move or delete the store; deleting needs no passphrase."""
    if args.what == "delete":
        delete_store(desk.store)
        return desk.say("store_deleted")
    if args.what == "passphrase":
        if not desk.store.exists():
            raise StoreError("practice.store_not_there", path=desk.store)
        with desk.open() as store:
            change_passphrase(store, desk.new_passphrase(desk.say("ask_other_passphrase")))
        return desk.say("passphrase_changed")
    if args.to is None:
        raise CareError("practice.store_where")
    if args.what == "move":
        move_store(desk.store, args.to)
        return desk.say("store_moved", path=args.to)
    with desk.open() as store:
        _write_new(args.to, json.dumps(store.export(), ensure_ascii=False, indent=2) + "\n")
    return desk.say("store_exported", path=args.to)


COMMANDS = (
    PracticeCommand("hold", add_hold, run_hold),
    PracticeCommand("draft", add_draft, run_draft),
    PracticeCommand("journal", add_journal, run_journal),
    PracticeCommand("practice", add_practice, run_practice),
    PracticeCommand("plan", add_plan, run_plan),
    PracticeCommand("help-now", add_help_now, run_help_now),
    PracticeCommand("care", add_care, run_care),
    PracticeCommand("store", add_store, run_store),
)
"""The commands of the place to wait, for `awhile.cli` to wire."""
