import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AccountMailRequested, MemberChanged } from '@hearback/contracts';
import { MailedTokens } from '@hearback/http';
import { Secret, TOTP } from 'otpauth';
import { accountsFixture, browser, cookieOf, PASSWORD, setCookieOf, stepCookieOf, uuidOf } from './accounts-fixture.js';

type Fixture = Awaited<ReturnType<typeof accountsFixture>>;
type Headers = Record<string, string>;

const OTHER = 'another horse battery';
const MINUTE = 60_000;

describe('a person', () => {
  let fixture: Fixture;
  let addresses = 0;
  beforeAll(async () => {
    fixture = await accountsFixture({ HEARBACK_LOCAL_SIGN_IN: 'on' });
  });
  afterAll(() => fixture?.close());

  const current = (session: Headers) => fixture.http.get('/v1/sessions/current').set(session);
  const signIn = (email: string, password = PASSWORD) => fixture.http.post('/v1/sessions').send({ email, password });
  const switchTo = (session: Headers, id: string) =>
    fixture.http.post('/v1/sessions/current/workspace').set(session).send({ workspace_id: id });
  const sessionsOf = async (session: Headers) =>
    (await fixture.http.get('/v1/me/sessions').set(session).expect(200)).body.data as {
      id: string;
      current: boolean;
    }[];
  const newAddress = () => `somebody-${(addresses += 1)}@example.org`;

  /** A person who has confirmed the address and is signed in to a workspace of their own. */
  async function signedIn() {
    const own = await fixture.workspace();
    await fixture.confirmed(own.staff.id);
    return { ...own, ...(await fixture.signIn(own.email, PASSWORD)) };
  }

  /** Creates another workspace of the person. */
  async function another(session: Headers, name = 'Second shop') {
    const body = { name, time_zone: 'Europe/Berlin', language: 'de' };
    return (await fixture.http.post('/v1/me/workspaces').set(session).send(body).expect(201)).body as {
      workspace: { id: string };
      staff: { id: string };
      secret_key: string;
    };
  }

  /** The token of the newest mail to a member for this purpose. */
  async function mailed(staffId: string, purpose: 'reset-password' | 'change-address' | 'keep-address') {
    const all = await fixture.events.all(AccountMailRequested);
    const own = all.filter(({ payload }) => payload.staff_id === uuidOf(staffId) && payload.purpose === purpose);
    const tokens = fixture.app.get(MailedTokens, { strict: false });
    return own.map(({ payload }) => tokens.tokenOf(purpose, payload.token_id)).at(-1);
  }

  const requestReset = (email: string) => fixture.http.post('/v1/password-resets').send({ email });
  const redeemReset = (token: string, password = OTHER) =>
    fixture.http.post('/v1/password-resets/redeem').send({ token, password });

  /** Turns two-step sign-in on; returns the app and the recovery codes. */
  async function withApp(session: Headers) {
    const prepared = await fixture.http
      .post('/v1/me/second-factor')
      .set(session)
      .send({ password: PASSWORD })
      .expect(201);
    const { secret, address } = prepared.body as { secret: string; address: string };
    expect(address).toMatch(/^otpauth:\/\/totp\/Hearback:/);
    const app = new TOTP({ secret: Secret.fromBase32(secret) });
    const code = () => app.generate({ timestamp: fixture.clock.now().getTime() });
    const confirm = (text: string) =>
      fixture.http.post('/v1/me/second-factor/confirm').set(session).send({ code: text });
    expect((await confirm(wrong(code()))).status).toBe(403);
    const { body } = await confirm(code()).expect(200);
    fixture.clock.advance(MINUTE);
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
    fixture.http
      .post('/v1/sessions/second-step')
      .set({ ...step, 'sec-fetch-site': 'same-origin' })
      .send({ code });

  describe('session.lifecycle: a session', () => {
    it('shows the workspaces of the person, and moves to another one with a new secret', async () => {
      const { session, workspace, key } = await signedIn();
      const second = await another(session);
      const shown = (await current(session).expect(200)).body;
      expect(shown.workspaces.map(({ id }: { id: string }) => id).toSorted()).toEqual(
        [workspace.id, second.workspace.id].toSorted(),
      );
      const moved = browser(cookieOf(await switchTo(session, second.workspace.id).expect(204)));
      await current(session).expect(401);
      expect((await current(moved)).body).toMatchObject({
        staff: { id: second.staff.id, role: 'owner' },
        workspace: { id: second.workspace.id },
      });
      await fixture.http.get('/v1/audit-entries?action=session.ended').set(key).expect(200);
      // The data of the other workspace is out of reach of this credential.
      const members = (await fixture.http.get('/v1/members').set(moved).expect(200)).body.data;
      expect(members.map(({ id }: { id: string }) => id)).toEqual([second.staff.id]);
    });

    it('begins in the workspace that was opened last', async () => {
      const { session, email } = await signedIn();
      const second = await another(session);
      fixture.clock.advance(1000);
      await switchTo(session, second.workspace.id).expect(204);
      expect((await signIn(email).expect(201)).body.workspace.id).toBe(second.workspace.id);
    });

    it('does not move to a workspace of somebody else, nor to one that the person has left', async () => {
      const { session, workspace } = await signedIn();
      const stranger = await fixture.workspace();
      for (const id of [stranger.workspace.id, `wsp_${'0'.repeat(32)}`])
        expect((await switchTo(session, id)).body.code).toBe('accounts.not-your-workspace');
      const second = await another(session);
      await fixture.sql('update accounts.staff set active = false where id = $1', [uuidOf(second.staff.id)]);
      await switchTo(session, second.workspace.id).expect(404);
      expect((await current(session)).body.workspace.id).toBe(workspace.id);
    });

    it('lasts no longer because it moved', async () => {
      const { session } = await signedIn();
      const second = await another(session);
      const began = (await current(session)).body.created_at;
      fixture.clock.advance(3 * 3_600_000);
      const moved = browser(cookieOf(await switchTo(session, second.workspace.id).expect(204)));
      expect((await current(moved)).body.created_at).toBe(began);
    });

    it('does not survive a change of the password in another workspace', async () => {
      const { session, email } = await signedIn();
      const second = await another(session);
      const elsewhere = await fixture.signIn(email, PASSWORD);
      const moved = browser(cookieOf(await switchTo(elsewhere.session, second.workspace.id).expect(204)));
      const change = { current_password: PASSWORD, new_password: OTHER };
      await fixture.http.post('/v1/members/me/password').set(session).send(change).expect(204);
      await current(moved).expect(401);
      await current(session).expect(401);
      await signIn(email).expect(401);
    });

    it('ends where the person is deactivated, and only there', async () => {
      const { session, email } = await signedIn();
      const shop = await signedIn();
      const { personId } = await personOf(email);
      const staffId = await joined(shop, personId);
      const inShop = browser(cookieOf(await switchTo(session, shop.workspace.id).expect(204)));
      const inOwn = (await fixture.signIn(email, PASSWORD)).session;
      const own = (await current(inOwn)).body.workspaces as { id: string }[];
      const back = browser(cookieOf(await switchTo(inOwn, own.find(({ id }) => id !== shop.workspace.id)!.id)));
      await fixture.http.patch(`/v1/members/${staffId}`).set(shop.session).send({ active: false }).expect(200);
      await current(inShop).expect(401);
      expect((await current(back).expect(200)).body.workspaces).toHaveLength(1);
    });

    it('is listed with browser and network, and ended by the person alone', async () => {
      const { session, email } = await signedIn();
      const phone = await fixture.http
        .post('/v1/sessions')
        .set({ 'user-agent': 'Phone/1.0' })
        .send({ email, password: PASSWORD })
        .expect(201);
      const listed = await sessionsOf(session);
      expect(listed).toHaveLength(2);
      const other = listed.find(({ current: isCurrent }) => !isCurrent)!;
      expect(other).toMatchObject({ user_agent: 'Phone/1.0', network: expect.stringMatching(/127\.0\.0/) });
      const stranger = await signedIn();
      await fixture.http.delete(`/v1/me/sessions/${other.id}`).set(stranger.session).expect(404);
      await current(browser(cookieOf(phone))).expect(200);
      await fixture.http.delete(`/v1/me/sessions/${other.id}`).set(session).expect(204);
      await current(browser(cookieOf(phone))).expect(401);
      await current(session).expect(200);
    });

    it('ends with all others at once, in all workspaces, but for the one that asks', async () => {
      const { session, email } = await signedIn();
      const second = await another(session);
      const others = await Promise.all([fixture.signIn(email, PASSWORD), fixture.signIn(email, PASSWORD)]);
      const moved = browser(cookieOf(await switchTo(others[0].session, second.workspace.id)));
      await fixture.http.delete('/v1/me/sessions').set(session).expect(204);
      for (const ended of [moved, others[1].session]) await current(ended).expect(401);
      expect(await sessionsOf(session)).toHaveLength(1);
    });

    it('ends 12 hours after its last use, however often a page that is left open asks for it', async () => {
      const { session } = await signedIn();
      const hash = createHash('sha256').update(session.cookie.split('=')[1]!).digest('hex');
      const peek = () =>
        fixture.http
          .post('/internal/credentials/resolve')
          .set(fixture.internal)
          .send({ kind: 'session', hash, use: false });
      for (let hours = 0; hours < 11; hours += 1) {
        fixture.clock.advance(60 * MINUTE);
        await peek().expect(200);
      }
      fixture.clock.advance(61 * MINUTE);
      await peek().expect(404);
      await current(session).expect(401);
    });

    it('ends when two-step sign-in is turned on elsewhere', async () => {
      const { session, email } = await signedIn();
      const elsewhere = await fixture.signIn(email, PASSWORD);
      await withApp(session);
      await current(elsewhere.session).expect(401);
      await current(session).expect(200);
    });

    it('ends when the password is reset', async () => {
      const { session, email, staff } = await signedIn();
      await requestReset(email).expect(202);
      await redeemReset((await mailed(staff.id, 'reset-password'))!).expect(204);
      await current(session).expect(401);
      await signIn(email).expect(401);
      await signIn(email, OTHER).expect(201);
    });
  });

  const personOf = async (email: string) =>
    (
      await fixture.sql<{ personId: string }>('select id as "personId" from accounts.person where email = $1', [email])
    )[0]!;

  /** Makes the person a member of the shop, as an accepted invitation does. */
  async function joined(shop: { workspace: { id: string } }, personId: string) {
    const [row] = await fixture.sql<{ id: string }>(
      `insert into accounts.staff (tenant_id, id, person_id, name, role, active, created_at)
       values ($1, gen_random_uuid(), $2, 'Joined', 'editor', true, now()) returning id`,
      [uuidOf(shop.workspace.id), personId],
    );
    return `stf_${row!.id.replaceAll('-', '')}`;
  }

  describe('auth.enumeration: a password reset', () => {
    it('is answered alike for known, unconfirmed and unknown addresses, and mails the first only', async () => {
      const known = await signedIn();
      const unconfirmed = await fixture.workspace();
      const replies = [];
      for (const email of [known.email, unconfirmed.email, newAddress()]) {
        const { status, body, headers } = await requestReset(email);
        const { date: _date, 'x-request-id': _id, ...rest } = headers as Record<string, string>;
        replies.push({ status, body, headers: Object.keys(rest).toSorted() });
      }
      expect(replies[1]).toEqual(replies[0]);
      expect(replies[2]).toEqual(replies[0]);
      expect(await mailed(known.staff.id, 'reset-password')).toBeDefined();
      expect(await mailed(unconfirmed.staff.id, 'reset-password')).toBeUndefined();
    });

    it('mails an address a few times an hour, and answers further requests as the first', async () => {
      const { email, staff } = await signedIn();
      for (let n = 0; n < 4; n += 1) await requestReset(email).expect(202);
      const mails = (await fixture.events.all(AccountMailRequested)).filter(
        ({ payload }) => payload.staff_id === uuidOf(staff.id),
      );
      expect(mails).toHaveLength(3);
    });

    it('of an address that somebody else has is a change to it: the same reply, and no mail', async () => {
      const { session, staff } = await signedIn();
      const other = await signedIn();
      const change = { email: other.email, password: PASSWORD };
      await fixture.http.post('/v1/me/email-changes').set(session).send(change).expect(202);
      expect(await mailed(staff.id, 'change-address')).toBeUndefined();
    });
  });

  describe('auth.token-forgery: a mailed link', () => {
    it('works once, for its purpose, until it expires, and not if it is made up', async () => {
      const { email, staff, session } = await signedIn();
      await requestReset(email).expect(202);
      const reset = (await mailed(staff.id, 'reset-password'))!;
      const change = { email: newAddress(), password: PASSWORD };
      await fixture.http.post('/v1/me/email-changes').set(session).send(change).expect(202);
      const confirm = (await mailed(staff.id, 'change-address'))!;
      const keep = (await mailed(staff.id, 'keep-address'))!;
      const step = cookieOf(await signIn(email));
      for (const token of [confirm, keep, step, `${reset}a`, reset.slice(1), reset.toLowerCase(), email, '{}'])
        expect((await redeemReset(token)).body.code).toBe('accounts.link-unknown');
      for (const token of [reset, keep, step])
        await fixture.http.post('/v1/email-changes/redeem').send({ token }).expect(404);
      for (const token of [reset, confirm, step])
        await fixture.http.post('/v1/email-changes/undo').send({ token }).expect(404);
      await fixture.http.get(`/confirm/${reset}`).expect(404);
      await redeemReset(reset, 'short').expect(422);
      await redeemReset(reset).expect(204);
      await redeemReset(reset).expect(404);
      await requestReset(email).expect(202);
      const late = (await mailed(staff.id, 'reset-password'))!;
      fixture.clock.advance(60 * MINUTE);
      await redeemReset(late).expect(404);
    });

    it('is used up by one of two who are as fast as each other', async () => {
      const { email, staff } = await signedIn();
      await requestReset(email).expect(202);
      const token = (await mailed(staff.id, 'reset-password'))!;
      const both = await Promise.all([redeemReset(token), redeemReset(token)]);
      expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 404]);
    });
  });

  describe('a change of the address', () => {
    it('is confirmed by the new address, known in all workspaces, and undone by the old one', async () => {
      const { email, staff, session } = await signedIn();
      const second = await another(session);
      const change = { email: newAddress(), password: PASSWORD };
      const send = (body: object) => fixture.http.post('/v1/me/email-changes').set(session).send(body);
      expect((await send({ ...change, password: OTHER })).body.code).toBe('accounts.wrong-password');
      await send(change).expect(202);
      await signIn(email).expect(201);
      await signIn(change.email).expect(401);
      const token = (await mailed(staff.id, 'change-address'))!;
      await fixture.http.post('/v1/email-changes/redeem').send({ token }).expect(204);
      await signIn(change.email).expect(201);
      await signIn(email).expect(401);
      for (const id of [staff.id, second.staff.id])
        await fixture.events.next(MemberChanged, { staff_id: uuidOf(id), email: change.email, confirmed: true });
      const undo = (await mailed(staff.id, 'keep-address'))!;
      await fixture.http.post('/v1/email-changes/undo').send({ token: undo }).expect(204);
      await current(session).expect(401);
      await signIn(change.email).expect(401);
      await signIn(email).expect(201);
    });

    it('is stopped by the old address before it happens', async () => {
      const { email, staff, session } = await signedIn();
      const change = { email: newAddress(), password: PASSWORD };
      await fixture.http.post('/v1/me/email-changes').set(session).send(change).expect(202);
      const keep = (await mailed(staff.id, 'keep-address'))!;
      const token = (await mailed(staff.id, 'change-address'))!;
      await fixture.http.post('/v1/email-changes/undo').send({ token: keep }).expect(204);
      await fixture.http.post('/v1/email-changes/redeem').send({ token }).expect(404);
      await signIn(email).expect(201);
    });

    it('is given back to its first owner for good: no link that was mailed later takes it away', async () => {
      const { email, staff, session } = await signedIn();
      const change = async (to: string) => {
        const body = { email: to, password: PASSWORD };
        await fixture.http.post('/v1/me/email-changes').set(session).send(body).expect(202);
        return (await mailed(staff.id, 'keep-address'))!;
      };
      const taken = newAddress();
      const first = await change(taken);
      const token = (await mailed(staff.id, 'change-address'))!;
      await fixture.http.post('/v1/email-changes/redeem').send({ token }).expect(204);
      const later = await change(newAddress());
      await fixture.http.post('/v1/email-changes/undo').send({ token: first }).expect(204);
      await fixture.http.post('/v1/email-changes/undo').send({ token: later }).expect(404);
      await signIn(email).expect(201);
      await signIn(taken).expect(401);
    });

    it('ends with a change of the password', async () => {
      const { staff, session } = await signedIn();
      const change = { email: newAddress(), password: PASSWORD };
      await fixture.http.post('/v1/me/email-changes').set(session).send(change).expect(202);
      const token = (await mailed(staff.id, 'change-address'))!;
      const passwords = { current_password: PASSWORD, new_password: OTHER };
      await fixture.http.post('/v1/members/me/password').set(session).send(passwords).expect(204);
      await fixture.http.post('/v1/email-changes/redeem').send({ token }).expect(404);
    });
  });

  describe('two-step sign-in', () => {
    it('asks for a code after the password, and auth.totp-replay: accepts none twice', async () => {
      const { email, session } = await signedIn();
      const { code } = await withApp(session);
      await signIn(email, OTHER).expect(401);
      const step = await firstStep(email);
      expect((await secondStep(step, wrong(code()))).body.code).toBe('accounts.sign-in-refused');
      const used = code();
      await secondStep(step, used).expect(201);
      await secondStep(step, used).expect(401);
      await secondStep(await firstStep(email), used).expect(401);
      fixture.clock.advance(MINUTE);
      const both = await Promise.all([firstStep(email), firstStep(email)]);
      const again = code();
      const replies = await Promise.all(both.map((each) => secondStep(each, again)));
      expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 401]);
    });

    it('accepts each recovery code once, however it is typed', async () => {
      const { email, session } = await signedIn();
      const { recovery } = await withApp(session);
      expect(new Set(recovery).size).toBe(10);
      const typed = recovery[0]!.replace('-', ' ').toUpperCase();
      const signed = await secondStep(await firstStep(email), typed).expect(201);
      await secondStep(await firstStep(email), typed).expect(401);
      const own = await fixture.http
        .get('/v1/me')
        .set(browser(cookieOf(signed)))
        .expect(200);
      expect(own.body).toMatchObject({ second_factor: true, recovery_codes: 9 });
    });

    it('auth.brute-force: makes wrong codes wait, for somebody who has the password', async () => {
      const { email, session } = await signedIn();
      const { code } = await withApp(session);
      const step = await firstStep(email);
      // The first of the five was the wrong one when the app was set up.
      for (let n = 0; n < 4; n += 1) await secondStep(step, wrong(code())).expect(401);
      const rejected = await secondStep(await firstStep(email), code());
      expect([rejected.status, rejected.body.code]).toEqual([429, 'accounts.too-many-attempts']);
      await fixture.passAttemptTime(900_000);
      await secondStep(await firstStep(email), code()).expect(201);
    });

    it('is asked for after a link that signs in on this machine, too', async () => {
      const { email, session } = await signedIn();
      const { code } = await withApp(session);
      const issued = await fixture.http.post('/internal/local-sign-ins').set(fixture.internal).send({ email });
      const reply = await fixture.http.post('/v1/sessions/local').send(issued.body).expect(403);
      expect([reply.body.code, setCookieOf(reply)]).toEqual(['accounts.second-step-needed', '']);
      await secondStep({ cookie: stepCookieOf(reply) }, code()).expect(201);
    });

    it('takes no longer than five minutes, and ends with a change of the password', async () => {
      const { email, session, staff } = await signedIn();
      const { code } = await withApp(session);
      const late = await firstStep(email);
      fixture.clock.advance(5 * MINUTE);
      await secondStep(late, code()).expect(401);
      await secondStep({}, code()).expect(401);
      const step = await firstStep(email);
      await requestReset(email).expect(202);
      await redeemReset((await mailed(staff.id, 'reset-password'))!).expect(204);
      await secondStep(step, code()).expect(401);
      // The second factor outlives the reset: a mailbox alone signs nobody in.
      await firstStep(email, OTHER);
    });

    it('is turned off with the password, and its secret and codes are nowhere in clear', async () => {
      const { email, session } = await signedIn();
      const { secret, recovery } = await withApp(session);
      for (const table of ['person', 'recovery_code', 'person_token', 'audit_entry']) {
        const dump = JSON.stringify(await fixture.sql(`select t::text as text from accounts.${table} t`));
        for (const text of [secret, Buffer.from(secret).toString('hex'), recovery[0]!, recovery[0]!.replace('-', '')])
          expect(dump).not.toContain(text);
      }
      const remove = (password: string) =>
        fixture.http.post('/v1/me/second-factor/removal').set(session).send({ password });
      await remove(OTHER).expect(403);
      await remove(PASSWORD).expect(204);
      await signIn(email).expect(201);
      await remove(PASSWORD).expect(409);
    });
  });

  it('changes name, language and zone in all workspaces', async () => {
    const { session, staff } = await signedIn();
    const second = await another(session);
    const send = (body: object) => fixture.http.patch('/v1/me').set(session).send(body);
    const { body } = await send({ name: 'Ada L.', language: 'de-at', time_zone: 'Europe/Vienna' }).expect(200);
    expect(body).toMatchObject({ name: 'Ada L.', language: 'de-AT', time_zone: 'Europe/Vienna' });
    for (const id of [staff.id, second.staff.id])
      await fixture.events.next(MemberChanged, { staff_id: uuidOf(id), name: 'Ada L.', language: 'de-AT' });
    await send({ language: null }).expect(200);
    expect((await fixture.http.get('/v1/me').set(session)).body).toMatchObject({ language: null, name: 'Ada L.' });
    await send({ time_zone: 'Mars/Olympus' }).expect(422);
    expect((await current(session)).body.staff.name).toBe('Ada L.');
  });

  it('who has not confirmed the address has one workspace, and no name in others through an administrator', async () => {
    const { email, staff } = await fixture.workspace();
    const { session } = await fixture.signIn(email, PASSWORD);
    const body = { name: 'Second', time_zone: 'Europe/Paris', language: 'en' };
    const refused = await fixture.http.post('/v1/me/workspaces').set(session).send(body);
    expect([refused.status, refused.body.code]).toEqual([409, 'accounts.address-unconfirmed']);
    await fixture.confirmed(staff.id);
    const second = await another(session);
    const renamed = { name: 'Boss' };
    await fixture.http.patch(`/v1/members/${staff.id}`).set(session).send(renamed).expect(200);
    const key = { authorization: `Bearer ${second.secret_key}` };
    const [member] = (await fixture.http.get('/v1/members').set(key).expect(200)).body.data;
    expect(member.name).not.toBe('Boss');
  });
});

/** A code of the same form that is not this one. */
function wrong(code: string): string {
  return String((Number(code) + 500_000) % 1_000_000).padStart(6, '0');
}
