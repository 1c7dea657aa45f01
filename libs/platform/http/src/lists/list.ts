import type { Page, PageRequest, Position } from '@hearback/kernel';
import { IntegerField, StringField, EnumField } from '../fields/scalar-fields.js';
import { Cursors } from './cursors.js';

/** The query parameters that every list has; services extend it with their filters. */
export class ListQueryDto {
  @IntegerField({ min: 1, max: 100, optional: true, description: 'Items on a page.', example: 25 })
  readonly limit: number = 25;

  @StringField({ min: 1, max: 500, optional: true, description: '`next_cursor` of the previous page.' })
  readonly cursor?: string;

  @EnumField(['asc', 'desc'], { optional: true, description: 'Order by time of creation.', example: 'desc' })
  readonly order: 'asc' | 'desc' = 'desc';
}

/** One page of a list. */
export interface ListReply<T> {
  readonly object: 'list';
  readonly data: readonly T[];
  readonly has_more: boolean;
  readonly next_cursor: string | null;
}

/** A page; `nextCursor` is null on the last one. */
export function listReply<T>(items: readonly T[], nextCursor: string | null): ListReply<T> {
  return { object: 'list', data: items, has_more: nextCursor !== null, next_cursor: nextCursor };
}

/**
 * The page that a query asks for. `scope` is what selects the items besides the query, such as an id in the path; a cursor is
 * bound to both. Throws 400 for a cursor of another list.
 */
export function pageRequest(
  query: Pick<ListQueryDto, 'limit' | 'cursor' | 'order'>,
  scope: Readonly<Record<string, string>> = {},
): PageRequest {
  const { limit, order, cursor } = query;
  return { limit, order, after: Cursors.decode(cursor, { ...query, ...scope }) };
}

/** The reply with a page of this query and scope, as they were given to `pageRequest`. */
export function pageReply<T, D>(
  page: Page<T>,
  toDto: (item: T) => D,
  positionOf: (item: T) => Position,
  query: Pick<ListQueryDto, 'cursor'>,
  scope: Readonly<Record<string, string>> = {},
): ListReply<D> {
  const last = page.items.at(-1);
  const next = page.hasMore && last !== undefined ? Cursors.encode(positionOf(last), { ...query, ...scope }) : null;
  return listReply(page.items.map(toDto), next);
}
