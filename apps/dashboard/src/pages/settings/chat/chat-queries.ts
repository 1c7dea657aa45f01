import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Body, type Reply } from '../../../api/client.js';

export type Chat = Reply<'listChatTargets'>['data'][number];
export type ChatBody = Body<'createChatTarget'>;
export type ChatKind = Chat['kind'];
export type Digest = Chat['digest'];

export const CHAT_KINDS = ['slack', 'teams', 'google_chat'] as const satisfies readonly ChatKind[];
export const DIGESTS = ['never', 'daily', 'weekly'] as const satisfies readonly Digest[];

/** Milliseconds between two looks while a message is on its way, and at any other time. */
const [SOON_MS, LATER_MS] = [1_500, 30_000];

/** The chats, oldest first. */
export const chatsQuery = queryOptions({
  queryKey: ['chats'],
  queryFn: () => dataOf(api.GET('/v1/chat-targets', { params: { query: { limit: 100, order: 'asc' } } })),
  refetchInterval: ({ state }) =>
    state.data?.data.some(({ pending, failing_since: since }) => pending > 0 && since === null) === true
      ? SOON_MS
      : LATER_MS,
});

/** The path parameter of a chat. */
export const pathOf = (id: string) => ({ path: { chat_target_id: id } });
