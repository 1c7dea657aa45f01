import type { TObject } from '@sinclair/typebox';
import type { Tx } from '@hearback/database';
import type { Clock } from '@hearback/kernel';
import type { JobContract } from './job.js';
import { encodePayload } from './job-codec.js';
import { nextRun } from './next-run.js';
import { Schedules, type NewSchedule } from './schedules.js';

/** Schedules as rows in PostgreSQL. */
export class PgSchedules extends Schedules {
  constructor(private readonly clock: Clock) {
    super();
  }

  override async set<S extends TObject>(tx: Tx, contract: JobContract<S>, schedule: NewSchedule<S>): Promise<void> {
    const { tenantId, name, rule, timeZone } = schedule;
    await tx.query(
      `insert into jobs.schedule as s (tenant_id, queue, name, rule, time_zone, body, max_attempts, next_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (tenant_id, queue, name) do update set
         rule = excluded.rule, time_zone = excluded.time_zone, body = excluded.body, max_attempts = excluded.max_attempts,
         next_at = case when s.rule = excluded.rule and s.time_zone = excluded.time_zone then s.next_at else excluded.next_at end`,
      [
        tenantId,
        contract.queue,
        name,
        JSON.stringify(rule),
        timeZone,
        encodePayload(contract as unknown as JobContract, schedule.payload),
        contract.maxAttempts,
        nextRun(rule, timeZone, this.clock.now()),
      ],
    );
  }

  override async remove(tx: Tx, contract: JobContract, schedule: { tenantId: string; name: string }): Promise<void> {
    await tx.query('delete from jobs.schedule where tenant_id = $1 and queue = $2 and name = $3', [
      schedule.tenantId,
      contract.queue,
      schedule.name,
    ]);
  }
}
