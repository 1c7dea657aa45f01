import type { CustomerMailWords } from './customer-mail-words.js';

/** The texts in German. */
export const de: CustomerMailWords = {
  subject: 'Eine Frage von {{ brand }}',
  reminderSubject: 'Noch offen: eine Frage von {{ brand }}',
  thanksSubject: 'Danke von {{ brand }}',
  greeting: 'Guten Tag {{ name }},',
  greetingWithoutName: 'Guten Tag,',
  intro: 'wir möchten wissen, wie es war. Die Antwort dauert etwa eine Minute.',
  reminderIntro:
    'vor einigen Tagen haben wir gefragt, wie es war. Eine Antwort hilft uns noch und dauert etwa eine Minute.',
  thanksIntro: 'danke für die Antwort. Sie ist angekommen.',
  button: 'Antworten',
  hint: 'Eine Wahl öffnet eine Seite, auf der sie schon ausgefüllt ist. Dort lässt sie sich ändern.',
  reply: 'Lieber reden? Eine Antwort auf diese E-Mail liest ein Mensch.',
  call: 'Lieber reden? Unter {{ phone }} antwortet ein Mensch.',
  replyOrCall: 'Lieber reden? Auf eine Antwort auf diese E-Mail und unter {{ phone }} antwortet ein Mensch.',
  footer: 'Diese E-Mail geht an Kundinnen und Kunden von {{ brand }}.',
  less: 'Seltener fragen',
  stop: 'Nicht mehr fragen',
  privacy: 'Datenschutz',
  threadSubject: 'Die Rückmeldung an {{ brand }}',
  threadFooter: 'In dieser E-Mail geht es um eine Rückmeldung an {{ brand }}.',
  threadAutomatic: 'Diese E-Mail wurde automatisch verschickt.',
  threadStatus: 'Stand ansehen und antworten',
  threadPerson: 'Lieber mit einem Menschen sprechen? Was auf der Seite unten geschrieben wird, liest ein Mensch.',
};
