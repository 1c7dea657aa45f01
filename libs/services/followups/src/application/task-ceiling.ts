import type { BatchTx } from '@hearback/database';
import type { Rule } from '../domain/rule.js';

/** A task that a rule is about to open. */
export interface DueTask {
  readonly tenantId: string;
  readonly rule: Rule;
}

/** What the ceilings of rules let through. */
export interface CeilingResult<T> {
  readonly allowed: readonly T[];
  readonly heldBack: readonly T[];
}

/** The tasks that rules opened lately, for their ceiling per hour. */
export abstract class OpenedTasks {
  /**
   * The number of tasks that each rule has opened after `since`, by rule id. The rules stay locked until the end of the
   * transaction, so that two batches cannot both use what is left.
   */
  abstract countSince(
    tx: BatchTx,
    rules: readonly { readonly tenantId: string; readonly ruleId: string }[],
    since: Date,
  ): Promise<ReadonlyMap<string, number>>;
  /** Adds to the numbers of tasks that rules held back. */
  abstract addHeldBack(
    tx: BatchTx,
    rules: readonly { readonly tenantId: string; readonly ruleId: string; readonly count: number }[],
    at: Date,
  ): Promise<void>;
}

const HOUR = 3_600_000;

/** Splits tasks into those that their rules may open now and those above the ceiling of the hour, which are counted. */
export async function underCeiling<T extends DueTask>(
  opened: OpenedTasks,
  tx: BatchTx,
  tasks: readonly T[],
  now: Date,
): Promise<CeilingResult<T>> {
  const rules = new Map(tasks.map(({ tenantId, rule }) => [rule.id, { tenantId, ruleId: rule.id }]));
  if (rules.size === 0) return { allowed: tasks, heldBack: [] };
  const counts = new Map(await opened.countSince(tx, [...rules.values()], new Date(now.getTime() - HOUR)));
  const allowed: T[] = [];
  const heldBack: T[] = [];
  for (const task of tasks) {
    const count = (counts.get(task.rule.id) ?? 0) + 1;
    counts.set(task.rule.id, count);
    (count <= task.rule.maxTasksPerHour ? allowed : heldBack).push(task);
  }
  const held = [...rules.values()]
    .map((rule) => ({ ...rule, count: heldBack.filter((task) => task.rule.id === rule.ruleId).length }))
    .filter(({ count }) => count > 0);
  if (held.length > 0) await opened.addHeldBack(tx, held, now);
  return { allowed, heldBack };
}
