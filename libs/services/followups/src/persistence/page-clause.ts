import type { Page } from '../application/rule-queries.js';

/** The end of a statement that reads one page and one row more, in the order (`column`, id); adds its parameters to the list. */
export function pageClause(page: Page, column: 'created_at' | 'opened_at', parameters: unknown[]): string {
  const direction = page.order === 'asc' ? 'asc' : 'desc';
  const order = `order by ${column} ${direction}, id ${direction} limit ${page.limit + 1}`;
  if (page.after === null) return order;
  parameters.push(page.after.createdAt, page.after.id);
  const [at, id] = [`$${parameters.length - 1}`, `$${parameters.length}`];
  return `and (${column}, id) ${page.order === 'asc' ? '>' : '<'} (${at}::timestamptz, ${id}::uuid) ${order}`;
}
