"""The commands, walked through as people would, at a desk that answers for them."""

import argparse
import json
from pathlib import Path

import pytest

from awhile.errors import AwhileError, CareError
from awhile.practice import practices as catalogue
from awhile.practice import store as store_module
from awhile.practice.commands import COMMANDS
from awhile.practice.memory import list_closed
from awhile.practice.prompter import Desk
from awhile.practice.store import open_store
from awhile.types import DAY_S, Reply
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
    text = run("hold out 1", ["n", "0", "y", "4"], tmp_path, now_s=later)
    assert "9 then and 4 now" in text
    run("hold back 1", ["glad I slept first"], tmp_path, now_s=later)
    assert "1: let go" in run("hold list", [], tmp_path, now_s=later)


def test_after_the_wait_the_writer_can_have_it_back(tmp_path: Path) -> None:
    """It is theirs: who does not let go gets the words, and nothing was sent."""
    run("hold --hours 2", ["good night", "5"], tmp_path)
    answers = ["n", "0", "n", "5"]
    text = run("hold out 1", answers, tmp_path, now_s=NOW_S + DAY_S)
    assert text.startswith("good night")
    assert "sends nothing" in text


def test_someone_who_will_not_accept_a_no(tmp_path: Path) -> None:
    """After a no, every way to draft help or out of a hold is shut, whatever is answered later."""
    run("hold", ["I am at your door", "10"], tmp_path)
    run("care --no-contact", ["y", "n"], tmp_path)
    for words, answers in (("draft", ["n"]), ("hold out 1", [])):
        with pytest.raises(CareError, match="no contact"):
            run(words, answers, tmp_path, now_s=NOW_S + 99 * DAY_S)
    run("care --limit 3", ["n"], tmp_path)
    with pytest.raises(CareError, match="no contact"):
        run("draft", ["n"], tmp_path)
    assert "p14" not in run("practice", [], tmp_path)
    with pytest.raises(CareError):
        run("practice p14", ["n"], tmp_path)
    out = tmp_path / "out.json"
    run(f"store export {out}", [], tmp_path, now_s=NOW_S + 99 * DAY_S)
    assert "at your door" not in out.read_text(encoding="utf-8")


def test_revising_is_one_deliberate_act(tmp_path: Path) -> None:
    """Told plainly, confirmed in a word, kept with its date; Enter changes nothing."""
    run("care --no-contact", ["y", "n"], tmp_path)
    for answers in ([""], ["2"], ["1", ""], ["1", "yes"]):
        with pytest.raises(CareError, match="Nothing was changed"):
            run("care --revise", answers if answers[0] == "1" else answers[:1], tmp_path)
    assert "taken back" in run("care --revise", ["1", "Revise"], tmp_path)
    with open_store(tmp_path / "s.awhile", PASSPHRASE) as store:
        (pair,) = store.memory().pairs.values()
        assert pair.care.open("no_contact")
        assert pair.revised == ("2024-05-01",)
    assert "no remark" not in run("draft", ["n", "n", "0", "See you"], tmp_path)
    with pytest.raises(CareError, match="no answer to revise"):
        run("care --revise", [], tmp_path)


def test_not_being_sure_counts_as_a_no_in_its_own_words(tmp_path: Path) -> None:
    """It closes the draft, is read back before it is kept, and is said to nobody as a fact."""
    with pytest.raises(CareError, match="not sure whether contact is wanted"):
        run("draft", ["y", "n", "not sure", "y"], tmp_path)


def test_a_slip_is_read_back_before_it_is_kept(tmp_path: Path) -> None:
    """Whoever did not mean it answers again; nothing was closed."""
    assert "questions" in run("draft", ["y", "n", "y", "n", "n", "0", "Why? Why? Why?"], tmp_path)
    with open_store(tmp_path / "s.awhile", PASSPHRASE) as store:
        assert list_closed(store.memory()) == ()


def test_a_key_that_is_no_answer_is_asked_again(tmp_path: Path) -> None:
    """Neither yes nor no is taken for either; nothing typed is not now, and closes for now."""
    answers = ["x", "sí", "what?!", "n", "k", "no", "0", "Why? Why? Why?"]
    assert "questions" in run("draft", answers, tmp_path)
    other = tmp_path / "other"
    other.mkdir()
    with pytest.raises(CareError, match="still open"):
        run("draft", ["y", "", ""], other)
    with open_store(other / "s.awhile", PASSPHRASE) as store:
        assert not store.memory().pairs


def test_a_worried_parent_with_a_child_s_chat(tmp_path: Path) -> None:
    """Answering for someone under age leads to a page of help and to nothing else."""
    with pytest.raises(CareError, match="adults only"):
        run("draft", ["n", "y"], tmp_path)
    assert "childhelplineinternational.org" in run("care", [], tmp_path)
    assert "childhelplineinternational.org" in run("care --adult yes", [], tmp_path)
    with pytest.raises(CareError, match="adults only"):
        run("draft", [], tmp_path)
    with pytest.raises(CareError):
        run("practice p14", [], tmp_path)


def test_someone_forced_to_unlock(tmp_path: Path) -> None:
    """Before anyone asks, all can be gone in one step that needs no passphrase and no question."""
    run("journal", ["3", "8", "", "a bad day"], tmp_path)
    assert "Deleted" in run("store delete", [], tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_someone_afraid_gets_help_first_and_no_practice_of_patience(tmp_path: Path) -> None:
    """No look at a draft, no message, pause or gratitude; and nothing of it is kept."""
    with pytest.raises(CareError, match="your safety"):
        run("draft", ["y", "y", "n"], tmp_path)
    for practice in ("p14", "p15", "p16"):
        with pytest.raises(CareError):
            run(f"practice {practice}", ["y"], tmp_path)
    text = run("care", ["y"], tmp_path)
    assert text.startswith("If someone frightens you")
    with open_store(tmp_path / "s.awhile", PASSPHRASE) as store:
        assert "frighten" not in str(store.export(store.held()))
        assert store.memory().care.afraid is Reply.NOT_NOW


def test_a_draft_is_compared_with_a_chat(tmp_path: Path) -> None:
    """Given the export, a draft far longer than usual is said to be long."""
    lines = [
        f"{d:02}/03/2024, {h}:10 - {who}: hi there"
        for d in range(1, 29)
        for h, who in ((10, "Ada"), (11, "Bo"))
    ]
    chat = tmp_path / "chat.txt"
    chat.write_text("\n".join(lines), encoding="utf-8")
    answers = ["y", "n", "y", "n", "0", "word " * 40]
    text = run(f"draft {chat} --me Ada", answers, tmp_path)
    assert "40 words; your messages here usually have about 2" in text


def test_words_of_harm_bring_help_first_and_close_nothing(tmp_path: Path) -> None:
    """In journal, hold, plan, look-back and draft; what was written is kept all the same."""
    harm = "I want to die"
    for words, answers in (
        ("journal", ["0", "9", "2", harm]),
        ("hold", [harm, "9"]),
        ("plan", ["I am alone", harm]),
        ("draft", ["y", "n", "n", "0", harm]),
    ):
        assert run(words, answers, tmp_path).startswith("What you wrote"), words
    assert run("plan list", [], tmp_path).startswith("What you wrote")
    run("hold go 1", ["1"], tmp_path)
    assert run("hold back 1", [harm], tmp_path).startswith("What you wrote")
    with open_store(tmp_path / "s.awhile", PASSPHRASE) as store:
        assert store.days()[0].line == store.plans()[0].action == store.held()[0].look_back == harm


def test_letting_go_can_be_undone_until_the_next_command(tmp_path: Path) -> None:
    """Half an hour, and only at once; then the words are gone."""
    run("hold", ["good night", "9"], tmp_path)
    run("hold go 1", ["3"], tmp_path)
    assert "as it was" in run("hold undo", [], tmp_path, now_s=NOW_S + 1700)
    assert "hours left: 24" in run("hold list", [], tmp_path)
    for between, later in (("hold list", 60.0), (None, 1900.0)):
        run("hold go 1", ["3"], tmp_path)
        if between:
            run(between, [], tmp_path)
        with pytest.raises(CareError, match="nothing to bring back"):
            run("hold undo", [], tmp_path, now_s=NOW_S + later)
        with open_store(tmp_path / "s.awhile", PASSPHRASE) as store:
            assert store.held()[0].text == ""
            store.keep_held(store.held()[0].__class__(1, NOW_S, DAY_S, "again", 5))


def test_a_wait_has_a_floor_and_its_words_no_back_door(tmp_path: Path) -> None:
    """No wait of a second, and an export holds no words that still wait."""
    with pytest.raises(CareError, match="an hour or longer"):
        run("hold --hours 0.0001", [], tmp_path)
    run("hold", ["good night", "9"], tmp_path)
    out = tmp_path / "out.json"
    run(f"store export {out}", [], tmp_path)
    assert "good night" not in out.read_text(encoding="utf-8")
    later = tmp_path / "later.json"
    run(f"store export {later}", [], tmp_path, now_s=NOW_S + 2 * DAY_S)
    assert "good night" in later.read_text(encoding="utf-8")
    assert '"care"' not in later.read_text(encoding="utf-8")


def test_three_attempts_seen_in_a_chat_hold_a_message_whatever_is_typed(tmp_path: Path) -> None:
    """What the file showed last counts where the reader says none."""
    rows = [f"{d:02}/03/2024, 10:10 - {'Ada' if d % 2 else 'Bo'}: hi there" for d in range(1, 29)]
    rows += [f"{d:02}/04/2024, 10:10 - Ada: are you there" for d in (2, 9, 16)]
    chat = tmp_path / "chat.txt"
    chat.write_text("\n".join(rows), encoding="utf-8")
    run("hold --hours 1", ["good night", "9"], tmp_path)
    with pytest.raises(CareError, match="unanswered: 3"):
        run(f"draft {chat} --me Ada", ["y", "n", "y", "n"], tmp_path)
    with pytest.raises(CareError, match="unanswered: 3"):
        run("hold out 1", ["n"], tmp_path, now_s=NOW_S + DAY_S)
    assert "p14" not in run("practice", [], tmp_path)


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
        asked = ["yes", "no", "no"] if practice.closed else []
        answers = ["no", "no", "no"] if practice.guarded else asked
        (tmp_path / "s.awhile").unlink(missing_ok=True)
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
        run(f"draft {chat} --me Ada", ["y", "n", "y", "n", "y", "y"], tmp_path)
    with pytest.raises(CareError, match="no contact"):
        run("draft", ["n"], tmp_path)


def test_a_slip_of_the_finger_does_not_lose_what_was_written(tmp_path: Path) -> None:
    """An answer that is no number, or off the scale, is asked for again."""
    assert "number 1" in run("hold", ["please talk to me", "nine", "90", "9"], tmp_path)
    run("journal", ["3", "8", "a lot", "25", "6,5", ""], tmp_path)
    with pytest.raises(CareError, match="not a number"):
        run("hold", ["again", "x", "y", "z"], tmp_path)
