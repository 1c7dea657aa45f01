import { Injectable } from '@nestjs/common';
import type { TenantTx, UnitOfWork } from '@hearback/database';
import type { Caller } from '@hearback/http';
import { Clock, Ids } from '@hearback/kernel';
import { SafeFetch } from '@hearback/safe-fetch';
import { MAX_CHAT_TARGETS, type ChatKind, type ChatTarget, type Digest } from '../../domain/chat/chat-target.js';
import { notificationsErrors } from '../notifications.errors.js';
import { ADDRESS_DEFECTS } from '../webhooks/address-defects.js';
import { ChatAudit } from './chat-audit.js';
import { ChatDigestSchedule } from './chat-digest.js';
import { ChatTargetStore } from './chat-target-store.js';

/** What staff say of a chat. */
export interface ChatContent {
  readonly name: string;
  /** The address that the tool gave for its incoming webhook. */
  readonly address: string;
  readonly digest: Digest;
}

/** Staff say to which chats rules and summaries are sent. */
@Injectable()
export class ChangeChatTargets {
  constructor(
    private readonly targets: ChatTargetStore,
    private readonly digests: ChatDigestSchedule,
    private readonly safeFetch: SafeFetch,
    private readonly audit: ChatAudit,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** Throws `bad-chat-address` and `too-many-chat-targets`. */
  async create(unit: UnitOfWork, kind: ChatKind, content: ChatContent, caller: Caller): Promise<ChatTarget> {
    const origin = await this.#originOf(content.address);
    return unit.run(async (tx) => {
      if ((await this.targets.lockCount(tx)) >= MAX_CHAT_TARGETS)
        throw notificationsErrors.error('too-many-chat-targets');
      const target: ChatTarget = {
        id: this.ids.next(),
        kind,
        name: content.name,
        origin,
        digest: content.digest,
        status: 'active',
        disabledReason: null,
        failingSince: null,
        lastSuccessAt: null,
        revision: 1,
        createdAt: this.clock.now(),
      };
      await this.targets.save(tx, target, content.address);
      await this.digests.follow(tx, target);
      await this.audit.add(tx, 'created', null, target, caller);
      return target;
    });
  }

  /** Throws `bad-chat-address`, `chat-target-not-found` and `chat-target-changed`. */
  async change(
    unit: UnitOfWork,
    id: string,
    { address, ...content }: Partial<ChatContent>,
    revision: number,
    caller: Caller,
  ): Promise<ChatTarget> {
    const origin = address === undefined ? undefined : await this.#originOf(address);
    return unit.run(async (tx) => {
      const before = await this.#locked(tx, id);
      if (before.revision !== revision) throw notificationsErrors.error('chat-target-changed');
      const after = { ...before, ...content, ...(origin !== undefined && { origin }), revision: revision + 1 };
      await this.targets.save(tx, after, address);
      await this.digests.follow(tx, after);
      await this.audit.add(tx, 'changed', before, after, caller);
      return after;
    });
  }

  /** One that was disabled is written to again. Throws `chat-target-not-found`. */
  async enable(unit: UnitOfWork, id: string, caller: Caller): Promise<ChatTarget> {
    return unit.run(async (tx) => {
      const before = await this.#locked(tx, id);
      if (before.status === 'active') return before;
      const working = { ...before, status: 'active', disabledReason: null, failingSince: null } as const;
      const after = { ...working, revision: before.revision + 1 };
      await this.targets.save(tx, after);
      await this.audit.add(tx, 'enabled', before, after, caller);
      return after;
    });
  }

  /** Throws `chat-target-not-found`. */
  async remove(unit: UnitOfWork, id: string, caller: Caller): Promise<void> {
    await unit.run(async (tx) => {
      const before = await this.#locked(tx, id);
      await this.targets.remove(tx, id);
      await this.digests.follow(tx, { ...before, digest: 'never' });
      await this.audit.add(tx, 'removed', before, null, caller);
    });
  }

  async #locked(tx: TenantTx, id: string): Promise<ChatTarget> {
    const target = await this.targets.lock(tx, id);
    if (target === undefined) throw notificationsErrors.error('chat-target-not-found');
    return target;
  }

  async #originOf(address: string): Promise<string> {
    const defect = await this.safeFetch.check(address);
    if (defect === undefined) return new URL(address).origin;
    const errors = [{ pointer: '/address', code: defect, detail: ADDRESS_DEFECTS[defect] }];
    throw notificationsErrors.error('bad-chat-address', undefined, { errors });
  }
}
