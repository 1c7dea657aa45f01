import { setTimeout as wait } from 'node:timers/promises';
import { customerId } from './answers.mjs';
import { answerMail, mailedLinks } from './mailed.mjs';

const SEGMENTS = [
  { name: 'Gold customers', conditions: { all: [{ attribute: { key: 'tier', op: 'eq', value: 'gold' } }] } },
  {
    name: 'Ordered in the last 90 days',
    conditions: { all: [{ event: { kind: 'order', op: 'at_least', times: 1, within_days: 90 } }] },
  },
  {
    name: 'Unhappy lately',
    conditions: { all: [{ score: { metric: 'nps', op: 'lte', value: 6, within_days: 60 } }] },
  },
];

const FAIR_VISITORS = `external_id,email,name
F-1,noor.visser@mail.example,Noor Visser
F-2,paul.lindner@mail.example,Paul Lindner
F-3,sara.conti@mail.example,Sara Conti
`;

/** What customers answer to their mails. */
const REPLIES = [
  { recommend: '10', why: 'Advice before I bought, and a lamp that fits.' },
  { recommend: '3', why: 'The second parcel came a week after the first.' },
  { recommend: '9', why: '' },
  { recommend: '8', why: 'Good lamps. The instructions could be larger.' },
  { recommend: '10', why: 'My third order, and the first that came in a day.' },
  { recommend: '9', why: 'Friendly people at the fair.' },
];

/** Customers of the finished campaign; all but F-2, whose address is suppressed, are asked and answer. */
const CHECKED_IN = ['F-1', 'F-2', 'F-3', ...[1, 4, 7, 10].map(customerId)];

/** The shop's time zone. */
const TIME_ZONE = 'Europe/Paris';
/** Customers whom each campaign asks in a day, and how many of the running one have answered. */
const [PER_DAY, ANSWERED] = [6, 3];

/**
 * Asks customers of the demo shop by mail: segments and a list, attention rules, a finished campaign, one that runs, and questions
 * after deliveries. Returns the paths of a mailed question that nobody has answered and of that customer's preferences. Mail has to
 * go to the inbox of this machine.
 */
export async function askCustomers(url, call, surveyId, log) {
  const gold = await createAudiences(call);
  // Questions are due at once, whatever the hour; the shop's quiet hours follow.
  await changeQuietHours(call, null);
  const schedule = { first_day: todayInShop(), time: clockInShop(), per_day: PER_DAY };
  const common = { kind: 'campaign', survey_id: surveyId, thanks: true };
  const checkIn = await startPlan(call, {
    ...common,
    name: 'After the trade fair',
    audience: { kind: 'customers', external_ids: CHECKED_IN },
    schedule: { ...schedule, days: 1 },
  });
  const checkedIn = await addressesAsked(call, checkIn);
  for (const [i, address] of checkedIn.entries()) await reply(url, address, REPLIES[i % REPLIES.length]);
  await until(async () => (await call('GET', `/v1/plans/${checkIn}/progress`)).completed === checkedIn.length);
  // Planning it finishes the first one, whose invitations are all answered.
  const ongoing = await startPlan(call, {
    ...common,
    name: 'How are we doing?',
    audience: { kind: 'segments', segment_ids: [gold] },
    schedule: { ...schedule, days: 14 },
    reminders: { after_days: 5, count: 1 },
  });
  const [waiting, ...others] = await addressesAsked(call, ongoing);
  for (const [i, address] of others.slice(0, ANSWERED).entries()) await reply(url, address, REPLIES[i]);
  await startPlan(call, {
    kind: 'trigger',
    name: 'Two days after delivery',
    survey_id: surveyId,
    trigger: { event: 'delivery', delay_minutes: 2880, cancel_if: ['return'] },
    reminders: { after_days: 4, count: 1 },
  });
  await changeQuietHours(call, { from: '21:00', to: '08:00' });
  log(`${checkedIn.length + 1 + others.length} customers asked by mail, some of whom have answered`);
  return mailedLinks(url, waiting);
}

/** Creates segments, a list and an address that is not written to; returns the id of the first segment once survey knows its members. */
async function createAudiences(call) {
  const [gold] = await Promise.all(SEGMENTS.map((segment) => call('POST', '/v1/segments', segment)));
  await call('POST', '/v1/customer-lists?name=Trade%20fair', FAIR_VISITORS, { 'content-type': 'text/csv' });
  await call('POST', '/v1/suppressed-addresses', { address: 'paul.lindner@mail.example' });
  return gold.id;
}

async function changeQuietHours(call, quiet_hours) {
  const { waits, per_year, revision } = await call('GET', '/v1/attention-rules');
  await call('PUT', '/v1/attention-rules', { waits, per_year, quiet_hours }, { 'if-match': `"${revision}"` });
}

/** Creates a plan and starts it once its customers are known, which survey learns from events; returns its id. */
async function startPlan(call, plan) {
  const { id } = await call('POST', '/v1/plans', plan);
  if (plan.kind === 'campaign')
    await until(async () => {
      const { asked, reasons } = await call('POST', `/v1/plans/${id}/dry-run`);
      const isSuppressed = reasons.some(({ reason }) => reason === 'address-suppressed');
      return asked >= PER_DAY * plan.schedule.days && (isSuppressed || plan.audience.kind !== 'customers');
    });
  await call('POST', `/v1/plans/${id}/start`);
  return id;
}

/** The addresses of the customers of the first day, once their mails are in the inbox. */
async function addressesAsked(call, planId) {
  let sent = [];
  await until(async () => {
    sent = (await call('GET', `/v1/survey-invitations?plan_id=${planId}&status=sent`)).data;
    return sent.length >= PER_DAY;
  });
  const customers = await Promise.all(sent.map(({ customer }) => call('GET', `/v1/customers/${customer}`)));
  return customers.map(({ identities }) => identities.find(({ kind }) => kind === 'email').value);
}

async function reply(url, address, answers) {
  await answerMail(url, (await mailedLinks(url, address)).survey, answers);
}

/** Waits until something holds, for at most a minute. Backs off, because every poll counts against the rate limit of the key. */
async function until(holds) {
  const end = Date.now() + 60_000;
  for (let pause = 100; !(await holds()); pause = Math.min(pause * 2, 1000)) {
    if (Date.now() > end) throw new Error('the mailed questions of the demo did not get through');
    await wait(pause);
  }
}

/** The day and the full hour that it is in the shop now. */
const todayInShop = () => new Date().toLocaleDateString('sv-SE', { timeZone: TIME_ZONE });
const clockInShop = () =>
  `${new Date().toLocaleTimeString('sv-SE', { timeZone: TIME_ZONE, hour: '2-digit' }).slice(0, 2)}:00`;
