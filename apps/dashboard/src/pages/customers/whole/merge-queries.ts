import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Reply } from '../../../api/client.js';
import { useDone } from '../../../parts/undo.js';

/** A merge of two profiles. */
export type CustomerMerge = Reply<'mergeCustomers'>;
/** How good the profiles are. */
export type Quality = Reply<'getCustomerQuality'>;
/** Two profiles that may be one person. */
export type LikelyPair = Reply<'listLikelyDuplicates'>['data'][number];

/** How many customers need a look. */
export const qualityQuery = queryOptions({
  queryKey: ['customers', 'quality'],
  queryFn: () => dataOf(api.GET('/v1/customer-quality')),
});

/** Profiles that may be one person, the surest first. */
export const pairsQuery = queryOptions({
  queryKey: ['customers', 'duplicates'],
  queryFn: () => dataOf(api.GET('/v1/customer-quality/duplicates')),
});

/** What a list of the report is narrowed to. */
export type Gap = 'name' | 'language' | 'email' | 'consent' | 'dead_address';

/** The newest customers who lack something, or whose address is dead. */
export const gapQuery = (gap: Gap) =>
  queryOptions({
    queryKey: ['customers', 'gap', gap],
    queryFn: () =>
      dataOf(
        api.GET('/v1/customers', {
          params: { query: { limit: 50, ...(gap === 'dead_address' ? { dead_address: true } : { missing: gap }) } },
        }),
      ),
  });

/** Takes a merge back. */
export function useUnmerge() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (mergeId: string) =>
      dataOf(api.POST('/v1/customer-merges/{merge_id}/undo', { params: { path: { merge_id: mergeId } } })),
    onSuccess: () => queries.invalidateQueries(),
  });
}

/** Merges one profile into another, and tells how to take it back. */
export function useMerge(onMerged: (merge: CustomerMerge) => void) {
  const { t } = useTranslation('customers');
  const queries = useQueryClient();
  const done = useDone();
  const unmerge = useUnmerge();
  return useMutation({
    mutationFn: ({ kept, merged }: { readonly kept: string; readonly merged: string }) =>
      dataOf(
        api.POST('/v1/customers/{external_id}/merges', {
          params: { path: { external_id: kept } },
          body: { external_id: merged },
        }),
      ),
    onSuccess: async (merge) => {
      onMerged(merge);
      done({
        message: t('whole.merge.done', { kept: merge.kept.external_id, merged: merge.merged.external_id }),
        undo: () => unmerge.mutateAsync(merge.id),
      });
      await queries.invalidateQueries();
    },
  });
}

/** Remembers that two profiles are two people. */
export function useDistinguish() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ one, other }: LikelyPair) =>
      dataOf(
        api.POST('/v1/customer-quality/distinctions', {
          body: { external_id: one.external_id, other_external_id: other.external_id },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['customers'] }),
  });
}
