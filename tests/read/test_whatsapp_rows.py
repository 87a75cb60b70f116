"""The quick way to cut a chat into rows finds exactly what the careful way finds."""

from hypothesis import given
from hypothesis import strategies as st

from awhile.read.whatsapp import ANY_ROW, STRIP_MARKS, _split

PIECES = (
    "[27/03/2024, 11:05:09] Ada: hi\n",
    "\u200e[27/03/2024, 11:05:09] Ada: \u200eimage omitted\n",
    "[27/03/2024, 11:05:09] Ada\u200e: hi\n",
    "27/03/2024, 11:05 - Ada: hi\n",
    "3/27/24, 11:05\u202fPM - Ada: a: b\n",
    "27/03/2024, 11:05 - Ada added Ben\n",
    "27.03.24, 11.05 - Ada: hi\n",
    "۲۰۲۴/۳/۲۷، ۲۳:۰۵ - Ada: hi\n",
    "12-07-17 22:35:22: Ada: hi\n",
    "27/03/2024, 11:05 - Ada:\n",
    "more of it\n",
    "\n",
    "12:30 - at noon: lunch\n",
    "\u2028 not a line end \x85\n",
)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_quick_split_equals_careful_split(text: str) -> None:
    """Same rows, same parts; a name may keep its marks, which are taken off later."""

    def bare(parts: list[str | None]) -> list[str | None]:
        return [part and part.translate(STRIP_MARKS) for part in parts]

    text = text.removesuffix("\n")
    assert bare(_split(text)) == bare(ANY_ROW.split("\n" + text))
