import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Reply } from '../../../api/client.js';

/** What the member has typed, as the server has it. */
export type SavedDraft = Reply<'getReplyDraft'>;

/** The draft of a task; read again whenever the member comes back to this window. */
export const draftQuery = (id: string) =>
  queryOptions({
    queryKey: ['drafts', 'reply', id],
    queryFn: () => dataOf(api.GET('/v1/tasks/{id}/draft', { params: { path: { id } } })),
    refetchOnWindowFocus: 'always',
  });

/** Saves a draft over the version that was read. Rejects with status 412 if another device has saved since. */
export function saveDraft(id: string, text: string, version: number): Promise<SavedDraft> {
  const params = { path: { id }, header: { 'If-Match': `"${version}"` } };
  return dataOf(api.PUT('/v1/tasks/{id}/draft', { params, body: { text } }));
}
