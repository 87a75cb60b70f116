"""The journal and its trends, plans and calendar files."""

from datetime import date, timedelta

import pytest

from awhile.errors import CareError
from awhile.practice.journal import Day, find_trends
from awhile.practice.plans import make_plan, write_calendar


def make_days(values: list[int | None], last: str = "2024-05-14") -> list[Day]:
    """Build consecutive days that end on the last, with these moods."""
    end = date.fromisoformat(last)
    return [
        Day((end - timedelta(days=len(values) - 1 - i)).isoformat(), mood=value)
        for i, value in enumerate(values)
    ]


@pytest.mark.parametrize(
    ("values", "direction"),
    [
        ([3] * 7 + [6] * 7, "higher"),
        ([6] * 7 + [3] * 7, "lower"),
        ([4] * 7 + [4, 5, 4, 4, 5, 4, 4], "same"),
        ([None] * 5 + [3, 3] + [6] * 7, "unknown"),
    ],
)
def test_a_trend_compares_two_weeks(values: list[int | None], direction: str) -> None:
    """Seven days against the seven before, and silence where too few days are known."""
    mood = find_trends(make_days(values), "2024-05-14")[0]
    assert (mood.name, mood.direction) == ("mood", direction)


def test_trends_look_at_nothing_but_the_two_weeks() -> None:
    """Older and later days change nothing."""
    days = make_days([3] * 7 + [6] * 7)
    more = [*days, Day("2024-01-01", 10), Day("2024-05-20", 0)]
    assert find_trends(more, "2024-05-14") == find_trends(days, "2024-05-14")


@pytest.mark.parametrize(
    "wrong", [{"mood": 11}, {"urge": -1}, {"sleep_h": 25.0}, {"date": "yesterday"}]
)
def test_a_day_off_the_scale_is_refused(wrong: dict[str, object]) -> None:
    """Each value out of range gets a sentence."""
    with pytest.raises(CareError):
        Day(**{"date": "2024-05-01", **wrong})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "action", ["don't text Ben", "I will not write", "Ich schreibe Ben nicht", "nicht schreiben"]
)
def test_a_plan_names_something_to_do(action: str) -> None:
    """A plan that only avoids is refused, in either language; one that acts is kept."""
    with pytest.raises(CareError, match="Name something"):
        make_plan("it is late", action, now_s=0.0)
    assert make_plan("it is late", "I walk around the block", now_s=0.0).action.startswith("I walk")


def test_a_calendar_file_holds_neutral_words_only_and_short_lines() -> None:
    """The title is the only text; separators are escaped and lines folded at 75 octets."""
    text = write_calendar([0.0, 86_400.0], title="Tee; " + "ä" * 60, now_s=0.0)
    assert text.count("BEGIN:VEVENT") == 2
    assert "DTSTART:19700102T000000" in text
    assert r"Tee\; " in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
