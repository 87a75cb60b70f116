"""The rules of care, held over every sentence of every language."""

import re
import string

import pytest

from awhile.words import LANGUAGES

ALL = [
    (language, f"{area}.{name}", text)
    for language, sentences in LANGUAGES.items()
    for area, named in sentences.items()
    for name, text in named.items()
]
FORBIDDEN = {
    "en": r"\b(he|she|his|him|hers?|himself|herself|boyfriend|girlfriend|"
    r"hardwired|win (them |him |her )?back|make them miss|best time to|high value|needy|clingy|"
    r"crazy|ghoster|attachment style of|always come back|closure|guarantee\w*|you drove|"
    r"success rate|streak)\b",
    "de": r"\b(er|ihn|ihm|freundin|zurückgewinn\w*|zurückerober\w*|"
    r"beste zeit|bester zeitpunkt|bedürftig\w*|klammer\w*|verrückt\w*|bindungsstil\w*|garantier\w*|"
    r"erfolgsquote|kommt immer zurück)\b",
}

GENDER = {
    "en": r"\b(men|women|man|woman)\b",
    "de": r"\b(männer\w*|frauen\w*|mann|frau)\b",
}
ABOUT_RESEARCH = {"claims", "evidence"}
"""Areas that report what was studied, and whom."""


def placeholders(text: str) -> set[str]:
    """List what a sentence names."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize(("language", "key", "text"), ALL)
def test_no_sentence_breaks_a_rule_of_care(language: str, key: str, text: str) -> None:
    """No he or she, promise, motive, label or shout, in any language."""
    found = re.search(FORBIDDEN[language], text, re.IGNORECASE)
    assert found is None, f"{language} {key}: {found and found.group()}"
    assert "!" not in text
    if key.partition(".")[0] not in ABOUT_RESEARCH:
        assert re.search(GENDER[language], text, re.IGNORECASE) is None


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"en"}))
def test_a_translation_names_the_same_things(language: str) -> None:
    """Every language says every sentence, and each names the same things."""
    want = {key: placeholders(text) for code, key, text in ALL if code == "en"}
    have = {key: placeholders(text) for code, key, text in ALL if code == language}
    assert have == want
