import { Injectable } from '@nestjs/common';
import { BatchDatabase } from '@hearback/database';
import { ScoreStore, type Recount } from './score-store.js';

/** Compares the counts of a workspace with a recount of its facts, in one snapshot; they must not differ. */
@Injectable()
export class RecountMetrics {
  constructor(
    private readonly database: BatchDatabase,
    private readonly scores: ScoreStore,
  ) {}

  execute(tenantId: string): Promise<Recount> {
    return this.database.withTenants([tenantId], (tx) => this.scores.recount(tx, tenantId));
  }
}
