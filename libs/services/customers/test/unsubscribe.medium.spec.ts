import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Medium } from '@hearback/testing';
import { customersHarness } from './harness.js';
import { formOf, mailedCustomer } from './choices.js';

let harness: Medium;
let count = 0;
const fresh = (topic?: string) => mailedCustomer(harness, `C-stop-${(count += 1)}`, { topic });
const post = (path: string, body: string) =>
  harness.http.post(path).set('content-type', 'application/x-www-form-urlencoded').send(body);
const decisions = async ({ entries }: Awaited<ReturnType<typeof fresh>>) =>
  (await entries()).map(({ purpose, granted, way }) => [purpose, granted, way]);

beforeAll(async () => {
  harness = await customersHarness();
});
afterAll(() => harness?.close());

describe('unsubscribing', () => {
  it('with one click stops questions at once, and repeating it changes nothing', async () => {
    const ada = await fresh();
    const replies = [
      await post(ada.unsubscribe, 'List-Unsubscribe=One-Click'),
      await harness.http.post(ada.unsubscribe).field('List-Unsubscribe', 'One-Click'),
      ...(await Promise.all([1, 2, 3].map(() => post(ada.unsubscribe, 'List-Unsubscribe=One-Click')))),
    ];
    for (const { status, headers } of replies)
      expect([status, headers['location'], headers['set-cookie']]).toEqual([200, undefined, undefined]);
    const entries = await ada.entries();
    expect(entries).toMatchObject([
      { purpose: 'questions', granted: false, way: 'one_click', invitation_id: ada.invitationId, text_id: null },
    ]);
  });

  it('offers less before nothing', async () => {
    const ada = await fresh('support');
    const { text } = await harness.http.get(ada.unsubscribe).expect(200);
    const offered = [...text.matchAll(/name="choice" value="(\w+)"/g)].map(([, value]) => value);
    expect(offered).toEqual(['less', 'not_about_this', 'stop']);
    expect(text).toContain('Help that I got: no more questions.');
  });

  it('asks less, and does not count it as a refusal', async () => {
    const ada = await fresh();
    await post(ada.unsubscribe, 'choice=less&go=choose').expect(200);
    await post(ada.unsubscribe, 'choice=less&go=choose').expect(200);
    expect(await decisions(ada)).toEqual([]);
    expect(await ada.changes()).toMatchObject([{ max_every_days: 182, refused_invitation_id: null, revision: 1 }]);
  });

  it('stops one topic, and names the invitation that is refused', async () => {
    const ada = await fresh('support');
    await post(ada.unsubscribe, 'choice=not_about_this&go=choose').expect(200);
    expect(await ada.changes()).toMatchObject([
      { topics_off: ['support'], refused_invitation_id: ada.invitationId, revision: 1 },
    ]);
  });

  it('can be taken back for a day, with everything as it was', async () => {
    const ada = await fresh();
    const { text } = await harness.http.get(ada.page);
    await post(ada.page, formOf(text, { often: '30' })).expect(200);
    for (const choice of ['less', 'not_about_this', 'stop']) {
      await post(ada.unsubscribe, `choice=${choice}&go=choose`).expect(200);
      for (let times = 0; times < 2; times++)
        expect((await post(ada.unsubscribe, 'go=undo').expect(200)).text).toContain('Undone');
    }
    expect((await ada.changes()).at(-1)).toMatchObject({ max_every_days: 30, topics_off: [] });
    expect(await decisions(ada)).toEqual([
      ['questions', false, 'page'],
      ['questions', true, 'page'],
    ]);
  });

  it('cannot be taken back later', async () => {
    const ada = await fresh();
    await post(ada.unsubscribe, 'choice=stop&go=choose').expect(200);
    harness.clock.advance(86_400_001);
    await post(ada.unsubscribe, 'go=undo').expect(200);
    expect(await decisions(ada)).toEqual([['questions', false, 'page']]);
  });

  it('does not take back what the customer has said elsewhere', async () => {
    const ada = await fresh();
    await post(ada.unsubscribe, 'choice=less&go=choose').expect(200);
    const { text } = await harness.http.get(ada.page);
    await post(ada.page, formOf(text, { often: '365' })).expect(200);
    await post(ada.unsubscribe, 'go=undo').expect(200);
    expect((await ada.changes()).at(-1)).toMatchObject({ max_every_days: 365 });
  });

  it.each(['', 'choice=everything', 'choice='])('rejects the form "%s" with 400', async (body) => {
    const ada = await fresh();
    await post(ada.unsubscribe, body).expect(400);
    expect(await decisions(ada)).toEqual([]);
  });

  it('rejects a body of another kind', async () => {
    const ada = await fresh();
    await harness.http.post(ada.unsubscribe).send({ choice: 'stop' }).expect(415);
    const broken = harness.http.post(ada.unsubscribe).set('content-type', 'multipart/form-data; boundary=x');
    await broken.send('--y\r\n').expect(400);
    await harness.http.post(ada.unsubscribe).attach('file', Buffer.from('x'), 'x.txt').expect(400);
    expect(await decisions(ada)).toEqual([]);
  });
});
