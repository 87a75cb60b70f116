"""The practices, the items of reflection and the places that help, as bundled."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from awhile.care import Gate, May
from awhile.types import Care

ITEMS = ("worry_1", "worry_2", "worry_3", "distance_1", "distance_2", "distance_3")
"""Our own items, not validated and no diagnosis: worry about being left, and need for distance."""

STALE_DAYS = 365
"""The list of places is said to be old after this many days."""


@dataclass(frozen=True, slots=True)
class Practice:
    """One practice.

    Attributes:
        id: As ``p01``; its sentences are ``practices.p01_title`` and so on.
        minutes: How long it takes.
        grade: How good the evidence for the technique is, ``A-`` to ``C``.
        steps: How many steps it has.
        sources: Where the evidence is.
        closed: The stop rules under which it is not offered.
        guarded: Whether questions come before it and it rests after some times.
    """

    id: str
    minutes: int
    grade: str
    steps: int
    sources: tuple[str, ...]
    closed: tuple[str, ...]
    guarded: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """One place that helps.

    Attributes:
        name: What it is called.
        site: Its site; opened by the reader, never by Awhile.
        about: ``crisis``, ``young``, ``abuse``, ``devices``, ``stalking`` or ``own_behaviour``.
        number: Its telephone number, where a public page confirmed it; empty otherwise.
        source: That page.
        seen: The date of that page.
    """

    name: str
    site: str
    about: str
    number: str = ""
    source: str = ""
    seen: str = ""


@cache
def _table(name: str) -> dict[str, Any]:
    """Read one bundled file."""
    text = resources.files("awhile.practice").joinpath(name).read_text(encoding="utf-8")
    return tomllib.loads(text)


def practices() -> tuple[Practice, ...]:
    """List every practice."""
    return tuple(
        Practice(**{**row, "sources": tuple(row["sources"]), "closed": tuple(row["closed"])})
        for row in _table("practices.toml")["practice"]
    )


def open_practices(gate: Gate) -> tuple[Practice, ...]:
    """List the practices that the stop rules leave open.

    Args:
        gate: What may be done.

    Returns:
        The practices, without those about contact where contact is closed, and without the guarded
        one, which asks before it begins.
    """
    closed = {
        name
        for name, holds in (
            ("no_contact", not gate.may(May.CONTACT)),
            ("attempts", not gate.may(May.CONTACT)),
            ("afraid", gate.care.holds("afraid")),
        )
        if holds
    }
    return tuple(p for p in practices() if not p.guarded and not closed & set(p.closed))


def places(care: Care) -> tuple[Place, ...]:
    """List the places that help, those for the reader's answers first.

    Args:
        care: The answers to the questions of care.

    Returns:
        All of them: nothing is held back from anyone.
    """
    first = {"abuse", "devices", "stalking"} if care.holds("afraid") else set()
    if care.holds("you_asked_stop"):
        first = {"stalking", "abuse"}
    if care.holds("no_contact"):
        first = {"own_behaviour", "crisis"}
    if care.holds("young"):
        first = {"young"}
    rows = [Place(**row) for row in _table("help.toml")["place"]]
    return tuple(sorted(rows, key=lambda place: place.about not in first))


def listed() -> str:
    """Return the date of the list of places, ISO 8601."""
    return str(_table("help.toml")["date"])


def is_stale(today: str) -> bool:
    """Say whether the list of places is older than a year."""
    age = date.fromisoformat(today) - date.fromisoformat(listed())
    return age.days > STALE_DAYS
