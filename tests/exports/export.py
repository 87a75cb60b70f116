"""What a writer of an export says of itself: what its format can hold, and what it cannot."""

import json
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from awhile.sample.rows import Row
from awhile.types import Kind

People = tuple[str, str]
Write = Callable[[Path, Sequence[Row], People], Path]

SAME = {kind: kind for kind in Kind}


def only(*kinds: Kind) -> dict[Kind, Kind]:
    """Say that these kinds come back as they are, and that the app does not export others."""
    return {kind: kind for kind in kinds}


@dataclass(frozen=True, slots=True)
class Export:
    """One form of one format.

    Attributes:
        reader: Name of the reader that is to claim it.
        form: Which of the format's forms, layouts or languages.
        write: Writes rows into a folder, oldest first, and returns what is to be read.
        kinds: Kinds it holds, each with what it can be told to be.
        exact: It holds moments (`Row.time_s` is UTC), not a wall clock.
        step_s: Its moments are whole multiples of this.
        own: What it calls its owner; None for the owner's name.
        lengths: It says how long calls were.
        step_call_s: Of which lengths are whole multiples.
        no_name: What no name can hold, since the format has nothing to tell it from its own marks.
        no_text: The same for a message.
        in_order: It tells the order of what was sent at one moment.
        date_order: Order of day and month, where few dates do not tell it.
        own_clock: Its moments have the clock of the program that wrote them beside them: here UTC.
        encoding: What its characters are written in.
        other: What it calls the other person; None for their name.
    """

    reader: str
    form: str
    write: Write
    kinds: Mapping[Kind, Kind] = field(default_factory=lambda: SAME)
    exact: bool = False
    step_s: float = 1.0
    own: str | None = None
    lengths: bool = True
    step_call_s: int = 1
    no_name: re.Pattern[str] | None = None
    no_text: re.Pattern[str] | None = None
    in_order: bool = True
    date_order: str | None = None
    own_clock: bool = False
    encoding: str = "utf-8"
    other: str | None = None

    def holds_name(self, name: str) -> bool:
        """Whether a person of this name can be in it."""
        return self._holds(name, self.no_name) and name == name.strip()

    def holds_text(self, text: str) -> bool:
        """Whether these words can be in it as words."""
        return self._holds(text, self.no_text) and bool(text.strip())

    def _holds(self, text: str, never: re.Pattern[str] | None) -> bool:
        try:
            text.encode(self.encoding)
        except UnicodeEncodeError:
            return False
        return never is None or never.search(text) is None

    def __str__(self) -> str:
        """Name it in a list of tests."""
        return f"{self.reader}-{self.form}"


def wall(row: Row) -> datetime:
    """Return a row's clock; of an exact export its moment."""
    return datetime.fromtimestamp(row.time_s, UTC)


def half(when: datetime, morning: str = "AM", afternoon: str = "PM") -> str:
    """Name the half of the day."""
    return afternoon if when.hour > 11 else morning


def length(call_s: int) -> str:
    """Write how long a call was, as ``1:02:03`` or ``2:03``."""
    hours, rest = divmod(call_s, 3600)
    clock = f"{rest // 60}:{rest % 60:02}"
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else clock


def save(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    """Write a file whose lines end as they stand."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path


def pack(folder: Path, name: str, members: Mapping[str, object], encoding: str = "utf-8") -> Path:
    """Write a zip, unpacked within: text as it stands, every other value as JSON."""
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for member, value in members.items():
            text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            archive.writestr(member, text.encode(encoding))
    return path
