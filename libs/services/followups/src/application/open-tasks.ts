import { Injectable } from '@nestjs/common';
import { newEvent, TaskOpened } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { derivedId } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { holds, matches, reasonSentence, type Match } from '../domain/matches.js';
import { commentOf, scoreLevelOfFacts } from '../domain/response-facts.js';
import { suppressionOf, type Rule, type SuppressionReason } from '../domain/rule.js';
import { dueAt, type Task } from '../domain/task.js';
import { fillTitle } from '../domain/title.js';
import { AssigneeSelector, type Assignee } from './assignee-selector.js';
import type { TenantFacts } from './response-facts-store.js';
import { ActiveRules } from './rule-store.js';
import { ClockKeeper } from './clock-keeper.js';
import { OpenedTasks, underCeiling } from './task-ceiling.js';
import { TaskOpener, type NewTask, type Suppression } from './task-store.js';

/** A response that matches a rule. */
interface Hit extends TenantFacts {
  readonly rule: Rule;
  readonly taskId: string;
}

/** A task to open, and why in the language of the staff. */
interface PlannedTask {
  readonly hit: Hit;
  readonly planned: NewTask;
  readonly reason: string;
}

/** Opens exactly one task per matching (response, rule), or records why the rule opened none. */
@Injectable()
export class OpenTasks {
  constructor(
    private readonly rules: ActiveRules,
    private readonly opener: TaskOpener,
    private readonly opened: OpenedTasks,
    private readonly assignees: AssigneeSelector,
    private readonly clocks: ClockKeeper,
    private readonly log: EventLog,
  ) {}

  /** Evaluates the responses against the active rules of their workspaces. The last statement appends the events. */
  async execute(tx: BatchTx, responses: readonly TenantFacts[], now: Date): Promise<void> {
    const tenantIds = [...new Set(responses.map((response) => response.tenantId))];
    const hits = findHits(responses, await this.rules.byTenant(tx, tenantIds));
    if (hits.length === 0) return;
    const suppressions = hits.flatMap((hit) => toSuppression(hit, now));
    if (suppressions.length > 0) await this.opener.recordSuppressions(tx, suppressions);
    const fresh = await this.withoutExisting(tx, hits);
    const { allowed, heldBack } = await underCeiling(this.opened, tx, fresh, now);
    if (heldBack.length > 0) {
      await this.opener.recordSuppressions(
        tx,
        heldBack.map((hit) => suppressed(hit, 'too-many-tasks', now)),
      );
    }
    if (allowed.length === 0) return;
    const tasks = await this.withClocks(tx, await this.planned(tx, allowed, now));
    const opened = await this.opener.open(
      tx,
      tasks.map(({ planned }) => planned),
    );
    const created = tasks.filter(({ planned }) => opened.has(planned.task.id));
    if (created.length === 0) return;
    await this.clocks.start(
      tx,
      created.map(({ planned }) => planned),
      now,
    );
    await this.log.append(
      tx,
      created.map((task) => openedEvent(task, now)),
    );
  }

  /** Leaves out suppressed hits and hits that already have a task: they must not advance a rotation. */
  private async withoutExisting(tx: BatchTx, hits: readonly Hit[]): Promise<readonly Hit[]> {
    const due = hits.filter((hit) => suppressionOf(hit.rule, hit.facts) === undefined);
    if (due.length === 0) return due;
    const tenantIds = [...new Set(due.map((hit) => hit.tenantId))];
    const existing = await this.opener.existing(
      tx,
      tenantIds,
      due.map((hit) => hit.taskId),
    );
    return due.filter((hit) => !existing.has(hit.taskId));
  }

  private async withClocks(tx: BatchTx, list: readonly PlannedTask[]): Promise<PlannedTask[]> {
    const opening = list.map(({ hit: { facts }, planned: { tenantId, task } }) => {
      return { tenantId, task, facts, isDueByHand: false };
    });
    const tasks = await this.clocks.firstClocks(tx, opening);
    return list.map((each, n) => ({ ...each, planned: { ...each.planned, task: tasks[n] as Task } }));
  }

  private async planned(tx: BatchTx, hits: readonly Hit[], now: Date): Promise<PlannedTask[]> {
    const byRule = new Map<string, Hit[]>();
    for (const hit of hits) {
      const list = byRule.get(hit.rule.id);
      if (list === undefined) byRule.set(hit.rule.id, [hit]);
      else list.push(hit);
    }
    const languages = await this.rules.languages(
      tx,
      hits.map(({ tenantId }) => tenantId),
    );
    const result: PlannedTask[] = [];
    // In the order of rule ids, so that concurrent batches lock rotations in the same order and cannot deadlock.
    for (const [, list] of [...byRule].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      const { tenantId, rule } = list[0] as Hit;
      const assignees = await this.assignees.assign(tx, tenantId, rule, list.length);
      const language = languages.get(tenantId) ?? 'en';
      list.forEach((hit, i) => {
        const match = matches(rule, hit.facts, language);
        const planned = plan(hit, match, assignees[i] as Assignee, now);
        result.push({ hit, planned, reason: reasonSentence(match, language) });
      });
    }
    return result;
  }
}

function findHits(responses: readonly TenantFacts[], rules: ReadonlyMap<string, readonly Rule[]>): Hit[] {
  const hits: Hit[] = [];
  const seen = new Set<string>();
  for (const { tenantId, facts } of responses) {
    for (const rule of rules.get(tenantId) ?? []) {
      if (!holds(rule.conditions, facts)) continue;
      const taskId = derivedId('task', facts.responseId, rule.id);
      if (!seen.has(taskId)) hits.push({ tenantId, facts, rule, taskId });
      seen.add(taskId);
    }
  }
  return hits;
}

function toSuppression(hit: Hit, at: Date): Suppression[] {
  const reason = suppressionOf(hit.rule, hit.facts);
  return reason === undefined ? [] : [suppressed(hit, reason, at)];
}

function suppressed({ tenantId, facts, rule }: Hit, reason: SuppressionReason, at: Date): Suppression {
  return { tenantId, responseId: facts.responseId, ruleId: rule.id, ruleVersion: rule.version, reason, at };
}

function plan({ tenantId, facts, rule, taskId }: Hit, match: Match, assignee: Assignee, now: Date): NewTask {
  const due = dueAt(now, rule.action.dueInMinutes);
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
    task: {
      id: taskId,
      responseId: facts.responseId,
      ruleId: rule.id,
      ruleVersion: rule.version,
      surveyId: facts.surveyId,
      touchpointId: facts.touchpointId,
      scoreLevel: scoreLevelOfFacts(facts),
      title: fillTitle(rule.action.title, rule, facts),
      playbook: rule.action.playbook,
      status: 'open',
      assigneeId: assignee.staffId,
      dueInMinutes: rule.action.dueInMinutes,
      openedAt: now,
      dueAt: due,
      firstDueAt: due,
      firstResponseAt: null,
      firstResolvedAt: null,
      resolvedAt: null,
      rootCause: null,
      rootCauseText: null,
      outcome: null,
      done: null,
      breachedAt: null,
      reopenCount: 0,
      clocks: null,
      raisedAt: null,
      revision: 1,
    },
  };
}

function openedEvent({ hit: { facts, rule }, planned: { tenantId, task }, reason }: PlannedTask, now: Date) {
  return newEvent(TaskOpened, {
    id: derivedId('task-opened', task.id),
    tenantId,
    time: now,
    payload: {
      task_id: task.id,
      response_id: task.responseId,
      rule_id: rule.id,
      rule_name: rule.name,
      assignee_id: task.assigneeId,
      title: task.title,
      reason,
      comment: commentOf(facts),
      opened_at: now.toISOString(),
      due_at: task.dueAt.toISOString(),
    },
  });
}
