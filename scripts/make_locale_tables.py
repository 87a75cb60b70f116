"""Make three files of words and forms from Unicode's locale data (CLDR), as Babel ships them.

`read/times/tables.json` holds what phones and sites write in place of numbers, for every language
of CLDR: months, halves and parts of the day with their hours, small words beside dates and times,
and the patterns of short dates and times; `words/plurals.json` by which rules languages bend words
by number; `sample/locales.json` how phones write moments in samples. Run it after a change of
Babel's version and commit what it writes.

Phones and exports are older than the newest locale data. ``--words FILE`` writes the words of the
Babel it runs under, which may be an older one; given such files, the tables hold their words too:

    uv run --with babel==2.9.1 python scripts/make_locale_tables.py --words 2.9.1.json
    python scripts/make_locale_tables.py 2.3.4.json 2.6.0.json 2.9.1.json 2.12.1.json 2.16.0.json
"""

import argparse
import collections
import collections.abc
import json
import re
import unicodedata
from collections import defaultdict
from pathlib import Path

# What older releases of Babel import from where it no longer is.
collections.MutableMapping = collections.abc.MutableMapping  # type: ignore[attr-defined]

import babel  # noqa: E402
from babel import Locale, localedata  # noqa: E402

SRC = Path(__file__).parents[1] / "src" / "awhile"
OUT = SRC / "read" / "times" / "tables.json"
PLURALS = SRC / "words" / "plurals.json"
SAMPLES = SRC / "sample" / "locales.json"
HOUR_S = 3600
PERIODS = {"am": (0, 12), "pm": (12, 24), "noon": (12, 12), "midnight": (0, 0)}
"""Hours (from, before) of what every language has; of other parts of the day its rules tell."""
QUOTED = re.compile(r"'((?:[^']|'')+)'")
LETTERS = re.compile(r"[^\W\d_]")
MONTH_END = re.compile(r"MMMM'([^\W\d_]{1,5})'")
"""What a language writes behind the month's name, without a blank."""
ROOT_MONTH = re.compile(r"(?:m0?)?\d{1,2}\.?|\d+-р сар|\d+月", re.IGNORECASE)


def fold(text: str) -> str:
    """Reduce a word as `awhile.read.times.words.fold_word` does."""
    folded = text.casefold().replace("\u200f", "").replace("\u200e", "")
    return unicodedata.normalize("NFC", " ".join(folded.split()))


def list_months(locale: Locale) -> list[set[str]]:
    """List the names of each month, long and short, alone and in a date."""
    names: list[set[str]] = [set() for _ in range(12)]
    patterns = (str(getattr(one, "pattern", one)) for one in locale.date_formats.values())
    endings = {end for pattern in patterns for end in MONTH_END.findall(pattern)}
    for context in locale.months.values():
        for width in ("wide", "abbreviated"):
            for month, name in context.get(width, {}).items():
                if LETTERS.search(name) and not ROOT_MONTH.fullmatch(name):
                    names[month - 1] |= {fold(name), *(fold(name + end) for end in endings)}
    return names


def list_weekdays(locale: Locale) -> set[str]:
    """List the long names of the days of the week, alone and in a date."""
    found = {fold(name) for context in locale.days.values() for name in context["wide"].values()}
    return {name for name in found if LETTERS.search(name) and len(name) > 2}


def list_halves(locale: Locale) -> dict[str, set[tuple[int, int]]]:
    """List words for parts of the day with their hours."""
    hours = {name: {span} for name, span in PERIODS.items()}
    for rules in getattr(locale, "day_period_rules", {}).values():
        for name, spans in rules.items():
            for span in spans:
                if "from" in span and "before" in span:
                    pair = (span["from"] // HOUR_S, span["before"] // HOUR_S)
                    hours.setdefault(name, set()).add(pair)
    found: dict[str, set[tuple[int, int]]] = defaultdict(set)
    periods = getattr(locale, "day_periods", None) or {"": {"": dict(locale.periods)}}
    for context in periods.values():
        for width, words in context.items():
            for name, word in words.items():
                # A single letter may as well be the sign of an hour.
                if LETTERS.search(word) and (width != "narrow" or len(word) > 1 or word in "ap"):
                    found[fold(word)] |= hours.get(name, set())
    return {word: spans for word, spans in found.items() if spans}


def list_beside(locale: Locale) -> set[str]:
    """List the words that stand beside numbers in dates and times without being either."""
    patterns = [
        str(getattr(one, "pattern", one))
        for table in (locale.date_formats, locale.time_formats, locale.datetime_formats)
        for one in table.values()
    ]
    quoted = [word for pattern in patterns for word in QUOTED.findall(pattern)]
    plain = [re.sub(r"[A-Za-z]+", " ", QUOTED.sub(" ", p)) for p in patterns]
    words = [fold(word) for text in (*quoted, *plain) for word in text.split()]
    return {w.strip(",،()'.") for w in words if LETTERS.search(w)}


ZEROS = {
    "adlm": "\U0001e950",
    "arab": "\u0660",
    "arabext": "\u06f0",
    "beng": "\u09e6",
    "cakm": "\U00011136",
    "deva": "\u0966",
    "hmnp": "\U0001e140",
    "latn": "",
    "mtei": "\uabf0",
    "mymr": "\u1040",
    "nkoo": "\u07c0",
    "olck": "\u1c50",
    "rohg": "\U00010d30",
    "tibt": "\u0f20",
}
"""Digit 0 of the numbering systems that are some locale's default; empty for the usual one."""


def list_forms(locale: Locale) -> tuple[str, ...]:
    """Return how a locale writes moments.

    Returns:
        Patterns of the short date, of short and medium time, and of what joins them; digit 0; the
        words for parts of the day, each behind the hour it begins at.
    """
    time = locale.time_formats["short"].pattern
    words = locale.day_periods["format"]["abbreviated"]
    starts = {0: words["am"], 12: words["pm"]} if "a" in QUOTED.sub("", time) else {}
    if "B" in QUOTED.sub("", time):
        rules = locale.day_period_rules[None]
        starts = {
            span["from"] // HOUR_S: words[name]
            for name, spans in rules.items()
            for span in spans
            if "from" in span
        }
    return (
        locale.date_formats["short"].pattern,
        time,
        locale.time_formats["medium"].pattern,
        str(locale.datetime_formats["short"]),
        ZEROS[locale.default_numbering_system],
        "|".join(f"{start} {word}" for start, word in sorted(starts.items())),
    )


PHONES = (
    "en_GB en_US en_AU en_CA en_ZA de_DE de_AT es_ES es_MX fr_FR it_IT pt_BR nl_NL fi_FI hr_HR "
    "ar_EG fa_IR he_IL ja_JP zh_Hant_TW ko_KR"
)
"""Locales in which samples are written."""
FIELDS = {"dd": "{dd}", "d": "{d}", "MM": "{mm}", "M": "{m}", "yy": "{yy}", "y": "{yyyy}"}


def phone_form(name: str) -> dict[str, object]:
    """Return how a phone set to a locale writes moments, as `sample.locales.Locale` has it."""
    date, time, _, joined, zero, words = list_forms(Locale.parse(name))
    hours = re.findall("[hH]+(.)", time)
    around = re.search(r"([aB])(\s?)h|mm(\s?)([aB])", time)
    halves = [word.partition(" ")[2] for word in words.split("|")] if words else []
    return {
        "date": re.sub("dd?|MM?|yy?", lambda found: FIELDS[found[0]], date),
        "between": joined.removeprefix("{1}").removesuffix("{0}"),
        "colon": hours[0],
        "halves": halves if len(halves) == 2 else None,
        "half_space": (around[2] or around[3] or "") if around else " ",
        "half_first": bool(around and around[1]),
        "padded": re.search("hh|HH", time) is not None,
        "zero": zero,
    }


def by_word(table: dict[str, dict[str, set[str]]]) -> dict[str, dict[str, str]]:
    """Turn languages into one line each."""
    return {
        word: {what: " ".join(sorted(spoken)) for what, spoken in sorted(found.items())}
        for word, found in sorted(table.items())
    }


def list_plurals() -> list[dict[str, object]]:
    """List the rules by which languages bend words by number, with the languages of each."""
    found: dict[str, list[str]] = defaultdict(list)
    for code in sorted(localedata.locale_identifiers()):
        forms = Locale.parse(code).plural_form.rules
        if forms and "_" not in code:
            found[json.dumps({k: str(forms[k]) for k in sorted(forms)})].append(code)
    return [
        {"languages": " ".join(codes), "forms": json.loads(forms)}
        for forms, codes in sorted(found.items(), key=lambda pair: pair[1])
    ]


MOST_WORDS = 3
"""Words of a month's name, at most, that are looked at together."""
Words = dict[str, dict[str, dict[str, set[str]]]]
"""Languages by what a word means, by word, of months, halves of the day and weekdays."""


def list_words(*, fresh: bool = False) -> Words:
    """List the words of every language for months, halves of the day and weekdays."""
    words: Words = {
        kind: defaultdict(lambda: defaultdict(set)) for kind in ("months", "halves", "weekdays")
    }
    listed = getattr(localedata, "locale_identifiers", None) or localedata.list
    for name in sorted(listed()):
        if fresh:
            # Older releases let the words of one locale run into the next one's.
            localedata._cache.clear()  # noqa: SLF001
        locale = Locale.parse(name)
        for number, names in enumerate(list_months(locale), 1):
            for word in names:
                words["months"][word.removesuffix(".")][str(number)].add(locale.language)
        for word in list_weekdays(locale):
            words["weekdays"][word][""].add(locale.language)
        for word, spans in list_halves(locale).items():
            for start, end in spans:
                words["halves"][word][f"{start}-{end}"].add(locale.language)
    return words


def add_older(words: Words, older: dict[str, dict[str, dict[str, list[str]]]]) -> None:
    """Add words of older data, where the language does not use the word for something else now."""
    for kind in ("months", "halves"):
        for word, meanings in older[kind].items():
            if word.count(" ") >= MOST_WORDS:
                continue
            now = set().union(*words[kind][word].values()) if word in words[kind] else set()
            for meaning, spoken in meanings.items():
                if new := set(spoken) - now:
                    words[kind][word][meaning] |= new


def main() -> None:
    """Write the tables, or the words of the Babel that this runs under."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("older", type=Path, nargs="*", help="words of older releases")
    parser.add_argument("--words", type=Path, help="write the words alone, to this file")
    args = parser.parse_args()
    if args.words:
        args.words.write_text(json.dumps(list_words(fresh=True), default=sorted), encoding="utf-8")
        return
    source = json.dumps(f"Unicode CLDR, as in Babel {babel.__version__}; see scripts")
    rules = ",\n".join(json.dumps(row) for row in list_plurals())
    PLURALS.write_text(f'{{\n"source": {source},\n"rules": [\n{rules}\n]\n}}\n', encoding="utf-8")
    phones = {name: phone_form(name) for name in PHONES.split()}
    told = ",\n".join(f"{json.dumps(n)}: {json.dumps(form)}" for n, form in phones.items())
    SAMPLES.write_text(f'{{\n"source": {source},\n"forms": {{\n{told}\n}}\n}}\n', encoding="utf-8")
    words = list_words()
    more = "".join(f", {older.stem}" for older in args.older)
    for older in args.older:
        add_older(words, json.loads(older.read_text("utf-8")))
    months, halves, weekdays = words["months"], words["halves"], words["weekdays"]
    beside: set[str] = set()
    forms: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in sorted(localedata.locale_identifiers()):
        locale = Locale.parse(name)
        beside |= list_beside(locale)
        forms[list_forms(locale)].append(name)
    tables = {
        "source": f"Unicode CLDR, as in Babel {babel.__version__}{more}; see scripts",
        "months": by_word(months),
        "halves": by_word(halves),
        "weekdays": {
            word: " ".join(sorted(spoken[""])) for word, spoken in sorted(weekdays.items())
        },
        "beside": sorted(beside),
        "forms": [[*form, " ".join(names)] for form, names in sorted(forms.items())],
    }
    lines = [f'"source": {json.dumps(tables.pop("source"))}']
    for key, table in tables.items():
        rows = table.items() if isinstance(table, dict) else enumerate(table)
        text = [
            (f"{json.dumps(k)}: " if isinstance(table, dict) else "")
            + json.dumps(v, ensure_ascii=False, separators=(",", ":"))
            for k, v in rows
        ]
        ends = "{}" if isinstance(table, dict) else "[]"
        lines.append(f'"{key}": {ends[0]}\n' + ",\n".join(text) + f"\n{ends[1]}")
    OUT.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
