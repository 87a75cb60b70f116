"""How WhatsApp writes dates and notices on phones set to different languages.

Dates and times come from Unicode's locale data (`locales.json`, made by a script), but for what
exports hold otherwise. The phrases are the app's own, as exports hold them; a locale whose phrase
for a call is not known here has none, and its samples hold no calls.
"""

import json
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import Any

LRM = "\u200e"
RLM = "\u200f"
NBSP = "\u00a0"


@dataclass(frozen=True, slots=True)
class Phrases:
    """What the app says in one language.

    Attributes:
        encrypted: First row of every chat.
        media: Android, in place of any media.
        image: iOS, in place of a picture.
        audio: iOS, in place of a voice message.
        deleted: By the other.
        deleted_own: By whose export it is.
        edited: Behind an edited message.
        missed_call: Under the caller's name; empty if not known.
        call: The same for an answered call, before its length; empty if not known.
    """

    encrypted: str
    media: str
    image: str
    audio: str
    deleted: str
    deleted_own: str
    edited: str = ""
    missed_call: str = ""
    call: str = ""


EN = Phrases(
    encrypted="Messages and calls are end-to-end encrypted.",
    media="<Media omitted>",
    image="image omitted",
    audio="audio omitted",
    deleted="This message was deleted",
    deleted_own="You deleted this message",
    edited="<This message was edited>",
    missed_call="Missed voice call",
    call="Voice call",
)
DE = Phrases(
    encrypted="Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt.",
    media="<Medien ausgeschlossen>",
    image="Bild weggelassen",
    audio="Audio weggelassen",
    deleted="Diese Nachricht wurde gelöscht.",
    deleted_own="Du hast diese Nachricht gelöscht.",
    edited="<Diese Nachricht wurde bearbeitet.>",
    missed_call="Verpasster Sprachanruf",
    call="Sprachanruf",
)
ES = Phrases(
    encrypted="Los mensajes y las llamadas están cifrados de extremo a extremo.",
    media="<Multimedia omitido>",
    image="imagen omitida",
    audio="audio omitido",
    deleted="Se eliminó este mensaje.",
    deleted_own="Eliminaste este mensaje.",
    edited="<Se editó este mensaje.>",
    missed_call="Llamada perdida",
    call="Llamada de voz",
)
FR = Phrases(
    encrypted="Les messages et les appels sont chiffrés de bout en bout.",
    media="<Médias omis>",
    image="image absente",
    audio="audio omis",
    deleted="Ce message a été supprimé",
    deleted_own="Vous avez supprimé ce message",
    missed_call="Appel vocal manqué",
    call="Appel vocal",
)
IT = Phrases(
    encrypted="I messaggi e le chiamate sono crittografati end-to-end.",
    media="<Media omessi>",
    image="immagine omessa",
    audio="audio omesso",
    deleted="Questo messaggio è stato eliminato",
    deleted_own="Hai eliminato questo messaggio",
    missed_call="Chiamata vocale persa",
)
PT = Phrases(
    encrypted="As mensagens e as chamadas são criptografadas de ponta a ponta.",
    media="<Mídia omitida>",
    image="imagem ocultada",
    audio="áudio ocultado",
    deleted="Essa mensagem foi apagada",
    deleted_own="Você apagou esta mensagem",
    missed_call="Chamada de voz perdida",
)
AR = Phrases(
    encrypted="الرسائل والمكالمات مشفرة تمامًا بين الطرفين.",
    media="<تم استبعاد الوسائط>",
    image="",
    audio="",
    deleted="تم حذف هذه الرسالة",
    deleted_own="تم حذف هذه الرسالة",
    missed_call="مكالمة صوتية فائتة",
)
FA = Phrases(
    encrypted="پیام‌ها و تماس‌ها سرتاسر رمزگذاری شده‌اند.",
    media="<رسانه حذف شد>",
    image="",
    audio="",
    deleted="",
    deleted_own="",
)
JA = Phrases(
    encrypted="メッセージと通話はエンドツーエンド暗号化されています。",
    media="<メディアなし>",
    image="",
    audio="",
    deleted="このメッセージは削除されました",
    deleted_own="メッセージを削除しました",
    missed_call="不在着信",
)


@dataclass(frozen=True, slots=True)
class Locale:
    """How one phone writes a moment, and in which language it speaks.

    Attributes:
        name: As in `LOCALES`.
        phrases: What the app says.
        date: Fields ``{d}`` ``{dd}`` ``{m}`` ``{mm}`` ``{yy}`` ``{yyyy}``.
        between: Between date and time.
        colon: Between hour and minute.
        halves: Words for morning and afternoon; None on a 24-hour clock.
        half_space: Between the time and these words.
        half_first: The word stands before the time.
        padded: Hours have two digits.
        digits: Which digits, as a translation table; None for 0 to 9.
        mark: A direction mark at the start of a row.
    """

    name: str
    phrases: Phrases
    date: str
    between: str = ", "
    colon: str = ":"
    halves: tuple[str, str] | None = None
    half_space: str = " "
    half_first: bool = False
    padded: bool = True
    digits: dict[int, int] | None = None
    mark: str = ""


DIGITS = "0123456789"


def _from_cldr(name: str, phrases: Phrases, cldr: str = "") -> Locale:
    """Take a locale from Unicode's data.

    Args:
        name: As in `LOCALES`.
        phrases: What the app says.
        cldr: Its name there, if not the same.
    """
    form = _load_forms()[cldr or name.replace("-", "_")]
    zero = str(form["zero"])
    halves = form["halves"]
    return Locale(
        name,
        phrases,
        date=str(form["date"]),
        between=str(form["between"]),
        colon=str(form["colon"]),
        halves=(halves[0], halves[1]) if halves else None,
        half_space=str(form["half_space"]),
        half_first=bool(form["half_first"]),
        padded=bool(form["padded"]),
        digits={ord(d): ord(zero) + int(d) for d in DIGITS} if zero else None,
    )


@lru_cache(maxsize=1)
def _load_forms() -> dict[str, dict[str, Any]]:
    """Load how locales write moments, as `scripts/make_locale_tables.py` takes it from CLDR."""
    text = files("awhile.sample").joinpath("locales.json").read_text("utf-8")
    forms: dict[str, dict[str, Any]] = json.loads(text)["forms"]
    return forms


LOCALES = {
    one.name: one
    for one in (
        _from_cldr("en-GB", EN),
        _from_cldr("en-US", EN),
        replace(_from_cldr("en-US-old", EN, "en_US"), half_space=" "),
        replace(_from_cldr("en-AU", EN), date="{d}/{m}/{yyyy}", half_space=" "),
        replace(_from_cldr("en-CA", EN), half_space=" "),
        _from_cldr("en-ZA", EN),
        _from_cldr("de-DE", DE),
        replace(_from_cldr("de-AT", DE), date="{d}.{m}.{yyyy}"),
        _from_cldr("es-ES", ES),
        replace(_from_cldr("es-MX", ES), halves=(f"a.{NBSP}m.", f"p.{NBSP}m.")),
        replace(_from_cldr("fr-FR", FR), between=" à "),
        _from_cldr("it-IT", IT),
        replace(_from_cldr("it-IT-dots", IT, "it_IT"), colon="."),
        _from_cldr("pt-BR", PT),
        _from_cldr("nl-NL", EN),
        replace(_from_cldr("fi-FI", EN), between=" klo ", padded=True),
        replace(_from_cldr("hr-HR", EN), between=", "),
        replace(
            _from_cldr("ar-EG", AR),
            date=RLM + "{d}" + RLM + "/{m}" + RLM + "/{yyyy}",
            half_space=" ",
        ),
        replace(_from_cldr("fa-IR", FA), between="، ", padded=True),
        replace(_from_cldr("he-IL", EN), mark=RLM),
        replace(_from_cldr("ja-JP", JA), padded=True),
        replace(
            _from_cldr("zh-TW", EN, "zh_Hant_TW"),
            halves=("上午", "下午"),
            between=", ",
            padded=True,
        ),
        replace(_from_cldr("ko-KR", EN), date="{yyyy}. {m}. {d}.", between=", ", padded=True),
    )
}
"""What exports hold: CLDR's short forms, but for older releases and the app's own ways."""
