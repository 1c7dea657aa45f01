import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { confirmAddress } from '../product/confirm-address.mjs';
import { apiClient } from '../product/product.mjs';
import { answersCsv, customerId, plans } from './answers.mjs';
import { askCustomers } from './asking.mjs';
import { makeBoard } from './boards.mjs';
import { setBrand } from './brand.mjs';
import { callBack } from './call-backs.mjs';
import { setGoals } from './goals.mjs';
import { DEMO_OWNER_EMAIL as EMAIL } from './owner.mjs';
import { recordOrders } from './orders.mjs';
import { recordWork, setUpWork } from './follow-up-work.mjs';
import { patientClient, patiently } from './patiently.mjs';
import { askColleagues } from './pulse.mjs';
import { makePromises } from './promises.mjs';
import { askWhetherItHelped, publishRecoverySurvey } from './recovery.mjs';
import { addColleagues, nameCustomers } from './people.mjs';
import { retryUntilKnown } from './retry-until-known.mjs';
import { calculateScenario } from './money.mjs';
import { workLikeStaff } from './staff-work.mjs';
import { surveys, touchpoints, widgets } from './surveys.mjs';
import { answerTalks, openTalks } from './threads.mjs';
import { nameTopics } from './topics.mjs';

/** Uploads a CSV to a new import, whose answers may open tasks, and waits until it is done; throws if the import failed. */
export async function importCsv(call, surveyId, columns, csv, fileName) {
  const created = await retryUntilKnown(() =>
    call('POST', '/v1/imports', { survey_id: surveyId, file_name: fileName, mapping: { columns }, open_tasks: true }),
  );
  await patiently(() => call('PUT', `/v1/imports/${created.id}/content`, csv, { 'content-type': 'text/csv' }));
  // Backs off, because every poll counts against the rate limit of the key.
  for (let pause = 50; ; pause = Math.min(pause * 2, 1000)) {
    const state = await patiently(() => call('GET', `/v1/imports/${created.id}`));
    if (state.status === 'failed') throw new Error(`the import failed: ${JSON.stringify(state)}`);
    if (state.status === 'done') return state;
    await wait(pause);
  }
}

async function signUp(url) {
  const password = randomBytes(12).toString('base64url');
  const created = await apiClient(url)('POST', '/v1/workspaces', {
    name: 'Lumen Lamps',
    time_zone: 'Europe/Paris',
    language: 'en',
    demo: true,
    owner: { name: 'Inès Laurent', email: EMAIL, password },
  });
  return { ...created, password };
}

/** Confirms the owner's address with the mail in the inbox. If mail goes to another server, the owner gets none about tasks. */
async function confirmOwner(url, { password }, log) {
  await confirmAddress(url, { email: EMAIL, password }, { timeoutMs: 15_000 }).catch(({ message }) => log(message));
}

/**
 * Creates three touchpoints, each with a published survey, two of which the shop's pages show; returns the surveys by touchpoint key, and as
 * `recovery` the one after resolutions. The one after deliveries is the newest: reports begin with it.
 */
async function publishSurveys(call) {
  const created = [];
  for (const touchpoint of touchpoints) created.push(await call('POST', '/v1/touchpoints', touchpoint));
  const support = created.find(({ key }) => key === 'support');
  const published = { recovery: await publishRecoverySurvey(call, support.id) };
  const byAnswers = created.toSorted((a, b) => plans[a.key].perMonth - plans[b.key].perMonth);
  for (const touchpoint of byAnswers) {
    const { id } = touchpoint;
    const draft = await call('POST', '/v1/surveys', { ...surveys[touchpoint.key], touchpoint_id: id });
    published[touchpoint.key] = await call('POST', `/v1/surveys/${draft.id}/publish`);
    const widget = widgets[touchpoint.key];
    if (widget !== undefined) await call('PUT', `/v1/surveys/${draft.id}/widget`, widget);
  }
  return published;
}

async function createRules(call, published, staffIds) {
  const playbook =
    'Call or write within the due time. Explain what went wrong, what you will do about it and by when. Then ask whether that helps.';
  const rule = (name, survey, metric, atMost, hours) => ({
    name,
    conditions: {
      all: [
        { survey_in: [published[survey].id] },
        { score: { metric, op: 'lte', value: atMost } },
        { text: 'present' },
      ],
    },
    action: {
      title: `${name}: {{ score }}`,
      playbook,
      due_in_minutes: hours * 60,
      assignment: { strategy: 'round_robin', staff_ids: staffIds },
    },
    acts: [{ kind: 'tag_response', tags: [survey] }],
    max_answer_age_days: 21,
  });
  const again = {
    name: 'Unhappy again within 90 days',
    conditions: {
      all: [
        { score: { metric: 'nps', op: 'lte', value: 6 } },
        { earlier_answers: { level: 'low', days: 90, at_least: 1 } },
      ],
    },
    acts: [
      { kind: 'set_attribute', attribute: { at_risk: true } },
      { kind: 'tag_response', tags: ['again'] },
    ],
    max_answer_age_days: 21,
  };
  for (const wanted of [
    rule('Unhappy with the delivery', 'delivery', 'nps', 6, 24),
    rule('Unhappy with the purchase', 'checkout', 'csat', 2, 48),
    rule('Hard to get help', 'support', 'ces', 3, 8),
    again,
  ])
    await retryUntilKnown(() => call('POST', '/v1/rules', wanted));
}

async function importResponses(call, published, log) {
  for (const [key, plan] of Object.entries(plans)) {
    const columns = {
      id: { to: 'submission_id' },
      answered_at: { to: 'submitted_at' },
      language: { to: 'language' },
      customer: { to: 'customer' },
      score: { to: 'answer', key: plan.question },
      comment: { to: 'answer', key: plan.comment },
      ...Object.fromEntries(
        plan.columns.map((column) => [
          column,
          ['hurdle', 'wrong'].includes(column) ? { to: 'answer', key: column } : { to: 'hidden_field', key: column },
        ]),
      ),
    };
    const done = await importCsv(
      call,
      published[key].id,
      columns,
      answersCsv({ now: new Date(), ...plan }),
      `${key}.csv`,
    );
    log(`${key}: ${done.rows.accepted} responses of 18 months`);
  }
}

async function recordDeliveries(call) {
  const now = Date.now();
  const events = Array.from({ length: 100 }, (_, i) => ({
    id: `delivery-${i}`,
    kind: 'delivery',
    external_id: customerId(i * 21 + 14),
    occurred_at: new Date(now - ((i * 111 + 74) % 365) * 86_400_000).toISOString(),
  }));
  await call('POST', '/v1/events/batch', { events });
}

/** Calls customers back who were unhappy after a delivery, with a key of its own. */
async function callUnhappy(url, owner, surveyId) {
  const { call, end } = await setUpKey(url, owner, 'call-backs');
  const columns = {
    id: { to: 'submission_id' },
    answered_at: { to: 'submitted_at' },
    customer: { to: 'customer' },
    score: { to: 'answer', key: plans.delivery.question },
  };
  const called = await callBack(call, surveyId, (csv, name) => importCsv(call, surveyId, columns, csv, name));
  await end();
  return called;
}

/** Waits for the tasks of the imported responses and resolves some of them, like a shop would. */
async function workOnTasks(call) {
  const causes = ['delivery', 'product', 'communication'];
  let tasks = [];
  for (let quiet = 0; quiet < 10; quiet += 1) {
    const before = tasks.length;
    tasks = (await call('GET', '/v1/tasks?limit=100')).data;
    if (tasks.length !== before) quiet = 0;
    await wait(300);
  }
  for (const [i, task] of tasks.entries()) {
    if (i % 3 === 2) continue;
    await call('POST', `/v1/tasks/${task.id}/first-response`, {});
    if (i % 3 === 0)
      await call('POST', `/v1/tasks/${task.id}/resolve`, {
        root_cause: causes[i % causes.length],
        outcome: 'recovered',
        note: 'Called, apologised, sent a replacement.',
      });
  }
  await spreadDueTimes(
    call,
    tasks.filter((_, i) => i % 3 !== 0),
  );
  return tasks.length;
}

/** Gives the open tasks different due states: one waits for the customer, one is overdue in a minute, some are due today. */
async function spreadDueTimes(call, [waiting, overdue, ...soon]) {
  const inHours = (hours) => new Date(Date.now() + hours * 3_600_000).toISOString();
  const change = async (task, changes) => {
    if (task === undefined) return;
    const { revision } = await call('GET', `/v1/tasks/${task.id}`);
    await call('PATCH', `/v1/tasks/${task.id}`, changes, { 'if-match': `"${revision}"` });
  };
  await change(waiting, { status: 'waiting' });
  await change(overdue, { due_at: inHours(1 / 60) });
  await change(soon[0], { due_at: inHours(1.2) });
  await change(soon[1], { due_at: inHours(2.5) });
}

/**
 * A key of its own for the hundreds of requests of one stage, so that the printed one has its whole rate left, and no stage waits for
 * the rate of the one before. `end` revokes it.
 */
async function setUpKey(url, { secret_key: printed }, stage) {
  const call = patientClient(apiClient(url, printed));
  const { data } = await call('GET', '/v1/api-keys');
  const { scopes } = data.find(({ kind }) => kind === 'secret');
  const name = `Setting up the demo: ${stage}`;
  const { id, secret } = await call('POST', '/v1/api-keys', { kind: 'secret', name, scopes });
  return { call: patientClient(apiClient(url, secret)), end: () => call('DELETE', `/v1/api-keys/${id}`) };
}

/** Surveys, the team, rules, and answers with their tasks; returns the surveys and the ids of colleagues. */
async function setUpShop(url, call, owner, log) {
  await setBrand(call, { name: 'Inès', email: EMAIL });
  const published = await publishSurveys(call);
  // Before the imported answers open tasks: mail about tasks needs a confirmed address.
  await confirmOwner(url, owner, log);
  const colleagues = await addColleagues(url, call, log);
  await createRules(call, published, [owner.staff.id, ...colleagues.slice(0, 2)]);
  await setUpWork(call, colleagues);
  await importResponses(call, published, log);
  return { published, colleagues };
}

/**
 * What happens in the shop, each part for itself: one that fails is told, and the others go on. Returns the paths of a mailed question
 * if there is one.
 */
async function openShop(url, call, owner, { published, colleagues }, log) {
  const part = (name, work) => work().catch(({ message }) => void log(`the demo goes without ${name}: ${message}`));
  const surveyId = published.delivery.id;
  await part('deliveries', () => recordDeliveries(call));
  await part('orders', async () =>
    log(`${await recordOrders(call)} orders of 18 months, with the visits before the last ones`),
  );
  await part('names of customers', () => nameCustomers(call));
  await part('work on tasks', async () => {
    log(`${await workOnTasks(call)} follow-up tasks, some of them resolved`);
    await recordWork(call, [owner.staff.id, ...colleagues.slice(0, 2)]);
    await workLikeStaff(call, colleagues);
  });
  await part('a scenario of cost and benefit', () => calculateScenario(call));
  await part('goals', () => setGoals(call, owner.staff.id));
  await part('topics of comments', () => nameTopics(call));
  await part('a dashboard', () => makeBoard(url, { email: EMAIL, password: owner.password }));
  await part('promises', () => makePromises(call, owner.staff.id));
  await part('the pulse of colleagues', () => askColleagues(call, log));
  await part('call-backs', async () => log(`${await callUnhappy(url, owner, surveyId)} unhappy customers called back`));
  // Messages leave after ten seconds, in which customers are asked.
  const talks = await part('talks', () => openTalks(url, call, surveyId, { email: EMAIL, password: owner.password }));
  const mailed = await part('mailed questions', () => askCustomers(url, call, surveyId, log));
  await part('questions after resolutions', () => askWhetherItHelped(url, call, surveyId, published.recovery.id));
  if (talks !== undefined)
    await part('replies of customers', async () => {
      await answerTalks(url, call, talks);
      log(`${talks.length} customers written with`);
    });
  return mailed;
}

/**
 * Creates the demo workspace through the public API; returns the credentials that the launcher prints and stores. Throws if the shop
 * itself cannot be set up; what happens in it may be missing in part, which is logged.
 */
export async function createDemo(url, log) {
  const owner = await signUp(url);
  const first = await setUpKey(url, owner, 'shop');
  const shop = await setUpShop(url, first.call, owner, log);
  await first.end();
  const second = await setUpKey(url, owner, 'what happens');
  const mailed = await openShop(url, second.call, owner, shop, log);
  await second.end();
  const { published } = shop;
  return {
    secret_key: owner.secret_key,
    publishable_key: owner.publishable_key,
    email: EMAIL,
    password: owner.password,
    survey_path: `/s/${published.delivery.link_code}`,
    invitation_path: mailed?.survey ?? null,
    preferences_path: mailed?.preferences ?? null,
  };
}
