"""A file about people is whole or absent, and its owner's alone."""

import os
import stat
from pathlib import Path

import pytest

from awhile.files import write_whole


def test_only_the_owner_reads_it(tmp_path: Path) -> None:
    """The mode is 0600 whatever the mask of the process, and also over an older, open file."""
    path = tmp_path / "study.json"
    path.write_text("old")
    path.chmod(0o644)
    mask = os.umask(0)
    try:
        write_whole(path, "new")
    finally:
        os.umask(mask)
    assert path.read_text() == "new"
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_write_that_fails_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk costs neither the old file nor leaves half of the new one beside it."""
    path = tmp_path / "study.json"
    path.write_text("old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, b"new")
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["study.json"]


def test_a_link_keeps_pointing_to_what_is_written(tmp_path: Path) -> None:
    """Writing through a link writes the file behind it."""
    (tmp_path / "there").mkdir()
    link = tmp_path / "link.html"
    link.symlink_to(tmp_path / "there" / "real.html")
    write_whole(link, "page")
    assert link.is_symlink()
    assert (tmp_path / "there" / "real.html").read_text() == "page"
