import { Injectable } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { TenantTx } from '@hearback/database';
import { defineJob, Schedules } from '@hearback/jobs';
import { SenderChecks } from '../application/senders.js';

/** Checks the domain of a sender. */
export const CheckSenderJob = defineJob('notifications.check-sender', Type.Object({}));

/** `SenderChecks` as a schedule for each workspace, at the time of day at which its sender was saved. */
@Injectable()
export class JobSenderChecks extends SenderChecks {
  constructor(private readonly schedules: Schedules) {
    super();
  }

  override async schedule(tx: TenantTx, isNeeded: boolean, at: Date): Promise<void> {
    const own = { tenantId: tx.tenantId, name: 'daily' };
    if (!isNeeded) return this.schedules.remove(tx, CheckSenderJob, own);
    const rule = { every: 'day', at: at.toISOString().slice(11, 16) } as const;
    await this.schedules.set(tx, CheckSenderJob, { ...own, rule, timeZone: 'UTC', payload: {} });
  }
}
