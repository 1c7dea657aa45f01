import { Injectable } from '@nestjs/common';
import type { TenantTx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import { leftThisMonth, type Goodwill } from '../../domain/handling/goodwill.js';
import { stepsOf, type TaskStep } from '../../domain/handling/playbook.js';
import { similarTo, type Likeness } from '../../domain/handling/similar-tasks.js';
import { StaffDirectory } from '../staff-directory.js';
import { GoodwillStore } from './goodwill-store.js';
import { PlaybookStore } from './playbook-store.js';
import type { Worker } from './record-minutes.js';
import {
  TaskWorkStore,
  type SimilarCandidate,
  type SpentMinutes,
  type TaskMarks,
  type WorkedTask,
} from './task-work-store.js';
import { WorkSettingsStore } from './work-settings-store.js';

/** What is recorded about the work on a task. */
export interface TaskWork extends TaskMarks {
  readonly taskId: string;
  readonly steps: readonly TaskStep[];
  readonly minutes: readonly SpentMinutes[];
  readonly goodwill: readonly Goodwill[];
  /** Names of the members who appear, by id. */
  readonly names: ReadonlyMap<string, string>;
}

/** The work on a task as a caller sees it. */
export interface TaskWorkOfCaller extends TaskWork {
  /** ISO 4217; null: goodwill cannot be given. */
  readonly currency: string | null;
  /** What the caller may still give in this month, in minor units; null: no limit. */
  readonly leftMinor: number | null;
  readonly similar: readonly { readonly task: SimilarCandidate; readonly likeness: Likeness }[];
}

/** So many similar tasks are shown. */
const SIMILAR = 10;

/** Reads the parts of the work on a task in one transaction. */
@Injectable()
export class TaskWorkParts {
  constructor(
    private readonly work: TaskWorkStore,
    private readonly playbooks: PlaybookStore,
    private readonly goodwill: GoodwillStore,
    private readonly settings: WorkSettingsStore,
    private readonly directory: StaffDirectory,
  ) {}

  /** Tasks about which something is recorded. */
  worked(tx: TenantTx, page: PageRequest): Promise<Page<WorkedTask>> {
    return this.work.worked(tx, tx.tenantId, page);
  }

  /** `undefined`: the workspace has no such task. */
  async of(tx: TenantTx, taskId: string): Promise<TaskWork | undefined> {
    const { tenantId } = tx;
    const subject = await this.work.subjectOf(tx, tenantId, taskId);
    if (subject === undefined) return undefined;
    const marks = await this.work.marksOf(tx, tenantId, taskId);
    const [playbooks, ticked] = [
      await this.playbooks.list(tx, tenantId),
      await this.work.tickedSteps(tx, tenantId, taskId),
    ];
    const steps = stepsOf(playbooks, ticked, {
      ruleId: subject.ruleId,
      rootCause: subject.rootCause ?? marks.suspectedCause,
    });
    const [minutes, goodwill] = [
      await this.work.minutesOf(tx, tenantId, taskId),
      await this.goodwill.ofTask(tx, tenantId, taskId),
    ];
    const members = [
      ...ticked.map(({ doneBy }) => doneBy.id),
      ...minutes.map(({ memberId }) => memberId),
      ...goodwill.map(({ givenBy }) => givenBy.id),
    ];
    const names = await this.directory.namesOf(tx, tenantId, [...new Set(members)]);
    return { taskId, ...marks, steps, minutes, goodwill, names };
  }

  /** The same with what the caller may give, and with similar tasks. */
  async ofCaller(tx: TenantTx, taskId: string, caller: Worker, at: Date): Promise<TaskWorkOfCaller | undefined> {
    const { tenantId } = tx;
    const work = await this.of(tx, taskId);
    if (work === undefined) return undefined;
    const settings = await this.settings.read(tx, tenantId);
    const { timeZone } = await this.directory.workspaceOf(tx, tenantId);
    const { currency } = settings;
    const month = { at, timeZone, currency: currency ?? '', giverId: caller.id };
    const leftMinor = leftThisMonth(settings, caller.role, await this.goodwill.givenInMonth(tx, tenantId, month));
    const candidates = await this.work.candidates(tx, tenantId, taskId);
    const own = candidates.find(({ id }) => id === taskId);
    const similar = own === undefined ? [] : similarTo(own, candidates, SIMILAR);
    return { ...work, currency, leftMinor, similar };
  }
}
