import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeQR } from 'qr/decode.js';
import sharp from 'sharp';
import { definitionJson } from './builders.js';
import { surveyFixture, type SurveyFixture } from './survey-fixture.js';

/** What a camera reads in the picture. */
async function read(picture: Buffer): Promise<string> {
  const { data, info } = await sharp(picture, { density: 300 })
    .flatten({ background: 'white' })
    .resize(500, 500, { kernel: 'nearest' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return decodeQR({ width: info.width, height: info.height, data: new Uint8Array(data) });
}

describe('the QR code of a survey', () => {
  let fixture: SurveyFixture;
  let survey: { readonly id: string; readonly public_url: string };
  beforeAll(async () => {
    fixture = await surveyFixture();
    const body = { name: 'At the counter', definition: definitionJson() };
    survey = (await fixture.call('post', '/v1/surveys', { body })).body;
  });
  afterAll(() => fixture?.close());

  const get = (query = '', as: 'viewer' | 'other' = 'viewer') =>
    fixture.call('get', `/v1/surveys/${survey.id}/qr${query}`, { as }).responseType('blob');

  it('leads to its public page, as SVG and as PNG of the width asked for', async () => {
    const svg = await get();
    expect([svg.status, svg.headers['content-type']]).toEqual([200, 'image/svg+xml']);
    expect(svg.headers['content-security-policy']).toContain("default-src 'none'");
    expect(await read(svg.body)).toBe(survey.public_url);
    const png = await get('?format=png&size=1000');
    expect([png.status, png.headers['content-type']]).toEqual([200, 'image/png']);
    expect((await sharp(png.body).metadata()).width).toBeGreaterThanOrEqual(1000);
    expect(await read(png.body)).toBe(survey.public_url);
  });

  it('is not found by other workspaces, and rejects sizes beyond a poster', async () => {
    expect((await get('', 'other')).status).toBe(404);
    for (const query of ['?size=99', '?size=4001', '?format=gif']) expect((await get(query)).status).toBe(400);
  });
});
