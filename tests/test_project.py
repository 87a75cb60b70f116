"""What surrounds the code: workflows, forms, citation and the names of places that must not be."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent


def run(*words: str | Path) -> None:
    """Run one of the linters of the lock."""
    if not (BIN / str(words[0])).exists():
        pytest.skip(f"{words[0]} is not installed beside this Python")
    done = subprocess.run([BIN / str(words[0]), *words[1:]], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_workflows_are_sound() -> None:
    """Their own linter finds no way for an outsider to misuse them, without asking the network."""
    run("zizmor", "--offline", "--no-progress", ROOT / ".github" / "workflows")


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("github-workflows", ".github/workflows/*.yml"),
        ("github-issue-forms", ".github/ISSUE_TEMPLATE/[!c]*.yml"),
        ("github-issue-config", ".github/ISSUE_TEMPLATE/config.yml"),
        ("citation-file-format", "CITATION.cff"),
    ],
)
def test_forms_have_their_shape(schema: str, files: str) -> None:
    """Each file of the forge, and the citation, is what its schema asks for."""
    found = sorted(ROOT.glob(files))
    assert found
    run("check-jsonschema", "--builtin-schema", f"vendor.{schema}", *found)


def test_the_version_stands_once() -> None:
    """Package, citation and changelog speak of the same version."""
    from awhile import __version__

    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert re.search(r"^version: (.+)$", citation, re.MULTILINE)[1] == __version__  # type: ignore[index]
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {__version__} " in changelog


def test_the_place_of_the_page_is_named_once() -> None:
    """A placeholder address stands in the README alone, so that one edit puts the real one in."""
    if shutil.which("git") is None:
        pytest.skip("git is not on this machine")
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False
    ).stdout.split(b"\0")
    if not tracked[0]:
        pytest.skip("not a checkout of git")
    holders = [
        name.decode()
        for name in tracked
        if name and b"awhile.example/" in (ROOT / name.decode()).read_bytes()
    ]
    assert holders == ["README.md", "tests/test_project.py"]
