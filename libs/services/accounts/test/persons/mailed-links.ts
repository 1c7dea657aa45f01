import { describe, expect, it } from '@jest/globals';
import { AccountMailRequested, MemberChanged } from '@hearback/contracts';
import { TenantDatabase } from '@hearback/database';
import { eventually, waitingForLocks } from '@hearback/testing';
import { cookieOf, PASSWORD, uuidOf } from '../accounts-fixture.js';
import { MINUTE, OTHER, type PersonActions } from './person-actions.js';

/** Links that are mailed to persons. */
export function mailedLinks({
  fixture,
  current,
  signIn,
  newAddress,
  signedIn,
  another,
  mailed,
  requestReset,
  redeemReset,
  personOf,
}: PersonActions) {
  describe('auth.enumeration: a password reset', () => {
    it('is answered alike for known, unconfirmed and unknown addresses, and mails the first only', async () => {
      const known = await signedIn();
      const unconfirmed = await fixture().workspace();
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

    it('is answered while the mail cannot be written yet', async () => {
      const { email, staff, workspace } = await signedIn();
      const { personId } = await personOf(email);
      const tenants = fixture().app.get(TenantDatabase, { strict: false });
      await tenants.withTenant(uuidOf(workspace.id), async (tx) => {
        await tx.query('select from accounts.person where id = $1 for update', [personId]);
        await requestReset(email).expect(202);
        await eventually(async () => expect(await waitingForLocks(fixture().sql)).toBe(1));
        // Nothing in the table of jobs tells whose address it is.
        const [waiting] = await fixture().sql<{ body: string }>(
          "select body from jobs.job where queue like 'accounts.mail%'",
        );
        expect(waiting!.body).not.toContain(email);
      });
      expect(await mailed(staff.id, 'reset-password')).toBeDefined();
    });

    it('mails an address a few times an hour, and answers further requests as the first', async () => {
      const { email, staff } = await signedIn();
      for (let n = 0; n < 4; n += 1) await requestReset(email).expect(202);
      await fixture().drained();
      const mails = (await fixture().events.all(AccountMailRequested)).filter(
        ({ payload }) => payload.staff_id === uuidOf(staff.id),
      );
      expect(mails).toHaveLength(3);
    });

    it('of an address that somebody else has is a change to it: the same reply, and no mail', async () => {
      const { session, staff } = await signedIn();
      const other = await signedIn();
      const change = { email: other.email, password: PASSWORD };
      await fixture().http.post('/v1/me/email-changes').set(session).send(change).expect(202);
      expect(await mailed(staff.id, 'change-address')).toBeUndefined();
    });
  });

  describe('auth.token-forgery: a mailed link', () => {
    it('works once, for its purpose, until it expires, and not if it is made up', async () => {
      const { email, staff, session } = await signedIn();
      await requestReset(email).expect(202);
      const reset = (await mailed(staff.id, 'reset-password'))!;
      const change = { email: newAddress(), password: PASSWORD };
      await fixture().http.post('/v1/me/email-changes').set(session).send(change).expect(202);
      const confirm = (await mailed(staff.id, 'change-address'))!;
      const keep = (await mailed(staff.id, 'keep-address'))!;
      const step = cookieOf(await signIn(email));
      for (const token of [confirm, keep, step, `${reset}a`, reset.slice(1), reset.toLowerCase(), email, '{}'])
        expect((await redeemReset(token)).body.code).toBe('accounts.link-unknown');
      for (const token of [reset, keep, step])
        await fixture().http.post('/v1/email-changes/redeem').send({ token }).expect(404);
      for (const token of [reset, confirm, step])
        await fixture().http.post('/v1/email-changes/undo').send({ token }).expect(404);
      await fixture().http.get(`/confirm/${reset}`).expect(404);
      await redeemReset(reset, 'short').expect(422);
      await redeemReset(reset).expect(204);
      await redeemReset(reset).expect(404);
      await requestReset(email).expect(202);
      const late = (await mailed(staff.id, 'reset-password'))!;
      fixture().clock.advance(60 * MINUTE);
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
      const send = (body: object) => fixture().http.post('/v1/me/email-changes').set(session).send(body);
      expect((await send({ ...change, password: OTHER })).body.code).toBe('accounts.wrong-password');
      await send(change).expect(202);
      await signIn(email).expect(201);
      await signIn(change.email).expect(401);
      const token = (await mailed(staff.id, 'change-address'))!;
      await fixture().http.post('/v1/email-changes/redeem').send({ token }).expect(204);
      await signIn(change.email).expect(201);
      await signIn(email).expect(401);
      for (const id of [staff.id, second.staff.id])
        await fixture().events.next(MemberChanged, { staff_id: uuidOf(id), email: change.email, confirmed: true });
      const undo = (await mailed(staff.id, 'keep-address'))!;
      await fixture().http.post('/v1/email-changes/undo').send({ token: undo }).expect(204);
      await current(session).expect(401);
      await signIn(change.email).expect(401);
      await signIn(email).expect(201);
    });

    it('is stopped by the old address before it happens', async () => {
      const { email, staff, session } = await signedIn();
      const change = { email: newAddress(), password: PASSWORD };
      await fixture().http.post('/v1/me/email-changes').set(session).send(change).expect(202);
      const keep = (await mailed(staff.id, 'keep-address'))!;
      const token = (await mailed(staff.id, 'change-address'))!;
      await fixture().http.post('/v1/email-changes/undo').send({ token: keep }).expect(204);
      await fixture().http.post('/v1/email-changes/redeem').send({ token }).expect(404);
      await signIn(email).expect(201);
    });

    it('is given back to its first owner for good: no link that was mailed later takes it away', async () => {
      const { email, staff, session } = await signedIn();
      const change = async (to: string) => {
        const body = { email: to, password: PASSWORD };
        await fixture().http.post('/v1/me/email-changes').set(session).send(body).expect(202);
        return (await mailed(staff.id, 'keep-address'))!;
      };
      const taken = newAddress();
      const first = await change(taken);
      const token = (await mailed(staff.id, 'change-address'))!;
      await fixture().http.post('/v1/email-changes/redeem').send({ token }).expect(204);
      const later = await change(newAddress());
      await fixture().http.post('/v1/email-changes/undo').send({ token: first }).expect(204);
      await fixture().http.post('/v1/email-changes/undo').send({ token: later }).expect(404);
      await signIn(email).expect(201);
      await signIn(taken).expect(401);
    });

    it('ends with a change of the password', async () => {
      const { staff, session } = await signedIn();
      const change = { email: newAddress(), password: PASSWORD };
      await fixture().http.post('/v1/me/email-changes').set(session).send(change).expect(202);
      const token = (await mailed(staff.id, 'change-address'))!;
      const passwords = { current_password: PASSWORD, new_password: OTHER };
      await fixture().http.post('/v1/members/me/password').set(session).send(passwords).expect(204);
      await fixture().http.post('/v1/email-changes/redeem').send({ token }).expect(404);
    });
  });
}
