"""Everything a developer runs, with Python and pip alone: ``python3 dev.py TARGET``."""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
LOCK = ROOT / "requirements-dev.txt"
TEST_LOCK = ROOT / "requirements-test.txt"


def run(*words: str | Path, **environ: str) -> None:
    """Run a command from the root; stop with its exit code if it fails."""
    shown = " ".join(str(w) for w in words)
    print(f"$ {shown}", flush=True)
    # Tests start hundreds of processes: each would compile every source file again.
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    code = subprocess.run([str(w) for w in words], cwd=ROOT, env=kept | environ).returncode
    if code:
        print(f"failed ({code}): {shown}", flush=True)
        sys.exit(code)


def setup() -> None:
    """Make ``.venv`` from the lock file, unless it is there and up to date."""
    stamp = VENV / "locked"
    wanted = hashlib.sha256(LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    run(sys.executable, "-m", "venv", VENV)
    run(BIN / "python", "-m", "pip", "install", "-q", "--require-hashes", "-r", LOCK)
    run(
        BIN / "python", "-m", "pip", "install", "-q", "--no-deps", "--no-build-isolation", "-e", "."
    )
    stamp.write_text(wanted)


def test() -> None:
    """Run the fast tests, files side by side on as many processes as there are cores."""
    setup()
    beside = ("-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder")
    run(BIN / "python", "-m", "pytest", *beside, "-m", "not slow and not browser", *sys.argv[2:])


def lint() -> None:
    """Check format, lint, types and the import contracts."""
    setup()
    run(BIN / "ruff", "format", "--check", ".")
    run(BIN / "ruff", "check", ".")
    run(BIN / "mypy")
    run(BIN / "lint-imports")


def bare() -> None:
    """Run the core on every Python from 3.11 that is here, with no library, and its tests.

    The one farthest from the Python that runs this, which tests everything with its libraries, runs
    all fast tests of the core, the others the few of ``tests/smoke.txt``.
    """
    here: dict[int, str] = {}
    for minor in range(11, 15):
        pyenv = sorted((Path.home() / ".pyenv" / "versions").glob(f"3.{minor}.*/bin/python"))
        python = str(pyenv[-1]) if pyenv else shutil.which(f"python3.{minor}")
        if python is None or subprocess.run([python, "-c", ""], capture_output=True).returncode:
            print(f"python3.{minor}: not on this machine, left out", flush=True)
        else:
            here[minor] = python
    # The test runner and nothing else: tests of the lab cannot be imported here.
    whole = ("-m", "not slow and not browser and not lab", "--ignore", "tests/lab")
    few = (ROOT / "tests" / "smoke.txt").read_text(encoding="utf-8").split()
    far = max(here, key=lambda minor: abs(minor - sys.version_info.minor), default=0)
    for minor, python in here.items():
        run(python, "-I", "-S", ROOT / "tests" / "bare.py")
        place = ROOT / ".bare" / f"3.{minor}"
        inside = place / BIN.relative_to(VENV) / "python"
        run(python, "-m", "venv", "--clear", place)
        run(inside, "-m", "pip", "install", "-q", "--require-hashes", "-r", TEST_LOCK)
        wanted = whole if minor == far else few
        run(inside, "-m", "pytest", "-p", "no:cacheprovider", *wanted, PYTHONPATH=str(ROOT / "src"))


def shipped() -> None:
    """Install as the README says, then make every demo's page from what was installed alone."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "venv"
        inside = place / BIN.relative_to(VENV)
        run(sys.executable, "-m", "venv", place)
        run(inside / "python", "-m", "pip", "install", "-q", ROOT)
        for demo in ("letters", "chat"):
            run(inside / "awhile", "demo", demo, "--page", Path(folder) / f"{demo}.html")


def docs() -> None:
    """Rebuild the generated reference pages."""
    setup()
    run(BIN / "python", ROOT / "docs" / "generate.py")


def golden() -> None:
    """Write the golden files anew and show what changed, words first."""
    setup()
    run(BIN / "python", "-m", "pytest", "-m", "golden", *sys.argv[2:], AWHILE_GOLDEN="1")
    seen = ("git", "--no-pager", "diff", "--unified=0", "--word-diff=plain")
    run(*seen, "--", "tests/**/*.en.txt", "tests/**/inspect.txt", "tests/**/*.events.csv")
    run("git", "--no-pager", "diff", "--stat", "--", "tests")
    run("git", "status", "--short", "--", "tests")


def mutate() -> None:
    """Put small faults into a copy of the code and count those that no test notices."""
    setup()
    run(BIN / "python", ROOT / "scripts" / "mutate.py", *sys.argv[2:])


def rules() -> None:
    """Take each rule of care out and check that its test fails; names choose some."""
    setup()
    run(BIN / "python", ROOT / "tests" / "rules.py", *sys.argv[2:])


def walks() -> None:
    """Hold forty thousand longer walks against the model of care: ``walks [HOW MANY [FROM]]``."""
    setup()
    asked = dict(zip(("AWHILE_WALKS", "AWHILE_WALKS_FROM"), sys.argv[2:], strict=False))
    folder = "tests/practice"
    tests = (
        f"{folder}/test_walk.py::test_nor_in_many_longer_walks",
        f"{folder}/test_walk_commands.py",
    )
    run(BIN / "python", "-m", "pytest", *tests, **{"AWHILE_WALKS": "40000"} | asked)


def page() -> None:
    """Build ``awhile.html`` and the folder for a static host from the locked runtime; needs npm."""
    npm = shutil.which("npm")
    if npm is None:
        print("npm is not on this machine: the page is left out", flush=True)
        return
    web = ROOT / "web"
    run(npm, "ci", "--prefix", web, "--ignore-scripts", "--no-audit", "--no-fund")
    # The wheels of the page's own Python, not of the one that runs this.
    target = ("--python-version", "3.14", "--implementation", "cp", "--abi", "cp314")
    platform = ("--platform", "pyemscripten_2026_0_wasm32", "--only-binary", ":all:", "--no-deps")
    locked = ("--require-hashes", "-r", web / "requirements.txt", "-d", ROOT / "build" / "wheels")
    run(sys.executable, "-m", "pip", "download", "-q", *target, *platform, *locked)
    for script in ("schema", "types", "lint", "test"):
        run(npm, "run", "--silent", "--prefix", web, script)
    run(sys.executable, web / "build" / "build.py")
    run("node", web / "build" / "bare.mjs")


def language() -> None:
    """Begin a language, or show what one still lacks: ``python3 dev.py language fr``."""
    setup()
    run(BIN / "python", ROOT / "scripts" / "language.py", *sys.argv[2:])


def site() -> None:
    """Build the documentation as a site into `build/site`; needs npm."""
    setup()
    run(BIN / "python", ROOT / "scripts" / "release.py", "--site")


def release() -> None:
    """Build all that is released from the present commit into `build/release`; needs npm."""
    setup()
    run(BIN / "python", ROOT / "scripts" / "release.py", *sys.argv[2:])


def check() -> None:
    """Do all that CI does."""
    setup()
    # The bare tests need no library and no page, so they run on the other core meanwhile.
    with tempfile.TemporaryFile() as told:
        beside = subprocess.Popen([sys.executable, __file__, "bare"], stdout=told, stderr=told)
        try:
            lint()
            run(BIN / "python", ROOT / "docs" / "generate.py", "--check")
            shipped()
            page()
            # Two at a time, a file in one place, so that what a file makes is made once; in the
            # order of `tests/conftest.py`, the longest files first.
            two = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder")
            run(BIN / "python", "-m", "pytest", *two, *sys.argv[2:], AWHILE_PAGE_BUILT="1")
        except SystemExit:
            beside.terminate()
            raise
        code = beside.wait()
        told.seek(0)
        print(told.read().decode(errors="replace"), flush=True)
    if code:
        sys.exit(code)


TARGETS: dict[str, Callable[[], None]] = {
    f.__name__: f
    for f in (
        setup,
        test,
        lint,
        bare,
        shipped,
        docs,
        language,
        golden,
        mutate,
        rules,
        walks,
        page,
        site,
        release,
        check,
    )
}

if __name__ == "__main__":
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name not in TARGETS:
        print("python3 dev.py " + "|".join(TARGETS))
        for target in TARGETS.values():
            print(f"  {target.__name__:8} {(target.__doc__ or '').strip()}")
        sys.exit(2)
    TARGETS[name]()
