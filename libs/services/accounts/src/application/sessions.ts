import { Injectable } from '@nestjs/common';
import { SESSION_IDLE, SESSION_LIFETIME, sessionEnds } from '../domain/session.js';
import type { Staff } from '../domain/staff.js';
import type { Act } from './acts.js';
import { CredentialStore } from './credential-store.js';
import { Secrets } from './secrets.js';
import type { ShownSession } from './show-session.js';
import { WorkspaceStore } from './workspace-store.js';

/** A session that was just opened; the secret goes into the cookie and nowhere else. */
export interface OpenedSession extends ShownSession {
  readonly secret: string;
}

/** Opens sessions inside an act, and ends those they replace. */
@Injectable()
export class Sessions {
  constructor(
    private readonly store: CredentialStore,
    private readonly workspaces: WorkspaceStore,
    private readonly secrets: Secrets,
  ) {}

  /** A new session with a new secret; the one the browser showed before ends, if it was of this workspace. */
  async open(act: Act, staff: Staff, previousSecret: string | undefined): Promise<OpenedSession> {
    if (previousSecret !== undefined) await this.end(act, previousSecret);
    await this.store.deleteStaleSessionsOf(act.tx, staff.id, {
      usedBefore: new Date(act.now.getTime() - SESSION_IDLE),
      openedBefore: new Date(act.now.getTime() - SESSION_LIFETIME),
    });
    const { secret, hash } = this.secrets.newSession();
    const times = { createdAt: act.now, lastUsedAt: act.now };
    const id = act.newId();
    await this.store.insertSession(act.tx, { id, staffId: staff.id, secretHash: hash, ...times });
    act.record({
      action: 'session.opened',
      target: { kind: 'session', id },
      before: null,
      after: { staff_id: staff.id },
    });
    const workspace = await this.workspaces.findWorkspace(act.tx);
    const permissions = this.secrets.permissionsOf(staff.role);
    return { staff, workspace, permissions, secret, createdAt: act.now, expiresAt: sessionEnds(times) };
  }

  private async end(act: Act, secret: string): Promise<void> {
    const ended = await this.store.deleteSessionByHash(act.tx, this.secrets.hash(secret));
    if (ended) recordEnd(act, ended);
  }
}

/** Notes the end of a session for the audit log. */
export function recordEnd(act: Act, session: { readonly id: string; readonly staffId: string }): void {
  act.record({
    action: 'session.ended',
    target: { kind: 'session', id: session.id },
    before: { staff_id: session.staffId },
    after: null,
  });
}
