const choices = (...keys) => keys.map((key) => ({ key }));
const unhappy = { question: 'recommend', op: 'lte', value: 6 };

/** The survey of the pictures: a score with a branch, effort with a branch, consent with an address. */
export const shopSurvey = {
  default_language: 'en',
  languages: ['en', 'ar'],
  texts: {
    en: {
      'questions.recommend.title': 'How likely are you to recommend Lumen Lamps to a friend?',
      'questions.recommend.help': 'About your order of 18 November.',
      'questions.recommend.low': 'not at all likely',
      'questions.recommend.high': 'extremely likely',
      'questions.wrong.title': 'What went wrong?',
      'questions.wrong.choices.delivery': 'Delivery',
      'questions.wrong.choices.lamp': 'The lamp itself',
      'questions.wrong.choices.returns': 'Returning it',
      'questions.wrong.choices.price': 'Price',
      'questions.wrong.choices.advice': 'Help and advice',
      'questions.wrong.choices.else': 'Something else',
      'questions.why.title': 'What is the main reason for your score?',
      'questions.easy.title': 'How much do you agree?',
      'questions.easy.statement': 'Lumen Lamps made it easy to return my lamp.',
      'questions.easy.low': 'strongly disagree',
      'questions.easy.high': 'strongly agree',
      'questions.hard.title': 'What made it hard?',
      'questions.hard.choices.form': 'Finding the form',
      'questions.hard.choices.label': 'Printing the label',
      'questions.hard.choices.money': 'Waiting for the money',
      'questions.contact.title': 'May we write to you about this?',
      'questions.contact.choices.yes': 'Yes, about this only',
      'questions.contact.choices.no': 'No',
      'questions.address.title': 'Your e-mail address',
      'questions.else.title': 'Is there anything else?',
      'thank_you.title': 'Thank you. We read every answer.',
      'thank_you.low.title': 'Thank you. We are sorry it went wrong.',
      'thank_you.text': 'Your answer is saved. Tomás has it now.',
    },
    ar: {
      'questions.recommend.title': 'ما مدى احتمال أن توصي صديقًا بمتجر Lumen Lamps؟',
      'questions.recommend.help': 'عن طلبك في 18 نوفمبر.',
      'questions.recommend.low': 'غير محتمل إطلاقًا',
      'questions.recommend.high': 'محتمل جدًا',
      'questions.why.title': 'ما السبب الرئيسي لتقييمك؟',
    },
  },
  questions: [
    { key: 'recommend', kind: 'nps', required: true },
    {
      key: 'wrong',
      kind: 'multi',
      choices: choices('delivery', 'lamp', 'returns', 'price', 'advice', 'else'),
      show_if: unhappy,
    },
    { key: 'why', kind: 'text', multiline: true, max: 2000 },
    { key: 'easy', kind: 'ces', required: true, starts_step: true },
    {
      key: 'hard',
      kind: 'multi',
      choices: choices('form', 'label', 'money'),
      show_if: { question: 'easy', op: 'lte', value: 4 },
    },
    {
      key: 'contact',
      kind: 'single',
      choices: choices('yes', 'no'),
      required: true,
    },
    { key: 'address', kind: 'email', show_if: { question: 'contact', op: 'eq', value: 'yes' }, required: true },
    { key: 'else', kind: 'text', multiline: true, max: 2000, starts_step: true },
  ],
};

/** The survey of the widget's picture. */
export const orderSurvey = {
  default_language: 'en',
  languages: ['en'],
  texts: {
    en: {
      'questions.satisfied.title': 'How satisfied are you with ordering today?',
      'questions.satisfied.low': 'very dissatisfied',
      'questions.satisfied.high': 'very satisfied',
      'questions.better.title': 'What could be better?',
    },
  },
  questions: [
    { key: 'satisfied', kind: 'csat', required: true },
    { key: 'better', kind: 'text', multiline: true, max: 2000 },
  ],
};
