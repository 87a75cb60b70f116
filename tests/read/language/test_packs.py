"""Every language pack, held to the error that the docs state."""

import pytest

from awhile.read.language import COLUMNS, LANGUAGES, PHRASES, STYLE, detect_language, load_pack
from awhile.read.language.pack import load_lists
from awhile.read.language.said_words import load_said
from tests.read.language.score import LABELS, precision, recall, score, sentences

LEAST = {"sentences": (0.9, 0.95), "unseen": (0.6, 0.25)}
"""Precision and recall that every pack reaches; of the second kind there are few sentences."""


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_pack_is_whole(code: str) -> None:
    """Every column has its list, and there are enough sentences of every kind, near misses too."""
    lists = load_lists(code)
    assert set(lists["style"]) == {"i", "we", "you", *STYLE}  # type: ignore[call-overload]
    assert set(lists["counts"]) == set(PHRASES)  # type: ignore[call-overload]
    assert set(lists["near_misses"]) <= set(PHRASES)  # type: ignore[call-overload]
    labelled = sentences(code)
    assert len(labelled) >= 80
    for name in LABELS.values():
        assert sum(name in wanted for wanted, _ in labelled) >= 3, name
    assert sum(not wanted for wanted, _ in labelled) >= 20


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("folder", sorted(LEAST))
def test_the_stated_error_holds(code: str, folder: str) -> None:
    """Precision and recall stay above the floor, on plain sentences and on hard ones."""
    counts = score(code, folder)["all"]
    least_precision, least_recall = LEAST[folder]
    assert precision(counts) >= least_precision
    assert recall(counts) >= least_recall


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_phrase_is_empty(code: str) -> None:
    """Not every word of a phrase may be left out: it would be found everywhere."""
    assert load_pack(code).root.ends is None


@pytest.mark.parametrize("code", LANGUAGES)
def test_lists_have_no_word_that_cannot_be_found(code: str) -> None:
    """Every listed word is one word to the pack itself, in lower case."""
    lists = load_lists(code)
    pack = load_pack(code)
    words = {w for text in lists["style"].values() for w in text.split()}  # type: ignore[attr-defined]
    for table in ("counts", "near_misses"):
        for phrases in lists[table].values():  # type: ignore[attr-defined]
            for phrase in phrases:
                for slot in phrase.split():
                    words |= set(slot.removesuffix("?").split("|"))
    odd = sorted(
        w for w in words if pack.find(w.removesuffix("*").lower()) != [w.removesuffix("*")]
    )
    assert odd == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_language_of_the_sentences_is_told(code: str) -> None:
    """Forty sentences of a language are taken for it and no other."""
    texts = [text for _, text in sentences(code)]
    for start in range(0, len(texts) - 39, 20):
        assert detect_language(texts[start : start + 40]) == code


def test_the_longest_phrase_wins_and_a_near_miss_is_none() -> None:
    """A phrase inside a longer one is not counted again, nor one that a near miss covers."""
    pack = load_pack("en")

    def count(text: str, name: str) -> int:
        return pack.count(text).count(COLUMNS.index(name))

    assert count("I really do love you. I love you", "declarations") == 2
    assert count("I LOOOVE you", "declarations") == 1
    assert count("I don’t love you", "declarations") == 0
    assert count("we and we are us", "we") == 3


def test_what_one_file_fills_a_pack_with_is_not_in_the_next() -> None:
    """What was compiled is shared by all files; the words of a chat are in no pack but its own."""
    pack, said = load_pack("en"), load_said("en")
    assert pack.count("thank you zanzibar") == load_pack("en").count("thank you zanzibar") != []
    assert said.find("leave me alone zanzibar") == {"stop"}
    assert "zanzibar" in pack
    assert "zanzibar" in said.asked
    for other in (load_pack("en"), load_said("en").asked):
        assert len(other) == 0
    assert load_pack("en").columns is pack.columns
    assert load_said("en").called is said.called
