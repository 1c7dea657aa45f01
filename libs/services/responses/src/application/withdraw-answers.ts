import { newEvent, ResponseWithdrawn, type NewEvent } from '@hearback/contracts';
import { BatchDatabase } from '@hearback/database';
import { KeyedHash } from '@hearback/http';
import { Clock, derivedId } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import type { OpenResponse } from '../domain/open-response.js';
import { AnswerLinks } from './answer-links.js';
import { InvitationProgress } from './invitation-progress.js';
import { OpenResponseStore } from './open-response-store.js';
import type { SubmissionKey } from './response-store.js';
import { responsesErrors } from './responses.errors.js';

/** Deletes answers because their customer withdraws them, at any time. Withdrawing them again changes nothing. */
@Injectable()
export class WithdrawAnswers {
  constructor(
    private readonly database: BatchDatabase,
    private readonly store: OpenResponseStore,
    private readonly links: AnswerLinks,
    private readonly progress: InvitationProgress,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly keyedHash: KeyedHash,
  ) {}

  /** Throws saved-answers-not-found. */
  async execute(key: SubmissionKey, editKey: string): Promise<void> {
    await this.database.withTenants([key.tenantId], async (tx) => {
      const seen = await this.store.find(tx, key);
      if (seen === undefined) throw responsesErrors.error('saved-answers-not-found');
      // The link first, as all others do.
      const { invitation } = await this.links.lock(tx, seen);
      const open = await this.store.lock(tx, key);
      if (open === undefined || !this.keyedHash.isHashOf(open.editKeyHash, editKey))
        throw responsesErrors.error('saved-answers-not-found');
      if (open.withdrawnAt !== undefined) return;
      const time = this.clock.now();
      await this.store.withdraw(tx, open, time);
      if (open.storedAt === undefined || open.isTest) return;
      const progress = invitation ? await this.progress.withdrawn(tx, invitation, open, time) : [];
      await this.log.append(tx, [withdrawnEvent(open, time), ...progress]);
    });
  }
}

/** The event of a response that was stored and is withdrawn. */
export function withdrawnEvent({ id: responseId, tenantId, surveyId }: OpenResponse, time: Date): NewEvent {
  const payload = {
    response_id: responseId,
    survey_id: surveyId,
    import_id: null,
    withdrawn_at: time.toISOString(),
  };
  const id = derivedId('response-withdrawn', responseId);
  return newEvent(ResponseWithdrawn, { id, tenantId, time, payload }) as NewEvent;
}
