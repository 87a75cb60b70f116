"""The hazard log names tests that are there, every requirement, and every hazard in full."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOG = (ROOT / "docs/explanation/hazards.md").read_text(encoding="utf-8")


def test_every_test_it_names_is_there() -> None:
    """What is said to hold a hazard can be run."""
    named = set(re.findall(r"`(test_\w+)`", LOG))
    there = {
        name
        for path in (ROOT / "tests").rglob("*.py")
        for name in re.findall(r"def (test_\w+)", path.read_text(encoding="utf-8"))
    }
    assert len(named) > 30
    assert named <= there, sorted(named - there)


def test_every_hazard_is_whole() -> None:
    """Number after number, each with what holds it, its test and what remains."""
    rows = [line for line in LOG.splitlines() if re.match(r"\| Z\d\d ", line)]
    assert [row[2:5] for row in rows] == [f"Z{n:02}" for n in range(1, len(rows) + 1)]
    for row in rows:
        cells = [cell.strip() for cell in row.strip("|").split(" | ")]
        assert len(cells) == 6, row
        assert all(cells), row
        assert "`test_" in cells[4]


def test_every_requirement_leads_to_a_hazard() -> None:
    """The twenty-five requirements are all there, and what they point to exists."""
    _, requirements = LOG.split("## Requirements")
    listed = re.findall(r"^\| S(\d\d) ", requirements, flags=re.MULTILINE)
    assert listed == [f"{n:02}" for n in range(1, 26)]
    hazards = set(re.findall(r"^\| (Z\d\d) ", LOG, flags=re.MULTILINE))
    assert set(re.findall(r"Z\d\d", requirements)) <= hazards
