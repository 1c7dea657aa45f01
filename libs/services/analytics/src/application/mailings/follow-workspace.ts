import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { ReportScheduleStore, ReportTimer, ReportWorkspaces } from './report-schedule-store.js';

/** Keeps what reports say of a workspace, and moves its reports to another time zone. */
@Injectable()
export class FollowWorkspace {
  constructor(
    private readonly workspaces: ReportWorkspaces,
    private readonly schedules: ReportScheduleStore,
    private readonly timer: ReportTimer,
  ) {}

  async execute(
    tx: BatchTx,
    tenantId: string,
    facts: { readonly name: string; readonly timeZone: string },
    changedAt: Date,
  ): Promise<void> {
    await this.workspaces.save(tx, tenantId, facts, changedAt);
    const { timeZone } = await this.workspaces.find(tx, tenantId);
    for (const schedule of await this.schedules.running(tx, tenantId)) {
      await this.timer.follow(tx, tenantId, schedule, timeZone);
    }
  }
}
