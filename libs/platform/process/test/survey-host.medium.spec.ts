import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startNotes, type NotesPlatform } from './notes-platform.js';

describe('the host name of the survey pages', () => {
  let notes: NotesPlatform;
  beforeAll(async () => {
    notes = await startNotes({ HEARBACK_SURVEY_URL: 'https://feedback.shop.example' });
  });
  afterAll(() => notes?.close());

  /** Sends a request under a host name, which fetch does not allow. */
  const under = async (host: string, method: string, path: string) => {
    const headers = { host, authorization: `Bearer ${notes.keys.editor}`, 'content-length': 0 };
    const sent = request(new URL(path, notes.platform.url), {
      method,
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    });
    sent.end();
    const [reply] = (await once(sent, 'response')) as [IncomingMessage];
    return { status: reply.statusCode, body: await text(reply) };
  };

  it('has the pages of customers and nothing for staff', async () => {
    for (const host of ['feedback.shop.example', 'Feedback.Shop.Example'])
      expect((await under(host, 'POST', '/s/abc')).status).toBe(200);
    for (const path of ['/v1/notes', '/v1/open', '/api/docs', '/health/live', '/nowhere']) {
      const { status, body } = await under('feedback.shop.example', 'GET', path);
      expect([path, status]).toEqual([path, 404]);
      expect(JSON.parse(body).code).toBe('request.not-found');
    }
  });

  it('takes nothing from the other host names, where links that are in use already go on', async () => {
    for (const [method, path] of [
      ['GET', '/v1/notes'],
      ['GET', '/health/live'],
      ['POST', '/s/abc'],
    ] as const)
      expect((await under('hearback.example', method, path)).status).toBe(200);
  });
});
