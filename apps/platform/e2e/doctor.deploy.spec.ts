import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { infrastructureSchemas } from '@hearback/process';
import { throwAwayDatabase, type ThrowAwayDatabase } from '@hearback/testing';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { targets } from '../src/targets.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const SECRET = 'Gx4uVw8eQn2rTy6sLp0zKb3mHd7cJf1aXi5oZq9B';

interface Finding {
  readonly status: 'ok' | 'warning' | 'problem' | 'skipped';
  readonly check: string;
  readonly found: string;
  readonly fix?: string;
}

/** Runs `npm run doctor` with these settings. */
function examined(settings: Record<string, string>): Promise<{ status: number; findings: readonly Finding[] }> {
  return new Promise((resolve) => {
    const env = { PATH: process.env['PATH'], ...settings };
    execFile(process.execPath, ['tools/doctor/doctor.mjs', '--json'], { cwd: root, env }, (error, stdout) => {
      const findings = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Finding);
      resolve({ status: error === null ? 0 : Number(error.code), findings });
    });
  });
}

const settingsOf = (database: ThrowAwayDatabase) => ({
  HEARBACK_DATABASE_URL: database.url,
  HEARBACK_ROLE_PASSWORD: database.rolePassword,
  HEARBACK_INTERNAL_SECRET: SECRET,
});

/** The PostgreSQL of the tests does not wait for the disk, which is a problem that every examination names. */
const NOT_DURABLE = 'database of the services: durability';

const named = (findings: readonly Finding[], status: Finding['status']) =>
  findings.filter((finding) => finding.status === status);

describe('npm run doctor', () => {
  let database: ThrowAwayDatabase;
  let empty: ThrowAwayDatabase;

  beforeAll(async () => {
    const services = Object.values(targets).map(({ definition }) => definition.schema);
    database = await throwAwayDatabase([...infrastructureSchemas, ...services]);
    empty = await throwAwayDatabase([]);
  });
  afterAll(async () => {
    await database?.close();
    await empty?.close();
  });

  it('finds no other problem where there is none, and says what is missing for customers', async () => {
    const { status, findings } = await examined(settingsOf(database));
    expect(named(findings, 'problem').map(({ check }) => check)).toEqual([NOT_DURABLE]);
    expect(named(findings, 'warning').map(({ check }) => check)).toEqual(
      expect.arrayContaining(['public address', 'mail']),
    );
    expect(named(findings, 'ok').map(({ check }) => check)).toEqual(
      expect.arrayContaining(['database of the services: migrations', 'events and jobs']),
    );
    expect(status).toBe(1);
  });

  it('names dead events and jobs, open tables and servers that do not answer, each with its fix', async () => {
    const tenant = randomUUID();
    await database.sql(
      `insert into messaging.dead_letter
      values ($1, 'followups', 'responses.events', 0, 7, $2, 'responses.response-submitted.v1', 'k', now(), '{}', 'no rule', now())`,
      [tenant, randomUUID()],
    );
    await database.sql(
      `insert into jobs.job (id, tenant_id, queue, body, due_at, max_attempts, last_error, dead_at)
       values ($1, $2, 'notifications.mail', '{}', now(), 5, 'refused', now())`,
      [randomUUID(), tenant],
    );
    await database.sql('alter table followups.task no force row level security');
    const { status, findings } = await examined({
      ...settingsOf(database),
      NOTIFICATIONS_SMTP_URL: 'smtp://127.0.0.1:9',
      HEARBACK_KAFKA_BROKERS: '127.0.0.1:9',
      HEARBACK_PUBLIC_URL: 'http://127.0.0.1:9',
    });
    expect(status).toBe(1);
    const problems = named(findings, 'problem');
    expect(problems.map(({ check }) => check)).toEqual([
      NOT_DURABLE,
      'database of the services: separation of workspaces',
      'events of followups',
      'jobs of notifications.mail',
      'public address',
      'mail',
      'Kafka',
    ]);
    const [, open, events, jobs] = problems;
    expect(events).toMatchObject({
      found: '1 event could not be applied: no rule',
      fix: expect.stringContaining('--dead-letters replay --service followups'),
    });
    expect(jobs!.fix).toContain('--dead-jobs retry --service notifications');
    const [statement] = open!.fix!.split(' — ');
    await database.sql(statement!);
    const mended = await examined(settingsOf(database));
    expect(named(mended.findings, 'problem').map(({ check }) => check)).toEqual([
      NOT_DURABLE,
      'events of followups',
      'jobs of notifications.mail',
    ]);
  });

  it('says which migrations are missing, which password is wrong, and which settings', async () => {
    const unmigrated = await examined(settingsOf(empty));
    expect(named(unmigrated.findings, 'warning')[0]).toMatchObject({
      check: 'database of the services: migrations',
      found: expect.stringMatching(/^\d+ migrations to be run$/),
    });
    const url = new URL(database.url);
    url.password = 'wrong';
    const rejected = await examined({ HEARBACK_DATABASE_URL: url.href, HEARBACK_INTERNAL_SECRET: SECRET });
    expect(named(rejected.findings, 'problem')).toMatchObject([
      { check: 'settings', found: expect.stringContaining('HEARBACK_ROLE_PASSWORD') },
      { check: 'database of the services', fix: 'correct the password' },
    ]);
  });
});
