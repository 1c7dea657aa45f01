import { Injectable } from '@nestjs/common';
import type { Tx } from '@hearback/database';
import type { ResponseFacts } from '../domain/response-facts.js';
import { addWorkingTime } from '../domain/hours/working-time.js';
import { targetOf, type ClockName } from '../domain/sla-target.js';
import { followAction, followHours, withFirstClocks, NO_CALENDAR, type HoursChange } from '../domain/task-clocks.js';
import { isClosed, type Task } from '../domain/task.js';
import { CalendarStore } from './calendar-store.js';
import { SlaTargetStore } from './sla-target-store.js';
import { TaskTimers, type TimedTask } from './task-timers.js';

const MINUTE_MS = 60_000;

/** A task that is about to be opened. */
export interface OpeningTask {
  readonly tenantId: string;
  readonly task: Task;
  readonly facts: ResponseFacts | null;
  /** Whether a person set the due time. */
  readonly isDueByHand: boolean;
}

/** Keeps the clocks of tasks, and their timers, in step with what happens to the tasks and to the opening hours. */
@Injectable()
export class ClockKeeper {
  constructor(
    private readonly calendars: CalendarStore,
    private readonly targets: SlaTargetStore,
    private readonly timers: TaskTimers,
  ) {}

  /** The tasks with the clocks that they are opened with, in their order. */
  async firstClocks(tx: Tx, opening: readonly OpeningTask[]): Promise<Task[]> {
    const owners = opening.map(({ tenantId, task }) => ({ tenantId, assigneeId: task.assigneeId }));
    const applied = await this.calendars.appliedTo(tx, owners);
    const targets = await this.targets.list(tx, [...new Set(opening.map(({ tenantId }) => tenantId))]);
    return opening.map(({ tenantId, task, facts, isDueByHand }, n) => {
      const { ruleId, touchpointId } = task;
      const subject = { ruleId, touchpointId, attributes: facts?.attributes ?? [] };
      const target = targetOf(targets.get(tenantId) ?? [], subject);
      return withFirstClocks(task, { hours: applied[n] ?? NO_CALENDAR, target, isDueByHand });
    });
  }

  /** Sets the timers of tasks that were opened at this time. */
  async start(tx: Tx, opened: readonly TimedTask[], at: Date): Promise<void> {
    const timed: TimedTask[] = [];
    for (const { tenantId, task } of opened) timed.push(await this.#withHours(tx, tenantId, task));
    await this.timers.start(tx, timed, at);
  }

  /** The task after an action, with clocks that have followed it. Store it, then call `retime`. */
  async follow(tx: Tx, tenantId: string, before: Task, after: Task, at: Date): Promise<Task> {
    if (after.clocks === null) return after;
    return followAction(before, after, await this.#change(tx, tenantId, after, at), at);
  }

  /** The task with clocks that count by the hours which apply since this time; the task itself if they do already. */
  async followHours(tx: Tx, tenantId: string, task: Task, since: Date): Promise<Task> {
    if (task.clocks === null) return task;
    return followHours(task, await this.#change(tx, tenantId, task, since));
  }

  /** Sets the timers of a stored task anew if its deadlines are others than before, and cancels those of a closed one. */
  async retime(tx: Tx, tenantId: string, before: Task, stored: Task, at: Date): Promise<void> {
    if (isClosed(stored.status)) return isClosed(before.status) ? undefined : this.timers.stop(tx, tenantId, stored.id);
    if (!isClosed(before.status) && deadlinesOf(before) === deadlinesOf(stored)) return;
    await this.timers.stop(tx, tenantId, stored.id);
    await this.start(tx, [{ tenantId, task: stored }], at);
  }

  /** Sets the timers of the steps that follow a deadline which was missed. */
  async planEscalation(tx: Tx, tenantId: string, task: Task, clock: ClockName, setFor: Date): Promise<void> {
    if (task.clocks === null) return;
    const { calendar, steps } = task.clocks;
    const hours = await this.calendars.hoursOf(tx, tenantId, calendar);
    const timed = steps.flatMap((step, position) => {
      if (step.clock !== clock) return [];
      const at = addWorkingTime(hours, setFor, step.afterMinutes * MINUTE_MS);
      return [{ tenantId, taskId: task.id, clock, step: position, setFor, at }];
    });
    if (timed.length > 0) await this.timers.escalate(tx, timed);
  }

  async #change(tx: Tx, tenantId: string, task: Task, since: Date): Promise<HoursChange> {
    const [after] = await this.calendars.appliedTo(tx, [{ tenantId, assigneeId: task.assigneeId }]);
    const ref = task.clocks?.calendar ?? null;
    const before = { ref, hours: await this.calendars.hoursOf(tx, tenantId, ref) };
    return { before, after: after ?? NO_CALENDAR, since };
  }

  async #withHours(tx: Tx, tenantId: string, task: Task): Promise<TimedTask> {
    if (task.clocks === null) return { tenantId, task };
    return { tenantId, task, hours: await this.calendars.hoursOf(tx, tenantId, task.clocks.calendar) };
  }
}

/** What the timers of an open task are set by. */
function deadlinesOf({ dueAt, clocks }: Task): string {
  const response = clocks?.firstResponse ?? null;
  return [dueAt, clocks?.pausedAt ?? null, response?.since ?? null, response?.dueAt ?? null]
    .map((time) => time?.toISOString() ?? '')
    .join(' ');
}
