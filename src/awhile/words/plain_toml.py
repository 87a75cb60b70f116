"""TOML of the plainest kind, a key and a text on every line, read in no time.

Sentences are needed to say no at all, and the reader of the standard library takes longer to load
than to say it.
"""

import re

_LINE = re.compile(r'([A-Za-z0-9_-]+) = "((?:[^"\\]|\\.)*)"')
_ESCAPED = re.compile(r"\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)")
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}


def read_lines(text: str) -> dict[str, str]:
    """Read lines of a key and a text, as ``key = "text"``, and nothing else but comments.

    Args:
        text: A TOML document; any other is read as well, by the reader of the standard library.

    Returns:
        The texts by key.

    Raises:
        tomllib.TOMLDecodeError: It is no TOML.
    """
    found: dict[str, str] = {}
    for line in text.split("\n"):
        if not line or line.startswith("#"):
            continue
        plain = _LINE.fullmatch(line)
        if plain is None or plain[1] in found:
            return _read_any(text)
        key, value = plain.groups()
        if "\\" in value:
            try:
                value = _ESCAPED.sub(_escape, value)
            except KeyError:
                return _read_any(text)
        found[key] = value
    return found


def _escape(found: "re.Match[str]") -> str:
    """Return the character that an escape stands for; a KeyError where it stands for none."""
    escape = found[1]
    return chr(int(escape[1:], 16)) if len(escape) > 1 else _ESCAPES[escape]


def _read_any(text: str) -> dict[str, str]:
    import tomllib

    return tomllib.loads(text)
