import type { CustomerMailWords } from './customer-mail-words.js';

/** The texts in English. */
export const en: CustomerMailWords = {
  subject: 'A question from {{ brand }}',
  reminderSubject: 'Still open: a question from {{ brand }}',
  thanksSubject: 'Thank you from {{ brand }}',
  greeting: 'Hello {{ name }},',
  greetingWithoutName: 'Hello,',
  intro: 'we would like to know how it was. It takes about a minute.',
  reminderIntro: 'some days ago we asked how it was. An answer still helps, and takes about a minute.',
  thanksIntro: 'thank you for your answer. It has arrived.',
  button: 'Answer',
  hint: 'Choosing an answer opens a page with it filled in. It can be changed there.',
  reply: 'Rather talk? A reply to this e-mail reaches a person.',
  call: 'Rather talk? A person answers at {{ phone }}.',
  replyOrCall: 'Rather talk? A reply to this e-mail or a call to {{ phone }} reaches a person.',
  footer: 'This mail goes to customers of {{ brand }}.',
  less: 'Ask me less often',
  stop: 'Stop asking me',
  privacy: 'Privacy',
  threadSubject: 'Your feedback to {{ brand }}',
  threadFooter: 'This mail is about what you told {{ brand }}.',
  threadAutomatic: 'This mail was sent automatically.',
  threadStatus: 'See how it stands, and answer',
  threadPerson: 'Rather talk? What is written on the page below reaches a person.',
};
