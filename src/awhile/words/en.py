"""English. One section per area; plain words, names instead of he or she, no promise, no motive."""

SENTENCES: dict[str, dict[str, str]] = {
    # What the readers and the merger say.
    "read": {
        "empty_file": "{file} is empty. Export the chat again and give that file.",
        "is_folder": "{file} is a folder. Give the exported file inside it.",
        "cannot_open": "{file} could not be opened ({why}). Check the name and try again.",
        "zip_limits": "{file} claims to hold far more than a chat does, so it was not opened. "
        "Take the chat's text file out of it and give that.",
        "zip_no_chat": "{file} is a zip without a chat in it. Give the zip that the app made, or "
        "the text file inside.",
        "zip_locked": "{file} is a zip with a password. Take the chat out of it and give "
        "that file.",
        "zip_damaged": "{file} is a damaged zip. Export the chat again and give that file.",
        "damaged": "{file} breaks off or is damaged, and could not be read. Export it again.",
        "too_many_senders": "{file} names more than 30,000 senders. It does not look like a chat.",
        "bad_zone": "{zone} is not a zone this machine knows. Write it as Europe/Berlin, or leave "
        "--zone out.",
        "nothing_found": "{file} holds no message that could be read. Export the chat again, and "
        "look at it with awhile inspect.",
        "nobody_claims": "{file} is no export that Awhile knows ({reasons}). Export the chat from "
        "the app itself, or make a table with the columns time and sender.",
        "several_claim": "{file} could be read in more than one way ({names}). Export it again in "
        "one format.",
        "not_text": "it is not text",
        "not_json": "it is not JSON",
        "not_whatsapp": "no line begins with a date, a time and a name",
        "not_telegram": "it has no Telegram messages",
        "not_table": "it has no columns named time and sender",
        "no_such_chat": "{file} holds no conversation called {chat}. It holds: {names}.",
        "several_chats": "{file} holds several conversations: {names}. Choose one with --chat.",
        "one_sided": "Only {name} wrote in {file}. Awhile needs what both people wrote.",
        "is_group": "{file} is a group of {n} people: {names}. Take one pair out of it with "
        "--me NAME --with NAME.",
        "who_are_you": "{file} does not tell whose export it is. Say which name is yours with "
        "--me: {names}.",
        "same_person": "Both names mean {name}. Give the other person's name with --with.",
        "never_wrote": "{name} wrote nothing in {file} up to that moment. Awhile needs what both "
        "people wrote.",
        "no_such_name": "Nobody called {name} wrote in {file}. Did you mean: {names}?",
        "needs_lab": "{file} is a Parquet table, which needs the lab: install awhile[lab], or save "
        "the table as CSV.",
        "bad_row": "the row has no time or no sender",
        "bad_date": "there is no such date",
        "bad_time": "there is no such time of day",
        "no_sender": "the row does not say who sent it",
        "limit_whatsapp_capped": "WhatsApp exports at most about 40,000 messages, or 10,000 with "
        "media, so the start of a long chat may be missing.",
        "limit_deleted": "Messages that disappeared or were deleted from this phone are not in it.",
        "limit_reactions": "WhatsApp leaves reactions and replies out of its exports.",
        "limit_telegram_deleted": "Deleted messages and secret chats are not in a Telegram export.",
        "limit_table": "A table holds what its maker put in; nothing can be said of what was left "
        "out.",
    },
    # What the measures say: title, meaning, and why one is absent.
    "measure": {},
    # What the forecasts say, and why one is refused.
    "forecast": {
        "too_few": "There is too little to forecast from: {n} messages of the two so far, {own} of "
        "them by the silent person. It takes {need}, {own_need} of them theirs, and an answer.",
    },
    # What the terminal and the page say.
    "tell": {},
    # What the command line says: help, progress, refusals.
    "cli": {
        "about": "Understand a silence, and give it room. Reads a conversation you have exported, "
        "on this machine only, and shows what happened, whether the present silence is unusual for "
        "the two of you, and what can be said about it.",
        "epilog": "awhile FILE is short for awhile study FILE. Nothing is sent anywhere.",
        "about_study": "Read a chat, print the short form and write the page.",
        "about_inspect": "Show what was understood of a file, before anything is computed.",
        "about_tell": "Tell a saved study again, without the chat.",
        "about_demo": "Study a correspondence that ships with Awhile.",
        "help_file": "an exported chat, or an event table; a zip is read in place",
        "help_dates": "the order of day, month and year, where the file cannot tell",
        "help_zone": "the zone the phone was in, as Europe/Berlin; without it times are wall clock",
        "help_chat": "which conversation, in an archive that holds several",
        "help_me": "your name, as the chat writes it",
        "help_with": "the other person's name, to take one pair out of a group",
        "help_now": "the moment to speak of, as 2026-03-01 or 2026-03-01T21:30; else the clock",
        "help_page": "where to write the page; else beside you, named after the chat",
        "help_json": "print the whole study as JSON, alone, and write no page",
        "help_inspect_json": "print it as JSON",
        "help_force": "write the page even over a file that is not a page of Awhile",
        "help_study_file": "a study saved with --json",
        "help_demo": "which one",
        "progress": "Reading: {percent}%",
        "ask_me": "Which of these names is yours? Type the number:",
        "bad_now": "{text} is not a date or time that --now understands. Write it as 2026-03-01 or "
        "2026-03-01T21:30.",
        "not_overwritten": "{path} is there already and is not a page of Awhile, so it was left as "
        "it is. Give another place with --page, or --force to write over it.",
        "cannot_write": "{path} could not be written ({why}). Give another place with --page.",
        "cannot_read": "{path} could not be read as a saved study. Give a file made with --json.",
        "page_written": "The page: {path}",
    },
    # What the demo says.
    "sample": {
        "about_letters": "A real correspondence: when Robert Browning and Elizabeth Barrett wrote "
        "to each other in 1845, counted from their published letters, as it stood on the evening "
        "of 7 August. Elizabeth had not written since the 2nd, and Robert's letter of the 4th was "
        "waiting. Only days are known, not hours, and from May on the two also met.",
        "about_chat": "An invented chat: Robin and Sam grow close over eight months, Robin says "
        '"I love you", and Sam goes quiet. It is told from three weeks after Sam\'s last message.',
    },
    # What the place to wait says: rules of care, held messages, a look at a draft.
    "practice": {
        "limit_only_lower": "This limit can be made stricter, not looser: from 1 to {most}.",
        "stop_young": "Awhile studies chats for adults only. If someone's silence hurts, please "
        "tell someone you trust. A child helpline listens too, whatever it is about: "
        "childhelplineinternational.org lists one for almost every country.",
        "stop_no_contact": "Someone has asked for no contact, so there is no forecast here and no "
        "help with a message. Not writing is what respect looks like now. It can hurt a great "
        "deal, and you do not have to carry that alone: journal, practices and help stay open.",
        "stop_attempts": "Messages without an answer in the last seven days: {n}. From here on "
        "a draft can only be held. More contact can frighten the person who receives it, and in "
        "some places two occasions are enough for an offence. Writing it down here is fine.",
        "afraid_first": "You said you are afraid. Your safety comes first, and nothing here asks "
        "you to be patient with someone who frightens you. Please talk to people who know about "
        "this; `awhile help-now` lists them. If someone looks at your devices, use another one.",
        "cannot_judge": "Awhile cannot judge whether you are safe. You know more than any chat.",
        "nothing_written": "There is nothing to hold yet. Write what you would send.",
        "wait_positive": "A wait needs a length. Choose some hours or days.",
        "urge_range": "The urge is a whole number from 0 (none) to {most} (as strong as it gets).",
        "still_waiting": "This message still waits, as you chose. You can let it go at any time.",
        "already_closed": "This message is closed already. You can still note how you see it now.",
        "not_closed": "This message still waits. Looking back comes after.",
        "store_missing": "The encrypted store is not installed here. Install it with "
        "`pip install awhile[store]`.",
        "store_not_there": "There is no store at {path}. Make one, or say where yours is.",
        "store_there": "Something is at {path} already, and it stays as it is. Choose another "
        "place.",
        "store_foreign": "{path} is not a store of Awhile, or only a piece of one. It was left as "
        "it is.",
        "store_locked": "{path} does not open: the passphrase is not this one, or the beginning of "
        "the file is damaged. Nothing was changed; try again, or open a copy.",
        "store_damaged": "{path} is damaged. Nothing was changed. Open a copy of it if you "
        "have one.",
        "store_in_use": "{path} is open in another window or program. Close that one first; "
        "nothing is lost.",
        "store_full": "There was no room to write to {path}. What was kept before is safe, and "
        "this last change was not made. Free some space and try again.",
        "store_no_access": "{path} cannot be read or written here. Check where it lies and who "
        "may write there.",
        "store_newer": "{path} was written by a newer Awhile. Update this one; the file was left "
        "as it is.",
        "store_open_first": "A change to {path} was cut short. Open it once, then move it.",
        "passphrase_short": "A passphrase needs {least} characters or more. A few plain words that "
        "only you would put together are good. There is no way back in without it.",
        "bad_date": "{text} is not a date. Write it like 2024-05-01.",
        "scale_range": "Mood and urge are whole numbers from 0 to {most}.",
        "sleep_range": "Hours of sleep are a number from 0 to 24.",
        "plan_half": "A plan needs both halves: when it applies, and what you will do then.",
        "plan_avoids": "This plan says what not to do, and that is hard to hold on to at night. "
        "Name something you will do: walk around the block, call a friend, put the kettle on.",
        "draft_questions": "The draft asks several questions: {n}. One clear question is easier "
        "to answer, or to leave.",
        "draft_demands": "Phrases that ask for something to be done: {n}. Is there room in it "
        "not to answer?",
        "draft_blame": "Phrases that can be heard as blame: {n}. You can say what hurts without "
        "saying whose fault it is.",
        "draft_long": "The draft has {n} words; your messages here usually have about {usual}.",
        "draft_pace": "Messages of yours without an answer in the last seven days: {n}.",
        "draft_plain": "Nothing stands out against how you usually write here. That says nothing "
        "about how it will be received.",
    },
}
