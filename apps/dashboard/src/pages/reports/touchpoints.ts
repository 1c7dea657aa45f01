import { useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client.js';
import type { Where } from '../../parts/metrics/metric-texts.js';

/** The touchpoints of the workspace; reports work without their names. */
export function useTouchpoints(): readonly Where[] {
  const { data } = useQuery({
    queryKey: ['surveys', 'touchpoints'],
    queryFn: () => dataOf(api.GET('/v1/touchpoints', { params: { query: { limit: 100 } } })),
    staleTime: 60_000,
  });
  return data?.data ?? [];
}
