"""Lists are loaded from what was made of them, and never from what was made of others."""

import sys
from importlib.util import cache_from_source
from pathlib import Path

import pytest

from awhile.read.language import LANGUAGES, SAID_LANGUAGES
from awhile.read.language.kept import load_kept
from awhile.read.language.pack import Pack, _sort_common, common_words, compile_pack, load_pack
from awhile.read.language.said_words import compile_said, load_said, load_said_lists, looks_for


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_pack_that_was_kept_is_the_pack(code: str) -> None:
    """Every table of it, so that nothing it counts can differ."""
    kept, made = load_pack(code), compile_pack(code)
    assert kept.keep() == made.keep()
    for name in ("columns", "names", "stems", "stops", "find"):
        assert getattr(kept, name) == getattr(made, name)
    assert isinstance(kept, Pack)
    assert made.names


@pytest.mark.parametrize("code", SAID_LANGUAGES)
def test_patterns_that_were_kept_are_the_patterns(code: str) -> None:
    """Every pattern with its expression, and what each word calls."""
    kept, made = load_said(code), compile_said(code)
    assert kept.keep() == made.keep()
    assert kept.patterns == made.patterns
    assert looks_for(code) == frozenset(load_said_lists(code)["looks_for"])
    numbers = range(0, len(made.patterns), 97)
    assert [kept._regex(n) for n in numbers] == [made._regex(n) for n in numbers]


def test_frequent_words_that_were_kept_are_those_of_the_lists() -> None:
    """Of every language, with how much each says."""
    found = common_words()
    assert (found.words, found.starts, found.ends, found.longest) == _sort_common()


@pytest.fixture
def counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path, list[str]]:
    """Return a file of lists, what makes values of it, and what was made so far."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    lists, maker = tmp_path / "xx.toml", tmp_path / "maker.py"
    lists.write_text("one")
    maker.write_text("x")
    return lists, maker, []


def test_what_was_made_is_made_once(counted: tuple[Path, Path, list[str]]) -> None:
    """And anew where the file has changed, or what makes it, or what is kept is damaged."""
    lists, maker, made = counted

    def load() -> object:
        def make() -> object:
            made.append(lists.read_text())
            return {"text": lists.read_text(), "n": (1 << 99, 0.1, None, {"a"})}

        return load_kept(lists, make, [maker])

    one = load()
    assert one == load() == {"text": "one", "n": (1 << 99, 0.1, None, {"a"})}
    assert made == ["one"]
    lists.write_text("another")
    assert load() == load() != one
    assert made == ["one", "another"]
    maker.write_text("xy")
    load()
    load()
    assert made == ["one", "another", "another"]
    kept = Path(cache_from_source(str(lists)))
    for damage in (kept.read_bytes()[:40], b"", kept.read_bytes()[:16] + b"\0" * 9):
        kept.write_bytes(damage)
        assert load() == load()
    assert len(made) == 6


def test_where_nothing_can_be_written_it_is_made_each_time(
    counted: tuple[Path, Path, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As for whoever forbids Python to keep what it compiles."""
    lists, maker, made = counted
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    for _ in range(2):
        assert load_kept(lists, lambda: made.append("") or len(made), [maker]) == len(made)
    assert len(made) == 2
    assert not Path(cache_from_source(str(lists))).exists()


def test_without_the_sources_it_is_made(tmp_path: Path) -> None:
    """In the page modules lie compiled alone: nothing is kept, and nothing fails."""
    lists = tmp_path / "lists.toml"
    lists.write_text("", encoding="utf-8")
    assert load_kept(lists, lambda: ("made",), [tmp_path / "called.py"]) == ("made",)
    assert not (tmp_path / "__pycache__").exists()
