import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Reply } from '../../../api/client.js';

/** The receipt of an erased customer, as the API shows it. */
export type Receipt = Reply<'getErasure'>;

/** Milliseconds between two looks at a receipt that is not complete. */
const NEXT_LOOK = 2_000;

/** A receipt; it is read again until it is complete. */
export const receiptQuery = (erasureId: string) =>
  queryOptions({
    queryKey: ['erasures', erasureId],
    queryFn: () => dataOf(api.GET('/v1/erasures/{erasure_id}', { params: { path: { erasure_id: erasureId } } })),
    refetchInterval: ({ state }) => (state.data?.status === 'complete' ? false : NEXT_LOOK),
  });
