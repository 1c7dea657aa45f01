import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parsePublicId } from '@hearback/kernel';
import { surveyFixture, type SurveyFixture } from './survey-fixture.js';

describe('touchpoints over HTTP', () => {
  let fixture: SurveyFixture;
  beforeAll(async () => {
    fixture = await surveyFixture();
  });
  afterAll(() => fixture?.close());

  const create = (body: object) => fixture.call('post', '/v1/touchpoints', { body });

  it('creates a touchpoint', async () => {
    const { status, body } = await create({ key: 'delivery', name: 'Delivery', stage: 'receive', position: 2 });
    expect([status, body]).toMatchObject([201, { key: 'delivery', name: 'Delivery', stage: 'receive', position: 2 }]);
    expect((await fixture.call('get', `/v1/touchpoints/${body.id}`)).body).toEqual(body);
    expect(
      await fixture.sql('select tenant_id, key, name, stage, position from survey.touchpoint where id = $1', [
        parsePublicId('tpt', body.id),
      ]),
    ).toEqual([{ tenant_id: fixture.tenantId, key: 'delivery', name: 'Delivery', stage: 'receive', position: 2 }]);
  });

  it('may omit stage and position', async () => {
    expect((await create({ key: 'newsletter', name: 'Newsletter' })).body).toMatchObject({ stage: null, position: 0 });
  });

  it('accepts a key once per workspace', async () => {
    const body = { key: 'checkout', name: 'Checkout' };
    expect(await create(body)).toMatchObject({ status: 201 });
    const again = await create({ ...body, name: 'Till' });
    expect([again.status, again.body.code]).toEqual([409, 'survey.key-taken']);
    expect(await fixture.call('post', '/v1/touchpoints', { body, as: 'other' })).toMatchObject({ status: 201 });
  });

  it('changes name, stage and position, but not the key', async () => {
    const { body: touchpoint } = await create({ key: 'support', name: 'Support', stage: 'use' });
    const at = `/v1/touchpoints/${touchpoint.id}`;
    const changed = await fixture.call('patch', at, { body: { stage: 'support', position: 1 } });
    expect(changed.body).toMatchObject({ name: 'Support', stage: 'support', position: 1 });
    expect((await fixture.call('patch', at, { body: { stage: null } })).body).toMatchObject({
      stage: null,
      position: 1,
    });
    expect(await fixture.call('patch', at, { body: { key: 'other' } })).toMatchObject({ status: 400 });
  });

  it.each([
    { key: 'Delivery', name: 'x' },
    { key: '', name: 'x' },
    { key: 'a'.repeat(65), name: 'x' },
    { key: 'ok', name: '\u0000' },
    { key: 'ok', name: 'x', stage: 'somewhere' },
    { key: 'ok', name: 'x', position: -1 },
    { key: 'ok', name: 'x', position: 1.5 },
    { key: 'ok', name: 'x', id: 'tpt_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c' },
  ])('rejects %j', async (body) => {
    expect(await create(body)).toMatchObject({ status: 400 });
    expect(await fixture.sql("select 1 from survey.touchpoint where key in ('ok', '')")).toEqual([]);
  });

  it('lists by stage', async () => {
    const keys = async (query: string, as: 'editor' | 'other' = 'editor') =>
      (await fixture.call('get', `/v1/touchpoints?${query}`, { as })).body.data.map(({ key }: { key: string }) => key);
    expect(await keys('stage=receive&order=asc')).toEqual(['delivery']);
    expect(await keys('stage=leave')).toEqual([]);
    expect(await keys('stage=receive', 'other')).toEqual([]);
  });

  it('does not find touchpoints of other workspaces', async () => {
    const { body: touchpoint } = await create({ key: 'return', name: 'Return', stage: 'leave' });
    const at = `/v1/touchpoints/${touchpoint.id}`;
    expect(await fixture.call('get', at, { as: 'other' })).toMatchObject({ status: 404 });
    expect(await fixture.call('patch', at, { body: { name: 'Mine' }, as: 'other' })).toMatchObject({ status: 404 });
    expect((await fixture.call('get', at)).body).toEqual(touchpoint);
  });
});
