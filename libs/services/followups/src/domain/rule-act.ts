import type { FieldError } from '@hearback/kernel';

/** Kinds of acts that a rule can do after it has opened its task, or without one. */
export const ACT_KINDS = [
  'tag_response',
  'notify',
  'send_survey',
  'send_message',
  'send_chat',
  'set_attribute',
] as const;
export type ActKind = (typeof ACT_KINDS)[number];

/** An act of a rule. */
export type RuleAct =
  | { readonly kind: 'tag_response'; readonly tags: readonly string[] }
  | {
      readonly kind: 'notify';
      readonly staffIds: readonly string[];
      readonly teamIds: readonly string[];
      /** What they are told. */
      readonly text: string;
    }
  /** Mails another survey to the customer, if it may. */
  | { readonly kind: 'send_survey'; readonly surveyId: string }
  /** Writes to the customer in the thread of the task, if the rules of tone allow. */
  | { readonly kind: 'send_message'; readonly text: string }
  /** Writes to a chat of the workspace. */
  | { readonly kind: 'send_chat'; readonly chatTargetId: string; readonly text: string }
  | { readonly kind: 'set_attribute'; readonly key: string; readonly value: string | number | boolean };

/**
 * What became of an act. `done`: it has an effect. `requested`: another service decides. `refused`: it was not done, for the reason.
 */
export const ACT_STATES = ['done', 'requested', 'refused'] as const;
export type ActState = (typeof ACT_STATES)[number];

/** Why an act is refused by the rules themselves; others give reasons of their own. */
export const ACT_REASONS = [
  /** The answer is anonymous, so there is nobody to write to. */
  'no-customer',
  /** Another rule writes to the customer about the same answer. */
  'another-rule-was-first',
  /** The answer replies to a survey that a rule has sent: rules do not answer each other. */
  'answer-to-a-rule',
  /** None of those to be notified is an active member. */
  'nobody-active',
  /** The customer objects to profiling, and the act would store a conclusion. */
  'no-profiling',
] as const;
export type ActReason = (typeof ACT_REASONS)[number];

/** Whether the act says something to the customer; of one answer at most one rule does each of them. */
export function reachesCustomer({ kind }: Pick<RuleAct, 'kind'>): boolean {
  return kind === 'send_survey' || kind === 'send_message';
}

/** What the acts of a rule already know of the answer when they are decided, in the order of rules. */
export interface ActSituation {
  readonly customer: string | null;
  /** Whether the customer objects to conclusions from what they do. */
  readonly noProfiling: boolean;
  /** Whether it replies to a survey that a rule or the survey after a resolution has sent. */
  readonly repliesToRule: boolean;
  /** Kinds of acts that reached the customer about the same answer. */
  readonly reached: ReadonlySet<ActKind>;
}

/** Why the act is not done; `undefined` if the rules do not object. */
export function actRefusal(
  act: Pick<RuleAct, 'kind'>,
  { customer, noProfiling, repliesToRule, reached }: ActSituation,
): ActReason | undefined {
  const needsCustomer = reachesCustomer(act) || act.kind === 'set_attribute';
  if (needsCustomer && customer === null) return 'no-customer';
  if (act.kind === 'set_attribute' && noProfiling) return 'no-profiling';
  if (!reachesCustomer(act)) return undefined;
  if (act.kind === 'send_survey' && repliesToRule) return 'answer-to-a-rule';
  return reached.has(act.kind) ? 'another-rule-was-first' : undefined;
}

/** What is wrong with the acts of a rule beyond single members; `pointer` is the JSON pointer of the list. */
export function actDefects(
  acts: readonly RuleAct[],
  { opensTask }: { readonly opensTask: boolean },
  pointer: string,
): readonly FieldError[] {
  const errors: FieldError[] = [];
  if (acts.length === 0 && !opensTask)
    errors.push({ pointer, code: 'required', detail: 'must not be empty for a rule that opens no task' });
  acts.forEach((act, n) => {
    const at = `${pointer}/${n}`;
    if (act.kind === 'notify' && act.staffIds.length + act.teamIds.length === 0)
      errors.push({ pointer: `${at}/staff_ids`, code: 'required', detail: 'must list a member or a team' });
    if ((act.kind === 'send_message' || act.kind === 'notify') && !opensTask)
      errors.push({ pointer: `${at}/kind`, code: 'needs-task', detail: 'needs a rule that opens a task' });
    if (reachesCustomer(act) && acts.findIndex(({ kind }) => kind === act.kind) < n)
      errors.push({ pointer: `${at}/kind`, code: 'duplicate', detail: 'must be there once' });
  });
  return errors;
}
