import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Reply } from '../../api/client.js';
import { localDay } from './period.js';
import type { Trend } from './trend-parts.js';

/** Something that happened on a day. */
export type Annotation = Reply<'getAnnotation'>;

/** What happened in the period of a trend. */
export const annotationsQuery = (
  { from, to, time_zone: zone }: Pick<Trend, 'from' | 'to' | 'time_zone'>,
  touchpoint: string | undefined,
) => {
  const query = {
    'day[gte]': localDay(new Date(from), zone),
    'day[lt]': localDay(new Date(to), zone),
    ...(touchpoint === undefined || touchpoint === 'none' ? {} : { touchpoint_id: touchpoint }),
    limit: 100,
  };
  return queryOptions({
    queryKey: ['annotations', query],
    queryFn: () => dataOf(api.GET('/v1/annotations', { params: { query } })),
  });
};
