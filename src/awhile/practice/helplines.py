"""People who listen, by country: the line that is meant first, and directories everywhere.

Nothing here is ever opened or fetched by Awhile.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from awhile.patterns import late

STALE_DAYS = 365
"""A list of lines, or the page of one number, is said to be old after this many days."""

NEEDS = ("crisis", "abuse", "stalking", "own_behaviour", "young", "devices")
"""What someone may need; ``crisis`` is the one for everyone."""

BESIDES = {
    "abuse": ("stalking", "devices", "crisis"),
    "stalking": ("abuse", "devices", "crisis"),
    "own_behaviour": ("crisis",),
    "young": ("crisis",),
    "devices": ("abuse", "stalking", "crisis"),
    "crisis": (),
}
"""What is listed after the need itself, the nearer first."""

_COUNTRY = late(r"^[A-Za-z]{2,3}(?:[_-][A-Za-z]{4})?[_-]([A-Za-z]{2})(?:[.@_-]|$)")


@dataclass(frozen=True, slots=True)
class Place:
    """One place that helps: a line of a country, or a directory of many.

    Attributes:
        name: What it is called.
        site: Its site; opened by the reader, never by Awhile. Empty for most lines.
        about: One of `NEEDS`, or ``emergency``.
        number: Its telephone number, where a dated public page showed it; empty otherwise.
        hours: ``always``, the hours there, or empty where they were not seen.
        source: That page.
        seen: The date of that page, ISO 8601 or its beginning.
    """

    name: str
    site: str
    about: str
    number: str = ""
    hours: str = ""
    source: str = ""
    seen: str = ""


@cache
def _table(name: str) -> Mapping[str, Any]:
    """Read one bundled file."""
    text = resources.files("awhile.practice").joinpath(name).read_text(encoding="utf-8")
    return tomllib.loads(text)


def countries() -> tuple[str, ...]:
    """List the countries of which something is known, as ISO 3166-1 codes."""
    return tuple(_table("helplines.toml")["country"])


def guess_country(locale: str | None) -> str | None:
    """Tell the country that a locale names.

    Args:
        locale: As ``de_AT.UTF-8`` or ``pt-BR``; None or ``C`` where there is none.

    Returns:
        The code of the country, or None.
    """
    match = _COUNTRY.match(locale or "")
    return match[1].upper() if match else None


def find_help(country: str | None, need: str = "crisis") -> tuple[Place, ...]:
    """List the places that help, the number that is meant first.

    Args:
        country: ISO 3166-1 code, or None where it is not known: then directories alone.
        need: One of `NEEDS`.

    Returns:
        Lines of the country for the need and for what is near it, its emergency number, then the
        directories in the same order. All needs are there: nothing is held back from anyone.
    """
    order = (need, *BESIDES[need])
    order += tuple(other for other in NEEDS if other not in order)
    known = _table("helplines.toml")["country"].get((country or "").upper(), {})
    lines = [
        Place(row["name"], "", row["need"], row["number"], row["hours"], row["source"], row["seen"])
        for row in known.get("lines", ())
    ]
    emergency = [Place("", "", "emergency", number) for number in known.get("emergency", ())]
    directories = [Place(**row) for row in _table("help.toml")["place"]]
    return (
        *sorted(lines, key=lambda place: order.index(place.about)),
        *emergency,
        *sorted(directories, key=lambda place: order.index(place.about)),
    )


def listed() -> str:
    """Return the date of the list, ISO 8601."""
    return str(_table("helplines.toml")["date"])


def is_stale(today: str) -> bool:
    """Say whether the list is older than a year.

    Args:
        today: ISO 8601.
    """
    age = date.fromisoformat(today) - date.fromisoformat(listed())
    return age.days > STALE_DAYS


def is_old(place: Place, today: str) -> bool:
    """Say whether the page on which a number was seen is older than a year.

    Args:
        place: A place.
        today: ISO 8601.
    """
    if not place.seen:
        return False
    seen = date.fromisoformat(f"{place.seen}-12-31"[:10] if len(place.seen) == 4 else _day(place))
    return (date.fromisoformat(today) - seen).days > STALE_DAYS


def _day(place: Place) -> str:
    """Complete a date that may be only a month."""
    return place.seen if len(place.seen) > 7 else f"{place.seen}-28"
