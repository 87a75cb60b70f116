"""What is remembered of care: who may be whom, and on which day a no was said."""

from dataclasses import replace

import pytest

from awhile.care import Line, answers
from awhile.practice.memory import (
    Memory,
    carry_over,
    find_unknown,
    link,
    list_closed,
    name_pairs,
    read_memory,
    recall,
    recall_all,
    recall_days,
    remember,
    revise,
    write_memory,
)
from awhile.practice.questions import Question
from awhile.practice.settle import Given, Passing, settle_pair, settle_talk
from awhile.types import DAY_S, Care, Reply, Said, Turn
from tests.make import NO_CARE

TODAY, KEY = "2024-05-01", bytes(32)
NO = Care.of("no_contact", Reply.YES)
SAID_S = 1_705_053_600.0  # 12 January 2024, 10:00


def pair(memory: Memory, name: str) -> tuple[str, ...]:
    """Return the digests of Ada and somebody."""
    return name_pairs(memory, ["Ada"], [name])


def two_closed() -> Memory:
    """Remember a no of Ben and one of Cleo."""
    memory = Memory(KEY)
    for name in ("Ben", "Cleo"):
        memory = remember(memory, pair(memory, name), NO, today=TODAY)
    return memory


def closed(memory: Memory, name: str) -> bool:
    """Say whether a no counts for somebody, known or not yet known."""
    digests = pair(memory, name)
    return recall(memory, digests).holds("no_contact") or bool(find_unknown(memory, digests))


@pytest.mark.parametrize("reply", [Reply.YES, Reply.UNSURE])
def test_revising_one_of_several_leaves_the_others_closed(reply: Reply) -> None:
    """A new number is one of two, nobody knows which: what revises Ben's no keeps Cleo's."""
    memory = two_closed()
    new = pair(memory, "new number")
    memory = link(memory, new, find_unknown(memory, new), reply)
    assert closed(memory, "new number")
    memory = revise(memory, pair(memory, "Ben")[0], today=TODAY, confirmed=True)
    assert recall(memory, pair(memory, "Cleo")).holds("no_contact")
    assert recall(memory, new).holds("no_contact")
    memory = revise(memory, pair(memory, "Cleo")[0], today=TODAY, confirmed=True)
    assert not closed(memory, "new number")


def test_not_sure_closes_both_and_revising_one_leaves_the_other_closed() -> None:
    """A number that may be Ben's says no: Ben is closed; what revises Ben's leaves the number's."""
    memory = remember(Memory(KEY), pair(Memory(KEY), "Ben"), NO, today=TODAY)
    new = pair(memory, "new number")
    memory = link(memory, new, find_unknown(memory, new), Reply.UNSURE)
    memory = remember(memory, new, Care.of("parted", Reply.YES), today=TODAY)
    assert recall(memory, pair(memory, "Ben")).holds("parted")
    memory = revise(memory, pair(memory, "Ben")[0], today=TODAY, confirmed=True)
    assert recall(memory, new).holds("parted")
    assert not recall(memory, new).holds("no_contact")


def test_a_yes_about_one_person_makes_them_the_same() -> None:
    """Said beyond doubt to be Ben: what closes or revises one does so for both."""
    memory = remember(Memory(KEY), pair(Memory(KEY), "Ben"), NO, today=TODAY)
    new = pair(memory, "new number")
    memory = link(memory, new, find_unknown(memory, new), Reply.YES)
    memory = revise(memory, new[0], today=TODAY, confirmed=True)
    assert not closed(memory, "Ben")
    assert not closed(memory, "new number")


def test_a_no_that_is_recalled_is_not_said_again_of_another() -> None:
    """Looking at one who may be Ben, or at nobody's chat, makes no second no to revise."""
    keeper = Passing()
    memory = keeper.memory()
    keeper.keep_memory(remember(memory, pair(memory, "Ben"), NO, today=TODAY))
    given = Given(care=NO_CARE, same_person=Reply.UNSURE)
    names = (["Ada"], ["new number"])
    settled = settle_pair(keeper, given, NO_CARE, (), names, None, today=TODAY, turn=Turn())
    assert settled.care.holds("no_contact")
    assert settle_talk(keeper, NO_CARE, None, names=(), today=TODAY).holds("no_contact")
    memory = keeper.memory()
    assert [row[0] for row in list_closed(memory)] == list(pair(memory, "Ben"))
    memory = revise(memory, pair(memory, "Ben")[0], today=TODAY, confirmed=True)
    assert not recall_all(memory).holds("no_contact")


def ask_all(keeper: Passing, said: tuple[Said, ...]) -> list[Question]:
    """Settle what is asked about Ada and Ben, saying yes to whatever was found and no else."""
    asked: list[Question] = []

    def answer(question: Question) -> Reply:
        asked.append(question)
        return Reply.YES if question.said or question.name == "outsider" else Reply.NO

    names = (["Ada"], ["Ben"])
    care = Care.of("young", Reply.NO)
    settle_pair(keeper, Given(), care, said, names, answer, today=TODAY, turn=Turn())
    return asked


@pytest.mark.parametrize("person", [0, 1])
def test_the_day_of_a_no_is_kept_and_said_when_it_is_asked_again(person: int) -> None:
    """The no came on a day of the chat, not on the day it was answered; revising keeps it."""
    keeper = Passing()
    first = Said("stop", person, SAID_S)
    question = str(answers(first))
    ask_all(keeper, (replace(first, wall_s=SAID_S - DAY_S), first))
    digests = pair(keeper.memory(), "Ben")
    assert recall_days(keeper.memory(), digests) == {question: "2024-01-12"}
    memory = read_memory(write_memory(keeper.memory()))
    assert recall_days(memory, digests) == {question: "2024-01-12"}
    keeper.keep_memory(revise(memory, digests[0], today=TODAY, confirmed=True))
    reasons = {one.name: one.reason for one in ask_all(keeper, ())}
    if person:
        day_s = SAID_S - SAID_S % DAY_S
        assert reasons["no_contact"] == Line("care.reason_said_before", wall_s=(day_s,))
    assert recall_days(keeper.memory(), digests) == {question: "2024-01-12"}


def test_the_day_of_a_no_comes_along_into_a_store_that_is_opened_later() -> None:
    """Under the key of the store the pair has another digest, and the same day."""
    keeper = Passing()
    ask_all(keeper, (Said("stop", 1, SAID_S),))
    new = carry_over(keeper.memory(), Memory(KEY), [(["Ada"], ["Ben"])], today=TODAY)
    assert recall_days(new, pair(new, "Ben")) == {"no_contact": "2024-01-12"}


def test_a_memory_from_before_days_were_kept_is_read() -> None:
    """A store of an older version has no such field."""
    memory = two_closed()
    text = write_memory(memory).replace(', "said_on": {}', "").replace('"maybe": [], ', "")
    assert "said_on" not in text
    assert "maybe" not in text
    assert read_memory(text) == memory
