import { pageReply, pageRequest, type ListQueryDto, type ListReply } from '@hearback/http';
import type { Page, PageRequest, Position } from '@hearback/kernel';

/** A page of what a customer has, as the query asks. Its cursor works for this customer only. */
export async function customerPage<T extends Position, D>(
  externalId: string,
  query: ListQueryDto,
  read: (page: PageRequest) => Promise<Page<T>>,
  toDto: (item: T) => D,
): Promise<ListReply<D>> {
  const scope = { external_id: externalId };
  return pageReply(await read(pageRequest(query, scope)), toDto, (item) => item, query, scope);
}
