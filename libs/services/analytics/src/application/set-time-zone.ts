import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { ScoreStore } from './score-store.js';

/**
 * Sets the time zone of a workspace. Facts that were counted in another one (UTC, if responses arrived before the workspace) are
 * recounted in the same transaction.
 */
@Injectable()
export class SetTimeZone {
  constructor(private readonly scores: ScoreStore) {}

  execute(tx: BatchTx, tenantId: string, timeZone: string): Promise<void> {
    return this.scores.setTimeZone(tx, tenantId, timeZone);
  }
}
