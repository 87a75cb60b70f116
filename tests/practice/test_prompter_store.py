"""Nobody types a passphrase for a store that cannot be made."""

from pathlib import Path

import pytest

from awhile.errors import StoreError
from awhile.practice import prompter, store
from awhile.practice.prompter import Desk


def test_a_missing_library_is_said_before_a_passphrase_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence comes first, with the command for the Python that runs."""

    def missing() -> None:
        raise StoreError("practice.store_missing", python="PYTHON")

    def ask(question: str) -> str:
        pytest.fail(f"asked: {question}")

    monkeypatch.setattr(prompter, "need_library", missing)
    desk = Desk(0.0, "en", tmp_path / "s.awhile", ask, ask)
    with pytest.raises(StoreError, match='"PYTHON" -m pip install "awhile'):
        desk.open()
    assert store.need_library is not missing
