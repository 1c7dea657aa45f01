import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { followupsErrors } from '../followups.errors.js';
import { TaskStore } from '../task-store.js';
import { StatusLinks, type StatusLink } from './status-links.js';

/** Gives staff the link to the status page of a task. */
@Injectable()
export class CopyStatusLink {
  constructor(
    private readonly tasks: TaskStore,
    private readonly links: StatusLinks,
  ) {}

  /** @throws `task-not-found` */
  async execute(unit: UnitOfWork, taskId: string): Promise<StatusLink & { readonly url: string }> {
    return unit.run(async (tx) => {
      const task = await this.tasks.lock(tx, unit.tenantId, taskId);
      if (task === undefined) throw followupsErrors.error('task-not-found');
      const link = await this.links.extend(tx, unit.tenantId, taskId);
      return { ...link, url: this.links.addressOf(link) };
    });
  }
}
