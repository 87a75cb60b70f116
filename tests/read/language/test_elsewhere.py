"""Other places to write to, as people name them."""

import pytest

from awhile.read.language.elsewhere import find_elsewhere
from awhile.types import PLACES

NAMED = {
    "lets move to Telegram": "telegram",
    "add me on tg": "telegram",
    "https://t.me/robin_92": "telegram",
    "im on signal now": "signal",
    "schreib mir auf Signal": "signal",
    "écris-moi sur signal": "signal",
    "me escribes por whatsapp": "whatsapp",
    "me chama no zapzap": "whatsapp",
    "scrivimi su What's App": "whatsapp",
    "text me on messenger": "messenger",
    "ik zit op facebook": "messenger",
    "my insta is robin": "instagram",
    "find me on ig": "instagram",
    "send it on snap": "snapchat",
    "Discord?": "discord",
    "viber me": "viber",
    "微信 robin": "wechat",
    "are you on LINE": "line",
    "카톡 해": "kakaotalk",
    "imessage me": "sms",
    "per SMS ist besser": "sms",
    "write to robin@example.org": "mail",
    "schick es per Mail": "mail",
    "this is my new number": "number",
    "I have a new phone number": "number",
    "meine neue Handynummer": "number",
    "tengo número nuevo": "number",
    "mon nouveau numéro": "number",
    "nuovo numero!": "number",
    "mijn nieuwe nummer": "number",
    "novo número": "number",
    "+44 7700 900123": "number",
    "ruf an: 0176 1234 5678": "number",
    "we can use skype": "other",
    "on teams at ten?": "other",
}
NOT_NAMED = (
    "the signal is bad here",
    "bad phone signal on the train",
    "hold the line",
    "oh snap",
    "happy",
    "what happened",
    "https://www.instagram.com/reel/abc123/",
    "look https://discord.com/x",
    "his number is up",
    "at 10:30 on 03/05/2024",
    "room 0042",
    "0.5 or 0.7",
    "1000000000",
    "the teams are ready",
    "it is in my element",
    "chatted all night",
)


@pytest.mark.parametrize(("text", "place"), NAMED.items())
def test_a_place_is_found(text: str, place: str) -> None:
    """In all languages with a pack; a word that is also an ordinary one needs a word before it."""
    assert find_elsewhere(text) == 1 << PLACES.index(place)


@pytest.mark.parametrize("text", NOT_NAMED)
def test_other_words_name_no_place(text: str) -> None:
    """Ordinary words, clocks, and links that are shared."""
    assert find_elsewhere(text) == 0


def test_several_places_fit_a_column() -> None:
    """A message may name all of them."""
    assert find_elsewhere("not on signal, Viber or discord") == sum(
        1 << PLACES.index(place) for place in ("signal", "viber", "discord")
    )
    assert (1 << len(PLACES)) - 1 <= 32767
