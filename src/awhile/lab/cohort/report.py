"""A cohort in words, and as one page."""

from datetime import UTC, datetime, timedelta

import numpy as np
import polars as pl
from numpy.typing import NDArray

from awhile import __version__
from awhile.files import write_whole
from awhile.lab.cohort.compare import in_order
from awhile.lab.cohort.ingest import Intake
from awhile.lab.cohort.pipeline import (
    MIN_FORECAST_DYADS,
    MIN_POOLED,
    Cohort,
    read_measures,
    survival,
)
from awhile.lab.cohort.times import CALENDARS
from awhile.lab.effects import NOTHING
from awhile.tell.charts.chart import Chart, Mark, Trace
from awhile.tell.charts.scales import share_ticks
from awhile.tell.phrases import number as numeral
from awhile.tell.phrases import percent, span
from awhile.tell.report.html import write_document
from awhile.tell.svg.draw import draw_alone, draw_figure
from awhile.tell.svg.elements import Node, el, section
from awhile.types import DAY_S, HOUR_S
from awhile.words import say

RATIO_TICKS = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)

CURVE_S = tuple(
    x * DAY_S for x in (1 / 24, 0.25, 0.5, 1, 2, 3, 5, 7, 14, 21, 30, 60, 90, 180, 365, 1000, 3650)
)
QUANTILES = (0.1, 0.25, 0.5, 0.75, 0.9)
SHOWN_DYADS = 100_000
"""Pairs whose measures the page shows; of more, a random part."""

Values = dict[tuple[str, str], NDArray[np.float64]]
"""What was measured, by measure and unit."""

SMALL = 0.001
"""Probabilities below it are told as below it."""

MIN_BIN = 20
"""A tenth with fewer moments is left out of the picture; it is in the table on disk."""


def day(intake: Intake, time_s: float, language: str) -> str:
    """Write the date of a moment, or the day of the record where its start is not disclosed.

    Args:
        intake: The table that was taken in.
        time_s: The moment (s).
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    if abs(intake.first_s) < 366 * DAY_S:
        return say("cohort.day_of_record", language, n=f"{(time_s - intake.first_s) / DAY_S:.0f}")
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=time_s)).date().isoformat()


def tell_intake(intake: Intake, language: str = "en", *, names: bool = True) -> list[str]:
    """Say what was found in the table, a sentence each.

    Args:
        intake: What was found.
        language: Language of the sentences.
        names: Whether to name the files that were left out, and why; else how many there are.

    Returns:
        The sentences.
    """
    lines = [
        say(
            "cohort.intake",
            language,
            rows=numeral(intake.n_rows, language),
            kept=numeral(intake.n_kept, language),
            dyads=numeral(intake.n_dyads, language),
            first=day(intake, intake.first_s, language),
            end=day(intake, intake.end_s, language),
        )
    ]
    if names:
        lines += [
            say("cohort.left_out", language, file=file, why=why) for file, why in intake.left_out
        ]
    elif intake.left_out:
        lines.append(say("cohort.left_out_files", language, n=len(intake.left_out)))
    if intake.columns and not intake.layout:
        columns = ", ".join(
            f"{name} = {say(f'cohort.role_{role}', language)}"
            for role, name in intake.columns.items()
        )
        lines.append(say("cohort.columns", language, columns=columns))
    lines += _tell_handling(intake, language, names=names)
    if intake.end_assumed and intake.n_own_ends < intake.n_dyads:
        lines.append(say("cohort.end_assumed", language))
    if intake.zone == "floating":
        lines.append(say("cohort.zone_floating", language))
    lines += [
        say(
            "cohort.refused" if why in intake.first_refused else "cohort.refused_all",
            language,
            n=numeral(n, language),
            why=say(f"cohort.{why}", language),
            first=numeral(intake.first_refused.get(why, 0), language),
        )
        for why, n in intake.refused.items()
    ]
    for name, n in (
        ("duplicates", 0 if intake.n_dropped else intake.n_duplicates),
        ("dropped", intake.n_dropped),
        ("shared", intake.n_shared),
        ("odd_kinds", intake.n_odd_kinds),
        ("one_sided", intake.n_one_sided),
    ):
        if n:
            lines.append(say(f"cohort.{name}", language, n=numeral(n, language)))
    lines += [
        say("cohort.hole", language, start=day(intake, a, language), stop=day(intake, b, language))
        for a, b in intake.holes
    ]
    return lines


def _tell_handling(intake: Intake, language: str, *, names: bool) -> list[str]:
    """Say how the table was taken, beyond which column is which."""
    told: list[tuple[str, dict[str, object]]] = []
    if intake.layout:
        told.append(("layout", {"layout": intake.layout}))
    if intake.unit in CALENDARS:
        told.append(("time_dates", {}))
    elif intake.unit != "s":
        told.append(("time_unit", {"unit": intake.unit}))
    if intake.counts:
        told.append(("counted", {"columns": ", ".join(intake.counts)}))
    if intake.n_own_ends:
        told.append(("own_ends", {"n": numeral(intake.n_own_ends, language)}))
    if intake.n_cut:
        told.append(("cut", {"n": numeral(intake.n_cut, language)}))
    deleted = [(name, n) for name, key, n in intake.notes if key != "cohort.note_groups"]
    groups = sum(n for _, key, n in intake.notes if key == "cohort.note_groups")
    if groups:
        told.append(("note_groups", {"n": numeral(groups, language)}))
    if names:
        told += [
            ("note_deleted_by_donor", {"name": name, "n": numeral(n, language)})
            for name, n in deleted
        ]
    elif deleted:
        n_deleted = numeral(sum(n for _, n in deleted), language)
        told.append(("deleted_by_donors", {"n": n_deleted}))
    return [say(f"cohort.{key}", language, **values) for key, values in told]


def tell_cohort(cohort: Cohort, language: str = "en") -> str:
    """Write the page of a cohort.

    Args:
        cohort: What came of it.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.

    Returns:
        A whole HTML document: no request, no name of a person.
    """
    failed = [
        say("cohort.failed", language, number=number, why=why)
        for number, why in sorted(cohort.failures.items())
    ]
    few = [] if cohort.forecast_pairs else [say("cohort.few", language, n=MIN_FORECAST_DYADS)]
    curves = [c for c in (_curve(cohort, language), _twin(cohort, language)) if c]
    measured = _measured(cohort)
    shown = numeral(SHOWN_DYADS, language)
    few_shown = cohort.intake.n_dyads > SHOWN_DYADS
    people = _people(measured, language)
    reliable = _reliability(cohort, language)
    grouped = _groups(cohort, language)
    sections: list[Node] = [
        _section(
            "found", language, _list([*tell_intake(cohort.intake, language, names=False), *failed])
        ),
        _section("silences", language, *(draw_figure(c, language) for c in curves)),
        *([_section("groups", language, *grouped)] if grouped else []),
        _section("effects", language, _effect(cohort, language)),
        _section(
            "forecast",
            language,
            *(el("p", line) for line in few),
            *([draw_figure(reliable, language)] if reliable else []),
        ),
        _section(
            "measures",
            language,
            *([draw_figure(people, language)] if people else []),
            el("p", say("cohort.quantiles_caption", language)),
            *([el("p", say("cohort.shown", language, n=shown))] if few_shown else []),
            _quantiles(measured, language),
        ),
        _section("methods", language, el("p", methods(cohort, language))),
        _section("tables", language, el("p", say("cohort.tables", language))),
    ]
    n = f"{cohort.sums['ended'][0].sum() + cohort.sums['censored'][0].sum():,.0f}"
    title = say("cohort.title", language, n=numeral(cohort.intake.n_dyads, language))
    return write_document(
        title,
        language,
        el(
            "header",
            el("h1", title),
            el(
                "p",
                say("cohort.lead", language, n=n, week=percent(_still(cohort, 0), language)),
                class_="lead",
            ),
        ),
        el("main", *sections),
    )


def write_report(cohort: Cohort, language: str = "en") -> None:
    """Write the page, its figures and the paragraph of methods beside the tables.

    Args:
        cohort: What came of it.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    page = tell_cohort(cohort, language)
    write_whole(cohort.folder / "cohort.html", page)
    write_whole(cohort.folder / "methods.md", methods(cohort, language) + "\n")
    figures = cohort.folder / "figures"
    figures.mkdir(exist_ok=True)
    for old in figures.glob("*.svg"):
        old.unlink()
    for chart in list_charts(cohort, language):
        write_whole(figures / f"{chart.name}.svg", draw_alone(chart))


def show_figures(cohort: Cohort, language: str = "en") -> str:
    """Return the figures of a cohort as HTML, for a notebook.

    Args:
        cohort: The cohort.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    drawn = (draw_alone(chart) for chart in list_charts(cohort, language))
    return "".join(f'<div style="max-width:44rem">{svg}</div>' for svg in drawn)


def list_charts(cohort: Cohort, language: str = "en") -> list[Chart]:
    """List the charts of a cohort, those that there is enough for.

    Args:
        cohort: The cohort.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    charts = (
        _curve(cohort, language),
        _twin(cohort, language),
        _group_chart(cohort, language),
        _reliability(cohort, language),
        _people(_measured(cohort), language),
    )
    return [chart for chart in charts if chart is not None]


def methods(cohort: Cohort, language: str = "en") -> str:
    """State what was done, with sources, as one paragraph.

    Args:
        cohort: The cohort.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    intake = cohort.intake
    told = [
        say(
            "cohort.methods",
            language,
            version=__version__,
            rows=numeral(intake.n_rows, language),
            kept=numeral(intake.n_kept, language),
            dyads=numeral(intake.n_dyads, language),
            end=day(intake, intake.end_s, language),
            seed=cohort.plan.seed,
        ),
    ]
    if intake.n_own_ends:
        n = numeral(intake.n_own_ends, language)
        told.append(say("cohort.own_ends", language, n=n))
    if intake.n_own_ends < intake.n_dyads:
        key = "cohort.methods_end_assumed" if intake.end_assumed else "cohort.methods_end"
        told.append(say(key, language))
    if intake.holes:
        key = "methods_holes_cut" if cohort.plan.handling.censor_holes else "methods_holes"
        told.append(say(f"cohort.{key}", language, n=len(intake.holes)))
    if cohort.seen:
        told.append(say("cohort.methods_seen", language))
    if "refit" in cohort.calibration:
        told.append(say("cohort.methods_refit", language))
    if cohort.compared is not None:
        told.append(say("cohort.methods_groups", language, name=str(cohort.plan.by)))
    if intake.refused:
        why = "; ".join(
            f"{say(f'cohort.{key}', language)}: {numeral(n, language)}"
            for key, n in intake.refused.items()
        )
        told.append(say("cohort.methods_refused", language, reasons=why))
    if cohort.failures:
        told.append(say("cohort.methods_failed", language, n=len(cohort.failures)))
    return " ".join(told)


def _section(name: str, language: str, *body: Node) -> Node:
    return section(name, say(f"cohort.h_{name}", language), *body)


def _list(items: list[str]) -> Node:
    return el("ul", *(el("li", item) for item in items))


def _marks(cohort: Cohort, group: int, language: str) -> tuple[Mark, ...]:
    at_s, alive, at_risk = survival(cohort.sums, group)
    marks = []
    for x in CURVE_S:
        i = int(np.searchsorted(at_s, x))
        if i < len(at_s) and at_risk[i] >= MIN_BIN:
            label = say("cohort.curve_mark", language, span=span(x, language))
            marks.append(
                Mark(
                    label,
                    float(np.log(x)),
                    float(alive[i]),
                    None,
                    None,
                    percent(alive[i], language),
                )
            )
    return tuple(marks)


TICKS = tuple(
    (float(np.log(s)), text)
    for s, text in (
        (HOUR_S, "1 h"), (DAY_S, "1 d"), (7 * DAY_S, "7 d"), (30 * DAY_S, "30 d"),
        (365 * DAY_S, "1 y"), (3650 * DAY_S, "10 y"),
    )
)  # fmt: skip


def _still(cohort: Cohort, group: int) -> float:
    """Return the share of silences still going after a week."""
    at_s, alive, _ = survival(cohort.sums, group)
    return float(alive[np.searchsorted(at_s, 7 * DAY_S)])


def _ticks(marks: tuple[Mark, ...]) -> tuple[tuple[float, str], ...]:
    return tuple(t for t in TICKS if marks[0].x <= t[0] <= marks[-1].x)


def _curve(cohort: Cohort, language: str) -> Chart | None:
    marks = _marks(cohort, 0, language)
    if len(marks) < 2:
        return None
    at_s, alive, at_risk = survival(cohort.sums, 0)
    below = np.flatnonzero(alive <= 0.5)
    finding = (
        say("cohort.curve_finding", language, median=span(float(at_s[below[0]]), language))
        if len(below)
        else say("cohort.curve_finding_none", language)
    )
    return Chart(
        "curve", "line", finding, say(
            "cohort.curve_caption", language, n=numeral(at_risk[0], language, ",.0f")
        ),
        _ticks(marks), share_ticks(language), (Trace(say("cohort.all", language), 0, marks),),
        (say("cohort.col_after", language), say("cohort.col_still", language)),
    )  # fmt: skip


def _twin(cohort: Cohort, language: str) -> Chart | None:
    traces = tuple(
        Trace(say(f"cohort.{name}", language), i, _marks(cohort, i + 1, language))
        for i, name in enumerate(("never", "ever"))
    )
    if min(len(t.marks) for t in traces) < 2:
        return None
    return Chart(
        "twin", "line", say(
            "cohort.twin_finding", language,
            never=percent(_still(cohort, 1), language),
            ever=percent(_still(cohort, 2), language),
        ), say("cohort.twin_caption", language),
        _ticks(max((t.marks for t in traces), key=len)), share_ticks(language), traces,
        (say("cohort.col_after", language), *(t.name for t in traces)),
    )  # fmt: skip


def _group_chart(cohort: Cohort, language: str) -> Chart | None:
    """Show how long the silences of a day or more last in each group."""
    test = cohort.compared
    if test is None:
        return None
    curves = cohort.frame("groups")
    traces = []
    names = in_order(curves["group"].unique().to_list())
    for style, name in enumerate((names[0], names[-1])):
        own = curves.filter(pl.col("group") == name)
        all_ = percent(1.0, language)
        label = say("cohort.curve_mark", language, span=span(DAY_S, language))
        marks = [Mark(label, float(np.log(DAY_S)), 1.0, 1.0, 1.0, all_)]
        for x in CURVE_S:
            row = own.filter(pl.col("duration_s") <= x).tail(1)
            if x > DAY_S and len(row) and row["at_risk"][0] >= MIN_BIN:
                alive, low, high = (float(row[c][0]) for c in ("still_silent", "low", "high"))
                label = say("cohort.curve_mark", language, span=span(x, language))
                told = percent(alive, language)
                marks.append(Mark(label, float(np.log(x)), alive, low, high, told))
        if len(marks) >= 2:
            n = numeral(int(own["n_pairs"][0]), language)
            called = say("cohort.group", language, name=name, n=n)
            traces.append(Trace(called, style, tuple(marks)))
    if len(traces) < 2:
        return None
    small = test.robust_p < SMALL
    p = numeral(SMALL if small else test.robust_p, language, ".2g")
    key = "cohort.groups_finding_small" if small else "cohort.groups_finding"
    return Chart(
        "groups", "bands", say(key, language, name=str(cohort.plan.by), p=p),
        say("cohort.groups_caption", language, n=len(names),
            plain=numeral(max(test.p, SMALL), language, ".2g")),
        _ticks(max((t.marks for t in traces), key=len)), share_ticks(language), tuple(traces),
        (say("cohort.col_after", language), *(t.name for t in traces)),
    )  # fmt: skip


def _groups(cohort: Cohort, language: str) -> list[Node]:
    """Tell the groups: a chart of their silences, and the ratio of each."""
    chart = _group_chart(cohort, language)
    if chart is None:
        return []
    ratios = cohort.frame("comparisons").filter(pl.col("compared") == "ratio")
    low, high = (numeral(x, language, ".2g") for x in NOTHING)
    told = [
        say(
            "cohort.group_ratio", language, name=name, low=low, high=high,
            like=numeral(ratio, language, ".2f"), n=numeral(n, language),
        )
        for name, ratio, n in ratios.select("group", "ratio", "n_pairs").iter_rows()
    ]  # fmt: skip
    return [draw_figure(chart, language), *([_list(told)] if told else [])]


def _measured(cohort: Cohort) -> Values:
    """Take together what was measured in the pairs that the page shows."""
    share = min(1.0, SHOWN_DYADS / max(cohort.intake.n_dyads, 1))
    pieces: dict[tuple[str, str], list[NDArray[np.float64]]] = {}
    for rows in read_measures(cohort.folder, share=share, seed=cohort.plan.seed + 3):
        kept = rows.filter(pl.col("value").is_not_null())
        for key, part in kept.group_by("measure", "unit", maintain_order=True):
            pieces.setdefault((key[0], key[1]), []).append(part["value"].to_numpy())
    return {key: np.concatenate(part) for key, part in pieces.items()}


def _people(measured: Values, language: str) -> Chart | None:
    """Show how people differ: the share of them whose usual reply, or silence, is that short."""
    traces: list[Trace] = []
    finding = say("cohort.people_finding_none", language)
    for style, name in enumerate(("reply_latency_median_s", "silence_median_s")):
        values = np.sort(measured.get((name, "s"), np.empty(0)))
        if len(values) < MIN_BIN:
            continue
        n = numeral(len(values), language)
        if style == 0:
            median = span(float(np.median(values)), language)
            finding = say("cohort.people_finding", language, n=n, median=median)
        shares = np.searchsorted(values, CURVE_S, side="right") / len(values)
        marks = tuple(
            Mark(
                say("cohort.people_mark", language, span=span(x, language)),
                float(np.log(x)),
                float(share),
                None,
                None,
                percent(float(share), language),
            )
            for x, share in zip(CURVE_S, shares, strict=True)
        )
        traces.append(Trace(say(f"cohort.people_{name}", language, n=n), style, marks))
    if not traces:
        return None
    return Chart(
        "people", "line", finding, say("cohort.people_caption", language),
        _ticks(traces[0].marks), share_ticks(language), tuple(traces),
        (say("cohort.col_within", language), *(t.name for t in traces)),
    )  # fmt: skip


def _effect(cohort: Cohort, language: str) -> Node:
    """Say that what writing again does cannot be told, and what nothing looks like."""
    effect = cohort.effect
    if effect is None:
        return el("p", say("cohort.effect_few", language, n=MIN_POOLED))
    like = numeral(float(np.exp(effect.log_ratio)), language, ".2f")
    low, high = (numeral(x, language, ".2g") for x in NOTHING)
    return el("p", say("cohort.effect_untold", language, like=like, low=low, high=high))


def _reliability(cohort: Cohort, language: str) -> Chart | None:
    days = cohort.plan.horizon_days
    h = min(range(len(days)), key=lambda i: abs(days[i] - 7))
    traces = []
    for style, (prior, counts) in enumerate(cohort.calibration.items()):
        marks = []
        for n, stated, came, _ in counts.sum(axis=0)[h]:
            if n >= MIN_BIN:
                at = float(stated / n)
                said = percent(float(came / n), language)
                label = say("cohort.reliable_mark", language, stated=percent(at, language))
                marks.append(Mark(label, at, float(came / n), None, None, said))
        if len(marks) >= 2:
            traces.append(Trace(say(f"cohort.{prior}", language), style, tuple(marks)))
    if not traces:
        return None
    last = "refit" if "refit" in cohort.calibration else next(iter(cohort.calibration))
    counts = cohort.calibration[last].sum(axis=0)[h]
    error = float(np.abs(counts[:, 1] - counts[:, 2]).sum() / max(counts[:, 0].sum(), 1))
    ends = tuple(
        Mark(
            say("cohort.reliable_mark", language, stated=percent(x, language)),
            x,
            x,
            None,
            None,
            percent(x, language),
        )
        for x in (0.0, 1.0)
    )
    return Chart(
        "reliability",
        "line",
        say("cohort.reliable_finding", language, error=numeral(100 * error, language, ".1f")),
        say(
            "cohort.reliable_caption",
            language,
            n=numeral(counts[:, 0].sum(), language, ",.0f"),
            days=numeral(days[h], language, "g"),
        ),
        tuple((x / 4, percent(x / 4, language)) for x in range(5)),
        share_ticks(language),
        (*traces, Trace(say("cohort.ideal", language), len(traces), ends)),
        (
            say("cohort.col_stated", language),
            *(t.name for t in traces),
            say("cohort.ideal", language),
        ),
    )


def _quantiles(measured: Values, language: str) -> Node:
    """Quantiles of every measure over the pairs, in one table."""
    heads = [
        say("cohort.col_measure", language),
        say("cohort.col_unit", language),
        say("cohort.col_pairs", language),
    ]
    heads += [percent(q, language) for q in QUANTILES]
    rows = [
        el(
            "tr",
            el("th", say(f"measure.{name}", language), scope="row"),
            el("td", say(f"cohort.unit_{unit.replace(' ', '_')}", language)),
            el("td", numeral(len(values), language)),
            *(el("td", _value(unit, x, language)) for x in np.quantile(values, QUANTILES)),
        )
        for (name, unit), values in measured.items()
    ]
    return el(
        "div",
        el(
            "table",
            el("thead", el("tr", *(el("th", h, scope="col") for h in heads))),
            el("tbody", *rows),
        ),
        class_="scroll",
        tabindex="0",
        role="region",
        aria_labelledby="h-measures",
    )


def _value(unit: str, value: float, language: str) -> str:
    if unit == "s":
        return span(value, language)
    return percent(value, language) if unit == "share" else numeral(value, language, ".3g")
