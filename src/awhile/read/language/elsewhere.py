"""Other places to write to that a message names: an app, a number, mail; in any language."""

import re

from awhile.patterns import late
from awhile.types import PLACES

_ON = (
    r"(?:on|to|via|over|using|use|auf|über|ueber|per|bei|zu|nach|en|a|al|por|no|na|pelo|pela|sur"
    r"|par|su|op|naar|pour)(?: (?:my|mein|meine|meinem|mi|meu|mon|mijn|the|il|le|el|o))?"
)
"""Words before a name that is an ordinary word, too."""

_NEW = (
    r"(?:(?:new|other|different) (?:\w+ )?number|number has changed|changed (?:my|his|her) number"
    r"|(?:neue|andere)n? (?:\w+ )?(?:handy|telefon)?nummer|(?:nuevo|otro) n[uú]mero"
    r"|n[uú]mero nuevo|(?:novo|outro) n[uú]mero|n[uú]mero novo|(?:nouveau|autre) num[eé]ro"
    r"|(?:nuovo|altro) numero|numero nuovo|(?:nieuwe?|andere?) (?:telefoon)?nummer)"
)

_SHAPES = {
    "whatsapp": r"what'?s ?app|zap ?zap|wpp|wsp|wa\.me/\w+",
    "telegram": rf"telegram|{_ON} tg|t\.me/\w+",
    "signal": rf"{_ON} signal",
    "messenger": rf"messenger|{_ON} (?:facebook|fb)",
    "instagram": rf"instagram|insta|{_ON} ig",
    "snapchat": rf"snapchat|{_ON} snap",
    "discord": r"discord",
    "viber": r"viber",
    "wechat": r"wechat|weixin|微信",
    "line": r"(?-i:LINE)",
    "kakaotalk": r"kakao(?: ?talk)?|카톡|카카오톡",
    "sms": rf"imessage|{_ON} sms",
    "mail": rf"{_ON} (?:e-?mail|gmail|mail)|[\w.+-]{{1,64}}@[\w-]{{1,64}}\.\w{{2,10}}",
    "number": rf"{_NEW}|(?:\+|00|0|\()\d(?:[ ./()-]{{0,2}}\d){{8,14}}",
    "other": rf"skype|threema|{_ON} (?:teams|slack|matrix|element|hangouts|google chat)",
}
_PLACE = late(
    r"(?<!\w)(?:" + "|".join(f"(?P<{name}>{_SHAPES[name]})" for name in PLACES) + r")(?!\w)",
    re.IGNORECASE,
)
_LINK = late(r"(?:https?://(?!(?:t|wa)\.me/)|www\.)\S+", re.IGNORECASE)
_WORD = late(r"\w+")
_HINT_WORDS = """whatsapp app zap zapzap wpp wsp telegram tg signal messenger facebook fb instagram
insta ig snapchat snap discord viber wechat weixin line kakao kakaotalk imessage sms number nummer
handynummer telefonnummer telefoonnummer número numero numéro mail email gmail skype threema teams
slack matrix element hangouts chat"""
_HINTS = frozenset(_HINT_WORDS.split())
_SIGNS = ("@", "+", "0", ".me/", "微信", "카")
"""One of these words or signs is in every message that names a place."""


def may_name_place(text: str) -> bool:
    """Whether a text, or a piece of it between blanks, holds a word or sign that places go with.

    Args:
        text: The text, or a piece of it.
    """
    plain = text.lower()
    if plain.isalpha() and plain.isascii():
        return plain in _HINTS
    hinted = not _HINTS.isdisjoint(_WORD.findall(plain))
    return hinted or any(sign in plain for sign in _SIGNS)


def find_elsewhere(text: str) -> int:
    """Tell which of `PLACES` a message names, as bits; a link that is shared names none.

    Args:
        text: The message.
    """
    if not may_name_place(text):
        return 0
    found = 0
    for match in _PLACE.finditer(_LINK.sub(" ", text)):
        found |= 1 << PLACES.index(match.lastgroup or "other")
    return found
