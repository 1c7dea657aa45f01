#!/usr/bin/env node
import { mkdtempSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { keepPostgres } from '../product/postgres.mjs';
import { apiClient, isReady, startProduct } from '../product/product.mjs';
import { surveys } from '../demo/surveys.mjs';
import { audit } from './audit.mjs';
import { runLoad } from './load.mjs';
import { runNemesis } from './nemesis.mjs';
import { seeded } from './random.mjs';

/**
 * Kills the platform and PostgreSQL with SIGKILL under load and audits what is left: every acknowledged answer stored
 * once, counts equal to a recount, one task each. `--plant NAME` runs the product with that bug (see planted/), and the
 * audit must find it. Prints one line of JSON; exit code 1 where something is wrong.
 */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    answers: { type: 'string', default: '20000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    plant: { type: 'string' },
    patience: { type: 'string', default: '60000' },
  },
});
const kills = Number(values.kills);
const answers = Number(values.answers);
const seed = Number(values.seed);
const ATMOST = 6;
const say = (text) => process.stderr.write(`${new Date().toISOString().slice(11, 23)} ${text}\n`);

const folder = mkdtempSync('/var/tmp/hearback-durability-');
const postgres = await keepPostgres({ dataDirectory: `${folder}/postgres`, say });
const product = await startProduct({
  databaseUrl: postgres.url,
  environment: {
    HEARBACK_RATE_LIMIT_PER_MINUTE: '0',
    HEARBACK_ANONYMOUS_RATE_LIMIT_PER_MINUTE: '0',
    HEARBACK_LOG_LEVEL: 'error',
  },
  ...(values.plant ? { file: fileURLToPath(new URL(`./planted/${values.plant}.mjs`, import.meta.url)) } : {}),
  say,
});
let result;
try {
  const owner = await apiClient(product.url)('POST', '/v1/workspaces', {
    name: 'Durability',
    time_zone: 'UTC',
    language: 'en',
    owner: { name: 'Ida', email: 'ida@durability.example', password: 'correct horse battery staple' },
  });
  const call = apiClient(product.url, owner.secret_key);
  const draft = await call('POST', '/v1/surveys', surveys.delivery);
  const survey = await call('POST', `/v1/surveys/${draft.id}/publish`);
  await call('POST', '/v1/rules', {
    name: 'Unhappy',
    conditions: { all: [{ score: { question: 'recommend', op: 'lte', value: ATMOST } }, { text: 'present' }] },
    action: { title: 'Call', playbook: 'Call.', due_in_minutes: 1440, assignment: { strategy: 'none' } },
  });
  while (!(await fetch(`${product.url}/s/${survey.link_code}`)).ok);
  const random = seeded(seed);
  const ledger = new Map();
  const count = () => [...ledger.values()].filter((entry) => entry.acked).length;
  let nemesisDone = false;
  let killing = [];
  const startedAt = Date.now();
  const loading = runLoad({
    url: product.url,
    key: owner.secret_key,
    surveyId: survey.id,
    ledger,
    random,
    enough: () => nemesisDone && (ledger.size >= answers || values.plant !== undefined),
    giveUp: () => Date.now() - startedAt > 15 * 60_000,
  });
  killing = await runNemesis({ product, postgres, kills, random, isReady, stop: () => false, say });
  nemesisDone = true;
  const { unexpected } = await loading;
  say(`${count()} acknowledged in ${((Date.now() - startedAt) / 1000).toFixed(0)} s; waiting for the readers`);
  const found = await audit({
    databaseUrl: postgres.url,
    call,
    surveyId: survey.id,
    ledger,
    atMost: ATMOST,
    patience: Number(values.patience),
  });
  for (const [status, text] of unexpected) found.violations.push(`unexpected status ${status}: ${text.slice(0, 500)}`);
  const back = killing.map((kill) => kill.backAfterMs).toSorted((a, b) => a - b);
  result = { seed, plant: values.plant ?? null, kills: killing.length, slowestRecoveryMs: back.at(-1) ?? 0, ...found };
} finally {
  await product.stop();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.stdout.write(`${JSON.stringify(result)}\n`);
process.exitCode = result.violations.length === 0 ? 0 : 1;
