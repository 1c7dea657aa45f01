import { assertNever } from '@hearback/kernel';
import { attributeHolds, compareScalars, factsIn, languageIsIn, mapTree, treeHolds } from '@hearback/questionnaire';
import type { CustomerFacts } from './customer-facts.js';
import { looksAtBehaviour } from './looks-at-behaviour.js';
import type {
  EngagementCondition,
  EventCondition,
  ScoreCondition,
  SegmentCondition,
  SegmentFact,
  ValueCondition,
} from './segment-condition.js';

/** Decides whether a customer belongs to a segment. */
export type MemberTest = (facts: CustomerFacts) => boolean;

/**
 * The test of a segment for one day. `today` is a calendar day of the workspace, so that a membership is the same the whole
 * day. Days are computed once, for many customers. A rule that looks at behaviour has no members who object to profiling.
 */
export function memberTest(condition: SegmentCondition, today: string): MemberTest {
  const compiled = mapTree<SegmentFact, { readonly test: MemberTest }>(condition, (fact) => {
    const first = 'withinDays' in fact ? firstDay(fact.withinDays, today) : '';
    return { test: (facts) => holds(fact, facts, first) };
  });
  const isProfile = looksAtBehaviour(condition);
  return (facts) =>
    !(isProfile && facts.consents['profiling'] === 'withdrawn') && treeHolds(compiled, ({ test }) => test(facts));
}

/** Whether members come and go by time alone, so that the segment is evaluated again each midnight. */
export function dependsOnTime(condition: SegmentCondition): boolean {
  return factsIn(condition).some((fact) => 'withinDays' in fact && fact.withinDays !== null);
}

/** `first`: the first day of those that count. */
function holds(fact: SegmentFact, facts: CustomerFacts, first: string): boolean {
  switch (fact.type) {
    case 'attribute': {
      const { key } = fact;
      return attributeHolds(fact, Object.hasOwn(facts.attributes, key) ? facts.attributes[key] : undefined);
    }
    case 'language':
      return facts.language !== null && languageIsIn(fact.in, facts.language);
    case 'event':
      return isWithin(
        fact,
        sumOf(facts, fact, first, ({ times }) => times),
        fact.times,
      );
    case 'value':
      return isWithin(
        fact,
        sumOf(facts, fact, first, ({ amountMinor }) => amountMinor),
        fact.minor,
      );
    case 'score':
      return scoreHolds(fact, facts, first);
    case 'engagement':
      return engagementHolds(fact, facts, first);
    case 'consent':
      return (facts.consents[fact.purpose] ?? 'unknown') === fact.is;
    case 'risk':
      return fact.in.some((band) => band === facts.risk);
    case 'list':
      return fact.in.some((list) => facts.lists.includes(list));
    default:
      return assertNever(fact);
  }
}

function isWithin({ op }: EventCondition | ValueCondition, actual: number, bound: number): boolean {
  return op === 'at_least' ? actual >= bound : actual <= bound;
}

function sumOf(
  { events }: CustomerFacts,
  fact: EventCondition | ValueCondition,
  first: string,
  of: (event: CustomerFacts['events'][number]) => number,
): number {
  let sum = 0;
  for (const event of events) {
    if (event.kind !== fact.kind || event.day < first) continue;
    if (fact.type === 'event' || event.currency === fact.currency) sum += of(event);
  }
  return sum;
}

function scoreHolds({ metric, surveyId, op, value }: ScoreCondition, facts: CustomerFacts, first: string) {
  const candidates = facts.scores.filter(
    (score) => (metric === null || score.metric === metric) && (surveyId === null || score.surveyId === surveyId),
  );
  const newest = candidates.reduce<(typeof candidates)[number] | undefined>(
    (last, score) => (last === undefined || score.day > last.day ? score : last),
    undefined,
  );
  return newest !== undefined && newest.day >= first && compareScalars(newest.score, op, value);
}

function engagementHolds({ is }: EngagementCondition, facts: CustomerFacts, first: string): boolean {
  const isAsked = facts.lastAsked !== null && facts.lastAsked >= first;
  if (is === 'asked') return isAsked;
  if (is === 'answered') return facts.lastAnswered !== null && facts.lastAnswered >= first;
  return isAsked && (facts.lastAnswered === null || facts.lastAnswered < facts.lastAsked);
}

const DAY_MS = 86_400_000;

/** The first of the last so many days. */
function firstDay(withinDays: number | null, today: string): string {
  if (withinDays === null) return '';
  return new Date(Date.parse(today) - (withinDays - 1) * DAY_MS).toISOString().slice(0, 10);
}
