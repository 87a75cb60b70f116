"""Take each rule of care out and see that the test that holds it fails: ``python3 dev.py rules``.

A rule is a line of the program. Here stands, for each, how it is taken out and which test then
fails; `docs/explanation/care.md` names the same tests. Run with names to try some alone:
``python3 dev.py rules S04 memory``. A copy of the sources is changed, never the sources.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, how it is taken out, and what then fails.

    Attributes:
        name: The requirement it holds, as ``S04``, or a word of its own.
        says: The rule.
        file: Where it stands, in ``src/awhile``.
        line: What is taken out; it stands there once.
        instead: What stands there without the rule.
        test: The test that then fails.
        also: Further places, as file, line and instead, where a rule is held twice.
    """

    name: str
    says: str
    file: str
    line: str
    instead: str
    test: str
    also: tuple[tuple[str, str, str], ...] = ()

    @property
    def places(self) -> tuple[tuple[str, str, str], ...]:
        """Return every place as file, line and instead."""
        return ((self.file, self.line, self.instead), *self.also)


def load_rules() -> tuple[Rule, ...]:
    """Read every rule that can be taken out by a line, from ``rules.toml`` beside this file."""
    text = Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    rows = tomllib.loads(text)["rule"]
    return tuple(
        Rule(**row | {"also": tuple(tuple(place) for place in row.get("also", ()))}) for row in rows
    )


RULES = load_rules()

NO_LINE = {
    "S22": "design with those concerned has not been done; care.md says how it would be",
}
"""Requirements that no line of the program holds, and why."""


def take_out(rule: Rule, folder: Path) -> None:
    """Copy the sources into a folder, without one rule.

    Raises:
        ValueError: What is to be taken out does not stand there once.
    """
    shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
    for file, line, instead in rule.places:
        path = folder / "src" / "awhile" / file
        text = path.read_text(encoding="utf-8")
        if text.count(line) != 1:
            msg = f"{rule.name}: not once in {file}: {line!r}"
            raise ValueError(msg)
        path.write_text(text.replace(line, instead), encoding="utf-8")


def run_test(test: str, source: Path) -> subprocess.CompletedProcess[str]:
    """Run one test on other sources."""
    words = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", test]
    environ = os.environ | {"PYTHONPATH": str(source), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(words, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)


def fails_without(rule: Rule) -> str:
    """Take a rule out and say what its test makes of it.

    Returns:
        ``held`` if the test fails and says so itself; else what is wrong with the rule's own test.
    """
    with tempfile.TemporaryDirectory() as folder:
        take_out(rule, Path(folder))
        told = run_test(rule.test, Path(folder) / "src")
    if told.returncode == 1 and "FAILED" in told.stdout:
        return "held"
    return f"NOT HELD (exit {told.returncode})\n{told.stdout[-1500:]}{told.stderr[-500:]}"


def main(names: list[str]) -> int:
    """Take each rule out, or those that are named, and say which are held."""
    chosen = [rule for rule in RULES if not names or rule.name in names]
    n_open = 0
    for rule in chosen:
        told = fails_without(rule)
        n_open += told != "held"
        print(f"{rule.name:14} {told:8} {rule.says}", flush=True)
    print(f"{len(chosen) - n_open} of {len(chosen)} rules are held by their test.")
    return int(bool(n_open))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
