import { Injectable } from '@nestjs/common';
import type { TaskChangedV1 } from '@hearback/contracts';
import type { UnitOfWork } from '@hearback/database';
import { Ids, type Role } from '@hearback/kernel';
import { costOf } from '../../domain/handling/work-settings.js';
import type { TaskChange } from '../../domain/task-change.js';
import { ActiveStaffCheck } from '../active-staff-check.js';
import { followupsErrors } from '../followups.errors.js';
import { TaskLock } from './task-lock.js';
import { TaskWorkStore, type SpentMinutes } from './task-work-store.js';
import { WorkSettingsStore } from './work-settings-store.js';

/** Who works: a member with their role, or an API key. */
export interface Worker {
  readonly kind: 'staff' | 'key';
  readonly id: string;
  /** Null for a key. */
  readonly role: Role | null;
}

/** Minutes to record. */
export interface NewMinutes {
  readonly minutes: number;
  /** Null: those of the caller. */
  readonly memberId: string | null;
}

/** Records the minutes that members spent on a task, with what they cost by the settings of now. */
@Injectable()
export class RecordMinutes {
  constructor(
    private readonly lock: TaskLock,
    private readonly work: TaskWorkStore,
    private readonly settings: WorkSettingsStore,
    private readonly staff: ActiveStaffCheck,
    private readonly ids: Ids,
  ) {}

  /** @throws `task-not-found`, `unknown-staff`, `member-required` */
  async execute(
    unit: UnitOfWork,
    taskId: string,
    { minutes, memberId }: NewMinutes,
    by: Worker,
  ): Promise<SpentMinutes> {
    const { tenantId } = unit;
    const member = memberId ?? (by.kind === 'staff' ? by.id : null);
    if (member === null) {
      const errors = [{ pointer: '/member_id', code: 'required', detail: 'is required with an API key' }];
      throw followupsErrors.error('member-required', undefined, { errors });
    }
    if (memberId !== null) await this.staff.require(unit, [memberId], () => '/member_id');
    return unit.run((tx) =>
      this.lock.change(tx, tenantId, taskId, async (_task, at) => {
        const settings = await this.settings.read(tx, tenantId);
        // The role of others is not known here: their hours cost the general amount.
        const costMinor = costOf(settings, minutes, member === by.id ? by.role : null);
        const currency = costMinor === null ? null : settings.currency;
        const entry = { id: this.ids.next(), taskId, memberId: member, minutes, costMinor, currency, recordedAt: at };
        await this.work.addMinutes(tx, tenantId, entry);
        const work = workOf(await this.work.minutesOf(tx, tenantId, taskId));
        return { result: entry, changes: [changeOf('minutes_recorded', entry, by, at)], work };
      }),
    );
  }

  /** Removes an entry. Removing it twice changes nothing. @throws `task-not-found`, `not-your-minutes` */
  async remove(unit: UnitOfWork, taskId: string, entryId: string, by: Worker): Promise<void> {
    const { tenantId } = unit;
    const mayAll = by.kind === 'key' || by.role === 'owner' || by.role === 'admin';
    await unit.run((tx) =>
      this.lock.change(tx, tenantId, taskId, async (_task, at) => {
        const removed = await this.work.removeMinutes(tx, tenantId, taskId, entryId);
        if (removed !== undefined && !mayAll && removed.memberId !== by.id) {
          throw followupsErrors.error('not-your-minutes');
        }
        if (removed === undefined) return { result: undefined };
        const work = workOf(await this.work.minutesOf(tx, tenantId, taskId));
        return { result: undefined, changes: [changeOf('minutes_removed', removed, by, at)], work };
      }),
    );
  }
}

/** What all entries of a task add up to. Costs in several currencies, or an hour whose cost is unknown, have no sum. */
function workOf(entries: readonly SpentMinutes[]): NonNullable<TaskChangedV1['work']> {
  const [first] = entries;
  const costs = entries.flatMap(({ costMinor, currency }) =>
    costMinor === null || currency !== first?.currency ? [] : [costMinor],
  );
  const isKnown = first !== undefined && costs.length === entries.length;
  return {
    minutes: entries.reduce((sum, { minutes }) => sum + minutes, 0),
    cost_minor: isKnown ? costs.reduce((sum, cost) => sum + cost, 0) : null,
    currency: isKnown ? first.currency : null,
  };
}

function changeOf(
  kind: 'minutes_recorded' | 'minutes_removed',
  { minutes, memberId }: SpentMinutes,
  { kind: actor, id }: Worker,
  at: Date,
): TaskChange {
  return { kind, at, actor: { kind: actor, id }, detail: { minutes: String(minutes), member_id: memberId } };
}
