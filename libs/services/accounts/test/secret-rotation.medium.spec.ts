import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TOTP } from 'otpauth';
import { accountsFixture, browser, cookieOf, PASSWORD, stepCookieOf } from './accounts-fixture.js';

const SECRET = 'Zk3vQ8mWx2Lr7Yb9Tc4Nf6Hs1Jd5Gp0aXe';
const NEXT = randomBytes(32).toString('base64url');

/** The secret of an installation is changed while it runs: a process with the next one is started beside one with the old one. */
describe('a change of the secret', () => {
  let fixture: Awaited<ReturnType<typeof accountsFixture>>;
  let after: Awaited<ReturnType<typeof fixture.secondInstance>>;
  beforeAll(async () => {
    fixture = await accountsFixture({ HEARBACK_PREVIOUS_SECRETS: NEXT });
    after = await fixture.secondInstance({ HEARBACK_INTERNAL_SECRET: NEXT, HEARBACK_PREVIOUS_SECRETS: SECRET });
  });
  afterAll(async () => {
    await after?.close();
    await fixture?.close();
  });

  it('keeps sessions, two-step sign-in, recovery codes and mailed links', async () => {
    const owner = await fixture.workspace();
    const { session } = await fixture.signIn(owner.email, PASSWORD);
    const prepared = await fixture.http
      .post('/v1/me/second-factor')
      .set(session)
      .send({ password: PASSWORD })
      .expect(201);
    const totp = new TOTP({ secret: (prepared.body as { secret: string }).secret });
    const code = () => totp.generate({ timestamp: fixture.clock.now().getTime() });
    const confirm = fixture.http.post('/v1/me/second-factor/confirm').set(session).send({ code: code() });
    const { recovery_codes: codes } = (await confirm.expect(200)).body as { recovery_codes: string[] };
    await after.http.get('/v1/sessions/current').set(session).expect(200);
    const first = async () => {
      const reply = await after.http.post('/v1/sessions').send({ email: owner.email, password: PASSWORD }).expect(403);
      return stepCookieOf(reply);
    };
    fixture.clock.advance(30_000);
    for (const given of [code(), codes[0]!]) {
      const second = await after.http
        .post('/v1/sessions/second-step')
        .set('cookie', await first())
        .send({ code: given });
      expect(second.status).toBe(201);
      await fixture.http
        .get('/v1/sessions/current')
        .set(browser(cookieOf(second)))
        .expect(200);
    }
    const [token] = await fixture.mailedTokens(owner.staff.id);
    await after.http.post(`/confirm/${token}`).type('form').send({ password: PASSWORD }).expect(200);
  });

  it('repeats no request: both processes know the replies of each other', async () => {
    const owner = await fixture.workspace();
    const create = (at: typeof fixture.http, key: string, name = 'Returns') =>
      at.post('/v1/teams').set(owner.key).set('idempotency-key', key).send({ name });
    for (const [one, other] of [
      [fixture.http, after.http],
      [after.http, fixture.http],
    ] as const) {
      const key = randomUUID();
      const name = `Team ${key}`;
      const created = await create(one, key, name).expect(201);
      expect((await create(other, key, name).expect(201)).body).toEqual(created.body);
      await create(other, key, 'Something else').expect(422);
    }
  });

  it('lets the processes trust each other, and nobody with another secret', async () => {
    const resolve = (at: typeof fixture.http, secret: string) =>
      at
        .post('/internal/credentials/resolve')
        .set('hearback-internal', secret)
        .send({ kind: 'key', hash: 'a'.repeat(64) });
    for (const at of [fixture.http, after.http])
      for (const secret of [SECRET, NEXT])
        expect((await resolve(at, secret)).body.type).toContain('credential-unknown');
    expect((await resolve(after.http, `${SECRET}x`)).body.type).not.toContain('credential-unknown');
  });

  it('trusts the old one no longer once it is not named', async () => {
    const owner = await fixture.workspace();
    await after.http.get('/v1/workspace').set(owner.key).expect(200);
    // Its requests for credentials carry the old secret.
    const last = await fixture.secondInstance({ HEARBACK_INTERNAL_SECRET: NEXT, HEARBACK_PREVIOUS_SECRETS: '' });
    try {
      await last.http.get('/v1/workspace').set(owner.key).expect(401);
    } finally {
      await last.close();
    }
  });
});
