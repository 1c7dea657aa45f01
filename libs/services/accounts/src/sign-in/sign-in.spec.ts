import { describe, expect, it } from '@jest/globals';
import { AppError, Clock } from '@hearback/kernel';
import { ManualClock } from '@hearback/testing';
import { AccountsConfig } from '../accounts.config.js';
import { Argon2PasswordHasher } from './argon2-password-hasher.js';
import { MemoryAttemptThrottle } from './memory-attempt-throttle.js';

const config = (more: Partial<AccountsConfig> = {}): AccountsConfig =>
  Object.assign(new AccountsConfig(), {
    concurrentHashes: 1,
    waitingHashes: 1,
    failedSignIns: 10,
    signUpsPerNetworkAndHour: 60,
    ...more,
  });

describe('the password hasher', () => {
  it('knows the password again and no other', async () => {
    const hasher = new Argon2PasswordHasher(config());
    const hash = await hasher.hash('correct horse battery');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,p=1,t=2\$/);
    expect(await hasher.verify(hash, 'correct horse battery')).toBe(true);
    expect(await hasher.verify(hash, 'correct horse batterY')).toBe(false);
  });

  it('says no where there is nothing to compare with', async () => {
    expect(await new Argon2PasswordHasher(config()).verify(undefined, 'correct horse battery')).toBe(false);
  });

  it('turns away whoever finds the queue full, and serves everybody in it', async () => {
    const hasher = new Argon2PasswordHasher(config());
    const results = await Promise.allSettled([hasher.hash('one'), hasher.hash('two'), hasher.hash('three')]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    const { reason } = results[2] as PromiseRejectedResult;
    expect(reason).toBeInstanceOf(AppError);
    expect(reason).toMatchObject({ code: 'accounts.busy', retryAfter: 2 });
    expect(await hasher.hash('four')).toContain('argon2id');
  });
});

describe('the throttle', () => {
  const bucket = { key: 'a', limit: 3, window: 900 };
  const throttle = (clock: Clock) => new MemoryAttemptThrottle(clock);

  it('lets the limit through and not one more, until the window of the first attempt has passed', () => {
    const clock = new ManualClock();
    const counts = throttle(clock);
    for (let attempt = 0; attempt < 3; attempt += 1) {
      expect(counts.wait([bucket])).toBe(0);
      counts.count([bucket]);
    }
    expect(counts.wait([bucket])).toBe(900);
    clock.advance(899_001);
    expect(counts.wait([bucket])).toBe(1);
    clock.advance(999);
    expect(counts.wait([bucket])).toBe(0);
  });

  it('takes back what succeeded, without forgetting what failed', () => {
    const counts = throttle(new ManualClock());
    for (let attempt = 0; attempt < 3; attempt += 1) counts.count([bucket]);
    counts.refund([bucket]);
    expect(counts.wait([bucket])).toBe(0);
    counts.count([bucket]);
    expect(counts.wait([bucket])).toBeGreaterThan(0);
  });

  it('keeps buckets apart and asks for the longest wait among them', () => {
    const counts = throttle(new ManualClock());
    const short = { key: 'b', limit: 1, window: 60 };
    counts.count([short]);
    expect(counts.wait([bucket])).toBe(0);
    expect(counts.wait([bucket, short])).toBe(60);
  });
});
