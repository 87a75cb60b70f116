"""Study → one self-contained page that cannot reach a network."""

import base64
import hashlib
from importlib import resources

from awhile.care import Gate, May, refuse, say_line
from awhile.evidence import claims
from awhile.study import guard_study
from awhile.tell.chapters import write_story
from awhile.tell.charts import CHARTS
from awhile.tell.charts.chart import Chart
from awhile.tell.claims import own_text, public_text, research_text, verdict_text
from awhile.tell.marks import say_marks
from awhile.tell.phrases import find, number, value_text
from awhile.tell.report.dials import draw_dials
from awhile.tell.svg.draw import draw_figure
from awhile.tell.svg.elements import Constant, Node, el, render, section
from awhile.types import Study
from awhile.words import say

PLACES = {
    "now": ("silences",),
    "before": ("pace", "phases", "different"),
    "ahead": ("returns", "ahead", "tried"),
    "carries": ("balance", "turns", "style", "latency", "hours", "unanswered"),
    "again": ("again",),
}
"""Which charts stand in which section."""


def tell_html(study: Study, gate: Gate, language: str = "en") -> str:
    """Write the page.

    Args:
        study: The study.
        gate: What may be told to its reader.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.

    Returns:
        A whole HTML document: no script but its own, no request, every name escaped.
    """
    study = guard_study(study, gate)
    first = [say_line(line, language) for line in gate.first]
    story = write_story(study, language)
    title = say("tell.title", language, me=study.people[0], name=study.people[1])
    sections: list[Node] = []
    texts = {
        "now": "",
        "before": story.before,
        "ahead": story.ahead,
        "carries": story.carries,
        "again": story.again,
    }
    for place, charts in PLACES.items():
        figures = [
            draw_figure(chart, language)
            for chart in (CHARTS[c](study, language) for c in charts)
            if chart is not None
        ]
        if not figures and not texts[place]:
            continue
        sections.append(
            section(
                place,
                say(f"tell.h_{place}", language),
                el("p", texts[place]) if texts[place] else None,
                *figures,
            )
        )
    return write_document(
        title,
        language,
        el(
            "header",
            *(el("p", text, class_="first wrap") for text in first),
            el("h1", title),
            el("p", story.lead, class_="lead wrap"),
            el("p", story.sub, class_="sub wrap") if story.sub else None,
            el("p", say("tell.one_side", language, name=study.people[0]), class_="made wrap"),
        ),
        el(
            "main",
            *sections,
            _claims(study, gate, language) if gate.may(May.ADVICE) else None,
            draw_dials(language) if gate.may(May.THEORY) else None,
            section(
                "care",
                say("tell.h_care", language),
                el("div", *(el("p", p) for p in story.care), class_="care"),
            ),
            section("unknown", say("tell.h_unknown", language), _list(story.unknown)),
            section(
                "made",
                say("tell.h_made", language),
                el("p", story.made, class_="wrap"),
                el(
                    "details",
                    el("summary", say("tell.all_numbers", language)),
                    _numbers(study, language),
                ),
            ),
        ),
        el(
            "footer",
            *(el("p", text) for text in say_marks(study, language)),
            el("p", say("tell.footer", language)),
        ),
    )


def tell_dials(gate: Gate, language: str = "en") -> str:
    """Write a page of the theory's dials alone.

    Raises:
        CareError: A rule of care closes the theory to this reader.
    """
    refuse(gate, May.THEORY)
    title = say("theory.h_dials", language)
    return write_document(title, language, el("main", draw_dials(language)))


def tell_chart(chart: Chart, language: str = "en") -> str:
    """Write one chart as a frame for a notebook; it takes the height that its page needs."""
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


def write_document(title: str, language: str, *body: Node) -> str:
    """Write a whole page of ours around its contents.

    Args:
        title: Its title.
        language: Language of what stands in it.
        body: What stands in it, escaped by construction.

    Returns:
        A HTML document with our style and script, whose policy forbids every connection.
    """
    css, script = _asset("page.css"), _asset("page.js")
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
    whole = el("html", head, el("body", *body, el("script", Constant(script))), lang=language)
    return "<!doctype html>\n" + render(whole) + "\n"


def _claims(study: Study, gate: Gate, language: str) -> Node | None:
    """Hold against research the advice to which these messages speak; None where they do not."""
    spoken = [
        (claim, own_text(claim, study, language))
        for claim in claims(language)
        if any(find(study, m, p) for m in claim.measures for p in (0, 1, None))
    ]
    if not spoken:
        return None
    return section(
        "claims",
        say("tell.h_claims", language),
        el("p", say("claims.opening", language)),
        *(
            el(
                "details",
                el("summary", say("claims.advice", language, advice=claim.advice)),
                el("p", verdict_text(claim, language)),
                _list(
                    (
                        *(research_text(f, language) for f in claim.research),
                        *public_text(claim, gate, language),
                        *own,
                    )
                ),
                el("p", say("claims.put_simply", language, say=claim.say)),
            )
            for claim, own in spoken
        ),
    )


def _list(items: tuple[str, ...]) -> Node:
    return el("ul", *(el("li", item) for item in items))


def _numbers(study: Study, language: str) -> Node:
    """Every measure with its interval and count, in one table."""
    rows: list[Node] = []
    for row in study.measured:
        who = say("tell.both", language) if row.person is None else study.people[row.person]
        has = row.low is not None or row.high is not None
        between = (
            say(
                "tell.between",
                language,
                low=value_text(row, row.low, language),
                high=value_text(row, row.high, language),
            )
            if has
            else (say(row.why, language) if row.why else "–")
        )
        rows.append(
            el(
                "tr",
                el("th", say(f"measure.{row.name}", language), scope="row"),
                el("td", who, class_="wrap"),
                el("td", value_text(row, row.value, language)),
                el("td", between),
                el("td", number(row.n, language)),
            )
        )
    heads = ("col_measure", "col_person", "col_value", "col_interval", "col_n")
    table = el(
        "table",
        el("thead", el("tr", *(el("th", say(f"tell.{h}", language), scope="col") for h in heads))),
        el("tbody", *rows),
    )
    return el(
        "div",
        table,
        class_="scroll",
        tabindex="0",
        role="region",
        aria_label=say("tell.all_numbers", language),
    )


def _asset(name: str) -> str:
    return resources.files("awhile.tell.report.page").joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return "sha256-" + base64.b64encode(digest).decode()
