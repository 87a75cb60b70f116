"""The practices, the items of reflection and the places that help, as bundled."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from awhile.care import Gate, May
from awhile.practice.helplines import Place, find_help, is_stale, listed
from awhile.types import Care

__all__ = [
    "ITEMS",
    "Place",
    "Practice",
    "is_stale",
    "listed",
    "need_of",
    "open_practices",
    "places",
    "practices",
]

ITEMS = ("worry_1", "worry_2", "worry_3", "distance_1", "distance_2", "distance_3")
"""Our own items, not validated and no diagnosis: worry about being left, and need for distance."""


@dataclass(frozen=True, slots=True)
class Practice:
    """A practice as the reader can do it.

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


def need_of(care: Care) -> str:
    """Tell which of `helplines.NEEDS` comes first for the reader's answers.

    Args:
        care: The answers to the questions of care.
    """
    if care.holds("young"):
        return "young"
    if care.holds("afraid"):
        return "abuse"
    if care.holds("you_asked_stop"):
        return "stalking"
    return "own_behaviour" if care.holds("no_contact") else "crisis"


def places(care: Care, country: str | None = None) -> tuple[Place, ...]:
    """List the places that help, those for the reader's answers first.

    Args:
        care: The answers to the questions of care.
        country: ISO 3166-1 code, where it is known.

    Returns:
        All of them: nothing is held back from anyone.
    """
    return find_help(country, need_of(care))
