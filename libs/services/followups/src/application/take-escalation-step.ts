import { Injectable } from '@nestjs/common';
import { newEvent, TaskEscalated, type NewEvent } from '@hearback/contracts';
import type { Tx } from '@hearback/database';
import { Clock, derivedId } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { escalate } from '../domain/deadlines.js';
import type { ClockName, EscalationAction, EscalationStep } from '../domain/sla-target.js';
import type { Task } from '../domain/task.js';
import { ClockKeeper } from './clock-keeper.js';
import { StaffDirectory } from './staff-directory.js';
import { taskAssigned } from './task-events.js';
import { TaskStore } from './task-store.js';

/** A step whose time has come. */
export interface DueStep {
  readonly taskId: string;
  readonly clock: ClockName;
  /** Position among the steps of the task. */
  readonly step: number;
  /** The deadline that was missed. */
  readonly setFor: Date;
}

/** Takes a step of escalation, once per round of a task however often its job runs. */
@Injectable()
export class TakeEscalationStep {
  constructor(
    private readonly tasks: TaskStore,
    private readonly staff: StaffDirectory,
    private readonly clocks: ClockKeeper,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Tx, tenantId: string, { taskId, clock, step, setFor }: DueStep): Promise<void> {
    const task = await this.tasks.lock(tx, tenantId, taskId);
    const planned = task?.clocks?.steps[step];
    if (task === undefined || planned === undefined || planned.clock !== clock) return;
    const action = await this.#possible(tx, tenantId, planned.action);
    if (action === undefined) return;
    const at = this.clock.now();
    const result = escalate(task, { ...planned, action }, setFor, at);
    if (!result.ok || result.changes.length === 0) return;
    if (!(await this.tasks.recordEscalation(tx, tenantId, { task, clock, step, at }))) return;
    const after = await this.clocks.follow(tx, tenantId, task, result.task, at);
    const stored = await this.tasks.store(tx, tenantId, after, result.changes);
    await this.clocks.retime(tx, tenantId, task, stored, at);
    const events: NewEvent[] = [escalated(tenantId, stored, { ...planned, action }, { step, at })];
    if (stored.assigneeId !== task.assigneeId) events.push(taskAssigned(tenantId, stored, at));
    await this.log.append(tx, events);
  }

  /** The action for those who are still there; `undefined` if nobody is. */
  async #possible(tx: Tx, tenantId: string, action: EscalationAction): Promise<EscalationAction | undefined> {
    if (action.kind === 'raise') return action;
    const wanted = action.kind === 'notify' ? action.staffIds : [action.staffId];
    const active = await this.staff.activeAmong(tx, tenantId, wanted);
    const staffIds = wanted.filter((id) => active.has(id));
    if (staffIds.length === 0) return undefined;
    return action.kind === 'notify' ? { kind: 'notify', staffIds } : action;
  }
}

function escalated(
  tenantId: string,
  task: Task,
  { clock, action }: EscalationStep,
  { step, at }: { readonly step: number; readonly at: Date },
) {
  return newEvent(TaskEscalated, {
    id: derivedId('task-escalated', task.id, String(task.reopenCount), clock, String(step)),
    tenantId,
    time: at,
    payload: {
      task_id: task.id,
      title: task.title,
      assignee_id: task.assigneeId,
      clock,
      action: action.kind,
      staff_ids: action.kind === 'notify' ? [...action.staffIds] : [],
      due_at: (clock === 'resolution' ? task.dueAt : (task.clocks?.firstResponse?.dueAt ?? task.dueAt)).toISOString(),
      escalated_at: at.toISOString(),
    },
  });
}
