import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import type { WorkspaceFace } from '@hearback/survey-ui';
import type { ThreadMessage } from '../../domain/thread/thread-message.js';
import { PromiseStore, type StoredPromise } from '../promises/promise-store.js';
import { StaffDirectory, type WorkspaceSettings } from '../staff-directory.js';
import { TaskQueries, type TaskDetail } from '../task-queries.js';
import { Correspondents, type Correspondent } from '../thread/correspondents.js';
import { ThreadStore } from '../thread/thread-store.js';
import type { LinkedTask } from './status-links.js';
import { WorkspaceFaces } from './workspace-faces.js';

/** What a status page is made of. Not all of it is for customers: the page selects. */
export interface StatusView {
  readonly detail: TaskDetail;
  readonly promises: readonly StoredPromise[];
  readonly messages: readonly ThreadMessage[];
  /** Names of members by id. */
  readonly names: ReadonlyMap<string, string>;
  /** Undefined: no customer is known. */
  readonly customer: Correspondent | undefined;
  readonly face: WorkspaceFace;
  readonly workspace: WorkspaceSettings;
}

/** Reads what a status page is made of; changes nothing. */
@Injectable()
export class ReadStatusPage {
  constructor(
    private readonly database: TenantDatabase,
    private readonly tasks: TaskQueries,
    private readonly promises: PromiseStore,
    private readonly threads: ThreadStore,
    private readonly correspondents: Correspondents,
    private readonly staff: StaffDirectory,
    private readonly faces: WorkspaceFaces,
    private readonly clock: Clock,
  ) {}

  /** Undefined: the task is gone. */
  async execute({ tenantId, taskId }: LinkedTask): Promise<StatusView | undefined> {
    const detail = await this.tasks.detail(tenantId, taskId, this.clock.now());
    if (detail === undefined) return undefined;
    return this.database.withTenant(tenantId, async (tx) => {
      const [promises, messages] = [
        await this.promises.ofTask(tx, tenantId, taskId),
        await this.threads.ofTask(tx, tenantId, taskId),
      ];
      const writers = messages.flatMap((message) => (message.direction === 'out' ? (message.memberId ?? []) : []));
      const owners = promises.map(({ ownerId }) => ownerId);
      const names = await this.staff.namesOf(tx, tenantId, [...new Set([...writers, ...owners])]);
      return {
        detail,
        promises,
        messages,
        names: new Map([...detail.names, ...names]),
        customer: await this.correspondents.of(tx, tenantId, detail.task),
        face: await this.faces.find(tx, tenantId),
        workspace: await this.staff.workspaceOf(tx, tenantId),
      };
    });
  }
}
