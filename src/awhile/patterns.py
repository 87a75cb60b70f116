"""Patterns that are compiled when they are first used, since most of them never are."""

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, AnyStr

USES = ("search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn")


class _Late:
    """A pattern as written; what is asked of it first compiles it, and then stands here itself."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> "Any":  # noqa: ANN401 - whatever a compiled pattern has
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        self.__dict__.update({use: getattr(compiled, use) for use in USES})
        return getattr(compiled, name)


def late(pattern: "AnyStr", flags: int = 0) -> "re.Pattern[AnyStr]":
    """Return a pattern that is compiled when it is first used, not when its module is loaded.

    Args:
        pattern: The expression.
        flags: As for `re.compile`.

    Returns:
        What has every method of a compiled pattern; ``pattern`` alone compiles nothing.
    """
    return _Late(pattern, flags)  # type: ignore[return-value]
