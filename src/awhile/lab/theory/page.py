"""The theory as pictures: one life, a thousand, a map, and what it hangs on."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from awhile.care import Gate, May, refuse
from awhile.lab.theory.exact import Line, border, check_map, outcome_map, sensitivities
from awhile.lab.theory.rules import Policy, Schedule
from awhile.lab.theory.simulate import simulate, simulate_life
from awhile.measure.intervals import share_interval
from awhile.tell.charts.chart import Chart, Mark, Trace
from awhile.tell.charts.scales import share_ticks
from awhile.tell.phrases import join, number, percent, signed, span
from awhile.tell.report.dials import ASSUMED, draw_dials
from awhile.tell.report.html import write_document
from awhile.tell.svg.draw import draw_figure
from awhile.tell.svg.elements import Node, el, section
from awhile.theory.model import (
    DIALS,
    N_TRANSIENT,
    OUTCOMES,
    POLICIES,
    POLICY_ORIGINS,
    PRESETS,
    PRESSURE,
    RULES,
    Couple,
    Rule,
)
from awhile.types import DAY_S
from awhile.words import say

N_LIVES = 1000
LIFE_DAYS = 365.0
MAP_SIZE = 13
MAP_DIALS = ("pressure_ends", "questions")


def draw_life(
    couple: Couple, policy: Policy | Schedule, *, seed: int, label: str, language: str = "en"
) -> Chart:
    """Draw one life as a timeline.

    Args:
        couple: The dials.
        policy: One of `POLICIES`, pressure of one's own, or a schedule.
        seed: The same seed gives the same life.
        label: What the policy is called.
        language: Language of the sentences.

    Returns:
        A chart with a bar for each stretch, from when to when in days, and a mark for the end.
    """
    stages = simulate_life(couple, policy, days=LIFE_DAYS, seed=seed)
    last = stages[-1]
    over = last.phase in OUTCOMES
    length = last.start_days if over else LIFE_DAYS
    marks = tuple(
        Mark(
            say("theory.life_stage", language, day=number(int(s.start_days), language),
                phase=say(f"theory.{s.phase}", language), fear=s.fear),
            i,
            end - s.start_days,
            s.start_days,
            end,
            span((end - s.start_days) * DAY_S, language),
        )
        for i, (s, end) in enumerate(
            zip(stages, [*(s.start_days for s in stages[1:]), length], strict=True)
        )
        if s.phase not in OUTCOMES
    )  # fmt: skip
    said = span(length * DAY_S, language)
    finding = say("theory.life_open", language, days=said)
    if over:
        outcome = say(f"theory.{last.phase}", language)
        finding = say("theory.life_end", language, outcome=outcome, days=said)
        day = number(int(length), language)
        end_label = say("theory.life_last", language, day=day, outcome=outcome)
        stop = say("theory.life_stop", language)
        marks = (*marks, Mark(end_label, len(marks), 0.0, length, length, stop))
    step = next((s for s in (1, 2, 5, 10, 20, 50) if length <= 6 * s), 100)
    return Chart(
        "life",
        "timeline",
        finding,
        say("theory.life_caption", language, seed=seed, policy=label),
        tuple(
            (float(day), say("theory.life_tick", language, day=number(day, language)))
            for day in range(0, int(length) + 1, step)
        ),
        ((0.0, ""), (length, "")),
        (Trace(label, 0, marks),),
        (say("theory.col_life", language), say("theory.col_length", language)),
    )


def draw_thousand(
    couple: Couple,
    *,
    seed: int,
    schedule: Schedule | None = None,
    n: int = N_LIVES,
    language: str = "en",
) -> Chart:
    """Draw how many of many lives end as returned, policy by policy, with intervals.

    Args:
        couple: The dials.
        seed: The same seed gives the same lives.
        schedule: A schedule of one's own, beside the policies.
        n: How many lives.
        language: Language of the sentences.
    """
    rows: dict[str, Policy | Schedule] = {say(f"theory.{p}", language): p for p in POLICIES}
    if schedule is not None:
        rows[say("theory.own_schedule", language)] = schedule
    marks = []
    shares: dict[Policy | Schedule, float] = {}
    for i, (label, policy) in enumerate(rows.items()):
        ends = simulate(couple, policy, days=LIFE_DAYS, n=n, seed=seed)
        share = float((ends == N_TRANSIENT + OUTCOMES.index("returned")).mean())
        low, high = share_interval(share, n)
        said = say(
            "tell.again_said", language, value=percent(share, language),
            low=percent(low, language), high=percent(high, language),
        )  # fmt: skip
        marks.append(Mark(label, i, share, low, high, said))
        shares[policy] = share
    return Chart(
        "thousand",
        "bars",
        say(
            "theory.thousand_finding", language, n=number(n, language),
            space=percent(shares["space"], language),
            writing=percent(shares["keep_writing"], language),
        ),
        say(
            "theory.thousand_caption", language, n=number(n, language), seed=seed,
            years=span(LIFE_DAYS * DAY_S, language),
        ),
        (),
        share_ticks(language),
        (Trace(say("theory.returned", language), 0, tuple(marks)),),
        (say("theory.col_policy", language), say("theory.col_share", language)),
    )  # fmt: skip


def draw_by_chance(
    couple: Couple, *, seed: int, schedule: Schedule | None, language: str = "en"
) -> tuple[Chart, Chart]:
    """Draw one life, with the schedule or else with space, and a thousand.

    Args:
        couple: The dials.
        seed: Source of chance.
        schedule: How often person 1 writes, by stretches; None for space.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    policy: Policy | Schedule = schedule or "space"
    label = say("theory.own_schedule" if schedule else "theory.space", language)
    return (
        draw_life(couple, policy, seed=seed, label=label, language=language),
        draw_thousand(couple, seed=seed, schedule=schedule, language=language),
    )


def draw_map(couple: Couple, dials: tuple[str, str] = MAP_DIALS, language: str = "en") -> Chart:
    """Draw the map over two dials with the border where giving space stops being better.

    Args:
        couple: The other dials.
        dials: The two that turn, from left to right and from below.
        language: Language of the sentences.
    """
    check_map(dials)
    xs, ys = (np.linspace(*DIALS[dial], MAP_SIZE) for dial in dials)
    values = outcome_map(couple, dials, xs.tolist(), ys.tolist())
    names = tuple(say(f"theory.dial_{dial}", language) for dial in dials)
    heads = tuple(_turned(x, language) for x in xs.tolist())

    def place(x: float, y: float) -> str:
        return say(
            "theory.map_mark", language, x=names[0], at_x=_turned(x, language),
            y=names[1], at_y=_turned(y, language),
        )  # fmt: skip

    traces = tuple(
        Trace(
            _turned(y, language),
            0,
            tuple(
                Mark(
                    place(x, y), x, v, None, None,
                    say("theory.map_said", language, points=number(100 * v, language, "+.0f")),
                )
                for x, v in zip(xs.tolist(), row, strict=True)
            ),
        )
        for y, row in zip(ys.tolist(), values.tolist(), strict=True)
    )  # fmt: skip
    lines = tuple(
        Trace(
            _border_said(line, names, language),
            0,
            tuple(Mark(place(x, y), x, y, None, None, "") for x, y in line),
        )
        for line in border(values, xs.tolist(), ys.tolist())
    )
    return Chart(
        "map",
        "map",
        say("theory.map_better", language, share=percent(float((values > 0).mean()), language)),
        join(
            [
                map_axes(dials, language),
                say("theory.map_caption", language),
                *map_words(traces, lines, language),
            ]
        ),
        tuple(zip(xs.tolist(), heads, strict=True))[:: MAP_SIZE // 4],
        tuple((y, _turned(y, language)) for y in ys[:: MAP_SIZE // 4].tolist()),
        traces,
        (say("theory.map_corner", language, x=names[0], y=names[1]), *heads),
        levels=lines,
    )  # fmt: skip


def _turned(value: float, language: str) -> str:
    return number(value, language, "z.2f")


def _border_said(line: Line, names: Sequence[str], language: str) -> str:
    (x, y), (to_x, to_y) = line[0], line[-1]
    ends = {"x": x, "y": y, "to_x": to_x, "to_y": to_y}
    return say(
        "theory.map_border", language, dial_x=names[0], dial_y=names[1],
        **{key: _turned(value, language) for key, value in ends.items()},
    )  # fmt: skip


def map_axes(dials: tuple[str, str], language: str) -> str:
    """Say what turns along a map, and from where to where.

    Args:
        dials: The two dials, across and upright.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    said: dict[str, str] = {}
    for axis, dial in zip("xy", dials, strict=True):
        low, high = (_turned(end, language) for end in DIALS[dial])
        named = say(f"theory.dial_{dial}", language)
        said |= {axis: named, f"low_{axis}": low, f"high_{axis}": high}
    return say("theory.map_axes", language, **said)


def map_words(fields: Sequence[Trace], lines: Sequence[Trace], language: str) -> list[str]:
    """Say where the border of a map runs, and on how much of it the two are equal.

    Args:
        fields: Where either policy does better.
        lines: Where the two are equal.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    said = [line.name for line in lines] or [say("theory.map_no_border", language)]
    equal = [mark.y == 0 for trace in fields for mark in trace.marks]
    if any(equal):
        share = percent(sum(equal) / len(equal), language)
        said.append(say("theory.map_equal", language, share=share))
    return said


def weigh_rules(couple: Couple) -> list[tuple[Rule, list[float]]]:
    """List the rules with what hangs on each, the weightiest first.

    Args:
        couple: The dials.

    Returns:
        By rule, for each of `POLICIES` by how many points the chance of *returned* moves when the
        rule's rate grows by a tenth.
    """
    moved = [sensitivities(couple, policy) for policy in POLICIES]
    rows = [(rule, [10 * by_rule[rule.name] for by_rule in moved]) for rule in (*RULES, PRESSURE)]
    return sorted(rows, key=lambda row: -max(map(abs, row[1])))


def name_rate(rule: Rule, language: str = "en") -> str:
    """Name a rule's base rate (or that it is a factor), and every dial that changes it.

    Args:
        rule: The rule.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    changed = dict.fromkeys(
        name
        for name in (*(dial for _, _, dial in rule.times), *(n for _, *ns in rule.exp for n in ns))
        if name not in ASSUMED
    )
    kind = "factor" if rule.moves == () else "changed" if changed else "alone"
    return say(
        f"theory.rate_{kind}",
        language,
        rate=number(rule.scale, language, ".2f"),
        by=", ".join(say(f"theory.by_{name}", language) for name in changed),
    )


def name_grade(rule: Rule, language: str = "en") -> str:
    """Name a rule's claim, and what research says of it for any two people.

    Args:
        rule: The rule.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    grade = say(f"claims.{rule.grade}", language)
    return say("theory.rule_grade", language, claim=rule.claim, grade=grade)


def name_pressures(language: str = "en") -> list[str]:
    """Name how much each policy presses, and where that comes from.

    Args:
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    return [
        say(
            "theory.presses_more" if per_fear else "theory.presses",
            language,
            policy=say(f"theory.{policy}", language),
            base=number(base, language, ".2f"),
            more=number(per_fear, language, ".2f"),
            origin=say(f"theory.{POLICY_ORIGINS[policy]}", language),
        )
        for policy, (base, per_fear) in POLICIES.items()
    ]


def draw_rules(couple: Couple, policy: Policy | Schedule = "space", language: str = "en") -> Chart:
    """Draw what the outcome hangs on: every rule with its claim, its grade and its effect.

    Args:
        couple: The dials.
        policy: One of `POLICIES`, pressure of one's own, or a schedule.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    moved = sensitivities(couple, policy)
    order = sorted((*RULES, PRESSURE), key=lambda rule: -abs(moved[rule.name]))
    points = {name: 10 * slope for name, slope in moved.items()}
    marks = tuple(
        Mark(
            f"{say(f'theory.{rule.name}', language)} ({name_grade(rule, language)})",
            i, points[rule.name], None, None, signed(points[rule.name], language),
        )
        for i, rule in enumerate(order)
    )  # fmt: skip
    end = max(max(abs(m.y) for m in marks), 0.1)
    return Chart(
        "rules",
        "differences",
        say(
            "theory.rules_finding", language, rule=say(f"theory.{order[0].name}", language),
            policy=say(f"theory.{policy if isinstance(policy, str) else 'own_schedule'}", language),
            rate=name_rate(order[0], language),
        ),
        say("theory.rules_caption", language),
        (),
        ((-end, number(-end, language, ".1f")), (0.0, "0"), (end, number(end, language, "+.1f"))),
        (Trace(say("theory.col_moves", language), 0, marks),),
        (say("theory.col_rule", language), say("theory.col_moves", language)),
    )  # fmt: skip


def list_rules(couple: Couple, language: str = "en") -> list[Node]:
    """Write every rule as a row: its rate, claim, grade and origin, and what hangs on it.

    Args:
        couple: The dials.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.

    Returns:
        A table, and below it how much each policy presses.
    """
    heads = ("col_rule", "col_rate", "col_claim", "col_origin", *POLICIES)
    rows = [
        el(
            "tr",
            el("th", say(f"theory.{rule.name}", language), scope="row"),
            el("td", name_rate(rule, language)),
            el("td", name_grade(rule, language)),
            el("td", say(f"theory.{rule.origin}", language)),
            *(el("td", signed(x, language)) for x in points),
        )
        for rule, points in weigh_rules(couple)
    ]
    names = (el("th", say(f"theory.{head}", language), scope="col") for head in heads)
    table = el("table", el("thead", el("tr", *names)), el("tbody", *rows), class_="outcomes")
    label = say("theory.h_rules", language)
    return [
        el("p", say("theory.rules_table", language)),
        el("div", table, class_="scroll", tabindex="0", role="region", aria_label=label),
        el("p", say("theory.pressures", language)),
        el("ul", *(el("li", line) for line in name_pressures(language))),
    ]


def tell_page(
    preset: str,
    dials: Mapping[str, float],
    gate: Gate,
    *,
    seed: int,
    schedule: Schedule | None = None,
    map_dials: tuple[str, str] = MAP_DIALS,
    language: str = "en",
) -> str:
    """Write the page of the theory.

    Args:
        preset: One of `PRESETS`.
        dials: Dials turned by hand, over those of the preset.
        gate: What may be told to the reader.
        seed: Source of chance for one life and a thousand.
        schedule: A schedule of one's own, beside the policies.
        map_dials: The two dials of the map.
        language: Language of the sentences.

    Returns:
        A whole HTML document that needs no network.

    Raises:
        CareError: A rule of care closes the theory to this reader.
    """
    refuse(gate, May.THEORY)
    couple = replace(PRESETS[preset], **dials)
    title = say("theory.page_title", language)
    charts = (
        *draw_by_chance(couple, seed=seed, schedule=schedule, language=language),
        draw_map(couple, map_dials, language),
        draw_rules(couple, language=language),
    )
    sections: list[Node] = [
        section(
            chart.name,
            say(f"theory.h_{chart.name}", language),
            draw_figure(chart, language),
            *(list_rules(couple, language) if chart.name == "rules" else ()),
        )
        for chart in charts
    ]
    return write_document(
        title,
        language,
        el(
            "header",
            el("h1", title),
            el("p", say(f"theory.{preset}", language), class_="lead"),
            el("p", say("theory.not_you", language), class_="made"),
        ),
        el("main", draw_dials(language, couple), *sections),
        dials=True,
    )
