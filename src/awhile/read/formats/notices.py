"""WhatsApp's own words in place of a person's: calls, deleted messages, media, notices.

Phrases are as public exports and parsers hold them; a language whose phrase is not known here is
counted as text, never dropped.
"""

import re

MARKS = "\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"

DELETED_OTHER = (
    "This message was deleted",
    "Your message was deleted",
    "Diese Nachricht wurde gelöscht",
    "Se eliminó este mensaje",
    "Este mensaje fue eliminado",
    "Ce message a été supprimé",
    "Questo messaggio è stato eliminato",
    "Essa mensagem foi apagada",
    "Esta mensagem foi apagada",
    "Dit bericht is verwijderd",
    "Данное сообщение удалено",
    "Это сообщение было удалено",
    "Bu mesaj silindi",
    "Ta wiadomość została usunięta",
    "Pesan ini telah dihapus",
    "Pesan ini dihapus",
    "このメッセージは削除されました",
    "消息已删除",
    "信息已删除",
    "此消息已删除",
    "这条消息已被删除",
    "此訊息已刪除",
    "삭제된 메시지입니다",
    "تم حذف هذه الرسالة",
    "این پیام حذف شد",
    "این پیام حذف شده است",
    "הודעה זו נמחקה",
    "यह मैसेज मिटाया गया",
    "यह संदेश मिटाया गया",
)
DELETED_OWN = (
    "You deleted this message",
    "Du hast diese Nachricht gelöscht",
    "Eliminaste este mensaje",
    "Vous avez supprimé ce message",
    "Hai eliminato questo messaggio",
    "Você apagou esta mensagem",
    "U hebt dit bericht verwijderd",
    "Je hebt dit bericht verwijderd",
    "Вы удалили данное сообщение",
    "Вы удалили это сообщение",
    "Bu mesajı sildiniz",
    "Usunięto tę wiadomość",
    "Anda menghapus pesan ini",
    "メッセージを削除しました",
    "你已刪除這則訊息",
    "메시지를 삭제했습니다",
)
MISSED_CALLS = (
    "Missed call",
    "Missed voice call",
    "Missed video call",
    "Missed group call",
    "Missed group voice call",
    "Missed group video call",
    "Silenced missed call",
    "Silenced missed voice call",
    "Silenced missed video call",
    "Verpasster Sprachanruf",
    "Verpasster Videoanruf",
    "Verpasster Gruppen-Sprachanruf",
    "Verpasster Gruppen-Videoanruf",
    "Llamada perdida",
    "Llamada de voz perdida",
    "Videollamada perdida",
    "Appel vocal manqué",
    "Appel vidéo manqué",
    "Chiamata persa",
    "Chiamata vocale persa",
    "Videochiamata persa",
    "Chamada de voz perdida",
    "Chamada de vídeo perdida",
    "Ligação de voz perdida",
    "Ligação de vídeo perdida",
    "Gemiste spraakoproep",
    "Gemiste video-oproep",
    "Пропущенный аудиозвонок",
    "Пропущенный видеозвонок",
    "Пропущенный голосовой вызов",
    "Cevapsız sesli arama",
    "Cevapsız görüntülü arama",
    "Nieodebrane połączenie głosowe",
    "Nieodebrane połączenie wideo",
    "Panggilan suara tak terjawab",
    "Panggilan video tak terjawab",
    "不在着信",
    "ビデオ通話の不在着信",
    "未接语音通话",
    "未接視訊通話",
    "未接語音通話",
    "未接视频通话",
    "부재중 음성통화",
    "부재중 영상통화",
    "مكالمة صوتية فائتة",
    "مكالمة فيديو فائتة",
)
CALLS = (
    "Voice call",
    "Video call",
    "Group call",
    "Sprachanruf",
    "Videoanruf",
    "Llamada de voz",
    "Videollamada",
    "Appel vocal",
    "Appel vidéo",
    "Chiamata",
    "Chiamata vocale",
    "Videochiamata",
    "Chamada de voz",
    "Chamada de vídeo",
    "Ligação de voz",
    "Ligação de vídeo",
    "Spraakoproep",
    "Video-oproep",
    "Аудиозвонок",
    "Видеозвонок",
    "Sesli arama",
    "Görüntülü arama",
    "مكالمة صوتية",
    "音声通話",
)
OMITTED = tuple(
    f"{what} {omitted}".replace("_", " ")
    for whats, omitted in (
        ("image video audio sticker GIF document Contact_card", "omitted"),
        ("Bild Video Audio Sticker GIF Dokument", "weggelassen"),
        ("audio Video sticker GIF documento", "omitido"),
        ("immagine", "omessa"),
        ("video audio sticker GIF documento", "omesso"),
        ("imagem", "ocultada"),
        ("áudio vídeo", "ocultado"),
        ("görüntü video ses GIF Çıkartma belge", "dahil edilmedi"),
    )
    for what in whats.split(" ")
)
"""In place of media where an export has no marks: only as the whole body."""
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
PLACES = ("Location", "Ubicación", "Standort", "Localisation", "Posizione", "Localização", "Konum")


def _any(phrases: tuple[str, ...]) -> str:
    return "(?:" + "|".join(re.escape(phrase.lower()) for phrase in phrases) + ")"


DELETED = re.compile(rf"{_any((*DELETED_OTHER, *DELETED_OWN))}[.。]?")
OWN_DELETED = re.compile(rf"{_any(DELETED_OWN)}[.。]?")
MISSED = re.compile(rf"{_any(MISSED_CALLS)}\b[^\n?？؟]{{0,60}}")
CALL = re.compile(rf"{_any(CALLS)}(?:[.,:]\s*|\s+\()(?P<length>[^\n]{{1,40}})")
UNANSWERED = re.compile(r"no answer|missed|keine antwort")
LENGTH = re.compile(r"(\d+)\s*([^\W\d]+)")
IN_SECONDS = {
    "std": 3600,
    "saat": 3600,
    "h": 3600,
    "ч": 3600,
    "時": 3600,
    "m": 60,
    "dk": 60,
    "м": 60,
    "分": 60,
    "s": 1,
    "с": 1,
    "秒": 1,
}
"""Seconds by how a unit begins, the longest beginnings first."""

PLACEHOLDER = re.compile(r"<[^<>\n]{1,40}>")
ATTACHED = re.compile(
    rf"[{MARKS}]*(?:<\ ?[{MARKS}]*[^<>\n:]{{2,30}}:\ ?[^<>\n]+\.\w{{2,5}}\ ?>"
    rf"|[^\n]*\.\w{{2,5}}\ ?(?:<[{MARKS}]*attached>|\([^()\n]{{3,30}}\)))[^\n]*"
)
ATTACHED_AT_END = re.compile(r"<[^<>\n:]{2,30}: ?[^<>\n]+\.\w{2,5} ?>$")
UNMARKED = re.compile(_any(OMITTED))
VOICE_FILE = re.compile(r"\.opus\b|(?:PTT|AUDIO)-", re.IGNORECASE)
LEFT_OUT = re.compile(
    r"(?:.{0,40}\b(?:omitted|weggelassen|ausgelassen|omitid[oa]s?|omis(?:e|es)?|absente?s?"
    r"|omess[oaie]|ocultad[oa]s?|weggelaten|пропущено?а?|отсутствует|удален[оа]|опущена"
    r"|dahil edilmedi|pominięt[aeoy]|dihilangkan|tidak disertakan)"
    r"|.{0,12}(?:略去|省略|忽略|略过|생략됨?|제외됨?))"
)
POLL = re.compile(r"\s*(?:POLL|ENCUESTA|UMFRAGE|SONDAGE|ENQUETE|SONDAGGIO):\n")
LOCATION = re.compile(
    rf"(?:{'|'.join(PLACES)}):? https?://|[^\n]{{1,200}}: https://foursquare\.com/"
)
EDITED = re.compile(
    rf" ?[{MARKS}]*<[^<>\n]{{1,40}}"
    r"(?:edited|bearbeitet|editó|editad[oa]|modifié|modificato|изменено|düzenlendi|zmieniona|diedit)"
    r"[^<>\n]*>$"
)
ENCRYPTION = re.compile(
    r"end-to-end encrypt|ende-zu-ende-verschl|сквозн\w+ шифрован|cifrad[oa]s de extremo"
    r"|chiffrés de bout|criptografadas de ponta|crittografat[ei] end-to-end|end-to-end versleuteld"
    r"|uçtan uca şifre|szyfrowane end-to-end|エンドツーエンド暗号化|端到端加密|端對端加密"
    r"|종단간 암호화|now secured with"
)
NOTICE = re.compile(
    r"end-to-end|ende-zu-ende|extremo a extremo|de bout en bout|ponta a ponta|eind-tot-eind"
    r"|сквозн|шифрован|エンドツーエンド|مشفرة|رمزگذاری|uçtan uca|端到端加密|端對端加密"
    r"|종단간 암호화|security code|sicherheitsnummer|código de segur"
    r"|code de sécurité|セキュリティコード"
    r"|changed (?:their|the|this|to)|created (?:this )?group|\badded\b|\bremoved\b|\bleft\b$"
    r"|blocked|disappearing messages|is a contact|waiting for this message|secure service from meta"
    r"|advanced chat privacy|joined using|pinned a message|turned (?:on|off)|new phone number"
    r"|advanced privacy|you're now an admin|changed the (?:subject|group)|created group"
    r"|selbstlöschende nachrichten|mensajes temporales|messages éphémères|mensagens temporárias"
    r"|messaggi effimeri|исчезающие сообщения|消えるメッセージ|사라지는 메시지"
    r"|hat (?:den betreff|die gruppe|das gruppenbild|dich) |cambió (?:el asunto|el nombre)"
    r"|cambió su número|a (?:changé|modifié) (?:le sujet|le nom|de numéro)"
    r"|mudou (?:o assunto|o nome|de número)|ha cambiato (?:l'oggetto|il nome)"
    r"|изменил[аи]? (?:тему|название)"
)

START_BYTES = 8
STARTS = frozenset(
    start.encode()[:START_BYTES]
    for phrase in (
        *DELETED_OTHER,
        *DELETED_OWN,
        *MISSED_CALLS,
        *CALLS,
        *ENCRYPTED,
        *OMITTED,
        *(f"{place}{colon} http" for place in PLACES for colon in ("", ":")),
        "null",
    )
    for start in (phrase, phrase.lower())
)
"""How the app's words begin in UTF-8, where no mark or bracket gives them away."""
