import { describe, expect, it } from '@jest/globals';
import { KeyedHash } from '@hearback/http';
import { AccountsConfig } from '../accounts.config.js';
import { accountsErrors } from './accounts.errors.js';
import { AttemptLimits } from './attempt-limits.js';
import { AttemptThrottle, type AttemptBucket } from './attempt-throttle.js';
import { KnownDevices } from './known-devices.js';
import { PasswordBlocklist } from './password-blocklist.js';
import { PasswordHasher } from './password-hasher.js';
import { Passwords } from './passwords.js';
import { SignInGate, type FailureCount } from './sign-in-gate.js';

const limits = new AttemptLimits(
  Object.assign(new AccountsConfig(), { failedSignIns: 10, signUpsPerNetworkAndHour: 600 }),
  new KnownDevices(new KeyedHash('a secret of the installation')),
);
const origin = { network: '192.0.2.0/24', deviceToken: undefined };

/** What was counted and not given back. */
class Counts {
  readonly keys: string[] = [];
  add(counts: readonly { readonly key: string }[]): Promise<number> {
    this.keys.push(...counts.map(({ key }) => key));
    return Promise.resolve(0);
  }
  remove(counts: readonly { readonly key: string }[]): Promise<void> {
    for (const { key } of counts) this.keys.splice(this.keys.indexOf(key), 1);
    return Promise.resolve();
  }
}

class MemoryGate extends SignInGate {
  readonly counts = new Counts();
  override enter = (counts: readonly FailureCount[]) => this.counts.add(counts);
  override succeed = (counts: readonly FailureCount[]) => this.counts.remove(counts);
}

class MemoryThrottle extends AttemptThrottle {
  readonly counts = new Counts();
  override consume = (buckets: readonly AttemptBucket[]) => this.counts.add(buckets);
  override refund = (buckets: readonly AttemptBucket[]) => this.counts.remove(buckets);
}

/** Compares with the hash itself; busy after this many passwords. */
class PlainHasher extends PasswordHasher {
  readonly verified: (string | undefined)[] = [];
  constructor(private free = 100) {
    super();
  }
  override async hash(password: string): Promise<string> {
    await this.#take();
    return password;
  }
  override async verify(hash: string | undefined, password: string): Promise<boolean> {
    await this.#take();
    this.verified.push(hash);
    return hash === password;
  }
  #take(): Promise<void> {
    this.free -= 1;
    return this.free < 0 ? Promise.reject(accountsErrors.error('busy')) : Promise.resolve();
  }
}

class EmptyBlocklist extends PasswordBlocklist {
  override has = () => false;
}

function fixture(free?: number) {
  const [gate, throttle, hasher] = [new MemoryGate(), new MemoryThrottle(), new PlainHasher(free)];
  return { gate, throttle, hasher, passwords: new Passwords(hasher, throttle, gate, new EmptyBlocklist(), limits) };
}

const persons = ['one', 'two', 'three'].map((passwordHash, n) => ({ personId: `person ${n}`, passwordHash }));

describe('the check of a password', () => {
  it('finds the person whose password it is, and counts only failures', async () => {
    const { passwords, gate, hasher } = fixture();
    expect(await passwords.check('a', origin, persons, 'two')).toBe(persons[1]);
    expect([hasher.verified, gate.counts.keys]).toEqual([['one', 'two'], []]);
    expect(await passwords.check('a', origin, persons, 'four')).toBeUndefined();
    expect(gate.counts.keys).toHaveLength(3);
  });

  it('computes a hash for an unknown address too', async () => {
    const { passwords, hasher } = fixture();
    expect(await passwords.check('a', origin, [], 'one')).toBeUndefined();
    expect(hasher.verified).toEqual([undefined]);
  });

  it('does not count if it is rejected as busy, unless a password was checked before', async () => {
    const rejected = fixture(0);
    await expect(rejected.passwords.check('a', origin, persons, 'four')).rejects.toMatchObject({
      code: 'accounts.busy',
    });
    expect(rejected.gate.counts.keys).toEqual([]);
    const halfway = fixture(1);
    await expect(halfway.passwords.check('a', origin, persons, 'four')).rejects.toMatchObject({
      code: 'accounts.busy',
    });
    expect(halfway.gate.counts.keys).toHaveLength(3);
  });
});

describe('a sign-up', () => {
  const owner = { password: 'correct horse battery', email: 'ada@example.org', pointer: '/owner/password' };

  it('counts, unless it is rejected as busy', async () => {
    const { passwords, throttle } = fixture();
    await passwords.hashForSignUp(origin.network, owner);
    expect(throttle.counts.keys).toHaveLength(1);
    const busy = fixture(0);
    await expect(busy.passwords.hashForSignUp(origin.network, owner)).rejects.toMatchObject({ code: 'accounts.busy' });
    expect(busy.throttle.counts.keys).toEqual([]);
  });
});
