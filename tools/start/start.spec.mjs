import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const IMPORT = /^(?:import|export) (?:[^'"=]*?from )?'([^']+)';$/gm;

/** The packages that are loaded before the first line of the file runs, including those of its relative imports. */
function packagesOf(url, seen = new Set()) {
  if (seen.has(url.href)) return [];
  seen.add(url.href);
  const names = [...readFileSync(fileURLToPath(url), 'utf8').matchAll(IMPORT)].map(([, name]) => name);
  return names.flatMap((name) => {
    if (name.startsWith('node:')) return [];
    return name.startsWith('.') ? packagesOf(new URL(name, url), seen) : [name];
  });
}

describe('a clean clone', () => {
  it.each(['./start.mjs', '../test/test.mjs'])('can run %s, which installs the packages', (file) => {
    expect(packagesOf(new URL(file, import.meta.url))).toEqual([]);
  });
});
