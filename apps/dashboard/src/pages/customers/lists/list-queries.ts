import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { api, dataOf, type Reply } from '../../../api/client.js';
import { segmentsQuery } from '../segments/queries.js';
import { listOfSegment } from './list-of-segment.js';

export type CustomerList = Reply<'getCustomerList'>;
export type UploadedList = Reply<'createCustomerList'>;

/** The lists of customers, newest first. */
export const listsQuery = queryOptions({
  queryKey: ['customer-lists'],
  queryFn: () => dataOf(api.GET('/v1/customer-lists', { params: { query: { limit: 100, order: 'desc' } } })),
});

/** Sends a file. A dry run only says what would become of it; with the same key a repeated upload makes no second list. */
export function uploadList(file: Blob, name: string, key: string | undefined): Promise<UploadedList> {
  return dataOf(
    api.POST('/v1/customer-lists', {
      params: { query: { name, ...(key === undefined && { dry_run: true }) } },
      headers: { 'content-type': 'text/csv', ...(key !== undefined && { 'idempotency-key': key }) },
      body: file as never,
      bodySerializer: (body) => body as never,
    }),
  ) as Promise<UploadedList>;
}

/** Finds the segment of a list's members, or makes one with the name of the list; its id. Plans ask segments. */
export function useSegmentOfList(): (list: Pick<CustomerList, 'id' | 'name'>) => Promise<string> {
  const queries = useQueryClient();
  return async ({ id, name }) => {
    const { data } = await queries.fetchQuery({ ...segmentsQuery, staleTime: 0 });
    const known = data.find((segment) => listOfSegment(segment) === id);
    if (known !== undefined) return known.id;
    const body = { name, conditions: { all: [{ list_in: [id] }] } };
    const made = await dataOf(api.POST('/v1/segments', { body: body as never }));
    await queries.invalidateQueries({ queryKey: ['segments'] });
    return made.id;
  };
}
