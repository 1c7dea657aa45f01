import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TeamChanged, WorkspaceChanged } from '@hearback/contracts';
import { accountsFixture, PASSWORD, signUpBody, uuidOf } from './accounts-fixture.js';

describe('the settings of a workspace', () => {
  let fixture: Awaited<ReturnType<typeof accountsFixture>>;
  beforeAll(async () => {
    fixture = await accountsFixture();
  });
  afterAll(() => fixture?.close());

  const change = (by: Record<string, string>, body: object) => fixture.http.patch('/v1/workspace').set(by).send(body);

  it('are published with each change, once and in order', async () => {
    const { key, workspace } = await fixture.workspace();
    for (const body of [
      { time_zone: 'Asia/Tokyo' },
      { time_zone: 'Asia/Tokyo' },
      { questions_consent: 'opt_in' },
      { language: 'fr', name: 'Lampes' },
    ]) {
      fixture.clock.advance(1);
      await change(key, body).expect(200);
    }
    const changes = (await fixture.events.all(WorkspaceChanged)).map(({ payload }) => payload);
    const own = changes.filter((payload) => payload.workspace_id === uuidOf(workspace.id));
    expect(own).toMatchObject([
      { name: 'Lumen Lamps', time_zone: 'Asia/Tokyo', language: 'en', questions_consent: 'opt_out' },
      { name: 'Lumen Lamps', time_zone: 'Asia/Tokyo', language: 'en', questions_consent: 'opt_in' },
      { name: 'Lampes', time_zone: 'Asia/Tokyo', language: 'fr', questions_consent: 'opt_in' },
    ]);
    await change(key, { questions_consent: 'maybe' }).expect(400);
    expect(own[0]!.changed_at < own[1]!.changed_at).toBe(true);
  });

  it('have a time zone that the database knows too; the problem names the one to use', async () => {
    const { key } = await fixture.workspace();
    const refused = await change(key, { time_zone: 'US/Pacific-New' });
    expect([refused.status, refused.body.code]).toEqual([422, 'accounts.unknown-time-zone']);
    expect(refused.body.errors).toMatchObject([
      { pointer: '/time_zone', detail: expect.stringContaining('"America/Los_Angeles"') },
    ]);
    const signUp = { ...signUpBody({ email: 'pacific@example.org' }), time_zone: 'US/Pacific-New' };
    await fixture.http.post('/v1/workspaces').send(signUp).expect(422);
    for (const time_zone of ['US/Pacific', 'Asia/Calcutta', 'Asia/Kolkata', 'Europe/Kyiv', 'UTC'])
      await change(key, { time_zone }).expect(200);
  });

  it('have teams of members, which are published, changed, archived and restored', async () => {
    const { key, staff } = await fixture.workspace();
    const other = await fixture.workspace();
    const create = (body: object) => fixture.http.post('/v1/teams').set(key).send(body);
    const { body: team } = await create({ name: 'Service', member_ids: [staff.id, staff.id] }).expect(201);
    expect(team).toMatchObject({ name: 'Service', member_ids: [staff.id], archived_at: null });
    const published = await fixture.events.next(TeamChanged, { team_id: uuidOf(team.id) });
    expect(published.payload).toMatchObject({ name: 'Service', member_ids: [uuidOf(staff.id)], archived: false });
    expect((await create({ name: 'Service' })).body.code).toBe('accounts.team-exists');
    const stranger = await create({ name: 'Strangers', member_ids: [other.staff.id] });
    expect([stranger.status, stranger.body.code]).toEqual([422, 'accounts.team-members-unknown']);
    await create({ name: 'Strangers', member_ids: ['stf_1'] }).expect(400);
    const patch = (body: object, by = key) => fixture.http.patch(`/v1/teams/${team.id}`).set(by).send(body);
    await patch({ name: 'Mine' }, other.key).expect(404);
    await patch({ name: 'Care', member_ids: [] }).expect(200);
    await patch({ archived: true }).expect(200);
    await fixture.events.next(TeamChanged, { team_id: uuidOf(team.id), name: 'Care', archived: true });
    const list = async (query: string) =>
      ((await fixture.http.get(`/v1/teams${query}`).set(key).expect(200)).body.data as { name: string }[]).map(
        ({ name }) => name,
      );
    expect([await list('?archived=false'), await list('?archived=true')]).toEqual([[], ['Care']]);
    const { body: second } = await create({ name: 'Care' }).expect(201);
    expect((await patch({ archived: false })).body.code).toBe('accounts.team-exists');
    await fixture.http.patch(`/v1/teams/${second.id}`).set(key).send({ name: 'Returns' }).expect(200);
    await patch({ archived: false }).expect(200);
    expect(await list('?order=asc')).toEqual(['Care', 'Returns']);
    const { body: log } = await fixture.http.get('/v1/audit-entries?action=team.changed').set(key).expect(200);
    expect(log.data[0]).toMatchObject({ target: { kind: 'team', id: team.id }, after: { archived: false } });
  });
});

describe('an address', () => {
  let fixture: Awaited<ReturnType<typeof accountsFixture>>;
  beforeAll(async () => {
    fixture = await accountsFixture();
  });
  afterAll(() => fixture?.close());

  it('may have a domain that is not ASCII: it is stored as mail servers exchange it', async () => {
    const { key } = await fixture.workspace();
    const member = { email: 'Joerg@Müller.example', name: 'Jörg', role: 'viewer', password: PASSWORD };
    const { body } = await fixture.http.post('/v1/members').set(key).send(member).expect(201);
    expect(body.email).toBe('joerg@xn--mller-kva.example');
    await fixture.signIn('joerg@müller.example', PASSWORD);
    await fixture.signIn('joerg@xn--mller-kva.example', PASSWORD);
    for (const email of ['jörg@example.org', 'joerg@mü ller.example', 'joerg@müller.example,eve@example.org'])
      await fixture.http
        .post('/v1/members')
        .set(key)
        .send({ ...member, email })
        .expect(400);
  });
});
