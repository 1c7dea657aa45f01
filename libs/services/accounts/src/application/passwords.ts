import { AppError } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { passwordDefect } from '../domain/password.js';
import { accountsErrors } from './accounts.errors.js';
import { AttemptLimits, type AttemptOrigin } from './attempt-limits.js';
import { AttemptThrottle, type AttemptBucket } from './attempt-throttle.js';
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
    throw weak(pointer, defect, accountsErrors.definitions['weak-password'].remedy);
  }

  /** As `hashNew`; a password with the hash `current` is rejected too. */
  async hashOther(password: string, current: string | undefined, email: string, pointer: string): Promise<string> {
    const hash = await this.hashNew(password, email, pointer);
    const isSame = current !== undefined && (await this.hasher.verify(current, password));
    if (isSame) throw weak(pointer, 'unchanged', UNCHANGED);
    return hash;
  }

  /**
   * The first of these persons whose password it is; they all have the address `account`. Each failure makes the next attempt wait
   * longer. Throws `too-many-attempts` without checking the password, `attempts-unavailable`, and `busy`.
   */
  async check<P extends PasswordOwner>(
    account: string,
    origin: AttemptOrigin,
    persons: readonly P[],
    password: string,
  ): Promise<P | undefined> {
    const counts = this.limits.signIn(account, origin, persons);
    // Counted before the slow part, so that simultaneous attempts cannot pass together.
    rejectFor(await this.gate.enter(counts));
    // Without a person there is a hash to compute too, so that the time does not reveal whether the address is known.
    const owners = persons.length === 0 ? [undefined] : persons;
    for (const [index, person] of owners.entries()) {
      const isCorrect = await this.hasher.verify(person?.passwordHash, password).catch(async (error: unknown) => {
        // Nothing was guessed unless another person's password was checked before.
        if (index === 0) await this.gate.succeed(counts);
        throw error;
      });
      if (!isCorrect || person === undefined) continue;
      await this.gate.succeed(counts);
      return person;
    }
    return undefined;
  }

  /** Counts a sign-up from this network. Throws `too-many-attempts` and `attempts-unavailable`. */
  async countSignUp(network: string): Promise<readonly AttemptBucket[]> {
    const counts = this.limits.signUp(network);
    rejectFor(await this.throttle.consume(counts));
    return counts;
  }

  /**
   * Counts a sign-up from this network, and hashes the new owner's password. Throws `too-many-attempts`, `attempts-unavailable`, and
   * the errors of `hashNew`; a sign-up that is rejected as busy does not count.
   */
  async hashForSignUp(
    network: string,
    owner: { readonly password: string; readonly email: string; readonly pointer: string },
  ): Promise<string> {
    const counts = await this.countSignUp(network);
    try {
      return await this.hashNew(owner.password, owner.email, owner.pointer);
    } catch (error) {
      if (error instanceof AppError && error.code === 'accounts.busy') await this.throttle.refund(counts);
      throw error;
    }
  }
}

/** A person with the hash of the password. */
export interface PasswordOwner {
  readonly personId: string;
  readonly passwordHash: string;
}

const UNCHANGED = 'Choose a password that you did not have before.';

function weak(pointer: string, code: string, detail: string): AppError {
  return accountsErrors.error('weak-password', undefined, { errors: [{ pointer, code, detail }] });
}

function rejectFor(seconds: number): void {
  if (seconds > 0) throw accountsErrors.error('too-many-attempts', undefined, { retryAfter: seconds });
}
