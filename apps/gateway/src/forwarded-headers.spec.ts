import { describe, expect, it } from '@jest/globals';
import { replyHeaders, requestHeaders } from './forwarded-headers.js';

describe('forwarded headers', () => {
  const passed = (headers: Record<string, string>, from = '203.0.113.9', method = 'POST') =>
    requestHeaders({ method, headers, socket: { remoteAddress: from } }, { ...headers, host: 'survey.internal:4003' });

  it('append the client to the X-Forwarded-For chain', () => {
    expect(passed({})['x-forwarded-for']).toBe('203.0.113.9');
    expect(passed({ 'x-forwarded-for': '198.51.100.1' })['x-forwarded-for']).toBe('198.51.100.1, 203.0.113.9');
    expect(passed({ 'x-forwarded-for': '198.51.100.1' }, '127.0.0.1')['x-forwarded-for']).toBe(
      '198.51.100.1, 127.0.0.1',
    );
    expect(passed({ forwarded: 'for=198.51.100.1' }, '::1')['x-forwarded-for']).toBe('::1');
  });

  it('add nothing for a direct caller on this machine', () => {
    for (const loopback of ['127.0.0.1', '::1', '::ffff:127.0.0.1'])
      expect(passed({}, loopback)).not.toHaveProperty('x-forwarded-for');
    expect(passed({}, '10.0.0.1')).toHaveProperty('x-forwarded-for');
  });

  it('keep the host name that the client used, without hop-by-hop and internal headers', () => {
    const given = {
      host: 'feedback.shop.example',
      connection: 'keep-alive',
      'keep-alive': 'timeout=5',
      te: 'trailers',
      upgrade: 'h2c',
      expect: '100-continue',
      'hearback-internal': 'guess',
      cookie: 'a=b',
      'if-none-match': '"1"',
    };
    expect(passed(given, '127.0.0.1')).toEqual({
      host: 'feedback.shop.example',
      cookie: 'a=b',
      'if-none-match': '"1"',
    });
  });

  it('have no Content-Length if the body is not forwarded', () => {
    expect(passed({ 'content-length': '3' }, '127.0.0.1', 'GET')).not.toHaveProperty('content-length');
    expect(passed({ 'content-length': '3' }, '127.0.0.1', 'PUT')).toHaveProperty('content-length', '3');
  });

  it('of a reply are kept, except hop-by-hop ones', () => {
    const reply = { connection: 'close', 'keep-alive': 'timeout=72', etag: '"1"', 'set-cookie': ['a=1', 'b=2'] };
    expect(replyHeaders(reply)).toEqual({ etag: '"1"', 'set-cookie': ['a=1', 'b=2'] });
  });
});
