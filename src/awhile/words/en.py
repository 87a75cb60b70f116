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
    "sample": {},
}
