"""Holds each message between the page and the core against ``schema.json``."""

from collections.abc import Mapping
from typing import Any

NAMES: Mapping[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}


class MessageError(Exception):
    """A message is not what the schema says; names where, never what stood there."""


class Schema:
    """What every message must look like.

    Args:
        schema: ``schema.json``, as read.
    """

    def __init__(self, schema: Mapping[str, Any]) -> None:
        self._defs = schema["$defs"]
        self._calls = schema["calls"]

    def check_takes(self, name: str, values: object) -> None:
        """Hold what a call takes against the schema.

        Args:
            name: Of the call.
            values: Its arguments by name.

        Raises:
            MessageError: There is no such call, or an argument is not what it must be.
        """
        if name not in self._calls:
            raise MessageError(name)
        self._check(values, {"type": "object", "properties": self._calls[name]["takes"]}, name)

    def check_gives(self, name: str, value: object) -> None:
        """Hold what a call gives against the schema.

        Args:
            name: Of the call.
            value: What it gives.

        Raises:
            MessageError: It is not what it must be.
        """
        self._check(value, self._calls[name]["gives"], name)

    def check_care(self, value: object) -> None:
        """Hold the answers of care that come with every call against the schema.

        Args:
            value: The answers by name.

        Raises:
            MessageError: They are not what they must be.
        """
        self._check(value, {"$ref": "Care"}, "care")

    def _check(self, value: object, form: Mapping[str, Any], path: str) -> None:
        if not self._fits(value, form, path):
            raise MessageError(path)

    def _fits(self, value: object, form: Mapping[str, Any], path: str) -> bool:
        if "$ref" in form:
            return self._fits(value, self._defs[form["$ref"]], path)
        if "tree" in form:
            return is_tree(value)
        if "enum" in form:
            return any(type(value) is type(one) and value == one for one in form["enum"])
        if "anyOf" in form:
            return any(self._is(value, one, path) for one in form["anyOf"])
        if form["type"] == "array":
            if not isinstance(value, list):
                return False
            for number, one in enumerate(value):
                self._check(one, form["items"], f"{path}[{number}]")
            return True
        if "values" in form:
            if not isinstance(value, dict):
                return False
            for one in value.values():
                self._check(one, form["values"], f"{path}.*")
            return True
        if form["type"] == "object":
            properties = form["properties"]
            if not isinstance(value, dict) or value.keys() != properties.keys():
                return False
            for name, inner in properties.items():
                self._check(value[name], inner, f"{path}.{name}")
            return True
        return self._is_plain(value, form["type"])

    def _is(self, value: object, form: Mapping[str, Any], path: str) -> bool:
        try:
            return self._fits(value, form, path)
        except MessageError:
            return False

    @staticmethod
    def _is_plain(value: object, named: str | list[str]) -> bool:
        names = [named] if isinstance(named, str) else named
        wanted = tuple(one for name in names for one in NAMES[name])
        if isinstance(value, bool):
            return bool in wanted
        return isinstance(value, wanted)


def is_tree(value: object) -> bool:
    """Say whether a value is an element as `bridge.tree` writes it, all the way down."""
    if isinstance(value, str):
        return True
    if not isinstance(value, list) or len(value) != 3:
        return False
    tag, attributes, children = value
    return (
        isinstance(tag, str)
        and isinstance(attributes, dict)
        and all(isinstance(one, str) or one is True for one in attributes.values())
        and isinstance(children, list)
        and all(map(is_tree, children))
    )
