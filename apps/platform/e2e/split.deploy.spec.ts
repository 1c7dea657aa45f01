import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SERVICE_NAMES } from '@hearback/kernel';
import { eventually, kafkaForTests, kafkaMissing } from '@hearback/testing';
import { randomBytes } from 'node:crypto';
import { productUnderTest, type ProductUnderTest } from './product-under-test.js';
import { realAnswers } from './real-answers.js';
import { tour } from './tour.js';
import { twoTabs } from './two-tabs.js';

/** Without Kafka the services share a database and read the log there; with CI=true Kafka is required. */
const hasKafka = kafkaMissing() === undefined;
const how = hasKafka ? 'each with a database of its own, over Kafka' : 'with one database and without Kafka';

describe(`one process per service behind the gateway, ${how}`, () => {
  let product: ProductUnderTest;
  /** One product for all tests, because its processes take some seconds to start. */
  const shared = () => Promise.resolve({ ...product, stop: () => Promise.resolve() });

  beforeAll(async () => {
    const overKafka = async () => ({
      HEARBACK_KAFKA_BROKERS: (await kafkaForTests()).join(','),
      HEARBACK_KAFKA_PREFIX: `${randomBytes(6).toString('hex')}.`,
    });
    product = await productUnderTest({
      shape: 'split',
      ...(hasKafka ? { ownDatabases: SERVICE_NAMES, environment: await overKafka() } : {}),
    });
  }, 180_000);
  afterAll(() => product?.stop());

  describe('the tour', () => tour(shared));

  describe('13,954 real answers, imported through the API', () => realAnswers(shared));

  describe('a customer in two tabs', () => twoTabs(shared, 200));

  it('keeps the rows of each service only in the database of that service', async () => {
    if (!hasKafka) return;
    for (const service of SERVICE_NAMES) {
      const schemas = await product
        .databaseOf(service)
        .sql<{ name: string }>('select nspname as name from pg_namespace where nspname = any ($1)', [SERVICE_NAMES]);
      expect(schemas).toEqual([{ name: service }]);
    }
  });

  it('replies with 503 for a killed service, names it, and recovers', async () => {
    const survey = product.product.processes.find(({ name }) => name === 'survey')!;
    const ask = () => fetch(`${product.url}/v1/surveys`, { headers: { authorization: `Bearer ${product.secretKey}` } });
    process.kill(survey.pid, 'SIGKILL');
    const unavailable = await eventually(async () => {
      const reply = await ask();
      expect(reply.status).toBe(503);
      return reply;
    });
    expect(unavailable.headers.get('retry-after')).toBe('1');
    expect(await unavailable.json()).toMatchObject({
      code: 'request.unavailable',
      detail: 'The service survey is not available: retry later.',
    });
    expect(await (await fetch(`${product.url}/health/ready`)).json()).toMatchObject({
      warnings: [{ check: 'survey', detail: 'cannot be reached' }],
    });
    expect((await product.call('GET', '/v1/tasks')).object).toBe('list');
    await eventually(async () => expect((await ask()).status).toBe(200), { within: 30_000 });
  });
});
