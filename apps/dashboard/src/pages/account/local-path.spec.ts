import { describe, expect, it } from '@jest/globals';
import { localPath } from './local-path.js';

const EVIL = [
  ...[
    '',
    '/',
    '//',
    '///',
    '/\\',
    '\\',
    '\\\\',
    '/./',
    '/.//',
    '/..//',
    '/../..//',
    '/a/..//',
    '/%2e//',
    '/%2e%2e//',
  ].map((start) => `${start}evil.example`),
  ...['http:', 'https:', 'HTTPS:', 'ftp:', 'ws:', 'blob:https:', 'view-source:https:'].flatMap((scheme) => [
    `${scheme}//evil.example`,
    `${scheme}evil.example`,
    `${scheme}/evil.example`,
  ]),
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  ' javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '\u0000//evil.example',
  '\u00a0//evil.example',
  '/\u0000/evil.example',
  '//evil.example/..',
  '//evil.example@here.invalid',
  '//here.invalid@evil.example',
  '//here.invalid.evil.example',
  '//evil.example%2fhere.invalid',
  '//evil.example?here.invalid',
  '//evil.example#here.invalid',
  '/\\/evil.example',
  '\\/evil.example',
  '//[::1]',
  '//127.0.0.1:1',
];

describe('redirect.open: where a sign-in returns to', () => {
  it('is tried with at least sixty addresses', () => expect(EVIL.length).toBeGreaterThanOrEqual(60));

  it.each(EVIL)('is not %j', (address) => {
    const path = localPath(address);
    // What is left must be a path of this origin wherever it is used.
    const origins = ['https://app.example/app/', 'http://localhost:1/x'].map((base) =>
      path === undefined ? undefined : new URL(path, base).origin === new URL(base).origin,
    );
    expect(origins.includes(false)).toBe(false);
    expect([undefined, '/evil.example']).toContain(path);
  });

  it('is the page where one was, with its filters', () => {
    for (const path of ['/', '/app/inbox?q=late#a', '/app/tasks/tsk_1']) expect(localPath(path)).toBe(path);
    expect(localPath(undefined)).toBeUndefined();
  });
});
