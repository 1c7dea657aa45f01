import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { DIGEST_KEPT, DIGEST_SPAN } from '../../domain/chat/chat-digest.js';
import { StaffCopies } from '../staff-copies.js';
import { ChatDigestStore } from './chat-digest.js';
import { ChatTargetStore } from './chat-target-store.js';
import { ChatWriter } from './chat-writer.js';
import { WriteToChats } from './write-to-chats.js';

/** Sends the summary of a chat: what happened since the last one. Nothing is sent where nothing happened. */
@Injectable()
export class SendChatDigest {
  constructor(
    private readonly targets: ChatTargetStore,
    private readonly digests: ChatDigestStore,
    private readonly staff: StaffCopies,
    private readonly writer: ChatWriter,
    private readonly write: WriteToChats,
    private readonly clock: Clock,
  ) {}

  /** In the transaction that ends its job, so that each event is in one summary of the chat. */
  async execute(tx: BatchTx, tenantId: string, targetId: string): Promise<void> {
    const [target] = await this.targets.receivers(tx, [{ tenantId, id: targetId }]);
    if (target === undefined || target.digest === 'never') return;
    const to = this.clock.now();
    const from = target.digestUntil ?? new Date(to.getTime() - DIGEST_SPAN[target.digest]);
    const counts = await this.digests.count(tx, tenantId, from, to);
    await this.digests.counted(tx, target, to, new Date(to.getTime() - DIGEST_KEPT));
    if (Object.values(counts).every((count) => count === 0)) return;
    const { timeZone = 'UTC', language = 'en' } = (await this.staff.workspaceOf(tx, tenantId)) ?? {};
    const text = this.writer.digest(counts, { from, to }, timeZone, language);
    await this.write.execute(tx, [{ tenantId, targetId, key: to.toISOString(), type: 'chat.digest', text }]);
  }
}
