"""Who wrote how much, in stretches of four weeks."""

from awhile.tell.charts.chart import Chart
from awhile.tell.charts.scales import share_ticks
from awhile.tell.charts.time_series import draw_course, find_course
from awhile.tell.phrases import find, name, percent
from awhile.types import Study


def data(study: Study, language: str = "en") -> Chart | None:
    """Show person 1's share of all words, or of everything sent; None with fewer than three."""
    series = find_course(study, "balance_by_month", 1)
    if series is None:
        return None
    of = "_words" if find(study, "word_share", 1) is not None else "_events"
    return draw_course(
        study, language, series, "turns", of, name(study, 1), 1,
        lambda share: percent(share, language), share_ticks(language),
    )  # fmt: skip
