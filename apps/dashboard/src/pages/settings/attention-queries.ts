import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Body, type Reply } from '../../api/client.js';

export type AttentionRules = Reply<'getAttentionRules'>;
export type AttentionChange = Body<'replaceAttentionRules'>;

export const attentionQuery = queryOptions({
  queryKey: ['attention-rules'],
  queryFn: () => dataOf(api.GET('/v1/attention-rules')),
});

/** What the last 28 days would have been with other rules. */
export const attentionEffectQuery = (rules: AttentionChange) =>
  queryOptions({
    queryKey: ['attention-rules', 'effect', rules],
    queryFn: () => dataOf(api.POST('/v1/attention-rules/effect', { body: rules })),
    staleTime: 60_000,
  });
