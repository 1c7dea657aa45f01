import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';

const root = fileURLToPath(new URL('../..', import.meta.url));
const rows = parse(readFileSync(`${root}/docs/security/asvs.csv`), { columns: true });

/** Requirements of level 1 and 2 in each chapter of ASVS 5.0, V1 to V17. */
const PER_CHAPTER = [27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16, 7];
const STATES = ['met', 'partly', 'not met', 'not applicable'];

/** All test sources in one text: a name in the table has to be that of a test. */
function testSources() {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  const tests = files.split('\n').filter((file) => /(\.spec\.(ts|tsx|mjs)$|\/test\/.*\.ts$|\/e2e\/.*\.ts$)/.test(file));
  return tests
    .filter((file) => existsSync(`${root}/${file}`))
    .map((file) => readFileSync(`${root}/${file}`, 'utf8'))
    .join('\n');
}

describe('the table of OWASP ASVS 5.0', () => {
  it('has each requirement of level 1 and 2 once, in order', () => {
    const items = rows.map(({ item }) => item);
    expect(new Set(items).size).toBe(items.length);
    const perChapter = PER_CHAPTER.map(
      (_count, index) => items.filter((item) => item.startsWith(`V${index + 1}.`)).length,
    );
    expect(perChapter).toEqual(PER_CHAPTER);
    const levels = ['1', '2'].map((level) => rows.filter((row) => row.level === level).length);
    expect(levels).toEqual([70, 183]);
    const keys = items.map((item) => item.slice(1).split('.').map(Number));
    expect(keys).toEqual(keys.toSorted((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]));
  });

  it('says of each how it is met, by which test or document, or why not', () => {
    const wrong = rows.filter(({ item, requirement, state, how, evidence }) => {
      const isFilled =
        /^V\d+\.\d+\.\d+$/.test(item) && requirement.length > 5 && how.length > 2 && STATES.includes(state);
      return !isFilled || (['met', 'partly'].includes(state) && evidence === '');
    });
    expect(wrong).toEqual([]);
  });

  it('names only tests and documents that exist', () => {
    const sources = testSources();
    const isThere = (kind, name) =>
      kind === 'test' ? name.length > 5 && sources.includes(name) : existsSync(`${root}/${name}`);
    const missing = rows.flatMap(({ item, evidence }) =>
      evidence
        .split(' | ')
        .filter((text) => text !== '' && !isThere(text.slice(0, text.indexOf(':')), text.slice(text.indexOf(':') + 1)))
        .map((text) => `${item} ${text}`),
    );
    expect(missing).toEqual([]);
  });
});
