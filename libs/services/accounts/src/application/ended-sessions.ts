import { CredentialDirectory } from '@hearback/http';
import { Injectable } from '@nestjs/common';
import type { AuditedTransaction } from './audited-transactions.js';
import { BackgroundWork } from './background-work.js';
import type { EndedSession } from './person-store.js';

/** Records the ends of sessions, each in the audit log of its workspace: at once in the transaction's, soon after it in others. */
@Injectable()
export class EndedSessions {
  constructor(
    private readonly background: BackgroundWork,
    private readonly credentials: CredentialDirectory,
  ) {}

  async record(audited: AuditedTransaction, ended: readonly EndedSession[]): Promise<void> {
    for (const session of ended) if (session.tenantId === audited.tx.tenantId) recordEnd(audited, session);
    await this.recordElsewhere(audited, ended);
  }

  /** As `record`, for a transaction that records those of its own workspace in another entry. */
  async recordElsewhere({ tx, now }: AuditedTransaction, ended: readonly EndedSession[]): Promise<void> {
    for (const { tenantId } of ended) tx.afterCommit(() => this.credentials.forget(tenantId));
    const others = ended.filter(({ tenantId }) => tenantId !== tx.tenantId);
    if (others.length > 0) await this.background.recordEnds(tx, tx.tenantId, others, now);
  }
}

/** Records the end of a session in the audit log. */
export function recordEnd(
  audited: AuditedTransaction,
  session: { readonly id: string; readonly staffId: string },
): void {
  audited.audit({
    action: 'session.ended',
    target: { kind: 'session', id: session.id },
    before: { staff_id: session.staffId },
    after: null,
  });
}
