import { Injectable } from '@nestjs/common';
import type { TenantTx, Tx } from '@hearback/database';
import { SegmentStore, type SegmentRules, type SegmentSummary } from '../../application/segments/segment-store.js';
import { segmentToJson } from '../../domain/segments/parse-segment.js';
import { dependsOnTime } from '../../domain/segments/segment-matches.js';
import type { Segment } from '../../domain/segments/segment.js';
import { KnownRules } from './known-rules.js';
import { conditionOf, fromSegmentRow, SEGMENT_COLUMNS, type SegmentRow } from './segment.row.js';

/** The space of the locks on the rules of a workspace. */
const LOCK_SPACE = 4_711_204;

interface RuleRow {
  readonly time_zone: string;
  /** Null: the workspace has no segment. */
  readonly id: string | null;
  readonly revision: number;
}

/** `SegmentStore` in SQL. Rules that were read before are read again only if their revision has changed. */
@Injectable()
export class SqlSegmentStore extends SegmentStore {
  readonly #known = new KnownRules();

  override async shareRules(tx: Tx, tenantId: string): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock_shared(${LOCK_SPACE}, hashtext($1))`, [tenantId]);
  }

  override async takeRules(tx: Tx, tenantId: string): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(${LOCK_SPACE}, hashtext($1))`, [tenantId]);
  }

  override async summary(tx: Tx, tenantId: string): Promise<SegmentSummary> {
    const [row] = await tx.query<SegmentSummary>(
      `select coalesce((select time_zone from customers.workspace where tenant_id = $1), 'UTC') as "timeZone",
              count(*)::integer as segments, coalesce(bool_or(depends_on_time), false) as "dependOnTime"
       from customers.segment where tenant_id = $1 and archived_at is null`,
      [tenantId],
    );
    return row!;
  }

  override async rules(tx: Tx, tenantId: string): Promise<SegmentRules> {
    const rows = await tx.query<RuleRow>(
      `select w.time_zone, s.id, s.revision
       from (select coalesce((select time_zone from customers.workspace where tenant_id = $1), 'UTC') as time_zone) w
       left join customers.segment s on s.tenant_id = $1 and s.archived_at is null
       order by s.id`,
      [tenantId],
    );
    const wanted = rows.flatMap(({ id, revision }) => (id === null ? [] : [{ id, revision }]));
    const missing = wanted.filter(({ id, revision }) => this.#known.get(id, revision) === undefined);
    if (missing.length > 0) await this.#read(tx, tenantId, missing);
    const rules = wanted.map(({ id, revision }) => ({ id, revision, condition: this.#known.get(id, revision)! }));
    return { timeZone: rows[0]!.time_zone, rules };
  }

  override async insert(tx: TenantTx, segment: Segment): Promise<void> {
    const { id, name, condition, revision, createdAt } = segment;
    await tx.query(
      `insert into customers.segment
         (tenant_id, id, name, conditions, depends_on_time, revision, archived_at, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, null, $7, $7)`,
      [tx.tenantId, id, name, JSON.stringify(segmentToJson(condition)), dependsOnTime(condition), revision, createdAt],
    );
  }

  override async find(tx: TenantTx, id: string): Promise<Segment | undefined> {
    const [row] = await tx.query<SegmentRow>(
      `select ${SEGMENT_COLUMNS} from customers.segment s where s.tenant_id = $1 and s.id = $2`,
      [tx.tenantId, id],
    );
    return row && fromSegmentRow(row);
  }

  override async update(tx: TenantTx, segment: Segment): Promise<void> {
    const { id, name, condition, revision, archivedAt, updatedAt } = segment;
    await tx.query(
      `update customers.segment set name = $3, conditions = $4, depends_on_time = $5, revision = $6, archived_at = $7,
         updated_at = $8 where tenant_id = $1 and id = $2`,
      [
        tx.tenantId,
        id,
        name,
        JSON.stringify(segmentToJson(condition)),
        dependsOnTime(condition),
        revision,
        archivedAt,
        updatedAt,
      ],
    );
  }

  override async saveTimeZone(tx: Tx, tenantId: string, timeZone: string, changedAt: Date): Promise<boolean> {
    const [before] = await tx.query<{ time_zone: string }>(
      'select time_zone from customers.workspace where tenant_id = $1',
      [tenantId],
    );
    const written = await tx.query(
      `insert into customers.workspace as known (tenant_id, time_zone, changed_at) values ($1, $2, $3)
       on conflict (tenant_id) do update set time_zone = excluded.time_zone, changed_at = excluded.changed_at
       where known.changed_at < excluded.changed_at returning tenant_id`,
      [tenantId, timeZone, changedAt],
    );
    return written.length > 0 && before?.time_zone !== timeZone;
  }

  async #read(tx: Tx, tenantId: string, missing: readonly { readonly id: string }[]): Promise<void> {
    const rows = await tx.query<{ id: string; revision: number; conditions: unknown }>(
      'select id, revision, conditions from customers.segment where tenant_id = $1 and id = any ($2)',
      [tenantId, missing.map(({ id }) => id)],
    );
    for (const { id, revision, conditions } of rows) this.#known.set(id, revision, conditionOf(conditions));
  }
}
