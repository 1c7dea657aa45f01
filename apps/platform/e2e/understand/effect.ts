import { eventually } from '@hearback/testing';
import { expect, it } from '@jest/globals';
import type { ProductUnderTest } from '../product-under-test.js';
import { expectNoFaults, expectReport, type UnderstandArea } from './understand.js';

const DEFINITION = {
  default_language: 'en',
  languages: ['en'],
  questions: [{ key: 'recommend', kind: 'nps', required: true }],
  texts: { en: { 'questions.recommend.title': 'Would you recommend us?' } },
};

/** Customers with a low score of whom every second is answered; the next score of those is higher by two or three. */
async function seed({ call }: ProductUnderTest): Promise<void> {
  const draft = await call('POST', '/v1/surveys', { name: 'Again and again', definition: DEFINITION });
  const { id } = await call('POST', `/v1/surveys/${draft.id}/publish`);
  const answer = (customer: string, recommend: number) =>
    eventually(() =>
      call('POST', '/v1/responses', { survey_id: id, answers: { recommend }, customer: { external_id: customer } }),
    );
  const ids = Array.from({ length: 72 }, (_, i) => i);
  await answer('again-warm-up', 9);
  await Promise.all(
    ids.map(async (i) => {
      const first = 2 + (i % 3);
      const response = await answer(`again-${i}`, first);
      const isAnswered = i % 2 === 0;
      if (isAnswered) {
        const task = await eventually(() =>
          call('POST', '/v1/tasks', { title: 'Ask what went wrong', response_id: response.id }),
        );
        await call('POST', `/v1/tasks/${task.id}/first-response`);
      }
      await answer(`again-${i}`, first + 1 + (i % 4 < 2 ? 1 : 0) + (isAnswered ? 2 : 0));
    }),
  );
}

/** Whether following up helps. */
export const effect: UnderstandArea = {
  name: 'the loop effect',
  seed,
  declare: (context) => {
    it('says what a reply adds, where the points come from, and how it is computed', async () => {
      await eventually(
        async () => {
          const { rows } = await context().product.call('GET', '/v1/reports/effect');
          if (rows[0].pairs < 36) throw new Error(`${rows[0].pairs} pairs`);
        },
        { within: 90_000 },
      );
      const page = await expectReport(context(), '/reports/effect', {
        says: /^A reply adds about 2\.\d points to the next score/,
        explains: 'Where scores go by themselves',
      });
      const rows = page.getByRole('group', { name: 'By what was done' }).getByRole('row');
      expect((await rows.allTextContents())[1]).toMatch(
        /^A person replied within a day36\+2\.\d \(\+\d\.\d – \+\d\.\d\)Helps$/,
      );
      await page.getByRole('button', { name: '36' }).first().click();
      const pairs = page.getByRole('group', { name: 'Pairs: A person replied within a day' });
      await pairs.getByRole('row').nth(36).waitFor();
      expect(await page.getByRole('link', { name: 'CSV' }).getAttribute('href')).toContain('/v1/reports/effect/export');
    });

    it('says why it knows nothing of scores that nobody gave twice', async () => {
      await expectReport(context(), '/reports/effect?metric=ces', {
        says: 'Five pairs of customers make a picture, thirty a verdict: both answered again, and only one was followed up. Here so far: 0.',
      });
    });

    it('looks right in all looks', async () => {
      await expectNoFaults(context(), ['/reports/effect', '/reports/effect?metric=ces']);
    });
  },
};
