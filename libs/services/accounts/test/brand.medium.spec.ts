import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BrandChanged } from '@hearback/contracts';
import sharp from 'sharp';
import { accountsFixture, uuidOf } from './accounts-fixture.js';

const brand = {
  name: 'Lumen Lamps',
  color: '#7A4A0A',
  contact: { name: 'Ada', phone: '+49 30 1234567', email: 'ada@lumen.example', hours: 'Mon–Fri 9–17' },
  privacy_url: 'https://lumen.example/privacy',
  tone: 'informal',
};

const nothing = { name: null, color: null, contact: null, privacy_url: null };

/** A picture with this many pixels on a side; `trailer` is appended, as in files that are several things at once. */
async function picture(side: number, trailer = ''): Promise<Buffer> {
  const pixels = sharp({ create: { width: side, height: side / 2, channels: 3, background: '#f0a020' } });
  return Buffer.concat([await pixels.png().withMetadata({ density: 72 }).toBuffer(), Buffer.from(trailer)]);
}

describe('the brand of a workspace', () => {
  let fixture: Awaited<ReturnType<typeof accountsFixture>>;
  let key: Record<string, string>;
  let workspaceId: string;
  beforeAll(async () => {
    fixture = await accountsFixture();
    const created = await fixture.workspace();
    key = created.key;
    workspaceId = uuidOf(created.workspace.id);
  });
  afterAll(() => fixture?.close());

  const put = (body: object) => fixture.http.put('/v1/workspace/brand').set(key).send(body);
  const upload = (file: Buffer, type = 'image/png') =>
    fixture.http.put('/v1/workspace/logo').set(key).set('content-type', type).send(file);
  const published = async () =>
    (await fixture.events.all(BrandChanged))
      .map(({ payload }) => payload)
      .filter((payload) => payload.workspace_id === workspaceId);

  it('is replaced as a whole, published once for each change, and audited', async () => {
    const none = await fixture.http.get('/v1/workspace/brand').set(key).expect(200);
    expect(none.body).toEqual({ ...nothing, tone: 'formal', logo_path: null });
    const saved = { ...brand, color: '#7a4a0a', logo_path: null };
    expect((await put(brand).expect(200)).body).toEqual(saved);
    expect((await put(brand).expect(200)).body).toEqual(saved);
    expect(await published()).toMatchObject([saved]);
    const audit = await fixture.http.get('/v1/audit-entries?limit=100').set(key).expect(200);
    const entries = audit.body.data.filter((entry: { action: string }) => entry.action === 'brand.changed');
    expect(entries).toMatchObject([{ after: { name: 'Lumen Lamps', has_contact: true } }]);
    expect(JSON.stringify(entries)).not.toContain('1234567');
  });

  it.each([
    ['color', { ...brand, color: 'red' }],
    ['privacy_url', { ...brand, privacy_url: 'javascript:alert(1)' }],
    ['privacy_url', { ...brand, privacy_url: 'https://user@lumen.example/' }],
    ['contact/phone', { ...brand, contact: { ...brand.contact, phone: 'call me' } }],
    ['contact/email', { ...brand, contact: { ...brand.contact, email: 'ada@lumen.example\r\nbcc: eve@example.org' } }],
    ['name', { ...brand, name: '   ' }],
  ])('rejects a wrong %s and stores nothing', async (member, body) => {
    const before = await fixture.http.get('/v1/workspace/brand').set(key).expect(200);
    const reply = await put(body).expect(400);
    expect(reply.body.errors[0].pointer).toBe(`/${member}`);
    expect((await fixture.http.get('/v1/workspace/brand').set(key).expect(200)).body).toEqual(before.body);
  });

  it('has a logo that is encoded again: smaller, and without what else the file held', async () => {
    const { body } = await upload(await picture(600, '<script>alert(1)</script>')).expect(200);
    expect(body.logo_path).toMatch(/^\/logos\/[0-9a-f-]{36}\.png$/);
    const logo = await fixture.http.get(body.logo_path).expect(200);
    expect(logo.headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(logo.headers['content-security-policy']).toContain("default-src 'none'");
    expect(await sharp(logo.body as Buffer).metadata()).toMatchObject({ format: 'png', width: 256, height: 128 });
    expect((logo.body as Buffer).includes('<script>')).toBe(false);
    expect((await published()).at(-1)).toMatchObject({ name: 'Lumen Lamps', logo_path: body.logo_path });
  });

  it.each([
    ['an SVG named PNG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), 422],
    ['a GIF', Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'), 422],
    ['HTML', Buffer.from('<!doctype html><script>alert(1)</script>'), 422],
    ['nothing', Buffer.alloc(0), 422],
    ['three megabytes', Buffer.alloc(3_000_000, 1), 413],
  ])('rejects %s as a logo and keeps the one before', async (_what, file, status) => {
    const before = await fixture.http.get('/v1/workspace/brand').set(key).expect(200);
    await upload(file).expect(status);
    expect((await fixture.http.get('/v1/workspace/brand').set(key).expect(200)).body).toEqual(before.body);
  });

  it('rejects a picture of more pixels than it decodes, a damaged one, and other media types', async () => {
    const bomb = await sharp({ create: { width: 8000, height: 8000, channels: 3, background: 'black' } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(2_000_000);
    await upload(bomb).expect(422);
    const whole = await picture(600);
    await upload(whole.subarray(0, whole.length / 2)).expect(422);
    await upload(whole, 'image/svg+xml').expect(415);
  });

  it('loses its logo on request: the old address is gone, as is one that never was', async () => {
    const { body: before } = await fixture.http.get('/v1/workspace/brand').set(key).expect(200);
    expect((await fixture.http.delete('/v1/workspace/logo').set(key).expect(200)).body.logo_path).toBeNull();
    await fixture.http.get(before.logo_path).expect(404);
    await fixture.http.get('/logos/00000000-0000-7000-8000-000000000000.png').expect(404);
    await fixture.http.get('/logos/..%2fx.png').expect(404);
  });

  it('is not changed by a key without the right', async () => {
    const { body } = await fixture.http
      .post('/v1/api-keys')
      .set(key)
      .send({ name: 'reader', kind: 'secret', scopes: ['workspace:read'] })
      .expect(201);
    const reader = { authorization: `Bearer ${body.key ?? body.secret}` };
    await fixture.http.get('/v1/workspace/brand').set(reader).expect(200);
    await fixture.http.put('/v1/workspace/brand').set(reader).send(brand).expect(403);
    await fixture.http.put('/v1/workspace/logo').set(reader).set('content-type', 'image/png').send('x').expect(403);
    await fixture.http.delete('/v1/workspace/logo').set(reader).expect(403);
  });
});
