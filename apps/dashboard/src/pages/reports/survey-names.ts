import { useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client.js';

/** The names of surveys by their ids; reports work without them. */
export function useSurveyNames(): ReadonlyMap<string, string> {
  const { data } = useQuery({
    queryKey: ['surveys', 'names'],
    queryFn: () => dataOf(api.GET('/v1/surveys', { params: { query: { limit: 100 } } })),
    staleTime: 60_000,
  });
  return new Map(data?.data.map(({ id, name }) => [id, name]));
}
