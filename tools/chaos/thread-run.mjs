import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { addCustomers } from '../product/campaign.mjs';
import { apiClient } from '../product/product.mjs';
import { anyPort, freePort } from '../start/ports.mjs';
import { drained, unread } from './audit/log.mjs';
import { auditThreads } from './audit/threads.mjs';
import { Correspondents, SORRY } from './correspondents.mjs';
import { EXPECTED_ERRORS, PRELOADS } from './fault-run.mjs';
import { FollowUps, prepareFollowUp } from './follow-up.mjs';
import { startHarness } from './harness.mjs';
import { isCaught, plantedBug } from './planted/planted.mjs';
import { signal } from './processes.mjs';
import { seeded } from './random.mjs';
import { until, untilStalled } from './until.mjs';
import { OWNER_PASSWORD } from './workspaces.mjs';

/** The share of mails whose reply the mail server loses. */
const LOSE_REPLIES = 0.1;
const DOMAIN = 'thread.example';
/** First mails of customers; the product takes at most 60 in an hour. */
const FIRST_MAILS = 20;
/** The processes to kill (shape split): those that keep threads and mails, or all. */
const VICTIMS = [['followups'], ['notifications'], undefined];
const QUEUES = [
  'followups.release-message',
  'followups.break-promise',
  'followups.breach-task',
  'followups.escalate-task',
  'followups.send-recovery',
  'survey.send-invitation',
  'notifications.send-thread-mail',
  'notifications.send-survey-mail',
  'notifications.send-mail',
];
/** What is due later than this is not waited for, as the timers of promises that were moved. */
const DUE_SECONDS = 600;
const RECOVERY_TIMEOUT_MS = 120_000;
const PROGRESS_TIMEOUT_MS = 600_000;

/**
 * Unhappy answers, a message of staff for the task of each, an answer of the customer to each by SMTP, what staff do then (follow-up.mjs),
 * and first mails that open tasks, while processes are killed, events are repeated and reordered, and jobs happen twice.
 */
export async function runThreads({ folder, log, drainTimeoutMs, ...options }) {
  const random = seeded(options.seed);
  const bug = options.plant === undefined ? undefined : plantedBug(options.plant);
  const count = options.threads || bug.threads;
  const followsUp = bug === undefined || bug.followsUp === true;
  const port = await freePort(anyPort());
  const customers = { current: undefined };
  const harness = await startHarness({
    folder,
    log,
    random,
    shape: bug?.shape ?? options.shape,
    brokers: options.brokers,
    preloads: [PRELOADS.F13, './wrappers/repeat-jobs.mjs', ...(bug?.file ? [bug.file] : [])],
    loseReplies: LOSE_REPLIES,
    environment: { HEARBACK_REPLY_DOMAIN: 'in.chaos.example', FOLLOWUPS_SMTP_PORT: String(port) },
    onMail: (text) => customers.current?.answer(text),
  });
  const correspondents = new Correspondents({ port, random });
  customers.current = correspondents;
  const database = new Client({ connectionString: harness.databaseUrl });
  let followUps;
  try {
    await database.connect();
    const [workspace] = harness.workspaces;
    await addCustomers(workspace.call, { count, domain: DOMAIN });
    const { address } = await workspace.call('PUT', '/v1/inbound-mail', { opens_tasks: true });
    await drained(database, drainTimeoutMs);
    const staff = await signedIn(harness.url, workspace.email);
    if (followsUp) {
      const { data } = await staff('GET', '/v1/members');
      await prepareFollowUp(workspace.call, { surveyId: workspace.surveyId, ownerId: data[0].id });
      followUps = new FollowUps({ database, staff, accepted });
    }
    const startedAt = Date.now();
    const shop = workThrough({ workspace, staff, count, followUps });
    for (let n = 0; n < FIRST_MAILS; n += 1)
      correspondents.send({ id: `first-${n}`, from: `first${n}@new.example`, to: address });
    const run = { harness, database, count, correspondents, followUps };
    const kills = await killInTheMiddle({ ...run, random, log, bug, options });
    await shop;
    await finished({ ...run, stallMs: drainTimeoutMs });
    const seconds = Math.round((Date.now() - startedAt) / 1_000);
    const left = (await drained(database, drainTimeoutMs)).map((text) => `I9 not drained: ${text}`);
    const found = await auditThreads(database, {
      harness,
      correspondents,
      count,
      firstMails: FIRST_MAILS,
      followsUp,
      expectedErrors: EXPECTED_ERRORS,
    });
    const violations = [...left, ...found.violations, ...correspondents.unexpected];
    return {
      ...(bug === undefined ? {} : { caught: isCaught(bug, violations) }),
      seconds,
      kills,
      ...found,
      violations,
    };
  } finally {
    await followUps?.stop();
    await correspondents.stop();
    await database.end();
    await harness.stop();
  }
}

/** Calls as the owner of a workspace: only a message of a person may be the first after a low score. */
async function signedIn(url, email) {
  const reply = await fetch(`${url}/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: OWNER_PASSWORD }),
  });
  const cookie = reply.headers.getSetCookie().find((text) => text.startsWith('__Host-hearback='));
  const headers = { cookie: cookie.split(';')[0], 'sec-fetch-site': 'same-origin' };
  const call = apiClient(url);
  return (method, path, body, more = {}) => call(method, path, body, { ...headers, ...more });
}

/** Each customer answers a survey, unhappily; staff write to the customer of each task. Everything is repeated until it is accepted. */
async function workThrough({ workspace, staff, count, followUps }) {
  const responses = [];
  for (let n = 1; n <= count; n += 1) {
    const body = {
      survey_id: workspace.surveyId,
      submission_id: randomUUID(),
      customer: { external_id: `M-${n}` },
      answers: { recommend: 2, why: 'It came late.' },
      language: 'en',
    };
    responses.push(await accepted(() => workspace.call('POST', '/v1/responses', body)));
  }
  for (const [n, { id }] of responses.entries()) {
    const task = await accepted(async () => {
      const { data } = await workspace.call('GET', `/v1/tasks?response_id=${id}`);
      return data[0] ?? Promise.reject(new Error('no task yet'));
    });
    const key = { 'idempotency-key': randomUUID() };
    await accepted(() => staff('POST', `/v1/tasks/${task.id}/messages`, { text: `${SORRY} ${id}.`, wait: true }, key));
    followUps?.start(task.id, n);
  }
}

function accepted(attempt) {
  return until(
    'the product accepts it',
    () => attempt().catch(({ status }) => wait(status === undefined || status >= 500 ? 100 : 250)),
    PROGRESS_TIMEOUT_MS,
  );
}

/** Kills processes whenever another share of the answers was sent, or of the tasks resolved; returns how many. */
async function killInTheMiddle({ harness, database, count, correspondents, followUps, random, log, bug, options }) {
  const rounds = bug?.kills ?? options.kills;
  const steps = followUps === undefined ? count : 2 * count;
  const done = () => correspondents.sent.size + (followUps?.resolved ?? 0);
  let kills = 0;
  for (let round = 0; round < rounds; round += 1) {
    const wanted = FIRST_MAILS + Math.floor((steps * round) / rounds) + 1;
    await until(`${wanted} mails and resolved tasks`, () => done() >= wanted, PROGRESS_TIMEOUT_MS, 20);
    const names = VICTIMS[Math.floor(random() * VICTIMS.length)];
    const killed = harness.processes.filter(
      ({ name }) => harness.processes.length === 1 || (names?.includes(name) ?? true),
    );
    for (const { pid } of killed) signal(pid, 'SIGKILL');
    kills += killed.length;
    // The jobs of dead processes are due now, instead of after their leases.
    await database.query('update jobs.job set due_at = now() where running and dead_at is null and queue = any ($1)', [
      QUEUES,
    ]);
    await harness.ready(RECOVERY_TIMEOUT_MS);
    log(
      `killed ${killed.map(({ name }) => name).join(', ')} after ${correspondents.sent.size} mails, ${followUps?.resolved ?? 0} tasks`,
    );
  }
  return kills;
}

/** Waits until every message was answered and nothing is left to do, or nothing has happened for `stallMs`. */
function finished({ database, correspondents, followUps, harness, count, stallMs }) {
  const look = async () => {
    const jobs = `select count(*)::int as n from jobs.job where queue = any ($1) and dead_at is null
      and due_at < now() + make_interval(secs => $2)`;
    const [{ n }] = (await database.query(jobs, [QUEUES, DUE_SECONDS])).rows;
    const { left, mark } = await unread(database);
    const missing = count + FIRST_MAILS - correspondents.sent.size + correspondents.waiting;
    const open = followUps?.open ?? 0;
    return {
      left: [
        ...left,
        ...(n > 0 ? [`${n} jobs`] : []),
        ...(missing > 0 ? [`${missing} mails of customers`] : []),
        ...(open > 0 ? [`${open} tasks`] : []),
      ],
      mark: `${mark} ${n} ${missing} ${harness.sink.arrivals} ${followUps?.mark}`,
    };
  };
  return untilStalled(look, Math.max(stallMs, 30_000), 500);
}
