import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, throwAwayDatabase, type ThrowAwayDatabase } from '@hearback/testing';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { surveys } from '../../../tools/demo/surveys.mjs';
import { apiClient, startProduct, type Call, type Product } from '../../../tools/product/product.mjs';
import { productUnderTest, type ProductUnderTest } from './product-under-test.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Runs a command of tools/backup against a database, as an operator would; `ledger`: the ledger of erasures of its installation. */
function command(
  name: 'backup' | 'restore',
  { on, ledger }: { readonly on: ThrowAwayDatabase; readonly ledger?: string },
  ...parameters: readonly string[]
) {
  return promisify(execFile)(process.execPath, [`tools/backup/${name}.mjs`, ...parameters], {
    cwd: root,
    env: {
      ...process.env,
      HEARBACK_DATABASE_URL: on.url,
      HEARBACK_ROLE_PASSWORD: on.rolePassword,
      HEARBACK_ERASURE_LEDGER: ledger,
    },
  });
}

/** What the API shows of a workspace: its metric by day, and its tasks. */
async function snapshotOf(call: Call, surveyId: string) {
  const tasks: unknown[] = [];
  for (let cursor: string | undefined, more = true; more;) {
    const page = await call('GET', `/v1/tasks?limit=100${cursor ? `&cursor=${cursor}` : ''}`);
    tasks.push(...page.data);
    cursor = page.next_cursor ?? undefined;
    more = cursor !== undefined;
  }
  return { metric: await call('GET', `/v1/metrics/nps?survey_id=${surveyId}&interval=day`), tasks };
}

/** Waits until every consumer group has read the whole log. */
function drained(database: ThrowAwayDatabase): Promise<void> {
  const behind = `select from messaging.committed_offset w join messaging.partition p using (topic, partition)
    where p.next_offset <> w.next_offset`;
  return eventually(async () => expect(await database.sql(behind)).toEqual([]), { within: 60_000 });
}

describe('a backup of the running product', () => {
  const folder = mkdtempSync('/var/tmp/hearback-backup-');
  const underLoad = join(folder, 'under-load');
  const ledger = join(folder, 'erasures-of-the-product.jsonl');
  const ledgerOfTarget = join(folder, 'erasures-of-the-target.jsonl');
  const acknowledged: string[] = [];
  let product: ProductUnderTest;
  let target: ThrowAwayDatabase;
  let restored: Product | undefined;
  let survey: { id: string; link_code: string };

  beforeAll(async () => {
    product = await productUnderTest({ environment: { HEARBACK_ERASURE_LEDGER: ledger } });
    target = await throwAwayDatabase([]);
    const draft = await product.call('POST', '/v1/surveys', surveys['delivery']);
    survey = await product.call('POST', `/v1/surveys/${draft.id}/publish`);
    await product.call('POST', '/v1/rules', {
      name: 'Unhappy',
      max_tasks_per_hour: 1_000_000,
      conditions: { all: [{ score: { question: 'recommend', op: 'lte', value: 6 } }, { text: 'present' }] },
      action: { title: 'Call', playbook: 'Call.', due_in_minutes: 1440, assignment: { strategy: 'none' } },
    });
    await eventually(async () => expect((await fetch(`${product.url}/s/${survey.link_code}`)).status).toBe(200));
  });
  afterAll(async () => {
    await restored?.stop();
    await product?.stop();
    await target?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function answer(call: Call): Promise<void> {
    const id = randomUUID();
    const score = acknowledged.length % 11;
    await call('POST', '/v1/responses', {
      survey_id: survey.id,
      submission_id: id,
      answers: { recommend: score, ...(score % 3 === 0 ? { why: `because of ${score}` } : {}) },
      language: 'en',
    });
    acknowledged.push(id);
  }

  /** Submits responses from eight concurrent clients until the work is done. */
  async function whileAnswering<T>(work: () => Promise<T>): Promise<T> {
    let done = false;
    const client = async () => {
      while (!done) await answer(product.call);
    };
    const clients = Array.from({ length: 8 }, client);
    try {
      return await work();
    } finally {
      done = true;
      await Promise.all(clients);
    }
  }

  it('is taken under load, and contains everything that was acknowledged before', async () => {
    let before: readonly string[] = [];
    await whileAnswering(async () => {
      await eventually(() => expect(acknowledged.length).toBeGreaterThan(400), { within: 60_000 });
      before = [...acknowledged];
      for (const id of ['stays', 'leaves']) await product.call('PUT', `/v1/customers/${id}`, { name: `Ada ${id}` });
      await command('backup', { on: product.database, ledger }, '--out', underLoad);
      const enough = acknowledged.length + 50;
      await eventually(() => expect(acknowledged.length).toBeGreaterThan(enough), { within: 60_000 });
    });
    await product.call('POST', '/v1/customers/leaves/erasure');
    await eventually(() => expect(readFileSync(ledger, 'utf8')).toMatch(/\}\n$/), { within: 60_000 });
    const restoring = ['--from', underLoad, '--ledger'] as const;
    const to = { on: target, ledger: ledgerOfTarget };
    await expect(command('restore', to, ...restoring, join(folder, 'missing'))).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('there is no ledger'),
    });
    await command('restore', to, ...restoring, ledger);
    const stored = new Set(
      (await target.sql<{ id: string }>('select submission_id as id from responses.response')).map(({ id }) => id),
    );
    expect(before.filter((id) => !stored.has(id))).toEqual([]);
    expect(stored.size).toBeLessThan(acknowledged.length);
  });

  it('can be started from, and consumers continue exactly once from their committed offsets', async () => {
    restored = await startProduct({
      databaseUrl: target.url,
      secrets: { rolePassword: target.rolePassword },
      environment: {
        HEARBACK_RATE_LIMIT_PER_MINUTE: '0',
        HEARBACK_ANONYMOUS_RATE_LIMIT_PER_MINUTE: '0',
        HEARBACK_ERASURE_LEDGER: ledgerOfTarget,
      },
    });
    const call = apiClient(restored.url, product.secretKey);
    // Erased after the backup, which therefore has the customer.
    expect((await call('GET', '/v1/customers')).data).toEqual([expect.objectContaining({ external_id: 'stays' })]);
    for (let i = 0; i < 50; i += 1) await answer(call);
    await drained(target);
    const [stored] = await target.sql<{ n: number }>('select count(*)::int as n from responses.response');
    const { total } = (await call('GET', `/v1/metrics/nps?survey_id=${survey.id}`)).series[0];
    expect(total.n).toBe(stored!.n);
    const [unhappy] = await target.sql<{ n: number }>(
      'select count(*)::int as n from analytics.score_fact where score in (0, 3, 6)',
    );
    const [tasks] = await target.sql<{ n: number; responses: number }>(
      'select count(*)::int as n, count(distinct response_id)::int as responses from followups.task',
    );
    expect(tasks).toEqual({ n: unhappy!.n, responses: unhappy!.n });
    const [events] = await target.sql<{ n: number }>(
      `select count(*)::int as n from messaging.event where type = 'responses.response-submitted.v1'`,
    );
    expect(events).toEqual(stored);
    await restored.stop();
    restored = undefined;
  });

  it('shows the same numbers and tasks when it is restored', async () => {
    await drained(product.database);
    const seen = await snapshotOf(product.call, survey.id);
    expect(seen.tasks.length).toBeGreaterThan(20);
    const out = join(folder, 'at-rest');
    await command('backup', { on: product.database }, '--out', out);
    const fresh = await throwAwayDatabase([]);
    try {
      await command('restore', { on: fresh }, '--from', out);
      restored = await startProduct({ databaseUrl: fresh.url, secrets: { rolePassword: fresh.rolePassword } });
      expect(await snapshotOf(apiClient(restored.url, product.secretKey), survey.id)).toEqual(seen);
      await restored.stop();
      restored = undefined;
    } finally {
      await fresh.close();
    }
  });

  it('with a flipped byte is rejected', async () => {
    const file = join(underLoad, 'responses.response.copy.gz');
    const bytes = readFileSync(file);
    bytes[1000]! ^= 4;
    writeFileSync(file, bytes);
    await expect(command('restore', { on: target }, '--from', underLoad, '--check')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('responses.response.copy.gz does not match its checksum'),
    });
  });
});
