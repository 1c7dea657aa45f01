import { describe, expect, it } from '@jest/globals';
import type { Caller } from './caller.js';
import { CachedCredentialDirectory } from './cached-credential-directory.js';
import { CredentialDirectory, type Credential } from './credential-directory.js';

const CALLER: Caller = {
  tenantId: 't',
  kind: 'secret-key',
  credentialId: 'c',
  staffId: null,
  role: null,
  permissions: new Set(),
};
const KEY: Credential = { kind: 'key', hash: 'h' };

class Source extends CredentialDirectory {
  questions = 0;
  answer: () => Promise<Caller | undefined> = () => Promise.resolve(CALLER);

  override resolve(): Promise<Caller | undefined> {
    this.questions++;
    return this.answer();
  }
}

describe('the cache of credentials', () => {
  const setUp = (): { source: Source; directory: CachedCredentialDirectory; clock: { now: number } } => {
    const source = new Source();
    const clock = { now: 0 };
    return { source, clock, directory: new CachedCredentialDirectory(source, () => clock.now) };
  };

  it('asks once where many ask at once', async () => {
    const { source, directory } = setUp();
    const callers = await Promise.all(Array.from({ length: 50 }, () => directory.resolve(KEY)));
    expect(new Set(callers)).toEqual(new Set([CALLER]));
    expect(source.questions).toBe(1);
  });

  it('does not take a key for a session of the same hash', async () => {
    const { source, directory } = setUp();
    await directory.resolve(KEY);
    await directory.resolve({ ...KEY, kind: 'session' });
    expect(source.questions).toBe(2);
  });

  it('does not take a look at a credential for its use', async () => {
    const { source, directory } = setUp();
    const looks = { count: 0 };
    source.peek = () => Promise.resolve((looks.count++, CALLER));
    expect(await directory.peek(KEY)).toBe(CALLER);
    expect(await directory.resolve(KEY)).toBe(CALLER);
    expect(await directory.peek(KEY)).toBe(CALLER);
    expect([source.questions, looks.count]).toEqual([1, 1]);
  });

  it('lets a revoked credential work for less than a second', async () => {
    const { source, clock, directory } = setUp();
    await directory.resolve(KEY);
    source.answer = () => Promise.resolve(undefined);
    clock.now = 400;
    expect(await directory.resolve(KEY)).toBe(CALLER);
    clock.now = 900;
    expect(await directory.resolve(KEY)).toBeUndefined();
  });

  it('asks anew beside a request before the answer is too old', async () => {
    const { source, clock, directory } = setUp();
    await directory.resolve(KEY);
    clock.now = 450;
    await directory.resolve(KEY);
    expect(source.questions).toBe(2);
    clock.now = 1_300;
    expect(await directory.resolve(KEY)).toBe(CALLER);
  });

  it('counts the age of an answer from its question', async () => {
    const { source, clock, directory } = setUp();
    let answer: (caller: Caller) => void = () => undefined;
    source.answer = () => new Promise((resolve) => (answer = resolve));
    const first = directory.resolve(KEY);
    clock.now = 800;
    answer(CALLER);
    await first;
    source.answer = () => Promise.resolve(undefined);
    clock.now = 900;
    expect(await directory.resolve(KEY)).toBeUndefined();
  });

  it('caches an unknown credential for a second only, so that a new key works soon', async () => {
    const { source, clock, directory } = setUp();
    source.answer = () => Promise.resolve(undefined);
    expect(await directory.resolve(KEY)).toBeUndefined();
    source.answer = () => Promise.resolve(CALLER);
    clock.now = 899;
    expect(await directory.resolve(KEY)).toBeUndefined();
    clock.now = 900;
    expect(await directory.resolve(KEY)).toBe(CALLER);
  });

  it('forgets a workspace at once, and does not cache what was asked before', async () => {
    const { source, directory } = setUp();
    await directory.resolve(KEY);
    source.answer = () => Promise.resolve(undefined);
    directory.forget('another workspace');
    expect(await directory.resolve(KEY)).toBe(CALLER);
    let answer: (caller: Caller) => void = () => undefined;
    source.answer = () => new Promise((resolve) => (answer = resolve));
    directory.forget('t');
    const before = directory.resolve(KEY);
    directory.forget('t');
    source.answer = () => Promise.resolve(undefined);
    answer(CALLER);
    expect(await before).toBe(CALLER);
    expect(await directory.resolve(KEY)).toBeUndefined();
  });

  it('asks each time where a route demands it', async () => {
    const { source, directory } = setUp();
    await directory.resolve(KEY);
    source.answer = () => Promise.resolve(undefined);
    expect(await directory.resolveUncached(KEY)).toBeUndefined();
  });

  it('serves cached callers during an outage, and fails once they expire', async () => {
    const { source, clock, directory } = setUp();
    await directory.resolve(KEY);
    source.answer = () => Promise.reject(new Error('away'));
    clock.now = 899;
    expect(await directory.resolve(KEY)).toBe(CALLER);
    clock.now = 900;
    await expect(directory.resolve(KEY)).rejects.toThrow('away');
    source.answer = () => Promise.resolve(CALLER);
    expect(await directory.resolve(KEY)).toBe(CALLER);
  });
});
