"""The notebook that ships runs from its first cell to its last."""

import json
import sys
import types
from pathlib import Path

import pytest

NOTEBOOK = Path(__file__).parents[3] / "examples" / "cohort.ipynb"


@pytest.mark.slow
def test_the_notebook_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every cell runs in order, and the last one shows a figure with its numbers."""
    shown: list[str] = []
    display = types.ModuleType("IPython.display")
    display.HTML = shown.append  # type: ignore[attr-defined]  # a stand-in
    monkeypatch.setitem(sys.modules, "IPython", types.ModuleType("IPython"))
    monkeypatch.setitem(sys.modules, "IPython.display", display)
    names: dict[str, object] = {}
    for cell in json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), names)
    assert shown[0].count("<svg") >= 4
    assert "friends, 100 pairs" in shown[0]
    cohort = names["cohort"]
    assert (cohort.folder / "figures" / "groups.svg").exists()  # type: ignore[attr-defined]
    assert cohort.intake.layout == "dona_tables"  # type: ignore[attr-defined]
