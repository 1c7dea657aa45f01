const choices = [{ key: 'one' }, { key: 'two' }];
/** A question of every kind, with choices in the words of the customer where a kind has them. */
export const HOSTILE_QUESTIONS = [
  { key: 'nps', kind: 'nps', required: true },
  { key: 'csat', kind: 'csat' },
  { key: 'ces', kind: 'ces' },
  { key: 'stars', kind: 'stars', max: 5 },
  { key: 'mood', kind: 'emoji' },
  { key: 'single', kind: 'single', choices, other: true },
  { key: 'multi', kind: 'multi', choices, other: true },
  { key: 'parts', kind: 'matrix', rows: choices, choices },
  { key: 'order', kind: 'ranking', choices },
  { key: 'why', kind: 'text', max: 5 },
  { key: 'long', kind: 'text', multiline: true, max: 5 },
  { key: 'mail', kind: 'email' },
  { key: 'age', kind: 'number' },
  { key: 'day', kind: 'date' },
  { key: 'yes', kind: 'consent' },
];

/** Every text that `HOSTILE_QUESTIONS` may have, each with the next of these contents. */
export function hostileTexts(...contents: readonly string[]): Readonly<Record<string, string>> {
  const choiceTexts = (key: string, ...more: string[]) =>
    ['one', 'two', ...more].map((choice) => `questions.${key}.choices.${choice}`);
  const ids = [
    ...['welcome', 'thank_you', 'thank_you.low', 'thank_you.middle', 'thank_you.high'].flatMap((of) => [
      `${of}.title`,
      `${of}.text`,
    ]),
    ...HOSTILE_QUESTIONS.flatMap(({ key }) => [`questions.${key}.title`, `questions.${key}.help`]),
    ...['nps', 'csat', 'ces', 'stars', 'mood'].flatMap((key) => [`questions.${key}.low`, `questions.${key}.high`]),
    ...[1, 2, 3, 4, 5].map((point) => `questions.csat.points.${point}`),
    'questions.ces.statement',
    ...choiceTexts('single', 'other'),
    ...choiceTexts('multi', 'other'),
    ...choiceTexts('parts'),
    ...choiceTexts('order'),
    ...['one', 'two'].map((row) => `questions.parts.rows.${row}`),
    ...['low', 'middle', 'high'].map((level) => `questions.why.title.${level}`),
    ...['why', 'long', 'mail', 'age'].map((key) => `questions.${key}.placeholder`),
  ];
  return Object.fromEntries(ids.map((id, index) => [id, contents[index % contents.length]!]));
}
