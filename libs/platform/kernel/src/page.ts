/** The place of an item in the order of a list: a time, and the id where times are equal. */
export interface Position {
  readonly createdAt: Date;
  /** UUID. */
  readonly id: string;
}

/** Which part of a list is requested: up to `limit` items after `after`, or from the start. */
export interface PageRequest {
  readonly limit: number;
  readonly order: 'asc' | 'desc';
  readonly after: Position | undefined;
}

/** One page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly hasMore: boolean;
}

/** The page of items that were read with `limit + 1`: the extra one only shows that there are more. */
export function pageOf<T>(found: readonly T[], limit: number): Page<T> {
  return { items: found.slice(0, limit), hasMore: found.length > limit };
}
