"""Every demo can be opened, says what it is, and ends before its own moment."""

from datetime import UTC, datetime

import pytest

from awhile.sample import DEMOS
from awhile.words import say


@pytest.mark.parametrize("name", DEMOS)
def test_opens_as_a_file(name: str) -> None:
    """The file is there inside the context and gone after it; it names person 0."""
    demo = DEMOS[name]
    with demo.open() as path:
        text = path.read_text(encoding="utf-8")
    assert demo.me in text
    assert not path.exists()
    assert datetime.fromisoformat(demo.now).replace(tzinfo=UTC).timestamp() < 1.8e9
    assert demo.me in say(demo.about)
