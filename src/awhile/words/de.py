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
        "ask_new_passphrase": "Ein neuer Speicher unter {path}. Wähle eine Passphrase mit "
        "mindestens acht Zeichen; ohne sie kommt niemand hinein, auch du nicht:",
        "ask_again": "Noch einmal:",
        "ask_passphrase": "Passphrase:",
        "passphrase_differs": "Die beiden waren nicht gleich, darum wurde nichts angelegt. "
        "Versuch es noch einmal.",
        "not_a_number": "{text} ist keine Zahl. Tippe nur Ziffern.",
        "ask_adult": "Bist du achtzehn oder älter? (j/n)",
        "ask_no_contact": "Hat dieser Mensch, ein Gericht, eine Schule oder ein Arbeitgeber dich "
        "gebeten, keinen Kontakt aufzunehmen? Wenn du unsicher bist, sag ja. (j/n)",
        "ask_afraid": "Hast du Angst vor diesem Menschen, oder wirst du überwacht oder bedroht? "
        "Du musst es nicht sagen. (j/n)",
        "harm_first": "Was du geschrieben hast, klingt, als dächtest du vielleicht daran, dir "
        "etwas anzutun. Damit musst du nicht allein sein. `awhile help-now` nennt Menschen, die "
        "zuhören, zu jeder Stunde. Wenn du jetzt in Gefahr bist, ruf den Notruf an. Nichts hier "
        "wird dir verschlossen.",
        "no_such_message": "Eine wartende Nachricht {n} gibt es nicht. `awhile hold list` zeigt "
        "alle.",
        "ask_message": "Schreib, was du schicken würdest:",
        "ask_urge": "Wie stark ist der Drang, das zu schicken, von 0 bis 10?",
        "held_kept": "Hier ist sie sicher, als Nummer {n}, und nichts verschickt sie. Du kannst "
        "sie loslassen, wann immer du magst.",
        "held_none": "Gerade wartet nichts.",
        "ask_urge_now": "Wie stark ist der Drang jetzt, von 0 bis 10?",
        "held_let_go": "Losgelassen. Die Worte sind weg. Der Drang war damals {before} und ist "
        "jetzt {after}.",
        "held_longer": "Sie wartet weiter.",
        "ask_look_back": "Wenn du zurückschaust, was denkst du darüber?",
        "kept": "Gespeichert.",
        "ask_attempts": "Wie oft hast du dich in den letzten sieben Tagen gemeldet, Anrufe auch, "
        "seit du zuletzt etwas gehört hast?",
        "ask_let_go_instead": "Magst du sie lieber loslassen? Ihre Worte sind dann weg. (j/n)",
        "held_out": "Hier ist sie. Awhile verschickt nichts; ob sie irgendwohin geht, liegt bei "
        "dir.",
        "held_line_waits": "{n}: wartet, Stunden übrig: {hours}",
        "held_line_ready": "{n}: hat so lange gewartet, wie du wolltest",
        "held_line_let_go": "{n}: losgelassen",
        "held_line_taken": "{n}: herausgenommen",
        "ask_draft": "Schreib deinen Entwurf oder füge den Text ein:",
        "draft_hold": "Der Entwurf wird nicht aufbewahrt. Mit `awhile hold` kann die Nachricht "
        "eine Weile warten, wenn du magst.",
        "trend_mood_higher": "Deine Stimmung: besser als in der Woche davor (Tage: {n}, davor: "
        "{before}).",
        "trend_mood_lower": "Deine Stimmung: schlechter als in der Woche davor (Tage: {n}, davor: "
        "{before}).",
        "trend_mood_same": "Deine Stimmung: etwa wie in der Woche davor (Tage: {n}, davor: "
        "{before}).",
        "trend_mood_unknown": "Deine Stimmung: zu wenige Tage, um zwei Wochen zu vergleichen "
        "(Tage: {n}, davor: {before}).",
        "trend_urge_higher": "Der Drang: stärker als in der Woche davor (Tage: {n}, davor: "
        "{before}).",
        "trend_urge_lower": "Der Drang: schwächer als in der Woche davor (Tage: {n}, davor: "
        "{before}).",
        "trend_urge_same": "Der Drang: etwa wie in der Woche davor (Tage: {n}, davor: {before}).",
        "trend_urge_unknown": "Der Drang: zu wenige Tage, um zwei Wochen zu vergleichen (Tage: "
        "{n}, davor: {before}).",
        "trend_sleep_h_higher": "Dein Schlaf: länger als in der Woche davor (Tage: {n}, davor: "
        "{before}).",
        "trend_sleep_h_lower": "Dein Schlaf: kürzer als in der Woche davor (Tage: {n}, davor: "
        "{before}).",
        "trend_sleep_h_same": "Dein Schlaf: etwa wie in der Woche davor (Tage: {n}, davor: "
        "{before}).",
        "trend_sleep_h_unknown": "Dein Schlaf: zu wenige Tage, um zwei Wochen zu vergleichen "
        "(Tage: {n}, davor: {before}).",
        "trend_note": "Eine schlechte Woche ist eine schlechte Woche und kein Urteil. Hier geht "
        "es um dich und um niemanden sonst.",
        "item_worry_1": "Ich fürchte, verlassen zu werden. 0 (gar nicht) bis 10:",
        "item_worry_2": "Wenn ich nichts höre, kann ich an kaum etwas anderes denken. 0 bis 10:",
        "item_worry_3": "Ich brauche es, wieder zu hören, dass zwischen uns alles gut ist. 0 bis "
        "10:",
        "item_distance_1": "Wenn mir jemand sehr nahe kommt, möchte ich etwas Abstand. 0 bis 10:",
        "item_distance_2": "Ich kläre Dinge erst mit mir allein, bevor ich darüber reden kann. 0 "
        "bis 10:",
        "item_distance_3": "Es fällt mir schwer, mich auf jemanden zu stützen. 0 bis 10:",
        "reflect_note": "Gespeichert. Das sind unsere eigenen Fragen, um über dich nachzudenken. "
        "Sie sind kein Test, und keine Zahl hier sagt, was du bist.",
        "ask_mood": "Wie war deine Stimmung heute, von 0 (am schlechtesten) bis 10?",
        "ask_urge_today": "Wie stark war der Drang zu schreiben, als es am stärksten war, von 0 "
        "bis 10?",
        "ask_sleep": "Wie viele Stunden hast du geschlafen? (darf leer bleiben)",
        "ask_line": "Eine Zeile: Was war, oder was hat geholfen? (darf leer bleiben)",
        "minutes": "Minuten: {n}",
        "practice_note": "`awhile practice p03` zeigt eine Übung. Keine wurde für das Warten auf "
        "Nachrichten geprüft; die Noten gelten der Technik anderswo. Es geht um dein "
        "Wohlbefinden. Das ist keine Therapie, und ein Mensch, der zuhört, ist mehr wert.",
        "no_such_practice": "Eine Übung {text} steht jetzt nicht auf der Liste. `awhile practice` "
        "zeigt die Liste.",
        "graded": "Belege für die Technik, A bis C: {grade}. Quellen: {sources}.",
        "reminder_title": "Ein paar Minuten",
        "bad_time": "{text} ist keine Uhrzeit. Schreib sie so: 21:00.",
        "calendar_written": "{path} enthält die Erinnerungen, mit neutralem Titel. Öffne die "
        "Datei mit deinem Kalender.",
        "ask_cue": "Wann kommt der Drang? (etwa: es ist elf und ich greife zum Telefon)",
        "ask_action": "Was tust du dann? (etwa: ich koche Tee und schreibe Kim)",
        "plan_line": "Wenn: {cue}. Dann: {action}.",
        "plan_none": "Noch gibt es keinen Plan.",
        "help_first": "Menschen, die zuhören. Wenn du jetzt in Gefahr bist, ruf den Notruf an.",
        "help_crisis": "jemand zum Reden, bei jedem Kummer",
        "help_young": "für junge Menschen",
        "help_abuse": "für Menschen, denen in Partnerschaft oder Familie Gewalt oder Kontrolle "
        "widerfährt",
        "help_devices": "Sicherheit von Telefon und Konten",
        "help_stalking": "für Menschen, die verfolgt werden",
        "help_own_behaviour": "für Menschen, die sich sorgen, was sie anderen antun",
        "help_checked": "Diese Liste ist vom {date}. Bei einer Nummer steht die Seite, auf der "
        "sie gesehen wurde, mit deren Datum. Nichts öffnet sich, wenn du es nicht öffnest.",
        "help_stale": "Diese Liste ist über ein Jahr alt. Nummern können sich geändert haben; "
        "schau auf den Seiten nach.",
        "care_kept": "Gespeichert. Kontaktversuche ohne Antwort in sieben Tagen, nach denen ein "
        "Entwurf nur noch warten kann: {n}.",
        "store_deleted": "Gelöscht: Tagebuch, Pläne und wartende Nachrichten. Kopien und "
        "Sicherungen an anderen Orten erreicht das nicht.",
        "store_where": "Sag, wohin: `awhile store export PFAD` oder `awhile store move PFAD`.",
        "store_moved": "Der Speicher liegt jetzt unter {path}.",
        "store_exported": "Alles steht in {path}, lesbar für alle, die diese Datei öffnen können.",
        "nobody_there": "Dafür muss jemand Fragen beantworten. Starte es in einem Terminal.",
        "about_hold": "Eine Nachricht eine Weile zurückhalten; verschickt wird nie etwas.",
        "about_draft": "Den eigenen Entwurf anschauen, bevor etwas damit geschieht.",
        "about_journal": "Einen Tag in zehn Sekunden festhalten oder sehen, wie es dir ging.",
        "about_practice": "Etwas, das du inzwischen tun kannst, und wie gut es belegt ist.",
        "about_plan": "Einen Plan machen: Wenn das geschieht, dann tue ich jenes.",
        "about_help_now": "Menschen, die zuhören, und wo du sie findest.",
        "about_care": "Die Fragen, die dich und den anderen Menschen schützen.",
        "about_store": "Ausgeben, verschieben oder löschen, was du geschrieben hast.",
    },
    # Die Übungen: Titel, Schritte und Vorsicht.
    "practices": {
        "p01_title": "Ein Plan für den Augenblick",
        "p01_1": "Benenne, wann es kommt: eine Uhrzeit, ein Ort, ein Gefühl.",
        "p01_2": "Wähle eine kleine Sache, die du dann tust.",
        "p01_3": "Sag es einmal laut: Wenn es kommt, tue ich das. `awhile plan` bewahrt es auf.",
        "p01_guard": "Plane etwas, das du tust; ein bloßes Verbot hält schlecht.",
        "p02_title": "Eine Weile warten lassen",
        "p02_1": "Schreib mit `awhile hold`, was du schicken würdest.",
        "p02_2": "Wähle, wie lange es wartet.",
        "p02_3": "Wenn die Zeit um ist, frag dich zuerst, ob du es loslassen willst.",
        "p02_guard": "Es gehört dir: Nach dem Warten bekommst du es zurück, wenn keine "
        "Schutzregel es hält.",
        "p03_title": "Den Drang kommen und gehen lassen",
        "p03_1": "Setz dich hin und gib dem Drang eine Zahl von 0 bis 10. Wo im Körper sitzt das?",
        "p03_2": "Atme, wie du eben atmest, und schau drei Minuten zu wie bei einer Welle, die du "
        "nicht aufhalten musst.",
        "p03_3": "Gib noch einmal eine Zahl. Jede ist in Ordnung.",
        "p03_guard": "Hör auf, wenn es schlimmer wird, und tu etwas mit den Händen.",
        "p04_title": "Ein freundliches Wort an dich",
        "p04_1": "Sag, was ist: Das tut weh.",
        "p04_2": "Sag, was auch ist: Viele Menschen lagen schon so wach.",
        "p04_3": "Sag dir, was du jemandem sagen würdest, den du magst und der hier säße.",
        "p04_guard": "Freundlichkeit kann sich erst fremd anfühlen. Ein Satz genügt.",
        "p05_title": "Der Tag, schlicht",
        "p05_1": "Schreib, was heute war, der Reihe nach.",
        "p05_2": "Schreib wann und wo, und lass das Warum weg.",
        "p05_3": "Schreib das eine Nächste, das du tust.",
        "p05_guard": "Heute kein Warum. Die Suche nach einem Sinn kann den Schmerz wach halten.",
        "p07_title": "Mit einem Schritt Abstand",
        "p07_1": "Erzähl diese Stunde, als wäre sie jemandem passiert, den du magst, mit Namen.",
        "p07_2": "Frag, was dieser Mensch in einem Jahr darüber sagt.",
        "p07_3": "Schreib einen Satz und leg den Stift hin.",
        "p07_guard": "Einmal durch, dann etwas anderes.",
        "p08_title": "Etwas, das dich ganz nimmt",
        "p08_1": "Nenne drei Dinge, bei denen du alles vergisst: ein Rätsel, ein Lauf, ein "
        "Brotteig.",
        "p08_2": "Nimm eines und fang in fünf Minuten an.",
        "p08_3": "Bleib zwanzig Minuten dabei.",
        "p08_guard": "Nicht anstelle von etwas Dringendem.",
        "p09_title": "Etwas, das dir gehört",
        "p09_1": "Schreib, was du vor diesem Menschen getan hast, was mit diesem Menschen, und "
        "was noch nie.",
        "p09_2": "Nimm eines, das dir allein gehört.",
        "p09_3": "Nimm dir dafür in dieser Woche einen Tag und eine Stunde.",
        "p09_guard": "Für dich, und nicht, um gewählt zu werden.",
        "p10_title": "Was zählt, und eine kleine Tat",
        "p10_1": "Schreib zwei Dinge auf, die dir wichtig sind, was auch immer andere tun.",
        "p10_2": "Wähle für eines davon eine kleine Tat.",
        "p10_3": "Tu sie heute.",
        "p10_guard": "Klein ist richtig. Ein Anruf zählt.",
        "p11_title": "Boden und Atem",
        "p11_1": "Spür beide Füße auf dem Boden. Nenne fünf Dinge, die du siehst.",
        "p11_2": "Atme drei Minuten lang langsam aus, länger als ein.",
        "p11_3": "Schau dich noch einmal im Raum um.",
        "p11_guard": "Lass die Augen offen, wenn das Schließen dir nicht guttut.",
        "p12_title": "Zwei Menschen",
        "p12_1": "Denk an zwei Menschen, mit denen sich gut reden lässt.",
        "p12_2": "Bitte einen davon ganz einfach: Hast du eine Viertelstunde für mich?",
        "p12_3": "Erzähl, wie es dir geht.",
        "p12_guard": "Lass den Chat und seine Rätsel dabei einmal weg.",
        "p13_title": "Eine Pause vom Nachschauen",
        "p13_1": "Wähle eine Spanne, einen Abend oder eine Woche, ohne nach Profilen oder "
        "„zuletzt online“ zu schauen.",
        "p13_2": "Leg etwas anderes dorthin, wo der Daumen hingeht.",
        "p13_3": "Wenn es dich zieht, zähl es, mehr nicht.",
        "p13_guard": "Wenn ihr Kinder oder Arbeit teilt, vereinbart, was nötig ist, und lasst den "
        "Rest.",
        "p14_title": "Höchstens eine klare Nachricht",
        "p14_1": "Schreib eine Nachricht: ein Thema, kein Vorwurf und Platz, nicht zu antworten.",
        "p14_2": "Lass sie einen Tag warten.",
        "p14_3": "Setz dir ein Datum, nach dem du ohne Antwort weiterlebst.",
        "p14_guard": "Eine. Die Antwort, oder keine, gehört dem anderen Menschen.",
        "p15_title": "Eine vereinbarte Pause",
        "p15_1": "Vereinbart zusammen, dass du eine Pause brauchst und bis wann.",
        "p15_2": "Sag es so: Ich brauche eine Pause bis dann, und dann bin ich wieder da.",
        "p15_3": "Haltet die Zeit ein, beide.",
        "p15_guard": "Nur wenn beide zustimmen, und nie als Strafe.",
        "p16_title": "Etwas, wofür du dankbar bist",
        "p16_1": "Schreib eine Sache auf, die gut war, mit diesem Menschen oder ohne.",
        "p16_2": "Behalte es für dich, solange Stille ist.",
        "p16_3": "Sag es, wenn ihr wieder Kontakt habt, und verlange nichts dafür.",
        "p16_guard": "Nie als Köder.",
    },
}
