import { groupVerdicts, hiddenGroups, MAX_GROUPS, type FairnessVerdict, type HiddenGroup } from '../fairness/groups.js';
import { rateOf, type Rate } from '../response-rates.js';
import { HIGH_RISK } from './risk-band.js';

/** Somebody whom the model had not seen. */
export interface FairnessCase {
  readonly predicted: number;
  readonly happened: boolean;
  /** The group by attribute; an attribute that is not known is absent. */
  readonly groups: Readonly<Record<string, string>>;
}

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
  readonly hidden: HiddenGroup;
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
  const hidden = hiddenGroups(members.map(({ length }) => length));
  const verdicts = groupVerdicts(members.map(wronglyMarked), hidden);
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

function ratesOf(people: readonly FairnessCase[]) {
  const [marked, left] = [people.filter(isMarked), people.filter(({ happened }) => happened)];
  const wrongly = wronglyMarked(people);
  return {
    flagged: rateOf(marked.length, people.length),
    recall: rateOf(left.filter(isMarked).length, left.length),
    wronglyFlagged: rateOf(wrongly.hits, wrongly.n),
  };
}

/** Marked, of those who stayed. */
function wronglyMarked(people: readonly FairnessCase[]) {
  const stayed = people.filter(({ happened }) => !happened);
  return { hits: stayed.filter(isMarked).length, n: stayed.length };
}

function isMarked({ predicted }: FairnessCase): boolean {
  return predicted >= HIGH_RISK;
}
