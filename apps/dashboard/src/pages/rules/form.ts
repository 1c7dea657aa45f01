import { conditionOf, defectOf, linesOf, newLine, type ConditionJson, type Lines } from './condition.js';
import type { Rule, RuleBody } from './queries.js';

/** What the editor holds. */
export interface RuleForm {
  readonly name: string;
  readonly lines: Lines | undefined;
  /** The condition as it was read, where lines cannot show it. */
  readonly condition: ConditionJson | undefined;
  readonly title: string;
  readonly playbook: string;
  readonly dueHours: number;
  readonly strategy: 'fixed' | 'round_robin' | 'none';
  readonly staff: readonly string[];
  readonly maxAgeDays: number | null;
  readonly perHour: number;
}

/** Which parts of the form cannot be saved yet. */
export type FormDefect = 'name' | 'title' | 'staff' | 'lines' | 'due';

/** The form of a rule, or of a new one for unhappy answers with words. */
export function formOf(rule: Rule | undefined, title: string): RuleForm {
  if (rule === undefined) {
    return {
      name: '',
      lines: { join: 'all', lines: [newLine('score'), newLine('text')] },
      condition: undefined,
      title,
      playbook: '',
      dueHours: 24,
      strategy: 'none',
      staff: [],
      maxAgeDays: null,
      perHour: 100,
    };
  }
  const lines = linesOf(rule.conditions);
  return {
    name: rule.name,
    lines,
    condition: lines === undefined ? rule.conditions : undefined,
    title: rule.action.title,
    playbook: rule.action.playbook ?? '',
    dueHours: rule.action.due_in_minutes / 60,
    strategy: rule.action.assignment.strategy,
    staff: rule.action.assignment.staff_ids ?? [],
    maxAgeDays: rule.max_answer_age_days,
    perHour: rule.max_tasks_per_hour,
  };
}

/** What is missing. */
export function formDefects({ name, title, strategy, staff, lines, dueHours }: RuleForm): FormDefect[] {
  return [
    ...(name.trim() === '' ? (['name'] as const) : []),
    ...(lines !== undefined && (lines.lines.length === 0 || lines.lines.some((line) => defectOf(line) !== undefined))
      ? (['lines'] as const)
      : []),
    ...(title.trim() === '' ? (['title'] as const) : []),
    ...(dueHours > 0 ? [] : (['due'] as const)),
    ...(strategy === 'none' || staff.length > 0 ? [] : (['staff'] as const)),
  ];
}

/** The rule that the form saves. */
export function bodyOf(form: RuleForm): RuleBody {
  const conditions = form.lines === undefined ? form.condition : conditionOf(form.lines);
  return {
    name: form.name.trim(),
    conditions: conditions as unknown as RuleBody['conditions'],
    action: {
      title: form.title.trim(),
      playbook: form.playbook,
      due_in_minutes: Math.max(1, Math.round(form.dueHours * 60)),
      assignment: { strategy: form.strategy, staff_ids: form.strategy === 'none' ? [] : [...form.staff] },
    },
    max_answer_age_days: form.maxAgeDays,
    max_tasks_per_hour: form.perHour,
  };
}
