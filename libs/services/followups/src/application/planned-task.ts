import type { Match } from '../domain/matches.js';
import { openedTask } from '../domain/opened-task.js';
import type { ResponseFacts } from '../domain/response-facts.js';
import type { Rule } from '../domain/rule.js';
import { dueAt } from '../domain/task.js';
import { fillTitle } from '../domain/title.js';
import type { Assignee } from './assignee-selector.js';
import type { NewTask } from './task-store.js';

/** A task that a rule opens for a response. */
interface RuleTask {
  readonly tenantId: string;
  readonly facts: ResponseFacts;
  readonly rule: Rule;
  readonly taskId: string;
}

/** The task with its explanation. The rule must open one. */
export function plannedTask(
  { tenantId, facts, rule, taskId }: RuleTask,
  match: Match,
  assignee: Assignee,
  now: Date,
): NewTask {
  const { action } = rule;
  if (action === null) throw new Error('a rule that opens no task has none to plan');
  return {
    tenantId,
    openedBy: { kind: 'rule', id: rule.id },
    explanation: {
      ruleId: rule.id,
      ruleName: rule.name,
      ruleVersion: rule.version,
      because: match.because,
      assignment: assignee.how,
    },
    task: openedTask({
      id: taskId,
      facts,
      rule,
      title: fillTitle(action.title, rule, facts),
      playbook: action.playbook,
      assigneeId: assignee.staffId,
      dueInMinutes: action.dueInMinutes,
      openedAt: now,
      dueAt: dueAt(now, action.dueInMinutes),
    }),
  };
}
