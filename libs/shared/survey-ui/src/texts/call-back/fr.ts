import type { LanguageCallBackTexts } from './call-back-texts.js';

export const fr: LanguageCallBackTexts = {
  formal: {
    language: 'Langue',
    title: 'Quand pouvons-nous vous appeler ?',
    yours: '{name} ne s’en sert que pour vous rappeler.',
    shop: 'L’équipe',
    hint: 'Choisissez une heure pendant nos heures d’ouverture. Les heures sont celles de {zone}.',
    when: 'Heure',
    name: 'Votre nom (facultatif)',
    phone: 'Numéro de téléphone',
    email: 'Ou une adresse e-mail',
    note: 'De quoi s’agit-il ? (facultatif)',
    send: 'Demander à être rappelé',
    sent: 'Nous vous appelons : {when}',
    sentText: 'Quelqu’un l’a maintenant sur sa liste. Vous pouvez fermer cette page.',
    reach: 'Indiquez-nous un numéro de téléphone ou une adresse e-mail.',
    gone: 'Cette heure n’est plus libre. Choisissez-en une autre.',
    tooLong: 'C’est trop long. Merci de raccourcir.',
    none: 'Aucune heure n’est libre dans les prochains jours.',
  },
  informal: {
    title: 'Quand pouvons-nous t’appeler ?',
    yours: '{name} ne s’en sert que pour te rappeler.',
    hint: 'Choisis une heure pendant nos heures d’ouverture. Les heures sont celles de {zone}.',
    name: 'Ton nom (facultatif)',
    sent: 'Nous t’appelons : {when}',
    sentText: 'Quelqu’un l’a maintenant sur sa liste. Tu peux fermer cette page.',
    reach: 'Indique-nous un numéro de téléphone ou une adresse e-mail.',
    gone: 'Cette heure n’est plus libre. Choisis-en une autre.',
  },
};
