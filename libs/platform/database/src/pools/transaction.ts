import type { ClientBase, QueryResult } from 'pg';
import { QueryRunnerAlreadyReleasedError } from 'typeorm';
import { isConnectionLoss } from '../database-failure.js';
import type { Row, Tx } from '../tx.js';
import type { PreparedTexts } from './prepared-texts.js';

/** An open transaction on one connection. Once it has ended it rejects every statement. */
export class PgTransaction implements Tx {
  readonly #callbacks: (() => void)[] = [];
  #open = true;
  #committed: Promise<void> | undefined;

  constructor(
    private readonly client: ClientBase,
    private readonly prepared?: PreparedTexts,
  ) {}

  async query<R = Row>(sql: string, parameters?: readonly unknown[]): Promise<R[]> {
    const { rows } = await this.#run(sql, parameters);
    return rows as R[];
  }

  #run(sql: string, parameters?: readonly unknown[]): Promise<QueryResult> {
    // A late call, from work that was not awaited, would otherwise run in the next borrower's transaction.
    if (!this.#open) return Promise.reject(new Error('the transaction has ended: a statement in it was not awaited'));
    return this.client.query({
      name: parameters && this.prepared?.nameOf(sql),
      text: sql,
      values: parameters as unknown[],
    });
  }

  afterCommit(callback: () => void): void {
    this.#callbacks.push(callback);
  }

  /** Sends the commit right after the statements already sent. */
  finish(): void {
    this.#open = false;
    this.#committed ??= commit(this.client);
    this.#committed.catch(() => undefined);
  }

  /** Commits, unless `finish` has sent the commit already; returns the callbacks to run after it. */
  async commit(): Promise<readonly (() => void)[]> {
    this.finish();
    await this.#committed;
    return this.#callbacks;
  }

  /** Rejects statements from now on; resolves when no commit is in flight. */
  async abandon(): Promise<void> {
    this.#open = false;
    await this.#committed?.catch(() => undefined);
  }
}

/** A connection held exclusively by one transaction until it is released. */
export interface HeldConnection {
  readonly client: ClientBase;
  /** Returns the connection to its pool; one that is `lost` is closed instead of used again. */
  release(lost: Error | undefined): void | Promise<void>;
}

/**
 * Runs `work`, whose first statement must open the transaction, and commits. An error rolls back and is rethrown; the
 * connection is released in any case. `prepared` decides which statements are prepared on the connection.
 */
export async function inTransaction<T>(
  { client, release }: HeldConnection,
  work: (tx: PgTransaction) => Promise<T>,
  prepared?: PreparedTexts,
): Promise<T> {
  let lost: Error | undefined;
  const onLoss = (error: Error) => (lost ??= error);
  client.on('error', onLoss);
  const tx = new PgTransaction(client, prepared);
  let callbacks: readonly (() => void)[] = [];
  try {
    const result = await work(tx);
    callbacks = await tx.commit();
    return result;
  } catch (error) {
    await tx.abandon();
    if (isConnectionLoss(error)) lost ??= error as Error;
    if (!lost) await client.query('rollback').catch((failure: Error) => (lost = failure));
    // TypeORM releases a broken connection itself; the errors that it throws afterwards no longer mention the loss.
    throw lost && error instanceof QueryRunnerAlreadyReleasedError ? lost : error;
  } finally {
    client.removeListener('error', onLoss);
    await release(lost);
    for (const callback of callbacks) callback();
  }
}

/** In a transaction with a failed statement, COMMIT rolls back and reports so only in its command tag. */
async function commit(client: ClientBase): Promise<void> {
  const { command } = await client.query('commit');
  if (command !== 'COMMIT')
    throw new Error('a statement of the transaction failed and its error was swallowed: nothing is committed');
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The id in lower case. Throws unless it is a UUID, so the result is safe inside the text of a statement. */
export function tenantUuid(id: string): string {
  if (!UUID.test(id)) throw new TypeError('a tenant id must be a UUID');
  return id.toLowerCase();
}
