"""A newcomer's way through the one-file page, opened from disk in a browser."""

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
from awhile.practice.store import open_store
from awhile.sample import DEMOS
from awhile.types import Care
from tests.web.conftest import ROOT, WAIT_MS

pytestmark = pytest.mark.browser


def answer(page: Any, adult: str = "yes", no_contact: str = "no", afraid: str = "no") -> None:
    """Answer the stop rules' questions and go on."""
    for name, value in (("adult", adult), ("no_contact", no_contact), ("afraid", afraid)):
        page.locator(f"input[name={name}][value={value}]").first.check()
    page.locator("#questions button").click()


def give(page: Any, path: Path) -> None:
    """Choose a file."""
    page.wait_for_selector("#choose:not([hidden])", timeout=WAIT_MS)
    page.set_input_files("#file", path)


def show(page: Any) -> Any:
    """Ask for the report and return its frame."""
    page.wait_for_selector("#who:not([hidden])", timeout=WAIT_MS)
    page.locator("#who .first").click()
    page.wait_for_selector("#result:not([hidden])", timeout=WAIT_MS)
    return page.frame_locator("#report")


def save_numbers(page: Any, folder: Path) -> str:
    """Save the study as JSON and return it."""
    with page.expect_download() as download:
        page.click("#save_json")
    download.value.save_as(folder / "study.json")
    return (folder / "study.json").read_text(encoding="utf-8")


def test_a_newcomer_reads_the_sample_and_its_numbers_are_the_command_lines(
    page: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """From the questions to the report; the study saved is the command line's, byte for byte."""
    answer(page)
    page.wait_for_selector("#choose:not([hidden])", timeout=WAIT_MS)
    page.click("#sample")
    report = show(page)
    assert "Sam" in report.locator("h1").inner_text()
    assert report.locator("svg").count() > 0
    saved = save_numbers(page, tmp_path)
    demo = DEMOS["chat"]
    with demo.open() as path:
        words = ["study", str(path), "--json", "--me", demo.me, "--now", demo.now]
        assert main([*words, "--adult", "yes", "--no-contact", "no"]) == 0
    assert saved == capsys.readouterr().out


def test_a_request_for_no_contact_leaves_no_look_ahead(page: Any, tmp_path: Path) -> None:
    """The stop rules hold in the page as in the library."""
    answer(page, no_contact="yes")
    page.wait_for_selector("#gentle:not([hidden])", timeout=WAIT_MS)
    page.click("#sample")
    show(page)
    study = json.loads(save_numbers(page, tmp_path))
    assert study["own_silences"]["refusal"]["why"] == "care.why_stopped"
    assert study["own_silences"]["return_probs"] == []


def test_someone_under_age_gets_no_study(page: Any) -> None:
    """No chat can be chosen by someone who is not an adult."""
    answer(page, adult="no")
    page.wait_for_selector("#places li", timeout=WAIT_MS)
    assert "adults only" in page.locator("#gentle").inner_text()
    assert page.locator("#choose").is_hidden()
    assert page.locator("#nav").is_hidden()


def chat(path: Path, me: str, other: str, text: str) -> Path:
    """Write a small WhatsApp export in which both write every day."""
    lines = [
        f"{day:02}/0{month}/2025, {hour}:15 - {who}: {text}\n"
        for month in (3, 4, 5)
        for day in range(1, 29)
        for hour, who in ((10, me), (18, other))
    ]
    path.write_text("".join(lines), encoding="utf-8")
    return path


def test_a_request_to_stop_in_the_chat_is_asked_about(page: Any, tmp_path: Path) -> None:
    """A message that may ask for no contact is asked about; a yes leaves no look ahead."""
    path = chat(tmp_path / "chat.txt", "Ana", "Bo", "I was thinking about you and the house")
    with path.open("a", encoding="utf-8") as file:
        file.write("29/05/2025, 18:15 - Bo: Please stop contacting me, do not write to me again\n")
    answer(page)
    give(page, path)
    page.wait_for_selector("#who:not([hidden])", timeout=WAIT_MS)
    page.select_option("#me", "Ana")
    page.select_option("#other", "Bo")
    page.locator("#who .first").click()
    page.wait_for_selector("dialog[open]", timeout=WAIT_MS)
    assert "29 May 2025" in page.locator("dialog[open]").inner_text()
    page.locator("dialog[open]").get_by_role("button", name="Yes", exact=True).click()
    page.wait_for_selector("#result:not([hidden])", timeout=WAIT_MS)
    study = json.loads(save_numbers(page, tmp_path))
    assert study["own_silences"]["refusal"]["why"] == "care.why_stopped"
    assert study["forecast"]["return_probs"] == []


def test_names_with_markup_stay_names(page: Any, tmp_path: Path) -> None:
    """A name is text in the page and in the report, never markup."""
    bad = "<img src=x onerror=alert(1)>"
    answer(page)
    give(page, chat(tmp_path / "chat.txt", "Ana", bad, "hello"))
    report = show(page)
    assert bad in report.locator("h1").inner_text()
    assert report.locator("img").count() == 0


def test_an_arabic_chat_is_read(page: Any, tmp_path: Path) -> None:
    """Names and words in another script go the same way."""
    answer(page)
    give(page, chat(tmp_path / "دردشة.txt", "ليلى", "سامي", "صباح الخير"))
    assert "سامي" in show(page).locator("h1").inner_text()


def test_a_hostile_zip_is_refused_with_a_sentence(page: Any, tmp_path: Path) -> None:
    """An archive that claims far more than a chat is not opened, and the page goes on."""
    path = tmp_path / "chat.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_chat.txt", b"\0" * (40 << 20))
    answer(page)
    give(page, path)
    page.wait_for_selector("#refused:not([hidden])", timeout=WAIT_MS)
    assert "chat.zip" in page.locator("#refused").inner_text()
    give(page, chat(tmp_path / "chat.txt", "Ana", "Ben", "hello"))
    assert "Ben" in show(page).locator("h1").inner_text()


def test_one_conversation_of_many_is_chosen(page: Any, tmp_path: Path) -> None:
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
    answer(page)
    give(page, path)
    page.wait_for_selector("#conversation:not([hidden])", timeout=WAIT_MS)
    page.select_option("#chat", label="Cleo")
    page.click("#conversation button")
    assert "Cleo" in show(page).locator("h1").inner_text()


def test_several_files_of_two_people_are_put_together(
    page: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A chat and a call log: whose number it is gets asked; the numbers are the command line's."""
    talk, calls = chat(tmp_path / "chat.txt", "Ana", "Ben", "hello"), tmp_path / "calls.xml"
    calls.write_text(
        '<calls><call number="+15550001111" date="1745000000000" type="3" duration="0" /></calls>'
    )
    page.clock.set_fixed_time("2025-06-10T12:00:00Z")
    answer(page)
    page.wait_for_selector("#choose:not([hidden])", timeout=WAIT_MS)
    page.set_input_files("#file", [talk, calls])
    page.wait_for_selector("#who:not([hidden])", timeout=WAIT_MS)
    page.select_option("#zone", "Europe/Berlin")
    page.wait_for_selector("#progress", state="hidden", timeout=WAIT_MS)
    page.locator("#who .first").click()
    page.click("#dialog button[value=yes]")
    page.wait_for_selector("#result:not([hidden])", timeout=WAIT_MS)
    saved = save_numbers(page, tmp_path)
    words = ["study", str(talk), str(calls), "--json", "--me", "Ana", "--with", "Ben"]
    words += [
        "--zone",
        "Europe/Berlin",
        "--same",
        "Ben=+15550001111",
        "--adult",
        "yes",
        "--no-contact",
        "no",
    ]
    assert main([*words, "--now", "2025-06-10T14:00:00"]) == 0
    assert saved == capsys.readouterr().out
    assert json.loads(saved)["understood"]["files"] == ["chat.txt", "calls.xml"]


def test_dates_and_zone_are_asked_and_read_again(page: Any, tmp_path: Path) -> None:
    """Where dates could be read in two ways the page asks; a zone that is chosen is used."""
    lines = [
        f"0{n}/0{n + 1}/2025, 10:15 - {who}: hi\n" for n in range(1, 9) for who in ("Ana", "Ben")
    ]
    path = tmp_path / "chat.txt"
    path.write_text("".join(lines), encoding="utf-8")
    answer(page)
    give(page, path)
    page.wait_for_selector("#dates:not([hidden])", timeout=WAIT_MS)
    page.locator("input[name=dates][value=mdy]").check()
    page.wait_for_selector("#progress", state="hidden", timeout=WAIT_MS)
    page.select_option("#zone", "Europe/Berlin")
    page.wait_for_selector("#progress", state="hidden", timeout=WAIT_MS)
    assert page.locator("#zone").input_value() == "Europe/Berlin"
    show(page)
    understood = json.loads(save_numbers(page, tmp_path))["understood"]
    assert (understood["date_order"], understood["zone"]) == ("mdy", "Europe/Berlin")


def test_a_large_export_is_read_stopped_and_read_again(
    page: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Twenty megabytes dropped on the page: stopped half way, then read to the same numbers."""
    path = tmp_path / "chat.txt"
    first = datetime(2020, 1, 1, 8, tzinfo=UTC)
    with path.open("w", encoding="utf-8") as out:
        for number in range(170_000):
            when = first + timedelta(minutes=17 * number + number % 7)
            who = ("Ana", "Ben")[number // 3 % 2]
            out.write(f"[{when:%d/%m/%Y, %H:%M:%S}] {who}: {'nothing new here today ' * 4}\n")
    assert path.stat().st_size > 20_000_000
    page.clock.set_fixed_time("2026-01-01T12:00:00Z")
    answer(page)
    give(page, path)
    page.click("#cancel", timeout=WAIT_MS)
    give(page, path)
    show(page)
    saved = save_numbers(page, tmp_path)
    words = ["study", str(path), "--json", "--me", "Ana", "--now", "2026-01-01T12:00:00"]
    assert main([*words, "--adult", "yes", "--no-contact", "no"]) == 0
    assert saved == capsys.readouterr().out


def test_the_whole_way_by_keyboard(page: Any) -> None:
    """From the first question to the report and a practice without a pointer."""

    def tab_to(pattern: str) -> None:
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate(f"Boolean(document.activeElement.closest({pattern!r}))"):
                return
        raise AssertionError(pattern)

    for name in ("adult", "no_contact", "afraid"):
        tab_to(f"input[name={name}]")
        page.keyboard.press("Space")
    tab_to("#questions button")
    page.keyboard.press("Enter")
    page.wait_for_selector("#choose:not([hidden])", timeout=WAIT_MS)
    tab_to("#sample")
    page.keyboard.press("Enter")
    page.wait_for_selector("#who:not([hidden])", timeout=WAIT_MS)
    tab_to("#who .first")
    page.keyboard.press("Enter")
    page.wait_for_selector("#result:not([hidden])", timeout=WAIT_MS)
    tab_to("#report")
    page.locator("#again").focus()
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.dataset.view === 'practices'"):
            break
    page.keyboard.press("Enter")
    page.wait_for_selector("#practice_list summary", timeout=WAIT_MS)
    tab_to("#practice_list summary")
    page.keyboard.press("Enter")
    tab_to("#practice_list button")
    page.keyboard.press("Enter")
    assert ":" in page.locator(".timer").first.inner_text()


def test_the_page_speaks_german(page: Any) -> None:
    """The words come from the core, in the language chosen."""
    page.click("#language")
    page.wait_for_selector("html[lang=de]", timeout=WAIT_MS)
    assert page.locator("#questions button").inner_text() == "Weiter"


PASSPHRASE = "seven quiet herons"


def make_place(page: Any, passphrase: str = PASSPHRASE) -> None:
    """Make the encrypted store where the page asks for one."""
    page.fill("#pass", passphrase)
    page.fill("#pass_again", passphrase)
    page.click("#make_place button")


def save_place(page: Any, path: Path) -> Path:
    """Save the encrypted store."""
    with page.expect_download() as download:
        page.click("#save_now")
    download.value.save_as(path)
    return path


def open_place(page: Any, path: Path, passphrase: str = PASSPHRASE) -> None:
    """Open a store saved before."""
    page.set_input_files("#place_file", path)
    page.fill("#pass_open", passphrase)
    page.click("#open_place button")


def hold(page: Any, text: str) -> None:
    """Hold a message."""
    page.fill("#hold_text", text)
    page.fill("#hold_urge", "8")
    page.click("#hold form button")
    page.wait_for_selector("#said:not([hidden])", timeout=WAIT_MS)


def test_a_held_message_outlives_a_reload(page: Any, built: Path, tmp_path: Path) -> None:
    """Held, saved, reloaded, refused with a wrong passphrase, opened, let go of first."""
    pytest.importorskip("apsw")
    answer(page)
    page.click("[data-view=hold]")
    make_place(page)
    page.wait_for_selector("#hold:not([hidden])", timeout=WAIT_MS)
    hold(page, "Are you <b>there</b>?")
    saved = save_place(page, tmp_path / "awhile.store")
    assert b"there" not in saved.read_bytes()
    with open_store(saved, PASSPHRASE) as store:
        assert [held.text for held in store.held()] == ["Are you <b>there</b>?"]

    page.goto(built.as_uri())
    answer(page)
    page.click("[data-view=hold]")
    open_place(page, saved, "not that one")
    page.wait_for_selector("#refused:not([hidden])", timeout=WAIT_MS)
    assert "passphrase" in page.locator("#refused").inner_text()
    open_place(page, saved)
    page.wait_for_selector("#hold:not([hidden])", timeout=WAIT_MS)
    buttons = page.locator("#held_list button")
    assert buttons.all_inner_texts() == ["Let it go", "Wait a day longer"]
    buttons.first.click()
    page.fill("#dialog_input", "3")
    page.click("#dialog button[value=ok]")
    page.wait_for_selector("#said:not([hidden])", timeout=WAIT_MS)
    assert "8 then and 3" in page.locator("#held_list").inner_text()
    again = save_place(page, tmp_path / "again.store")
    with open_store(again, PASSPHRASE) as store:
        assert [(held.text, held.outcome) for held in store.held()] == [("", "let_go")]


def test_a_store_of_the_command_line_opens_and_its_rules_hold(page: Any, tmp_path: Path) -> None:
    """A message made elsewhere is taken out after its wait; a no kept there closes it here."""
    pytest.importorskip("apsw")
    path = tmp_path / "awhile.store"
    with open_store(path, PASSPHRASE, create=True) as store:
        store.keep_held(held_messages.hold("An old word", now_s=0.0, urge=9))
    answer(page)
    page.click("[data-view=hold]")
    open_place(page, path)
    page.wait_for_selector("#hold:not([hidden])", timeout=WAIT_MS)
    page.get_by_role("button", name="Take it out").click()
    page.fill("#dialog_input", "1")
    page.click("#dialog button[value=ok]")
    page.click("#dialog button[value=no]")
    page.fill("#dialog_input", "2")
    page.click("#dialog button[value=ok]")
    page.wait_for_selector("#said:not([hidden])", timeout=WAIT_MS)
    assert "An old word" in page.locator("#said").inner_text()
    with open_store(path, PASSPHRASE) as store:
        store.keep_care(Care(no_contact=True))
    page.reload()
    answer(page)
    page.click("[data-view=journal]")
    open_place(page, path)
    page.wait_for_selector("#gentle:not([hidden])", timeout=WAIT_MS)
    page.click("[data-view=draft]")
    page.fill("#draft_text", "Why do you not answer?")
    page.fill("#draft_attempts", "0")
    page.click("#draft form button")
    page.wait_for_selector("#refused:not([hidden])", timeout=WAIT_MS)


def test_journal_plans_practices_and_reminders(page: Any, tmp_path: Path) -> None:
    """The rest of the place to wait answers, each with the core's sentences."""
    answer(page)
    page.click("[data-view=plans]")
    make_place(page)
    page.wait_for_selector("#plans:not([hidden])", timeout=WAIT_MS)
    page.fill("#cue", "it is eleven")
    page.fill("#action", "I put the kettle on")
    page.click("#plans form button")
    page.wait_for_selector("#said:not([hidden])", timeout=WAIT_MS)
    assert "If it is eleven, then I put" in page.locator("#said").inner_text()
    page.click("[data-view=journal]")
    for name, value in (("mood", "4"), ("urge", "7"), ("sleep", "6,5")):
        page.fill(f"#{name}", value)
    page.click("#journal form button")
    page.wait_for_selector("#said:not([hidden])", timeout=WAIT_MS)
    page.click("[data-run='journal show']")
    page.wait_for_selector("#said:has-text('mood')", timeout=WAIT_MS)
    page.click("[data-view=practices]")
    page.locator("#practice_list summary").first.click()
    page.locator("#practice_list button").first.click()
    assert page.locator(".timer").first.inner_text() in {"5:00", "4:59"}
    with page.expect_download() as download:
        page.click("#reminders button")
    download.value.save_as(tmp_path / "reminders.ics")
    assert (tmp_path / "reminders.ics").read_text("utf-8").count("BEGIN:VEVENT") == 7
    page.click("[data-view=keep]")
    page.click("#delete")
    page.click("#delete_sure")
    page.wait_for_selector("#questions:not([hidden])", timeout=WAIT_MS)
    answer(page)
    page.click("[data-view=plans]")
    page.wait_for_selector("#no_place:not([hidden])", timeout=WAIT_MS)


def test_writing_it_all_out_asks_first_and_rests(page: Any) -> None:
    """The guarded practice asks three questions and leads whoever circles around why elsewhere."""
    answer(page)
    page.click("[data-view=plans]")
    make_place(page)
    page.wait_for_selector("#plans:not([hidden])", timeout=WAIT_MS)
    page.click("[data-view=practices]")
    guarded = page.locator("#practice_list details", has_text="Writing it all out")
    guarded.locator("summary").click()
    for circles in ("yes", "no", "no", "no"):
        guarded.get_by_role("button", name="Begin", exact=True).click()
        for said in ("no", "no", circles):
            page.wait_for_selector("dialog[open]", timeout=WAIT_MS)
            page.click(f"#dialog button[value={said}]")
        where = "refused" if circles == "yes" else "said"
        page.wait_for_selector(f"#{where}:not([hidden])", timeout=WAIT_MS)
        assert "awhile practice" not in page.locator(f"#{where}").inner_text()
    guarded.get_by_role("button", name="Begin", exact=True).click()
    page.wait_for_selector("#refused:has-text('rests')", timeout=WAIT_MS)


def test_what_happened_outside_is_in_the_study(page: Any, tmp_path: Path) -> None:
    """An event told in the page stands in the numbers and in the report, with whose it was."""
    answer(page)
    give(page, chat(tmp_path / "chat.txt", "Ana", "Ben", "hello"))
    page.wait_for_selector("#who:not([hidden])", timeout=WAIT_MS)
    page.locator("#who summary").first.click()
    for day, what in (("2025-04-02", "exams <b>begin</b>"), ("2025-04-03", "a mistake")):
        page.fill("#outside_day", day)
        page.fill("#outside_what", what)
        page.select_option("#outside_who", label="Ben")
        page.click("#outside_add")
    page.get_by_role("button", name="Remove: a mistake").click()
    report = show(page)
    study = json.loads(save_numbers(page, tmp_path))
    assert [(o["person"], o["what"]) for o in study["outside"]] == [(1, "exams <b>begin</b>")]
    assert report.locator("body").inner_text().count("exams <b>begin</b>") >= 1


def test_the_theory_can_be_turned_without_a_chat(page: Any) -> None:
    """The dials stand in a view of their own; after a no they are left out."""
    answer(page)
    page.click("[data-view=theory]")
    dials = page.frame_locator("#dials")
    dials.locator("#dial-load").wait_for(timeout=WAIT_MS)
    before = dials.locator(".outcome").inner_text()
    dials.locator("#dials-preset").select_option("on_and_off")
    assert dials.locator(".outcome").inner_text() != before
    page.click("[data-view=keep]")
    page.click("#delete")
    page.click("#delete_sure")
    page.wait_for_selector("#questions:not([hidden])", timeout=WAIT_MS)
    answer(page, no_contact="yes")
    page.click("[data-view=theory]")
    page.wait_for_selector("#said:has-text('no contact')", timeout=WAIT_MS)
    assert page.locator("#dials").is_hidden()


def test_to_whoever_is_afraid_the_page_tells_no_advice(page: Any) -> None:
    """Help stands first, and neither the list of claims nor the report tells advice."""
    answer(page, afraid="yes")
    page.wait_for_selector("#gentle:not([hidden])", timeout=WAIT_MS)
    page.click("[data-view=claims]")
    page.wait_for_selector("#opening:has-text('left out')", timeout=WAIT_MS)
    assert page.locator("#claim_list details").count() == 0
    page.click("[data-view=chat]")
    page.click("#sample")
    assert show(page).locator("#h-claims").count() == 0


def test_leaving_empties_the_page(page: Any) -> None:
    """Escape twice leaves nothing of the page."""
    answer(page)
    page.wait_for_selector("#choose:not([hidden])", timeout=WAIT_MS)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_url("about:blank")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_step_has_a_serious_accessibility_finding(page: Any, scheme: str) -> None:
    """Checked by a tool at 320 px, in both themes; nothing scrolls sideways."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 320, "height": 700})

    def look() -> None:
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 320
        found = axe.run(page).response["violations"]
        assert [v["id"] for v in found if v["impact"] in {"serious", "critical"}] == []
        if folder := os.environ.get("AWHILE_SCREENSHOTS"):
            name = page.locator("h1").inner_text().replace(" ", "-")
            page.screenshot(path=f"{folder}/{scheme}-{name}.png", full_page=True)

    look()
    answer(page)
    page.wait_for_selector("#choose:not([hidden])", timeout=WAIT_MS)
    look()
    page.click("#sample")
    page.wait_for_selector("#who:not([hidden])", timeout=WAIT_MS)
    look()
    show(page)
    look()
    for view in ("claims", "hold", "draft", "practices", "keep", "help"):
        page.click(f"[data-view={view}]")
        page.wait_for_selector("#progress", state="hidden", timeout=WAIT_MS)
        look()


def test_the_build_is_the_same_twice(built: Path) -> None:
    """The same inputs give the same bytes, under ten megabytes."""
    paths = [path for path in built.parent.rglob("*") if path.is_file()]
    first = {path: path.read_bytes() for path in paths}
    subprocess.run([sys.executable, ROOT / "web" / "build.py"], check=True)
    assert {path: path.read_bytes() for path in paths} == first
    assert len(first[built]) < 10_000_000
