import { IntegerField, TextField, WordField } from '../fields/scalar-fields.js';

/** The query parameters that every list has; services extend it with their filters. */
export class ListQueryDto {
  @IntegerField({ min: 1, max: 100, optional: true, description: 'Items on a page.', example: 25 })
  readonly limit: number = 25;

  @TextField({ min: 1, max: 500, optional: true, description: '`next_cursor` of the page before.' })
  readonly cursor?: string;

  @WordField(['asc', 'desc'], { optional: true, description: 'By time of creation.', example: 'desc' })
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
