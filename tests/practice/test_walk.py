"""What a no has closed never opens but by revising: thousands of walks, against a model.

A walk is a reader with two chats, a file of each in several shapes, and every way in: studies of
either moment by either person, under other names, with answers, slips and lies; saved studies told
again; drafts, held messages, claims; a new command, a replaced worker, a store opened late; a
cohort. The model is what was truly said: under each name what a yes or not sure closed, which names
were said to be one person's, or may be, or are not, and whether the reader is under age.


Each check walks some; ``python3 dev.py walks`` walks forty thousand longer ones, and
``python3 dev.py walks 5000 70000000`` five thousand that nobody has walked.
"""

import os
import random
from array import array
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache

import pytest

from awhile.care import (
    CLOSES,
    Gate,
    May,
    State,
    find_said,
    gate_study,
    open_gate,
    read_turn,
)
from awhile.errors import CareError
from awhile.measure import looks_ahead
from awhile.practice.memory import (
    ANYBODY,
    Memory,
    carry_over,
    find_unknown,
    list_closed,
    name_pairs,
    read_memory,
    revise,
    write_memory,
)
from awhile.practice.questions import Question
from awhile.practice.settle import (
    Given,
    Passing,
    gate_remembered,
    settle_first,
    settle_pair,
    settle_talk,
)
from awhile.study import guard_study
from awhile.types import DAY_S, Care, Dyad, Reply, Said, Study
from tests.make import T0_S, make_dyad
from tests.practice.test_care import make_study

N_WALKS, N_STEPS = 1200, 14
N_LONG, N_LONG_STEPS = int(os.environ.get("AWHILE_WALKS", "2000")), 25
FIRST_LONG = int(os.environ.get("AWHILE_WALKS_FROM", "10000000"))
TODAY = "2024-05-01"
REPLIES = tuple(Reply)
CLOSED_BY = {
    "no_contact": State.STOPPED,
    "parted": State.PARTED,
    "you_asked_stop": State.YOU_ASKED_STOP,
}


NOBODY_NAMED = (-1, False)
"""Stands for whoever an answer was about where no chat was at hand."""

Entity = tuple[int, bool]
"""A couple by its place, and whether its second person goes by the name nobody can know."""


@dataclass(frozen=True)
class Couple:
    """Two people, as they truly are.

    Attributes:
        names: Spellings of each of the two that the program can know for the same.
        other: A name of the second that the program cannot know for the same.
        dyad: Their whole record; the second asks to stop in it, or says goodbye, or neither.
    """

    names: tuple[tuple[str, ...], tuple[str, ...]]
    other: str
    dyad: Dyad


@dataclass
class Truth:
    """What was truly said, whatever the program made of it.

    Attributes:
        closed: What was answered with yes or not sure, and not revised since, under each name.
        same: Names said to be one person's, beyond doubt.
        maybe: Names that may be, as the reader was not sure or the question was about several.
        other: Names said to be other people's, as asked.
        denied: Messages that the reader said say nothing of the kind: the name, kind and sender.
    """

    closed: dict[Entity, set[str]] = field(default_factory=dict)
    same: set[tuple[Entity, Entity]] = field(default_factory=set)
    maybe: set[tuple[Entity, Entity]] = field(default_factory=set)
    other: set[tuple[Entity, Entity]] = field(default_factory=set)
    denied: set[tuple[Entity, str, int]] = field(default_factory=set)

    def close(self, one: Entity, name: str) -> None:
        """Note what closed something."""
        self.closed.setdefault(one, set()).add(name)

    def one_person(self, one: Entity) -> set[Entity]:
        """Follow what was said to be the same, beyond doubt."""
        found, ahead = set[Entity](), [one]
        while ahead:
            this = ahead.pop()
            if this not in found:
                found.add(this)
                ahead += [y for pair in self.same if this in pair for y in pair]
        return found

    def known(self, one: Entity) -> set[Entity]:
        """List whoever this is or, one step from there, may be."""
        own = self.one_person(one)
        near = {y for pair in self.maybe if own & set(pair) for y in pair}
        return own.union(*map(self.one_person, near))

    def expected(self, one: Entity, *, undecided: bool = True) -> set[str]:
        """List what must be closed for a name: what nobody has said is not this one counts."""
        own, known = self.one_person(one), self.known(one)
        told = set[str]()
        for any_one, names in self.closed.items():
            denied = any((x, y) in self.other for x in own for y in self.one_person(any_one))
            if any_one in known or (undecided and not denied):
                told |= names
        return told

    def answer_same(self, one: Entity, asked: set[Entity], reply: Reply) -> None:
        """Take what was answered to whether a name is one of those that closed something."""
        sure = reply is Reply.YES and asked <= self.one_person(min(asked))
        links = {Reply.NO: self.other, Reply.NOT_NOW: set[tuple[Entity, Entity]]()}
        links.get(reply, self.same if sure else self.maybe).update((one, y) for y in asked)

    def revise(self, one: Entity) -> None:
        """Take back what was said of one person."""
        own = self.one_person(one)
        for this in own:
            self.closed.pop(this, None)
        self.denied = {row for row in self.denied if row[0] not in own}

    def move(self, seen: set[Entity]) -> None:
        """Bring what was said to where who is whom, and what was denied, is asked again."""
        named = set[Entity]().union(*map(self.known, seen))
        closed = {one: self.expected(one, undecided=False) for one in seen}
        for one, names in self.closed.items():
            if one not in named:
                closed.setdefault(NOBODY_NAMED, set()).update(names)
        self.closed = closed
        for links in (self.same, self.maybe, self.other):
            links.clear()
        self.denied.clear()


def couple(first: str, second: str, kind: str | None) -> Couple:
    """Make a couple whose second person says something at the end of the record."""
    rows = [(i % 2, i * DAY_S) for i in range(12)]
    columns = {
        name: [int(kind == name and i == 11) for i in range(12)]
        for name in ("stop_requests", "partings", "threats", "despair", "asks_time")
    }
    dyad = make_dyad(rows, end_s=40 * DAY_S, counts=columns)
    names = ((first, first.upper(), f" {first} "), (second, second.lower()))
    return Couple(names, f"{second} new number", dyad)


@dataclass
class Walk:
    """A walk so far: what the program holds, and what is true."""

    rng: random.Random
    keeper: Passing
    couples: list[Couple]
    truth: Truth = field(default_factory=Truth)
    young: bool = False
    saved: list[tuple[Entity, Study]] = field(default_factory=list)
    seen: dict[tuple[tuple[str, ...], tuple[str, ...]], Entity] = field(default_factory=dict)

    def entities(self, memory: Memory) -> dict[str, Entity]:
        """Return who each digest of a memory is."""
        told = {ANYBODY: NOBODY_NAMED}
        for place, one in enumerate(self.couples):
            for alias, second in ((False, one.names[1][0]), (True, one.other)):
                told[name_pairs(memory, one.names[0][:1], [second])[0]] = (place, alias)
        return told


def pick_reply(walk: Walk, question: Question) -> Reply:
    """Answer as people do: mostly no, now and then yes, not sure, or nothing."""
    weights = (2, 3, 2, 4) if question.name == "same_person" else (2, 6, 1, 1)
    return walk.rng.choices(REPLIES, weights=weights)[0]


def look(walk: Walk) -> None:
    """Study a file: either moment, either person as me, any spelling, told or asked."""
    rng = walk.rng
    alias, swapped = rng.random() < 0.3, rng.random() < 0.5
    who = (rng.randrange(len(walk.couples)), alias)
    one = walk.couples[who[0]]
    first, second = (rng.choice(names) for names in one.names)
    second = one.other if alias else second
    people = (second, first) if swapped else (first, second)
    dyad = one.dyad
    if swapped:
        other_way = array("h", [1 - s for s in dyad.events.sender])
        dyad = replace(dyad, events=replace(dyad.events, sender=other_way))
    now_s = T0_S + rng.choice((5.5, 20.0)) * DAY_S  # before the last words, and after
    said = find_said(dyad) if rng.random() < 0.8 else ()  # a table without words
    turn = read_turn(dyad, now_s)

    def answer(question: Question) -> Reply:
        if rng.random() < 0.15:
            raise KeyboardInterrupt  # stopped at a question: the answers before it were given
        reply = pick_reply(walk, question)
        if question.name == "same_person" and not alias and rng.random() < 0.7:
            reply = Reply.NOT_NOW  # a name that is known well: few call it another's
        note(walk, who, question, reply, swapped=swapped)
        return reply

    given = Given(
        care=Care(
            young=rng.choice((Reply.NOT_NOW, Reply.NO)),
            outsider=rng.choice((Reply.NOT_NOW, Reply.NO, Reply.NO)),
            no_contact=rng.choice((Reply.NOT_NOW, Reply.NO, Reply.NO, Reply.NO, Reply.YES)),
        )
    )
    ask = answer if rng.random() < 0.7 else None
    first = first_answer(walk, answer) if ask else None
    names = ((people[0],), (people[1],))
    try:
        care = settle_first(
            walk.keeper, replace(given.care, no_contact=Reply.NOT_NOW), first, today=TODAY
        )
        if given.care.no_contact is Reply.YES:
            walk.truth.close(who, "no_contact")
        settled = settle_pair(walk.keeper, given, care, said, names, ask, today=TODAY, turn=turn)
    except (CareError, KeyboardInterrupt):
        return
    walk.seen[names] = who
    gate = open_gate(settled.care, turn=turn, said=settled.said, people=people)
    check(walk, who, gate, settled.said, swapped=swapped)
    kept = settled.care.unafraid()
    study = replace(make_study(), people=people, said=settled.said, turn=turn, care=kept)
    check_told(study, gate)
    walk.saved.append((who, guard_study(study, gate)))


def first_answer(walk: Walk, answer: Callable[[Question], Reply]) -> Callable[[Question], Reply]:
    """Answer the question about age mostly truly: a young reader is rare in a walk."""

    def ask(question: Question) -> Reply:
        if question.name != "young":
            return answer(question)
        reply = walk.rng.choices(REPLIES, weights=(1, 60, 1, 120))[0]
        if reply in {Reply.NO, Reply.UNSURE}:
            walk.young = True
        return reply

    return ask


def note(walk: Walk, who: Entity, question: Question, reply: Reply, *, swapped: bool) -> None:
    """Note what an answer truly means."""
    truth = walk.truth
    if question.name == "same_person":
        memory = walk.keeper.memory()
        entities = walk.entities(memory)
        own = [key for key, entity in entities.items() if entity == who]
        truth.answer_same(who, {entities[key] for key in find_unknown(memory, own)}, reply)
    if question.name in CLOSED_BY and reply in {Reply.YES, Reply.UNSURE}:
        truth.close(who, question.name)
    if question.said and reply is Reply.NO:
        truth.denied |= {(who, s.kind, s.person ^ swapped) for s in question.said}


def check(walk: Walk, who: Entity, gate: Gate, said: tuple[Said, ...], *, swapped: bool) -> None:
    """Hold a gate against the model."""
    assert not walk.young, "nobody under age gets as far as a gate of a chat"
    for name in walk.truth.expected(who):
        assert CLOSES[CLOSED_BY[name]] <= gate.whys.keys(), (name, who, swapped)
    own = walk.truth.one_person(who)
    for message in said:
        marks = {(one, message.kind, message.person ^ swapped) for one in own}
        if message.kind in {"stop", "parting"} and not marks & walk.truth.denied:
            assert May.AHEAD in gate.whys


def check_told(study: Study, gate: Gate) -> None:
    """Nothing that is closed is in what is told."""
    told = guard_study(study, gate)
    if not gate.may(May.AHEAD):
        assert told.forecast.return_probs == told.own_silences.return_probs == ()
        assert told.backtest.bins == told.phases == ()
    if not gate.may(May.RETURNS):
        left = [row.name for row in (*told.measured, *told.series) if looks_ahead(row.name)]
        assert all(name.startswith(("before_", "silence_now", "unanswered_now")) for name in left)
    assert told.care.afraid is Reply.NOT_NOW


def tell_saved(walk: Walk) -> None:
    """Tell a study that was saved earlier, whatever was said since."""
    if not walk.saved:
        return
    who, study = walk.rng.choice(walk.saved)
    names = ((study.people[0],), (study.people[1],))
    known = Given(study.care)
    try:
        care = settle_first(walk.keeper, study.care, None, today=TODAY)
        settled = settle_pair(
            walk.keeper, known, care, study.said, names, None, today=TODAY, turn=study.turn
        )
    except CareError:
        return
    study = replace(study, said=settled.said)
    gate = gate_study(study, settled.care)
    for name in walk.truth.expected(who):
        assert CLOSES[CLOSED_BY[name]] <= gate.whys.keys(), (name, who)
    check_told(study, gate)


def talk(walk: Walk) -> None:
    """Draft, hold, claims and practices without a chat: whatever is closed for anybody counts."""
    names = ("young", "afraid", "no_contact")
    given = walk.rng.choice((Care(), Care(young=Reply.NO, no_contact=Reply.NO)))
    if walk.rng.random() < 0.1:
        given |= Care.of("no_contact", Reply.YES)
        walk.truth.close(NOBODY_NAMED, "no_contact")
    care = settle_talk(walk.keeper, given, None, names=names, today=TODAY)
    gate = gate_remembered(walk.keeper, care)
    for name in set[str]().union(*walk.truth.closed.values()):
        assert CLOSES[CLOSED_BY[name]] <= gate.whys.keys()
    if walk.young:
        assert {May.DRAFT, May.THEORY, May.ADVICE, May.CONTACT} <= gate.whys.keys()
    assert {May.DRAFT, May.CONTACT} <= gate.whys.keys() or care.no_contact is Reply.NO


def replace_worker(walk: Walk) -> None:
    """A new command or a new worker: all that goes over is what is written."""
    text = write_memory(walk.keeper.memory())
    assert '"afraid": "not_now"' in text
    assert '"afraid": "yes"' not in text
    walk.keeper = Passing()
    walk.keeper.keep_memory(read_memory(text))


def open_late(walk: Walk) -> None:
    """A store with a key of its own is opened in the middle."""
    fresh = Memory(walk.rng.randbytes(32))
    before = len(list_closed(walk.keeper.memory()))
    merged = carry_over(walk.keeper.memory(), fresh, list(walk.seen), today=TODAY)
    assert bool(list_closed(merged)) == bool(before)
    walk.truth.move(set(walk.seen.values()))
    walk.keeper = Passing()
    walk.keeper.keep_memory(merged)


def take_back(walk: Walk) -> None:
    """Revise, mostly without the word that confirms it."""
    memory = walk.keeper.memory()
    closed = list_closed(memory)
    if not closed:
        return
    digest = walk.rng.choice(closed)[0]
    with pytest.raises(CareError):
        revise(memory, digest, today=TODAY, confirmed=False)
    if walk.rng.random() < 0.7:
        return
    walk.keeper.keep_memory(revise(memory, digest, today=TODAY, confirmed=True))
    walk.truth.revise(walk.entities(memory)[digest])
    walk.saved = [row for row in walk.saved if not row[1].care.holds("no_contact")]


STEPS: tuple[tuple[Callable[[Walk], None], int], ...] = (
    (look, 8),
    (tell_saved, 3),
    (talk, 2),
    (replace_worker, 2),
    (open_late, 1),
    (take_back, 1),
)


def walk_once(seed: int, n_steps: int = N_STEPS) -> Walk:
    """Walk, holding every step against the model."""
    rng = random.Random(seed)
    kinds = ["stop_requests", "partings", None]
    walk = Walk(
        rng,
        Passing(),
        [couple("Ada", "Ben", rng.choice(kinds)), couple("Ada", "Cleo", rng.choice(kinds))],
    )
    steps, weights = zip(*STEPS, strict=True)
    for _ in range(n_steps):
        rng.choices(steps, weights=weights)[0](walk)
    return walk


@cache
def first_walks() -> tuple[Walk, ...]:
    """Return the first three hundred walks; a rule that does not hold fails whoever asks."""
    return tuple(walk_once(seed) for seed in range(300))


def test_what_a_no_has_closed_never_opens_but_by_revising() -> None:
    """Twelve hundred walks of fourteen steps."""
    for seed in range(len(first_walks()), N_WALKS):
        walk_once(seed)


@pytest.mark.slow
def test_nor_in_many_longer_walks() -> None:
    """The same, longer: two thousand in a check, as many as ``dev.py walks`` is told elsewhere."""
    for seed in range(N_LONG):
        walk_once(FIRST_LONG + seed, N_LONG_STEPS)


def test_the_walks_go_where_a_no_is() -> None:
    """A walk that never meets a no would prove nothing: most meet one, some revise."""
    first = first_walks()
    assert sum(any(walk.truth.closed.values()) for walk in first) > 150
    for links in ("same", "maybe", "other"):
        assert sum(bool(getattr(walk.truth, links)) for walk in first) > 10
    assert sum(walk.young for walk in first) > 5
    assert sum(any(p.revised for p in w.keeper.memory().pairs.values()) for w in first) > 10
    assert sum(bool(walk.saved) for walk in first) > 200
