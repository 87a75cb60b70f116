"""WhatsApp's own words in place of a person's: calls, deleted messages, media, notices.

Phrases come from the app's own tables (`whatsapp_words.json`, made by a script from a public copy
of them, 45 languages on iOS and 70 on Android) and, where those lack one, from public exports. A
phrase that is not known is counted as text, never dropped.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from awhile.patterns import late

MARKS = "\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"

MORE = {
    "deleted": (
        "Your message was deleted|Essa mensagem foi apagada|Это сообщение было удалено|消息已删除"
        "|此消息已删除|삭제된 메시지입니다|यह मैसेज मिटाया गया"
    ),
    "deleted_own": (
        "Je hebt dit bericht verwijderd|Usunięto tę wiadomość|メッセージを削除しました"
        "|你已刪除這則訊息|메시지를 삭제했습니다"
    ),
    "missed": (
        "Missed call|Missed group call|Silenced call|Silenced voice call|Silenced video call"
        "|Silenced missed call|Silenced missed voice call|Silenced missed video call|Call failed"
        "|Chiamata persa|Ligação de voz perdida|Ligação de vídeo perdida|Gemiste video-oproep"
        "|Gemiste spraakoproep|Пропущенный голосовой вызов|Nieodebrane połączenie głosowe"
        "|Nieodebrane połączenie wideo|ビデオ通話の不在着信|音声通話の不在着信"
        "|未接視訊通話|부재중 음성통화"
    ),
    "calls": "Llamada de voz|Chiamata|Ligação de voz|Ligação de vídeo|Spraakoproep",
    "omitted": "sticker omesso|GIF omesso|vídeo ocultado|video note omitted",
}
"""What exports hold and the tables lack, or have from another year."""

ENCRYPTED = (
    "Messages and calls",
    "Messages to this",
    "Nachrichten und",
    "Nachrichten in",
    "Los mensajes",
    "Les messages",
    "I messaggi",
    "As mensagens",
    "Berichten en",
    "Сообщения и",
    "Mesajlar ve",
    "Wiadomości i",
    "Pesan dan",
    "メッセージと",
    "消息和通话",
    "訊息和通話",
    "메시지와 통화",
)
START_BYTES = 8
FAR, LONG = 48, 20
"""Characters before which a notice's own words begin, and from which they need no end."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases of one meaning, in every language.

    Attributes:
        whole: Those without a name or time in them.
        around: What stands before and behind the name or time in others.
        begins: The same as ``whole``, to be tried at once.
        sides: What stands before, and, where nothing does, behind a name, to be tried at once.
    """

    whole: frozenset[str]
    around: tuple[tuple[str, str], ...]
    begins: tuple[str, ...]
    sides: tuple[tuple[str, ...], tuple[str, ...]]

    def match(self, low: str) -> bool:
        """Whether a body, in folded case, is one of them.

        Args:
            low: The body, in folded case.
        """
        bare = low.rstrip(".。।")
        starts, ends = self.sides
        return bare in self.whole or (
            (bare.startswith(starts) or bare.endswith(ends))
            and any(
                bare.startswith(start) and bare.endswith(end) and len(bare) > len(start) + len(end)
                for start, end in self.around
            )
        )

    def find_start(self, low: str) -> str:
        """Return the longest without a hole that a body, in folded case, begins with, or none.

        Args:
            low: The body, in folded case.
        """
        if not low.startswith(self.begins):
            return ""
        return max((p for p in self.begins if low.startswith(p)), key=len)


@dataclass(frozen=True, slots=True)
class AppWords:
    """What the app writes, in every language.

    Attributes:
        deleted: By the other, or an admin.
        own: By whose export it is.
        missed: Missed calls.
        calls: Calls, before their length.
        omitted: iOS, in place of media.
        voice: iOS, in place of a voice message.
        places: Before a link to a place.
        live: In place of a place that moves.
        attached: Android, in brackets behind the name of a file.
        notices: Beginnings of notices; ``%`` first where a name stands before.
        starts: How all that may stand without a mark begins in UTF-8.
    """

    deleted: Phrases
    own: Phrases
    missed: Phrases
    calls: Phrases
    omitted: Phrases
    voice: Phrases
    places: Phrases
    live: Phrases
    attached: Phrases
    notices: tuple[str, ...]
    starts: frozenset[bytes]


@lru_cache(maxsize=1)
def load_words() -> AppWords:
    """Load the app's own words."""
    data = json.loads(
        files("awhile.read.formats").joinpath("whatsapp_words.json").read_text("utf-8")
    )
    for what, phrases in MORE.items():
        data[what] += phrases.casefold().split("|")
    made = {name: _sort(listed) for name, listed in data.items() if name != "notices"}
    # Some languages say the same of a message that either deleted.
    own = _sort(set(data["deleted_own"]) - made["deleted"].whole)
    unmarked = ("deleted", "deleted_own", "missed", "calls", "omitted", "omitted_voice")
    starts = [p for name in (*unmarked, "live_places") for p in data[name]]
    return AppWords(
        deleted=made["deleted"],
        own=own,
        missed=made["missed"],
        calls=made["calls"],
        omitted=made["omitted"],
        voice=made["omitted_voice"],
        places=made["places"],
        live=made["live_places"],
        attached=made["attached"],
        notices=tuple(data["notices"]),
        starts=frozenset(
            form.partition("%")[0].encode()[:START_BYTES]
            for start in (*starts, *ENCRYPTED, "null")
            for form in (start, start.capitalize(), start.upper(), start.title())
            if len(form.partition("%")[0].encode()) >= min(START_BYTES, len(form.encode()))
        )
        - {b""},
    )


def _sort(phrases: Iterable[str]) -> Phrases:
    listed = list(phrases)
    whole = frozenset(phrase for phrase in listed if "%" not in phrase)
    cut = (phrase.partition("%") for phrase in listed if "%" in phrase)
    around = tuple((start, end) for start, _, end in cut if len(start + end) > 6)
    starts = tuple(start for start, _ in around if start)
    return Phrases(whole, around, tuple(whole), (starts, tuple(e for s, e in around if not s)))


def is_notice(low: str) -> bool:
    """Whether a marked body, in folded case, is a notice of the app.

    Args:
        low: The body without marks.
    """
    if NOTICE.search(low):
        return True
    bare = low.rstrip(".。। ")
    for words in load_words().notices:
        if words[0] != "%":
            if bare.startswith(words):
                return True
        elif (at := bare.find(words[1:], 0, FAR + len(words))) > 0 and (
            len(words) > LONG or bare.endswith(words[1:], at)
        ):
            return True
    return False


UNTIL_DETAIL = late(
    rf"[{MARKS}][^\n,،、，:]{{2,40}}[,،、，] ?[{MARKS}](?P<length>[^\n{MARKS}]{{1,40}})"
)
"""An iOS row of a call: its kind and its length (or why there is none), each behind a mark."""
ELSEWHERE = late(r"answered on|anderen? gerät|otro dispositivo|autre appareil")
UNANSWERED = late(
    r"no answer|missed|unanswered|tap to call|click to call|focus mode|declined|busy|failed"
    r"|keine antwort|zum zurückrufen|sin respuesta|devolver|sans réponse|rappeler|nessuna risposta"
    r"|richiamare|sem resposta|retornar|geen antwoord|terug te bellen|нет ответа|перезвонить"
    r"|tidak ada jawaban|tak terjawab|tidak dijawab|cevap yok|brak odpowiedzi|応答なし|無応答"
    r"|无应答|無應答|無回應|未接听|응답 없음|لا يوجد رد|कोई जवाब नहीं"
)
"""Why a call has no length, where it stands in words."""
LENGTH = late(r"(\d+)\s*([^\W\d_]+)")
ALL_LENGTH = late(r"\(?(?:\d+\s*(?!(?:am|pm|uhr)\b)[^\W\d_]{1,12}[.\u0300-\u0dff]*,?\s*){1,3}\)?")
IN_SECONDS = {
    "std": 3600,
    "st": 3600,
    "saat": 3600,
    "jam": 3600,
    "uur": 3600,
    "godz": 3600,
    "ore": 3600,
    "óra": 3600,
    "ώρ": 3600,
    "hod": 3600,
    "h": 3600,
    "ч": 3600,
    "г": 3600,
    "時": 3600,
    "小时": 3600,
    "小時": 3600,
    "시간": 3600,
    "ساع": 3600,
    "m": 60,
    "dk": 60,
    "dak": 60,
    "perc": 60,
    "λ": 60,
    "м": 60,
    "х": 60,
    "分": 60,
    "분": 60,
    "دق": 60,
    "s": 1,
    "d": 1,
    "с": 1,
    "秒": 1,
    "초": 1,
    "ث": 1,
}
"""Seconds by how a unit begins, the longest beginnings of a letter first."""

PLACEHOLDER = late(r"<[^<>\n]{1,40}>")
ATTACHED = late(
    rf"[{MARKS}]*(?:<\ ?[{MARKS}]*[^<>\n:]{{2,30}}:\ ?[^<>\n]+\.\w{{2,5}}\ ?>"
    rf"|[^\n]*\.\w{{2,5}}\ ?(?:<[{MARKS}]*attached>|[(（](?P<said>[^()（）\n]{{3,40}})[)）]))[^\n]*"
)
"""A file instead of words; what stands in the brackets behind its name is to be looked up."""
ATTACHED_AT_END = late(r"<[^<>\n:]{2,30}: ?[^<>\n]+\.\w{2,5} ?>$")
APP_FILE = late(r"(?:IMG|VID|AUD|PTT|STK|DOC|GIF)-\d{8}-WA\d{4}\.")
"""A name that the app gives to files on Android."""
VOICE_FILE = late(r"\.opus\b|(?:PTT|AUDIO)-", re.IGNORECASE)
FILE_BEFORE = late(r"[^\n]+\.\w{2,5}(?: • [^\n]*)?")
"""What stands before the notice of a document: its name and how many pages it has."""
LEFT_OUT = late(
    r"(?:.{0,40}\b(?:omitted|weggelassen|ausgelassen|omitid[oa]s?|omis(?:e|es)?|absente?s?"
    r"|omess[oaie]|ocultad[oa]s?|weggelaten|пропущено?а?|отсутствует|удален[оа]|опущена"
    r"|dahil edilmedi|pominięt[aeoy]|dihilangkan|tidak disertakan)"
    r"|.{0,12}(?:略去|省略|忽略|略过|생략됨?|제외됨?))"
)
POLL = late(
    r"\s*(?:POLL|ENCUESTA|UMFRAGE|SONDAGE|ENQUETE|SONDAGGIO):\n"
    r"|\s*[^\W\d_]{2,20}[:：]\n[^\n]+\n"
    r"(?:[^\n:：]{2,20}[:：] ?[^\n]+[(（][^\n()]*\d[^\n()]*[)）]\n?)+$"
)
"""A poll: its word, the question, and each option with its votes in brackets."""
LOCATION = late(
    rf"(?P<place>[^\n:：]{{2,40}})[:：] ?[{MARKS}]*"
    r"https?://(?:maps\.google\.com/\?q=|goo\.gl/maps/)\S+"
    r"|[^\n]{1,200}: https://foursquare\.com/\S+"
)
EDITED = late(
    rf" ?[{MARKS}]+<[^<>\n]{{5,80}}>$"
    rf"| ?[{MARKS}]*<[^<>\n]{{1,40}}"
    r"(?:edited|bearbeitet|editó|editad[oa]|modifié|modificato|изменено|düzenlendi|zmieniona|diedit)"
    r"[^<>\n]*>$"
)
ENCRYPTION = late(
    r"end-to-end encrypt|ende-zu-ende-verschl|сквозн\w+ шифрован|cifrad[oa]s de extremo"
    r"|chiffrés de bout|criptografadas de ponta|crittografat[ei] end-to-end|end-to-end versleuteld"
    r"|uçtan uca şifre|szyfrowane end-to-end|エンドツーエンド暗号化|端到端加密|端對端加密"
    r"|종단간 암호화|now secured with"
)
NOTICE = late(
    r"end-to-end|ende-zu-ende|extremo a extremo|de bout en bout|ponta a ponta|eind-tot-eind"
    r"|сквозн|шифрован|エンドツーエンド|مشفرة|رمزگذاری|uçtan uca|端到端加密|端對端加密"
    r"|종단간 암호화|security code|sicherheitsnummer|código de segur"
    r"|code de sécurité|セキュリティコード"
    r"|changed (?:their|the|this|to)|created (?:this )?group|\badded\b|\bremoved\b|\bleft\b$"
    r"|blocked (?:this|the|you)|you (?:un)?blocked|disappearing messages|message timer"
    r"|is a contact|waiting for this message|secure service from meta"
    r"|advanced chat privacy|joined using|pinned a message|turned (?:on|off)|new phone number"
    r"|advanced privacy|you're now an admin|changed the (?:subject|group)|created group"
    r"|selbstlöschende nachrichten|mensajes temporales|messages éphémères|mensagens temporárias"
    r"|messaggi effimeri|исчезающие сообщения|消えるメッセージ|사라지는 메시지"
    r"|hat (?:den betreff|die gruppe|das gruppenbild|dich) |cambió (?:el asunto|el nombre)"
    r"|cambió su número|a (?:changé|modifié) (?:le sujet|le nom|de numéro)"
    r"|mudou (?:o assunto|o nome|de número)|ha cambiato (?:l'oggetto|il nome)"
    r"|изменил[аи]? (?:тему|название)"
)
