import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '@hearback/database';
import type { Caller } from '@hearback/http';
import type { Permission } from '@hearback/kernel';
import { sessionEnds } from '../domain/session.js';
import type { Staff } from '../domain/staff.js';
import type { Workspace } from '../domain/workspace.js';
import { AccountQueries } from './account-queries.js';
import { accountsErrors } from './accounts.errors.js';
import { CredentialStore } from './credential-store.js';
import { Secrets } from './secrets.js';

/** A session with its member and workspace. */
export interface ShownSession {
  readonly staff: Staff;
  readonly workspace: Workspace;
  readonly permissions: ReadonlySet<Permission>;
  /** Opened by single sign-on: it is no session of the person's other workspaces. */
  readonly isSingleSignOn: boolean;
  readonly createdAt: Date;
  /** When it ends unless it is used again. */
  readonly expiresAt: Date;
}

/** Reads the caller's session. Throws `session-only` for keys, and for a session that has just ended. */
@Injectable()
export class ShowSession {
  constructor(
    private readonly database: TenantDatabase,
    private readonly store: CredentialStore,
    private readonly queries: AccountQueries,
    private readonly secrets: Secrets,
  ) {}

  async execute(caller: Caller): Promise<ShownSession> {
    const session =
      caller.staffId === null
        ? undefined
        : await this.database.withTenant(caller.tenantId, (tx) => this.store.findSession(tx, caller.credentialId));
    const staff = session && (await this.queries.staff(caller.tenantId, session.staffId));
    if (!session || !staff) throw accountsErrors.error('session-only');
    const workspace = await this.queries.workspace(caller.tenantId);
    const permissions = this.secrets.permissionsOf(staff.role);
    const { isSingleSignOn, createdAt } = session;
    return { staff, workspace, permissions, isSingleSignOn, createdAt, expiresAt: sessionEnds(session) };
  }
}
