import { describe, expect, it } from '@jest/globals';
import { isKeyAlive, scopesBeyond } from './api-key.js';
import { passwordDefect } from './password.js';
import { isDueForTouch, isSessionAlive, sessionEnds } from './session.js';
import { canonicalLanguage, isTimeZone } from './workspace.js';

const at = (hours: number, milliseconds = 0) => new Date(hours * 3_600_000 + milliseconds);

describe('a session', () => {
  it('ends twelve hours after its last use', () => {
    const session = { createdAt: at(0), lastUsedAt: at(5) };
    expect(sessionEnds(session)).toEqual(at(17));
    expect([isSessionAlive(session, at(17, -1)), isSessionAlive(session, at(17))]).toEqual([true, false]);
  });

  it('ends seven days after it was opened, however much it is used', () => {
    const session = { createdAt: at(0), lastUsedAt: at(167) };
    expect([isSessionAlive(session, at(168, -1)), isSessionAlive(session, at(168))]).toEqual([true, false]);
  });

  it('is recorded as used once a minute', () => {
    expect([
      isDueForTouch(null, at(0)),
      isDueForTouch(at(0), at(0, 59_999)),
      isDueForTouch(at(0), at(0, 60_000)),
    ]).toEqual([true, false, true]);
  });
});

describe('a key', () => {
  it('is valid until it expires or is revoked', () => {
    expect(isKeyAlive({ expiresAt: null, revokedAt: null }, at(1))).toBe(true);
    expect(isKeyAlive({ expiresAt: at(1), revokedAt: null }, at(1, -1))).toBe(true);
    expect(isKeyAlive({ expiresAt: at(1), revokedAt: null }, at(1))).toBe(false);
    expect(isKeyAlive({ expiresAt: null, revokedAt: at(0) }, at(1))).toBe(false);
  });

  it('has no scope that its creator lacks', () => {
    expect(scopesBeyond(['a', 'b', 'c'], new Set(['a', 'c']))).toEqual(['b']);
  });
});

describe('a password', () => {
  it('has 10 to 128 characters', () => {
    const some = (length: number) => 'abcd'.repeat(32).slice(0, length);
    expect([9, 10].map((n) => passwordDefect(some(n), 'x@example.org', () => false))).toEqual(['too-short', undefined]);
    expect(passwordDefect(some(128), 'x@example.org', () => false)).toBeUndefined();
    expect(passwordDefect(`${some(128)}e`, 'x@example.org', () => false)).toBe('too-long');
  });

  it('counts characters, not code units', () => {
    expect(passwordDefect('🙂🙃😀😁😂', 'x@example.org', () => false)).toBe('too-short');
  });

  it('is not a repetition and does not contain the address', () => {
    expect(passwordDefect('abababababab', 'x@example.org', () => false)).toBe('too-simple');
    expect(passwordDefect('my-Adalove-2026', 'adalove@example.org', () => false)).toBe('contains-address');
    expect(passwordDefect('correct horse battery', 'x@example.org', () => false)).toBeUndefined();
  });
});

describe('common passwords', () => {
  const isCommon = (text: string) => ['password', 'qwertyuiop', 'sunshine'].includes(text);
  it.each([
    ['qwertyuiop', 'too-common'],
    ['QwertyUiop', 'too-common'],
    ['Password2026!', 'too-common'],
    ['123password!', 'too-common'],
    ['sunshinesunshine', 'too-common'],
    ['sunshine7#k!49xQ2m', undefined],
    ['a sunshine over the hills', undefined],
  ])('%j is %j', (password, defect) => {
    expect(passwordDefect(password, 'ada@example.org', isCommon)).toBe(defect);
  });
});

describe('settings of a workspace', () => {
  it.each([
    ['Europe/Rome', true],
    ['UTC', true],
    ['America/Argentina/Buenos_Aires', true],
    ['+02:00', false],
    ['Europe/Nowhere', false],
    ['', false],
    ['Europe/Rome\u0000', false],
  ])('%j is a time zone: %j', (name, known) => {
    expect(isTimeZone(name)).toBe(known);
  });

  it.each([
    ['en', 'en'],
    ['pt-br', 'pt-BR'],
    ['zh-hant-tw', 'zh-Hant-TW'],
    ['e', undefined],
    ['english!', undefined],
    ['x'.repeat(36), undefined],
  ])('the language %j is stored as %j', (tag, canonical) => {
    expect(canonicalLanguage(tag)).toBe(canonical);
  });
});
