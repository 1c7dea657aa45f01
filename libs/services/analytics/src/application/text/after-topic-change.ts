import type { TenantTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../change-annotations.js';
import { AuditText } from './audit-text.js';
import { TextRuleStore } from './text-rules.js';
import { TrainLater } from './train-later.js';

/** Raises the version of the rules, so that texts are read again, and writes the entry for the audit log. */
@Injectable()
export class AfterTopicChange {
  constructor(
    private readonly rules: TextRuleStore,
    private readonly later: TrainLater,
    private readonly audit: AuditText,
  ) {}

  async execute(tx: TenantTx, id: string, action: string, by: Actor): Promise<void> {
    await this.later.reread(tx, tx.tenantId, await this.rules.raise(tx, tx.tenantId));
    await this.audit.append(tx, tx.tenantId, action, { kind: 'topic', id }, by, null);
  }
}
