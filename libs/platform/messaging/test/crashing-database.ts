import { BatchDatabase, type BatchTx } from '@hearback/database';

/** A crash after a commit whose reply was lost, as the delivery sees it. */
export class ReplyLost extends Error {
  readonly code = 'ECONNRESET';
}

/** Decides for each transaction whether the reply to its commit is lost. */
export type LosesReply = () => boolean;

/** Commits, and then fails with a lost connection if `losesReply` says so. */
export class CrashingDatabase extends BatchDatabase {
  constructor(
    private readonly real: BatchDatabase,
    private readonly losesReply: LosesReply,
  ) {
    super();
  }

  override async withTenants<T>(tenantIds: readonly string[], work: (tx: BatchTx) => Promise<T>): Promise<T> {
    const result = await this.real.withTenants(tenantIds, work);
    if (this.losesReply()) throw new ReplyLost('reply lost');
    return result;
  }
}

/** A deliberate bug to test the audit: the committed offset moves in a second transaction, after that of the effects. */
export class OffsetInSeparateTransaction extends BatchDatabase {
  constructor(
    private readonly real: BatchDatabase,
    private readonly losesReply: LosesReply,
  ) {
    super();
  }

  override async withTenants<T>(tenantIds: readonly string[], work: (tx: BatchTx) => Promise<T>): Promise<T> {
    const later: [string, readonly unknown[] | undefined][] = [];
    const result = await this.real.withTenants(tenantIds, (tx) =>
      work({
        tenantIds: tx.tenantIds,
        afterCommit: (callback) => tx.afterCommit(callback),
        finish: () => tx.finish(),
        query: <R>(sql: string, parameters?: readonly unknown[]) => {
          if (!sql.startsWith('update messaging.committed_offset')) return tx.query<R>(sql, parameters);
          later.push([sql, parameters]);
          return Promise.resolve([] as R[]);
        },
      }),
    );
    if (this.losesReply()) throw new ReplyLost('reply lost');
    for (const [sql, parameters] of later) await this.real.withTenants(tenantIds, (tx) => tx.query(sql, parameters));
    return result;
  }
}
