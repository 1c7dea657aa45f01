import { BatchDatabase } from '@hearback/database';
import { CredentialDirectory, requestErrors, type Caller } from '@hearback/http';
import { Clock, Ids } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import type { AuditedAction } from '../domain/audit-entry.js';
import { AuditChain } from './audit-chain.js';
import { accountsErrors } from './accounts.errors.js';
import { CredentialLookup } from './credential-lookup.js';
import { OwnAccounts } from './own-account.js';
import { PersonStore } from './person-store.js';
import { Secrets } from './secrets.js';
import { OwnSessions } from './single-sign-on/own-sessions.js';

/** Moves a session to another workspace of the person. */
@Injectable()
export class SwitchWorkspace {
  constructor(
    private readonly database: BatchDatabase,
    private readonly own: OwnAccounts,
    private readonly lookup: CredentialLookup,
    private readonly store: PersonStore,
    private readonly chain: AuditChain,
    private readonly secrets: Secrets,
    private readonly credentials: CredentialDirectory,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly ownSessions: OwnSessions,
  ) {}

  /**
   * Returns the new secret of the session, and the time at which it was opened, which stays: a switch makes no session last longer. Throws
   * `session-only` for keys, `not-your-workspace`, `password-session-needed` and `single-sign-on-required`.
   */
  async execute(caller: Caller, workspaceId: string): Promise<{ readonly secret: string; readonly openedAt: Date }> {
    const { personId } = await this.own.member(caller);
    const memberships = await this.lookup.memberships(personId);
    const target = memberships.find(({ tenantId }) => tenantId === workspaceId);
    if (target === undefined) throw accountsErrors.error('not-your-workspace');
    const own = memberships.find(({ tenantId }) => tenantId === caller.tenantId);
    // Who vouches for a workspace vouches for its sandbox, and the session stays what it is.
    const isPair = target.sandboxOf === caller.tenantId || own?.sandboxOf === workspaceId;
    const isVouchedFor = isPair && (await this.ownSessions.isSingleSignOn(caller));
    if (!isVouchedFor) {
      await this.ownSessions.requirePassword(caller);
      if (await this.ownSessions.needsSingleSignOn(personId, workspaceId))
        throw accountsErrors.error('single-sign-on-required');
    }
    const { secret, hash } = this.secrets.newSession();
    const tenantIds = [caller.tenantId, workspaceId];
    const openedAt = await this.database.withTenants(tenantIds, async (tx) => {
      // Ending the sessions of a person locks the person first, so the session cannot slip through to the other workspace.
      await this.store.lock(tx, personId);
      const isActive = (await this.store.lockMembers(tx, personId)).some(({ tenantId }) => tenantId === workspaceId);
      if (!isActive) throw accountsErrors.error('not-your-workspace');
      const from = { tenantId: caller.tenantId, id: caller.credentialId };
      const to = { ...target, id: this.ids.next(), secretHash: hash };
      const createdAt = await this.store.moveSession(tx, from, to, this.clock.now());
      if (createdAt === undefined) throw requestErrors.error('unauthenticated', 'The session has ended.');
      const ended = { action: 'session.ended', id: from.id, staffId: caller.staffId ?? '' };
      const opened = { action: 'session.opened', id: to.id, staffId: target.staffId };
      const entries = [
        { tenantId: from.tenantId, ...ended },
        { tenantId: workspaceId, ...opened },
      ];
      for (const entry of entries.toSorted((a, b) => (a.tenantId < b.tenantId ? -1 : 1)))
        await this.chain.append(tx, entry.tenantId, [this.#entry(entry)]);
      for (const id of tenantIds) tx.afterCommit(() => this.credentials.forget(id));
      return createdAt;
    });
    return { secret, openedAt };
  }

  #entry({ action, id, staffId }: { readonly action: string; readonly id: string; readonly staffId: string }) {
    const who = { staff_id: staffId };
    const target: AuditedAction['target'] = { kind: 'session', id };
    const isEnd = action === 'session.ended';
    return {
      action,
      target,
      before: isEnd ? who : null,
      after: isEnd ? null : who,
      id: this.ids.next(),
      actor: { kind: 'staff', id: staffId } as const,
      at: this.clock.now(),
    };
  }
}
