import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SERVICE_NAMES } from '@hearback/kernel';
import { eventually, kafkaForTests, kafkaMissing, LiveStream } from '@hearback/testing';
import { randomBytes } from 'node:crypto';
import { launchChromium } from '../../../tools/browser/chromium.mjs';
import { DashboardVisit } from './dashboard-visit.js';
import { KafkaContents } from './kafka-contents.js';
import { loopTour } from './loop-tour.js';
import { productUnderTest, signIn, type ProductUnderTest } from './product-under-test.js';
import { realAnswers } from './real-answers.js';
import { tour } from './tour.js';
import { twoTabs } from './two-tabs.js';

/** Without Kafka the services share a database and read the log there; with CI=true Kafka is required. */
const hasKafka = kafkaMissing() === undefined;
const how = hasKafka ? 'each with a database of its own, over Kafka' : 'with one database and without Kafka';

async function publishedSurvey({ call }: ProductUnderTest): Promise<string> {
  const { id } = await call('POST', '/v1/surveys', {
    name: 'In the split shape',
    definition: {
      default_language: 'en',
      languages: ['en'],
      texts: { en: { 'questions.recommend.title': 'Would you recommend us?', 'questions.why.title': 'Why?' } },
      questions: [
        { key: 'recommend', kind: 'nps', required: true },
        { key: 'why', kind: 'text' },
      ],
    },
  });
  await call('POST', `/v1/surveys/${id}/publish`);
  return id;
}

describe(`one process per service behind the gateway, ${how}`, () => {
  const prefix = `${randomBytes(6).toString('hex')}.`;
  let product: ProductUnderTest;
  /** One product for all tests, because its processes take some seconds to start. */
  const shared = () => Promise.resolve({ ...product, stop: () => Promise.resolve() });

  beforeAll(async () => {
    const overKafka = async () => ({
      HEARBACK_KAFKA_BROKERS: (await kafkaForTests()).join(','),
      HEARBACK_KAFKA_PREFIX: prefix,
    });
    product = await productUnderTest({
      shape: 'split',
      ...(hasKafka ? { ownDatabases: SERVICE_NAMES } : {}),
      environment: {
        ACCOUNTS_OPERATOR_EMAILS: 'botanic@shop.example',
        ...(hasKafka ? await overKafka() : {}),
      },
    });
  });
  afterAll(() => product?.stop());

  let survey: Promise<string> | undefined;
  /** A new answer; its id. */
  const answer = async (): Promise<string> => {
    survey ??= publishedSurvey(product);
    const body = { survey_id: await survey, answers: { recommend: 1, why: 'Late by a day' } };
    return (await eventually(() => product.call('POST', '/v1/responses', body), { within: 30_000 })).id;
  };

  describe('the tour', () => tour(shared));

  describe('the loop, in a browser', () => loopTour(shared));

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

  it('serves the dashboard: a person who signs in at the gateway sees the answer, its live updates and how each service keeps up', async () => {
    const id = await answer();
    const browser = await launchChromium();
    const visit = await DashboardVisit.signIn(browser, product, product);
    const { page } = visit;
    for (const [path, heading] of [
      ['/', /./],
      ['/tasks', 'Tasks'],
      [`/inbox?answer=${id}`, 'Inbox'],
    ] as const) {
      await visit.open(path);
      await page.getByRole('heading', { level: 1, name: heading }).first().waitFor();
    }
    await page.getByText('Live, up to date').waitFor();
    await page.getByText('Late by a day').first().waitFor();
    await product.confirmOwner(product);
    await visit.open('/operator');
    const health = page.getByRole('group', { name: 'Health' });
    await eventually(async () => expect(await health.getByRole('row', { name: / In order/ }).count()).toBe(7), {
      within: 45_000,
    });
    expect(visit.visit.complaints).toEqual([]);
    await browser.close();
  });

  it('brings live updates of one event to the readers of every process, resumes at another one, and ends them together', async () => {
    if (!hasKafka) return;
    const notifications = await product.product.startMore('notifications');
    const gateway = await product.product.startMore('gateway', { NOTIFICATIONS_URL: notifications });
    const session = await signIn(product.url, product);
    const here = await LiveStream.open(product.url, session);
    const there = await LiveStream.open(gateway, session);
    expect([here.response.status, there.response.status]).toEqual([200, 200]);
    const first = await answer();
    const seen = await here.sees(first);
    expect(await there.sees(first)).toEqual(seen);

    here.close();
    const missed = await answer();
    await there.sees(missed);
    const resumed = await LiveStream.open(gateway, session, seen.id);
    await resumed.sees(missed);
    expect(resumed.hints.map(({ id }) => id)).not.toContain(first);
    const again = await LiveStream.open(product.url, session);

    await fetch(`${product.url}/v1/sessions/current`, { method: 'DELETE', headers: session });
    for (const stream of [there, resumed, again])
      await eventually(() => expect(stream.hasEnded).toBe(true), { within: 15_000 });
  });

  it('gdpr.canary: Kafka keeps nothing for longer than 7 days, and no canary after the retention of its topics', async () => {
    if (!hasKafka) return;
    const canary = `canary-${randomBytes(6).toString('hex')}`;
    survey ??= publishedSurvey(product);
    await product.call('PUT', `/v1/customers/${canary}`, { name: canary });
    const body = { survey_id: await survey, answers: { recommend: 2, why: canary }, customer: { external_id: canary } };
    await eventually(() => product.call('POST', '/v1/responses', body), { within: 30_000 });
    const kafka = await KafkaContents.open(await kafkaForTests(), prefix);
    try {
      await eventually(async () => expect(await kafka.has(canary)).toBe(true), { within: 60_000 });
      const { id } = await product.call('POST', `/v1/customers/${canary}/erasure`);
      const isErased = async () => expect((await product.call('GET', `/v1/erasures/${id}`)).status).toBe('complete');
      await eventually(isErased, { within: 60_000 });
      const kept = await kafka.retention();
      expect(kept).toHaveLength(SERVICE_NAMES.length);
      for (const milliseconds of kept) expect(milliseconds).toBeLessThanOrEqual(7 * 86_400_000);
      // Nothing in Kafka can be changed: what was erased is there until its topics let it go.
      expect(await kafka.has(canary)).toBe(true);
      const shortened = { 'retention.ms': '1000', 'segment.ms': '1000', 'file.delete.delay.ms': '0' };
      await kafka.configure(shortened);
      // No message is left at all, so no canary.
      await eventually(async () => expect(await kafka.count()).toBe(0), { within: 60_000 });
    } finally {
      await kafka.configure({ 'retention.ms': String(7 * 86_400_000) });
      await kafka.close();
    }
    const after = await answer();
    await eventually(async () => expect((await product.call('GET', `/v1/responses/${after}`)).id).toBe(after));
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
