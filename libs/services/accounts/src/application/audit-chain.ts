import { createHash } from 'node:crypto';
import type { Tx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { auditText, type AuditEntry } from '../domain/audit-entry.js';
import { AuditStore, type LinkedEntry } from './audit-store.js';

/** Appends entries to the chain of hashes of a workspace. */
@Injectable()
export class AuditChain {
  constructor(private readonly auditLog: AuditStore) {}

  /** In this order; the head of the chain stays locked until the commit. */
  async append(tx: Tx, tenantId: string, entries: readonly Omit<AuditEntry, 'sequence'>[]): Promise<void> {
    let { sequence, hash } = await this.auditLog.lockHead(tx, tenantId);
    const linked: LinkedEntry[] = [];
    for (const each of entries) {
      sequence += 1;
      const entry: AuditEntry = { ...each, sequence };
      hash = auditHash(tenantId, entry, hash);
      linked.push({ entry, hash });
    }
    await this.auditLog.append(tx, tenantId, linked);
  }
}

/** The entry's hash in the chain, hexadecimal. */
export function auditHash(tenantId: string, entry: AuditEntry, previousHash: string): string {
  return createHash('sha256')
    .update(auditText(tenantId, entry, previousHash))
    .digest('hex');
}
