"""The rules of care, held over every sentence of every language, and every language held whole."""

import pickle
import re
from copy import deepcopy
from pathlib import Path

import pytest

from awhile import words
from awhile.evidence import claims
from awhile.words import LANGUAGES, load_area, say
from awhile.words.plurals import Numeral, list_categories, plural_category
from tests.languages import (
    MAX_WORDS,
    breaks_care,
    figures,
    folders,
    is_tiring,
    list_all,
    list_faults,
    load_rules,
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_breaks_a_rule_of_care(language: str) -> None:
    """No he or she, promise, motive, label or shout, in any language."""
    ours = list(list_all(language))
    assert len(ours) > 1000
    broken = {key: breaks_care(language, key, text) for key, text in ours}
    assert {key: what for key, what in broken.items() if what} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_that_is_offered_is_whole(language: str) -> None:
    """Every sentence is there, names the same things, and has every form its numbers choose."""
    assert list_faults(language) == []


def test_a_language_that_is_begun_is_not_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is offered once its language.toml, which is written last, exists; and then held whole."""
    assert set(LANGUAGES) <= set(folders())
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "tell.toml").write_text('you = "tu"', encoding="utf-8")
    monkeypatch.setattr(words, "FOLDER", tmp_path)
    assert words.list_languages() == ()
    (tmp_path / "xx" / "language.toml").touch()
    assert words.list_languages() == ("xx",)


def test_every_sentence_can_be_read_by_a_tired_person() -> None:
    """No stretch without a stop is long, and none is shouted."""
    for language in LANGUAGES:
        assert [(language, key) for key, text in list_all(language) if is_tiring(text)] == []
    assert is_tiring("word " * (MAX_WORDS + 1))
    assert is_tiring("STOPPED here.")


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"en"}))
def test_a_translated_claim_says_as_much_with_the_same_numbers(language: str) -> None:
    """Every claim is there, finding by finding, and no figure was lost on the way."""
    for ours, theirs in zip(claims(), claims(language), strict=True):
        assert (theirs.advice, theirs.say) != (ours.advice, ours.say), ours.id
        for one, other in zip(ours.research, theirs.research, strict=True):
            assert figures(other.says) == figures(one.says), ours.id


@pytest.mark.parametrize(
    ("language", "key", "text"),
    [
        ("en", "tell.x", "How to win them back"),
        ("en", "tell.x", "{name} misses you"),
        ("en", "tell.x", "Most men do"),
        ("en", "tell.x", "Wait!"),
        ("de", "tell.x", "Was ihm fehlt"),
        ("de", "tell.x", "Das ist toxisch."),
        ("de", "tell.x", "Viele Männer tun das"),
    ],
)
def test_the_rules_can_fail(language: str, key: str, text: str) -> None:
    """A sentence that breaks a rule is found, in each language."""
    assert breaks_care(language, key, text)
    assert not breaks_care("en", "claims.x", "Of 200 women and men in this study, half wrote.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_marks_of_a_language_stand_in_its_sentences(language: str) -> None:
    """What every output must carry is taken from the sentences that every output carries."""
    keys = ("mark", "cannot_judge", "no_therapy", "help_line")
    said = " ".join(load_area(language, "care")[key] for key in keys)
    assert [mark for mark in load_rules(language).marks if mark not in said] == []


@pytest.mark.parametrize(
    "language",
    [
        "en", "de", "es", "pt", "fr", "it", "nl", "tr", "id", "ru", "hi", "ar",
        "pl", "cs", "lv", "he", "da", "is", "si", "fil", "ga",
    ],
)  # fmt: skip
def test_numbers_bend_words_as_in_another_implementation(language: str) -> None:
    """For whole numbers and halves, our reading of the rules is that of Babel."""
    babel = pytest.importorskip("babel", reason="Babel is not installed")
    theirs = babel.Locale.parse(language).plural_form
    numbers = [*range(130), 199, 1000, 1001, 1_000_000, 0.5, 1.5, 2.5, 21.3]
    assert [plural_category(n, language) for n in numbers] == [theirs(n) for n in numbers]
    assert {plural_category(n, language) for n in numbers} <= set(list_categories(language))


def test_a_number_chooses_the_form_of_its_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the number of ``n``, written out or not; else by the first one that is named."""
    (tmp_path / "pl").mkdir()
    (tmp_path / "pl" / "tell.toml").write_text(
        'x = "{n} razu"\nx-one = "raz"\nx-few = "{n} razy"\nx-many = "{n} razy, {m}"\n',
        encoding="utf-8",
    )
    real = words.FOLDER
    monkeypatch.setattr(words, "FOLDER", tmp_path)
    for cached in (words._load_file, words.load_area, words.load_forms):
        cached.cache_clear()
    try:
        assert say("tell.x", "pl", n=1) == "raz"
        assert say("tell.x", "pl", n=Numeral("trzy", 3), m=1) == "trzy razy"
        assert say("tell.x", "pl", m=1, n=5) == "5 razy, 1"
        assert say("tell.x", "pl", n=Numeral("2½", 2.5)) == "2½ razu"
        assert say("tell.x", "pl", n="3") == "3 razu"
    finally:
        monkeypatch.setattr(words, "FOLDER", real)
        for cached in (words._load_file, words.load_area, words.load_forms):
            cached.cache_clear()


def test_a_numeral_that_is_copied_keeps_its_value() -> None:
    """A chart or an answer may be copied, or sent to another process, with its numbers."""
    for copied in (deepcopy(Numeral("2½", 2.5)), pickle.loads(pickle.dumps(Numeral("2½", 2.5)))):
        assert (copied, copied.value) == ("2½", 2.5)


def test_no_name_of_a_sentence_looks_like_a_form() -> None:
    """A hyphen in a key means a form, so English, which has none, has no such key."""
    folder = Path(words.FOLDER) / "en"
    keys = re.findall(
        r"^([\w-]+) = ",
        "\n".join(p.read_text("utf-8") for p in folder.glob("*.toml")),
        re.MULTILINE,
    )
    assert len(keys) > 1000
    assert [key for key in keys if "-" in key] == []
