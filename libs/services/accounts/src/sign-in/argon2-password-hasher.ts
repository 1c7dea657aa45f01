import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import argon2 from 'argon2';
import { AccountsConfig } from '../accounts.config.js';
import { accountsErrors } from '../application/accounts.errors.js';
import { PasswordHasher } from '../application/password-hasher.js';

/** OWASP's second choice for argon2id: 19 MiB, two passes, one lane. */
const PARAMETERS = { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Whoever waits longer than the queue is told to come back after this, seconds. */
const RETRY_AFTER = 2;

/** argon2id with a bounded number of hashes at work and a bounded queue before them. */
@Injectable()
export class Argon2PasswordHasher extends PasswordHasher {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  /** Stands in where there is no account: nobody knows its password. */
  private readonly decoy: Promise<string>;

  constructor(private readonly config: AccountsConfig) {
    super();
    this.decoy = argon2.hash(randomBytes(32), PARAMETERS);
  }

  override hash(password: string): Promise<string> {
    return this.inTurn(() => argon2.hash(password, PARAMETERS));
  }

  override verify(hash: string | undefined, password: string): Promise<boolean> {
    return this.inTurn(async () => {
      const right = await argon2.verify(hash ?? (await this.decoy), password);
      return right && hash !== undefined;
    });
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.config.concurrentHashes) {
      if (this.waiting.length >= this.config.waitingHashes)
        throw accountsErrors.error('busy', undefined, { retryAfter: RETRY_AFTER });
      // Whoever finishes hands its place over, so that `running` stays as it is.
      await new Promise<void>((turn) => this.waiting.push(turn));
    } else {
      this.running += 1;
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
