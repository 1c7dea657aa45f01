import { publicId } from '@hearback/kernel';
import type { Caller } from '@hearback/http';
import type { TaskWork, TaskWorkOfCaller } from '../../application/handling/task-work-parts.js';
import type { Worker } from '../../application/handling/record-minutes.js';
import type { SpentMinutes } from '../../application/handling/task-work-store.js';
import type { Goodwill } from '../../domain/handling/goodwill.js';
import { actorToDto, authorOf } from '../ids.js';
import type { GoodwillDto, SpentMinutesDto, TaskWorkDto, TaskWorkOfCallerDto } from './task-work.dto.js';

type Names = ReadonlyMap<string, string>;

/** The caller as somebody who works. */
export function workerOf(caller: Caller): Worker {
  return { ...authorOf(caller), role: caller.role };
}

/** The work on a task as the API shows it to everybody. */
export function workToDto(work: TaskWork): TaskWorkDto {
  const { names } = work;
  return {
    task_id: publicId('tsk', work.taskId),
    tags: [...work.tags],
    suspected_cause: work.suspectedCause,
    steps: work.steps.map(({ id, text, playbook, done }) => ({
      id: publicId('stp', id),
      text,
      playbook,
      done_at: done?.doneAt.toISOString() ?? null,
      done_by: done === null ? null : actorToDto(done.doneBy, names),
    })),
    minutes: work.minutes.map((entry) => minutesToDto(entry, names)),
    goodwill: work.goodwill.map((given) => goodwillToDto(given, names)),
  };
}

/** The work on a task as the API shows it to the caller. */
export function workOfCallerToDto(work: TaskWorkOfCaller): TaskWorkOfCallerDto {
  return {
    ...workToDto(work),
    currency: work.currency,
    left_minor: work.leftMinor,
    similar: work.similar.map(({ task, likeness }) => ({
      id: publicId('tsk', task.id),
      title: task.title,
      status: task.status,
      opened_at: task.openedAt.toISOString(),
      reason: likeness.reason,
      words: likeness.reason === 'words' ? [...likeness.words] : [],
    })),
  };
}

/** An entry of minutes as the API shows it. */
export function minutesToDto(entry: SpentMinutes, names: Names): SpentMinutesDto {
  return {
    id: publicId('min', entry.id),
    member_id: publicId('stf', entry.memberId),
    member_name: names.get(entry.memberId) ?? null,
    minutes: entry.minutes,
    cost_minor: entry.costMinor,
    currency: entry.currency,
    recorded_at: entry.recordedAt.toISOString(),
  };
}

/** What a customer was given, as the API shows it. */
export function goodwillToDto(given: Goodwill, names: Names): GoodwillDto {
  return {
    id: publicId('gdw', given.id),
    amount_minor: given.amountMinor,
    currency: given.currency,
    kind: given.kind,
    given_by: actorToDto(given.givenBy, names),
    given_at: given.givenAt.toISOString(),
    cancelled_at: given.cancelledAt?.toISOString() ?? null,
  };
}
