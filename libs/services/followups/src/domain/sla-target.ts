import type { AttributeFact } from './response-facts.js';

/** The two clocks of a task. */
export const CLOCKS = ['first_response', 'resolution'] as const;
export type ClockName = (typeof CLOCKS)[number];

/** What happens when a deadline has been missed for some time. */
export type EscalationAction =
  | { readonly kind: 'notify'; readonly staffIds: readonly string[] }
  | { readonly kind: 'reassign'; readonly staffId: string }
  /** Marks the task as raised, which every list shows. */
  | { readonly kind: 'raise' };

/** A step of escalation. */
export interface EscalationStep {
  readonly clock: ClockName;
  /** Minutes of opening hours after the deadline; 0: as it is missed. */
  readonly afterMinutes: number;
  readonly action: EscalationAction;
}

/** Which tasks have to be done how fast. All given conditions must hold. */
export interface SlaTarget {
  readonly id: string;
  readonly name: string;
  /** Null: whatever the rule. */
  readonly ruleIds: readonly string[] | null;
  /** Null: whatever the touchpoint. */
  readonly touchpointIds: readonly string[] | null;
  /** The least value of an attribute of the customer, such as what they spend in a year; null: whatever the value. */
  readonly customerValue: { readonly attribute: string; readonly atLeast: number } | null;
  /** Minutes of opening hours to the first answer of a person; null: no deadline. */
  readonly firstResponseMinutes: number | null;
  /** Minutes of opening hours to the resolution; null: those of the rule. */
  readonly resolutionMinutes: number | null;
  readonly steps: readonly EscalationStep[];
}

/** What targets are chosen by. */
export interface TargetSubject {
  readonly ruleId: string | null;
  readonly touchpointId: string | null;
  readonly attributes: readonly AttributeFact[];
}

/** The first target whose conditions hold; `undefined` if there is none. */
export function targetOf(targets: readonly SlaTarget[], subject: TargetSubject): SlaTarget | undefined {
  return targets.find(
    ({ ruleIds, touchpointIds, customerValue }) =>
      isAmong(ruleIds, subject.ruleId) &&
      isAmong(touchpointIds, subject.touchpointId) &&
      (customerValue === null || valueOf(subject.attributes, customerValue.attribute) >= customerValue.atLeast),
  );
}

function isAmong(ids: readonly string[] | null, id: string | null): boolean {
  return ids === null || (id !== null && ids.includes(id));
}

/** Minus infinity where the attribute is missing or no number, so that no least value is reached. */
function valueOf(attributes: readonly AttributeFact[], key: string): number {
  const value = attributes.find((attribute) => attribute.key === key)?.value;
  return typeof value === 'number' ? value : Number.NEGATIVE_INFINITY;
}
