import { describe, expect, it } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { bannedIn, findBannedWords } from './words.mjs';

describe('the words of this project', () => {
  it('are standard terms in every tracked file', () => {
    expect(findBannedWords(fileURLToPath(new URL('../..', import.meta.url)))).toEqual([]);
  });

  it.each([
    'class SignUpWish {}',
    "detail: 'must be a text'",
    'const PATIENCE_MS = 3_000;',
    'the rest of the body is read away',
    'export class Watermarks {}',
    "import { bed } from './survey-bed.js';",
  ])('are checked: %s', (line) => {
    expect(bannedIn(line)).toHaveLength(1);
  });

  it('may have other senses', () => {
    expect(bannedIn('an embedded PostgreSQL; connection refused; moment of truth; a Nest guard')).toEqual([]);
  });
});
