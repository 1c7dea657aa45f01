import { badDataCode, BatchDatabase } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import type { NewResponse, StoreResult } from '../domain/response.js';
import { ResponseIntake } from './response-intake.js';
import { responsesErrors } from './responses.errors.js';
import { StoreResponses } from './store-responses.js';
import { SubmissionGate } from './submission-gate.js';

/** Stores a response to a survey with a quota in a transaction of its own, one after another. */
@Injectable()
export class LimitedIntake {
  constructor(
    private readonly database: BatchDatabase,
    private readonly gate: SubmissionGate,
    private readonly store: StoreResponses,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /** Resolves after the commit. A repeated submission gets its first result, also when the quota is reached. */
  async submit(response: NewResponse): Promise<StoreResult> {
    const { survey, submissionId } = response;
    try {
      return await this.database.withTenants([survey.tenantId], async (tx) => {
        try {
          await this.gate.complete(tx, survey, { submissionId, isBegun: false });
        } catch (refused) {
          const known = await this.store.find(tx, response);
          if (known === undefined) throw refused;
          return known;
        }
        const { results, events } = await this.store.execute(tx, [response], this.clock.now());
        if (events.length > 0) await this.log.append(tx, events);
        return results[0]!;
      });
    } catch (error) {
      if (badDataCode(error) !== undefined) throw responsesErrors.error('unstorable');
      throw error;
    }
  }
}

/** Stores single responses: those to surveys without a quota share transactions. */
@Injectable()
export class SubmissionIntake {
  constructor(
    private readonly shared: ResponseIntake,
    private readonly limited: LimitedIntake,
  ) {}

  /** Resolves after the commit that contains the response. */
  submit(response: NewResponse, bytes: number): Promise<StoreResult> {
    return response.isTest || response.survey.settings.responseQuota === null
      ? this.shared.submit(response, bytes)
      : this.limited.submit(response);
  }
}
