import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SERVICE_NAMES } from '@hearback/kernel';
import { eventually, kafkaForTests, kafkaMissing, throwAwayDatabase, type ThrowAwayDatabase } from '@hearback/testing';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { surveys } from '../../../tools/demo/surveys.mjs';
import { apiClient, startProduct, type Call, type Product } from '../../../tools/product/product.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const ANSWERS = 60;

/** An installation in which every service has a database of its own. */
interface Installation {
  readonly databases: Readonly<Record<string, ThrowAwayDatabase>>;
  readonly environment: Readonly<Record<string, string>>;
  readonly rolePassword: string;
}

(kafkaMissing() === undefined ? describe : describe.skip)('a database for each service, and Kafka between them', () => {
  const folder = mkdtempSync('/var/tmp/hearback-databases-');
  const open: ThrowAwayDatabase[] = [];
  let brokers: readonly string[];
  let product: Product | undefined;
  let first: Installation;
  let key: string;
  let surveyId: string;

  async function installation(): Promise<Installation> {
    const databases: Record<string, ThrowAwayDatabase> = {};
    for (const service of SERVICE_NAMES) {
      databases[service] = await throwAwayDatabase([]);
      open.push(databases[service]);
    }
    return {
      databases,
      rolePassword: databases['accounts']!.rolePassword,
      environment: {
        ...Object.fromEntries(
          SERVICE_NAMES.map((service) => [`${service.toUpperCase()}_DATABASE_URL`, databases[service]!.url]),
        ),
        HEARBACK_KAFKA_BROKERS: brokers.join(','),
        // A Kafka that knows nothing of what another installation, or this one before a restore, has sent.
        HEARBACK_KAFKA_PREFIX: `t${randomBytes(6).toString('hex')}.`,
        HEARBACK_RATE_LIMIT_PER_MINUTE: '0',
      },
    };
  }
  const started = ({ databases, environment, rolePassword }: Installation) =>
    startProduct({ databaseUrl: databases['accounts']!.url, environment, secrets: { rolePassword } });
  const command = (
    name: 'backup' | 'restore',
    { databases, environment, rolePassword }: Installation,
    ...more: readonly string[]
  ) =>
    promisify(execFile)(process.execPath, [`tools/backup/${name}.mjs`, ...more], {
      cwd: root,
      env: {
        ...process.env,
        ...environment,
        HEARBACK_DATABASE_URL: databases['accounts']!.url,
        HEARBACK_ROLE_PASSWORD: rolePassword,
      },
    });
  const total = async (call: Call) =>
    (await call('GET', `/v1/metrics/nps?survey_id=${surveyId}`)).series[0]?.total as { n: number } | undefined;
  const answer = async (call: Call, recommend: number) =>
    call('POST', '/v1/responses', { survey_id: surveyId, answers: { recommend, why: 'as it is' }, language: 'en' });

  beforeAll(async () => {
    brokers = await kafkaForTests();
    first = await installation();
    product = await started(first);
    const owner = await apiClient(product.url)('POST', '/v1/workspaces', {
      name: 'Apart',
      time_zone: 'UTC',
      language: 'en',
      owner: { name: 'Ida', email: 'ida@apart.example', password: 'correct horse battery staple' },
    });
    key = owner.secret_key;
  });
  afterAll(async () => {
    await product?.stop();
    for (const database of open) await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('count answers and open tasks', async () => {
    const call = apiClient(product!.url, key);
    const draft = await call('POST', '/v1/surveys', surveys['delivery']);
    surveyId = (await call('POST', `/v1/surveys/${draft.id}/publish`)).id;
    await call('POST', '/v1/rules', {
      name: 'Unhappy',
      conditions: { all: [{ score: { question: 'recommend', op: 'lte', value: 6 } }, { text: 'present' }] },
      action: { title: 'Call', playbook: 'Call.', due_in_minutes: 1440, assignment: { strategy: 'none' } },
    });
    await eventually(() => answer(call, 0), { within: 60_000 });
    for (let i = 1; i < ANSWERS; i += 1) await answer(call, i % 10);
    await eventually(async () => expect((await total(call))?.n).toBe(ANSWERS), { within: 60_000 });
    await eventually(
      async () => {
        const [tasks] = await first.databases['followups']!.sql('select count(*)::int as n from followups.task');
        expect(tasks).toEqual({ n: (ANSWERS / 10) * 7 });
      },
      { within: 60_000 },
    );
  });

  it('keep each service in its own', async () => {
    for (const [service, database] of Object.entries(first.databases)) {
      const schemas = await database.sql<{ name: string }>(
        `select nspname as name from pg_namespace where nspname = any ($1) order by 1`,
        [SERVICE_NAMES],
      );
      expect(schemas.map(({ name }) => name)).toEqual([service]);
    }
  });

  it('are backed up together, and restored without Kafka they give the same numbers and go on', async () => {
    const before = await total(apiClient(product!.url, key));
    const out = join(folder, 'all');
    await command('backup', first, '--out', out);
    await product!.stop();
    const second = await installation();
    await command('restore', second, '--from', out);
    product = await started(second);
    const call = apiClient(product.url, key);
    expect(await total(call)).toEqual(before);
    for (let i = 0; i < 10; i += 1) await answer(call, 9);
    await eventually(async () => expect((await total(call))?.n).toBe(ANSWERS + 10), { within: 60_000 });
    const [tasks] = await second.databases['followups']!.sql(
      'select count(*)::int as n, count(distinct response_id)::int as answers from followups.task',
    );
    expect(tasks).toEqual({ n: (ANSWERS / 10) * 7, answers: (ANSWERS / 10) * 7 });
  });
});
