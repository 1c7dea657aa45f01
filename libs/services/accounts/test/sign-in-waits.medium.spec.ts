import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SignInGate } from '../src/application/sign-in-gate.js';
import { accountsFixture, deviceCookieOf, PASSWORD } from './accounts-fixture.js';

describe('auth.bruteforce: failed sign-ins', () => {
  let fixture: Awaited<ReturnType<typeof accountsFixture>>;
  let gate: SignInGate;
  beforeAll(async () => {
    fixture = await accountsFixture({ ACCOUNTS_FAILED_SIGN_INS: '3' });
    gate = fixture.app.get(SignInGate, { strict: false });
  });
  afterAll(() => fixture?.close());
  beforeEach(() => fixture.sql('truncate accounts.sign_in_wait'));

  const count = { key: 'a', free: 3, firstWait: 30, longestWait: 100 };
  const attempt = (email: string, password: string, cookie = '') =>
    fixture.http.post('/v1/sessions').set({ cookie, 'sec-fetch-site': 'same-origin' }).send({ email, password });

  it('make the next attempt wait twice as long each time, up to the longest wait, and never for good', async () => {
    for (let n = 0; n < 3; n += 1) expect(await gate.enter([count])).toBe(0);
    const waits: number[] = [];
    for (let n = 0; n < 4; n += 1) {
      const wait = await gate.enter([count]);
      waits.push(wait);
      await fixture.passAttemptTime((wait - 2) * 1000);
      expect(await gate.enter([count])).toBeGreaterThan(0);
      await fixture.passAttemptTime(2000);
      expect(await gate.enter([count])).toBe(0);
    }
    expect(waits).toEqual([30, 60, 100, 100]);
  });

  it('are forgotten a quarter of an hour after the last wait', async () => {
    for (let n = 0; n < 3; n += 1) await gate.enter([count]);
    await fixture.passAttemptTime(931_000);
    for (let n = 0; n < 3; n += 1) expect(await gate.enter([count])).toBe(0);
    expect(await gate.enter([count])).toBe(30);
  });

  it('cannot pass together', async () => {
    const waits = await Promise.all(Array.from({ length: 20 }, () => gate.enter([count])));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(3);
  });

  it('stay counted after a success, and count in none if one has to wait', async () => {
    const other = { ...count, key: 'b' };
    await gate.enter([count]);
    await gate.enter([count]);
    await gate.enter([count]);
    await gate.succeed([count]);
    expect(await gate.enter([count])).toBe(0);
    expect(await gate.enter([other, count])).toBe(30);
    for (let n = 0; n < 3; n += 1) expect(await gate.enter([other])).toBe(0);
  });

  it('of others never make a browser wait that the account knows, not even a flood of them', async () => {
    const { email } = await fixture.workspace();
    const device = deviceCookieOf(await attempt(email, PASSWORD).expect(201));
    for (let n = 0; n < 3; n += 1) await attempt(email, 'not the password').expect(401);
    await attempt(email, PASSWORD).expect(429);
    // What many networks together could do: the count of the whole account, and of the network, is full too.
    await fixture.sql(`update accounts.sign_in_wait set failures = 1000, open_at = now() + interval '1 minute'`);
    await attempt(email, PASSWORD, device).expect(201);
    await attempt(email, PASSWORD, '__Host-hearback-device=guessed.guessed').expect(429);
  });

  it('from a known browser count for it, and its cookie is good for no other account', async () => {
    const [one, two] = [await fixture.workspace(), await fixture.workspace()];
    const device = deviceCookieOf(await attempt(one.email, PASSWORD).expect(201));
    for (let n = 0; n < 3; n += 1) await attempt(one.email, 'not the password', device).expect(401);
    await attempt(one.email, PASSWORD, device).expect(429);
    await attempt(one.email, PASSWORD).expect(201);
    for (let n = 0; n < 3; n += 1) await attempt(two.email, 'not the password', device).expect(401);
    await attempt(two.email, PASSWORD).expect(429);
  });

  it('are sent with a device cookie that scripts and other hosts never see', async () => {
    const { email } = await fixture.workspace();
    const { headers } = await attempt(email, PASSWORD).expect(201);
    const cookie = (headers['set-cookie'] as unknown as string[]).find((text) => text.includes('-device='));
    expect(cookie).toMatch(/^__Host-hearback-device=[\w-]{22}\.[\w-]{43}; /);
    for (const attribute of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(attribute);
  });
});
