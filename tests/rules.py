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
import traceback
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path

import pytest

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
    # What Python compiled goes along and is used while a file is the same.
    shutil.copytree(
        ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("*.pyc.*", "*.part")
    )
    for file, line, instead in rule.places:
        path = folder / "src" / "awhile" / file
        text = path.read_text(encoding="utf-8")
        if text.count(line) != 1:
            msg = f"{rule.name}: not once in {file}: {line!r}"
            raise ValueError(msg)
        path.write_text(text.replace(line, instead), encoding="utf-8")


def run_test(test: str, source: Path, told: Path) -> int:
    """Run one test on other sources, in a process of its own.

    Args:
        test: The test, as pytest names it.
        source: The folder that holds ``awhile``.
        told: Where its output goes.

    Returns:
        Its exit code.
    """
    words = ["-x", "-q", "-p", "no:cacheprovider", test]
    words += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # of what is imported already
    environ = {"PYTHONPATH": str(source), "PYTHONDONTWRITEBYTECODE": "1"}
    with told.open("wb") as out:
        if not hasattr(os, "fork"):
            started = [sys.executable, "-m", "pytest", *words]
            return subprocess.run(
                started, cwd=ROOT, env=os.environ | environ, stdout=out, stderr=out
            ).returncode
        # What every test needs is imported once, here; what is tried is imported only there.
        child = os.fork()
        if not child:
            code = 3
            try:
                os.dup2(out.fileno(), 1)
                os.dup2(out.fileno(), 2)
                os.chdir(ROOT)
                os.environ |= environ
                sys.dont_write_bytecode = True
                sys.path[:0] = [str(source), str(ROOT)]
                code = int(pytest.main(words))
            except BaseException:  # noqa: BLE001, whatever it is must not go on in here
                traceback.print_exc()
            finally:
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(code)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def fails_without(rule: Rule) -> str:
    """Take a rule out and say what its test makes of it.

    Args:
        rule: The rule.

    Returns:
        ``held`` if the test fails and says so itself; else what is wrong with the rule's own test.
    """
    with tempfile.TemporaryDirectory() as folder:
        take_out(rule, Path(folder))
        path = Path(folder) / "told.txt"
        code = run_test(rule.test, Path(folder) / "src", path)
        told = path.read_text(encoding="utf-8", errors="replace")
    if code == 1 and "FAILED" in told:
        return "held"
    return f"NOT HELD (exit {code})\n{told[-2000:]}"


def main(names: list[str]) -> int:
    """Take each rule out, or those that are named, and say which are held."""
    for plugin in entry_points(group="pytest11"):
        plugin.load()
    import_module("hypothesis")
    # Whatever was imported of the sources would be tried in place of the copy.
    assert "awhile" not in sys.modules
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
