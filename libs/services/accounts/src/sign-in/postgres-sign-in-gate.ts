import { Injectable, Logger } from '@nestjs/common';
import { PreTenantLookup } from '@hearback/database';
import { KeyedHash } from '@hearback/http';
import { reasonOf } from '@hearback/kernel';
import { accountsErrors } from '../application/accounts.errors.js';
import { SignInGate, type FailureCount } from '../application/sign-in-gate.js';

/** Seconds of Retry-After if the counts cannot be reached. */
const RETRY_AFTER = 2;

/** Seconds after the end of the wait in which failures stay counted. */
const MEMORY = 900;

/** The wait after the n-th failure, in seconds. */
const wait = (n: string) => `case when ${n} < $2 then 0 else least($4, $3 * power(2, least(${n} - $2, 20))) end`;

/** The end of a wait; without one it is before any attempt that runs at the same time. */
const opens = (n: string) => `case when ${n} < $2 then '-infinity' else now() + make_interval(secs => ${wait(n)}) end`;

const forgotten = (n: string) => `now() + make_interval(secs => ${MEMORY} + ${wait(n)})`;

const NEXT = 'case when w.forget_at <= now() then 1 else w.failures + 1 end';

/** Counts and decides in one statement, so that simultaneous attempts cannot pass together. No row: the wait is not over. */
const ENTER = `insert into accounts.sign_in_wait as w (key, failures, open_at, forget_at)
  values ($1, 1, ${opens('1')}, ${forgotten('1')})
  on conflict (key) do update set failures = ${NEXT}, open_at = ${opens(`(${NEXT})`)}, forget_at = ${forgotten(`(${NEXT})`)}
  where w.open_at <= now() or w.forget_at <= now() returning failures`;

const CLEAN = `delete from accounts.sign_in_wait where key in (
  select key from accounts.sign_in_wait where forget_at <= now() limit 10 for update skip locked)`;

/** Counts in the table `accounts.sign_in_wait`, on connections that no request holds while it waits. */
@Injectable()
export class PostgresSignInGate extends SignInGate {
  readonly #log = new Logger('sign-in');

  constructor(
    private readonly database: PreTenantLookup,
    private readonly hash: KeyedHash,
  ) {
    super();
  }

  override async enter(counts: readonly FailureCount[]): Promise<number> {
    // One after the other, the narrowest first: attempts that it rejects must not count in the wider ones.
    for (const [index, count] of counts.entries()) {
      if (await this.count(count)) continue;
      await this.succeed(counts.slice(0, index));
      return this.remaining(count);
    }
    return 0;
  }

  override async succeed(counts: readonly FailureCount[]): Promise<void> {
    // A wait that began with this attempt ends; while an earlier one lasted, this attempt could not have entered.
    if (counts.length === 0) return;
    await this.query(
      `update accounts.sign_in_wait set failures = failures - 1, open_at = '-infinity'
       where key = any ($1) and failures > 0`,
      [counts.map(({ key }) => this.hash.of(key))],
    );
  }

  private async count({ key, free, firstWait, longestWait }: FailureCount): Promise<boolean> {
    const [row] = await this.query<{ failures: number }>(ENTER, [this.hash.of(key), free, firstWait, longestWait]);
    if (row?.failures === 1) await this.query(CLEAN, []);
    return row !== undefined;
  }

  /** Seconds until this count lets an attempt in; at least 1. */
  private async remaining({ key }: FailureCount): Promise<number> {
    const [row] = await this.query<{ seconds: number }>(
      `select ceil(extract(epoch from open_at - now()))::int as seconds from accounts.sign_in_wait
       where key = $1 and open_at > now()`,
      [this.hash.of(key)],
    );
    return Math.max(1, row?.seconds ?? 1);
  }

  /** Rejects with `attempts-unavailable` if the statement fails: an attempt that cannot be counted is not allowed. */
  private async query<R>(sql: string, parameters: readonly unknown[]): Promise<R[]> {
    try {
      return await this.database.query<R>(sql, parameters);
    } catch (error) {
      this.#log.warn(`attempts cannot be counted: ${reasonOf(error)}`);
      throw accountsErrors.error('attempts-unavailable', undefined, { retryAfter: RETRY_AFTER });
    }
  }
}
