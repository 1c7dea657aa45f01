import { Injectable } from '@nestjs/common';
import { TenantDatabase, type TenantTx } from '@hearback/database';
import { AUDIT_GENESIS } from '../domain/audit-entry.js';
import { auditHash } from './audit-chain.js';
import { AuditStore } from './audit-store.js';

/** Whether a workspace's audit log is unchanged. */
export type AuditVerdict =
  | { readonly kind: 'intact'; readonly entries: number }
  /** `sequence`: the first entry that is missing, moved or changed. */
  | { readonly kind: 'broken'; readonly sequence: number };

const PAGE = 500;

/** Recomputes the chain of hashes of a workspace from its first entry and compares it with the stored hashes. */
@Injectable()
export class VerifyAuditChain {
  constructor(
    private readonly database: TenantDatabase,
    private readonly audit: AuditStore,
  ) {}

  execute(tenantId: string): Promise<AuditVerdict> {
    return this.database.withTenant(tenantId, (tx) => this.walk(tx));
  }

  private async walk(tx: TenantTx): Promise<AuditVerdict> {
    // The head is read first, so that entries written in the meantime are not checked.
    const head = await this.audit.head(tx);
    let sequence = 0;
    let hash = AUDIT_GENESIS;
    while (sequence < head.sequence) {
      const page = await this.audit.entriesAfter(tx, sequence, Math.min(PAGE, head.sequence - sequence));
      if (page.length === 0) return { kind: 'broken', sequence: sequence + 1 };
      for (const { entry, hash: stored } of page) {
        const expected = auditHash(tx.tenantId, entry, hash);
        if (entry.sequence !== sequence + 1 || expected !== stored) return { kind: 'broken', sequence: sequence + 1 };
        sequence = entry.sequence;
        hash = stored;
      }
    }
    return hash === head.hash && head.newest === sequence
      ? { kind: 'intact', entries: sequence }
      : { kind: 'broken', sequence: sequence + 1 };
  }
}
