import { Injectable } from '@nestjs/common';
import { BatchDatabase } from '@hearback/database';
import { ExclusionStore } from './exclusion-store.js';

/** Maximum number of responses corrected per transaction; counting of the workspace waits for it. */
const BATCH = 500;

/** Corrects the counts of a workspace for all recorded exclusions, in short transactions, each response exactly once. */
@Injectable()
export class ApplyExclusions {
  constructor(
    private readonly database: BatchDatabase,
    private readonly exclusions: ExclusionStore,
  ) {}

  async execute(tenantId: string): Promise<void> {
    while (
      (await this.database.withTenants([tenantId], (tx) => this.exclusions.applyPending(tx, tenantId, BATCH))) > 0
    ) {
      // Each transaction takes the next responses.
    }
  }
}
