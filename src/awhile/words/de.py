"""Deutsch, mit Du und Namen; dieselben Schlüssel und Platzhalter wie ``en.py``."""

SENTENCES: dict[str, dict[str, str]] = {
    "read": {
        "empty_file": "{file} ist leer. Exportiere den Chat noch einmal und gib diese Datei an.",
        "is_folder": "{file} ist ein Ordner. Gib die exportierte Datei darin an.",
        "cannot_open": "{file} ließ sich nicht öffnen ({why}). Prüfe den Namen und versuch es "
        "noch einmal.",
        "zip_limits": "{file} behauptet, weit mehr zu enthalten als ein Chat, und wurde darum "
        "nicht geöffnet. Nimm die Textdatei des Chats heraus und gib diese an.",
        "zip_no_chat": "{file} ist ein Zip-Archiv ohne Chat. Gib das Archiv an, das die App "
        "gemacht hat, oder die Textdatei darin.",
        "zip_locked": "{file} ist ein Zip-Archiv mit Passwort. Nimm den Chat heraus und gib diese "
        "Datei an.",
        "zip_damaged": "{file} ist ein beschädigtes Zip-Archiv. Exportiere den Chat noch einmal "
        "und gib diese Datei an.",
        "damaged": "{file} bricht ab oder ist beschädigt und war nicht lesbar. Exportiere den "
        "Chat noch einmal.",
        "too_many_senders": "{file} nennt mehr als 30.000 Absender. Das sieht nicht nach einem "
        "Chat aus.",
        "bad_zone": "{zone} ist keine Zeitzone, die dieser Rechner kennt. Schreib sie wie "
        "Europe/Berlin oder lass --zone weg.",
        "nothing_found": "{file} enthält keine lesbare Nachricht. Exportiere den Chat noch einmal "
        "und schau die Datei mit awhile inspect an.",
        "nobody_claims": "{file} ist kein Export, den Awhile kennt: {reasons}. Exportiere den "
        "Chat aus der App selbst oder mach eine Tabelle mit den Spalten time und sender; "
        "docs/how-to sagt, wie das bei jeder App geht.",
        "several_claim": "{file} ließe sich auf mehr als eine Art lesen ({names}). Exportiere den "
        "Chat noch einmal in einem Format.",
        "not_text": "kein Text",
        "not_plain": "JSON oder Auszeichnung statt reinem Text",
        "other_text": "Text, aber nicht so, wie Chat-Apps schreiben",
        "other_json": "JSON, aber von keiner App, die hier gelesen wird",
        "other_markup": "Auszeichnung, aber von keiner App, die hier gelesen wird",
        "other_database": "die Datenbank eines anderen Programms",
        "not_zip": "kein Zip mit vielen Dateien",
        "not_json": "kein JSON",
        "not_whatsapp": "keine Zeile beginnt mit Datum, Uhrzeit und Namen",
        "not_telegram": "keine Telegram-Nachrichten darin",
        "not_kakaotalk": "kein Anfang wie bei KakaoTalk",
        "not_line": "kein Anfang wie bei LINE",
        "stray_line": "die Zeile gehört zu keiner Nachricht",
        "limit_kakaotalk": "KakaoTalk lässt Reaktionen und Antwortbezüge beim Export weg, und "
        "es steht nur darin, was dieses Gerät noch hatte.",
        "limit_line": "LINE lässt Reaktionen beim Export weg, und "
        "es steht nur darin, was dieses Gerät noch hatte.",
        "not_facebook": "keine Nachrichten, wie Facebook sie schreibt",
        "not_instagram": "keine Nachrichten, wie Instagram sie schreibt",
        "not_html": "kein HTML",
        "not_facebook_html": "keine Nachrichten, wie Facebook sie als HTML schreibt",
        "not_discord": "nicht von DiscordChatExporter",
        "not_slack": "kein Export aus Slack",
        "not_snapchat": "keine Chats aus Snapchat",
        "discord_package": "{file} stammt aus dem Datenpaket von Discord. Darin steht nur, was "
        "die eigene Person schrieb, also nicht, wer wem antwortete. Exportiere den Chat mit "
        "DiscordChatExporter.",
        "slack_no_dms": "{file} ist ein Export aus Slack ohne Direktnachrichten. Frag, wer den "
        "Arbeitsbereich verwaltet, nach einem Export mit ihnen.",
        "limit_meta_gone": "Verschwundene, zurückgenommene oder gelöschte Nachrichten stehen "
        "nicht darin. Verschlüsselte Chats liegen oft in einem zweiten Download; such beide, "
        "bevor du einer Lücke traust.",
        "limit_meta_reactions": "Reaktionen stehen ohne Zeit darin und werden deshalb nicht "
        "gezählt.",
        "limit_discord": "Gelöschte Nachrichten stehen nicht darin, und Reaktionen stehen ohne "
        "Zeit darin und werden deshalb nicht gezählt.",
        "limit_slack": "Was der Arbeitsbereich nach einer Frist löscht, steht nicht darin, und "
        "Reaktionen stehen ohne Zeit darin und werden deshalb nicht gezählt.",
        "limit_snapchat": "Snapchat behält nur gespeicherte und neue Chats. Das meiste fehlt, "
        "und eine Lücke ist kein Schweigen.",
        "not_table": "keine Spalten namens time und sender",
        "no_such_chat": "{file} enthält kein Gespräch namens {chat}, sondern: {names}.",
        "several_chats": "{file} enthält mehrere Gespräche: {names}. Wähle eines mit --chat, mit "
        "Namen oder Nummer.",
        "one_sided": "In {file} schrieb nur {name}. Awhile braucht, was beide geschrieben haben.",
        "is_group": "{file} ist eine Gruppe von {n} Menschen: {names}. Nimm mit --me NAME --with "
        "NAME ein Paar heraus.",
        "who_are_you": "{file} sagt nicht, wessen Export es ist. Sag mit --me, welcher Name "
        "deiner ist: {names}.",
        "same_person": "Beide Namen meinen {name}. Gib mit --with den Namen des anderen Menschen "
        "an.",
        "never_wrote": "{name} hat in {file} bis zu diesem Zeitpunkt nichts geschrieben. Awhile "
        "braucht, was beide geschrieben haben.",
        "no_such_name": "Niemand namens {name} schrieb in {file}. Meintest du: {names}?",
        "needs_lab": "{file} ist eine Parquet-Tabelle und braucht das Labor: Installiere "
        "awhile[lab] oder speichere die Tabelle als CSV.",
        "bad_row": "die Zeile hat keine Zeit oder keinen Absender",
        "bad_date": "dieses Datum gibt es nicht",
        "bad_time": "diese Uhrzeit gibt es nicht",
        "not_xml": "kein XML",
        "not_sms": "keine Sicherung von Nachrichten oder Anrufen",
        "not_database": "keine Datenbank",
        "not_imessage": "keine Tabellen von iMessage",
        "unpack_database": "{file} ist eine Datenbank in einem Zip-Archiv. Nimm sie heraus und "
        "gib diese Datei an.",
        "damaged_database": "{file} ist beschädigt oder keine Nachrichten-Datenbank, wie Apple "
        "sie anlegt. Kopiere sie noch einmal, während Nachrichten geschlossen ist, und gib diese "
        "Kopie an.",
        "xml_doctype": "{file} enthält einen Dokumenttyp, was keine Sicherung von Nachrichten "
        "tut, und wurde darum nicht gelesen. Mach die Sicherung noch einmal.",
        "broken_off": "hier bricht die Datei ab",
        "not_sent": "ein Entwurf oder nicht gesendet",
        "limit_sms": "Eine Sicherung der Nachrichten enthält keine Anrufe; deren Sicherung ist "
        "eine zweite Datei.",
        "limit_calls": "Eine Sicherung der Anrufe enthält keine Nachrichten; deren Sicherung ist "
        "eine zweite Datei.",
        "limit_phone_deleted": "Was vor der Sicherung auf diesem Telefon gelöscht wurde, ist "
        "nicht dabei.",
        "limit_imessage": "Gelöschte Nachrichten und solche, die dieses Gerät nur eine Zeit lang "
        "aufhebt, sind nicht dabei.",
        "limit_facetime": "Anrufe, auch über FaceTime, sind nicht dabei.",
        "limit_wal": "Neben der Datenbank liegt eine Datei mit der Endung -wal; darin steht, was "
        "Nachrichten noch nicht übertragen hat. Die neuesten Nachrichten können fehlen: Beende "
        "Nachrichten und kopiere noch einmal.",
        "too_large": "{file} ist zu groß, um auf einmal in den Speicher zu passen. Exportiere ein "
        "einzelnes Gespräch und gib dieses an.",
        "not_signal": "nicht so, wie signal-export schreibt",
        "not_signal_desktop": "kein Export von Signal Desktop",
        "limit_linked": "Enthalten ist, was dieser Computer seit dem Koppeln empfangen hat; ältere "
        "Nachrichten nur, wenn sie hierher übertragen wurden.",
        "not_imessage_text": "nicht so, wie imessage-exporter schreibt",
        "not_google_chat": "keine Nachrichten aus Google Chat darin",
        "not_hangouts": "keine Gespräche aus Hangouts darin",
        "not_wechat": "kein Export aus WeChat",
        "not_memotrace": "nicht von MemoTrace geschrieben",
        "not_viber": "keine Tabellen von Viber darin",
        "not_mbox": "beginnt nicht wie E-Mail",
        "limit_disappearing": "Nachrichten, die verschwinden sollten, sind nicht mehr darin; eine "
        "Stille kann aus solchen Nachrichten bestehen.",
        "limit_reactions_untimed": "Reaktionen stehen ohne ihre Uhrzeit darin und werden darum "
        "nicht gezählt.",
        "limit_google_chat": "Wo der Verlauf abgeschaltet war, wurden Nachrichten nicht "
        "aufgehoben und fehlen darum.",
        "limit_calls_not_kept": "Anrufe sind nicht enthalten.",
        "limit_hangouts": "Wo der Verlauf abgeschaltet war, wurden Nachrichten nicht aufgehoben. "
        "Von Anrufen steht nur darin, dass einer begann, nicht ob jemand abnahm.",
        "limit_wechat": "Ein Werkzeug hat diese Datei aus dem gemacht, was ein Gerät enthielt; "
        "was dort gelöscht wurde oder nie ankam, fehlt.",
        "limit_viber": "Enthalten ist, was diesen Computer erreichte; ältere Nachrichten des "
        "Telefons und Anrufe können fehlen.",
        "limit_mbox": "Ein Postfach enthält, was aufgehoben wurde: Gelöschte Mails und nicht "
        "exportierte Ordner fehlen.",
        "strangers": "In {file} heißt der andere Mensch {name}. Ist das {other}, sag es mit "
        "--same {other}={name}; wenn nicht, lass die Datei weg.",
        "zones_differ": "{file} zeigt die Uhr eines Telefons, {other} genaue Zeitpunkte. Sag mit "
        "--zone Europe/Berlin, in welcher Zone das Telefon war.",
        "no_sender": "die Zeile sagt nicht, von wem sie ist",
        "limit_whatsapp_capped": "WhatsApp exportiert höchstens etwa 40.000 Nachrichten, mit "
        "Medien 10.000; der Anfang eines langen Chats kann also fehlen.",
        "limit_deleted": "Nachrichten, die verschwunden sind oder auf diesem Telefon gelöscht "
        "wurden, sind nicht dabei.",
        "limit_reactions": "WhatsApp lässt Reaktionen und Antwortbezüge in Exporten weg.",
        "limit_telegram_deleted": "Gelöschte Nachrichten und geheime Chats sind in einem "
        "Telegram-Export nicht enthalten.",
        "limit_guessed_encoding": "Die Datei ist nicht in UTF-8. Ihre Buchstaben wurden als "
        "Windows-1252 gelesen. Sehen Namen falsch aus, speichere sie als UTF-8.",
        "limit_table": "Eine Tabelle enthält, was hineingeschrieben wurde; über das Weggelassene "
        "lässt sich nichts sagen.",
        "bad_outside_date": "{where}: {text} ist kein Datum. Schreib es so: 2026-03-01.",
        "bad_outside_name": "{where}: {text} ist niemand von beiden. Schreib einen dieser Namen "
        "oder keinen: {names}.",
        "bad_outside_table": "{file} ist keine Tabelle von Ereignissen. Die erste Zeile muss die "
        "Spalten date und what nennen, und who, wenn gewünscht.",
        "too_many_outside": "Es sind mehr als {most} Ereignisse. Gib die an, die am wichtigsten "
        "waren.",
    },
    "prior": {
        "help_what": "fit: neu lernen",
        "help_tables": "je eine Population: Parquet oder CSV mit dyad, t (Sekunden), sender (0 "
        "oder 1)",
        "help_out": "wohin der Prior geschrieben wird",
        "help_weight": "wie viel eine Population zählt, nach dem Namen ihrer Datei; sonst 1",
        "help_types": "Arten von Paaren",
        "help_rounds": "Runden beim Lernen der verborgenen Zustände",
        "help_trees": "Bäume der Kurve",
        "help_seed": "die Quelle des Zufalls",
        "needs_lab": "Das Lernen braucht Bibliotheken, die hier fehlen. Installiere awhile[lab] "
        "und versuche es noch einmal.",
        "no_table": "{path} ist keine Tabelle von Paaren. Es braucht Parquet oder CSV mit den "
        "Spalten dyad, t (Sekunden) und sender (0 oder 1).",
        "bad_weight": "{text} ist kein Gewicht. Schreib es wie mail=0.5; die Tabellen sind: "
        "{names}.",
        "written": "Der Prior steht in {path}.",
    },
    "forecast": {
        "never_wrote": "Es gibt nichts zum Vergleichen: Diese Person hat in dieser "
        "Aufzeichnung nicht geschrieben.",
        "not_silent": "Diese Person hat vor weniger als einer Stunde geschrieben; da ist noch "
        "keine Stille.",
        "longer_than_any": "Diese Stille dauert nun {elapsed_s}, länger als jede "
        "frühere in dieser Aufzeichnung (die längste dauerte {longest_s}). Die Vergangenheit der "
        "beiden sagt nichts darüber, wie sie weitergeht.",
        "too_few_as_long": "Frühere Stillen dieser Person, die so lange dauerten wie diese: "
        "{n}. Es braucht {least}, um zu sagen, wie solche Stillen weitergingen; eine längere "
        "Aufzeichnung kann mehr davon enthalten.",
        "too_few": "Für eine Prognose ist zu wenig da: {n} Nachrichten der beiden bisher, davon "
        "{own} von dem Menschen, der schweigt. Nötig sind {need}, davon {own_need} von dieser "
        "Seite, und eine Antwort.",
    },
    "tell": {
        "decimal_mark": ",",
        "thousands_mark": ".",
        "percent": "{n}\u00a0%",
        "one_year": "ein Jahr",
        "n_year": "{n} Jahre",
        "one_week": "eine Woche",
        "n_week": "{n} Wochen",
        "one_day": "einen Tag",
        "n_day": "{n} Tage",
        "one_hour": "eine Stunde",
        "n_hour": "{n} Stunden",
        "one_minute": "eine Minute",
        "n_minute": "{n} Minuten",
        "one_visit": "einen Besuch",
        "n_visit": "{n} Besuche",
        "one_attempt": "ein Versuch",
        "n_attempt": "{n} Versuche",
        "or_more": "{count} oder mehr",
        "one_time": "einmal",
        "n_time": "{n}-mal",
        "and": "{first} und {second}",
        "under_a_minute": "weniger als eine Minute",
        "numbers": "null eins zwei drei vier fünf sechs sieben acht neun zehn",
        "about_half": "etwa die Hälfte",
        "hardly_ever": "kaum etwas",
        "nearly_always": "fast alles",
        "about_fraction": "etwa {top} von {bottom}",
        "months": "Januar Februar März April Mai Juni Juli August September Oktober November "
        "Dezember",
        "months_short": "Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez",
        "date": "{day}. {month} {year}",
        "date_clock": "{date}, {clock}",
        "title": "Awhile: {me} und {name}",
        "one_side": "Gemacht aus dem Export von {name}: die Aufzeichnung einer Seite von dem, was "
        "zwischen zwei Menschen war. Sie ist zum Verstehen da und nicht, um irgendwem etwas zu "
        "beweisen.",
        "now_lead": "{name} hat jetzt {span} lang nicht geschrieben.",
        "now_elsewhere": "Vielleicht gehen diese Nachrichten anderswo weiter: Die letzten hier "
        "nennen {places}.",
        "now_elsewhere_how": "Wenn das so ist, gib auch den Export von dort an: Beide werden dann "
        "als ein Gespräch gelesen, und diese Stille ist vielleicht keine.",
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
        "place_sms": "SMS",
        "place_mail": "E-Mail",
        "place_number": "eine Telefonnummer",
        "place_other": "eine andere App",
        "now_none": "{name} hat in der letzten Stunde geschrieben. Da ist keine Stille, von der "
        "zu reden wäre.",
        "now_unknown": "Wie lange {name} schon still ist, lässt sich aus dieser Datei nicht sagen.",
        "now_yours_open": "Zuletzt bekam {me} eine Nachricht: Das letzte Wort hier ist von "
        "{name}, und in diesem Export steht keine Antwort darauf.",
        "now_wrote_since": "{me} hat seither geschrieben oder angerufen: {attempts}, gezählt mit "
        "mindestens sechs Stunden Abstand.",
        "unusual_unknown": "Hier gibt es zu wenige frühere Stillen von {name}, um zu sagen, ob "
        "diese ungewöhnlich ist.",
        "unusual_longest": "Diese Stille ist länger als alle {n} früheren Stillen von {name} in "
        "diesem Gespräch; darum zeigt hier nichts, wie eine solche weitergeht.",
        "unusual_yes": "Das ist hier für {name} ungewöhnlich: Von {n} früheren Stillen dauerten "
        "so lange: {longer}.",
        "unusual_no": "Das ist hier für {name} nicht ungewöhnlich: Von {n} früheren Stillen "
        "dauerten mindestens so lange: {longer}.",
        "unusual_between": "Von {n} früheren Stillen von {name} dauerten mindestens so lange: "
        "{longer}, irgendwo zwischen {low} und {high}; lang also, aber nicht aus dem Rahmen.",
        "stopped_lead": "Diese Seite schaut nicht voraus.",
        "h_now": "Die Stille jetzt",
        "h_before": "Was vorher war",
        "h_ahead": "Was kommen kann",
        "h_carries": "Was von wem kommt",
        "h_again": "Hat erneutes Schreiben etwas geändert?",
        "h_claims": "Der Rat, an der Forschung gemessen",
        "h_care": "Für dich sorgen",
        "h_unknown": "Was sich hier nicht wissen lässt",
        "h_made": "Wie das entstand",
        "before_visits": "Seit dem {first} schrieb {me} {mine} und {name} {theirs}; "
        "was binnen einer Stunde kam, zählt als eine.",
        "before_longest": "Die längste frühere Stille von {name} begann am {when} und dauerte "
        "{span}. In dieser Zeit versuchte {me}, {name} zu erreichen: {attempts}.",
        "ahead": "{name} war hier schon {n}-mal mindestens so lange still: {elapsed}. Von diesen "
        "Stillen endete binnen weiterer Zeit ({span}) {chance} (irgendwo zwischen {low} und "
        "{high}). So war es früher. Das ist kein Versprechen und sagt nichts über das Warum.",
        "modelled": "Die ganze Vergangenheit der beiden, neben der vieler anderer Paare gelesen, "
        "gibt dafür, dass {name} in der nächsten Zeit ({span}) schreibt, diese Chance: {chance} "
        "({low} bis {high}).",
        "modelled_before": "Zu {n} früheren Zeitpunkten hätte sie etwa dasselbe gesagt; so oft "
        "schrieb {name} dann in dieser Zeit ({span}): {came}.",
        "carries_opened": "Von {n} Anfängen nach acht oder mehr ruhigen Stunden kam von {name}: "
        "{chance}.",
        "carries_questions": "Nachrichten mit einer Frage: {mine} derer von {me}, {theirs} derer "
        "von {name}.",
        "carries_calls": "Anrufe: {mine} von {me}, {theirs} von {name}.",
        "unknown_why": "Warum. Eine Stille kann viele Gründe haben, und in Nachrichten stehen sie "
        "nicht.",
        "unknown_channels": "Was anderswo war: beim Treffen, am Telefon, in einer anderen App.",
        "unknown_zone": "Die genaue Stunde. Die Datei enthält die Uhr des Telefons ohne Zeitzone; "
        "ein Abstand über eine Zeitumstellung oder Reise hinweg kann um eine Stunde oder mehr "
        "falsch sein.",
        "unknown_days": "Die Tageszeit. Hier sind nur die Tage bekannt.",
        "unknown_dates": "Ob in den Daten der Tag oder der Monat vorne steht. Gelesen wurden sie "
        "als {order}; wenn das falsch ist, sag es mit --dates.",
        "unknown_zone_assumed": "Die Zeitzone der Uhren: Für alle Dateien gilt hier {zone}, und "
        "nicht jede nennt sie.",
        "doubles": "{n} Zeilen standen in mehr als einer der Dateien und sind einmal gezählt.",
        "inspect_limits": "Was nicht daraus hervorgeht:",
        "unknown_skipped": "Was in {n} Zeilen stand, die nicht lesbar waren. awhile inspect nennt "
        "sie mit dem Grund.",
        "unknown_after": "Alles, was nach dem Speichern der Datei kam. Wenn es mehr gibt, "
        "exportiere noch einmal.",
        "made": "Gelesen aus einer Datei im Format {reader}: {n} Nachrichten, Anrufe und "
        "Reaktionen vom {first} bis zum {last}; Stand: {now}. Jede Zahl ist gezählt oder "
        "mit einem 95-%-Intervall geschätzt; die Worte der Nachrichten wurden beim Lesen "
        "losgelassen und stehen nirgends auf dieser Seite.",
        "footer": "Von Awhile auf diesem Rechner gemacht. Nichts wurde irgendwohin geschickt, und "
        "diese Seite kann sich mit nichts verbinden. Sie enthält beide Namen: Bewahre sie dort "
        "auf, wo du das Gespräch aufbewahren würdest.",
        "care_1": "Warten, ohne zu wissen, ist schwer, und viele Menschen melden sich, wenn eine "
        "Bindung in Gefahr scheint. Nichts auf dieser Seite muss heute Nacht noch zu etwas "
        "führen.",
        "care_2": "Was dem Menschen, der wartet, meist hilft, ist klein: Schlaf, Essen, "
        "Tageslicht, etwas Eigenes und jemand zum Reden, der damit nichts zu tun hat.",
        "care_3": "Wenn du Angst vor dem anderen Menschen hast, ist dessen Tempo nicht die Frage. "
        "Diese Seite kann nicht beurteilen, ob jemand sicher ist. Menschen, die sich damit "
        "auskennen, findest du über hotpeachpages.net oder nomoredirectory.org.",
        "care_4": "Wenn es allein zu schwer wird: findahelpline.com und befrienders.org nennen "
        "Menschen, die zuhören, nach Ländern.",
        "silences_none_now": "{name} ist jetzt nicht still; die längste gezeigte Stille dauerte "
        "{span}",
        "silences_longest": "Diese Stille dauert {span} und ist die längste von {name} in diesem "
        "Gespräch",
        "silences_rank": "Diese Stille von {name} dauert schon {span}; von {n} früheren dauerten "
        "so lange: {longer}",
        "silences_caption": "Die längsten Stillen von {name} in Tagen; {n} frühere dauerten einen "
        "Tag oder länger, gezeigt sind {shown} Balken. Eine Stille ist der Abstand zwischen zwei "
        "Besuchen.",
        "silence_now_label": "Jetzt, noch nicht zu Ende",
        "pace_steady": "Das Tempo von {name} zeigt über die ganze Zeit keine klare Änderung",
        "pace_down": "{name} schrieb etwa ab dem {when} weniger: {after} Besuche pro Woche, davor "
        "{before}",
        "pace_up": "{name} schrieb etwa ab dem {when} mehr: {after} Besuche pro Woche, davor "
        "{before}",
        "pace_caption": "Besuche pro Woche über {weeks} Wochen, insgesamt {n}. Ein Besuch ist "
        "alles, was ein Mensch binnen einer Stunde schickt. Die Stufenlinie ist das Tempo über "
        "längere Strecken mit seinem 95-%-Band, eine Stufe darin eine bleibende Änderung; eine "
        "schattierte Strecke ist eine Stille von {name} von einer Woche oder mehr.",
        "pace_from": "Tempo ab {when}",
        "pace_level_said": "{rate} Besuche pro Woche (95 %: {low} bis {high})",
        "pace_silence": "Stille von {name} ab {when}: {span}",
        "pace_silence_now": "Stille von {name} ab {when}, noch nicht zu Ende: bisher {span}",
        "gone_under": "Die Chance, dass nichts mehr kommt, liegt unter 1 %.",
        "modelled_open": "Also können nur andere Paare etwas darüber sagen. Nach ihnen liegt die "
        "Chance, dass {name} in der nächsten Zeit ({span}) schreibt, irgendwo zwischen {low} und "
        "{high}: zu weit, "
        "um darauf zu bauen.",
        "modelled_unlike": "Diese beiden gleichen den Paaren nicht, aus denen die Vorhersage "
        "gelernt wurde; darum steht sie hier nicht. Ein längerer Verlauf kann das ändern.",
        "modelled_far": "In {n} der {all} Zahlen, auf die sie schaut, liegen diese beiden und "
        "diese Stille außerhalb von fast allen Paaren, aus denen die Vorhersage gelernt wurde; ihr "
        "Bereich ist darum weiter.",
        "under_one_percent": "unter 1 %",
        "gone": "Die Chance, dass nichts mehr kommt: {share} ({low} bis {high}).",
        "gone_open": "Ob noch etwas kommt, können diese Nachrichten nicht sagen.",
        "left_same": "Wo nichts mehr gesendet wurde, gingen solche Stillen etwa gleich weiter.",
        "left_differs": "Wo nichts mehr gesendet wurde, endete in weiterer Zeit ({span}) {left} "
        "solcher Stillen, gegenüber {usual}, wenn es bei den beiden geht wie sonst. Das "
        "vergleicht, wie es bei Paaren weiterging; es ist nicht, was eine Nachricht bewirkt.",
        "ahead_history": "wie es bei den beiden sonst geht",
        "ahead_left": "wenn {me} nichts sendet",
        "ahead_finding": "Ein Wort von {name} in nächster Zeit ({span}): {usual}, wenn es geht wie "
        "sonst, "
        "{left}, wenn nichts gesendet wird",
        "ahead_same": "Ein Wort von {name} in nächster Zeit ({span}): {usual}, etwa gleich, wenn "
        "nichts gesendet wird",
        "ahead_caption": "Die Chance auf ein Wort von {name} in jeder Spanne. Die Bänder sind so "
        "weit gesetzt, dass in sechs Sammlungen von Nachrichten und Briefen, jede aus den fünf "
        "anderen vorhergesagt, bei neunzehn von zwanzig Menschen darin lag, wie oft sie schrieben. "
        "Die beiden Kurven vergleichen, wie es bei Paaren weiterging, nicht, was eine Nachricht "
        "von {me} bewirkt.",
        "tried_finding": "Frühere Stillen von {name}, jede aus dem vorhergesagt, was damals "
        "bekannt war: von {n} sollten {expected} in dieser Zeit ({span}) enden, {came} "
        "taten es",
        "tried_caption": "{n} von {all} früheren Momenten, in denen {name} einen halben Tag oder "
        "länger still war, gleichmäßig über die Vergangenheit verteilt, jeder nur aus den "
        "Nachrichten davor vorhergesagt. Ein Punkt zeigt, wie oft in dieser Zeit ({span}) ein Wort "
        "kam, ein Ring, wie oft es erwartet war. Mehrere Momente einer Stille wissen nicht mehr "
        "als einer; darum zählen die Linien (95 %) jede Stille einmal.",
        "tried_label": "Wo {low} bis {high} angegeben war",
        "tried_said": "{came} von {n} ({share})",
        "tried_came": "eingetroffen",
        "tried_stated": "im Mittel angegeben",
        "phase_talking": "im Gespräch",
        "phase_together": "beieinander",
        "phase_apart": "auseinander",
        "phase_away": "weit weg",
        "phase_gone": "fort",
        "phase_share": "{phase} {share}",
        "phases_finding": "Die Stille von {name} gleicht jetzt am meisten „{phase}“ ({share})",
        "phases_caption": "Wie sich die Zeit von {name} auf Arten von Stille verteilt, gemessen am "
        "üblichen Warten von {name} ({usual}; n = {n} Stillen): im Gespräch heißt bis zur Hälfte "
        "davon, beieinander bis zum Vierfachen, auseinander bis zum Sechzehnfachen, weit weg "
        "länger; fort heißt, dass nichts mehr kommt. Die Vergangenheit ist im Rückblick erzählt, "
        "die Linie rechts ist jetzt, ohne Rückblick. Das sind Arten des Wartens, keine Gefühle.",
        "phases_now": "jetzt: {said}",
        "returns_finding": "Von Stillen, die schon so lange dauerten wie diese, endete binnen "
        "weiterer Zeit ({span}) {chance}",
        "returns_caption": "Anteil der früheren Stillen von {name}, die binnen jeder Spanne "
        "endeten, wenn sie schon so lange dauerten wie diese (Kaplan–Meier, 95-%-Intervall, n = "
        "{n}).",
        "within": "höchstens {span}",
        "share_between": "{share} ({low} bis {high})",
        "share_of_n": "{share} von {n}",
        "balance_event_share": "von allem Geschickten",
        "balance_word_share": "von allen Wörtern",
        "balance_initiation_share": "von den Anfängen",
        "balance_closing_share": "von den letzten Worten vor einer Pause",
        "balance_finding_initiation_share": "Von den Anfängen kam von {name} {chance}",
        "balance_finding_event_share": "Von allem Geschickten kam von {name} {chance}",
        "balance_finding_word_share": "Von allen Wörtern kam von {name} {chance}",
        "balance_finding_closing_share": "Von den letzten Worten vor einer Pause kam von {name} "
        "{chance}",
        "balance_caption": "Der Anteil von {name}; der Rest ist der von {other}. Striche zeigen "
        "95-%-Intervalle. Gleich ist nicht dasselbe wie gut, und ungleich nicht dasselbe wie "
        "lieblos.",
        "turns_finding_words": "In den vier Wochen ab {when} kamen von allen Wörtern {last} von "
        "{name}; davor zwischen {low} und {high}",
        "turns_finding_events": "In den vier Wochen ab {when} kamen von allem Geschickten {last} "
        "von {name}; davor zwischen {low} und {high}",
        "turns_caption": "Der Anteil von {name} in Abschnitten von vier Wochen, mit "
        "95-%-Bändern; der Rest ist der von {other} ({stretches} Abschnitte, n = {n}). Ein "
        "Abschnitt mit zu wenigen Wörtern oder Tagen fehlt, und einer mit wenigen ist unsicher; "
        "das zeigt das Band. Ein schattierter Abschnitt ist eine Stille von {name} von einer "
        "Woche oder mehr. Wer mehr schreibt, dem liegt nicht deshalb mehr daran.",
        "style_finding_match": "In den vier Wochen ab {when} waren sich beide im Stil zu {last} "
        "von 1 ähnlich; davor zwischen {low} und {high}",
        "style_caption": "Wie ähnlich beide neun Arten kleiner Wörter verwenden, etwa Pronomen "
        "und Verneinungen; 1 heißt ganz ähnlich. Jeder Punkt steht für vier Wochen mit genug "
        "Wörtern von beiden, mit einem 95-%-Band ({stretches} Abschnitte, n = {n} Wörter). Paare "
        "werden sich anfangs ähnlicher und bleiben es dann; mehr ist nicht besser.",
        "style_trace": "Ähnlich im Stil",
        "col_weeks_from": "Vier Wochen ab",
        "latency_finding": "Die Hälfte der Antworten von {me} brauchte höchstens {mine}, die "
        "Hälfte derer von {name} höchstens {theirs}",
        "latency_open": "Wie lange jede Nachricht auf eine Antwort wartete",
        "latency_caption": "Anteil der noch unbeantworteten Nachrichten nach ihrer Wartezeit "
        "(Kaplan–Meier; die Zeitachse ist logarithmisch; n = {n}). Wie schnell jemand antwortet, "
        "hängt vor allem davon ab, ob gerade Zeit ist.",
        "hours_finding": "{me} ist hier am häufigsten um {mine} da, {name} um {theirs}",
        "hours_same": "Beide sind hier am häufigsten um {mine} da",
        "hours_caption": "Anteil der Besuche jeder Seite nach Stunde des Tages ({n} Besuche).",
        "unanswered_finding": "Die längste Reihe von Versuchen von {me} ohne Antwort: {longest}; "
        "jetzt: {now}",
        "unanswered_caption": "Wie oft Reihen von Versuchen jeder Länge vorkamen, bis die andere "
        "Seite wieder schrieb. Versuche liegen mindestens sechs Stunden auseinander. Die Achse "
        "der Anzahlen ist logarithmisch.",
        "again_too_few": "Diese Nachrichten können es nicht sagen: Es gibt zu wenige lange Stillen "
        "von {name}, in denen {me} noch einmal schrieb, oder nur einmal, und eine Antwort kam.",
        "again_open": "Diese Nachrichten können es nicht sagen. Hatte {me} noch einmal "
        "geschrieben, kamen Antworten von {name} im {ratio}-Fachen des Tempos ähnlicher Momente; 1 "
        "wäre kein Unterschied.",
        "again_slower": "Hatte {me} noch einmal geschrieben, kamen Antworten von {name} langsamer "
        "als in ähnlichen Momenten: im {ratio}-Fachen von deren Tempo.",
        "again_faster": "Hatte {me} noch einmal geschrieben, kamen Antworten von {name} früher als "
        "in ähnlichen Momenten: im {ratio}-Fachen von deren Tempo.",
        "again_power": "So eine Aufzeichnung zeigt einen Unterschied meist erst, wenn Antworten "
        "wenigstens {factor}-mal so schnell oder so langsam kommen.",
        "again_chance": "Auch wo sich gar nichts ändert, sieht eine von zwanzig Aufzeichnungen so "
        "aus.",
        "again_hidden": "Eine schwere Woche oder etwas anderes, das diese Zeiten nicht zeigen, "
        "könnte genauso aussehen. Dazu müsste es beides, das Tempo der Antworten und wie oft {me} "
        "noch einmal schreibt, je mindestens um den Faktor {factor} ändern.",
        "again_note": "Ähnlich sind Momente, in denen eine lange Stille von {name} schon so lange "
        "dauert, mit einer ebenso späten ersten Nachricht darin und zuletzt ebenso langsamen "
        "Antworten. Das ist ein Blick zurück. Was {name} will, steht nicht darin, und es ist kein "
        "Grund zu schreiben oder es zu lassen.",
        "again_finding_open": "Ob erneutes Schreiben etwas geändert hat, können diese Nachrichten "
        "nicht sagen",
        "again_finding_slower": "Antworten von {name} kamen langsamer, wenn {me} noch einmal "
        "geschrieben hatte",
        "again_finding_faster": "Antworten von {name} kamen früher, wenn {me} noch einmal "
        "geschrieben hatte",
        "again_caption": "Tempo der Antworten von {name} in langen Stillen, nachdem {me} noch "
        "einmal geschrieben hatte, geteilt durch das Tempo sonst; die senkrechte Linie heißt kein "
        "Unterschied (95-%-Intervalle, n = {n} Antworten). Die zweite Zeile vergleicht Stillen mit "
        "und ohne weitere Nachricht: Sie zeigt auch dann ein Bremsen, wenn es keines gibt, weil "
        "nur lange Stillen weitere Nachrichten sammeln.",
        "again_like": "in ähnlichen Momenten",
        "again_naive": "mit und ohne (irreführend)",
        "again_said": "{value} ({low} bis {high})",
        "again_any": "beliebig",
        "col_stated": "Angegeben",
        "col_compared": "Verglichen",
        "col_rate": "Tempo",
        "table": "Dasselbe als Tabelle",
        "col_began": "Beginn",
        "col_lasted": "Dauer",
        "col_week": "Woche ab",
        "col_within": "Spanne",
        "col_from": "Ab",
        "col_share": "Anteil",
        "col_what": "Was",
        "col_share_of": "Anteil von {name}",
        "col_waited": "Gewartet",
        "col_hour": "Stunde",
        "col_attempts": "Versuche",
        "col_measure": "Maß",
        "col_person": "Person",
        "col_value": "Wert",
        "col_interval": "95-%-Intervall",
        "col_n": "n",
        "both": "beide",
        "between": "{low} bis {high}",
        "all_numbers": "Alle Zahlen",
        "order_dmy": "Tag, Monat, Jahr",
        "order_mdy": "Monat, Tag, Jahr",
        "order_ymd": "Jahr, Monat, Tag",
        "order_ydm": "Jahr, Tag, Monat",
        "order_myd": "Monat, Jahr, Tag",
        "sure_certain": "sicher",
        "sure_likely": "wahrscheinlich",
        "sure_ambiguous": "unklar: entscheide mit --dates",
        "sure_stated": "wie du gesagt hast",
        "zone_floating": "die Uhr des Telefons",
        "assumed": "(angenommen)",
        "not_told": "nicht angegeben",
        "none_needed": "hier keine Frage",
        "calls": "{answered} angenommen, {missed} verpasst",
        "sender": "{name}: Nachrichten {n}, Anrufe {calls}",
        "row": "Zeile {row}",
        "more": "und {n} weitere",
        "inspect_file": "Datei",
        "inspect_format": "Format",
        "inspect_title": "Titel",
        "inspect_messages": "Nachrichten",
        "inspect_calls": "Anrufe",
        "inspect_system": "Hinweise der App",
        "inspect_first": "Erste",
        "inspect_last": "Letzte",
        "inspect_zone": "Zeitzone",
        "inspect_dates": "Daten",
        "inspect_owner": "Wessen Export",
        "inspect_skipped": "Übersprungene Zeilen",
        "inspect_senders": "Wer schrieb",
        "inspect_chats": "Gespräche darin",
        "not_a_study": "Das ist keine von Awhile gespeicherte Auswertung. Speichere eine mit "
        "awhile DATEI --json.",
        "other_version": "Die Auswertung stammt von einer anderen Fassung von Awhile (Aufbau "
        "{found}, diese liest {wanted}). Mach sie aus dem Chat neu.",
        "different_closeness": "Hin und Her",
        "different_pace": "Was {name} schickte",
        "different_pace_other": "Was {me} schickte",
        "different_length": "Wie lang die Nachrichten von {name} waren",
        "different_length_other": "Wie lang die Nachrichten von {me} waren",
        "different_questions_stacked": "Gehäufte Fragen von {me}",
        "different_appreciation": "Dank oder Lob von einer Seite",
        "different_declarations": "Worte der Liebe von einer Seite",
        "different_blame": "Worte des Vorwurfs von einer Seite",
        "different_load": "{name} spricht von Belastung",
        "different_withdrawal": "{name} bittet um Raum",
        "different_plans": "Pläne von einer Seite",
        "different_outside": "Ereignisse von außen",
        "different_more": "{what} (mehr)",
        "different_less": "{what} (weniger)",
        "different_finding": "Anders vor langer Stille von {name}: {what}.",
        "different_now_finding": "Weiter vom Üblichen entfernt vor dieser Stille: {what}.",
        "different_none": "Nichts von dem, was hier verglichen wird, war vor langer Stille von "
        "{name} so anders, dass es sich vom Zufall unterscheiden lässt.",
        "different_caption": "Die drei Tage vor {n} langen Stillen von {name}, verglichen "
        "mit den nächsten anderen Tagen, an denen {name} schrieb, in Standardabweichungen; 0 "
        "ist üblich. Die Intervalle gelten zusammen: Ohne jeden Unterschied würde eines von "
        "zwanzig Paaren einen zeigen. Wörter werden mit Listen gezählt. Was anders war, ist "
        "kein Grund.",
        "different_long": "Vor langer Stille (n = {n})",
        "different_now": "Vor der jetzigen Stille",
        "different_axis_less": "weniger als üblich",
        "different_axis_usual": "üblich",
        "different_axis_more": "mehr als üblich",
        "different_said": "{value} ({low} bis {high})",
        "different_too_few": "Hier gibt es zu wenige lange Stillen von {name}, nämlich {n}, "
        "um zu sagen, was davor anders war.",
        "different_now_far": "In den Tagen vor dieser Stille war dies weiter vom Üblichen "
        "entfernt als an neunzehn von zwanzig anderen Tagen von {name}: {what}.",
        "different_now_usual": "In den Tagen vor dieser Stille war nichts von dem, was hier "
        "verglichen wird, weiter vom Üblichen entfernt, als es oft vorkommt.",
        "returns_held": "Von {n}-mal Rückkehr von {name} aus langer Stille, die sich verfolgen "
        "lässt, hielt sie {hits}-mal eine Weile: {name} schrieb an drei oder mehr der nächsten "
        "sieben Tage.",
        "returns_pace": "In den zwei Wochen nach einer Rückkehr kam {name} {ratio}-mal so oft "
        "vorbei wie in den zwei Wochen vor der Stille ({low} bis {high}).",
        "pace_events": "Dünne Linien sind Ereignisse außerhalb der Nachrichten: {what}.",
        "pace_outside": "{when}: {what}",
        "pace_outside_of": "{when}, {name}: {what}",
    },
    "cli": {
        "about_app": "Die Seite für alle öffnen: ganz Awhile im Browser, ohne Verbindung zum Netz.",
        "help_where": "nur sagen, wo die Seite liegt",
        "no_app": "Die Seite für alle wurde hier nicht gebaut. Führe in einem Checkout mit npm "
        "python3 dev.py page aus.",
        "about": "Eine Stille verstehen und ihr Raum geben. Liest ein Gespräch, das du exportiert "
        "hast, nur auf diesem Rechner, und zeigt, was war, ob die Stille jetzt für euch beide "
        "ungewöhnlich ist und was sich darüber sagen lässt.",
        "epilog": "awhile DATEI ist kurz für awhile study DATEI. Nichts wird irgendwohin "
        "geschickt.",
        "about_study": "Einen Chat lesen, die Kurzform zeigen und die Seite schreiben.",
        "about_inspect": "Zeigen, was von einer Datei verstanden wurde, bevor etwas berechnet "
        "wird.",
        "about_tell": "Eine gespeicherte Auswertung noch einmal erzählen, ohne den Chat.",
        "about_demo": "Einen Briefwechsel auswerten, der mit Awhile kommt.",
        "about_prior": "Aus Tabellen von Paaren neu lernen, was viele Paare lehren (braucht "
        "awhile[lab]).",
        "about_cohort": "Tausende Paare aus einer Tabelle messen und vorhersagen.",
        "about_theory": "An den Reglern der Theorie hinter dem Rat drehen (braucht awhile[lab]).",
        "about_claims": "Den Rat neben die Forschung halten und neben einen Chat von dir.",
        "not_understood": "Das ließ sich so nicht verstehen ({message}). {command} --help zeigt, "
        "was geht.",
        "head_words": "Was dazugehört",
        "head_options": "Möglichkeiten",
        "help_help": "diese Hilfe zeigen",
        "help_version": "die Fassung zeigen",
        "help_language": "Sprache der Sätze; sonst AWHILE_LANGUAGE, sonst Englisch",
        "help_file": "ein exportierter Chat oder eine Tabelle von Ereignissen, oder mehrere "
        "derselben zwei Menschen",
        "help_dates": "die Folge von Tag, Monat und Jahr, wo die Datei sie offen lässt",
        "help_zone": "die Zeitzone des Telefons, etwa Europe/Berlin; ohne sie gilt die Uhr des "
        "Telefons",
        "help_chat": "welches Gespräch, in einem Archiv mit mehreren",
        "help_me": "dein Name, so wie im Chat",
        "help_with": "der Name des anderen Menschen, um ein Paar aus einer Gruppe oder einem "
        "Konto zu nehmen",
        "help_now": "der Zeitpunkt, von dem die Rede ist, etwa 2026-03-01 oder 2026-03-01T21:30; "
        "sonst die Uhr",
        "help_page": "wohin die Seite soll; sonst hierher, nach dem Chat benannt",
        "help_json": "die ganze Auswertung als JSON ausgeben, allein, ohne Seite",
        "help_inspect_json": "als JSON ausgeben",
        "help_force": "die Seite auch über eine Datei schreiben, die keine Seite von Awhile ist",
        "help_study_file": "eine mit --json gespeicherte Auswertung",
        "help_demo": "welchen",
        "progress": "Lesen: {percent} %",
        "ask_same": "In {file} heißt der andere Mensch {name}. Ist das {other}? (ja/nein)",
        "bad_same": "{text} nennt keinen zweiten Namen. Schreib es wie --same Sam=+15550001111.",
        "help_same": "ein anderer Name oder eine Nummer eines Menschen, wenn Dateien denselben "
        "Menschen verschieden nennen",
        "ask_me": "Welcher dieser Namen ist deiner? Tippe die Nummer:",
        "bad_now": "{text} ist kein Datum und keine Uhrzeit, die --now versteht. Schreib es wie "
        "2026-03-01 oder 2026-03-01T21:30.",
        "not_overwritten": "{path} gibt es schon und ist keine Seite von Awhile; die Datei blieb, "
        "wie sie ist. Nenne mit --page einen anderen Ort oder überschreibe sie mit --force.",
        "stopped": "Abgebrochen, wie gewünscht.",
        "machine": "Das ließ sich nicht zu Ende bringen: {why}. Was vorher geschrieben wurde, kann "
        "unvollständig sein.",
        "cannot_write": "{path} ließ sich nicht schreiben ({why}). Nenne mit --page einen anderen "
        "Ort.",
        "cannot_read": "{path} ließ sich nicht als gespeicherte Auswertung lesen. Gib eine mit "
        "--json gemachte Datei an.",
        "page_written": "Die Seite: {path}",
        "help_event": "etwas, das außerhalb der Nachrichten geschah, etwa --event 2026-03-01 "
        '"Prüfungen beginnen"; ein Name mit Doppelpunkt davor sagt, wessen; kann mehrmals '
        "stehen",
        "help_events": "eine Tabelle solcher Ereignisse mit den Spalten date, what und, wenn "
        "gewünscht, who",
    },
    "page": {
        "ask_same": "In {file} heißt der andere Mensch {name}. Ist das {other}?",
        "other_person": "In {file} geht es um {name}; das lässt sich mit dem Rest nicht "
        "zusammenlegen. Wähle die Dateien noch einmal ohne diese.",
        "read_zones_differ": "{file} zeigt die Uhr eines Telefons, {other} genaue Zeitpunkte. "
        "Wähle die Zeitzone, in der das Telefon war.",
        "intro": "Jemand ist still geworden. Awhile liest das Gespräch, das ihr schon habt, und "
        "zeigt, ob diese Stille für euch beide ungewöhnlich ist und wie sicher sich etwas sagen "
        "lässt. Alles bleibt auf diesem Gerät; diese Seite kann nichts senden.",
        "lead": "Bevor ein Chat angesehen wird: drei Fragen. Die Antworten bleiben hier.",
        "ask_adult": "Bist du achtzehn oder älter?",
        "ask_no_contact": "Haben der andere Mensch, ein Gericht, eine Schule oder ein Arbeitgeber "
        "um keinen Kontakt gebeten?",
        "ask_afraid": "Hast du Angst vor dem anderen Menschen, oder wirst du kontrolliert, "
        "überwacht, bedroht oder zu Sex gedrängt?",
        "yes": "Ja",
        "no": "Nein",
        "not_sure": "Nicht sicher",
        "go_on": "Weiter",
        "leave": "Sofort weg",
        "cancel": "Anhalten",
        "working": "Einen Moment…",
        "broke": "Innen ging etwas schief, und nichts wurde verändert. Lade die Seite neu; wenn "
        "es zweimal geschieht, ist die Datei für dieses Gerät vielleicht zu groß.",
        "title_questions": "Eine Stille verstehen und ihr Raum geben",
        "title_choose": "Wähle einen Chat",
        "title_who": "Wer ist wer",
        "title_result": "Der Bericht",
        "choose_lead": "Gelesen wird nur auf diesem Gerät. Diese Seite kann nichts verschicken.",
        "choose_file": "Zieh einen exportierten Chat hierher oder wähle einen aus; auch mehrere, "
        "wenn sie von denselben zwei Menschen sind.",
        "use_sample": "Erst einen erfundenen Chat ansehen",
        "understood": "{file}: {n} Ereignisse, von {first} bis {last}.",
        "ask_dates": "Das Datum lässt sich auf zwei Arten lesen. Welche stimmt?",
        "day_first": "Tag zuerst",
        "month_first": "Monat zuerst",
        "which_me": "Du bist",
        "which_other": "Der andere Mensch ist",
        "show": "Bericht zeigen",
        "save_page": "Bericht sichern",
        "save_json": "Zahlen sichern",
        "again": "Ein anderer Chat",
        "report": "Der Bericht",
        "help": "Hilfe",
        "leave_hint": "„Sofort weg“ oder zweimal Escape leert diese Seite auf der Stelle. Der "
        "Verlauf des Browsers, gespeicherte Dateien und der Export selbst bleiben, wo sie sind.",
        "claims_left_out": "Der Rat fehlt hier. Darin geht es darum, Raum zu geben, zu schätzen "
        "und sanfter zu schreiben, und nichts davon wird von jemandem verlangt, der Angst hat. Wer "
        "sich mit Angst und Kontrolle auskennt, kann helfen; Hilfe, oben, nennt Stellen.",
        "practice_p06_not_now": "Dann jetzt nicht diese. Der schlichte Tag ist sanfter und steht "
        "unten bei den Übungen.",
        "begin": "Anfangen",
        "outside": "Etwas, das außerhalb der Nachrichten geschah",
        "outside_lead": "Eine Prüfung, eine neue Arbeit, eine Krankheit, eine Reise, ein Verlust, "
        "von einem von euch. Es steht im Bericht auf der Zeitachse und wird mit dem verglichen, "
        "was vor einer Stille war.",
        "outside_day": "Der Tag, an dem es begann",
        "outside_what": "Was es war",
        "outside_who": "Wessen es war",
        "outside_both": "von beiden oder von niemandem",
        "outside_add": "Hinzufügen",
        "outside_remove": "Entfernen: {what}",
        "views": "Wohin",
        "view_chat": "Der Chat",
        "view_claims": "Die Ratschläge",
        "view_theory": "Die Theorie",
        "title_theory": "Die Theorie hinter dem Rat",
        "view_hold": "Nachricht aufheben",
        "view_draft": "Entwurf ansehen",
        "view_journal": "Tagebuch",
        "view_plans": "Pläne",
        "view_practices": "Übungen",
        "view_keep": "Sichern oder löschen",
        "title_claims": "Die Ratschläge und was die Forschung dazu sagt",
        "title_hold": "Eine Nachricht aufheben",
        "title_draft": "Den eigenen Entwurf ansehen",
        "title_journal": "Der Tag, in zehn Sekunden",
        "title_plans": "Wenn dies, dann das",
        "title_practices": "Etwas für die Zwischenzeit",
        "title_keep": "Sichern oder löschen",
        "title_help": "Menschen, die zuhören",
        "title_conversation": "Welches Gespräch",
        "starting": "Wird vorbereitet…",
        "cannot_run": "Dieser Browser kann Awhile nicht ausführen. Ein neuerer Firefox, Chromium "
        "oder Safari kann es.",
        "which_chat": "Das Gespräch, das angesehen werden soll",
        "which_zone": "Die Zeitzone, in der das Telefon war",
        "zone_phone": "die Uhr des Telefons",
        "what_is_missing": "Was in einer solchen Datei fehlt",
        "skipped": "Zeilen, die nicht lesbar waren und weggelassen wurden: {n}.",
        "wait_hours": "Wie viele Stunden soll sie warten?",
        "hold_it": "Aufheben",
        "held_title": "Bisher aufgehoben",
        "held_waits": "Geschrieben {when}. Sie wartet; Stunden noch: {hours}.",
        "held_ready": "Geschrieben {when}. Sie hat so lange gewartet, wie du wolltest.",
        "held_let_go": "Geschrieben {when} und losgelassen. Der Drang war erst {before}, "
        "dann {after}.",
        "held_taken": "Geschrieben {when} und herausgenommen. Der Drang war erst {before}, dann "
        "{after}.",
        "held_looked_back": "Im Rückblick: {look_back}",
        "do_let_go": "Loslassen",
        "do_wait_longer": "Noch einen Tag warten",
        "do_take_out": "Herausnehmen",
        "do_look_back": "Zurückblicken",
        "draft_lead": "Nur deine eigenen Worte. Hier steht nichts darüber, was bei jemandem wirkt.",
        "look": "Ansehen",
        "keep_day": "Diesen Tag behalten",
        "trends": "Wie ging es mir?",
        "reflect": "Sechs Fragen über mich",
        "make_plan": "Diesen Plan behalten",
        "list_plans": "Meine Pläne zeigen",
        "practice_line": "{title} (Minuten: {n})",
        "timer_start": "Eine Uhr von {n} Minuten starten",
        "timer_done": "Die Zeit ist um.",
        "reminders": "Erinnerungen für deinen Kalender",
        "reminder_days": "Für wie viele Tage?",
        "reminder_at": "Um wie viel Uhr?",
        "make_reminders": "Erinnerungen sichern",
        "place_lead": "Was du schreibst, liegt in einer verschlüsselten Datei, die du selbst "
        "sicherst. Ohne die Datei und ihre Passphrase kann niemand es lesen.",
        "place_new": "Eine neue",
        "place_passphrase": "Eine Passphrase mit mindestens acht Zeichen. Ohne sie kommt niemand "
        "hinein, auch du nicht:",
        "place_make": "Anlegen",
        "place_open": "Eine früher gesicherte",
        "place_file": "Die Datei",
        "place_do_open": "Öffnen",
        "place_no_file": "Noch ist keine Datei gewählt. Wähle die, die du gesichert hast.",
        "place_saved": "Gesichert, wo dein Browser Downloads ablegt. Sie öffnet sich hier und in "
        "der Kommandozeile, mit derselben Passphrase.",
        "no_place": "Lege zuerst deine verschlüsselte Datei an oder öffne sie.",
        "unsaved": "Was du geschrieben hast, liegt noch in keiner Datei.",
        "save_place": "Verschlüsselte Datei sichern",
        "export_place": "Alles für jeden lesbar sichern",
        "keep_lead": "Diese Seite behält nichts, wenn sie geschlossen wird. Sichere die Datei, um "
        "sie beim nächsten Mal zu haben.",
        "delete_title": "Löschen",
        "delete_lead": "Das leert die Seite: Chat, Bericht und was du geschrieben hast. Gesicherte "
        "Dateien bleiben, wo sie sind; lösche sie selbst.",
        "delete_all": "Alles löschen",
        "delete_sure": "Ja, alles löschen",
        "deleted": "Gelöscht. Gesicherte Dateien sind von hier aus nicht erreichbar.",
        "back": "Zurück",
        "not_now": "Jetzt nicht",
        "practice_practice_note": "Keine davon wurde für das Warten auf Nachrichten geprüft; die "
        "Noten gelten der Technik anderswo. Sie dienen dem Wohlbefinden, sind keine Therapie, und "
        "ein Mensch, der zuhört, ist mehr wert.",
        "practice_afraid_first": "Du sagst, dass du Angst hast. Deine Sicherheit geht vor, und "
        "hier verlangt nichts Geduld mit einem Menschen, der dir Angst macht. Bitte sprich mit "
        "Leuten, die sich damit auskennen; „Hilfe“ oben nennt sie. Wenn jemand in deine Geräte "
        "schaut, nimm ein anderes.",
        "practice_harm_first": "Was du schreibst, klingt, als dächtest du daran, dir etwas "
        "anzutun. Damit musst du nicht allein sein. „Hilfe“ oben nennt Menschen, die zuhören, zu "
        "jeder Stunde. Bist du jetzt in Gefahr, ruf den Notruf. Nichts hier ist dir verschlossen.",
        "practice_draft_hold": "Der Entwurf wird nicht behalten. Wenn du magst, kannst du alles "
        "eine Weile aufheben.",
        "practice_ask_let_go_instead": "Magst du sie lieber loslassen? Dann sind ihre Worte weg.",
        "practice_calendar_written": "Die Erinnerungen sind gesichert, mit neutralem Titel. Öffne "
        "die Datei mit deinem Kalender.",
        "practice_store_exported": "Alles steht in der Datei, lesbar für alle, die sie öffnen "
        "können.",
        "practice_store_locked": "Die Datei öffnet sich nicht: Es ist nicht diese Passphrase, oder "
        "der Anfang der Datei ist beschädigt. Nichts wurde verändert; versuch es noch einmal oder "
        "öffne eine Kopie.",
        "practice_store_foreign": "Diese Datei ist kein Speicher von Awhile oder nur ein Stück "
        "davon.",
        "practices_p01_3": "Sag es einmal laut: Wenn es kommt, dann tue ich das. „Pläne“ oben "
        "behält es.",
        "practices_p02_1": "Schreib unter „Nachricht aufheben“ oben, was du schicken würdest.",
        "read_nothing_found": "{file} enthält keine lesbare Nachricht. Exportiere den Chat noch "
        "einmal.",
        "read_no_such_chat": "{file} enthält kein Gespräch namens {chat}, sondern: {names}.",
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
        "und keine Hilfe bei einer Nachricht. Nicht zu schreiben ist jetzt das, was Respekt "
        "heißt. Das kann sehr wehtun, und du musst es nicht allein tragen: Tagebuch, Übungen "
        "und Hilfe bleiben offen. Haben ein Gericht oder die Polizei darum gebeten, erklärt "
        "eine Rechtsberatung, was das heißt.",
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
        "number_needed": "Hier fehlt noch eine Zahl.",
        "not_a_number": "{text} ist keine Zahl. Tippe nur Ziffern.",
        "ask_adult": "Bist du achtzehn oder älter? (j/n)",
        "ask_no_contact": "Hat dieser Mensch, ein Gericht, eine Schule oder ein Arbeitgeber dich "
        "gebeten, keinen Kontakt aufzunehmen? Wenn du unsicher bist, sag ja. (j/n)",
        "ask_afraid": "Hast du Angst vor diesem Menschen, oder wirst du kontrolliert, überwacht, "
        "bedroht oder zu Sex gedrängt? Du musst es nicht sagen. (j/n)",
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
        "help_no_contact": "ob um keinen Kontakt gebeten wurde; dann schaut nichts voraus",
        "help_stop_found": "ob im Chat gefundene Nachrichten wirklich darum bitten aufzuhören; "
        "ohne Antwort schaut nichts voraus",
        "help_hold": "eine schreiben (write), alle zeigen (list), eine loslassen (go), länger "
        "warten lassen (longer), herausnehmen (out) oder zurückschauen (back)",
        "help_hold_number": "welche, mit der Nummer aus der Liste",
        "help_hours": "wie lange sie wartet, in Stunden; ohne Angabe einen Tag",
        "help_journal": "den Tag festhalten (write), zeigen, wie es dir ging (show), oder mit "
        "ein paar Fragen nachdenken (reflect)",
        "help_practice": "welche, etwa p03; ohne Angabe kommt die Liste",
        "help_calendar": "Erinnerungen für deinen Kalender in diese Datei schreiben",
        "help_days": "für wie viele Tage es Erinnerungen gibt",
        "help_at": "Uhrzeit der Erinnerungen, etwa 21:00",
        "help_plan": "einen Plan machen (make) oder alle zeigen (list)",
        "help_limit": "Versuche ohne Antwort in sieben Tagen, nach denen ein Entwurf nur noch "
        "warten kann; die Zahl geht nur nach unten",
        "help_keep_no_contact": "festhalten, dass Kontakt nicht gewünscht ist; das bleibt",
        "help_store": "alles lesbar herausschreiben (export), die Datei verschieben (move) oder "
        "löschen (delete); die Passphrase ändern (passphrase)",
        "help_store_to": "wohin",
        "answers_needed": "Bevor ein Chat ausgewertet wird, fragt Awhile ein paar Dinge, und hier "
        "ist niemand, um zu antworten. Starte es in einem Terminal oder antworte mit --adult "
        "yes|unsure|no und --no-contact yes|unsure|no.",
        "enough_today": "Für heute ist es genug: Der Chat wurde {n}-mal angesehen, und heute steht "
        "darin nichts Neues. `awhile practice` und `awhile help-now` sind offen, und morgen kannst "
        "du wieder nachsehen.",
        "ask_stop_found": "Nachrichten von {name} vom {dates} bitten dich vielleicht aufzuhören. "
        "Ist das so? Wenn du nicht sicher bist, sag ja. (j/n)",
        "stop_found": "Nachrichten von {name} vom {dates} bitten dich vielleicht aufzuhören. Bitte "
        "lies sie. Solange niemand gesagt hat, dass es nicht so ist, schaut hier nichts voraus; "
        "--stop-found no sagt das.",
        "ask_p06_plain": "Menschen, die immer wieder nach dem Warum fragten, half es mehr, den Tag "
        "schlicht aufzuschreiben (p05). Möchtest du lieber das tun? (j/n)",
        "ask_p06_recent": "Geschah das, was wehtut, in den letzten paar Tagen? (j/n)",
        "ask_p06_why": "Kreisen deine Gedanken immer wieder um das Warum? (j/n)",
        "p06_not_now": "Dann jetzt nicht diese. `awhile practice p05` ist sanfter: der Tag, "
        "schlicht. `awhile practice p11` ist gut für gerade jetzt.",
        "p06_rests": "Dreimal ist getan, darum ruht diese Übung bis {date}. Die anderen sind "
        "offen.",
        "young_first": "Diese Menschen hören jungen Leuten zu, egal worum es geht. Dass eine "
        "Stille wehtut, ist nichts, wofür sich jemand schämen muss. Wenn du kannst, sprich "
        "heute mit einem Erwachsenen, dem du vertraust. Bist du jetzt in Gefahr, ruf den "
        "Notruf.",
        "help_for_young": "für Menschen unter achtzehn",
        "help_adult": "ob du achtzehn oder älter bist; nicht sicher zählt als nein",
        "help_afraid": "ob du Angst vor dem anderen Menschen hast; dann steht Hilfe zuerst",
        "ask_other_passphrase": "Wähle die neue Passphrase, acht Zeichen oder mehr:",
        "passphrase_changed": "Die Passphrase ist geändert. Kopien von früher öffnen sich weiter "
        "mit der alten.",
        "help_draft_chat": "dein exportierter Chat, um den Entwurf mit deinem Üblichen zu "
        "vergleichen",
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
        "p06_title": "Alles aufschreiben, höchstens dreimal",
        "p06_1": "Stell eine Uhr auf zwanzig Minuten. Schreib auf Papier, was du fühlst, nur für "
        "dich.",
        "p06_2": "Hör auf, wenn die Uhr läutet, auch mitten im Satz.",
        "p06_3": "Zerreiß es oder leg es dorthin, wo nur du es findest. Dann tu etwas mit den "
        "Händen.",
        "p06_guard": "Hör sofort auf, wenn es schlimmer wird. Dreimal, dann zwei Wochen Ruhe.",
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
    "measure": {
        "why_too_few": "Dafür ist zu wenig da.",
        "why_not_told": "Die Quelle sagt es nicht.",
        "why_no_calls": "Die Quelle zeigt keine Anrufe.",
        "why_never_wrote": "Diese Person hat in dieser Aufzeichnung nicht geschrieben.",
        "why_open_end": "Wie weit es reichen kann, lässt sich aus so wenigen nicht sagen.",
        "n_events": "Ereignisse",
        "n_events_means": "Alles, was diese Person geschickt hat: Nachrichten, Anrufe, Reaktionen.",
        "n_visits": "Besuche",
        "n_visits_means": "Wie oft diese Person zum Schreiben kam: Was weniger als eine Stunde "
        "auseinanderliegt, ist ein Besuch.",
        "event_share": "Anteil an allem Gesendeten",
        "event_share_means": "Wie viel von allem Gesendeten von dieser Person kam.",
        "word_share": "Anteil an den Wörtern",
        "word_share_means": "Wie viele aller geschriebenen Wörter von dieser Person kamen.",
        "active_day_share": "Tage mit Kontakt",
        "active_day_share_means": "An welchem Anteil der Tage diese Person überhaupt schrieb.",
        "visits_per_week": "Besuche pro Woche",
        "visits_per_week_means": "Wie oft diese Person in einer üblichen Woche kam, über die "
        "ganze Aufzeichnung.",
        "words_per_message": "Wörter pro Nachricht",
        "words_per_message_means": "Wie lang die Textnachrichten dieser Person im Mittel sind.",
        "question_share": "Nachrichten, die fragen",
        "question_share_means": "Welcher Anteil der Textnachrichten dieser Person eine Frage "
        "enthält.",
        "pace": "Besuche je Woche",
        "pace_means": "Wie oft diese Person in jeder Woche kam; die erste und die letzte Woche "
        "können angeschnitten sein.",
        "pace_level": "Tempo im Lauf der Zeit",
        "pace_level_means": "Das Tempo über längere Strecken; eine Stufe zeigt eine bleibende "
        "Änderung, und keine heißt, dass sich keine vom Zufall unterscheiden lässt. Jede "
        "Strecke steht an ihrem Anfang; der letzte Wert ist am Ende wiederholt.",
        "hours": "Stunden des Tages",
        "hours_means": "Zu welchen Stunden am Ort die Besuche dieser Person beginnen.",
        "weekdays": "Wochentage",
        "weekdays_means": "An welchen Wochentagen die Besuche dieser Person beginnen.",
        "reply_latency_median_s": "Übliche Zeit bis zur Antwort",
        "reply_latency_median_s_means": "Die Hälfte der Wartezeiten auf eine Antwort dieser "
        "Person ist nach dieser Dauer vorbei. Die Uhr läuft, sobald die andere Person "
        "aufgehört hat zu schreiben, und beginnt nicht neu, wenn sie wieder schreibt.",
        "reply_latency_p90_s": "Langsame Antworten",
        "reply_latency_p90_s_means": "Neun von zehn Wartezeiten auf eine Antwort dieser Person "
        "sind nach dieser Dauer vorbei; Nachrichten, die keine Antwort brauchen, sind unter "
        "den übrigen.",
        "reply_latency_ratio": "Antwortzeiten im Vergleich",
        "reply_latency_ratio_means": "Wievielmal so lange die zweite Person üblicherweise bis "
        "zur Antwort braucht wie die erste.",
        "reply_latency_curve": "Noch offene Wartezeiten",
        "reply_latency_curve_means": "Welcher Anteil der Wartezeiten auf eine Antwort dieser "
        "Person nach einer Dauer noch offen ist.",
        "reply_latency_by_hour": "Antwortzeit nach Stunde",
        "reply_latency_by_hour_means": "Die übliche Zeit bis zur Antwort, nach der Stunde am "
        "Ort, in der das Warten begann.",
        "initiation_share": "Wer zuerst schreibt",
        "initiation_share_means": "Wie oft diese Person zuerst schrieb, nachdem beide "
        "mindestens acht Stunden still waren.",
        "closing_share": "Wer zuletzt schreibt",
        "closing_share_means": "Wie oft diese Person zuletzt schrieb, bevor beide mindestens "
        "acht Stunden still waren.",
        "silence_ended_share": "Wer lange Stillen beendet",
        "silence_ended_share_means": "Wie oft diese Person zuerst schrieb, nachdem mindestens eine "
        "Woche lang keiner von beiden geschrieben hatte. Warum jemand schrieb, steht nicht darin, "
        "und Stillen, die nie endeten, sind nicht dabei.",
        "unanswered_longest": "Längste Reihe ohne Antwort",
        "unanswered_longest_means": "Die meisten Versuche dieser Person hintereinander, bevor "
        "die andere antwortete; Versuche liegen mindestens sechs Stunden auseinander.",
        "unanswered_run_share": "Reihen mit mehr als einem Versuch",
        "unanswered_run_share_means": "Wie oft diese Person es nach mindestens sechs Stunden "
        "noch einmal versuchte, bevor die andere geantwortet hatte.",
        "unanswered_now": "Versuche seit der letzten Antwort",
        "unanswered_now_means": "Wie viele Versuche diese Person gemacht hat, seit die andere "
        "zuletzt schrieb.",
        "unanswered_runs": "Versuche hintereinander",
        "unanswered_runs_means": "Wie viele Reihen dieser Person einen Versuch enthielten, "
        "zwei, drei und so weiter.",
        "silence_median_s": "Übliche Stille",
        "silence_median_s_means": "Die Hälfte der Lücken zwischen Besuchen dieser Person ist "
        "nach dieser Dauer vorbei.",
        "silence_longest_s": "Längste Stille bisher",
        "silence_longest_s_means": "Die längste Lücke zwischen zwei Besuchen dieser Person, "
        "ohne die jetzige.",
        "silence_now_s": "Jetzige Stille",
        "silence_now_s_means": "Wie lange es her ist, dass diese Person zuletzt schrieb.",
        "silence_now_longer_share": "So lange Stillen wie diese",
        "silence_now_longer_share_means": "Welcher Anteil der früheren Stillen dieser Person "
        "mindestens so lange dauerte wie die jetzige bisher.",
        "silence_now_rank": "Platz der jetzigen Stille (1 ist die längste)",
        "silence_now_rank_means": "Wo die jetzige Stille unter den eigenen dieser Person "
        "steht, die längste zuerst.",
        "silence_curve": "Noch andauernde Stillen",
        "silence_curve_means": "Welcher Anteil der Stillen dieser Person nach einer Dauer noch "
        "andauert.",
        "calls_made": "Anrufe",
        "calls_made_means": "Wie oft diese Person anrief, angenommen oder nicht.",
        "calls_missed": "Nicht angenommene Anrufe",
        "calls_missed_means": "Wie viele Anrufe dieser Person nicht angenommen wurden.",
        "call_minutes": "Minuten am Telefon",
        "call_minutes_means": "Wie viele Minuten die Anrufe dieser Person zusammen dauerten, "
        "soweit die Quelle es sagt.",
        "call_answered_share": "Angenommene Anrufe",
        "call_answered_share_means": "Welcher Anteil der Anrufe dieser Person angenommen wurde.",
        "writing_again_ratio": "Nach erneutem Schreiben, ähnliche Momente verglichen",
        "writing_again_ratio_means": "Wievielmal so schnell Antworten in langen Stillen dieser "
        "Person kamen, sobald die andere nach mindestens sechs Stunden noch einmal geschrieben "
        "hatte. Verglichen wird mit anderen Momenten, von sechs Stunden nach einer ersten "
        "Nachricht an: in denen eine lange Stille schon so lange dauerte, mit einer ebenso späten "
        "ersten Nachricht und zuletzt ebenso langsamen Antworten; 1 heißt kein Unterschied. Lang "
        "ist eine Stille, die länger dauert als drei von vier der eigenen und mindestens einen "
        "Tag. Was zusammenfiel, nicht, was wovon kam.",
        "writing_again_naive_ratio": "Nach erneutem Schreiben, Stillen verglichen (irreführend)",
        "writing_again_naive_ratio_means": "Wie schnell Antworten in langen Stillen mit einer "
        "weiteren Nachricht kamen, geteilt durch das Tempo in solchen ohne. Das liegt weit unter "
        "1, auch wenn es gar nichts ändert, weil nur lange Stillen weitere Nachrichten sammeln. Es "
        "steht hier als Warnung.",
        "return_after_withdrawal_ratio": "Kommen, wenn die andere Person geht",
        "return_after_withdrawal_ratio_means": "Wie oft diese Person eine lange Stille "
        "innerhalb von drei Tagen beendet, nachdem die andere still geworden ist, verglichen "
        "mit anderen Zeiten; 1 heißt kein Unterschied. Lang ist eine Stille, die länger "
        "dauert als neun von zehn der eigenen und mindestens einen Tag. Das zeigt, was "
        "zusammenfiel, nicht, was wovon kam.",
        "withdrawal_after_approach_ratio": "Gehen, wenn die andere Person kommt",
        "withdrawal_after_approach_ratio_means": "Wie oft diese Person innerhalb von drei "
        "Tagen für lange still wird, nachdem die andere viel geschrieben hat, verglichen mit "
        "anderen Zeiten; 1 heißt kein Unterschied. Viel heißt mehr als an neun von zehn der "
        "eigenen Tage. Das zeigt, was zusammenfiel, nicht, was wovon kam.",
        "why_no_language": "Awhile kennt die Sprache dieser Nachrichten nicht gut genug.",
        "why_never_there": "Hier war es immer gleich oder zu selten da.",
        "why_no_outside": "Es wurde kein Ereignis mit --event angegeben.",
        "why_not_long": "Es gibt gerade keine Stille, die für diese Person lang ist.",
        "appreciation_share": "Nachrichten mit Dank oder Lob",
        "appreciation_share_means": "Welcher Anteil der Textnachrichten dieser Person dankt oder "
        "lobt, gezählt mit Wortlisten: eine Zählung, deren Fehler in der Referenz steht, kein "
        "Urteil darüber, was gemeint war.",
        "declarations_share": "Nachrichten mit Liebeserklärung",
        "declarations_share_means": "Welcher Anteil der Textnachrichten dieser Person Liebe "
        "ausspricht, gezählt mit Wortlisten: eine Zählung, deren Fehler in der Referenz "
        "steht, kein Urteil darüber, was gemeint war.",
        "apologies_share": "Nachrichten mit Entschuldigung",
        "apologies_share_means": "Welcher Anteil der Textnachrichten dieser Person um "
        "Entschuldigung bittet, gezählt mit Wortlisten: eine Zählung, deren Fehler in der "
        "Referenz steht, kein Urteil darüber, was gemeint war.",
        "blame_share": "Nachrichten mit Vorwürfen",
        "blame_share_means": "Welcher Anteil der Textnachrichten dieser Person Worte des Vorwurfs "
        "enthält, gezählt mit Wortlisten: eine Zählung, deren Fehler in der Referenz steht, "
        "kein Urteil darüber, was gemeint war.",
        "load_share": "Nachrichten über Belastung",
        "load_share_means": "Welcher Anteil der Textnachrichten dieser Person von Arbeit, "
        "Prüfungen, Familie, Krankheit oder Geld spricht, gezählt mit Wortlisten: eine "
        "Zählung, deren Fehler in der Referenz steht, kein Urteil darüber, was gemeint war.",
        "withdrawal_share": "Nachrichten, die um Raum bitten",
        "withdrawal_share_means": "Welcher Anteil der Textnachrichten dieser Person um Raum oder "
        "Zeit bittet oder auf später verschiebt, gezählt mit Wortlisten: eine Zählung, deren "
        "Fehler in der Referenz steht, kein Urteil darüber, was gemeint war.",
        "plans_share": "Nachrichten mit Plänen",
        "plans_share_means": "Welcher Anteil der Textnachrichten dieser Person einen Plan oder "
        "Vorschlag für beide enthält, gezählt mit Wortlisten: eine Zählung, deren Fehler in "
        "der Referenz steht, kein Urteil darüber, was gemeint war.",
        "we_share": "Wir, neben Ich",
        "we_share_means": "Welcher Anteil der Wörter für ich und wir bei dieser Person Wörter für "
        "wir sind. In Sprachen, die sie weglassen, werden Verbendungen nicht gezählt.",
        "style_match": "Ähnlich im Stil",
        "style_match_means": "Wie ähnlich beide neun Arten kleiner Wörter verwenden, etwa "
        "Pronomen, Artikel und Verneinungen; 1 ist ganz gleich. Neue Paare werden ähnlicher "
        "und bleiben dann so; mehr ist nicht besser.",
        "style_match_by_month": "Ähnlich im Stil, im Lauf der Zeit",
        "style_match_by_month_means": "Dasselbe für je vier Wochen mit genug Wörtern von beiden.",
        "balance_by_month": "Anteil der Wörter, im Lauf der Zeit",
        "balance_by_month_means": "Wie viel aller Wörter in je vier Wochen von dieser Person kam; "
        "aller Ereignisse, wo Wörter nicht bekannt sind.",
        "before_closeness": "Hin und Her vor langer Stille",
        "before_closeness_means": "In den drei Tagen vor langer Stille dieser Person: wie oft "
        "sich beide am lebhaftesten der Tage abwechselten, verglichen mit den nächsten anderen "
        "Tagen, an denen diese Person schrieb, in Standardabweichungen. Die Intervalle all "
        "dieser Vergleiche gelten zusammen: Ohne jeden Unterschied zeigt nur eines von zwanzig "
        "Paaren einen. Was anders war, ist kein Grund.",
        "before_pace": "Eigene Nachrichten vor langer Stille",
        "before_pace_means": "In den drei Tagen vor langer Stille dieser Person: wie viel "
        "diese Person schickte, verglichen mit den nächsten anderen Tagen, an denen diese "
        "Person schrieb, in Standardabweichungen. Die Intervalle all dieser Vergleiche gelten "
        "zusammen: Ohne jeden Unterschied zeigt nur eines von zwanzig Paaren einen. Was anders "
        "war, ist kein Grund.",
        "before_pace_other": "Nachrichten der anderen Person vor langer Stille",
        "before_pace_other_means": "In den drei Tagen vor langer Stille dieser Person: wie "
        "viel die andere Person schickte, verglichen mit den nächsten anderen Tagen, an denen "
        "diese Person schrieb, in Standardabweichungen. Die Intervalle all dieser Vergleiche "
        "gelten zusammen: Ohne jeden Unterschied zeigt nur eines von zwanzig Paaren einen. Was "
        "anders war, ist kein Grund.",
        "before_length": "Eigene Länge vor langer Stille",
        "before_length_means": "In den drei Tagen vor langer Stille dieser Person: wie lang "
        "die Nachrichten dieser Person waren, verglichen mit den nächsten anderen Tagen, an "
        "denen diese Person schrieb, in Standardabweichungen. Die Intervalle all dieser "
        "Vergleiche gelten zusammen: Ohne jeden Unterschied zeigt nur eines von zwanzig Paaren "
        "einen. Was anders war, ist kein Grund.",
        "before_length_other": "Länge der anderen Person vor langer Stille",
        "before_length_other_means": "In den drei Tagen vor langer Stille dieser Person: wie "
        "lang die Nachrichten der anderen Person waren, verglichen mit den nächsten anderen "
        "Tagen, an denen diese Person schrieb, in Standardabweichungen. Die Intervalle all "
        "dieser Vergleiche gelten zusammen: Ohne jeden Unterschied zeigt nur eines von zwanzig "
        "Paaren einen. Was anders war, ist kein Grund.",
        "before_questions_stacked": "Gehäufte Fragen der anderen Person vor langer Stille",
        "before_questions_stacked_means": "In den drei Tagen vor langer Stille dieser Person: "
        "wie oft die andere Person zwei oder mehr Fragen hintereinander stellte, verglichen "
        "mit den nächsten anderen Tagen, an denen diese Person schrieb, in "
        "Standardabweichungen. Die Intervalle all dieser Vergleiche gelten zusammen: Ohne "
        "jeden Unterschied zeigt nur eines von zwanzig Paaren einen. Was anders war, ist kein "
        "Grund.",
        "before_appreciation": "Dank oder Lob vor langer Stille",
        "before_appreciation_means": "In den drei Tagen vor langer Stille dieser Person: ob "
        "jemand von beiden dankte oder lobte, verglichen mit den nächsten anderen Tagen, an "
        "denen diese Person schrieb, in Standardabweichungen. Die Intervalle all dieser "
        "Vergleiche gelten zusammen: Ohne jeden Unterschied zeigt nur eines von zwanzig Paaren "
        "einen. Was anders war, ist kein Grund.",
        "before_declarations": "Worte der Liebe vor langer Stille",
        "before_declarations_means": "In den drei Tagen vor langer Stille dieser Person: ob "
        "jemand von beiden Liebe aussprach, verglichen mit den nächsten anderen Tagen, an "
        "denen diese Person schrieb, in Standardabweichungen. Die Intervalle all dieser "
        "Vergleiche gelten zusammen: Ohne jeden Unterschied zeigt nur eines von zwanzig Paaren "
        "einen. Was anders war, ist kein Grund.",
        "before_blame": "Worte des Vorwurfs vor langer Stille",
        "before_blame_means": "In den drei Tagen vor langer Stille dieser Person: ob jemand "
        "von beiden Worte des Vorwurfs gebrauchte, verglichen mit den nächsten anderen Tagen, "
        "an denen diese Person schrieb, in Standardabweichungen. Die Intervalle all dieser "
        "Vergleiche gelten zusammen: Ohne jeden Unterschied zeigt nur eines von zwanzig Paaren "
        "einen. Was anders war, ist kein Grund.",
        "before_load": "Belastung vor langer Stille",
        "before_load_means": "In den drei Tagen vor langer Stille dieser Person: wie viel von "
        "dem, was diese Person schrieb, von Arbeit, Prüfungen, Familie, Krankheit oder Geld "
        "sprach, verglichen mit den nächsten anderen Tagen, an denen diese Person schrieb, in "
        "Standardabweichungen. Die Intervalle all dieser Vergleiche gelten zusammen: Ohne "
        "jeden Unterschied zeigt nur eines von zwanzig Paaren einen. Was anders war, ist kein "
        "Grund.",
        "before_withdrawal": "Bitte um Raum vor langer Stille",
        "before_withdrawal_means": "In den drei Tagen vor langer Stille dieser Person: wie "
        "viel von dem, was diese Person schrieb, um Raum oder Zeit bat, verglichen mit den "
        "nächsten anderen Tagen, an denen diese Person schrieb, in Standardabweichungen. Die "
        "Intervalle all dieser Vergleiche gelten zusammen: Ohne jeden Unterschied zeigt nur "
        "eines von zwanzig Paaren einen. Was anders war, ist kein Grund.",
        "before_plans": "Pläne vor langer Stille",
        "before_plans_means": "In den drei Tagen vor langer Stille dieser Person: ob jemand "
        "von beiden einen Plan machte, verglichen mit den nächsten anderen Tagen, an denen "
        "diese Person schrieb, in Standardabweichungen. Die Intervalle all dieser Vergleiche "
        "gelten zusammen: Ohne jeden Unterschied zeigt nur eines von zwanzig Paaren einen. Was "
        "anders war, ist kein Grund.",
        "before_outside": "Ereignisse von außen vor langer Stille",
        "before_outside_means": "Vor langer Stille dieser Person: ob in den zwei Wochen davor "
        "ein angegebenes Ereignis lag, verglichen mit den nächsten anderen Tagen, an denen "
        "diese Person schrieb, in Standardabweichungen. Die Intervalle all dieser Vergleiche "
        "gelten zusammen: Ohne jeden Unterschied zeigt nur eines von zwanzig Paaren einen. Was "
        "anders war, ist kein Grund.",
        "before_now_limit": "Wie weit andere Tage gehen",
        "before_now_limit_means": "Wie weit das Fernste von all dem an neunzehn von zwanzig "
        "anderen Tagen dieser Person vom Üblichen liegt; was vor der jetzigen Stille weiter "
        "geht, war ungewöhnlich.",
        "before_now": "Vor der jetzigen Stille",
        "before_now_means": "Wie weit vor der jetzigen Stille dieser Person jedes vom Üblichen "
        "lag, wenn diese Stille lang ist.",
        "return_held_share": "Rückkehr, die hielt",
        "return_held_share_means": "Nach welchem Anteil ihrer Rückkehr aus langer Stille diese "
        "Person an drei oder mehr der nächsten sieben Tage schrieb.",
        "return_pace_ratio": "Tempo nach einer Rückkehr",
        "return_pace_ratio_means": "Wie viel mal so oft diese Person in den zwei Wochen nach "
        "einer Rückkehr schrieb wie in den zwei Wochen vor der Stille.",
        "return_share_before": "Anteil vor langer Stille",
        "return_share_before_means": "Wie viel von dem, was beide in den zwei Wochen vor einer "
        "langen Stille schickten, von dieser Person kam.",
        "return_share_after": "Anteil nach einer Rückkehr",
        "return_share_after_means": "Wie viel von dem, was beide in den zwei Wochen nach einer "
        "Rückkehr schickten, von dieser Person kam.",
        "return_declared_share": "Rückkehr mit Worten der Liebe",
        "return_declared_share_means": "Nach welchem Anteil ihrer Rückkehr diese Person innerhalb "
        "von sieben Tagen Liebe aussprach.",
        "return_planned_share": "Rückkehr mit Plänen",
        "return_planned_share_means": "Nach welchem Anteil ihrer Rückkehr diese Person innerhalb "
        "von sieben Tagen einen Plan machte.",
    },
    "cohort": {
        "help_table": "Ereignisse vieler Paare: Parquet, CSV oder Arrow mit dyad, time, sender "
        "oder mit from, to, time; oder ein Ordner mit Chat-Exporten",
        "help_out": "der Ordner für die Tabellen und die Seite",
        "help_engine": "serial, processes, dask oder die Adresse eines Dask-Schedulers",
        "help_workers": "wie viele Prozesse",
        "help_end": "Ende der Beobachtung, etwa 2026-03-01; ohne Angabe das letzte Ereignis der "
        "Tabelle",
        "help_moments": "eine Parquet-Tabelle der Zeitpunkte für Vorhersagen: dyad, partner, at",
        "help_refit": "das Vorwissen aus dieser Kohorte neu anpassen und an Paaren prüfen, die es "
        "nicht kennt",
        "help_seed": "wo der Zufall beginnt",
        "help_horizons": "Spannen der Vorhersagen in Tagen, etwa 1,7,30",
        "help_check": "die Tabelle nur ansehen und berichten",
        "needs_lab": "Eine Kohorte braucht Bibliotheken, die hier fehlen. Installiere awhile[lab] "
        "und versuche es noch einmal.",
        "no_columns": "Die Tabelle braucht eine Spalte mit Zeiten, eine mit Absendern und eine, "
        "die das Paar oder den Empfang nennt. Sie hat: {names}. Nenne sie time, sender und dyad, "
        "oder time, from und to.",
        "no_table": "{file} ist keine Tabelle, die hier gelesen werden kann. Gib eine Datei in "
        "Parquet, CSV oder Arrow an, oder einen Ordner damit oder mit Chat-Exporten.",
        "bad_table": "{file} lässt sich nicht lesen: {why}. Schreibe sie mit dem Programm neu, "
        "das sie gemacht hat.",
        "no_rows": "Keine Zeile von {file} war brauchbar ({reasons}). Sieh die Spalten an und "
        "versuche es noch einmal.",
        "no_engine": "Es gibt keinen Antrieb namens {name}. Nimm serial, processes, dask oder die "
        "Adresse eines Schedulers.",
        "no_cluster": "Der Cluster antwortet nicht oder verliert die Arbeit: {why}. Was fertig "
        "ist, bleibt; gib denselben Befehl noch einmal.",
        "disk_full": "Die Platte ist voll. Was in {folder} fertig ist, bleibt; schaffe Platz und "
        "gib denselben Befehl noch einmal.",
        "not_empty": "In {folder} liegt etwas anderes. Nenne einen anderen Ordner.",
        "refit_failed": "Die Zustände ließen sich nicht neu anpassen: {n} Teile ließen sich nicht "
        "zählen ({why}). Die Runden davor bleiben; gib denselben Befehl noch einmal.",
        "all_failed": "Kein Teil der Tabelle ließ sich bearbeiten: {why}. Es wurde nichts "
        "geschrieben.",
        "bad_end": "{text} ist kein Datum. Schreibe es wie 2026-03-01.",
        "bad_horizons": "{text} ist keine Liste von Tagen. Schreibe sie wie 1,7,30.",
        "bad_moments": "{file} braucht die Spalten dyad, partner und at, als Parquet.",
        "intake": "{rows} Zeilen gelesen, {kept} verwendet: {dyads} Paare von {first} bis {end}.",
        "end_assumed": "Das Ende der Beobachtung war nicht angegeben; es gilt das letzte Ereignis "
        "der ganzen Tabelle.",
        "zone_floating": "Die Zeiten nennen keine Zone; Uhrzeiten sind die der Tabelle.",
        "columns": "Die Spalten wurden gelesen als: {columns}.",
        "role_time": "Zeit",
        "role_dyad": "Paar",
        "role_sender": "Absender",
        "role_recipient": "Empfänger",
        "left_out": "Die Datei {file} wurde ausgelassen. {why}",
        "left_out_files": "Dateien, die sich nicht als ein Paar lesen ließen und fehlen: {n}.",
        "key": "Die Paare sind nummeriert; welche Datei welches ist, steht in {file}. Halte sie "
        "getrennt von Tabellen, die weitergegeben werden.",
        "people_finding": "Übliche Antwort der Hälfte von {n} Menschen, bei denen sie sich "
        "bestimmen ließ: höchstens {median}",
        "people_finding_none": "Wie lange Menschen gewöhnlich schweigen",
        "people_caption": "Anteil der Menschen, deren eigener Median nicht größer ist. Nur "
        "Menschen, bei denen dieser Median zu bestimmen war.",
        "people_mark": "höchstens {span}",
        "people_reply_latency_median_s": "übliche Antwort ({n} Menschen)",
        "people_silence_median_s": "übliche Stille ({n} Menschen)",
        "col_within": "Höchstens",
        "unit_count": "Anzahl",
        "unit_share": "Anteil",
        "unit_per_week": "pro Woche",
        "unit_s": "Zeit",
        "unit_ratio": "Verhältnis",
        "unit_min": "Minuten",
        "unit_index": "Index",
        "unit_sd": "Standardabweichungen",
        "methods_end": "Das Ende der Beobachtung war vorher genannt.",
        "methods_end_assumed": "Das Ende der Beobachtung war nicht bekannt; das letzte Ereignis "
        "der ganzen Tabelle wurde dafür genommen.",
        "methods_holes": "Spannen, in denen die ganze Tabelle so gut wie leer ist ({n}), blieben "
        "wie sie sind und sehen wie Stille aus.",
        "methods_refit": "Die Prognosen wurden auch an der einen Hälfte der Paare neu angepasst "
        "und an der anderen erprobt, und umgekehrt; die verborgenen Zustände der Neuanpassung "
        "wurden aus allen Paaren gelernt, durch Erwartung und Maximierung (Baum et al. 1970).",
        "methods_failed": "Teile der Tabelle ließen sich nicht bearbeiten ({n}); ihre Paare stehen "
        "in keiner Tabelle und keiner Summe.",
        "refused": "Ausgelassen, {n} Zeilen: {why} (zuerst Zeile {first}).",
        "refused_all": "Ausgelassen, {n} Zeilen: {why}.",
        "odd_kinds": "{n} Zeilen sind von einer Art, die Awhile nicht kennt; sie gelten als Text.",
        "no_pair": "kein Paar genannt",
        "several": "mehrere Empfänger",
        "oneself": "an sich selbst",
        "no_sender": "kein Absender genannt",
        "no_time": "keine lesbare Zeit",
        "after_end": "nach dem Ende der Beobachtung",
        "crowded": "mehr als zwei Menschen in dem Paar",
        "duplicates": "{n} Zeilen gleichen der davor in Paar, Zeit und Absender; sie zählen mit.",
        "shared": "{n} Zeilen gingen im selben Augenblick auch an andere, wohl eine Nachricht an "
        "mehrere; sie zählen mit.",
        "one_sided": "In {n} Paaren schrieb immer nur ein Mensch.",
        "hole": "Von {start} bis {stop} ist die ganze Tabelle so gut wie leer: wohl eine Lücke "
        "der Aufzeichnung, die in jedem Paar wie Stille aussieht.",
        "failed": "Teil {number} ließ sich nicht bearbeiten, seine Paare stehen in keiner "
        "Tabelle: {why}.",
        "step_intake": "lese, {percent} %, noch {left}",
        "step_work": "Paare, {percent} %, noch {left}",
        "step_refit": "passe neu an, {percent} %, noch {left}",
        "effect_like": "in gleichen Augenblicken",
        "effect_naive": "mit und ohne (irreführend)",
        "effect_finding_slower": "War noch einmal geschrieben worden, kamen Antworten später als "
        "in gleichen Augenblicken",
        "effect_finding_faster": "War noch einmal geschrieben worden, kamen Antworten früher als "
        "in gleichen Augenblicken",
        "effect_finding_open": "Ob Antworten früher oder später kamen, wenn noch einmal "
        "geschrieben worden war, können diese Paare nicht sagen",
        "effect_caption": "Tempo der Antworten in langen Stillen, sobald ein weiterer Versuch "
        "stand, geteilt durch das Tempo ohne einen, über {pairs} Paare und {n} Antworten zusammen "
        "(95-%-Intervalle). Die zweite Zeile vergleicht Stillen mit und ohne weiteren Versuch: Sie "
        "zeigt auch dort eine Verlangsamung, wo keine ist. Etwas, das mit Antworten und Versuchen "
        "zugleich einhergeht, etwa eine schwere Woche, und das diese Zeiten nicht zeigen, sieht "
        "genauso aus wie eine Wirkung.",
        "effect_hidden": "Dazu müsste es beides, das Tempo der Antworten und das weiterer "
        "Versuche, je mindestens um den Faktor {factor} ändern.",
        "effect_few": "Zu wenige Paare können etwas dazu sagen, womit erneutes Schreiben "
        "einherging; darum wird nichts zusammengefasst. Mindestens {n} braucht es.",
        "h_effects": "Womit erneutes Schreiben einherging",
        "day_of_record": "Tag {n}",
        "written": "Die Tabellen und die Seite: {folder}",
        "few": "Unter {n} Paaren gibt es keine Vorhersagen für einzelne Paare; die Auswertung "
        "eines Paares gibt sie, mit ihren Fragen zur Sorge.",
        "title": "Stillen von {n} Paaren",
        "lead": "Von {n} Stillen dauerten {week} länger als eine Woche.",
        "h_found": "Was in der Tabelle steht",
        "h_silences": "Wie lange Stillen dauern",
        "h_forecast": "Wie die Vorhersagen zutrafen",
        "h_measures": "Die Paare nebeneinander",
        "h_methods": "Methoden",
        "h_tables": "Die Tabellen",
        "all": "alle Stillen",
        "curve_finding": "Die Hälfte aller Stillen zwischen Besuchen war vorbei nach: {median}",
        "curve_finding_none": "Die Hälfte aller Stillen endete in der beobachteten Zeit nicht",
        "curve_caption": "Anteil von {n} Stillen, die noch andauern, nach ihrer Dauer; die "
        "Sterbetafel zählt jene, die das Ende der Beobachtung abschneidet, als abgeschnitten.",
        "curve_mark": "{span} danach",
        "col_after": "Nach",
        "col_still": "Noch still",
        "twin_finding": "Nach einer Woche dauerten {never} der Stillen ohne Nachfassen und {ever} "
        "der anderen noch an",
        "twin_caption": "Der naive Vergleich: was erneutes Schreiben bewirkt, zeigen diese Linien "
        "nicht. Eine Stille muss dauern, damit ein Nachfassen hineinfällt, und nachgefasst wird, "
        "wo man Antwort erwartet; so unterscheiden sich die Linien auch, wo Schreiben nichts "
        "ändert.",
        "never": "nie nachgefasst",
        "ever": "mindestens einmal nachgefasst",
        "reliable_finding": "Vorhersagen auf eine Woche lagen im Mittel um {error} Punkte daneben",
        "reliable_caption": "Gesagt und eingetroffen binnen {days} Tagen, an {n} früheren "
        "Augenblicken der Stille, nach Zehnteln des Gesagten. Augenblicke eines Paares hängen "
        "zusammen.",
        "reliable_mark": "gesagt {stated}",
        "shipped": "mitgeliefertes Vorwissen",
        "refit": "neu angepasst, an Paaren, die es nicht kannte",
        "ideal": "wie gesagt",
        "col_stated": "Gesagt",
        "col_measure": "Maß",
        "col_unit": "Einheit",
        "col_pairs": "Menschen oder Paare",
        "quantiles_caption": "Quantile über Menschen oder Paare, bei denen sich das Maß nehmen "
        "ließ.",
        "shown": "Bild und Zahlen stammen von etwa {n} zufälligen Paaren; die Tabellen enthalten "
        "alle.",
        "methods": "Awhile {version} las {rows} Zeilen und verwendete {kept}; sie gehören zu "
        "{dyads} Paaren, beobachtet bis {end}. Ereignisse eines Menschen mit weniger als einer "
        "Stunde Abstand gelten als ein Besuch; eine Stille ist der Abstand zwischen Besuchen "
        "eines Menschen und am Ende der Beobachtung rechtszensiert. Das Andauern der Stillen "
        "wurde mit der Sterbetafel auf logarithmischem Gitter geschätzt (Berkson & Gage 1950). "
        "Antwortzeiten sind Kaplan-Meier-Mediane mit Intervallen nach Brookmeyer & Crowley "
        "(1982); Anteile haben Wilson-Intervalle (1927), mit Tagen als Klumpen, wo Ereignisse "
        "eines Tages zusammenhängen. Rückkehr wurde mit einem geboosteten Überlebensmodell in "
        "diskreter Zeit aus der Geschichte des Paares vorhergesagt; seine Eichung wurde an "
        "früheren Augenblicken gemessen, deren Ausgang vor dem Ende der Beobachtung liegt. Die "
        "Phasen stammen aus verborgenen Zuständen der Lücken, geglättet für die Vergangenheit und "
        "gefiltert für das Ende. Erneutes Schreiben galt als Einwirkung, die mit der Zeit "
        "wechselt, in einem Poisson-Modell der Rate einer Antwort in langen Stillen (Holford "
        "1980). Jeder Mensch hat darin eine eigene Höhe, die bisherige Schwere der Stille geht "
        "ein, und eine letzte Stille endet vielleicht nie (Farewell 1982). Das Intervall folgt "
        "aus der Streuung über die Paare (Lin & Wei 1989). Zufallskeim {seed}.",
        "tables": "measures, silences, phases, forecasts, effects, curves und calibration, je als "
        "Parquet im Ordner dieser Seite. Die Spalten stehen im Nachschlagewerk.",
    },
    "claims": {
        "opening": "Rat über Stillen, neben die Forschung gehalten. Fast nichts davon hat Tage "
        "oder Wochen ohne Nachricht untersucht, und das meiste zeigt, was zusammen vorkommt, "
        "nicht, was was bewirkt.",
        "left_out": "Der Rat fehlt hier. Darin geht es darum, Raum zu geben, zu schätzen und "
        "sanfter zu schreiben, und nichts davon wird von jemandem verlangt, der Angst hat. Wer "
        "sich mit Angst und Kontrolle auskennt, kann helfen; `awhile help-now` nennt Stellen.",
        "advice": "Der Rat: {advice}",
        "verdict": "Die Forschung sagt: so, wie der Rat meist lautet: {as_given}; von zwei "
        "beliebigen Menschen gesagt: {anyone} (wie sicher: {confidence}).",
        "finding": "{says} [{sources}]",
        "second_hand": "{says} [{sources}; aus zweiter Hand gelesen]",
        "none_can": "Deine Nachrichten: Keines der Maße hier sagt etwas dazu.",
        "give_a_chat": "Deine Nachrichten: Mit einem Chat sprechen diese dazu: {measures}.",
        "own": "Deine Nachrichten: {says}",
        "own_left_out": "Deine Nachrichten: Was sie hierzu sagen, ist weggelassen, weil die andere "
        "Person keinen Kontakt möchte.",
        "public_left_out": "Was öffentliche Daten über Antworten und Rückkehr sagen, ist "
        "weggelassen, weil die andere Person keinen Kontakt möchte.",
        "in_sd": "{value} Standardabweichungen",
        "own_row_open": "Deine Nachrichten können es nicht sagen: {title}, {who}: {value} ({low} "
        "bis {high}, n = {n}), und {same} wäre kein Unterschied.",
        "own_row_apart": "Deine Nachrichten: {title}, {who}: {value} ({low} bis {high}, n = {n}); "
        "{same} wäre kein Unterschied. Dass es zusammenfiel, sagt nichts darüber, warum.",
        "own_row": "Deine Nachrichten: {title}, {who}: {value} (n = {n}).",
        "own_row_interval": "Deine Nachrichten: {title}, {who}: {value} ({low} bis {high}, n = "
        "{n}).",
        "both": "ihr beide",
        "public_attempts": "Öffentliche Daten: Wo jemand, der früher geschrieben hatte, Versuche "
        "unbeantwortet ließ, bekamen so viele binnen einer Woche eine Antwort.",
        "public_attempts_1": "erster Versuch",
        "public_attempts_2": "zweiter Versuch",
        "public_attempts_3": "dritter Versuch",
        "public_attempts_limit": "Das ist keine Wirkung davon, noch einmal zu schreiben: Wer nach "
        "drei Versuchen noch wartet, ist jemand anderes als die, denen gleich geantwortet wird, "
        "und eine Antwort ist kein Wunsch. E-Mail und ein Netz von Studierenden sind keine engen "
        "Paare.",
        "public_silences": "Öffentliche Daten: Wo jemand aus einem Paar, das sich schon länger "
        "schrieb, so lange nichts geschrieben hatte, schrieben so viele binnen vier weiterer "
        "Wochen.",
        "public_silences_7": "nach einer Woche",
        "public_silences_14": "nach zwei Wochen",
        "public_silences_28": "nach vier Wochen",
        "public_silences_limit": "Wie verschieden die drei sind, sagt, wie wenig sie über zwei "
        "bestimmte Menschen sagen: Das Netz der Studierenden wurde von allen verlassen, und "
        "Kollegen haben ihre Arbeit gemeinsam. Von keinem dieser Paare ist bekannt, dass es sich "
        "nah war.",
        "public_broken": "Öffentliche Daten: Wo eine Stille zwischen zwei Menschen endete, wurden "
        "so viele von dem Menschen beendet, der nicht zuletzt geschrieben hatte.",
        "public_broken_7": "eine Woche oder länger",
        "public_broken_14": "zwei Wochen oder länger",
        "public_broken_28": "vier Wochen oder länger",
        "public_broken_limit": "Bei E-Mail beendete diese Stillen etwas öfter der Mensch, der "
        "zuletzt geschrieben hatte, in fünf von sechs Zeilen; in den anderen Zeilen lässt sich "
        "kein Unterschied erkennen. Stillen, die nie endeten, sind nicht dabei, und warum jemand "
        "schrieb, ist nicht bekannt; das zählt nicht, was Raum bewirkt, und nicht, was Schreiben "
        "bewirkt.",
        "public_peaks": "Öffentliche Daten: War die Ruhe nach den Tagen, an denen es am meisten "
        "hin und her ging, länger als nach den anderen Tagen ringsum? Bei 50 % ist kein "
        "Unterschied.",
        "public_peaks_0": "Tage mit dem meisten Hin und Her",
        "public_peaks_limit": "Hin und Her ist keine Nähe, und Kollegen sind kein Paar: Das zeigt "
        "nur, dass auf einen lebhaften Tag in der Regel keine längere Ruhe folgt.",
        "public_lasting": "Öffentliche Daten: Je nachdem, wie gleichmäßig die ersten zwanzig "
        "Nachrichten eines Paares verteilt waren, schrieben sich einen bis drei Monate später "
        "noch so viele, und zwar beide.",
        "public_lasting_0": "einer schrieb weniger als ein Viertel",
        "public_lasting_25": "einer schrieb ein Viertel bis zwei Fünftel",
        "public_lasting_40": "etwa gleich",
        "public_lasting_limit": "Das ging zusammen; es ist nicht, was etwas dauern ließ: Wer mehr "
        "miteinander zu tun hat, schreibt sich vielleicht gleichmäßiger und länger. Das Netz der "
        "Studierenden wurde von allen verlassen.",
        "public_row": "{population}, {step}: {share} ({low} bis {high}, n = {n} von {pairs} "
        "Paaren).",
        "collegemsg": "Nachrichten in einem Netz von Studierenden",
        "email_eu_core": "E-Mail in einer Forschungseinrichtung",
        "radoslaw_email": "E-Mail in einer Firma",
        "put_simply": "Einfach gesagt: {say}",
        "supported": "gestützt",
        "supported_with_limits": "mit Grenzen gestützt",
        "mixed": "gemischt",
        "contradicted": "widersprochen",
        "untested": "ungeprüft",
        "not_applicable": "eine solche Behauptung bleibt nicht übrig",
        "low": "wenig",
        "moderate": "ziemlich",
        "high": "sehr",
        "page_title": "Die Behauptungen",
        "sources_title": "Quellen",
        "not_read": "nicht selbst gelesen",
        "help_file": "ein Chat oder eine Tabelle zum Danebenhalten; ohne sie nur die Forschung",
    },
    "theory": {
        "h_dials": "Die Theorie zum Drehen",
        "dials_lead": "Das ist die Theorie hinter dem Rat: zwölf Regeln über zwei erfundene "
        "Menschen. Dreh an einem Regler und sieh, wohin die Regeln führen. Alles folgt aus dem, "
        "was die Theorie annimmt; eine Vorhersage ist es für niemanden.",
        "dials_preset": "Beginne mit",
        "dials_people": "Die zwei Menschen",
        "dials_assumed": "Was die Theorie über Druck annimmt (unter 0: das Gegenteil)",
        "dials_outcome": "Von solchen Paaren enden {space} mit einer Rückkehr, wenn Raum gegeben "
        "wird, und {writing}, wenn weiter geschrieben wird.",
        "dials_table": "Wo jedes davon beginnt, als Tabellen",
        "dial_load": "Last auf dem Menschen, der sich zurückzieht",
        "dial_need_for_space": "Bedarf an Zeit allein",
        "dial_security": "Wie sicher sich Nähe anfühlt",
        "dial_appreciation": "Anerkennung, die nichts verlangt",
        "dial_questions": "Fragen in dem, was geschrieben wird",
        "dial_fear": "Angst beim Warten",
        "dial_practice": "Was beim Warten beruhigt",
        "dial_love_of_chase": "Wiederkommen nur wegen des Nachlaufens",
        "dial_pressure_slows": "Druck verlangsamt das Entscheiden",
        "dial_pressure_ends": "Druck macht Gehen wahrscheinlicher",
        "dial_pressure_answers": "Druck ruft eine Antwort hervor",
        "col_policy": "Beim Warten",
        "col_returned": "Wieder da",
        "col_gone": "Gegangen",
        "col_days": "Tage bis dahin",
        "name_silence": "eine Stille nach Nähe",
        "name_secure": "zwei, die sich sicher fühlen",
        "name_two_who_withdraw": "zwei, die sich zurückziehen",
        "name_on_and_off": "getrennt und wieder zusammen",
        "name_given": "wie angegeben",
        "name_turned": "von Hand gedreht",
        "together": "zusammen",
        "separating": "auf Abstand gehen",
        "processing": "verarbeiten",
        "deciding": "entscheiden",
        "returned": "wieder da",
        "gone": "gegangen",
        "help_seed": "ein Leben und tausend auslosen, der Zufall beginnt hier; auf der Seite bei 1",
        "bad_seed": "{seed} ist kein Zufallskeim. Gib eine ganze Zahl von 0 bis {most} an.",
        "help_schedule": "ein eigener Plan: Nachrichten pro Woche für so viele Tage, etwa 1:21,0",
        "help_map": "zwei Regler gegeneinander kartieren, mit der Grenze, an der Raumgeben "
        "aufhört, besser zu sein; die Seite hat in jedem Fall eine Karte",
        "help_page": "eine Seite mit Reglern, einem Leben, tausend Leben und einer Karte schreiben",
        "bad_schedule": "{text} ist kein Plan. Schreib Nachrichten pro Woche, einen Doppelpunkt "
        "und Tage, und wie es weitergeht, etwa 2:14,1:21,0; höchstens {weekly} pro Woche und "
        "{days} Tage im Ganzen.",
        "own_schedule": "dein Plan",
        "page_title": "Die Theorie, gedreht",
        "h_life": "Ein Leben unter diesen Regeln",
        "life_end": "Dieses dauerte {days} und endete so: {outcome}",
        "life_open": "Dieses dauerte {days}, und nichts war entschieden",
        "life_caption": "Ein Paar, vom Zufall gezogen (Zufallskeim {seed}), beim Warten: "
        "{policy}; jeder Balken ist eine Strecke von Tagen, von links nach rechts. Ein anderer "
        "Keim ist ein anderes Leben.",
        "life_last": "Tag {day}: {outcome}",
        "life_stop": "das Ende",
        "life_tick": "Tag {day}",
        "life_stage": "ab Tag {day}: {phase}, Angst {fear} von 2",
        "h_thousand": "Tausend solche Leben",
        "thousand_finding": "Von {n} gezogenen waren {space} wieder da, wenn Raum gegeben wurde, "
        "und {writing}, wenn weiter geschrieben wurde",
        "thousand_caption": "Der Anteil, der mit einer Rückkehr endete, über {years} verfolgt, mit "
        "95-%-Intervallen (Wilson); {n} Paare für jede Zeile (Zufallskeim {seed}).",
        "h_map": "Wo Raumgeben aufhört, besser zu sein",
        "map_better": "Raum geben ist besser auf {share} dieser Karte",
        "map_axes": "Von links nach rechts: {x}, von {low_x} bis {high_x}. Von unten: {y}, von "
        "{low_y} bis {high_y}.",
        "map_caption": "Jedes Feld zeigt, um wie "
        "viele Punkte öfter es mit Raum zu einer Rückkehr kommt als mit weiterem Schreiben; die "
        "Linie ist die Grenze, an der Raumgeben aufhört, besser zu sein.",
        "map_signs": "+ steht, wo es mit Raum öfter zu einer Rückkehr kommt als mit weiterem "
        "Schreiben, - wo seltener, = wo gleich oft.",
        "map_border": "Die Grenze beginnt, wo „{dial_x}“ auf {x} und „{dial_y}“ auf {y} steht, und "
        "endet bei {to_x} und {to_y}.",
        "map_no_border": "Durch diese Karte läuft keine Grenze.",
        "map_equal": "Auf {share} der Felder sind beide gleich.",
        "map_corner": "Zeilen: {y}. Spalten: {x}",
        "map_mark": "{x} {at_x}, {y} {at_y}",
        "map_said": "{points} Punkte",
        "h_rules": "Woran es hängt",
        "rules_finding": "Mit „{policy}“ hängt das Ende am meisten daran: {rule} ({rate})",
        "rules_caption": "Um wie viele Punkte sich die Chance einer Rückkehr bewegt, wenn die "
        "Rate oder der Faktor einer Regel um ein Zehntel wächst. Neben jeder Regel: ihre "
        "Behauptung und was die Forschung dazu für beliebige zwei Menschen sagt.",
        "rules_table": "Jede Regel mit ihrer Rate, ihrer Behauptung und was die Forschung dazu "
        "sagt, woher ihre Zahlen kommen, und die Punkte für jedes, was beim Warten getan werden "
        "kann.",
        "rule_grade": "{claim}: {grade}",
        "rate_factor": "ein Faktor auf das Geschriebene, verändert durch {by}",
        "rate_alone": "Grundrate {rate} am Tag",
        "rate_changed": "Grundrate {rate} am Tag, verändert durch {by}",
        "by_load": "Last",
        "by_need_for_space": "Bedarf an Zeit allein",
        "by_security": "Sicherheit",
        "by_appreciation": "Anerkennung",
        "by_questions": "Fragen",
        "by_fear": "Angst",
        "by_practice": "Üben",
        "by_love_of_chase": "Nachlaufen",
        "by_pressure": "Druck",
        "col_rate": "Rate",
        "col_claim": "Behauptung",
        "col_origin": "Ihre Zahlen",
        "col_life": "Strecke",
        "col_length": "Länge",
        "col_share": "Wieder da",
        "col_rule": "Regel",
        "col_moves": "Punkte",
        "help_preset": "mit welchen zwei Menschen es beginnt",
        "help_set": "einen Regler drehen, etwa --set load=0.8; geht mehrmals",
        "needs_lab": "Die Theorie braucht Bibliotheken, die nicht installiert sind. Installiere "
        "awhile[lab] und versuch es noch einmal.",
        "no_preset": "Eine Vorgabe namens {preset} gibt es nicht. Wähle eine davon: {names}.",
        "no_policy": "{policy} gibt es beim Warten nicht. Wähle eins von {names}, oder einen Druck "
        "von 0 bis {most}.",
        "bad_map": "{text} sind nicht zwei Regler. Nenne zwei verschiedene, etwa --map load "
        "questions; die Regler sind: {names}.",
        "bad_dial": "{text} ist kein Regler, der sich drehen lässt. Schreib es wie load=0.8; die "
        "Regler sind: {names}.",
        "silence": "Zwei Menschen waren sich nah; einer davon beginnt sich zurückzuziehen.",
        "secure": "Zwei Menschen, die sich miteinander sicher fühlen; einer davon braucht Zeit.",
        "two_who_withdraw": "Zwei Menschen, die sich beide eher zurückziehen.",
        "on_and_off": "Zwei Menschen, die sich trennen und wiederkommen; einer davon kommt wegen "
        "des Nachlaufens zurück.",
        "opening": "Wenn die Regeln der Theorie gälten, würde es so enden:",
        "keep_writing": "weiter schreiben",
        "mirror": "spiegeln",
        "weekly": "einmal pro Woche",
        "space": "Raum geben",
        "hangs_on": "Woran es hängt: um wie viele Punkte sich die Chance einer Rückkehr bewegt, "
        "wenn die Rate oder der Faktor einer Regel um ein Zehntel wächst ({policies}):",
        "origin_chosen": "gewählt, an niemanden angepasst",
        "space_better": "Unter diesen Regeln endet es öfter mit einer Rückkehr, wenn Raum gegeben "
        "wird, als wenn weiter geschrieben wird.",
        "space_equal": "Unter diesen Regeln endet es gleich oft mit einer Rückkehr, ob Raum "
        "gegeben oder weiter geschrieben wird.",
        "space_worse": "Unter diesen Regeln endet es seltener mit einer Rückkehr, wenn Raum "
        "gegeben wird, als wenn weiter geschrieben wird.",
        "bare_better": "Das folgt allein aus den Annahmen der Theorie. Mit „{pressure_slows}“, "
        "„{pressure_ends}“ und „{pressure_answers}“ auf 0 endet es mit Raum öfter mit einer "
        "Rückkehr: Nur die Regel über das Nachlaufen hängt dann noch am Druck.",
        "bare_equal": "Das folgt allein aus den Annahmen der Theorie. Mit „{pressure_slows}“, "
        "„{pressure_ends}“ und „{pressure_answers}“ auf 0 endet beides gleich oft mit einer "
        "Rückkehr.",
        "bare_worse": "Das folgt allein aus den Annahmen der Theorie. Mit „{pressure_slows}“, "
        "„{pressure_ends}“ und „{pressure_answers}“ auf 0 endet es mit Raum seltener mit einer "
        "Rückkehr: Nur die Regel über das Nachlaufen hängt dann noch am Druck.",
        "not_you": "Keine Rate hier wurde an irgendwen angepasst. Das zeigt, wie der Rat in sich "
        "zusammenhängt, und sagt nichts über zwei wirkliche Menschen.",
        "pressures": "Wie viel Druck jedes davon macht, vor diesem Faktor:",
        "presses": "{policy}: {base} ({origin})",
        "presses_more": "{policy}: {base}, und ein Drang von {more} für jede Stufe der Angst "
        "({origin})",
        "origin_nothing": "es wird nichts geschrieben",
        "origin_mirror": "nichts, solange der andere Mensch nichts schreibt",
        "mirror_note": "Spiegeln heißt, nur dort zu schreiben, wo der andere Mensch auch schreibt. "
        "Solange diese Stille dauert, ist das nichts, und was geschrieben wird, während beide "
        "zusammen sind, ändert in diesen Regeln nichts; darum endet es so, wie wenn Raum gegeben "
        "wird.",
        "questions_press": "wie sehr das Geschriebene drängt",
        "withdraws": "einer der beiden Menschen zieht sich zurück",
        "begins_to_process": "aus Rückzug wird Verarbeiten",
        "begins_to_decide": "aus Verarbeiten wird Entscheiden",
        "decides_to_return": "Entscheiden endet mit einer Rückkehr",
        "decides_to_go": "Entscheiden endet mit Gehen",
        "goes_without_deciding": "Gehen vor dem Entscheiden",
        "answers_pressure": "eine Rückkehr, die Druck hervorruft",
        "comes_for_the_chase": "wieder zusammen, nur zum Nachlaufen",
        "leaves_when_answered": "wieder weg, sobald eine Antwort da ist",
        "fear_grows": "die Angst wächst um eine Stufe",
        "practice_calms": "die Angst fällt um eine Stufe",
    },
}
