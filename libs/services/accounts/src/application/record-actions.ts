import type { BatchTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import type { AuditEntry } from '../domain/audit-entry.js';
import { AuditChain } from './audit-chain.js';
import { AuditStore } from './audit-store.js';

/** An action in another service, with the workspace that it belongs to. */
export interface RecordedAction extends Omit<AuditEntry, 'sequence'> {
  readonly tenantId: string;
}

/** Adds actions in other services to the audit logs of their workspaces, each once. */
@Injectable()
export class RecordActions {
  constructor(
    private readonly chain: AuditChain,
    private readonly auditLog: AuditStore,
  ) {}

  async execute(tx: BatchTx, actions: readonly RecordedAction[]): Promise<void> {
    const tenantIds = [...new Set(actions.map(({ tenantId }) => tenantId))];
    // In the order of the ids, so that concurrent batches lock heads in the same order and cannot deadlock.
    for (const tenantId of tenantIds.toSorted()) {
      const own = actions.filter((action) => action.tenantId === tenantId);
      const stored = await this.auditLog.stored(tx, tenantId, own);
      const entries = new Map(
        own.filter(({ id }) => !stored.has(id)).map(({ tenantId: _tenantId, ...entry }) => [entry.id, entry]),
      );
      if (entries.size > 0) await this.chain.append(tx, tenantId, [...entries.values()]);
    }
  }
}
