import { Injectable, Logger } from '@nestjs/common';
import { PreTenantLookup } from '@hearback/database';
import { KeyedHash } from '@hearback/http';
import { reasonOf } from '@hearback/kernel';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import { accountsErrors } from '../application/accounts.errors.js';
import { AttemptThrottle, type AttemptBucket } from '../application/attempt-throttle.js';

/** Seconds of Retry-After if the counts cannot be reached. */
const RETRY_AFTER = 2;

/** A statement of the library. */
interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Counts in the table `accounts.attempt_count`, so that all processes share the counts. */
@Injectable()
export class PostgresAttemptThrottle extends AttemptThrottle {
  readonly #log = new Logger('sign-in');
  readonly #limiters = new Map<string, RateLimiterPostgres>();

  constructor(
    private readonly database: PreTenantLookup,
    private readonly hash: KeyedHash,
  ) {
    super();
  }

  override async consume(buckets: readonly AttemptBucket[]): Promise<number> {
    // One after the other, the narrowest first: attempts that it rejects must not fill the wider ones.
    for (const [index, bucket] of buckets.entries()) {
      if (await this.count(bucket)) continue;
      await this.refund(buckets.slice(0, index + 1));
      return this.wait(buckets);
    }
    return 0;
  }

  override async refund(buckets: readonly AttemptBucket[]): Promise<void> {
    await this.failClosed(buckets.map((bucket) => this.limiterOf(bucket).reward(this.hash.of(bucket.key))));
  }

  /** Counts one attempt in one statement, so that simultaneous attempts cannot pass together; false if it exceeds the limit. */
  private async count(bucket: AttemptBucket): Promise<boolean> {
    const [state] = await this.failClosed([this.limiterOf(bucket).penalty(this.hash.of(bucket.key))]);
    return state!.consumedPoints <= bucket.limit;
  }

  /** Seconds until all these buckets have room; at least 1. */
  private async wait(buckets: readonly AttemptBucket[]): Promise<number> {
    const states = await this.failClosed(buckets.map((bucket) => this.limiterOf(bucket).get(this.hash.of(bucket.key))));
    const waits = states.map((state, index) =>
      state !== null && state.consumedPoints >= buckets[index]!.limit ? state.msBeforeNext : 0,
    );
    return Math.max(1, Math.ceil(Math.max(...waits) / 1000));
  }

  /** Rejects with `attempts-unavailable` if a request fails: an attempt that cannot be counted is not allowed. */
  private async failClosed<T>(requests: readonly Promise<T>[]): Promise<readonly T[]> {
    try {
      return await Promise.all(requests);
    } catch (error) {
      this.#log.warn(`attempts cannot be counted: ${reasonOf(error)}`);
      throw accountsErrors.error('attempts-unavailable', undefined, { retryAfter: RETRY_AFTER });
    }
  }

  private async query({ text, values }: Statement): Promise<{ rows: unknown[]; rowCount: number }> {
    const rows = await this.database.query(text, values);
    return { rows, rowCount: rows.length };
  }

  /** The library keeps limit and window in an instance. The first instance also deletes expired rows, every five minutes. */
  private limiterOf({ limit, window }: AttemptBucket): RateLimiterPostgres {
    const name = `${limit}/${window}`;
    const known = this.#limiters.get(name);
    if (known !== undefined) return known;
    const limiter = new RateLimiterPostgres({
      // The library asks for a pool but only queries it. This one is never held by a request that waits.
      storeClient: { query: (statement: Statement) => this.query(statement) },
      storeType: 'pool',
      schemaName: 'accounts',
      tableName: 'attempt_count',
      // A migration creates it.
      tableCreated: true,
      keyPrefix: '',
      points: limit,
      duration: window,
      clearExpiredByTimeout: this.#limiters.size === 0,
    });
    this.#limiters.set(name, limiter);
    return limiter;
  }
}
