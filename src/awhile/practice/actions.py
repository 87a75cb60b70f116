"""What can be done in the place to wait: plain functions of plain arguments.

A terminal and a page call these; neither decides anything itself. Whatever was written is kept
first, and what it says may bring help before the reply.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from awhile.care import Gate, Line, May
from awhile.errors import CareError
from awhile.practice import held as messages
from awhile.practice.draft import Usual
from awhile.practice.draft import check_draft as look_at_draft
from awhile.practice.held import Held
from awhile.practice.journal import Day, Trend, find_trends
from awhile.practice.plans import Plan, write_calendar
from awhile.practice.plans import make_plan as plan_it
from awhile.practice.store import Store
from awhile.read.language import read_words
from awhile.types import Reply

MAX_SESSIONS = 3
"""How often the guarded practice is done before it rests."""

SESSION_REST_DAYS = 14
"""How long it then rests."""

LOW_MOOD, SHORT_NIGHT_H, LOW_DAYS = 2, 4.0, 3
"""Moods and nights that end in a kind line, and on how many of the last seven days."""


@dataclass(frozen=True, slots=True)
class Done:
    """What there is to say after something was done.

    Attributes:
        lines: What is said.
        first: What is said before it: help, where the words call for it.
        text: Words given back to their writer; empty otherwise.
        number: Which held message it was, 0 where it is about none.
    """

    lines: tuple[Line, ...]
    first: tuple[Line, ...] = ()
    text: str = ""
    number: int = 0


def read_own_words(*texts: str) -> tuple[Line, ...]:
    """Say what comes first where the reader's own words speak of despair or threat.

    Args:
        *texts: What the reader wrote.

    Returns:
        Help for the reader first, then for the other person; empty where neither is found.
    """
    found = frozenset[str]().union(*map(read_words, texts))
    return tuple(Line(f"care.words_{kind}") for kind in ("despair", "threat") if kind in found)


def find_held(store: Store, number: int) -> Held:
    """Find one held message.

    Args:
        store: The open store.
        number: The number that it is listed by.

    Raises:
        CareError: There is none of this number.
    """
    for held in store.held():
        if held.id == number:
            return held
    raise CareError("practice.no_such_message", n=number)


def hold(store: Store, text: str, *, urge: int, wait_s: float, now_s: float) -> Done:
    """Keep a message back.

    Args:
        store: Where it is kept.
        text: What its writer would send.
        urge: How strong the urge to send it is, 0 to 10.
        wait_s: How long it waits (s), an hour or more.
        now_s: Now, seconds since 1970.
    """
    held = store.keep_held(messages.hold(text, now_s=now_s, urge=urge, wait_s=wait_s))
    return Done((Line("practice.held_kept", {"n": held.id}),), read_own_words(text), number=held.id)


def let_go(store: Store, number: int, *, urge: int, now_s: float) -> Done:
    """Let a message go; for half an hour it can be undone.

    Args:
        store: Where it is kept.
        number: Which message.
        urge: How strong the urge is now, 0 to 10.
        now_s: Now, seconds since 1970.
    """
    held = find_held(store, number)
    gone = messages.let_go(held, now_s=now_s, urge=urge)
    store.keep_undo(held, until_s=now_s + messages.UNDO_S)
    store.keep_held(gone)
    minutes = int(messages.UNDO_S // 60)
    values = {"before": held.urge_before, "after": urge, "minutes": minutes}
    return Done((Line("practice.held_let_go", values),), number=number)


def undo_let_go(store: Store, *, now_s: float) -> Done:
    """Bring back the message that was let go last, as it was.

    Args:
        store: The open store.
        now_s: Now, seconds since 1970.

    Raises:
        CareError: There is none, or its time (`held.UNDO_S`) is over.
    """
    held = store.take_undo(now_s=now_s)
    if held is None:
        minutes = int(messages.UNDO_S // 60)
        raise CareError("practice.nothing_to_undo", minutes=minutes)
    store.keep_held(held)
    return Done((Line("practice.held_undone", {"n": held.id}),), number=held.id)


def wait_longer(store: Store, number: int, *, wait_s: float, now_s: float) -> Done:
    """Let a message wait for a further span (s) from now.

    Args:
        store: The open store.
        number: The number that the message is listed by.
        wait_s: How long from now (s); see `held.check_wait`.
        now_s: Now, seconds since 1970.
    """
    held = find_held(store, number)
    store.keep_held(messages.wait_longer(held, now_s=now_s, wait_s=wait_s))
    return Done((Line("practice.held_longer"),), number=number)


def take_out(store: Store, number: int, *, urge: int, now_s: float, gate: Gate) -> Done:
    """Give a message back to its writer; nothing sends it.

    Args:
        store: The open store.
        number: The number that the message is listed by.
        urge: How strong the urge is now, 0 to 10.
        now_s: Now, seconds since 1970.
        gate: What may be done.

    Raises:
        CareError: It still waits, is closed, or a rule of care holds it.
    """
    held = find_held(store, number)
    out = messages.take_out(held, now_s=now_s, urge=urge, gate=gate)
    store.keep_held(out)
    return Done((Line("practice.held_out"),), read_own_words(out.text), out.text, number)


def look_back(store: Store, number: int, note: str) -> Done:
    """Keep what the writer of a message thinks of it later.

    Args:
        store: The open store.
        number: The number that the message is listed by.
        note: What its writer thinks of it now.
    """
    store.keep_held(messages.look_back(find_held(store, number), note))
    return Done((Line("practice.kept"),), read_own_words(note), number=number)


def keep_day(store: Store, day: Day) -> Done:
    """Keep a day of the journal; many low days or short nights end in a kind line.

    Args:
        store: The open store.
        day: The day.
    """
    store.keep_day(day)
    end = date.fromisoformat(day.date)
    lately = [
        one for one in store.days() if end - timedelta(days=7) < date.fromisoformat(one.date) <= end
    ]
    lines = [Line("practice.kept")]
    low = sum(one.mood is not None and one.mood <= LOW_MOOD for one in lately)
    short = sum(one.sleep_h is not None and one.sleep_h <= SHORT_NIGHT_H for one in lately)
    lines += [Line("practice.low_mood")] if low >= LOW_DAYS else []
    lines += [Line("practice.short_nights")] if short >= LOW_DAYS else []
    return Done(tuple(lines), read_own_words(day.line))


def show_trends(store: Store, today: str) -> tuple[Trend, ...]:
    """Compare the writer's last seven days with the seven before.

    Args:
        store: The open store.
        today: ISO 8601.
    """
    return find_trends(store.days(), today)


def make_plan(store: Store, cue: str, action: str, *, now_s: float) -> Done:
    """Keep an if–then plan; one that speaks of harm is kept and brings help first.

    Args:
        store: The open store.
        cue: When or where, as its writer says it.
        action: What is done then.
        now_s: Now, seconds since 1970.
    """
    plan: Plan = plan_it(cue, action, now_s=now_s)
    store.keep_plan(plan)
    return Done((), read_own_words(cue, action))


def check_draft(text: str, *, usual: Usual, gate: Gate) -> Done:
    """Look at a draft; it is kept nowhere.

    Args:
        text: The draft.
        usual: How its writer usually writes, where a chat was read.
        gate: What may be done.

    Raises:
        CareError: A rule of care lets a draft only be held.
    """
    check = look_at_draft(text, usual=usual, gate=gate)
    known = check.language is not None
    about = Line("practice.draft_about" if known else "practice.draft_unknown")
    return Done((*check.notes, about, Line("practice.draft_hold")), read_own_words(text))


def begin_session(store: Store, replies: Sequence[Reply], *, today: str) -> None:
    """Begin the practice of writing it all out, if it suits now, and count the time.

    Three times, then two weeks of rest. It went with worse months in people who were looking for a
    meaning after a separation (Sbarra et al. 2013), so they are led elsewhere, and so is anyone in
    the first days.

    Args:
        store: Where the times are counted.
        replies: Rather write plainly? Within the last days? Circling around why? Only three clear
            noes begin it.
        today: ISO 8601.

    Raises:
        CareError: Something else suits better now, or it rests.
    """
    check_rest(store, today)
    if any(reply is not Reply.NO for reply in replies):
        raise CareError("practice.p06_not_now")
    store.keep_session(today)


def check_rest(store: Store, today: str) -> None:
    """Raise an error while the practice of writing it all out rests.

    Args:
        store: The open store.
        today: ISO 8601.

    Raises:
        CareError: It does.
    """
    days = store.sessions()
    if days and len(days) % MAX_SESSIONS == 0:
        until = date.fromisoformat(days[-1]) + timedelta(days=SESSION_REST_DAYS)
        if today < until.isoformat():
            raise CareError("practice.p06_rests", times=MAX_SESSIONS, date=until.isoformat())


def write_reminders(at: str, days: int, *, title: str, now_s: float) -> str:
    """Write one reminder a day as a calendar file.

    Args:
        at: Time of day, as ``21:00``.
        days: For how many days.
        title: A neutral title.
        now_s: Now, the wall clock read as UTC (s).

    Raises:
        CareError: That is no time of day.
    """
    try:
        clock = datetime.strptime(at, "%H:%M").replace(tzinfo=UTC)
    except ValueError:
        raise CareError("practice.bad_time", text=at) from None
    first = datetime.fromtimestamp(now_s, UTC).replace(
        hour=clock.hour, minute=clock.minute, second=0, microsecond=0
    )
    if first.timestamp() <= now_s:
        first += timedelta(days=1)
    times_s = [(first + timedelta(days=n)).timestamp() for n in range(days)]
    return write_calendar(times_s, title=title, now_s=now_s)


def export_store(store: Store, gate: Gate, *, now_s: float) -> Mapping[str, Any]:
    """Return what the owner wrote as plain values for JSON; no answer of care is among it.

    Args:
        store: The open store.
        gate: What may be done. The words of a message that waits, or that a rule of care holds, are
            left out: an export is no way around a wait.
        now_s: Now, seconds since 1970.
    """
    held = [
        one
        if one.outcome != "waiting" or "take_out" in messages.choices(one, now_s=now_s, gate=gate)
        else replace(one, text="")
        for one in store.held()
    ]
    if not gate.may(May.TAKE_OUT):
        held = [replace(one, text="") for one in held]
    return store.export(held)
