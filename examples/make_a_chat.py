"""Write an invented export: ``python examples/make_a_chat.py --locale de-DE chat.txt``."""

import argparse
from pathlib import Path

from awhile.sample import story
from awhile.sample.generate import generate
from awhile.sample.locales import LOCALES
from awhile.sample.write import write_table, write_telegram, write_whatsapp


def main() -> None:
    """Write the story of Robin and Sam, or a simulated chat, in the asked-for form."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--platform", default="ios", choices=("ios", "android", "legacy"))
    parser.add_argument("--locale", default="en-GB", choices=LOCALES)
    parser.add_argument(
        "--form", default="whatsapp", choices=("whatsapp", "telegram", "csv", "jsonl")
    )
    parser.add_argument("--seed", type=int, help="simulate with this seed; without it, the story")
    parser.add_argument("--rows", type=int, default=500, help="how many, with --seed")
    args = parser.parse_args()

    step = 60 if args.platform == "android" else 1
    rows = story.rows() if args.seed is None else generate(args.seed, args.rows, resolution_s=step)
    with args.file.open("w", encoding="utf-8", newline="") as out:
        if args.form == "whatsapp":
            write_whatsapp(rows, out, locale=args.locale, platform=args.platform)
        elif args.form == "telegram":
            write_telegram(rows, out)
        else:
            write_table(rows, out, form=args.form)


if __name__ == "__main__":
    main()
