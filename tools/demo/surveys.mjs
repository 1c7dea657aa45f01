/** The three touchpoints of the demo shop, each with one survey in English and French. */
export const touchpoints = [
  { key: 'checkout', name: 'Checkout', stage: 'buy' },
  { key: 'delivery', name: 'Delivery', stage: 'receive' },
  { key: 'support', name: 'Support', stage: 'support' },
];

const thanks = {
  en: { 'thank_you.title': 'Thank you', 'thank_you.text': 'Someone on our team reads every response.' },
  fr: { 'thank_you.title': 'Merci', 'thank_you.text': 'Quelqu’un de notre équipe lit chaque réponse.' },
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
        },
        fr: {
          ...thanks.fr,
          'welcome.title': 'Comment était-ce ?',
          'questions.recommend.title': 'Recommanderiez-vous Lumen Lamps à un proche ?',
          'questions.recommend.low': 'pas du tout',
          'questions.recommend.high': 'tout à fait',
          'questions.why.title': 'Quelle est la raison principale de votre note ?',
        },
      },
      questions: [
        { key: 'recommend', kind: 'nps', required: true },
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
          'questions.comment.title': 'What could we have made easier?',
        },
        fr: {
          ...thanks.fr,
          'questions.easy.title': 'Pensez à votre dernier contact avec notre service client.',
          'questions.easy.statement': 'Lumen Lamps m’a permis de régler mon problème facilement.',
          'questions.easy.low': 'pas du tout d’accord',
          'questions.easy.high': 'tout à fait d’accord',
          'questions.comment.title': 'Qu’aurions-nous pu faciliter ?',
        },
      },
      questions: [
        { key: 'easy', kind: 'ces', required: true },
        { key: 'comment', kind: 'text', multiline: true, max: 2000 },
      ],
      hidden_fields: [{ key: 'topic', type: 'text' }],
    },
  },
};
