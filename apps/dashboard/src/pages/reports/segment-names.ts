import { useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client.js';
import { useMay } from '../../api/session.js';

/** The names of segments of customers by their ids; reports work without them. */
export function useSegmentNames(): ReadonlyMap<string, string> {
  const { data } = useQuery({
    queryKey: ['segments', 'names'],
    queryFn: () => dataOf(api.GET('/v1/segments', { params: { query: { limit: 100 } } })),
    enabled: useMay('segments:read'),
    staleTime: 60_000,
  });
  return new Map(data?.data.map(({ id, name }) => [id, name]));
}
