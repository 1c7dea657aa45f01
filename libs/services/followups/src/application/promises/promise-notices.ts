import { Injectable } from '@nestjs/common';
import type { Tx } from '@hearback/database';
import { Clock, derivedId } from '@hearback/kernel';
import { filled, Moments } from '@hearback/survey-ui';
import type { ToneReason } from '../../domain/thread/may-write.js';
import type { Actor, Task } from '../../domain/task.js';
import { StaffDirectory } from '../staff-directory.js';
import { Correspondents } from '../thread/correspondents.js';
import { WriteMessage, type NoWay } from '../thread/write-message.js';
import { noticeWords } from './notice-words.js';
import type { StoredPromise } from './promise-store.js';

/** What the customer is told of a promise. */
export interface PromiseNotice {
  readonly task: Task;
  readonly promise: StoredPromise;
  readonly change: 'made' | 'moved' | 'kept' | 'withdrawn';
  /** The reason of a move, or the word to the customer. */
  readonly note: string | null;
  readonly by: Actor;
}

/** Tells customers what becomes of the promises to them. */
@Injectable()
export class PromiseNotices {
  constructor(
    private readonly correspondents: Correspondents,
    private readonly staff: StaffDirectory,
    private readonly write: WriteMessage,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes the notice: once per change of the promise. The word with which a member withdraws a promise is the member's own message. Why
   * nothing is written, or null.
   */
  async tell(tx: Tx, tenantId: string, notice: PromiseNotice): Promise<ToneReason | NoWay | null> {
    const { task, promise, change, note, by } = notice;
    const isOwnWord = change === 'withdrawn' && by.kind === 'staff';
    const written = await this.write.execute(tx, tenantId, {
      id: derivedId('promise-notice', promise.id, String(promise.revision)),
      taskId: task.id,
      writer: isOwnWord ? 'person' : 'automatic',
      memberId: isOwnWord ? by.id : null,
      purpose: 'promise_notice',
      text: change === 'withdrawn' ? (note ?? '') : await this.#text(tx, tenantId, { ...notice, change }),
    });
    return written.kind === 'refused' ? written.reason : null;
  }

  async #text(
    tx: Tx,
    tenantId: string,
    { task, promise, change, note }: PromiseNotice & { readonly change: 'made' | 'moved' | 'kept' },
  ): Promise<string> {
    const to = await this.correspondents.of(tx, tenantId, task);
    const { timeZone } = await this.staff.workspaceOf(tx, tenantId);
    const words = noticeWords(to?.language ?? null);
    const moments = new Moments(words.language, to?.timeZone ?? timeZone, this.clock.now());
    return filled(words[change], {
      what: promise.what,
      when: moments.exact(promise.dueAt),
      before: moments.exact(promise.moves.at(-1)?.from ?? promise.firstDueAt),
      note: note ?? '',
    }).trim();
  }
}
