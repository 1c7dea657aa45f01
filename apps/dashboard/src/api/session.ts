import type { Permission } from '@hearback/kernel';
import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { api, dataOf, type Reply } from './client.js';

/** Who is signed in, in which workspace, and what they may do. */
export type Session = Reply<'getCurrentSession'>;

/** The session of this browser; the query fails with 401 if there is none. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => dataOf(api.GET('/v1/sessions/current')),
  staleTime: 60_000,
});

/** The session, on pages behind the sign-in. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

/** Whether the person may do something; on a page that also strangers see, false for them. */
export function useMay(permission: Permission): boolean {
  const { data } = useQuery({ ...sessionQuery, retry: false });
  return data?.permissions.includes(permission) ?? false;
}
