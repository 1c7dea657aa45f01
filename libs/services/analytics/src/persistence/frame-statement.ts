import type { Frame } from '../application/score-queries.js';
import type { BucketWidth } from '../domain/period.js';
import { GENERATION, ZONE } from './count-statements.js';

/**
 * Resolves a period. `$1` tenant, `$2` from, `$3` to (days or instants as text, or null), `$4` bucket width, `$5` now, `$6` bucket
 * width as an interval. Each part is materialized; otherwise the planner inlines it at each use, and planning takes longer than
 * execution. The correction for a day that begins twice applies only where the previous bucket is not 24 hours long. Hours are
 * looked for every 30 minutes, because one is that short where clocks move by half an hour.
 */
export const FRAME = `
  with zoned as materialized (
    select ${ZONE} as zone, ${GENERATION} as generation, w.next_zone
    from (values ($1::uuid)) as t (tenant_id) left join analytics.workspace w on w.tenant_id = t.tenant_id
  ),
  ending as materialized (
    select zone, generation, case
      when $3::text is null then analytics.local_start('day', date_add(analytics.local_start('day', $5::timestamptz, zone), '1 day', zone), zone)
      when $3 like '____-__-__' then analytics.local_start('day', $3::date::timestamp at time zone zone, zone)
      else $3::timestamptz end as until
    from zoned
  ),
  framed as materialized (
    select zone, generation, until, case
      when $2::text is null then analytics.local_start('day', date_subtract(until, '30 days', zone), zone)
      when $2 like '____-__-__' then analytics.local_start('day', $2::date::timestamp at time zone zone, zone)
      else $2::timestamptz end as since
    from ending
  ),
  bucketed as materialized (
    select *, array(
      select distinct case
        when local is not null and length is distinct from interval '1 day' and (instant - interval '1 hour') at time zone zone = local
        then instant - interval '1 hour'
        else instant end as start
      from (
        select local, instant, instant - lag(instant) over (order by instant) as length
        from (
          select local, local at time zone zone as instant
          from generate_series(date_trunc($4, since at time zone zone), until at time zone zone, $6::interval) local
          where $4 <> 'hour'
          union all
          select null, analytics.local_start('hour', instant, zone)
          from generate_series(analytics.local_start('hour', since, zone), until, '30 minutes') instant where $4 = 'hour'
        ) hours
      ) lengths
      where instant < until order by start
    ) as starts
    from framed
  )
  select zone, (select next_zone from zoned) as next_zone, generation, since, until,
    array_to_json(array(select (1000 * date_part('epoch', start))::bigint from unnest(starts) start)) as starts,
    analytics.local_start($4, analytics.local_start($4, since, zone) - interval '1 microsecond', zone) as before_first,
    analytics.local_start($4, date_add(starts[cardinality(starts)], $6::interval, zone), zone) as last_end,
    case when since = analytics.local_start($4, since, zone) and until = analytics.local_start($4, until, zone)
      then analytics.local_start($4, date_subtract(since, $6::interval * cardinality(starts), zone), zone)
      else ((since at time zone zone) - ((until at time zone zone) - (since at time zone zone))) at time zone zone end as previous,
    since = analytics.local_start('day', since, zone) and until = analytics.local_start('day', until, zone) as days,
    since = analytics.local_start('hour', since, zone) and until = analytics.local_start('hour', until, zone) as hours
  from bucketed`;

/** The row that FRAME returns. */
export interface FrameRow {
  readonly zone: string;
  readonly next_zone: string | null;
  readonly generation: number;
  readonly since: Date;
  readonly until: Date;
  /** Milliseconds since 1970 as a JSON array, which is faster to read than an array of timestamps. */
  readonly starts: readonly number[];
  readonly before_first: Date;
  readonly last_end: Date;
  readonly previous: Date;
  readonly days: boolean;
  readonly hours: boolean;
}

/** Maps the row of FRAME for buckets of this width. */
export function toFrame(row: FrameRow, width: BucketWidth): Frame {
  const starts = row.starts.map((start) => new Date(start));
  const first = starts[0] ?? row.since;
  return {
    timeZone: row.zone,
    nextTimeZone: row.next_zone,
    generation: row.generation,
    from: row.since,
    to: row.until,
    starts: [row.since, ...starts.slice(1)],
    whole: { from: first, to: row.last_end },
    beforeFirst: { from: row.before_first, to: first },
    previousFrom: row.previous,
    alignment: row.days && width !== 'hour' ? 'day' : row.hours ? 'hour' : 'none',
  };
}
