import { expect, it } from '@jest/globals';
import { MemberChanged } from '@hearback/contracts';
import { PASSWORD, uuidOf } from '../accounts-fixture.js';
import { type PersonActions } from './person-actions.js';

/** What persons change of themselves. */
export function profile({ fixture, current, signedIn, another }: PersonActions) {
  it('changes name, language and zone in all workspaces', async () => {
    const { session, staff } = await signedIn();
    const second = await another(session);
    const send = (body: object) => fixture().http.patch('/v1/me').set(session).send(body);
    const { body } = await send({ name: 'Ada L.', language: 'de-at', time_zone: 'Europe/Vienna' }).expect(200);
    expect(body).toMatchObject({ name: 'Ada L.', language: 'de-AT', time_zone: 'Europe/Vienna' });
    for (const id of [staff.id, second.staff.id])
      await fixture().events.next(MemberChanged, { staff_id: uuidOf(id), name: 'Ada L.', language: 'de-AT' });
    await send({ language: null }).expect(200);
    expect((await fixture().http.get('/v1/me').set(session)).body).toMatchObject({ language: null, name: 'Ada L.' });
    await send({ time_zone: 'Mars/Olympus' }).expect(422);
    expect((await current(session)).body.staff.name).toBe('Ada L.');
  });

  it('who has not confirmed the address has one workspace, and no name in others through an administrator', async () => {
    const { email, staff } = await fixture().workspace();
    const { session } = await fixture().signIn(email, PASSWORD);
    const body = { name: 'Second', time_zone: 'Europe/Paris', language: 'en' };
    const refused = await fixture().http.post('/v1/me/workspaces').set(session).send(body);
    expect([refused.status, refused.body.code]).toEqual([409, 'accounts.address-unconfirmed']);
    await fixture().confirmed(staff.id);
    const second = await another(session);
    const renamed = { name: 'Boss' };
    await fixture().http.patch(`/v1/members/${staff.id}`).set(session).send(renamed).expect(200);
    const key = { authorization: `Bearer ${second.secret_key}` };
    const [member] = (await fixture().http.get('/v1/members').set(key).expect(200)).body.data;
    expect(member.name).not.toBe('Boss');
  });

  it('makes one workspace with two requests that are sent with one key at the same moment', async () => {
    const { session } = await signedIn();
    const body = { name: 'Once', time_zone: 'Europe/Paris', language: 'en' };
    const headers = { ...session, 'idempotency-key': 'one-shop' };
    const send = () => fixture().http.post('/v1/me/workspaces').set(headers).send(body);
    const both = await Promise.all([send(), send()]);
    expect(both.map(({ status }) => status)).toContain(201);
    const again = await send().expect(201);
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect((await current(session)).body.workspaces).toHaveLength(2);
  });
}
