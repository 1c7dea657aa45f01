import { pageOf, type Page, type PageRequest } from '@hearback/kernel';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/** The parts of a statement that reads one page, and one row more for `pageOf`. */
export interface KeysetClauses {
  readonly condition: string;
  readonly orderAndLimit: string;
}

/**
 * Keyset pagination in SQL, by a `timestamptz` and a `uuid` column. Appends its values to `parameters`. The columns become part
 * of the statement, so they must not come from a request.
 */
export function keyset(
  { limit, order, after }: PageRequest,
  [time, id]: readonly [time: string, id: string],
  parameters: unknown[],
): KeysetClauses {
  const value = (parameter: unknown) => `$${parameters.push(parameter)}`;
  const [direction, beyond] = order === 'asc' ? ['asc', '>'] : ['desc', '<'];
  return {
    condition:
      after === undefined
        ? 'true'
        : `(${time}, ${id}) ${beyond} (${value(after.createdAt)}::timestamptz, ${value(after.id)}::uuid)`,
    orderAndLimit: `order by ${time} ${direction}, ${id} ${direction} limit ${value(limit + 1)}`,
  };
}

/** The same for TypeORM: reads one page in the order (`time`, id), where `time` is a property of the row. */
export async function readPage<R extends ObjectLiteral, T>(
  query: SelectQueryBuilder<R>,
  { limit, order, after }: PageRequest,
  time: keyof R & string,
  fromRow: (row: R) => T,
): Promise<Page<T>> {
  const [direction, beyond] = order === 'asc' ? (['ASC', '>'] as const) : (['DESC', '<'] as const);
  const [timePath, idPath] = [`${query.alias}.${time}`, `${query.alias}.id`];
  if (after !== undefined) {
    const { createdAt, id } = after;
    query.andWhere(`(${timePath}, ${idPath}) ${beyond} (:afterTime, :afterId)`, { afterTime: createdAt, afterId: id });
  }
  const rows = await query
    .orderBy(timePath, direction)
    .addOrderBy(idPath, direction)
    .limit(limit + 1)
    .getMany();
  return pageOf(rows.map(fromRow), limit);
}
