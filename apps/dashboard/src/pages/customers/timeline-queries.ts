import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, dataOf, type Reply } from '../../api/client.js';

/** Something that happened with a customer. */
export type TimelineEntry = Reply<'listCustomerTimeline'>['data'][number];

/** What a timeline can be narrowed to, and the kinds of entries that it then shows. */
export const SHOWN = {
  answers: ['answered'],
  tasks: ['task', 'promise'],
  messages: ['message', 'asked', 'not_asked', 'mail_failed'],
  events: ['event'],
  consent: ['consent'],
} as const satisfies Readonly<Record<string, readonly TimelineEntry['kind'][]>>;
export type Shown = keyof typeof SHOWN;

/** What happened with a customer, newest first, page by page. */
export const timelineQuery = (externalId: string, show: Shown | undefined) =>
  infiniteQueryOptions({
    queryKey: ['customers', 'timeline', externalId, show],
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/v1/customers/{external_id}/timeline', {
          params: {
            path: { external_id: externalId },
            query: {
              limit: 30,
              ...(show !== undefined && { kind: [...SHOWN[show]] }),
              ...(pageParam !== null && { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor: cursor }) => cursor,
  });
