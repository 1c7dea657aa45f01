const choices = (...keys: string[]) => keys.map((key) => ({ key }));

const titles = {
  nps: 'How likely are you to recommend Lumen Lamps to a friend?',
  csat: 'How satisfied are you with your order?',
  ces: 'Your return',
  stars: 'How good is the lamp?',
  source: 'How did you hear of us?',
  wrong: 'What should be better?',
  why: 'What is the main reason for your score?',
  name: 'What do you call your lamp?',
  hours: 'How many hours a day is it on?',
  day: 'When did it arrive?',
  contact: 'You may write to me about this.',
};

/** A survey with a question of every kind, in English and, in part, Arabic. `required` makes all of them so. */
export function surveyOfAllKinds(required: boolean) {
  const questions = [
    { key: 'nps', kind: 'nps' },
    { key: 'csat', kind: 'csat' },
    { key: 'ces', kind: 'ces' },
    { key: 'stars', kind: 'stars' },
    { key: 'source', kind: 'single', choices: choices('friend', 'ad', 'street'), other: true },
    { key: 'wrong', kind: 'multi', choices: choices('delivery', 'lamp', 'returns'), other: true },
    { key: 'why', kind: 'text', multiline: true, max: 2000 },
    { key: 'name', kind: 'text', max: 20 },
    { key: 'hours', kind: 'number', min: 0, max: 24 },
    { key: 'day', kind: 'date', min: '2025-01-01', max: '2027-12-31' },
    { key: 'contact', kind: 'consent' },
  ];
  return {
    default_language: 'en',
    languages: ['en', 'ar'],
    texts: {
      en: {
        'welcome.title': 'Your order',
        'welcome.text': 'Two minutes.\nThen you are done.',
        ...Object.fromEntries(Object.entries(titles).map(([key, title]) => [`questions.${key}.title`, title])),
        'questions.nps.low': 'not at all likely',
        'questions.nps.high': 'extremely likely',
        'questions.nps.help': 'About your order of 18 November.',
        'questions.csat.points.1': 'Very dissatisfied',
        'questions.csat.points.5': 'Very satisfied',
        'questions.ces.statement': 'Lumen Lamps made it easy to return my lamp.',
        'questions.source.choices.friend': 'A friend',
        'questions.source.choices.ad': 'An advertisement',
        'questions.source.choices.street': 'The shop in the street',
        'questions.source.choices.other': 'Something else',
        'questions.wrong.choices.delivery': 'Delivery',
        'questions.wrong.choices.lamp': 'The lamp itself',
        'questions.wrong.choices.returns': 'Returning it',
        'questions.wrong.choices.other': 'Something else',
        'questions.name.placeholder': 'Lumi',
      },
      ar: {
        'questions.nps.title': 'ما مدى احتمال أن توصي صديقًا بمتجر Lumen Lamps؟',
        'questions.nps.low': 'غير محتمل إطلاقًا',
        'questions.nps.high': 'محتمل جدًا',
        'questions.why.title': 'ما السبب الرئيسي لتقييمك؟',
      },
    },
    questions: questions.map((question) => ({ ...question, required })),
  };
}
