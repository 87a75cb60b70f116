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
        "nobody_claims": "{file} is no export that Awhile knows: {reasons}. Export the chat from "
        "the app itself, or make a table with the columns time and sender; docs/how-to says how, "
        "app by app.",
        "several_claim": "{file} could be read in more than one way ({names}). Export it again in "
        "one format.",
        "not_text": "it is not text",
        "not_plain": "it is JSON or markup, not plain text",
        "other_text": "it is text, but not as a chat app writes it",
        "other_json": "it is JSON, but of no app that is read here",
        "other_markup": "it is markup, but of no app that is read here",
        "other_database": "it is a database of another program",
        "not_zip": "it is no zip of many files",
        "not_json": "it is not JSON",
        "not_whatsapp": "no line begins with a date, a time and a name",
        "not_telegram": "it has no Telegram messages",
        "not_kakaotalk": "it does not begin as KakaoTalk does",
        "not_line": "it does not begin as LINE does",
        "stray_line": "the line belongs to no message",
        "limit_kakaotalk": "KakaoTalk leaves reactions and replies out of its exports, and "
        "holds only what this device still had.",
        "limit_line": "LINE leaves reactions out of its exports, and "
        "holds only what this device still had.",
        "not_facebook": "it has no messages as Facebook writes them",
        "not_instagram": "it has no messages as Instagram writes them",
        "not_html": "it is not HTML",
        "not_facebook_html": "it has no messages as Facebook writes them in HTML",
        "not_discord": "DiscordChatExporter did not write it",
        "not_slack": "it is no export of Slack",
        "not_snapchat": "it has no chats of Snapchat",
        "discord_package": "{file} is from the data package of Discord, which holds only what "
        "its owner wrote, so who answered whom cannot be told. Export the chat with "
        "DiscordChatExporter.",
        "slack_no_dms": "{file} is an export of Slack without direct messages. Ask whoever "
        "runs the workspace for an export that includes them.",
        "limit_meta_gone": "Messages that disappeared, were taken back or were deleted are not "
        "in it. End-to-end encrypted chats may be in a second download, so look for both "
        "before trusting a gap.",
        "limit_meta_reactions": "Reactions are there without a time, so they are not counted.",
        "limit_discord": "Deleted messages are not in it, and reactions are there without a "
        "time, so they are not counted.",
        "limit_slack": "What the workspace was set to delete after a time is not in it, and "
        "reactions are there without a time, so they are not counted.",
        "limit_snapchat": "Snapchat keeps only chats that were saved or are recent, so most of "
        "them are missing and a gap is no silence.",
        "not_table": "it has no columns named time and sender",
        "no_such_chat": "{file} holds no conversation called {chat}. It holds: {names}.",
        "several_chats": "{file} holds several conversations: {names}. Choose one with --chat, by "
        "its name or number.",
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
        "not_xml": "it is not XML",
        "not_sms": "it is no backup of messages or calls",
        "not_database": "it is no database",
        "not_imessage": "it has no tables of iMessage",
        "unpack_database": "{file} is a database inside a zip. Take it out of the zip and give "
        "that file.",
        "damaged_database": "{file} is damaged, or is no database of messages as Apple makes it. "
        "Copy it again while Messages is closed, and give that copy.",
        "xml_doctype": "{file} holds a document type, which no backup of messages does, so it was "
        "not read. Make the backup again.",
        "broken_off": "the file breaks off here",
        "not_sent": "it was a draft, or was not sent",
        "limit_sms": "A backup of messages holds no calls; the backup of calls is a second file.",
        "limit_calls": "A backup of calls holds no messages; the backup of messages is a second "
        "file.",
        "limit_phone_deleted": "What was deleted from this phone before the backup is not in it.",
        "limit_imessage": "Messages that were deleted, or that this device was set to keep only "
        "for a time, are not in it.",
        "limit_facetime": "Calls, FaceTime among them, are not in it.",
        "limit_wal": "Beside the database lies a file ending in -wal with what Messages has not "
        "written into it yet. The newest messages may be missing: quit Messages, copy again.",
        "too_large": "{file} is larger than can be held in memory at once. Export a single "
        "conversation, and give that.",
        "not_signal": "it is not as signal-export writes it",
        "not_signal_desktop": "it is no export by Signal Desktop",
        "limit_linked": "It holds what this computer received since it was linked, and older "
        "messages only if they were transferred to it.",
        "not_imessage_text": "it is not as imessage-exporter writes it",
        "not_google_chat": "it has no messages of Google Chat",
        "not_hangouts": "it has no conversations of Hangouts",
        "not_wechat": "it is no export of WeChat",
        "not_memotrace": "MemoTrace did not write it",
        "not_viber": "it has no tables of Viber",
        "not_mbox": "it does not begin as mail does",
        "limit_disappearing": "Messages that were set to disappear are gone from it; a silence "
        "may be such messages.",
        "limit_reactions_untimed": "Reactions are in it without the time they were sent, so they "
        "are not counted.",
        "limit_google_chat": "Where history was switched off, messages were not kept, and are not "
        "in it.",
        "limit_calls_not_kept": "Calls are not in it.",
        "limit_hangouts": "Where history was switched off, messages were not kept. Of calls it "
        "holds only that one began, not whether it was answered.",
        "limit_wechat": "It was made by a tool, out of what one device held; what was deleted "
        "there, or never reached it, is not in it.",
        "limit_viber": "It holds what reached this computer; older messages of the phone, and "
        "calls, may be missing.",
        "limit_mbox": "A mailbox holds what was kept: deleted mails, and those in folders that "
        "were not exported, are missing.",
        "strangers": "In {file} the other person is called {name}. If that is {other}, say so "
        "with --same {other}={name}; if not, leave the file out.",
        "zones_differ": "{file} shows the clock of a phone, {other} exact moments. Say in which "
        "zone the phone was, as --zone Europe/Berlin.",
        "no_sender": "the row does not say who sent it",
        "limit_whatsapp_capped": "WhatsApp exports at most about 40,000 messages, or 10,000 with "
        "media, so the start of a long chat may be missing.",
        "limit_deleted": "Messages that disappeared or were deleted from this phone are not in it.",
        "limit_reactions": "WhatsApp leaves reactions and replies out of its exports.",
        "limit_telegram_deleted": "Deleted messages and secret chats are not in a Telegram export.",
        "limit_guessed_encoding": "The file is not in UTF-8. It was read as Windows-1252. "
        "If names look wrong, save it as UTF-8 or export it again.",
        "limit_table": "A table holds what its maker put in; nothing can be said of what was left "
        "out.",
        "bad_outside_date": "{where}: {text} is not a date. Write it as 2026-03-01.",
        "bad_outside_name": "{where}: {text} is neither of the two. Write one of these names, or "
        "leave it out: {names}.",
        "bad_outside_table": "{file} is no table of events. Its first line must name the columns "
        "date and what, and who if wanted.",
        "too_many_outside": "There are more than {most} events. Give the ones that mattered most.",
    },
    # What the measures say: title, meaning, and why one is absent.
    "measure": {
        "why_too_few": "There is too little to tell.",
        "why_not_told": "The source does not tell.",
        "why_no_calls": "The source shows no calls.",
        "why_never_wrote": "This person has not written in this record.",
        "why_open_end": "How far it may reach cannot be told from so few.",
        "n_events": "Events",
        "n_events_means": "Everything this person sent: messages, calls, reactions.",
        "n_visits": "Visits",
        "n_visits_means": "How often this person came by to write: events less than an hour "
        "apart are one visit.",
        "event_share": "Share of events",
        "event_share_means": "How much of everything sent came from this person.",
        "word_share": "Share of words",
        "word_share_means": "How much of all words written came from this person.",
        "active_day_share": "Days with contact",
        "active_day_share_means": "On what share of days this person wrote at all.",
        "visits_per_week": "Visits per week",
        "visits_per_week_means": "How many visits this person made in a usual week, over the "
        "whole record.",
        "words_per_message": "Words per message",
        "words_per_message_means": "How long this person's text messages are on average.",
        "question_share": "Messages that ask",
        "question_share_means": "What share of this person's text messages holds a question.",
        "pace": "Visits by week",
        "pace_means": "How many visits this person made in each week; the first and the last "
        "week may be cut short.",
        "pace_level": "Pace through time",
        "pace_level_means": "The pace over longer stretches; a step marks a lasting change, "
        "and none means that no lasting change can be told from chance. Each stretch is "
        "given where it begins; the last value is repeated at the end.",
        "hours": "Hours of the day",
        "hours_means": "At which local hours this person's visits begin.",
        "weekdays": "Days of the week",
        "weekdays_means": "On which days of the week this person's visits begin.",
        "reply_latency_median_s": "Usual time to answer",
        "reply_latency_median_s_means": "Half of the waits for this person's answer are over "
        "after this long. The clock starts when the other has stopped writing and is not set "
        "back when the other writes again.",
        "reply_latency_p90_s": "Slow answers",
        "reply_latency_p90_s_means": "Nine in ten of the waits for this person's answer are "
        "over after this long; messages that need no answer are among the rest.",
        "reply_latency_ratio": "Times to answer, compared",
        "reply_latency_ratio_means": "How many times as long the second person usually takes "
        "to answer as the first.",
        "reply_latency_curve": "Waits not yet over",
        "reply_latency_curve_means": "What share of the waits for this person's answer is "
        "still open after a given time.",
        "reply_latency_by_hour": "Time to answer by hour",
        "reply_latency_by_hour_means": "The usual time to answer, by the local hour at which "
        "the wait began.",
        "initiation_share": "Who speaks first",
        "initiation_share_means": "How often this person wrote first after both had been quiet "
        "for eight hours or more.",
        "closing_share": "Who speaks last",
        "closing_share_means": "How often this person wrote last before both were quiet for "
        "eight hours or more.",
        "silence_ended_share": "Who ends long silences",
        "silence_ended_share_means": "How often this person wrote first after neither had written "
        "for a week or more. Why anyone wrote is not in it, and silences that never ended are not "
        "among these.",
        "unanswered_longest": "Longest run without an answer",
        "unanswered_longest_means": "The most attempts this person made in a row before the "
        "other answered; attempts are at least six hours apart.",
        "unanswered_run_share": "Runs with more than one attempt",
        "unanswered_run_share_means": "How often this person tried again, six hours later or "
        "more, before the other had answered.",
        "unanswered_now": "Attempts since the last answer",
        "unanswered_now_means": "How many attempts this person has made since the other last "
        "wrote.",
        "unanswered_runs": "Attempts in a row",
        "unanswered_runs_means": "How many of this person's runs held one attempt, two, three "
        "and so on.",
        "silence_median_s": "Usual silence",
        "silence_median_s_means": "Half of the gaps between this person's visits are over "
        "after this long.",
        "silence_longest_s": "Longest silence so far",
        "silence_longest_s_means": "The longest gap between two visits of this person, not "
        "counting the present one.",
        "silence_now_s": "Present silence",
        "silence_now_s_means": "How long ago this person last wrote.",
        "silence_now_longer_share": "Silences as long as this one",
        "silence_now_longer_share_means": "What share of this person's earlier silences lasted "
        "at least as long as the present one has.",
        "silence_now_rank": "Place of the present silence (1 is the longest)",
        "silence_now_rank_means": "Where the present silence stands among this person's own, the "
        "longest first.",
        "silence_curve": "Silences not yet over",
        "silence_curve_means": "What share of this person's silences still goes on after a "
        "given time.",
        "calls_made": "Calls made",
        "calls_made_means": "How often this person called, answered or not.",
        "calls_missed": "Calls not answered",
        "calls_missed_means": "How many of this person's calls were not answered.",
        "call_minutes": "Minutes on calls",
        "call_minutes_means": "How many minutes the calls this person made lasted in all, "
        "where the source tells.",
        "call_answered_share": "Calls answered",
        "call_answered_share_means": "What share of this person's calls was answered.",
        "writing_again_ratio": "After writing again, like moments compared",
        "writing_again_ratio_means": "How many times as fast answers came in this person's long "
        "silences once the other had written again, six hours later or more. They are set "
        "against other moments, from six hours after a first message on: as far into a long "
        "silence, with as late a first message and with answers lately as slow; 1 means no "
        "difference. A long silence is one longer than three in four of this person's own, and a "
        "day at least. What went together, not what caused what.",
        "writing_again_naive_ratio": "After writing again, silences compared (misleading)",
        "writing_again_naive_ratio_means": "The pace of answers in long silences with a follow-up "
        "over that in those without one. It is far below 1 even where writing again changes "
        "nothing, because only long silences collect follow-ups. It is shown as a warning.",
        "return_after_withdrawal_ratio": "Coming when the other goes",
        "return_after_withdrawal_ratio_means": "How often this person ends a long silence "
        "within three days after the other has gone quiet, compared with other times; 1 "
        "means no difference. A long silence is one longer than nine in ten of a person's "
        "own, and a day at least. This shows what went together, not what caused what.",
        "withdrawal_after_approach_ratio": "Going when the other comes",
        "withdrawal_after_approach_ratio_means": "How often this person goes quiet for long "
        "within three days after the other wrote much, compared with other times; 1 means no "
        "difference. To write much is more than on nine in ten of a person's own days. This "
        "shows what went together, not what caused what.",
        "why_no_language": "Awhile does not know enough of the language of these messages.",
        "why_never_there": "It never varied here, or was there too rarely.",
        "why_no_outside": "No event was given with --event.",
        "why_not_long": "There is no present silence that is long for this person.",
        "appreciation_share": "Messages that thank or praise",
        "appreciation_share_means": "What share of this person's text messages thank or praise, "
        "counted by lists of words: a count, with the error the reference states, and no "
        "judgement of what was meant.",
        "declarations_share": "Messages that say love",
        "declarations_share_means": "What share of this person's text messages say love, counted "
        "by lists of words: a count, with the error the reference states, and no judgement of "
        "what was meant.",
        "apologies_share": "Messages that say sorry",
        "apologies_share_means": "What share of this person's text messages say sorry, counted by "
        "lists of words: a count, with the error the reference states, and no judgement of "
        "what was meant.",
        "blame_share": "Messages that blame",
        "blame_share_means": "What share of this person's text messages hold words of blame, "
        "counted by lists of words: a count, with the error the reference states, and no "
        "judgement of what was meant.",
        "load_share": "Messages about load",
        "load_share_means": "What share of this person's text messages speak of work, exams, "
        "family, illness or money, counted by lists of words: a count, with the error the "
        "reference states, and no judgement of what was meant.",
        "withdrawal_share": "Messages that ask for room",
        "withdrawal_share_means": "What share of this person's text messages ask for room or "
        "time, or put off to later, counted by lists of words: a count, with the error the "
        "reference states, and no judgement of what was meant.",
        "plans_share": "Messages with plans",
        "plans_share_means": "What share of this person's text messages hold a plan or proposal "
        "for the two, counted by lists of words: a count, with the error the reference states, "
        "and no judgement of what was meant.",
        "we_share": "We, beside I",
        "we_share_means": "What share of this person's words for I and we are words for we. In "
        "languages that leave them out, endings of verbs are not counted.",
        "style_match": "Alike in style",
        "style_match_means": "How alike the two use nine kinds of small words, such as pronouns, "
        "articles and negations; 1 is just alike. New couples become more alike and then stay "
        "so; more is not better.",
        "style_match_by_month": "Alike in style, through time",
        "style_match_by_month_means": "The same for every four weeks that hold enough words of "
        "both.",
        "balance_by_month": "Share of words, through time",
        "balance_by_month_means": "How much of all words came from this person in every four "
        "weeks; of all events, where words are not told.",
        "before_closeness": "Back and forth before long silences",
        "before_closeness_means": "In the three days before this person's long silences: how "
        "often the two took turns on the busiest of the days, against the nearest other days "
        "on which this person wrote, in standard deviations. The intervals of all these "
        "comparisons hold together: with no difference at all, one pair in twenty shows any. "
        "What was different is not a reason.",
        "before_pace": "Own messages before long silences",
        "before_pace_means": "In the three days before this person's long silences: how much this "
        "person sent, against the nearest other days on which this person wrote, in standard "
        "deviations. The intervals of all these comparisons hold together: with no difference "
        "at all, one pair in twenty shows any. What was different is not a reason.",
        "before_pace_other": "The other's messages before long silences",
        "before_pace_other_means": "In the three days before this person's long silences: how "
        "much the other sent, against the nearest other days on which this person wrote, in "
        "standard deviations. The intervals of all these comparisons hold together: with no "
        "difference at all, one pair in twenty shows any. What was different is not a reason.",
        "before_length": "Own length before long silences",
        "before_length_means": "In the three days before this person's long silences: how long "
        "this person's messages were, against the nearest other days on which this person "
        "wrote, in standard deviations. The intervals of all these comparisons hold together: "
        "with no difference at all, one pair in twenty shows any. What was different is not a "
        "reason.",
        "before_length_other": "The other's length before long silences",
        "before_length_other_means": "In the three days before this person's long silences: how "
        "long the other's messages were, against the nearest other days on which this person "
        "wrote, in standard deviations. The intervals of all these comparisons hold together: "
        "with no difference at all, one pair in twenty shows any. What was different is not a "
        "reason.",
        "before_questions_stacked": "The other's stacked questions before long silences",
        "before_questions_stacked_means": "In the three days before this person's long silences: "
        "how often the other asked two questions or more in a row, against the nearest other "
        "days on which this person wrote, in standard deviations. The intervals of all these "
        "comparisons hold together: with no difference at all, one pair in twenty shows any. "
        "What was different is not a reason.",
        "before_appreciation": "Thanks or praise before long silences",
        "before_appreciation_means": "In the three days before this person's long silences: "
        "whether either of the two thanked or praised, against the nearest other days on which "
        "this person wrote, in standard deviations. The intervals of all these comparisons "
        "hold together: with no difference at all, one pair in twenty shows any. What was "
        "different is not a reason.",
        "before_declarations": "Words of love before long silences",
        "before_declarations_means": "In the three days before this person's long silences: "
        "whether either of the two said love, against the nearest other days on which this "
        "person wrote, in standard deviations. The intervals of all these comparisons hold "
        "together: with no difference at all, one pair in twenty shows any. What was different "
        "is not a reason.",
        "before_blame": "Words of blame before long silences",
        "before_blame_means": "In the three days before this person's long silences: whether "
        "either of the two used words of blame, against the nearest other days on which this "
        "person wrote, in standard deviations. The intervals of all these comparisons hold "
        "together: with no difference at all, one pair in twenty shows any. What was different "
        "is not a reason.",
        "before_load": "Load before long silences",
        "before_load_means": "In the three days before this person's long silences: how much of "
        "what this person wrote spoke of work, exams, family, illness or money, against the "
        "nearest other days on which this person wrote, in standard deviations. The intervals "
        "of all these comparisons hold together: with no difference at all, one pair in twenty "
        "shows any. What was different is not a reason.",
        "before_withdrawal": "Asking for room before long silences",
        "before_withdrawal_means": "In the three days before this person's long silences: how "
        "much of what this person wrote asked for room or time, against the nearest other days "
        "on which this person wrote, in standard deviations. The intervals of all these "
        "comparisons hold together: with no difference at all, one pair in twenty shows any. "
        "What was different is not a reason.",
        "before_plans": "Plans before long silences",
        "before_plans_means": "In the three days before this person's long silences: whether "
        "either of the two made a plan, against the nearest other days on which this person "
        "wrote, in standard deviations. The intervals of all these comparisons hold together: "
        "with no difference at all, one pair in twenty shows any. What was different is not a "
        "reason.",
        "before_outside": "Events outside before long silences",
        "before_outside_means": "Before this person's long silences: whether an event that the "
        "reader told of lay in the two weeks before, against the nearest other days on which "
        "this person wrote, in standard deviations. The intervals of all these comparisons "
        "hold together: with no difference at all, one pair in twenty shows any. What was "
        "different is not a reason.",
        "before_now_limit": "How far other days go",
        "before_now_limit_means": "How far from normal the farthest of all these things is on "
        "nineteen in twenty of this person's other days; what goes farther before the present "
        "silence was unusual.",
        "before_now": "Before the present silence",
        "before_now_means": "How far from normal each thing was before this person's present "
        "silence, where that is a long one.",
        "return_held_share": "Returns that held",
        "return_held_share_means": "After what share of this person's returns from a long silence "
        "they wrote on three days or more of the next seven.",
        "return_pace_ratio": "Pace after a return",
        "return_pace_ratio_means": "How many times as often this person wrote in the two weeks "
        "after a return as in the two weeks before the silence.",
        "return_share_before": "Share before a long silence",
        "return_share_before_means": "How much of what the two sent in the two weeks before a "
        "long silence came from this person.",
        "return_share_after": "Share after a return",
        "return_share_after_means": "How much of what the two sent in the two weeks after a "
        "return came from this person.",
        "return_declared_share": "Returns with words of love",
        "return_declared_share_means": "After what share of returns this person said love within "
        "seven days.",
        "return_planned_share": "Returns with plans",
        "return_planned_share_means": "After what share of returns this person made a plan within "
        "seven days.",
    },
    # What ``awhile prior`` says.
    "prior": {
        "help_what": "fit: learn anew",
        "help_tables": "one population each: Parquet or CSV with dyad, t (seconds), sender (0 or "
        "1)",
        "help_out": "where the prior is written",
        "help_weight": "how much a population counts, by the name of its file; 1 if not given",
        "help_types": "kinds of pairs",
        "help_rounds": "rounds of the fit of the hidden states",
        "help_trees": "trees of the curve",
        "help_seed": "the source of chance",
        "needs_lab": "Fitting needs libraries that are not installed. Install awhile[lab] and try "
        "again.",
        "no_table": "{path} is not a table of pairs. It takes Parquet or CSV with the columns "
        "dyad, t (seconds) and sender (0 or 1).",
        "bad_weight": "{text} is not a weight. Write it as in mail=0.5; the tables are: {names}.",
        "written": "The prior is in {path}.",
    },
    # What the forecasts say, and why one is refused.
    "forecast": {
        "never_wrote": "There is nothing to compare with: this person has not written in this "
        "record.",
        "not_silent": "This person wrote less than an hour ago, so there is no silence to "
        "speak of.",
        "longer_than_any": "This silence has lasted {elapsed_s}, longer than any earlier "
        "one in this record (the longest was {longest_s}). The past of these "
        "two says nothing about how it goes on.",
        "too_few_as_long": "Earlier silences of this person that lasted as long as this one: "
        "{n}. It takes {least} to say how such silences went on; a longer record may hold "
        "more.",
        "too_few": "There is too little to forecast from: {n} messages of the two so far, {own} of "
        "them by the silent person. It takes {need}, {own_need} of them theirs, and an answer.",
    },
    # What the terminal and the page say.
    "tell": {
        "decimal_mark": ".",
        "thousands_mark": ",",
        "percent": "{n}%",
        "one_year": "one year",
        "n_year": "{n} years",
        "one_week": "one week",
        "n_week": "{n} weeks",
        "one_day": "one day",
        "n_day": "{n} days",
        "one_hour": "one hour",
        "n_hour": "{n} hours",
        "one_minute": "one minute",
        "n_minute": "{n} minutes",
        "one_visit": "one visit",
        "n_visit": "{n} visits",
        "one_attempt": "one attempt",
        "n_attempt": "{n} attempts",
        "or_more": "{count} or more",
        "one_time": "once",
        "n_time": "{n} times",
        "and": "{first} and {second}",
        "under_a_minute": "less than a minute",
        "numbers": "zero one two three four five six seven eight nine ten",
        "about_half": "about half",
        "hardly_ever": "hardly any",
        "nearly_always": "nearly all",
        "about_fraction": "about {top} in {bottom}",
        "months": "January February March April May June July August September October November "
        "December",
        "months_short": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
        "date": "{day} {month} {year}",
        "date_clock": "{date}, {clock}",
        "title": "Awhile: {me} and {name}",
        "one_side": "Made from {name}'s export: one side's record of what passed between two "
        "people. It is for understanding, not for proving anything to anyone.",
        "now_lead": "{name} has not written for {span}.",
        "now_elsewhere": "These messages may go on elsewhere: the last ones here name {places}.",
        "now_elsewhere_how": "If they go on there, give the export from there as well: both "
        "are then read as one, and this silence may be none.",
        "place_whatsapp": "WhatsApp",
        "place_telegram": "Telegram",
        "place_signal": "Signal",
        "place_messenger": "Facebook",
        "place_instagram": "Instagram",
        "place_snapchat": "Snapchat",
        "place_discord": "Discord",
        "place_viber": "Viber",
        "place_wechat": "WeChat",
        "place_line": "LINE",
        "place_kakaotalk": "KakaoTalk",
        "place_sms": "text messages",
        "place_mail": "e-mail",
        "place_number": "a telephone number",
        "place_other": "another app",
        "now_none": "{name} wrote within the last hour. There is no silence to speak of.",
        "now_unknown": "How long {name} has been quiet cannot be told from this file.",
        "now_yours_open": "{me} was the last to be written to: the last word here is {name}'s, "
        "and no answer to it is in this export.",
        "now_wrote_since": "{me} has written or called since: {attempts}, counting those at least "
        "six hours apart.",
        "unusual_unknown": "There are too few earlier silences of {name} here to say whether this "
        "one is unusual.",
        "unusual_longest": "It is longer than all {n} earlier silences of {name} in this "
        "conversation, so nothing here shows how one like it goes on.",
        "unusual_yes": "That is unusual for {name} here: of {n} earlier silences, {longer} lasted "
        "as long.",
        "unusual_no": "That is not unusual for {name} here: of {n} earlier silences, {longer} "
        "lasted at least as long.",
        "unusual_between": "Of {n} earlier silences of {name}, {longer} lasted at least as long: "
        "somewhere between {low} and {high}. It is long, but not out of the ordinary.",
        "stopped_lead": "This page does not look ahead.",
        "h_now": "The silence now",
        "h_before": "What came before",
        "h_ahead": "What may come",
        "h_carries": "Who carries what",
        "h_again": "Has writing again changed anything?",
        "h_claims": "The advice against the evidence",
        "h_care": "Looking after yourself",
        "h_unknown": "What this cannot know",
        "h_made": "How this was made",
        "before_visits": "Since {first}, {me} came by to write {mine} and {name} {theirs}, "
        "counting what is sent within an hour as one.",
        "before_longest": "The longest earlier silence of {name} began on {when} and lasted "
        "{span}. In that time {me} made {attempts} to reach {name}.",
        "modelled": "The whole past of the two, read beside many other pairs, puts the chance that "
        "{name} writes within {span} at {chance} ({low} to {high}).",
        "gone_under": "The chance that nothing more comes is under 1%.",
        "modelled_open": "So only other pairs can speak of it, and they put the chance that {name} "
        "writes within {span} somewhere between {low} and {high}: too wide to lean on.",
        "modelled_unlike": "These two are unlike the pairs that the forecast was learned from, so "
        "it is not told here. A longer record may change that.",
        "modelled_far": "In {n} of the {all} numbers that it looks at, these two and this silence "
        "lie outside nearly all of the pairs that the forecast was learned from; its range is "
        "wider for that.",
        "under_one_percent": "under 1%",
        "gone": "The chance that nothing more comes is {share} ({low} to {high}).",
        "gone_open": "Whether anything more comes, these messages cannot tell.",
        "left_same": "Where nothing more was sent, such silences went on about the same.",
        "left_differs": "Where nothing more was sent, such silences ended within {span} in {left}, "
        "against {usual} as these two usually go. That compares how pairs went on; it is not what "
        "a message does.",
        "ahead_history": "as these two usually go",
        "ahead_left": "if {me} sends nothing",
        "ahead_finding": "A word from {name} within {span}: {usual} as these two usually go, "
        "{left} if nothing is sent",
        "ahead_same": "A word from {name} within {span}: {usual}, about the same if nothing is "
        "sent",
        "ahead_caption": "The chance of a word from {name} within each span. The bands are set so "
        "wide that in six collections of correspondence, each forecast from the other five, how "
        "often people wrote lay within them for nineteen in twenty. The two curves compare how "
        "pairs went on, not what a message from {me} does.",
        "tried_finding": "Earlier silences of {name}, each forecast from what was known then: "
        "of {n}, {expected} were expected to end within {span}, and {came} did",
        "tried_caption": "{n} of {all} earlier moments at which {name} had been silent for half a "
        "day or more, evenly spread over the past, each forecast from the messages before it "
        "alone. A dot is how often a word came within {span}, a ring how often it had been "
        "expected. Several moments of one silence know no more than one, so the lines (95%) count "
        "each silence once.",
        "tried_label": "Where {low} to {high} was stated",
        "tried_said": "{came} of {n} ({share})",
        "tried_came": "came true",
        "tried_stated": "stated, on average",
        "phase_talking": "talking",
        "phase_together": "together",
        "phase_apart": "apart",
        "phase_away": "away",
        "phase_gone": "gone",
        "phase_share": "{phase} {share}",
        "phases_finding": "The silence of {name} now looks most like “{phase}” ({share})",
        "phases_caption": "How the time of {name} divides into kinds of silence, against the usual "
        "wait of {name} ({usual}; n = {n} silences): talking is up to half of it, together up to "
        "four times, apart up to sixteen times, away longer; gone means that nothing more comes. "
        "The past is told with hindsight, the line at the right is now, told without. These are "
        "kinds of waiting, not feelings.",
        "phases_now": "now: {said}",
        "modelled_before": "Of {n} earlier moments for which it would have said about the same, "
        "{name} wrote within {span} in {came}.",
        "ahead": "{name} has been quiet for at least {elapsed} on {n} earlier occasions here. Of "
        "those silences, {chance} ended within {span} more (somewhere between {low} and "
        "{high}). That is what happened before. It is not a promise, and it says nothing about "
        "why.",
        "carries_opened": "After a quiet of eight hours or more, {chance} of {n} beginnings were "
        "{name}'s.",
        "carries_questions": "Messages that hold a question: {mine} of {me}'s, {theirs} of "
        "{name}'s.",
        "carries_calls": "Calls made: {mine} by {me}, {theirs} by {name}.",
        "unknown_why": "Why. A silence has many possible reasons, and messages do not hold them.",
        "unknown_channels": "Whatever happened elsewhere: in person, on the phone, in another app.",
        "unknown_zone": "The exact hour. The file holds the phone's own clock and no zone, so a "
        "gap across a change of summer time or a journey can be off by an hour or more.",
        "unknown_days": "The hour of the day. Only dates are known here.",
        "unknown_dates": "Whether day or month comes first in its dates. They were read as "
        "{order}; if that is wrong, say so with --dates.",
        "unknown_zone_assumed": "The zone of the clocks: {zone} is taken for all files, and not "
        "every one of them states it.",
        "doubles": "{n} rows stood in more than one of the files and were counted once.",
        "inspect_limits": "What it cannot show:",
        "unknown_skipped": "What was in {n} rows that could not be read. awhile inspect lists "
        "them with the reason.",
        "unknown_after": "Anything sent after the file was saved. If there is more, export it "
        "again.",
        "made": "Read from a file of the format {reader}: {n} messages, calls and reactions from "
        "{first} to {last}, told as of {now}. Every number is a count or an estimate with a 95% "
        "interval; the words of the messages were let go while reading and are nowhere in this "
        "page.",
        "footer": "Made by Awhile on this machine. Nothing was sent anywhere, and this page "
        "cannot connect to anything. It holds both names: keep it where you would keep the "
        "conversation.",
        "care_1": "Waiting without knowing is hard, and reaching out when a bond feels at risk is "
        "something many people do. Nothing on this page has to be acted on tonight.",
        "care_2": "What tends to help the one who waits is small: sleep, food, daylight, "
        "something of your own, and a person to talk to who is not part of this.",
        "care_3": "If you are afraid of the other person, their pace is not the question. This "
        "page cannot judge whether anyone is safe. People who know about that can be found "
        "through hotpeachpages.net or nomoredirectory.org.",
        "care_4": "If it gets too heavy to carry alone, findahelpline.com and befrienders.org "
        "list people who listen, by country.",
        "silences_none_now": "{name} is not silent now; the longest silence shown lasted {span}",
        "silences_longest": "At {span}, this is the longest silence of {name} in this conversation",
        "silences_rank": "This silence of {name} has lasted {span}; {longer} of {n} earlier ones "
        "lasted as long",
        "silences_caption": "The longest silences of {name}, in days; {n} earlier ones lasted a "
        "day or more, {shown} bars are shown. A silence is a gap between two visits.",
        "silence_now_label": "Now, still going",
        "pace_steady": "The pace of {name} shows no clear change over the whole time",
        "pace_down": "{name} wrote less from about {when}: {after} visits a week, {before} before "
        "that",
        "pace_up": "{name} wrote more from about {when}: {after} visits a week, {before} before "
        "that",
        "pace_caption": "Visits a week over {weeks} weeks, {n} visits in all. A visit is "
        "everything one person sends within an hour. The level line is the pace over longer "
        "stretches with its 95% band, and a step in it a lasting change; a shaded stretch is a "
        "silence of {name} of a week or more.",
        "pace_from": "pace from {when}",
        "pace_level_said": "{rate} visits a week (95%: {low} to {high})",
        "pace_silence": "silence of {name} from {when}: {span}",
        "pace_silence_now": "silence of {name} from {when}, not over: {span} so far",
        "returns_finding": "Of silences that had lasted as long as this, {chance} ended within "
        "{span} more",
        "returns_caption": "Share of the earlier silences of {name} that ended within each span, "
        "given that they had lasted as long as this one (Kaplan–Meier, 95% interval, n = {n}).",
        "within": "within {span}",
        "share_between": "{share} ({low} to {high})",
        "share_of_n": "{share} of {n}",
        "balance_event_share": "of everything sent",
        "balance_word_share": "of all words",
        "balance_initiation_share": "of the beginnings",
        "balance_closing_share": "of the last words before a pause",
        "balance_finding_initiation_share": "{name} made {chance} of the beginnings",
        "balance_finding_event_share": "{name} sent {chance} of everything sent",
        "balance_finding_word_share": "{name} wrote {chance} of all words",
        "balance_finding_closing_share": "{name} had {chance} of the last words before a pause",
        "balance_caption": "The share of {name}; the rest is that of {other}. Lines show 95% "
        "intervals. Equal is not the same as good, and unequal is not the same as unkind.",
        "turns_finding_words": "In the four weeks from {when}, {last} of all words came from "
        "{name}; before that, between {low} and {high}",
        "turns_finding_events": "In the four weeks from {when}, {last} of everything sent came "
        "from {name}; before that, between {low} and {high}",
        "turns_caption": "The share of {name} in stretches of four weeks, with 95% bands; the rest "
        "is that of {other} ({stretches} stretches, n = {n}). A stretch with few words or days is "
        "left out, and one with few is uncertain, which the band shows. A shaded stretch is a "
        "silence of {name} of a week or more. Who writes more is not who cares more.",
        "style_finding_match": "In the four weeks from {when}, the two were alike in style at "
        "{last} of 1; before that, between {low} and {high}",
        "style_caption": "How alike the two use nine kinds of small words, such as pronouns and "
        "negations; 1 is just alike. Each point stands for four weeks that hold enough words of "
        "both, with a 95% band ({stretches} stretches, n = {n} words). Couples become more alike "
        "early on and then stay so; more is not better.",
        "style_trace": "Alike in style",
        "col_weeks_from": "Four weeks from",
        "latency_finding": "Half of {me}'s answers came within {mine}, half of {name}'s within "
        "{theirs}",
        "latency_open": "How long each message waited for an answer",
        "latency_caption": "Share of messages not yet answered, by how long they had waited "
        "(Kaplan–Meier; the axis of time is logarithmic; n = {n}). How fast someone answers "
        "depends mostly on whether they are free to.",
        "hours_finding": "{me} is here most around {mine}, {name} around {theirs}",
        "hours_same": "Both are here most around {mine}",
        "hours_caption": "Share of each person's visits by hour of the day ({n} visits).",
        "unanswered_finding": "The longest run of attempts by {me} without an answer was "
        "{longest}; now it is {now}",
        "unanswered_caption": "How often runs of attempts of each length occurred before the "
        "other wrote again. Attempts are at least six hours apart. The axis of counts is "
        "logarithmic.",
        "again_too_few": "These messages cannot tell: there are too few long silences of {name} in "
        "which {me} wrote again, or wrote once and not again, and then an answer came.",
        "again_open": "These messages cannot tell. Once {me} had written again, answers from "
        "{name} came at {ratio} times the pace of like moments, and 1 would be no difference.",
        "again_slower": "Once {me} had written again, answers from {name} came more slowly than "
        "in like moments: at {ratio} times their pace.",
        "again_faster": "Once {me} had written again, answers from {name} came sooner than in "
        "like moments: at {ratio} times their pace.",
        "again_power": "A record like this would usually show a difference only from {factor} "
        "times as fast or as slow on.",
        "again_chance": "Where nothing changes at all, one record in twenty still looks like this.",
        "again_hidden": "A hard week, or anything else that these times do not show, could look "
        "the same. For that it would have to change both the pace of answers and how often {me} "
        "writes again, each by a factor of {factor} or more.",
        "again_note": "Like moments are those as far into a long silence of {name}, with a first "
        "message as late in it, and with answers lately as slow. This looks back. What {name} "
        "wants is not in it, and it is no reason to write or not to.",
        "again_finding_open": "Whether writing again changed anything, these messages cannot tell",
        "again_finding_slower": "Answers from {name} came more slowly once {me} had written again",
        "again_finding_faster": "Answers from {name} came sooner once {me} had written again",
        "again_caption": "Pace of the answers of {name} in long silences once {me} had written "
        "again, over the pace otherwise; the upright line is no difference (95% intervals, n = {n} "
        "answers). The second row compares silences with a further message and without: it shows a "
        "slowing even where there is none, because only long silences collect further messages.",
        "again_like": "in like moments",
        "again_naive": "with and without (misleading)",
        "again_said": "{value} ({low} to {high})",
        "again_any": "any",
        "col_stated": "Stated",
        "col_compared": "Compared",
        "col_rate": "Pace",
        "table": "The same as a table",
        "col_began": "Began",
        "col_lasted": "Lasted",
        "col_week": "Week of",
        "col_within": "Span",
        "col_from": "From",
        "col_share": "Share",
        "col_what": "What",
        "col_share_of": "Share of {name}",
        "col_waited": "Waited",
        "col_hour": "Hour",
        "col_attempts": "Attempts",
        "col_measure": "Measure",
        "col_person": "Person",
        "col_value": "Value",
        "col_interval": "95% interval",
        "col_n": "n",
        "both": "both",
        "between": "{low} to {high}",
        "all_numbers": "Every number",
        "order_dmy": "day, month, year",
        "order_mdy": "month, day, year",
        "order_ymd": "year, month, day",
        "order_ydm": "year, day, month",
        "order_myd": "month, year, day",
        "sure_certain": "certain",
        "sure_likely": "likely",
        "sure_ambiguous": "ambiguous: decide with --dates",
        "sure_stated": "as you said",
        "zone_floating": "the phone's own clock",
        "assumed": "(assumed)",
        "not_told": "not told",
        "none_needed": "no question here",
        "calls": "{answered} answered, {missed} missed",
        "sender": "{name}: messages {n}, calls {calls}",
        "row": "row {row}",
        "more": "and {n} more",
        "inspect_file": "File",
        "inspect_format": "Format",
        "inspect_title": "Title",
        "inspect_messages": "Messages",
        "inspect_calls": "Calls",
        "inspect_system": "Notices of the app",
        "inspect_first": "First",
        "inspect_last": "Last",
        "inspect_zone": "Zone",
        "inspect_dates": "Dates",
        "inspect_owner": "Whose export",
        "inspect_skipped": "Rows skipped",
        "inspect_senders": "Who wrote",
        "inspect_chats": "Conversations in it",
        "not_a_study": "That is not a study saved by Awhile. Save one with awhile FILE --json.",
        "other_version": "The study was saved by another version of Awhile (layout {found}, this "
        "one reads {wanted}). Make it again from the chat.",
        "different_closeness": "Back and forth",
        "different_pace": "What {name} sent",
        "different_pace_other": "What {me} sent",
        "different_length": "How long {name}'s messages were",
        "different_length_other": "How long {me}'s messages were",
        "different_questions_stacked": "Questions stacked by {me}",
        "different_appreciation": "Thanks or praise by either",
        "different_declarations": "Words of love by either",
        "different_blame": "Words of blame by either",
        "different_load": "{name} speaking of load",
        "different_withdrawal": "{name} asking for room",
        "different_plans": "Plans by either",
        "different_outside": "Events outside",
        "different_more": "{what} (more)",
        "different_less": "{what} (less)",
        "different_finding": "Different before {name}'s long silences: {what}.",
        "different_now_finding": "Farther from usual before this silence: {what}.",
        "different_none": "Nothing compared here was so different before {name}'s long silences "
        "that it can be told from chance.",
        "different_caption": "The three days before {n} long silences of {name}, against the "
        "nearest other days on which {name} wrote, in standard deviations; 0 is usual. The "
        "intervals hold together: with no difference at all, one pair in twenty would show "
        "any. Words are counted by lists. What was different is not a reason.",
        "different_long": "Before long silences (n = {n})",
        "different_now": "Before the present silence",
        "different_axis_less": "less than usual",
        "different_axis_usual": "usual",
        "different_axis_more": "more than usual",
        "different_said": "{value} ({low} to {high})",
        "different_too_few": "There are too few long silences of {name} here, {n}, to say what "
        "was different before them.",
        "different_now_far": "In the days before this silence, this was farther from usual than "
        "on nineteen in twenty of {name}'s other days: {what}.",
        "different_now_usual": "In the days before this silence, nothing compared here was "
        "farther from usual than it often is.",
        "returns_held": "Of {n} returns of {name} from a long silence that can be followed, "
        "{hits} held for a while: {name} wrote on three days or more of the next seven.",
        "returns_pace": "In the two weeks after a return, {name} came by {ratio} times as often "
        "as in the two weeks before the silence ({low} to {high}).",
        "pace_events": "Thin lines are events outside the messages: {what}.",
        "pace_outside": "{when}: {what}",
        "pace_outside_of": "{when}, {name}: {what}",
    },
    # What the command line says: help, progress, refusals.
    "cli": {
        "about": "Understand a silence, and give it room. Reads a conversation you have exported, "
        "on this machine only, and shows what happened, whether the present silence is unusual for "
        "the two of you, and what can be said about it.",
        "epilog": "awhile FILE is short for awhile study FILE. Nothing is sent anywhere.",
        "about_study": "Read a chat, print the short form and write the page.",
        "about_inspect": "Show what was understood of a file, before anything is computed.",
        "about_tell": "Tell a saved study again, without the chat.",
        "about_prior": "Fit what many pairs teach anew, from tables of pairs (needs awhile[lab]).",
        "about_cohort": "Measure and forecast thousands of pairs from one table.",
        "not_understood": "That could not be understood ({message}). {command} --help shows what "
        "can be asked.",
        "head_words": "what it takes",
        "head_options": "options",
        "help_help": "show this help",
        "help_version": "show the version",
        "help_language": "language of the sentences; else AWHILE_LANGUAGE, else English",
        "about_theory": "Turn the dials of the theory behind the advice (needs awhile[lab]).",
        "about_claims": "Hold the advice against research, and against a chat of yours.",
        "about_demo": "Study a correspondence that ships with Awhile.",
        "about_app": "Open the page for everyone: all of Awhile in the browser, cut off from the "
        "network.",
        "help_where": "only say where the page lies",
        "no_app": "The page for everyone was not built here. In a checkout with npm, run "
        "python3 dev.py page.",
        "help_file": "an exported chat or event table, or several of the same two people",
        "help_dates": "the order of day, month and year, where the file cannot tell",
        "help_zone": "the zone the phone was in, as Europe/Berlin; without it times are wall clock",
        "help_chat": "which conversation, in an archive that holds several",
        "help_me": "your name, as the chat writes it",
        "help_with": "the other person's name, to take one pair out of a group or an account",
        "help_now": "the moment to speak of, as 2026-03-01 or 2026-03-01T21:30; else the clock",
        "help_page": "where to write the page; else beside you, named after the chat",
        "help_json": "print the whole study as JSON, alone, and write no page",
        "help_inspect_json": "print it as JSON",
        "help_force": "write the page even over a file that is not a page of Awhile",
        "help_study_file": "a study saved with --json",
        "help_demo": "which one",
        "progress": "Reading: {percent}%",
        "ask_same": "In {file} the other person is called {name}. Is that {other}? (yes/no)",
        "bad_same": "{text} says nobody's other name. Write it as --same Sam=+15550001111.",
        "help_same": "another name or number of a person, where several files call one person "
        "differently",
        "ask_me": "Which of these names is yours? Type the number:",
        "bad_now": "{text} is not a date or time that --now understands. Write it as 2026-03-01 or "
        "2026-03-01T21:30.",
        "not_overwritten": "{path} is there already and is not a page of Awhile, so it was left as "
        "it is. Give another place with --page, or --force to write over it.",
        "stopped": "Stopped, as asked.",
        "machine": "This could not be finished: {why}. What was written before may be incomplete.",
        "cannot_write": "{path} could not be written ({why}). Give another place with --page.",
        "cannot_read": "{path} could not be read as a saved study. Give a file made with --json.",
        "page_written": "The page: {path}",
        "help_event": "something that happened outside the messages, as in --event 2026-03-01 "
        '"exams begin"; a name and a colon before it says whose; may be given again',
        "help_events": "a table of such events with the columns date, what and, if wanted, who",
    },
    # What the page for everyone says.
    "page": {
        "ask_same": "In {file} the other person is called {name}. Is that {other}?",
        "other_person": "{file} is about {name}, so it cannot be put together with the rest. "
        "Choose the files again without it.",
        "read_zones_differ": "{file} shows the clock of a phone, {other} exact moments. Choose "
        "the time zone the phone was in.",
        "intro": "Someone has gone quiet. Awhile reads the conversation you already have and shows "
        "whether this silence is unusual for the two of you, and how sure anything is. It all "
        "stays on this device; this page cannot send anything.",
        "lead": "Before a chat is looked at: three questions. The answers stay here.",
        "ask_adult": "Are you eighteen or older?",
        "ask_no_contact": "Has the other person, a court, a school or an employer asked you not to "
        "make contact?",
        "ask_afraid": "Are you afraid of the other person, or being controlled, watched, "
        "threatened or pressed for sex?",
        "yes": "Yes",
        "no": "No",
        "not_sure": "Not sure",
        "go_on": "Go on",
        "leave": "Leave now",
        "cancel": "Stop",
        "working": "Working…",
        "broke": "Something went wrong inside, and nothing was changed. Load the page again; if it "
        "happens twice, the file may be too large for this device.",
        "title_questions": "Understand a silence, and give it room",
        "title_choose": "Choose a chat",
        "title_who": "Who is who",
        "title_result": "The report",
        "choose_lead": "It is read on this device only. This page has no way to send anything.",
        "choose_file": "Drop an exported chat here, or choose one; several, if they are of the "
        "same two people.",
        "use_sample": "Look at an invented chat first",
        "understood": "{file}: {n} events, from {first} to {last}.",
        "ask_dates": "The dates can be read in two ways. Which one is right?",
        "day_first": "Day first",
        "month_first": "Month first",
        "which_me": "You are",
        "which_other": "The other person is",
        "show": "Show the report",
        "save_page": "Save the report",
        "save_json": "Save the numbers",
        "again": "Another chat",
        "report": "The report",
        "help": "Help",
        "leave_hint": "Leave now, or Escape twice, empties this page at once. The browser's "
        "history, files you saved and the export itself stay where they are.",
        "claims_left_out": "The advice is left out here. It speaks of giving space, of "
        "appreciation and of softer words, and none of that is asked of anyone who is afraid. "
        "People who know about fear and control can help; Help, above, lists them.",
        "practice_p06_not_now": "Then not this one now. The plain day is gentler; it is among the "
        "practices below.",
        "begin": "Begin",
        "outside": "Something that happened outside the messages",
        "outside_lead": "An exam, a new job, an illness, a journey, a loss, of either of you. It "
        "stands in the timeline of the report and is compared with what came before a silence.",
        "outside_day": "The day it began",
        "outside_what": "What it was",
        "outside_who": "Whose it was",
        "outside_both": "of both, or of neither",
        "outside_add": "Add it",
        "outside_remove": "Remove: {what}",
        "views": "Where to go",
        "view_chat": "The chat",
        "view_claims": "The advice",
        "view_theory": "The theory",
        "title_theory": "The theory behind the advice",
        "view_hold": "Hold a message",
        "view_draft": "Look at a draft",
        "view_journal": "Journal",
        "view_plans": "Plans",
        "view_practices": "Practices",
        "view_keep": "Save or delete",
        "title_claims": "The advice, held against research",
        "title_hold": "Hold a message back",
        "title_draft": "Look at your own draft",
        "title_journal": "The day, in ten seconds",
        "title_plans": "If this, then that",
        "title_practices": "Something to do in the meantime",
        "title_keep": "Save or delete",
        "title_help": "People who listen",
        "title_conversation": "Which conversation",
        "starting": "Getting ready…",
        "cannot_run": "This browser cannot run Awhile. A newer Firefox, Chromium or Safari can.",
        "which_chat": "The conversation to look at",
        "which_zone": "The time zone the phone was in",
        "zone_phone": "the phone's own clock",
        "what_is_missing": "What such a file leaves out",
        "skipped": "Rows that could not be read and were left out: {n}.",
        "wait_hours": "How many hours should it wait?",
        "hold_it": "Hold it",
        "held_title": "Held so far",
        "held_waits": "Written {when}. It waits; hours left: {hours}.",
        "held_ready": "Written {when}. It has waited as long as you chose.",
        "held_let_go": "Written {when}, and let go. The urge was {before} then and {after} after.",
        "held_taken": "Written {when}, and taken out. The urge was {before} then and {after} "
        "after.",
        "held_looked_back": "Looking back: {look_back}",
        "do_let_go": "Let it go",
        "do_wait_longer": "Wait a day longer",
        "do_take_out": "Take it out",
        "do_look_back": "Look back at it",
        "draft_lead": "Your own words only. Nothing here says what works on anyone.",
        "look": "Look at it",
        "keep_day": "Keep this day",
        "trends": "How have I been?",
        "reflect": "Six questions about myself",
        "make_plan": "Keep this plan",
        "list_plans": "Show my plans",
        "practice_line": "{title} (minutes: {n})",
        "timer_start": "Start a clock of {n} minutes",
        "timer_done": "The time is over.",
        "reminders": "Reminders for your calendar",
        "reminder_days": "For how many days?",
        "reminder_at": "At what time?",
        "make_reminders": "Save the reminders",
        "place_lead": "What you write is kept in one encrypted file that you save yourself. "
        "Whoever has neither the file nor its passphrase cannot read it.",
        "place_new": "A new one",
        "place_passphrase": "A passphrase of eight characters or more. Without it nobody gets in, "
        "you neither:",
        "place_make": "Make it",
        "place_open": "One saved before",
        "place_file": "The file",
        "place_do_open": "Open it",
        "place_no_file": "No file is chosen yet. Choose the one you saved.",
        "place_saved": "Saved where your browser puts downloads. It opens here and with the "
        "command line, with the same passphrase.",
        "no_place": "Make or open your encrypted file first.",
        "unsaved": "What you wrote is not in a file yet.",
        "save_place": "Save the encrypted file",
        "export_place": "Save everything readable by anyone",
        "keep_lead": "This page keeps nothing once it is closed. Save the file to have it next "
        "time.",
        "delete_title": "Delete",
        "delete_lead": "This empties the page: the chat, the report and what you wrote. Files you "
        "saved stay where they are; delete those yourself.",
        "delete_all": "Delete all",
        "delete_sure": "Yes, delete all",
        "deleted": "Deleted. Files you saved are not reached from here.",
        "back": "Back",
        "not_now": "Not now",
        "practice_practice_note": "None of these was tested for waiting on messages; the grades "
        "are for the technique elsewhere. This is for well-being. It is not therapy, and a person "
        "who listens is worth more.",
        "practice_afraid_first": "You said you are afraid. Your safety comes first, and nothing "
        "here asks you to be patient with someone who frightens you. Please talk to people who "
        "know about this; Help, above, lists them. If someone looks at your devices, use another "
        "one.",
        "practice_harm_first": "What you wrote sounds as if you may be thinking of harming "
        "yourself. You do not have to be alone with that. Help, above, lists people who listen, at "
        "any hour. If you are in danger now, call your emergency number. Nothing here is closed to "
        "you.",
        "practice_draft_hold": "The draft is not kept. You can hold it back for a while if you "
        "like.",
        "practice_ask_let_go_instead": "Would you rather let it go? Its words are then gone.",
        "practice_calendar_written": "The reminders are saved, with a neutral title. Open the file "
        "with your calendar.",
        "practice_store_exported": "Everything is in the file, readable by anyone who can open it.",
        "practice_store_locked": "The file does not open: the passphrase is not this one, or the "
        "beginning of the file is damaged. Nothing was changed; try again, or open a copy.",
        "practice_store_foreign": "That file is not a store of Awhile, or only a piece of one.",
        "practices_p01_3": "Say it once aloud: if it comes, then I do this. Plans, above, keeps "
        "it.",
        "practices_p02_1": "Write what you would send under Hold a message, above.",
        "read_nothing_found": "{file} holds no message that could be read. Export the chat again.",
        "read_no_such_chat": "{file} holds no conversation called {chat}. It holds: {names}.",
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
        "deal, and you do not have to carry that alone: journal, practices and help stay open. "
        "If a court or the police asked, a legal advice centre can explain what it means.",
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
        "ask_new_passphrase": "A new store at {path}. Choose a passphrase of eight characters or "
        "more; without it nobody gets in, you neither:",
        "ask_again": "Once more:",
        "ask_passphrase": "Passphrase:",
        "passphrase_differs": "The two were not the same, so nothing was made. Try again.",
        "number_needed": "A number is still missing here.",
        "not_a_number": "{text} is not a number. Type digits only.",
        "ask_adult": "Are you eighteen or older? (y/n)",
        "ask_no_contact": "Has this person, a court, a school or an employer asked you not to "
        "make contact? If you are not sure, say yes. (y/n)",
        "ask_afraid": "Are you afraid of this person, or being controlled, watched, threatened or "
        "pressed for sex? You need not say. (y/n)",
        "harm_first": "What you wrote sounds as if you may be thinking of harming yourself. You "
        "do not have to be alone with that. `awhile help-now` lists people who listen, at any "
        "hour. If you are in danger now, call your emergency number. Nothing here is closed to "
        "you.",
        "no_such_message": "There is no held message {n}. `awhile hold list` shows them.",
        "ask_message": "Write what you would send:",
        "ask_urge": "How strong is the urge to send it, from 0 to 10?",
        "held_kept": "It is safe here as number {n}, and nothing sends it. You can let it go "
        "whenever you like.",
        "held_none": "Nothing is held at the moment.",
        "ask_urge_now": "How strong is the urge now, from 0 to 10?",
        "held_let_go": "Let go. Its words are gone. The urge was {before} then and {after} now.",
        "held_longer": "It waits on.",
        "ask_look_back": "Looking back, what do you think of it?",
        "kept": "Kept.",
        "ask_attempts": "How many times have you reached out in the last seven days, calls too, "
        "since you last heard anything?",
        "ask_let_go_instead": "Would you rather let it go? Its words are then gone. (y/n)",
        "held_out": "Here it is. Awhile sends nothing; whether it goes anywhere is up to you.",
        "held_line_waits": "{n}: waits, hours left: {hours}",
        "held_line_ready": "{n}: has waited as long as you chose",
        "held_line_let_go": "{n}: let go",
        "held_line_taken": "{n}: taken out",
        "ask_draft": "Write or paste your draft:",
        "draft_hold": "The draft is not kept. `awhile hold` keeps it for a while if you like.",
        "trend_mood_higher": "Your mood: higher than the week before (days: {n}, before: "
        "{before}).",
        "trend_mood_lower": "Your mood: lower than the week before (days: {n}, before: {before}).",
        "trend_mood_same": "Your mood: about the same as the week before (days: {n}, before: "
        "{before}).",
        "trend_mood_unknown": "Your mood: too few days to compare two weeks (days: {n}, before: "
        "{before}).",
        "trend_urge_higher": "The urge: stronger than the week before (days: {n}, before: "
        "{before}).",
        "trend_urge_lower": "The urge: weaker than the week before (days: {n}, before: {before}).",
        "trend_urge_same": "The urge: about the same as the week before (days: {n}, before: "
        "{before}).",
        "trend_urge_unknown": "The urge: too few days to compare two weeks (days: {n}, before: "
        "{before}).",
        "trend_sleep_h_higher": "Your sleep: longer than the week before (days: {n}, before: "
        "{before}).",
        "trend_sleep_h_lower": "Your sleep: shorter than the week before (days: {n}, before: "
        "{before}).",
        "trend_sleep_h_same": "Your sleep: about the same as the week before (days: {n}, before: "
        "{before}).",
        "trend_sleep_h_unknown": "Your sleep: too few days to compare two weeks (days: {n}, "
        "before: {before}).",
        "trend_note": "A bad week is a bad week, not a verdict. This is about you and about "
        "nobody else.",
        "item_worry_1": "I worry that I will be left. 0 (not at all) to 10:",
        "item_worry_2": "When I hear nothing, I cannot think of much else. 0 to 10:",
        "item_worry_3": "I need to be told again that all is well between us. 0 to 10:",
        "item_distance_1": "When someone comes very close, I want some distance. 0 to 10:",
        "item_distance_2": "I sort things out alone before I can talk about them. 0 to 10:",
        "item_distance_3": "I find it hard to lean on someone. 0 to 10:",
        "reflect_note": "Kept. These are our own questions for thinking about yourself. They are "
        "not a test, and no number here says what you are.",
        "ask_mood": "How was your mood today, from 0 (worst) to 10?",
        "ask_urge_today": "How strong was the urge to write at its strongest, from 0 to 10?",
        "ask_sleep": "How many hours did you sleep? (may stay empty)",
        "ask_line": "One line: what happened, or what helped? (may stay empty)",
        "minutes": "minutes: {n}",
        "practice_note": "`awhile practice p03` shows one. None of them was tested for waiting on "
        "messages; the grades are for the technique elsewhere. This is for well-being. It is not "
        "therapy, and a person who listens is worth more.",
        "no_such_practice": "There is no practice {text} on the list now. `awhile practice` shows "
        "the list.",
        "graded": "Evidence for the technique, A to C: {grade}. Sources: {sources}.",
        "reminder_title": "A few minutes",
        "bad_time": "{text} is not a time of day. Write it like 21:00.",
        "calendar_written": "{path} holds the reminders, with a neutral title. Open it with your "
        "calendar.",
        "ask_cue": "When does the urge come? (as: it is eleven and I reach for the phone)",
        "ask_action": "What will you do then? (as: I put the kettle on and text Kim instead)",
        "plan_line": "If {cue}, then {action}.",
        "plan_none": "There is no plan yet.",
        "help_first": "People who listen. If you are in danger now, call your emergency number.",
        "help_crisis": "someone to talk to, for any trouble",
        "help_young": "for young people",
        "help_abuse": "for people whose partner or family harms or controls them",
        "help_devices": "safety of phones and accounts",
        "help_stalking": "for people who are followed or pursued",
        "help_own_behaviour": "for people who worry about what they do to others",
        "help_checked": "This list is of {date}. A number carries the page it was seen on and "
        "that page's date. Nothing is opened unless you open it.",
        "help_stale": "This list is more than a year old. Numbers may have changed; look on the "
        "sites.",
        "care_kept": "Kept. Unanswered attempts in seven days after which a draft can only be "
        "held: {n}.",
        "store_deleted": "Deleted: journal, plans and held messages. Copies and backups made "
        "elsewhere are not reached from here.",
        "store_where": "Say where to: `awhile store export PATH` or `awhile store move PATH`.",
        "store_moved": "The store now lies at {path}.",
        "store_exported": "Everything is in {path}, readable by anyone who can open that file.",
        "nobody_there": "This needs someone to answer questions. Run it in a terminal.",
        "help_no_contact": "whether anyone asked you to make no contact; then nothing looks ahead",
        "help_stop_found": "whether messages found in the chat do ask you to stop; without an "
        "answer nothing looks ahead",
        "help_hold": "write one, list them, let one go, wait longer, take one out, or look back",
        "help_hold_number": "which one, as the list numbers it",
        "help_hours": "how long it waits, in hours; a day if you say nothing",
        "help_journal": "keep today, show how you have been, or reflect with a few questions",
        "help_practice": "which one, as p03; none shows the list",
        "help_calendar": "write reminders into this file for your calendar",
        "help_days": "for how many days there are reminders",
        "help_at": "time of day of the reminders, as 21:00",
        "help_plan": "make a plan or list those made",
        "help_limit": "unanswered attempts in seven days after which a draft can only be held; "
        "it only goes down",
        "help_keep_no_contact": "keep the answer that contact is not wanted; it stays",
        "help_store": "export all as readable text, move the file, delete it, or change its "
        "passphrase",
        "help_store_to": "where to",
        "answers_needed": "Before a chat is studied Awhile asks a few questions, and nobody is "
        "here to answer. Run it in a terminal, or answer with --adult yes|unsure|no and --no-"
        "contact yes|unsure|no.",
        "enough_today": "That is enough for today: the chat was looked at {n} times, and tonight "
        "it says nothing new. `awhile practice` and `awhile help-now` are open, and tomorrow "
        "you can look again.",
        "ask_stop_found": "Messages of {name} on {dates} may ask you to stop. Is that so? If you "
        "are not sure, say yes. (y/n)",
        "stop_found": "Messages of {name} on {dates} may ask you to stop. Please read them. "
        "Until someone has said that they do not, nothing here looks ahead; --stop-found no says "
        "so.",
        "ask_p06_plain": "For people who keep asking why, plain notes on the day (p05) did better "
        "than this. Would you rather do that? (y/n)",
        "ask_p06_recent": "Did what hurts happen within the last few days? (y/n)",
        "ask_p06_why": "Do your thoughts keep circling around why? (y/n)",
        "p06_not_now": "Then not this one now. `awhile practice p05` is gentler: the day, plainly. "
        "`awhile practice p11` is good for right now.",
        "p06_rests": "Three times are done, so this one rests until {date}. The other practices "
        "are open.",
        "young_first": "These people listen to young people, whatever it is about. Hurting over a "
        "silence is nothing to be ashamed of. If you can, tell an adult you trust today. If you "
        "are in danger now, call your emergency number.",
        "help_for_young": "for people under eighteen",
        "help_adult": "whether you are eighteen or older; not sure counts as no",
        "help_afraid": "whether you are afraid of the other person; help then stands first",
        "ask_other_passphrase": "Choose the new passphrase, of eight characters or more:",
        "passphrase_changed": "The passphrase is changed. Copies made before still open with the "
        "old one.",
        "help_draft_chat": "your exported chat, to compare the draft with your own usual",
        "about_hold": "Keep a message back for a while; nothing is ever sent.",
        "about_draft": "Look at your own draft before anything happens with it.",
        "about_journal": "Keep a day in ten seconds, or see how you have been.",
        "about_practice": "Something to do in the meantime, with how good the evidence is.",
        "about_plan": "Make a plan: if this happens, then I do that.",
        "about_help_now": "People who listen, and where to find them.",
        "about_care": "The questions that keep you and the other person safe.",
        "about_store": "Export, move or delete what you wrote.",
    },
    # The practices: title, steps and guard of each.
    "practices": {
        "p01_title": "A plan for the moment of the urge",
        "p01_1": "Name the moment it comes: a time, a place, a feeling.",
        "p01_2": "Choose one small thing you will do then.",
        "p01_3": "Say it once aloud: if it comes, then I do this. `awhile plan` keeps it.",
        "p01_guard": "Plan something to do; a plan that only forbids does not hold well.",
        "p02_title": "Hold it for a while",
        "p02_1": "Write what you would send with `awhile hold`.",
        "p02_2": "Choose how long it waits.",
        "p02_3": "When the time is over, ask yourself first whether you want to let it go.",
        "p02_guard": "It is yours: after the wait you can have it back, unless a rule of care "
        "holds it.",
        "p03_title": "Let the urge rise and fall",
        "p03_1": "Sit down and give the urge a number from 0 to 10. Where in the body is it?",
        "p03_2": "Breathe as you do anyway and watch it for three minutes, like a wave you need "
        "not stop.",
        "p03_3": "Give it a number again. Any number is fine.",
        "p03_guard": "Stop if it gets worse, and do something with your hands instead.",
        "p04_title": "A kind word to yourself",
        "p04_1": "Say what is so: this hurts.",
        "p04_2": "Say what is also so: many people have lain awake like this.",
        "p04_3": "Say to yourself what you would say to a friend who sat here.",
        "p04_guard": "Kindness can feel odd at first. One sentence is enough.",
        "p05_title": "The day, plainly",
        "p05_1": "Write what happened today, in the order it happened.",
        "p05_2": "Write when and where, and leave out why.",
        "p05_3": "Write the one next thing you will do.",
        "p05_guard": "No why tonight. Looking for a meaning can keep the pain going.",
        "p06_title": "Writing it all out, three times at most",
        "p06_1": "Set a clock to twenty minutes. Write on paper what you feel, for yourself alone.",
        "p06_2": "Stop when the clock rings, even in the middle of a sentence.",
        "p06_3": "Tear it up, or put it where only you find it. Then do something with your hands.",
        "p06_guard": "Stop at once if it gets worse. Three times, then two weeks of rest.",
        "p07_title": "From a step away",
        "p07_1": "Tell today's hour as if it had happened to a friend, with a name.",
        "p07_2": "Ask what that friend will say about it a year from now.",
        "p07_3": "Write one sentence and put the pen down.",
        "p07_guard": "Once through, then do something else.",
        "p08_title": "Something that takes you in",
        "p08_1": "List three things that swallow your attention: a puzzle, a run, bread dough.",
        "p08_2": "Pick one and start within five minutes.",
        "p08_3": "Stay for twenty minutes.",
        "p08_guard": "Not in place of something urgent.",
        "p09_title": "Something that is yours",
        "p09_1": "Write what you did before this person, with this person, and what you have "
        "never done.",
        "p09_2": "Pick one that is yours alone.",
        "p09_3": "Put it in this week, with a day and an hour.",
        "p09_guard": "For you, not to become someone who gets chosen.",
        "p10_title": "What matters, and one small act",
        "p10_1": "Write down two things that matter to you, whatever anyone does.",
        "p10_2": "Choose one small act for one of them.",
        "p10_3": "Do it today.",
        "p10_guard": "Small is right. A phone call counts.",
        "p11_title": "Ground and breathe",
        "p11_1": "Feel both feet on the floor. Name five things you see.",
        "p11_2": "Breathe out slowly, longer than in, for three minutes.",
        "p11_3": "Look around the room once more.",
        "p11_guard": "Keep your eyes open if closing them is not good for you.",
        "p12_title": "Two people",
        "p12_1": "Think of two people who are good to talk to.",
        "p12_2": "Ask one of them plainly: can we talk for a quarter of an hour?",
        "p12_3": "Talk about how you are.",
        "p12_guard": "Leave the chat and its riddles out of it for once.",
        "p13_title": "A rest from checking",
        "p13_1": "Choose a span, an evening or a week, without looking at profiles or the time "
        "last seen.",
        "p13_2": "Put something else where the thumb goes.",
        "p13_3": "Each time you notice the pull, count it, and that is all.",
        "p13_guard": "If you share children or work, agree on what you need to see and leave the "
        "rest.",
        "p14_title": "One clear message at most",
        "p14_1": "Write one message: one topic, no blame, and room not to answer.",
        "p14_2": "Hold it for a day.",
        "p14_3": "Set a date for yourself after which you live on without an answer.",
        "p14_guard": "One. The answer, or none, belongs to the other person.",
        "p15_title": "An agreed pause",
        "p15_1": "Together, agree that you need a break and until when.",
        "p15_2": "Say it so: I need a break until then, and then I will be back.",
        "p15_3": "Keep the time, both of you.",
        "p15_guard": "Only if both agree, and never as a punishment.",
        "p16_title": "Something you are grateful for",
        "p16_1": "Write down one thing that was good, with or without this person.",
        "p16_2": "Keep it for yourself while there is silence.",
        "p16_3": "Say it when you are in touch again, and ask for nothing.",
        "p16_guard": "Never as bait.",
    },
    # The claims: what the advice says, what research says, what one's own messages say.
    "claims": {
        "opening": "Advice about silences, held against research. Almost none of that research "
        "looked at days or weeks without a message, and most of it shows what goes together, not "
        "what causes what.",
        "left_out": "The advice is left out here. It speaks of giving space, of appreciation and "
        "of softer words, and none of that is asked of anyone who is afraid. People who know about "
        "fear and control can help; `awhile help-now` lists them.",
        "advice": "The advice: {advice}",
        "verdict": "Research says: as usually given, {as_given}; said of any two people, {anyone} "
        "(how sure: {confidence}).",
        "finding": "{says} [{sources}]",
        "second_hand": "{says} [{sources}; read second hand]",
        "none_can": "Your messages: no measure here speaks to this.",
        "give_a_chat": "Your messages: with a chat, these speak to it: {measures}.",
        "own": "Your messages: {says}",
        "own_left_out": "Your messages: what they say to this is left out, as the other person "
        "asked for no contact.",
        "public_left_out": "What public data say of replies and returns is left out, as the other "
        "person asked for no contact.",
        "in_sd": "{value} standard deviations",
        "own_row_open": "Your messages cannot tell: {title}, {who}: {value} ({low} to {high}, "
        "n = {n}), and {same} would be no difference.",
        "own_row_apart": "Your messages: {title}, {who}: {value} ({low} to {high}, n = {n}), where "
        "{same} would be no difference. That they went together says nothing of why.",
        "own_row": "Your messages: {title}, {who}: {value} (n = {n}).",
        "own_row_interval": "Your messages: {title}, {who}: {value} ({low} to {high}, n = {n}).",
        "both": "both of you",
        "public_attempts": "Public data: where someone who had written before left attempts "
        "unanswered, this is how many got a reply within a week.",
        "public_attempts_1": "first attempt",
        "public_attempts_2": "second attempt",
        "public_attempts_3": "third attempt",
        "public_attempts_limit": "This is no effect of writing again: those left waiting after "
        "three attempts are other people than those answered at once, and a reply is not a wish. "
        "E-mail and a student network are not close pairs.",
        "public_silences": "Public data: where someone of an established pair had written nothing "
        "for so long, this is how many wrote within four weeks more.",
        "public_silences_7": "after a week",
        "public_silences_14": "after two weeks",
        "public_silences_28": "after four weeks",
        "public_silences_limit": "How different the three are says how little they tell of any two "
        "people: the student network was being left by everyone, and colleagues have their work "
        "in common. None of these pairs is known to be close.",
        "public_broken": "Public data: where a silence between two people ended, this is how many "
        "were ended by the one who had not written last.",
        "public_broken_7": "a week or more",
        "public_broken_14": "two weeks or more",
        "public_broken_28": "four weeks or more",
        "public_broken_limit": "By e-mail these silences were ended somewhat more often by the one "
        "who had written last, in five of six rows; in the other rows no difference can be told. "
        "Silences that never ended are not among these, and why anyone wrote is not known; it is "
        "no count of what space does, nor of what writing does.",
        "public_peaks": "Public data: on the days on which two people went back and forth most, "
        "was the quiet that followed longer than after the other days around? At 50% there is no "
        "difference.",
        "public_peaks_0": "days of most turns",
        "public_peaks_limit": "Going back and forth is not closeness, and colleagues are not a "
        "couple: this only shows that no longer quiet follows a lively day as a rule.",
        "public_lasting": "Public data: by how evenly the first twenty messages of a pair were "
        "shared, this is how many still wrote to each other, both of them, one to three months "
        "later.",
        "public_lasting_0": "one wrote less than a quarter",
        "public_lasting_25": "one wrote a quarter to two fifths",
        "public_lasting_40": "about even",
        "public_lasting_limit": "What went together, not what made it last: those who have more to "
        "do with each other may write both more evenly and longer. The student network was being "
        "left by everyone.",
        "public_row": "{population}, {step}: {share} ({low} to {high}, n = {n} of {pairs} pairs).",
        "collegemsg": "Messages on a student network",
        "email_eu_core": "E-mail in a research institution",
        "radoslaw_email": "E-mail in a company",
        "put_simply": "Put simply: {say}",
        "supported": "supported",
        "supported_with_limits": "supported with limits",
        "mixed": "mixed",
        "contradicted": "contradicted",
        "untested": "untested",
        "not_applicable": "no such claim remains",
        "low": "a little",
        "moderate": "fairly",
        "high": "very",
        "page_title": "The claims",
        "sources_title": "Sources",
        "not_read": "not read itself",
        "help_file": "a chat or table to hold them against; leave it out for research alone",
    },
    # The theory as a process: what follows from its rules.
    "cohort": {
        "help_table": "events of many pairs: Parquet, CSV or Arrow with dyad, time, sender, or "
        "with from, to, time; or a folder of chat exports",
        "help_out": "the folder for the tables and the page",
        "help_engine": "serial, processes, dask, or the address of a Dask scheduler",
        "help_workers": "how many processes",
        "help_end": "end of observation, as in 2026-03-01; without it the last event of the table",
        "help_moments": "a Parquet table of moments to forecast at: dyad, partner, at",
        "help_refit": "refit the prior from this cohort, and test it on the pairs it has not seen",
        "help_seed": "where chance begins",
        "help_horizons": "horizons of the forecasts in days, as in 1,7,30",
        "help_check": "only look at the table and report",
        "needs_lab": "A cohort needs libraries that are not installed. Install awhile[lab] and "
        "try again.",
        "no_columns": "The table needs a column of times, one of senders, and one that names the "
        "pair or the recipient. It has: {names}. Rename them to time, sender and dyad, or to "
        "time, from and to.",
        "no_table": "{file} is no table that can be read here. Give a Parquet, CSV or Arrow file, "
        "or a folder of them or of chat exports.",
        "bad_table": "{file} cannot be read: {why}. Write it again with the program that made it.",
        "no_rows": "No row of {file} could be used ({reasons}). Check the columns and try again.",
        "no_engine": "There is no engine called {name}. Use serial, processes, dask or the "
        "address of a scheduler.",
        "no_cluster": "The cluster does not answer or loses the work: {why}. What is done is "
        "kept; run the same command again.",
        "disk_full": "The disk is full. What is done in {folder} is kept; make room and run the "
        "same command again.",
        "not_empty": "{folder} holds something else. Name another folder.",
        "refit_failed": "The states could not be refitted: {n} parts could not be counted ({why}). "
        "The rounds before are kept; run the same command again.",
        "all_failed": "No part of the table could be worked through: {why}. Nothing was written.",
        "bad_end": "{text} is not a date. Write it as 2026-03-01.",
        "bad_horizons": "{text} is not a list of days. Write it as 1,7,30.",
        "bad_moments": "{file} needs the columns dyad, partner and at, as Parquet.",
        "intake": "{rows} rows were read, {kept} are used: {dyads} pairs from {first} to {end}.",
        "end_assumed": "The end of observation was not stated; the last event of the whole table "
        "is taken for it.",
        "zone_floating": "The times state no zone; hours of the day are those of the table.",
        "columns": "The columns were read as: {columns}.",
        "role_time": "time",
        "role_dyad": "pair",
        "role_sender": "sender",
        "role_recipient": "recipient",
        "left_out": "The file {file} was left out. {why}",
        "left_out_files": "Files that could not be read as one pair, and were left out: {n}.",
        "key": "Pairs are numbered; {file} says which file is which. Keep it apart from tables "
        "that are passed on.",
        "people_finding": "Of {n} people in whom it could be told, half usually answer within "
        "{median}",
        "people_finding_none": "How long people are usually silent",
        "people_caption": "Share of people whose own median is no longer than this. Only people in "
        "whom it could be taken are there.",
        "people_mark": "within {span}",
        "people_reply_latency_median_s": "usual reply ({n} people)",
        "people_silence_median_s": "usual silence ({n} people)",
        "col_within": "Within",
        "unit_count": "count",
        "unit_share": "share",
        "unit_per_week": "per week",
        "unit_s": "time",
        "unit_ratio": "ratio",
        "unit_min": "minutes",
        "unit_index": "index",
        "unit_sd": "standard deviations",
        "methods_end": "The end of observation was stated beforehand.",
        "methods_end_assumed": "The end of observation was not known; the last event of the whole "
        "table was taken for it.",
        "methods_holes": "Spans in which the whole table is as good as empty ({n}) were left as "
        "they are and look like silence.",
        "methods_refit": "The forecasts were also refitted to one half of the pairs and tried on "
        "the other, and the other way round; the hidden states of the refit were learned from all "
        "pairs by expectation and maximisation (Baum et al. 1970).",
        "methods_failed": "Parts of the table could not be worked through ({n}); their pairs are "
        "in no table and no sum.",
        "refused": "Left out, {n} rows: {why} (the first is row {first}).",
        "refused_all": "Left out, {n} rows: {why}.",
        "odd_kinds": "{n} rows are of a kind that Awhile does not know; they are taken as text.",
        "no_pair": "no pair is named",
        "several": "several recipients",
        "oneself": "sent to oneself",
        "no_sender": "no sender is named",
        "no_time": "no time that can be read",
        "after_end": "after the end of observation",
        "crowded": "more than two people in the pair",
        "duplicates": "{n} rows equal the row before in pair, time and sender; they are counted.",
        "shared": "{n} rows went at the same moment to someone else too, probably one message to "
        "several; they are counted.",
        "one_sided": "In {n} pairs only one person ever wrote.",
        "hole": "From {start} to {stop} the whole table is as good as empty: probably a hole in "
        "the record, which looks like silence in every pair.",
        "failed": "Part {number} could not be worked through and its pairs are in no table: {why}.",
        "step_intake": "reading, {percent}%, {left} left",
        "step_work": "pairs, {percent}%, {left} left",
        "step_refit": "refitting, {percent}%, {left} left",
        "effect_like": "in like moments",
        "effect_naive": "with and without (misleading)",
        "effect_finding_slower": "Once one had written again, answers came later than in like "
        "moments",
        "effect_finding_faster": "Once one had written again, answers came sooner than in like "
        "moments",
        "effect_finding_open": "Whether answers came sooner or later once one had written again, "
        "these pairs cannot tell",
        "effect_caption": "Pace of answers in long silences once a further attempt stood, over the "
        "pace without one, pooled over {pairs} pairs and {n} answers (95% intervals). The second "
        "row compares silences with and without a follow-up: it shows a slowing even where there "
        "is none. Something that goes with answers and attempts alike, a hard week say, and that "
        "these times do not show, looks just like an effect.",
        "effect_hidden": "For that it would have to change both, the pace of answers and that of "
        "further attempts, each by a factor of {factor} or more.",
        "effect_few": "Too few pairs can speak of what writing again went with, so nothing is "
        "pooled; {n} are the least.",
        "h_effects": "What writing again went with",
        "day_of_record": "day {n}",
        "written": "The tables and the page: {folder}",
        "few": "With fewer than {n} pairs there are no forecasts pair by pair; the study of one "
        "pair gives them, with its questions of care.",
        "title": "Silences of {n} pairs",
        "lead": "Of {n} silences, {week} lasted longer than a week.",
        "h_found": "What was found in the table",
        "h_silences": "How long silences last",
        "h_forecast": "How the forecasts did",
        "h_measures": "The pairs side by side",
        "h_methods": "Methods",
        "h_tables": "The tables",
        "all": "all silences",
        "curve_finding": "Half of all silences between visits were over after {median}",
        "curve_finding_none": "Half of all silences had not ended within the time observed",
        "curve_caption": "Share of {n} silences still going, by how long; the life table counts "
        "those cut off by the end of observation as such.",
        "curve_mark": "after {span}",
        "col_after": "After",
        "col_still": "Still silent",
        "twin_finding": "After a week {never} of the silences without a follow-up and {ever} of "
        "those with one were still going",
        "twin_caption": "The naive comparison: it cannot show what writing again does. A silence "
        "has to last for a follow-up to fall into it, and people follow up where they expect an "
        "answer, so the lines differ even where writing changes nothing.",
        "never": "never followed up",
        "ever": "followed up at least once",
        "reliable_finding": "Forecasts a week ahead were off by {error} points on average",
        "reliable_caption": "Stated against came true within {days} days, at {n} earlier moments "
        "of silence, by tenths of what was stated. Moments of one pair hang together.",
        "reliable_mark": "stated {stated}",
        "shipped": "prior that ships",
        "refit": "refitted, on pairs it had not seen",
        "ideal": "as stated",
        "col_stated": "Stated",
        "col_measure": "Measure",
        "col_unit": "Unit",
        "col_pairs": "People or pairs",
        "quantiles_caption": "Quantiles over people or pairs, of those in whom the measure could "
        "be taken.",
        "shown": "The picture and the numbers above are those of about {n} random pairs; the "
        "tables hold all.",
        "methods": "Awhile {version} read {rows} rows and used {kept}; they hold {dyads} pairs, "
        "observed until {end}. Events of one person less than an hour apart were taken as one "
        "visit; a silence is the gap between visits of one person and is right-censored at the "
        "end of observation. Survival of silences was estimated by the life table on a "
        "logarithmic grid (Berkson & Gage 1950). Reply latencies are Kaplan–Meier medians with "
        "intervals of Brookmeyer & Crowley (1982); shares have Wilson intervals (1927), with days "
        "as clusters where events of a day hang together. Returns were forecast by a boosted "
        "discrete-time survival model on the history of the pair; its calibration was measured at "
        "earlier moments whose outcome falls before the end of observation. Phases come from "
        "hidden states of the gaps, smoothed for the past and filtered for the end. Writing again "
        "was taken as exposure that varies in time, in a Poisson model of the rate of an answer "
        "in long silences (Holford 1980). The model has a level for each person, the severity of "
        "the silence so far, and a last silence that may never end (Farewell 1982). Its interval "
        "comes from the spread over pairs (Lin & Wei 1989). Seed {seed}.",
        "tables": "measures, silences, phases, forecasts, effects, curves and calibration, each as "
        "Parquet in the folder of this page. The columns are in the reference.",
    },
    "theory": {
        "h_dials": "The theory, to turn",
        "dials_lead": "This is the theory behind the advice: twelve rules about two invented "
        "people. Turn a dial and see where the rules lead. All of it follows from what the theory "
        "assumes; it is no forecast of anyone.",
        "dials_preset": "Begin with",
        "dials_people": "The two people",
        "dials_assumed": "What the theory assumes about pressure (below 0: the opposite)",
        "dials_outcome": "Of such pairs, {space} end with a return where space is given, and "
        "{writing} where the writing goes on.",
        "dials_table": "Where each of them begins, as tables",
        "dial_load": "Load on the one who withdraws",
        "dial_need_for_space": "Need for time alone",
        "dial_security": "How safe closeness feels",
        "dial_appreciation": "Appreciation that asks for nothing",
        "dial_questions": "Questions in what is written",
        "dial_fear": "Fear of the one who waits",
        "dial_practice": "What calms the one who waits",
        "dial_love_of_chase": "Coming back for the chase alone",
        "dial_pressure_slows": "Pressure slows the deciding",
        "dial_pressure_ends": "Pressure makes going likelier",
        "dial_pressure_answers": "Pressure calls forth an answer",
        "col_policy": "The one who waits",
        "col_returned": "Returned",
        "col_gone": "Gone",
        "col_days": "Days until then",
        "name_silence": "a silence after closeness",
        "name_secure": "two who feel safe",
        "name_two_who_withdraw": "two who withdraw",
        "name_on_and_off": "on and off again",
        "name_given": "as given",
        "name_turned": "turned by hand",
        "together": "together",
        "separating": "separating",
        "processing": "processing",
        "deciding": "deciding",
        "returned": "returned",
        "gone": "gone",
        "help_seed": "draw one life and a thousand by chance, beginning here; the page begins at 1",
        "bad_seed": "{seed} is no seed. Give a whole number from 0 to {most}.",
        "help_schedule": "a schedule of one's own: messages a week for so many days, as in 1:21,0",
        "help_map": "map two dials against each other, with the border where giving space stops "
        "being better; the page has a map in any case",
        "help_page": "write a page with dials, one life, a thousand and a map",
        "bad_schedule": "{text} is no schedule. Write messages a week, a colon and days, and how "
        "it goes on, as in 2:14,1:21,0; at most {weekly} a week, and {days} days in all.",
        "own_schedule": "your schedule",
        "page_title": "The theory, turned",
        "h_life": "One life under these rules",
        "life_end": "This one ended as {outcome}, after {days}",
        "life_open": "After {days}, nothing was decided in this one",
        "life_caption": "One couple drawn by chance (seed {seed}), while waiting: {policy}; each "
        "bar is a stretch of days, from left to right. Another seed is another life.",
        "life_last": "day {day}: {outcome}",
        "life_stop": "the end",
        "life_tick": "day {day}",
        "life_stage": "from day {day}: {phase}, fear {fear} of 2",
        "h_thousand": "A thousand such lives",
        "thousand_finding": "Of {n} drawn, {space} returned where space was given, and {writing} "
        "where the writing went on",
        "thousand_caption": "The share that ended as returned within {years}, with 95% intervals "
        "(Wilson); {n} couples drawn for each row (seed {seed}).",
        "h_map": "Where giving space stops being better",
        "map_better": "Giving space does better on {share} of this map",
        "map_axes": "From left to right: {x}, from {low_x} to {high_x}. From below: {y}, from "
        "{low_y} to {high_y}.",
        "map_caption": "Each field is how many points more often space ends with a return than "
        "writing on; the line is the border where giving space stops being better.",
        "map_signs": "+ is where giving space ends more often with a return than writing on, "
        "- where less often, = where as often.",
        "map_border": 'The border begins where "{dial_x}" is {x} and "{dial_y}" is {y}, and ends '
        "at {to_x} and {to_y}.",
        "map_no_border": "No border runs through this map.",
        "map_equal": "On {share} of the fields the two are equal.",
        "map_corner": "Rows: {y}. Columns: {x}",
        "map_mark": "{x} {at_x}, {y} {at_y}",
        "map_said": "{points} points",
        "h_rules": "What it hangs on",
        "rules_finding": "With “{policy}” the outcome hangs most on this: {rule} ({rate})",
        "rules_caption": "By how many points the chance of a return moves when a rule's rate or "
        "factor grows by a tenth. Beside each rule: its claim, and what research says of that for "
        "any two people.",
        "rules_table": "Every rule with its rate, its claim and what research says of that, where "
        "its numbers come from, and the points for each of what the one who waits may do.",
        "rule_grade": "{claim}: {grade}",
        "rate_factor": "a factor on what is written, changed by {by}",
        "rate_alone": "base rate {rate} a day",
        "rate_changed": "base rate {rate} a day, changed by {by}",
        "by_load": "load",
        "by_need_for_space": "need for time alone",
        "by_security": "safety",
        "by_appreciation": "appreciation",
        "by_questions": "questions",
        "by_fear": "fear",
        "by_practice": "practice",
        "by_love_of_chase": "the chase",
        "by_pressure": "pressure",
        "col_rate": "Rate",
        "col_claim": "Claim",
        "col_origin": "Its numbers",
        "col_life": "Stretch",
        "col_length": "Length",
        "col_share": "Returned",
        "col_rule": "Rule",
        "col_moves": "Points",
        "help_preset": "which two people to begin with",
        "help_set": "turn a dial, as in --set load=0.8; may be given again",
        "needs_lab": "The theory needs libraries that are not installed. Install awhile[lab] and "
        "try again.",
        "no_preset": "There is no preset called {preset}. Choose one of: {names}.",
        "no_policy": "{policy} is no policy. Choose one of {names}, or pressure from 0 to {most}.",
        "bad_map": "{text} are not two dials. Name two that differ, as in --map load questions; "
        "the dials are: {names}.",
        "bad_dial": "{text} is not a dial that turns. Write it as in load=0.8; the dials are: "
        "{names}.",
        "silence": "Two people have been close; one of them has begun to withdraw.",
        "secure": "Two people who feel safe with each other; one of them needs some time.",
        "two_who_withdraw": "Two people who both tend to withdraw.",
        "on_and_off": "Two people who part and return; one of them comes back for the chase.",
        "opening": "If the theory's rules held, this is where it would end:",
        "keep_writing": "keep writing",
        "mirror": "mirror",
        "weekly": "once a week",
        "space": "give space",
        "hangs_on": "What it hangs on: by how many points the chance of a return moves when a "
        "rule's rate or factor grows by a tenth ({policies}):",
        "origin_chosen": "chosen, fitted to nobody",
        "space_better": "Under these rules, giving space ends more often with a return than "
        "writing on.",
        "space_equal": "Under these rules, giving space and writing on end equally often with a "
        "return.",
        "space_worse": "Under these rules, giving space ends less often with a return than "
        "writing on.",
        "bare_better": "That follows from the theory's assumptions alone. With “{pressure_slows}”, "
        "“{pressure_ends}” and “{pressure_answers}” at 0, giving space ends more often with a "
        "return: only the rule on the chase still depends on pressure.",
        "bare_equal": "That follows from the theory's assumptions alone. With “{pressure_slows}”, "
        "“{pressure_ends}” and “{pressure_answers}” at 0, the two end equally often with a return.",
        "bare_worse": "That follows from the theory's assumptions alone. With “{pressure_slows}”, "
        "“{pressure_ends}” and “{pressure_answers}” at 0, giving space ends less often with a "
        "return: only the rule on the chase still depends on pressure.",
        "not_you": "No rate here was fitted to anybody. It shows how the advice hangs together, "
        "and says nothing about any two real people.",
        "pressures": "How much each of them presses, before that factor:",
        "presses": "{policy}: {base} ({origin})",
        "presses_more": "{policy}: {base}, and an urge of {more} for each level of fear ({origin})",
        "origin_nothing": "nothing is written",
        "origin_mirror": "nothing, while the other writes nothing",
        "mirror_note": "To mirror is to write only where the other does. While this silence lasts "
        "that is nothing, and what is written while the two are together changes nothing in "
        "these rules; so it ends as giving space does.",
        "questions_press": "how hard what is written presses",
        "withdraws": "one of the two withdraws",
        "begins_to_process": "withdrawing becomes processing",
        "begins_to_decide": "processing becomes deciding",
        "decides_to_return": "deciding ends in a return",
        "decides_to_go": "deciding ends in going",
        "goes_without_deciding": "going before deciding",
        "answers_pressure": "a return that pressure calls forth",
        "comes_for_the_chase": "back together for the chase alone",
        "leaves_when_answered": "away again once there is an answer",
        "fear_grows": "fear grows by a level",
        "practice_calms": "fear falls by a level",
    },
}
