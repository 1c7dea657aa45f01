import type { NewEvent } from '@hearback/contracts';
import type { TenantTx, UnitOfWork } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/actor.js';
import type { Exclusion, ExclusionState } from '../domain/exclusion.js';
import { AuditTrail } from './audit-trail.js';
import { ExclusionStore } from './exclusion-store.js';
import { responsesErrors } from './responses.errors.js';

/** A change of what excludes a response from the numbers. */
export interface ExclusionChange {
  readonly responseId: string;
  readonly by: Actor;
  /** Name in the audit log. */
  readonly action: 'response.excluded' | 'response.restored';
  /** The exclusion afterwards. Returns the one before if there is nothing to change. */
  readonly next: (before: Exclusion | undefined, at: Date) => Exclusion | undefined;
  readonly event: (state: ExclusionState, at: Date) => NewEvent;
}

/** What a change did. */
export interface ChangedExclusion {
  readonly before: Exclusion | undefined;
  readonly after: Exclusion | undefined;
  /** To append as the last statement of the transaction; empty if nothing changed. */
  readonly events: readonly NewEvent[];
}

/** Changes whether a response counts, with its event and its audit entry, in one transaction. */
@Injectable()
export class ChangeExclusion {
  constructor(
    private readonly exclusions: ExclusionStore,
    private readonly log: EventLog,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** The exclusion afterwards. Throws not-found. */
  execute(unit: UnitOfWork, change: ExclusionChange): Promise<Exclusion | undefined> {
    return unit.run(async (tx) => {
      const changed = await this.change(tx, change);
      if (changed === undefined) throw responsesErrors.error('not-found');
      if (changed.events.length > 0) await this.log.append(tx, changed.events);
      return changed.after;
    });
  }

  /** Changes it without appending its events; undefined if there is no such response. */
  async change(
    tx: TenantTx,
    { responseId, by, action, next, event }: ExclusionChange,
  ): Promise<ChangedExclusion | undefined> {
    const before = await this.exclusions.lock(tx, responseId);
    if (before === undefined) return undefined;
    const at = this.clock.now();
    const exclusion = next(before.exclusion, at);
    if (exclusion === before.exclusion) return { before: exclusion, after: exclusion, events: [] };
    const state: ExclusionState = { ...before, revision: before.revision + 1, exclusion };
    await this.exclusions.store(tx, responseId, state);
    const entry = this.audit.eventOf({
      tenantId: tx.tenantId,
      by,
      action,
      target: { kind: 'response', id: responseId },
      after: { revision: state.revision },
    });
    return { before: before.exclusion, after: exclusion, events: [event(state, at), entry] };
  }
}
