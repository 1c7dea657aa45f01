import { newEvent, ResponseExcluded } from '@hearback/contracts';
import type { UnitOfWork } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import type { Actor, Exclusion } from '../domain/exclusion.js';
import { AuditTrail } from './audit-trail.js';
import { ExclusionStore } from './exclusion-store.js';
import { responsesErrors } from './responses.errors.js';

/** Excludes a response from the numbers. The response is kept; the same reason again changes nothing. */
@Injectable()
export class ExcludeResponse {
  constructor(
    private readonly exclusions: ExclusionStore,
    private readonly log: EventLog,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Throws not-found. */
  async execute(unit: UnitOfWork, responseId: string, reason: string, by: Actor): Promise<Exclusion> {
    const { tenantId } = unit;
    return unit.run(async (tx) => {
      const state = await this.exclusions.lock(tx, responseId);
      if (state === undefined) throw responsesErrors.error('not-found');
      const { surveyId, exclusion: before } = state;
      if (before?.reason === reason) return before;
      const at = this.clock.now();
      const after: Exclusion = { reason, by, at };
      const revision = state.revision + 1;
      await this.exclusions.store(tx, responseId, { surveyId, revision, exclusion: after });
      const target = { kind: 'response', id: responseId };
      await this.log.append(tx, [
        newEvent(ResponseExcluded, {
          id: this.ids.next(),
          tenantId,
          time: at,
          payload: {
            response_id: responseId,
            survey_id: surveyId,
            revision,
            reason,
            excluded_by: { ...by },
            excluded_at: at.toISOString(),
          },
        }),
        this.audit.eventOf({ tenantId, by, action: 'response.excluded', target, after: { revision } }),
      ]);
      return after;
    });
  }
}
