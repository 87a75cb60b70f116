"""Study → one self-contained page that cannot reach a network."""

import base64
import hashlib
from importlib import resources

from awhile.answer import answer_study
from awhile.care import Gate, May, refuse
from awhile.tell.chapters import Chapter, write_chapters
from awhile.tell.charts.chart import Chart
from awhile.tell.marks import say_marks
from awhile.tell.phrases import hide_names
from awhile.tell.report.dials import draw_dials
from awhile.tell.report.screen import title_text, write_answer
from awhile.tell.svg.draw import draw_figure
from awhile.tell.svg.elements import Constant, Element, Node, el, render
from awhile.types import Study
from awhile.words import say
from awhile.words.language import load_language


def tell_html(study: Study, gate: Gate, language: str = "en", *, anonymous: bool = False) -> str:
    """Write the report.

    Args:
        study: The study.
        gate: What may be told to its reader.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
        anonymous: Leave names out, as for a counsellor.

    Returns:
        A whole HTML document: no script but its own, no request, every name escaped.
    """
    if anonymous:
        study = hide_names(study)
    answer = answer_study(study, gate)
    chapters: tuple[Chapter, ...] = ()
    if answer.chapters:
        chapters = write_chapters(study, gate, answer, language)
    return write_document(
        title_text(answer, language),
        language,
        el("main", write_answer(answer, language), *map(_fold, chapters)),
        el(
            "footer",
            *(el("p", text) for text in say_marks(study, language, helped=True)),
            el("p", say("tell.footer", language)),
        ),
    )


def _fold(chapter: Chapter) -> Element:
    summary = el(
        "summary", el("h2", chapter.title), el("span", chapter.about), id=f"h-{chapter.key}"
    )
    return el("details", summary, chapter.body, id=chapter.key, class_="fold")


def tell_dials(gate: Gate, language: str = "en") -> str:
    """Write a page of the theory's dials alone.

    Args:
        gate: What may be told to the reader.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.

    Raises:
        CareError: A rule of care closes the theory to this reader.
    """
    refuse(gate, May.THEORY)
    title = say("theory.h_dials", language)
    return write_document(title, language, el("main", draw_dials(language)), dials=True)


def tell_chart(chart: Chart, language: str = "en") -> str:
    """Write one chart as a frame for a notebook; it takes the height that its page needs.

    Args:
        chart: The chart.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    page = write_document(chart.finding, language, el("main", draw_figure(chart, language)))
    frame = el(
        "iframe",
        srcdoc=page,
        title=chart.finding,
        width="100%",
        height=300,
        frameborder="0",
        onload="this.height=this.contentDocument.documentElement.scrollHeight",
    )
    return render(frame)


def write_document(title: str, language: str, *body: Node, dials: bool = False) -> str:
    """Write a whole HTML document around its contents.

    Args:
        title: Its title.
        language: Language of what stands in it.
        body: What stands in it, escaped by construction.
        dials: Whether the theory's dials are in it, which bring a script of their own.

    Returns:
        A HTML document with our style and script, whose policy forbids every connection.
    """
    css, script = _asset("report.css"), _asset("report.js")
    if dials:
        css, script = css + _asset("dials.css"), script + _asset("dials.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(css)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=policy),
        el("meta", name="generator", content="Awhile"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="referrer", content="no-referrer"),
        el("meta", name="robots", content="noindex"),
        el("title", title),
        el("style", Constant(css)),
    )
    direction = load_language(language).direction
    turned = {"dir": direction} if direction == "rtl" else {}
    whole = el(
        "html",
        head,
        el("body", *body, el("script", Constant(script)), class_="report"),
        lang=language,
        **turned,
    )
    return "<!doctype html>\n" + render(whole) + "\n"


def _asset(name: str) -> str:
    return resources.files("awhile.tell.report.page").joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return "sha256-" + base64.b64encode(digest).decode()
