import { factsIn } from '@hearback/questionnaire';
import type { SegmentCondition, SegmentFact } from './segment-condition.js';

/** Facts that are concluded from what a customer did, not from what the customer or the workspace has said. */
const BEHAVIOUR: readonly SegmentFact['type'][] = ['event', 'value', 'score', 'engagement', 'risk'];

/** Whether a rule looks at what customers do: that is profiling, to which they can object. */
export function looksAtBehaviour(condition: SegmentCondition): boolean {
  return factsIn(condition).some(({ type }) => BEHAVIOUR.includes(type));
}

/** Whether a rule looks at churn risk. */
export function looksAtRisk(condition: SegmentCondition): boolean {
  return factsIn(condition).some(({ type }) => type === 'risk');
}
