import { randomUUID } from 'node:crypto';
import {
  CredentialDirectory,
  fromCallerDocument,
  MailedTokens,
  type Caller,
  type CallerDocument,
  type Credential,
} from '@hearback/http';
import {
  AccountMailRequested,
  AddressConfirmationRequested,
  InvitationRequested,
  newEvent,
  type EventContract,
  type PayloadOf,
} from '@hearback/contracts';
import { DEFAULT_PARTITIONS, PgEventLog } from '@hearback/messaging';
import { infrastructureSchemas, startPlatform } from '@hearback/process';
import { EventProbe, ManualClock, throwAwayDatabase } from '@hearback/testing';
import supertest from 'supertest';
import { AccountsModule } from '../src/index.js';

const INTERNAL_SECRET = 'Zk3vQ8mWx2Lr7Yb9Tc4Nf6Hs1Jd5Gp0aXe';
const INTERNAL = { 'hearback-internal': INTERNAL_SECRET };

/** Resolves every request without a cache, so that tests see at once what takes up to a second in other processes. */
class FreshCredentials extends CredentialDirectory {
  url = '';

  override async resolve(credential: Credential): Promise<Caller | undefined> {
    const reply = await supertest(this.url).post('/internal/credentials/resolve').set(INTERNAL).send(credential);
    if (reply.status === 404) return undefined;
    return fromCallerDocument((reply.body as { caller: CallerDocument }).caller);
  }
}

/**
 * The accounts service on its own database, with real credentials; `cached` for those that production uses. Call `close` at the
 * end.
 */
export async function accountsFixture(
  settings: Readonly<Record<string, string>> = {},
  { cached = false }: { readonly cached?: boolean } = {},
) {
  const schemas = [...infrastructureSchemas, AccountsModule.definition.schema];
  const database = await throwAwayDatabase(schemas);
  const clock = new ManualClock();
  const start = async (more: Readonly<Record<string, string>> = {}) => {
    const credentials = new FreshCredentials();
    const started = await startPlatform({
      modules: { accounts: AccountsModule },
      overrides: cached ? { clock } : { credentials, clock },
      settings: {
        HEARBACK_DATABASE_URL: database.url,
        HEARBACK_ROLE_PASSWORD: database.rolePassword,
        HEARBACK_INTERNAL_SECRET: INTERNAL_SECRET,
        HEARBACK_PORT: '0',
        HEARBACK_RATE_LIMIT_PER_MINUTE: '0',
        HEARBACK_ANONYMOUS_RATE_LIMIT_PER_MINUTE: '0',
        HEARBACK_LOG_LEVEL: 'warn',
        ...settings,
        ...more,
      },
    });
    credentials.url = started.url;
    return started;
  };
  const platform = await start();
  const events = new EventProbe(database);
  const http = supertest(platform.url);
  // Without a wake-up the service finds the event at its next poll, after at most 100 ms.
  const log = new PgEventLog({ notify: () => undefined }, DEFAULT_PARTITIONS);
  let signUps = 0;
  const tokens = platform.app.get(MailedTokens, { strict: false });
  /** The tokens that were mailed to a member, oldest first, as notifications derives them. */
  const mailedTokens = async (staffId: string) => {
    const requested = await events.all(AddressConfirmationRequested);
    const own = requested.filter(({ payload }) => payload.staff_id === uuidOf(staffId));
    return own.map(({ payload }) => tokens.tokenOf('confirm-address', payload.token_id));
  };
  return {
    app: platform.app,
    http,
    clock,
    events,
    mailedTokens,
    /** The token of the newest mail of an invitation. */
    async invitationToken(invitationId: string) {
      const requested = await events.all(InvitationRequested);
      const newest = requested.findLast(({ payload }) => payload.invitation_id === uuidOf(invitationId))!;
      return tokens.tokenOf('join-workspace', newest.payload.token_id);
    },
    /** The token of the newest mail that asks a member to become the owner. */
    async ownershipToken(staffId: string) {
      const requested = await events.all(AccountMailRequested);
      const newest = requested.findLast(
        ({ payload }) => payload.staff_id === uuidOf(staffId) && payload.purpose === 'take-ownership',
      )!;
      return tokens.tokenOf('take-ownership', newest.payload.token_id);
    },
    /** Submits the form of the page of a mailed link. */
    confirm: (token: string, password: string) => http.post(`/confirm/${token}`).type('form').send({ password }),
    /** Confirms the address of a member as its owner would. */
    async confirmed(staffId: string, password = PASSWORD) {
      const [token] = await mailedTokens(staffId);
      await http.post(`/confirm/${token}`).type('form').send({ password }).expect(200);
    },
    /** Appends an event to the log as if another service had published it. */
    async publish<C extends EventContract>(tenantId: string, contract: C, payload: PayloadOf<C>): Promise<void> {
      const event = newEvent(contract, { id: randomUUID(), tenantId, time: clock.now(), payload });
      await database.transaction((tx) => log.append(tx, [event]));
    },
    drained: () => platform.drained(),
    sql: database.sql,
    internal: INTERNAL,
    /** Creates a workspace; returns the reply of the sign-up and the owner's credentials. */
    async workspace(owner: Partial<{ name: string; email: string; password: string }> = {}) {
      signUps += 1;
      const signUp = signUpBody({ email: `owner-${signUps}@example.org`, ...owner });
      const reply = await http.post('/v1/workspaces').send(signUp).expect(201);
      const body = reply.body as SignedUp;
      return { ...body, ...signUp.owner, key: bearer(body.secret_key) };
    },
    /** Signs in and returns the headers of further requests from the browser. */
    async signIn(email: string, password: string) {
      const reply = await http.post('/v1/sessions').send({ email, password }).expect(201);
      return { reply, session: browser(cookieOf(reply)) };
    },
    /** Starts a second instance on the same database. The caller must `close` it. */
    async secondInstance(more: Readonly<Record<string, string>> = {}) {
      const second = await start(more);
      return { http: supertest(second.url), close: () => second.close() };
    },
    /** Moves counted attempts and waits into the past; they follow the wall clock, not the manual one. */
    async passAttemptTime(milliseconds: number) {
      await database.sql('update accounts.attempt_count set expire = expire - $1', [milliseconds]);
      await database.sql(
        `update accounts.sign_in_wait set open_at = open_at - $1 * interval '1 millisecond',
           forget_at = forget_at - $1 * interval '1 millisecond'`,
        [milliseconds],
      );
    },
    async close() {
      await platform.close();
      await database.close();
    },
  };
}

/** The reply to a sign-up. */
export interface SignedUp {
  readonly workspace: { readonly id: string; readonly name: string };
  readonly staff: { readonly id: string; readonly email: string; readonly role: string };
  readonly secret_key: string;
  readonly publishable_key: string;
  readonly identity_secret: string;
}

/** A valid body of a sign-up. */
export function signUpBody(owner: Partial<{ name: string; email: string; password: string }> = {}) {
  return {
    name: 'Lumen Lamps',
    time_zone: 'Europe/Paris',
    language: 'en',
    owner: { name: 'Ada Example', email: 'ada@example.org', password: PASSWORD, ...owner },
  };
}

/** A valid password. */
export const PASSWORD = 'correct horse battery';

/** The headers of a request with a key. */
export const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });

/** The headers of a request from a page of the platform in a browser. */
export const browser = (secret: string) => ({
  cookie: `__Host-hearback=${secret}`,
  'sec-fetch-site': 'same-origin',
});

/** The session cookie that a reply sets, with its attributes; empty if it sets none. */
export function setCookieOf(reply: { headers: object }): string {
  return cookiesOf(reply).find((cookie) => cookie.startsWith('__Host-hearback=')) ?? '';
}

/** The device cookie that a reply sets, as the browser sends it back. */
export function deviceCookieOf(reply: { headers: object }): string {
  const cookie = cookiesOf(reply).find((text) => text.startsWith('__Host-hearback-device='));
  return cookie?.slice(0, cookie.indexOf(';')) ?? '';
}

/** The cookie of the second step that a reply sets, as the browser sends it back. */
export function stepCookieOf(reply: { headers: object }): string {
  const cookie = cookiesOf(reply).find((text) => text.startsWith('__Host-hearback-step='));
  return cookie?.slice(0, cookie.indexOf(';')) ?? '';
}

function cookiesOf(reply: { headers: object }): readonly string[] {
  return (reply.headers as { 'set-cookie'?: readonly string[] })['set-cookie'] ?? [];
}

/** The session secret in the cookie that a reply sets. */
export function cookieOf(reply: { headers: object }): string {
  return /^__Host-hearback=([^;]*);/.exec(setCookieOf(reply))?.[1] ?? '';
}

/** The UUID of a public id. */
export function uuidOf(id: string): string {
  const hex = id.slice(id.indexOf('_') + 1);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
