import { conditionOf, defectOf, linesOf, newLine, type ConditionJson, type Lines } from './condition.js';
import { actDefect } from './act.js';
import type { Act, Rule, RuleBody } from './queries.js';

/** How the owner of the task is chosen, in the order in which it is offered. */
export const STRATEGIES = [
  'none',
  'fixed',
  'round_robin',
  'least_loaded',
  'customer_owner',
  'touchpoint_owner',
] as const;
export type Strategy = (typeof STRATEGIES)[number];

/** What the editor holds. */
export interface RuleForm {
  readonly name: string;
  readonly lines: Lines | undefined;
  /** The condition as it was read, where lines cannot show it. */
  readonly condition: ConditionJson | undefined;
  /** Whether it opens a task; the fields of the task are kept while it does not. */
  readonly opensTask: boolean;
  readonly title: string;
  readonly playbook: string;
  readonly dueHours: number;
  readonly strategy: Strategy;
  readonly staff: readonly string[];
  readonly teams: readonly string[];
  /** The attribute that names the owner of a customer. */
  readonly attribute: string;
  readonly acts: readonly Act[];
  readonly maxAgeDays: number | null;
  readonly perHour: number;
}

/** Which parts of the form cannot be saved yet. */
export type FormDefect = 'name' | 'title' | 'staff' | 'lines' | 'due' | 'acts';

/** The form of a rule, or of a new one for unhappy answers with words. */
export function formOf(rule: Rule | undefined, title: string): RuleForm {
  if (rule === undefined) {
    return {
      name: '',
      lines: { join: 'all', lines: [newLine('score'), newLine('text')] },
      condition: undefined,
      opensTask: true,
      title,
      playbook: '',
      dueHours: 24,
      strategy: 'none',
      staff: [],
      teams: [],
      attribute: 'owner',
      acts: [],
      maxAgeDays: null,
      perHour: 100,
    };
  }
  const lines = linesOf(rule.conditions);
  return {
    name: rule.name,
    lines,
    condition: lines === undefined ? rule.conditions : undefined,
    opensTask: rule.action !== null,
    title: rule.action?.title ?? title,
    playbook: rule.action?.playbook ?? '',
    dueHours: (rule.action?.due_in_minutes ?? 1440) / 60,
    strategy: rule.action?.assignment.strategy ?? 'none',
    staff: rule.action?.assignment.staff_ids ?? [],
    teams: rule.action?.assignment.team_ids ?? [],
    attribute: rule.action?.assignment.attribute ?? 'owner',
    acts: rule.acts,
    maxAgeDays: rule.max_answer_age_days,
    perHour: rule.max_tasks_per_hour,
  };
}

/** What is missing. */
export function formDefects(form: RuleForm): FormDefect[] {
  const { name, title, lines, dueHours, opensTask, acts } = form;
  return [
    ...(name.trim() === '' ? (['name'] as const) : []),
    ...(lines !== undefined && (lines.lines.length === 0 || lines.lines.some((line) => defectOf(line) !== undefined))
      ? (['lines'] as const)
      : []),
    ...(opensTask && title.trim() === '' ? (['title'] as const) : []),
    ...(!opensTask || dueHours > 0 ? [] : (['due'] as const)),
    ...(opensTask && lacksOwner(form) ? (['staff'] as const) : []),
    ...(acts.some((act) => actDefect(act, opensTask) !== undefined) || (acts.length === 0 && !opensTask)
      ? (['acts'] as const)
      : []),
  ];
}

function lacksOwner({ strategy, staff, teams, attribute }: RuleForm): boolean {
  if (strategy === 'none') return false;
  if (strategy === 'touchpoint_owner') return false;
  return strategy === 'customer_owner' ? attribute.trim() === '' : staff.length + teams.length === 0;
}

/** The rule that the form saves. */
export function bodyOf(form: RuleForm): RuleBody {
  const conditions = form.lines === undefined ? form.condition : conditionOf(form.lines);
  return {
    name: form.name.trim(),
    conditions: conditions as unknown as RuleBody['conditions'],
    action: form.opensTask
      ? {
          title: form.title.trim(),
          playbook: form.playbook,
          due_in_minutes: Math.max(1, Math.round(form.dueHours * 60)),
          assignment: assignmentOf(form),
        }
      : null,
    acts: [...form.acts],
    max_answer_age_days: form.maxAgeDays,
    max_tasks_per_hour: form.perHour,
  };
}

function assignmentOf({ strategy, staff, teams, attribute }: RuleForm) {
  const takesTeams = strategy !== 'none' && strategy !== 'fixed';
  return {
    strategy,
    staff_ids: strategy === 'none' ? [] : [...staff],
    team_ids: takesTeams ? [...teams] : [],
    attribute: strategy === 'customer_owner' ? attribute.trim() : null,
  };
}
