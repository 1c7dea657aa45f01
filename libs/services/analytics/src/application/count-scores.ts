import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { ScoreStore, type ScoreFact } from './score-store.js';

/** Counts the scores of committed responses, in batches and each exactly once. */
@Injectable()
export class CountScores {
  constructor(private readonly scores: ScoreStore) {}

  execute(tx: BatchTx, facts: readonly ScoreFact[]): Promise<void> {
    return this.scores.add(tx, facts);
  }
}
