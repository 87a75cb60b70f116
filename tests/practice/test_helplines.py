"""Lines that listen: each seen on a dated page, the one that is meant first."""

import re
import tomllib
from datetime import date
from importlib import resources

import pytest

from awhile.practice.helplines import (
    BESIDES,
    NEEDS,
    Place,
    countries,
    find_help,
    guess_country,
    is_old,
    listed,
)
from awhile.practice.practices import need_of
from awhile.types import Care, Reply

TABLE = tomllib.loads(
    resources.files("awhile.practice").joinpath("helplines.toml").read_text(encoding="utf-8")
)
ASKED_FOR = [
    "CN",
    "IN",
    "US",
    "ID",
    "PK",
    "NG",
    "BR",
    "BD",
    "RU",
    "ET",
    "MX",
    "JP",
    "EG",
    "PH",
    "CD",
    "VN",
    "IR",
    "TR",
    "DE",
    "TH",
    "GB",
    "TZ",
    "FR",
    "ZA",
    "IT",
    "KE",
    "MM",
    "CO",
    "KR",
    "ES",
    "AD",
    "AL",
    "AM",
    "AT",
    "AZ",
    "BA",
    "BE",
    "BG",
    "BY",
    "CH",
    "CY",
    "CZ",
    "DK",
    "EE",
    "FI",
    "GE",
    "GR",
    "HR",
    "HU",
    "IE",
    "IS",
    "LI",
    "LT",
    "LU",
    "LV",
    "MC",
    "MD",
    "ME",
    "MK",
    "MT",
    "NL",
    "NO",
    "PL",
    "PT",
    "RO",
    "RS",
    "SE",
    "SI",
    "SK",
    "SM",
    "UA",
    "VA",
    "XK",
    "AU",
    "CA",
    "NZ",
    "SG",
    "AR",
    "BO",
    "CL",
    "CR",
    "CU",
    "DO",
    "EC",
    "GT",
    "HN",
    "NI",
    "PA",
    "PE",
    "PY",
    "SV",
    "UY",
    "VE",
    "AO",
    "CV",
    "MZ",
    "CI",
    "CM",
    "SN",
    "SR",
    "KZ",
    "KG",
    "DZ",
    "BH",
    "IQ",
    "JO",
    "KW",
    "LB",
    "LY",
    "MA",
    "OM",
    "PS",
    "QA",
    "SA",
    "SD",
    "SY",
    "TN",
    "AE",
    "YE",
]
"""The thirty most populous countries, Europe, and where the languages of Awhile are spoken."""


@pytest.mark.parametrize("code", countries())
def test_a_line_says_where_and_when_it_was_seen(code: str) -> None:
    """Every number has a need, a page and its date; hours are hours or nothing."""
    assert re.fullmatch("[A-Z]{2}", code)
    entry = TABLE["country"][code]
    assert set(entry) <= {"emergency", "lines"}
    for number in entry["emergency"]:
        assert re.fullmatch(r"[\d ]{2,9}", number)
    seen: set[tuple[str, str]] = set()
    for row in entry.get("lines", ()):
        assert set(row) == {"need", "number", "name", "hours", "source", "seen"}
        assert row["need"] in NEEDS
        assert re.fullmatch(r"[*+\d][\d -]*(?: ext\. \d+)?", row["number"]), row
        assert row["name"].strip()
        assert re.fullmatch(r"(?:always)?|(?:weekdays )?\d\d:\d\d-\d\d:\d\d", row["hours"]), row
        assert len(row["source"]) > 5
        assert re.fullmatch(r"\d{4}(?:-\d\d(?:-\d\d)?)?", row["seen"])
        assert row["seen"] <= listed()
        assert (row["need"], row["number"]) not in seen
        seen.add((row["need"], row["number"]))


@pytest.mark.parametrize("need", NEEDS)
def test_what_is_meant_stands_first(need: str) -> None:
    """A country's line for the need, then what is near, then the emergency number, then sites."""
    assert len(countries()) > 50
    for code in countries():
        check_order(code, need)


def check_order(code: str, need: str) -> None:
    """Hold the order of one country's places for one need."""
    places = find_help(code, need)
    lines = [p.about for p in places if p.number and p.about != "emergency"]
    order = (need, *BESIDES[need])
    rank = [order.index(about) if about in order else len(order) for about in lines]
    assert rank == sorted(rank)
    kinds = [2 if not p.number else p.about == "emergency" for p in places]
    assert kinds == sorted(kinds)
    directories = [p for p in places if not p.number]
    assert directories[0].about == need
    assert {p.about for p in directories} == set(NEEDS)


@pytest.mark.parametrize("code", [None, "", "ZZ", "Q"])
def test_an_unknown_country_has_directories_alone(code: str | None) -> None:
    """No number of another country is shown."""
    places = find_help(code)
    assert places
    assert not any(place.number for place in places)


def test_every_country_asked_for_is_there_or_is_said_to_be_missing() -> None:
    """Countries without a line that was seen have the directories; the docs count them."""
    without = [c for c in ASKED_FOR if not TABLE["country"].get(c, {}).get("lines")]
    assert without == ["MM", "AZ", "VA", "SY"]
    assert len(ASKED_FOR) == len(set(ASKED_FOR))
    for code in ASKED_FOR:
        for need in NEEDS:
            first = next(place for place in find_help(code, need) if not place.number)
            assert (first.about, bool(first.site)) == (need, True), code


@pytest.mark.parametrize(
    ("locale", "country"),
    [
        ("de_AT.UTF-8", "AT"),
        ("pt-BR", "BR"),
        ("sr_RS@latin", "RS"),
        ("zh-Hant-TW", "TW"),
        ("en_GB", "GB"),
        ("C", None),
        ("C.UTF-8", None),
        ("POSIX", None),
        ("de", None),
        ("", None),
        (None, None),
    ],
)
def test_a_locale_may_name_a_country(locale: str | None, country: str | None) -> None:
    """The machine's own setting, and nothing where it does not say."""
    assert guess_country(locale) == country


@pytest.mark.parametrize(
    ("seen", "old"),
    [("2024", True), ("2025", False), ("2025-10", True), ("2025-12-01", False), ("", False)],
)
def test_an_old_page_says_so(seen: str, old: bool) -> None:
    """Older than a year, at the kindest reading of a date that is not whole."""
    assert is_old(Place("x", "", "crisis", "1", seen=seen), "2026-11-30") is old
    assert date.fromisoformat(listed())


def test_what_was_answered_says_what_comes_first() -> None:
    """Fear, a no of one's own, a no of the other's, youth; otherwise someone to talk to."""
    firsts = {
        "afraid": "abuse",
        "you_asked_stop": "stalking",
        "no_contact": "own_behaviour",
        "young": "young",
    }
    for answer, need in firsts.items():
        assert need_of(Care.of(answer, Reply.YES)) == need
    assert need_of(Care()) == "crisis"
