"""The prompter of practice commands: it asks, reads the clock and opens the store for them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from awhile.care import say_line
from awhile.errors import CareError
from awhile.practice.draft import NO_USUAL, Usual
from awhile.practice.questions import Question, keeps_for_good, read_reply
from awhile.practice.store import MIN_PASSPHRASE, Store, need_library, open_store
from awhile.types import Reply
from awhile.words import say

Answer = TypeVar("Answer")

TRIES = 3
"""How often a question is asked where what is typed is no answer."""


def read_number(text: str) -> int:
    """Read a whole number.

    Args:
        text: What was typed.

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
    """What a practice command asks, reads the time and opens its store through.

    Attributes:
        now_s: Now, the wall clock read as UTC.
        language: Language of the sentences.
        store: Where the encrypted store lies.
        ask: Asks one question and returns the answer.
        ask_hidden: The same for a passphrase.
        usual: How the writer usually writes, where a chat was read already.
        locale: What the machine says of language and country, as ``de_AT.UTF-8``.
    """

    now_s: float
    language: str
    store: Path
    ask: Callable[[str], str]
    ask_hidden: Callable[[str], str]
    usual: Usual = NO_USUAL
    locale: str = ""

    def say(self, key: str, **values: object) -> str:
        """Say one sentence of the area ``practice``.

        Args:
            key: Name of the sentence in its area.
            **values: What it names.
        """
        return say(f"practice.{key}", self.language, **values)

    def question(self, key: str, **values: object) -> str:
        """Ask one question of the area ``practice``.

        Args:
            key: Name of the sentence in its area.
            **values: What it names.
        """
        return self.ask(self.say(key, **values) + " ").strip()

    def ask_line(self, text: str) -> str:
        """Ask in words that were put together already.

        Args:
            text: The question as it is shown.
        """
        return self.ask(text + " ").strip()

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
        """Ask a question until its answer can be read, three times at most.

        Args:
            key: Name of the question in its area.
            read: Reads the answer; raises a `CareError` where it cannot.
        """
        question = self.say(key)
        for left in (2, 1, 0):
            try:
                return read(self.ask(question + " ").strip())
            except CareError as error:
                if not left:
                    raise
                question = f"{error.tell(self.language)}\n{self.say(key)}"
        raise AssertionError

    def settle(self, question: Question, *, kept: bool = False) -> Reply:
        """Ask a question of care with its reason; what is no answer is asked about again.

        Args:
            question: What is asked.
            kept: Whether a store keeps the answer for good, so that it is read back first.

        Returns:
            The reply; "not now" where nothing was typed, or three times nothing that is an answer.
        """
        reason = say_line(question.reason, self.language)
        for _ in range(TRIES):
            reply = self._reply(f"{reason}\n{say_line(question.text, self.language)}")
            if reply is Reply.NOT_NOW or not kept or not keeps_for_good(question, reply):
                return reply
            typed = say(f"care.typed_{reply.value}", self.language)
            if self._reply(say("care.read_back", self.language, reply=typed)) is Reply.YES:
                return reply
        return Reply.NOT_NOW

    def confirm(self, key: str, **values: object) -> Reply:
        """Ask a question of yes and no of the area ``practice``.

        Args:
            key: Name of the question in its area.
            **values: What it names.
        """
        return self._reply(self.say(key, **values))

    def agrees(self, text: str) -> bool:
        """Ask a question in words that were put together already; only a clear yes agrees.

        Args:
            text: The question as it is shown.
        """
        return self._reply(text) is Reply.YES

    def _reply(self, text: str) -> Reply:
        """Ask until a reply can be read, three times at most."""
        question = text + say("care.keys", self.language)
        for _ in range(TRIES):
            reply = read_reply(self.ask(question + " "), self.language)
            if reply is not None:
                return reply
            question = say("care.not_a_reply", self.language) + say("care.keys", self.language)
        return Reply.NOT_NOW

    def open(self, *, undo: bool = False) -> Store:
        """Open the store, making it the first time.

        Args:
            undo: Whether this command may bring back what was let go; any other ends that chance.
        """
        store = self._open()
        if not undo:
            store.forget_undo()
        return store

    def _open(self) -> Store:
        need_library()
        if not self.store.exists():
            passphrase = self.new_passphrase(
                self.say("ask_new_passphrase", path=self.store, least=MIN_PASSPHRASE)
            )
            return open_store(self.store, passphrase, create=True)
        return open_store(self.store, self.ask_hidden(self.say("ask_passphrase") + " "))

    def new_passphrase(self, question: str) -> str:
        """Ask for a new passphrase twice.

        Args:
            question: The question as it is shown.

        Raises:
            CareError: The two differ.
        """
        passphrase = self.ask_hidden(question + " ")
        if self.ask_hidden(self.say("ask_again") + " ") != passphrase:
            raise CareError("practice.passphrase_differs")
        return passphrase

    def today(self) -> str:
        """Return today's date, ISO 8601."""
        return datetime.fromtimestamp(self.now_s, UTC).date().isoformat()
