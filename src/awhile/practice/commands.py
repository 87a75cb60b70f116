"""The commands of the place to wait: each a function from answers to the text to show.

Nothing here prints, asks a terminal or reads a clock: `Desk` brings those in from the edge.
"""

import argparse
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from awhile.application import Names, open_pair, read_files
from awhile.care import (
    RESEARCH,
    Gate,
    May,
    gate_talk,
    open_gate,
    refuse,
    say_line,
    tell_turn,
)
from awhile.errors import AwhileError, CareError, StoreError
from awhile.practice import actions
from awhile.practice import held as messages
from awhile.practice import practices as catalogue
from awhile.practice.actions import Done
from awhile.practice.draft import Usual, find_usual
from awhile.practice.helplines import Place, countries, find_help, guess_country, is_old
from awhile.practice.journal import TREND_WEEKS, Day
from awhile.practice.memory import list_closed, recall_days, revise
from awhile.practice.prompter import Desk
from awhile.practice.settle import (
    Given,
    Passing,
    gate_remembered,
    settle_first,
    settle_pair,
    settle_talk,
)
from awhile.practice.store import MIN_PASSPHRASE, Store, change_passphrase, delete_store, move_store
from awhile.read import Options, zone_time_s
from awhile.types import DAY_S, HOUR_S, WEEK_S, Care, Reply, Turn
from awhile.words import say


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


def _tell(done: Done, desk: Desk, *more: str) -> str:
    """Say what was done: help first where the words call for it."""
    first = [say_line(line, desk.language) + "\n" for line in done.first]
    text = [done.text + "\n"] if done.text else []
    return "\n".join(
        [*first, *text, *(say_line(line, desk.language) for line in done.lines), *more]
    )


def _ask(desk: Desk) -> Callable[..., Reply]:
    """Ask the questions of care at a terminal, reading back what a store keeps for good."""
    return partial(desk.settle, kept=True)


def add_hold(parser: argparse.ArgumentParser, language: str) -> None:
    """Add the arguments of ``awhile hold``."""
    parser.add_argument(
        "what",
        nargs="?",
        default="write",
        choices=("write", "list", "go", "undo", "longer", "out", "back"),
        help=say("practice.help_hold", language),
    )
    parser.add_argument(
        "number", nargs="?", type=int, default=0, help=say("practice.help_hold_number", language)
    )
    parser.add_argument(
        "--hours", type=float, default=DAY_S / HOUR_S, help=say("practice.help_hours", language)
    )


def run_hold(args: argparse.Namespace, desk: Desk) -> str:
    """Hold a message, list what is held, or close one: letting go is offered first.

    Args:
        args: As parsed.
        desk: What asks and says.
    """
    wait_s = args.hours * HOUR_S
    with desk.open(undo=args.what == "undo") as store:
        if args.what == "write":
            messages.check_wait(wait_s)  # before anything is typed
            text = desk.question("ask_message")
            urge = desk.number("ask_urge", messages.check_urge)
            done = actions.hold(store, text, urge=urge, wait_s=wait_s, now_s=desk.now_s)
        elif args.what == "list":
            lines = [_held_line(held, desk) for held in store.held()]
            return "\n".join(lines) or desk.say("held_none")
        elif args.what == "go":
            done = _let_go(store, args.number, desk)
        elif args.what == "undo":
            done = actions.undo_let_go(store, now_s=desk.now_s)
        elif args.what == "longer":
            done = actions.wait_longer(store, args.number, wait_s=wait_s, now_s=desk.now_s)
        elif args.what == "back":
            messages.check_closed(actions.find_held(store, args.number))  # before anything is typed
            done = actions.look_back(store, args.number, desk.question("ask_look_back"))
        else:
            done = _take_out(store, args.number, desk)
        return _tell(done, desk)


def _let_go(store: Store, number: int, desk: Desk) -> Done:
    """Let a message go, asking for the urge."""
    messages.check_waiting(actions.find_held(store, number))  # before anything is asked
    urge = desk.number("ask_urge_now", messages.check_urge)
    return actions.let_go(store, number, urge=urge, now_s=desk.now_s)


def _take_out(store: Store, number: int, desk: Desk) -> Done:
    """Give a message back, after the questions of care; letting go is offered first."""
    held = actions.find_held(store, number)
    messages.check_waiting(held)
    if messages.left_s(held, desk.now_s) > 0:
        raise CareError("practice.still_waiting")  # before anything is asked
    today = desk.today()
    care = settle_talk(store, Care(), _ask(desk), names=("no_contact",), today=today)
    gate = _gate_attempts(store, care, desk)
    # Checked before the urge is asked, so that nobody is led to a door that stays shut.
    messages.take_out(held, now_s=desk.now_s, urge=0, gate=gate)
    if desk.confirm("ask_let_go_instead") is Reply.YES:
        return _let_go(store, number, desk)
    urge = desk.number("ask_urge_now", messages.check_urge)
    return actions.take_out(store, number, urge=urge, now_s=desk.now_s, gate=gate)


def _gate_attempts(store: Store, care: Care, desk: Desk) -> Gate:
    """Gate by what is remembered and by the attempts the reader tells of."""
    if not gate_remembered(store, care).may(May.TAKE_OUT):
        return gate_remembered(store, care)  # closed already: no more is asked
    return gate_remembered(store, care, _tell_attempts(desk))


def _tell_attempts(desk: Desk) -> Turn:
    """Ask how often the reader has reached out."""
    return tell_turn(desk.number("ask_attempts", _no_less_than_none))


def _no_less_than_none(value: int) -> int:
    """Return a count.

    Raises:
        CareError: It is below zero.
    """
    if value < 0:
        raise CareError("practice.not_a_number", text=str(value))
    return value


def _held_line(held: messages.Held, desk: Desk) -> str:
    """Describe one held message without its words."""
    hours = -(-messages.left_s(held, desk.now_s) // HOUR_S)
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
        if args.chat is None:
            usual, gate = desk.usual, _gate_talk(store, desk)
        else:
            usual, gate = _gate_chat(args, desk, store)
    first = [say_line(line, desk.language) + "\n" for line in gate.first]
    refuse(gate, May.DRAFT)
    done = actions.check_draft(desk.question("ask_draft"), usual=usual, gate=gate)
    return "\n".join([*first, _tell(done, desk, say("care.cannot_judge", desk.language))])


def _gate_talk(store: Store, desk: Desk) -> Gate:
    """Settle the questions of care where no chat is at hand, and gate by them."""
    names = ("young", "afraid", "no_contact")
    care = settle_talk(store, Care(), _ask(desk), names=names, today=desk.today())
    if not gate_remembered(store, care).may(May.DRAFT):
        return gate_remembered(store, care)
    return gate_remembered(store, care, _tell_attempts(desk))


def _gate_chat(args: argparse.Namespace, desk: Desk, store: Store) -> tuple[Usual, Gate]:
    """Settle the questions of care about a chat, and find how its writer usually writes."""
    today = desk.today()
    care = settle_first(store, Care(), _ask(desk), today=today)
    wall = datetime.fromtimestamp(desk.now_s, UTC).replace(tzinfo=None)
    names, options = Names(args.me), Options(text_counts=True)
    (reading,) = read_files([args.chat], options, names, today=wall.date())
    now_s = zone_time_s(wall, reading.understood.zone)
    opened = open_pair(reading, names, end_s=now_s)
    usual, people = find_usual(opened.dyad, now_s), opened.dyad.people
    settled = settle_pair(
        store, Given(), care, opened.said, opened.names, _ask(desk), today=today, turn=usual.turn
    )
    gate = open_gate(settled.care, turn=usual.turn, said=settled.said, people=people)
    if gate.may(May.DRAFT):  # the file may not hold the last days
        turn, told = usual.turn, _tell_attempts(desk).n_attempts
        n = max(told, turn.n_attempts if turn.person == 0 else 0)
        turn = replace(turn, person=0, n_attempts=n, n_week=n) if n else turn
        usual = replace(usual, turn=turn)
        gate = open_gate(settled.care, turn=turn, said=settled.said, people=people)
    return usual, gate


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
            trends = actions.show_trends(store, desk.today())
            lines = [
                desk.say(
                    f"trend_{t.name}_{t.direction}", n=t.n, before=t.n_before, weeks=TREND_WEEKS
                )
                for t in trends
            ]
            return "\n".join([*lines, desk.say("trend_note")])
        if args.what == "reflect":
            for item in catalogue.ITEMS:
                value = desk.number(f"item_{item}", _on_scale)
                store.keep_answer(desk.today(), item, value)
            return desk.say("reflect_note")
        mood = desk.number("ask_mood", _on_scale)
        urge = desk.number("ask_urge_today", messages.check_urge)
        hours = desk.ask_until("ask_sleep", _read_hours)
        line = desk.question("ask_line")
        return _tell(actions.keep_day(store, Day(desk.today(), mood, urge, hours, line)), desk)


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
    if args.calendar is not None:
        return _write_reminders(args, desk)
    wanted = args.id.lower()
    every = {p.id: p for p in catalogue.practices()}
    if wanted and wanted not in every:
        raise CareError("practice.no_such_practice", text=args.id)
    guarded = {p.id: p for p in every.values() if p.guarded}
    offered = guarded | {
        p.id: p for p in catalogue.open_practices(_gate_practice(every.get(wanted), desk))
    }
    if not wanted:
        lines = [
            f"{p.id}  {say(f'practices.{p.id}_title', desk.language)}"
            f"  ({desk.say('minutes', n=p.minutes)})"
            for _, p in sorted(offered.items())
        ]
        return "\n".join([*lines, desk.say("practice_note")])
    practice = offered.get(wanted)
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


def _gate_practice(practice: catalogue.Practice | None, desk: Desk) -> Gate:
    """Gate the practices by what is remembered; one that a rule may close asks first."""
    asks = practice is not None and bool(practice.closed)
    if not desk.store.exists():
        if not asks:
            return gate_talk(RESEARCH)
        names = ("young", "afraid", "no_contact")
        keeper = Passing()
        care = settle_talk(keeper, Care(), desk.settle, names=names, today=desk.today())
        return gate_remembered(keeper, care)
    with desk.open() as store:
        if not asks:
            return gate_remembered(store, RESEARCH)
        names = ("young", "afraid", "no_contact")
        care = settle_talk(store, Care(), _ask(desk), names=names, today=desk.today())
        return gate_remembered(store, care)


def _begin_session(store: Store, desk: Desk) -> None:
    """Ask what must be asked before writing it all out, and count the time."""
    actions.check_rest(store, desk.today())
    replies: list[Reply] = []
    for key in ("ask_p06_plain", "ask_p06_recent", "ask_p06_why"):
        replies.append(desk.confirm(key))
        if replies[-1] is not Reply.NO:
            break
    actions.begin_session(store, replies, today=desk.today())


def _write_reminders(args: argparse.Namespace, desk: Desk) -> str:
    """Write one reminder a day, never over another file."""
    title = desk.say("reminder_title")
    text = actions.write_reminders(args.at, args.days, title=title, now_s=desk.now_s)
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
        done = Done(())
        if args.what == "make":
            cue, action = desk.question("ask_cue"), desk.question("ask_action")
            done = actions.make_plan(store, cue, action, now_s=desk.now_s)
        plans = store.plans()
        lines = [desk.say("plan_line", cue=p.cue, action=p.action) for p in plans]
        if args.what == "list":  # what was written before is not printed back without help either
            words = [text for p in plans for text in (p.cue, p.action)]
            done = Done((), actions.read_own_words(*words))
        return _tell(done, desk, *(lines or [desk.say("plan_none")]))


def add_help_now(parser: argparse.ArgumentParser, language: str) -> None:
    """Add the arguments of ``awhile help-now``, which needs no passphrase."""
    parser.add_argument(
        "--young", action="store_true", help=say("practice.help_for_young", language)
    )
    parser.add_argument(
        "--need",
        choices=("crisis", "abuse", "stalking", "own_behaviour"),
        default="crisis",
        help=say("practice.help_need", language),
    )
    parser.add_argument("--country", metavar="CC", help=say("practice.help_country", language))


def run_help_now(args: argparse.Namespace, desk: Desk) -> str:
    """List the places that help, the country's numbers first; nothing is opened."""
    country = args.country or guess_country(desk.locale)
    lines = [desk.say("young_first" if args.young else "help_first")]
    notes: list[str] = []
    for place in find_help(country, "young" if args.young else args.need):
        if args.young and place.about not in {"young", "crisis", "emergency"}:
            continue
        lines.append(_place_line(place, desk, notes))
    known = country is not None and country.upper() in countries()
    if not known:
        lines.append(desk.say("help_no_country"))
    lines += [f"({number}) {note}" for number, note in enumerate(notes, 1)]
    lines += [desk.say("help_checked", date=catalogue.listed())]
    if catalogue.is_stale(desk.today()):
        lines.append(desk.say("help_stale"))
    return "\n".join(lines)


def _place_line(place: Place, desk: Desk, notes: list[str]) -> str:
    """Write one place, its number first, and its page as a note."""
    about = desk.say(f"help_{place.about}")
    if not place.number:
        return f"{place.name}: {place.site}  [{about}]"
    if place.about == "emergency":
        return f"{place.number}  {about}"
    hours = desk.say("help_always") if place.hours == "always" else place.hours
    note = desk.say("help_seen", page=place.source, date=place.seen)
    if is_old(place, desk.today()):
        note = f"{note} {desk.say('help_old')}"
    if note not in notes:
        notes.append(note)
    mark = f"({notes.index(note) + 1})"
    return "  ".join(filter(None, (place.number, place.name, hours, f"[{about}]", mark)))


def add_care(parser: argparse.ArgumentParser, language: str) -> None:
    """Add the arguments of ``awhile care``."""
    parser.add_argument(
        "--limit",
        type=int,
        choices=(1, 2, 3),
        default=3,
        help=say("practice.help_limit", language, days=int(WEEK_S // DAY_S)),
    )
    parser.add_argument(
        "--no-contact", action="store_true", help=say("practice.help_keep_no_contact", language)
    )
    parser.add_argument(
        "--adult", choices=("yes", "unsure", "no"), help=say("practice.help_adult", language)
    )
    parser.add_argument("--revise", action="store_true", help=say("care.help_revise", language))


def run_care(args: argparse.Namespace, desk: Desk) -> str:
    """Answer the questions of care, or revise what was answered; nothing else opens anything."""
    with desk.open() as store:
        if args.revise:
            return _revise(store, desk)
        given = Care(
            no_contact=Reply.YES if args.no_contact else Reply.NOT_NOW,
            young=read_young(args.adult),
            max_attempts=args.limit,
        )
        names = ("young", "afraid", "no_contact")
        care = settle_talk(store, given, _ask(desk), names=names, today=desk.today())
        gate = gate_remembered(store, care)
    if care.holds("young"):
        return say("care.why_young", desk.language)
    lines = [say_line(line, desk.language) for line in gate.first]
    if (closed := gate.whys.get(May.CONTACT)) is not None:
        lines.append(say(closed.why, desk.language, **closed.values))
    return "\n".join([*lines, desk.say("care_kept", n=care.max_attempts)])


def read_young(adult: str | None) -> Reply:
    """Read the option that says whether one is eighteen or older.

    Args:
        adult: The option as typed; None where it was not given.
    """
    if adult is None:
        return Reply.NOT_NOW
    return {"yes": Reply.NO, "no": Reply.YES}.get(adult, Reply.UNSURE)


def _say_closed(name: str, said_on: str | None, language: str) -> str:
    """Say what an answer was, and on which day a message said so, where one did."""
    what = say(f"care.revise_{name}", language)
    return what if said_on is None else say("care.revise_said", language, what=what, day=said_on)


def _revise(store: Store, desk: Desk) -> str:
    """Take back the answers about one pair: told plainly, confirmed in words, kept with its date.

    Raises:
        CareError: There is nothing to revise, or it was not confirmed.
    """
    memory = store.memory()
    closed = list_closed(memory)
    if not closed:
        raise CareError("care.revise_nothing")
    lines = [
        say(
            "care.revise_row",
            desk.language,
            n=n,
            day=day,
            what=", ".join(_say_closed(name, said_on.get(name), desk.language) for name in names),
        )
        for n, (digest, day, names) in enumerate(closed, 1)
        for said_on in (recall_days(memory, (digest,)),)
    ]
    word = say("care.revise_word", desk.language)
    told = "\n".join([*lines, say("care.revise_what", desk.language)])
    number = desk.ask_line(f"{told}\n{say('care.ask_revise_which', desk.language)}")
    if number not in {str(n) for n in range(1, len(closed) + 1)}:
        raise CareError("care.revise_not_confirmed")
    typed = desk.ask_line(say("care.ask_revise_word", desk.language, word=word))
    store.keep_memory(
        revise(
            memory,
            closed[int(number) - 1][0],
            today=desk.today(),
            confirmed=typed.casefold() == word.casefold(),
        )
    )
    return say("care.revised", desk.language)


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
            change_passphrase(
                store, desk.new_passphrase(desk.say("ask_other_passphrase", least=MIN_PASSPHRASE))
            )
        return desk.say("passphrase_changed")
    if args.to is None:
        raise CareError("practice.store_where")
    if args.what == "move":
        move_store(desk.store, args.to)
        return desk.say("store_moved", path=args.to)
    with desk.open() as store:
        gate = gate_remembered(store, RESEARCH)
        data = actions.export_store(store, gate, now_s=desk.now_s)
        _write_new(args.to, json.dumps(data, ensure_ascii=False, indent=2) + "\n")
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
