"""The terminal: asking, progress, width, and files that a page may be written to."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from awhile.errors import AwhileError, CareError
from awhile.files import write_whole
from awhile.practice.prompter import Desk
from awhile.practice.store import Store
from awhile.words import say

GENERATOR_MARK = b'name="generator" content="Awhile"'
"""What a page of ours holds in its head; a file without it is never overwritten unasked."""


def make_desk(language: str) -> Desk:
    """Make the prompter that practice commands ask through.

    Args:
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    wall = datetime.now().replace(tzinfo=UTC)  # noqa: DTZ005 - a diary keeps the wall clock
    store = Path(os.environ.get("AWHILE_STORE") or home() / "awhile.store")
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((value for name in names if (value := os.environ.get(name))), "")
    return Desk(wall.timestamp(), language, store, ask, ask_hidden, locale=locale)


def home() -> Path:
    """Return the folder of the user; where there is none, the one that is worked in."""
    try:
        return Path.home()
    except RuntimeError:
        return Path()


def someone_there() -> bool:
    """Say whether anybody is there to answer a question."""
    return sys.stdin.isatty()


@contextmanager
def open_place(desk: Desk) -> Iterator[Store | None]:
    """Open the store where there is one: what it remembers is never passed by.

    Args:
        desk: Asks for the passphrase.
    """
    if not desk.store.exists():
        yield None
        return
    with desk.open() as store:
        yield store


def ask(question: str) -> str:
    """Ask on standard error, so that standard output holds the answer of the command alone.

    Args:
        question: As it is shown.

    Raises:
        CareError: Nobody is there to answer.
    """
    sys.stderr.write(question)
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise CareError("practice.nobody_there")
    return line.rstrip("\n")


def ask_hidden(question: str) -> str:
    """Ask for a passphrase without showing it, where a terminal can.

    Args:
        question: As it is shown.
    """
    if not sys.stdin.isatty():
        return ask(question)
    import getpass

    return getpass.getpass(question)


def show_progress(language: str, done: int, whole: int) -> None:
    """Write how far a long read has come, over the line before.

    Args:
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
        done: How much was read (bytes).
        whole: How much there is (bytes).
    """
    percent = 100 * done // max(whole, 1)
    sys.stderr.write("\r" + say("cli.progress", language, percent=percent))
    sys.stderr.flush()


@contextmanager
def busy(language: str) -> Iterator[None]:
    """Say on a terminal that something is being worked out, and take it back when it is done.

    Args:
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    shown = sys.stderr.isatty()
    if shown:
        sys.stderr.write("\r" + say("cli.studying", language))
        sys.stderr.flush()
    try:
        yield
    finally:
        if shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def terminal_width() -> int:
    """Return how wide a line may be."""
    return min(shutil.get_terminal_size().columns, 100)


def write_file(page: str, path: Path, *, force: bool) -> None:
    """Write a page, never over a file that is not a page of ours.

    Args:
        page: The page.
        path: Where to.
        force: Whether to write over what is there.

    Raises:
        AwhileError: Something else is there, or the place cannot be written.
    """
    try:
        if not force and path.exists() and GENERATOR_MARK not in path.read_bytes()[:4096]:
            raise AwhileError("cli.not_overwritten", path=path)
        write_whole(path, page)
    except OSError as error:
        raise AwhileError("cli.cannot_write", path=path, why=error.strerror) from error
