import { factsIn } from '@hearback/questionnaire';
import { looksAtBehaviour } from './looks-at-behaviour.js';
import type { SegmentCondition } from './segment-condition.js';

/** Which facts some conditions look at; all others need not be read. */
export interface NeededFacts {
  /** Kinds of events. */
  readonly kinds: readonly string[];
  readonly scores: boolean;
  readonly engagement: boolean;
  readonly consents: boolean;
  readonly lists: boolean;
  readonly risks: boolean;
}

/** The facts that these conditions look at. */
export function neededFacts(conditions: readonly SegmentCondition[]): NeededFacts {
  const facts = conditions.flatMap((condition) => [...factsIn(condition)]);
  const has = (type: (typeof facts)[number]['type']) => facts.some((fact) => fact.type === type);
  const kinds = facts.flatMap((fact) => (fact.type === 'event' || fact.type === 'value' ? [fact.kind] : []));
  return {
    kinds: [...new Set(kinds)],
    scores: has('score'),
    engagement: has('engagement'),
    // Who objects to profiling belongs to no segment by behaviour.
    consents: has('consent') || conditions.some(looksAtBehaviour),
    lists: has('list'),
    risks: has('risk'),
  };
}
