/** An anonymous survey of employees, reported by month: a recommendation, a team and a comment. */
export const pulse = {
  default_language: 'en',
  languages: ['en', 'de'],
  texts: {
    en: {
      'questions.recommend.title': 'Would you recommend us as a place to work?',
      'questions.team.title': 'Where do you work?',
      'questions.team.choices.shop': 'Shop',
      'questions.team.choices.repair': 'Repair',
      'questions.team.choices.stock': 'Stock',
      'questions.why.title': 'What would help most?',
    },
  },
  questions: [
    { key: 'recommend', kind: 'nps', required: true },
    { key: 'team', kind: 'single', choices: [{ key: 'shop' }, { key: 'repair' }, { key: 'stock' }] },
    { key: 'why', kind: 'text', multiline: true },
  ],
  anonymous: { period: 'month', audience: 'employees' },
};
