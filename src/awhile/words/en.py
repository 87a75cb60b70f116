"""English. One section per area; plain words, names instead of he or she, no promise, no motive."""

SENTENCES: dict[str, dict[str, str]] = {
    # What the readers and the merger say.
    "read": {
        "empty_file": "{file} is empty. Export the chat again and give that file.",
    },
    # What the measures say: title, meaning, and why one is absent.
    "measure": {},
    # What the forecasts say, and why one is refused.
    "forecast": {},
    # What the terminal and the page say.
    "tell": {},
    # What the command line says: help, progress, refusals.
    "cli": {},
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
