"""Every view of the page is drawn, walked and led to; read from the sources, without a browser."""

import re
from pathlib import Path

WEB = Path(__file__).resolve().parents[2] / "web"


def source(name: str) -> str:
    """Return a file of the page."""
    return (WEB / name).read_text(encoding="utf-8")


def block(text: str, begin: str, end: str) -> str:
    """Return what stands between two marks."""
    return text.partition(begin)[2].partition(end)[0]


def body(component: str) -> str:
    """Return the text of a component, given as ``module.Name``."""
    module, _, name = component.partition(".")
    text = source(f"src/views/{module}.tsx")
    return re.split(r"^}$", text.partition(f"export function {name}(")[2], flags=re.MULTILINE)[0]


def views() -> dict[str, str]:
    """Return the component that draws each view, by the view's name."""
    held = block(source("src/views/app.tsx"), "const VIEWS", "\n};")
    return dict(re.findall(r"^\s+(\w+): (\w+\.\w+),$", held, re.MULTILINE))


def test_every_view_is_drawn_walked_and_led_to() -> None:
    """A view has a name, a component, a place in the walk, and a way to it."""
    named = re.findall(r'"(\w+)"', block(source("src/state/state.ts"), "export type At =", ";"))
    walked = re.findall(
        r'"(\w+)"', block(source("tests/model.test.tsx"), "const VIEWS: readonly At[] = [", "];")
    )
    drawn = views()
    assert len(drawn) > 20
    assert set(named) == {*drawn, "left"}  # one leaves to nothing
    assert sorted(walked) == sorted(drawn)
    listed = ("state.ts", "app.tsx")  # what names every view leads to none
    ways = [p.read_text("utf-8") for p in (WEB / "src").rglob("*.ts*") if p.name not in listed]
    leads = re.sub(r"const YOUNG.*?\]\)", "", "".join(ways), flags=re.DOTALL)
    for name, component in drawn.items():
        assert "return" in body(component), component
        assert name == "home" or f'"{name}"' in leads, f"no way leads to {name}"
