"""A chart's numbers → a figure: picture, caption, and the same numbers as a table."""

import math
import textwrap
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from awhile.tell.charts.chart import Chart, Mark, Span, Trace
from awhile.tell.svg.elements import Constant, Element, Node, el, render
from awhile.words import say

WIDTH = 320.0
"""Charts are drawn for a phone of 360 px and grow from there."""

LEFT, RIGHT, TOP, BOTTOM = 38.0, 6.0, 10.0, 26.0
LINE_HEIGHT = 190.0
BAR_ROW = 46.0
LETTER = 7.4
"""Width of a letter, in the units of a chart."""

LABEL_LINE = 17.0
"""Height of a line of a label."""


def draw_figure(chart: Chart, language: str = "en") -> Element:
    """Draw one chart with its finding as heading, its caption and its table.

    Args:
        chart: The numbers.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.

    Returns:
        A ``figure`` in which every mark can be reached by arrow keys and read without a picture.
    """
    picture = FORMS.get(chart.form, _lines)(chart)
    legend = (
        el(
            "p",
            *(el("span", t.name, class_=f"key p{t.style}") for t in chart.traces),
            class_=f"legend {LEGENDS.get(chart.form, '')}".strip(),
        )
        if len(chart.traces) > 1 and chart.form != "map"
        else None
    )
    return el(
        "figure",
        el("h3", chart.finding, id=f"{chart.name}-finding"),
        legend,
        el("div", picture, class_="picture", data_chart=True),
        el("p", class_="readout", aria_live="polite"),
        el("figcaption", chart.caption),
        el(
            "details",
            el("summary", say("tell.table", language)),
            el("div", _table(chart), class_="scroll", tabindex="0", role="region",
               aria_labelledby=f"{chart.name}-finding"),
        ),
        id=chart.name,
    )  # fmt: skip


BANDED = {"curves", "bands"}
"""Forms of lines that show their intervals; in ``curves`` a missing step parts the line."""

ALONE = """svg{--ink:#24211d;--line:#ddd6ca;--p0:#17616a;--p1:#9a4a1c;background:#fff;
font:12px system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif}
text{fill:var(--ink)}.tick{fill:#5f5a52}.grid{stroke:var(--line)}.track{fill:#ece5d9}.hit{fill:none}
.p0 :is(.bar,.point,.band){fill:var(--p0)}.p1 :is(.bar,.point,.band){fill:var(--p1)}
.p2 .point{fill:#5f5a52}.band{opacity:.16}.trace{fill:none;stroke-width:2;stroke-linejoin:round}
.trace.p0{stroke:var(--p0)}.trace.p1{stroke:var(--p1);stroke-dasharray:5 2.5}
.trace.p2{stroke:#5f5a52;stroke-dasharray:2 2}.line .point{opacity:0}
.bands .point{opacity:0}
.interval{stroke:var(--ink);stroke-width:1.25;fill:none}"""
"""How a chart looks outside a page, in a light that prints."""


def draw_alone(chart: Chart) -> str:
    """Draw one chart as a file of its own, with its finding, its caption and what its lines are.

    Args:
        chart: The numbers.

    Returns:
        A whole SVG document.
    """
    picture = FORMS.get(chart.form, _lines)(chart)
    sizes = dict(picture.attributes)
    height = float(str(sizes["viewBox"]).split(" ")[-1])
    keys = [f"{'─╌┈'[min(t.style, 2)]} {t.name}" for t in chart.traces if t.name]
    lines = _wrapped(chart.finding) + (keys if len(keys) > 1 else [])
    below = [*_wrapped(chart.caption)]
    top, step = 16.0 * len(lines) + 8, 16.0
    text = [
        *(el("text", line, x=0, y=step * (i + 1) - 4) for i, line in enumerate(lines)),
        el("g", *picture.children, class_=chart.form, transform=f"translate(0 {top:.0f})"),
        *(
            el("text", line, x=0, y=top + height + step * (i + 1), class_="tick")
            for i, line in enumerate(below)
        ),
    ]
    whole = top + height + step * (len(below) + 1)
    return render(
        el(
            "svg", el("title", chart.finding), el("desc", chart.caption),
            el("style", Constant(ALONE)), *text, xmlns="http://www.w3.org/2000/svg",
            viewBox=f"-4 0 {WIDTH + 8:.0f} {whole:.0f}", width=f"{2 * (WIDTH + 8):.0f}",
            height=f"{2 * whole:.0f}",
        )
    )  # fmt: skip


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, int(WIDTH / 6.2))


def _svg(chart: Chart, height: float, *children: Node | None) -> Element:
    return el(
        "svg",
        *children,
        viewBox=f"0 0 {WIDTH:.0f} {height:.0f}",
        role="group",
        aria_labelledby=f"{chart.name}-finding",
        class_=chart.form,
    )


def _mark(mark: Mark, trace: Trace, *shapes: Node | None) -> Element:
    label = ", ".join(filter(None, (trace.name, mark.label))) + f": {mark.said}"
    return el(
        "g",
        el("title", label),
        *shapes,
        class_=f"mark p{trace.style}",
        role="img",
        aria_label=label,
    )


def _row_height(chart: Chart) -> float:
    """Return the height of a row: a value that has no room beside a label stands below it."""
    return BAR_ROW + LABEL_LINE * max(_lines_of(m) - 1 for m in chart.traces[0].marks)


def _lines_of(mark: Mark) -> int:
    """Count the lines that a label and its value take."""
    return 1 if LETTER * (len(mark.label) + len(mark.said) + 2) <= WIDTH else 2


def _row_text(mark: Mark, y: float, tall: float, style: str = "label") -> list[Node]:
    """Write a label and its value over a row's bar."""
    below = y + 14 + (tall - BAR_ROW)
    if _lines_of(mark) == 1:
        return [
            el("text", mark.label, x=0, y=below, class_=style),
            el("text", mark.said, x=WIDTH, y=below, text_anchor="end", class_="said"),
        ]
    return [
        el("text", mark.label, x=0, y=below - LABEL_LINE, class_=style),
        el("text", mark.said, x=0, y=below, class_="said"),
    ]


def _bars(chart: Chart) -> Element:
    trace = chart.traces[0]
    top = max(chart.y_ticks[-1][0], *(m.high or m.y for m in trace.marks))
    tall = _row_height(chart)
    height = tall * len(trace.marks) + 8
    in_time = chart.form == "timeline"

    def at(value: float) -> float:
        return value / top * (WIDTH - 4)

    rows = _ticks([(at(x), label) for x, label in chart.x_ticks], height + 16) if in_time else []
    for i, mark in enumerate(trace.marks):
        y = i * tall
        bar_y = y + tall - 26
        marked = mark.label == chart.highlight
        has_interval = not in_time and mark.low is not None and mark.high is not None
        start = at(mark.low or 0.0) if in_time else 0.0
        rows.append(
            _mark(
                mark,
                trace,
                el("rect", class_="hit", x=0, y=y, width=WIDTH, height=tall),
                *_row_text(mark, y, tall, "label now" if marked else "label"),
                el("rect", x=0, y=bar_y, width=WIDTH - 4, height=10, rx=2, class_="track"),
                el(
                    "rect",
                    x=start, y=bar_y, width=max(at(mark.y), 1.5), height=10, rx=2,
                    class_="bar now" if marked else "bar",
                )
                if mark.y or not in_time
                else el("circle", cx=min(start, WIDTH - 7), cy=bar_y + 5, r=6, class_="point"),
                el(
                    "path",
                    d=_whisker(at(mark.low or 0.0), at(mark.high or 0.0), bar_y - 20),
                    class_="interval",
                )
                if has_interval
                else None,
            )
        )  # fmt: skip
    return _svg(chart, height + 22 * in_time, *rows)


def _ratios(chart: Chart) -> Element:
    """Draw ratios as points with intervals on a logarithmic axis, with a line at no difference."""
    first, last = (math.log(chart.y_ticks[i][0]) for i in (0, -1))

    def at(ratio: float) -> float:
        place = (math.log(ratio) - first) / (last - first) if ratio > 0 else 0.0
        return 2 + min(max(place, 0.0), 1.0) * (WIDTH - 8)

    def arrow(ratio: float, x: float, y: float, step: float) -> str:
        """Point out of the axis where an interval goes on beyond it."""
        inside = first <= math.log(ratio or 1e-9) <= last
        return "" if inside else f"M{x - step:.1f} {y + 20:.1f}l{step} 5l{-step} 5"

    def whisker(mark: Mark, y: float) -> str:
        ends = (mark.low or 0.0, mark.high or math.inf)
        low, high = (at(end) for end in ends)
        return _whisker(low, high, y) + arrow(ends[0], low, y, -7) + arrow(ends[1], high, y, 7)

    return _points_lying(chart, at, (1.0,), whisker)


def _shares(chart: Chart) -> Element:
    """Draw shares as points with intervals; a second trace as rings on the same rows."""

    def at(share: float) -> float:
        return 8 + share * (WIDTH - 16)

    def whisker(mark: Mark, y: float) -> str:
        return _whisker(at(mark.low or 0.0), at(1.0 if mark.high is None else mark.high), y)

    return _points_lying(chart, at, [y for y, _ in chart.y_ticks], whisker)


def _points_lying(
    chart: Chart,
    at: Callable[[float], float],
    lines: Iterable[float],
    whisker: Callable[[Mark, float], str],
) -> Element:
    first, *others = chart.traces
    tall = _row_height(chart)
    height = tall * len(first.marks) + 8
    rows: list[Node] = [
        *(el("line", x1=at(y), x2=at(y), y1=4, y2=height, class_="grid") for y in lines),
        *_ticks([(at(value), label) for value, label in chart.y_ticks], height + 16),
    ]
    for mark in first.marks:
        y = tall * mark.x
        rows.append(
            _mark(
                mark,
                first,
                el("rect", class_="hit", x=0, y=y, width=WIDTH, height=tall),
                *_row_text(mark, y, tall),
                el("path", d=whisker(mark, y + tall - BAR_ROW), class_="interval"),
                el("circle", cx=at(mark.y), cy=y + tall - 21, r=5, class_="point"),
            )
        )
    rows += [
        _mark(
            mark,
            trace,
            el("circle", cx=at(mark.y), cy=tall * mark.x + tall - 21, r=8, class_="ring"),
        )
        for trace in others
        for mark in trace.marks
    ]
    return _svg(chart, height + 22, *rows)


MAP_LEFT, MAP_CELL = 44.0, 22.0


def _map(chart: Chart) -> Element:
    """Draw a field for each mark, row by row from below, and the line where the sign turns."""
    rows, columns = len(chart.traces), len(chart.traces[0].marks)
    wide = (WIDTH - MAP_LEFT) / columns
    height = rows * MAP_CELL
    xs = [mark.x for mark in chart.traces[0].marks]
    end = max(abs(m.y) for t in chart.traces for m in t.marks) or 1.0

    def at_x(x: float) -> float:
        return MAP_LEFT + ((x - xs[0]) / (xs[-1] - xs[0]) * (columns - 1) + 0.5) * wide

    drawn: list[Node] = []
    for i, trace in enumerate(chart.traces):
        top = height - (i + 1) * MAP_CELL
        for j, mark in enumerate(trace.marks):
            cell = el(
                "rect",
                x=MAP_LEFT + j * wide + 0.5, y=top + 0.5, width=wide - 1, height=MAP_CELL - 1,
                class_="bar", fill_opacity=0.08 + 0.85 * abs(mark.y) / end,
            )  # fmt: skip
            drawn.append(_mark(mark, Trace("", 0 if mark.y > 0 else 1, ()), cell))
    low, high = chart.y_ticks[0][0], chart.y_ticks[-1][0]

    def at_y(y: float) -> float:
        return height - ((y - low) / (high - low) * (rows - 1) + 0.5) * MAP_CELL

    drawn += [
        el("text", label, x=MAP_LEFT - 8, y=at_y(y) + 4, text_anchor="end", class_="tick")
        for y, label in chart.y_ticks
    ]
    drawn += [
        el("text", label, x=at_x(x), y=height + 18, text_anchor="middle", class_="tick")
        for x, label in chart.x_ticks
    ]
    drawn += [
        el(
            "g",
            el("title", line.name),
            el("polyline", points=_points((at_x(m.x), at_y(m.y)) for m in line.marks),
               class_="border"),
            class_="mark", role="img", aria_label=line.name,
        )
        for line in chart.levels
    ]  # fmt: skip
    return _svg(chart, height + 24, *drawn)


FORMS: dict[str, Callable[[Chart], Element]] = {
    "bars": _bars,
    "timeline": _bars,
    "map": _map,
    "ratios": _ratios,
    "shares": _shares,
}
"""How each form is drawn; the others as lines."""

LEGENDS = {"stack": "layers", "steps": "blocks", "differences": "points", "shares": "points"}
"""What stands beside a trace's name where it is not a line."""


def _whisker(low: float, high: float, y: float) -> str:
    return (
        f"M{low:.1f} {y + 25:.1f}H{high:.1f}M{low:.1f} {y + 20:.1f}v10M{high:.1f} {y + 20:.1f}v10"
    )


def _lines(chart: Chart) -> Element:
    xs = [m.x for t in (*chart.traces, *chart.levels) for m in t.marks]
    xs += [x for s in chart.spans for x in (s.start, s.stop)]
    left, right = min(xs), max(xs)
    if chart.form == "steps":
        left, right = left - 0.5, right + 0.5
    top = chart.y_ticks[-1][0] or 1.0

    def at_x(x: float) -> float:
        return LEFT + (x - left) / ((right - left) or 1.0) * (WIDTH - LEFT - RIGHT)

    def at_y(y: float) -> float:
        share = y / top
        if chart.form == "steps":
            # From a half, so that what happened once can be seen beside what happened often.
            share = max(0.0, math.log(2 * y) / math.log(2 * top)) if y else 0.0
        return LINE_HEIGHT - BOTTOM - share * (LINE_HEIGHT - TOP - BOTTOM)

    grid: list[Node] = []
    for value, label in chart.y_ticks:
        y = at_y(value)
        grid.append(el("line", x1=LEFT, x2=WIDTH - RIGHT, y1=y, y2=y, class_="grid"))
        grid.append(el("text", label, x=LEFT - 6, y=y + 4, text_anchor="end", class_="tick"))
    grid += _ticks([(at_x(x), label) for x, label in chart.x_ticks])
    behind: list[Node] = [_span(s, at_x(s.start), at_x(s.stop)) for s in chart.spans]
    drawn = [] if chart.form == "stack" else behind
    for number, trace in enumerate(chart.traces):
        if chart.form == "stack":
            drawn += _layers(chart, number, at_x, at_y)
            continue
        if chart.form == "steps":
            width = min(24.0, 0.38 * (WIDTH - LEFT - RIGHT) / (right - left))
            shift = (number - len(chart.traces) / 2) * width
            drawn += [
                _mark(
                    m,
                    trace,
                    el(
                        "rect",
                        x=at_x(m.x) + shift, y=at_y(m.y), width=width - 2,
                        height=max(at_y(0) - at_y(m.y), 0.5), class_="bar",
                    ),
                )
                for m in trace.marks
            ]  # fmt: skip
            continue
        runs = _runs(trace.marks) if chart.form == "curves" else [trace.marks]
        for run in runs:
            if chart.form in BANDED:
                low, high = (
                    [(at_x(m.x), at_y(y if y is not None else m.y)) for m in run
                     for y in (getattr(m, end),)]
                    for end in ("low", "high")
                )  # fmt: skip
                band = el("polygon", points=_points([*low, *high[::-1]]), class_="band")
                drawn.append(el("g", band, class_=f"p{trace.style}"))
            points = _points((at_x(m.x), at_y(m.y)) for m in run)
            drawn.append(el("polyline", points=points, class_=f"trace p{trace.style}"))
        drawn += [
            _mark(m, trace, el("circle", cx=at_x(m.x), cy=at_y(m.y), r=4, class_="point"))
            for m in trace.marks
        ]
    for trace in chart.levels:
        drawn += [
            _level(m, trace, at_x(m.x), at_x(after.x), at_y)
            for m, after in zip(trace.marks, trace.marks[1:], strict=False)
        ]
    if chart.form == "stack":
        drawn += behind
    return _svg(chart, LINE_HEIGHT, *grid, *drawn)


def _ticks(places: Iterable[tuple[float, str]], y: float = LINE_HEIGHT - 6) -> list[Node]:
    """Write labels under the axis, without those that would run into the one before them."""
    drawn: list[Node] = []
    free = -math.inf
    for x, label in places:
        width = LETTER * len(label)
        anchor, start = (
            ("start", x) if x - width / 2 < 0
            else ("end", x - width) if x + width / 2 > WIDTH
            else ("middle", x - width / 2)
        )  # fmt: skip
        if start < free:
            continue
        free = start + width + LETTER
        drawn.append(el("text", label, x=x, y=y, text_anchor=anchor, class_="tick"))
    return drawn


def _runs(marks: Sequence[Mark]) -> list[list[Mark]]:
    """Part a curve where a step is missing, so that no line stands where nothing was counted."""
    steps = [b.x - a.x for a, b in pairwise(marks)]
    runs = [list(marks[:1])]
    for mark, step in zip(marks[1:], steps, strict=True):
        if step > 1.5 * min(steps):
            runs.append([])
        runs[-1].append(mark)
    return runs


def _points(places: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in places)


def _layers(
    chart: Chart,
    number: int,
    at_x: Callable[[float], float],
    at_y: Callable[[float], float],
) -> list[Node]:
    """Draw one layer of a stack, each mark up to where the next one begins."""
    trace = chart.traces[number]
    ends = [*(m.x for m in trace.marks[1:]), max(s.stop for s in chart.spans)]
    out: list[Node] = []
    for i, (mark, end) in enumerate(zip(trace.marks, ends, strict=True)):
        below = sum(t.marks[i].y for t in chart.traces[:number])
        x, y = at_x(mark.x), at_y(below + mark.y)
        shape = el(
            "rect",
            x=x, y=y, width=max(at_x(end) - x - 0.5, 0.5), height=max(at_y(below) - y, 0.0),
            class_="layer",
        )  # fmt: skip
        out.append(_mark(mark, trace, shape))
    return out


def _span(span: Span, left: float, right: float) -> Element:
    return el(
        "g",
        el("title", span.label),
        el(
            "rect",
            x=left, y=TOP, width=max(right - left, 2.0), height=LINE_HEIGHT - TOP - BOTTOM,
            class_="span now" if span.now else "span" if right > left else "span moment",
        ),
        class_="mark",
        role="img",
        aria_label=span.label,
    )  # fmt: skip


def _level(
    mark: Mark, trace: Trace, left: float, right: float, at_y: Callable[[float], float]
) -> Element:
    low, high = at_y(mark.low or 0.0), at_y(mark.high or 0.0)
    y = at_y(mark.y)
    return _mark(
        mark,
        trace,
        el("rect", x=left, y=high, width=right - left, height=low - high, class_="band")
        if mark.high is not None
        else None,
        el("line", x1=left, x2=right, y1=y, y2=y, class_="level"),
    )


def _map_rows(chart: Chart) -> list[Node]:
    """Write a map as in the picture: a row for each trace, then the points of its border."""
    return [
        *(
            el("tr", el("th", t.name, scope="row"), *(el("td", m.said) for m in t.marks))
            for t in reversed(chart.traces)
        ),
        *(
            el("tr", el("th", text, scope="row", colspan=len(chart.columns)))
            for line in chart.levels
            for text in (line.name, *(m.label for m in line.marks))
        ),
    ]


def _rows(chart: Chart) -> list[Node]:
    by_x: dict[float, list[str]] = {}
    labels: dict[float, str] = {}
    for number, trace in enumerate(chart.traces):
        for mark in trace.marks:
            labels.setdefault(mark.x, mark.label)
            row = by_x.setdefault(mark.x, ["–"] * len(chart.traces))
            row[number] = mark.said
    rows = [(labels[x], by_x[x]) for x in sorted(by_x)]
    rows += [
        (m.label, [m.said if t.name == trace.name else "–" for t in chart.traces])
        for trace in chart.levels
        for m in trace.marks[:-1]
    ]
    return [
        *(
            el("tr", el("th", label, scope="row"), *(el("td", c) for c in cells))
            for label, cells in rows
        ),
        *(
            el("tr", el("th", s.label, scope="row", colspan=len(chart.columns)))
            for s in chart.spans
        ),
    ]


def _table(chart: Chart) -> Element:
    return el(
        "table",
        el("thead", el("tr", *(el("th", c, scope="col") for c in chart.columns))),
        el("tbody", *(_map_rows(chart) if chart.form == "map" else _rows(chart))),
    )
