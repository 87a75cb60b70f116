"""What a test of the page once found, and the tests that now hold each of it."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

LOOKS = "tests/web/test_looks.py::test_every_view_is_whole"
PAGE = "tests/web/test_page.py::"
OFFLINE = "tests/web/test_offline.py::"
BRIDGE = "tests/web/test_bridge.py::"
STEP = "web/tests/step.test.ts::"
WALK = "web/tests/model.test.tsx::"

HELD = {
    "S1 Escape does nothing inside the report, and Leave now scrolls away": (
        PAGE + "test_escape_twice_leaves_from_everywhere",
        PAGE + "test_leave_now_is_in_reach_on_every_screen",
    ),
    "S2 another language erases what was answered": (
        PAGE + "test_a_request_to_stop_holds_whatever_is_pressed",
        STEP + "a language changes no answer and asks for no study",
    ),
    "S3 the page guesses who the reader is": (
        PAGE + "test_nobody_is_taken_to_be_anybody",
        BRIDGE + "test_nobody_is_taken_to_be_anybody",
        STEP + "a file that names two people leaves it open which one is the reader",
    ),
    "S4 Escape in a question is an answer": (
        PAGE + "test_a_request_to_stop_holds_whatever_is_pressed",
        WALK + "opened what an answer had closed",
    ),
    "D1 a letter is replaced by a file that was chosen wrongly": (
        PAGE + "test_a_letter_outlives_stop_wrong_files_and_a_reload",
        BRIDGE + "test_a_wrong_file_or_passphrase_changes_nothing",
        WALK + "what is held was never replaced by another file",
    ),
    "H1 a wrong file is a dead end": (PAGE + "test_a_wrong_file_is_no_dead_end",),
    "H2 Back leaves the page": (PAGE + "test_back_leads_back_and_typed_words_stay",),
    "H3 the first screen says two numbers": (
        "tests/test_answer.py::test_every_question_has_one_number",
        "tests/test_answer.py::test_seven_earlier_silences_carry_no_verdict",
        "tests/tell/test_page.py::test_the_picture_shows_what_the_answer_counts",
    ),
    "H4 text of charts under 12 px": (LOOKS, "tests/tell/test_browser.py::test_page_in_a_browser"),
    "H5 nobody says how to export": (PAGE + "test_a_wrong_file_is_no_dead_end",),
    "H6 blank until all has come": (OFFLINE + "test_its_words_are_there_before_anything_else",),
    "H7 the installed folder breaks at index.html": (
        OFFLINE + "test_the_folder_works_with_the_network_cut_off_at_every_path",
    ),
    "H8 a language costs a study": (PAGE + "test_a_language_costs_no_study",),
    "H9 answers cannot be changed": (
        PAGE + "test_an_answer_can_be_changed_and_what_it_opened_closes",
    ),
    "H10 nine pills hide the help": (WALK + "Leave now is on every view", LOOKS),
    "M1 the reader is told of in the third person": (
        "tests/tell/test_phrases.py::test_a_person_is_you_or_has_a_name_set_apart",
    ),
    "M2 statistics as prose": (
        "tests/tell/test_page.py::test_no_sentence_speaks_as_statistics_do",
        LOOKS,
    ),
    "M3 bare advice as a heading": (BRIDGE + "test_each_advice_stands_with_its_verdict",),
    "M4 words of a terminal": (
        LOOKS,
        BRIDGE + "test_a_sentence_for_the_terminal_has_one_for_the_page",
    ),
    "M5 a clock dies when one looks elsewhere": (PAGE + "test_nobody_is_pulled_away_by_an_answer",),
    "M6 a draft is held against a usual that there is not": (
        "tests/practice/test_draft.py::test_a_thin_chat_has_no_usual",
    ),
    "M7 print takes the buttons": (PAGE + "test_printing_takes_the_report",),
    "M8 an answer pulls one back": (PAGE + "test_nobody_is_pulled_away_by_an_answer",),
    "M9 no way to stop long work": (PAGE + "test_a_large_export_is_read_stopped_and_read_again",),
    "M10 every save is a new file, and counts before it is there": (
        PAGE + "test_a_file_is_saved_in_place_and_a_full_disk_loses_nothing",
        PAGE + "test_a_letter_outlives_stop_wrong_files_and_a_reload",
    ),
    "M11 no heading, no skip link": (LOOKS, PAGE + "test_the_whole_way_by_keyboard"),
    "M12 help of one rank, whatever the country": (
        "tests/practice/test_helplines.py::test_an_unknown_country_has_directories_alone",
    ),
    "M13 targets under 40 px": (LOOKS,),
    "L1 no word without scripts": (OFFLINE + "test_its_words_are_there_before_anything_else",),
    "L7 under eighteen is taken back": (
        PAGE + "test_someone_under_age_is_led_to_people",
        STEP + "under eighteen stays, whatever is answered later",
    ),
}
"""Each finding, with what holds it: a test, or a sentence of the walk by chance."""


@pytest.mark.parametrize("finding", HELD)
def test_a_finding_is_held(finding: str) -> None:
    """What holds it is there."""
    for held in HELD[finding]:
        file, _, name = held.partition("::")
        text = (ROOT / file).read_text(encoding="utf-8")
        wanted = rf"^def {name}\(" if file.endswith(".py") else re.escape(name)
        assert re.search(wanted, text, re.MULTILINE), held


def test_every_finding_of_weight_is_listed() -> None:
    """Four safety promises, one loss, ten high and thirteen of middle weight."""
    ids = {finding.partition(" ")[0] for finding in HELD}
    weighty = {"S": 4, "D": 1, "H": 10, "M": 13}
    assert {f"{kind}{n}" for kind, most in weighty.items() for n in range(1, most + 1)} <= ids
