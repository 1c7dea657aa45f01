import { parseMethod } from '../method.js';
import { INACTIVE_DAYS } from '../orders/churn-months.js';
import { daysBefore } from '../orders/customer-orders.js';
import type { CustomerHistory, PastAnswer, PastTask } from './customer-history.js';

/**
 * What the model knows of a customer, in the order of its rows. `days_since_order`; `orders` in the last 180 days; `spending_trend`: those
 * of the last 90 days minus those of the 90 before, as a share of both, −1 to 1; `has_answered`: 0 or 1; `last_score` from −1 (worst) to 1
 * (best); `score_change` since the answer before by the same method, −2 to 2; `days_since_answer`, at most 365; `open_task`: 0 or 1; `tasks`
 * opened in the last 180 days; `response_time`: ln(1 + minutes) to the first response of the newest task that has one. What does not exist is 0.
 */
export const RISK_FEATURES = [
  'days_since_order',
  'orders',
  'spending_trend',
  'has_answered',
  'last_score',
  'score_change',
  'days_since_answer',
  'open_task',
  'tasks',
  'response_time',
] as const;
export type RiskFeature = (typeof RISK_FEATURES)[number];

/** Longer ago is no longer told apart. */
const MAX_ANSWER_DAYS = 365;
const HALF = INACTIVE_DAYS / 2;

/** The features of a customer at the start of the day `cut`: nothing of that day or later enters them. */
export function riskFeatures(history: CustomerHistory, cut: number): readonly number[] {
  const { answers, days } = history;
  const past = daysBefore(days, cut);
  const answered = answers.slice(0, before(answers, cut));
  const last = answered.at(-1);
  const tasks = history.tasks.filter(({ openedDay }) => openedDay < cut);
  return [
    past === 0 ? INACTIVE_DAYS : cut - days[past - 1]!,
    past - daysBefore(days, cut - INACTIVE_DAYS),
    spendingTrend(history, cut),
    last === undefined ? 0 : 1,
    last === undefined ? 0 : levelOf(last),
    last === undefined ? 0 : changeOf(answered, last),
    last === undefined ? 0 : Math.min(MAX_ANSWER_DAYS, cut - last.day),
    tasks.some((task) => isOpen(task, cut)) ? 1 : 0,
    tasks.filter(({ openedDay }) => openedDay >= cut - INACTIVE_DAYS).length,
    responseTime(tasks, cut),
  ];
}

/** The last answer before the day; undefined without one. */
export function lastAnswer({ answers }: Pick<CustomerHistory, 'answers'>, cut: number): PastAnswer | undefined {
  return answers[before(answers, cut) - 1];
}

/** Whether the customer ordered in the 180 days before: only such a customer can leave. */
export function isActiveAt({ days }: Pick<CustomerHistory, 'days'>, cut: number): boolean {
  return daysBefore(days, cut) > daysBefore(days, cut - INACTIVE_DAYS);
}

/** Whether the customer has no order in the 180 days from the cut: the rule by which the report about orders counts who left. */
export function leftAfter({ days }: Pick<CustomerHistory, 'days'>, cut: number): boolean {
  return daysBefore(days, cut + INACTIVE_DAYS) === daysBefore(days, cut);
}

function before(answers: readonly PastAnswer[], cut: number): number {
  let count = 0;
  while (count < answers.length && answers[count]!.day < cut) count += 1;
  return count;
}

/** In the currency of the customer's last order before the cut; currencies are never added. */
function spendingTrend({ currencies, days, minors }: CustomerHistory, cut: number): number {
  const past = daysBefore(days, cut);
  const currency = currencies[past - 1] ?? null;
  let [recent, earlier] = [0, 0];
  for (let i = daysBefore(days, cut - INACTIVE_DAYS); i < past; i += 1) {
    if (currencies[i] !== currency) continue;
    if (days[i]! >= cut - HALF) recent += minors[i] ?? 0;
    else earlier += minors[i] ?? 0;
  }
  return recent + earlier > 0 ? (recent - earlier) / (recent + earlier) : 0;
}

/** From −1 to 1, better is higher: an effort is turned round. 0 by a method that this release does not know. */
function levelOf({ method: version, score }: PastAnswer): number {
  const method = parseMethod(version);
  if (method === undefined) return 0;
  const { max, min } = method.scale;
  const level = (2 * (score - min)) / (max - min) - 1;
  return method.metric === 'ces' && method.direction === 'effort' ? -level : level;
}

function changeOf(answered: readonly PastAnswer[], last: PastAnswer): number {
  const earlier = answered.slice(0, -1).findLast(({ method }) => method === last.method);
  return earlier === undefined ? 0 : levelOf(last) - levelOf(earlier);
}

/** Of several resolutions the first and the last are known, and of reopenings the last. */
function isOpen({ firstResolvedDay, reopenedDay, resolvedDay }: PastTask, cut: number): boolean {
  const resolved = [firstResolvedDay, resolvedDay].filter((day) => day !== null && day < cut).at(-1) ?? null;
  if (resolved === null) return true;
  return reopenedDay !== null && reopenedDay < cut && reopenedDay > resolved;
}

function responseTime(tasks: readonly PastTask[], cut: number): number {
  const responded = tasks.findLast(({ respondedDay }) => respondedDay !== null && respondedDay < cut);
  return Math.log1p(Math.max(0, responded?.responseMinutes ?? 0));
}
