/** A minimal but useful survey for the documentation. */
export const EXAMPLE_DEFINITION = {
  default_language: 'en',
  languages: ['en'],
  texts: {
    en: {
      'questions.recommend.title': 'How likely are you to recommend us to a friend?',
      'questions.why.title': 'What is the main reason for your score?',
    },
  },
  questions: [
    { key: 'recommend', kind: 'nps', required: true },
    { key: 'why', kind: 'text', multiline: true },
  ],
  hidden_fields: [{ key: 'orders', type: 'number', bands: [1, 3, 10] }],
} as const;
