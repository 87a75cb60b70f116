"""A tar read in place: its members lie in it unpacked, so each is a part of the file."""

import io
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

TAR_ERRORS = (tarfile.TarError, OSError, ValueError, EOFError, OverflowError, MemoryError)


class _Part(io.RawIOBase):
    """A part of a file as a file of its own."""

    def __init__(self, file: BinaryIO, start: int, size: int) -> None:
        self.file, self.left = file, size
        file.seek(start)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        data = self.file.read(min(len(buffer), self.left))
        self.left -= len(data)
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self.file.close()
        super().close()


@dataclass(frozen=True, slots=True)
class TarSource:
    """One member of a tar.

    Attributes:
        path: Where the tar lies.
        place: The member's path inside it.
        start: Where its first byte is.
        size: Its bytes.
    """

    path: Path
    place: str
    start: int
    size: int

    @property
    def name(self) -> str:
        """Base name of the member."""
        return self.place.replace("\\", "/").rpartition("/")[2]

    def open(self) -> BinaryIO:
        """Open it for reading from the start."""
        return cast(
            "BinaryIO", io.BufferedReader(_Part(self.path.open("rb"), self.start, self.size))
        )


def list_tar(path: Path, most: int) -> Iterator[TarSource]:
    """Yield the plain members of a tar that is not packed.

    Args:
        path: Where it lies.
        most: How many members are looked at.

    Raises:
        tarfile.TarError: It is damaged, or holds more.
    """
    end = path.stat().st_size
    with tarfile.open(path, "r:") as archive:
        for number, member in enumerate(archive):
            if number >= most:
                raise tarfile.TarError(most)
            if member.isreg() and not member.issparse() and member.size:
                if member.offset_data + member.size > end:
                    raise tarfile.TarError(member.size)
                yield TarSource(path, member.name, member.offset_data, member.size)
