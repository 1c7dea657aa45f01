import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { browser, cookieOf } from './accounts-fixture.js';
import { ssoFixture, type SsoFixture } from './single-sign-on/sso-fixture.js';

/** What belongs together in a sign-in with a provider, and what happens to what does not. */
describe('oidc.state', () => {
  let fixture: SsoFixture;
  let owner: Awaited<ReturnType<SsoFixture['connected']>>;
  const ada = { sub: 'ada' };
  beforeAll(async () => {
    fixture = await ssoFixture();
    owner = await fixture.connected();
    await fixture.link(owner.session, ada).then((reply) => expect(reply.body).toEqual({ outcome: 'linked' }));
  });
  afterAll(() => fixture?.close());

  /** A browser that is back from the provider but has not said so. */
  async function back() {
    const { url, cookie } = await fixture.begin(owner.where);
    fixture.provider.signInAs(ada);
    return { to: await fixture.provider.visit(url), cookie, url: new URL(url) };
  }
  const refused = (reply: { status: number; body: object; headers: object }) => {
    expect(reply).toMatchObject({ status: 401, body: { type: expect.stringContaining('accounts.sso-failed') } });
    expect(cookieOf(reply)).toBe('');
  };
  const withParameters = (url: URL, parameters: Readonly<Record<string, string>>) => {
    const changed = new URL(url);
    for (const [name, value] of Object.entries(parameters)) changed.searchParams.set(name, value);
    return changed;
  };

  it('signs the member in for a reply that belongs to the browser, and to this workspace only', async () => {
    const { to, cookie, url } = await back();
    expect(url.searchParams.get('code_challenge_method')).toBe('S256');
    const reply = await fixture.comeBack(to, cookie).expect(200);
    expect(reply.body).toEqual({ outcome: 'signed_in' });
    const session = browser(cookieOf(reply));
    const shown = await fixture.http.get('/v1/sessions/current').set(session).expect(200);
    expect(shown.body).toMatchObject({ staff: { id: owner.staff.id }, single_sign_on: true });
  });

  it('refuses the state of another browser, which stays good in its own', async () => {
    const { to, cookie } = await back();
    const { cookie: victim } = await fixture.begin(owner.where);
    refused(await fixture.comeBack(to, victim));
    refused(await fixture.comeBack(to, ''));
    refused(await fixture.comeBack(to, `${cookie}x`));
    await fixture.comeBack(to, cookie).expect(200);
  });

  it('refuses a reply that was used, and a state whose first reply was wrong', async () => {
    const first = await back();
    await fixture.comeBack(first.to, first.cookie).expect(200);
    refused(await fixture.comeBack(first.to, first.cookie));
    const second = await back();
    refused(await fixture.comeBack(withParameters(second.to, { code: 'guessed' }), second.cookie));
    refused(await fixture.comeBack(second.to, second.cookie));
  });

  it('refuses a token with another nonce', async () => {
    const { url, cookie } = await fixture.begin(owner.where);
    fixture.provider.signInAs(ada);
    const to = await fixture.provider.visit(withParameters(new URL(url), { nonce: 'of-somebody-else' }).href);
    refused(await fixture.comeBack(to, cookie));
  });

  it('refuses the code of another browser: the verifier does not fit', async () => {
    const attacker = await back();
    const victim = await back();
    const injected = withParameters(victim.to, { code: attacker.to.searchParams.get('code')! });
    refused(await fixture.comeBack(injected, victim.cookie));
  });

  it('refuses a reply of another issuer, or of none', async () => {
    const one = await back();
    refused(await fixture.comeBack(withParameters(one.to, { iss: fixture.other.issuer }), one.cookie));
    const two = await back();
    two.to.searchParams.delete('iss');
    refused(await fixture.comeBack(two.to, two.cookie));
    const three = await back();
    three.to.searchParams.append('iss', fixture.other.issuer);
    refused(await fixture.comeBack(three.to, three.cookie));
  });

  it('refuses a state whose time has passed, and one of a connection that was changed', async () => {
    const late = await back();
    fixture.clock.advance(15 * 60_000);
    refused(await fixture.comeBack(late.to, late.cookie));
    const before = await back();
    const client = { issuer: fixture.provider.issuer, client_id: 'hearback' };
    await fixture.http.put('/v1/single-sign-on').set(owner.session).send(client).expect(200);
    refused(await fixture.comeBack(before.to, before.cookie));
  });

  it('keeps no state, code, token or secret that could be used', async () => {
    const { to, url } = await back();
    const rows = await fixture.sql(
      'select a.*, c.client_secret from accounts.sso_attempt a, accounts.sso_connection c',
    );
    const stored = JSON.stringify(rows, (_key, value: unknown) =>
      Buffer.isBuffer(value) ? value.toString('utf8') : value,
    );
    for (const secret of [url.searchParams.get('state')!, to.searchParams.get('code')!, 'rT4bQ9zLm2Xw7Vc1Kp8Ys5Nd'])
      expect(stored).not.toContain(secret);
    const shown = await fixture.http.get('/v1/single-sign-on').set(owner.session).expect(200);
    expect(shown.body.connection).toMatchObject({ has_client_secret: true });
    expect(JSON.stringify(shown.body)).not.toContain('rT4bQ9zLm2Xw7Vc1Kp8Ys5Nd');
  });

  it('has no address to which somebody could be sent elsewhere', async () => {
    for (const body of [
      { ...owner.where, next: 'https://evil.example' },
      { ...owner.where, redirect_uri: '//evil.example' },
    ])
      await fixture.http.post('/v1/single-sign-on/attempts').send(body).expect(400);
    const { to, cookie } = await back();
    const changed = withParameters(to, { next: 'https://evil.example', redirect_uri: 'https://evil.example' });
    const reply = await fixture.comeBack(changed, cookie).expect(200);
    expect(reply.headers['location']).toBeUndefined();
    expect(JSON.stringify(reply.body)).not.toContain('evil');
  });
});
