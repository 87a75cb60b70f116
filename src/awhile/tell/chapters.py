"""What may be unfolded below an answer: a few chapters with plain names."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from awhile.answer import Answer
from awhile.care import RESEARCH, Gate, May, gate_talk
from awhile.evidence import claims, long_silences
from awhile.measure.initiation import QUIET_S
from awhile.study import guard_study
from awhile.tell.charts import CHARTS
from awhile.tell.charts.pace import name_outside
from awhile.tell.claims import (
    OF_RETURNS,
    heading_text,
    own_text,
    public_text,
    research_text,
    verdict_text,
)
from awhile.tell.differences import say_differences
from awhile.tell.phrases import (
    day,
    find,
    join,
    lasted,
    moment,
    name,
    number,
    percent,
    span,
    spell,
    value_text,
    who,
)
from awhile.tell.svg.draw import draw_figure
from awhile.tell.svg.elements import Node, el
from awhile.types import DAY_S, FLOATING, HOUR_S, Study
from awhile.words import say

MOST_SILENCES = 12
"""Earlier silences listed at most."""

UNTOLD = ("silence_now_longer_share", "silence_now_rank", "writing_again", "return_")
"""Beginnings of names of measures that the table leaves out: the answer itself tells these, or
they read as hope."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of the report.

    Attributes:
        key: One of `awhile.answer.CHAPTERS`.
        title: Its plain name.
        about: What it holds, in a few words.
        body: What it says and shows.
    """

    key: str
    title: str
    about: str
    body: Node


def write_chapters(
    study: Study, gate: Gate, answer: Answer, language: str = "en"
) -> tuple[Chapter, ...]:
    """Write the chapters that an answer leaves open.

    Args:
        study: The study.
        gate: What may be told to its reader.
        answer: The answer that stands above them.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.

    Returns:
        Chapters with something in them, in order.
    """
    study = guard_study(study, gate)
    written = []
    for key in answer.chapters:
        if not all(gate.may(what) for what in NEEDS.get(key, ())):
            continue
        about, nodes = WRITERS[key](study, answer, language)
        if nodes:
            title = say(f"tell.h_{key}", language)
            written.append(Chapter(key, title, about, el("div", *nodes, class_="chapter")))
    return tuple(written)


NEEDS = {"before": (May.BEFORE,), "ahead": (May.AHEAD, May.RETURNS), "advice": (May.ADVICE,)}
"""What must be open for a chapter."""

Written = tuple[str, list[Node]]


def _before(study: Study, answer: Answer, language: str) -> Written:
    nodes: list[Node] = [el("p", text) for text in say_differences(study, language)]
    if answer.picture is not None:
        nodes += _earlier(study, language)
    return say("tell.about_before", language), nodes


def _earlier(study: Study, language: str) -> list[Node]:
    """List the other's earlier silences of a day or more, the longest first."""
    earlier = [s for s in study.silences if s.person == 1 and s.observed]
    longest = sorted(earlier, key=lambda s: -s.duration_s)[:MOST_SILENCES]
    rows = [
        [moment(study, s.start_s, language), lasted(study, s.duration_s, language)] for s in longest
    ]
    heads = [say(f"tell.col_{col}", language) for col in ("began", "lasted")]
    said = say("tell.before_list", language, n=number(len(earlier), language))
    return [el("p", said), write_table(heads, rows)]


def _who(study: Study, _: Answer, language: str) -> Written:
    nodes: list[Node] = []
    opened = find(study, "initiation_share", 1)
    said = []
    if opened is not None and opened.value is not None:
        said.append(
            say(
                "tell.who_opened",
                language,
                name=name(study, 1),
                share=percent(opened.value, language),
                n=number(opened.n, language),
                hours=spell(QUIET_S / HOUR_S, language),
            )
        )
    for key, measure, write in (
        ("who_asked", "question_share", percent),
        ("who_called", "calls_made", _whole),
        ("who_answers", "reply_latency_median_s", _within),
    ):
        rows = [find(study, measure, p) for p in (0, 1)]
        values = [row.value for row in rows if row is not None and row.value is not None]
        if len(values) == 2 and any(values):
            mine, theirs = (write(v, language) for v in values)
            said.append(say(f"tell.{key}", language, name=name(study, 1), mine=mine, theirs=theirs))
    if said:
        nodes.append(el("p", join(said)))
    nodes += _figures(study, language, "pace", "balance")
    return say("tell.about_who", language), nodes


def _whole(value: float, language: str) -> str:
    return number(value, language, ",.0f")


def _within(value: float, language: str) -> str:
    return span(value, language, case="dative_", spelled=True)


def _ahead(study: Study, answer: Answer, language: str) -> Written:
    ahead = answer.ahead
    if ahead is None:
        return "", []
    if ahead.verdict == "told":
        return say("tell.about_ahead", language), _figures(study, language, "chances", "tried")
    silent = find(study, "silence_now_s", 1)
    nodes = _others(silent.value or 0.0, language) if silent is not None else []
    return say("tell.about_others", language), nodes


def _others(silent_s: float, language: str) -> list[Node]:
    """Lay side by side what is known of others, each count with its people; nothing averaged."""
    known = sorted({row.days for row in long_silences() if row.days * DAY_S <= silent_s})
    rows = [row for row in long_silences() if known and row.days == known[-1]]
    if not rows:
        return []
    heads = [say(f"tell.col_{col}", language) for col in ("people", "wrote", "counted")]
    cells = [
        [
            say(f"tell.others_{row.population}", language),
            say(
                "tell.others_share",
                language,
                share=percent(row.share, language),
                low=percent(row.low, language),
                high=percent(row.high, language),
            ),
            say(
                "tell.others_n",
                language,
                n=number(row.n, language),
                pairs=number(row.n_pairs, language),
            ),
        ]
        for row in rows
    ]
    days = span(known[-1] * DAY_S, language, spelled=True)
    return [
        el("p", say("tell.others_lead", language, days=days)),
        write_table(heads, cells),
        el("p", say("tell.others_note", language)),
    ]


def _advice(study: Study, _: Answer, language: str) -> Written:
    gate = gate_talk(RESEARCH)  # What looks to a return is left out below, for whomever.
    nodes: list[Node] = [el("p", say("claims.opening", language))]
    for claim in claims(language):
        if not any(find(study, m, p) for m in claim.measures for p in (0, 1, None)):
            continue
        # From how often others wrote again, a return could be hoped for, and a message excused.
        calm = replace(claim, public=tuple(q for q in claim.public if q not in OF_RETURNS))
        lines = [
            verdict_text(claim, language),
            *(research_text(finding, language) for finding in claim.research),
            *public_text(calm, gate, language),
            *own_text(claim, study, language),
        ]
        nodes.append(
            el(
                "details",
                el("summary", heading_text(claim, language)),
                el("p", say("claims.put_simply", language, say=claim.say)),
                el("ul", *(el("li", line) for line in lines)),
            )
        )
    return say("tell.about_advice", language), nodes if len(nodes) > 1 else []


def _curious(study: Study, _: Answer, language: str) -> Written:
    nodes: list[Node] = [
        *_figures(study, language, "latency", "turns", "style"),
        el("details", el("summary", say("tell.all_numbers", language)), _numbers(study, language)),
    ]
    return say("tell.about_curious", language), nodes


def _unknown(study: Study, _: Answer, language: str) -> Written:
    u = study.understood
    said = [say("tell.unknown_why", language), say("tell.unknown_channels", language)]
    said += [say(key, language) for key in u.limits]
    if not u.languages:
        said.append(say("tell.unknown_words", language))
    if u.zone == FLOATING:
        said.append(say("tell.unknown_zone", language))
    elif u.zone_assumed and u.files:
        said.append(say("tell.unknown_zone_assumed", language, zone=u.zone))
    if u.resolution_s >= DAY_S:
        said.append(say("tell.unknown_days", language))
    if u.n_doubles:
        said.append(say("tell.doubles", language, n=number(u.n_doubles, language)))
    said.append(say("tell.unknown_after", language))
    said += [say("care.cannot_see", language), say("care.lists_miss", language)]
    return say("tell.about_unknown", language), [el("ul", *(el("li", text) for text in said))]


def _made(study: Study, _: Answer, language: str) -> Written:
    u = study.understood
    made = say(
        "tell.made",
        language,
        reader=u.reader,
        n=number(u.n_events, language),
        first=day(u.first, language),
        last=day(u.last, language),
        now=moment(study, study.now_s, language, clock=True),
    )
    nodes: list[Node] = [el("p", made)]
    past = [one for one in study.outside if one.time_s <= study.now_s]
    if added := "; ".join(name_outside(study, one, language) for one in past):
        nodes.append(el("p", say("tell.outside_added", language, what=added)))
    return say("tell.about_made", language), nodes


WRITERS: dict[str, Callable[[Study, Answer, str], Written]] = {
    "before": _before,
    "who": _who,
    "ahead": _ahead,
    "advice": _advice,
    "curious": _curious,
    "unknown": _unknown,
    "made": _made,
}


def _figures(study: Study, language: str, *names: str) -> list[Node]:
    charts = (CHARTS[one](study, language) for one in names)
    return [draw_figure(chart, language) for chart in charts if chart is not None]


def write_table(heads: list[str], rows: list[list[str]]) -> Node:
    """Write a table whose first column names its rows.

    Args:
        heads: The heading of each column.
        rows: The cells, row by row, as long as ``heads``.
    """
    return el(
        "table",
        el("thead", el("tr", *(el("th", head, scope="col") for head in heads))),
        el(
            "tbody",
            *(
                el("tr", el("th", first, scope="row"), *(el("td", cell) for cell in rest))
                for first, *rest in rows
            ),
        ),
    )


def _numbers(study: Study, language: str) -> Node:
    """Every measure with its range and count, in one table."""
    rows = []
    for row in study.measured:
        if row.name.startswith(UNTOLD):
            continue
        whose = (
            say("tell.both", language) if row.person is None else who(study, row.person, language)
        )
        between = say(row.why, language) if row.why else "–"
        if row.low is not None or row.high is not None:
            low, high = (value_text(row, v, language) for v in (row.low, row.high))
            between = say("tell.between", language, low=low, high=high)
        rows.append(
            [
                say(f"measure.{row.name}", language),
                whose,
                value_text(row, row.value, language),
                between,
                number(row.n, language),
            ]
        )
    columns = ("measure", "person", "value", "interval", "n")
    heads = [say(f"tell.col_{col}", language) for col in columns]
    label = say("tell.all_numbers", language)
    table = write_table(heads, rows)
    return el("div", table, class_="scroll", tabindex="0", role="region", aria_label=label)
