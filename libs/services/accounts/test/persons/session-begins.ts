import { expect, it } from '@jest/globals';
import { TenantDatabase } from '@hearback/database';
import { eventually, waitingForLocks } from '@hearback/testing';
import { browser, cookieOf, PASSWORD, setCookieOf, uuidOf } from '../accounts-fixture.js';
import { type PersonActions } from './person-actions.js';

/** How sessions begin and move. */
export function sessionBegins({
  fixture,
  current,
  switchTo,
  signedIn,
  another,
  storedSessions,
  withMember,
}: PersonActions) {
  it('begins with a cookie that only this host receives, over HTTPS, hidden from scripts', async () => {
    const { reply, workspace, staff } = await signedIn();
    const [secret, age, ...attributes] = setCookieOf(reply).split('; ');
    expect(secret).toMatch(/^__Host-hearback=[A-Za-z0-9_-]{43}$/);
    expect(age).toBe('Max-Age=604800');
    expect(attributes.toSorted()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure']);
    expect(reply.body).toMatchObject({ staff: { id: staff.id, role: 'owner' }, workspace });
    expect(JSON.stringify(reply.body)).not.toContain(cookieOf(reply));
  });

  it('is replaced by the next sign-in from the same browser, with a new secret', async () => {
    const { session, email, reply, staff } = await signedIn();
    const again = await fixture()
      .http.post('/v1/sessions')
      .set(session)
      .send({ email, password: PASSWORD })
      .expect(201);
    expect(cookieOf(again)).not.toBe(cookieOf(reply));
    await current(session).expect(401);
    await current(browser(cookieOf(again))).expect(200);
    expect(await storedSessions(staff.id)).toHaveLength(1);
    // Also where the session had moved to another workspace.
    const second = await another(browser(cookieOf(again)));
    const moved = browser(cookieOf(await switchTo(browser(cookieOf(again)), second.workspace.id).expect(204)));
    await fixture().sql('update accounts.staff set last_opened_at = null where id = $1', [uuidOf(second.staff.id)]);
    await fixture().http.post('/v1/sessions').set(moved).send({ email, password: PASSWORD }).expect(201);
    await current(moved).expect(401);
  });

  it('does not begin for a member who is deactivated while the password is being checked', async () => {
    const owner = await fixture().workspace();
    const member = await withMember(owner);
    const tenantId = uuidOf(owner.workspace.id);
    const { late } = await fixture()
      .app.get(TenantDatabase, { strict: false })
      .withTenant(tenantId, async (tx) => {
        await tx.query('select from accounts.staff where id = $1 for update', [uuidOf(member.id)]);
        const attempt = fixture().http.post('/v1/sessions').send({ email: member.email, password: PASSWORD });
        const answer = attempt.then(({ status }) => status);
        await eventually(async () => expect(await waitingForLocks(fixture().sql)).toBe(1));
        await tx.query('update accounts.staff set active = false where id = $1', [uuidOf(member.id)]);
        await tx.query('delete from accounts.session where staff_id = $1', [uuidOf(member.id)]);
        return { late: answer };
      });
    expect(await late).toBe(401);
    expect(await storedSessions(member.id)).toEqual([]);
  });

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
    await fixture().http.get('/v1/audit-entries?action=session.ended').set(key).expect(200);
    // The data of the other workspace is out of reach of this credential.
    const members = (await fixture().http.get('/v1/members').set(moved).expect(200)).body.data;
    expect(members.map(({ id }: { id: string }) => id)).toEqual([second.staff.id]);
  });
}
