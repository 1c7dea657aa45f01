import { Injectable } from '@nestjs/common';
import { newEvent, TaskOpened } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { derivedId } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { asksForTexts } from '../domain/condition.js';
import { holds, matches, reasonSentence, type Match } from '../domain/matches.js';
import { commentOf, type ResponseFacts } from '../domain/response-facts.js';
import type { RuleContext } from '../domain/rule-context.js';
import { suppressionOf, type Rule, type SuppressionReason } from '../domain/rule.js';
import type { Task } from '../domain/task.js';
import { AssigneeSelector, type Assignee } from './assignee-selector.js';
import type { TenantFacts } from './response-facts-store.js';
import { ActiveRules } from './rule-store.js';
import { complaintChanged } from './complaints.js';
import { ClockKeeper } from './clock-keeper.js';
import { plannedTask } from './planned-task.js';
import { AnswerRecovery } from './recovery/answer-recovery.js';
import { ActOnResponses } from './rules/act-on-responses.js';
import { RuleContexts } from './rules/rule-contexts.js';
import { Understandings } from './rules/understandings.js';
import { OpenedTasks, underCeiling } from './task-ceiling.js';
import { TaskOpener, type NewTask, type Suppression } from './task-store.js';

/** A response that matches a rule. */
interface Hit extends TenantFacts {
  readonly rule: Rule;
  /** Of the task, where the rule opens one. */
  readonly taskId: string;
  readonly context: RuleContext;
}

/** A hit, and why in the language of the staff. */
interface ExplainedHit {
  readonly hit: Hit;
  readonly match: Match;
  readonly reason: string;
}

/** A task to open, and why in the language of the staff. */
interface PlannedTask {
  readonly hit: Hit;
  readonly planned: NewTask;
  readonly reason: string;
}

/** Lets each rule act exactly once per matching response, opening its task first, or records why it did not. */
@Injectable()
export class OpenTasks {
  constructor(
    private readonly rules: ActiveRules,
    private readonly opener: TaskOpener,
    private readonly opened: OpenedTasks,
    private readonly assignees: AssigneeSelector,
    private readonly clocks: ClockKeeper,
    private readonly contexts: RuleContexts,
    private readonly acts: ActOnResponses,
    private readonly recovery: AnswerRecovery,
    private readonly understandings: Understandings,
    private readonly log: EventLog,
  ) {}

  /** Evaluates the responses against the active rules of their workspaces, but those that answer the survey after a resolution. */
  async execute(tx: BatchTx, given: readonly TenantFacts[], now: Date): Promise<void> {
    const responses = await this.recovery.execute(tx, given, now);
    if (responses.length === 0) return;
    const rules = await this.rules.byTenant(tx, tenantsOf(responses));
    await this.understandings.lock(tx, [...askingForTexts(rules).keys()]);
    await this.#act(tx, await this.#findHits(tx, responses, rules), now);
  }

  /** Those of the workspaces with an active rule that asks what comments say. */
  async askingForTexts(tx: BatchTx, tenantIds: readonly string[]): Promise<readonly string[]> {
    if (tenantIds.length === 0) return [];
    return [...askingForTexts(await this.rules.byTenant(tx, [...new Set(tenantIds)])).keys()];
  }

  /**
   * Evaluates responses again, now that their comments have been read: a rule acts if it does only by what they say. What it does without
   * that, it did or was held back from when the response came.
   */
  async understood(tx: BatchTx, given: readonly TenantFacts[], now: Date): Promise<void> {
    const responses = await this.recovery.without(tx, given);
    if (responses.length === 0) return;
    const rules = askingForTexts(await this.rules.byTenant(tx, tenantsOf(responses)));
    const hits = await this.#findHits(tx, responses, rules);
    const isNew = ({ rule, facts, context }: Hit) =>
      !holds(rule.conditions, facts, { ...context, understanding: null });
    await this.#act(tx, hits.filter(isNew), now);
  }

  async #act(tx: BatchTx, hits: readonly Hit[], now: Date): Promise<void> {
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
    const explained = await this.#explained(tx, allowed);
    const created = await this.#openTasks(tx, explained, now);
    const tasks = new Map(created.map(({ planned: { task } }) => [task.id, task]));
    const acting = explained
      .map(({ hit, match }) => {
        const { tenantId, facts, rule, taskId: runId } = hit;
        return { tenantId, facts, rule, runId, task: tasks.get(runId), because: match.because };
      })
      .filter(({ rule, task }) => rule.action === null || task !== undefined);
    const acted = await this.acts.execute(tx, acting, now);
    const complaints = created.flatMap(({ hit: { tenantId, facts }, planned: { task } }) =>
      complaintChanged(tenantId, task, facts, now),
    );
    const events = [...created.map((task) => openedEvent(task, now)), ...complaints, ...acted];
    if (events.length > 0) await this.log.append(tx, events);
  }

  /** Opens the tasks of the rules that open one; returns those that are new. */
  async #openTasks(tx: BatchTx, explained: readonly ExplainedHit[], now: Date): Promise<readonly PlannedTask[]> {
    const opening = explained.filter(({ hit }) => hit.rule.action !== null);
    if (opening.length === 0) return [];
    const tasks = await this.withClocks(tx, await this.planned(tx, opening, now));
    const opened = await this.opener.open(
      tx,
      tasks.map(({ planned }) => planned),
    );
    const created = tasks.filter(({ planned }) => opened.has(planned.task.id));
    await this.clocks.start(
      tx,
      created.map(({ planned }) => planned),
      now,
    );
    return created;
  }

  async #findHits(
    tx: BatchTx,
    responses: readonly TenantFacts[],
    rules: ReadonlyMap<string, readonly Rule[]>,
  ): Promise<Hit[]> {
    const hits: Hit[] = [];
    for (const [tenantId, ofTenant] of rules) {
      const facts = responses.filter((response) => response.tenantId === tenantId).map((response) => response.facts);
      const contexts = await this.contexts.of(tx, tenantId, facts, ofTenant);
      hits.push(...hitsOf(tenantId, facts, contexts, ofTenant));
    }
    return hits;
  }

  async #explained(tx: BatchTx, hits: readonly Hit[]): Promise<readonly ExplainedHit[]> {
    const languages = await this.rules.languages(tx, [...new Set(hits.map(({ tenantId }) => tenantId))]);
    return hits.map((hit) => {
      const language = languages.get(hit.tenantId) ?? 'en';
      const match = matches(hit.rule, hit.facts, language, hit.context);
      return { hit, match, reason: reasonSentence(match, language) };
    });
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

  private async planned(tx: BatchTx, explained: readonly ExplainedHit[], now: Date): Promise<PlannedTask[]> {
    const byRule = new Map<string, ExplainedHit[]>();
    for (const each of explained) {
      const list = byRule.get(each.hit.rule.id);
      if (list === undefined) byRule.set(each.hit.rule.id, [each]);
      else list.push(each);
    }
    const result: PlannedTask[] = [];
    // In the order of rule ids, so that concurrent batches lock rotations in the same order and cannot deadlock.
    for (const [, list] of [...byRule].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      const { tenantId, rule } = (list[0] as ExplainedHit).hit;
      const facts = list.map(({ hit }) => hit.facts);
      const assignees = await this.assignees.assign(tx, tenantId, rule, facts);
      list.forEach(({ hit, match, reason }, i) => {
        result.push({ hit, planned: plannedTask(hit, match, assignees[i] as Assignee, now), reason });
      });
    }
    return result;
  }
}

function tenantsOf(responses: readonly TenantFacts[]): readonly string[] {
  return [...new Set(responses.map(({ tenantId }) => tenantId))];
}

/** The rules that ask what comments say, of the workspaces that have some. */
function askingForTexts(rules: ReadonlyMap<string, readonly Rule[]>): ReadonlyMap<string, readonly Rule[]> {
  const asking = [...rules].map(([tenantId, list]) => {
    return [tenantId, list.filter(({ conditions }) => asksForTexts(conditions))] as const;
  });
  return new Map(asking.filter(([, list]) => list.length > 0));
}

function hitsOf(
  tenantId: string,
  responses: readonly ResponseFacts[],
  contexts: readonly RuleContext[],
  rules: readonly Rule[],
): Hit[] {
  const hits: Hit[] = [];
  const seen = new Set<string>();
  responses.forEach((facts, n) => {
    const context = contexts[n] as RuleContext;
    for (const rule of rules) {
      if (!holds(rule.conditions, facts, context)) continue;
      const taskId = derivedId('task', facts.responseId, rule.id);
      if (!seen.has(taskId)) hits.push({ tenantId, facts, rule, taskId, context });
      seen.add(taskId);
    }
  });
  return hits;
}

function toSuppression(hit: Hit, at: Date): Suppression[] {
  const reason = suppressionOf(hit.rule, hit.facts);
  return reason === undefined ? [] : [suppressed(hit, reason, at)];
}

function suppressed({ tenantId, facts, rule }: Hit, reason: SuppressionReason, at: Date): Suppression {
  return { tenantId, responseId: facts.responseId, ruleId: rule.id, ruleVersion: rule.version, reason, at };
}

function openedEvent({ hit: { facts, rule }, planned: { tenantId, task }, reason }: PlannedTask, now: Date) {
  return newEvent(TaskOpened, {
    id: derivedId('task-opened', task.id),
    tenantId,
    time: now,
    payload: {
      task_id: task.id,
      response_id: task.responseId,
      touchpoint_id: task.touchpointId,
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
