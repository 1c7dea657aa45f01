import type { Pool, PoolClient, QueryResult } from 'pg';
import { isConnectionLoss } from '../database-failure.js';
import type { Row, Tx } from '../tx.js';
import type { PreparedTexts } from './prepared-texts.js';

/** An open transaction on one connection. Once it is over it refuses to run anything. */
export class PgTransaction implements Tx {
  readonly #hints: (() => void)[] = [];
  #open = true;
  #committed: Promise<void> | undefined;

  constructor(
    private readonly client: PoolClient,
    private readonly prepared?: PreparedTexts,
  ) {}

  get isOpen(): boolean {
    return this.#open;
  }

  async query<R = Row>(sql: string, parameters?: readonly unknown[]): Promise<R[]> {
    const { rows } = await this.run(sql, parameters);
    return rows as R[];
  }

  /** As `query`, with all that the driver returns. */
  run(sql: string, parameters?: readonly unknown[]): Promise<QueryResult> {
    // A call that comes late, from work that nobody waited for, would otherwise run in the next borrower's transaction.
    if (!this.#open) return Promise.reject(new Error('the transaction is over: something was not awaited inside it'));
    return this.client.query({
      name: parameters && this.prepared?.nameOf(sql),
      text: sql,
      values: parameters as unknown[],
    });
  }

  afterCommit(hint: () => void): void {
    this.#hints.push(hint);
  }

  /** Sends the commit behind what is under way. */
  finish(): void {
    this.#open = false;
    this.#committed ??= commit(this.client);
    this.#committed.catch(() => undefined);
  }

  /** Resolves after the commit, which is sent now where `finish` has not; returns what waits for it. */
  async commit(): Promise<readonly (() => void)[]> {
    this.finish();
    await this.#committed;
    return this.#hints;
  }

  /** From here on nothing runs any more; resolves when no commit is under way. */
  async abandon(): Promise<void> {
    this.#open = false;
    await this.#committed?.catch(() => undefined);
  }
}

/**
 * Runs `work` between `begin` (a statement that opens the transaction and sets whom it serves, in one round trip) and a
 * commit. An error rolls back and is thrown on. A connection that broke is not used again. Statements that `prepared`
 * names are planned once a connection.
 */
export async function inTransaction<T>(
  pool: Pool,
  begin: string,
  work: (tx: PgTransaction) => Promise<T>,
  prepared?: PreparedTexts,
): Promise<T> {
  const client = await pool.connect();
  let lost: Error | undefined;
  const onLoss = (error: Error) => (lost = error);
  client.on('error', onLoss);
  const tx = new PgTransaction(client, prepared);
  let hints: readonly (() => void)[] = [];
  try {
    // Not awaited: on a pipelined connection the first statement of the work goes out with it, and fails with it.
    const opened = client.query(begin);
    opened.catch(() => undefined);
    const result = await work(tx);
    await opened;
    hints = await tx.commit();
    return result;
  } catch (error) {
    await tx.abandon();
    if (isConnectionLoss(error)) lost ??= error as Error;
    if (!lost) await client.query('rollback').catch((failure: Error) => (lost = failure));
    throw error;
  } finally {
    client.removeListener('error', onLoss);
    client.release(lost);
    for (const hint of hints) hint();
  }
}

/** A COMMIT of a transaction in which a statement failed rolls back and says so only in its tag. */
async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query('commit');
  if (command !== 'COMMIT')
    throw new Error('a statement of the transaction failed and its error was swallowed: nothing is committed');
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The id, lower case; throws where it is not a UUID. What passes may stand in a statement's text. */
export function tenantUuid(id: string): string {
  if (!UUID.test(id)) throw new TypeError('a tenant id must be a UUID');
  return id.toLowerCase();
}
