import { Injectable } from '@nestjs/common';
import type { OneTenantTx } from '@hearback/database';
import { FigureQueries, type TaskFacts } from '../../application/goals/figure-queries.js';
import type { Period } from '../../domain/period.js';

interface TaskRow {
  readonly [column: string]: unknown;
  readonly first_response: number[] | null;
  readonly resolution: number[] | null;
  readonly currency: string | null;
  readonly costs: number[] | null;
}

/** Minutes from the opening until then. */
const minutesTo = (column: string) =>
  `array_agg((extract(epoch from ${column} - opened_at) / 60)::float8) filter (where ${column} >= opened_at)`;

const TASKS = `
  with tasks as materialized (
    select opened_at, first_response_at, first_resolved_at, cost_minor, currency
    from analytics.handling
    where tenant_id = $1 and opened_at >= $2 and opened_at < $3 and not cancelled and ($4::uuid is null or touchpoint_id = $4)
  ),
  most as (
    select currency from tasks where currency is not null and first_resolved_at is not null
    group by currency order by count(*) desc, currency limit 1
  )
  select ${minutesTo('first_response_at')} as first_response, ${minutesTo('first_resolved_at')} as resolution,
    (select currency from most) as currency,
    array_agg(cost_minor::float8) filter (where first_resolved_at is not null and currency = (select currency from most)) as costs
  from tasks`;

/** `FigureQueries` in SQL. */
@Injectable()
export class SqlFigureQueries extends FigureQueries {
  override async tasks(tx: OneTenantTx, { from, to }: Period, touchpointId: string | undefined): Promise<TaskFacts> {
    const [row] = await tx.query<TaskRow>(TASKS, [tx.tenantId, from, to, touchpointId ?? null]);
    return {
      firstResponse: row?.first_response ?? [],
      resolution: row?.resolution ?? [],
      costs: row?.costs ?? [],
      currency: row?.currency ?? null,
    };
  }
}
