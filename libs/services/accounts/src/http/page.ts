import { Cursors, listReply, type ListQueryDto, type ListReply, type Position } from '@hearback/http';
import type { Page, PageWish } from '../application/account-queries.js';

/** The part of a list that a query asks for. Throws where its cursor belongs to another list. */
export function pageWish(query: ListQueryDto): PageWish {
  return { limit: query.limit, order: query.order, after: Cursors.decode(query.cursor, query) };
}

/** A page for the wire, with the cursor of the next one. */
export function pageReply<T, D>(
  page: Page<T>,
  query: ListQueryDto,
  toDto: (item: T) => D,
  positionOf: (item: T) => Position,
): ListReply<D> {
  const last = page.items.at(-1);
  const next = page.hasMore && last !== undefined ? Cursors.encode(positionOf(last), query) : null;
  return listReply(page.items.map(toDto), next);
}

/** The place of a thing that carries id and time of creation itself. */
export const ownPosition = ({ id, createdAt }: Position): Position => ({ id, createdAt });
