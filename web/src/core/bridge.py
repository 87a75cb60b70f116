"""What the page asks of the core: one call per question, JSON in and out, checked on both sides.

A `Session` is a frozen value; each call takes one and returns the next. `Bridge` holds the present
one for the worker, and nothing else does.
"""

import json
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from check import Schema

from awhile.answer import answer_study
from awhile.application import (
    Names,
    join_readings,
    open_pair,
    read_files,
    read_moment,
    study_pair,
)
from awhile.care import (
    Gate,
    Line,
    May,
    gate_study,
    say_dates,
    tell_turn,
)
from awhile.errors import AwhileError, CareError, ReadError
from awhile.evidence import claims as list_claims
from awhile.practice import actions, held
from awhile.practice import practices as catalogue
from awhile.practice.draft import NO_USUAL, Usual, find_usual
from awhile.practice.helplines import Place, countries, is_old, is_stale
from awhile.practice.helplines import listed as listed_on
from awhile.practice.journal import TREND_WEEKS, Day
from awhile.practice.memory import (
    Memory,
    carry_over,
    list_closed,
    name_pairs,
    read_memory,
    recall,
    remember,
    revise,
    write_memory,
)
from awhile.practice.questions import Question
from awhile.practice.settle import Given, count_study, gate_remembered, settle_pair
from awhile.practice.store import Store, check_file, memory_store, open_store
from awhile.read import Options, find_strangers, read_file, read_outside
from awhile.sample import DEMOS
from awhile.study import guard_study
from awhile.tell import claims as tell_claims
from awhile.tell import tell_dials, tell_html, tell_json
from awhile.tell.chapters import write_chapters
from awhile.tell.marks import say_marks
from awhile.tell.report.screen import title_text, write_answer
from awhile.tell.svg.elements import Constant, Node
from awhile.types import DAY_S, QUESTIONS, Care, Reading, Reply, Study
from awhile.words import has_sentence
from awhile.words import say as say_anywhere

CHATS = Path("/chat")
CANDIDATE = Path("/place/candidate.store")
PLACE = Path("/place/awhile.store")
MEMORY = Path("/place/memory.store")


@dataclass(frozen=True, slots=True)
class Session:
    """What the page has asked so far.

    Attributes:
        memory: What was written before a place was chosen for it; None until something was.
        store: The encrypted store; None until one was opened.
        readings: The files as read.
        zone: The zone the reader chose for them.
        study: The study of one pair.
        gate: What of it may be told to the reader.
        people: Every name of the two of each pair that was studied.
        remembered: What is remembered of care while no encrypted store is open.
        usual: How the reader usually writes, as far as the chat shows.
        invented: Whether the chat is the sample.
    """

    memory: Store | None = None
    store: Store | None = None
    readings: tuple[Reading, ...] = ()
    zone: str | None = None
    study: Study | None = None
    gate: Gate | None = None
    people: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()
    remembered: Memory | None = None
    usual: Usual = NO_USUAL
    invented: bool = False

    @property
    def desk(self) -> Store | None:
        """Where what is written is kept now."""
        return self.store or self.memory

    @property
    def n_attempts(self) -> int:
        """How many unanswered attempts the chat shows; none of an invented one."""
        if self.invented or self.study is None or self.study.turn.person != 0:
            return 0
        return self.study.turn.n_attempts


@dataclass(frozen=True, slots=True)
class Asked:
    """What comes with every call.

    Attributes:
        care: The answers of care, as the page holds them.
        language: Of the sentences.
        now_s: The reader's wall clock read as UTC (s).
        progress: Told how far a long read has come.
    """

    care: Care
    language: str
    now_s: float
    progress: Callable[[int, int], None]

    def say(self, key: str, **values: object) -> str:
        """Say a sentence, in the page's own wording where a terminal's would not fit."""
        own = f"page.{key.replace('.', '_')}"
        return say_anywhere(own if has_sentence(own) else key, self.language, **values)

    def line(self, line: Line) -> str:
        """Say a sentence of the core, its dates in words."""
        values: dict[str, object] = dict(line.values)
        if line.wall_s:
            values["dates"] = say_dates(line.wall_s, self.language)
        return self.say(line.key, **values)

    def lines(self, lines: Sequence[Line]) -> list[str]:
        """Say sentences of the core."""
        return [self.line(one) for one in lines]

    @property
    def today(self) -> str:
        """Today's date, ISO 8601."""
        return datetime.fromtimestamp(self.now_s, UTC).date().isoformat()

    def told(self, done: actions.Done) -> Any:  # noqa: ANN401 - a reply of the schema
        """Tell what was done; what comes first leads to help."""
        lines = [done.text] if done.text else []
        return {"lines": [*lines, *self.lines(done.lines)], "harm": self.first(done)}

    def first(self, done: actions.Done) -> str:
        """Return what comes before anything else, where words call for help."""
        return "\n".join(self.lines(done.first))


Gives = dict[str, Any]
Answered = tuple[Session, Gives]


def read_care(given: Mapping[str, str]) -> Care:
    """Read the answers of care."""
    return Care(**{name: Reply(given[name]) for name in QUESTIONS})


def write_care(now: Care) -> dict[str, str]:
    """Write the answers of care."""
    return {name: str(getattr(now, name)) for name in QUESTIONS}


@dataclass(slots=True)
class Keeping:
    """Keeps what is remembered of care: in the encrypted store, or in the session alone.

    Attributes:
        session: The session so far.
    """

    session: Session

    def memory(self) -> Memory:
        """Return what is remembered."""
        if self.session.store is not None:
            return self.session.store.memory()
        return self.session.remembered or Memory(secrets.token_bytes(32))

    def keep_memory(self, memory: Memory) -> None:
        """Keep what is remembered, whole."""
        if self.session.store is not None:
            self.session.store.keep_memory(memory)
        else:
            self.session = replace(self.session, remembered=memory)


def _gate(session: Session, asked: Asked, attempts: int = 0) -> Gate:
    """Gate what is about no chat by all that was answered and is remembered."""
    turn = tell_turn(max(attempts, session.n_attempts))
    return gate_remembered(Keeping(session), asked.care, turn)


def care(session: Session, asked: Asked, revised: list[str]) -> Answered:
    """Keep the answers, and say what they mean; revising is the one way that opens."""
    keeping = Keeping(session)
    memory = keeping.memory()
    for digest, _, closing in list_closed(memory):
        if set(revised) & set(closing):
            memory = revise(memory, digest, today=asked.today, confirmed=True)
    about_reader = Care(young=asked.care.young)
    keeping.keep_memory(remember(memory, (), about_reader, today=asked.today))
    session = keeping.session
    if revised:
        session = replace(session, study=None, gate=None)
    now = asked.care | Care(young=keeping.memory().care.young)
    # What was not asked yet is no reason to say anything.
    known = now | Care(young=Reply.NO)
    gate = gate_remembered(keeping, known, tell_turn(session.n_attempts))
    said, why = asked.lines(gate.first), gate.draft
    closed = why is not None and why.why != "care.why_not_asked"
    # To someone under eighteen what comes first has said why.
    if why is not None and closed and not now.holds("young"):
        said.append(asked.say(why.why, **why.values))
    return session, {"care": write_care(now), "said": said, "draft": not closed}


def sample(session: Session, asked: Asked, demo: str) -> Answered:
    """Read one of the invented chats that ship with Awhile."""
    shown = DEMOS[demo]
    with shown.open() as path:
        reading = read_file(path, Options(text_counts=True))
    session = replace(session, readings=(reading,), zone=None, study=None, invented=True)
    return session, _tell_chat(session, asked) | {"me": shown.me, "now": shown.now}


def read(
    session: Session,
    asked: Asked,
    names: list[str],
    dates: str | None,
    zone: str | None,
    chat: str | None,
) -> Answered:
    """Read the files that the page has put in place; they are let go whatever happens."""
    paths = [CHATS / name for name in names]
    options = Options(dates, zone, chat, asked.progress, text_counts=True)
    try:
        readings = read_files(paths, options, Names(), today=date.fromisoformat(asked.today))
    except ReadError as error:
        titles = error.values.get("titles")
        if isinstance(titles, tuple) and chat not in titles:
            return session, {"kind": "conversations", "titles": list(titles)}
        raise
    finally:
        for path in paths:
            path.unlink(missing_ok=True)
    session = replace(
        session, readings=readings, zone=zone, study=None, usual=NO_USUAL, invented=False
    )
    return session, _tell_chat(session, asked)


def _tell_chat(session: Session, asked: Asked) -> Gives:
    heard = [reading.understood for reading in session.readings]
    skipped = sum(understood.n_skipped for understood in heard)
    notes = [asked.say("page.skipped", n=skipped)] if skipped else []
    notes += [asked.say(limit) for limit in dict.fromkeys(x for u in heard for x in u.limits)]
    unsure = [u for u in heard if u.date_order_sure in {"ambiguous", "stated"}]
    return {
        "kind": "chat",
        "files": [
            {"file": u.file, "first": u.first or "", "last": u.last or "", "n": u.n_events}
            for u in heard
        ],
        "people": [{"name": s.name, "n": s.n_events} for s in heard[0].senders],
        "order": (unsure or heard)[0].date_order,
        "order_unsure": bool(unsure),
        "zone_assumed": any(u.zone_assumed for u in heard) or session.zone is not None,
        "notes": notes,
        "me": None,
        "now": None,
    }


def study(
    session: Session,
    asked: Asked,
    me: str,
    other: str,
    wall: str,
    epoch_s: float,
    same: dict[str, str],
    answers: dict[str, str],
    outside: list[dict[str, str]],
    invented: bool,
) -> Answered:
    """Study one pair; where something must be known first, ask it instead."""
    readings, names = session.readings, Names(me, other, same)
    if len(readings) > 1:
        for found in find_strangers(readings, me=me, other=other, same=same):
            values = {"file": found.file, "name": found.name, "other": found.other}
            text = asked.say("page.ask_same", **values)
            return session, {"kind": "ask", "key": "", "text": text, "why": ""} | values
    reading = join_readings(readings, names, zone=session.zone)
    zone = reading.understood.zone
    end_s = read_moment(None, zone, wall=datetime.fromisoformat(wall), epoch_s=epoch_s)
    opened = open_pair(reading, names, end_s=end_s, parts=readings)
    if invented:
        # Nobody is in it, so nobody is asked about it; fear of somebody real counts all the same.
        now, notices = replace(DEMO, afraid=asked.care.afraid), ()
        said = tuple(one for one in opened.said if one.kind == "time")
    else:
        keeping = Keeping(session)

        def ask(question: Question) -> Reply:
            if question.id not in answers:
                raise Unasked(question)
            return Reply(answers[question.id])

        try:
            settled = settle_pair(
                keeping, Given(asked.care), asked.care, opened.said, opened.names, ask,
                today=asked.today, turn=opened.turn,
            )  # fmt: skip
        except Unasked as unasked:
            question = unasked.question
            return keeping.session, {
                "kind": "ask",
                "key": question.id,
                "text": asked.line(question.text),
                "why": asked.line(question.reason),
                "file": "",
                "name": "",
                "other": other,
            }
        session = replace(keeping.session, people=(*keeping.session.people, opened.names))
        count_study(session.store, asked.today)
        now, said, notices = settled.care, settled.said, settled.notices
    given = [
        (one["day"], f"{one['who']}: {one['what']}" if one["who"] else one["what"])
        for one in outside
    ]
    told = read_outside(given, None, people=opened.dyad.people, zone=opened.dyad.zone)
    made, gate = study_pair(opened, now, said, now_s=end_s, outside=told)
    usual = find_usual(opened.dyad, end_s)
    session = replace(session, study=made, gate=gate, usual=usual, invented=invented)
    answered = asked.care
    if not invented:
        digests = name_pairs(Keeping(session).memory(), *opened.names)
        answered |= recall(Keeping(session).memory(), digests)
    return session, _tell(session, asked, answered, asked.lines(notices))


DEMO = Care(young=Reply.NO, outsider=Reply.NO, no_contact=Reply.NO)
"""The answers for a chat of two people who do not exist."""


class Unasked(Exception):  # noqa: N818 - no error: the page asks, then comes again
    """The core needs an answer that was not given yet.

    Attributes:
        question: The question.
    """

    def __init__(self, question: Question) -> None:
        super().__init__(question.id)
        self.question = question


def tell(session: Session, asked: Asked) -> Answered:
    """Tell the study again, in the language asked for; nothing is counted."""
    made, gate = _study(session)
    # What was answered since closes what it closes, and opens nothing.
    gate = gate_study(made, gate.care | asked.care)
    session = replace(session, gate=gate)
    return session, _tell(session, asked, asked.care, [])


def _study(session: Session) -> tuple[Study, Gate]:
    if session.study is None or session.gate is None:
        raise CareError("page.no_study")
    return session.study, session.gate


def _tell(session: Session, asked: Asked, now: Care, notices: list[str]) -> Gives:
    made, gate = _study(session)
    language = asked.language
    answer = answer_study(made, gate)
    return {
        "kind": "told",
        "title": title_text(answer, language),
        "me": made.people[0],
        "other": made.people[1],
        "first": tree(write_answer(answer, language)),
        "chapters": [
            {"key": one.key, "title": one.title, "about": one.about, "body": tree(one.body)}
            for one in write_chapters(made, gate, answer, language)
        ],
        "doors": [
            {"door": door, "text": asked.say(f"answer.door_{door}")} for door in answer.doors
        ],
        "marks": say_marks(made, language),
        "notices": notices,
        "care": write_care(now),
    }


def tree(node: Node) -> Any:  # noqa: ANN401 - text, or a list of tag, attributes and children
    """Write an element as plain values, from which the page builds it anew: no markup is parsed.

    Args:
        node: An element. What ships as markup or code has no place in it.

    Returns:
        Text, or tag, attributes and children.
    """
    if isinstance(node, str):
        return node
    if isinstance(node, Constant):
        raise TypeError(node.text[:20])
    attributes = {
        name: True
        if value is True
        else value
        if isinstance(value, str)
        else f"{value:.2f}".rstrip("0").rstrip(".")
        for name, value in node.attributes
    }
    return [node.tag, attributes, [tree(child) for child in node.children]]


def document(session: Session, asked: Asked, anonymous: bool) -> Answered:
    """Write the report as a page of its own, to save or to print, with names or without."""
    text = tell_html(*_study(session), asked.language, anonymous=anonymous)
    return session, {"text": text}


def numbers(session: Session, asked: Asked) -> Answered:
    """Write the study as the command line does."""
    return session, {"text": tell_json(*_study(session))}


def forget(session: Session, asked: Asked) -> Answered:
    """Let the chat and its study go."""
    free = replace(session, study=None, gate=None, usual=NO_USUAL, readings=(), invented=False)
    return free, {}


def advice(session: Session, asked: Asked) -> Answered:
    """Hold the advice against research, and against the study where there is one."""
    own = None if session.invented else session.study
    gate = _gate(session, asked)
    if session.gate is not None and own is not None:
        gate = gate_study(own, session.gate.care | asked.care)
    if (why := gate.whys.get(May.ADVICE)) is not None:
        afraid = asked.care.holds("afraid")
        said = asked.say("claims.left_out") if afraid else asked.say(why.why, **why.values)
        return session, {"opening": said, "claims": []}
    language = asked.language
    made = None if own is None else guard_study(own, gate)
    found = [
        {
            "advice": claim.advice,
            "verdict": tell_claims.verdict_text(claim, language),
            "simply": asked.say("claims.put_simply", say=claim.say),
            "lines": [
                *(tell_claims.research_text(finding, language) for finding in claim.research),
                *tell_claims.public_text(claim, gate, language),
                *tell_claims.own_text(claim, made, language),
            ],
        }
        for claim in list_claims(language)
    ]
    return session, {"opening": asked.say("claims.opening"), "claims": found}


def dials(session: Session, asked: Asked) -> Answered:
    """Write the page of the theory's dials, or say why it is left out."""
    gate = _gate(session, asked)
    if (why := gate.whys.get(May.THEORY)) is not None:
        return session, {"page": "", "said": asked.say(why.why, **why.values)}
    return session, {"page": tell_dials(gate, asked.language), "said": ""}


def hold(session: Session, asked: Asked, letters: list[dict[str, Any]]) -> Answered:
    """Keep letters that wait."""
    session, store = _desk(session)
    kept, first = [], ""
    for one in letters:
        done = actions.hold(
            store, one["text"], urge=one["urge"], wait_s=one["wait_s"], now_s=one["written_s"]
        )
        kept.append(one["key"])
        first = first or asked.first(done)
    return session, {"kept": kept, "harm": first}


def _desk(session: Session) -> tuple[Session, Store]:
    """Return where what is written is kept, made in memory the first time."""
    if session.desk is not None:
        return session, session.desk
    store = memory_store()
    return replace(session, memory=store), store


def letters(session: Session, asked: Asked) -> Answered:
    """List what is held, with what can be done; the words only of what was taken out."""
    gate, store = _gate(session, asked), session.desk
    told = [
        {
            "id": one.id,
            "written_s": one.written_s,
            "until_s": one.written_s + one.wait_s,
            "urge_before": one.urge_before,
            "urge_after": one.urge_after,
            "outcome": one.outcome,
            "look_back": one.look_back,
            "text": one.text if one.outcome == "taken" else "",
            "choices": list(held.choices(one, now_s=asked.now_s, gate=gate)),
        }
        for one in (store.held() if store else [])
    ]
    return session, {"letters": told}


def letter(
    session: Session, asked: Asked, id: int, does: str, urge: int, attempts: int, note: str
) -> Answered:
    """Do one thing with a letter."""
    session, store = _desk(session)
    now_s = asked.now_s
    match does:
        case "let_go":
            done = actions.let_go(store, id, urge=urge, now_s=now_s)
        case "undo":
            done = actions.undo_let_go(store, now_s=now_s)
        case "wait_longer":
            done = actions.wait_longer(store, id, wait_s=DAY_S, now_s=now_s)
        case "look_back":
            done = actions.look_back(store, id, note)
        case _:
            gate = _gate(session, asked, attempts)
            done = actions.take_out(store, id, urge=urge, now_s=now_s, gate=gate)
    return session, asked.told(done)


def draft(session: Session, asked: Asked, text: str, attempts: int) -> Answered:
    """Look at a draft; its text is kept nowhere."""
    usual = NO_USUAL if session.invented else session.usual
    done = actions.check_draft(text, usual=usual, gate=_gate(session, asked, attempts))
    return session, asked.told(done)


def keep_day(
    session: Session, asked: Asked, mood: int, urge: int, sleep_h: float | None, line: str
) -> Answered:
    """Keep today."""
    day = Day(asked.today, mood, urge, sleep_h, line)
    session, store = _desk(session)
    return session, asked.told(actions.keep_day(store, day))


def trends(session: Session, asked: Asked) -> Answered:
    """Say how the reader has been."""
    found = actions.show_trends(session.desk, asked.today) if session.desk else ()
    lines = [
        asked.say(
            f"practice.trend_{t.name}_{t.direction}", n=t.n, before=t.n_before, weeks=TREND_WEEKS
        )
        for t in found
    ]
    return session, {"lines": [*lines, asked.say("practice.trend_note")], "harm": ""}


def items(session: Session, asked: Asked) -> Answered:
    """List the items of reflection."""
    listed = [
        {"item": item, "text": asked.say(f"practice.item_{item}")} for item in catalogue.ITEMS
    ]
    return session, {"items": listed}


def reflect(session: Session, asked: Asked, values: dict[str, int]) -> Answered:
    """Keep the answers to the items of reflection."""
    for item in catalogue.ITEMS:
        Day("2000-01-01", mood=values[item])  # on the scale, or a sentence says so
    session, store = _desk(session)
    for item in catalogue.ITEMS:
        store.keep_answer(asked.today, item, values[item])
    return session, {"lines": [asked.say("practice.reflect_note")], "harm": ""}


def plan(session: Session, asked: Asked, cue: str, action: str) -> Answered:
    """Keep a plan, and list all."""
    session, store = _desk(session)
    done = actions.make_plan(store, cue, action, now_s=asked.now_s)
    _, told = plans(session, asked)
    return session, told | {"harm": asked.first(done)}


def plans(session: Session, asked: Asked) -> Answered:
    """List the plans."""
    found = session.desk.plans() if session.desk else []
    lines = [asked.say("practice.plan_line", cue=p.cue, action=p.action) for p in found]
    return session, {"lines": lines, "harm": ""}


def practices(session: Session, asked: Asked) -> Answered:
    """List the practices that the stop rules leave open; a guarded one asks before it begins."""
    guarded = tuple(p for p in catalogue.practices() if p.guarded)
    offered = catalogue.open_practices(_gate(session, asked)) + guarded
    listed = [
        {
            "id": p.id,
            "guarded": p.guarded,
            "title": asked.say(f"practices.{p.id}_title"),
            "minutes": p.minutes,
            "steps": [asked.say(f"practices.{p.id}_{n}") for n in range(1, p.steps + 1)],
            "guard": asked.say(f"practices.{p.id}_guard"),
            "graded": asked.say("practice.graded", grade=p.grade, sources="; ".join(p.sources)),
        }
        for p in sorted(offered, key=lambda p: p.id)
    ]
    return session, {"note": asked.say("practice.practice_note"), "practices": listed}


GUARDS = ("ask_p06_plain", "ask_p06_recent", "ask_p06_why")
"""What is asked before the practice of writing it all out begins; any yes leads elsewhere."""


def begin(session: Session, asked: Asked, id: str, answers: list[bool]) -> Answered:
    """Ask what must be asked before a guarded practice, one question at a time, and count it."""
    session, store = _desk(session)
    actions.check_rest(store, asked.today)
    if len(answers) < len(GUARDS) and not any(answers):
        question = asked.say(f"practice.{GUARDS[len(answers)]}")
        return session, {"question": question, "lines": [], "open": False}
    replies = [Reply.YES if one else Reply.NO for one in answers]
    actions.begin_session(store, replies, today=asked.today)
    return session, {"question": "", "lines": [], "open": True}


def reminders(session: Session, asked: Asked, days: int, at: str) -> Answered:
    """Write one reminder a day for a calendar."""
    title = asked.say("practice.reminder_title")
    text = actions.write_reminders(at, days, title=title, now_s=asked.now_s)
    return session, {"text": text, "said": asked.say("practice.calendar_written", path="")}


def places(session: Session, asked: Asked, country: str) -> Answered:
    """List the places that help: those of the reader's country first, numbers before sites."""
    notes = [asked.say("practice.help_checked", date=listed_on())]
    notes += [asked.say("practice.help_stale")] if is_stale(asked.today) else []
    listed = [
        {
            "name": place.name,
            "site": place.site,
            "number": place.number,
            "seen": f"{place.source}, {place.seen}" if place.source else "",
            "about": _about(place, asked),
            "near": not place.site,
        }
        for place in catalogue.places(asked.care, country or None)
    ]
    first = asked.say(
        "practice.young_first" if asked.care.holds("young") else "practice.help_first"
    )
    told = {"first": first, "places": listed, "notes": notes, "countries": list(countries())}
    return session, told


def _about(place: Place, asked: Asked) -> str:
    """Say whom a place is for, when it listens, and whether its number may have changed."""
    told = asked.say(f"practice.help_{place.about}")
    if place.hours:
        always = place.hours == "always"
        told += f", {asked.say('practice.help_always') if always else place.hours}"
    return f"{told} {asked.say('practice.help_old')}" if is_old(place, asked.today) else told


def place_make(session: Session, asked: Asked, passphrase: str, again: str) -> Answered:
    """Make an encrypted store, and move into it what was written before."""
    if passphrase != again:
        raise CareError("practice.passphrase_differs")
    if session.store is not None:
        raise CareError("page.place_open_already")
    CANDIDATE.unlink(missing_ok=True)
    return _enter(session, asked, open_store(CANDIDATE, passphrase, create=True))


def place_open(session: Session, asked: Asked, passphrase: str) -> Answered:
    """Open the store that the page has put in place; nothing changes before it has opened."""
    if session.store is not None:
        raise CareError("page.place_open_already")
    try:
        check_file(CANDIDATE)  # an empty file would be made into a new store
        return _enter(session, asked, open_store(CANDIDATE, passphrase))
    except AwhileError:
        delete_candidate()
        raise


def delete_candidate() -> None:
    """Let go of a file that did not open."""
    for path in CANDIDATE.parent.glob(f"{CANDIDATE.name}*"):
        path.unlink()


def _enter(session: Session, asked: Asked, store: Store) -> Answered:
    if session.memory is not None:
        move(session.memory, store)
        session.memory.close()
    if session.remembered is not None:
        new = carry_over(session.remembered, store.memory(), session.people, today=asked.today)
        store.keep_memory(new)
    session = replace(session, memory=None, remembered=None, store=store)
    return care(session, asked, [])


def move(memory: Store, into: Store) -> None:
    """Move everything out of one store into another, beside what is there; nothing is replaced.

    Args:
        memory: What was written before a place was chosen.
        into: The place. A day that it holds keeps both lines, and the later numbers.
    """
    for letter in memory.held():
        into.keep_held(replace(letter, id=0))
    there = {day.date: day for day in into.days()}
    for day in memory.days():
        before = there.get(day.date)
        lines = [one.line for one in (before, day) if one is not None and one.line]
        into.keep_day(replace(day, line=" / ".join(dict.fromkeys(lines))))
    for made in memory.plans():
        into.keep_plan(replace(made, id=0))
    for answer in memory.answers():
        into.keep_answer(*answer)
    for day_of in memory.sessions():
        into.keep_session(day_of)


def place_restore(session: Session, asked: Asked) -> Answered:
    """Take back what an earlier worker held in memory."""
    memory = memory_store(MEMORY.read_bytes())
    MEMORY.unlink()
    if session.desk is not None:  # something was written before this came
        move(memory, session.desk)
        memory.close()
        return session, {}
    return replace(session, memory=memory), {}


def place_export(session: Session, asked: Asked) -> Answered:
    """Write everything as readable text."""
    session, store = _desk(session)
    told = actions.export_store(store, _gate(session, asked), now_s=asked.now_s)
    return session, {"text": json.dumps(told, ensure_ascii=False, indent=2) + "\n"}


CALLS: Mapping[str, Callable[..., Answered]] = {
    f.__name__: f
    for f in (
        care, sample, read, study, tell, document, numbers, forget, advice, dials, hold, letters,
        letter, draft, keep_day, trends, items, reflect, plan, plans, practices, begin, reminders,
        places, place_make, place_open, place_restore, place_export,
    )
}  # fmt: skip


class Bridge:
    """Holds the present session for the worker.

    Args:
        schema: ``schema.json`` as text.
        progress: Told how far a long read has come.
    """

    def __init__(self, schema: str, progress: Callable[[int, int], None]) -> None:
        self._schema = Schema(json.loads(schema))
        self._progress = progress
        self._session = Session()
        self._seen: tuple[bytes | None, bytes | None] = (None, None)

    def ask(self, message: str) -> str:
        """Answer one call.

        Args:
            message: JSON: ``name``, ``takes``, ``care``, ``remembered``, ``language``, ``now_s``.

        Returns:
            JSON: ``{"gives": …}``, or ``{"refused": sentence, "guide": …}`` where the core says
            no; ``guide`` where it is the file that cannot be read.

        Raises:
            MessageError: The message, or what was to be returned, is not what the schema says.
        """
        given = json.loads(message)
        name, takes = given["name"], given["takes"]
        self._schema.check_takes(name, takes)
        self._schema.check_care(given["care"])
        session = self._session
        if session.remembered is None and session.store is None and given["remembered"]:
            session = replace(session, remembered=read_memory(given["remembered"]))
        care = read_care(given["care"])
        asked = Asked(care, given["language"], float(given["now_s"]), self._progress)
        try:
            session, gives = CALLS[name](session, asked, **takes)
        except AwhileError as error:
            own = f"page.{error.key.replace('.', '_')}"
            values = error.values_in(asked.language)
            text = say_anywhere(own if has_sentence(own) else error.key, asked.language, **values)
            return json.dumps({"refused": text, "guide": isinstance(error, ReadError)})
        self._schema.check_gives(name, gives)
        self._session = session
        return json.dumps({"gives": gives})

    def changed(self) -> tuple[bytes | None, bytes | None, bool, bool, str]:
        """Return what is written now, and which of both has changed since this was last asked.

        Returns:
            What memory holds and the encrypted file's bytes, None where there is none; whether each
            has changed; and what is remembered of care while no encrypted file is open.
        """
        session = self._session
        memory = session.memory.snapshot() if session.memory else None
        place = CANDIDATE.read_bytes() if session.store else None
        before, self._seen = self._seen, (memory, place)
        remembered = write_memory(session.remembered) if session.remembered else ""
        return memory, place, memory != before[0], place != before[1], remembered
