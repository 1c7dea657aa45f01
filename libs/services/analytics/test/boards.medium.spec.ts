import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AnalyticsActionAudited } from '@hearback/contracts';
import { publicId } from '@hearback/kernel';
import { medium, type Medium } from '@hearback/testing';
import { AnalyticsModule } from '../src/index.js';

const TREND = { report: 'metric', picture: 'trend', search: { metric: 'nps', days: 28 }, width: 2 };
const RATE = { report: 'response_rates', picture: 'rate', search: { days: 90 }, width: 1, title: '<Who answers>' };
const [EDITOR, VIEWER] = [randomUUID(), randomUUID()];

let m: Medium;
let tenantId: string;
beforeAll(async () => {
  m = await medium({ modules: { analytics: AnalyticsModule }, now: new Date('2026-05-01T10:00:00Z') });
  ({ tenantId } = m);
});
afterAll(() => m?.close());

const editor = () => m.as({ tenantId, role: 'editor', staffId: EDITOR });
const viewer = () => m.as({ tenantId, role: 'viewer', staffId: VIEWER });
type Member = typeof editor;
const create = async (member: Member, body: object) => {
  const reply = await member().post('/v1/boards').send(body);
  expect([reply.status, reply.body]).toEqual([201, expect.anything()]);
  return { path: reply.headers['location']!, board: reply.body };
};
const change = (member: Member, path: string, body: object, revision: number) =>
  member().patch(path).set('if-match', `"${revision}"`).send(body);
const listed = async (member: Member) =>
  ((await member().get('/v1/boards')).body.data as { readonly id: string }[]).map(({ id }) => id);

describe('a dashboard', () => {
  it('keeps its tiles in their order, each with the id it has, and is changed by who has seen the newest', async () => {
    const { path, board } = await create(editor, { name: 'Monday', tiles: [TREND, RATE] });
    expect(board).toMatchObject({ visibility: 'own', revision: 1, tiles: [{ ...TREND, title: null }, RATE] });
    const [first, second] = board.tiles;
    expect((await editor().patch(path).send({ name: 'Tuesday' })).status).toBe(428);
    expect((await change(editor, path, { name: 'Tuesday' }, 9)).body.code).toBe('analytics.board-changed-meanwhile');
    const moved = await change(editor, path, { tiles: [second, first, TREND] }, 1);
    expect([moved.status, moved.headers['etag']]).toEqual([200, '"2"']);
    const ids = moved.body.tiles.map(({ id }: { readonly id: string }) => id);
    expect(ids.slice(0, 2)).toEqual([second.id, first.id]);
    expect(new Set(ids).size).toBe(3);
    // The same once more changes nothing, and an id that is sent twice is not two tiles.
    expect((await change(editor, path, { tiles: moved.body.tiles }, 2)).body.revision).toBe(2);
    const doubled = await change(editor, path, { tiles: [first, first] }, 2);
    expect(doubled.body.tiles[0].id).toBe(first.id);
    expect(doubled.body.tiles[1].id).not.toBe(first.id);
    expect((await editor().delete(path).set('if-match', '"2"')).status).toBe(412);
    expect((await editor().delete(path).set('if-match', '"3"')).status).toBe(204);
    expect((await editor().get(path)).status).toBe(404);
    const entries = (await m.events.all(AnalyticsActionAudited)).map(({ payload }) => payload);
    expect(entries.map(({ action }) => action)).toEqual([
      'board.created',
      'board.changed',
      'board.changed',
      'board.deleted',
    ]);
    // Entries can never be erased, so that they have no names.
    expect(JSON.stringify(entries)).not.toContain('Monday');
  });

  it('is there for its owner alone until it is shared, and then changed by editors only', async () => {
    const { path, board } = await create(editor, { name: 'Mine', tiles: [TREND] });
    for (const stranger of [viewer, () => m.as({ tenantId }), () => m.as({ tenantId: m.otherTenantId })]) {
      expect((await stranger().get(path)).status).toBe(404);
      expect(await listed(stranger)).not.toContain(board.id);
    }
    expect((await viewer().post(`${path}/copy`).send({ name: 'Stolen' })).status).toBe(404);
    expect((await change(viewer, path, { name: 'Stolen' }, 1)).status).toBe(404);
    expect((await viewer().delete(path).set('if-match', '"1"')).status).toBe(404);
    const shared = await change(editor, path, { visibility: 'workspace' }, 1);
    expect(shared.body).toMatchObject({ visibility: 'workspace', owner_id: publicId('stf', EDITOR) });
    expect(await listed(viewer)).toContain(board.id);
    expect((await change(viewer, path, { name: 'Ours' }, 2)).body.code).toBe('analytics.board-not-yours');
    const copied = await viewer().post(`${path}/copy`).send({ name: 'Ours' });
    expect(copied.body).toMatchObject({ name: 'Ours', visibility: 'own', owner_id: publicId('stf', VIEWER) });
    expect(copied.body.tiles).toMatchObject([TREND]);
    expect(copied.body.tiles[0].id).not.toBe(board.tiles[0].id);
    const copy = copied.headers['location']!;
    expect((await change(viewer, copy, { visibility: 'workspace' }, 1)).status).toBe(403);
    expect((await viewer().get(copy)).body.visibility).toBe('own');
  });

  it('belongs to a member: a key reads what is shared and makes none', async () => {
    const key = () => m.as({ tenantId });
    const { board } = await create(editor, { name: 'For all', visibility: 'workspace' });
    expect(await listed(key)).toContain(board.id);
    const reply = await key().post('/v1/boards').send({ name: 'Of a key' });
    expect([reply.status, reply.body.code]).toEqual([403, 'analytics.members-only']);
  });

  it('has no tile that its report cannot show, and nothing is stored', async () => {
    const { path, board } = await create(editor, { name: 'Checked', tiles: [TREND] });
    const tooMany = Array.from({ length: 25 }, () => TREND);
    for (const [tiles, status, pointer] of [
      [[TREND, { ...TREND, picture: 'retention' }], 422, '/tiles/1/picture'],
      [[{ ...TREND, search: { metric: 'nps', q: 'x' } }], 422, '/tiles/0/search/q'],
      [[{ ...TREND, search: {} }], 422, '/tiles/0/search'],
      [[{ ...RATE, search: { days: true } }], 400, '/tiles/0/search/days'],
      [[{ ...TREND, width: 3 }], 400, '/tiles/0/width'],
      [tooMany, 400, '/tiles'],
    ] as const) {
      const reply = await change(editor, path, { tiles }, 1);
      expect([reply.status, reply.body.errors?.[0].pointer]).toEqual([status, pointer]);
    }
    expect((await editor().get(path)).body).toEqual(board);
  });

  it('is one of at most 30 that a member sees', async () => {
    const member = () => m.as({ tenantId: m.otherTenantId, role: 'editor', staffId: EDITOR });
    for (let i = 0; i < 30; i += 1) await create(member, { name: `Board ${i}` });
    const reply = await member().post('/v1/boards').send({ name: 'One more' });
    expect([reply.status, reply.body.code]).toEqual([409, 'analytics.too-many-boards']);
    const other = () => m.as({ tenantId: m.otherTenantId, role: 'viewer', staffId: VIEWER });
    await create(other, { name: 'Of another' });
  });
});
