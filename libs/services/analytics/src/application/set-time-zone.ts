import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { ScoreStore } from './score-store.js';

/**
 * Takes over the time zone of a workspace. What was counted before under another one (UTC, where answers came before the
 * news of the workspace) is counted anew from the facts in the same transaction.
 */
@Injectable()
export class SetTimeZone {
  constructor(private readonly scores: ScoreStore) {}

  execute(tx: BatchTx, tenantId: string, timeZone: string): Promise<void> {
    return this.scores.setTimeZone(tx, tenantId, timeZone);
  }
}
