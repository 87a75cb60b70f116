"""Every public function says what each of its arguments is, and which errors it raises."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "awhile"
FILES = sorted(path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.py"))

INTERFACES = {
    r"(\w+\.)?identify\(head\)": "read/reader.py::Reader.identify",
    r"(\w+\.)?read\(source, options\)": "read/reader.py::Reader.read",
    r"(\w+\.)?keep_memory\(memory\)": "practice/settle.py::Keeper.keep_memory",
    r"add_\w+\(parser, language\)": "cli/commands.py::Command.add",
    r"run_\w+\(args\)": "cli/commands.py::Command.run",
    r"run_\w+\(args, desk\)": "practice/commands.py::run_hold",
    r"measure_\w+\(history\)": "measure/__init__.py::measure_history",
    r"data\(study, language\)": "tell/charts/pace.py::data",
}
"""Functions of one kind, and the one that says for all of them what they take and raise."""

LIBRARY = r"\w+\.(handle_\w+|parse_marked_section|(load|save)_overload)\(.*\)"
"""What a class of a library calls: its documentation says with what."""

COMPILED = "lab/population/loops.py"
"""Loops that only what is compiled from them calls; its docstring says what goes in."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


def find_functions(node: ast.AST, inside: str = "") -> Iterator[tuple[str, Function]]:
    """Yield each public function and method, with its name."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.ClassDef) and not child.name.startswith("_"):
            yield from find_functions(child, f"{inside}{child.name}.")
        elif isinstance(child, Function) and not child.name.startswith("_"):
            yield f"{inside}{child.name}", child


def arguments(of: Function) -> list[str]:
    """List the names of a function's arguments, as they stand."""
    args = of.args
    star = [args.vararg] if args.vararg else []
    named = [*args.posonlyargs, *args.args, *star, *args.kwonlyargs]
    named += [args.kwarg] if args.kwarg else []
    return [one.arg for one in named if one.arg not in {"self", "cls"}]


def section(text: str, name: str) -> str:
    """Return what stands in one section of a docstring."""
    found = re.search(rf"^{name}:\n((?:    .*\n?|\n)*)", text, re.MULTILINE)
    return found[1] if found else ""


def raised(of: Function) -> set[str]:
    """Name the errors that a function raises itself and lets out."""
    names = set[str]()

    def look(node: ast.AST, caught: frozenset[str]) -> None:
        if isinstance(node, Function | ast.Lambda | ast.ClassDef):
            return
        if isinstance(node, ast.Raise) and node.exc is not None:
            made = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
            name = made.attr if isinstance(made, ast.Attribute) else getattr(made, "id", "")
            if name[:1].isupper() and name not in caught:
                names.add(name)
        for child in ast.iter_child_nodes(node):
            here = caught
            if isinstance(node, ast.Try) and child in node.body:
                here |= {
                    one.id
                    for handler in node.handlers if handler.type
                    for one in ast.walk(handler.type) if isinstance(one, ast.Name)
                }  # fmt: skip
            look(child, here)

    for statement in of.body:
        look(statement, frozenset())
    return names - {"AssertionError", "NotImplementedError"}  # what never happens


def find_faults(source: str, file: str) -> list[str]:
    """Say of a module what its docstrings leave out, or say of arguments that are not there."""
    found = []
    for name, function in find_functions(ast.parse(source)):
        text = ast.get_docstring(function) or ""
        wanted = arguments(function)
        told = re.findall(r"^    \*{0,2}(\w+):", section(text, "Args"), re.MULTILINE)
        shape = f"{name}({', '.join(wanted)})"
        is_kept = any(
            re.fullmatch(kind, shape) and f"{file}::{name}" != where
            for kind, where in INTERFACES.items()
        ) or re.fullmatch(LIBRARY, shape)
        points = re.search(r"[Aa]rguments (are|as) ", text)
        if told != wanted and (told or not (is_kept or points)):
            found.append(f"{file}: {shape} says {told}")
        if is_kept:
            continue
        lacking = raised(function) - set(re.findall(r"(\w+):", section(text, "Raises")))
        found += [f"{file}: {name} raises {error}" for error in sorted(lacking)]
    return found


@pytest.mark.parametrize("file", sorted({*FILES} - {COMPILED}))
def test_every_argument_and_error_is_said(file: str) -> None:
    """As the signature has them, in its order, none left out and none made up."""
    assert find_faults((SOURCE / file).read_text(encoding="utf-8"), file) == []


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ('def f(a, *, b): "Add."', 1),
        ('def f(a, b):\n    """Add.\n\n    Args:\n        a: One.\n    """', 1),
        ('def f(a):\n    """Add.\n\n    Args:\n        a: One.\n        b: Two.\n    """', 1),
        ('def f(a, b):\n    """Add.\n\n    Args:\n        b: One.\n        a: Two.\n    """', 1),
        ('def f(a):\n    """Add.\n\n    Args:\n        a: One, as\n            it is.\n    """', 0),
        ('def f():\n    "Add."\n    raise ValueError("no")', 1),
        ('def f():\n    """Add.\n\n    Raises:\n        A: No.\n    """\n    raise A("no")', 0),
        ('def f():\n    "Add."\n    try:\n        raise A("no")\n    except A:\n        return', 0),
        ('def _f(a): "Add."', 0),
        ('class F:\n    def f(self, a): "Add."', 1),
        ('class F:\n    def identify(self, head): "Claim."', 0),
    ],
)  # fmt: skip
def test_what_is_left_out_is_found(text: str, n: int) -> None:
    """A missing, unknown or misplaced argument, and an error that is not said."""
    assert len(find_faults(text, "here.py")) == n
