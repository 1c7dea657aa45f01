import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { publicId } from '@hearback/kernel';
import { stepsOf } from '../../domain/handling/playbook.js';
import type { Author } from '../add-note.js';
import { followupsErrors } from '../followups.errors.js';
import { PlaybookStore } from './playbook-store.js';
import { TaskLock } from './task-lock.js';
import { TaskWorkStore } from './task-work-store.js';

/** Ticks a step of the playbooks of a task, or takes the tick back. */
@Injectable()
export class TickStep {
  constructor(
    private readonly lock: TaskLock,
    private readonly work: TaskWorkStore,
    private readonly playbooks: PlaybookStore,
  ) {}

  /** Doing it twice changes nothing: who ticked first stays. @throws `task-not-found`, `step-not-found` */
  execute(unit: UnitOfWork, taskId: string, stepId: string, isDone: boolean, by: Author): Promise<void> {
    const { tenantId } = unit;
    return unit.run((tx) =>
      this.lock.change(tx, tenantId, taskId, async (task, at) => {
        const [playbooks, ticked, { suspectedCause }] = [
          await this.playbooks.list(tx, tenantId),
          await this.work.tickedSteps(tx, tenantId, taskId),
          await this.work.marksOf(tx, tenantId, taskId),
        ];
        const subject = { ruleId: task.ruleId, rootCause: task.rootCause ?? suspectedCause };
        const step = stepsOf(playbooks, ticked, subject).find(({ id }) => id === stepId);
        if (step === undefined) throw followupsErrors.error('step-not-found');
        const { id, text } = step;
        if (ticked.some((each) => each.id === stepId) === isDone) return { result: undefined };
        if (isDone) await this.work.tick(tx, tenantId, taskId, { id, text, doneAt: at, doneBy: by });
        else await this.work.untick(tx, tenantId, taskId, stepId);
        const kind = isDone ? ('step_done' as const) : ('step_undone' as const);
        return {
          result: undefined,
          changes: [{ kind, at, actor: by, detail: { step_id: publicId('stp', id), text } }],
        };
      }),
    );
  }
}
