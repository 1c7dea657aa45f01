import { Injectable } from '@nestjs/common';
import { BatchDatabase, type BatchTx } from '@hearback/database';
import { ScoreStore } from './score-store.js';
import { ZoneStore, ZoneWork } from './zone-store.js';

/** Sets the time zones of workspaces, by which hours and days are counted. */
@Injectable()
export class SetTimeZone {
  constructor(
    private readonly database: BatchDatabase,
    private readonly scores: ScoreStore,
    private readonly zones: ZoneStore,
    private readonly work: ZoneWork,
  ) {}

  /**
   * Sets the time zone of a new workspace. Facts that were counted in UTC, because responses arrived before the workspace, are
   * recounted in the same transaction.
   */
  async begin(tx: BatchTx, tenantId: string, timeZone: string, createdAt: Date): Promise<void> {
    if (await this.zones.setFirst(tx, tenantId, createdAt)) await this.scores.setTimeZone(tx, tenantId, timeZone);
  }

  /** Records that a workspace has another time zone and starts the recount. An older change than the recorded one is ignored. */
  async change(tx: BatchTx, tenantId: string, timeZone: string, changedAt: Date): Promise<void> {
    if (await this.zones.request(tx, tenantId, timeZone, changedAt)) await this.work.start(tx, tenantId, changedAt);
  }

  /** Moves the counts of a workspace to the time zone recorded last, in one transaction: reports show the old ones until then. */
  async complete(tenantId: string): Promise<void> {
    await this.database.withTenants([tenantId], async (tx) => {
      const timeZone = await this.zones.requested(tx, tenantId);
      if (timeZone === undefined) return;
      await this.scores.setTimeZone(tx, tenantId, timeZone);
      await this.zones.done(tx, tenantId, timeZone);
    });
  }
}
