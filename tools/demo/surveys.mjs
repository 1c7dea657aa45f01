/** The three touchpoints of the demo shop, each with one survey in English and French that asks more after a low score. */
export const touchpoints = [
  { key: 'checkout', name: 'Checkout', stage: 'buy' },
  { key: 'delivery', name: 'Delivery', stage: 'receive' },
  { key: 'support', name: 'Support', stage: 'support' },
];

const thanks = {
  en: { 'thank_you.title': 'Thank you', 'thank_you.text': 'Someone on our team reads every response.' },
  fr: { 'thank_you.title': 'Merci', 'thank_you.text': 'Quelqu’un de notre équipe lit chaque réponse.' },
};

/** How pages of the shop ask, by the key of the touchpoint. */
export const widgets = {
  checkout: { enabled: true, display: 'popover', trigger: { kind: 'event', name: 'order_placed' }, recontact_days: 0 },
  delivery: {
    enabled: true,
    display: 'button',
    trigger: { kind: 'page', path: '*' },
    button_text: { en: 'Feedback', fr: 'Votre avis' },
  },
};

const frame = { default_language: 'en', languages: ['en', 'fr'] };

/** Survey drafts by the key of their touchpoint. */
export const surveys = {
  delivery: {
    name: 'After delivery',
    definition: {
      ...frame,
      texts: {
        en: {
          ...thanks.en,
          'welcome.title': 'How was it?',
          'questions.recommend.title': 'How likely are you to recommend Lumen Lamps to a friend?',
          'questions.recommend.low': 'not at all likely',
          'questions.recommend.high': 'extremely likely',
          'questions.why.title': 'What is the main reason for your score?',
          'questions.wrong.title': 'What went wrong with {{ hidden.carrier | default: "the delivery" }}?',
          'questions.wrong.choices.late': 'It came late',
          'questions.wrong.choices.damaged': 'Something was damaged',
          'questions.wrong.choices.incomplete': 'Something was missing',
          'questions.wrong.choices.other': 'Something else',
          'thank_you.low.title': 'Thank you for telling us',
          'thank_you.low.text': 'We are sorry that it did not go well. Inès will look into it.',
        },
        fr: {
          ...thanks.fr,
          'welcome.title': 'Comment était-ce ?',
          'questions.recommend.title': 'Recommanderiez-vous Lumen Lamps à un proche ?',
          'questions.recommend.low': 'pas du tout',
          'questions.recommend.high': 'tout à fait',
          'questions.why.title': 'Quelle est la raison principale de votre note ?',
          'questions.wrong.title': 'Que s’est-il mal passé avec {{ hidden.carrier | default: "la livraison" }} ?',
          'questions.wrong.choices.late': 'Elle est arrivée en retard',
          'questions.wrong.choices.damaged': 'Un article était abîmé',
          'questions.wrong.choices.incomplete': 'Il manquait un article',
          'questions.wrong.choices.other': 'Autre chose',
          'thank_you.low.title': 'Merci de nous l’avoir dit',
          'thank_you.low.text': 'Nous sommes désolés que cela ne se soit pas bien passé. Inès va s’en occuper.',
        },
      },
      questions: [
        { key: 'recommend', kind: 'nps', required: true },
        {
          key: 'wrong',
          kind: 'multi',
          choices: [{ key: 'late' }, { key: 'damaged' }, { key: 'incomplete' }],
          other: true,
          show_if: { question: 'recommend', op: 'lte', value: 6 },
        },
        { key: 'why', kind: 'text', multiline: true, max: 2000 },
      ],
      hidden_fields: [
        { key: 'carrier', type: 'text' },
        { key: 'orders', type: 'number', bands: [1, 3, 10] },
      ],
    },
  },
  checkout: {
    name: 'After checkout',
    definition: {
      ...frame,
      texts: {
        en: {
          ...thanks.en,
          'questions.satisfied.title': 'How satisfied are you with your purchase so far?',
          'questions.satisfied.low': 'very dissatisfied',
          'questions.satisfied.high': 'very satisfied',
          'questions.hurdle.title': 'What got in your way?',
          'questions.hurdle.choices.price': 'Price or shipping cost',
          'questions.hurdle.choices.payment': 'Paying',
          'questions.hurdle.choices.choice': 'Finding the right lamp',
          'questions.hurdle.choices.other': 'Something else',
          'questions.comment.title': 'Anything you want to tell us?',
        },
        fr: {
          ...thanks.fr,
          'questions.satisfied.title': 'Êtes-vous satisfait de votre achat jusqu’ici ?',
          'questions.satisfied.low': 'pas du tout satisfait',
          'questions.satisfied.high': 'très satisfait',
          'questions.hurdle.title': 'Qu’est-ce qui vous a gêné ?',
          'questions.hurdle.choices.price': 'Le prix ou les frais de port',
          'questions.hurdle.choices.payment': 'Le paiement',
          'questions.hurdle.choices.choice': 'Trouver la bonne lampe',
          'questions.hurdle.choices.other': 'Autre chose',
          'questions.comment.title': 'Souhaitez-vous ajouter quelque chose ?',
        },
      },
      questions: [
        { key: 'satisfied', kind: 'csat', required: true },
        {
          key: 'hurdle',
          kind: 'single',
          choices: [{ key: 'price' }, { key: 'payment' }, { key: 'choice' }],
          other: true,
          show_if: { question: 'satisfied', op: 'lte', value: 3 },
        },
        { key: 'comment', kind: 'text', multiline: true, max: 2000 },
      ],
      hidden_fields: [{ key: 'device', type: 'text' }],
    },
  },
  support: {
    name: 'After support',
    definition: {
      ...frame,
      texts: {
        en: {
          ...thanks.en,
          'questions.easy.title': 'Please think of your last contact with our support.',
          'questions.easy.statement': 'Lumen Lamps made it easy for me to handle my issue.',
          'questions.easy.low': 'strongly disagree',
          'questions.easy.high': 'strongly agree',
          'questions.contact.title': 'You may contact me about my answer.',
          'questions.comment.title': 'What could we have made easier?',
        },
        fr: {
          ...thanks.fr,
          'questions.easy.title': 'Pensez à votre dernier contact avec notre service client.',
          'questions.easy.statement': 'Lumen Lamps m’a permis de régler mon problème facilement.',
          'questions.easy.low': 'pas du tout d’accord',
          'questions.easy.high': 'tout à fait d’accord',
          'questions.contact.title': 'Vous pouvez me contacter au sujet de ma réponse.',
          'questions.comment.title': 'Qu’aurions-nous pu faciliter ?',
        },
      },
      questions: [
        { key: 'easy', kind: 'ces', required: true },
        { key: 'comment', kind: 'text', multiline: true, max: 2000 },
        { key: 'contact', kind: 'consent', show_if: { question: 'easy', op: 'lte', value: 3 } },
      ],
      hidden_fields: [{ key: 'topic', type: 'text' }],
    },
  },
};
