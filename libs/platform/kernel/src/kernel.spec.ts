import { describe, expect, it } from '@jest/globals';
import { AppError, defineErrors, derivedId, errorTables, isStorableText, parsePublicId, publicId } from './index.js';

describe('public ids', () => {
  const uuid = '0198c0de-0000-7000-8000-00000000000a';

  it('are parsed to the UUID they were made from', () => {
    expect(publicId('srv', uuid)).toBe('srv_0198c0de00007000800000000000000a');
    expect(parsePublicId('srv', publicId('srv', uuid))).toBe(uuid);
  });

  it.each([
    '',
    'srv_',
    uuid,
    `rsp_${uuid.replaceAll('-', '')}`,
    'srv_0198C0DE00007000800000000000000A',
    'srv_0198c0de00007000800000000000000a0',
    "srv_' or 1=1 --",
  ])('reject %j', (text) => {
    expect(parsePublicId('srv', text)).toBeUndefined();
  });
});

describe('derived ids', () => {
  it('are the same for the same parts, and differ if the same text is split differently', () => {
    expect(derivedId('task', 'a', 'b')).toBe(derivedId('task', 'a', 'b'));
    expect(derivedId('task', 'a', 'b')).not.toBe(derivedId('task', 'ab'));
    expect(derivedId('task', 'a', 'b')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});

describe('error tables', () => {
  const errors = defineErrors('kernel-spec', {
    'not-found': { kind: 'not-found', title: 'Nothing here', remedy: 'Look elsewhere.' },
  });

  it('make errors with the service in front of the code', () => {
    const error = errors.error('not-found', 'no such thing', { retryAfter: 3 });
    expect(error).toBeInstanceOf(AppError);
    expect([error.code, error.message, error.retryAfter]).toEqual(['kernel-spec.not-found', 'no such thing', 3]);
  });

  it('are all listed for the reference page', () => {
    expect(errorTables().map((table) => table.service)).toContain('kernel-spec');
  });
});

describe('storable text', () => {
  it('has neither NUL nor lone surrogates', () => {
    expect(['', 'é 日本 🙂'].map(isStorableText)).toEqual([true, true]);
    expect(['a\u0000b', '\ud83d', '\ude42x'].map(isStorableText)).toEqual([false, false, false]);
  });
});
