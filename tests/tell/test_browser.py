"""The page in a real browser: no error, no request, nothing overflows, no accessibility finding."""

import json
import re
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from awhile.sample import DEMOS
from awhile.tell import tell_dials, tell_html
from awhile.tell.report.dials import conclude, draw_dials
from awhile.tell.report.html import write_document
from awhile.tell.svg.elements import el
from awhile.theory.model import POLICIES, PRESETS, Couple, find_outcomes
from awhile.words import LANGUAGES, say
from awhile.words.language import load_language
from tests.make import OPEN, gate_of
from tests.tell.studies import demo_study

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe")

pytestmark = pytest.mark.browser


@pytest.fixture
def page_file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """One demo's page on disk; ``long`` has names made to break it."""
    name = str(request.param)
    study = demo_study("chat" if name == "long" else name)
    if name == "long":
        study = replace(study, people=("W" * 70, "ليلى </script><b>🧑‍🤝‍🧑" + "x" * 50))
    path = tmp_path / "page.html"
    path.write_text(tell_html(study, gate_of(study)), encoding="utf-8")
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
    assert page.evaluate(SMALL) == []
    found = axe.Axe().run(page, options={"resultTypes": ["violations"]})
    serious = [v for v in found.response["violations"] if v["impact"] in {"serious", "critical"}]
    assert [(v["id"], v["nodes"][0]["html"][:200]) for v in serious] == []
    context.close()


SMALL = """() => [...document.querySelectorAll("body *")].filter((e) => {
  if (!e.childNodes.length || ![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
    return false;
  if (["SCRIPT", "STYLE", "title"].includes(e.tagName)) return false;
  const drawn = e.ownerSVGElement ? e.getScreenCTM().a : 1;
  return parseFloat(getComputedStyle(e).fontSize) * drawn < 12;
}).map((e) => e.textContent)"""
"""Every text of a page under 12 px, as it is drawn."""


@pytest.mark.parametrize("page_file", [*sorted(DEMOS)], indirect=True)
def test_the_answer_fits_two_screens_of_a_phone(browser: object, page_file: Path) -> None:
    """Sentence, picture, reason, what to do and help; printed, all of it fits two pages."""
    page = browser.new_page(viewport={"width": 390, "height": 844})  # type: ignore[attr-defined]
    page.goto(page_file.as_uri())
    assert page.evaluate("document.querySelector('.answer').getBoundingClientRect().bottom") < 1688
    assert page.evaluate("document.querySelector('.help').getBoundingClientRect().bottom") < 1000
    printed = page.pdf(format="A4")
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", printed)) <= 2
    page.close()


@pytest.mark.parametrize("page_file", ["chat"], indirect=True)
def test_charts_answer_to_the_keyboard(browser: object, page_file: Path) -> None:
    """Arrow keys walk the marks of a chart and say each one."""
    page = browser.new_page()  # type: ignore[attr-defined]
    page.goto(page_file.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    marks = page.locator("#balance .mark")
    marks.first.focus()
    first = page.locator("#balance .readout").inner_text()
    page.keyboard.press("ArrowDown")
    second = page.locator("#balance .readout").inner_text()
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


TURN = """([name, value]) => {
  const dial = document.querySelector(`#dial-${name}`);
  dial.value = value;
  dial.dispatchEvent(new Event("input"));
}"""

TURNS: list[dict[str, float]] = [
    {},
    {"load": 1.0, "love_of_chase": 0.65, "fear": 0.05},
    {"pressure_slows": -0.35, "pressure_ends": -1.0, "questions": 1.0, "practice": 0.0},
    {"pressure_slows": 0.0, "pressure_ends": 0.0, "pressure_answers": 0.0},
]


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_dials_say_what_the_library_says(
    browser: object, language: str, tmp_path: Path
) -> None:
    """For every preset and turn the script's numbers equal the library's to 1e-9."""
    path = tmp_path / "dials.html"
    path.write_text(tell_dials(OPEN, language), encoding="utf-8")
    page = browser.new_page()  # type: ignore[attr-defined]
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(path.as_uri())
    for name, couple in PRESETS.items():
        for turn in TURNS:
            page.select_option("#dials-preset", name)
            for turned_dial in turn.items():
                page.evaluate(TURN, list(turned_dial))
            ends = json.loads(page.locator("[data-theory]").get_attribute("data-ends"))
            turned = replace(couple, **turn)
            for policy, pressure in POLICIES.items():
                assert ends[policy] == pytest.approx(find_outcomes(turned, pressure), rel=1e-9)
            assert page.locator(".outcome").inner_text().endswith(conclude(turned, language))
    dial = page.locator("#dial-load")
    dial.focus()
    before = page.locator(".outcome").inner_text(), dial.input_value()
    page.keyboard.press("ArrowLeft")
    assert (page.locator(".outcome").inner_text(), dial.input_value()) != before
    assert said == []
    page.close()


def test_a_dial_never_moves_the_number_that_was_given(browser: object, tmp_path: Path) -> None:
    """Another dial turns, and 0.8333 stays 0.8333; preset and given can be chosen again."""
    given = replace(PRESETS["on_and_off"], load=0.8333)
    path = tmp_path / "dials.html"
    page = browser.new_page()  # type: ignore[attr-defined]

    def begin(couple: Couple) -> str:
        body = el("main", draw_dials("en", couple))
        path.write_text(write_document("Dials", "en", body, dials=True), encoding="utf-8")
        page.goto(path.as_uri())
        return str(page.locator("#dials-preset option:checked").inner_text())

    def check(couple: Couple) -> None:
        ends = json.loads(page.locator("[data-theory]").get_attribute("data-ends"))
        assert ends["space"] == pytest.approx(find_outcomes(couple, POLICIES["space"]), rel=1e-9)
        for name, value in asdict(couple).items():
            assert float(page.locator(f"output[for=dial-{name}]").inner_text()) == value

    for name, couple in PRESETS.items():
        assert begin(couple) == say(f"theory.name_{name}")
        page.evaluate(TURN, ["fear", 0.25])
        check(replace(couple, fear=0.25))
        page.select_option("#dials-preset", name)
        check(couple)
    assert begin(given) == say("theory.name_given")
    page.evaluate(TURN, ["fear", 0.25])
    check(replace(given, fear=0.25))
    assert page.locator("#dials-preset option:checked").inner_text() == say("theory.name_turned")
    page.select_option("#dials-preset", "given")
    check(given)
    page.close()


def test_the_page_of_the_theory_is_sound(browser: object, tmp_path: Path) -> None:
    """The map, a life and a thousand fit a phone, in both themes, without a serious finding."""
    theory = pytest.importorskip("awhile.lab.theory", reason="the lab is not installed")
    path = tmp_path / "theory.html"
    path.write_text(theory.tell_page("on_and_off", {}, OPEN, seed=2), encoding="utf-8")
    for scheme in ("light", "dark"):
        context = browser.new_context(  # type: ignore[attr-defined]
            viewport={"width": 320, "height": 900}, color_scheme=scheme
        )
        page = context.new_page()
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        found = axe.Axe().run(page, options={"resultTypes": ["violations"]})
        bad = [v for v in found.response["violations"] if v["impact"] in {"serious", "critical"}]
        assert [(v["id"], v["nodes"][0]["html"][:200]) for v in bad] == []
        context.close()


RIGHT_TO_LEFT = [code for code in LANGUAGES if load_language(code).direction == "rtl"]

FLOW = """() => {
  for (const one of document.querySelectorAll("details")) one.open = true;
  const words = document.createRange();
  words.selectNodeContents(document.querySelector("h1"));
  const edge = Math.max(...[...words.getClientRects()].map((one) => one.right));
  const block = document.querySelector("h1").getBoundingClientRect();
  const charts = [...document.querySelectorAll("svg")];
  return {
    wide: document.documentElement.scrollWidth,
    fromTheEdge: Math.abs(block.right - edge),
    charts: charts.map((one) => getComputedStyle(one).direction),
    texts: [...document.querySelectorAll("svg text")].map(
      (one) => getComputedStyle(one).unicodeBidi,
    ),
  };
}"""
"""How wide a page is, where its heading begins, and which way its charts run."""


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("language", RIGHT_TO_LEFT)
def test_a_report_runs_from_right_to_left_and_its_charts_do_not(
    browser: object, language: str, width: int, tmp_path: Path
) -> None:
    """Words begin at the right edge, nothing juts out, and time runs from left to right."""
    study = demo_study("letters")
    path = tmp_path / "report.html"
    path.write_text(tell_html(study, gate_of(study), language), encoding="utf-8")
    page = browser.new_page(viewport={"width": width, "height": 800})  # type: ignore[attr-defined]
    page.goto(path.as_uri())
    seen = page.evaluate(FLOW)
    assert seen["wide"] <= width
    assert seen["fromTheEdge"] < 2
    assert len(seen["charts"]) >= 3
    assert set(seen["charts"]) == {"ltr"}
    assert set(seen["texts"]) == {"plaintext"}
    page.close()
