import { describe, expect, it } from '@jest/globals';
import { TenantDatabase } from '@hearback/database';
import { eventually, waitingForLocks } from '@hearback/testing';
import { browser, cookieOf, PASSWORD, uuidOf, setCookieOf, stepCookieOf } from '../accounts-fixture.js';
import { MINUTE, OTHER, wrong, type PersonActions } from './person-actions.js';

/** Two-step sign-in. */
export function twoStepSignIn({
  fixture,
  signIn,
  sessionsOf,
  signedIn,
  mailed,
  requestReset,
  redeemReset,
  withApp,
  firstStep,
  secondStep,
  personOf,
}: PersonActions) {
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
      fixture().clock.advance(MINUTE);
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
      const own = await fixture()
        .http.get('/v1/me')
        .set(browser(cookieOf(signed)))
        .expect(200);
      expect(own.body).toMatchObject({ second_factor: true, recovery_codes: 9 });
    });

    it('auth.bruteforce: makes wrong codes wait, for somebody who has the password', async () => {
      const { email, session } = await signedIn();
      const { code } = await withApp(session);
      const step = await firstStep(email);
      for (let n = 0; n < 5; n += 1) await secondStep(step, wrong(code())).expect(401);
      const rejected = await secondStep(await firstStep(email), code());
      expect([rejected.status, rejected.body.code]).toEqual([429, 'accounts.too-many-attempts']);
      await fixture().passAttemptTime(900_000);
      await secondStep(await firstStep(email), code()).expect(201);
    });

    it('is asked for if it was turned on while the password was being checked', async () => {
      const { email, workspace, session } = await signedIn();
      const { personId } = await personOf(email);
      const tenants = fixture().app.get(TenantDatabase, { strict: false });
      const { late } = await tenants.withTenant(uuidOf(workspace.id), async (tx) => {
        await tx.query('select from accounts.person where id = $1 for update', [personId]);
        const attempt = signIn(email).then(({ status, body }) => [status, body.code]);
        await eventually(async () => expect(await waitingForLocks(fixture().sql)).toBe(1));
        await tx.query('update accounts.person set totp_confirmed_at = now() where id = $1', [personId]);
        return { late: attempt };
      });
      expect(await late).toEqual([403, 'accounts.second-step-needed']);
      expect(await sessionsOf(session)).toHaveLength(1);
    });

    it('is asked for after a link that signs in on this machine, too', async () => {
      const { email, session } = await signedIn();
      const { code } = await withApp(session);
      const issued = await fixture().http.post('/internal/local-sign-ins').set(fixture().internal).send({ email });
      const reply = await fixture().http.post('/v1/sessions/local').send(issued.body).expect(403);
      expect([reply.body.code, setCookieOf(reply)]).toEqual(['accounts.second-step-needed', '']);
      await secondStep({ cookie: stepCookieOf(reply) }, code()).expect(201);
    });

    it('takes no longer than five minutes, and ends with a change of the password', async () => {
      const { email, session, staff } = await signedIn();
      const { code } = await withApp(session);
      const late = await firstStep(email);
      fixture().clock.advance(5 * MINUTE);
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
        const dump = JSON.stringify(await fixture().sql(`select t::text as text from accounts.${table} t`));
        for (const text of [secret, Buffer.from(secret).toString('hex'), recovery[0]!, recovery[0]!.replace('-', '')])
          expect(dump).not.toContain(text);
      }
      const remove = (password: string) =>
        fixture().http.post('/v1/me/second-factor/removal').set(session).send({ password });
      await remove(OTHER).expect(403);
      await remove(PASSWORD).expect(204);
      await signIn(email).expect(201);
      await remove(PASSWORD).expect(409);
    });
  });
}
