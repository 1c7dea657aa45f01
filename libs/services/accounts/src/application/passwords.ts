import { Injectable } from '@nestjs/common';
import { passwordDefect } from '../domain/password.js';
import { accountsErrors } from './accounts.errors.js';
import { AttemptLimits, type AttemptOrigin } from './attempt-limits.js';
import { AttemptThrottle } from './attempt-throttle.js';
import { PasswordBlocklist } from './password-blocklist.js';
import { PasswordHasher } from './password-hasher.js';
import { SignInGate } from './sign-in-gate.js';

/** Hashes new passwords that meet the policy, and checks passwords behind the gate. */
@Injectable()
export class Passwords {
  constructor(
    private readonly hasher: PasswordHasher,
    private readonly throttle: AttemptThrottle,
    private readonly gate: SignInGate,
    private readonly blocklist: PasswordBlocklist,
    private readonly limits: AttemptLimits,
  ) {}

  /** Hashes a new password. Throws `weak-password` with this JSON pointer, and `busy`. */
  async hashNew(password: string, email: string, pointer: string): Promise<string> {
    const defect = passwordDefect(password, email, (text) => this.blocklist.has(text));
    if (defect === undefined) return this.hasher.hash(password);
    throw accountsErrors.error('weak-password', undefined, {
      errors: [{ pointer, code: defect, detail: accountsErrors.definitions['weak-password'].remedy }],
    });
  }

  /**
   * Whether the password of this account is correct; `hash` is undefined if there is no such account. Each failure makes the next
   * attempt wait longer. Throws `too-many-attempts` without checking the password, `attempts-unavailable`, and `busy`.
   */
  async check(account: string, origin: AttemptOrigin, hash: string | undefined, password: string): Promise<boolean> {
    const counts = this.limits.signIn(account, origin);
    // Counted before the slow part, so that simultaneous attempts cannot pass together.
    rejectFor(await this.gate.enter(counts));
    const isCorrect = await this.hasher.verify(hash, password);
    if (isCorrect) await this.gate.succeed(counts);
    return isCorrect;
  }

  /** Counts a sign-up from this network. Throws `too-many-attempts` and `attempts-unavailable`. */
  async admitSignUp(network: string): Promise<void> {
    rejectFor(await this.throttle.consume(this.limits.signUp(network)));
  }
}

function rejectFor(seconds: number): void {
  if (seconds > 0) throw accountsErrors.error('too-many-attempts', undefined, { retryAfter: seconds });
}
