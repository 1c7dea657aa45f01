import { describe, expect, it } from '@jest/globals';
import { isLoopbackUrl } from './loopback-url.js';

describe('isLoopbackUrl', () => {
  it.each([
    ['http://127.0.0.1:4000', true],
    ['http://127.1', true],
    ['http://localhost', true],
    ['http://shop.localhost:4000/x', true],
    ['http://[::1]:4000', true],
    ['https://ask.example.org', false],
    ['https://localhost.example.org', false],
    ['http://192.168.0.2:4000', false],
  ])('of %s is %s', (url, isLoopback) => {
    expect(isLoopbackUrl(url)).toBe(isLoopback);
  });
});
