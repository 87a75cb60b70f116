"""Two simulated people who write to each other, for tests, benchmarks and examples."""

import math
import random
from collections.abc import Iterator, Sequence

from awhile.sample.rows import Row
from awhile.types import DAY_S, HOUR_S, Kind

START_S = 1_704_096_000.0
"""1 January 2024, 08:00, where a simulation starts unless told otherwise."""

WORDS: dict[str, str] = {
    "en": (
        "yes no maybe today tomorrow tonight train work home late soon really good long day "
        "coffee dinner walk rain sun sleep tired happy think know see come go call talk about "
        "the a with for and you me we us it is was will can"
    ),
    "de": (
        "ja nein vielleicht heute morgen abend zug arbeit zuhause spät bald wirklich gut lang tag "
        "kaffee essen spazieren regen sonne schlafen müde froh glaube weiß sehe komme gehe "
        "und mit für du ich wir es ist war schön grüße"
    ),
    "es": (
        "sí no quizás hoy mañana noche tren trabajo casa tarde pronto bueno largo día café cena "
        "paseo lluvia sol dormir feliz creo sé veo vengo voy y con para tú yo nosotros es era"
    ),
    "ar": "نعم لا ربما اليوم غدا الليلة قطار عمل بيت قريبا جيد طويل يوم قهوة مطر شمس نوم",
    "fa": "بله نه شاید امروز فردا امشب قطار کار خانه زود خوب روز قهوه باران آفتاب می‌خوابم",
    "ja": "はい いいえ 今日 明日 電車 仕事 家 遅い すぐ 本当 良い 長い 日 コーヒー 雨",
    "emoji": "😀 ❤️ 👍 🎉 👨‍👩‍👧 🙏 🌧️ ☕",
}
"""Small vocabularies of common words; enough for counts, no more."""

STATES = ("close", "busy", "away")
_MEAN_GAP_H = {"close": 5.0, "busy": 18.0, "away": 70.0}
_MEAN_BURST = {"close": 11.0, "busy": 4.0, "away": 2.0}
_MEAN_STAY_DAYS = {"close": 21.0, "busy": 8.0, "away": 6.0}


def _awake_s(time_s: float) -> float:
    """Move a moment of the night (00:30 to 07:00) to that morning."""
    hour = time_s % DAY_S / HOUR_S
    return time_s + (7.2 - hour) * HOUR_S + hour * 400 if 0.5 <= hour < 7 else time_s


def _texts(rng: random.Random, languages: Sequence[str], count: int) -> list[str]:
    """Make sentences to draw from: making each anew is what would take the time."""
    vocabularies = [WORDS[language].split() for language in languages]
    emoji = WORDS["emoji"].split()
    made = []
    for _ in range(count):
        vocabulary = rng.choice(vocabularies)
        words = rng.choices(vocabulary, k=1 + int(rng.expovariate(0.107)))
        text = " ".join(words)
        chance = rng.random()
        if chance < 0.14:
            text += "?"
        elif chance < 0.2:
            text += " " + rng.choice(emoji)
        elif chance < 0.24:
            text += "\n" + " ".join(rng.choices(vocabulary, k=4))
        made.append(text)
    return made


def generate(
    seed: int,
    n_rows: int,
    *,
    start_s: float = START_S,
    languages: Sequence[str] = ("en",),
    resolution_s: int = 1,
    pace: float = 1.0,
) -> Iterator[Row]:
    """Simulate a correspondence: bursts by day, silences, follow-ups, calls, media.

    The pair moves between being close, busy and away; each state has its own pace. It is made to
    exercise the reading and measuring, not to resemble any people.

    Args:
        seed: Same seed, same rows.
        n_rows: How many rows to make.
        start_s: Local wall clock of the first, seconds since 1970.
        languages: Keys of `WORDS` to draw from.
        resolution_s: Times are whole multiples of this; 60 for exports without seconds.
        pace: How many times denser than everyday; a million rows in ten years need about 25.

    Yields:
        Rows in order of time.
    """
    rng = random.Random(seed)  # noqa: S311 - chance for samples, not for secrets
    texts = _texts(rng, languages, 4000)
    time_s, state, sender = start_s, "close", rng.randrange(2)
    until_s = time_s + rng.expovariate(1 / (_MEAN_STAY_DAYS[state] * DAY_S))
    made = 0
    while made < n_rows:
        if time_s > until_s:
            state = rng.choice(STATES)
            until_s = time_s + rng.expovariate(1 / (_MEAN_STAY_DAYS[state] * DAY_S))
        # Person 1 opens less often when away, so follow-ups without an answer occur.
        opener = 0 if rng.random() < (0.75 if state == "away" else 0.5) else 1
        answered = rng.random() < (0.35 if state == "away" else 0.93)
        sender = opener
        for _ in range(1 + int(rng.expovariate(1 / _MEAN_BURST[state]))):
            row_s = math.floor(time_s / resolution_s) * resolution_s
            chance = rng.random()
            if chance < 0.90:
                yield Row(row_s, sender, Kind.TEXT, rng.choice(texts), 0, chance < 0.01)
            elif chance < 0.95:
                yield Row(row_s, sender, Kind.MEDIA)
            elif chance < 0.97:
                yield Row(row_s, sender, Kind.VOICE)
            elif chance < 0.98:
                yield Row(row_s, sender, Kind.DELETED)
            elif chance < 0.988:
                yield Row(row_s, sender, Kind.CALL, "", 60 * rng.randint(1, 50))
            else:
                yield Row(row_s, sender, Kind.MISSED_CALL)
            made += 1
            if made == n_rows:
                return
            time_s += resolution_s + rng.expovariate(1 / 70.0)
            if answered and rng.random() < 0.62:
                sender = 1 - sender
        time_s = _awake_s(time_s + rng.expovariate(pace / (_MEAN_GAP_H[state] * HOUR_S)))
