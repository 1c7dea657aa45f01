import { Injectable } from '@nestjs/common';
import type { TenantTx } from '@hearback/database';
import { DimensionQueries } from '../../application/change/dimension-queries.js';
import { METRICS } from '../../domain/method.js';

const NEXT = (after: string) => `(
  select min(c.dimension) from analytics.score_count c
  where c.tenant_id = $1 and c.generation = k.generation and c.metric = k.metric and c.unit = 'day' and c.dimension > ${after})`;

/** Goes from each dimension to the next in the index: there are few of them and many counts of each. */
const DIMENSIONS = `
  with recursive found as (
    select k.metric, k.generation, ${NEXT(`''`)} as dimension
    from (
      select metric, coalesce((select generation from analytics.workspace where tenant_id = $1), 1) as generation
      from unnest($2::text[]) metric
    ) k
    union all
    select k.metric, k.generation, ${NEXT('k.dimension')} from found k where k.dimension is not null
  )
  select distinct substr(dimension, length('attribute:') + 1) as key from found where dimension like 'attribute:%'`;

/** `DimensionQueries` in SQL, with the request role. */
@Injectable()
export class SqlDimensionQueries extends DimensionQueries {
  override async attributes(tx: TenantTx): Promise<readonly string[]> {
    const rows = await tx.query<{ key: string }>(DIMENSIONS, [tx.tenantId, METRICS]);
    // Customer segments are counted as attributes whose keys have a colon.
    return rows
      .map(({ key }) => key)
      .filter((key) => !key.includes(':'))
      .toSorted();
  }
}
