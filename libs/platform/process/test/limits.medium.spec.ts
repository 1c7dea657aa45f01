import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectProblem } from './answers.js';
import { startNotes, type Answer, type NotesPlatform } from './notes-platform.js';

describe('limits of requests per minute', () => {
  let notes: NotesPlatform;
  beforeAll(async () => {
    notes = await startNotes({
      HEARBACK_RATE_LIMIT_PER_MINUTE: '3',
      HEARBACK_ANONYMOUS_RATE_LIMIT_PER_MINUTE: '5',
    });
  });
  afterAll(() => notes?.close());

  const times = async (count: number, send: (index: number) => Promise<Answer>): Promise<readonly Answer[]> => {
    const answers: Answer[] = [];
    for (let index = 0; index < count; index++) answers.push(await send(index));
    return answers;
  };
  const statuses = (answers: readonly Answer[]): readonly number[] => answers.map(({ status }) => status);

  it('hold for each key and are shown in headers', async () => {
    const answers = await times(4, () => notes.call('GET', '/v1/notes'));
    expect(statuses(answers)).toEqual([200, 200, 200, 429]);
    expect(answers[0]?.headers.get('ratelimit-policy')).toBe('"credential";q=3;w=60');
    expect(answers[0]?.headers.get('ratelimit')).toMatch(/^"credential";r=2;t=\d+$/);
    const rejected = answers[3] as Answer;
    expectProblem(rejected, 429, 'request.rate-limited');
    expect(Number(rejected.headers.get('retry-after'))).toBeGreaterThan(0);
    const another = await notes.call('GET', '/v1/notes', { key: notes.keys.viewer });
    expect(another.status).toBe(200);
  });

  it('hold for each network and survey without a key, and for publishable keys', async () => {
    const form = { key: null, headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=1' };
    expect(statuses(await times(6, () => notes.call('POST', '/s/one', form)))).toEqual([200, 200, 200, 200, 200, 429]);
    expect((await notes.call('POST', '/s/two', form)).status).toBe(200);
    const raw = (): Promise<Answer> => notes.call('POST', '/v1/raw', { key: notes.keys.publishable, body: {} });
    expect(statuses(await times(6, raw))).toEqual([200, 200, 200, 200, 200, 429]);
  });

  it('hold for unknown credentials', async () => {
    const answers = await times(6, () => notes.call('GET', '/v1/notes', { key: null }));
    expect(statuses(answers)).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it('hold for calls of internal routes without the internal secret, and not for those with it', async () => {
    const call = (secret: string) =>
      notes.call('GET', '/internal/inside', { key: null, headers: { 'hearback-internal': secret } });
    expect(statuses(await times(6, () => call('x'.repeat(43))))).toEqual([404, 404, 404, 404, 404, 429]);
    expect(statuses(await times(6, () => call(notes.internalSecret)))).toEqual([200, 200, 200, 200, 200, 200]);
  });

  it('cannot be bypassed by forged forwarding headers', async () => {
    const answers = await times(8, (index) =>
      notes.call('GET', '/v1/open', {
        key: null,
        headers: { 'x-forwarded-for': `203.0.${index}.1, 198.51.${index}.7` },
      }),
    );
    expect(statuses(answers).slice(5)).toEqual([429, 429, 429]);
  });
});

describe('behind one trusted proxy', () => {
  let notes: NotesPlatform;
  beforeAll(async () => {
    notes = await startNotes({ HEARBACK_TRUSTED_PROXY_HOPS: '1', HEARBACK_ANONYMOUS_RATE_LIMIT_PER_MINUTE: '2' });
  });
  afterAll(() => notes?.close());

  const open = async (forwarded: string): Promise<number> =>
    (await notes.call('GET', '/v1/open', { key: null, headers: { 'x-forwarded-for': forwarded } })).status;

  it('limits follow the address that the proxy appended, not what a client wrote before it', async () => {
    const forged = [
      await open('192.0.2.1, 203.0.113.9'),
      await open('192.0.3.2, 203.0.113.9'),
      await open('192.0.4.3, 203.0.113.9'),
    ];
    expect(forged).toEqual([200, 200, 429]);
    expect(await open('192.0.2.1, 198.51.100.9')).toBe(200);
  });
});
