import type { Condition } from './condition.js';
import type { ResponseFacts } from './response-facts.js';
import type { RuleAct } from './rule-act.js';

/** How the owner of a task is chosen. */
export const STRATEGIES = [
  'fixed',
  'round_robin',
  'least_loaded',
  'customer_owner',
  'touchpoint_owner',
  'none',
] as const;
export type Strategy = (typeof STRATEGIES)[number];

/**
 * Who the tasks of a rule are assigned to: the member listed; those listed in turn; the one of them with the fewest open tasks; the
 * member whom an attribute of the customer names, or who looks after the touchpoint, else the one with the fewest open tasks of those
 * listed; or nobody.
 */
export interface Assignment {
  readonly strategy: Strategy;
  /** Exactly one for `fixed`, none for `none`. */
  readonly staffIds: readonly string[];
  /** Teams whose members are listed too; none for `fixed` and `none`. */
  readonly teamIds: readonly string[];
  /** The attribute that holds the id or the address of the owner, for `customer_owner`; null otherwise. */
  readonly attribute: string | null;
}

/** The task that a rule opens for a matching response. */
export interface TaskAction {
  /** May contain placeholders, see `fillTitle`. */
  readonly title: string;
  /** Instructions for staff, as plain text. */
  readonly playbook: string;
  /** Minutes from opening to due time, of opening hours where the workspace has them. */
  readonly dueInMinutes: number;
  readonly assignment: Assignment;
}

/** The content of a rule; each change creates a version. */
export interface RuleBody {
  readonly name: string;
  readonly active: boolean;
  readonly conditions: Condition;
  /** The task that it opens first; null: it opens none. */
  readonly action: TaskAction | null;
  /** What it does afterwards, in this order. */
  readonly acts: readonly RuleAct[];
  /** On responses that are older than this when they are accepted it does not act; null: no limit. */
  readonly maxAnswerAgeDays: number | null;
  /** On further matching responses of the last 60 minutes it does not act, so that a flood of answers is no flood of tasks and mails. */
  readonly maxTasksPerHour: number;
}

/** The ceiling of a rule that does not name one. */
export const DEFAULT_TASKS_PER_HOUR = 100;

/** A version of a rule. */
export interface Rule extends RuleBody {
  readonly id: string;
  /** 1, 2, 3 … */
  readonly version: number;
  /** Its place among the rules of the workspace, which act in this order. */
  readonly position: number;
}

/** Why a matching rule did not act. */
export type SuppressionReason = 'answer-too-old' | 'too-many-tasks';

const DAY = 86_400_000;

/** Why the rule does not act on a matching response; `undefined` if it does. */
export function suppressionOf(rule: RuleBody, facts: ResponseFacts): SuppressionReason | undefined {
  const age = facts.acceptedAt.getTime() - facts.submittedAt.getTime();
  return rule.maxAnswerAgeDays !== null && age > rule.maxAnswerAgeDays * DAY ? 'answer-too-old' : undefined;
}

/** What is wrong with the combination of strategy, members, teams and attribute; `undefined` if nothing is. */
export function assignmentDefect({ strategy, staffIds, teamIds, attribute }: Assignment): string | undefined {
  if (new Set(staffIds).size !== staffIds.length) return 'must not list a member twice';
  if ((strategy === 'customer_owner') !== (attribute !== null))
    return 'must have `attribute` for the strategy `customer_owner`, and for no other';
  switch (strategy) {
    case 'none':
      return staffIds.length + teamIds.length === 0 ? undefined : 'must be empty for the strategy `none`';
    case 'fixed':
      return staffIds.length === 1 && teamIds.length === 0
        ? undefined
        : 'must list exactly one member for the strategy `fixed`';
    case 'customer_owner':
    case 'touchpoint_owner':
      return undefined;
    default:
      return staffIds.length + teamIds.length > 0
        ? undefined
        : `must list at least one member or team for the strategy \`${strategy}\``;
  }
}

/** The tasks of a rule that opens none are nobody's. */
export const NOBODY: Assignment = { strategy: 'none', staffIds: [], teamIds: [], attribute: null };
