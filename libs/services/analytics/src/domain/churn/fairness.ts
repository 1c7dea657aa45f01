import { exactShareTest } from '../exact-test.js';
import { holm } from '../holm.js';
import { rateOf, type Rate } from '../response-rates.js';
import { HIGH_RISK } from './risk-band.js';

/** People of a group below which nothing of it is shown. */
export const MIN_GROUP = 30;
/** An attribute with more values is one of persons rather than of groups. */
const MAX_GROUPS = 12;

/** Somebody whom the model had not seen. */
export interface FairnessCase {
  readonly predicted: number;
  readonly happened: boolean;
  /** The group by attribute; an attribute that is not known is absent. */
  readonly groups: Readonly<Record<string, string>>;
}

export type FairnessVerdict = 'higher' | 'lower' | 'no_clear_difference' | 'hidden';

/** A group by one attribute. Rates are null where it is hidden. */
export interface FairnessGroup {
  readonly value: string;
  /** People in it. */
  readonly n: number;
  /** Marked as likely to leave, of all. */
  readonly flagged: Rate | null;
  /** Marked, of those who left. */
  readonly recall: Rate | null;
  /** Marked, of those who stayed. */
  readonly wronglyFlagged: Rate | null;
  /** Of the wrongly marked, against all other groups, after Holm. */
  readonly verdict: FairnessVerdict;
  /** `too_few`: fewer than 30 people. `protects_other`: it would let the only hidden group be worked out from the total. */
  readonly hidden: 'too_few' | 'protects_other' | null;
}

/** How the model treats the groups by one attribute. */
export interface FairnessTable {
  readonly attribute: string;
  /** People of whom it is not known. */
  readonly unknown: number;
  readonly groups: readonly FairnessGroup[];
}

/** A table for each attribute that has at least two groups; those of most people first. */
export function fairnessTables(cases: readonly FairnessCase[]): readonly FairnessTable[] {
  const attributes = [...new Set(cases.flatMap(({ groups }) => Object.keys(groups)))].toSorted();
  return attributes.flatMap((attribute) => tableOf(attribute, cases) ?? []);
}

function tableOf(attribute: string, cases: readonly FairnessCase[]): FairnessTable | undefined {
  const byValue = new Map<string, FairnessCase[]>();
  for (const each of cases) {
    if (!Object.hasOwn(each.groups, attribute)) continue;
    const value = each.groups[attribute]!;
    const known = byValue.get(value);
    if (known === undefined) byValue.set(value, [each]);
    else known.push(each);
  }
  if (byValue.size < 2 || byValue.size > MAX_GROUPS) return undefined;
  const sorted = [...byValue].toSorted(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
  const members = sorted.map(([, people]) => people);
  const hidden = hiddenOf(members.map(({ length }) => length));
  const verdicts = verdictsOf(members, hidden);
  const known = members.reduce((sum, { length }) => sum + length, 0);
  return {
    attribute,
    unknown: cases.length - known,
    groups: sorted.map(([value, people], i) => ({
      value,
      n: people.length,
      ...(hidden[i] === null ? ratesOf(people) : { flagged: null, recall: null, wronglyFlagged: null }),
      verdict: verdicts[i]!,
      hidden: hidden[i]!,
    })),
  };
}

/** By sizes, largest first: the small ones, and with a single small one the smallest of the others. */
function hiddenOf(sizes: readonly number[]): readonly FairnessGroup['hidden'][] {
  const small = sizes.filter((n) => n < MIN_GROUP).length;
  const firstSmall = sizes.length - small;
  return sizes.map((n, i) => {
    if (n < MIN_GROUP) return 'too_few';
    return small === 1 && i === firstSmall - 1 ? 'protects_other' : null;
  });
}

function ratesOf(people: readonly FairnessCase[]) {
  const [marked, left] = [people.filter(isMarked), people.filter(({ happened }) => happened)];
  const stayed = people.filter(({ happened }) => !happened);
  return {
    flagged: rateOf(marked.length, people.length),
    recall: rateOf(left.filter(isMarked).length, left.length),
    wronglyFlagged: rateOf(stayed.filter(isMarked).length, stayed.length),
  };
}

/** Fisher's exact test of each group that is shown against the other ones that are shown. */
function verdictsOf(
  members: readonly (readonly FairnessCase[])[],
  hidden: readonly FairnessGroup['hidden'][],
): readonly FairnessVerdict[] {
  const counts = members.map((people) => {
    const stayed = people.filter(({ happened }) => !happened);
    return { hits: stayed.filter(isMarked).length, n: stayed.length };
  });
  const shown = counts.filter((_, i) => hidden[i] === null);
  const hits = shown.reduce((sum, each) => sum + each.hits, 0);
  const n = shown.reduce((sum, each) => sum + each.n, 0);
  const raw = shown.map((own) =>
    own.n === 0 || own.n === n ? 1 : exactShareTest(own.hits, own.n, hits - own.hits, n - own.n).p,
  );
  const adjusted = new Map(holm(raw).map((p, i) => [shown[i]!, p]));
  return counts.map((own, i) => {
    if (hidden[i] !== null) return 'hidden';
    if (adjusted.get(own)! >= 0.05) return 'no_clear_difference';
    return own.hits / own.n > (hits - own.hits) / (n - own.n) ? 'higher' : 'lower';
  });
}

function isMarked({ predicted }: FairnessCase): boolean {
  return predicted >= HIGH_RISK;
}
