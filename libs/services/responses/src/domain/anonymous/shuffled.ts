import type { Pick } from './disclosure.js';

/** The items in random order (Fisher and Yates); the argument is unchanged. */
export function shuffled<T>(items: readonly T[], pick: Pick): readonly T[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = pick(last + 1);
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}
