import { describe, expect, it } from '@jest/globals';
import { hiddenCells, MIN_PEOPLE } from './disclosure.js';

/** Every result that the rule can have for these sizes. */
function outcomesOf(sizes: readonly number[]): ReadonlySet<string> {
  const found = new Set<string>();
  const paths: number[][] = [[]];
  for (let path = paths.pop(); path !== undefined; path = paths.pop()) {
    const taken = [...path];
    let asked: number | undefined;
    const hidden = hiddenCells(sizes, (choices) => {
      const next = taken.shift();
      if (next === undefined) asked ??= choices;
      return next ?? 0;
    });
    if (asked === undefined) found.add(hidden.join());
    else for (let choice = 0; choice < asked; choice += 1) paths.push([...path, choice]);
  }
  return found;
}

/** All ways in which so many people can be in so many cells. */
function waysOf(people: number, cells: number): readonly (readonly number[])[] {
  if (cells === 1) return [[people]];
  return Array.from({ length: people + 1 }, (_, first) =>
    waysOf(people - first, cells - 1).map((rest) => [first, ...rest]),
  ).flat();
}

describe('hidden cells of a table whose total is known', () => {
  it('hide the other one of two: 20 of 23 tell that the other cell has 3 (metrics.md)', () => {
    expect(hiddenCells([20, 3], () => 0)).toEqual([true, true]);
    expect(hiddenCells([20, 5], () => 0)).toEqual([false, false]);
  });

  it('have at least k people together, and are at least two', () => {
    expect(hiddenCells([1, 2, 9, 9], () => 1)).toEqual([true, true, false, true]);
    expect(hiddenCells([2, 3, 9, 9], () => 1)).toEqual([true, true, false, false]);
    expect(hiddenCells([0, 9, 9], () => 0)).toEqual([true, true, false]);
  });

  it('cannot be computed by whoever knows the rule: each hidden cell may have had at least two sizes', () => {
    const tables = [2, 3].flatMap((cells) =>
      Array.from({ length: 13 }, (_, extra) => waysOf(extra + MIN_PEOPLE, cells)).flat(),
    );
    const sample = tables.filter((_, i) => i % 3 === 0);
    for (const sizes of sample) {
      for (const outcome of outcomesOf(sizes)) {
        const hidden = outcome.split(',').map((each) => each === 'true');
        const places = [...hidden.keys()].filter((i) => hidden[i]);
        if (places.length === 0) continue;
        const sum = places.reduce((people, i) => people + sizes[i]!, 0);
        const worlds = waysOf(sum, places.length)
          .map((ways) => sizes.map((size, i) => (hidden[i] ? ways[places.indexOf(i)]! : size)))
          .filter((world) => outcomesOf(world).has(outcome));
        for (const place of places) expect(new Set(worlds.map((world) => world[place])).size).toBeGreaterThan(1);
      }
    }
  });
});
