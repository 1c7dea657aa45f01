import { Cursors, listReply, type ListQueryDto, type ListReply, type Position } from '@hearback/http';
import type { Page, PageWish } from '../application/customer-queries.js';

/** The part of a list that a query asks for. Throws where its cursor belongs to another list. */
export function pageWish(query: ListQueryDto): PageWish {
  return { limit: query.limit, order: query.order, after: Cursors.decode(query.cursor, query) };
}

/** A page for the wire, with the cursor of the next one. */
export function pageReply<T extends Position, D>(
  page: Page<T>,
  query: ListQueryDto,
  toDto: (item: T) => D,
): ListReply<D> {
  const last = page.items.at(-1);
  const next = page.hasMore && last !== undefined ? Cursors.encode(last, query) : null;
  return listReply(page.items.map(toDto), next);
}
