/** Effort after a support case: agreement with the statement of CES 2.0 (Dixon, Toman, DeLisi 2013), seven points. */
export const cesAfterSupportTemplate = {
  default_language: 'en',
  languages: ['en', 'fr'],
  texts: {
    en: {
      'questions.easy.title': 'Please think of your last contact with our support. Do you agree?',
      'questions.easy.statement': 'The company made it easy for me to handle my issue.',
      'questions.easy.low': 'strongly disagree',
      'questions.easy.high': 'strongly agree',
      'questions.solved.title': 'Has your issue been resolved?',
      'questions.solved.choices.solved': 'Yes',
      'questions.solved.choices.partly': 'Partly',
      'questions.solved.choices.open': 'No',
      'questions.comment.title': 'What could we have made easier?',
      'thank_you.title': 'Thank you',
    },
    fr: {
      'questions.easy.title': 'Pensez à votre dernier contact avec notre service client. Êtes-vous d’accord ?',
      'questions.easy.statement': 'L’entreprise m’a permis de régler facilement mon problème.',
      'questions.easy.low': 'pas du tout d’accord',
      'questions.easy.high': 'tout à fait d’accord',
      'questions.solved.title': 'Votre problème est-il résolu ?',
      'questions.solved.choices.solved': 'Oui',
      'questions.solved.choices.partly': 'En partie',
      'questions.solved.choices.open': 'Non',
      'questions.comment.title': 'Qu’aurions-nous pu faciliter ?',
      'thank_you.title': 'Merci',
    },
  },
  questions: [
    { key: 'easy', kind: 'ces', required: true },
    { key: 'solved', kind: 'single', choices: [{ key: 'solved' }, { key: 'partly' }, { key: 'open' }] },
    { key: 'comment', kind: 'text', multiline: true, max: 2000, show_if: { question: 'easy', op: 'lte', value: 5 } },
  ],
};
