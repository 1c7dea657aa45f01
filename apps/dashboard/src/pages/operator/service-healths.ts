import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { api, dataOf, type Reply } from '../../api/client.js';

/** How one service gets on. */
export type Health = Reply<'getHealthOfAccounts'>;

/** What is not as it should be at a service. */
export type Finding = Health['findings'][number];

/** The services, in the order in which an answer passes them. */
const SERVICES = [
  'accounts',
  'customers',
  'survey',
  'responses',
  'analytics',
  'followups',
  'notifications',
] as const satisfies readonly Health['service'][];

const EVERY_MS = 30_000;

/** A service and what it said last. */
export interface AskedService {
  readonly service: Health['service'];
  readonly health: Health | undefined;
  /** Why it could not be asked just now. */
  readonly error: Error | null;
}

/** All services, asked every half minute: those that do not answer first, then those with findings. */
export function useServiceHealths(): readonly AskedService[] {
  return useQueries({
    queries: SERVICES.map((service) => ({
      queryKey: ['installation-health', service],
      queryFn: () => dataOf(api.GET(`/v1/operator/health/${service}`)),
      refetchInterval: EVERY_MS,
      retry: false,
    })),
    combine: (replies: readonly UseQueryResult<Health>[]) =>
      SERVICES.map((service, n) => ({ service, health: replies[n]?.data, error: replies[n]?.error ?? null })).toSorted(
        (a, b) => concernOf(b) - concernOf(a),
      ),
  });
}

function concernOf({ error, health }: AskedService): number {
  return error !== null ? Number.MAX_SAFE_INTEGER : (health?.findings.length ?? 0);
}
