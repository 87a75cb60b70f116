"""Files about people: written whole or not at all, and readable by their owner alone."""

import os
import stat
import tempfile
from pathlib import Path


def write_whole(path: Path, data: str | bytes) -> None:
    """Write a file beside its place, for its owner's eyes, and move it there when it is whole.

    Args:
        path: Where it is to stand; what stood there before stays until the new file is whole.
        data: Its bytes, or text written as UTF-8 with its line ends as they are.

    Raises:
        OSError: The place cannot be written; nothing is left beside it.
    """
    raw = data.encode("utf-8") if isinstance(data, str) else data
    path = path.resolve()  # a link stays a link to what is written
    if path.exists() and not path.is_file():  # a device, as /dev/null, stays one
        path.write_bytes(raw)
        return
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def read_plain(path: Path, most: int) -> bytes:
    """Read a plain file whole.

    Args:
        path: Where it lies.
        most: Bytes it may have.

    Returns:
        Its bytes.

    Raises:
        OSError: It cannot be read.
        ValueError: It is a pipe or a device, which may have no end, or is larger.
    """
    found = path.stat()
    if not stat.S_ISREG(found.st_mode) or found.st_size > most:
        raise ValueError(path.name)
    with path.open("rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise ValueError(path.name)
    return data
