import { Injectable } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import { ofTenant, type BatchTx, type OneTenantTx } from '@hearback/database';
import { defineJob, HandleJob, Schedules, type JobOf } from '@hearback/jobs';
import { ChatDigestSchedule, ChatDigestStore } from '../../application/chat/chat-digest.js';
import { SendChatDigest } from '../../application/chat/send-chat-digest.js';
import { StaffCopies } from '../../application/staff-copies.js';
import type { ChatTarget } from '../../domain/chat/chat-target.js';

/** Sends the summary of a chat. */
export const SendChatDigestJob = defineJob('notifications.send-chat-digest', Type.Object({ target_id: Type.String() }));

const AT = '08:00';
const MONDAY = 1;

/** `ChatDigestSchedule` with a schedule for each chat. */
@Injectable()
export class JobChatDigests extends ChatDigestSchedule {
  constructor(
    private readonly schedules: Schedules,
    private readonly digests: ChatDigestStore,
    private readonly staff: StaffCopies,
  ) {
    super();
  }

  override async follow(tx: OneTenantTx, target: Pick<ChatTarget, 'id' | 'digest'>): Promise<void> {
    await this.#set(tx, target, (await this.staff.workspaceOf(tx, tx.tenantId))?.timeZone ?? 'UTC');
  }

  override async followZone(tx: BatchTx, tenantId: string, timeZone: string): Promise<void> {
    for (const target of await this.digests.targetsOf(tx, tenantId))
      await this.#set(ofTenant(tx, tenantId), target, timeZone);
  }

  #set(tx: OneTenantTx, { id, digest }: Pick<ChatTarget, 'id' | 'digest'>, timeZone: string): Promise<void> {
    const own = { tenantId: tx.tenantId, name: id };
    if (digest === 'never') return this.schedules.remove(tx, SendChatDigestJob, own);
    const rule =
      digest === 'daily' ? ({ every: 'day', at: AT } as const) : ({ every: 'week', on: MONDAY, at: AT } as const);
    return this.schedules.set(tx, SendChatDigestJob, { ...own, rule, timeZone, payload: { target_id: id } });
  }
}

/** Sends summaries to chats. */
@Injectable()
export class ChatDigestsWorker {
  constructor(private readonly sendDigest: SendChatDigest) {}

  @HandleJob(SendChatDigestJob)
  send({ tenantId, payload }: JobOf<(typeof SendChatDigestJob)['schema']>) {
    return Promise.resolve((tx: BatchTx) => this.sendDigest.execute(tx, tenantId, payload.target_id));
  }
}
