import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@hearback/testing';
import { productUnderTest, type ProductUnderTest } from './product-under-test.js';
import { realAnswers } from './real-answers.js';
import { tour } from './tour.js';

describe('one process per service behind the gateway', () => {
  let product: ProductUnderTest;
  /** The same product for all stories: nine processes take some seconds to start. */
  const shared = () => Promise.resolve({ ...product, stop: () => Promise.resolve() });

  beforeAll(async () => {
    product = await productUnderTest({ shape: 'split' });
  });
  afterAll(() => product?.stop());

  describe('the tour', () => tour(shared));

  describe('13,954 real answers, imported through the API', () => realAnswers(shared));

  it('answers for a killed service at once, says which one it is, and has it back', async () => {
    const survey = product.product.processes.find(({ name }) => name === 'survey')!;
    const ask = () => fetch(`${product.url}/v1/surveys`, { headers: { authorization: `Bearer ${product.secretKey}` } });
    process.kill(survey.pid, 'SIGKILL');
    const refused = await eventually(async () => {
      const reply = await ask();
      expect(reply.status).toBe(503);
      return reply;
    });
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(await refused.json()).toMatchObject({
      code: 'request.unavailable',
      detail: 'The service survey does not answer at the moment.',
    });
    expect(await (await fetch(`${product.url}/health/ready`)).json()).toMatchObject({
      warnings: [{ check: 'survey', detail: 'cannot be reached' }],
    });
    expect((await product.call('GET', '/v1/tasks')).object).toBe('list');
    await eventually(async () => expect((await ask()).status).toBe(200), { within: 30_000 });
  });
});
