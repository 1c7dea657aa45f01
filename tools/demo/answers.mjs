import { seeded } from '../chaos/random.mjs';
import { lateWords, words } from './words.mjs';

const DAY_MS = 86_400_000;
const MONTHS = 18;
const GOLDEN = 0.618_033_988_75;

/** How many customers of the shop answer surveys. */
export const CUSTOMERS = 320;

/** The id of a customer in the shop's own system; numbers above the last begin anew. */
export const customerId = (number) => `C-${1000 + (number % CUSTOMERS)}`;

/** How many customers of the shop have ordered; most of those who never answer are among them. */
export const BUYERS = 640;

/** How many people the shop knows who have not ordered: they read its newsletter or asked for its catalogue. */
export const PROSPECTS = 1400;

/** The id of somebody who has not ordered. */
export const prospectId = (number) => `N-${1000 + number}`;

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

/** How far the sum of three draws is spread around its mean: of what customers think of each touchpoint, and of single responses. */
const SPREAD = { customer: 0.48, response: 0.13 };

const aroundZero = (random) => random() + random() + random() - 1.5;

/**
 * What each customer thinks of a touchpoint, around the mean. What they think of the delivery goes along with how easy support is for them, and
 * a little with the checkout: `weights` are those of what they think of both.
 */
function tastes(weights) {
  const random = seeded(5);
  return Array.from({ length: CUSTOMERS }, () => {
    const [support, checkout] = [aroundZero(random), aroundZero(random)];
    return (weights.support * support + weights.checkout * checkout) * SPREAD.customer;
  });
}

function scoreOf(random, scale, mean) {
  const span = scale.max - scale.min;
  // The sum of three draws is centred on the mean; a few responses are very unhappy.
  const draw = random() < 0.02 ? random() * 0.3 : mean + aroundZero(random) * SPREAD.response;
  return Math.round(scale.min + Math.min(1, Math.max(0, draw + 0.03)) * span);
}

const quote = (value) => `"${String(value).replaceAll('"', '""')}"`;

/**
 * The responses of 18 months up to `now` to one survey, oldest first: `id, answered_at, language, customer, score, comment` and the columns that
 * `extra`, a function of (random, score), fills. Older months have fewer responses, because the shop has grown.
 */
export function answerRows({ now, seed, perMonth, scale, lately, late, weights, extra }) {
  const random = seeded(seed);
  const taste = tastes(weights);
  const rows = [];
  for (let month = 0; month < MONTHS; month += 1) {
    const count = Math.round(perMonth * (0.5 + month / MONTHS));
    for (let i = 0; i < count; i += 1) {
      const age = (MONTHS - 1 - month) * 30.4 + random() * 30.4;
      const at = new Date(now.getTime() - age * DAY_MS - 3_600_000);
      // Customers are asked in turn, so that nobody is asked often.
      const number = Math.floor(((rows.length * GOLDEN + seed / 7) % 1) * CUSTOMERS);
      const language = (number * GOLDEN) % 1 < 0.62 ? 'en' : 'fr';
      const score = scoreOf(random, scale, mood(month) + taste[number] + (age < LATELY_DAYS ? lately : 0));
      const share = (score - scale.min) / (scale.max - scale.min);
      const tone = share > 0.8 ? 'happy' : share > 0.6 ? 'mixed' : 'unhappy';
      const comment = random() < (tone === 'unhappy' ? 0.7 : 0.3) ? commentOf(random, late, age, tone, language) : '';
      rows.push([
        `${seed}-${month}-${i}`,
        at.toISOString(),
        language,
        customerId(number),
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

/** What went wrong with deliveries: most came late. */
const WRONG = ['incomplete', 'late', 'damaged', 'late', 'late;damaged'];

/** The parameters of the three surveys of the demo. */
export const plans = {
  delivery: {
    seed: 11,
    perMonth: 120,
    lately: 0.13,
    late: lateWords.gifts,
    weights: { support: 0.9, checkout: 0.44 },
    scale: { min: 0, max: 10 },
    columns: ['carrier', 'orders', 'wrong'],
    extra: (random, score) => {
      const carrier = random() < 0.7 ? 'Rhine Express' : 'PostBox';
      const orders = 1 + Math.floor(random() * random() * 14);
      return [carrier, orders, score <= 6 ? WRONG[orders % WRONG.length] : ''];
    },
    question: 'recommend',
    comment: 'why',
  },
  checkout: {
    seed: 12,
    perMonth: 55,
    lately: 0,
    late: lateWords.gifts,
    weights: { support: 0, checkout: 1 },
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
    lately: -0.22,
    late: lateWords.waiting,
    weights: { support: 1, checkout: 0 },
    scale: { min: 1, max: 7 },
    columns: ['topic'],
    extra: (random) => [pick(random, ['return', 'repair', 'invoice', 'advice'])],
    question: 'easy',
    comment: 'comment',
  },
};
