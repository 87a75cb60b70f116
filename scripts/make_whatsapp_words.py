"""Make `read/formats/whatsapp_words.json`: what WhatsApp writes in place of a person's words.

    python scripts/make_whatsapp_words.py FOLDER

FOLDER holds the app's own string tables, as the public repository starkdmi/whats_json at 760b3a0
keeps them in `tool/patterns_generator/data`: `iOS Localizables` (45 languages) and `Android
Strings` (70). Only the short phrases that stand in exports are taken: of notices the beginning of
what every one of them says, without names.
"""

import argparse
import html
import json
import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from pathlib import Path

OUT = Path(__file__).parents[1] / "src" / "awhile" / "read" / "formats" / "whatsapp_words.json"
MARKS = dict.fromkeys((0x200E, 0x200F, 0x202A, 0x202B, 0x202C))
HOLE = re.compile(r"%(?:\d+\$)?(?:@|s|d|u|ld|lu|1\$u)|<a [^>]*>|</a>")
IOS = {
    "deleted": ("qBly]", "zD*5p", "SUYSe"),
    "deleted_own": ("GHe7G", "S?EA5", "W*,Ww"),
    "missed": (
        *("A),w/", "f/]I7", "PnA`x", "Azb*b", "-}G;Q", "Qr*~b", "AKXg`", "zG&3x", "fy|M_"),
        *("-EiJ?", "Ax:m`", "aC/*2", "YV_3~", "-k8DD", "Gp`-?", "U|[F<"),
    ),
    "calls": ("Fv09E", "o'cQ1", "nOoY&"),
    "omitted": ("n*sq0", "I4|vp", "2K_mB", "~.KLq", "StaLC", "Sk+0p", "arOfp"),
    "omitted_voice": ("a86Wu",),
    "places": ("U1i_.",),
    "live_places": ("oA_fF",),
}
"""Keys of the app's own table on iOS, by what they are here."""
ANDROID = {
    "deleted": ("revoked_msg_incoming", "revoked_msg_incoming_for_everyone"),
    "deleted_own": ("revoked_msg_outgoing", "revoked_msg_outgoing_for_everyone"),
    "missed": ("missed_voice_call", "missed_video_call", "missed_voice_call_at"),
    "calls": ("voice_call", "video_call"),
    "places": ("email_location_message",),
    "live_places": ("email_live_location_message",),
    "attached": ("email_file_attached",),
}
NOTICE = re.compile(
    r"Your security code with %@ changed|(?:You|%@) turned o(?:n|ff) disappearing messages\.$"
    r"|(?:You use|%@ uses) a default timer for disappearing messages in new chats\.$"
    r"|You (?:have )?(?:un)?blocked (?:this (?:contact|business)|WhatsApp)$"
    r"|Messages (?:and calls|to this (?:chat|group)) (?:are|you send)[^<>]*$"
    r"|%1\$@ changed (?:their phone number|to %2)|You changed (?:your|their|to)[^<>]*$"
    r"|%@ is a contact|(?:%@|This business) uses a secure service from Meta"
    r"|This chat (?:is|may be) with a business account\.$|This is a business account\.$"
    r"|(?:%@ is|This account has) (?:now )?registered as a business account\."
    r"|Waiting for this message"
    r"|(?:%@|You) (?:was |were )?(?:added|removed|left|joined)(?: you| %@)?$"
    r"|(?:%1\$@|You) (?:created group|changed (?:the (?:subject|group desc)|this group's icon))"
)
"""English notices that stand in chats of two, and the commonest of groups."""
MAX_NOTICE, MIN_FRAGMENT, MAX_FRAGMENT = 330, 9, 32


def clean(text: str) -> str:
    """Return a phrase without marks, points at its end, and quotes of its file."""
    bare = html.unescape(text).translate(MARKS).strip()
    if len(bare) > 1 and bare[0] == bare[-1] == '"':
        bare = bare[1:-1]
    return bare.replace("\\'", "'").replace('\\"', '"').rstrip(".。।").strip()


def template(text: str) -> str:
    """Return a phrase with ``%`` where a name or time stands."""
    whole = HOLE.sub("%", clean(text)).strip(":：،,.。 ")
    return whole if len(whole.replace("%", "").strip()) > 3 or not whole.isascii() else ""


def fragment(text: str) -> str:
    """Return the beginning of the first long enough piece of a notice, without a broken word.

    A ``%`` before it tells that a name stands there.
    """
    for place, part in enumerate(HOLE.split(clean(text))):
        piece = part.strip(" “”„\"'「」«»,.")
        wide = sum(2 if ord(c) > 0x2E80 else 1 for c in piece)
        if wide >= MIN_FRAGMENT:
            cut = piece[:MAX_FRAGMENT]
            cut = cut.rpartition(" ")[0] if len(piece) > MAX_FRAGMENT and " " in cut else cut
            return "%" * bool(place) + cut.rstrip(".,:;। ")
    return ""


def read_android(file: Path) -> dict[str, str]:
    """Read one language's strings."""
    root = ET.parse(file).getroot()  # noqa: S314 - a file that whoever runs this chose
    return {str(one.get("name")): "".join(one.itertext()) for one in root if one.tag == "string"}


def main() -> None:
    """Write the phrases."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    found: dict[str, set[str]] = defaultdict(set)
    ios = {
        f.stem: json.loads(f.read_text("utf-8"))
        for f in sorted((folder / "iOS Localizables").glob("*.strings"))
    }
    english = ios["EN"]
    notices = [
        key
        for key, text in english.items()
        if len(text) < MAX_NOTICE and NOTICE.match(text.translate(MARKS))
    ]
    for strings in ios.values():
        for what, keys in IOS.items():
            found[what] |= {template(strings[key]) for key in keys if key in strings}
        found["notices"] |= {fragment(strings[key]) for key in notices if key in strings}
    for file in sorted((folder / "Android Strings").glob("values*/strings.xml")):
        strings = read_android(file)
        for what, keys in ANDROID.items():
            found[what] |= {template(strings[key]) for key in keys if key in strings}
    for what in ("attached", "places"):
        found[what] = {text.strip("%()（）:： ") for text in found[what]}
    found["omitted"] -= found["omitted_voice"]
    kept = {k: sorted({t.casefold() for t in v if len(t) > 1}) for k, v in sorted(found.items())}
    lines = [
        f'"{key}": {json.dumps(value, ensure_ascii=False, separators=(",", ":"))}'
        for key, value in kept.items()
    ]
    OUT.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
