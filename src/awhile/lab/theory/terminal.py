"""The theory in words and a table, for a terminal."""

from collections.abc import Sequence
from dataclasses import replace
from textwrap import fill

from awhile.care import Gate, May, refuse
from awhile.errors import AwhileError
from awhile.lab.theory.exact import check_map, expected_days, outcome_probs
from awhile.lab.theory.page import (
    MAP_DIALS,
    draw_by_chance,
    draw_map,
    map_axes,
    map_words,
    name_grade,
    name_pressures,
    name_rate,
    weigh_rules,
)
from awhile.lab.theory.rules import Policy, Schedule, check_schedule
from awhile.tell.charts.chart import Chart
from awhile.tell.phrases import join, number, percent, signed
from awhile.tell.report.dials import conclude
from awhile.theory.model import POLICIES, PRESETS, Couple, check_dial
from awhile.words import say

WIDTH = 20
MIN_WIDTH = 8
"""Signs of a bar, at most and at least."""

Row = tuple[str, tuple[float, float], tuple[str, ...]]
"""What it is, from where to where its bar goes (0 to 1), and its cells."""


def read_dials(texts: Sequence[str]) -> dict[str, float]:
    """Read dials as typed.

    Args:
        texts: As ``load=0.8``.

    Returns:
        Values by name, each from -1 to 1.

    Raises:
        AwhileError: There is no such dial, or it does not turn that far.
    """
    turned = {}
    for text in texts:
        name, _, number = text.partition("=")
        try:
            turned[name] = float(number)
        except ValueError:
            turned[name] = float("nan")
        check_dial(name, turned[name], text)
    return turned


def read_schedule(text: str | None) -> Schedule | None:
    """Read a schedule of one's own.

    Args:
        text: As ``2:14,1:21,0``: messages a week and for how many days, then how it goes on.

    Returns:
        The schedule; None where there is no text.

    Raises:
        AwhileError: It is no schedule.
    """
    if text is None:
        return None
    *parts, last = text.split(",")
    try:
        halves = [part.split(":") for part in (*parts, last + ":1")]
        found = tuple((float(weekly), float(days)) for weekly, days in halves)
    except ValueError:
        found = ()
    check_schedule(found, text)
    return found


def read_map(dials: Sequence[str] | None) -> tuple[str, str]:
    """Read the two dials of a map.

    Args:
        dials: As typed; None for the usual two.

    Raises:
        AwhileError: There is no such dial, or the two are one.
    """
    first, second = dials or MAP_DIALS
    check_map((first, second))
    return first, second


def tell_theory(
    preset: str,
    dials: dict[str, float],
    gate: Gate,
    language: str = "en",
    *,
    schedule: Schedule | None = None,
    map_dials: tuple[str, str] | None = None,
    seed: int | None = None,
    width: int = 80,
) -> str:
    """Tell what follows from the rules for one couple under each policy.

    Args:
        preset: One of `PRESETS`.
        dials: Dials turned by hand, over those of the preset.
        gate: What may be told to the reader.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
        schedule: A schedule of one's own, beside the policies.
        map_dials: Two dials to map against each other.
        seed: Source of chance for one life and a thousand; None draws none.
        width: Columns of the terminal.

    Returns:
        A sentence, a table with bars, what it hangs on, and what rests on assumption alone; then
        what was asked for besides. Lines of at most ``width`` columns where words allow.

    Raises:
        AwhileError: There is no such preset.
        CareError: A rule of care closes the theory to this reader.
    """
    refuse(gate, May.THEORY)
    if preset not in PRESETS:
        raise AwhileError("theory.no_preset", preset=preset, names=", ".join(PRESETS))
    couple = replace(PRESETS[preset], **dials)
    width = max(width, 20)
    lines = [say(f"theory.{preset}", language), say("theory.opening", language), ""]
    policies: dict[str, Policy | Schedule] = {name: name for name in POLICIES}
    if schedule is not None:
        policies["own_schedule"] = schedule
    rows = []
    for name, policy in policies.items():
        returned, gone = outcome_probs(couple, policy)
        days = number(expected_days(couple, policy), language, ",.0f")
        cells = (percent(returned, language), percent(gone, language), days)
        rows.append((say(f"theory.{name}", language), (0.0, returned), cells))
    columns = ("col_policy", "col_returned", "col_gone", "col_days")
    lines += _table([say(f"theory.{key}", language) for key in columns], rows, width)
    lines += [
        "",
        say("theory.mirror_note", language),
        "",
        *hangs_on(couple, language, width),
        "",
        conclude(couple, language),
        "",
    ]
    if seed is not None:
        for chart in draw_by_chance(couple, seed=seed, schedule=schedule, language=language):
            lines += _chart(chart, language, width)
    if map_dials is not None:
        lines += _map(couple, map_dials, language)
    lines.append(say("theory.not_you", language))
    return "\n".join(x if x.startswith(" ") else fill(x, width) for x in lines) + "\n"


def _bar(ends: tuple[float, float], size: int) -> str:
    start = min(round(size * ends[0]), size - 1)
    return ("." * start + "#" * max(round(size * ends[1]) - start, 1)).ljust(size, ".")


def _table(heads: Sequence[str], rows: Sequence[Row], width: int) -> list[str]:
    """Set rows in columns; with shorter bars or none, or as sentences, where they do not fit."""
    first = max(len(heads[0]), *(len(label) for label, _, _ in rows))
    wide = [
        max(map(len, column)) for column in zip(heads[1:], *(c for _, _, c in rows), strict=True)
    ]
    full = 2 + first + sum(2 + w for w in wide)
    if full > width:
        texts = (
            f"  {label}: " + ", ".join(f"{h} {c}" for h, c in zip(heads[1:], cells, strict=True))
            for label, _, cells in rows
        )
        return [fill(text, width, subsequent_indent="    ") for text in texts]
    size = min(width - full - 2, WIDTH)
    bars = ["", *(_bar(ends, size) for _, ends, _ in rows)]
    return [
        f"  {label:<{first}}"
        + (f"  {bar:<{size}}" if size >= MIN_WIDTH else "")
        + "".join(f"  {cell:>{w}}" for cell, w in zip(cells, wide, strict=True))
        for bar, (label, _, cells) in zip(bars, [(heads[0], (0, 0), heads[1:]), *rows], strict=True)
    ]


def _chart(chart: Chart, language: str, width: int) -> list[str]:
    """Write bars or a timeline with its heading, its finding and its caption."""
    end = chart.y_ticks[-1][0]
    in_time = chart.form == "timeline"
    rows = [
        (
            mark.label,
            ((mark.low or 0.0) / end, (mark.high or 0.0) / end) if in_time else (0.0, mark.y / end),
            (mark.said,),
        )
        for mark in chart.traces[0].marks
    ]
    return [
        say(f"theory.h_{chart.name}", language),
        chart.finding + ".",
        "",
        *_table(chart.columns, rows, width),
        "",
        chart.caption,
        "",
    ]


def _map(couple: Couple, dials: tuple[str, str], language: str) -> list[str]:
    """Write a map as signs, from above as in the picture, and where its border runs."""
    chart = draw_map(couple, dials, language)
    wide = max(len(trace.name) for trace in chart.traces)
    return [
        say(f"theory.h_{chart.name}", language),
        chart.finding + ".",
        "",
        *(
            f"  {trace.name:>{wide}}  "
            + "".join("+" if m.y > 0 else "-" if m.y < 0 else "=" for m in trace.marks)
            for trace in reversed(chart.traces)
        ),
        "",
        join([map_axes(dials, language), say("theory.map_signs", language)]),
        *map_words(chart.traces, chart.levels, language),
        "",
    ]


def hangs_on(couple: Couple, language: str, width: int = 80) -> list[str]:
    """List the rules that matter under any policy: what hangs on each, its rate, claim and origin.

    A rule is left out where all that hangs on it would be written as 0.0.

    Args:
        couple: The dials.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
        width: Characters a line.
    """
    policies = ", ".join(say(f"theory.{policy}", language) for policy in POLICIES)
    rows = [row for row in weigh_rules(couple) if any(round(x, 1) for x in row[1])]
    names = [say(f"theory.{rule.name}", language) for rule, _ in rows]
    wide = max(map(len, names), default=0)
    lines = []
    for name, (rule, points) in zip(names, rows, strict=True):
        shown = "".join(signed(x, language).rjust(6) for x in points)
        origin = say(f"theory.{rule.origin}", language)
        lines += [
            f"  {name.ljust(wide)}{shown}",
            f"    {name_rate(rule, language)}",
            f"    {name_grade(rule, language)}; {origin}",
        ]
    pressed = [f"  {line}" for line in name_pressures(language)]
    return [
        say("theory.hangs_on", language, policies=policies),
        *(fill(line, width, subsequent_indent="      ") for line in lines),
        "",
        say("theory.pressures", language),
        *(fill(line, width, subsequent_indent="    ") for line in pressed),
    ]
