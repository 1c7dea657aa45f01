import { Cursors, listReply, type ListQueryDto, type ListReply, type Position } from '@hearback/http';
import type { Page, PageWish } from '../application/survey-queries.js';

/**
 * The part of a list that a query asks for; `within` names what the list belongs to, where that stands in the path.
 * Throws where the cursor belongs to another list.
 */
export function pageWish(query: ListQueryDto, within: object = {}): PageWish {
  const after = Cursors.decode(query.cursor, filterOf(query, within));
  return { limit: query.limit, order: query.order, after };
}

/** A page for the wire, with the cursor of the next one. */
export function pageReply<T, D>(
  page: Page<T>,
  toDto: (item: T) => D,
  positionOf: (item: T) => Position,
  query: ListQueryDto,
  within: object = {},
): ListReply<D> {
  const last = page.items.at(-1);
  const goesOn = page.hasMore && last !== undefined;
  const next = goesOn ? Cursors.encode(positionOf(last), filterOf(query, within)) : null;
  return listReply(page.items.map(toDto), next);
}

/** What selects and orders the items; a cursor is bound to it. */
function filterOf(query: object, within: object): object {
  return { ...query, ...within };
}
