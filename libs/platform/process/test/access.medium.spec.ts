import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newSecret } from '@hearback/http';
import { expectProblem, rawRequest } from './answers.js';
import { startNotes, type Answer, type NotesPlatform } from './notes-platform.js';

describe('access to the edge', () => {
  let notes: NotesPlatform;
  beforeAll(async () => {
    notes = await startNotes();
  });
  afterAll(() => notes?.close());

  describe('access', () => {
    it('serves a caller with the permission', async () => {
      const answer = await notes.call('POST', '/v1/notes', { body: { text: 'first' } });
      expect(answer.status).toBe(201);
      expect(answer.body).toMatchObject({ text: 'first', version: 1 });
      expect(answer.headers.get('location')).toBe(`/v1/notes/${answer.body.id}`);
    });

    it.each([
      ['nothing', {}],
      ['a malformed key', { authorization: 'Bearer hbk_live_x' }],
      ['a key whose check characters are wrong', { authorization: `Bearer ${newSecret('hbk_live').slice(0, -1)}-` }],
      ['an unknown key', { authorization: `Bearer ${newSecret('hbk_live')}` }],
      ['another scheme', { authorization: 'Basic aGVsbG86d29ybGQ=' }],
      ['an unknown session', { cookie: `__Host-hearback=${'a'.repeat(43)}` }],
      ['a cookie of another name', { cookie: `hearback=${'a'.repeat(43)}` }],
    ])('rejects %s with 401', async (_what, headers) => {
      const answer = await notes.call('GET', '/v1/notes', { key: null, headers });
      expectProblem(answer, 401, 'request.unauthenticated');
      expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="hearback"');
    });

    it('does not accept a key in the URL', async () => {
      for (const parameter of ['key', 'api_key', 'access_token', 'authorization']) {
        const answer = await notes.call('GET', `/v1/notes?${parameter}=${notes.keys.editor}`, { key: null });
        expectProblem(answer, 401, 'request.unauthenticated');
      }
    });

    it('rejects a caller without the permission with 403', async () => {
      const answer = await notes.call('POST', '/v1/notes', { key: notes.keys.viewer, body: { text: 'x' } });
      expectProblem(answer, 403, 'request.forbidden');
      expect(answer.body.detail).toContain('surveys:write');
    });

    it('lets a publishable key create responses and nothing else, whatever its permissions are', async () => {
      const key = notes.keys.publishable;
      expectProblem(await notes.call('GET', '/v1/notes', { key }), 403, 'request.forbidden');
      const raw = await notes.call('POST', '/v1/raw', { key, body: { a: 1 } });
      expect(raw.body).toEqual({ tenant: notes.tenantId, body: { a: 1 } });
    });

    it('serves a session', async () => {
      const answer = await notes.call('GET', '/v1/notes', { key: null, session: notes.session });
      expect(answer.status).toBe(200);
    });

    it('serves a public route to everybody', async () => {
      const answer = await notes.call('GET', '/v1/open', { key: null });
      expect(answer.body).toEqual({ open: true });
    });

    it('hides an internal route from callers without the internal secret', async () => {
      const without = await notes.call('GET', '/internal/inside');
      const wrong = await notes.call('GET', '/internal/inside', { headers: { 'hearback-internal': 'x'.repeat(43) } });
      const right = await notes.call('GET', '/internal/inside', {
        headers: { 'hearback-internal': notes.internalSecret },
      });
      expectProblem(without, 404, 'request.not-found');
      expectProblem(wrong, 404, 'request.not-found');
      expect(right.body).toEqual({ inside: true });
    });

    it.each(['/v1/%6eotes', '/v1/notes?', '/v1/notes#x', '/v1/./notes', '/v1/x/../notes', '/v1/notes/'])(
      'requires a credential for the spelling %s',
      async (path) => {
        expect((await rawRequest(notes.platform.url, `GET ${path} HTTP/1.1`)).status).toBeGreaterThanOrEqual(401);
      },
    );

    it.each(['//v1/notes', '/v1//notes', '/V1/notes', '/v1/notes;x', '/v1/notes%2F', '/v1%2Fnotes'])(
      'has no route %s',
      async (path) => {
        expect((await rawRequest(notes.platform.url, `GET ${path} HTTP/1.1`)).status).toBe(404);
      },
    );

    it('guards HEAD like GET', async () => {
      expect((await notes.call('HEAD', '/v1/notes', { key: null })).status).toBe(401);
      const answer = await notes.call('HEAD', '/v1/notes');
      expect(answer.status).toBe(200);
      expect(answer.text).toBe('');
    });
  });

  describe('sessions of browsers', () => {
    const change = (headers: Record<string, string>): Promise<Answer> =>
      notes.call('POST', '/v1/notes/nte_0/archive', { key: null, session: notes.session, headers });

    it.each([
      ['no origin headers', {}],
      ['a foreign origin', { origin: 'https://evil.example' }],
      ['an opaque origin', { origin: 'null' }],
      ['a sibling site', { 'sec-fetch-site': 'same-site' }],
      ['another site', { 'sec-fetch-site': 'cross-site' }],
    ])('may change nothing with %s', async (_what, headers: Record<string, string>) => {
      expectProblem(await change(headers), 403, 'request.cross-origin');
    });

    it('may change something from pages of the platform', async () => {
      expect((await change({ origin: notes.platform.url })).status).toBe(200);
      expect((await change({ 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    });

    it('may read from anywhere', async () => {
      const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
      const answer = await notes.call('GET', '/v1/notes', { key: null, session: notes.session, headers });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    });
  });

  describe('headers', () => {
    it('of every reply keep browsers from running or framing it', async () => {
      for (const path of ['/v1/open', '/v1/nothing', '/v1/notes', '/api/docs', '/health/live']) {
        const { headers } = await notes.call('GET', path, { key: null });
        expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
        expect(headers.get('x-content-type-options')).toBe('nosniff');
        expect(headers.get('server')).toBeNull();
        expect(headers.get('x-powered-by')).toBeNull();
      }
    });
  });
});
