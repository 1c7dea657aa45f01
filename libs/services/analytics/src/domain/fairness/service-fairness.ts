import { notApart, tooFew, type Refusal } from '../refusal.js';
import { rateOf, type Rate } from '../response-rates.js';
import {
  groupVerdicts,
  hiddenGroups,
  MAX_GROUPS,
  MIN_GROUP,
  type FairnessVerdict,
  type GroupCount,
  type HiddenGroup,
} from './groups.js';

/** `deadlines`: tasks that were resolved before their deadline. `sentiment`: comments that were read as the customer's own score says. */
export const FAIRNESS_SUBJECTS = ['deadlines', 'sentiment'] as const;
export type FairnessSubject = (typeof FAIRNESS_SUBJECTS)[number];

/** How many cases of a group there were, and of how many it holds. */
export interface CountedGroup extends GroupCount {
  /** `language`, `channel` or `attribute:` with its key. */
  readonly attribute: string;
  readonly value: string;
}

/** All cases of a month, and by group; a case without an attribute is in none of its groups. */
export interface CountedCases extends GroupCount {
  readonly groups: readonly CountedGroup[];
}

/** A group by one attribute; the share is null where it is hidden. */
export interface ServiceGroup {
  readonly value: string;
  readonly n: number;
  readonly share: Rate | null;
  readonly verdict: FairnessVerdict;
  readonly hidden: HiddenGroup;
}

/** The groups by one attribute, the largest first. */
export interface ServiceTable {
  readonly attribute: string;
  /** Cases of which it is not known. */
  readonly unknown: number;
  readonly groups: readonly ServiceGroup[];
}

/** Whether groups were served alike in a month. */
export interface ServiceFairness {
  readonly subject: FairnessSubject;
  readonly all: Rate;
  readonly tables: readonly ServiceTable[];
  /** Why no groups can be compared; the tables are empty then. */
  readonly refusal: Refusal | null;
}

/** A table for each attribute of which at least two groups can be shown. */
export function serviceFairness(subject: FairnessSubject, { groups, hits, n }: CountedCases): ServiceFairness {
  const attributes = [...new Set(groups.map(({ attribute }) => attribute))].toSorted();
  const tables = attributes.flatMap((attribute) => {
    const own = groups.filter((group) => group.attribute === attribute);
    if (own.length > MAX_GROUPS) return [];
    const table = tableOf(attribute, own, n);
    return table.groups.filter(({ hidden }) => hidden === null).length < 2 ? [] : [table];
  });
  const refusal = refusalOf(subject, n, tables);
  return { subject, all: rateOf(hits, n), tables: refusal === null ? tables : [], refusal };
}

function tableOf(attribute: string, counts: readonly CountedGroup[], n: number): ServiceTable {
  const groups = counts.toSorted((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1));
  const hidden = hiddenGroups(groups.map((group) => group.n));
  const verdicts = groupVerdicts(groups, hidden);
  return {
    attribute,
    unknown: n - groups.reduce((sum, group) => sum + group.n, 0),
    groups: groups.map((group, i) => ({
      value: group.value,
      n: group.n,
      share: hidden[i] === null ? rateOf(group.hits, group.n) : null,
      verdict: verdicts[i]!,
      hidden: hidden[i]!,
    })),
  };
}

const CASES = {
  deadlines: 'tasks about answers whose deadline was met or missed',
  sentiment: 'comments with a score of their own',
} as const;

function refusalOf(subject: FairnessSubject, n: number, tables: readonly ServiceTable[]): Refusal | null {
  if (n < 2 * MIN_GROUP) {
    const message = `${2 * MIN_GROUP} ${CASES[subject]} are needed in the month, so that two groups of ${MIN_GROUP} can be compared; ${n} are here.`;
    return tooFew('too_few_cases', 2 * MIN_GROUP, n, message);
  }
  if (tables.length > 0) return null;
  return notApart(
    'one_group',
    `No language, channel or attribute has two groups of ${MIN_GROUP}, so nothing can be compared.`,
  );
}
