import { exactShareTest } from '../exact-test.js';
import { holm } from '../holm.js';
import { LEVEL } from '../significance.js';

/** People, or cases, of a group below which nothing of it is shown. */
export const MIN_GROUP = 30;
/** An attribute with more values is one of persons rather than of groups. */
export const MAX_GROUPS = 12;

/** Of what happened to a group, against all other groups that are shown; after Holm. */
export type FairnessVerdict = 'higher' | 'lower' | 'no_clear_difference' | 'hidden';

/** `too_few`: fewer than 30. `protects_other`: it would let the only hidden group be worked out from the total. Null: shown. */
export type HiddenGroup = 'too_few' | 'protects_other' | null;

/** To how many of a group something happened. */
export interface GroupCount {
  readonly hits: number;
  readonly n: number;
}

/** By sizes, largest first: the small ones, and with a single small one the smallest of the others. */
export function hiddenGroups(sizes: readonly number[]): readonly HiddenGroup[] {
  const small = sizes.filter((n) => n < MIN_GROUP).length;
  const firstSmall = sizes.length - small;
  return sizes.map((n, i) => {
    if (n < MIN_GROUP) return 'too_few';
    return small === 1 && i === firstSmall - 1 ? 'protects_other' : null;
  });
}

/** Fisher's exact test of each group that is shown against the other ones that are shown. */
export function groupVerdicts(
  counts: readonly GroupCount[],
  hidden: readonly HiddenGroup[],
): readonly FairnessVerdict[] {
  const shown = counts.filter((_, i) => hidden[i] === null);
  const hits = shown.reduce((sum, each) => sum + each.hits, 0);
  const n = shown.reduce((sum, each) => sum + each.n, 0);
  const raw = shown.map((own) =>
    own.n === 0 || own.n === n ? 1 : exactShareTest(own.hits, own.n, hits - own.hits, n - own.n).p,
  );
  const adjusted = new Map(holm(raw).map((p, i) => [shown[i]!, p]));
  return counts.map((own, i) => {
    if (hidden[i] !== null) return 'hidden';
    if (adjusted.get(own)! >= LEVEL) return 'no_clear_difference';
    return own.hits / own.n > (hits - own.hits) / (n - own.n) ? 'higher' : 'lower';
  });
}
