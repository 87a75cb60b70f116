"""The first screen of every scenario, in every language, word by word.

``python3 dev.py golden`` writes the files in ``answers`` anew; each was read aloud.
"""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from awhile.answer import Answer, answer_state, answer_study
from awhile.application import Names, open_pair, read_files, study_pair
from awhile.care import State
from awhile.errors import CareError
from awhile.read import Options, zone_time_s
from awhile.tell.charts import CHARTS
from awhile.tell.terminal import show_answer
from awhile.types import HOUR_S, Study
from awhile.words import LANGUAGES
from tests.golden.scenarios import ME, SCENARIOS, Scenario
from tests.golden.snapshot import hold_text
from tests.test_answer import assert_agrees

pytestmark = pytest.mark.golden
ROWS = 34
"""What fits one screen of a terminal, with room for the prompt and for where the report is."""


def answer_scenario(one: Scenario, folder: Path) -> tuple[Study | None, Answer]:
    """Read, study and answer a scenario as the command line does."""
    path = folder / f"chat.{one.suffix}"
    path.write_text(one.write(one.rows) + one.extra, encoding="utf-8")
    now = max(row[0] for row in one.rows) + timedelta(hours=one.silent_hours)
    senders = sorted({row[1] for row in one.rows})
    names = Names(ME if ME in senders else "Зоя")
    readings = read_files([path], Options(text_counts=True), names, today=now.date())
    now_s = zone_time_s(now, readings[0].understood.zone)
    opened = open_pair(readings[0], names, end_s=now_s)
    replies = dict(one.replies)
    said = tuple(replace(s, confirmed=replies.get(s.kind)) for s in opened.said)
    written_s = None if one.made_hours is None else now_s - one.made_hours * HOUR_S
    try:
        study, gate = study_pair(opened, one.care, said, now_s=now_s, written_s=written_s)
    except CareError:
        young = one.care.holds("young")
        return None, answer_state(State.YOUNG if young else State.NOT_PARTY)
    return study, answer_study(study, gate)


MARKED = [
    pytest.param(one, id=one.name, marks=[pytest.mark.slow] if len(one.rows) > 20_000 else [])
    for one in SCENARIOS
]


@pytest.mark.parametrize("one", MARKED)
def test_first_screen(one: Scenario, tmp_path: Path) -> None:
    """Every language shows the same answer, it fits a screen, and its numbers agree."""
    study, answer = answer_scenario(one, tmp_path)
    if study is not None:
        assert_agrees(study, answer)
        if answer.ahead is not None and answer.ahead.verdict == "told":
            chart = CHARTS["chances"](study)
            assert chart is not None
            told = (answer.ahead.share, answer.ahead.low, answer.ahead.high)
            assert told in [(m.y, m.low, m.high) for m in chart.traces[0].marks]
    for language in LANGUAGES:
        shown = show_answer(answer, language, width=72, colour=False)
        assert len(shown.splitlines()) <= ROWS
        hold_text(shown, f"../answers/{one.name}.{language}.txt")


def test_no_answer_is_left_over() -> None:
    """Every scenario has a golden file in every language that is offered, and there is no other."""
    folder = Path(__file__).parent / "answers"
    held = {path.name.removesuffix(".txt") for path in folder.iterdir()}
    assert held == {f"{one.name}.{language}" for one in SCENARIOS for language in LANGUAGES}
    assert len(SCENARIOS) >= 50
