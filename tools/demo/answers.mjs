import { seeded } from '../chaos/random.mjs';
import { lateWords, words } from './words.mjs';

const DAY_MS = 86_400_000;
const MONTHS = 18;

/** How many customers of the shop answer surveys. */
export const CUSTOMERS = 320;

/** The id of a customer in the shop's own system; numbers above the last begin anew. */
export const customerId = (number) => `C-${1000 + (number % CUSTOMERS)}`;

/** How many customers of the shop have ordered; most of those who never answer are among them. */
export const BUYERS = 640;

/** The id of a customer who has ordered; the first ones are those who answer. */
export const buyerId = (number) => `C-${1000 + number}`;

const pick = (random, list) => list[Math.floor(random() * list.length)];

/** Mean satisfaction in a month (0 = oldest): a slow rise, a bad winter with a new carrier, and the recovery after it. */
function mood(month) {
  const rise = 0.65 + month * 0.01;
  return month >= 11 && month <= 13 ? rise - 0.17 : rise;
}

/** What changed in the last weeks: support became harder to reach, and deliveries are better since the new courier. */
const LATELY_DAYS = 28;

function scoreOf(random, scale, mean) {
  const span = scale.max - scale.min;
  // The sum of three draws is centred on the mean; a few responses are very unhappy.
  const draw = random() < 0.06 ? random() * 0.3 : mean + (random() + random() + random() - 1.5) * 0.36;
  return Math.round(scale.min + Math.min(1, Math.max(0, draw + 0.12)) * span);
}

const quote = (value) => `"${String(value).replaceAll('"', '""')}"`;

/**
 * The responses of 18 months up to `now` to one survey, oldest first: `id, answered_at, language, customer, score, comment` and the columns that
 * `extra`, a function of (random, score), fills. Older months have fewer responses, because the shop has grown.
 */
export function answerRows({ now, seed, perMonth, scale, lately, late, extra }) {
  const random = seeded(seed);
  const rows = [];
  for (let month = 0; month < MONTHS; month += 1) {
    const count = Math.round(perMonth * (0.5 + month / MONTHS));
    for (let i = 0; i < count; i += 1) {
      const age = (MONTHS - 1 - month) * 30.4 + random() * 30.4;
      const at = new Date(now.getTime() - age * DAY_MS - 3_600_000);
      const language = random() < 0.62 ? 'en' : 'fr';
      const score = scoreOf(random, scale, mood(month) + (age < LATELY_DAYS ? lately : 0));
      const share = (score - scale.min) / (scale.max - scale.min);
      const tone = share > 0.8 ? 'happy' : share > 0.6 ? 'mixed' : 'unhappy';
      const comment = random() < (tone === 'unhappy' ? 0.7 : 0.3) ? commentOf(random, late, age, tone, language) : '';
      const customer = customerId(Math.floor(random() * CUSTOMERS));
      rows.push([
        `${seed}-${month}-${i}`,
        at.toISOString(),
        language,
        customer,
        score,
        comment,
        ...extra(random, score),
      ]);
    }
  }
  return rows.sort((a, b) => (a[1] < b[1] ? -1 : 1));
}

/** The rows of `answerRows` as CSV text; `columns` are the names of what `extra` fills. */
export function answersCsv(plan) {
  return csvText([
    ['id', 'answered_at', 'language', 'customer', 'score', 'comment', ...plan.columns],
    ...answerRows(plan),
  ]);
}

/** Rows as CSV text. */
export function csvText(rows) {
  return rows.map((row) => row.map(quote).join(',') + '\n').join('');
}

/**
 * What a customer writes. Lately many write about what changed: nobody answers in support, and what is missing before holidays. Takes as
 * many random numbers in all cases, so that everything else stays as it is.
 */
function commentOf(random, late, age, tone, language) {
  const draw = random();
  const { days, tones, share, of } = late;
  const isLate = age < days && tones.includes(tone) && (draw * 97) % 1 < share;
  const list = isLate ? of[language] : words[tone][language];
  return list[Math.floor(draw * list.length)];
}

/** The parameters of the three surveys of the demo. */
export const plans = {
  delivery: {
    seed: 11,
    perMonth: 120,
    lately: 0.14,
    late: lateWords.gifts,
    scale: { min: 0, max: 10 },
    columns: ['carrier', 'orders'],
    extra: (random) => [random() < 0.7 ? 'Rhine Express' : 'PostBox', 1 + Math.floor(random() * random() * 14)],
    question: 'recommend',
    comment: 'why',
  },
  checkout: {
    seed: 12,
    perMonth: 55,
    lately: 0,
    late: lateWords.gifts,
    scale: { min: 1, max: 5 },
    columns: ['device', 'hurdle'],
    extra: (random, score) => [
      random() < 0.55 ? 'phone' : 'desktop',
      score <= 3 ? pick(random, ['price', 'payment', 'choice']) : '',
    ],
    question: 'satisfied',
    comment: 'comment',
  },
  support: {
    seed: 13,
    perMonth: 70,
    lately: -0.26,
    late: lateWords.waiting,
    scale: { min: 1, max: 7 },
    columns: ['topic'],
    extra: (random) => [pick(random, ['return', 'repair', 'invoice', 'advice'])],
    question: 'easy',
    comment: 'comment',
  },
};
