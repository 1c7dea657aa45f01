import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import argon2 from 'argon2';
import pLimit, { type LimitFunction } from 'p-limit';
import { AccountsConfig } from '../accounts.config.js';
import { accountsErrors } from '../application/accounts.errors.js';
import { PasswordHasher } from '../application/password-hasher.js';

/** OWASP's second recommendation for argon2id: 19 MiB, two passes, one thread. */
const PARAMETERS = { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Seconds of Retry-After if the queue is full. */
const RETRY_AFTER = 2;

/** argon2id with a bounded number of concurrent hashes and a bounded queue. */
@Injectable()
export class Argon2PasswordHasher extends PasswordHasher {
  private readonly limit: LimitFunction;
  /** Verified if there is no account, so that the reply takes as long. It is the hash of random bytes. */
  private readonly decoy: Promise<string>;

  constructor(private readonly config: AccountsConfig) {
    super();
    this.limit = pLimit(config.concurrentHashes);
    this.decoy = argon2.hash(randomBytes(32), PARAMETERS);
  }

  override hash(password: string): Promise<string> {
    return this.limited(() => argon2.hash(password, PARAMETERS));
  }

  override verify(hash: string | undefined, password: string): Promise<boolean> {
    return this.limited(async () => {
      const isCorrect = await argon2.verify(hash ?? (await this.decoy), password);
      return isCorrect && hash !== undefined;
    });
  }

  private async limited<T>(work: () => Promise<T>): Promise<T> {
    const { concurrentHashes, waitingHashes } = this.config;
    if (this.limit.activeCount + this.limit.pendingCount >= concurrentHashes + waitingHashes)
      throw accountsErrors.error('busy', undefined, { retryAfter: RETRY_AFTER });
    return this.limit(work);
  }
}
