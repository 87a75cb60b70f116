"""How languages bend words by number: the plural rules of Unicode's locale data (CLDR)."""

import os
from collections.abc import Mapping
from functools import cache

from awhile.patterns import late

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Self

TABLE = os.path.join(os.path.dirname(__file__), "plurals.json")

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""What CLDR calls the forms that numbers give to words; every language has ``other``."""

RELATION = late(r"(?P<operand>[niftvwec])(?: mod (?P<modulus>\d+))? (?P<no>not )?in (?P<among>\S+)")


class Numeral(str):
    """A number as it is written, which still knows its value.

    Attributes:
        value: The number.
    """

    __slots__ = ("value",)
    value: float

    def __new__(cls, text: str, value: float) -> "Self":
        """Write a number as a text."""
        made = super().__new__(cls, text)
        made.value = value
        return made

    def __reduce__(self) -> "tuple[type[Self], tuple[str, float]]":
        return type(self), (str(self), self.value)


@cache
def _rules() -> Mapping[str, Mapping[str, str]]:
    """Read the rules by language, as ``scripts/make_locale_tables.py`` wrote them."""
    import json

    with open(TABLE, encoding="utf-8") as file:
        rows = json.load(file)["rules"]
    return {code: row["forms"] for row in rows for code in row["languages"].split()}


def list_categories(language: str) -> tuple[str, ...]:
    """List the categories that a language has, in the order of `CATEGORIES`.

    Args:
        language: ISO 639-1 code; one that CLDR does not know has only ``other``.
    """
    own = _rules().get(language, {})
    return tuple(one for one in CATEGORIES if one in own or one == "other")


@cache
def plural_category(n: float, language: str) -> str:
    """Return the category of a number, one of `CATEGORIES`.

    Args:
        n: The number, as written with no more decimals than it needs.
        language: ISO 639-1 code; one that CLDR does not know has only ``other``.
    """
    operands = _list_operands(n)
    for category, rule in _rules().get(language, {}).items():
        if any(
            all(_holds(relation, operands) for relation in both.split(" and "))
            for both in rule.split(" or ")
        ):
            return category
    return "other"


def _list_operands(n: float) -> dict[str, float]:
    """Return the operands of CLDR's rules: the number, its whole part, its visible decimals."""
    whole, _, decimals = f"{abs(n):.10f}".partition(".")
    seen = decimals.rstrip("0")
    f, v = int(seen or 0), len(seen)
    return {"n": abs(n), "i": int(whole), "f": f, "t": f, "v": v, "w": v, "e": 0, "c": 0}


def _holds(relation: str, operands: Mapping[str, float]) -> bool:
    """Say whether one relation of a rule, as ``n mod 10 in 2..4``, holds."""
    read = RELATION.fullmatch(relation.strip())
    if read is None:
        raise ValueError(relation)
    value = operands[read["operand"]]
    if read["modulus"]:
        value %= int(read["modulus"])
    among = False
    for span in read["among"].split(","):
        low, _, high = span.partition("..")
        among = among or (int(low) <= value <= int(high or low) and value == int(value))
    return among is (read["no"] is None)
