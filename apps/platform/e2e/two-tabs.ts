import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eventually } from '@hearback/testing';
import { surveys } from '../../../tools/demo/surveys.mjs';
import type { ProductUnderTest } from './product-under-test.js';

/** A customer who revises one response in two tabs at once, `revisions` times in all. */
export function twoTabs(start: () => Promise<ProductUnderTest>, revisions: number): void {
  let product: ProductUnderTest;
  beforeAll(async () => {
    product = await start();
  });
  afterAll(() => product?.stop());

  it(`revised ${revisions} times in two tabs, a response counts once and as it is stored`, async () => {
    const { call } = await product.newWorkspace('Two tabs');
    const draft = await call('POST', '/v1/surveys', surveys['delivery']);
    const survey = await call('POST', `/v1/surveys/${draft.id}/publish`);
    await eventually(async () => expect((await fetch(`${product.url}/s/${survey.link_code}`)).status).toBe(200));
    const target = `${product.url}/v1/links/${survey.link_code}/responses/${randomUUID()}`;
    const edit_key = randomBytes(16).toString('base64url');
    const save = async (answers: object) => {
      const body = JSON.stringify({ edit_key, answers, complete: true });
      const reply = await fetch(target, { method: 'PUT', headers: { 'content-type': 'application/json' }, body });
      expect([200, 201]).toContain(reply.status);
      return (await reply.json()) as { id: string; revision: number };
    };
    const { id } = await save({ recommend: 0 });
    const tab = async (key: string, from: number) => {
      for (let n = 0; n < revisions / 2; n += 1) await save({ [key]: from + (n % 5) });
    };
    await Promise.all([tab('recommend', 1), tab('recommend', 6)]);

    const stored = await call('GET', `/v1/responses/${id}`);
    const { score } = (stored.scores as { score: number }[])[0]!;
    const from = new Date(Date.now() - 86_400_000).toISOString();
    await eventually(
      async () => {
        const report = await call('GET', `/v1/metrics/nps?survey_id=${survey.id}&from=${from}`);
        const counted = report.series[0]?.total ?? { n: 0 };
        const promoters = score >= 9 ? 1 : 0;
        const detractors = score <= 6 ? 1 : 0;
        expect(counted).toMatchObject({
          n: 1,
          counts: { promoters, passives: 1 - promoters - detractors, detractors },
        });
        expect(await call('GET', '/v1/metrics/audit')).toMatchObject({ facts: 1, drift_rows: 0 });
      },
      { within: 60_000 },
    );
    const { revision } = await save({ recommend: score });
    const read = await fetch(target, { headers: { 'edit-key': edit_key } });
    expect(await read.json()).toMatchObject({ id, revision, answers: { recommend: score } });
    // The tabs never give the same answer, so each save is a revision of its own.
    expect(revision).toBe(revisions + 1);
  });
}
