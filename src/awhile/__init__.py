"""Awhile: understand a silence, and give it room.

What is public stands here; each name is loaded when it is first used, so that importing the
package costs nothing. The theory is in `awhile.lab.theory`.
"""

from importlib import import_module

TYPE_CHECKING = False  # as `typing` has it, which is slow to load
if TYPE_CHECKING:
    from awhile.answer import Answer as Answer
    from awhile.answer import answer_study as answer_study
    from awhile.application import Names as Names
    from awhile.application import Opened as Opened
    from awhile.application import join_readings as join_readings
    from awhile.application import open_pair as open_pair
    from awhile.application import read_files as read_files
    from awhile.application import study_chat as study_chat
    from awhile.application import study_pair as study_pair
    from awhile.care import Gate as Gate
    from awhile.care import State as State
    from awhile.care import gate_study as gate_study
    from awhile.care import gate_talk as gate_talk
    from awhile.errors import AwhileError as AwhileError
    from awhile.errors import CareError as CareError
    from awhile.errors import ReadError as ReadError
    from awhile.errors import StudyError as StudyError
    from awhile.evidence import Claim as Claim
    from awhile.evidence import claims as claims
    from awhile.lab.cohort import Cohort as Cohort
    from awhile.lab.cohort import Plan as Plan
    from awhile.lab.cohort import check_cohort as check_cohort
    from awhile.lab.cohort import run_cohort as run_cohort
    from awhile.lab.population import fit_population as fit_population
    from awhile.lab.population import forecast_among as forecast_among
    from awhile.lab.population import forecast_landmarks as forecast_landmarks
    from awhile.read import Options as Options
    from awhile.read import read_file as read_file
    from awhile.tell import read_study as read_study
    from awhile.tell import tell_html as tell_html
    from awhile.tell import tell_json as tell_json
    from awhile.tell import tell_terminal as tell_terminal
    from awhile.tell.event_table import write_table as write_table
    from awhile.types import Care as Care
    from awhile.types import Doubt as Doubt
    from awhile.types import Dyad as Dyad
    from awhile.types import Events as Events
    from awhile.types import Forecast as Forecast
    from awhile.types import Measured as Measured
    from awhile.types import Reading as Reading
    from awhile.types import Reply as Reply
    from awhile.types import Said as Said
    from awhile.types import Series as Series
    from awhile.types import Silence as Silence
    from awhile.types import Study as Study
    from awhile.types import Understood as Understood

__version__ = "0.2.0"

_HOMES = {
    "Answer": "awhile.answer",
    "answer_study": "awhile.answer",
    "Names": "awhile.application",
    "Opened": "awhile.application",
    "join_readings": "awhile.application",
    "open_pair": "awhile.application",
    "read_files": "awhile.application",
    "study_chat": "awhile.application",
    "study_pair": "awhile.application",
    "Gate": "awhile.care",
    "State": "awhile.care",
    "gate_study": "awhile.care",
    "gate_talk": "awhile.care",
    "AwhileError": "awhile.errors",
    "CareError": "awhile.errors",
    "ReadError": "awhile.errors",
    "StudyError": "awhile.errors",
    "Claim": "awhile.evidence",
    "claims": "awhile.evidence",
    "Cohort": "awhile.lab.cohort",
    "Plan": "awhile.lab.cohort",
    "check_cohort": "awhile.lab.cohort",
    "run_cohort": "awhile.lab.cohort",
    "fit_population": "awhile.lab.population",
    "forecast_among": "awhile.lab.population",
    "forecast_landmarks": "awhile.lab.population",
    "Options": "awhile.read",
    "read_file": "awhile.read",
    "read_study": "awhile.tell",
    "tell_html": "awhile.tell",
    "tell_json": "awhile.tell",
    "tell_terminal": "awhile.tell",
    "write_table": "awhile.tell.event_table",
    "Care": "awhile.types",
    "Doubt": "awhile.types",
    "Dyad": "awhile.types",
    "Events": "awhile.types",
    "Forecast": "awhile.types",
    "Measured": "awhile.types",
    "Reading": "awhile.types",
    "Reply": "awhile.types",
    "Said": "awhile.types",
    "Series": "awhile.types",
    "Silence": "awhile.types",
    "Study": "awhile.types",
    "Understood": "awhile.types",
}
"""Where each public name lives."""

__all__ = [
    "Answer",
    "AwhileError",
    "Care",
    "CareError",
    "Claim",
    "Cohort",
    "Doubt",
    "Dyad",
    "Events",
    "Forecast",
    "Gate",
    "Measured",
    "Names",
    "Opened",
    "Options",
    "Plan",
    "ReadError",
    "Reading",
    "Reply",
    "Said",
    "Series",
    "Silence",
    "State",
    "Study",
    "StudyError",
    "Understood",
    "__version__",
    "answer_study",
    "check_cohort",
    "claims",
    "fit_population",
    "forecast_among",
    "forecast_landmarks",
    "gate_study",
    "gate_talk",
    "join_readings",
    "open_pair",
    "read_file",
    "read_files",
    "read_study",
    "run_cohort",
    "study_chat",
    "study_pair",
    "tell_html",
    "tell_json",
    "tell_terminal",
    "write_table",
]


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        what = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(what)
    try:
        found: object = getattr(import_module(home), name)
    except ImportError as error:
        if not home.startswith("awhile.lab"):
            raise
        what = f"awhile.{name} needs the lab: pip install 'awhile[lab]'"
        raise ImportError(what) from error
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted(__all__)
