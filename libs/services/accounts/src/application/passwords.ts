import { Injectable } from '@nestjs/common';
import { AccountsConfig } from '../accounts.config.js';
import { passwordDefect } from '../domain/password.js';
import { accountsErrors } from './accounts.errors.js';
import { AttemptThrottle, type AttemptBucket } from './attempt-throttle.js';
import { PasswordHasher } from './password-hasher.js';

const QUARTER_HOUR = 900;

/** Hashes new passwords that meet the policy, and checks passwords behind the throttle. */
@Injectable()
export class Passwords {
  constructor(
    private readonly hasher: PasswordHasher,
    private readonly throttle: AttemptThrottle,
    private readonly config: AccountsConfig,
  ) {}

  /** Hashes a new password. Throws `weak-password` with this JSON pointer, and `busy`. */
  async hashNew(password: string, email: string, pointer: string): Promise<string> {
    const defect = passwordDefect(password, email);
    if (defect === undefined) return this.hasher.hash(password);
    throw accountsErrors.error('weak-password', undefined, {
      errors: [{ pointer, code: defect, detail: accountsErrors.definitions['weak-password'].remedy }],
    });
  }

  /**
   * Whether the password of this account is correct; `hash` is undefined if there is no such account. Counts failures by
   * account and network. Throws `too-many-attempts` without checking the password, `attempts-unavailable`, and `busy`.
   */
  async check(account: string, network: string, hash: string | undefined, password: string): Promise<boolean> {
    const buckets = this.signInBuckets(account, network);
    // Counted before the slow part, so that simultaneous attempts cannot pass together.
    await this.admit(buckets);
    const isCorrect = await this.hasher.verify(hash, password);
    if (isCorrect) await this.throttle.refund(buckets);
    return isCorrect;
  }

  /** Counts a sign-up from this network. Throws `too-many-attempts` and `attempts-unavailable`. */
  async admitSignUp(network: string): Promise<void> {
    await this.admit([{ key: `up:${network}`, limit: this.config.signUpsPerNetworkAndHour, window: 3600 }]);
  }

  private async admit(buckets: readonly AttemptBucket[]): Promise<void> {
    const wait = await this.throttle.consume(buckets);
    if (wait > 0) throw accountsErrors.error('too-many-attempts', undefined, { retryAfter: wait });
  }

  private signInBuckets(account: string, network: string): readonly AttemptBucket[] {
    const limit = this.config.failedSignIns;
    return [
      { key: `in:${account}@${network}`, limit, window: QUARTER_HOUR },
      // The wider limits are generous: they stop a distributed attack, but cannot be used to lock a person out for long.
      { key: `account:${account}`, limit: limit * 20, window: QUARTER_HOUR },
      { key: `network:${network}`, limit: limit * 20, window: QUARTER_HOUR },
    ];
  }
}
