"""A number stands once: no constant twice, and no sentence that goes on saying an old threshold.

Sentences take what they name (``{hours}``). Where one must spell a span out, a rule here ties it to
its constant: whoever changes the constant is told which sentences to change, and whoever writes a
span into a sentence is asked to take it from its constant.
"""

import ast
import re
from collections import defaultdict
from pathlib import Path

import pytest

from awhile.practice.held import MAX_URGE
from awhile.practice.journal import MAX_SCALE
from awhile.practice.store import MIN_PASSPHRASE
from awhile.types import DAY_S, HOUR_S, WEEK_S
from awhile.words import LANGUAGES, list_areas, load_area
from tests.languages import load_rules, spans_in

SRC = Path(__file__).resolve().parents[1] / "src" / "awhile"

RULES: tuple[tuple[str, float, str], ...] = (
    (r"page\.attempts_label", WEEK_S / DAY_S, "days"),
)  # fmt: skip
"""Which sentences may spell out which threshold, and in what unit."""

NO_THRESHOLD = (
    r"claims\.public_\w+",  # what is known of others, from `evidence/public.json`
    r"(sample|practices)\.\w+",
    r"tell\.((dative_)?(one|n)_\w+|twice)",  # the units themselves
    r"page\.wait_\w+",  # how long a letter may wait, as its writer chooses
    r"tell\.col_wrote",  # what is known of others, from `evidence/long_silences.json`
    r"practice\.(low_mood|short_nights|trend_note)",  # when a doctor is the one to ask
    r"tell\.phases_\w+",  # multiples of a usual wait, held by tests/fit
)

SCALES: tuple[tuple[str, int], ...] = (
    (r"practice\.ask_urge(_now|_today)?", MAX_URGE),
    (r"practices\.p03_1", MAX_URGE),
    (r"practice\.(ask_mood|item_\w+)", MAX_SCALE),
    (r"practice\.sleep_range", DAY_S // HOUR_S),
)
"""Which sentences name a scale from 0, and where it ends."""

SCALE = re.compile(r"(?<![\d.,:])0(?!\d|[.,:]\d)\D{1,40}?(?!1\b)(\d+)(?!\d|[.,:]\d)")


def sentences(language: str) -> dict[str, str]:
    """Return every sentence of a language by key."""
    return {
        f"{area}.{name}": text
        for area in list_areas()
        for name, text in load_area(language, area).items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_spells_out_a_span_that_no_constant_has(language: str) -> None:
    """Each span is that of the constant its rule names; a sentence without a rule has none."""
    wrong = {}
    for key, text in sentences(language).items():
        if any(re.fullmatch(pattern, key) for pattern in NO_THRESHOLD):
            continue
        allowed = [(value, unit) for pattern, value, unit in RULES if re.fullmatch(pattern, key)]
        if stray := [span for span in spans_in(text, language) if span not in allowed]:
            wrong[key] = stray, allowed
    assert wrong == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_names_a_scale_that_no_constant_has(language: str) -> None:
    """Each scale from 0 ends where its constant does, and each constant has its sentences."""
    found = {
        key: [int(end) for end in SCALE.findall(text)]
        for key, text in sentences(language).items()
        if SCALE.search(text)
    }
    tied = {
        key: end for key in sentences(language) for kind, end in SCALES if re.fullmatch(kind, key)
    }
    assert found == {key: [end] for key, end in tied.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_how_long_a_passphrase_must_be(language: str) -> None:
    """The number of its sentence, in the words of the language, is that of the store."""
    text = load_area(language, "page")["passphrase_about"]
    word = load_rules(language).numbers[MIN_PASSPHRASE - 1]
    assert re.search(word, text, re.IGNORECASE) or str(MIN_PASSPHRASE) in text


def test_every_rule_is_of_use() -> None:
    """A rule that ties no sentence is taken out."""
    ours = {language: sentences(language) for language in LANGUAGES}
    for pattern, value, unit in RULES:
        tied = [key for key in ours["en"] if re.fullmatch(pattern, key)]
        assert any(
            (value, unit) in spans_in(ours[language][key], language)
            for language in LANGUAGES for key in tied
        ), pattern  # fmt: skip


def test_a_span_is_found_in_words_and_in_figures() -> None:
    """The search finds what it is for."""
    assert spans_in("In the last seven days, or 24 hours, or six-hours later", "en") == [
        (7, "days"), (24, "hours"), (6, "hours"),
    ]  # fmt: skip
    assert spans_in("mindestens sechs Stunden, in zwei Wochen, nach drei Tagen", "de") == [
        (6, "hours"), (2, "weeks"), (3, "days"),
    ]  # fmt: skip


def constants() -> dict[tuple[str, float], list[str]]:
    """List the numbers that modules give names to, by name (without its unit) and value."""
    found: dict[tuple[str, float], list[str]] = defaultdict(list)
    for path in sorted(SRC.rglob("*.py")):
        known = {"HOUR_S": HOUR_S, "DAY_S": DAY_S, "WEEK_S": WEEK_S}
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                name = node.targets[0].id
                try:
                    value = eval(ast.unparse(node.value), {"__builtins__": {}}, dict(known))
                except (NameError, TypeError, SyntaxError, AttributeError):
                    continue
                plain = isinstance(node.value, ast.Name)  # another name for what stands elsewhere
                if name.isupper() and type(value) in (int, float) and not plain:
                    known[name] = value
                    found[name.removesuffix("_S"), value].append(str(path.relative_to(SRC)))
    return found


def test_no_constant_stands_twice() -> None:
    """Two modules that need the same number take it from one place."""
    twins = {f"{name} = {value}": where for (name, value), where in constants().items()
             if len(where) > 1}  # fmt: skip
    assert twins == {}
