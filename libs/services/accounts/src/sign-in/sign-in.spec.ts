import { describe, expect, it } from '@jest/globals';
import { AppError } from '@hearback/kernel';
import { AccountsConfig } from '../accounts.config.js';
import { Argon2PasswordHasher } from './argon2-password-hasher.js';

const config = (more: Partial<AccountsConfig> = {}): AccountsConfig =>
  Object.assign(new AccountsConfig(), {
    concurrentHashes: 1,
    waitingHashes: 1,
    failedSignIns: 10,
    signUpsPerNetworkAndHour: 60,
    ...more,
  });

describe('the password hasher', () => {
  it('verifies the password and no other', async () => {
    const hasher = new Argon2PasswordHasher(config());
    const hash = await hasher.hash('correct horse battery');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,p=1,t=2\$/);
    expect(await hasher.verify(hash, 'correct horse battery')).toBe(true);
    expect(await hasher.verify(hash, 'correct horse batterY')).toBe(false);
  });

  it('returns false if there is no hash to compare with', async () => {
    expect(await new Argon2PasswordHasher(config()).verify(undefined, 'correct horse battery')).toBe(false);
  });

  it('rejects requests while the queue is full, and serves all that are queued', async () => {
    const hasher = new Argon2PasswordHasher(config());
    const results = await Promise.allSettled([hasher.hash('one'), hasher.hash('two'), hasher.hash('three')]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    const { reason } = results[2] as PromiseRejectedResult;
    expect(reason).toBeInstanceOf(AppError);
    expect(reason).toMatchObject({ code: 'accounts.busy', retryAfter: 2 });
    expect(await hasher.hash('four')).toContain('argon2id');
  });
});
