import type { UnitOfWork } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import type { AttentionRules } from '../../domain/asking/attention-rules.js';
import { isSameJson } from '../../domain/same-json.js';
import type { Actor } from '../audited.js';
import { auditedAsking } from './asking-events.js';
import { askingErrors } from './asking.errors.js';
import { AttentionStore, type StoredAttention } from './attention-store.js';

/** Replaces the attention rules. They hold for every decision from then on, also of plans that run. */
@Injectable()
export class ChangeAttention {
  constructor(
    private readonly attention: AttentionStore,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Rules that do not differ are not stored again. Throws `attention-changed`. */
  execute(unit: UnitOfWork, settings: AttentionRules, revision: number, by: Actor): Promise<StoredAttention> {
    const { tenantId } = unit;
    return unit.run(async (tx) => {
      const before = await this.attention.read(tx, tenantId);
      const at = this.clock.now();
      const isStale = before.revision !== revision;
      if (!isStale && isSameJson(before.settings, settings)) return before;
      if (isStale || !(await this.attention.replace(tx, tenantId, settings, revision, at)))
        throw askingErrors.error('attention-changed');
      const { perYear: per_year, quietHours } = settings;
      const quiet_hours = quietHours === null ? null : `${quietHours.from}-${quietHours.to}`;
      const entry = { id: this.ids.next(), tenantId, time: at };
      const target = { kind: 'workspace', id: tenantId };
      const after = { per_year, quiet_hours, revision: revision + 1 };
      await this.log.append(tx, [auditedAsking(entry, by, target, 'survey.attention-rules-changed', after)]);
      return { ...before, settings, revision: revision + 1, updatedAt: at };
    });
  }
}
