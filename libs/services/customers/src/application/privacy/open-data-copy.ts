import { Injectable } from '@nestjs/common';
import { BatchDatabase, ofTenant, type UnitOfWork } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { closesAt, dataCopyState, type DataCopy, type DataCopyState } from '../../domain/consent/data-copy.js';
import { CopyTimers } from './copy-timers.js';
import { DataCopyStore, type CopiedTable } from './data-copy-store.js';

/** A copy that was fetched. */
export interface OpenedCopy {
  readonly copy: DataCopy;
  readonly tables: readonly CopiedTable[];
}

/** Shows copies to their customers, for a short time from the first look on. */
@Injectable()
export class OpenDataCopy {
  constructor(
    private readonly copies: DataCopyStore,
    private readonly timers: CopyTimers,
    private readonly database: BatchDatabase,
    private readonly clock: Clock,
  ) {}

  /** How the copy stands; `expired` too if there is none. Changes nothing. */
  async state(unit: UnitOfWork, customerId: string, copyId: string): Promise<DataCopyState> {
    const copy = await unit.run((tx) => this.copies.newest(tx, customerId));
    return copy?.id === copyId ? dataCopyState(copy, this.clock.now()) : 'expired';
  }

  /** What was put together; undefined once it has expired. The first time begins the time in which it can be fetched again. */
  execute(unit: UnitOfWork, copyId: string): Promise<OpenedCopy | undefined> {
    const now = this.clock.now();
    return unit.run(async (tx) => {
      const copy = await this.copies.lock(tx, copyId);
      if (copy === undefined || !['mailed', 'opened'].includes(dataCopyState(copy, now))) return undefined;
      const opened = { ...copy, openedAt: copy.openedAt ?? now };
      if (copy.openedAt === null) {
        await this.copies.open(tx, copyId, now);
        await this.timers.endAt(tx, copyId, closesAt(opened) as Date);
      }
      return { copy: opened, tables: await this.copies.content(tx, copyId) };
    });
  }

  /** Deletes what was put together, once it cannot be fetched any more. */
  end(tenantId: string, copyId: string): Promise<void> {
    return this.database.withTenants([tenantId], async (batch) => {
      const tx = ofTenant(batch, tenantId);
      const copy = await this.copies.lock(tx, copyId);
      if (copy !== undefined && dataCopyState(copy, this.clock.now()) === 'expired')
        await this.copies.removeParts(tx, copyId);
    });
  }
}
