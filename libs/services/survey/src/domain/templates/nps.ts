/** Net Promoter Score with the reason, wording after Reichheld 2003. */
export const npsTemplate = {
  default_language: 'en',
  languages: ['en', 'fr'],
  texts: {
    en: {
      'welcome.title': 'How are we doing?',
      'questions.recommend.title': 'How likely are you to recommend us to a friend or colleague?',
      'questions.recommend.low': 'not at all likely',
      'questions.recommend.high': 'extremely likely',
      'questions.why.title': 'What is the main reason for your score?',
      'questions.contact.title': 'You may contact me about my answer.',
      'thank_you.title': 'Thank you',
      'thank_you.text': 'We read every answer.',
    },
    fr: {
      'welcome.title': 'Votre avis nous intéresse',
      'questions.recommend.title':
        'Quelle est la probabilité que vous nous recommandiez à un proche ou à un collègue ?',
      'questions.recommend.low': 'pas du tout probable',
      'questions.recommend.high': 'extrêmement probable',
      'questions.why.title': 'Quelle est la raison principale de votre note ?',
      'questions.contact.title': 'Vous pouvez m’écrire au sujet de ma réponse.',
      'thank_you.title': 'Merci',
      'thank_you.text': 'Nous lisons toutes les réponses.',
    },
  },
  questions: [
    { key: 'recommend', kind: 'nps', required: true },
    { key: 'why', kind: 'text', multiline: true, max: 2000 },
    { key: 'contact', kind: 'consent', show_if: { question: 'recommend', op: 'lte', value: 6 } },
  ],
};
