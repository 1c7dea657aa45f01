import { newEvent, ResponseRestored } from '@hearback/contracts';
import type { UnitOfWork } from '@hearback/database';
import { Ids } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/actor.js';
import { ChangeExclusion, type ExclusionChange } from './change-exclusion.js';

/** Counts an excluded response again; a response that is not excluded stays as it is. */
@Injectable()
export class RestoreResponse {
  constructor(
    private readonly changeExclusion: ChangeExclusion,
    private readonly ids: Ids,
  ) {}

  /** Throws not-found. */
  async execute(unit: UnitOfWork, responseId: string, by: Actor): Promise<void> {
    await this.changeExclusion.execute(unit, this.changeOf(unit.tenantId, responseId, by));
  }

  /** The change that counts it again. */
  changeOf(tenantId: string, responseId: string, by: Actor): ExclusionChange {
    return {
      responseId,
      by,
      action: 'response.restored',
      next: () => undefined,
      event: ({ surveyId, revision }, at) =>
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
    };
  }
}
