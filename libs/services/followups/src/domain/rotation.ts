/**
 * Whose turn it is, `count` times over: the list in its order, beginning after the last one who had a turn, without
 * those who are not active. Empty where nobody is active. Fair: over any stretch, two people of an unchanged list differ
 * by at most one turn.
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
