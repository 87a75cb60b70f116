"""The look at a draft compares it with its writer's own usual and with the rules of care."""

import pytest

from awhile.care import gate_talk
from awhile.errors import CareError
from awhile.practice.actions import check_draft as check_and_say
from awhile.practice.draft import (
    NO_USUAL,
    DraftCheck,
    Usual,
    check_draft,
    find_usual,
    tell_language,
)
from awhile.read.language import COLUMNS, LANGUAGES, load_pack, read_words
from awhile.types import DAY_S, HOUR_S, Care, Reply
from tests.make import NO_CARE, OPEN, T0_S, make_dyad
from tests.read.language.score import sentences


def make_usual(n_after: int = 0) -> Usual:
    """Find the usual of someone who writes five words at a time, without questions."""
    sent = [(i % 2, i * HOUR_S) for i in range(60)]
    sent += [(0, 60 * HOUR_S + i * DAY_S) for i in range(n_after)]
    counts = {"words": [5] * len(sent), "questions": [0] * len(sent)}
    dyad = make_dyad(sent, counts=counts)
    return find_usual(dyad, T0_S + 60 * HOUR_S + max(n_after - 1, 0) * DAY_S + 60)


def keys(check: DraftCheck) -> list[str]:
    """List what was noticed."""
    return [note.key for note in check.notes]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Where are you? Why? What did I do?", "practice.draft_questions"),
        ("You have to answer me and I am waiting", "practice.draft_demands"),
        ("You never listen to what I say", "practice.draft_blame"),
        ("Du musst mir antworten, ich warte", "practice.draft_demands"),
        ("Wie konntest du das tun, ich bin so", "practice.draft_blame"),
        ("Nunca me escuchas y todo es culpa tuya, tienes que hablar", "practice.draft_blame"),
        ("Tu dois me répondre et je ne sais pas quoi faire", "practice.draft_demands"),
        ("word " * 11, "practice.draft_long"),
    ],
)
def test_each_thing_is_noticed(text: str, key: str) -> None:
    """Questions, demands, blame and length are each noticed, in either language."""
    assert key in keys(check_draft(text, usual=make_usual(), gate=OPEN))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("You never listen to what I say", "en"),
        ("Du hast nie auf mich gehört, und das ist so", "de"),
        ("Nunca me escuchas y eso es lo que me duele", "es"),
        ("ok", None),
        ("xqz wvrt plm", None),
        ("", None),
    ],
)
def test_the_language_of_a_draft_is_told_from_its_own_words(text: str, code: str | None) -> None:
    """Whatever language is shown; what is too short or foreign to tell is not guessed."""
    assert tell_language(text) == code


def test_words_are_not_looked_at_in_a_language_without_lists() -> None:
    """A Polish reproach is not counted by English lists, and it is said that nobody looked."""
    done = check_and_say(
        "Nigdy mnie nie słuchasz i to jest twoja wina, ale ja już nie, you never",
        usual=NO_USUAL,
        gate=OPEN,
    )
    assert [line.key for line in done.lines] == ["practice.draft_unknown", "practice.draft_hold"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_blame_is_counted_as_in_a_chat(code: str) -> None:
    """The sentences that a pack takes for blame are what the look at a draft takes for blame."""
    pack, column = load_pack(code), COLUMNS.index("blame")
    told = 0
    for _, text in sentences(code):
        check = check_draft(text, usual=NO_USUAL, gate=OPEN)
        if check.language == code:
            told += 1
            noted = sum(n.values["n"] for n in check.notes if n.key == "practice.draft_blame")
            assert noted == pack.count(text).count(column)
    assert told > 20


def test_nothing_is_condoned_and_nothing_compared_without_a_chat() -> None:
    """A short kind line and a threat both get the same sober line, and no word of a usual."""
    for text in ("How are you today? I think of you", "word " * 500):
        check = check_draft(text, usual=NO_USUAL, gate=OPEN)
        assert keys(check) == []
    done = check_and_say("I know where you live and I will come", usual=NO_USUAL, gate=OPEN)
    assert [line.key for line in done.lines] == ["practice.draft_about", "practice.draft_hold"]


def test_pace_is_named_below_the_limit_and_holds_at_it() -> None:
    """Two attempts are named; at three the draft is only held."""
    usual = make_usual(2)
    two = check_draft("Hello", usual=usual, gate=gate_talk(NO_CARE, usual.turn))
    assert keys(two) == ["practice.draft_pace"]
    usual = make_usual(3)
    with pytest.raises(CareError, match="unanswered: 3"):
        check_draft("Hello", usual=usual, gate=gate_talk(NO_CARE, usual.turn))


@pytest.mark.parametrize("name", ["no_contact", "afraid", "parted", "you_asked_stop", "young"])
def test_after_a_no_or_in_fear_there_is_no_help_with_a_draft(name: str) -> None:
    """The refusal comes before anything is counted."""
    gate = gate_talk(NO_CARE | Care.of(name, Reply.UNSURE))
    with pytest.raises(CareError):
        check_draft("You never answer?", usual=make_usual(), gate=gate)


def test_a_thin_chat_has_no_usual() -> None:
    """With too few messages of known length nothing is called long."""
    dyad = make_dyad([(0, 0.0), (1, 60.0)])
    usual = find_usual(dyad, T0_S + 120)
    assert usual.words is None
    assert "practice.draft_long" not in keys(check_draft("word " * 500, usual=usual, gate=OPEN))


def test_one_s_own_words_of_harm_open_the_way_to_help() -> None:
    """Words of harming oneself are noticed wherever there is a list; a hard day is not."""
    assert "despair" in read_words("I want to die")
    assert "despair" in read_words("Ich will nicht mehr leben")
    assert not read_words("Slept badly, long day, Ben did not write")
