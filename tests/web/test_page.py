"""A reader's ways through the one-file page, opened from disk in Chromium."""

import json
import os
import subprocess
import sys
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from awhile.cli import main
from awhile.practice import held as held_messages
from awhile.practice.memory import ANYBODY, remember
from awhile.practice.store import open_store
from awhile.types import Care, Reply
from tests.web.conftest import ROOT
from tests.web.walk import PASSPHRASE, STOP, Walk, chat

pytestmark = pytest.mark.browser


def command_line(words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Return what the command line prints for the same chat and answers."""
    assert main([*words, "--adult", "yes", "--no-contact", "no"]) == 0
    return capsys.readouterr().out


def test_the_example_takes_two_taps_and_its_numbers_are_the_command_lines(
    walk: Walk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is asked before there is something of value; the study is the same, byte for byte.

    The first example shows all that an answer can: a picture, whether it is usual, what may come;
    another one is a tap away.
    """
    walk.at("home")
    walk.page.click("#example")
    walk.at("answer")
    assert "Sam" in walk.page.locator("h1").inner_text()
    assert walk.page.locator("main svg").count() > 0
    first = walk.page.locator(".report").first
    assert first.locator("svg").count() == 1
    assert "not unusual" in first.inner_text()
    assert "The chance that" in first.inner_text()
    assert main(["demo", "quiet", "--json"]) == 0
    assert walk.numbers(tmp_path) == capsys.readouterr().out
    walk.page.click("#other-example")
    walk.page.wait_for_selector("h1:has-text('asked for time')")
    assert main(["demo", "chat", "--json"]) == 0
    assert walk.numbers(tmp_path) == capsys.readouterr().out


def test_nobody_is_taken_to_be_anybody(walk: Walk, tmp_path: Path) -> None:
    """Two buttons of which none is pressed ask who the reader is; a third says neither."""
    walk.bring()
    walk.give(chat(tmp_path / "WhatsApp Chat with Bo.txt", "Ana", "Bo", "hello"))
    walk.at("who")
    assert walk.page.locator(".door[aria-pressed=true]").count() == 0
    walk.page.click("#neither")
    walk.at("stranger")
    assert walk.page.locator("#act-write").count() == 0
    walk.tab("help")
    walk.tab("silence")
    walk.at("stranger")


def test_a_request_to_stop_holds_whatever_is_pressed(walk: Walk, tmp_path: Path) -> None:
    """It is asked about; Escape is no answer; a yes outlives language, back and another telling."""
    page = walk.page
    walk.bring()
    walk.give(chat(tmp_path / "chat.txt", "Ana", "Bo", "I was thinking about the house", STOP))
    walk.me("Ana")
    walk.answer()
    walk.at("asked")
    assert "29 May 2025" in walk.text()
    page.keyboard.press("Escape")
    for language in ("de", "en"):
        walk.speak(language)
        walk.at("asked")
    page.click("#reply-yes")
    walk.at("answer")
    assert walk.study(tmp_path)["own_silences"]["refusal"] is not None
    for language in ("de", "en"):
        walk.speak(language)
    assert walk.study(tmp_path)["forecast"]["return_probs"] == []
    walk.tab("write")
    walk.at("write")
    assert page.get_by_role("button", name="Look at a draft").count() == 0
    walk.home()
    page.get_by_role("button", name="Your answers").click()
    page.click("#change-no_contact")
    page.click("#reply-no")
    page.get_by_role("button", name="Leave it as it is").click()
    page.wait_for_selector("#reply-yes[aria-pressed=true]")
    walk.tab("write")
    assert page.get_by_role("button", name="Look at a draft").count() == 0


def test_someone_under_age_is_led_to_people(walk: Walk) -> None:
    """No chat, no example, no theory, whatever is pressed afterwards."""
    page = walk.page
    walk.at("home")
    page.click("#door-silence")
    page.click("#reply-yes")
    walk.at("help")
    page.wait_for_selector(".places li")
    assert page.locator("#tab-silence").count() == 0
    page.go_back()
    page.go_back()
    for _ in range(2):
        page.go_forward()
    assert page.locator("#example, #file-chat, #door-silence").count() == 0
    assert walk.view() in {"help", "ask"}


def test_escape_twice_leaves_from_everywhere(walk: Walk, built: Path) -> None:
    """Inside a chart of the answer and inside the frame of the dials; Back shows nothing."""
    page = walk.page
    walk.at("home")
    page.click("#example")
    walk.at("answer")
    for one in page.locator(".chapters > details > summary").all():
        one.click()
    page.locator("main .mark[tabindex='0']").first.focus()
    walk.escape()
    page.go_back()
    page.wait_for_url("about:blank")
    page.goto(built.as_uri())
    walk.at("home")
    for question in ("young", "no_contact"):
        page.get_by_role("button", name="Your answers").click()
        page.click(f"#change-{question}")
        page.click("#reply-no")
        walk.home()
    page.click("#example")
    walk.at("answer")
    page.get_by_text("The theory behind the advice").click()
    dials = page.frame_locator("#dials")
    dials.locator("#dial-load").focus()
    walk.escape()


def test_leave_now_is_in_reach_on_every_screen(walk: Walk) -> None:
    """Scrolled to the end of the longest view of a phone it still stands in sight, and leaves."""
    page = walk.page
    page.set_viewport_size({"width": 320, "height": 640})
    page.click("#example")
    walk.at("answer")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    box = page.locator("#leave").bounding_box()
    assert 0 <= box["y"] < 80
    assert box["height"] >= 44
    page.click("#leave")
    page.wait_for_url("about:blank")


def test_a_letter_outlives_stop_wrong_files_and_a_reload(
    walk: Walk, built: Path, tmp_path: Path
) -> None:
    """Held at once without a passphrase; never lost, never replaced by what was chosen wrongly."""
    pytest.importorskip("apsw")
    page = walk.page
    page.click("#door-write")
    walk.hold("Are you <b>there</b>?")
    walk.home()
    walk.bring()
    walk.hold_calls("read")
    walk.give(chat(tmp_path / "chat.txt", "Ana", "Bo", "hello"))
    page.click("#stop")
    walk.at("bring")
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"\xff\xd8 a photograph" * 9000)
    walk.open_vault(photo)
    assert "not an encrypted file" in walk.text()
    walk.make_vault()
    saved = walk.save_vault(tmp_path / "awhile.store")
    assert b"there" not in saved.read_bytes()
    with open_store(saved, PASSPHRASE) as store:
        assert [held.text for held in store.held()] == ["Are you <b>there</b>?"]
    page.goto(built.as_uri())
    walk.open_vault(saved, "not that one")
    assert "passphrase is not this one" in walk.text()
    walk.open_vault(saved)
    walk.tab("write")
    buttons = page.locator(".letters li button")
    buttons.first.wait_for()
    assert buttons.all_inner_texts() == ["Let it go", "A day longer"]
    buttons.first.click()
    walk.at("letter")
    page.locator(".scale button").nth(3).click()
    page.click("#let-go")
    page.wait_for_selector(".letters li:has-text('8 then and 3')")
    again = walk.save_vault(tmp_path / "again.store")
    with open_store(again, PASSPHRASE) as store:
        assert [(held.text, held.outcome) for held in store.held()] == [("", "let_go")]


def test_after_a_stop_the_open_file_is_still_here(walk: Walk, tmp_path: Path) -> None:
    """Stop ends a study and nothing else: the passphrase opens what was written again."""
    pytest.importorskip("apsw")
    page = walk.page
    page.click("#door-write")
    walk.hold("An open file")
    walk.make_vault()
    walk.home()
    walk.bring()
    walk.hold_calls("read")
    walk.give(chat(tmp_path / "chat.txt", "Ana", "Bo", "hello"))
    page.click("#stop")
    walk.at("bring")
    walk.keep()
    assert "still here" in walk.text()
    page.fill("#f-pass", "not that one")
    page.click("#vault-again")
    page.wait_for_selector(".note.refused")
    page.fill("#f-pass", PASSPHRASE)
    page.click("#vault-again")
    page.wait_for_selector("#in-browser")
    walk.tab("write")
    page.wait_for_selector(".letters li button")


def test_a_store_of_the_command_line_opens_and_its_rules_hold(walk: Walk, tmp_path: Path) -> None:
    """A message made elsewhere is taken out after its wait; a no kept there closes it here."""
    pytest.importorskip("apsw")
    page, path = walk.page, tmp_path / "awhile.store"
    with open_store(path, PASSPHRASE, create=True) as store:
        store.keep_held(held_messages.hold("An old word", now_s=0.0, urge=9))
    walk.open_vault(path)
    walk.tab("write")
    for question in ("young", "no_contact"):
        page.get_by_role("button", name="Answer what comes first").click()
        walk.at("ask", question)
        page.click("#reply-no")
        walk.at("write")
    page.get_by_role("button", name="Take it out").click()
    walk.at("letter")
    page.locator(".scale.of11 button").nth(2).click()
    page.locator(".scale.of6 button").nth(1).click()
    page.click("#take-out")
    page.wait_for_selector("#note:has-text('An old word')")
    with open_store(path, PASSPHRASE) as store:
        no = remember(store.memory(), (ANYBODY,), Care(no_contact=Reply.YES), today="2026-01-01")
        store.keep_memory(no)
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    walk.at("home")
    walk.open_vault(path)
    walk.tab("write")
    walk.at("write")
    page.wait_for_selector("#gentle")
    assert page.get_by_role("button", name="Look at a draft").count() == 0


def test_a_saved_file_can_be_kept_in_the_browser_if_asked(
    walk: Walk, built: Path, tmp_path: Path
) -> None:
    """Nothing is stored unasked; an encrypted copy is, once it was; deleting removes it."""
    page = walk.page
    names = "indexedDB.databases().then((all) => all.map((one) => one.name))"
    page.click("#door-write")
    walk.hold("For next time")
    walk.make_vault()
    assert page.evaluate(names) == []
    page.check("#in-browser")
    page.wait_for_function(f"{names}.then((all) => all.length === 1)")
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(built.as_uri())
    page.click("#door-write")
    page.get_by_role("button", name="Open it").click()
    page.fill("#f-pass", PASSPHRASE)
    page.click("#vault-again")
    page.wait_for_selector("#in-browser:checked")
    page.click("#delete-all")
    page.click("#delete-sure")
    walk.at("home")
    page.wait_for_function(f"{names}.then((all) => all.length === 0)")


def test_back_leads_back_and_typed_words_stay(walk: Walk) -> None:
    """Each view is an entry of the history; leaving the page with words in it asks first."""
    page = walk.page
    asked: list[str] = []

    def stay(dialog: Any) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.click("#door-write")
    page.locator("#f-letter").press_sequentially("Half a sent")
    walk.tab("calm")
    walk.tab("help")
    page.go_back()
    walk.at("calm")
    page.go_back()
    walk.at("write")
    assert page.input_value("#f-letter") == "Half a sent"
    walk.speak("de")
    assert page.input_value("#f-letter") == "Half a sent"
    with page.expect_event("dialog"):
        page.evaluate("setTimeout(() => location.reload())")
    page.go_back()
    walk.at("home")
    assert asked == ["beforeunload"]


def test_what_is_told_is_seen_where_one_is(walk: Walk) -> None:
    """At the button that was pressed, without moving anybody; it goes when it is closed."""
    page = walk.page
    page.set_viewport_size({"width": 390, "height": 844})
    page.click("#door-write")
    walk.at("write")
    page.locator("#hold").click(trial=True)  # it comes into sight
    before = page.evaluate("scrollY")
    page.click("#hold")
    page.wait_for_selector(".note.refused")
    assert page.evaluate("scrollY") == before
    note, bar = (page.locator(where).bounding_box() for where in ("#note", ".bar"))
    assert page.locator(".top").bounding_box()["height"] < note["y"]
    assert note["y"] + note["height"] <= bar["y"]
    page.click("#dismiss")
    page.wait_for_selector("#note", state="detached")


def test_a_chat_can_be_dropped_before_anything_was_tapped(walk: Walk, tmp_path: Path) -> None:
    """On the first view already; the question of age comes before it is read, and it waits."""
    page = walk.page
    walk.at("home")
    text = chat(tmp_path / "chat.txt", "Ana", "Bo", "hello").read_text(encoding="utf-8")
    dropped = page.evaluate_handle(
        """(text) => {
          const all = new DataTransfer();
          all.items.add(new File([text], "chat.txt"));
          return all;
        }""",
        text,
    )
    page.dispatch_event("h1", "drop", {"dataTransfer": dropped})
    walk.at("ask", "young")
    page.click("#reply-no")
    walk.me("Ana")
    walk.at("ask", "no_contact")


def test_back_leads_to_where_one_had_read(walk: Walk) -> None:
    """The chapter that was open is open, as far down as before; a new view begins at its top."""
    page = walk.page
    page.set_viewport_size({"width": 390, "height": 844})
    walk.at("home")
    page.click("#example")
    walk.at("answer")
    page.click("#chapter-who summary")
    page.locator(".ways").scroll_into_view_if_needed()
    read = page.evaluate("scrollY")
    assert read > 400
    walk.tab("help")
    walk.at("help")
    assert page.evaluate("scrollY") == 0
    page.click("#back")
    walk.at("answer")
    assert page.locator(".chapters > details[open]").count() == 1
    page.wait_for_function("(read) => Math.abs(scrollY - read) < 2", arg=read)


def test_nobody_is_pulled_away_by_an_answer(walk: Walk) -> None:
    """Whoever looks elsewhere meanwhile stays there and is told; a clock goes on everywhere."""
    page = walk.page
    walk.at("home")
    walk.hold_calls("sample")
    page.click("#example")
    walk.tab("calm")
    page.get_by_role("button", name="5 min", exact=True).click()
    walk.tab("write")
    walk.release_calls()
    page.wait_for_selector("#note:has-text('The answer is ready')")
    assert walk.view() == "write"
    page.wait_for_selector(".clock .left:not(:text-is('5:00'))")
    page.get_by_role("button", name="See the answer").click()
    walk.at("answer")
    page.click("#timer-stop")
    assert page.locator(".clock").count() == 0


def test_an_answer_can_be_changed_and_what_it_opened_closes(walk: Walk, tmp_path: Path) -> None:
    """Who begins to be afraid says so from the answer: help stands first and the advice goes."""
    page = walk.page
    walk.understand(chat(tmp_path / "chat.txt", "Ana", "Bo", "hello"), "Ana")
    page.get_by_role("button", name="Your answers").click()
    page.click("#change-afraid")
    page.click("#reply-yes")
    walk.at("answers")
    assert "Yes, or at times" not in walk.text()
    page.click("#answers-on")
    walk.at("answer")
    assert "not have to be patient" in page.locator("h1").inner_text()
    assert page.locator("#gentle").count() == 0  # the answer says so itself, once
    page.get_by_text("The advice, held against research").click()
    walk.at("advice")
    page.wait_for_selector("main .lead:has-text('left out')")
    assert page.locator("main details").count() == 0


def test_a_wrong_file_is_no_dead_end(walk: Walk, tmp_path: Path) -> None:
    """A refusal leads to the guides; a single writer can choose again; a bomb is a sentence."""
    page = walk.page
    bomb = tmp_path / "chat.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_chat.txt", b"\0" * (40 << 20))
    walk.bring()
    walk.give(bomb)
    page.wait_for_selector(".note.refused")
    assert "chat.zip" in walk.text()
    walk.at("bring")
    page.get_by_role("button", name="WhatsApp").click()
    assert "Export" in page.locator(".guide").inner_text()
    alone = tmp_path / "alone.txt"
    alone.write_text("".join(f"0{n}/03/2025, 10:15 - Ana: hi\n" for n in range(1, 9)))
    walk.give(alone)
    walk.at("who")
    assert "Only one person" in walk.text()
    assert page.locator(".doors").count() == 0
    page.get_by_role("button", name="Choose another file").click()
    bad = "<img src=x onerror=alert(1)>"
    walk.give(chat(tmp_path / "chat.txt", "Ana", bad, "hello"))
    walk.me("Ana")
    walk.answer()
    walk.at("answer")
    assert bad in walk.text()
    assert page.locator("main img").count() == 0


def test_an_arabic_chat_is_read(walk: Walk, tmp_path: Path) -> None:
    """Names and words in another script go the same way."""
    walk.understand(chat(tmp_path / "دردشة.txt", "ليلى", "سامي", "صباح الخير"), "ليلى")
    assert "سامي" in walk.page.locator("h1").inner_text()


def test_one_conversation_of_many_is_chosen(walk: Walk, tmp_path: Path) -> None:
    """An archive of several conversations asks which one."""
    talks = [
        {
            "name": name,
            "type": "personal_chat",
            "id": number,
            "messages": [
                {
                    "id": i,
                    "type": "message",
                    "date_unixtime": str(1_740_000_000 + 40_000 * i),
                    "from": (name, "Ana")[i % 2],
                    "from_id": f"user{number if i % 2 == 0 else 9}",
                    "text": "hello",
                }
                for i in range(40)
            ],
        }
        for number, name in enumerate(("Ben", "Cleo"), 1)
    ]
    path = tmp_path / "result.json"
    path.write_text(json.dumps({"chats": {"list": talks}}), encoding="utf-8")
    walk.bring()
    walk.give(path)
    walk.at("which")
    walk.page.get_by_role("button", name="Cleo").click()
    walk.me("Ana")
    walk.answer()
    walk.at("answer")
    assert "Cleo" in walk.page.locator("h1").inner_text()


def test_several_files_of_two_people_are_put_together(
    walk: Walk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A chat and a call log: whose number it is gets asked; the numbers are the command line's."""
    page = walk.page
    talk, calls = chat(tmp_path / "chat.txt", "Ana", "Ben", "hello"), tmp_path / "calls.xml"
    calls.write_text(
        '<calls><call number="+15550001111" date="1745000000000" type="3" duration="0" /></calls>'
    )
    page.clock.set_fixed_time("2025-06-10T12:00:00Z")
    walk.bring()
    walk.give(talk, calls)
    walk.at("who")
    page.get_by_text("The times look wrong").click()
    page.select_option("#zone", "Europe/Berlin")
    walk.me("Ana")
    walk.answer()
    walk.at("asked")
    page.click("#reply-yes")
    walk.at("answer")
    saved = walk.numbers(tmp_path)
    words = ["study", str(talk), str(calls), "--json", "--me", "Ana", "--with", "Ben"]
    words += ["--zone", "Europe/Berlin", "--same", "Ben=+15550001111"]
    assert saved == command_line([*words, "--now", "2025-06-10T14:00:00"], capsys)
    assert json.loads(saved)["understood"]["files"] == ["chat.txt", "calls.xml"]


def test_unsure_dates_are_asked_and_read_again(walk: Walk, tmp_path: Path) -> None:
    """Where dates could be read in two ways the page asks, and goes on as told."""
    lines = [
        f"0{n}/0{n + 1}/2025, 10:15 - {who}: hi\n" for n in range(1, 9) for who in ("Ana", "Ben")
    ]
    path = tmp_path / "chat.txt"
    path.write_text("".join(lines), encoding="utf-8")
    walk.bring()
    walk.give(path)
    walk.me("Ana")
    walk.at("dates")
    walk.page.click("#mdy")
    walk.answer()
    walk.at("answer")
    assert walk.study(tmp_path)["understood"]["date_order"] == "mdy"


def large(path: Path, rows: int = 170_000) -> Path:
    """Write an export of many rows, 120 bytes each."""
    first = datetime(2020, 1, 1, 8, tzinfo=UTC)
    with path.open("w", encoding="utf-8") as out:
        for number in range(rows):
            when = first + timedelta(minutes=17 * number + number % 7)
            who = ("Ana", "Ben")[number // 3 % 2]
            out.write(f"[{when:%d/%m/%Y, %H:%M:%S}] {who}: {'nothing new here today ' * 4}\n")
    return path


def test_a_large_export_is_read_stopped_and_read_again(
    walk: Walk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Twenty megabytes: stopped half way, then read to the same numbers as the command line."""
    page, path = walk.page, large(tmp_path / "chat.txt")
    assert path.stat().st_size > 20_000_000
    page.clock.set_fixed_time("2026-01-01T12:00:00Z")
    walk.bring()
    walk.give(path)
    page.click("#stop")
    walk.give(path)
    walk.me("Ana")
    walk.answer()
    walk.at("answer")
    words = ["study", str(path), "--json", "--me", "Ana", "--now", "2026-01-01T12:00:00"]
    assert walk.numbers(tmp_path) == command_line(words, capsys)


def test_what_happened_outside_is_in_the_study(walk: Walk, tmp_path: Path) -> None:
    """An event told in the page stands in the numbers, with whose it was."""
    page = walk.page
    walk.bring()
    walk.give(chat(tmp_path / "chat.txt", "Ana", "Ben", "hello"))
    walk.at("who")
    page.get_by_text("Something that happened outside").click()
    for day, what in (("2025-04-02", "exams <b>begin</b>"), ("2025-04-03", "a mistake")):
        page.fill("#f-day", day)
        page.fill("#f-what", what)
        page.select_option("#f-who", label="Ben")
        page.click("#outside-add")
    page.get_by_role("button", name="Remove: a mistake").click()
    walk.me("Ana")
    walk.answer()
    walk.at("answer")
    told = walk.study(tmp_path)["outside"]
    assert [(one["person"], one["what"]) for one in told] == [(1, "exams <b>begin</b>")]


def test_a_language_costs_no_study(walk: Walk, tmp_path: Path) -> None:
    """Eight changes of language tell the answer again and count as one study of the day."""
    pytest.importorskip("apsw")
    page = walk.page
    page.click("#door-write")
    walk.hold("x")
    walk.make_vault()
    walk.home()
    walk.understand(chat(tmp_path / "chat.txt", "Ana", "Bo", "hello"), "Ana")
    english = page.locator("h1").inner_text()
    for n in range(8):
        walk.speak(("de", "en")[n % 2])
        if n == 0:
            other = "(was) => document.querySelector('h1').innerText !== was"
            page.wait_for_function(other, arg=english)
    page.wait_for_function("(was) => document.querySelector('h1').innerText === was", arg=english)
    saved = walk.save_vault(tmp_path / "awhile.store")
    with open_store(saved, PASSPHRASE) as store:
        assert store.count_study(datetime.now(UTC).date().isoformat()) in {1, 2}


def test_the_day_a_plan_and_a_practice_are_taps(walk: Walk, tmp_path: Path) -> None:
    """The rest of the time in between answers, each with the core's sentences."""
    page = walk.page
    walk.tab("calm")
    page.get_by_text("If this, then that").click()
    page.fill("#f-cue", "it is eleven")
    page.fill("#f-action", "I put the kettle on")
    page.click("#plan")
    page.wait_for_selector(".plans li:has-text('If it is eleven, then I put')")
    walk.tab("calm")
    page.get_by_text("The day, in ten seconds").click()
    walk.at("journal")
    page.locator(".faces button").nth(2).click()
    page.locator(".scale button").nth(7).click()
    page.locator(".chips button").nth(3).click()
    page.click("#keep-day")
    page.wait_for_selector("#note:has-text('Kept')")
    page.click("#trends")
    page.wait_for_selector("#note:has-text('mood')")
    walk.tab("calm")
    page.wait_for_selector(".way")
    page.get_by_text("Reminders for your calendar").click()
    with page.expect_download() as download:
        page.click("#make-reminders")
    download.value.save_as(tmp_path / "reminders.ics")
    assert (tmp_path / "reminders.ics").read_text("utf-8").count("BEGIN:VEVENT") == 7
    page.locator(".way", has_text="Writing it all out").click()
    page.click("#begin")
    for _ in range(2):
        page.wait_for_selector("#reply-no")
        asked = page.locator(".act p").inner_text()
        page.click("#reply-no")
        page.wait_for_function(
            "(was) => ![null, undefined, was].includes("
            "document.querySelector('.act p')?.innerText)",
            arg=asked,
        )
    page.click("#reply-yes")
    page.wait_for_selector("#note:has-text('gentler')")


def test_words_of_harm_bring_people_first(walk: Walk) -> None:
    """They are kept all the same, and the way to help is one tap."""
    page = walk.page
    page.click("#door-write")
    walk.hold("I want to kill myself")
    page.wait_for_selector(".note.harm")
    page.locator(".note.harm").get_by_role("button", name="People who listen").click()
    walk.at("help")


def test_the_whole_way_by_keyboard(walk: Walk) -> None:
    """From the first view to the answer, a chart and a letter without a pointer."""
    page = walk.page

    def tab_to(pattern: str) -> None:
        for _ in range(80):
            page.keyboard.press("Tab")
            if page.evaluate(f"Boolean(document.activeElement.closest({pattern!r}))"):
                ring = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
                assert ring != "none" or "mark" in pattern, pattern
                return
        raise AssertionError(pattern)

    walk.at("home")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    tab_to("#example")
    page.keyboard.press("Enter")
    walk.at("answer")
    assert page.evaluate("document.activeElement.id") == "main"
    tab_to("#chapter-who summary")
    page.keyboard.press("Enter")
    assert page.locator(".chapters > details[open]").count() == 1
    tab_to(".chapters .mark")
    before = page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") != before
    page.locator("#back").focus()
    tab_to("#tab-write")
    page.keyboard.press("Enter")
    walk.at("write")
    tab_to("#f-letter")
    page.keyboard.type("By hand")
    tab_to(".scale button")
    page.keyboard.press("Space")
    tab_to("#hold")
    page.keyboard.press("Enter")
    page.wait_for_selector(".letters li")


def test_printing_takes_the_report(walk: Walk) -> None:
    """What is printed is the report alone, from a frame in which no script may run."""
    page = walk.page
    page.click("#example")
    walk.at("answer")
    page.click("#print")
    page.wait_for_selector("html[data-printed=yes]")
    printed = page.frame_locator("iframe.print").locator("body")
    assert "Sam" in printed.inner_text()


def test_a_file_is_saved_in_place_and_a_full_disk_loses_nothing(
    browser: Any, built: Path, tmp_path: Path
) -> None:
    """Where the browser can, one file is written again and again; a failure is a sentence."""
    context = browser.new_context(locale="en-GB")
    context.add_init_script(
        """window.written = [];
        window.full = false;
        window.showSaveFilePicker = async () => ({
          createWritable: async () => ({
            write: async (bytes) => {
              if (window.full) throw new DOMException("", "QuotaExceededError");
              window.written.push(bytes.length);
            },
            close: async () => undefined,
          }),
        });"""
    )
    page = context.new_page()
    walk = Walk(page)
    page.goto(built.as_uri())
    page.click("#door-write")
    walk.hold("In place")
    page.wait_for_selector(".letters li button")  # Python has it: until then it is in no file
    walk.make_vault()
    page.evaluate("window.full = true")
    page.click("#vault-save")
    page.wait_for_selector("#note:has-text('There is no room')")
    page.evaluate("window.full = false")
    page.click("#vault-save")
    page.wait_for_selector("#note:has-text('Saved.')")
    assert page.evaluate("window.written.length") == 1
    walk.tab("write")
    walk.at("write")
    assert page.locator(".unsaved").count() == 0
    context.close()


def test_the_build_is_the_same_twice(built: Path, tmp_path: Path) -> None:
    """Elsewhere, in another zone and language, with other hashes: the same bytes, under 10 MB."""
    other = {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}
    words = [sys.executable, ROOT / "web" / "build" / "build.py", tmp_path]
    subprocess.run(words, check=True, env=os.environ | other)
    again = {p.relative_to(tmp_path): p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    assert Path("awhile.html") in again
    assert Path("folder/index.html") in again
    assert [
        path for path, data in again.items() if (built.parent / path).read_bytes() != data
    ] == []
    assert len(again[Path("awhile.html")]) < 10_000_000


def test_a_copy_that_the_browser_clears_is_told_and_nothing_is_lost(
    walk: Walk, tmp_path: Path
) -> None:
    """The reader hears that the copy is gone; the letter is still here, and the file takes it."""
    pytest.importorskip("apsw")
    page = walk.page
    page.click("#door-write")
    walk.hold("Kept twice")
    page.wait_for_selector(".letters li button")
    walk.make_vault()
    page.check("#in-browser")
    stored = "indexedDB.databases().then((all) => all.length === 1)"
    page.wait_for_function(stored)
    walk.tab("write")
    page.wait_for_selector(".unsaved", state="detached")
    gone = """() => new Promise((done) => {
      const asked = indexedDB.deleteDatabase("awhile");
      asked.onsuccess = () => done(true);
    })"""
    assert page.evaluate(gone)
    walk.keep()
    page.wait_for_selector("#note:has-text('The browser has cleared the copy')")
    assert not page.is_checked("#in-browser")
    walk.tab("write")
    page.wait_for_selector(".unsaved")
    saved = walk.save_vault(tmp_path / "awhile.store")
    with open_store(saved, PASSPHRASE) as store:
        assert [held.text for held in store.held()] == ["Kept twice"]


@pytest.mark.parametrize(
    ("error", "told"),
    [("QuotaExceededError", "no room for the copy"), ("UnknownError", "does not keep a copy here")],
)
def test_a_browser_that_keeps_no_copy_says_so(walk: Walk, error: str, told: str) -> None:
    """Full, or forbidden: a sentence, the box is empty again, and the letter is here."""
    pytest.importorskip("apsw")
    page = walk.page
    page.evaluate(
        "(name) => { IDBObjectStore.prototype.put = () => { throw new DOMException('', name); }; }",
        error,
    )
    page.click("#door-write")
    walk.hold("Kept here")
    page.wait_for_selector(".letters li button")
    walk.make_vault()
    page.click("#in-browser")
    page.wait_for_selector(f"#note:has-text('{told}')")
    assert not page.is_checked("#in-browser")
    walk.tab("write")
    page.wait_for_selector(".letters li button")
    page.wait_for_selector(".unsaved")
