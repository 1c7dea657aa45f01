import { Injectable } from '@nestjs/common';
import type { Row, TenantTx } from '@hearback/database';
import { LiveFacts, type HandlingSums } from '../../application/money/live-facts.js';

/** Sums as doubles: they are of squares, and exact up to 2⁵³. */
const HANDLING = `
  select count(*)::double precision as tasks,
    count(minutes)::double precision as minutes_n,
    coalesce(sum(minutes), 0)::double precision as minutes_x,
    coalesce(sum(minutes::double precision ^ 2), 0) as minutes_xx,
    count(*) filter (where costed)::double precision as cost_n,
    coalesce(sum(cost_minor) filter (where costed), 0)::double precision as cost_x,
    coalesce(sum(cost_minor::double precision ^ 2) filter (where costed), 0) as cost_xx,
    coalesce(sum(minutes) filter (where costed), 0)::double precision as cost_y,
    coalesce(sum(cost_minor::double precision * minutes) filter (where costed), 0) as cost_xy,
    coalesce(sum(minutes::double precision ^ 2) filter (where costed), 0) as cost_yy
  from (
    select minutes, cost_minor, currency = $2 and cost_minor is not null and minutes is not null as costed
    from analytics.handling
    where tenant_id = $1 and opened_at >= $3 and opened_at < $4 and not cancelled
  ) handled`;

type HandlingRow = Row & Readonly<Record<string, number>>;

/** `LiveFacts` in SQL. */
@Injectable()
export class SqlLiveFacts extends LiveFacts {
  override async handling(tx: TenantTx, currency: string, from: Date, to: Date): Promise<HandlingSums> {
    const [row] = await tx.query<HandlingRow>(HANDLING, [tx.tenantId, currency, from, to]);
    const of = (name: string) => row![name]!;
    return {
      tasks: of('tasks'),
      minutes: { n: of('minutes_n'), x: of('minutes_x'), xx: of('minutes_xx'), y: 0, xy: 0, yy: 0 },
      cost: {
        n: of('cost_n'),
        x: of('cost_x'),
        xx: of('cost_xx'),
        y: of('cost_y'),
        xy: of('cost_xy'),
        yy: of('cost_yy'),
      },
    };
  }
}
