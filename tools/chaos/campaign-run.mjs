import { Client } from 'pg';
import { addCustomers, createCampaign } from '../product/campaign.mjs';
import { auditCampaign } from './audit/campaign.mjs';
import { drained, unread } from './audit/log.mjs';
import { startHarness } from './harness.mjs';
import { isCaught, plantedBug } from './planted/planted.mjs';
import { signal } from './processes.mjs';
import { seeded } from './random.mjs';
import { until, untilStalled } from './until.mjs';

/** The domain of the customers' addresses. */
const DOMAIN = 'campaign.example';
/** The share of mails whose reply the mail server loses. */
const LOSE_REPLIES = 0.03;
/** The queues from the start of a campaign to its last mail. */
const QUEUES = [
  'survey.plan-audience',
  'survey.send-invitations',
  'survey.send-invitation',
  'notifications.send-survey-mail',
];
/** The processes to kill (shape split): those that keep invitations and mails, or all. */
const VICTIMS = [['survey'], ['notifications'], undefined];
const RECOVERY_TIMEOUT_MS = 120_000;
const PROGRESS_TIMEOUT_MS = 600_000;

/**
 * A campaign whose processes are killed in the middle: its dry run names as many customers as there are addresses, and the audit counts what
 * the mail server received.
 */
export async function runCampaign({ folder, log, drainTimeoutMs, ...options }) {
  const random = seeded(options.seed);
  const bug = options.plant === undefined ? undefined : plantedBug(options.plant);
  const shape = bug?.shape ?? options.shape;
  const count = options.campaign || bug.campaign;
  const preloads = bug?.file ? [bug.file] : [];
  const harness = await startHarness({
    folder,
    log,
    random,
    shape,
    brokers: options.brokers,
    preloads,
    loseReplies: LOSE_REPLIES,
  });
  const database = new Client({ connectionString: harness.databaseUrl });
  try {
    await database.connect();
    const [{ call, surveyId }] = harness.workspaces;
    await addCustomers(call, { count, domain: DOMAIN });
    // A dry run that left out nobody could not tell a mail too many.
    await call('PUT', '/v1/customers/N-1', { name: 'Without an address' });
    await drained(database, drainTimeoutMs);
    const { plan, run } = await createCampaign(call, { surveyId });
    log(`the dry run asks ${run.asked} customers and leaves out ${run.left_out}`);
    const startedAt = Date.now();
    await call('POST', `/v1/plans/${plan.id}/start`);
    const kills = await killInTheMiddle({ harness, database, random, log, count, kills: bug?.kills ?? options.kills });
    await sent(database, harness.sink, drainTimeoutMs);
    const seconds = (Date.now() - startedAt) / 1000;
    const left = (await drained(database, drainTimeoutMs)).map((text) => `I9 not drained: ${text}`);
    const found = await auditCampaign(database, { harness, call, plan, run, kills, count, domain: DOMAIN });
    const violations = [...left, ...found.violations];
    return {
      ...(bug === undefined ? {} : { caught: isCaught(bug, violations) }),
      seconds: Math.round(seconds),
      perSecond: Math.round(count / seconds),
      kills: kills.reduce((sum, { killed }) => sum + killed, 0),
      ...found,
      violations,
    };
  } finally {
    await database.end();
    await harness.stop();
  }
}

/** Kills processes while customers are planned, and again whenever another share of the mails has arrived; when, and how many. */
async function killInTheMiddle({ harness, database, random, log, count, kills }) {
  const rounds = [];
  for (let round = 0; round < kills; round += 1) {
    const arrived = Math.floor((count * round) / kills) + 1;
    const hasArrived = async () =>
      harness.sink.received.size >= arrived || (await unfinished(database, harness.sink)).left.length === 0;
    await until(`${arrived} mails arrive, or nothing is left to do`, hasArrived, PROGRESS_TIMEOUT_MS, 100);
    const names = VICTIMS[Math.floor(random() * VICTIMS.length)];
    const killed = harness.processes.filter(
      ({ name }) => harness.processes.length === 1 || (names?.includes(name) ?? true),
    );
    for (const { pid } of killed) signal(pid, 'SIGKILL');
    rounds.push({ at: Date.now(), killed: killed.length });
    await endLeases(database, killed);
    await harness.ready(RECOVERY_TIMEOUT_MS);
    log(`killed ${killed.map(({ name }) => name).join(', ')} after ${harness.sink.received.size} mails`);
  }
  return rounds;
}

/** The jobs of dead processes are due now, instead of after their leases. */
async function endLeases(database, killed) {
  const isDead = (queue) => killed.some(({ name }) => name === 'platform' || queue.startsWith(`${name}.`));
  await database.query('update jobs.job set due_at = now() where running and dead_at is null and queue = any ($1)', [
    QUEUES.filter(isDead),
  ]);
}

/** Waits until nothing of the campaign is left to do, or nothing has happened for `stallMs`. */
function sent(database, sink, stallMs) {
  return untilStalled(() => unfinished(database, sink), stallMs, 500);
}

/** The jobs of the campaign and the events that are left. */
async function unfinished(database, sink) {
  const { rows } = await database.query(
    'select queue, count(*)::int as n from jobs.job where queue = any ($1) and dead_at is null group by 1',
    [QUEUES],
  );
  const { left, mark } = await unread(database);
  return { left: [...rows, ...left], mark: `${sink.arrivals} ${JSON.stringify(rows)} ${mark}` };
}
