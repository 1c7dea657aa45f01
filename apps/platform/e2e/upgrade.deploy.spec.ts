import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, throwAwayDatabase, type ThrowAwayDatabase } from '@hearback/testing';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { apiClient, startProduct, type Call, type Product } from '../../../tools/product/product.mjs';
import { seenBy } from '../../../tools/upgrade/seen.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const releases = fileURLToPath(new URL('data/releases', import.meta.url));
const run = promisify(execFile);

describe.each(readdirSync(releases))('the demo of release %s', (version) => {
  const { key, period, ...seen } = JSON.parse(readFileSync(join(releases, version, 'seen.json'), 'utf8'));
  const folder = mkdtempSync('/var/tmp/hearback-upgrade-');
  let database: ThrowAwayDatabase;
  let product: Product;
  let call: Call;

  beforeAll(async () => {
    database = await throwAwayDatabase([]);
    await run('tar', ['-xf', join(releases, version, 'backup.tar'), '-C', folder]);
    await run(process.execPath, ['tools/backup/restore.mjs', '--from', join(folder, 'backup')], {
      cwd: root,
      env: { ...process.env, HEARBACK_DATABASE_URL: database.url, HEARBACK_ROLE_PASSWORD: database.rolePassword },
    });
    product = await startProduct({
      databaseUrl: database.url,
      secrets: { rolePassword: database.rolePassword },
      environment: { HEARBACK_RATE_LIMIT_PER_MINUTE: '0', HEARBACK_ANONYMOUS_RATE_LIMIT_PER_MINUTE: '0' },
    });
    call = apiClient(product.url, key);
  });
  afterAll(async () => {
    await product?.stop();
    await database?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is shown as it was after an upgrade', async () => {
    expect(await seenBy(call, period)).toEqual(seen);
  });

  it('goes on: an answer is counted and opens a task, and nothing fails on what was stored', async () => {
    const { data } = await call('GET', '/v1/surveys?limit=100');
    const survey = data.find((each: { name: string }) => each.name === 'After delivery') ?? data.at(-1);
    const definition = await call('GET', `/v1/surveys/${survey.id}`);
    const day = new Date().toISOString().slice(0, 10);
    const count = async () =>
      (await call('GET', `/v1/metrics/nps?survey_id=${survey.id}&from=${day}`)).series[0]?.total.n ?? 0;
    const before = await count();
    await call('POST', '/v1/responses', {
      survey_id: definition.id,
      submission_id: randomUUID(),
      answers: { recommend: 1, why: 'It came broken.' },
      language: 'en',
    });
    await eventually(async () => expect(await count()).toBe(before + 1));
    await eventually(async () => {
      const tasks = await call('GET', '/v1/tasks?limit=100');
      expect(tasks.data.map((task: { response?: { comment?: string } }) => task.response?.comment)).toContain(
        'It came broken.',
      );
    });
    // What is kept of events since a later release is filled from the log.
    await eventually(async () => {
      const { questions } = await call(
        'GET',
        `/v1/reports/questions?survey_id=${survey.id}&from=${period.from.slice(0, 10)}`,
      );
      expect(questions.some(({ n }: { n: number }) => n > 1)).toBe(true);
    });
    const failed = `select type || ': ' || reason as what from messaging.dead_letter
      union all select queue || ': ' || last_error from jobs.job where dead_at is not null`;
    expect(await database.sql(failed)).toEqual([]);
  });
});
