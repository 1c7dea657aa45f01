import { afterEach, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { bundle } from '../bundle.mjs';
import { createBrowserClient } from './browser.js';
import { createHearbackClient } from './client.js';

const url = 'https://feedback.example';
const page = globalThis as { document?: unknown };
afterEach(() => {
  delete page.document;
});

describe('the client of web pages', () => {
  it('takes publishable keys only', () => {
    expect(() => createBrowserClient({ url, key: 'hbp_1' })).not.toThrow();
    expect(() => createBrowserClient({ url, key: 'hbk_live_1' })).toThrow('publishable');
  });

  it('and no other client takes a secret key in a page', () => {
    expect(() => createHearbackClient({ url, key: 'hbk_live_1' })).not.toThrow();
    page.document = {};
    expect(() => createHearbackClient({ url, key: 'hbk_live_1' })).toThrow('revoke it');
    expect(() => createHearbackClient({ url })).not.toThrow();
  });

  it('is one small file without imports', async () => {
    await bundle();
    const file = readFileSync(new URL('../dist/bundle/browser.js', import.meta.url));
    expect(gzipSync(file, { level: 9 }).length).toBeLessThan(5_000);
    expect(file.toString()).not.toMatch(/\bimport\s*[{("']/);
  });
});
