"""Day and month are told apart from the whole file, and doubt is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awhile.read.times.date_order import decide_order, to_day


@pytest.mark.parametrize(
    ("tokens", "order", "sure"),
    [
        (["30/12/2020", "1/1/2021"], "dmy", "certain"),
        (["12/30/20", "1/1/21"], "mdy", "certain"),
        (["2020-12-30", "2021-01-01"], "ymd", "certain"),
        (["06/2018/13"], "myd", "certain"),
        (["3/6/18"], "dmy", "ambiguous"),
        (["15.01.24"], "dmy", "likely"),
        (["05.07.24"], "dmy", "likely"),
        (["24-01-15"], "dmy", "ambiguous"),
        (["7/5/15", "8/5/15"], "dmy", "ambiguous"),
        (["12-07-17", "13-07-17"], "dmy", "likely"),
        (["21.02.27", "21.02.28", "21.03.01"], "ymd", "likely"),
        (["01/02/2024", "02/02/2024", "03/02/2024", "04/02/2024"], "dmy", "likely"),
        (["02/01/2024", "02/02/2024", "02/03/2024", "02/04/2024"], "mdy", "likely"),
    ],
)
def test_order(tokens: list[str], order: str, sure: str) -> None:
    """The order and how sure it is follow from the dates alone."""
    decided = decide_order(tokens, None)
    assert (decided.order, decided.sure) == (order, sure)


@given(st.integers(8_000, 30_000), st.sampled_from(["dmy", "mdy"]), st.booleans())
def test_a_year_of_days_decides(first: int, order: str, short: bool) -> None:
    """A daily correspondence over more than a month is never misread; 50 is no year of ours."""
    from datetime import date, timedelta

    days = [date(1970, 1, 1) + timedelta(days=first + i) for i in range(40)]
    form = "{d}/{m}/{y}" if order == "dmy" else "{m}/{d}/{y}"
    tokens = [
        form.format(d=day.day, m=day.month, y=f"{day.year % 100:02}" if short else day.year)
        for day in days
        if 2000 <= day.year < (2050 if short else 2090)
    ]
    if len(tokens) == 40:
        decided = decide_order(tokens, None)
        assert decided.order == order
        assert to_day(tokens[0], decided.order) == first


def test_the_user_decides() -> None:
    """What the user states stands."""
    assert decide_order(["3/6/18"], "mdy").sure == "stated"
