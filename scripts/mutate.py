"""Put small faults into the code and count which of them no test notices.

``python3 dev.py mutate [MODULE …] [--sample N] [--seed S] [--processes P]``

mutmut makes the faults (mutants) and runs each in a forked process with the tests that reach it. It
works on a copy under ``build/mutate``, so that nothing here is touched. Of all mutants of the
modules a sample with a fixed seed is tried; the answer is the share that died, with its interval,
and each survivor as a diff. mutmut changes what is inside functions alone, never a constant or a
table of a module.
"""

import argparse
import json
import math
import random
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "build" / "mutate"

MODULES = (
    "segment",
    "care",
    "answer",
    "measure",
    "forecast",
    "tell/phrases",
    "tell/chapters",
    "tell/doubts",
)
"""What is mutated unless modules are named: whatever decides a number or a sentence."""

TESTS = (
    "tests/test_segment.py",
    "tests/test_answer.py",
    "tests/measure",
    "tests/forecast",
    "tests/fit",
    "tests/practice/test_care.py",
    "tests/practice/test_turn.py",
    "tests/tell/test_phrases.py",
    "tests/tell/test_charts.py",
    "tests/tell/test_json.py",
    "tests/golden",
)
"""The tests that are to notice: those of these modules, and the golden truths. Those of the lab,
the page, the store and the readers are slow and far off."""

NOT_RUN = "not slow and not browser and not lab"
BAR = 0.85
"""The share that must die."""

CONFIG = """
[tool.mutmut]
source_paths = ["src/"]
only_mutate = [{modules}]
pytest_add_cli_args_test_selection = [{tests}]
pytest_add_cli_args = ["-m", "{marks}", "-p", "no:cacheprovider"]
also_copy = ["docs", "examples", "web", "benchmarks", "scripts", "dev.py", "README.md"]
max_stack_depth = -1
"""


def quoted(words: list[str]) -> str:
    """Write strings as the inside of a TOML array."""
    return ", ".join(f'"{word}"' for word in words)


def copy_tree(modules: list[str]) -> None:
    """Copy what git knows or does not ignore, with the settings of mutmut added."""
    shutil.rmtree(PLACE, ignore_errors=True)
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    for name in listed.stdout.splitlines():
        if (ROOT / name).is_file():
            (PLACE / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, PLACE / name)
    files: list[str] = []
    for module in modules:
        inside = ROOT / "src" / "awhile" / module
        files += [f"src/awhile/{module}/*"] if inside.is_dir() else [f"src/awhile/{module}.py"]
    tests = [test for test in TESTS if (ROOT / test).exists()]
    settings = CONFIG.format(modules=quoted(files), tests=quoted(tests), marks=NOT_RUN)
    with (PLACE / "pyproject.toml").open("a", encoding="utf-8") as out:
        out.write(settings)


def mutmut(*words: str, **more: object) -> "subprocess.CompletedProcess[str]":
    """Run mutmut on the copy."""
    return subprocess.run(
        [sys.executable, *words], cwd=PLACE, text=True, check=True, **more  # type: ignore[call-overload]
    )  # fmt: skip


def results() -> dict[str, int | None]:
    """Return the exit code of each mutant's tests, None where they have not been run."""
    found: dict[str, int | None] = {}
    for meta in sorted((PLACE / "mutants").rglob("*.meta")):
        found |= json.loads(meta.read_text(encoding="utf-8"))["exit_code_by_key"]
    return found


def wilson(share: float, n: int) -> tuple[float, float]:
    """Return the 95% interval of a share."""
    z = 1.96
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return middle - half, middle + half


def main() -> int:
    """Mutate, try a sample, and tell the score and the survivors."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("modules", nargs="*", metavar="MODULE", help="as measure or tell/phrases")
    parser.add_argument("--sample", type=int, default=200, help="how many; 0 for all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    args = parser.parse_args()
    modules = args.modules or [m for m in MODULES if (ROOT / "src/awhile" / m).exists()
                               or (ROOT / f"src/awhile/{m}.py").exists()]  # fmt: skip
    copy_tree(modules)
    # mutmut 3 has no command that makes the mutants and runs none of them.
    make = (
        "from mutmut.__main__ import copy_also_copy_files, copy_src_dir, create_mutants\n"
        "import os; os.makedirs('mutants', exist_ok=True)\n"
        "copy_src_dir(); copy_also_copy_files(); create_mutants(2)"
    )
    mutmut("-c", make, stdout=subprocess.DEVNULL)
    made = sorted(results())
    chosen = made
    if 0 < args.sample < len(made):
        chosen = random.Random(args.seed).sample(made, args.sample)  # noqa: S311
    print(f"{len(made)} mutants of {', '.join(modules)}; {len(chosen)} are tried", flush=True)
    mutmut("-m", "mutmut", "run", "--max-children", str(args.processes), *chosen)
    done = {name: code for name, code in results().items() if name in set(chosen)}
    unreached = [name for name, code in done.items() if code in (5, 33)]
    alive = [name for name, code in done.items() if code == 0]
    for name in [*alive, *unreached]:
        shown = mutmut("-m", "mutmut", "show", name, capture_output=True).stdout
        changed = [line for line in shown.splitlines()
                   if line[:1] in "+-@" and not line.startswith(("+++", "---"))]  # fmt: skip
        print(f"\n{name}" + (" (no test reaches it)" if name in unreached else ""))
        print("\n".join(changed))
    n = len(done)
    died = n - len(alive) - len(unreached)
    low, high = wilson(died / n, n)
    print(f"\n{died} of {n} died: {died / n:.1%} (95%: {low:.0%} to {high:.0%}); bar {BAR:.0%}")
    return 0 if died / n >= BAR else 1


if __name__ == "__main__":
    sys.exit(main())
