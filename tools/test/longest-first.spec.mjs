import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import LongestFirst, { LONGEST } from './longest-first.mjs';

const folder = new URL('../../apps/platform/e2e/', import.meta.url);

describe('the order of test files', () => {
  it('begins with the longest, and is that of Jest for the others, which begins with the files of most bytes', () => {
    const others = ['/short.spec.ts', '/of-many-bytes.spec.ts'];
    const longest = LONGEST.map((name) => `/e2e/${name}`);
    const context = { config: { cache: false }, hasteFS: { getSize: (path) => path.length } };
    const tests = [...others, ...longest.toReversed()].map((path) => ({ path, context }));
    const sorted = new LongestFirst({ contexts: [], globalConfig: {} }).sort(tests);
    expect(sorted.map(({ path }) => path)).toEqual([...longest, ...others.toReversed()]);
  });

  it('names files that exist', () => {
    expect(readdirSync(folder)).toEqual(expect.arrayContaining([...LONGEST]));
  });
});
