"""What was different before person 1's long silences, and before the present one."""

import math

from awhile.measure.pre_silence import DIFFERENCES
from awhile.tell.charts.chart import Chart, Mark, Trace
from awhile.tell.phrases import find, name, number
from awhile.types import Measured, Study
from awhile.words import say

PERSON = 1


def data(study: Study, language: str = "en") -> Chart | None:
    """Show each difference with its simultaneous interval; None where none can be told."""
    rows = [r for d in DIFFERENCES if (r := find(study, f"before_{d}", PERSON)) is not None]
    if not rows:
        return None
    rows.sort(key=lambda r: (not is_clear(r), -abs(r.value or 0.0)))
    labels = [difference_label(study, r.name.removeprefix("before_"), language) for r in rows]
    traces = [
        Trace(
            say("tell.different_long", language, n=number(rows[0].n, language)),
            PERSON,
            tuple(
                Mark(label, i, r.value or 0.0, r.low, r.high, _said(r, language))
                for i, (label, r) in enumerate(zip(labels, rows, strict=True))
            ),
        )
    ]
    now = before_now(study)
    marks = tuple(
        Mark(label, i, y, None, None, signed(y, language))
        for i, (label, r) in enumerate(zip(labels, rows, strict=True))
        if (y := now.get(r.name.removeprefix("before_"))) is not None
    )
    if marks:
        traces.append(Trace(say("tell.different_now", language), 0, marks))
    clear = [
        say(
            "tell.different_more" if (r.value or 0.0) > 0 else "tell.different_less",
            language,
            what=label,
        )
        for r, label in zip(rows, labels, strict=True)
        if is_clear(r)
    ]
    far = far_now(study)
    shown = (x for t in traces for m in t.marks for x in (m.y, m.low, m.high) if x is not None)
    end = math.ceil(max(1.0, *map(abs, shown)))
    return Chart(
        "different",
        "differences",
        say("tell.different_finding", language, name=name(study, PERSON), what=", ".join(clear))
        if clear
        else say("tell.different_now_finding", language, what=list_far(study, far, language))
        if far
        else say("tell.different_none", language, name=name(study, PERSON)),
        say(
            "tell.different_caption",
            language,
            name=name(study, PERSON),
            n=number(rows[0].n, language),
        ),
        (),
        (
            (-end, say("tell.different_axis_less", language)),
            (0.0, say("tell.different_axis_usual", language)),
            (end, say("tell.different_axis_more", language)),
        ),
        tuple(traces),
        (say("tell.col_what", language), *(t.name for t in traces)),
    )


def is_clear(row: Measured) -> bool:
    """Whether a difference can be told from chance, with all that was compared in mind."""
    return (row.low or 0.0) > 0 or (row.high or 0.0) < 0


def before_now(study: Study) -> dict[str, float]:
    """Return how far each thing was from normal before the present silence, where it is long."""
    for series in study.series:
        if series.name == "before_now" and series.person == PERSON:
            return {DIFFERENCES[int(x)]: y for x, y in zip(series.x, series.y, strict=True)}
    return {}


def far_now(study: Study) -> dict[str, float]:
    """Return what was farther from normal before the present silence than on most other days."""
    limit = find(study, "before_now_limit", PERSON)
    if limit is None or limit.value is None:
        return {}
    return {d: y for d, y in before_now(study).items() if abs(y) > limit.value}


def list_far(study: Study, far: dict[str, float], language: str = "en") -> str:
    """List what was far from normal, the farthest first."""
    return ", ".join(
        say(
            "tell.different_more" if far[d] > 0 else "tell.different_less",
            language,
            what=difference_label(study, d, language),
        )
        for d in sorted(far, key=lambda d: -abs(far[d]))
    )


def difference_label(study: Study, difference: str, language: str = "en") -> str:
    """Name one of the things compared."""
    return say(
        f"tell.different_{difference}",
        language,
        name=name(study, PERSON),
        me=name(study, 1 - PERSON),
    )


def _said(row: Measured, language: str) -> str:
    return say(
        "tell.different_said",
        language,
        value=signed(row.value, language),
        low=signed(row.low, language),
        high=signed(row.high, language),
    )


def signed(value: float | None, language: str = "en") -> str:
    """Write a difference with its sign; nothing is written as 0.0."""
    tenths = round(value or 0.0, 1)
    return number(tenths, language, "+.1f") if tenths else number(0.0, language, ".1f")
