import { setTimeout as wait } from 'node:timers/promises';
import { buyerId, BUYERS, csvText } from './answers.mjs';
import { retryUntilKnown } from './retry-until-known.mjs';

const DAY_MS = 86_400_000;
/** Customers who were unhappy, of whom every second one is answered. */
const PEOPLE = 72;
/** Requests at the same time. */
const AT_ONCE = 8;
const SCORES = [4, 5, 6];
const CAUSES = ['delivery', 'communication', 'delivery', 'product', 'waiting_time', 'delivery'];

/** The people: the three scores are given equally often by those who are answered and those who are not. */
const people = Array.from({ length: PEOPLE }, (_, i) => ({
  customer: buyerId(BUYERS - 1 - i),
  first: SCORES[i % SCORES.length],
  /** By how much the next score is higher without an answer, as unhappy scores are; a reply adds one or two. */
  rise: [1, 2, 2, 3, 0, 2][Math.floor(i / 6) % 6],
  cause: CAUSES[Math.floor(i / 2) % CAUSES.length],
  isAnswered: Math.floor(i / SCORES.length) % 2 === 0,
  daysAgo: 41 + ((i * 7) % 30),
  nextDaysAgo: 1 + ((i * 11) % 28),
}));

/**
 * Unhappy answers of some weeks ago of which every second one gets a reply now, and the next answers of all these customers: what replies add to the
 * next score. `importAnswers(csv, name)` imports answers after deliveries: `id, answered_at, customer, score`.
 */
export async function callBack(call, surveyId, importAnswers) {
  const at = (days) => new Date(Date.now() - days * DAY_MS).toISOString();
  const first = people.map(({ customer, first, daysAgo }) => [`first-${customer}`, at(daysAgo), customer, first]);
  await importAnswers(csvText([HEADER, ...first]), 'Before the call-backs.csv');
  const answered = people.filter(({ isAnswered }) => isAnswered);
  for (let i = 0; i < answered.length; i += AT_ONCE)
    await Promise.all(
      answered.slice(i, i + AT_ONCE).map(({ customer, cause }) => reply(call, surveyId, customer, cause)),
    );
  // Answered again after the reply, so by now and not at the same moment.
  await wait(20);
  const next = people.map(({ customer, first: before, isAnswered, nextDaysAgo, rise }, i) => [
    `next-${customer}`,
    at(isAnswered ? 0 : nextDaysAgo),
    customer,
    Math.min(10, before + rise + (isAnswered ? 1 + (i % 2) : 0)),
  ]);
  await importAnswers(csvText([HEADER, ...next]), 'After the call-backs.csv');
  return answered.length;
}

const HEADER = ['id', 'answered_at', 'customer', 'score'];

/** A person writes to the customer about the answer, and is done with it. */
async function reply(call, surveyId, customer, cause) {
  const { data } = await call('GET', `/v1/responses?survey_id=${surveyId}&customer=${customer}&limit=1`);
  const title = 'Call and ask what would help';
  const task = await retryUntilKnown(() => call('POST', '/v1/tasks', { title, response_id: data[0].id }));
  await call('POST', `/v1/tasks/${task.id}/first-response`, {});
  const resolution = { root_cause: cause, outcome: 'recovered', note: 'Called, and listened.' };
  await call('POST', `/v1/tasks/${task.id}/resolve`, resolution);
}
