import { describe, expect, it } from '@jest/globals';
import { replyHeaders, requestHeaders } from './forwarded-headers.js';

describe('headers that the gateway passes on', () => {
  const passed = (headers: Record<string, string>, from = '203.0.113.9', method = 'POST') =>
    requestHeaders({ method, headers, socket: { remoteAddress: from } }, { ...headers, host: 'survey.internal:4003' });

  it('name the client at the end of the chain', () => {
    expect(passed({})['x-forwarded-for']).toBe('203.0.113.9');
    expect(passed({ 'x-forwarded-for': '198.51.100.1' })['x-forwarded-for']).toBe('198.51.100.1, 203.0.113.9');
    expect(passed({ 'x-forwarded-for': '198.51.100.1' }, '127.0.0.1')['x-forwarded-for']).toBe(
      '198.51.100.1, 127.0.0.1',
    );
    expect(passed({ forwarded: 'for=198.51.100.1' }, '::1')['x-forwarded-for']).toBe('::1');
  });

  it('leave a caller on this machine what it is', () => {
    for (const loopback of ['127.0.0.1', '::1', '::ffff:127.0.0.1'])
      expect(passed({}, loopback)).not.toHaveProperty('x-forwarded-for');
    expect(passed({}, '10.0.0.1')).toHaveProperty('x-forwarded-for');
  });

  it('have the name the client used, and nothing of its connection or of what only we say', () => {
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

  it('tell no length of a body that is not passed on', () => {
    expect(passed({ 'content-length': '3' }, '127.0.0.1', 'GET')).not.toHaveProperty('content-length');
    expect(passed({ 'content-length': '3' }, '127.0.0.1', 'PUT')).toHaveProperty('content-length', '3');
  });

  it('keep what a service says of its reply', () => {
    const reply = { connection: 'close', 'keep-alive': 'timeout=72', etag: '"1"', 'set-cookie': ['a=1', 'b=2'] };
    expect(replyHeaders(reply)).toEqual({ etag: '"1"', 'set-cookie': ['a=1', 'b=2'] });
  });
});
