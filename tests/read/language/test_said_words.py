"""What comes before any number is found in what people write, and each language says how well."""

import random
import re
import time
from collections import Counter

import pytest

from awhile.read.language import (
    SAID_COLUMNS,
    SAID_LANGUAGES,
    TextCounts,
    looks_for,
    make_finder,
    read_words,
)
from awhile.read.language.count import BLOCK, tell_languages
from awhile.read.language.pack import bare_letters
from awhile.read.language.said_words import fold, load_said, load_said_lists, write_regex
from awhile.types import SAID, UNKNOWN
from tests.read.language.score import (
    SAID_SEEN,
    SAID_UNSEEN,
    precision,
    recall,
    said_score,
    said_sentences,
)
from tests.read.language.test_counts import ENGLISH, POLISH

LEAST_RECALL = 0.8
"""Recall on held-out sentences below which despair and a no are not looked for at all."""

LEAST_PRECISION = 0.8
"""Precision over all kinds together, near misses among the sentences."""


@pytest.mark.parametrize("code", SAID_LANGUAGES)
def test_a_language_says_how_well_it_finds(code: str) -> None:
    """Despair and a no are looked for exactly where enough of them is found, unseen."""
    counts = said_score(code, "held_out")
    for kind in ("stop", "despair"):
        assert (kind in looks_for(code)) == (recall(counts[kind]) >= LEAST_RECALL), kind
    together = sum(counts.values(), start=type(counts["stop"])())
    assert precision(together) >= LEAST_PRECISION
    assert recall(together) >= LEAST_RECALL


@pytest.mark.parametrize("code", SAID_LANGUAGES)
def test_unseen_words_are_found_as_often_as_is_said(code: str) -> None:
    """On sentences written after every pattern, a sixth at least; the docs say how many."""
    for kind in ("stop", "despair"):
        counts = sum((said_score(code, folder)[kind] for folder in SAID_UNSEEN), start=Counter())
        assert counts["right"] + counts["missed"] >= (20 if code in {"en", "de"} else 12)
        assert recall(counts) >= 1 / 6, kind
        assert precision(counts) >= 0.9, kind
    texts = [fold(text) for folder in SAID_UNSEEN for _, text in said_sentences(code, folder)]
    for folder in (*SAID_SEEN, "held_out"):
        assert not set(texts) & {fold(text) for _, text in said_sentences(code, folder)}


@pytest.mark.parametrize("code", SAID_LANGUAGES)
def test_what_the_patterns_were_mended_on_is_found(code: str) -> None:
    """Nine in ten of the sentences to write patterns with, and nine in ten of them rightly."""
    for kind in ("stop", "despair"):
        counts = sum((said_score(code, folder)[kind] for folder in SAID_SEEN), start=Counter())
        assert recall(counts) >= 0.9, kind
        assert precision(counts) >= 0.9, kind


@pytest.mark.parametrize("code", SAID_LANGUAGES)
def test_everyday_words_are_left_alone(code: str) -> None:
    """Pills that somebody else takes, a rope for a boat, no point in driving: nothing is asked."""
    labelled = said_sentences(code, "ordinary")
    assert len(labelled) >= 15
    assert not any(wanted for wanted, _ in labelled)
    find = load_said(code).find
    found = [text for _, text in labelled if find(text) & {"stop", "despair"}]
    assert len(found) <= 1, found


@pytest.mark.parametrize("code", SAID_LANGUAGES)
def test_there_are_sentences_of_every_kind(code: str) -> None:
    """Enough of each, near misses too, and no sentence is both looked at and held out."""
    seen: set[str] = set()
    for folder in ("development", "held_out"):
        labelled = said_sentences(code, folder)
        for kind in SAID:
            assert sum(kind in wanted for wanted, _ in labelled) >= 8, (folder, kind)
        assert sum(not wanted for wanted, _ in labelled) >= 15, folder
        texts = {fold(text) for _, text in labelled}
        assert len(texts) == len(labelled), folder
        assert not texts & seen
        seen |= texts


@pytest.mark.parametrize("code", SAID_LANGUAGES)
def test_every_pattern_is_one(code: str) -> None:
    """Each compiles, names only sets that there are, and is not found in nothing."""
    pack = load_said(code)
    assert set(load_said_lists(code)) <= {"name", "looks_for", "common", "words", *SAID}
    assert pack.looks_for <= set(SAID)
    for pattern in pack.patterns:
        regex = re.compile(write_regex(pattern.source, pack.sets))
        assert not regex.search("  "), pattern.source
        assert not regex.search(" . "), pattern.source
    assert len({(p.kind, p.source, p.finds) for p in pack.patterns}) == len(pack.patterns)


@pytest.mark.parametrize("code", SAID_LANGUAGES)
def test_the_short_way_finds_what_the_long_way_finds(code: str) -> None:
    """No pattern is passed over because its words were not called."""
    pack = load_said(code)
    slowly = [(p, re.compile(write_regex(p.source, pack.sets))) for p in pack.patterns]
    for folder in (*SAID_SEEN, "held_out"):
        for _, text in said_sentences(code, folder):
            folded = fold(text)
            hits: dict[str, list[tuple[int, int]]] = {kind: [] for kind in SAID}
            misses: dict[str, list[tuple[int, int]]] = {kind: [] for kind in SAID}
            for pattern, regex in slowly:
                spans = [match.span() for match in regex.finditer(folded)]
                (hits if pattern.finds else misses)[pattern.kind] += spans
            slow = {
                kind
                for kind in SAID
                if any(
                    not any(start < end and begin < stop for begin, end in misses[kind])
                    for start, stop in hits[kind]
                )
            }
            assert pack.find(text) == slow, text


@pytest.mark.parametrize(
    "text",
    [
        "STOP. WRITING. TO ME",
        "dont contact me again",
        "don\u2019t contact me again",
        "Don\u02bct contaaact me agaiiin!!!",
        "pls   stop\nwriting to me",
    ],
)
def test_how_it_is_typed_does_not_matter(text: str) -> None:
    """Case, apostrophes, drawn-out letters and blanks."""
    assert "stop" in read_words(text, "en")


def test_an_unknown_language_is_tried_in_all() -> None:
    """A note of the reader's own is read in every language that there is."""
    assert read_words("ich will nicht mehr leben") == {"despair"}
    assert "despair" in read_words("i do not want to live", "xx")
    assert "despair" in make_finder("de")("i do not want to live")
    assert read_words("let us have lunch on sunday") == frozenset()


def test_a_chat_is_looked_through() -> None:
    """Both people, in their language and in English; unknown where nothing is looked for."""
    counts = TextCounts()
    n = 40
    texts = [ENGLISH, POLISH, None] * n
    texts[30] = "please stop writing to me"
    texts[31] = "please stop writing to me"
    counts.take([0, 1, 0] * n, texts)
    columns = counts.finish()
    stop = columns[SAID_COLUMNS["stop"]]
    assert (stop[30], stop[31]) == (1, 1)
    assert (stop[27], stop[28], stop[29]) == (0, UNKNOWN, UNKNOWN)
    assert {len(columns[name]) for name in SAID_COLUMNS.values()} == {3 * n}


def test_few_words_are_looked_at_in_every_language() -> None:
    """Where there is too little to tell a language, a no is still seen."""
    counts = TextCounts()
    counts.take([0, 1], ["ok", "schreib mir nie wieder"])
    columns = counts.finish()
    assert list(columns["stop_requests"]) == [UNKNOWN, 1]


@pytest.mark.parametrize("size", [10, 30])
@pytest.mark.parametrize("code", SAID_LANGUAGES)
def test_the_language_of_what_is_looked_for_is_told(code: str, size: int) -> None:
    """Blocks of labelled sentences, also without accents or in capitals, are of their language."""
    folders = (*SAID_SEEN, "held_out", *SAID_UNSEEN)
    texts = [text for folder in folders for _, text in said_sentences(code, folder)]
    random.Random(size).shuffle(texts)
    blocks = [texts[start : start + size] for start in range(0, len(texts) - size + 1, size)]
    assert len(blocks) >= 150 // size
    for typed in (str, str.upper, bare_letters):
        told = [tell_languages(map(typed, block)) for block in blocks]
        assert all(code in (spoken, *near) for spoken, near in told), typed
        assert sum(found == (code, ()) for found in told) > 0.8 * len(told), typed
        assert size < 30 or {spoken for spoken, _ in told} == {code}


@pytest.mark.parametrize(("one", "other"), [("tr", "de"), ("id", "nl"), ("hi", "fr")])
def test_two_languages_at_once_are_both_looked_through(one: str, other: str) -> None:
    """Where a block is of two languages, a no in either is seen."""
    texts = [
        text
        for code in (one, other)
        for wanted, text in said_sentences(code, "development")[:60]
        if not wanted
    ]
    asked = {
        text
        for code in (one, other)
        for wanted, text in said_sentences(code, "development")
        if "stop" in wanted
    }
    counts = TextCounts()
    mixed = [*texts, *sorted(asked)]
    counts.take([0] * len(mixed), list(mixed))
    found = counts.finish()[SAID_COLUMNS["stop"]]
    told, near = tell_languages(mixed)
    assert {one, other} <= {told, *near}
    n_seen = sum(found[row] == 1 for row, text in enumerate(mixed) if text in asked)
    assert n_seen >= 0.9 * len(asked)


def test_what_has_no_patterns_is_looked_through_in_what_is_near() -> None:
    """Galician is none of the languages with patterns; Spanish and Portuguese are its kin."""
    galician = "non sei que facer hoxe, estou na casa e mañá imos á praia contigo, ti que fas aquí"
    told, near = tell_languages([galician] * 3)
    assert told == "gl"
    assert {"es", "pt"} <= set(near)
    counts = TextCounts()
    counts.take([0] * 4, [galician] * 3 + ["no me escribas más"])
    assert counts.finish()[SAID_COLUMNS["stop"]][3] == 1
    counts = TextCounts()
    counts.take([0] * 4, [POLISH] * 3 + ["no me escribas más"])
    assert counts.finish()[SAID_COLUMNS["stop"]][3] == UNKNOWN


def test_what_the_two_have_written_in_is_looked_through() -> None:
    """Words of no known language may be of one that somebody wrote in before."""
    turkish = [text for _, text in said_sentences("tr", "development")]
    counts = TextCounts()
    counts.take([0] * BLOCK, (turkish * BLOCK)[:BLOCK])
    counts.take([1] * 5, ["wvrt xqz plm grb"] * 4 + ["wvrt xqz plm grb zkr beni rahat b\u0131rak"])
    assert counts.finish()[SAID_COLUMNS["stop"]][-1] == 1


@pytest.mark.parametrize("code", SAID_LANGUAGES)
def test_a_text_of_any_length_takes_time_as_it_is_long(code: str) -> None:
    """Ten times the words take about ten times as long."""
    pack = load_said(code)
    words = " ".join(text for _, text in said_sentences(code, "development")[:40])

    def seconds(times: int) -> float:
        text = f"{words} " * times
        pack.find(text)
        start = time.process_time()
        pack.find(text)
        return time.process_time() - start

    assert seconds(20) < 30 * seconds(2) + 0.2
