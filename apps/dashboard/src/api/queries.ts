import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './client.js';

/** Called when the session has lapsed while a page is open. */
type Lapsed = () => void;

/** The cache of replies. A refused request is not sent again; one without a reply is, twice. */
export function createQueryClient(onLapsed: Lapsed): QueryClient {
  const watch = (error: Error) => {
    if (error instanceof ApiProblem && error.status === 401) onLapsed();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    mutationCache: new MutationCache({ onError: watch }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (count, error) => count < 2 && !(error instanceof ApiProblem && error.status < 500),
      },
    },
  });
}
