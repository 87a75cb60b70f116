"""How WhatsApp writes dates and notices on phones set to different languages.

The phrases are the app's own, as exports in the wild hold them; a locale whose phrase for a call is
not known here has none, and its samples hold no calls.
"""

from dataclasses import dataclass

LRM = "\u200e"
RLM = "\u200f"
NARROW_NBSP = "\u202f"
NBSP = "\u00a0"

ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


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


LOCALES = {
    one.name: one
    for one in (
        Locale("en-GB", EN, "{dd}/{mm}/{yyyy}"),
        Locale(
            "en-US", EN, "{m}/{d}/{yy}", halves=("AM", "PM"), half_space=NARROW_NBSP, padded=False
        ),
        Locale("en-US-old", EN, "{m}/{d}/{yy}", halves=("AM", "PM"), padded=False),
        Locale("en-AU", EN, "{d}/{m}/{yyyy}", halves=("am", "pm"), padded=False),
        Locale("en-CA", EN, "{yyyy}-{mm}-{dd}", halves=("a.m.", "p.m."), padded=False),
        Locale("en-ZA", EN, "{yyyy}/{mm}/{dd}"),
        Locale("de-DE", DE, "{dd}.{mm}.{yy}"),
        Locale("de-AT", DE, "{d}.{m}.{yyyy}"),
        Locale("es-ES", ES, "{d}/{m}/{yy}", padded=False),
        Locale(
            "es-MX",
            ES,
            "{dd}/{mm}/{yy}",
            halves=(f"a.{NBSP}m.", f"p.{NBSP}m."),
            half_space=NARROW_NBSP,
            padded=False,
        ),
        Locale("fr-FR", FR, "{dd}/{mm}/{yyyy}", between=" à "),
        Locale("it-IT", IT, "{dd}/{mm}/{yy}"),
        Locale("it-IT-dots", IT, "{dd}/{mm}/{yy}", colon="."),
        Locale("pt-BR", PT, "{dd}/{mm}/{yyyy}", between=" "),
        Locale("nl-NL", EN, "{dd}-{mm}-{yyyy}"),
        Locale("fi-FI", EN, "{d}.{m}.{yyyy}", between=" klo ", colon="."),
        Locale("hr-HR", EN, "{dd}. {mm}. {yyyy}."),
        Locale(
            "ar-EG",
            AR,
            RLM + "{d}" + RLM + "/{m}" + RLM + "/{yyyy}",
            between="، ",
            halves=("ص", "م"),
            padded=False,
            digits=ARABIC_DIGITS,
        ),
        Locale("fa-IR", FA, "{yyyy}/{m}/{d}", between="، ", digits=PERSIAN_DIGITS),
        Locale("he-IL", EN, "{d}.{m}.{yyyy}", mark=RLM, padded=False),
        Locale("ja-JP", JA, "{yyyy}/{mm}/{dd}", between=" "),
        Locale(
            "zh-TW", EN, "{yyyy}/{m}/{d}", halves=("上午", "下午"), half_space="", half_first=True
        ),
        Locale("ko-KR", EN, "{yyyy}. {m}. {d}.", halves=("오전", "오후"), half_first=True),
    )
}
