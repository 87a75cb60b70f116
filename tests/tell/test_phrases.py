"""Numbers and moments as words, worked out by hand."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from awhile.tell.phrases import chance, moment, span
from awhile.types import DAY_S, HOUR_S, Study
from tests.tell.studies import demo_study


@pytest.mark.parametrize(
    ("p", "words"),
    [
        (0.0, "hardly any"), (0.029, "hardly any"), (0.29, "about three in ten"),
        (0.3, "about three in ten"), (0.31, "about three in ten"), (0.26, "about one in four"),
        (0.34, "about one in three"), (0.5, "about half"), (0.66, "about two in three"),
        (0.76, "about three in four"), (0.9, "about nine in ten"), (0.95, "about nine in ten"),
        (0.12, "about one in ten"), (0.03, "about one in ten"),
        (0.971, "nearly all"), (1.0, "nearly all"),
    ],
)  # fmt: skip
def test_a_chance_is_the_nearest_plain_fraction(p: float, words: str) -> None:
    """Only the rarest and the surest have words of their own."""
    assert chance(p) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (30, "less than a minute"), (60, "one minute"), (90 * 60, "one hour and 30 minutes"),
        (HOUR_S, "one hour"), (23.9 * HOUR_S, "one day"), (36 * HOUR_S, "one day and 12 hours"),
        (10 * DAY_S, "one week and 3 days"), (21 * DAY_S, "3 weeks"),
        (3 * 365.25 * DAY_S, "3 years"), (7 * 365.25 * DAY_S - DAY_S, "7 years"),
        (364 * DAY_S, "one year"), (330 * DAY_S, "11 months"), (31 * DAY_S, "one month"),
        (400 * DAY_S, "one year and one month"), (59.8 * 60, "one hour"),
        (11.4 * DAY_S, "one week and 4 days"),
    ],
)  # fmt: skip
def test_a_span_is_told_in_its_two_largest_units(seconds: float, words: str) -> None:
    """Rounded to what a person would say."""
    assert span(seconds) == words


def in_zone(zone: str) -> Study:
    """Take a study and put its clock elsewhere."""
    study = demo_study("chat")
    return replace(study, understood=replace(study.understood, zone=zone))


@pytest.mark.parametrize(
    ("zone", "summer", "winter"),
    [
        ("floating", "1 July 2025, 23:15", "31 December 2025, 23:15"),
        ("UTC", "1 July 2025, 23:15", "31 December 2025, 23:15"),
        ("Europe/Berlin", "2 July 2025, 01:15", "1 January 2026, 00:15"),
        ("America/St_Johns", "1 July 2025, 20:45", "31 December 2025, 19:45"),
        ("-03:30", "1 July 2025, 19:45", "31 December 2025, 19:45"),
        ("+05:45", "2 July 2025, 05:00", "1 January 2026, 05:00"),
    ],
)
def test_a_moment_is_told_on_the_clock_of_the_chat(zone: str, summer: str, winter: str) -> None:
    """In each zone, in summer and in winter, with its date."""
    study = in_zone(zone)
    for told, moment_of in ((summer, datetime(2025, 7, 1, 23, 15, tzinfo=UTC)),
                            (winter, datetime(2025, 12, 31, 23, 15, tzinfo=UTC))):  # fmt: skip
        assert moment(study, moment_of.timestamp(), clock=True) == told
        assert moment(study, moment_of.timestamp()) == told.partition(",")[0]


def test_a_zone_that_this_machine_does_not_know_is_told_in_utc() -> None:
    """A study saved elsewhere can still be told."""
    assert moment(in_zone("Mars/Crater"), 0.0, clock=True) == "1 January 1970, 00:00"
