"""Files that are refused before what reads them is loaded, in the words that reading would use."""

import stat
from collections.abc import Iterable
from pathlib import Path

from awhile.encoding import HEAD_BYTES, is_no_chat
from awhile.errors import ReadError, cannot_open


def refuse_files(files: Iterable[Path]) -> None:
    """Refuse what is not there, is empty, or is no chat at all by its first bytes.

    Args:
        files: What a command is to read; of these the first alone is opened.

    Raises:
        ReadError: As `read.read_file` would say it.
    """
    for number, path in enumerate(files):
        try:
            if not stat.S_ISREG(path.stat().st_mode) or number > 0:
                continue
            with path.open("rb") as file:
                head = file.read(HEAD_BYTES)
        except (OSError, ValueError) as error:
            raise cannot_open(path.name, error) from None
        if not head:
            raise ReadError("read.empty_file", file=path.name)
        if is_no_chat(head):
            raise ReadError(
                "read.nobody_claims", file=path.name, reasons=(ReadError("read.not_text"),)
            )
