import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import LongestFirst, { LONGEST } from './longest-first.mjs';

const folder = new URL('../../apps/platform/e2e/', import.meta.url);

/** Files as Jest finds them, with their sizes, in a clone that has never run. */
const found = (names) =>
  names.map((path, index) => ({ path, context: { config: { cacheDirectory: '/nowhere', id: 'x' } }, size: index }));

describe('the order of test files', () => {
  it('begins with the longest, and is that of Jest for the others', () => {
    const sequencer = new LongestFirst({ contexts: [], globalConfig: {} });
    const others = ['/a.spec.ts', '/b.spec.ts'];
    const given = [...others, ...LONGEST.map((name) => `/${name}`).toReversed()];
    const sorted = sequencer.sort(found(given)).map(({ path }) => path);
    expect(sorted.slice(0, LONGEST.length)).toEqual(LONGEST.map((name) => `/${name}`));
    expect(sorted.slice(LONGEST.length).toSorted()).toEqual(others);
  });

  it('names files that exist', () => {
    expect(readdirSync(folder)).toEqual(expect.arrayContaining([...LONGEST]));
  });
});
