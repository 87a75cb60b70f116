"""What is asked before a chat is studied, and what stays answered: the command line as a whole."""

import json
from array import array
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from awhile.care import find_said
from awhile.cli import console, main, study
from awhile.errors import CareError
from awhile.practice import store as store_module
from awhile.practice.memory import name_pairs, recall, recall_all, remember
from awhile.practice.prompter import Desk, read_number
from awhile.practice.questions import read_reply
from awhile.practice.settle import MAX_STUDIES, Given, Passing, Settled, count_study, settle_pair
from awhile.practice.store import open_store
from awhile.types import HOUR_S, Care, Dyad, Reply, Said, Turn
from awhile.words import LANGUAGES, say
from awhile.words.language import load_language
from tests.make import NO_CARE, T0_S, make_dyad

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


NO = Care.of("no_contact", Reply.YES)


def keep(care: Care, *, about: tuple[str, str] = ("Ada", "Bo")) -> None:
    """Make a store that remembers answers about a pair."""
    pytest.importorskip("apsw", reason="the encrypted store is not installed")
    with open_store(Path("s.awhile"), PASSPHRASE, create=True) as store:
        memory = store.memory()
        digests = name_pairs(memory, about[:1], about[1:])
        store.keep_memory(remember(memory, digests, care, today="2024-04-19"))


def answer(monkeypatch: pytest.MonkeyPatch, answers: list[str]) -> Iterator[str]:
    """Sit someone at the terminal who gives these answers, and the passphrase where asked."""
    left = iter(answers)
    monkeypatch.setattr(study, "someone_there", lambda: True)
    monkeypatch.setattr(console, "ask", lambda _: next(left))
    monkeypatch.setattr(console, "ask_hidden", lambda _: PASSPHRASE)
    return left


def unlock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the passphrase where nobody is there for anything else."""
    monkeypatch.setattr(console, "ask_hidden", lambda _: PASSPHRASE)


def refusal(capsys: pytest.CaptureFixture[str]) -> str | None:
    """Return why the study just printed does not look ahead, where care is the reason."""
    told = json.loads(capsys.readouterr().out)
    assert told["care"]["afraid"] == "not_now"
    found = told["forecast"]["refusal"]
    why = str(found["why"]) if found else ""
    turn = ("care.why_your_turn", "care.why_you_went_quiet")  # that is no answer of care
    return why if why.startswith("care.") and why not in turn else None


@pytest.mark.parametrize("given", [[], ["--adult", "yes"], ["--no-contact", "no"]])
def test_without_answers_and_without_anyone_there_is_no_study(
    chat: str, given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """A script that does not answer gets one sentence and no study, and nothing waits."""
    assert main([chat, *WORDS, *given]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "--no-contact" in said.err


def test_a_script_says_whose_chat_it_is(chat: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Naming oneself says so; saying that one is neither of the two ends it."""
    assert main([chat, *WORDS, *YES, "--my-chat", "no"]) == 2
    assert "two other people" in capsys.readouterr().err
    assert main([chat, *WORDS, *YES, "--my-chat", "unsure"]) == 2
    assert main([chat, *WORDS, *YES]) == 0


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
    """Age, fear, whose chat, a no; to fear the first answer is help, and no file tells of it."""
    asked: list[str] = []
    answers = iter(["y", "y", "y", "n"])
    answer(monkeypatch, [])
    monkeypatch.setattr(console, "ask", lambda question: asked.append(question) or next(answers))
    assert main([chat, *WORDS]) == 0
    assert next(answers, None) is None
    for question, words in zip(
        asked, ("eighteen", "frighten", "are you Ada", "Has Bo"), strict=True
    ):
        assert words in question
        assert len(question.splitlines()) == 2, "each comes with its reason"
    said = capsys.readouterr()
    assert said.err.startswith("If someone frightens you")
    assert '"afraid": "not_now"' in said.out
    assert "afraid" not in said.out.replace('"afraid": "not_now"', "")


@pytest.mark.parametrize(
    ("typed", "first"),
    [("sometimes", True), ("ja", True), ("not sure", True), ("", False), ("no", False)],
)
def test_fear_may_be_skipped_and_not_sure_counts(
    chat: str,
    typed: str,
    first: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Whoever is not sure is shown help first, and whoever skips the question is not."""
    answer(monkeypatch, ["y", typed, "y", "n"])
    assert main([chat, *WORDS]) == 0
    assert capsys.readouterr().err.startswith("If someone frightens you") is first


def test_fear_typed_as_an_option_warns_of_the_history(
    chat: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is typed stays where it was typed, and the reader is told so."""
    assert main([chat, *WORDS, *YES, "--afraid", "yes"]) == 0
    assert "list of commands of this terminal" in capsys.readouterr().err


def test_an_empty_number_is_asked_for_in_a_sentence() -> None:
    """Enter alone is not quoted back as a number."""
    with pytest.raises(CareError, match="still missing"):
        read_number("")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("typed", "reply"),
    [
        ("yes", Reply.YES), ("SÍ", Reply.YES), ("Да!", Reply.YES), ("はい", Reply.YES),
        ("no", Reply.NO), ("Nein.", Reply.NO), ("нет", Reply.NO), (" não ", Reply.NO),
        ("not sure", Reply.UNSURE), ("weiß nicht", Reply.UNSURE), ("peut-être", Reply.UNSURE),
        ("?", Reply.UNSURE), ("", Reply.NOT_NOW), ("  ", Reply.NOT_NOW),
        ("x", None), ("yes?no", None), ("dont", None), (".", None), ("1", None), ("é", None),
    ],
)  # fmt: skip
def test_a_reply_is_read_in_every_language_or_asked_again(
    language: str, typed: str, reply: Reply | None
) -> None:
    """A word that means yes somewhere and no elsewhere, or nothing anywhere, is no answer."""
    assert read_reply(typed, language) is reply


def test_one_letter_means_what_it_means_in_the_language_that_is_shown() -> None:
    """J is yes in German and nothing in English; a word of the language is never its opposite."""
    assert read_reply("j", "de") is Reply.YES
    assert read_reply("j", "en") is None
    for language in LANGUAGES:
        for reply in (Reply.YES, Reply.NO, Reply.UNSURE):
            words = getattr(load_language(language), reply.value)
            assert {read_reply(word, language) for word in words} == {reply}
            assert say(f"care.typed_{reply.value}", language).casefold() in words


def test_what_the_store_remembers_is_not_asked_and_not_passed_by(
    chat: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A no in the store stands against a flag that denies it, for a study and for a saved one."""
    assert main([chat, *WORDS, *YES]) == 0
    Path("saved.json").write_text(capsys.readouterr().out, encoding="utf-8")
    keep(NO_CARE | NO)
    unlock(monkeypatch)
    assert main([chat, *WORDS, *YES]) == 0
    assert refusal(capsys) == "care.why_stopped"
    assert main(["tell", "saved.json", "--json"]) == 0
    assert refusal(capsys) == "care.why_stopped"
    for words in (["--me", "Bo"], ["--me", "ada "]):
        assert main([chat, *words, *WORDS[2:], *YES]) == 0
        assert refusal(capsys) == "care.why_stopped", "whoever says to be me"
    assert main(["claims"]) == 0
    assert "four weeks more" not in capsys.readouterr().out


def test_a_no_outlives_a_new_name_until_somebody_says_who(
    chat: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A new number or a new file is asked about, and counts until it is answered."""
    keep(NO_CARE | NO, about=("Ada", "Bo B."))
    unlock(monkeypatch)
    assert main([chat, *WORDS, *YES]) == 0
    assert refusal(capsys) == "care.why_stopped_unsure"
    assert main([chat, *WORDS, *YES, "--same-person", "no"]) == 0
    assert refusal(capsys) is None
    assert main([chat, *WORDS, *YES]) == 0
    assert refusal(capsys) is None, "said once, it is remembered"


def test_a_saved_study_carries_the_no(chat: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Told again, in any form and language, a study after a no stays without a look ahead."""
    assert main([chat, *WORDS, "--adult", "yes", "--no-contact", "yes"]) == 0
    Path("saved.json").write_text(capsys.readouterr().out, encoding="utf-8")
    assert main(["tell", "saved.json", "--language", "de"]) == 0
    assert "wenn wir" not in capsys.readouterr().out
    page = Path("saved.html").read_text(encoding="utf-8")
    assert 'id="silences"' not in page
    assert main(["tell", "saved.json", "--json"]) == 0
    assert refusal(capsys) == "care.why_stopped"


def test_a_forecast_put_back_by_hand_is_taken_out_again(
    chat: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The answer in the file decides, not what else stands in it."""
    assert main([chat, *WORDS, *YES]) == 0
    data = json.loads(capsys.readouterr().out)
    data["care"]["no_contact"] = "yes"
    Path("saved.json").write_text(json.dumps(data), encoding="utf-8")
    assert main(["tell", "saved.json", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["forecast"]["return_probs"] == told["own_silences"]["return_probs"] == []
    assert told["silences"] == []
    assert not [m for m in told["measured"] if m["name"].startswith(("reply_latency", "return_"))]


def stopping(n: int = 1, **columns: list[int]) -> Dyad:
    """Build a pair whose person 1 sent one message with n requests to stop."""
    dyad = make_dyad([(i % 2, i * 10 * HOUR_S) for i in range(20)], end_s=300 * HOUR_S)
    column = array("h", [0] * 20)
    column[18], column[19] = 0, n
    counts = {**dyad.events.counts, "stop_requests": column}
    return replace(dyad, events=replace(dyad.events, counts=counts))


def desk(answers: list[str], now_s: float = T0_S) -> Desk:
    """Make a desk without a terminal."""
    left = iter(answers)
    return Desk(now_s, "en", Path("none"), lambda _: next(left), lambda _: PASSPHRASE)


def settle(
    answers: list[str] | None,
    said: tuple[Said, ...],
    given: Given | None = None,
    keeper: Passing | None = None,
    names: tuple[tuple[str, ...], tuple[str, ...]] = (("Ada",), ("Ben",)),
) -> Settled:
    """Settle a pair with someone who answers, or with nobody."""
    ask = None if answers is None else desk(answers).settle
    return settle_pair(
        keeper or Passing(), given or Given(), NO_CARE, said, names, ask,
        today="2024-05-01", turn=Turn(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "no"),
    [("y", Reply.YES), ("not sure", Reply.UNSURE), ("", Reply.NO), ("n", Reply.NO)],
)
def test_a_request_that_was_found_is_a_question(typed: str, no: Reply) -> None:
    """Confirmed or not sure it is a no; not now it stays open; denied, nothing changes."""
    settled = settle([typed], find_said(stopping()))
    assert settled.care.no_contact is no
    assert [s.confirmed for s in settled.said] == [{"y": True, "n": False}.get(typed)]
    assert bool(settled.notices) is (typed == "")


def test_a_request_that_nobody_can_be_asked_about_is_said() -> None:
    """In a script the dates are told, and until someone says otherwise it stays open."""
    settled = settle(None, find_said(stopping()))
    assert [line.key for line in settled.notices] == ["care.found_stop_other", "care.found_how"]
    assert [s.confirmed for s in settled.said] == [None]


@pytest.mark.parametrize("reply", [Reply.YES, Reply.NO, Reply.UNSURE])
def test_a_request_may_be_answered_in_advance(reply: Reply) -> None:
    """A script may bring the answer, in either direction."""
    settled = settle(None, find_said(stopping()), Given(stop_found=reply))
    assert settled.care.no_contact is (reply if reply is not Reply.NO else Reply.NO)
    assert settled.notices == ()


def test_each_message_is_asked_about_once_and_newer_ones_again() -> None:
    """Denied once, the same message is not asked about again, whoever is me; a newer one is."""
    keeper, said = Passing(), find_said(stopping())
    settle(["n"], said, keeper=keeper)
    assert settle([], said, keeper=keeper).said[0].confirmed is False
    mirrored = tuple(replace(s, person=1 - s.person) for s in said)
    swapped = settle([], mirrored, keeper=keeper, names=(("Ben",), ("Ada",)))
    assert swapped.said[0].confirmed is False
    newer = (*said, replace(said[0], wall_s=said[0].wall_s + 60.0))
    assert settle(["y"], newer, keeper=keeper).care.no_contact is Reply.YES
    assert settle([], said, keeper=keeper).care.no_contact is Reply.YES


def test_a_no_holds_under_every_name_of_the_two() -> None:
    """The alias under which one was merged closes what the name does, in either order."""
    keeper = Passing()
    names = (("Ada", "+49 170 1234567"), ("Ben", "ben@example.org"))
    settle([], (), Given(NO), keeper, names)
    memory = keeper.memory()
    for mine, theirs in (("0170 1234567", "BEN@example.org"), ("ben", "Ada"), ("Ada", "Ben")):
        assert recall(memory, name_pairs(memory, [mine], [theirs])).no_contact is Reply.YES
    assert recall(memory, name_pairs(memory, ["Ada"], ["Kim"])).no_contact is Reply.NOT_NOW
    assert recall_all(memory).no_contact is Reply.YES


@pytest.mark.parametrize(
    ("flag", "why"),
    [
        ([], "care.why_found"),
        (["--stop-found", "unsure"], "care.why_stopped_unsure"),
        (["--stop-found", "yes"], "care.why_stopped"),
        (["--stop-found", "no"], None),
    ],
)
@pytest.mark.parametrize("me", ["Ada", "Bo"])
@pytest.mark.parametrize("now", ["2024-04-20", "2024-03-28"])
def test_no_script_looks_past_a_request_in_the_chat(
    chat: str,
    flag: list[str],
    why: str | None,
    me: str,
    now: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Whoever is me, whatever moment is asked about: the whole file is searched, both senders."""
    text = "\n".join([*ROWS, "29/03/2024, 10:00 - Bo: please leave me alone. stop texting me"])
    Path("chat.txt").write_text(text, encoding="utf-8")
    assert main([chat, "--me", me, "--now", now, "--json", *YES, *flag]) == 0
    if me == "Bo" and why and "stopped" in why:
        why = "care.why_you_asked_stop"
    assert refusal(capsys) == why


def test_to_whoever_is_afraid_no_advice_is_told(
    chat: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither the page nor the claims speak of space or softer words to someone afraid."""
    words = [chat, "--me", "Ada", "--now", "2024-04-20", *YES]
    for afraid, told in (("no", True), ("yes", False)):
        assert main([*words, "--afraid", afraid, "--page", f"{afraid}.html"]) == 0
        assert ('id="h-advice"' in Path(f"{afraid}.html").read_text(encoding="utf-8")) is told
        capsys.readouterr()
        assert main(["claims", *words, "--afraid", afraid]) == 0
        out = capsys.readouterr().out
        assert ("C20" in out) is told
    assert main(["claims", "--afraid", "yes"]) == 0
    assert "C20" not in capsys.readouterr().out


def test_a_table_without_words_says_that_nobody_looked(
    chat: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What cannot be searched is no chat without a no, and the reader is told."""
    rows = [f"2024-03-{d:02}T10:10:00Z,{'Ada' if d % 2 else 'Bo'}" for d in range(1, 29)]
    Path("chat.csv").write_text("\n".join(["time,sender", *rows]), encoding="utf-8")
    assert main(["chat.csv", *WORDS, *YES]) == 0
    assert "nobody has looked" in capsys.readouterr().err


def test_it_is_enough_for_today(chat: str, tmp_path: Path) -> None:
    """After some studies a day the store says so, and the next day it looks again."""
    keep(NO_CARE)
    with open_store(tmp_path / "s.awhile", PASSPHRASE) as store:
        for _ in range(MAX_STUDIES):
            count_study(store, "2024-05-01")
        with pytest.raises(CareError, match="enough for today"):
            count_study(store, "2024-05-01")
        count_study(store, "2024-05-02")


@pytest.mark.parametrize("flags", [[], ["--text-counts"], ["--names"]])
def test_no_table_leaves_a_request_to_stop_behind(
    chat: str, flags: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Turned into numbers under other names, it is still found, where nothing is remembered."""
    text = "\n".join([*ROWS, "29/03/2024, 10:00 - Bo: please leave me alone. stop texting me"])
    Path("chat.txt").write_text(text, encoding="utf-8")
    assert main(["table", chat, "--me", "Ada", "--out", "t.csv", *flags]) == 0
    me = "Ada" if "--names" in flags else "A"
    assert main(["t.csv", "--me", me, "--now", "2024-04-20", "--json", *YES]) == 0
    assert refusal(capsys) == "care.why_found"
