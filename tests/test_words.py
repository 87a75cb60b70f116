"""The rules of care, held over every sentence of every language."""

import re
import string

import pytest

from awhile.evidence import claims
from awhile.practice import practices as catalogue
from awhile.types import Care
from awhile.words import LANGUAGES, list_areas, load_area

ALL = [
    (language, f"{area}.{name}", text)
    for language in LANGUAGES
    for area in list_areas()
    for name, text in load_area(language, area).items()
]
ALL += [
    (language, f"claims.{claim.id}", text)
    for language in LANGUAGES
    for claim in claims(language)
    for text in (claim.advice, claim.say, *(finding.says for finding in claim.research))
]
ALL += [
    (language, "help.place", f"{place.name}: {place.site} {place.source}")
    for language in LANGUAGES
    for place in catalogue.places(Care())
]
MAX_WORDS = 32
"""The longest stretch up to a full stop, colon or semicolon; a person is tired and it is night."""

FORBIDDEN = {
    "en": r"\b(he|she|his|him|hers?|himself|herself|boyfriend|girlfriend|"
    r"hardwired|win (them |him |her )?back|make them miss|best time to|high value|needy|clingy|"
    r"crazy|ghoster|attachment style of|always come back|closure|guarantee\w*|you drove|"
    r"success rate|streak)\b",
    "de": r"\b(er|ihn|ihm|freundin|zurückgewinn\w*|zurückerober\w*|"
    r"beste zeit|bester zeitpunkt|bedürftig\w*|klammer\w*|verrückt\w*|bindungsstil\w*|garantier\w*|"
    r"erfolgsquote|kommt immer zurück)\b",
}

VERDICTS_ON_PEOPLE = {
    "en": r"\b(narciss\w*|borderline|avoidant\w*|anxious\w* attached|toxic|gaslight\w*|"
    r"commitment.?phob\w*|codependen\w*|runs because|drove \w+ away|drive \w+ away|male brain|cave|"
    r"must come to terms|happily ever after|this is what i want|love confident|not viable|"
    r"your father|(will|is going to) (come back|return|write again|answer))\b|because \{name\}|"
    r"(?<!What )\{name\} (wants|feels|loves|misses|fears|needs)\b",
    "de": r"\b(narziss\w*|borderline|vermeidend\w*|ängstlich gebunden\w*|toxisch\w*|"
    r"bindungsangst\w*|bindungsphob\w*|gestört\w*|hast \w+ vertrieben|für immer glücklich|"
    r"dein vater|wird (zurückkommen|wiederkommen|wieder schreiben|antworten))\b|weil \{name\}|"
    r"(?<!Was )\{name\} (will|fühlt|liebt|vermisst|fürchtet|braucht)\b",
}
"""Diagnoses, motives, promises, and the list never to be repeated."""

GENDER = {
    "en": r"\b(men|women|man|woman)\b",
    "de": r"\b(männer\w*|frauen\w*|mann|frau)\b",
}
ABOUT_RESEARCH = {"claims", "evidence"}
"""Areas that report what was studied, and whom."""


def placeholders(text: str) -> set[str]:
    """List what a sentence names."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def breaks_care(language: str, key: str, text: str) -> str:
    """Say which rule of care a sentence breaks; empty where none."""
    for pattern in (FORBIDDEN[language], VERDICTS_ON_PEOPLE[language]):
        if found := re.search(pattern, text, re.IGNORECASE):
            return found.group()
    if key.partition(".")[0] not in ABOUT_RESEARCH and (
        found := re.search(GENDER[language], text, re.IGNORECASE)
    ):
        return found.group()
    return "!" if "!" in text else ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_breaks_a_rule_of_care(language: str) -> None:
    """No he or she, promise, motive, label or shout, in any language."""
    ours = [(key, text) for code, key, text in ALL if code == language]
    assert len(ours) > 1000
    broken = {key: breaks_care(language, key, text) for key, text in ours}
    assert {key: what for key, what in broken.items() if what} == {}


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"en"}))
def test_a_translation_names_the_same_things(language: str) -> None:
    """Every language says every sentence, and each names the same things."""
    want = {key: placeholders(text) for code, key, text in ALL if code == "en"}
    have = {key: placeholders(text) for code, key, text in ALL if code == language}
    assert have == want


def is_tiring(text: str) -> bool:
    """Say whether a sentence goes on too long without a stop, or shouts."""
    parts = re.split(r"(?<=[.?:;])\s+", text)
    shouted = re.search(r"\b[A-ZÄÖÜ]{6,}\b", text.replace("AWHILE_LANGUAGE", ""))
    return shouted is not None or max(len(part.split()) for part in parts) > MAX_WORDS


def test_every_sentence_can_be_read_by_a_tired_person() -> None:
    """No stretch without a stop is long, and none is shouted."""
    assert [(language, key) for language, key, text in ALL if is_tiring(text)] == []
    assert is_tiring("word " * (MAX_WORDS + 1))
    assert is_tiring("STOPPED here.")


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"en"}))
def test_a_translated_claim_says_as_much_with_the_same_numbers(language: str) -> None:
    """Every claim is there, finding by finding, and no figure was lost on the way."""

    def figures(text: str) -> list[str]:
        bare = re.sub(r"(?<=\d)[.,](?=\d)", "", text)
        return sorted(figure.lstrip("0") for figure in re.findall(r"\d+", bare))

    for ours, theirs in zip(claims(), claims(language), strict=True):
        assert (theirs.advice, theirs.say) != (ours.advice, ours.say), ours.id
        for one, other in zip(ours.research, theirs.research, strict=True):
            assert figures(other.says) == figures(one.says), ours.id


@pytest.mark.parametrize(
    ("language", "key", "text"),
    [
        ("en", "tell.x", "How to win them back"),
        ("en", "tell.x", "{name} misses you"),
        ("en", "tell.x", "Most men do"),
        ("en", "tell.x", "Wait!"),
        ("de", "tell.x", "Was ihm fehlt"),
        ("de", "tell.x", "Das ist toxisch."),
        ("de", "tell.x", "Viele Männer tun das"),
    ],
)
def test_the_rules_can_fail(language: str, key: str, text: str) -> None:
    """A sentence that breaks a rule is found, in each language."""
    assert breaks_care(language, key, text)
    assert not breaks_care("en", "claims.x", "Of 200 women and men in this study, half wrote.")
