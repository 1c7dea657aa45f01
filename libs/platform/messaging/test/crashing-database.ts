import { BatchDatabase, type BatchTx } from '@hearback/database';

/** A process's death at the worst moment, as delivery sees it: the commit went through and its reply was lost. */
export class ReplyLost extends Error {
  readonly code = 'ECONNRESET';
}

/** Decides before each transaction's end whether its reply is lost. */
export type Misfortune = () => boolean;

/** Commits and then, by misfortune, says that the connection broke. */
export class CrashingDatabase extends BatchDatabase {
  constructor(
    private readonly real: BatchDatabase,
    private readonly misfortune: Misfortune,
  ) {
    super();
  }

  override async withTenants<T>(tenantIds: readonly string[], work: (tx: BatchTx) => Promise<T>): Promise<T> {
    const result = await this.real.withTenants(tenantIds, work);
    if (this.misfortune()) throw new ReplyLost('reply lost');
    return result;
  }
}

/** A planted bug, for the test of the audit: the committed offset moves in a second transaction, after that of the effects. */
export class OffsetElsewhere extends BatchDatabase {
  constructor(
    private readonly real: BatchDatabase,
    private readonly misfortune: Misfortune,
  ) {
    super();
  }

  override async withTenants<T>(tenantIds: readonly string[], work: (tx: BatchTx) => Promise<T>): Promise<T> {
    const later: [string, readonly unknown[] | undefined][] = [];
    const result = await this.real.withTenants(tenantIds, (tx) =>
      work({
        tenantIds: tx.tenantIds,
        afterCommit: (hint) => tx.afterCommit(hint),
        finish: () => tx.finish(),
        query: <R>(sql: string, parameters?: readonly unknown[]) => {
          if (!sql.startsWith('update messaging.committed_offset')) return tx.query<R>(sql, parameters);
          later.push([sql, parameters]);
          return Promise.resolve([] as R[]);
        },
      }),
    );
    if (this.misfortune()) throw new ReplyLost('reply lost');
    for (const [sql, parameters] of later) await this.real.withTenants(tenantIds, (tx) => tx.query(sql, parameters));
    return result;
  }
}
