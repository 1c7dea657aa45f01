import { MIN_PEOPLE } from './disclosure.js';
import { Span } from './span.js';

/** A dimension with what is hidden of it. */
export interface Dimension {
  /** The cell of each person. */
  readonly cells: readonly number[];
  /** Of each cell. */
  readonly hidden: readonly boolean[];
}

/** Comparisons of groups that a check may take: some tenths of a second. */
export const MAX_STEPS = 20_000_000;

/** Comparisons that the check of so many sets of groups takes: each pair with each third one. */
function stepsOf(sets: number, groups: number): number {
  return ((sets * (sets - 1)) / 2) * sets * groups;
}

/** People who are in the same cell of every dimension: nothing that is published tells them apart. */
interface Group {
  readonly places: readonly number[];
  readonly size: number;
}

/**
 * Which dimensions may be shown beside each other, in their order. A dimension is left out if, with the total and those before it,
 * adding and subtracting would give a hidden cell below k, or a rest of fewer than k people where cells of one dimension lie within
 * a cell of another (teams of one site). The check knows which combinations of cells have nobody, as somebody in the firm may.
 * `people`: those who count, by their index; each measure has its own. A dimension whose check would take more than `MAX_STEPS` is left out
 * too, as nobody can say that it is safe; those before it stay.
 */
export function safeDimensions(dimensions: readonly Dimension[], people: readonly number[]): readonly boolean[] {
  const groups = groupsOf(dimensions, people);
  const sizes = groups.map(({ size }) => size);
  const sets: (readonly number[])[][] = [];
  return dimensions.map((_, at) => {
    const parts = partsOf(dimensions, groups, at);
    if (stepsOf(sets.flat().length + parts.length + 1, groups.length) > MAX_STEPS) return false;
    const isSafe =
      parts.every((part) => isEnough(part, sizes)) &&
      sets.every((earlier) => isApart(parts, earlier, sizes) && isApart(earlier, parts, sizes)) &&
      isClear([groups.map(() => 1), ...sets.flat(), ...parts], sizes) &&
      isUnderivable([...sets, parts], dimensions, groups);
    if (isSafe) sets.push(parts);
    return isSafe;
  });
}

function groupsOf(dimensions: readonly Dimension[], people: readonly number[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const person of people) {
    const places = dimensions.map(({ cells }) => cells[person]!);
    const key = places.join();
    groups.set(key, { places, size: (groups.get(key)?.size ?? 0) + 1 });
  }
  return [...groups.values()];
}

/** What is known of a dimension as sets of groups: each shown cell, and all hidden cells together. */
function partsOf(dimensions: readonly Dimension[], groups: readonly Group[], at: number): (readonly number[])[] {
  const { hidden } = dimensions[at]!;
  const marks = (isIn: (cell: number) => boolean) => groups.map(({ places }) => (isIn(places[at]!) ? 1 : 0));
  const shown = [...hidden.keys()].filter((cell) => !hidden[cell]);
  return [...shown.map((cell) => marks((each) => each === cell)), marks((each) => hidden[each]!)];
}

/** Nobody, or at least k people. */
function isEnough(part: readonly number[], sizes: readonly number[]): boolean {
  const people = sizeOf(part, sizes);
  return people === 0 || people >= MIN_PEOPLE;
}

/** No part, and no rest of a part without the other parts within it or around it, has from 1 to k − 1 people. */
function isApart(
  parts: readonly (readonly number[])[],
  others: readonly (readonly number[])[],
  sizes: readonly number[],
): boolean {
  return parts.every((part) => {
    const meeting = others.filter((other) => other.some((mark, i) => mark * part[i]! > 0));
    const within = meeting.filter((other) => other.every((mark, i) => mark <= part[i]!));
    const people = sizeOf(part, sizes);
    const inside = within.reduce((sum, other) => sum + sizeOf(other, sizes), 0);
    const around = meeting.reduce((sum, other) => sum + sizeOf(other, sizes), 0);
    return [people - inside, around - people].every((rest) => rest === 0 || rest >= MIN_PEOPLE);
  });
}

/** No two disjoint sets, of whatever dimensions, differ from a third one within or around them by 1 to k − 1 people. */
function isClear(all: readonly (readonly number[])[], sizes: readonly number[]): boolean {
  const isFew = (marks: readonly number[]) => marks.every((mark) => mark >= 0) && !isEnough(marks, sizes);
  return all.every((a, i) =>
    all.slice(i + 1).every((b) => {
      const both = a.map((mark, group) => mark + b[group]!);
      if (both.some((mark) => mark > 1)) return true;
      return all.every((c) => {
        const rest = both.map((mark, group) => mark - c[group]!);
        return !isFew(rest) && !isFew(rest.map((mark) => -mark));
      });
    }),
  );
}

function isUnderivable(
  sets: readonly (readonly (readonly number[])[])[],
  dimensions: readonly Dimension[],
  groups: readonly Group[],
): boolean {
  const span = new Span();
  span.add(groups.map(() => 1));
  for (const parts of sets) for (const part of parts) span.add(part);
  return dimensions.every(({ hidden }, at) =>
    [...hidden.keys()].every((cell) => {
      const marks = groups.map(({ places }) => (places[at] === cell ? 1 : 0));
      const people = sizeOf(
        marks,
        groups.map(({ size }) => size),
      );
      return people === 0 || people >= MIN_PEOPLE || !span.has(marks);
    }),
  );
}

function sizeOf(marks: readonly number[], sizes: readonly number[]): number {
  return marks.reduce((sum, mark, i) => sum + mark * sizes[i]!, 0);
}
