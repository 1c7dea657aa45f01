import { Cursors, listReply, type ListQueryDto, type ListReply } from '@hearback/http';
import type { Page } from '../application/rule-queries.js';

/** The page that a list's query asks for. */
export function pageOf(query: ListQueryDto): Page {
  return { limit: query.limit, order: query.order, after: Cursors.decode(query.cursor, query) ?? null };
}

/** The reply of a page that was read with one item more than it holds. */
export function pageReply<T, D>(
  query: ListQueryDto,
  items: readonly T[],
  toDto: (item: T) => D,
  place: (item: T) => { createdAt: Date; id: string },
): ListReply<D> {
  const shown = items.slice(0, query.limit);
  const last = shown.at(-1);
  const more = items.length > query.limit && last !== undefined;
  return listReply(shown.map(toDto), more ? Cursors.encode(place(last), query) : null);
}
