"""Study ↔ JSON: saved once, told again without the chat."""

import json
import math
from collections.abc import Mapping
from dataclasses import MISSING, asdict, fields, is_dataclass
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from awhile.answer import answer_study
from awhile.care import Gate, State
from awhile.errors import StudyError
from awhile.study import SCHEMA, guard_study
from awhile.tell.check import check_study
from awhile.tell.marks import say_marks
from awhile.types import Study, Understood

MAX_CHARACTERS = 64 << 20

DIGITS = 10
"""Significant digits of a number below `EXACT`: mathematics libraries differ in the last bits."""

EXACT = 1e6
"""From here on a number is a moment or a long span (s), written to the millisecond."""


def tell_json(study: Study, gate: Gate) -> str:
    """Write the whole study and its answer as JSON: names, counts, moments, no message text.

    The same study gives the same bytes on every machine: numbers are rounded to `DIGITS`.

    Args:
        study: The study.
        gate: What may be told to its reader.
    """
    # Nobody who opens the file need know of fear, so no answer after an ending is in it.
    told = gate.state in {State.WAITING, State.ASKED_TIME, State.YOUR_TURN}
    answer = asdict(answer_study(study, gate)) if told else None
    return (
        json.dumps(
            _rounded(
                asdict(guard_study(study, gate))
                | {"answer": answer, "marks": say_marks(study, "en")}
            ),
            ensure_ascii=False,
            indent=1,
            allow_nan=False,
        )
        + "\n"
    )


def _rounded(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Round every number inside a plain value; a whole one needs no point."""
    if isinstance(value, float):
        value = round(value, 3) if abs(value) >= EXACT else float(f"{value:.{DIGITS}g}")
        return int(value) if value.is_integer() else value
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(item) for item in value]
    return value


def inspect_json(understood: Understood) -> str:
    """Write what was understood of a file as JSON.

    Args:
        understood: What was understood of the file.
    """
    return json.dumps(asdict(understood), ensure_ascii=False, indent=1) + "\n"


def read_study(text: str) -> Study:
    """Read a study that `tell_json` wrote.

    Args:
        text: JSON, not trusted: its shape, types, sizes and values are checked.

    Returns:
        The study.

    Raises:
        StudyError: It is not a saved study, or one of another version.
    """
    if len(text) > MAX_CHARACTERS:
        raise StudyError("tell.not_a_study")
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise StudyError("tell.not_a_study") from None
    if not isinstance(data, dict) or "schema" not in data:
        raise StudyError("tell.not_a_study")
    if data["schema"] != SCHEMA:
        raise StudyError("tell.other_version", found=str(data["schema"])[:20], wanted=SCHEMA)
    try:
        study: Study = _build(Study, data)
        check_study(study)
    except (TypeError, ValueError, KeyError, OverflowError, RecursionError):
        raise StudyError("tell.not_a_study") from None
    return study


def _build(kind: Any, data: Any) -> Any:  # noqa: ANN401 - shapes come from the annotations
    """Build a value of an annotated type from parsed JSON, refusing any other shape."""
    origin, args = get_origin(kind), get_args(kind)
    if origin in {Union, UnionType}:
        if data is None and NoneType in args:
            return None
        for one in args:
            try:
                return _build(one, data)
            except TypeError:
                continue
        raise TypeError
    if is_dataclass(kind) and isinstance(kind, type):
        if not isinstance(data, dict):
            raise TypeError
        hints = get_type_hints(kind)
        wanted = [f for f in fields(kind) if f.name in data or f.default is MISSING]
        return kind(**{f.name: _build(hints[f.name], data[f.name]) for f in wanted})
    if origin is tuple:
        if not isinstance(data, list):
            raise TypeError
        if args[-1] is Ellipsis:
            return tuple(_build(args[0], item) for item in data)
        return tuple(_build(a, item) for a, item in zip(args, data, strict=True))
    if origin is Mapping:
        if not isinstance(data, dict):
            raise TypeError
        return {str(k): _build(args[1], v) for k, v in data.items()}
    if kind is float and isinstance(data, int | float) and not isinstance(data, bool):
        value = float(data)
        if not math.isfinite(value):
            raise ValueError
        return value
    if isinstance(kind, type) and issubclass(kind, StrEnum) and isinstance(data, str):
        return kind(data)
    if kind in {int, str, bool} and type(data) is kind:
        return data
    raise TypeError
