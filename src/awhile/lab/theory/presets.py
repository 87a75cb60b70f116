"""Presets are data: dials by name."""

from dataclasses import dataclass

from awhile.lab.theory.rules import Couple


@dataclass(frozen=True, slots=True)
class Preset:
    """One couple to begin with.

    Attributes:
        about: Key of the sentence that says who they are.
        couple: Their dials.
    """

    about: str
    couple: Couple


PRESETS = {
    "silence": Preset("theory.silence", Couple()),
    "secure": Preset(
        "theory.secure", Couple(security=1.0, practice=0.9, fear=0.2, appreciation=0.7, load=0.2)
    ),
    "two_who_withdraw": Preset(
        "theory.two_who_withdraw", Couple(need_for_space=1.0, security=0.2, fear=0.1, questions=0.0)
    ),
    "on_and_off": Preset("theory.on_and_off", Couple(love_of_chase=1.0, security=0.3)),
}
