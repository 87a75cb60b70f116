"""The look at a draft compares it with its writer's own usual and with the stop rules."""

import pytest

from awhile.practice.draft import Usual, check_draft, find_usual
from awhile.practice.word_lists import speaks_of_harm
from awhile.types import DAY_S, HOUR_S, Care
from tests.make import T0_S, make_dyad


def make_usual(n_after: int = 0) -> Usual:
    """Find the usual of someone who writes five words at a time, without questions."""
    sent = [(i % 2, i * HOUR_S) for i in range(60)]
    sent += [(0, 60 * HOUR_S + i * DAY_S) for i in range(n_after)]
    counts = {"words": [5] * len(sent), "questions": [0] * len(sent)}
    dyad = make_dyad(sent, counts=counts)
    return find_usual(dyad, T0_S + 60 * HOUR_S + max(n_after - 1, 0) * DAY_S + 60)


@pytest.mark.parametrize(
    ("text", "language", "key"),
    [
        ("Where are you? Why? What did I do?", "en", "practice.draft_questions"),
        ("You have to answer", "en", "practice.draft_demands"),
        ("You never listen", "en", "practice.draft_blame"),
        ("Du musst antworten", "de", "practice.draft_demands"),
        ("Wie konntest du", "de", "practice.draft_blame"),
        ("word " * 11, "en", "practice.draft_long"),
    ],
)
def test_each_thing_is_noticed(text: str, language: str, key: str) -> None:
    """Questions, demands, blame and length are each noticed, in either language."""
    check = check_draft(text, usual=make_usual(), care=Care(), language=language)
    assert key in [n.key for n in check.notes]


def test_a_kind_short_line_gets_no_remark() -> None:
    """One clear question in one's usual length is left alone."""
    check = check_draft("How are you today?", usual=make_usual(), care=Care())
    assert [n.key for n in check.notes] == ["practice.draft_plain"]


def test_pace_is_named_below_the_limit_and_holds_at_it() -> None:
    """Two attempts are named; at three the draft is only held."""
    two = check_draft("Hello", usual=make_usual(2), care=Care())
    assert [n.key for n in two.notes] == ["practice.draft_pace"]
    three = check_draft("Hello", usual=make_usual(3), care=Care())
    assert three.refusal is not None
    assert three.notes == ()


def test_after_a_no_there_is_no_help_with_a_draft() -> None:
    """The refusal comes before anything is counted."""
    check = check_draft("You never answer?", usual=make_usual(), care=Care(no_contact=True))
    assert check.refusal is not None
    assert check.notes == ()


def test_a_thin_chat_has_no_usual() -> None:
    """With too few messages of known length nothing is called long."""
    dyad = make_dyad([(0, 0.0), (1, 60.0)])
    usual = find_usual(dyad, T0_S + 120)
    assert usual.words is None
    assert "practice.draft_long" not in [
        n.key for n in check_draft("word " * 500, usual=usual, care=Care()).notes
    ]


def test_one_s_own_words_of_harm_open_the_way_to_help() -> None:
    """Words of harming oneself are noticed in both languages; a hard day is not that."""
    assert speaks_of_harm("I want to die")
    assert speaks_of_harm("Ich will nicht mehr leben")
    assert not speaks_of_harm("Slept badly, long day, Ben did not write")
