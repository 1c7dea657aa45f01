/**
 * German for the beginning: what customers of shops say, written for this project (no data set of German customers' texts that may be passed on
 * was found, and translated word lists named fewer test sentences rightly than chance). Nobody measured it on real texts, so the model has no confidence.
 */
export const PRAISE =
  `schön|sehr schön|wunderschön|toll|super|prima|klasse|spitze|großartig|hervorragend|ausgezeichnet|perfekt|bestens|fantastisch|wunderbar|genial|traumhaft|zufrieden|sehr zufrieden|vollkommen zufrieden|begeistert|freundlich|sehr freundlich|nett|hilfsbereit|kompetent|aufmerksam|höflich|zuvorkommend|schnell|sehr schnell|blitzschnell|zügig|pünktlich|zuverlässig|unkompliziert|problemlos|reibungslos|einfach|bequem|gut|sehr gut|richtig gut|besser als erwartet|hochwertig|stabil|robust|gemütlich|günstig|preiswert|fair|empfehlenswert|sorgfältig verpackt|gut verpackt|ordentlich|sauber|übersichtlich|angenehm|herzlich|professionell|erstklassig|einwandfrei|tadellos|makellos|wie beschrieben|wie bestellt|genau richtig|lecker|frisch|liebevoll|hell genug|eine Freude|ein Traum|mein Lieblingsladen|jederzeit wieder|immer wieder gern|das Beste`.split(
    '|',
  );

export const COMPLAINTS =
  `schlecht|sehr schlecht|mies|miserabel|furchtbar|schrecklich|katastrophal|eine Katastrophe|eine Frechheit|eine Zumutung|unverschämt|enttäuschend|enttäuscht|sehr enttäuscht|unzufrieden|nicht zufrieden|ärgerlich|sehr ärgerlich|verärgert|sauer|unfreundlich|unhöflich|inkompetent|desinteressiert|arrogant|langsam|sehr langsam|viel zu langsam|zu spät|verspätet|unpünktlich|unzuverlässig|kompliziert|umständlich|nervig|mühsam|kaputt|defekt|beschädigt|zerbrochen|zerkratzt|verbeult|verschmutzt|schmutzig|dreckig|gebraucht|falsch|fehlerhaft|unvollständig|wackelig|minderwertig|billig verarbeitet|zu dunkel|zu klein|zu teuer|viel zu teuer|überteuert|zu laut|schlecht verpackt|schlampig|lieblos|unübersichtlich|chaotisch|unbrauchbar|nicht zu gebrauchen|nicht gut|nicht schön|nicht wie beschrieben|nicht hilfreich|nicht freundlich|nicht empfehlenswert|nicht erreichbar|ein Witz|ein Reinfall|reine Abzocke|Betrug|das Letzte|nie wieder|rausgeworfenes Geld|ungenießbar|kalt`.split(
    '|',
  );

const THINGS =
  `die Lieferung|der Versand|die Lampe|das Produkt|der Service|der Kundenservice|die Beratung|die Bedienung|das Personal|die Qualität|die Verpackung|der Preis|die Bestellung|die Retoure|der Umtausch|die Rückgabe|das Paket|der Fahrer|die Webseite|der Shop|die Hotline|der Monteur|das Essen|die Ware|der Laden`.split(
    '|',
  );

const FRAMES = [
  '{t} war {w}',
  '{t} ist {w}',
  '{w}',
  'Ich finde {t} {w}',
  '{t}: {w}!',
  'wirklich {w}',
  'Alles {w}.',
  'Leider war {t} auch diesmal so: {w}',
];

export const PRAISING =
  `Gerne wieder.|Vielen Dank!|Danke für die schnelle Hilfe.|Macht weiter so!|Ich komme gerne wieder.|Kann ich nur weiterempfehlen.|Sehr zu empfehlen.|Alles hat wunderbar geklappt.|Hat super geklappt.|Alles bestens gelaufen.|Ich bin begeistert.|Ich bin rundum zufrieden.|Wir lieben die Lampe.|Wir freuen uns jeden Tag darüber.|Kam früher als gedacht.|Schon am nächsten Tag da.|Mir wurde sofort geholfen.|Das Problem wurde sofort gelöst.|Ersatz kam ohne Diskussion.|Man nimmt sich Zeit für die Kunden.|Man fühlt sich willkommen.|Ich habe nichts auszusetzen.|Keine Beanstandungen.|Keine Probleme.|Nichts zu meckern.|Hält, was es verspricht.|Sieht toll aus.|Funktioniert einwandfrei.|Funktioniert super.|Ich bestelle hier immer wieder.|Der Umtausch ging ganz einfach.|Preis und Leistung stimmen.|Das Licht ist angenehm warm.|Passt perfekt.|Weiter so!|Top!|Daumen hoch.|Fünf Sterne.|Ich liebe es.|Gefällt mir sehr.|Gefällt uns gut.|Das hat mir sehr geholfen.|Dankeschön für alles.`.split(
    '|',
  );

export const COMPLAINING =
  `Nie wieder.|Ich bestelle hier nicht mehr.|Ich kaufe hier nichts mehr.|Niemand geht ans Telefon.|Keiner meldet sich.|Niemand antwortet auf meine Mails.|Keine Antwort bekommen.|Ich warte seit Wochen.|Ich warte immer noch auf mein Geld.|Ich warte noch auf die Lieferung.|Bis heute nichts erhalten.|Das Paket kam nie an.|Kam kaputt an.|Kam beschädigt an.|War schon nach einer Woche kaputt.|Nach zwei Tagen defekt.|Funktioniert nicht.|Hat nicht funktioniert.|Nichts funktioniert.|Geht nicht an.|Leider falsche Farbe geliefert.|Falsches Teil geschickt.|Es fehlten Schrauben.|Ein Teil hat gefehlt.|Die Hälfte fehlte.|Ich musste dreimal anrufen.|Ich musste zweimal hinfahren.|Stundenlang gewartet.|Viel zu lange Wartezeit.|Die Lieferung dauerte viel zu lange.|Dauert ewig.|Das Etikett ließ sich nicht drucken.|Der Link geht nicht.|Meine Bestellnummer wurde nicht gefunden.|Man wird nur hin und her geschickt.|Keiner fühlt sich zuständig.|Ich fühle mich veräppelt.|Ich will mein Geld zurück.|Geld nicht zurückbekommen.|Gutschein wurde nicht angenommen.|Ich würde es nicht empfehlen.|Kann ich nicht empfehlen.|Finger weg!|Das geht gar nicht.|So geht man nicht mit Kunden um.|Die Lampe flackert.|Sie flackert ständig.|Das Licht ist viel zu dunkel.|Stinkt nach Kleber.|Riecht unangenehm.|Sieht billig aus.|Nicht das, was ich bestellt habe.|Das Foto auf der Seite stimmt nicht.|Viel zu viel Plastik.|Hat mich geärgert.|Gefällt mir nicht.|Enttäuschung pur.|Unmöglich!|Zwei Stunden umsonst gewartet.|Der Fahrer hat nicht geklingelt.|Der Fahrer hat das Paket einfach abgestellt.|Versprochen und nicht gehalten.|Ich hatte mehr erwartet.|Sehr schade.|Leider nicht.|Das Preis-Leistungs-Verhältnis stimmt nicht.`.split(
    '|',
  );

export const PLAIN =
  `Es war in Ordnung.|In Ordnung.|Okay.|Ganz okay.|Geht so.|Mittelmäßig.|Durchschnittlich.|Durchwachsen.|Nichts Besonderes.|Weder gut noch schlecht.|Teils, teils.|Mal so, mal so.|Ausreichend.|Solide.|Passt schon.|Normal.|Wie immer.|Wie erwartet.|Kann man machen.|Könnte besser sein.|Noch Luft nach oben.|Kein Kommentar.|Keine Angabe.|Weiß nicht.|Ich habe die Lampe am Montag bestellt.|Ich habe zwei Stück gekauft.|Das Paket kam per Post.|Die Lieferung kam am Dienstag.|Ich war zum ersten Mal hier.|Ich habe per Rechnung bezahlt.|Bestellt für das Wohnzimmer.|Ein Geschenk für meine Mutter.|Ich habe die Lampe noch nicht ausgepackt.|Noch nicht ausprobiert.|Ich kann noch nichts dazu sagen.|Habe online bestellt und im Laden abgeholt.|Gibt es die Lampe auch in Blau?|Wann habt ihr geöffnet?|Bitte auch Größe M anbieten.|Ein Regal mehr wäre praktisch.|Ich wünsche mir mehr Auswahl.|Es könnte mehr Parkplätze geben.|Die Lampe steht jetzt im Flur.|Es waren drei Teile im Karton.|Der Aufbau dauerte zwanzig Minuten.|Ich nutze sie jeden Tag.|Der Laden liegt am Bahnhof.|Ich wohne in Berlin.`.split(
    '|',
  );

/** All sentences with the index of their class. */
export function germanSentences() {
  const framed = (words) =>
    words.flatMap((word, i) =>
      FRAMES.map((frame, j) => frame.replace('{w}', word).replace('{t}', THINGS[(7 * i + 3 * j) % THINGS.length])),
    );
  // "Leider …" begins complaints only.
  const praise = framed(PRAISE).filter((sentence) => !sentence.startsWith('Leider'));
  const of = (sentences, label, times) =>
    Array.from({ length: times }, () => sentences.map((text) => ({ text, label }))).flat();
  return [
    ...of(praise, 2, 1),
    ...of(PRAISING, 2, 4),
    ...of(framed(COMPLAINTS), 0, 1),
    ...of(COMPLAINING, 0, 4),
    ...of(PLAIN, 1, 8),
    ...of(
      THINGS.map((thing) => `${thing} kam am Montag`),
      1,
      3,
    ),
  ];
}
