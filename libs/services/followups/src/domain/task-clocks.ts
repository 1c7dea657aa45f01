import { ALWAYS_OPEN, type CalendarRef, type OpeningHours } from './hours/calendar.js';
import { pauseClock, resumeClock, startClock, switchHours, type DeadlineClock } from './hours/deadline-clock.js';
import type { EscalationStep, SlaTarget } from './sla-target.js';
import { isClosed, type Task } from './task.js';

/** The clocks of a task that counts opening hours or has a target. */
export interface TaskClocks {
  /** The version of the calendar that the clocks count by; null: all hours are open. */
  readonly calendar: CalendarRef | null;
  /** Null: no deadline. It stops with the first response and does not pause. */
  readonly firstResponse: DeadlineClock | null;
  /** Null: a person set the due time. */
  readonly resolution: DeadlineClock | null;
  /** Since when the task waits for the customer. */
  readonly pausedAt: Date | null;
  /** When the deadline of the first response was missed. */
  readonly responseBreachedAt: Date | null;
  /** The steps of the target, as they were when the task was opened. */
  readonly steps: readonly EscalationStep[];
}

/** A calendar that applies, with its hours. */
export interface AppliedHours {
  readonly ref: CalendarRef | null;
  readonly hours: OpeningHours;
}

/** What applies in a workspace without opening hours. */
export const NO_CALENDAR: AppliedHours = { ref: null, hours: ALWAYS_OPEN };

/**
 * The task with the clocks that it is opened with. Without a calendar and without a target it stays as it is, as does the due time
 * that a person set.
 */
export function withFirstClocks(
  task: Task,
  { hours, target, isDueByHand }: { hours: AppliedHours; target: SlaTarget | undefined; isDueByHand: boolean },
): Task {
  if (hours.ref === null && target === undefined) return task;
  const [response, minutes] = [target?.firstResponseMinutes ?? null, target?.resolutionMinutes ?? task.dueInMinutes];
  // What is opened by hand is due in a day, whatever the hours, unless a target says otherwise.
  const isFixed = isDueByHand || (task.ruleId === null && (target?.resolutionMinutes ?? null) === null);
  const resolution = isFixed ? null : startClock(hours.hours, minutes, task.openedAt);
  const due = resolution?.dueAt ?? task.dueAt;
  return {
    ...task,
    dueInMinutes: isFixed ? task.dueInMinutes : minutes,
    dueAt: due,
    firstDueAt: due,
    clocks: {
      calendar: hours.ref,
      firstResponse: response === null ? null : startClock(hours.hours, response, task.openedAt),
      resolution,
      pausedAt: null,
      responseBreachedAt: null,
      steps: target?.steps ?? [],
    },
  };
}

/** The hours that the clocks of a task counted by up to a moment, and those from then on. */
export interface HoursChange {
  readonly before: AppliedHours;
  readonly after: AppliedHours;
  /** From when on the new ones apply. */
  readonly since: Date;
}

/** The task after an action, with clocks that have followed it: they pause, go on, stop, start again or count other hours. */
export function followAction(before: Task, after: Task, change: HoursChange, at: Date): Task {
  if (after.clocks === null) return after;
  const clocks = moved(switched(after.clocks, change), before, after, change, at);
  return withDue(after, stopped(clocks, before, after, change, at), before.firstResolvedAt === null);
}

/** The task of which other hours apply since a moment. */
export function followHours(task: Task, change: HoursChange): Task {
  return task.clocks === null || isClosed(task.status)
    ? task
    : withDue(task, switched(task.clocks, change), task.firstResolvedAt === null);
}

function switched(clocks: TaskClocks, { before, after, since }: HoursChange): TaskClocks {
  if (isSame(clocks.calendar, after.ref)) return clocks;
  const change = { before: before.hours, after: after.hours };
  const follow = (clock: DeadlineClock | null) => (clock === null ? null : switchHours(clock, change, since));
  return {
    ...clocks,
    calendar: after.ref,
    firstResponse: follow(clocks.firstResponse),
    resolution: follow(clocks.resolution),
  };
}

/** Follows the status and a due time that was set by hand. */
function moved(clocks: TaskClocks, before: Task, after: Task, { after: { hours } }: HoursChange, at: Date): TaskClocks {
  const isReopened = after.reopenCount > before.reopenCount;
  if (isReopened) {
    // Who was never answered still waits for the first answer.
    const { firstResponse: response } = clocks;
    const firstResponse =
      response === null || after.firstResponseAt !== null ? response : resumeClock(response, hours, at);
    return { ...clocks, firstResponse, resolution: startClock(hours, after.dueInMinutes, at), pausedAt: null };
  }
  const isSetByHand = after.dueAt.getTime() !== before.dueAt.getTime();
  const { resolution } = isSetByHand ? { resolution: null } : clocks;
  const isWaiting = after.status === 'waiting';
  if (isWaiting === (clocks.pausedAt !== null)) return { ...clocks, resolution };
  const next = (clock: DeadlineClock) => (isWaiting ? pauseClock(clock, hours, at) : resumeClock(clock, hours, at));
  // A due time that a person set does not pause: it stays where it was set.
  return resolution === null
    ? { ...clocks, resolution, pausedAt: null }
    : { ...clocks, resolution: next(resolution), pausedAt: isWaiting ? at : null };
}

/** Stops the clocks whose end has come, so that they keep what was spent. */
function stopped(
  clocks: TaskClocks,
  before: Task,
  after: Task,
  { after: { hours } }: HoursChange,
  at: Date,
): TaskClocks {
  const isAnswered = after.firstResponseAt !== null && before.firstResponseAt === null;
  const isClosing = isClosed(after.status) && !isClosed(before.status);
  const stop = (clock: DeadlineClock | null) => (clock === null ? null : pauseClock(clock, hours, at));
  return {
    ...clocks,
    firstResponse: isAnswered || isClosing ? stop(clocks.firstResponse) : clocks.firstResponse,
    resolution: isClosing ? stop(clocks.resolution) : clocks.resolution,
  };
}

/** The due time is that of the clock. Until the first resolution, so is the one that reports measure by. */
function withDue(task: Task, clocks: TaskClocks, isFirst: boolean): Task {
  if (clocks.resolution === null) return { ...task, clocks };
  const { dueAt } = clocks.resolution;
  return { ...task, clocks, dueAt, firstDueAt: isFirst ? dueAt : task.firstDueAt };
}

/** Whether both are the same version of the same calendar. */
export function isSame(a: CalendarRef | null, b: CalendarRef | null): boolean {
  return a?.id === b?.id && a?.version === b?.version;
}
