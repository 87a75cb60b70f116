"""Every language pack, held to the error that the docs state."""

import pytest

from awhile.read.language import COLUMNS, LANGUAGES, PHRASES, STYLE, detect_language, load_pack
from awhile.read.language.pack import load_lists
from tests.read.language.score import LABELS, precision, recall, score, sentences

LEAST_PRECISION, LEAST_RECALL = 0.8, 0.75
"""What every pack reaches on the sentences that were only counted."""


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
def test_the_stated_error_holds(code: str) -> None:
    """On sentences the lists were not mended on, precision and recall stay above the floor."""
    counts = score(code, 1)["all"]
    assert precision(counts) >= LEAST_PRECISION
    assert recall(counts) >= LEAST_RECALL


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
        return dict(pack.count(text)).get(COLUMNS.index(name), 0)

    assert count("I really do love you. I love you", "declarations") == 2
    assert count("I LOOOVE you", "declarations") == 1
    assert count("I don’t love you", "declarations") == 0
    assert count("we and we are us", "we") == 3
