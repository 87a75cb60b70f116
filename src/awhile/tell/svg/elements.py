"""HTML and SVG elements that escape by construction: a plain string is always text."""

from dataclasses import dataclass
from html import escape

VOID = {"meta", "br", "hr", "col", "path", "line", "rect", "circle", "polyline", "input"}


@dataclass(frozen=True, slots=True)
class Constant:
    """Markup or code that ships with Awhile; never made from anything a chat holds.

    Attributes:
        text: As it stands in a file of ours.
    """

    text: str


@dataclass(frozen=True, slots=True)
class Element:
    """An element of HTML or SVG.

    Attributes:
        tag: Its name.
        attributes: Names and values; True writes the bare name.
        children: Elements, constants, or text.
    """

    tag: str
    attributes: tuple[tuple[str, str | float | bool], ...]
    children: tuple["Node", ...]


Node = Element | Constant | str


def el(tag: str, *children: Node | None, **attributes: str | float | bool | None) -> Element:
    """Make an element.

    Args:
        tag: Its name.
        *children: What it holds; None is left out.
        **attributes: ``class_`` stands for ``class``, ``_`` inside a name for ``-``; None or False
            is left out.

    Returns:
        The element.
    """
    named = tuple(
        (name.rstrip("_").replace("_", "-"), value)
        for name, value in attributes.items()
        if value is not None and value is not False
    )
    return Element(tag, named, tuple(c for c in children if c is not None))


def section(
    name: str, heading: str, *children: Node | None, **attributes: str | float | bool | None
) -> Element:
    """Make a section that its heading names.

    Args:
        name: Of the section; its heading is ``h-NAME``.
        heading: What it says.
        *children: What follows the heading.
        **attributes: Of the section, as for `el`.
    """
    title = el("h2", heading, id=f"h-{name}")
    return el("section", title, *children, aria_labelledby=f"h-{name}", **attributes)


def render(node: Node) -> str:
    """Write a node as HTML, escaping every text and attribute.

    Args:
        node: An element with what is in it, or text.
    """
    if isinstance(node, str):
        return escape(node, quote=False)
    if isinstance(node, Constant):
        return node.text
    attributes = "".join(
        f" {name}" if value is True else f' {name}="{escape(_text(value))}"'
        for name, value in node.attributes
    )
    if node.tag in VOID and not node.children:
        return f"<{node.tag}{attributes}/>"
    return f"<{node.tag}{attributes}>{''.join(map(render, node.children))}</{node.tag}>"


def _text(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")
