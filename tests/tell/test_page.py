"""The page holds what the study holds, escaped, and can reach nothing."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest

from awhile.sample import DEMOS
from awhile.tell import tell_html, tell_terminal
from awhile.tell.chapters import write_story
from awhile.tell.charts import CHARTS
from awhile.tell.svg.draw import draw_figure
from awhile.tell.svg.elements import el, render
from awhile.types import Measured
from tests.make import gate_of, make_dyad
from tests.tell.studies import demo_study

HOSTILE = '</script><img src=x onerror="alert(1)">\u202e& 🧑‍🤝‍🧑'
VOID = {"meta", "br", "hr", "img", "input", "link"}


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        assert not any(name.startswith("on") or name in {"src", "href"} for name, _ in attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not any(name.startswith("on") for name, _ in attrs)
        self.seen.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("name", sorted(DEMOS))
def test_page_is_whole_and_small(name: str) -> None:
    """Tags nest, nothing points anywhere, and the page stays under 400 kB."""
    page = tell_html(demo_study(name), gate_of(demo_study(name)))
    tags = _Tags()
    tags.feed(page)
    assert not tags.open
    assert not tags.seen & {"img", "iframe", "link", "object", "form", "video"}
    assert "://" not in page
    assert len(page.encode()) < 400_000
    assert 'name="generator" content="Awhile"' in page[:4096]


def test_the_page_holds_the_advice_that_these_messages_speak_to() -> None:
    """Each such line has its verdict and its own numbers."""
    page = tell_html(demo_study("chat"), gate_of(demo_study("chat")))
    section = page.partition('id="h-claims"')[2].partition("</section>")[0]
    assert 3 <= section.count("<details>") <= 30
    assert section.count("Research says") == section.count("<details>")
    assert section.count("Your messages:") >= section.count("<details>")


@pytest.mark.parametrize(
    ("low", "high", "hidden"), [(0.3, 0.8, "1.81"), (1.6, None, "2.58"), (0.7, 1.2, None)]
)
def test_a_difference_is_told_with_what_could_hide_behind_it(
    low: float, high: float | None, hidden: str | None
) -> None:
    """Where one is told, so is how strong something unseen would have to be; else nothing is."""
    ratio = Measured("writing_again_ratio", 1, 0.9, low, high, "ratio", 40)
    study = demo_study("chat")
    rest = tuple(m for m in study.measured if m.name != ratio.name)
    told = write_story(replace(study, measured=(*rest, ratio))).again
    if hidden is None:
        assert "cannot tell" in told
        assert "hard week" not in told
    else:
        assert f"each by a factor of {hidden} or more" in told


def test_names_are_text() -> None:
    """A name that is markup stays a name in the page, and does not steer a terminal."""
    study = replace(demo_study("chat"), people=("Ada\x1b[2J", HOSTILE))
    page = tell_html(study, gate_of(study))
    tags = _Tags()
    tags.feed(page)
    assert "img" not in tags.seen
    assert "&lt;/script&gt;&lt;img" in page
    assert "\x1b" not in tell_terminal(study, gate_of(study), width=80, colour=False)


@pytest.mark.parametrize("name", sorted(DEMOS))
@pytest.mark.parametrize("chart", sorted(CHARTS))
def test_charts_hold_their_numbers(name: str, chart: str) -> None:
    """Every chart has a finding, a caption, and in its table each of its marks."""
    made = CHARTS[chart](demo_study(name))
    if made is None:
        assert (name, chart) in {
            ("letters", "hours"),
            ("letters", "different"),
            ("letters", "again"),
            ("letters", "style"),
            ("chat", "again"),
            ("chat", "returns"),
            ("chat", "ahead"),
            ("chat", "phases"),
            ("chat", "tried"),
        }
        return
    text = render(draw_figure(made))
    root = ET.fromstring(text.replace(" data-chart", ' data-chart=""'))
    assert made.finding
    assert made.caption
    n_marks = sum(len(t.marks) for t in made.traces) + len(made.spans)
    n_marks += sum(len(t.marks) - 1 for t in made.levels)
    assert len(root.findall(".//g[@role='img']")) == n_marks
    said = {cell.text for cell in root.findall(".//td")}
    assert {m.said for t in made.traces for m in t.marks} <= said
    assert {m.said for t in made.levels for m in t.marks[:-1]} <= said
    assert {s.label for s in made.spans} <= {cell.text for cell in root.findall(".//th")}


def test_chart_data_of_the_chat() -> None:
    """The silence that is still going stands first and is the longest."""
    chart = CHARTS["silences"](demo_study("chat"))
    assert chart is not None
    first = chart.traces[0].marks[0]
    assert first.label == chart.highlight
    assert first.y == pytest.approx(21, abs=0.5)


def test_no_chart_fails_on_an_empty_study() -> None:
    """With next to nothing known, charts are absent or say so; none fails."""
    from awhile.study import study_dyad

    understood = demo_study("chat").understood
    for sent in ([(0, 0.0), (1, 60.0)], [(0, 0.0), (1, 0.0), (0, 0.0)]):
        for end_s in (100.0, 400 * 86400.0):
            dyad = make_dyad(sent, end_s=end_s)
            study = study_dyad(dyad, understood, now_s=dyad.end_s, said=())
            assert "<h1>" in tell_html(study, gate_of(study))
            assert tell_terminal(study, gate_of(study), width=60, colour=True)


def test_terminal_fits() -> None:
    """No line is longer than asked for."""
    for name in DEMOS:
        lines = tell_terminal(
            demo_study(name), gate_of(demo_study(name)), width=60, colour=False
        ).split("\n")
        assert max(map(len, lines)) <= 60


def test_elements_escape_by_construction() -> None:
    """Text and attributes can hold anything and stay what they are."""
    html = render(el("p", "<b>&", title='"><script>'))
    assert html == '<p title="&quot;&gt;&lt;script&gt;">&lt;b&gt;&amp;</p>'


def test_no_gendered_or_promising_word_reaches_the_page() -> None:
    """The whole page, numbers filled in, keeps the rules of care."""
    for name in DEMOS:
        text = re.sub(
            r"<[^>]+>",
            " ",
            tell_html(demo_study(name), gate_of(demo_study(name))).partition("<body>")[2],
        )
        text = text.partition('"use strict"')[0]
        forbidden = r"\b(he|she|his|her|him|hers)\b|!|win back|will come back"
        assert not re.search(forbidden, text, re.IGNORECASE)
