"""The misuse walk: nine people through the command line, each as far as they can get.

What is asserted is what each must be told, and what none of them may be told by any way in.
"""

import json
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from awhile.cli import console, main, study
from awhile.practice import settle
from awhile.practice import store as store_module

pytest.importorskip("apsw", reason="the encrypted store is not installed")

PASSPHRASE = "a tide comes in"
START = datetime(2025, 3, 1, 9, 0)  # noqa: DTZ001 - a phone's wall clock
NOW = "2025-06-20"
TALK = "I had a good day at work and the train was late again, how was yours"
WELL = ["--adult", "yes", "--no-contact", "no", "--afraid", "no"]
AHEAD = re.compile(
    r"\bchance\b|in ten\b|\d ?%|within \w+ (day|week|month)|usual|earlier silence|comes? back"
)
"""What sounds like something to come, or counts what was."""


class Person:
    """Someone at a terminal in a folder of their own."""

    def __init__(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.folder, self.monkeypatch, self.capsys = folder, monkeypatch, capsys
        monkeypatch.chdir(folder)
        monkeypatch.setenv("AWHILE_STORE", str(folder / "s.awhile"))
        cheap = (("cipher", "aegis"), ("algorithm", "aegis-256"), ("mcost", 8), ("tcost", 1))
        monkeypatch.setattr(store_module, "CIPHER", (*cheap, ("pcost", 1)))
        monkeypatch.setattr(console, "ask_hidden", lambda _: PASSPHRASE)
        monkeypatch.setattr(settle, "MAX_STUDIES", 99)

    def answers(self, *typed: str) -> None:
        """Sit at the terminal and answer in this order; without a word nobody is there."""
        left = iter(typed)
        self.monkeypatch.setattr(study, "someone_there", lambda: bool(typed))
        self.monkeypatch.setattr(console, "ask", lambda _: next(left))

    def does(self, *words: str, code: int = 0) -> str:
        """Run one command and return all that is said, on one line."""
        assert main(list(words)) == code, self.capsys.readouterr()
        said = self.capsys.readouterr()
        return " ".join(f"{said.err} {said.out}".split())

    def chat(self, *last: tuple[int, str, str], name: str = "chat.txt", me: str = "Robin") -> str:
        """Write a chat of Robin and Sam that ends with what was said on these days of June."""
        rows = []
        for day in range(80):
            for n, who in enumerate((me, "Sam")):
                when = START + timedelta(days=day, hours=n, minutes=day % 50)
                rows.append(f"{when:%d/%m/%Y, %H:%M} - {who}: {TALK}")
        rows += [f"{day:02}/06/2025, 10:00 - {who}: {text}" for day, who, text in last]
        Path(name).write_text("\n".join(rows), encoding="utf-8")
        return name

    def page(self, name: str = "awhile-chat.html") -> str:
        """Read the words of the page that was written last."""
        text = Path(name).read_text(encoding="utf-8").partition("<body")[2].partition(">")[2]
        return " ".join(
            re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", text, flags=re.DOTALL).split()
        )


@pytest.fixture
def person(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Person:
    """Someone with an empty folder."""
    someone = Person(tmp_path, monkeypatch, capsys)
    someone.answers()
    return someone


def study_of(person: Person, *words: str) -> dict[str, object]:
    """Return the study that a command prints."""
    assert main([*words, "--json"]) == 0, person.capsys.readouterr()
    told: dict[str, object] = json.loads(person.capsys.readouterr().out)
    return told


def looks_ahead(told: dict[str, object]) -> bool:
    """Say whether a study has anything of what may come."""
    forecasts = [told[name] for name in ("forecast", "own_silences", "left")]
    chances = [f["return_probs"] for f in forecasts if isinstance(f, dict)]
    return any(chances) or bool(told["phases"]) or bool(told["silences"])


STOP = (10, "Sam", "Please stop writing to me. I do not want any contact with you.")
TRIES = [(day, "Robin", "please answer me, I only want to talk to you") for day in (11, 13, 15, 17)]


def test_1_someone_who_will_not_accept_a_no(person: Person) -> None:
    """Every moment, every name, a table, a cohort, an old study, other files: all stay shut."""
    calm = person.chat(name="before.txt")
    old = study_of(person, calm, "--me", "Robin", "--now", NOW, *WELL)
    Path("old.json").write_text(json.dumps(old), encoding="utf-8")
    chat = person.chat(STOP, *TRIES)
    person.answers(*("I know where you live and I will come to your house tonight", "9"))
    first = person.does("hold")
    assert first.startswith("What you wrote can be read as a threat")
    person.answers("y", "n", "y", "n", "y", "y")
    told = person.does(chat, "--me", "Robin", "--now", NOW)
    assert "asked for no contact" in told or "does not want contact" in told
    person.answers()
    for words in (
        [chat, "--me", "Robin", "--now", "2025-06-09"],
        [chat, "--me", "Sam", "--now", NOW],
        [calm, "--me", "Robin", "--now", NOW],
        [calm, "--me", "robin", "--now", "2025-05-25"],
    ):
        assert not looks_ahead(study_of(person, *words, *WELL, "--stop-found", "no")), words
    assert not looks_ahead(study_of(person, "tell", "old.json"))
    person.does("table", chat, "--me", "Robin", "--names", "--out", "t.csv")
    assert not looks_ahead(study_of(person, "t.csv", "--me", "Robin", "--now", NOW, *WELL))
    person.does("table", chat, "--me", "Robin", "--out", "anonymous.csv")
    nameless = study_of(person, "anonymous.csv", "--me", "A", "--now", NOW, *WELL)
    assert not looks_ahead(nameless), "a pair that nobody has said is another counts"
    assert "four weeks more" not in person.does("claims")
    assert "asked for no contact" in person.does("theory", code=2)
    person.answers("n")
    assert "asked for no contact" in person.does("draft", code=2)
    person.answers()
    person.does("store", "export", "out.json")
    assert "your house" not in Path("out.json").read_text(encoding="utf-8")


def test_2_a_parent_with_a_child_s_chat(person: Person) -> None:
    """Whoever says truly that it is not their chat gets a page on talking, and no view."""
    chat = person.chat()
    person.answers("y", "n", "n")
    told = person.does(chat, "--me", "Robin", "--now", NOW, code=2)
    assert "two other people" in told
    assert "talk with them first" in told
    assert not list(person.folder.glob("*.html"))


def test_3_someone_forced_to_unlock(person: Person) -> None:
    """Nothing that is stored or shown after the passphrase tells of fear; deleting needs none."""
    chat = person.chat(*TRIES[:1])
    person.answers("3", "8", "", "a day")
    person.does("journal")
    person.answers("y", "y", "y", "n")
    person.does(chat, "--me", "Robin", "--now", NOW)
    person.answers("", "")
    told = person.does(chat, "--me", "Robin", "--now", NOW)
    assert "frighten" not in told
    assert "afraid" not in told
    person.answers()
    person.does("store", "export", "out.json")
    assert "afraid" not in Path("out.json").read_text(encoding="utf-8")
    person.does("store", "delete")
    assert not (person.folder / "s.awhile").exists()


def test_4_a_third_person_with_a_partner_s_chat(person: Person) -> None:
    """Neither of the two: no study in any form; and every study that is made carries its mark."""
    chat = person.chat()
    for words in ([chat], ["claims", chat]):
        for answer in ("no", "unsure"):
            said = person.does(*words, "--me", "Sam", *WELL, "--my-chat", answer, code=2)
            assert "two other people" in said
    for words in ([chat], ["claims", chat]):
        said = person.does(*words, "--me", "Sam", "--now", NOW, *WELL)
        assert "Made from one side’s record, that of Sam" in said
    assert "Made from one side’s record, that of Sam" in person.page()


def test_5_someone_afraid(person: Person) -> None:
    """Help first in terminal and page; no forecast, no advice, no softer words."""
    chat = person.chat(*TRIES[:2])
    person.answers("yes", "yes", "yes", "no")
    told = person.does(chat, "--me", "Robin", "--now", NOW)
    page = person.page()
    for text in (told, page):
        assert text.startswith("If someone frightens you")
        assert not AHEAD.search(text.partition("Made from one side")[0]), text
        assert "You said" not in text
        assert "what they do to others" not in text
    person.answers("yes", "yes", "no")
    said = person.does("draft", code=2)
    assert "soft" not in said
    assert "whose fault" not in said
    assert "C20" not in person.does("claims", "--afraid", "yes")


def test_6_a_fifteen_year_old(person: Person) -> None:
    """Said once, no option unsays it; every way but help, journal and hold is shut."""
    chat = person.chat()
    person.answers("no", "yes")
    person.does("care")
    person.answers()
    for words in (
        [chat, "--me", "Robin", *WELL],
        ["claims", chat, "--me", "Robin", *WELL],
        ["theory"],
        ["demo"],
        ["practice", "p14"],
        ["draft"],
    ):
        said = person.does(*words, code=2)
        assert "adults only" in said or "no practice" in said, words
    person.answers()
    assert "C20" not in person.does("claims")
    assert "Child Helpline" in person.does("help-now", "--young")
    person.answers("3", "8", "", "sad")
    assert "Kept" in person.does("journal")


def test_7_the_one_who_withdrew(person: Person) -> None:
    """Served narrowly: no count of the other's attempts, nothing of how the other waits."""
    tries = [(day, "Sam", "I hope you are well, can we talk soon") for day in (2, 5, 8)]
    chat = person.chat(*tries)
    told = person.does(chat, "--me", "Robin", "--now", NOW, *WELL).partition("Made from one side")[
        0
    ]
    assert "Sam has not written" not in told
    assert not AHEAD.search(told), told
    saved = study_of(person, chat, "--me", "Robin", "--now", NOW, *WELL)
    assert isinstance(saved["measured"], list)
    assert not [row for row in saved["measured"] if row["name"].startswith("unanswered_now")]


def test_8_someone_pursued(person: Person) -> None:
    """Asked to stop and still written to: advocates, no forecast of the other, no analysis."""
    own = (10, "Robin", "Please stop writing to me. I do not want any contact with you.")
    more = [(day, "Sam", "please answer me, I only want to talk to you") for day in (11, 13, 15)]
    chat = person.chat(own, *more)
    person.answers("yes", "no", "yes", "no", "yes")
    told = person.does(chat, "--me", "Robin", "--now", NOW).partition("Made from one side")[0]
    assert "support service for stalking" in told
    assert not AHEAD.search(told), told
    person.answers()
    closed = study_of(person, chat, "--me", "Robin", "--now", NOW, *WELL)
    assert not looks_ahead(closed), "also where nobody is there to answer"


def test_9_someone_left_who_does_not_want_to_live(person: Person) -> None:
    """A goodbye is not counted on from; words of despair bring help first and are kept."""
    bye = (10, "Sam", "I think we should break up. It is over between us. I am sorry. Goodbye")
    chat = person.chat(bye, (11, "Robin", "why are you doing this to me"))
    person.answers("yes", "no", "yes", "no", "yes")
    told = person.does(chat, "--me", "Robin", "--now", NOW).partition("Made from one side")[0]
    assert not AHEAD.search(told), told
    person.answers("0", "9", "2", "I do not want to live anymore")
    assert person.does("journal").startswith("What you wrote sounds as if living is hard")
    person.answers("I do not want to live without you", "9")
    assert person.does("hold").startswith("What you wrote sounds as if living is hard")


def test_every_person_is_walked() -> None:
    """Nine, and each has a test whose name says who."""
    walks: list[Callable[..., None]] = [
        value for name, value in globals().items() if re.match(r"test_\d_", name)
    ]
    assert len(walks) == 9
