"""The lines that stand on everything that is told, whoever reads it."""

from awhile.care import MARKS
from awhile.types import Study
from awhile.words import say


def say_marks(study: Study | None, language: str, *, helped: bool = False) -> list[str]:
    """Say from whose record this was made, and what it cannot be.

    Args:
        study: The study that is told; None where no chat is.
        language: One of `awhile.words.LANGUAGES`.
        helped: Whether the line of help stands above already, as in an answer.

    Returns:
        One sentence or two for each mark; the one about the record only where there is one.
    """
    marks = [mark for mark in MARKS if study is not None or mark != "care.mark"]
    if helped:
        marks.remove("care.help_line")
    name = "" if study is None else study.people[0]
    return [say(mark, language, name=name) for mark in marks]
