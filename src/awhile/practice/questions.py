"""The questions of care: which comes next, why it is asked, and what a reply to it means.

Nothing here asks anybody. A terminal and a page ask in their own ways; both read replies with
`read_reply`, so that a key that is no answer is asked about again and never taken for one.
"""

import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from types import MappingProxyType

from awhile.care import Line, answers
from awhile.types import NOT_ASKED, Care, Reply, Said
from awhile.words import LANGUAGES
from awhile.words.language import load_language

FIRST = ("young", "afraid")
"""What is asked before a chat is opened."""

OF_PAIR = ("outsider", "same_person", "no_contact")
"""What is asked once it is known whom a chat is about; then comes what was found in it."""

SKIPPABLE = frozenset({"afraid"})
"""Questions after which everything goes on as usual where nobody answers."""

TURNED = frozenset({"young", "outsider"})
"""Questions in whose words a yes is what opens: eighteen or older, one of these two."""

KEPT_FOR_GOOD = frozenset({"young", "no_contact", "parted", "you_asked_stop"})
"""Answers that stay once a store keeps them, so that they are read back before."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes:
        name: Which: a field of `Care`, or ``same_person``.
        text: Its words, without any hint which key to press.
        reason: Why it is asked.
        skippable: Whether everything goes on as usual without an answer.
        said: The messages it is about, where it is about messages.
    """

    name: str
    text: Line
    reason: Line
    skippable: bool
    said: tuple[Said, ...] = ()

    @property
    def id(self) -> str:
        """Return what tells this question from others of its name."""
        return f"{self.name}_{self.said[0].kind}_{self.said[0].person}" if self.said else self.name


def next_question(
    care: Care,
    said: Sequence[Said],
    people: tuple[str, str] | None,
    *,
    asked: Collection[str],
    unknown: bool = False,
    said_on: Mapping[str, str] = MappingProxyType({}),
) -> Question | None:
    """Find what is asked next.

    Args:
        care: The answers so far.
        said: What the messages may say.
        people: Names of the reader and of the other person; None before a chat was opened.
        asked: Ids of questions that were asked in this sitting; none is asked twice.
        unknown: Whether somebody closed something for a pair that may be this one
            (`memory.find_unknown`).
        said_on: On which day the other or the reader said so before, ISO 8601, by question
            (`memory.recall_days`): a question that comes again after it was revised says it.

    Returns:
        The question; None where nothing is left to ask. After an answer that ends everything
        (under age, neither of the two) nothing more is asked.
    """
    if care.holds("young") or care.holds("outsider"):
        return None
    names = (*FIRST, "no_contact") if people is None else FIRST + OF_PAIR
    for name in names:
        if name in asked or (name == "same_person" and not unknown):
            continue
        if name != "same_person" and not care.open(name):
            continue
        return _ask(name, people, said_on.get(name))
    if people is not None:
        for found in group_found(said):
            question = _ask_found(str(answers(found[0])), found, people)
            if not care.holds(question.name) and question.id not in asked:
                return question
    return None


def group_found(said: Iterable[Said]) -> tuple[tuple[Said, ...], ...]:
    """Group the messages that wait for an answer by kind and sender, the gravest first.

    Args:
        said: What the messages may say.
    """
    groups: dict[tuple[str, int], list[Said]] = {}
    for one in said:
        if one.confirmed is None and answers(one):
            groups.setdefault((one.kind, one.person), []).append(one)
    return tuple(tuple(found) for found in groups.values())


def _ask(name: str, people: tuple[str, str] | None, day: str | None) -> Question:
    """Word a question; where a message of some day said so before, its reason names the day."""
    me, other = people or ("", "")
    key = f"care.ask_{name}" if people or name in FIRST else f"care.ask_{name}_anyone"
    text = Line(key, {"me": me, "name": other})
    reason = Line(f"care.reason_{name}")
    if day is not None:
        at_s = datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()
        reason = Line("care.reason_said_before", wall_s=(at_s,))
    return Question(name, text, reason, name in SKIPPABLE)


def _ask_found(name: str, found: tuple[Said, ...], people: tuple[str, str]) -> Question:
    """Word a question about messages."""
    kind, person = found[0].kind, found[0].person
    text = Line(
        f"care.ask_found_{kind}_{'other' if person else 'own'}",
        {"name": people[1]},
        tuple(one.wall_s for one in found),
    )
    return Question(name, text, Line("care.reason_found"), skippable=False, said=found)


def reply_to(question: Question, reply: Reply) -> Care:
    """Say what a reply means for care.

    Args:
        question: What was asked.
        reply: What was answered, in the words of the question.

    Returns:
        The answers to merge. Where messages were denied nothing is: that goes into what is
        remembered of these messages (`memory.deny`).
    """
    if question.name in TURNED and reply in {Reply.YES, Reply.NO}:
        reply = Reply.NO if reply is Reply.YES else Reply.YES
    if question.name == "same_person" or (question.said and reply is Reply.NO):
        return NOT_ASKED
    return Care.of(question.name, reply)


def keeps_for_good(question: Question, reply: Reply) -> bool:
    """Say whether a reply closes something that only revising opens again.

    Args:
        question: The question.
        reply: What was answered to it.
    """
    care = reply_to(question, reply)
    return question.name in KEPT_FOR_GOOD and care.holds(question.name)


def answer_found(said: Iterable[Said], question: Question, reply: Reply) -> tuple[Said, ...]:
    """Put a clear yes or no to the messages a question was about.

    Args:
        said: What the messages may say.
        question: The question, about some of them.
        reply: What was answered to it.
    """
    if reply not in {Reply.YES, Reply.NO}:
        return tuple(said)
    return tuple(
        replace(one, confirmed=reply is Reply.YES) if one in question.said else one for one in said
    )


@cache
def _replies() -> Mapping[str, Mapping[Reply, frozenset[str]]]:
    """Read the words for yes, no and not sure, by language."""
    text = resources.files("awhile.words").joinpath("replies.toml").read_text(encoding="utf-8")
    told = tomllib.loads(text)
    for code in LANGUAGES:
        own = load_language(code)
        told[code] = {"yes": own.yes, "no": own.no, "unsure": own.unsure}
    return {
        code: {
            reply: frozenset(word.casefold() for word in words.get(reply.value, ()))
            for reply in (Reply.YES, Reply.NO, Reply.UNSURE)
        }
        for code, words in told.items()
    }


def read_reply(text: str, language: str) -> Reply | None:
    """Read what was typed to a question of yes and no.

    Args:
        text: What was typed. Nothing is "not now".
        language: The language of the sentences. Its own words come first; those of another
            language count where all that know the word agree.

    Returns:
        The reply; None where it is neither, so that it is asked again.
    """
    word = " ".join(text.casefold().strip(" \t.!?¿¡。！？").split())
    if not word:
        return Reply.NOT_NOW if not text.strip(" \t") else Reply.UNSURE if "?" in text else None
    table = _replies()
    own = [reply for reply, words in table.get(language, {}).items() if word in words]
    if own:
        return own[0]
    if len(word) == 1 and word.isascii():
        return None  # one letter means yes in one language and no in the next
    found = {reply for lists in table.values() for reply, words in lists.items() if word in words}
    return found.pop() if len(found) == 1 else None
