"""A chat in every format that is read, with words in it that must be found in no output."""

from functools import partial
from pathlib import Path

from awhile.sample import story
from awhile.sample.rows import Row
from awhile.types import Kind
from tests.exports import EXPORTS, Export

CANARY = "xylophonequince marmaladetrombone"
ME, OTHER = "Robin", "Sam"


def rows() -> list[Row]:
    """The end of the story with a canary in every tenth message, and where a file name would be."""
    return [
        row._replace(text=f"{CANARY} {row.text}? {CANARY}\n{CANARY}: {CANARY}")
        if row.kind is Kind.TEXT and not i % 10
        else row
        for i, row in enumerate(list(story.rows())[-600:])
    ]


def write_canaries(export: Export, folder: Path) -> Path:
    """Write such a chat, of what the format can hold, into a folder and return its path."""
    held = [row for row in rows() if row.kind in export.kinds]
    return export.write(folder, held, (ME, OTHER))


def _writer(export: Export) -> tuple[object, ...]:
    """What makes a form: those that differ in language, layout or encoding alone are one."""
    write = export.write
    if not isinstance(write, partial):
        return export.reader, getattr(write, "__func__", write)
    told = write.keywords
    return export.reader, write.func, told.get("platform"), told.get("form")


CASES = list({_writer(e): e for e in reversed(EXPORTS) if Kind.TEXT in e.kinds}.values())[::-1]
