import { newEvent, ResponseWithdrawn } from '@hearback/contracts';
import { BatchDatabase } from '@hearback/database';
import { KeyedHash } from '@hearback/http';
import { Clock, derivedId } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { OpenResponseStore } from './open-response-store.js';
import type { SubmissionKey } from './response-store.js';
import { responsesErrors } from './responses.errors.js';

/** Deletes answers because their customer withdraws them, at any time. Withdrawing them again changes nothing. */
@Injectable()
export class WithdrawAnswers {
  constructor(
    private readonly database: BatchDatabase,
    private readonly store: OpenResponseStore,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly keyedHash: KeyedHash,
  ) {}

  /** Throws saved-answers-not-found. */
  async execute(key: SubmissionKey, editKey: string): Promise<void> {
    await this.database.withTenants([key.tenantId], async (tx) => {
      const open = await this.store.lock(tx, key);
      if (open?.editKeyHash !== this.keyedHash.of(editKey)) throw responsesErrors.error('saved-answers-not-found');
      if (open.withdrawnAt !== undefined) return;
      const time = this.clock.now();
      await this.store.withdraw(tx, open, time);
      if (open.storedAt === undefined || open.isTest) return;
      const payload = {
        response_id: open.id,
        survey_id: open.surveyId,
        import_id: null,
        withdrawn_at: time.toISOString(),
      };
      const id = derivedId('response-withdrawn', open.id);
      await this.log.append(tx, [newEvent(ResponseWithdrawn, { id, tenantId: open.tenantId, time, payload })]);
    });
  }
}
