import { expect } from '@jest/globals';
import { AccountMailRequested } from '@hearback/contracts';
import { MailedTokens } from '@hearback/http';
import { Secret, TOTP } from 'otpauth';
import { type accountsFixture, PASSWORD, setCookieOf, stepCookieOf, uuidOf } from '../accounts-fixture.js';

type Fixture = Awaited<ReturnType<typeof accountsFixture>>;
type Headers = Record<string, string>;

export const OTHER = 'another horse battery';
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** What persons do, for the tests of sessions, links and two-step sign-in. `fixture`: set before the first test. */
export function personActions(fixture: () => Fixture) {
  let addresses = 0;
  const current = (session: Headers) => fixture().http.get('/v1/sessions/current').set(session);
  const signIn = (email: string, password = PASSWORD) => fixture().http.post('/v1/sessions').send({ email, password });
  const switchTo = (session: Headers, id: string) =>
    fixture().http.post('/v1/sessions/current/workspace').set(session).send({ workspace_id: id });
  const sessionsOf = async (session: Headers) =>
    (await fixture().http.get('/v1/me/sessions').set(session).expect(200)).body.data as {
      id: string;
      current: boolean;
    }[];
  const newAddress = () => `somebody-${(addresses += 1)}@example.org`;

  /** A person who has confirmed the address and is signed in to a workspace of their own. */
  async function signedIn() {
    const own = await fixture().workspace();
    await fixture().confirmed(own.staff.id);
    return { ...own, ...(await fixture().signIn(own.email, PASSWORD)) };
  }

  /** Creates another workspace of the person. */
  async function another(session: Headers, name = 'Second shop') {
    const body = { name, time_zone: 'Europe/Berlin', language: 'de' };
    return (await fixture().http.post('/v1/me/workspaces').set(session).send(body).expect(201)).body as {
      workspace: { id: string };
      staff: { id: string };
      secret_key: string;
    };
  }

  /** The token of the newest mail to a member for this purpose. */
  async function mailed(staffId: string, purpose: 'reset-password' | 'change-address' | 'keep-address') {
    // A reset is requested by a job.
    await fixture().drained();
    const all = await fixture().events.all(AccountMailRequested);
    const own = all.filter(({ payload }) => payload.staff_id === uuidOf(staffId) && payload.purpose === purpose);
    const tokens = fixture().app.get(MailedTokens, { strict: false });
    return own.map(({ payload }) => tokens.tokenOf(purpose, payload.token_id)).at(-1);
  }

  const requestReset = (email: string) => fixture().http.post('/v1/password-resets').send({ email });
  const redeemReset = (token: string, password = OTHER) =>
    fixture().http.post('/v1/password-resets/redeem').send({ token, password });

  /** Turns two-step sign-in on; returns the app and the recovery codes. */
  async function withApp(session: Headers) {
    const prepared = await fixture()
      .http.post('/v1/me/second-factor')
      .set(session)
      .send({ password: PASSWORD })
      .expect(201);
    const { secret, address } = prepared.body as { secret: string; address: string };
    expect(address).toMatch(/^otpauth:\/\/totp\/Hearback:/);
    const app = new TOTP({ secret: Secret.fromBase32(secret) });
    const code = () => app.generate({ timestamp: fixture().clock.now().getTime() });
    const confirm = (text: string) =>
      fixture().http.post('/v1/me/second-factor/confirm').set(session).send({ code: text });
    expect((await confirm(wrong(code()))).status).toBe(403);
    const { body } = await confirm(code()).expect(200);
    fixture().clock.advance(MINUTE);
    return { code, secret, recovery: body.recovery_codes as string[] };
  }

  /** The cookie of the second step. */
  async function firstStep(email: string, password = PASSWORD) {
    const reply = await signIn(email, password).expect(403);
    expect(reply.body.code).toBe('accounts.second-step-needed');
    expect(setCookieOf(reply)).toBe('');
    return { cookie: stepCookieOf(reply) };
  }
  const secondStep = (step: Headers, code: string) =>
    fixture()
      .http.post('/v1/sessions/second-step')
      .set({ ...step, 'sec-fetch-site': 'same-origin' })
      .send({ code });

  const personOf = async (email: string) =>
    (
      await fixture().sql<{ personId: string }>('select id as "personId" from accounts.person where email = $1', [
        email,
      ])
    )[0]!;

  /** Makes the person a member of the shop, as an accepted invitation does. */
  async function joined(shop: { workspace: { id: string } }, personId: string) {
    const [row] = await fixture().sql<{ id: string }>(
      `insert into accounts.staff (tenant_id, id, person_id, name, role, active, created_at)
       values ($1, gen_random_uuid(), $2, 'Joined', 'editor', true, now()) returning id`,
      [uuidOf(shop.workspace.id), personId],
    );
    return `stf_${row!.id.replaceAll('-', '')}`;
  }

  const storedSessions = (staffId: string) =>
    fixture().sql('select id from accounts.session where staff_id = $1', [uuidOf(staffId)]);

  /** A member of that workspace who is signed in. */
  async function withMember(owner: { key: Record<string, string> }, role = 'editor') {
    const email = `${role}-${Math.random().toString(36).slice(2)}@example.org`;
    const member = { email, name: 'Max', role, password: PASSWORD };
    const { body } = await fixture().http.post('/v1/members').set(owner.key).send(member).expect(201);
    return { id: body.id as string, email, ...(await fixture().signIn(email, PASSWORD)) };
  }

  return {
    fixture,
    current,
    signIn,
    switchTo,
    sessionsOf,
    newAddress,
    signedIn,
    another,
    mailed,
    requestReset,
    redeemReset,
    withApp,
    firstStep,
    secondStep,
    personOf,
    joined,
    storedSessions,
    withMember,
  };
}

/** The actions of a test. */
export type PersonActions = ReturnType<typeof personActions>;

/** A code of the same form that is not this one. */
export function wrong(code: string): string {
  return String((Number(code) + 500_000) % 1_000_000).padStart(6, '0');
}
