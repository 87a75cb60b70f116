"""What is asked before a chat is studied, and what stays answered."""

import json
from array import array
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from awhile.care import merge_care, stop_requests
from awhile.cli import console, main, study
from awhile.errors import CareError
from awhile.practice import store as store_module
from awhile.practice.prompter import Desk, read_number
from awhile.practice.questions import MAX_STUDIES, ask_about_stop, ask_before
from awhile.practice.store import open_store
from awhile.types import HOUR_S, Care, Dyad
from tests.make import T0_S, make_dyad

PASSPHRASE = "a tide comes in"
ROWS = [f"{d:02}/03/2024, 10:10 - {'Ada' if d % 2 else 'Bo'}: hi there" for d in range(1, 29)]
WORDS = ["--me", "Ada", "--now", "2024-04-20", "--json"]
YES = ["--adult", "yes", "--no-contact", "no"]


@pytest.fixture
def chat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A chat without any request, and a place for a store that is not there yet."""
    cheap = (("cipher", "aegis"), ("algorithm", "aegis-256"), ("mcost", 8), ("tcost", 1))
    monkeypatch.setattr(store_module, "CIPHER", (*cheap, ("pcost", 1)))
    monkeypatch.setenv("AWHILE_STORE", str(tmp_path / "s.awhile"))
    monkeypatch.chdir(tmp_path)
    Path("chat.txt").write_text("\n".join(ROWS), encoding="utf-8")
    return "chat.txt"


def keep(care: Care) -> None:
    """Make a store that remembers answers."""
    pytest.importorskip("apsw", reason="the encrypted store is not installed")
    with open_store(Path("s.awhile"), PASSPHRASE, create=True) as store:
        store.keep_care(care)


def answer(monkeypatch: pytest.MonkeyPatch, answers: list[str]) -> Iterator[str]:
    """Sit someone at the terminal who gives these answers, and the passphrase where asked."""
    left = iter(answers)
    monkeypatch.setattr(study, "someone_there", lambda: True)
    monkeypatch.setattr(console, "ask", lambda _: next(left))
    monkeypatch.setattr(console, "ask_hidden", lambda _: PASSPHRASE)
    return left


def refusal(capsys: pytest.CaptureFixture[str]) -> str | None:
    """Return why the study just printed does not look ahead, where care is the reason."""
    study = json.loads(capsys.readouterr().out)
    assert study["care"]["afraid"] is None
    found = study["forecast"]["refusal"]
    return None if found is None else str(found["why"])


@pytest.mark.parametrize("given", [[], ["--adult", "yes"], ["--no-contact", "no"]])
def test_without_answers_and_without_anyone_there_is_no_study(
    chat: str, given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """A script that does not answer gets one sentence and no study, and nothing waits."""
    assert main([chat, *WORDS, *given]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "--no-contact" in said.err


@pytest.mark.parametrize("adult", ["no", "unsure"])
def test_who_may_be_under_age_gets_help_and_no_study(
    chat: str, adult: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not being sure of one's age counts as being young."""
    assert main([chat, *WORDS, "--adult", adult]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "helpline" in said.err


def test_the_questions_come_in_order_and_fear_is_answered_first(
    chat: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Age, a no, fear; to fear the first answer is where help is, and no file tells of it."""
    left = answer(monkeypatch, ["y", "n", "y"])
    assert main([chat, *WORDS]) == 0
    assert next(left, None) is None
    said = capsys.readouterr()
    assert said.err.startswith("You said you are afraid")
    assert '"afraid": null' in said.out


@pytest.mark.parametrize(
    ("typed", "first"),
    [("sometimes", True), ("ja, manchmal", True), ("not sure", True), ("", False), ("no", False)],
)
def test_only_a_no_or_nothing_typed_is_no_fear(
    chat: str,
    typed: str,
    first: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Who answers fear in words of their own is shown help first, and who skips it is not."""
    answer(monkeypatch, ["y", "n", typed])
    assert main([chat, *WORDS]) == 0
    assert capsys.readouterr().err.startswith("You said you are afraid") is first


def test_an_empty_number_is_asked_for_in_a_sentence() -> None:
    """Enter alone is not quoted back as a number."""
    with pytest.raises(CareError, match="still missing"):
        read_number("")


def test_what_the_store_remembers_is_not_asked_and_not_passed_by(
    chat: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A no in the store stands against a flag that denies it, for a study and for a saved one."""
    assert main([chat, *WORDS, *YES]) == 0
    Path("saved.json").write_text(capsys.readouterr().out, encoding="utf-8")
    keep(Care(no_contact=True, adult=True, afraid=False))
    answer(monkeypatch, [])
    assert main([chat, *WORDS, *YES]) == 0
    assert refusal(capsys) == "practice.stop_no_contact"
    assert main(["tell", "saved.json", "--json"]) == 0
    assert refusal(capsys) == "practice.stop_no_contact"


def test_a_saved_study_carries_the_no(chat: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Told again, in any form and language, a study after a no stays without a look ahead."""
    assert main([chat, *WORDS, "--adult", "yes", "--no-contact", "unsure"]) == 0
    text = capsys.readouterr().out
    Path("saved.json").write_text(text, encoding="utf-8")
    assert main(["tell", "saved.json", "--language", "de"]) == 0
    assert "um keinen Kontakt gebeten" in capsys.readouterr().out
    page = Path("saved.html").read_text(encoding="utf-8")
    assert "um keinen Kontakt gebeten" in page
    assert 'id="silences"' not in page


def test_a_forecast_put_back_by_hand_is_taken_out_again(
    chat: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The answer in the file decides, not what else stands in it."""
    assert main([chat, *WORDS, *YES]) == 0
    data = json.loads(capsys.readouterr().out)
    data["care"]["no_contact"] = True
    Path("saved.json").write_text(json.dumps(data), encoding="utf-8")
    assert main(["tell", "saved.json", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["forecast"]["return_probs"] == told["own_silences"]["return_probs"] == []
    assert told["silences"] == []
    assert not [m for m in told["measured"] if m["name"].startswith(("reply_latency", "return_"))]


def stopping(n: int = 1) -> Dyad:
    """Build a pair whose person 1 sent one message with n requests to stop."""
    dyad = make_dyad([(i % 2, i * 10 * HOUR_S) for i in range(20)], end_s=300 * HOUR_S)
    column = array("h", [0] * 20)
    column[18], column[19] = 1, n
    counts = {**dyad.events.counts, "stop_requests": column}
    return replace(dyad, events=replace(dyad.events, counts=counts))


def desk(answers: list[str], now_s: float = T0_S) -> Desk:
    """Make a desk without a terminal."""
    left = iter(answers)
    return Desk(now_s, "en", Path("none"), lambda _: next(left), lambda _: PASSPHRASE)


def test_only_the_other_person_s_requests_count_and_unknown_is_none() -> None:
    """The reader's own words, and rows in a language that is not known, are no request."""
    assert stop_requests(stopping()) == (T0_S + 190 * HOUR_S,)
    assert stop_requests(stopping(-1)) == ()
    assert stop_requests(make_dyad([(1, 0.0)])) == ()


@pytest.mark.parametrize(("said", "no"), [("y", True), ("not sure", True), ("", True), ("n", None)])
def test_a_request_that_was_found_is_a_question(said: str, no: bool | None) -> None:
    """Confirmed, or not denied, it is a no; denied, nothing changes."""
    care, found = ask_about_stop(None, desk([said]), Care(adult=True), stopping(), someone=True)
    assert care.no_contact is no
    assert found == ""


def test_a_request_that_nobody_can_be_asked_about_is_said() -> None:
    """In a script the dates are told, and until someone says otherwise it counts as a no."""
    given = Care(adult=True, no_contact=False)
    care, found = ask_about_stop(None, desk([]), given, stopping(), someone=False)
    assert care.no_contact is True
    assert "may ask you to stop" in found
    assert "--stop-found no" in found


@pytest.mark.parametrize("confirmed", [True, False])
def test_a_request_may_be_answered_in_advance(confirmed: bool) -> None:
    """A script may bring the answer, in either direction."""
    given = Care(adult=True, no_contact=False)
    care, found = ask_about_stop(
        None, desk([]), given, stopping(), someone=False, confirmed=confirmed
    )
    assert (care.no_contact, found) == (confirmed, "")


@pytest.mark.parametrize(
    ("flag", "why"),
    [
        ([], "practice.stop_no_contact"),
        (["--stop-found", "unsure"], "practice.stop_no_contact"),
        (["--stop-found", "no"], None),
    ],
)
def test_no_script_looks_past_a_request_in_the_chat(
    chat: str, flag: list[str], why: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    """A flag that denies a no in general does not deny the messages that were found."""
    text = "\n".join([*ROWS, "29/03/2024, 10:00 - Bo: please leave me alone. stop texting me"])
    Path("chat.txt").write_text(text, encoding="utf-8")
    assert main([chat, *WORDS, *YES, *flag]) == 0
    assert refusal(capsys) == why


def test_to_whoever_is_afraid_no_advice_is_told(
    chat: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither the page nor the claims speak of space or softer words to someone afraid."""
    words = [chat, "--me", "Ada", "--now", "2024-04-20", *YES]
    for afraid, told in (("no", True), ("yes", False)):
        assert main([*words, "--afraid", afraid, "--page", f"{afraid}.html"]) == 0
        assert ('id="h-claims"' in Path(f"{afraid}.html").read_text(encoding="utf-8")) is told
        capsys.readouterr()
        assert main(["claims", *words, "--afraid", afraid]) == 0
        out = capsys.readouterr().out
        assert ("C20" in out) is told
        assert ("help-now" in out) is not told
    assert main(["claims", "--afraid", "yes"]) == 0
    assert "C20" not in capsys.readouterr().out


def test_a_request_in_a_chat_ends_the_look_ahead(
    chat: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """From the words of a message to a study that refuses, with one question in between."""
    text = "\n".join([*ROWS, "29/03/2024, 10:00 - Bo: please leave me alone. stop texting me"])
    Path("chat.txt").write_text(text, encoding="utf-8")
    asked: list[str] = []
    answer(monkeypatch, [])
    monkeypatch.setattr(console, "ask", lambda question: asked.append(question) or "y")
    assert main([chat, *WORDS, *YES, "--afraid", "no"]) == 0
    assert len(asked) == 1
    assert "29 March 2024" in asked[0]
    assert "leave me alone" not in asked[0]
    assert refusal(capsys) == "practice.stop_no_contact"


def test_the_store_asks_about_a_request_once(tmp_path: Path, chat: str) -> None:
    """Denied once, the same message is not asked about again; a newer one would be."""
    keep(Care(adult=True, no_contact=False))
    with open_store(tmp_path / "s.awhile", PASSPHRASE) as store:
        for answers in (["n"], []):
            ask_about_stop(store, desk(answers), store.care(), stopping(), someone=True)
        newer = make_dyad([(1, 400 * HOUR_S)], end_s=500 * HOUR_S)
        counts = {**newer.events.counts, "stop_requests": array("h", [1])}
        newer = replace(newer, events=replace(newer.events, counts=counts))
        ask_about_stop(store, desk(["y"]), store.care(), newer, someone=True)
        assert store.care().no_contact is True


def test_it_is_enough_for_today(chat: str, tmp_path: Path) -> None:
    """After some studies a day the store says so, and the next day it looks again."""
    keep(Care(adult=True, no_contact=False, afraid=False))
    with open_store(tmp_path / "s.awhile", PASSPHRASE) as store:
        for _ in range(MAX_STUDIES):
            ask_before(store, desk([]), Care(), someone=False)
        with pytest.raises(CareError, match="enough for today"):
            ask_before(store, desk([]), Care(), someone=False)
        ask_before(store, desk([], T0_S + 86_400.0), Care(), someone=False)


def test_new_answers_never_undo_a_no_or_raise_the_limit() -> None:
    """Whatever comes after, a no and the lowest limit stay."""
    old = Care(no_contact=True, max_attempts=1)
    for new in (Care(), Care(no_contact=False), Care(no_contact=True, max_attempts=3)):
        merged = merge_care(old, new)
        assert merged.no_contact is True
        assert merged.max_attempts == 1
