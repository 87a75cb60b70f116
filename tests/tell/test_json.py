"""A saved study is the study."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awhile.errors import StudyError
from awhile.sample import DEMOS
from awhile.tell import read_study, tell_html, tell_json
from tests.make import gate_of
from tests.tell.studies import demo_study


@pytest.mark.parametrize("name", sorted(DEMOS))
def test_round_trip(name: str) -> None:
    """What was saved is read back to ten digits, saves the same bytes and tells the same page."""
    study = demo_study(name)
    text = tell_json(study, gate_of(study))
    again = read_study(text)
    assert tell_json(again, gate_of(again)) == text
    assert again.now_s == study.now_s
    assert [m.value for m in again.measured] == [
        m.value if m.value is None else pytest.approx(m.value, rel=1e-9) for m in study.measured
    ]
    assert tell_html(again, gate_of(again)) == tell_html(study, gate_of(study))


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"schema": 1}', '{"schema": 99}', "nul", "[" * 100_000]
)
def test_anything_else_is_refused(text: str) -> None:
    """Other JSON gets one sentence."""
    with pytest.raises(StudyError):
        read_study(text)


@given(st.data())
def test_a_damaged_study_is_refused_or_read(data: st.DataObject) -> None:
    """One value replaced by another kind never gives anything but a sentence or a study."""
    saved = json.loads(tell_json(demo_study("letters"), gate_of(demo_study("letters"))))
    key = data.draw(st.sampled_from(sorted(saved)))
    saved[key] = data.draw(
        st.one_of(st.none(), st.integers(), st.text(), st.lists(st.integers()), st.just({}))
    )
    try:
        read_study(json.dumps(saved))
    except StudyError:
        return
