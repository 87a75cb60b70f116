"""The rules of care: what may be told to this reader about this pair, decided in one place.

Whatever tells anything takes a `Gate`, and only this module makes one. A gate follows from the
reader's answers (`Care`), from what the messages say (`Said`) and from whose turn it is (`Turn`).
What nobody has answered stays closed.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from awhile.errors import CareError
from awhile.segment import count_attempts, find_positive, offset_at
from awhile.types import (
    DAY_S,
    SAID,
    UNKNOWN,
    WEEK_S,
    Care,
    Dyad,
    Kind,
    Refusal,
    Reply,
    Said,
    Study,
    Turn,
)
from awhile.words import say
from awhile.words.language import load_language

RESEARCH = Care(young=Reply.NO, outsider=Reply.NO, no_contact=Reply.NO)
"""For tables of pairs of whom nobody reads the result, and for letters of the long dead."""

MAX_DAY = 10
"""Unanswered messages in a day after which a draft can only be held; a design choice."""

QUIET_ATTEMPTS, QUIET_S = 2, 3 * DAY_S
"""So many attempts of the other, the first so long ago: then the reader is the one who is quiet."""

TIME_S = 2 * DAY_S
"""A request for time counts for a silence if it came within this span before its last word."""

RECENT_S = 60 * DAY_S
"""Words of despair are told first if they are of this last span of the record."""

MAX_SAID = 200
"""Of each kind and person, so many messages are told, the latest ones."""

COLUMNS = {
    "stop": "stop_requests",
    "threat": "threats",
    "despair": "despair",
    "parting": "partings",
    "time": "asks_time",
}
"""In which of an event's counts each kind of `Said` is found."""


class State(StrEnum):
    """How it stands for the reader; where several hold, the first of these leads."""

    AFRAID = "afraid"
    YOUNG = "young"
    NOT_PARTY = "not_party"
    STOPPED = "stopped"
    PARTED = "parted"
    YOU_ASKED_STOP = "you_asked_stop"
    ASKED_TIME = "asked_time"
    YOU_WENT_QUIET = "you_went_quiet"
    YOUR_TURN = "your_turn"
    WAITING = "waiting"


class May(StrEnum):
    """What can be told or done; a `Gate` says which of these is open."""

    STUDY = "study"
    """Anything about a chat at all."""
    AHEAD = "ahead"
    """Forecasts, phases, the chance that nothing more comes."""
    RETURNS = "returns"
    """Earlier silences and returns, in this chat and in public data."""
    DAYS = "days"
    """How many days it has been."""
    BEFORE = "before"
    """What was different before this silence."""
    HOURS = "hours"
    """Hours, weekdays and times to answer."""
    ADVICE = "advice"
    """What the advice says: leave space, softer words, appreciation."""
    THEORY = "theory"
    """The theory's dials, lives and maps."""
    DRAFT = "draft"
    """A look at a draft."""
    TAKE_OUT = "take_out"
    """A held message given back to its writer."""
    CONTACT = "contact"
    """Practices about making contact."""


_EVERY = frozenset(May)
_LOOKS = frozenset({May.AHEAD, May.RETURNS, May.DAYS, May.BEFORE, May.HOURS})
_ENDING = _LOOKS | {May.ADVICE, May.THEORY, May.DRAFT, May.CONTACT}

CLOSES: Mapping[State, frozenset[May]] = {
    State.AFRAID: _ENDING - {May.DAYS},
    State.YOUNG: _EVERY - {May.TAKE_OUT},
    State.NOT_PARTY: _EVERY - {May.TAKE_OUT},
    State.STOPPED: _ENDING | {May.TAKE_OUT},
    State.PARTED: _ENDING,
    State.YOU_ASKED_STOP: _ENDING,
    State.ASKED_TIME: frozenset({May.AHEAD, May.RETURNS, May.HOURS}),
    State.YOU_WENT_QUIET: frozenset({May.AHEAD, May.BEFORE, May.DAYS}),
    State.YOUR_TURN: frozenset({May.AHEAD}),
    State.WAITING: frozenset(),
}
"""What each state closes. States only add: what one closes, no other opens."""

CHASING = frozenset({May.DRAFT, May.TAKE_OUT, May.CONTACT})
"""What too many unanswered attempts close."""

ASKED_OF = {
    State.AFRAID: "afraid",
    State.YOUNG: "young",
    State.NOT_PARTY: "outsider",
    State.STOPPED: "no_contact",
    State.PARTED: "parted",
    State.YOU_ASKED_STOP: "you_asked_stop",
    State.ASKED_TIME: "asked_time",
}
"""Which question of care brings about which state."""

ENDINGS = (
    State.YOUNG,
    State.NOT_PARTY,
    State.AFRAID,
    State.STOPPED,
    State.PARTED,
    State.YOU_ASKED_STOP,
)
"""States of which a question is asked, in the order in which they say why something is closed."""

_SEAL = object()


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence to be said.

    Attributes:
        key: Which sentence, as ``area.name``.
        values: What it names, but for dates.
        wall_s: The days it names as ``dates``, on the local wall clock (s).
    """

    key: str
    values: Mapping[str, str | float] = field(default_factory=dict)
    wall_s: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Gate:
    """What may be told to this reader about this pair. `open_gate` and its like make it.

    Attributes:
        care: Every answer, the one about fear too; never to be saved as it is.
        state: How it stands, by what was answered and by whose turn it is.
        since_wall_s: When that began, on the local wall clock (s); None where it has no date.
        sure: Whether the answer behind the state was a yes; False for "not sure".
        found: What the messages may say and nobody has answered. It closes what a yes would.
        whys: What is closed, and why.
        first: What is said before anything else, the gravest first.
        turn: Whose turn it is.
        seal: Proof that this module made it.

    Raises:
        TypeError: Something else tries to make one.
    """

    care: Care
    state: State
    since_wall_s: float | None
    sure: bool
    found: tuple[Said, ...]
    whys: Mapping[May, Refusal]
    first: tuple[Line, ...]
    turn: Turn
    seal: object = field(repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.seal is not _SEAL:
            msg = "a gate is made by awhile.care alone"
            raise TypeError(msg)

    def may(self, what: May) -> bool:
        """Say whether something may be told or done.

        Args:
            what: What is to be told or done.
        """
        return what not in self.whys

    @property
    def refusal(self) -> Refusal | None:
        """Why nothing looks ahead; None where it may."""
        return self.whys.get(May.AHEAD)

    @property
    def draft(self) -> Refusal | None:
        """Why a draft can only be held; None where it may be looked at."""
        return self.whys.get(May.DRAFT)


MARKS = ("care.mark", "care.cannot_judge", "care.no_therapy", "care.help_line")
"""What stands on everything that is told; ``care.mark`` names the reader as ``name``."""


def say_line(line: Line, language: str) -> str:
    """Say a sentence, its dates in words.

    Args:
        line: The sentence.
        language: One of `awhile.words.LANGUAGES`.
    """
    values: dict[str, object] = dict(line.values)
    if line.wall_s:
        values["dates"] = say_dates(line.wall_s, language)
    return say(line.key, language, **values)


def say_dates(wall_s: Sequence[float], language: str) -> str:
    """Write the days of some moments in words: the first three, and how many more.

    Args:
        wall_s: The moments, on the local wall clock (s).
        language: One of `awhile.words.LANGUAGES`.
    """
    months = say("tell.months", language).split(" ")
    days = list(dict.fromkeys(datetime.fromtimestamp(t, UTC).date() for t in wall_s))
    shown = load_language(language).comma.join(
        say("tell.date", language, day=d.day, month=months[d.month - 1], year=d.year)
        for d in days[:3]
    )
    if len(days) == len(days[:3]):
        return shown
    return say("care.more_days", language, dates=shown, n=len(days) - 3)


def find_said(dyad: Dyad) -> tuple[Said, ...]:
    """Find what messages of either person may say that comes before any number.

    Args:
        dyad: The whole record, not cut at the moment that is asked about.

    Returns:
        Messages by kind, the gravest first, and by time; nobody has answered yet. Lists of words
        find them, so each is a question to the reader and no finding.
    """
    events = dyad.events
    told: list[Said] = []
    for kind in SAID:
        hits = find_positive(events.counts.get(COLUMNS[kind], ()))
        for person in (0, 1):
            own = [i for i in hits if events.sender[i] == person][-MAX_SAID:]
            told += [Said(kind, person, events.time_s[i] + events.offset_s[i]) for i in own]
    return tuple(told)


def looked_through(dyad: Dyad) -> bool:
    """Say whether words of both people were looked through for a request to stop.

    A table without words, or a language without lists, tells of none; that is no "none asked".

    Args:
        dyad: The pair.
    """
    column = dyad.events.counts.get(COLUMNS["stop"], ())
    known = set[int]()
    for sender, n in zip(dyad.events.sender, column, strict=False):
        if n != UNKNOWN and sender not in known:
            known.add(sender)
            if known == {0, 1}:
                return True
    return False


def read_turn(dyad: Dyad, now_s: float, also_s: Iterable[float] = ()) -> Turn:
    """Read who spoke last, and what has gone unanswered since.

    Args:
        dyad: The pair. Anything from the other, a reaction or a missed call too, answers what
            came before it; one's own reactions are no attempts.
        now_s: Now, on the clock of the dyad; what comes later is not looked at.
        also_s: Moments at which the reader says they sent something that the export does not hold.
    """
    events = dyad.events
    spoke_s = [float("-inf")] * 2
    sent: tuple[list[float], list[float]] = ([], [])

    def wall_s(time_s: float) -> float:
        return time_s + (offset_at(events, time_s) if events.time_s else 0)

    # Backwards, and no further than what both last said: only what came after an answer matters.
    for i in range(bisect_right(events.time_s, now_s) - 1, -1, -1):
        time_s, sender = events.time_s[i], events.sender[i]
        if time_s < min(spoke_s) and sent[0] and sent[1]:
            break
        spoke_s[sender] = max(spoke_s[sender], time_s)
        if events.kind[i] != Kind.REACTION:
            sent[sender].append(time_s)
    mine, theirs = sorted([*sent[0], *(t for t in also_s if t <= now_s)]), sent[1][::-1]
    other_s = wall_s(spoke_s[1]) if spoke_s[1] > float("-inf") else None
    if not mine and not theirs:
        return Turn(now_s=wall_s(now_s), other_s=other_s)
    person = int(not mine or (bool(theirs) and theirs[-1] > mine[-1]))
    own = (mine, theirs)[person]
    waiting = [t for t in own if t > spoke_s[1 - person]]
    return Turn(
        person,
        wall_s(now_s),
        wall_s((waiting or own[-1:])[0]),
        wall_s(own[-1]),
        other_s,
        count_attempts(waiting),
        count_attempts([t for t in waiting if t > now_s - WEEK_S]),
        _most_in_a_day(waiting),
    )


def _most_in_a_day(times_s: Sequence[float]) -> int:
    """Count the most moments within any 24 hours."""
    most = start = 0
    for stop, time_s in enumerate(times_s, 1):
        while times_s[start] <= time_s - DAY_S:
            start += 1
        most = max(most, stop - start)
    return most


def tell_turn(n_attempts: int) -> Turn:
    """Make a turn of what the reader says: so many unanswered attempts in the last seven days.

    Args:
        n_attempts: How many, at least 0.
    """
    return Turn(0, n_attempts=n_attempts, n_week=n_attempts)


def refuse_study(care: Care) -> Refusal | None:
    """Say why nothing about a chat may be told, or None.

    Args:
        care: The answers. Being young or an outsider closes it, and so does no answer.
    """
    for name, state in (("young", State.YOUNG), ("outsider", State.NOT_PARTY)):
        if care.holds(name):
            return Refusal(f"care.why_{state}")
    if care.open("young") or care.open("outsider"):
        return Refusal("care.why_not_asked")
    return None


def refuse_forecast(care: Care) -> Refusal | None:
    """Say why the answers alone forbid a look ahead, or None.

    Args:
        care: The answers. Where nobody was asked about a no, there is no look ahead.
    """
    if (refusal := refuse_study(care)) is not None:
        return refusal
    for state in (State.STOPPED, State.PARTED, State.YOU_ASKED_STOP, State.AFRAID):
        if care.holds(ASKED_OF[state]):
            return Refusal(_why(state, care))
    if care.open("no_contact"):
        return Refusal("care.why_not_asked")
    return None


def _why(state: State, care: Care) -> str:
    """Name the sentence that says why a state closes something; not sure has its own.

    No file may tell of fear, so its sentence is the one for anything that was left open.
    """
    if state is State.AFRAID:
        return "care.why_closed"
    name = ASKED_OF.get(state)
    unsure = state in {State.STOPPED, State.PARTED} and getattr(care, name or "") is Reply.UNSURE
    return f"care.why_{state}_unsure" if unsure else f"care.why_{state}"


def count_found(care: Care, said: Iterable[Said]) -> Care:
    """Take what was found in the messages and not denied for an answer.

    Args:
        care: The answers.
        said: What was found. A yes counts as such; where nobody has answered it counts as "not
            sure", which protects like a yes.
    """
    for one in said:
        name = answers(one)
        if one.confirmed is not False and name is not None:
            reply = Reply.YES if one.confirmed else Reply.UNSURE
            care |= Care.of(name, reply)
    return care


def answers(said: Said) -> str | None:
    """Name the question of care that a found message answers; None where it answers none.

    Args:
        said: The message, as `find_said` found it.
    """
    if said.kind == "stop":
        return "no_contact" if said.person else "you_asked_stop"
    return "parted" if said.kind == "parting" else None


def _turn_state(turn: Turn) -> State:
    """Say whose turn it is, in the reader's words."""
    if turn.person != 1:
        return State.WAITING
    age_s = (turn.now_s or 0.0) - (turn.since_s or 0.0)
    quiet = turn.n_attempts >= QUIET_ATTEMPTS and age_s >= QUIET_S
    return State.YOU_WENT_QUIET if quiet else State.YOUR_TURN


def _asked_time(said: Iterable[Said], turn: Turn) -> float | None:
    """Find when the other asked for the time that this silence may be (s); None if they did not."""
    last_s = float("-inf") if turn.other_s is None else turn.other_s
    asked = (
        s.wall_s
        for s in said
        if (s.kind, s.person) == ("time", 1)
        and (s.confirmed or (s.confirmed is None and last_s - TIME_S <= s.wall_s <= last_s))
    )
    return max(asked, default=None)


def _confirmed(said: Iterable[Said], name: str) -> float | None:
    """Find when the last message was sent that the reader says answers a question of care (s)."""
    return max((s.wall_s for s in said if s.confirmed and answers(s) == name), default=None)


def open_gate(care: Care, *, turn: Turn, said: Sequence[Said], people: tuple[str, str]) -> Gate:
    """Decide what may be told to this reader about this pair.

    Args:
        care: Every answer, the one about fear too.
        turn: Whose turn it is (`read_turn`).
        said: What the messages may say (`find_said`), with what was answered to it.
        people: Names of the reader and of the other person.
    """
    answered = count_found(care, (one for one in said if one.confirmed))
    counted = count_found(care, said)
    since = {
        state: _confirmed(said, name) for state, name in ASKED_OF.items() if answered.holds(name)
    }
    if care.asked_time is not Reply.NO and (time_s := _asked_time(said, turn)) is not None:
        since[State.ASKED_TIME] = time_s
    since[_turn_state(turn)] = turn.since_s
    ordered = [state for state in State if state in since]
    graver, lighter = (
        [
            (CLOSES[one], Refusal(_why(one, answered)))
            for one in (*ENDINGS, *State)
            if one in since and (one in ENDINGS) is ends
        ]
        for ends in (True, False)
    )
    found = [
        (CLOSES[one], Refusal("care.why_found"))
        for one, name in ASKED_OF.items()
        if counted.holds(name) and not answered.holds(name)
    ]
    no_study = care.open("young") or care.open("outsider")
    open_no = counted.open("no_contact")
    not_asked = Refusal("care.why_not_asked")
    causes = [
        *([(CLOSES[State.NOT_PARTY], not_asked)] if no_study else ()),
        *graver,
        *found,
        *([(CLOSES[State.STOPPED], not_asked)] if open_no else ()),
        *lighter,
    ]
    if (more := _refuse_more(care, turn)) is not None:
        causes.append((CHASING, more))
    whys: dict[May, Refusal] = {}
    for closes, why in causes:
        whys = dict.fromkeys(closes, why) | whys
    state = ordered[0]
    return Gate(
        care=care,
        state=state,
        since_wall_s=since[state],
        sure=state not in ASKED_OF or getattr(answered, ASKED_OF[state]) is not Reply.UNSURE,
        found=tuple(
            one
            for one in said
            if one.confirmed is None and (asks := answers(one)) and not answered.holds(asks)
        ),
        whys=whys,
        first=_say_first(counted, said, turn, people),
        turn=turn,
        seal=_SEAL,
    )


def _refuse_more(care: Care, turn: Turn) -> Refusal | None:
    """Say why a draft can only be held after so many attempts, or None."""
    if turn.person != 0:
        return None
    if turn.n_attempts >= care.max_attempts:
        return Refusal("care.why_attempts", {"n": turn.n_attempts})
    return Refusal("care.why_barrage", {"n": turn.n_day}) if turn.n_day >= MAX_DAY else None


def _say_first(
    care: Care, said: Iterable[Said], turn: Turn, people: tuple[str, str]
) -> tuple[Line, ...]:
    """Say what comes before anything else: fear, what threatens a life, one's own behaviour."""
    told: list[Line] = []
    if care.holds("afraid"):
        told.append(Line("care.afraid_first", {"name": people[1]}))
    if care.holds("young"):
        told.append(Line("care.young_first"))
    until_s = turn.now_s or 0.0
    for kind in ("threat", "despair"):
        for person in (1, 0):
            found = sorted(
                s.wall_s
                for s in said
                if (s.kind, s.person) == (kind, person)
                and s.confirmed is not False
                and (kind == "threat" or s.wall_s >= until_s - RECENT_S)
            )
            if found:
                key = f"care.{kind}_{'other' if person else 'own'}"
                told.append(Line(key, {"name": people[1]}, tuple(found)))
    chased = _refuse_more(care, turn) is not None
    if care.holds("afraid"):
        return tuple(told)  # to write is no fault of someone who is frightened
    if chased or (care.holds("no_contact") and turn.person == 0 and turn.n_attempts):
        told.append(Line("care.own_behaviour"))
    return tuple(told)


def gate_study(study: Study, care: Care) -> Gate:
    """Decide what may be told of a study.

    Args:
        study: As computed, or as read back from a file.
        care: The answers of its reader now, the one about fear too; those in the study are merged.
    """
    return open_gate(study.care | care, turn=study.turn, said=study.said, people=study.people)


def gate_talk(care: Care, turn: Turn | None = None) -> Gate:
    """Decide what may be told where no chat is at hand: claims, theory, practices, a draft.

    Args:
        care: The answers of the reader.
        turn: What the reader says of their attempts (`tell_turn`), if they were asked.
    """
    care |= Care.of("outsider", Reply.NO)
    return open_gate(care, turn=turn or Turn(), said=(), people=("", ""))


def refuse(gate: Gate, what: May) -> None:
    """Stop where something is closed to the reader.

    Args:
        gate: What may be told to the reader.
        what: What is to be told or done.

    Raises:
        CareError: It is; the sentence says why.
    """
    if (why := gate.whys.get(what)) is not None:
        raise CareError(why.why, **why.values)


def find_state(study: Study, care: Care) -> State:
    """Say how it stands for the reader of a study; see `Gate.state`.

    Args:
        study: The study.
        care: The answers of its reader.
    """
    return gate_study(study, care).state
