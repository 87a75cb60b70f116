"""The picture of an answer: its words are not crossed by its lines."""

import pytest

from awhile.answer import Picture
from awhile.tell.svg.draw import LETTER
from awhile.tell.svg.elements import Element
from awhile.tell.svg.line import draw_line
from awhile.types import DAY_S


@pytest.mark.parametrize("longest_days", [2.0, 5.0, 9.5, 20.0, 60.0, 400.0])
@pytest.mark.parametrize("now_days", [1.0, 2.5, 4.5, 9.0, 21.0, 100.0])
def test_no_line_crosses_a_word(now_days: float, longest_days: float) -> None:
    """A line stands beside, under or over each label; two at one place may touch."""
    now_s, longest_s = now_days * DAY_S, longest_days * DAY_S
    drawn = draw_line(Picture(now_s, now_s, (DAY_S, 1.5 * DAY_S, longest_s), DAY_S))
    parts = [one for one in drawn.children if isinstance(one, Element)]
    found = {part: dict(part.attributes) for part in parts}
    uprights = [a for a in found.values() if "x1" in a and a["x1"] == a["x2"]]
    labels = [(p, a) for p, a in found.items() if p.tag == "text" and float(a["y"]) < 40]
    assert len(uprights) == len(labels) == 2
    wide = max(len(str(part.children[0])) for part, a in labels if a["class"] == "now")
    apart = abs(float(uprights[0]["x1"]) - float(uprights[1]["x1"]))
    for part, label in labels:
        half = LETTER * len(str(part.children[0])) / 2
        for line in uprights:
            beside = abs(float(line["x1"]) - float(label["x"])) >= half - 1
            over = float(line["y1"]) > float(label["y"])
            assert beside or over or apart <= (LETTER + 1) * wide / 2
