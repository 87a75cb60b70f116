"""The guides are in the program, in the reader's language, and each can be found by its app."""

from pathlib import Path

import pytest

from awhile.cli import main
from awhile.cli.how_to import find_guide, list_guides
from awhile.errors import AwhileError
from awhile.words import FOLDER, LANGUAGES


@pytest.mark.parametrize("app", sorted(list_guides()))
def test_every_guide_is_shown(app: str, capsys: pytest.CaptureFixture[str]) -> None:
    """As plain text, without marks of headings, links or code."""
    assert main(["how-to", app]) == 0
    told = capsys.readouterr().out
    assert len(told) > 200
    assert not any(mark in told for mark in ("](", "**", "```", "\n# "))


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"en"}))
def test_a_guide_is_told_in_the_language(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Where it was translated; else in English."""
    assert main(["how-to", "WhatsApp", "--language", language]) == 0
    guide = Path(FOLDER) / language / "guides" / "export-from-whatsapp.md"
    first = guide.read_text(encoding="utf-8").splitlines()[0]
    assert capsys.readouterr().out.startswith(first.removeprefix("# "))


def test_a_mistyped_app_is_guessed_and_none_lists_all(capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody is sent to a folder that is not there."""
    assert main(["how-to", "whatsap"]) == 2
    assert "whatsapp" in capsys.readouterr().err
    assert main(["how-to"]) == 0
    assert "telegram" in capsys.readouterr().out


def test_what_is_listed_names_an_app_or_a_task() -> None:
    """No stray word of a file's name is listed; one that names a single guide finds it."""
    guides = list_guides()
    assert {"e-mail", "imessage", "viber", "hold-a-message"} <= set(guides)
    assert not {"e", "mail", "and", "or", "files", "happened"} & set(guides)
    assert find_guide("prior") == find_guide("refit-the-prior") == guides["refit-the-prior"]
    assert find_guide("email") == guides["e-mail"]
    with pytest.raises(AwhileError):
        find_guide("export")
