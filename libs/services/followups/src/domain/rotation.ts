/**
 * The next `count` assignees in round-robin order, starting after `last` and skipping inactive members. Empty if nobody is
 * active. While the list and the active members stay the same, the numbers of turns of any two members differ by at most one.
 */
export function nextTurns(
  list: readonly string[],
  active: ReadonlySet<string>,
  last: string | null,
  count: number,
): readonly string[] {
  const start = last === null ? 0 : list.indexOf(last) + 1;
  const order = [...list.slice(start), ...list.slice(0, start)].filter((id) => active.has(id));
  if (order.length === 0) return [];
  return Array.from({ length: count }, (_, i) => order[i % order.length] as string);
}

/** The first of the list with the fewest open tasks; `undefined` for an empty list. */
export function leastLoaded(list: readonly string[], loads: ReadonlyMap<string, number>): string | undefined {
  return list.reduce<string | undefined>(
    (best, id) => (best === undefined || (loads.get(id) ?? 0) < (loads.get(best) ?? 0) ? id : best),
    undefined,
  );
}
