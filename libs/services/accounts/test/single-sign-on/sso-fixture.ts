import { CLIENT, IdentityProvider, NameServer, type ProviderAccount } from '@hearback/testing';
import { accountsFixture, bearer, browser, cookieOf, PASSWORD } from '../accounts-fixture.js';

const REDIRECT_URI = 'http://127.0.0.1:4000/app/sign-in/callback';

/** The cookie of a browser that has begun. */
export function ssoCookieOf(reply: { headers: object }): string {
  const cookies = (reply.headers as { 'set-cookie'?: readonly string[] })['set-cookie'] ?? [];
  return /^[^;]*/.exec(cookies.find((text) => text.startsWith('__Host-hearback-sso=')) ?? '')![0];
}

/** The accounts service with two identity providers and a name server. */
export async function ssoFixture(settings: Readonly<Record<string, string>> = {}) {
  const [provider, other] = await Promise.all([IdentityProvider.start(), IdentityProvider.start()]);
  await Promise.all([provider, other].map((one) => one.register(REDIRECT_URI)));
  const names = await NameServer.start();
  const fixture = await accountsFixture({
    ACCOUNTS_IDENTITY_PROVIDER_HOSTS: `${provider.host},${other.host}`,
    ACCOUNTS_DNS_SERVERS: names.address,
    ...settings,
  });
  const { http } = fixture;
  let count = 0;

  /** Begins in a browser; returns where it goes and its cookie. */
  async function begin(body: object, cookie = '') {
    const reply = await http.post('/v1/single-sign-on/attempts').set('cookie', cookie).send(body).expect(201);
    return { url: (reply.body as { authorization_url: string }).authorization_url, cookie: ssoCookieOf(reply) };
  }

  /** Comes back in a browser with these cookies. */
  const comeBack = (to: URL | string, cookie: string) =>
    http
      .post('/v1/single-sign-on/callbacks')
      .set({ cookie, 'sec-fetch-site': 'same-origin' })
      .send({ query: (typeof to === 'string' ? new URL(to) : to).search.slice(1) });

  /** Connects the signed-in member with this account. */
  async function link(session: Record<string, string>, account: ProviderAccount, at = provider) {
    const begun = await http.post('/v1/single-sign-on/links').set(session).expect(201);
    at.signInAs(account);
    const back = await at.visit((begun.body as { authorization_url: string }).authorization_url);
    return comeBack(back, `${session['cookie']}; ${ssoCookieOf(begun)}`);
  }

  return {
    ...fixture,
    provider,
    other,
    names,
    begin,
    comeBack,
    link,
    /** Signs in as this account in a new browser; the reply of the last step. */
    async enter(where: object, account: ProviderAccount, at = provider) {
      const { url, cookie } = await begin(where);
      at.signInAs(account);
      return comeBack(await at.visit(url), cookie);
    },
    /** A workspace with the session of its owner, who has confirmed the address, connected with the provider. */
    async connected(at = provider) {
      const owner = await fixture.workspace();
      await fixture.confirmed(owner.staff.id);
      const { session } = await fixture.signIn(owner.email, PASSWORD);
      const client = { issuer: at.issuer, ...CLIENT };
      await http.put('/v1/single-sign-on').set(session).send(client).expect(200);
      return { ...owner, session, where: { workspace_id: owner.workspace.id } };
    },
    /** A further member with a confirmed address and a password. */
    async member(secretKey: string, role = 'agent') {
      const email = `member-${(count += 1)}@example.org`;
      const invited = await http.post('/v1/invitations').set(bearer(secretKey)).send({ email, role }).expect(201);
      const token = await fixture.invitationToken((invited.body as { id: string }).id);
      const joined = await http.post('/v1/invitations/accept').send({ token, name: 'Lena', password: PASSWORD });
      return { email, session: browser(cookieOf(joined)) };
    },
    /** Proves a domain of the workspace. */
    async prove(session: Record<string, string>, body: { domain: string; capture?: string; role?: string }) {
      const added = await http.post('/v1/single-sign-on/domains').set(session).send(body).expect(201);
      const domain = added.body as { id: string; record_name: string; record_value: string };
      names.publish(domain.record_name, 'something else', domain.record_value);
      await http.post(`/v1/single-sign-on/domains/${domain.id}/checks`).set(session).expect(200);
      return domain;
    },
    async close() {
      await fixture.close();
      await Promise.all([provider.close(), other.close(), names.close()]);
    },
  };
}

export type SsoFixture = Awaited<ReturnType<typeof ssoFixture>>;
