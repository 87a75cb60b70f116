"""What the page asks of the core, asked here without a browser."""

import json
import re
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from awhile.tell.svg.elements import el
from awhile.words import LANGUAGES, load_area

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "web" / "src" / "core"))
bridge = pytest.importorskip("bridge")
check = pytest.importorskip("check")

SCHEMA = (ROOT / "web" / "schema.json").read_text(encoding="utf-8")
FIELDS = ("young", "outsider", "no_contact", "afraid", "parted", "you_asked_stop", "asked_time")
OPEN = dict.fromkeys(FIELDS, "not_now") | dict.fromkeys(
    ("young", "outsider", "no_contact", "afraid"), "no"
)
NOW_S = 1_762_430_400.0


class Page:
    """Asks as the page does.

    Args:
        folder: Where the page's files lie.
    """

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        for name, place in (
            ("CHATS", folder),
            ("CANDIDATE", folder / "candidate.store"),
            ("MEMORY", folder / "memory.store"),
        ):
            monkeypatch.setattr(bridge, name, place)
        self.folder = folder
        self.bridge = bridge.Bridge(SCHEMA, lambda _done, _whole: None)
        self.care = dict(OPEN)
        self.language = "en"
        self.remembered = ""

    def ask(self, name: str, **takes: object) -> Any:
        """Ask, and return what was given or, as text, what was refused."""
        message = {
            "name": name,
            "takes": takes,
            "care": self.care,
            "remembered": self.remembered,
            "language": self.language,
            "now_s": NOW_S,
        }
        answer = json.loads(self.bridge.ask(json.dumps(message)))
        return answer["gives"] if "gives" in answer else answer["refused"]

    def study(self, me: str, other: str, **more: object) -> Any:
        """Ask for a study."""
        takes: dict[str, object] = {"same": {}, "answers": {}, "outside": [], "invented": False}
        takes |= {"me": me, "other": other, "wall": "2025-11-06T12:00:00", "epoch_s": NOW_S}
        return self.ask("study", **takes | more)

    def read(self, text: str) -> Any:
        """Read a chat."""
        (self.folder / "chat.txt").write_text(text, encoding="utf-8")
        return self.ask("read", names=["chat.txt"], dates=None, zone=None, chat=None)


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Page:
    """A page with nothing in it."""
    return Page(tmp_path, monkeypatch)


def chat(last: str = "") -> str:
    """Write a small export in which both write every day."""
    lines = [
        f"{day:02}/0{month}/2025, {hour}:15 - {who}: I was thinking about you and the house\n"
        for month in (3, 4, 5)
        for day in range(1, 29)
        for hour, who in ((10, "Ana"), (18, "Bo"))
    ]
    return "".join(lines) + (f"29/05/2025, 18:15 - Bo: {last}\n" if last else "")


def letter(key: str, text: str) -> dict[str, object]:
    """Return a letter as the page hands it over."""
    return {"key": key, "text": text, "urge": 7, "written_s": NOW_S, "wait_s": 7200.0}


def test_every_call_of_the_schema_is_there_and_none_beside() -> None:
    """Schema and core name the same calls."""
    assert set(json.loads(SCHEMA)["calls"]) == set(bridge.CALLS)


def test_the_example_is_told(page: Page) -> None:
    """The sample is read, studied and told as elements: text and known attributes, no markup."""
    read = page.ask("sample", demo="quiet")
    assert read["me"] == "Robin"
    told = page.study("Robin", "Sam", wall=read["now"], invented=True)
    assert told["kind"] == "told"
    assert "Sam" in told["title"]
    assert told["first"][0] == "article"
    assert len(told["chapters"]) >= 3
    assert "Robin" not in page.ask("document", anonymous=True)["text"]
    assert json.loads(page.ask("numbers")["text"])["people"] == ["Robin", "Sam"]
    assert page.ask("document", anonymous=False)["text"].startswith("<!doctype html>")


def test_a_zip_of_several_chats_is_a_question(page: Page) -> None:
    """Nobody unpacks on a phone: which one is asked, and the zip is read again with the answer."""
    with zipfile.ZipFile(page.folder / "all.zip", "w") as archive:
        for name in ("Bo", "Cleo"):
            rows = [
                f"0{n}/03/2025, 10:15 - {who}: hi\n" for n in range(1, 9) for who in ("Ana", name)
            ]
            archive.writestr(f"WhatsApp Chat with {name}.txt", "".join(rows))
    whole = (page.folder / "all.zip").read_bytes()
    asks = {"names": ["all.zip"], "dates": None, "zone": None}
    found = page.ask("read", **asks, chat=None)
    assert found["kind"] == "conversations"
    (page.folder / "all.zip").write_bytes(whole)
    told = page.ask("read", **asks, chat=found["titles"][1])
    assert [one["name"] for one in told["people"]] == ["Ana", "Cleo"]


def test_nobody_is_taken_to_be_anybody(page: Page) -> None:
    """A file that names two people names no reader."""
    assert page.read(chat())["me"] is None


@pytest.mark.parametrize("reply", ["yes", "unsure", "not_now"])
def test_a_request_to_stop_is_asked_about_and_closes_until_answered(page: Page, reply: str) -> None:
    """It is asked; a yes, and a skipped question too, leave no look ahead."""
    page.read(chat("Please stop contacting me, do not write to me again"))
    answers: dict[str, str] = {}
    while (told := page.study("Ana", "Bo", answers=answers))["kind"] == "ask":
        assert told["key"] not in answers
        assert told["why"]
        answers[told["key"]] = reply
    assert answers
    study = json.loads(page.ask("numbers")["text"])
    assert study["own_silences"]["refusal"] is not None
    assert study["forecast"]["return_probs"] == []


def test_a_no_outlives_another_worker_and_a_new_name(page: Page) -> None:
    """What was closed for a pair is asked about again under a new name, and counts until then."""
    page.read(chat())
    page.care["no_contact"] = "yes"
    page.study("Ana", "Bo")
    *_, remembered = page.bridge.changed()
    again = Page(page.folder, pytest.MonkeyPatch())
    again.remembered = remembered
    again.read(chat().replace("Bo", "+15550001111"))
    told = again.study("Ana", "+15550001111")
    assert (told["kind"], told["key"]) == ("ask", "same_person")
    told = again.study("Ana", "+15550001111", answers={"same_person": "not_now"})
    assert told["kind"] == "told"
    assert json.loads(again.ask("numbers")["text"])["forecast"]["return_probs"] == []


def test_a_yes_in_the_care_stays_with_every_later_call(page: Page) -> None:
    """Telling again in another language changes nothing of what is closed."""
    page.read(chat())
    page.care["no_contact"] = "unsure"
    assert page.study("Ana", "Bo")["care"]["no_contact"] == "unsure"
    page.language = "de"
    page.ask("tell")
    study = json.loads(page.ask("numbers")["text"])
    assert study["forecast"]["return_probs"] == []
    assert isinstance(page.ask("draft", text="Why?", attempts=0), str)


def test_what_is_written_before_a_place_is_chosen_moves_into_it(page: Page) -> None:
    """Letters, the day and plans are in the encrypted file once it is made; none is lost."""
    pytest.importorskip("apsw")
    page.ask("hold", letters=[letter("a", "One"), letter("b", "Two")])
    page.ask("keep_day", mood=5, urge=3, sleep_h=None, line="rain")
    page.ask("plan", cue="it is eleven", action="I put the kettle on")
    memory, place, changed, *_ = page.bridge.changed()
    assert memory
    assert (place, changed) == (None, True)
    again = Page(page.folder, pytest.MonkeyPatch())
    (page.folder / "memory.store").write_bytes(memory)
    again.ask("place_restore")
    again.ask("place_make", passphrase="seven quiet herons", again="seven quiet herons")
    memory, place, _, place_changed, _ = again.bridge.changed()
    assert (memory, place_changed) == (None, True)
    assert b"kettle" not in place
    assert len(again.ask("letters")["letters"]) == 2
    assert len(again.ask("plans")["lines"]) == 1


def test_a_wrong_file_or_passphrase_changes_nothing(page: Page) -> None:
    """What is held stays, and the page can go on."""
    pytest.importorskip("apsw")
    page.ask("hold", letters=[letter("a", "One")])
    candidate = page.folder / "candidate.store"
    for bytes_ in (b"", b"a photograph" * 9000):
        candidate.write_bytes(bytes_)
        assert isinstance(page.ask("place_open", passphrase="seven quiet herons"), str)
        assert not candidate.exists()
    assert len(page.ask("letters")["letters"]) == 1
    assert page.ask("place_make", passphrase="short", again="short").startswith("A passphrase")
    assert page.ask("place_make", passphrase="one", again="two").startswith("The two")
    assert page.bridge.changed()[1] is None


def test_words_of_harm_bring_help_first_and_are_kept(page: Page) -> None:
    """In a letter, a day and a plan."""
    pytest.importorskip("apsw", reason="the encrypted store is not installed")
    harm = "I do not want to live any more, I want to kill myself"
    assert page.ask("hold", letters=[letter("a", harm)])["harm"]
    assert page.ask("keep_day", mood=1, urge=3, sleep_h=None, line=harm)["harm"]
    assert page.ask("plan", cue="it is night", action=f"I write that {harm}")["harm"]
    assert len(page.ask("letters")["letters"]) == 1


def test_whoever_is_afraid_gets_no_advice(page: Page) -> None:
    """Neither the claims nor the dials, and help stands first."""
    page.care["afraid"] = "unsure"
    assert page.ask("advice")["claims"] == []
    assert page.ask("dials")["page"] == ""
    assert page.ask("care", revised=[])["said"]


def test_each_advice_stands_with_its_verdict(page: Page) -> None:
    """Nobody who skims reads a dubious sentence as this program's: its verdict is beside it."""
    claims = page.ask("advice")["claims"]
    assert len(claims) >= 20
    assert all(one["verdict"] and one["simply"] and one["lines"] for one in claims)


def test_no_sentence_names_the_terminal(page: Page) -> None:
    """Nothing of a command line reaches the page from any call."""
    page.ask("sample", demo="quiet")
    told = page.study("Robin", "Sam", invented=True)
    said = [told, page.ask("practices"), page.ask("items"), page.ask("places", country="GB")]
    said += [page.ask("trends"), page.ask("begin", id="p06", answers=[]), page.ask("advice")]
    said += [page.ask("begin", id="p06", answers=[True])]
    for text in map(json.dumps, said):
        for word in ("awhile ", "--", "(y/n)", ".venv", "`"):
            assert word not in text.replace("Awhile ", ""), word


UNSAID = {
    # Where nobody is there to be asked; the page always asks.
    "care.answers_needed", "care.found_how", "care.keys", "care.ask_revise_which",
    "care.typed_fear", "practice.nobody_there",
    # Commands that the page does not have.
    "practice.store_where", "practice.calendar_written", "prior.not_a_prior", "tell.not_a_study",
    "theory.bad_map",
}  # fmt: skip
"""Sentences that only a terminal says."""

AREAS = sorted(path.stem for path in (ROOT / "src" / "awhile" / "words" / "en").glob("*.toml"))
TERMINAL = {"cli", "cohort", "language", "rules"}
"""Areas of commands alone, and lists that are no sentences."""

ELSEWHERE = (
    "lab/", "cli/", "practice/commands.py", "practice/prompter.py",  # commands
    "practice/settle.py",  # says it only where nobody can be asked
    "fit/prior.py", "tell/json.py",  # of files that the page does not take
)  # fmt: skip
"""Where the page never comes."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("area", [area for area in AREAS if area not in TERMINAL])
def test_a_sentence_for_the_terminal_has_one_for_the_page(area: str, language: str) -> None:
    """Whatever is refused or said in these areas can reach the page, so none names a command.

    Only what the page asks for by itself is said in its own words: a chapter is told as in a
    report, so a sentence of `measure` or `tell` has to fit both.
    """
    own = load_area(language, "page") if area not in {"measure", "tell", "answer"} else {}
    for name, text in load_area(language, area).items():
        if name.startswith("help_") or name.endswith("_how") or f"{area}.{name}" in UNSAID:
            continue
        said = own.get(f"{area}_{name}", text)
        assert not re.search(r"`|(?<!\w)--\w|\(y/n\)|(?<!\w)awhile \w", said), f"{area}.{name}"


@pytest.mark.parametrize("key", sorted(UNSAID))
def test_what_only_a_terminal_says_is_said_nowhere_else(key: str) -> None:
    """Its key stands where the page never comes."""
    package = ROOT / "src" / "awhile"
    files = [
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if f'"{key}"' in path.read_text(encoding="utf-8")
    ]
    assert [name for name in files if not name.startswith(ELSEWHERE)] == []


@pytest.mark.parametrize(
    ("name", "takes"),
    [
        ("nothing", {}),
        ("letter", {"id": "1", "does": "let_go", "urge": 1, "attempts": 0, "note": ""}),
        ("letter", {"id": 1, "does": "send", "urge": 1, "attempts": 0, "note": ""}),
        ("letter", {"id": 1, "does": "let_go", "urge": True, "attempts": 0, "note": ""}),
        ("hold", {"letters": [{"key": "a"}]}),
        ("places", {"country": None}),
        ("places", {"country": "GB", "more": 1}),
    ],
)
def test_a_message_that_is_not_what_the_schema_says_is_no_question(
    page: Page, name: str, takes: dict[str, object]
) -> None:
    """Both sides hold each message against one schema."""
    with pytest.raises(check.MessageError):
        page.ask(name, **takes)


def test_no_markup_leaves_as_an_element() -> None:
    """What ships as code or markup cannot be handed to the page as an element."""
    with pytest.raises(TypeError):
        bridge.tree(el("div", bridge.Constant("<b>")))
