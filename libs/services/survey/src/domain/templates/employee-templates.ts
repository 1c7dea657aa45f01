import { endsOf, templateDefinition, textsOf, type NamedTexts } from './template-definition.js';

const PLACES: NamedTexts = { shop: 'pulseShop', office: 'pulseOffice', stock: 'pulseStock', other: 'other' };

/** Whether employees would recommend the firm as a place to work (eNPS), with drivers and what would help; anonymous, by month. */
export const employeePulse = templateDefinition(
  [
    { key: 'recommend', kind: 'nps', required: true },
    { key: 'freedom', kind: 'csat' },
    { key: 'workload', kind: 'csat' },
    { key: 'place', kind: 'single', choices: ['shop', 'office', 'stock'].map((key) => ({ key })), other: true },
    { key: 'help', kind: 'text', multiline: true, max: 2000 },
  ],
  {
    ...textsOf('recommend', 'pulseRecommend'),
    ...endsOf('recommend', 'unlikely', 'likely'),
    ...textsOf('freedom', 'pulseFreedom'),
    ...endsOf('freedom', 'dissatisfied', 'satisfied'),
    ...textsOf('workload', 'pulseWorkload'),
    ...endsOf('workload', 'dissatisfied', 'satisfied'),
    ...textsOf('place', 'pulsePlace', { choices: PLACES }),
    ...textsOf('help', 'pulseHelp'),
  },
  { anonymous: { period: 'month', audience: 'employees' } },
);
