import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CallBacksChanged, TaskOpened } from '@hearback/contracts';
import { FollowupsFixture } from './followups-fixture.js';

describe('call-backs', () => {
  let fixture: FollowupsFixture;
  let path: string;
  beforeAll(async () => {
    fixture = await FollowupsFixture.start();
  });
  afterAll(() => fixture?.medium.close());

  const offer = (offered: boolean) => fixture.medium.as().put('/v1/call-backs').send({ offered });
  const show = (language = 'en') => fixture.medium.http.get(path).set('accept-language', language);
  const fieldOf = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';
  const slotsOf = (html: string) => [...html.matchAll(/<option value="([^"]+)"/g)].map(([, slot]) => slot!);
  const submit = (fields: Record<string, string>) => fixture.medium.http.post(path).type('form').send(fields);
  const tasks = async () => (await fixture.get('/v1/tasks')).data;
  const filledIn = async () => {
    const { text } = await show().expect(200);
    return { form: fieldOf(text, 'form'), when: slotsOf(text)[2]!, phone: '+49 (171) 123-45 67', note: 'The lamp.' };
  };

  it('are not offered without opening hours, nor until somebody wants it', async () => {
    const { body } = await fixture.medium.as().get('/v1/call-backs').expect(200);
    path = new URL(body.url).pathname;
    expect(body.offered).toBe(false);
    expect((await show()).status).toBe(404);
    const refused = await offer(true);
    expect([refused.status, refused.body.code]).toEqual([409, 'followups.no-opening-hours']);
    const open = Array.from({ length: 7 }, () => ({ open: [{ from: '09:00', to: '17:00' }] }));
    const calendar = {
      name: 'Shop',
      is_default: true,
      time_zone: 'Europe/Berlin',
      team_ids: [],
      week: open,
      special_days: [],
    };
    await fixture.medium.as().post('/v1/calendars').send(calendar).expect(201);
    expect((await show()).status).toBe(404);
    await offer(true).expect(200);
    await offer(true).expect(200);
    const changes = await fixture.medium.events.all(CallBacksChanged);
    expect(changes.map(({ payload }) => payload.url)).toEqual([body.url]);
  });

  it('are asked for on a page that works without script, in the language of the customer', async () => {
    const { text, headers } = await show('ar').expect(200);
    expect(text).toContain('lang="ar" dir="rtl"');
    expect(text).not.toContain('<script');
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
    // Monday, 2 March, 10:00 in Berlin.
    expect(slotsOf(text).slice(0, 2)).toEqual(['2026-03-02T09:30:00.000Z', '2026-03-02T10:00:00.000Z']);
    expect((await show('de-AT').expect(200)).text).toContain('Wann dürfen wir Sie anrufen?');
    expect((await show('fr').expect(200)).text).toContain('Quand pouvons-nous vous appeler ?');
  });

  it('open exactly one task each, due at the time, however often the form is sent', async () => {
    const fields = { ...(await filledIn()), name: 'Kim', email: 'Kim@New.example' };
    const replies = await Promise.all([submit(fields), submit(fields), submit(fields)]);
    replies.push(await submit(fields));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(replies[0]!.text).toContain('We call you');
    const [task, ...more] = await tasks();
    expect(more).toEqual([]);
    expect(task).toMatchObject({ title: 'Call a customer back', due_at: fields.when, status: 'open' });
    const { messages } = await fixture.get(`/v1/tasks/${task.id}/thread`);
    expect(messages).toMatchObject([
      { channel: 'page', sender_name: 'Kim', sender_address: null, text: expect.stringContaining('kim@new.example') },
    ]);
    expect(messages[0].text).toBe('Phone: +49 (171) 123-45 67\nE-mail: kim@new.example\n\nThe lamp.');
    expect(JSON.stringify(await fixture.medium.events.all(TaskOpened))).not.toMatch(/kim|\+49/i);
  });

  it.each<[string, Record<string, string>, number]>([
    ['no way to be reached', { phone: '', email: '' }, 422],
    ['a phone number of letters', { phone: 'call me' }, 422],
    ['no address', { phone: '', email: 'kim' }, 422],
    ['a long text', { note: 'x'.repeat(1_001) }, 422],
    ['a time at night', { when: '2026-03-03T02:00:00.000Z' }, 409],
    ['a time that has passed', { when: '2026-03-02T08:00:00.000Z' }, 409],
    ['no time', { when: 'soon' }, 422],
    ['another form', { form: 'x' }, 400],
    ['NUL', { note: 'a\u0000b' }, 400],
  ])('are not stored with %s', async (_, change, status) => {
    const before = (await tasks()).length;
    const fields = { ...(await filledIn()), ...change };
    const reply = await submit(fields);
    expect(reply.status).toBe(status);
    if (status !== 400) {
      expect(reply.text).toContain('role="alert"');
      // What was written is there still.
      if (fields.note.length < 100) expect(reply.text).toContain('The lamp.');
    }
    expect(await tasks()).toHaveLength(before);
  });

  it('wait from the 61st in an hour, and are asked for later', async () => {
    const before = (await tasks()).length;
    const results: number[] = [];
    for (let n = before; n <= 60; n += 1) results.push((await submit(await filledIn())).status);
    expect(results).toEqual([...Array.from({ length: 60 - before }, () => 200), 429]);
    const fields = await filledIn();
    const refused = await submit(fields);
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '3600']);
    expect(refused.text).toContain('Try again in an hour');
    expect(refused.text).toContain('The lamp.');
    expect((await fixture.get('/v1/tasks?limit=100')).data).toHaveLength(60);
    fixture.medium.clock.advance(3_600_000);
    const later = await filledIn();
    expect((await submit(later)).status).toBe(200);
    expect((await submit(later)).status).toBe(200);
  });

  it('end when the offer ends, and links of nobody lead nowhere', async () => {
    const fields = await filledIn();
    await offer(false).expect(200);
    expect((await submit(fields)).status).toBe(404);
    const forged = `/call/${'A'.repeat(43)}`;
    for (const reply of [await fixture.medium.http.get(forged), await show()]) {
      expect(reply.status).toBe(404);
      expect(reply.text).not.toContain('<form');
    }
    const changes = await fixture.medium.events.all(CallBacksChanged);
    expect(changes.at(-1)!.payload.url).toBeNull();
    expect((await fixture.get('/v1/tasks?limit=100')).data).toHaveLength(61);
  });
});
