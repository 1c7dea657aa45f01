import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Body, type Reply } from '../../../api/client.js';

/** A segment as the API has it, and what the editor saves. */
export type Segment = Reply<'getSegment'>;
export type SegmentBody = Body<'createSegment'>;

/** Milliseconds until the size of a segment is asked for again that is being evaluated. */
const EVALUATED_MS = 1000;

/** Segments that are not archived; again while one of them has no size yet. */
export const segmentsQuery = queryOptions({
  queryKey: ['segments', 'all'],
  queryFn: () => dataOf(api.GET('/v1/segments', { params: { query: { limit: 100, order: 'asc' } } })),
  refetchInterval: ({ state }) => (state.data?.data.some(({ size }) => size === null) ? EVALUATED_MS : false),
});

/** One segment. */
export const segmentQuery = (id: string) =>
  queryOptions({
    queryKey: ['segments', 'one', id],
    queryFn: () => dataOf(api.GET('/v1/segments/{segment_id}', { params: { path: { segment_id: id } } })),
  });

/** Who would belong to a segment now. */
export const previewQuery = (conditions: SegmentBody['conditions']) =>
  queryOptions({
    queryKey: ['segments', 'preview', conditions],
    queryFn: () => dataOf(api.POST('/v1/segments/preview', { body: { conditions } })),
    staleTime: 10_000,
  });

/** How two segments overlap. */
export const overlapQuery = (one: string, other: string) =>
  queryOptions({
    queryKey: ['segments', 'overlap', one, other],
    queryFn: () =>
      dataOf(
        api.GET('/v1/segments/{segment_id}/overlaps/{other_segment_id}', {
          params: { path: { segment_id: one, other_segment_id: other } },
        }),
      ),
  });

/** The segments of a customer. */
export const customerSegmentsQuery = (externalId: string) =>
  queryOptions({
    queryKey: ['segments', 'of-customer', externalId],
    queryFn: () =>
      dataOf(api.GET('/v1/customers/{external_id}/segments', { params: { path: { external_id: externalId } } })),
  });
