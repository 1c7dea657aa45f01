import { Injectable } from '@nestjs/common';
import type { Tx, UnitOfWork } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { followupsErrors } from '../followups.errors.js';
import { TaskStore } from '../task-store.js';
import { NO_DRAFT, ReplyDraftStore, type DraftKey, type ReplyDraft } from './reply-draft-store.js';

/** The drafts of members, so that what was typed on one device is on the others. Colleagues do not see them. */
@Injectable()
export class ReplyDrafts {
  constructor(
    private readonly drafts: ReplyDraftStore,
    private readonly tasks: TaskStore,
    private readonly clock: Clock,
  ) {}

  /** `memberId`: null has none. @throws `task-not-found` */
  read(unit: UnitOfWork, taskId: string, memberId: string | null): Promise<ReplyDraft> {
    return unit.run(async (tx) => {
      const task = await this.tasks.find(tx, unit.tenantId, taskId);
      if (task === undefined) throw followupsErrors.error('task-not-found');
      return memberId === null ? NO_DRAFT : this.drafts.find(tx, unit.tenantId, { taskId, memberId });
    });
  }

  /**
   * Saves a draft over the version that the caller read; an empty text discards it. The same text again changes nothing.
   * @throws `task-not-found`, `draft-changed`
   */
  save(unit: UnitOfWork, key: DraftKey, text: string, version: number): Promise<ReplyDraft> {
    const { tenantId } = unit;
    return unit.run(async (tx) => {
      // Locked, so that of two devices that save at the same time the second sees what the first has saved.
      const task = await this.tasks.lock(tx, tenantId, key.taskId);
      if (task === undefined) throw followupsErrors.error('task-not-found');
      const stored = await this.drafts.find(tx, tenantId, key);
      if (stored.text === text) return stored;
      const saved = await this.drafts.save(tx, tenantId, key, { text, version, at: this.clock.now() });
      if (saved === undefined) throw followupsErrors.error('draft-changed');
      return saved;
    });
  }

  /** Deletes the drafts of a member who left. */
  discardOf(tx: Tx, tenantId: string, memberId: string): Promise<void> {
    return this.drafts.discardOf(tx, tenantId, memberId);
  }
}
