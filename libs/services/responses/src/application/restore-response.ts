import { newEvent, ResponseRestored } from '@hearback/contracts';
import type { UnitOfWork } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/exclusion.js';
import { AuditTrail } from './audit-trail.js';
import { ExclusionStore } from './exclusion-store.js';
import { responsesErrors } from './responses.errors.js';

/** Counts an excluded response again; a response that is not excluded stays as it is. */
@Injectable()
export class RestoreResponse {
  constructor(
    private readonly exclusions: ExclusionStore,
    private readonly log: EventLog,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Throws not-found. */
  async execute(unit: UnitOfWork, responseId: string, by: Actor): Promise<void> {
    const { tenantId } = unit;
    await unit.run(async (tx) => {
      const state = await this.exclusions.lock(tx, responseId);
      if (state === undefined) throw responsesErrors.error('not-found');
      const { surveyId } = state;
      if (state.exclusion === undefined) return;
      const at = this.clock.now();
      const revision = state.revision + 1;
      await this.exclusions.store(tx, responseId, { surveyId, revision, exclusion: undefined });
      const target = { kind: 'response', id: responseId };
      await this.log.append(tx, [
        newEvent(ResponseRestored, {
          id: this.ids.next(),
          tenantId,
          time: at,
          payload: {
            response_id: responseId,
            survey_id: surveyId,
            revision,
            restored_by: { ...by },
            restored_at: at.toISOString(),
          },
        }),
        this.audit.eventOf({ tenantId, by, action: 'response.restored', target, after: { revision } }),
      ]);
    });
  }
}
