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
}
