"""Hold what came out against a file, or write the file anew with AWHILE_GOLDEN=1."""

import difflib
import json
import math
import os
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent / "snapshots"
REWRITE = bool(os.environ.get("AWHILE_GOLDEN"))
DIGITS, WIDTH = 5, 140
BIG = 1e6
"""From here on a number is a moment in seconds, and is held to the second."""

SHOWN = 25


def hold_text(got: str, name: str) -> None:
    """Hold a text against its file, line by line."""
    path = HERE / name
    here = f"{Path.cwd()}{os.sep}"  # A test's folder has another name each time.
    got = "\n".join(line.rstrip() for line in got.replace(here, "FOLDER/").splitlines()) + "\n"
    if REWRITE:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(got, encoding="utf-8", newline="\n")
    held = path.read_text(encoding="utf-8") if path.exists() else ""
    changes = list(difflib.unified_diff(held.splitlines(), got.splitlines(), "held", "got", "", "",
                                        1, lineterm=""))  # fmt: skip
    assert got == held, _explain(name, changes)


def hold_json(got: str, name: str) -> None:
    """Hold JSON against its file: every key and word alike, every number to four digits."""
    path = HERE / name
    new = json.loads(got)
    old = json.loads(path.read_text(encoding="utf-8")) if path.exists() else None
    changes = list(differences(old, _rounded(new)))
    if REWRITE and changes:  # Another machine's last digit rewrites nothing.
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_lay_out(_rounded(new)) + "\n", encoding="utf-8", newline="\n")
        changes = []
    assert not changes, _explain(name, changes)


def _explain(name: str, changes: list[str]) -> str:
    more = len(changes) - SHOWN
    lines = [*changes[:SHOWN], *([f"... and {more} more"] if more > 0 else [])]
    how = "If that is meant: python3 dev.py golden, and read the change."
    return "\n".join([f"{name} is not what was held.", *lines, how])


def _rounded(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _rounded(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_rounded(inner) for inner in value]
    if isinstance(value, float) and math.isfinite(value):
        value = round(value) if abs(value) >= BIG else float(f"{value:.{DIGITS}g}")
        return int(value) if value == int(value) else value
    return value


def differences(old: Any, new: Any, where: str = "") -> Iterator[str]:
    """Name every place at which two parsed JSON texts differ, each with both values."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [*old, *(k for k in new if k not in old)]:
            yield from differences(old.get(key), new.get(key), f"{where}.{key}")
    elif isinstance(old, list) and isinstance(new, list) and _named(old) and _named(new):
        yield from differences(_by_name(old), _by_name(new), where)
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for place, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from differences(one, other, f"{where}[{place}]")
    elif not _same(old, new):
        yield f"{where or 'all'}: {_short(old)} -> {_short(new)}"


def _named(rows: list[Any]) -> bool:
    keys = [(row.get("name"), row.get("person")) for row in rows if isinstance(row, dict)]
    return len(keys) == len(rows) == len(set(keys)) and all(name for name, _ in keys)


def _by_name(rows: list[Any]) -> dict[str, Any]:
    return {f"{row['name']}/{row.get('person')}": row for row in rows}


def _same(old: Any, new: Any) -> bool:
    numbers = isinstance(old, int | float) and isinstance(new, int | float)
    if not numbers or isinstance(old, bool) or isinstance(new, bool):
        return type(old) is type(new) and bool(old == new)
    if abs(old) >= BIG:
        return abs(old - new) <= 1
    return math.isclose(old, new, rel_tol=2e-4, abs_tol=1e-7)


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:57] + "..."


def _lay_out(value: Any, indent: int = 0) -> str:
    """Write JSON with every value that fits on one line on one line."""
    flat = json.dumps(value, ensure_ascii=False)
    if len(flat) + indent <= WIDTH or not isinstance(value, dict | list) or not value:
        return flat
    pad = " " * (indent + 1)
    if isinstance(value, dict):
        inner = [
            f"{pad}{json.dumps(k, ensure_ascii=False)}: {_lay_out(v, indent + 1)}"
            for k, v in value.items()
        ]
        return "{\n" + ",\n".join(inner) + "\n" + " " * indent + "}"
    if all(isinstance(v, int | float) or v is None for v in value):
        lines, line = [], ""
        for part in (json.dumps(v) for v in value):
            if line and len(line) + len(part) + 2 + len(pad) > WIDTH:
                lines, line = [*lines, line], ""
            line += (", " if line else "") + part
        return "[\n" + ",\n".join(pad + text for text in [*lines, line]) + "\n" + " " * indent + "]"
    return (
        "[\n" + ",\n".join(pad + _lay_out(v, indent + 1) for v in value) + "\n" + " " * indent + "]"
    )


BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "button", "caption", "dd", "details",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
        "h4", "h5", "h6", "header", "label", "legend", "li", "main", "nav", "ol", "option", "p",
        "pre", "section", "select", "summary", "table", "tbody", "tfoot", "thead", "title", "tr",
        "ul",
    }
)  # fmt: skip
HEADS = {f"h{n}": "#" * n + " " for n in range(1, 7)} | {"li": "- ", "summary": "> "}
ISOLATES = str.maketrans("", "", "\u2066\u2067\u2068\u2069")
SILENT = frozenset({"script", "style", "template"})


class _PageText(HTMLParser):
    """Take the words of a page in their order, one block a line, and leave its markup.

    Of a chart: the words drawn in it, then how many marks have a label and the first and last of
    these; the table under it holds the rest.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._line, self._head, self._silent = "", "", 0
        self._in_chart, self._drawn, self._marks, self._title = 0, [""], [""], False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in SILENT
        if tag == "svg":
            self.end_line()
            self._drawn, self._marks = [], []
            self._in_chart += 1
        if self._in_chart:
            self._title = tag == "title"
            if tag in ("text", "title"):
                (self._marks if self._title else self._drawn).append("")
            return
        if tag in BLOCKS:
            self.end_line()
            self._head = HEADS.get(tag, self._head)
        elif tag in ("td", "th"):
            self._line += "| " if self._line else ""
        for name, value in attrs:
            if name in ("aria-label", "alt", "placeholder") and value:
                self._line += f"({value}) "

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in SILENT
        if self._in_chart:
            self._in_chart -= tag == "svg"
            if not self._in_chart:
                drawn = [" ".join(words.split()) for words in self._drawn]
                self.lines.append("[chart] " + " · ".join(words for words in drawn if words))
                if self._marks:
                    ends = f"{self._marks[0]} ... {self._marks[-1]}"
                    self.lines.append(f"[chart] {len(self._marks)} marks: {ends}")
            return
        if tag in BLOCKS:
            self.end_line()
            self._head = ""
        elif tag in ("td", "th"):
            self._line += " "

    def handle_data(self, data: str) -> None:
        if self._in_chart:
            into = self._marks if self._title else self._drawn
            if into:
                into[-1] += data
        elif not self._silent:
            self._line += data

    def end_line(self) -> None:
        """End the line of a block."""
        line = " ".join(self._line.split())
        if line:
            self.lines.append(self._head + line)
            self._head = ""
        self._line = ""


def page_text(page: str) -> str:
    """Return the words of a page, one block a line; marks of the writing's direction left out."""
    parser = _PageText()
    parser.feed(page.translate(ISOLATES))
    parser.close()
    parser.end_line()
    return "\n".join("\n" + line if line.startswith("#") else line for line in parser.lines).strip()
