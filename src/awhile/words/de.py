"""Deutsch, mit Du und Namen; dieselben Schlüssel und Platzhalter wie ``en.py``."""

SENTENCES: dict[str, dict[str, str]] = {
    "read": {
        "empty_file": "{file} ist leer. Exportiere den Chat noch einmal und gib diese Datei an.",
    },
    "sample": {
        "about_letters": "Ein echter Briefwechsel: wann Robert Browning und Elizabeth Barrett sich "
        "1845 schrieben, gezählt aus ihren veröffentlichten Briefen, Stand am Abend des 7. August. "
        "Elizabeth hatte seit dem 2. nicht geschrieben, und Roberts Brief vom 4. lag noch "
        "unbeantwortet da. Bekannt sind nur die Tage, nicht die Stunden, und ab Mai trafen sich "
        "die beiden auch.",
        "about_chat": "Ein erfundener Chat: Robin und Sam kommen sich in acht Monaten nahe, Robin "
        "sagt „Ich liebe dich“, und Sam wird still. Erzählt wird drei Wochen nach Sams letzter "
        "Nachricht.",
    },
    "practice": {
        "limit_only_lower": "Diese Grenze lässt sich nur strenger machen, nicht lockerer: von 1 "
        "bis {most}.",
        "stop_young": "Awhile wertet Chats nur für Erwachsene aus. Wenn dir eine Stille wehtut, "
        "sprich bitte mit einem Menschen, dem du vertraust. Auch ein Kinder- und Jugendtelefon "
        "hört zu, egal worum es geht: childhelplineinternational.org nennt eines für fast jedes "
        "Land.",
        "stop_no_contact": "Es wurde um keinen Kontakt gebeten. Darum gibt es hier keine Prognose "
        "und keine Hilfe bei einer Nachricht. Nicht zu schreiben ist jetzt das, was Respekt heißt. "
        "Das kann sehr wehtun, und du musst es nicht allein tragen: Tagebuch, Übungen und Hilfe "
        "bleiben offen.",
        "stop_attempts": "Nachrichten ohne Antwort in den letzten sieben Tagen: {n}. Ab jetzt kann "
        "ein Entwurf nur noch warten. Mehr Kontakt kann Angst "
        "machen, und mancherorts reichen zwei Male für eine Straftat. Es hier aufzuschreiben ist "
        "in Ordnung.",
        "afraid_first": "Du hast gesagt, dass du Angst hast. Deine Sicherheit geht vor, und nichts "
        "hier verlangt Geduld mit jemandem, der dir Angst macht. Sprich bitte mit Menschen, die "
        "sich damit auskennen; `awhile help-now` nennt sie. Wenn jemand deine Geräte anschaut, "
        "nimm ein anderes.",
        "cannot_judge": "Awhile kann nicht beurteilen, ob du sicher bist. Du weißt mehr als jeder "
        "Chat.",
        "nothing_written": "Noch ist nichts da, was warten könnte. Schreib, was du schicken "
        "würdest.",
        "wait_positive": "Warten braucht eine Dauer. Wähle ein paar Stunden oder Tage.",
        "urge_range": "Der Drang ist eine ganze Zahl von 0 (keiner) bis {most} (stärker geht es "
        "nicht).",
        "still_waiting": "Diese Nachricht wartet noch, so wie du es gewählt hast. Loslassen kannst "
        "du sie jederzeit.",
        "already_closed": "Diese Nachricht ist schon abgeschlossen. Du kannst noch notieren, wie "
        "du sie jetzt siehst.",
        "not_closed": "Diese Nachricht wartet noch. Der Rückblick kommt danach.",
        "store_missing": "Der verschlüsselte Speicher ist hier nicht installiert. Das geht mit "
        "`pip install awhile[store]`.",
        "store_not_there": "Unter {path} liegt kein Speicher. Lege einen an oder sag, wo deiner "
        "liegt.",
        "store_there": "Unter {path} liegt schon etwas, und das bleibt, wie es ist. Wähle einen "
        "anderen Ort.",
        "store_foreign": "{path} ist kein Speicher von Awhile oder nur ein Stück davon. Die Datei "
        "blieb, wie sie ist.",
        "store_locked": "{path} lässt sich nicht öffnen: Die Passphrase ist eine andere, oder der "
        "Anfang der Datei ist beschädigt. Nichts wurde verändert; versuch es noch einmal oder "
        "öffne eine Kopie.",
        "store_damaged": "{path} ist beschädigt. Nichts wurde verändert. Öffne eine Kopie, wenn du "
        "eine hast.",
        "store_in_use": "{path} ist in einem anderen Fenster oder Programm offen. Schließ das "
        "zuerst; nichts geht verloren.",
        "store_full": "Zum Schreiben von {path} war kein Platz. Was schon gespeichert war, ist "
        "sicher; diese letzte Änderung kam nicht zustande. Mach etwas Platz und versuch es noch "
        "einmal.",
        "store_no_access": "{path} kann hier nicht gelesen oder geschrieben werden. Schau nach, wo "
        "die Datei liegt und wer dort schreiben darf.",
        "store_newer": "{path} stammt von einem neueren Awhile. Bring dieses auf den neuen Stand; "
        "die Datei blieb, wie sie ist.",
        "store_open_first": "Eine Änderung an {path} wurde unterbrochen. Öffne einmal den "
        "Speicher und verschieb die Datei dann.",
        "passphrase_short": "Eine Passphrase braucht mindestens {least} Zeichen. Gut sind ein paar "
        "einfache Wörter, die nur du so zusammenstellst. Ohne sie führt kein Weg mehr hinein.",
        "bad_date": "{text} ist kein Datum. Schreib es so: 2024-05-01.",
        "scale_range": "Stimmung und Drang sind ganze Zahlen von 0 bis {most}.",
        "sleep_range": "Schlaf ist eine Zahl von Stunden, von 0 bis 24.",
        "plan_half": "Ein Plan braucht beide Hälften: wann es so weit ist und was du dann tust.",
        "plan_avoids": "Dieser Plan sagt, was du nicht tust, und daran hält man sich nachts "
        "schwer. Nenn etwas, das du tust: eine Runde um den Block, jemanden anrufen, Tee kochen.",
        "draft_questions": "Der Entwurf stellt mehrere Fragen: {n}. Eine klare Frage lässt sich "
        "leichter beantworten oder auch offen lassen.",
        "draft_demands": "Wendungen, die etwas verlangen: {n}. Ist darin Platz, nicht zu "
        "antworten?",
        "draft_blame": "Wendungen, die als Vorwurf ankommen können: {n}. Du kannst sagen, was "
        "wehtut, ohne zu sagen, wer schuld ist.",
        "draft_long": "Der Entwurf hat {n} Wörter; deine Nachrichten hier haben meist etwa "
        "{usual}.",
        "draft_pace": "Nachrichten von dir ohne Antwort in den letzten sieben Tagen: {n}.",
        "draft_plain": "Nichts fällt auf, verglichen damit, wie du hier sonst schreibst. Wie es "
        "ankommt, sagt das nicht.",
    },
}
