"""What other programs did to text: bytes shown as wrong letters, and markup around words."""

import re
from collections import Counter
from html import unescape
from html.parser import HTMLParser

from awhile.patterns import late

MAX_DEPTH = 500
"""Elements within each other; a chat needs a dozen."""
MAX_PENDING = 1 << 20
"""Characters of one tag or comment that does not end."""
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)


_HTML = late(r"<(?:!doctype\s+)?html\b", re.IGNORECASE)


def is_html(text: str) -> bool:
    """Whether markup says of itself that it is HTML.

    Args:
        text: The beginning of the file.
    """
    return _HTML.search(text) is not None


def mend_letters(text: str) -> str:
    """Undo UTF-8 that was written as Latin-1, as Meta does; what is right already stays.

    Args:
        text: One whole string of the file.

    Returns:
        The string as it was meant.
    """
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


MAX_WORDS = 1 << 20
"""So many characters of one message of a page are kept; what follows is let go."""


class Markup(HTMLParser):
    """A walk over markup of any size: what opens, what closes and what stands between.

    Whoever uses it overrides `opened`, `closed` and `words`.

    Raises:
        ValueError: From `feed`: a tag does not end within `MAX_PENDING` characters.
    """

    def __init__(self) -> None:
        self.within: list[tuple[str, frozenset[str]]] = []
        self.n_open: Counter[str] = Counter()
        super().__init__(convert_charrefs=True)

    def opened(self, tag: str, classes: frozenset[str], attributes: dict[str, str]) -> None:
        """Take note of an element that begins; it is the last of ``within``.

        Args:
            tag: Name of the element, in lower case.
            classes: Its classes.
            attributes: All attributes by name.
        """

    def closed(self, tag: str, classes: frozenset[str]) -> None:
        """Take note of an element that ends; it is no longer ``within``.

        Args:
            tag: Name of the element, in lower case.
            classes: Its classes.
        """

    def words(self, text: str) -> None:
        """Take note of text; a text may come in pieces.

        Args:
            text: The text, with its entities read.
        """

    def classes_from(self, depth: int) -> frozenset[str]:
        """Return the classes of all open elements from a depth of ``within`` on.

        Args:
            depth: Index in ``within``.
        """
        return frozenset[str]().union(*(classes for _, classes in self.within[depth:]))

    def feed(self, data: str) -> None:
        """Take a piece of the text.

        Args:
            data: The next piece of the document.

        Raises:
            ValueError: A tag does not end within `MAX_PENDING` characters.
        """
        super().feed(data)
        if len(self.rawdata) > MAX_PENDING:
            raise ValueError(MAX_PENDING)

    def reset(self) -> None:
        """Begin another text."""
        super().reset()
        self.within, self.n_open = [], Counter()

    def close(self) -> None:
        """Take what is left as text, up to a tag that does not end, which is let go.

        The library would look for its end again from each of its characters.
        """
        rest, self.rawdata = self.rawdata, ""
        text = rest.partition("<")[0]
        if text:
            self.handle_data(unescape(text))

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """Take ``<![…`` for a comment, as browsers do; the library raises where it is not known."""
        del report
        return self.parse_bogus_comment(i)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """See `opened`."""
        attributes = {name: value or "" for name, value in attrs}
        classes = frozenset(attributes.get("class", "").split())
        if tag in _VOID or len(self.within) >= MAX_DEPTH:
            self.opened(tag, classes, attributes)
            return
        self.within.append((tag, classes))
        self.n_open[tag] += 1
        self.opened(tag, classes, attributes)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take ``<x/>`` for ``<x>``, as browsers do."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """See `closed`; an end without a beginning is passed over."""
        if not self.n_open[tag]:
            del self.n_open[tag]  # tags may be as many as there are words
            return
        while self.within:
            inner, classes = self.within.pop()
            self.n_open[inner] -= 1
            self.closed(inner, classes)
            if inner == tag:
                return

    def handle_data(self, data: str) -> None:
        """See `words`."""
        self.words(data)


class _Stripper(Markup):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def opened(self, tag: str, _classes: frozenset[str], _attributes: dict[str, str]) -> None:
        if tag in {"br", "p", "div", "li", "tr"}:
            self.parts.append("\n")

    def words(self, text: str) -> None:
        if not self.within or self.within[-1][0] not in {"script", "style", "title"}:
            self.parts.append(text)


def strip_markup(text: str) -> str:
    """Return the words of a piece of HTML, lines where it breaks them.

    Args:
        text: The piece of HTML.

    Raises:
        ValueError: As `Markup`.
    """
    walk = _Stripper()
    walk.feed(text)
    walk.close()
    return "".join(walk.parts).strip()
