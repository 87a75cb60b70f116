"""The rules that can be taken out, and what holds those that no other test names."""

import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest

from awhile.care import MARKS
from awhile.errors import CareError
from awhile.practice import actions
from awhile.practice import store as store_module
from awhile.practice.store import open_store
from awhile.tell import tell_html, tell_json, tell_terminal
from awhile.tell.claims import tell_claims
from awhile.types import Events, Kind, Reply
from awhile.words import LANGUAGES, say
from tests import rules
from tests.languages import load_rules
from tests.make import OPEN, gate_of
from tests.tell.studies import demo_study

CARE_PAGE = Path(__file__).resolve().parents[2] / "docs" / "explanation" / "care.md"
REQUIREMENTS = tuple(f"S{n:02}" for n in range(1, 26))


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.name)
def test_a_rule_stands_where_it_is_said_to_stand(rule: rules.Rule) -> None:
    """Its line is there once, and so is its test: ``dev.py rules`` then takes it out."""
    for place, line, _ in rule.places:
        text = (rules.ROOT / "src" / "awhile" / place).read_text(encoding="utf-8")
        assert text.count(line) == 1
    file, _, name = rule.test.partition("::")
    assert f"def {name}(" in (rules.ROOT / file).read_text(encoding="utf-8")


def test_every_requirement_has_a_rule_or_says_why_not() -> None:
    """S01 to S25, in the rules and on the page."""
    named = {rule.name for rule in rules.RULES} | rules.NO_LINE.keys()
    assert [name for name in REQUIREMENTS if name not in named] == []
    page = CARE_PAGE.read_text(encoding="utf-8")
    for rule in rules.RULES:
        assert rule.test.partition("::")[2] in page, rule.test
    for name in REQUIREMENTS:
        assert re.search(rf"^\| {name} \|", page, re.MULTILINE), name


@pytest.mark.slow
def test_a_rule_that_is_taken_out_is_missed() -> None:
    """Each in turn; as ``python3 dev.py rules`` does."""
    words = [sys.executable, Path(rules.__file__)]
    told = subprocess.run(words, capture_output=True, text=True)
    assert told.returncode == 0, told.stdout + told.stderr
    n = len(rules.RULES)
    assert f"{n} of {n} rules are held by their test." in told.stdout


def test_events_have_no_column_for_watching_anyone() -> None:
    """When, who, what kind and counts; nothing of when somebody was there, or where, or read."""
    assert {field.name for field in fields(Events)} == {
        "time_s", "offset_s", "sender", "kind", "row", "counts"
    }  # fmt: skip
    assert {kind.name for kind in Kind} == {
        "TEXT", "MEDIA", "VOICE", "CALL", "MISSED_CALL", "REACTION", "DELETED"
    }  # fmt: skip


def outputs() -> dict[str, Callable[[str], str]]:
    """List every way to tell a study."""
    study = demo_study("chat")
    gate = gate_of(study)
    return {
        "terminal": lambda language: tell_terminal(study, gate, language, width=200, colour=False),
        "report": lambda language: tell_html(study, gate, language),
        "claims": lambda language: tell_claims(study, gate, language),
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", outputs())
def test_every_output_carries_its_marks(name: str, language: str) -> None:
    """From whose record, not for court, no judge of safety, no therapy, and where help is."""
    told = " ".join(re.sub(r"<[^>]+>", " ", outputs()[name](language)).split())
    for mark in MARKS:
        said = say(mark, language, name=demo_study("chat").people[0])
        assert " ".join(said.split()) in told, (name, mark)
    for part in load_rules(language).marks:
        assert part in told, (name, part)


def test_what_is_about_no_chat_carries_all_marks_but_the_one_about_the_record() -> None:
    """Claims without a chat were made from nobody's record."""
    told = tell_claims(None, OPEN)
    assert "cannot judge" in told
    assert "one side’s record" not in told


def test_saved_numbers_carry_the_marks_too() -> None:
    """Whoever opens the JSON sees them, and it reads back without them."""
    study = demo_study("chat")
    assert '"marks"' in (text := tell_json(study, gate_of(study)))
    for part in load_rules("en").marks:
        assert part in text


def test_writing_it_all_out_rests_whatever_a_page_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three times, then two weeks; the rule is in the action, below every way to it."""
    pytest.importorskip("apsw", reason="the encrypted store is not installed")
    cheap = (("cipher", "aegis"), ("algorithm", "aegis-256"), ("mcost", 8), ("tcost", 1))
    monkeypatch.setattr(store_module, "CIPHER", (*cheap, ("pcost", 1)))
    with open_store(tmp_path / "s", "a tide comes in", create=True) as store:
        for day in ("2024-05-01", "2024-05-02", "2024-05-03"):
            actions.begin_session(store, [Reply.NO] * 3, today=day)
        with pytest.raises(CareError, match="rests"):
            actions.begin_session(store, [Reply.NO] * 3, today="2024-05-10")
        for reply in (Reply.YES, Reply.UNSURE, Reply.NOT_NOW):
            with pytest.raises(CareError, match="p05"):
                actions.begin_session(store, [Reply.NO, reply], today="2024-06-01")
