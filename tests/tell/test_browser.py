"""The page in a real browser: no error, no request, nothing overflows, no accessibility finding."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from awhile.sample import DEMOS
from awhile.tell import tell_html
from tests.tell.studies import demo_study

playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe")

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    """Headless Chromium, if it is on the machine."""
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("needs Chromium on the machine")
    with playwright.sync_playwright() as tool:
        launched = tool.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture
def page_file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """One demo's page on disk; ``long`` has names made to break it."""
    name = str(request.param)
    study = demo_study("chat" if name == "long" else name)
    if name == "long":
        study = replace(study, people=("W" * 70, "ليلى </script><b>🧑‍🤝‍🧑" + "x" * 50))
    path = tmp_path / "page.html"
    path.write_text(tell_html(study), encoding="utf-8")
    return path


@pytest.mark.parametrize("page_file", [*sorted(DEMOS), "long"], indirect=True)
@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_in_a_browser(browser: object, page_file: Path, width: int, scheme: str) -> None:
    """At every width and in both themes the page is sound."""
    context = browser.new_context(  # type: ignore[attr-defined]
        viewport={"width": width, "height": 900}, color_scheme=scheme
    )
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(page_file.as_uri())
    assert said == []
    assert asked == [page_file.as_uri()]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = axe.Axe().run(page, options={"resultTypes": ["violations"]})
    serious = [v for v in found.response["violations"] if v["impact"] in {"serious", "critical"}]
    assert [(v["id"], v["nodes"][0]["html"][:200]) for v in serious] == []
    context.close()


@pytest.mark.parametrize("page_file", ["chat"], indirect=True)
def test_charts_answer_to_the_keyboard(browser: object, page_file: Path) -> None:
    """Arrow keys walk the marks of a chart and say each one."""
    page = browser.new_page()  # type: ignore[attr-defined]
    page.goto(page_file.as_uri())
    marks = page.locator("#silences .mark")
    marks.first.focus()
    first = page.locator("#silences .readout").inner_text()
    page.keyboard.press("ArrowDown")
    second = page.locator("#silences .readout").inner_text()
    assert first
    assert second
    assert first != second
    page.close()


@pytest.mark.parametrize("page_file", ["chat"], indirect=True)
def test_without_scripts_all_is_there(browser: object, page_file: Path) -> None:
    """With scripts off, sentences, pictures and tables remain."""
    context = browser.new_context(java_script_enabled=False)  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto(page_file.as_uri())
    assert page.locator("svg").count() >= 5
    assert page.locator("table").count() >= 5
    context.close()
