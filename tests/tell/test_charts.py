"""Every chart's numbers, from a study made by hand, are what the golden file holds."""

import json
import os
import re
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from awhile.study import SCHEMA
from awhile.tell import tell_html
from awhile.tell.charts import CHARTS
from awhile.types import (
    DAY_S,
    HOUR_S,
    WEEK_S,
    Backtest,
    BacktestBin,
    Forecast,
    Measured,
    Phases,
    Refusal,
    SenderCount,
    Series,
    Silence,
    Study,
    Understood,
)
from tests.make import gate_of

GOLDEN = Path(__file__).with_name("charts.json")
DOCUMENTED = Path(__file__).parents[2] / "docs" / "reference" / "charts.md"
NOW_S = 1_735_689_600.0


def series(name: str, person: int, x: list[float], y: list[float], units: str) -> Series:
    """Make a series; ``units`` names both axes."""
    x_unit, y_unit = units.split()
    return Series(name, person, tuple(x), tuple(y), (), (), x_unit, y_unit, 60)


def by_month() -> list[Series]:
    """Make two courses in stretches of four weeks; the fourth stretch is missing."""
    x = tuple(NOW_S - (20 - 4 * i) * WEEK_S for i in (0, 1, 2, 4))
    low, high = (0.4, 0.3, 0.2, 0.1), (0.6, 0.5, 0.4, 0.5)
    return [
        Series("balance_by_month", 1, x, (0.5, 0.4, 0.3, 0.2), low, high, "s", "share", 900),
        Series("style_match_by_month", None, x, (0.5, 0.4, 0.3, 0.3), low, high, "s", "index", 800),
    ]


def hand_made() -> Study:
    """Make a study whose every number was chosen, so that a change of measures leaves it alone."""
    weeks = [NOW_S - (8 - i) * WEEK_S for i in range(8)]
    hours = [float(h) for h in range(24)]
    rows: list[Series] = []
    for p in (0, 1):
        rows += [
            series("pace", p, weeks, [6.0, 7, 6, 8, 7, 2, 1, 1], "s count"),
            series("pace_level", p, [weeks[0], weeks[5], NOW_S], [6.8, 1.3, 1.3], "s count"),
            series("hours", p, hours, [0.0] * 12 + [0.5, 0.5] + [0.0] * 10, "hour share"),
            series(
                "reply_latency_curve", p, [60.0, HOUR_S, DAY_S], [0.9, 0.4, 0.1], "duration_s share"
            ),
            series("unanswered_runs", p, [1.0, 2, 12, 22], [40.0, 5, 1, 1 + p], "count count"),
        ]
    return Study(
        schema=SCHEMA,
        people=("Ada", "Ben"),
        now_s=NOW_S,
        understood=Understood(
            reader="table", file="a.csv", title=None,
            senders=(SenderCount("Ada", 60, 60, 0), SenderCount("Ben", 40, 40, 0)),
            n_events=100, n_messages=100, n_calls=0, n_missed_calls=0, n_system=0,
            first="2024-11-06T10:00:00", last="2024-12-20T10:00:00", zone="UTC",
            zone_assumed=False, resolution_s=1.0, date_order=None, date_order_sure="certain",
            owner="Ada", chats=(), n_skipped=0, skipped=(), limits=(),
        ),
        measured=(
            Measured("n_visits", 0, 60.0, None, None, "count", 60),
            Measured("n_visits", 1, 40.0, None, None, "count", 40),
            Measured("silence_now_s", 1, 12 * DAY_S, None, None, "s", 1),
            Measured("silence_now_s", 0, 2 * DAY_S, None, None, "s", 1),
            Measured("event_share", 1, 0.4, 0.31, 0.5, "share", 100),
            Measured("initiation_share", 1, 0.34, 0.2, 0.5, "share", 30),
            Measured("unanswered_longest", 0, 22.0, None, None, "count", 47),
            Measured("unanswered_now", 0, 3.0, None, None, "count", 3),
            Measured("before_closeness", 1, 0.9, 0.3, 1.5, "sd", 11),
            Measured("before_load", 1, 0.4, -0.2, 1.0, "sd", 11),
            Measured("before_length_other", 1, -1.1, -2.0, -0.2, "sd", 11),
            Measured("before_now_limit", 1, 2.6, None, None, "sd", 150),
        ),
        series=(
            *rows, *by_month(),
            series("before_now", 1, [0.0, 4, 9], [3.1, -0.5, 0.0], "difference sd"),
        ),
        silences=(
            Silence(1, NOW_S - 40 * DAY_S, 3 * DAY_S, observed=True, n_attempts=1),
            Silence(1, NOW_S - 30 * DAY_S, 15 * DAY_S, observed=True, n_attempts=4),
            Silence(1, NOW_S - 12 * DAY_S, 12 * DAY_S, observed=False, n_attempts=3),
        ),
        forecast=Forecast(
            "history", 1, 12 * DAY_S, (DAY_S, 30 * DAY_S), (0.1, 0.6), (0.05, 0.4), (0.3, 0.8), 2,
        ),
        backtest=Backtest(
            1, WEEK_S,
            (BacktestBin(0.1, 0.3, 0.2, 3, 10, 4), BacktestBin(0.7, 0.9, 0.8, 20, 24, 19)),
            34, 60, 0.15,
        ),
        own_silences=Forecast(
            "own_silences", 1, 12 * DAY_S, (DAY_S, 7 * DAY_S), (0.1, 0.35), (0.02, 0.1),
            (0.4, 0.7), 9,
        ),
        left=Forecast(
            "left", 1, 12 * DAY_S, (DAY_S, 30 * DAY_S), (0.06, 0.4), (0.03, 0.2), (0.2, 0.6), 2,
        ),
        phases=(
            Phases(
                1, 2 * DAY_S, (NOW_S - 20 * DAY_S, NOW_S - 10 * DAY_S),
                ((0.7, 0.2, 0.1, 0.0, 0.0), (0.1, 0.2, 0.4, 0.3, 0.0)),
                (0.0, 0.1, 0.5, 0.3, 0.1), 40, (2 * DAY_S, 4 * DAY_S, 9 * DAY_S),
            ),
        ),
    )  # fmt: skip


@pytest.mark.golden
def test_numbers_of_every_chart() -> None:
    """The data of each chart equals the golden file, number by number."""
    made = {name: make(hand_made()) for name, make in CHARTS.items()}
    assert all(chart is not None for chart in made.values())
    have = json.loads(json.dumps({n: asdict(c) for n, c in made.items() if c is not None}))
    if os.environ.get("AWHILE_GOLDEN"):
        text = json.dumps(have, ensure_ascii=False, indent=1)
        GOLDEN.write_text(text + "\n", encoding="utf-8")
    assert have == json.loads(GOLDEN.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(CHARTS))
def test_every_chart_has_a_page(name: str) -> None:
    """A chart stands in its reference."""
    assert f"| `{name}` |" in DOCUMENTED.read_text(encoding="utf-8")


def test_a_refused_forecast_has_no_chart() -> None:
    """Where the forecast is refused, or all its ranges are wide, no chance is drawn."""
    study = hand_made()
    refused = replace(
        study.forecast, horizon_s=(), return_probs=(), low=(), high=(),
        refusal=Refusal("practice.stopped_forecast"),
    )  # fmt: skip
    assert CHARTS["chances"](replace(study, forecast=refused)) is None
    wide = replace(study.forecast, low=(0.0, 0.1), high=(0.5, 0.9))
    assert CHARTS["chances"](replace(study, forecast=wide)) is None


def test_a_chance_is_told_in_the_words_of_the_answer() -> None:
    """Chart and sentence round alike: ranges outwards, a chance never to none or all."""
    study = hand_made()
    sure = replace(study.forecast, return_probs=(0.01, 0.99), low=(0.0, 0.93), high=(0.11, 1.0))
    chart = CHARTS["chances"](replace(study, forecast=sure))
    assert chart is not None
    assert [m.said for m in chart.traces[0].marks] == [
        "about one in ten (zero to two)",
        "about nine in ten (nine to ten)",
    ]


def test_a_chart_of_few_earlier_forecasts_is_left_out() -> None:
    """Fewer than ten earlier moments say nothing of how such forecasts do."""
    study = hand_made()
    few = replace(study.backtest, bins=study.backtest.bins[:1], n=9)
    assert CHARTS["tried"](replace(study, backtest=few)) is None
    chart = CHARTS["tried"](study)
    assert chart is not None
    assert "34 earlier moments" in chart.caption


def test_dates_are_written_out() -> None:
    """No machine date reaches a sentence of the page."""
    page = tell_html(hand_made(), gate_of(hand_made()))
    assert "from 6 November 2024 to 20 December 2024" in page
    body = page.partition("<body")[2]
    assert not re.search(r"\d{4}-\d\d-\d\d", body)


def test_no_line_stands_where_a_stretch_is_left_out() -> None:
    """A course breaks at a missing stretch, and both its parts have their own band."""
    page = tell_html(hand_made(), gate_of(hand_made()))
    figure = page.partition('id="turns"')[2].partition("</svg>")[0]
    assert [figure.count(f"<{shape}") for shape in ("polyline", "polygon")] == [2, 2]


def test_labels_under_an_axis_do_not_run_into_each_other() -> None:
    """A label that has no room is left out; the first stands."""
    study = hand_made()
    days = [NOW_S + DAY_S * d for d in (0, 28, 29, 300)]
    rows = tuple(
        replace(s, x=tuple(days))
        if s.name == "balance_by_month" else s for s in study.series
    )  # fmt: skip
    page = tell_html(replace(study, series=rows), gate_of(replace(study, series=rows)))
    figure = page.partition('id="turns"')[2].partition("</svg>")[0]
    assert re.findall(r'class="tick">(\w+ \d{4})<', figure) == ["Jan 2025", "Oct 2025"]
