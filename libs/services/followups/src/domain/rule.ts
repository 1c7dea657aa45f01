import type { Condition } from './condition.js';
import type { ResponseFacts } from './response-facts.js';

/** Who gets the tasks of a rule: the first of the list, each in turn, or nobody yet. */
export interface Assignment {
  readonly strategy: 'fixed' | 'round_robin' | 'none';
  /** Exactly one for `fixed`, one or more for `round_robin`, none for `none`. */
  readonly staffIds: readonly string[];
}

/** What a rule does with a response that fulfils it: opens one task. */
export interface TaskAction {
  /** May hold placeholders, see `fillTitle`. */
  readonly title: string;
  /** What to do, step by step; for staff, as text. */
  readonly playbook: string;
  /** Minutes from opening to due, on the calendar. */
  readonly dueInMinutes: number;
  readonly assignment: Assignment;
}

/** What staff decide about a rule; each change of it is a new version. */
export interface RuleBody {
  readonly name: string;
  readonly active: boolean;
  readonly conditions: Condition;
  readonly action: TaskAction;
  /** Responses older than this when they are accepted open no task; null: age does not matter. */
  readonly maxAnswerAgeDays: number | null;
}

/** A rule in one of its versions. */
export interface Rule extends RuleBody {
  readonly id: string;
  /** 1, 2, 3 … */
  readonly version: number;
}

/** Why a rule that was fulfilled opened no task. */
export type SuppressionReason = 'answer-too-old';

const DAY = 86_400_000;

/** Why the rule opens no task for a response that fulfils it; undefined where nothing stands against it. */
export function suppressionOf(rule: RuleBody, facts: ResponseFacts): SuppressionReason | undefined {
  const age = facts.acceptedAt.getTime() - facts.submittedAt.getTime();
  return rule.maxAnswerAgeDays !== null && age > rule.maxAnswerAgeDays * DAY ? 'answer-too-old' : undefined;
}

/** What is wrong with an assignment whose parts are each well-formed; undefined where nothing is. */
export function assignmentDefect(assignment: Assignment): string | undefined {
  const { strategy, staffIds } = assignment;
  if (new Set(staffIds).size !== staffIds.length) return 'the same person twice';
  if (strategy === 'none') return staffIds.length === 0 ? undefined : 'nobody can be listed with the strategy none';
  if (strategy === 'fixed') return staffIds.length === 1 ? undefined : 'exactly one person with the strategy fixed';
  return staffIds.length > 0 ? undefined : 'at least one person with the strategy round_robin';
}
