import { newEvent, ResponseExcluded } from '@hearback/contracts';
import type { UnitOfWork } from '@hearback/database';
import { Ids } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/actor.js';
import type { Exclusion } from '../domain/exclusion.js';
import { ChangeExclusion, type ExclusionChange } from './change-exclusion.js';

/** Excludes a response from the numbers. The response is kept; the same reason again changes nothing. */
@Injectable()
export class ExcludeResponse {
  constructor(
    private readonly changeExclusion: ChangeExclusion,
    private readonly ids: Ids,
  ) {}

  /** Throws not-found. */
  async execute(unit: UnitOfWork, responseId: string, reason: string, by: Actor): Promise<Exclusion> {
    const exclusion = await this.changeExclusion.execute(unit, this.changeOf(unit.tenantId, responseId, reason, by));
    return exclusion!;
  }

  /** The change that excludes it. */
  changeOf(tenantId: string, responseId: string, reason: string, by: Actor): ExclusionChange {
    return {
      responseId,
      by,
      action: 'response.excluded',
      next: (before, at) => (before?.reason === reason ? before : { reason, by, at }),
      event: ({ surveyId, revision }, at) =>
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
    };
  }
}
