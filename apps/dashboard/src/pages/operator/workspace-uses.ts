import { useQueries } from '@tanstack/react-query';
import { api, dataOf, type Reply } from '../../api/client.js';

/** How one workspace is used. */
export type WorkspaceUse = Reply<'getUseOfWorkspaces'>['data'][number];

/** Workspaces of one request. */
const AT_ONCE = 50;

/** The use of workspaces by their ids. One that is not known, or cannot be asked for now, is absent. */
export function useWorkspaceUses(ids: readonly string[]): ReadonlyMap<string, WorkspaceUse | 'loading'> {
  const parts = Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, n) =>
    ids.slice(n * AT_ONCE, (n + 1) * AT_ONCE),
  );
  const replies = useQueries({
    queries: parts.map((workspace) => ({
      queryKey: ['installation-use', workspace],
      queryFn: () => dataOf(api.GET('/v1/operator/use', { params: { query: { workspace } } })),
    })),
  });
  const waiting = parts.flatMap((workspaces, n) => (replies[n]?.isPending ? workspaces : []));
  const uses = replies.flatMap(({ data }) => data?.data ?? []);
  return new Map<string, WorkspaceUse | 'loading'>([
    ...waiting.map((id) => [id, 'loading'] as const),
    ...uses.map((use) => [use.workspace_id, use] as const),
  ]);
}
