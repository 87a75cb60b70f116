"""The page holds what the study holds, escaped, and can reach nothing."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest

from awhile.answer import answer_study
from awhile.sample import DEMOS
from awhile.tell import tell_html, tell_terminal
from awhile.tell.charts import CHARTS
from awhile.tell.phrases import ISOLATES, moment
from awhile.tell.svg.draw import draw_figure
from awhile.tell.svg.elements import el, render
from awhile.types import DAY_S, Outside
from awhile.words import LANGUAGES
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
    """Tags nest, nothing points anywhere, and the page stays under 300 kB."""
    page = tell_html(demo_study(name), gate_of(demo_study(name)))
    tags = _Tags()
    tags.feed(page)
    assert not tags.open
    assert not tags.seen & {"img", "iframe", "link", "object", "form", "video"}
    assert "://" not in page
    assert len(page.encode()) < 300_000
    assert 'name="generator" content="Awhile"' in page[:4096]


def test_the_report_holds_the_advice_that_these_messages_speak_to() -> None:
    """Each such line has its verdict in the heading, and is put simply first."""
    page = tell_html(demo_study("chat"), gate_of(demo_study("chat")))
    section = page.partition('id="advice"')[2].partition('id="curious"')[0]
    held = section.count("<summary>")
    assert 3 <= held <= 30
    assert len(
        re.findall(r"<summary>[^<]+ Research: [a-z ]+\.</summary><p>Put simply", section)
    ) == (held)
    assert section.count("Your messages") >= held


@pytest.mark.parametrize("name", sorted(DEMOS))
def test_the_sentence_is_heading_and_title(name: str) -> None:
    """One sentence, one picture, then chapters that are closed; three charts in sight at most."""
    page = tell_html(demo_study(name), gate_of(demo_study(name)))
    head = re.search(r"<h1>(.*?)</h1>", page)
    title = re.search(r"<title>(.*?)</title>", page)
    assert head is not None
    assert title is not None
    assert head[1].translate(ISOLATES) == title[1]
    assert page.count("<h1>") == 1
    in_sight = page.partition('class="fold"')[0]
    assert in_sight.count("<svg") == 1
    assert "<details open" not in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_are_left_out_on_request(language: str) -> None:
    """A counsellor's copy names nobody, and tells nothing of what was told of outside."""
    study = demo_study("chat")
    study = replace(study, outside=(Outside(study.now_s - 60 * DAY_S, 0, "a move"),))
    page = tell_html(study, gate_of(study), language, anonymous=True)
    told = (*study.people, "a move")  # whole words: "Sampai" is Indonesian and no Sam
    assert not any(re.search(rf"\b{re.escape(name)}\b", page) for name in told)
    assert "B." in page


def test_what_was_told_of_outside_is_listed_as_told() -> None:
    """Each event with its date, in the order in which it was told; none that is yet to come."""
    study = demo_study("chat")
    told = [(60, "a move"), (30, "exams"), (-5, "a party")]
    outside = tuple(Outside(study.now_s - days * DAY_S, 0, what) for days, what in told)
    study = replace(study, outside=outside)
    text = re.sub(r"<[^>]+>", "", tell_html(study, gate_of(study))).translate(ISOLATES)
    first, second = (moment(study, one.time_s) for one in outside[:2])
    assert f"You added: {first}, you: a move; {second}, you: exams." in text
    assert "a party" not in text


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
            ("letters", "style"),
            ("letters", "chances"),
            ("chat", "chances"),
            ("chat", "tried"),
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


@pytest.mark.parametrize("name", sorted(DEMOS))
def test_the_picture_shows_what_the_answer_counts(name: str) -> None:
    """Dots, rings, sentence and table have one denominator."""
    study = demo_study(name)
    answer = answer_study(study, gate_of(study))
    assert answer.usual is not None
    page = tell_html(study, gate_of(study))
    picture = page.partition('class="silence"')[0].rpartition("<svg")[2]
    picture += page.partition('class="silence"')[2].partition("</svg>")[0]
    assert picture.count('class="dot') == answer.usual.n_earlier
    assert picture.count('class="dot long"') == answer.usual.n_as_long
    assert f"Earlier silences of a day or more: {answer.usual.n_earlier}." in picture
    chapter = page.partition('id="before"')[2].partition('id="who"')[0]
    assert f"Earlier silences of a day or more: {answer.usual.n_earlier}." in chapter


@pytest.mark.parametrize("name", sorted(DEMOS))
def test_no_chapter_shows_more_than_three_charts(name: str) -> None:
    """Whatever is unfolded, three charts are in sight at most."""
    parts = tell_html(demo_study(name), gate_of(demo_study(name))).split('class="fold"')
    assert len(parts) > 5
    assert all(part.count("<figure") <= 3 for part in parts)


def test_ten_years_of_a_chat_stay_small() -> None:
    """A long record is drawn with fewer points: the report stays under 300 kB."""
    study = demo_study("chat")
    weeks = tuple(study.now_s - i * 7 * DAY_S for i in range(530, 0, -1))
    long = tuple(
        replace(s, x=weeks, y=tuple(float(i % 30) for i in range(530))) if s.name == "pace" else s
        for s in study.series
    )
    old = tuple(
        replace(s, start_s=s.start_s - i * DAY_S)
        for i in range(90)
        for s in study.silences
        if s.observed
    )
    study = replace(study, series=long, silences=(*old, *study.silences))
    page = tell_html(study, gate_of(study))
    assert len(page.encode()) < 300_000
    assert 'id="pace"' in page


def test_no_sentence_speaks_as_statistics_do() -> None:
    """No standard deviation, no confidence, no scientific notation, no theory in a report."""
    for name in DEMOS:
        text = re.sub(
            r"<[^>]+>",
            " ",
            tell_html(demo_study(name), gate_of(demo_study(name))).partition("<body")[2],
        )
        forbidden = (
            r"standard deviation|95%|Kaplan|logarithm|median|\de[+-]\d|n = |if \S+ sends nothing"
            r"|space is given|written again"
        )
        advice = text.partition("Advice about silences")[0]
        assert not re.search(forbidden, advice), re.search(forbidden, advice)


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
            tell_html(demo_study(name), gate_of(demo_study(name))).partition("<body")[2],
        )
        text = text.partition('"use strict"')[0]
        forbidden = r"\b(he|she|his|her|him|hers)\b|!|win back|will come back"
        assert not re.search(forbidden, text, re.IGNORECASE)
