import { Injectable } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { Tx } from '@hearback/database';
import { defineJob, JobQueue } from '@hearback/jobs';
import { TaskTimers, type TimedStep, type TimedTask } from '../application/task-timers.js';
import { remindAtOf } from '../domain/hours/deadline-clock.js';
import { reminderAt } from '../domain/task.js';
import { FollowupsConfig } from '../followups.config.js';

const schema = Type.Object({ task_id: Type.String(), due_at: Type.String() });

/** Reminds staff of a task that is due soon. */
export const RemindTask = defineJob('followups.remind-task', schema);
/** Records that a task is overdue. */
export const BreachTask = defineJob('followups.breach-task', schema);
/** Reminds staff that the first response to a customer is due soon. */
export const RemindResponse = defineJob('followups.remind-response', schema);
/** Records that the first response to a customer is overdue. */
export const BreachResponse = defineJob('followups.breach-response', schema);
/** Takes a step of escalation. */
export const EscalateTask = defineJob(
  'followups.escalate-task',
  Type.Object({ task_id: Type.String(), due_at: Type.String(), clock: Type.String(), step: Type.Integer() }),
);

/** A deadline of a task, and when staff are reminded of it. */
interface Deadline {
  readonly tenantId: string;
  readonly taskId: string;
  readonly dueAt: Date;
  readonly remindAt: Date;
}

/** `TaskTimers` as scheduled jobs, two per deadline. */
@Injectable()
export class JobTaskTimers extends TaskTimers {
  constructor(
    private readonly jobs: JobQueue,
    private readonly config: FollowupsConfig,
  ) {
    super();
  }

  override async start(tx: Tx, tasks: readonly TimedTask[], from: Date): Promise<void> {
    const resolutions = tasks.flatMap((timed) => this.#resolution(timed, from));
    await this.jobs.enqueueAll(tx, RemindTask, resolutions.map(reminderOf));
    await this.jobs.enqueueAll(tx, BreachTask, resolutions.map(breachOf));
    const responses = tasks.flatMap((timed) => this.#firstResponse(timed));
    await this.jobs.enqueueAll(tx, RemindResponse, responses.map(reminderOf));
    await this.jobs.enqueueAll(tx, BreachResponse, responses.map(breachOf));
  }

  override async stop(tx: Tx, tenantId: string, taskId: string): Promise<void> {
    for (const contract of [RemindTask, BreachTask, RemindResponse, BreachResponse]) {
      await this.jobs.cancel(tx, contract, { tenantId, dedupe: taskId });
    }
  }

  override async escalate(tx: Tx, steps: readonly TimedStep[]): Promise<void> {
    const jobs = steps.map(({ tenantId, taskId, clock, step, setFor, at }) => ({
      tenantId,
      payload: { task_id: taskId, due_at: setFor.toISOString(), clock, step },
      dueAt: at,
      dedupe: `${taskId}:${clock}:${step}:${setFor.toISOString()}`,
    }));
    await this.jobs.enqueueAll(tx, EscalateTask, jobs);
  }

  #resolution({ tenantId, task, hours }: TimedTask, from: Date): Deadline[] {
    if (task.clocks?.pausedAt !== null && task.clocks?.pausedAt !== undefined) return [];
    const { reminderLeadMinutes: lead } = this.config;
    const clock = task.clocks?.resolution ?? null;
    const remindAt =
      clock === null || hours === undefined ? reminderAt(from, task.dueAt, lead) : remindAtOf(clock, hours, lead);
    return [{ tenantId, taskId: task.id, dueAt: task.dueAt, remindAt }];
  }

  #firstResponse({ tenantId, task, hours }: TimedTask): Deadline[] {
    const clock = task.clocks?.firstResponse ?? null;
    if (clock === null || clock.since === null || hours === undefined) return [];
    const remindAt = remindAtOf(clock, hours, this.config.reminderLeadMinutes);
    return [{ tenantId, taskId: task.id, dueAt: clock.dueAt, remindAt }];
  }
}

function breachOf({ tenantId, taskId, dueAt }: Deadline) {
  return { tenantId, payload: { task_id: taskId, due_at: dueAt.toISOString() }, dueAt, dedupe: taskId };
}

function reminderOf(deadline: Deadline) {
  return { ...breachOf(deadline), dueAt: deadline.remindAt };
}
