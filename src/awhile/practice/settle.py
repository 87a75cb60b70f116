"""Settling the questions of care with whoever is there, and remembering what was answered."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from awhile.care import Gate, Line, answers, gate_talk, refuse_study
from awhile.errors import CareError
from awhile.practice.memory import (
    ANYBODY,
    CLOSING,
    Memory,
    count_remembered,
    date_no,
    deny,
    find_unknown,
    link,
    name_pairs,
    recall,
    recall_all,
    recall_days,
    remember,
    resolve,
)
from awhile.practice.questions import (
    FIRST,
    Question,
    answer_found,
    group_found,
    next_question,
    reply_to,
)
from awhile.practice.store import Store
from awhile.types import NOT_ASKED, Care, Reply, Said, Turn

MAX_STUDIES = 6
"""Studies of a day after which a store says that it is enough; a choice of design."""


class Keeper(Protocol):
    """Where memory is kept: a store, or nothing longer than the command."""

    def memory(self) -> Memory:
        """Return what is remembered."""

    def keep_memory(self, memory: Memory) -> None:
        """Keep what is remembered, whole.

        Args:
            memory: What is remembered from now on.
        """


class Passing:
    """A memory that lasts as long as the command."""

    def __init__(self) -> None:
        self._memory = Memory(secrets.token_bytes(32))

    def memory(self) -> Memory:
        """Return what is remembered."""
        return self._memory

    def keep_memory(self, memory: Memory) -> None:
        """Keep what is remembered, whole."""
        self._memory = memory


@dataclass(frozen=True, slots=True)
class Given:
    """Answers given in advance, as by options.

    Attributes:
        care: Answers to the questions of care.
        stop_found: Whether messages that were found ask to stop.
        parting_found: Whether messages that were found say goodbye.
        same_person: Whether a new name is somebody for whom something was closed before.
    """

    care: Care = NOT_ASKED
    stop_found: Reply = Reply.NOT_NOW
    parting_found: Reply = Reply.NOT_NOW
    same_person: Reply = Reply.NOT_NOW


@dataclass(frozen=True, slots=True)
class Settled:
    """What was settled about a pair.

    Attributes:
        care: Every answer, the one about fear too; what is closed for a pair that may be this one
            counts.
        said: What the messages may say, with what was answered.
        notices: What is to be said besides.
        digests: The pair, as the memory names it.
    """

    care: Care
    said: tuple[Said, ...]
    notices: tuple[Line, ...] = ()
    digests: tuple[str, ...] = field(default=(), repr=False)


Ask = Callable[[Question], Reply]
"""Asks one question and returns the reply, "not now" where there is none."""


def settle_first(keeper: Keeper, given: Care, ask: Ask | None, *, today: str) -> Care:
    """Settle what is asked before a chat is opened: age, then fear.

    Args:
        keeper: Where answers are kept; fear is kept nowhere.
        given: Answers given in advance; they only ever protect more.
        ask: Asks; None where nobody is there.
        today: ISO 8601.

    Returns:
        The answers about the reader.

    Raises:
        CareError: The reader is under age or not sure; or nobody is there to say.
    """
    care = keeper.memory().care | given
    asked: set[str] = set()
    while ask is not None and (question := next_question(care, (), None, asked=asked)):
        if question.name == "no_contact":
            break
        asked.add(question.id)
        care |= reply_to(question, ask(question))
        keeper.keep_memory(remember(keeper.memory(), (), care, today=today))
    stays_shut = care.holds("young") or care.open("young")
    # A no that was typed is not lost because the command ends here, before a chat was opened.
    about = (ANYBODY,) if stays_shut and any(given.holds(name) for name in CLOSING) else ()
    keeper.keep_memory(remember(keeper.memory(), about, care, today=today))
    if care.holds("young"):
        raise CareError("care.why_young")
    if care.open("young"):
        raise CareError("care.why_not_asked" if ask else "care.answers_needed")
    return care


def settle_pair(
    keeper: Keeper,
    given: Given,
    care: Care,
    said: Sequence[Said],
    names: tuple[Sequence[str], Sequence[str]],
    ask: Ask | None,
    *,
    today: str,
    turn: Turn,
) -> Settled:
    """Settle what is asked about a pair, and remember it under every name of the two.

    Args:
        keeper: Where answers are kept.
        given: Answers given in advance.
        care: The answers so far, fear too.
        said: What the messages of the whole record may say.
        names: Every name of the reader, the one that is shown first; and those of the other.
        ask: Asks; None where nobody is there.
        today: ISO 8601.
        turn: What has gone unanswered.

    Returns:
        The answers as they stand; what was found and not answered closes what a yes would.

    Raises:
        CareError: The reader is neither of the two; or an answer that is needed is missing.
    """
    people = (names[0][0], names[1][0])
    digests = name_pairs(keeper.memory(), *names)
    unknown = find_unknown(keeper.memory(), digests)
    if unknown and given.same_person is not Reply.NOT_NOW:
        keeper.keep_memory(link(keeper.memory(), digests, unknown, given.same_person))
    keeper.keep_memory(remember(keeper.memory(), digests, given.care, today=today))
    care |= given.care | recall(keeper.memory(), digests)
    keeper.keep_memory(remember(keeper.memory(), digests, care, today=today, recalled=True))
    said = resolve(keeper.memory(), digests, said, people)
    for found in group_found(said):
        reply = given.stop_found if found[0].kind == "stop" else given.parting_found
        about = Question(str(answers(found[0])), Line(""), Line(""), skippable=False, said=found)
        care, said = _take(keeper, digests, about, reply, care, said, people)
    asked: set[str] = set(FIRST)  # those were asked before the chat was opened
    while ask is not None and (
        question := next_question(
            care, said, people, asked=asked,
            unknown=bool(find_unknown(keeper.memory(), digests)),
            said_on=recall_days(keeper.memory(), digests),
        )
    ):  # fmt: skip
        asked.add(question.id)
        reply = ask(question)
        if question.name == "same_person":
            others = find_unknown(keeper.memory(), digests)
            keeper.keep_memory(link(keeper.memory(), digests, others, reply))
            care |= recall(keeper.memory(), digests)
            said = resolve(keeper.memory(), digests, said, people)
        else:
            care, said = _take(keeper, digests, question, reply, care, said, people)
            # At once: whoever stops at the next question has still answered this one.
            keeper.keep_memory(remember(keeper.memory(), digests, care, today=today, recalled=True))
    memory = remember(keeper.memory(), digests, care, today=today, turn=turn, recalled=True)
    keeper.keep_memory(memory)
    if (refusal := refuse_study(care)) is not None:
        missing = care.open("young") or care.open("outsider")
        raise CareError("care.answers_needed" if missing and ask is None else refusal.why)
    if ask is None and care.open("no_contact"):
        raise CareError("care.answers_needed")
    notices: list[Line] = []
    if unknown := find_unknown(memory, digests):
        care |= _closing(memory, unknown)
        notices.append(Line("care.unknown_counts", {"name": people[1]}))
    open_still = [
        _notice(found, people)
        for found in group_found(said)
        if not care.holds(str(answers(found[0])))
    ]
    notices += open_still
    if open_still and ask is None:
        notices.append(Line("care.found_how"))
    return Settled(care, said, tuple(notices), digests)


def _notice(found: Sequence[Said], people: tuple[str, str]) -> Line:
    """Say what was found and that it counts until somebody answers."""
    whose = "other" if found[0].person else "own"
    dates = tuple(one.wall_s for one in found)
    return Line(f"care.found_{found[0].kind}_{whose}", {"name": people[1]}, dates)


def _take(
    keeper: Keeper,
    digests: Sequence[str],
    question: Question,
    reply: Reply,
    care: Care,
    said: Sequence[Said],
    people: tuple[str, str],
) -> tuple[Care, tuple[Said, ...]]:
    """Take one reply in; messages that were denied are remembered as such."""
    if question.said and reply is Reply.NO:
        keeper.keep_memory(deny(keeper.memory(), digests, question.said, people))
    if question.said and reply is Reply.YES:
        keeper.keep_memory(date_no(keeper.memory(), digests, question.name, question.said))
    said = answer_found(said, question, reply) if question.said else tuple(said)
    return care | reply_to(question, reply), said


def _closing(memory: Memory, unknown: Sequence[str]) -> Care:
    """Return what is closed for pairs of which nobody has said whether this is one."""
    care = NOT_ASKED
    for key in unknown:
        for name in CLOSING:
            if memory.pairs[key].care.holds(name):
                care |= Care.of(name, Reply.UNSURE)
    return care


def settle_talk(
    keeper: Keeper, given: Care, ask: Ask | None, *, names: Sequence[str], today: str
) -> Care:
    """Settle what is asked where no chat is at hand.

    Args:
        keeper: Where answers are kept.
        given: Answers given in advance.
        ask: Asks; None where nobody is there.
        names: Which questions are needed, of ``young``, ``afraid`` and ``no_contact``.
        today: ISO 8601.

    Returns:
        The answers; whatever is closed for any pair counts, since nobody says whom this is about.
    """
    remembered, told = recall_all(keeper.memory()), given
    asked = {"young", "afraid", "no_contact"} - set(names)
    while ask is not None and (question := next_question(remembered | told, (), None, asked=asked)):
        asked.add(question.id)
        told |= reply_to(question, ask(question))
    # What is remembered of somebody stays with them, where it can be revised.
    about = (ANYBODY,) if not told.open("no_contact") else ()
    new = replace(told, outsider=Reply.NOT_NOW, parted=Reply.NOT_NOW, you_asked_stop=Reply.NOT_NOW)
    keeper.keep_memory(remember(keeper.memory(), about, new, today=today))
    return remembered | told


def gate_remembered(keeper: Keeper, care: Care, turn: Turn | None = None) -> Gate:
    """Gate what is about no chat by all that is remembered, attempts seen before too.

    Args:
        keeper: Where answers are kept.
        care: The answers that were settled.
        turn: What the reader says of their attempts, or what a chat shows; None if unknown.
    """
    memory = keeper.memory()
    n = max(count_remembered(memory), 0 if turn is None else turn.n_attempts)
    if turn is None or turn.now_s is None:
        turn = Turn(0, n_attempts=n, n_week=n, n_day=0 if turn is None else turn.n_day)
    return gate_talk(care | recall_all(memory), turn)


def count_study(store: Store | None, today: str) -> None:
    """Count one more study of today, where there is a store.

    Args:
        store: The open store; None where there is none.
        today: ISO 8601.

    Raises:
        CareError: It was enough for today.
    """
    if store is not None and store.count_study(today) > MAX_STUDIES:
        raise CareError("practice.enough_today", n=MAX_STUDIES)
