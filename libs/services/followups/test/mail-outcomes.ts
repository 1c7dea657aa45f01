/** What becomes of a mail in `mails/`. */
export interface MailOutcome {
  /** `reply` unless given. */
  readonly kind?: 'auto_reply' | 'bounce' | 'loop';
  readonly warning?: 'forged' | 'other-sender';
  /** What is shown: all of it, or what it begins with. */
  readonly text: string | { readonly begins: string };
  /** The first words of what is cut; absent: nothing is. */
  readonly quoted?: string;
  readonly attachments?: readonly string[];
  readonly subject?: string;
  readonly senderName?: string;
  readonly dmarc?: 'pass' | 'fail';
  /** Whether the message of the shop has failed by it. */
  readonly fails?: true;
}

/** The outcome of each mail, by the name of its file. */
export const MAIL_OUTCOMES: Readonly<Record<string, MailOutcome>> = {
  'gmail-en': { text: 'Thank you, Tuesday is fine.\n\nJonas', quoted: 'On Thu, 26 Nov' },
  'gmail-de': {
    text: 'Ja, Dienstag passt gut. Schöne Grüße\nJonas',
    quoted: 'Am Do., 26. Nov.',
    subject: 'Re: Ihre Lampe für die Küche',
  },
  'gmail-fr': { text: 'Mardi me convient, merci.', quoted: 'Le jeu. 26 nov.', senderName: 'Renée Dubois' },
  'gmail-es': { text: 'El martes está bien.\nGracias.', quoted: 'El jue, 26 nov' },
  'gmail-ar': { text: 'شكراً، يوم الثلاثاء مناسب.', quoted: 'في الخميس', subject: 'رد: مصباحك', senderName: 'يونس' },
  'outlook-en': {
    text: 'No, please send the money back.\n\nBest regards,\nJonas Berg',
    quoted: '________________________________\nFrom: Lumen',
  },
  'outlook-de': {
    text: 'Guten Tag,\n\nbitte überweisen Sie den Betrag zurück. Die Lampe kostete 49 €.\n\nMit freundlichen Grüßen\nJonas Berg',
    quoted: 'Von: Lumen',
  },
  'outlook-fr-html-only': { text: 'Bonjour,\n\nJe préfère un remboursement.', quoted: 'De\u00a0: Lumen' },
  'outlook-phone': {
    text: 'Tuesday works.\n\nGet Outlook for iOS<https://aka.ms/o0ukef>',
    quoted: '________________________________\nFrom: Lumen',
  },
  'outlook-original-message': { text: 'No, thank you.', quoted: '-----Original Message-----' },
  'apple-en': { text: 'Yes, Tuesday at nine.\n\nJonas', quoted: '> On 26. Nov 2026' },
  'apple-de': { text: 'Am Dienstag um neun.', quoted: '> Am 26.11.2026' },
  'apple-phone-html-only': { text: 'Yes, please.\n\n\nSent from my iPhone', quoted: '> On 26. Nov 2026' },
  'apple-ar': { text: 'نعم، الثلاثاء في التاسعة.', quoted: '> في 26 نوفمبر', senderName: 'يونس' },
  'thunderbird-flowed': {
    text: 'The new lamp came today and it is far better than the one before, so thank you.',
    quoted: 'On 11/26/26 10:12',
  },
  yahoo: { text: ' Tuesday then.\n\nSent from Yahoo Mail for iPhone', quoted: 'On Thursday, November 26' },
  'gmx-html-only-de': {
    text: 'Hallo,\n\u00a0\nder Schirm ist wieder zerbrochen.',
    quoted: 'Gesendet:\u00a0Donnerstag',
  },
  'between-the-lines': { text: { begins: 'On Thu, 26 Nov 2026' } },
  'nothing-quoted': { text: 'Call me, please.\n\n-- \nJonas Berg\n0171 000000', subject: 'Your lamp' },
  'only-the-quote': { text: { begins: 'On Thu, 26 Nov 2026' } },
  'html-with-script': { text: "Is it still under guarantee?\n\n5 < 6 & 'so'\n\nClick" },
  'html-tables': { text: 'The cable is\n\ntoo short.\n\nThanks' },
  empty: { text: '' },
  'no-closing-boundary': { text: 'The mail ends early', attachments: ['lamp.png 8'] },
  'photo-and-invoice': {
    text: 'Here is a picture of the crack.',
    attachments: ['crack.png 70', 'Rechnung für Küche.pdf 16'],
  },
  'inline-picture': { text: 'Look:\n\nIt is broken.', attachments: ['image001.png 70'] },
  'attachment-names': { text: 'Two files.', attachments: ['فاتورة.pdf 3', 'gpj.exe 2'] },
  'forwarded-mail-attached': { text: 'See what the carrier wrote.', attachments: ['carrier.eml 127'] },
  'charset-iso-8859-15': { text: 'Die Lampe für 49 € gefällt mir nicht.' },
  'charset-windows-1256': { text: 'المصباح مكسور.', subject: 'المصباح' },
  'charset-koi8-r': { text: 'Лампа разбита.' },
  'charset-iso-2022-jp': { text: 'ランプが壊れています。', subject: 'ランプ' },
  'charset-gb18030': { text: '灯坏了。' },
  'charset-none': { text: 'Schöne Grüße' },
  'charset-windows-as-latin-1': { text: '“49 €” – zu teuer' },
  'auto-rfc-3834': { kind: 'auto_reply', text: 'I am away until Monday.' },
  'auto-exchange-de': { kind: 'auto_reply', text: 'Ich bin bis Montag nicht im Büro.' },
  'auto-precedence': { kind: 'auto_reply', text: 'Back soon.' },
  'auto-ticket-system': { kind: 'auto_reply', text: 'Your request has the number 4711.' },
  'auto-read-receipt': { kind: 'auto_reply', text: 'Your message was read on Thursday.' },
  'auto-mailing-list': { kind: 'auto_reply', text: 'Your mail awaits a moderator.' },
  'bounce-postfix': { kind: 'bounce', text: { begins: 'This is the mail system' }, fails: true },
  'bounce-exchange-de': { kind: 'bounce', text: { begins: 'Fehler bei der Nachrichtenzustellung' }, fails: true },
  'bounce-qmail': { kind: 'bounce', text: { begins: 'Hi. This is the qmail-send' }, fails: true },
  'bounce-delayed': { kind: 'bounce', text: { begins: 'Your message could not be delivered' } },
  proven: { text: 'Please send it to my new address.', dmarc: 'pass' },
  forged: { warning: 'forged', text: 'Please send it to my new address.', dmarc: 'fail' },
  'forged-with-own-results': { warning: 'forged', text: 'Please send it to my new address.', dmarc: 'fail' },
  'results-of-another-server': { text: 'Please send it to my new address.' },
  'other-sender': { warning: 'other-sender', text: 'I am answering for Jonas.', senderName: 'Kim Berg' },
  'two-senders': { warning: 'other-sender', text: 'Who am I?' },
  'loop-own-header': { kind: 'loop', text: 'We are sorry, Jonas.' },
  'no-message-id': { text: 'My program gives no ids.' },
};
