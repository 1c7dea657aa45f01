import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Ids } from '@hearback/kernel';
import { goodwillRefusal, type Goodwill, type GoodwillKind } from '../../domain/handling/goodwill.js';
import type { TaskChange } from '../../domain/task-change.js';
import { StaffDirectory } from '../staff-directory.js';
import { auditedGoodwill } from './audited-work.js';
import { GoodwillStore } from './goodwill-store.js';
import { goodwillError } from './goodwill-error.js';
import type { Worker } from './record-minutes.js';
import { TaskLock } from './task-lock.js';
import { WorkSettingsStore } from './work-settings-store.js';
import { followupsErrors } from '../followups.errors.js';

/** Gives a customer something for a task, within the limit of the role and the budget of the month; and takes it back. */
@Injectable()
export class GiveGoodwill {
  constructor(
    private readonly lock: TaskLock,
    private readonly goodwill: GoodwillStore,
    private readonly settings: WorkSettingsStore,
    private readonly directory: StaffDirectory,
    private readonly ids: Ids,
  ) {}

  /** @throws `task-not-found`, `goodwill-not-set-up`, `over-goodwill-limit`, `over-goodwill-budget` */
  execute(
    unit: UnitOfWork,
    taskId: string,
    { amountMinor, kind }: { readonly amountMinor: number; readonly kind: GoodwillKind },
    by: Worker,
  ): Promise<Goodwill> {
    const { tenantId } = unit;
    return unit.run((tx) =>
      this.lock.change(tx, tenantId, taskId, async (_task, at) => {
        const settings = await this.settings.lock(tx, tenantId);
        const { timeZone } = await this.directory.workspaceOf(tx, tenantId);
        const { currency } = settings;
        const month = { at, timeZone, currency: currency ?? '', giverId: by.id };
        const given = await this.goodwill.givenInMonth(tx, tenantId, month);
        const refusal = goodwillRefusal(settings, amountMinor, by.role, given);
        if (refusal !== undefined || currency === null)
          throw goodwillError(refusal ?? { reason: 'no-currency' }, currency);
        const entry: Goodwill = {
          id: this.ids.next(),
          taskId,
          amountMinor,
          currency,
          kind,
          givenBy: { kind: by.kind, id: by.id },
          givenAt: at,
          cancelledAt: null,
        };
        await this.goodwill.add(tx, tenantId, entry);
        const changes = [changeOf('goodwill_given', entry, by, at)];
        return { result: entry, changes, events: [auditedGoodwill(tenantId, entry, 'given', by, at)] };
      }),
    );
  }

  /** Cancels what was given; the amount is free again. Doing it twice changes nothing. @throws `task-not-found`, `goodwill-not-found` */
  cancel(unit: UnitOfWork, taskId: string, id: string, by: Worker): Promise<Goodwill> {
    const { tenantId } = unit;
    return unit.run((tx) =>
      this.lock.change(tx, tenantId, taskId, async (_task, at) => {
        const given = (await this.goodwill.ofTask(tx, tenantId, taskId)).find((each) => each.id === id);
        if (given === undefined) throw followupsErrors.error('goodwill-not-found');
        if (!(await this.goodwill.cancel(tx, tenantId, id, at))) return { result: given };
        const result = { ...given, cancelledAt: at };
        const changes = [changeOf('goodwill_cancelled', result, by, at)];
        return { result, changes, events: [auditedGoodwill(tenantId, result, 'cancelled', by, at)] };
      }),
    );
  }
}

function changeOf(
  kind: 'goodwill_given' | 'goodwill_cancelled',
  { amountMinor, currency, kind: what }: Goodwill,
  { kind: actor, id }: Worker,
  at: Date,
): TaskChange {
  const detail = { amount_minor: String(amountMinor), currency, what };
  return { kind, at, actor: { kind: actor, id }, detail };
}
