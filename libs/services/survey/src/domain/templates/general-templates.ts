import { endsOf, templateDefinition, textsOf, type NamedTexts } from './template-definition.js';

const LONG = { kind: 'text', multiline: true, max: 2000 };
const keysOf = (parts: NamedTexts) => Object.keys(parts).map((key) => ({ key }));

/** Net Promoter Score with the reason, wording after Reichheld 2003. */
export const nps = templateDefinition(
  [
    { key: 'recommend', kind: 'nps', required: true },
    { ...LONG, key: 'why' },
    { ...LONG, key: 'better', show_if: { question: 'recommend', op: 'lte', value: 6 } },
    { key: 'contact', kind: 'consent', show_if: { question: 'recommend', op: 'lte', value: 6 } },
  ],
  {
    ...textsOf('recommend', 'recommend'),
    ...endsOf('recommend', 'unlikely', 'likely'),
    ...textsOf('why', 'why'),
    ...textsOf('better', 'better'),
    ...textsOf('contact', 'contact'),
  },
);

const EXPERIENCE: NamedTexts = { useful: 'useful', easy: 'easy', enjoyable: 'enjoyable' };
const AGREEMENT: NamedTexts = {
  strongly_disagree: 'stronglyDisagree',
  disagree: 'disagree',
  neither: 'neither',
  agree: 'agree',
  strongly_agree: 'stronglyAgree',
};

/** Whether an experience was useful, easy and enjoyable, in words that fit every touchpoint. */
export const experience = templateDefinition(
  [
    { key: 'experience', kind: 'matrix', required: true, rows: keysOf(EXPERIENCE), choices: keysOf(AGREEMENT) },
    {
      ...LONG,
      key: 'better',
      show_if: {
        any: Object.keys(EXPERIENCE).flatMap((row) =>
          ['strongly_disagree', 'disagree'].map((value) => ({ question: 'experience', row, op: 'eq', value })),
        ),
      },
    },
    { ...LONG, key: 'comment' },
  ],
  {
    ...textsOf('experience', 'experience', { rows: EXPERIENCE, choices: AGREEMENT }),
    ...textsOf('better', 'better'),
    ...textsOf('comment', 'comment'),
  },
);

const IMPROVEMENTS: NamedTexts = {
  quality: 'productQuality',
  price: 'productPrice',
  use: 'productUse',
  looks: 'productLooks',
  manual: 'productManual',
};

/** Satisfaction with a product, and what to improve first. */
export const productFeedback = templateDefinition(
  [
    { key: 'satisfied', kind: 'csat', required: true },
    { key: 'improve', kind: 'ranking', choices: keysOf(IMPROVEMENTS) },
    { ...LONG, key: 'missing' },
  ],
  {
    ...textsOf('satisfied', 'product'),
    ...endsOf('satisfied', 'dissatisfied', 'satisfied'),
    ...textsOf('improve', 'improve', { choices: IMPROVEMENTS }),
    ...textsOf('missing', 'missing'),
  },
);

const REASONS: NamedTexts = {
  price: 'leavingPrice',
  missing: 'leavingMissing',
  quality: 'leavingQuality',
  service: 'leavingService',
  competitor: 'leavingOther',
  no_need: 'leavingNeed',
};

/** Why a customer leaves, and what would bring them back. */
export const leaving = templateDefinition(
  [
    { key: 'reason', kind: 'single', required: true, choices: keysOf(REASONS), other: true },
    { key: 'satisfied', kind: 'csat' },
    { ...LONG, key: 'come_back', show_if: { question: 'reason', op: 'neq', value: 'no_need' } },
    { key: 'contact', kind: 'consent' },
  ],
  {
    ...textsOf('reason', 'leaving', { choices: { ...REASONS, other: 'other' } }),
    ...textsOf('satisfied', 'overall'),
    ...endsOf('satisfied', 'dissatisfied', 'satisfied'),
    ...textsOf('come_back', 'comeBack'),
    ...textsOf('contact', 'contact'),
  },
);
