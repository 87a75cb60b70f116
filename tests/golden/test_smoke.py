"""A few seconds that say whether the whole still stands: run on every landing.

Nothing here depends on how a sentence is worded.
"""

import ast
import importlib
import json
import pkgutil
from pathlib import Path

import pytest

import awhile
from awhile.cli import main
from tests.golden.conversations import CONVERSATIONS, WELL
from tests.golden.snapshot import HERE, differences
from tests.golden.test_golden import alone, write

__all__ = ["alone"]
NAMES = ("berlin", "newfoundland", "utc", "two-files")
HELD = ("n_events", "active_day_share", "silence_longest_s", "unanswered_longest", "pace", "hours",
        "weekdays", "reply_latency_by_hour")  # fmt: skip
"""What a wrong zone, sender or order would change, and what no better model or sentence does."""


def test_every_module_can_be_imported() -> None:
    """No import is broken; of the lab where its libraries are here."""
    failed = []
    for module in pkgutil.walk_packages(awhile.__path__, "awhile.", onerror=failed.append):
        if module.name.endswith("__main__"):
            continue
        try:
            importlib.import_module(module.name)
        except ModuleNotFoundError as error:
            if not module.name.startswith("awhile.lab") or (error.name or "").startswith("awhile"):
                raise
    assert [name for name in failed if not name.startswith("awhile.lab")] == []


def test_every_name_that_is_imported_is_there() -> None:
    """No test, script, example or benchmark asks a module for what it no longer has."""
    root = Path(__file__).resolve().parents[2]
    lost = []
    for folder in ("tests", "benchmarks", "examples", "scripts", "docs", "web"):
        for path in sorted((root / folder).rglob("*.py")):
            if "node_modules" in path.parts:
                continue
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if not isinstance(node, ast.ImportFrom) or node.level or not node.module:
                    continue
                if node.module.split(".")[0] != "awhile":
                    continue
                try:
                    module = importlib.import_module(node.module)
                except ModuleNotFoundError as error:
                    if (error.name or "").startswith("awhile"):
                        lost.append(f"{path.relative_to(root)}: {node.module}")
                    continue
                for name in node.names:
                    if hasattr(module, name.name):
                        continue
                    try:
                        importlib.import_module(f"{node.module}.{name.name}")
                    except ImportError:
                        lost.append(f"{path.relative_to(root)}: {node.module}.{name.name}")
    assert lost == []


@pytest.mark.parametrize("name", NAMES)
def test_numbers_stand_in_every_zone(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Counts, hours, weekdays and silences are those that were held, in each zone."""
    one = next(one for one in CONVERSATIONS if one.name == name)
    assert main([*write(one), *one.words, "--json"]) == 0
    held = json.loads((HERE / name / "study.json").read_text(encoding="utf-8"))
    got = json.loads(capsys.readouterr().out)
    for part in ("measured", "series"):
        old, new = ([row for row in study[part] if row["name"] in HELD] for study in (held, got))
        assert old
        assert list(differences(old, new, part)) == []


def test_a_page_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    """One chat goes all the way to a page and a terminal."""
    Path("chat.txt").write_text(
        "".join(
            f"[{d:02}/06/2025, 1{d % 9}:00:00] {('Robin', 'Sam')[d % 2]}: Hello\n"
            for d in range(1, 29)
        ),
        encoding="utf-8",
    )
    words = ["chat.txt", "--me", "Robin", "--now", "2025-07-20", *WELL, "--page", "page.html"]
    assert main(words) == 0
    assert "Sam" in capsys.readouterr().out
    assert "</html>" in Path("page.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_after_a_no_nothing_looks_ahead(answer: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With a request for no contact a study holds no chance, no silence and no time to answer."""
    one = next(one for one in CONVERSATIONS if one.name == "no-contact")
    words = [answer if word == "yes" and before == "--no-contact" else word
             for before, word in zip(("", *one.words), one.words, strict=False)]  # fmt: skip
    assert main([*write(one), *words, "--json"]) == 0
    study = json.loads(capsys.readouterr().out)
    assert study["silences"] == []
    assert not [m for m in study["measured"] if m["name"].startswith(("reply_latency", "silence_"))]
    assert '"return_probs": [0' not in json.dumps(study)
