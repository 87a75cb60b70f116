"""The desk: what a command of the place to wait works with, brought in from the edge."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from awhile.errors import CareError
from awhile.practice.draft import NO_USUAL, Usual
from awhile.practice.store import Store, open_store
from awhile.words import load_language, say

Answer = TypeVar("Answer")


def read_number(text: str) -> int:
    """Read a whole number.

    Raises:
        CareError: It is none.
    """
    if not text:
        raise CareError("practice.number_needed")
    try:
        return int(text)
    except ValueError:
        raise CareError("practice.not_a_number", text=text) from None


@dataclass(frozen=True, slots=True)
class Desk:
    """What a command works with.

    Attributes:
        now_s: Now, the wall clock read as UTC.
        language: Language of the sentences.
        store: Where the encrypted store lies.
        ask: Asks one question and returns the answer.
        ask_hidden: The same for a passphrase.
        usual: How the writer usually writes, where a chat was read already.
    """

    now_s: float
    language: str
    store: Path
    ask: Callable[[str], str]
    ask_hidden: Callable[[str], str]
    usual: Usual = NO_USUAL

    def say(self, key: str, **values: object) -> str:
        """Say one sentence of the area ``practice``."""
        return say(f"practice.{key}", self.language, **values)

    def question(self, key: str, **values: object) -> str:
        """Ask one question of the area ``practice``."""
        return self.ask(self.say(key, **values) + " ").strip()

    def number(self, key: str, check: Callable[[int], int] = int) -> int:
        """Ask for a whole number, and again where there is none, so that nothing typed is lost.

        Args:
            key: The question.
            check: Returns the number, or raises `CareError` where it will not do.

        Raises:
            CareError: Three answers would not do.
        """
        return self.ask_until(key, lambda text: check(read_number(text)))

    def ask_until(self, key: str, read: Callable[[str], Answer]) -> Answer:
        """Ask a question until its answer can be read, three times at most."""
        question = self.say(key)
        for left in (2, 1, 0):
            try:
                return read(self.ask(question + " ").strip())
            except CareError as error:
                if not left:
                    raise
                question = f"{error.tell(self.language)}\n{self.say(key)}"
        raise AssertionError

    def yes(self, key: str, **values: object) -> bool:
        """Ask a question of yes and no; anything but a clear no counts as yes."""
        return self.question(key, **values).casefold() not in load_language(self.language).no

    def any_yes(self, key: str) -> bool:
        """Ask a question of yes and no that may be skipped; anything but that or a no is yes."""
        return self.question(key).casefold() not in {"", *load_language(self.language).no}

    def agrees(self, key: str) -> bool:
        """Ask a question of yes and no; anything but a clear yes counts as no."""
        return self.question(key).casefold() in load_language(self.language).yes

    def open(self) -> Store:
        """Open the store, making it the first time."""
        if not self.store.exists():
            passphrase = self.new_passphrase(self.say("ask_new_passphrase", path=self.store))
            return open_store(self.store, passphrase, create=True)
        return open_store(self.store, self.ask_hidden(self.say("ask_passphrase") + " "))

    def new_passphrase(self, question: str) -> str:
        """Ask for a new passphrase twice.

        Raises:
            CareError: The two differ.
        """
        passphrase = self.ask_hidden(question + " ")
        if self.ask_hidden(self.say("ask_again") + " ") != passphrase:
            raise CareError("practice.passphrase_differs")
        return passphrase

    def dates(self, times_s: Sequence[float]) -> str:
        """Write the days of some moments in words, the first three of them."""
        months = say("tell.months", self.language).split(" ")
        days = dict.fromkeys(datetime.fromtimestamp(t, UTC).date() for t in times_s)
        return ", ".join(
            say("tell.date", self.language, day=d.day, month=months[d.month - 1], year=d.year)
            for d in list(days)[:3]
        )

    def today(self) -> str:
        """Return today's date, ISO 8601."""
        return datetime.fromtimestamp(self.now_s, UTC).date().isoformat()
