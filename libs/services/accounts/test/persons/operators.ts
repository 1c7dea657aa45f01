import { beforeAll, describe, expect, it } from '@jest/globals';
import { WorkspaceSuspended } from '@hearback/contracts';
import { PASSWORD, uuidOf } from '../accounts-fixture.js';
import type { PersonActions } from './person-actions.js';

/** The address of the operator, for the settings of the fixture. */
export const OPERATOR = 'operator@example.org';

/** What operators of the installation do. */
export function operators({ fixture, current, signedIn }: PersonActions) {
  describe('an operator', () => {
    const PATH = '/v1/operator/workspaces';
    type By = Record<string, string>;
    const suspend = (by: By, id: string, reason = 'Unpaid') =>
      fixture().http.put(`${PATH}/${id}/suspension`).set(by).send({ reason });
    const restore = (by: By, id: string) => fixture().http.delete(`${PATH}/${id}/suspension`).set(by);
    let operator: By;
    beforeAll(async () => {
      const { staff, email, key } = await fixture().workspace({ email: OPERATOR });
      // Not before the address is confirmed, and never by key: anybody may enter the address of somebody else.
      const unconfirmed = await fixture().signIn(email, PASSWORD);
      for (const by of [unconfirmed.session, key]) await fixture().http.get(PATH).set(by).expect(403);
      await fixture().confirmed(staff.id);
      operator = (await fixture().signIn(email, PASSWORD)).session;
    });

    it('is nobody by role', async () => {
      const { session, key, workspace } = await signedIn();
      for (const by of [session, key]) {
        for (const request of [fixture().http.get(PATH).set(by), suspend(by, workspace.id), restore(by, workspace.id)])
          expect((await request).body.code).toBe('accounts.not-an-operator');
      }
    });

    it('sees that workspaces are there and used, page by page', async () => {
      const { workspace, session } = await signedIn();
      await current(session).expect(200);
      const [first] = (await fixture().http.get(`${PATH}?limit=1`).set(operator).expect(200)).body.data;
      expect(first).toMatchObject({ id: workspace.id, name: workspace.name, members: 1, suspension: null });
      expect(first.last_used_at).not.toBeNull();
      const ids: string[] = [];
      for (let cursor = ''; ids.length === 0 || cursor !== '';) {
        const { body } = await fixture().http.get(`${PATH}?order=asc&limit=2${cursor}`).set(operator).expect(200);
        ids.push(...body.data.map(({ id }: { id: string }) => id));
        cursor = body.has_more ? `&cursor=${body.next_cursor}` : '';
      }
      const [{ n }] = (await fixture().sql<{ n: number }>('select count(*)::int as n from accounts.workspace')) as [
        { n: number },
      ];
      expect([ids.length, new Set(ids).size, ids.at(-1)]).toEqual([n, n, workspace.id]);
    });

    it('suspends a workspace: its members see why, its keys get 403, and nothing is lost', async () => {
      const { workspace, session, key, email, publishable_key: publishable } = await signedIn();
      await suspend(operator, workspace.id).expect(204);
      await suspend(operator, workspace.id).expect(204);
      expect((await current(session).expect(200)).body.workspace.suspension).toBe('Unpaid');
      for (const by of [session, key, { authorization: `Bearer ${publishable}` }])
        for (const path of ['/v1/members', '/v1/workspace', '/v1/me']) {
          const refused = await fixture().http.get(path).set(by);
          expect([refused.status, refused.body.code]).toEqual([403, 'request.workspace-suspended']);
        }
      // A person who signs in is told as well, and may leave.
      const later = await fixture().signIn(email, PASSWORD);
      expect(later.reply.body.workspace.suspension).toBe('Unpaid');
      await fixture().http.delete('/v1/sessions/current').set(later.session).expect(204);

      await restore(operator, workspace.id).expect(204);
      await restore(operator, workspace.id).expect(204);
      expect((await fixture().http.get('/v1/members').set(key).expect(200)).body.data).toHaveLength(1);
      const entries = (await fixture().http.get('/v1/audit-entries?limit=100').set(key).expect(200)).body.data as {
        action: string;
        actor: { kind: string };
      }[];
      const own = entries.filter(({ action }) => /^workspace\.(suspended|restored)$/.test(action));
      expect(own.map(({ action, actor }) => [action, actor.kind])).toEqual([
        ['workspace.restored', 'operator'],
        ['workspace.suspended', 'operator'],
      ]);
      const events = (await fixture().events.all(WorkspaceSuspended)).map(({ payload }) => payload);
      expect(
        events.filter((event) => event.workspace_id === uuidOf(workspace.id)).map(({ suspended }) => suspended),
      ).toEqual([true, false]);
    });

    describe('sets limits', () => {
      const limit = (by: By, id: string, limits: object) =>
        fixture().http.put(`${PATH}/${id}/limits`).set(by).send(limits);
      const LIMITED = { members: 2, answers_per_month: 500 };
      let invited = 0;
      const invite = async (by: By) => {
        const { status, body } = await fixture()
          .http.post('/v1/invitations')
          .set(by)
          .send({ email: `limited-${(invited += 1)}@example.org`, role: 'agent' });
        return { status, body, token: status === 201 ? await fixture().invitationToken(body.id) : '' };
      };
      const join = (token: string) =>
        fixture().http.post('/v1/invitations/accept').send({ token, name: 'Lena', password: PASSWORD });
      it('that members read, with an entry in their audit log that names no person', async () => {
        const { workspace, session, key } = await signedIn();
        for (const by of [session, key])
          expect((await limit(by, workspace.id, LIMITED)).body.code).toBe('accounts.not-an-operator');
        await limit(operator, workspace.id, LIMITED).expect(204);
        await limit(operator, workspace.id, LIMITED).expect(204);
        const [listed] = (await fixture().http.get(`${PATH}?limit=1`).set(operator).expect(200)).body.data;
        expect([listed.id, listed.limits]).toEqual([workspace.id, LIMITED]);
        expect((await fixture().http.get('/v1/workspace').set(session).expect(200)).body.limits).toEqual(LIMITED);
        const { body } = await fixture()
          .http.get('/v1/audit-entries?action=workspace.limits-changed')
          .set(key)
          .expect(200);
        const none = { members: null, answers_per_month: null };
        expect(body.data).toMatchObject([{ actor: { kind: 'operator', id: null }, before: none, after: LIMITED }]);
        for (const wrong of [{ members: 0, answers_per_month: null }, { members: 2 }])
          await limit(operator, workspace.id, wrong).expect(400);
        expect((await limit(operator, `wsp_${'0'.repeat(32)}`, LIMITED)).body.code).toBe('accounts.unknown-workspace');
      });

      it('of members: nobody is invited, added or made active again beyond it, and nobody has to leave', async () => {
        const { workspace, key, staff } = await signedIn();
        const first = await invite(key);
        await join(first.token).expect(201);
        await limit(operator, workspace.id, { members: 1, answers_per_month: null }).expect(204);
        const { body } = await fixture().http.get('/v1/members').set(key).expect(200);
        const members = body.data as { id: string; active: boolean }[];
        expect(members.map(({ active }) => active)).toEqual([true, true]);
        const joined = members.find(({ id }) => id !== staff.id)!;
        const setActive = (active: boolean) =>
          fixture().http.patch(`/v1/members/${joined.id}`).set(key).send({ active });
        await setActive(false).expect(200);
        const refused = [
          await invite(key),
          await setActive(true),
          await fixture()
            .http.post('/v1/members')
            .set(key)
            .send({ email: 'limited@example.org', name: 'Max', role: 'agent', password: PASSWORD }),
        ];
        for (const { status, body: problem } of refused)
          expect([status, problem.code]).toEqual([409, 'accounts.member-limit-reached']);
        await limit(operator, workspace.id, { members: 2, answers_per_month: null }).expect(204);
        // Who is invited counts: everybody with a link finds a place.
        expect([(await invite(key)).status, (await invite(key)).status]).toEqual([201, 409]);
      });

      it('of members: of two who accept at once, one gets the last place', async () => {
        const { workspace, key } = await signedIn();
        const { token } = await invite(key);
        const { token: other } = await invite(key);
        await limit(operator, workspace.id, { members: 2, answers_per_month: null }).expect(204);
        const replies = await Promise.all([join(token), join(other)]);
        expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
        const refused = replies.find(({ status }) => status === 409)!;
        expect(refused.body.code).toBe('accounts.member-limit-reached');
        expect((await fixture().http.get('/v1/members').set(key).expect(200)).body.data).toHaveLength(2);
        await limit(operator, workspace.id, { members: null, answers_per_month: null }).expect(204);
        await join(replies[0] === refused ? token : other).expect(201);
      });
    });

    it('sees how far the service is behind, and others do not', async () => {
      const path = '/v1/operator/health/accounts';
      const { body } = await fixture().http.get(path).set(operator).expect(200);
      expect(body).toMatchObject({ service: 'accounts', dead_letters: 0, unsent: null });
      const { session, key } = await signedIn();
      for (const by of [session, key]) {
        const refused = await fixture().http.get(path).set(by);
        expect([refused.status, refused.body.code]).toEqual([403, 'request.not-an-operator']);
      }
    });

    it('suspends neither the own workspace nor one that does not exist', async () => {
      const { body } = await current(operator).expect(200);
      expect((await suspend(operator, body.workspace.id)).body.code).toBe('accounts.own-workspace');
      expect((await suspend(operator, `wsp_${'0'.repeat(32)}`)).body.code).toBe('accounts.unknown-workspace');
      await suspend(operator, body.workspace.id, ' ').expect(400);
    });
  });
}
