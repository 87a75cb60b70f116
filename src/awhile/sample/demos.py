"""What ``awhile demo`` can show."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from awhile.sample import courtship, story
from awhile.sample.rows import Row
from awhile.sample.write import write_whatsapp


@dataclass(frozen=True, slots=True)
class Demo:
    """A correspondence that ships with Awhile, read like any user's file.

    Attributes:
        about: Key of the sentence that says what it is.
        me: Name of person 0.
        now: The moment to speak of, local wall clock, ISO 8601.
        open: Gives the path of a file that is there while the context lasts.
    """

    about: str
    me: str
    now: str
    open: Callable[[], AbstractContextManager[Path]]


@contextmanager
def _courtship() -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / courtship.FILE_NAME
        path.write_text(courtship.text_until(courtship.NOW_S), encoding="utf-8")
        yield path


@contextmanager
def _story(rows: Callable[[], Iterable[Row]]) -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "WhatsApp Chat with Sam.txt"
        with path.open("w", encoding="utf-8", newline="") as out:
            write_whatsapp(rows(), out, people=story.PEOPLE)
        yield path


def _iso(time_s: float) -> str:
    return datetime.fromtimestamp(time_s, UTC).replace(tzinfo=None).isoformat(timespec="minutes")


DEMOS = {
    "letters": Demo("sample.about_letters", courtship.PEOPLE[0], _iso(courtship.NOW_S), _courtship),
    "chat": Demo(
        "sample.about_chat", story.PEOPLE[0], _iso(story.NOW_S), lambda: _story(story.rows)
    ),
    "quiet": Demo(
        "sample.about_quiet",
        story.PEOPLE[0],
        _iso(story.OFTEN_NOW_S),
        lambda: _story(story.often_quiet_rows),
    ),
}
"""By name; the first is shown when none is named."""
