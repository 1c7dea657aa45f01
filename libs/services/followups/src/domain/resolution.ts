/** The root causes of a workspace that has not made a list of its own. */
export const DEFAULT_ROOT_CAUSES = [
  'product',
  'price',
  'delivery',
  'waiting_time',
  'staff',
  'communication',
  'billing',
  'website',
  'misunderstanding',
] as const;

/** The cause that every list ends with; `rootCauseText` says which one. */
export const OTHER_CAUSE = 'other';

/** A cause that staff can choose. */
export interface RootCause {
  readonly key: string;
  /** In the words of the workspace; null for a default cause, which the interface translates. */
  readonly label: string | null;
}

/** Outcomes for the customer. */
export const OUTCOMES = ['recovered', 'explained', 'refunded', 'replaced', 'no_contact', 'no_action', 'lost'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How a task was resolved. */
export interface Resolution {
  readonly rootCause: string;
  /** Null unless the cause is `other`. */
  readonly rootCauseText: string | null;
  readonly outcome: Outcome;
  readonly done: string | null;
}

/** What is wrong with the cause, if anything: it must be in the list of the workspace, and only `other` has a text. */
export function causeDefect(
  { rootCause, rootCauseText }: Resolution,
  causes: readonly RootCause[],
): { readonly member: 'root_cause' | 'root_cause_text'; readonly detail: string } | undefined {
  const keys = [...causes.map(({ key }) => key), OTHER_CAUSE];
  if (!keys.includes(rootCause)) return { member: 'root_cause', detail: `must be one of ${keys.join(', ')}` };
  if (rootCauseText !== null && rootCause !== OTHER_CAUSE) {
    return { member: 'root_cause_text', detail: `must be absent unless the cause is ${OTHER_CAUSE}` };
  }
  return undefined;
}
