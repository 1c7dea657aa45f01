import type { ActionResult } from './task-actions.js';
import type { ClockName, EscalationStep } from './sla-target.js';
import type { TaskChange } from './task-change.js';
import { isClosed, type Actor, type Task } from './task.js';

const TIMER: Actor = { kind: 'timer', id: null };

/** The deadline of a clock that runs; null if there is none, or nothing has to be done until it. */
export function deadlineOf(task: Task, clock: ClockName): Date | null {
  if (isClosed(task.status)) return null;
  if (clock === 'resolution') return task.clocks !== null && task.clocks.pausedAt !== null ? null : task.dueAt;
  const response = task.clocks?.firstResponse ?? null;
  return response === null || response.since === null ? null : response.dueAt;
}

/** When the deadline of a clock was missed; null if it was not. */
export function breachedAtOf(task: Task, clock: ClockName): Date | null {
  return clock === 'resolution' ? task.breachedAt : (task.clocks?.responseBreachedAt ?? null);
}

/** Records that a deadline was missed; changes nothing if it was another one, was met, or is recorded already. */
export function breach(task: Task, clock: ClockName, setFor: Date, at: Date): ActionResult {
  if (!isPending(task, clock, setFor)) return { ok: true, task, changes: [] };
  const breached =
    clock === 'resolution' || task.clocks === null
      ? { ...task, breachedAt: at }
      : { ...task, clocks: { ...task.clocks, responseBreachedAt: at } };
  return { ok: true, task: breached, changes: [change('breached', clock, setFor, at)] };
}

/** Records a reminder; changes nothing if the deadline is another one, or was met or missed already. */
export function remind(task: Task, clock: ClockName, setFor: Date, at: Date): ActionResult {
  const changes = isPending(task, clock, setFor) ? [change('reminded', clock, setFor, at)] : [];
  return { ok: true, task, changes };
}

/** Takes a step of escalation; changes nothing if the deadline is another one or was met after all. */
export function escalate(task: Task, step: EscalationStep, setFor: Date, at: Date): ActionResult {
  // A task that is late goes on being late while it waits, so waiting is no way around the steps.
  const due = step.clock === 'resolution' && !isClosed(task.status) ? task.dueAt : deadlineOf(task, step.clock);
  if (breachedAtOf(task, step.clock) === null || due?.getTime() !== setFor.getTime())
    return { ok: true, task, changes: [] };
  const { action } = step;
  const changes = [
    { kind: 'escalated' as const, at, actor: TIMER, detail: { clock: step.clock, action: action.kind } },
  ];
  if (action.kind === 'raise') return { ok: true, task: { ...task, raisedAt: task.raisedAt ?? at }, changes };
  if (action.kind === 'notify' || action.staffId === task.assigneeId) return { ok: true, task, changes };
  const assigned: TaskChange = {
    kind: 'assigned',
    at,
    actor: TIMER,
    detail: { from: task.assigneeId, to: action.staffId },
  };
  return { ok: true, task: { ...task, assigneeId: action.staffId }, changes: [...changes, assigned] };
}

function change(kind: 'breached' | 'reminded', clock: ClockName, due: Date, at: Date): TaskChange {
  const dueAt = due.toISOString();
  const detail: TaskChange['detail'] = clock === 'resolution' ? { due_at: dueAt } : { due_at: dueAt, clock };
  return { kind, at, actor: TIMER, detail };
}

function isPending(task: Task, clock: ClockName, setFor: Date): boolean {
  return isSetFor(task, clock, setFor) && breachedAtOf(task, clock) === null;
}

function isSetFor(task: Task, clock: ClockName, setFor: Date): boolean {
  return deadlineOf(task, clock)?.getTime() === setFor.getTime();
}
