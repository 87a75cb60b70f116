"""How alike the two write, in stretches of four weeks."""

from awhile.tell.charts.chart import Chart
from awhile.tell.charts.time_series import draw_course, find_course
from awhile.tell.phrases import number
from awhile.types import Study
from awhile.words import say


def data(study: Study, language: str = "en") -> Chart | None:
    """Show how alike the two are in style; None with fewer than three stretches."""
    series = find_course(study, "style_match_by_month", None)
    if series is None:
        return None
    ticks = tuple((v / 4, number(v / 4, language, ".2f")) for v in range(5))
    return draw_course(
        study, language, series, "style", "", say("tell.style_trace", language), 0,
        lambda index: number(index, language, ".2f"), ticks,
    )  # fmt: skip
