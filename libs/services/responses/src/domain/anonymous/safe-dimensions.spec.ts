import { describe, expect, it } from '@jest/globals';
import { safeDimensions, type Dimension } from './safe-dimensions.js';

/** A dimension of so many cells, in which everybody of `people` has a cell by their number. */
const dimension = (people: number, cells: number, cellOf: (person: number) => number): Dimension => ({
  cells: Array.from({ length: people }, (_, person) => cellOf(person) % cells),
  hidden: Array.from({ length: cells }, () => false),
});

describe('dimensions that may be shown beside each other', () => {
  it('are judged exactly while the check is small', () => {
    const people = Array.from({ length: 60 }, (_, person) => person);
    const halves = dimension(60, 2, (person) => person);
    const sixths = dimension(60, 6, (person) => person);
    // One person fewer than a half: the difference would be one person.
    const off = dimension(60, 2, (person) => (person === 2 ? 1 : person));
    expect(safeDimensions([halves, sixths], people)).toEqual([true, true]);
    expect(safeDimensions([halves, off], people)).toEqual([true, false]);
  });

  it('are left out if the check would be too large, and those before stay', () => {
    const people = Array.from({ length: 3_000 }, (_, person) => person);
    const dimensions = [
      dimension(3_000, 3, (person) => person),
      dimension(3_000, 120, (person) => Math.floor(person / 25)),
      dimension(3_000, 120, (person) => person * 7),
      dimension(3_000, 120, (person) => person * 11),
    ];
    expect(safeDimensions(dimensions, people)).toEqual([true, false, false, false]);
  });
});
