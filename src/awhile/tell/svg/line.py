"""The one picture of an answer: this silence on the line of the earlier ones."""

import math
from collections.abc import Callable

from awhile.answer import Picture
from awhile.tell.phrases import brief, number, span
from awhile.tell.svg.draw import LETTER
from awhile.tell.svg.elements import Element, Node, el
from awhile.types import DAY_S, WEEK_S
from awhile.words import say

Place = Callable[[float], float]
"""Where a length (s) lies on the line."""

WIDTH, HEIGHT, BASE = 320.0, 112.0, 86.0
ROOM = 40.0
"""How high earlier silences may be stacked."""

LEAST_S = 60.0
"""A shorter silence (s) is drawn as this one: the line has no place for none at all."""
MOST_DOTS = 120
"""With more earlier silences than this, or where dots would hide each other, columns stand."""

TICKS_S = (DAY_S, 3 * DAY_S, WEEK_S, 3 * WEEK_S, 365.25 / 4 * DAY_S, 365.25 * DAY_S,
           3 * 365.25 * DAY_S)  # fmt: skip


def draw_line(picture: Picture, language: str = "en") -> Element:
    """Draw this silence beside the earlier ones, on a line of lengths that grow by factors.

    Args:
        picture: The lengths.
        language: Language of the words.

    Returns:
        A ``svg`` that says in words what it shows.
    """
    longest_s = picture.earlier_s[-1]
    low = math.log(max(min(picture.earlier_s[0], picture.now_s), LEAST_S) * 0.85)
    high = math.log(max(picture.now_s, longest_s, LEAST_S) * 1.2)

    def at(length_s: float) -> float:
        return 6 + (math.log(max(length_s, LEAST_S)) - low) / (high - low) * (WIDTH - 12)

    now_x, longest_x = at(picture.now_s), at(longest_s)
    now = say("tell.line_now", language, span=brief(picture.told_s, language))
    longest = say("tell.line_longest", language, span=brief(longest_s, language))
    label = say(
        "tell.line_label",
        language,
        n=number(len(picture.earlier_s), language),
        as_long=number(sum(s >= picture.now_s for s in picture.earlier_s), language),
        longest=brief(longest_s, language),
        now=brief(picture.told_s, language),
    )
    # Where the longest has no room beside the line of now, it is written above it.
    half = LETTER * len(longest) / 2
    apart = abs(longest_x - now_x) > (LETTER + 0.9) * len(now) / 2
    crosses = apart and abs(_middle(longest_x, half, now_x) - now_x) < half
    above, below = (longest_x, now_x) if crosses else (now_x, longest_x)
    tops = {above: 20.0, below: 38.0}
    return el(
        "svg",
        el("title", label),
        el("line", x1=2, x2=WIDTH - 2, y1=BASE, y2=BASE, class_="axis"),
        *_ticks(at, language),
        *_dots(picture, at),
        el("line", x1=longest_x, x2=longest_x, y1=tops[longest_x], y2=BASE - 10, class_="reach"),
        el("line", x1=now_x, x2=now_x, y1=tops[now_x], y2=BASE, class_="now"),
        el("circle", cx=now_x, cy=BASE, r=5, class_="now"),
        _label(longest, longest_x, 14.0 if crosses else 34.0, "tick", beside=now_x),
        _label(now, now_x, 34.0 if crosses else 14.0, "now"),
        viewBox=f"0 0 {WIDTH:.0f} {HEIGHT:.0f}",
        role="img",
        aria_label=label,
        class_="silence",
    )


def _dots(picture: Picture, at: Place) -> list[Node]:
    """Stack the earlier silences where their lengths fall; rings lasted as long as this one."""
    radius = 3.0 if len(picture.earlier_s) > MOST_DOTS else 4.0
    wide = 2 * radius + 0.6
    columns: dict[int, list[bool]] = {}
    for s in picture.earlier_s:
        columns.setdefault(round(at(s) / wide), []).append(s >= picture.now_s)
    highest = max(map(len, columns.values()))
    many = len(picture.earlier_s) > MOST_DOTS or highest * wide > 2 * ROOM
    if many:
        return [
            el(
                "rect",
                x=place * wide - radius, y=BASE - len(held) / highest * ROOM - 1,
                width=2 * radius, height=len(held) / highest * ROOM + 1,
                class_="dot long" if all(held) else "dot",
            )
            for place, held in columns.items()
        ]  # fmt: skip
    step = min(wide, ROOM / highest)
    return [
        el(
            "circle",
            cx=place * wide, cy=BASE - 5 - step * i, r=radius - long * 0.8,
            class_="dot long" if long else "dot",
        )
        for place, held in columns.items()
        for i, long in enumerate(held)
    ]  # fmt: skip


def _ticks(at: Place, language: str) -> list[Node]:
    """Name round lengths under the line, without those that would run into the one before."""
    drawn: list[Node] = []
    free = -math.inf
    for length_s in TICKS_S:
        x, text = at(length_s), span(length_s, language, spelled=True)
        half = LETTER * len(text) / 2
        left = min(max(x - half, 0.0), WIDTH - 2 * half)
        if not 0.0 <= x <= WIDTH or left < free:
            continue
        free = left + 2 * half + LETTER
        drawn.append(el("text", text, x=left + half, y=BASE + 20, text_anchor="middle"))
    return drawn


def _label(text: str, x: float, y: float, style: str, *, beside: float = math.inf) -> Element:
    """Write a label over its place: inside the picture, and not across a line that is beside it."""
    half = (LETTER + (style == "now") * 0.9) * len(text) / 2
    return el("text", text, x=_middle(x, half, beside), y=y, text_anchor="middle", class_=style)


def _middle(x: float, half: float, beside: float) -> float:
    """Return where the middle of a label lies that is to stand over `x`."""
    low, high = half, WIDTH - half
    if x <= beside < math.inf and 2 * half + 6 <= beside:
        high = min(high, beside - 6 - half)
    elif x > beside and beside + 6 + 2 * half <= WIDTH:
        low = max(low, beside + 6 + half)
    return min(max(x, low), high)
