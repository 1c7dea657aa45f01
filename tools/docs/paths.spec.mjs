import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Texts in backticks that look like a path of this repository. */
const pathsOf = (text) =>
  [...text.matchAll(/`((?:libs|apps|tools|docs|docker|k8s)\/[\w./*-]+)`/g)]
    .map((match) => match[1])
    .filter((path) => !path.includes('*'));
/** Targets of links that stay in this repository. */
const linksOf = (text) => [...text.matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map((match) => match[1]);

describe.each(['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'])('%s', (document) => {
  it('names only what exists', () => {
    const text = readFileSync(`${root}${document}`, 'utf8');
    const named = [...pathsOf(text), ...linksOf(text)];
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((path) => !existsSync(`${root}${path}`))).toEqual([]);
  });
});
