import { endsOf, templateDefinition, textsOf, type NamedTexts } from './template-definition.js';
import type { TemplateTexts } from './texts/en.js';

const COMMENT = { key: 'comment', kind: 'text', multiline: true, max: 2000 };
const contactUpTo = (question: string, value: number) => ({
  key: 'contact',
  kind: 'consent',
  show_if: { question, op: 'lte', value },
});
const keysOf = (choices: NamedTexts) =>
  Object.keys(choices)
    .filter((key) => key !== 'other')
    .map((key) => ({ key }));

/** Satisfaction from 1 to 5, and what was wrong after a low score. */
function satisfactionAfter(title: keyof TemplateTexts, problem: keyof TemplateTexts, choices: NamedTexts) {
  return templateDefinition(
    [
      { key: 'satisfied', kind: 'csat', required: true },
      {
        key: 'reasons',
        kind: 'multi',
        choices: keysOf(choices),
        other: true,
        show_if: { question: 'satisfied', op: 'lte', value: 3 },
      },
      COMMENT,
      contactUpTo('satisfied', 2),
    ],
    {
      ...textsOf('satisfied', title),
      ...endsOf('satisfied', 'dissatisfied', 'satisfied'),
      ...textsOf('reasons', problem, { choices: { ...choices, other: 'other' } }),
      ...textsOf('comment', 'comment'),
      ...textsOf('contact', 'contact'),
    },
  );
}

export const csatAfterPurchase = satisfactionAfter('purchase', 'hurdle', {
  price: 'hurdlePrice',
  choice: 'hurdleChoice',
  information: 'hurdleInformation',
  payment: 'hurdleCheckout',
});

export const csatAfterDelivery = satisfactionAfter('delivery', 'deliveryProblem', {
  late: 'deliveryLate',
  damaged: 'deliveryDamaged',
  incomplete: 'deliveryIncomplete',
  wrong: 'deliveryWrong',
  news: 'deliveryNews',
});

/** Effort from 1 to 7 with its statement, and what could be better after a low score. */
function effortAfter(
  title: keyof TemplateTexts,
  statement: keyof TemplateTexts,
  question: { readonly key: string; readonly title: keyof TemplateTexts; readonly choices: NamedTexts },
) {
  const { key, choices } = question;
  return templateDefinition(
    [
      { key: 'easy', kind: 'ces', required: true },
      { key, kind: 'single', choices: keysOf(choices), other: 'other' in choices },
      { ...COMMENT, key: 'better', show_if: { question: 'easy', op: 'lte', value: 4 } },
      contactUpTo('easy', 3),
    ],
    {
      ...textsOf('easy', title),
      'questions.easy.statement': statement,
      ...endsOf('easy', 'stronglyDisagree', 'stronglyAgree'),
      ...textsOf(key, question.title, { choices }),
      ...textsOf('better', 'better'),
      ...textsOf('contact', 'contact'),
    },
  );
}

export const cesAfterSupport = effortAfter('support', 'supportEasy', {
  key: 'solved',
  title: 'solved',
  choices: { solved: 'solvedYes', partly: 'solvedPartly', open: 'solvedNo' },
});

export const cesAfterReturn = effortAfter('return', 'returnEasy', {
  key: 'reason',
  title: 'returnReason',
  choices: {
    fit: 'returnFit',
    damaged: 'returnDamaged',
    different: 'returnDifferent',
    changed_mind: 'returnMind',
    other: 'other',
  },
});

const VISIT_PARTS: NamedTexts = {
  staff: 'visitStaff',
  choice: 'visitChoice',
  waiting: 'visitWaiting',
  rooms: 'visitRooms',
};
const QUALITY: NamedTexts = { bad: 'bad', fair: 'fair', good: 'good' };

export const csatAfterVisit = templateDefinition(
  [
    { key: 'satisfied', kind: 'csat', required: true },
    { key: 'parts', kind: 'matrix', rows: keysOf(VISIT_PARTS), choices: keysOf(QUALITY) },
    COMMENT,
    contactUpTo('satisfied', 2),
  ],
  {
    ...textsOf('satisfied', 'visit'),
    ...endsOf('satisfied', 'dissatisfied', 'satisfied'),
    ...textsOf('parts', 'visitParts', { rows: VISIT_PARTS, choices: QUALITY }),
    ...textsOf('comment', 'comment'),
    ...textsOf('contact', 'contact'),
  },
);
