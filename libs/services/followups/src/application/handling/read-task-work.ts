import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '@hearback/database';
import { Clock, type Page, type PageRequest } from '@hearback/kernel';
import { followupsErrors } from '../followups.errors.js';
import type { Worker } from './record-minutes.js';
import { TaskWorkParts, type TaskWork, type TaskWorkOfCaller } from './task-work-parts.js';

/** Reads what is recorded about the work on tasks. */
@Injectable()
export class ReadTaskWork {
  constructor(
    private readonly database: TenantDatabase,
    private readonly parts: TaskWorkParts,
    private readonly clock: Clock,
  ) {}

  /** @throws `task-not-found` */
  async execute(tenantId: string, taskId: string, caller: Worker): Promise<TaskWorkOfCaller> {
    const work = await this.database.withTenant(tenantId, (tx) =>
      this.parts.ofCaller(tx, taskId, caller, this.clock.now()),
    );
    if (work === undefined) throw followupsErrors.error('task-not-found');
    return work;
  }

  /** The tasks about which something is recorded, by the time of their opening, for exports. */
  page(tenantId: string, page: PageRequest): Promise<Page<TaskWork & { readonly openedAt: Date }>> {
    return this.database.withTenant(tenantId, async (tx) => {
      const { items, hasMore } = await this.parts.worked(tx, page);
      const read: (TaskWork & { openedAt: Date })[] = [];
      for (const { id, openedAt } of items) {
        const work = await this.parts.of(tx, id);
        if (work !== undefined) read.push({ ...work, openedAt });
      }
      return { items: read, hasMore };
    });
  }
}
