import type { Condition } from './condition.js';
import type { ResponseFacts } from './response-facts.js';

/** Who the tasks of a rule are assigned to: the member listed, the listed members in turn, or nobody. */
export interface Assignment {
  readonly strategy: 'fixed' | 'round_robin' | 'none';
  /** Exactly one for `fixed`, one or more for `round_robin`, none for `none`. */
  readonly staffIds: readonly string[];
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
  readonly action: TaskAction;
  /** Responses that are older than this when they are accepted open no task; null: no limit. */
  readonly maxAnswerAgeDays: number | null;
  /** Further matching responses of the last 60 minutes open no task, so that a flood of answers is no flood of tasks. */
  readonly maxTasksPerHour: number;
}

/** The ceiling of a rule that does not name one. */
export const DEFAULT_TASKS_PER_HOUR = 100;

/** A version of a rule. */
export interface Rule extends RuleBody {
  readonly id: string;
  /** 1, 2, 3 … */
  readonly version: number;
}

/** Why a matching rule opened no task. */
export type SuppressionReason = 'answer-too-old' | 'too-many-tasks';

const DAY = 86_400_000;

/** Why the rule opens no task for a matching response; `undefined` if it opens one. */
export function suppressionOf(rule: RuleBody, facts: ResponseFacts): SuppressionReason | undefined {
  const age = facts.acceptedAt.getTime() - facts.submittedAt.getTime();
  return rule.maxAnswerAgeDays !== null && age > rule.maxAnswerAgeDays * DAY ? 'answer-too-old' : undefined;
}

/** What is wrong with the combination of strategy and members; `undefined` if nothing is. */
export function assignmentDefect(assignment: Assignment): string | undefined {
  const { strategy, staffIds } = assignment;
  if (new Set(staffIds).size !== staffIds.length) return 'must not list a member twice';
  if (strategy === 'none') return staffIds.length === 0 ? undefined : 'must be empty for the strategy `none`';
  if (strategy === 'fixed')
    return staffIds.length === 1 ? undefined : 'must list exactly one member for the strategy `fixed`';
  return staffIds.length > 0 ? undefined : 'must list at least one member for the strategy `round_robin`';
}
