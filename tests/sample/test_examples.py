"""The examples run as their own help says."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_makes_a_chat(tmp_path: Path) -> None:
    """The script writes an export in the asked-for locale."""
    chat = tmp_path / "chat.txt"
    script = ROOT / "examples" / "make_a_chat.py"
    how = ["--locale", "de-DE", "--platform", "android", "--seed", "3", "--rows", "40"]
    subprocess.run([sys.executable, script, *how, chat], check=True)
    lines = chat.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("01.01.24, 08:00 - ")
    assert len(lines) >= 40
