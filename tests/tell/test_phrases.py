"""Numbers and moments as words, worked out by hand."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from awhile.tell.phrases import (
    _value,
    brief,
    day,
    hide_names,
    lasted,
    listed,
    moment,
    number,
    signed,
    span,
    spell,
    tenths,
    value_text,
    who,
    wrap,
)
from awhile.types import DAY_S, HOUR_S, Measured, Study
from tests.tell.studies import demo_study


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


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (10, "one minute"), (90 * 60, "90 minutes"), (2 * HOUR_S, "two hours"),
        (2.5 * HOUR_S, "2½ hours"), (9.5 * HOUR_S, "9½ hours"), (10.5 * HOUR_S, "ten hours"),
        (47 * HOUR_S, "47 hours"), (2 * DAY_S, "two days"), (3.5 * DAY_S, "3½ days"),
        (13 * DAY_S, "13 days"), (14 * DAY_S, "two weeks"), (17.5 * DAY_S, "2½ weeks"),
        (21 * DAY_S, "three weeks"), (63 * DAY_S, "two months"), (365.25 * DAY_S, "one year"),
        (3 * 365.25 * DAY_S, "three years"),
    ],
)  # fmt: skip
def test_a_brief_span_has_one_unit_to_its_half(seconds: float, words: str) -> None:
    """As a person would say it, and never nothing."""
    assert brief(seconds) == words


@pytest.mark.parametrize(
    ("share", "low", "itself", "high"),
    [
        (0.0, "0", "one", "0"), (0.04, "0", "one", "one"), (0.1, "one", "one", "one"),
        (0.26, "two", "three", "three"), (0.5, "five", "five", "five"),
        (0.7, "seven", "seven", "seven"), (0.71, "seven", "seven", "eight"),
        (0.96, "nine", "nine", "ten"), (1.0, "ten", "nine", "ten"),
    ],
)  # fmt: skip
def test_a_range_in_tenths_is_rounded_outwards(
    share: float, low: str, itself: str, high: str
) -> None:
    """The chance itself is never none and never all."""
    ends = [tenths(share, side="low"), tenths(share), tenths(share, side="high")]
    assert ends == [word if word != "0" else spell(0) for word in (low, itself, high)]


def row(unit: str) -> Measured:
    """Make a row of a unit."""
    return Measured("n_events", 1, 1.0, None, None, unit, 1)


@pytest.mark.parametrize(
    ("unit", "value", "words"),
    [
        ("s", HOUR_S, "one hour"), ("share", 0.256, "26%"), ("count", 1234.4, "1,234"),
        ("ratio", 9.96, "10.0"), ("ratio", 0.25, "0.2"), ("ratio", 10.4, "10"),
        ("sd", -1.26, "-1.3"), ("sd", -12.6, "-13"), ("min", 3.14159, "3.1"), ("s", None, "–"),
    ],
)  # fmt: skip
def test_a_value_is_written_in_its_unit(unit: str, value: float | None, words: str) -> None:
    """No more digits than there is to know."""
    assert value_text(row(unit), value) == words


def test_small_words() -> None:
    """Names in a row, numbers as words, signs, and marks of a language."""
    assert [listed(list(names)) for names in ("", "a", "ab", "abc")] == [
        "", "a", "a and b", "a, b and c",
    ]  # fmt: skip
    assert [spell(n) for n in (0, 1, 7, 12, 13, 1234)][1:] == [
        "one", "seven", "twelve", "13", "1,234",
    ]  # fmt: skip
    assert [signed(x) for x in (0.04, -0.04, 1.26, -2.0)] == ["0.0", "0.0", "+1.3", "-2.0"]
    assert number(1234567.5, spec=",.1f") == "1,234,567.5"
    assert number(1234567.5, "de", ",.1f") == "1.234.567,5"
    assert day(None) == day("") == "–"
    assert day("2025-03-01T23:00:00") == "1 March 2025"


def test_a_person_is_you_or_has_a_name_set_apart() -> None:
    """Person 0 reads the page."""
    study = demo_study("chat")
    assert (who(study, 0), who(study, 1)) == ("you", "\u2068Sam\u2069")
    hidden = hide_names(study)
    assert (hidden.people, hidden.outside) == (("A.", "B."), ())


def test_a_silence_known_to_the_day_is_told_in_whole_days() -> None:
    """No finer than the clock of the chat."""
    study = demo_study("chat")
    days = replace(study, understood=replace(study.understood, resolution_s=DAY_S))
    assert lasted(study, 2.6 * DAY_S) == "2 days and 14 hours"
    assert lasted(days, 2.6 * DAY_S) == "2 days"


def test_what_a_sentence_names_is_written_by_its_unit() -> None:
    """The end of a value's name says what it is."""
    values: dict[str, str | float] = {
        "name": "Sam", "since_s": 3 * DAY_S, "within_s": 7 * DAY_S, "low_share": 0.28,
        "n_day": 1, "n_message": 1234, "a_on": "2025-03-01", "times": 2,
    }  # fmt: skip
    told = {key: _value(key, value, "en") for key, value in values.items()}
    assert told["name"] == "\u2068Sam\u2069"
    assert told["since_s"] == "three days"
    assert told["within_s"] == "one week"
    assert told["low_share"] == "two"
    assert told["n_day"] == "one day"
    assert told["a_on"] == "1 March 2025"
    assert told["times"] == "twice"
    assert _value("share", 1234.4, "en") == "1,234"
    assert _value("places_keys", "tell.you tell.you", "en") == "you and you"
    assert _value("places_keys", "tell.you tell.you", "de") == "du und du"
    assert _value("dates", "2025-03-01 2025-04-02", "en") == "1 March 2025, 2 April 2025"
    assert _value("n_day", 3, "de") == "3 Tage"
    assert _value("since_s", 3 * DAY_S, "de") == "drei Tagen"
    assert _value("for_s", 3 * DAY_S, "de") == "drei Tagen"
    assert _value("for_s", 5.5 * DAY_S, "de") == "5½ Tagen"
    assert _value("longest_s", 3 * DAY_S, "de") == "drei Tage"
    assert _value("times", 4, "de") == "viermal"
    assert _value("times", 54, "de") == "54-mal"


def test_a_name_stays_set_apart_only_in_a_text_from_right_to_left() -> None:
    """There the marks around it stay, if they are whole; elsewhere a terminal sees none."""
    assert wrap("From \u2068Sam\u2069 today", 40) == "From Sam today"
    arabic = "لا رسائل من \u2068Sam\u2069 منذ"
    assert wrap(arabic, 40) == arabic
    assert wrap("\u2068Sam\u2069 لا رسائل", 40) == "\u2068Sam\u2069 لا رسائل"
    assert wrap("لا رسائل من \u2068\u2069Sam\u2069 منذ", 40) == "لا رسائل من Sam منذ"
    assert wrap("لا \u202eرسائل\u2067", 40) == "لا رسائل"


def test_lists_have_the_comma_of_their_language() -> None:
    """Arabic has a comma of its own."""
    assert listed(["A", "B", "C"], "en") == "A, B and C"
    assert listed(["A", "B", "C"], "ar") == "A، B وC"
