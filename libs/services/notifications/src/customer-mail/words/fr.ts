import type { CustomerMailWords } from './customer-mail-words.js';

/** The texts in French. */
export const fr: CustomerMailWords = {
  subject: 'Une question de {{ brand }}',
  reminderSubject: 'Encore ouverte : une question de {{ brand }}',
  thanksSubject: 'Merci de la part de {{ brand }}',
  greeting: 'Bonjour {{ name }},',
  greetingWithoutName: 'Bonjour,',
  intro: 'nous aimerions savoir comment cela s’est passé. La réponse prend environ une minute.',
  reminderIntro:
    'il y a quelques jours, nous avons demandé comment cela s’était passé. Une réponse nous aide encore et prend environ une minute.',
  thanksIntro: 'merci pour la réponse. Elle est bien arrivée.',
  button: 'Répondre',
  hint: 'Un choix ouvre une page où il est déjà coché. Il peut y être modifié.',
  reply: 'Envie de parler ? Une réponse à cet e-mail est lue par une personne.',
  call: 'Envie de parler ? Une personne répond au {{ phone }}.',
  replyOrCall: 'Envie de parler ? Une personne répond à cet e-mail et au {{ phone }}.',
  footer: 'Cet e-mail est adressé aux clients de {{ brand }}.',
  less: 'Me demander moins souvent',
  stop: 'Ne plus me demander',
  privacy: 'Confidentialité',
  threadSubject: 'Le retour adressé à {{ brand }}',
  threadFooter: 'Cet e-mail concerne un retour adressé à {{ brand }}.',
  threadAutomatic: 'Cet e-mail a été envoyé automatiquement.',
  threadStatus: 'Voir où en est la demande et répondre',
  threadPerson: 'Envie de parler à quelqu’un\u00a0? Ce qui est écrit sur la page ci-dessous est lu par une personne.',
};
