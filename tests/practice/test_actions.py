"""The commands, walked through as people would, at a desk that answers for them."""

import argparse
import json
from pathlib import Path

import pytest

from awhile.errors import AwhileError, CareError
from awhile.practice import practices as catalogue
from awhile.practice import store as store_module
from awhile.practice.actions import COMMANDS
from awhile.practice.prompter import Desk
from awhile.practice.store import open_store
from awhile.types import DAY_S, Care
from awhile.words import LANGUAGES, say

pytest.importorskip("apsw", reason="the encrypted store is not installed")

NOW_S = 1_714_600_000.0
PASSPHRASE = "a tide comes in"
RUN = {command.name: command for command in COMMANDS}


@pytest.fixture(autouse=True)
def _cheap_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive keys cheaply."""
    cheap = (("cipher", "aegis"), ("algorithm", "aegis-256"), ("mcost", 8), ("tcost", 1))
    monkeypatch.setattr(store_module, "CIPHER", (*cheap, ("pcost", 1)))


def run(
    words: str, answers: list[str], folder: Path, *, now_s: float = NOW_S, language: str = "en"
) -> str:
    """Run one command with the answers given in order; every answer must be asked for."""
    name, *rest = words.split()
    parser = argparse.ArgumentParser()
    RUN[name].add(parser, language)
    left = list(answers)
    desk = Desk(now_s, language, folder / "s.awhile", lambda _: left.pop(0), lambda _: PASSPHRASE)
    text = RUN[name].run(parser.parse_args(rest), desk)
    assert left == []
    return text


def test_a_night_with_a_held_message(tmp_path: Path) -> None:
    """Write, wait, be offered letting go, let go, look back."""
    assert "number 1" in run("hold", ["please talk to me", "9"], tmp_path)
    assert "hours left: 24" in run("hold list", [], tmp_path)
    with pytest.raises(CareError, match="still waits"):
        run("hold out 1", [], tmp_path)
    later = NOW_S + 2 * DAY_S
    text = run("hold out 1", ["y", "n", "n", "0", "y", "4"], tmp_path, now_s=later)
    assert "9 then and 4 now" in text
    run("hold back 1", ["glad I slept first"], tmp_path, now_s=later)
    assert "1: let go" in run("hold list", [], tmp_path, now_s=later)


def test_after_the_wait_the_writer_can_have_it_back(tmp_path: Path) -> None:
    """It is theirs: who does not let go gets the words, and nothing was sent."""
    run("hold --hours 2", ["good night", "5"], tmp_path)
    answers = ["y", "n", "n", "0", "n", "5"]
    text = run("hold out 1", answers, tmp_path, now_s=NOW_S + DAY_S)
    assert text.startswith("good night")
    assert "sends nothing" in text


def test_someone_who_will_not_accept_a_no(tmp_path: Path) -> None:
    """After a no, every way to draft help or out of a hold is shut, whatever is answered later."""
    run("hold", ["I am at your door", "10"], tmp_path)
    run("care --no-contact", ["y", "n"], tmp_path)
    for words in ("draft", "hold out 1"):
        with pytest.raises(CareError, match="no contact"):
            run(words, ["0"] if words[0] == "h" else [], tmp_path, now_s=NOW_S + 99 * DAY_S)
    run("care --limit 3", [], tmp_path)
    with open_store(tmp_path / "s.awhile", PASSPHRASE) as store:
        assert store.keep_care(Care(no_contact=False)).no_contact is True
    assert "p14" not in run("practice", [], tmp_path)
    with pytest.raises(CareError):
        run("practice p14", [], tmp_path)


def test_not_being_sure_counts_as_a_no(tmp_path: Path) -> None:
    """Anything but a clear no to the question about a no closes the draft."""
    with pytest.raises(CareError, match="no contact"):
        run("draft", ["y", "not sure", "n"], tmp_path)


def test_a_worried_parent_with_a_child_s_chat(tmp_path: Path) -> None:
    """Answering for someone under age leads to a page of help and to nothing else."""
    with pytest.raises(CareError, match="adults only"):
        run("draft", ["n"], tmp_path)
    assert "childhelplineinternational.org" in run("care", [], tmp_path)


def test_someone_forced_to_unlock(tmp_path: Path) -> None:
    """Before anyone asks, all can be gone in one step that needs no passphrase and no question."""
    run("journal", ["3", "8", "", "a bad day"], tmp_path)
    assert "Deleted" in run("store delete", [], tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_someone_afraid_gets_help_first_and_no_practice_of_patience(tmp_path: Path) -> None:
    """Safety comes before any remark; messages, pauses and gratitude are not on the list."""
    text = run("draft", ["y", "n", "y", "0", "I will fetch my things on Monday"], tmp_path)
    assert text.startswith("You said you are afraid")
    listed = run("practice", [], tmp_path)
    assert not {"p14", "p15", "p16"} & set(listed.split())


def test_a_draft_is_compared_with_a_chat(tmp_path: Path) -> None:
    """Given the export, a draft far longer than usual is said to be long."""
    lines = [
        f"{d:02}/03/2024, {h}:10 - {who}: hi there"
        for d in range(1, 29)
        for h, who in ((10, "Ada"), (11, "Bo"))
    ]
    chat = tmp_path / "chat.txt"
    chat.write_text("\n".join(lines), encoding="utf-8")
    answers = ["y", "n", "n", "0", "word " * 40]
    text = run(f"draft {chat} --me Ada", answers, tmp_path)
    assert "40 words; your messages here usually have about 2" in text


def test_words_of_harm_bring_help_first_and_close_nothing(tmp_path: Path) -> None:
    """The day is kept; the way to help stands before everything else."""
    text = run("journal", ["0", "9", "2", "I want to die"], tmp_path)
    assert text.startswith("What you wrote")
    with open_store(tmp_path / "s.awhile", PASSPHRASE) as store:
        assert store.days()[0].line == "I want to die"


def test_help_needs_no_passphrase_and_says_its_date(tmp_path: Path) -> None:
    """Help opens for anyone, with the date of the list, and says when it is old."""
    text = run("help-now", [], tmp_path)
    assert catalogue.listed() in text
    assert not (tmp_path / "s.awhile").exists()
    assert "more than a year old" in run("help-now", [], tmp_path, now_s=NOW_S + 2000 * DAY_S)


def test_export_is_whole_and_never_over_another_file(tmp_path: Path) -> None:
    """What was written can be taken along as JSON."""
    run("plan", ["it is late", "I call Kim"], tmp_path)
    run("journal reflect", ["5"] * len(catalogue.ITEMS), tmp_path)
    out = tmp_path / "out.json"
    run(f"store export {out}", [], tmp_path)
    data = json.loads(out.read_text(encoding="utf-8"))
    assert data["plans"][0]["action"] == "I call Kim"
    assert len(data["answers"]) == len(catalogue.ITEMS)
    with pytest.raises(AwhileError):
        run(f"store export {out}", [], tmp_path)


def test_reminders_say_nothing_about_anyone(tmp_path: Path) -> None:
    """The calendar file has one neutral event a day."""
    out = tmp_path / "r.ics"
    run(f"practice --calendar {out} --days 3 --at 07:30", [], tmp_path)
    text = out.read_text(encoding="utf-8")
    assert text.count("SUMMARY:A few minutes") == 3
    assert "T073000" in text


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_practice_can_be_told(tmp_path: Path, language: str) -> None:
    """Each practice has its title, steps and guard in each language."""
    for practice in catalogue.practices():
        answers = ["n", "n", "n"] if practice.guarded else []
        text = run(f"practice {practice.id}", answers, tmp_path, language=language)
        assert text.count("\n") == practice.steps + 2
        assert say(f"practices.{practice.id}_title", language) in text


def test_trends_are_told_in_words(tmp_path: Path) -> None:
    """With too few days the trend says so."""
    run("journal", ["3", "8", "6,5", ""], tmp_path)
    assert "too few days" in run("journal show", [], tmp_path)


def test_young_people_get_a_page_of_their_own(tmp_path: Path) -> None:
    """The page for young people lists who listens to them first, and nothing about partners."""
    text = run("help-now --young", [], tmp_path)
    assert text.splitlines()[1].startswith("Child Helpline International")
    assert "harms or controls" not in text


def test_a_wrong_answer_about_age_or_fear_can_be_put_right(tmp_path: Path) -> None:
    """Age and fear can be answered anew; a no cannot."""
    run("care", ["n"], tmp_path)
    assert "afraid" in run("care --adult yes --afraid yes", ["y"], tmp_path)
    with open_store(tmp_path / "s.awhile", PASSPHRASE) as store:
        assert store.care() == Care(no_contact=True, afraid=True, adult=True)


def test_writing_it_out_asks_first_and_rests_after_three_times(tmp_path: Path) -> None:
    """Those in the first days or circling around why are led elsewhere; then two weeks of rest."""
    for answers in (["y"], ["n", "y"], ["n", "n", "y"], ["n", "n", "not sure"]):
        with pytest.raises(CareError, match="p05"):
            run("practice p06", answers, tmp_path)
    for day in range(3):
        text = run("practice p06", ["n", "n", "n"], tmp_path, now_s=NOW_S + day * DAY_S)
        assert "two weeks of rest" in text
    with pytest.raises(CareError, match="rests until"):
        run("practice p06", [], tmp_path, now_s=NOW_S + 15 * DAY_S)
    run("practice p06", ["n", "n", "n"], tmp_path, now_s=NOW_S + 16.5 * DAY_S)


def test_a_draft_beside_a_chat_that_asks_to_stop(tmp_path: Path) -> None:
    """A request to stop in the chat, once confirmed, closes the draft for good."""
    chat = tmp_path / "chat.txt"
    rows = [f"{d:02}/03/2024, 10:10 - {'Ada' if d % 2 else 'Bo'}: hi there" for d in range(1, 29)]
    chat.write_text("\n".join([*rows, "29/03/2024, 10:00 - Bo: stop texting me"]), encoding="utf-8")
    with pytest.raises(CareError, match="no contact"):
        run(f"draft {chat} --me Ada", ["y", "n", "n", "y"], tmp_path)
    with pytest.raises(CareError, match="no contact"):
        run("draft", [], tmp_path)


def test_a_slip_of_the_finger_does_not_lose_what_was_written(tmp_path: Path) -> None:
    """An answer that is no number, or off the scale, is asked for again."""
    assert "number 1" in run("hold", ["please talk to me", "nine", "90", "9"], tmp_path)
    run("journal", ["3", "8", "a lot", "25", "6,5", ""], tmp_path)
    with pytest.raises(CareError, match="not a number"):
        run("hold", ["again", "x", "y", "z"], tmp_path)
