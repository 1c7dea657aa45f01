import { useQuery } from '@tanstack/react-query';
import { api, dataOf, type Reply } from '../api/client.js';

/** What is read of an answer. */
type Answer = Pick<Reply<'getResponse'>, 'customer'>;

/** The names of the customers of these answers, by external id, as far as they are known. */
export function useNames(answers: readonly Answer[]): ReadonlyMap<string, string> {
  const ids = [...new Set(answers.map((answer) => answer.customer?.external_id))]
    .filter((id) => id !== undefined)
    .slice(0, 100)
    .toSorted();
  const { data } = useQuery({
    queryKey: ['customers', 'names', ids],
    queryFn: () => dataOf(api.GET('/v1/customers', { params: { query: { external_id: ids, limit: 100 } } })),
    enabled: ids.length > 0,
    staleTime: 300_000,
    placeholderData: (before) => before,
  });
  return new Map(data?.data.flatMap(({ external_id: id, name }) => (name === null ? [] : [[id, name] as const])));
}
