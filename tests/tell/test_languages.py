"""Asked in one language, every command answers in it, with its own numbers and dates."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from awhile import words
from awhile.cli import main
from awhile.cli.entry import choose_language
from awhile.sample import DEMOS
from awhile.tell import tell_html, tell_inspect, tell_json, tell_terminal
from awhile.tell.claims import claims_page, tell_claims
from awhile.tell.phrases import number, percent, span
from awhile.types import DAY_S
from awhile.words import FOR_RESEARCH, LANGUAGES, load_area, say
from awhile.words.language import load_language
from tests.make import gate_of
from tests.tell.studies import demo_study


def leave_only(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the sentences of every other language away, but for what only researchers meet."""

    def load(code: str, area: str) -> Mapping[str, str]:
        return load_area(code, area) if code == language or area in FOR_RESEARCH else {}

    monkeypatch.setattr(words, "load_area", load)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
@pytest.mark.parametrize("demo", sorted(DEMOS))
def test_a_telling_takes_no_word_from_another_language(
    language: str, demo: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With every other language taken away, all of a study can still be told."""
    study = demo_study(demo)
    leave_only(language, monkeypatch)
    page = tell_html(study, gate_of(study), language)
    turned = ' dir="rtl"' if load_language(language).direction == "rtl" else ""
    assert f'<html lang="{language}"{turned}>' in page
    assert tell_terminal(study, gate_of(study), language, width=80, colour=False)
    assert tell_inspect(study.understood, language)
    assert tell_claims(study, gate_of(study), language)
    assert claims_page(language)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_help_and_refusals_of_every_command_are_in_the_language(
    language: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No help text, usage error or file error needs English when another was asked for."""
    from awhile.cli.commands import COMMANDS

    leave_only(language, monkeypatch)
    for command in COMMANDS:
        with pytest.raises(SystemExit):
            main([command.name, "--help", "--language", language])
    assert say("cli.head_options", language) + ":" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["study", f"--language={language}"])
    refused = load_area(language, "cli")["not_understood"]
    assert max(re.split(r"{\w+}", refused), key=len).strip() in capsys.readouterr().err
    assert main(["nothing-here.txt", "--language", language]) == 2
    assert "nothing-here.txt" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("machine", "chosen"),
    [
        ("de_AT.UTF-8", "de"), ("de", "de"), ("de-CH", "de"), ("de@euro", "de"), ("C.UTF-8", "en"),
        ("POSIX", "en"), ("zh_CN.UTF-8", "en"), ("dev", "en"), ("", "en"), ("../de", "en"),
    ],
)  # fmt: skip
def test_the_machine_says_which_language(
    machine: str, chosen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A country falls to its language, and what Awhile does not speak to English."""
    for name in ("AWHILE_LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", machine)
    assert choose_language(["chat.txt"]) == chosen
    assert choose_language(["chat.txt", "--language", "de"]) == "de"
    for language in LANGUAGES:
        monkeypatch.setenv("LC_MESSAGES", f"{language}_ZZ.UTF-8")
        assert choose_language(["chat.txt"]) == language


def test_the_language_of_a_telling_is_chosen_when_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A study saved in one language is told in another; the flag goes before the environment."""
    monkeypatch.chdir(tmp_path)
    Path("study.json").write_text(
        tell_json(demo_study("letters"), gate_of(demo_study("letters"))), encoding="utf-8"
    )
    monkeypatch.setitem(os.environ, "AWHILE_LANGUAGE", "de_DE.UTF-8")
    assert main(["tell", "study.json"]) == 0
    assert "geschrieben" in capsys.readouterr().out
    assert main(["tell", "study.json", "--language", "en"]) == 0
    assert "written" in capsys.readouterr().out
    assert '<html lang="en">' in Path("study.html").read_text(encoding="utf-8")


def test_why_no_reader_knows_a_file_is_said_in_the_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The reasons inside an error are in the language of the error."""
    (tmp_path / "poem.txt").write_text("no dates here", encoding="utf-8")
    leave_only("de", monkeypatch)
    assert main(["inspect", str(tmp_path / "poem.txt"), "--language", "de"]) == 2
    assert "Text, aber nicht so, wie Chat-Apps schreiben" in capsys.readouterr().err


def test_numbers_have_the_marks_of_the_language() -> None:
    """Thousands, decimals, percent and plural forms differ, and none is mixed up."""
    assert (number(1234567.5, "en", ",.1f"), number(1234567.5, "de", ",.1f")) == (
        "1,234,567.5",
        "1.234.567,5",
    )
    assert (percent(0.25, "en"), percent(0.25, "de")) == ("25%", "25\u00a0%")
    assert [span(n * DAY_S, "de") for n in (1, 2)] == ["einen Tag", "2 Tage"]
