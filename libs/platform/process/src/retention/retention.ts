import { Injectable, type Type as NestClass } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import {
  FollowupsActionAudited,
  newEvent,
  NotificationsActionAudited,
  ResponsesActionAudited,
  RetentionChanged,
  type EventContract,
  type EventOf,
  type NewEvent,
} from '@hearback/contracts';
import {
  agedSubjects,
  BatchDatabase,
  emptyAgedRows,
  type AgedRows,
  type BatchTx,
  type PersonalData,
} from '@hearback/database';
import { defineJob, HandleJob, Schedules, type JobOf } from '@hearback/jobs';
import { Clock, derivedId, done, Ids, type Outcome } from '@hearback/kernel';
import { EventEmptier, EventLog, Subscribe } from '@hearback/messaging';
import { monthsBefore } from './months-before.js';

/** The services with rows that retention empties. */
type AgingService = 'responses' | 'followups' | 'notifications';

/** How a service says what retention has emptied. */
const AUDITED: Readonly<Record<AgingService, EventContract>> = {
  responses: ResponsesActionAudited,
  followups: FollowupsActionAudited,
  notifications: NotificationsActionAudited,
};

/** Rows that one transaction empties. Each page looks through the topic of the service once. */
const PAGE = 2_000;
/** When it begins, by the clock of the workspace. */
const NIGHT = { every: 'day', at: '03:30' } as const;
const NAME = 'retention';

/**
 * The provider with which a service empties what is older than the workspace keeps it, at night and in pages, by the declaration with
 * which it erases persons; its module lists it. Its events about them are emptied
 * too. Scores, groups and times stay, and with them all counts.
 */
export function retention(service: AgingService, { tables }: PersonalData): NestClass<object> {
  const EmptyAgedJob = defineJob(
    `${service}.empty-aged`,
    Type.Object({ months: Type.Integer({ minimum: 1 }) }),
    // Nights are far apart, and a large workspace has much to do in the first one.
    { maxAttempts: 20, lease: 300, concurrency: 1 },
  );

  @Injectable()
  class Retention {
    readonly #events: EventEmptier;

    constructor(
      private readonly database: BatchDatabase,
      private readonly schedules: Schedules,
      private readonly log: EventLog,
      private readonly clock: Clock,
      private readonly ids: Ids,
    ) {
      this.#events = new EventEmptier(database);
    }

    @Subscribe(RetentionChanged)
    async changed(events: readonly EventOf<typeof RetentionChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
      for (const { tenantId, payload } of events) {
        const { months, time_zone: timeZone } = payload;
        const schedule = { tenantId, name: NAME };
        if (months === null) await this.schedules.remove(tx, EmptyAgedJob, schedule);
        else await this.schedules.set(tx, EmptyAgedJob, { ...schedule, rule: NIGHT, timeZone, payload: { months } });
      }
      return events.map(done);
    }

    @HandleJob(EmptyAgedJob)
    async empty({ tenantId, payload: { months } }: JobOf<(typeof EmptyAgedJob)['schema']>) {
      const before = monthsBefore(this.clock.now(), months);
      const counts: Record<string, number> = {};
      for (const table of tables.filter(({ ages }) => ages !== undefined)) {
        const count = await this.#emptyTable({ schema: service, table, tenantId, before, limit: PAGE });
        if (count > 0) counts[table.kind] = (counts[table.kind] ?? 0) + count;
      }
      if (Object.keys(counts).length === 0) return;
      const entry = this.#audited(tenantId, { months, before: before.toISOString(), rows: counts });
      return (tx: BatchTx) => this.log.append(tx, [entry]);
    }

    /**
     * Empties what is due, in pages: of each, what the log says first and the rows after it. A job that ends in between finds the rows again,
     * and by them the events.
     */
    async #emptyTable(rows: AgedRows): Promise<number> {
      const { table, tenantId, limit } = rows;
      const reference = derivedId('retention', tenantId);
      for (let total = 0; ;) {
        const ids = await this.database.withTenants([tenantId], (tx) => agedSubjects(tx, rows));
        if (ids.length > 0) await this.#events.emptyRows(`${service}.events`, { tenantId, ids, reference });
        const count = await this.database.withTenants([tenantId], (tx) =>
          emptyAgedRows(tx, rows, table.subject === undefined ? undefined : ids),
        );
        total += count;
        if (count < limit && ids.length < limit) return total;
      }
    }

    #audited(tenantId: string, after: { months: number; before: string; rows: Record<string, number> }): NewEvent {
      const time = this.clock.now();
      const id = this.ids.next();
      const payload = {
        entry_id: id,
        actor: { kind: 'retention', id: null },
        action: 'retention.applied',
        target: { kind: 'workspace', id: tenantId },
        before: null,
        after,
        at: time.toISOString(),
      };
      return newEvent(AUDITED[service], { id, tenantId, time, payload }) as NewEvent;
    }
  }
  return Retention;
}
