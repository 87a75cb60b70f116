"""Whatever tells takes a gate: found by what a function takes and returns, not by a list."""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import awhile
from awhile import answer, application, care, study
from awhile.care import Gate
from awhile.practice import actions, draft, held, practices
from awhile.practice.memory import Memory
from awhile.types import Care, Study

SRC = Path(awhile.__file__).parent
TELLERS = ("awhile.tell", "awhile.tell.report", "awhile.lab.theory")
INSIDE = frozenset(
    {"charts", "svg", "chapters", "check", "phrases", "marks", "doubts", "differences", "elements"}
)
"""Modules of telling that a renderer calls with a study that it has guarded already."""


def public_functions(module: Any) -> Iterator[tuple[str, Callable[..., Any]]]:
    """List the functions that a module itself defines and does not keep to itself."""
    for name, value in vars(module).items():
        if inspect.isfunction(value) and value.__module__ == module.__name__ and name[0] != "_":
            yield f"{module.__name__}.{name}", value


def renderers() -> list[tuple[str, Callable[..., Any]]]:
    """List what writes for a reader: public functions called ``tell_…`` or that take a study."""
    found = [("awhile.answer.answer_study", answer.answer_study)]
    for package in TELLERS:
        try:
            top = importlib.import_module(package)
        except ImportError:
            continue
        for info in pkgutil.iter_modules(top.__path__, f"{package}."):
            if info.name.rpartition(".")[2] in INSIDE or info.ispkg:
                continue
            for name, function in public_functions(importlib.import_module(info.name)):
                hints = inspect.get_annotations(function, eval_str=True)
                taken = [kind for name, kind in hints.items() if name != "return"]
                if name.rpartition(".")[2].startswith("tell_") or Study in taken:
                    found.append((name, function))
    return found


def parameters_of(function: Callable[..., Any], kind: type) -> list[inspect.Parameter]:
    """List the parameters of a type."""
    hints = inspect.get_annotations(function, eval_str=True)
    return [p for p in inspect.signature(function).parameters.values() if hints.get(p.name) is kind]


FREE = frozenset(
    {
        "awhile.tell.terminal.tell_inspect",  # what was understood of a file, before anything
        "awhile.tell.report.html.tell_chart",  # a chart that was drawn from a guarded study
        "awhile.tell.claims.own_text",  # inside `tell_claims`, of a guarded study
        "awhile.tell.claims.row_text",
    }
)
"""What tells nothing of two people, or is called with a guarded study alone."""


@pytest.mark.parametrize(
    ("name", "function"), renderers(), ids=lambda one: getattr(one, "__name__", str(one))
)
def test_whatever_tells_takes_a_gate(name: str, function: Callable[..., Any]) -> None:
    """Required, and of the type that only the rules of care make."""
    if name in FREE:
        return
    gates = parameters_of(function, Gate)
    assert gates, f"{name} tells and takes no gate"
    assert all(p.default is inspect.Parameter.empty for p in gates)


@pytest.mark.parametrize(
    ("function", "kind"),
    [
        (study.guard_study, Gate),
        (application.study_pair, Care),
        (application.study_chat, Care),
        (care.open_gate, Care),
        (care.gate_study, Care),
        (care.gate_talk, Care),
        (draft.check_draft, Gate),
        (actions.check_draft, Gate),
        (actions.take_out, Gate),
        (actions.export_store, Gate),
        (held.choices, Gate),
        (held.take_out, Gate),
        (practices.open_practices, Gate),
    ],
)
def test_whatever_opens_something_takes_care(function: Callable[..., Any], kind: type) -> None:
    """Required: nobody can forget it, and no default lets anything through."""
    taken = parameters_of(function, kind)
    assert len(taken) == 1
    assert taken[0].default is inspect.Parameter.empty


def test_a_cohort_of_chats_takes_what_is_remembered() -> None:
    """A folder of one's own chats is one more way in."""
    pytest.importorskip("polars", reason="the lab is not installed")
    from awhile.lab.cohort.from_exports import gather_chats

    taken = inspect.signature(gather_chats).parameters["memory"]
    assert taken.default is inspect.Parameter.empty
    assert inspect.get_annotations(gather_chats, eval_str=True)["memory"] is Memory


def test_nobody_else_names_the_seal() -> None:
    """A gate is made in one module; no other reaches for what seals it."""
    for path in SRC.rglob("*.py"):
        if path.name == "care.py" and path.parent == SRC:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        names |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        names |= {a.name for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) for a in n.names}
        assert "_SEAL" not in names, path


def test_nobody_else_decides_by_the_answers() -> None:
    """Outside the rules no code asks what was answered to a no in order to decide what to tell."""
    allowed = {"care.py", "study.py", "answer.py", "types.py", "practice", "cli", "application.py"}
    for path in SRC.rglob("*.py"):
        part = path.relative_to(SRC).parts[0]
        if part in allowed or part == "words":
            continue
        text = path.read_text(encoding="utf-8")
        assert "no_contact" not in text, path
