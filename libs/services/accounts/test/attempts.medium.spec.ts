import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AttemptThrottle } from '../src/application/attempt-throttle.js';
import { accountsFixture, PASSWORD } from './accounts-fixture.js';

describe('attempts', () => {
  let fixture: Awaited<ReturnType<typeof accountsFixture>>;
  let throttle: AttemptThrottle;
  beforeAll(async () => {
    fixture = await accountsFixture();
    throttle = fixture.app.get(AttemptThrottle, { strict: false });
  });
  afterAll(async () => fixture?.close());
  beforeEach(() => fixture.sql('truncate accounts.attempt_count, accounts.sign_in_wait'));

  const bucket = { key: 'a', limit: 3, window: 900 };

  it('are allowed up to the limit, until the window of the first attempt has passed', async () => {
    for (let attempt = 0; attempt < 3; attempt += 1) expect(await throttle.consume([bucket])).toBe(0);
    const wait = await throttle.consume([bucket]);
    expect(wait).toBeGreaterThan(800);
    expect(wait).toBeLessThanOrEqual(900);
    await fixture.passAttemptTime(600_000);
    expect(await throttle.consume([bucket])).toBeLessThanOrEqual(300);
    await fixture.passAttemptTime(300_000);
    expect(await throttle.consume([bucket])).toBe(0);
  });

  it('are allowed up to the limit if all come at once', async () => {
    const waits = await Promise.all(Array.from({ length: 20 }, () => throttle.consume([bucket])));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(3);
  });

  it('are refunded after a success, without resetting earlier failures', async () => {
    for (let attempt = 0; attempt < 3; attempt += 1) await throttle.consume([bucket]);
    await throttle.refund([bucket]);
    expect(await throttle.consume([bucket])).toBe(0);
    expect(await throttle.consume([bucket])).toBeGreaterThan(0);
  });

  it('are counted by bucket, wait for the fullest one, and are counted in none if one is full', async () => {
    const short = { key: 'b', limit: 1, window: 60 };
    expect(await throttle.consume([short])).toBe(0);
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const wait = await throttle.consume([short, bucket]);
      expect(wait).toBeGreaterThan(50);
      expect(wait).toBeLessThanOrEqual(60);
    }
    for (let attempt = 0; attempt < 3; attempt += 1) expect(await throttle.consume([bucket])).toBe(0);
    expect(await throttle.consume([short, bucket])).toBeGreaterThan(800);
  });

  it('share one limit among all instances of the platform', async () => {
    const second = await fixture.secondInstance();
    try {
      const { email } = await fixture.workspace();
      const attempt = (n: number, password: string) =>
        (n % 2 === 0 ? fixture : second).http.post('/v1/sessions').send({ email, password });
      for (let n = 0; n < 10; n += 1) expect((await attempt(n, 'not the password')).status).toBe(401);
      for (const n of [10, 11]) {
        const { status, body } = await attempt(n, PASSWORD);
        expect([status, body.code]).toEqual([429, 'accounts.too-many-attempts']);
      }
    } finally {
      await second.close();
    }
  });

  it('leave neither addresses nor networks in the database', async () => {
    await fixture.http.post('/v1/sessions').send({ email: 'nobody@example.org', password: PASSWORD }).expect(401);
    const rows = await fixture.sql<{ key: string }>('select key from accounts.sign_in_wait');
    expect(rows).toHaveLength(3);
    for (const { key } of rows) expect(key).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  it('are rejected with 503 while they cannot be counted, with the right password too', async () => {
    const { email } = await fixture.workspace();
    await fixture.sql('revoke all on accounts.sign_in_wait from accounts_batch');
    try {
      const { status, body, headers } = await fixture.http.post('/v1/sessions').send({ email, password: PASSWORD });
      expect([status, body.code]).toEqual([503, 'accounts.attempts-unavailable']);
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    } finally {
      await fixture.sql('grant select, insert, update, delete on accounts.sign_in_wait to accounts_batch');
    }
    await fixture.signIn(email, PASSWORD);
  });
});
