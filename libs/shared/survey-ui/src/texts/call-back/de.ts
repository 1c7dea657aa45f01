import type { LanguageCallBackTexts } from './call-back-texts.js';

export const de: LanguageCallBackTexts = {
  formal: {
    language: 'Sprache',
    title: 'Wann dürfen wir Sie anrufen?',
    yours: '{name} nutzt das nur, um Sie zurückzurufen.',
    shop: 'Das Team',
    hint: 'Wählen Sie eine Zeit in unseren Öffnungszeiten. Die Zeiten gelten in {zone}.',
    when: 'Zeit',
    name: 'Ihr Name (freiwillig)',
    phone: 'Telefonnummer',
    email: 'Oder eine E-Mail-Adresse',
    note: 'Worum geht es? (freiwillig)',
    send: 'Um Rückruf bitten',
    sent: 'Wir rufen Sie an: {when}',
    sentText: 'Jemand hat es jetzt auf der Liste. Sie können diese Seite schließen.',
    reach: 'Nennen Sie uns eine Telefonnummer oder eine E-Mail-Adresse.',
    gone: 'Diese Zeit ist nicht mehr frei. Wählen Sie eine andere.',
    tooLong: 'Das ist zu lang. Bitte kürzen Sie es.',
    none: 'In den nächsten Tagen ist keine Zeit frei.',
  },
  informal: {
    title: 'Wann dürfen wir dich anrufen?',
    yours: '{name} nutzt das nur, um dich zurückzurufen.',
    hint: 'Wähle eine Zeit in unseren Öffnungszeiten. Die Zeiten gelten in {zone}.',
    name: 'Dein Name (freiwillig)',
    sent: 'Wir rufen dich an: {when}',
    sentText: 'Jemand hat es jetzt auf der Liste. Du kannst diese Seite schließen.',
    reach: 'Nenne uns eine Telefonnummer oder eine E-Mail-Adresse.',
    gone: 'Diese Zeit ist nicht mehr frei. Wähle eine andere.',
    tooLong: 'Das ist zu lang. Bitte kürze es.',
  },
};
