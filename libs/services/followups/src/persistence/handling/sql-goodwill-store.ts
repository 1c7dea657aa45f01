import { Injectable } from '@nestjs/common';
import type { Tx } from '@hearback/database';
import { GoodwillStore } from '../../application/handling/goodwill-store.js';
import type { GivenThisMonth, Goodwill, GoodwillKind } from '../../domain/handling/goodwill.js';

interface GoodwillRow {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly task_id: string;
  /** `bigint` comes as a string. */
  readonly amount_minor: string;
  readonly currency: string;
  readonly kind: GoodwillKind;
  readonly given_by_kind: 'staff' | 'key';
  readonly given_by_id: string;
  readonly given_at: Date;
  readonly cancelled_at: Date | null;
}

const COLUMNS = 'id, task_id, amount_minor, currency, kind, given_by_kind, given_by_id, given_at, cancelled_at';

/** `GoodwillStore` in SQL. */
@Injectable()
export class SqlGoodwillStore extends GoodwillStore {
  override async ofTask(tx: Tx, tenantId: string, taskId: string): Promise<readonly Goodwill[]> {
    const rows = await tx.query<GoodwillRow>(
      `select ${COLUMNS} from followups.goodwill where tenant_id = $1 and task_id = $2 order by given_at, id`,
      [tenantId, taskId],
    );
    return rows.map(fromRow);
  }

  override async givenInMonth(
    tx: Tx,
    tenantId: string,
    {
      at,
      timeZone,
      currency,
      giverId,
    }: { readonly at: Date; readonly timeZone: string; readonly currency: string; readonly giverId: string },
  ): Promise<GivenThisMonth> {
    const [row] = await tx.query<{ by_caller: string; by_all: string }>(
      `select coalesce(sum(amount_minor) filter (where given_by_id = $5), 0) as by_caller,
         coalesce(sum(amount_minor), 0) as by_all
       from followups.goodwill
       where tenant_id = $1 and cancelled_at is null and currency = $4
         and given_at >= date_trunc('month', $2::timestamptz at time zone $3) at time zone $3
         and given_at < (date_trunc('month', $2::timestamptz at time zone $3) + interval '1 month') at time zone $3`,
      [tenantId, at, timeZone, currency, giverId],
    );
    return { byCaller: Number(row?.by_caller ?? 0), byAll: Number(row?.by_all ?? 0) };
  }

  override async add(tx: Tx, tenantId: string, given: Goodwill): Promise<void> {
    await tx.query(
      `insert into followups.goodwill (tenant_id, ${COLUMNS}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        tenantId,
        given.id,
        given.taskId,
        given.amountMinor,
        given.currency,
        given.kind,
        given.givenBy.kind,
        given.givenBy.id,
        given.givenAt,
        given.cancelledAt,
      ],
    );
  }

  override async cancel(tx: Tx, tenantId: string, id: string, at: Date): Promise<boolean> {
    const rows = await tx.query(
      `update followups.goodwill set cancelled_at = $3
       where tenant_id = $1 and id = $2 and cancelled_at is null returning id`,
      [tenantId, id, at],
    );
    return rows.length > 0;
  }
}

function fromRow(row: GoodwillRow): Goodwill {
  return {
    id: row.id,
    taskId: row.task_id,
    amountMinor: Number(row.amount_minor),
    currency: row.currency,
    kind: row.kind,
    givenBy: { kind: row.given_by_kind, id: row.given_by_id },
    givenAt: row.given_at,
    cancelledAt: row.cancelled_at,
  };
}
