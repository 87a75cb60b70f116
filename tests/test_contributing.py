"""The table of CONTRIBUTING.md is run: a half-made thing of each kind fails the test it names."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from awhile.words import LANGUAGES

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[1]
PARTS = ("src", "tests", "docs", "examples", "web", "pyproject.toml", "README.md",
         "CONTRIBUTING.md")  # fmt: skip
# What Python compiled goes along, but for what it is writing: it is used while a file is the same.
LEFT_OUT = shutil.ignore_patterns("node_modules", "*.pyc.*", "*.part")
Edit = Callable[["Tree"], None]


class Tree:
    """A copy of the project that takes edits and gives them back."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._were: dict[Path, str | None] = {}

    def read(self, name: str) -> str:
        """Return the text of a file under ``src/awhile``, or of one that begins with a slash."""
        return self._path(name).read_text(encoding="utf-8")

    def write(self, name: str, text: str) -> None:
        """Write a file and remember what was there."""
        path = self._path(name)
        was = path.read_text(encoding="utf-8") if path.exists() else None
        self._were.setdefault(path, was)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def put(self, name: str, before: str, more: str) -> None:
        """Insert text after the first place at which ``before`` stands."""
        text = self.read(name)
        assert before in text, f"{name} no longer holds {before!r}: mend this test"
        self.write(name, text.replace(before, before + more, 1))

    def add(self, name: str, more: str) -> None:
        """Append to a file."""
        self.write(name, self.read(name) + more)

    def undo(self) -> None:
        """Put every file back."""
        for path, text in self._were.items():
            if text is None:
                path.unlink()
            else:
                path.write_text(text, encoding="utf-8")
        self._were.clear()

    def run(self, *tests: str) -> int:
        """Return pytest's exit code: 0 all passed, 1 something failed, others an error of ours."""
        words = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("AWHILE_", "PYTEST_"))}
        ended = subprocess.run(
            words, cwd=self.root, capture_output=True,
            env=clean | {"PYTHONPATH": str(self.root / "src"), "PYTHONDONTWRITEBYTECODE": "1"},
        )  # fmt: skip
        return ended.returncode

    def _path(self, name: str) -> Path:
        return self.root / name[1:] if name.startswith("/") else self.root / "src" / "awhile" / name


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """A copy of what tests need."""
    root = tmp_path_factory.mktemp("project")
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, root / part, ignore=LEFT_OUT)
        else:
            shutil.copy2(ROOT / part, root / part)
    return Tree(root)


@pytest.fixture
def tree(copy: Tree) -> Iterator[Tree]:
    """The copy, put back afterwards."""
    yield copy
    copy.undo()


def table() -> dict[str, str]:
    """Return the test that CONTRIBUTING.md names for each kind of addition."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([a-z ]+) \|.*\| `(tests/\S+)` \|$", text, re.MULTILINE)
    return dict(rows)


def add_reader(tree: Tree) -> None:
    """Add a reader that claims nothing, and no writer of its format."""
    tree.write("read/formats/fake.py", '''
from awhile.read.reader import Head, Mine, NotMine, Options, Source
from awhile.types import Reading


class Fake:
    name = "fake"

    def identify(self, head: Head) -> Mine | NotMine:
        return NotMine("read.not_table")

    def read(self, source: Source, options: Options) -> Reading:
        raise NotImplementedError


FAKE = Fake()
''')  # fmt: skip
    line = '\n    Shelved("fake", "fake:FAKE", _always, "read.not_table"),'
    tree.put("read/shelf.py", "SHELF: tuple[Reader, ...] = (", line)


MEASURE = '"number", "count", "more", 0, SEEN, measure_volume, needs=OF_RETURNS),'


def add_measure(tree: Tree) -> None:
    """Add a line to the registry, and no sentence."""
    tree.put("measure/registry.py", "MEASURES: tuple[MeasureSpec, ...] = (",
             f'\n    MeasureSpec("fake", {MEASURE}')  # fmt: skip


def finish_measure(tree: Tree) -> None:
    """Add its title and its meaning."""
    for language in LANGUAGES:
        tree.add(f"words/{language}/measure.toml", '\nfake = "Fake"\nfake_means = "It is fake."\n')


def add_chart(tree: Tree) -> None:
    """Add a chart that stands nowhere."""
    tree.put("tell/charts/__init__.py", "CHARTS: dict[str, ChartMaker] = {",
             '\n    "fake": pace.data,')  # fmt: skip


def add_claim(tree: Tree) -> None:
    """Add a claim and neither renumber nor translate."""
    last = max((tree.root / "src/awhile/evidence/data").glob("C*.json"))
    tree.write("evidence/data/C99.json", last.read_text("utf-8").replace(last.stem, "C99"))


def add_practice(tree: Tree) -> None:
    """Add a practice without a sentence."""
    tree.add("practice/practices.toml", """
[[practice]]
id = "p99"
minutes = 5
grade = "C"
steps = 1
sources = ["Nobody 2025"]
closed = []
""")  # fmt: skip


def finish_practice(tree: Tree) -> None:
    """Add its title and its step."""
    for language in LANGUAGES:
        tree.add(
            f"words/{language}/practices.toml",
            '\np99_title = "Breathe"\np99_1 = "Breathe."\np99_guard = "While it helps."\n',
        )


def add_sentence(tree: Tree) -> None:
    """Say something in English alone."""
    tree.add("words/en/tell.toml", '\nfake = "A sentence about {name}."\n')


def finish_sentence(tree: Tree) -> None:
    """Say it in every other language too."""
    for language in set(LANGUAGES) - {"en"}:
        tree.add(f"words/{language}/tell.toml", '\nfake = "Ein Satz über {name}."\n')


def add_language(tree: Tree) -> None:
    """Add a language that knows its name and its yes."""
    text = tree.read("words/en/language.toml")
    tree.write("words/xx/language.toml", text.replace("English", "Xxish"))


def add_threshold(tree: Tree) -> None:
    """Spell a threshold out in a sentence."""
    tree.add("words/en/tell.toml", '\nfake_span = "Write after five hours."\n')


def finish_threshold(tree: Tree) -> None:
    """Let the sentence take it, in every language."""
    name = "words/en/tell.toml"
    tree.write(name, tree.read(name).replace("five hours", "{hours} hours"))
    for language in set(LANGUAGES) - {"en"}:
        tree.add(f"words/{language}/tell.toml", '\nfake_span = "Schreib: {hours} h."\n')


def add_command(tree: Tree) -> None:
    """Add a command without a sentence or a line in the help that is held."""
    tree.put("cli/commands.py", "COMMANDS = (", '\n    Command("fake", "app", "cli"),')


def add_column(tree: Tree) -> None:
    """Add a column to a schema and neither fill nor document it."""
    tree.put("lab/cohort/partition.py", "SILENCES_SCHEMA = {", '\n    "fake": pl.Int64,')


def add_layout(tree: Tree) -> None:
    """Name a layout that nobody recognises, tries or documents."""
    tree.put("lab/cohort/layouts.py", "LAYOUTS: Mapping[str, Callable[[Path], Prepared]] = {",
             '\n    "fake": _read_whatsr,')  # fmt: skip


def finish_layout(tree: Tree) -> None:
    """Recognise it, write a small file of it, and give it a row of the reference."""
    layouts = tree.read("lab/cohort/layouts.py")
    tree.write("lab/cohort/layouts.py", layouts.replace('"fake": _read_whatsr', '"fake": _fake')
               .replace('    if path.suffix.lower() == ".csv":',
                        '    if path.suffix == ".fake":\n        return LAYOUTS["fake"]\n'
                        '    if path.suffix.lower() == ".csv":', 1)
               .replace("\n\nLAYOUTS: ", """

def _fake(path: Path) -> Prepared:
    return replace(_read_whatsr(path), layout="fake")


LAYOUTS: """, 1).replace("import dataclass\n", "import dataclass, replace\n"))  # fmt: skip
    name = "/tests/lab/cohort/test_layouts.py"
    tree.put(name, "SMALL = {", '\n    "fake": (fake, [4, -1]),')
    tree.write(name, tree.read(name).replace("\n\nSMALL = {", """

def fake(folder: Path) -> Path:
    return whatsr(folder).rename(folder / "chat.fake")


SMALL = {""", 1))  # fmt: skip
    tree.add("/docs/reference/cohort.md", "| `fake` | a fake | nothing |\n")


def add_view(tree: Tree) -> None:
    """Name a place of the page that nothing draws."""
    tree.put("/web/src/state/state.ts", "export type At =", '\n  | "fake"')


def finish_view(tree: Tree) -> None:
    """Draw it, walk it, and lead to it."""
    tree.put("/web/src/views/app.tsx", "ComponentChildren>> = {", "\n  fake: waiting.Fake,")
    tree.add("/web/src/views/waiting.tsx", """
export function Fake({ send, say }: Props) {
  return <button onClick={() => send({ type: "go", route: { at: "fake", id: "" } })}>!</button>;
}
""")  # fmt: skip
    tree.put("/web/tests/model.test.tsx", "const VIEWS: readonly At[] = [", '\n  "fake",')


HALF: dict[str, Edit] = {
    "reader": add_reader,
    "layout table": add_layout,
    "measure": add_measure,
    "chart": add_chart,
    "claim": add_claim,
    "practice": add_practice,
    "sentence": add_sentence,
    "language": add_language,
    "threshold": add_threshold,
    "command": add_command,
    "cohort column": add_column,
    "view of the page": add_view,
}
OF_THE_LAB = {"layout table", "cohort column"}
WHOLE: dict[str, Edit] = {
    "layout table": finish_layout,
    "measure": finish_measure,
    "practice": finish_practice,
    "sentence": finish_sentence,
    "threshold": finish_threshold,
    "view of the page": finish_view,
}


def test_every_kind_of_the_table_is_tried() -> None:
    """A row without a fake of its kind, or the other way round, is a promise nobody keeps."""
    assert table().keys() == HALF.keys()


@pytest.mark.parametrize("kind", HALF)
def test_a_half_made_thing_fails_the_test_that_is_named(tree: Tree, kind: str) -> None:
    """Where the table says that a test fails, it fails."""
    if kind in OF_THE_LAB:
        pytest.importorskip("polars")
    if kind == "command" and sys.version_info >= (3, 12):
        pytest.skip("the help is held in the words of Python 3.11")
    HALF[kind](tree)
    assert tree.run(table()[kind]) == 1


@pytest.mark.parametrize("lab", [False, True], ids=["core", "lab"])
def test_a_whole_thing_passes_it(tree: Tree, lab: bool) -> None:
    """Once the rest is there, the named test passes; all that are whole stand side by side."""
    if lab:
        pytest.importorskip("polars")
    kinds = [kind for kind in WHOLE if (kind in OF_THE_LAB) is lab]
    for kind in kinds:
        HALF[kind](tree)
        WHOLE[kind](tree)
    assert tree.run(*(table()[kind] for kind in kinds)) == 0
