import { Injectable } from '@nestjs/common';
import { MemberChanged, WorkspaceCreated } from '@hearback/contracts';
import type { ApiKey, KeyKind } from '../domain/api-key.js';
import { normalEmail, type Staff } from '../domain/staff.js';
import type { Workspace } from '../domain/workspace.js';
import { accountsErrors } from './accounts.errors.js';
import { AuditedTransactions, type AuditedTransaction } from './audited-transactions.js';
import { memberPayload } from './member-payload.js';
import { ApiKeyIssuer } from './api-key-issuer.js';
import { Passwords } from './passwords.js';
import { TimeZones } from './time-zones.js';
import { checkedLanguage } from './workspace-settings.js';
import { WorkspaceStore } from './workspace-store.js';

/** A request to create a workspace with its owner. */
export interface SignUpCommand {
  readonly name: string;
  readonly timeZone: string;
  readonly language: string;
  readonly owner: { readonly name: string; readonly email: string; readonly password: string };
  /** The visitor's network, by which attempts are limited. */
  readonly network: string;
}

/** A new workspace with its secrets, which are shown only here. */
export interface SignedUp {
  readonly workspace: Workspace;
  readonly staff: Staff;
  readonly secretKey: string;
  readonly publishableKey: string;
}

/**
 * Creates a workspace with its owner and its first two keys. Throws `address-taken` if the owner's address has an account: without
 * a mail to confirm the address, a sign-up cannot hide that. It is limited by network, and it hashes the password before it looks
 * for the address.
 */
@Injectable()
export class SignUp {
  constructor(
    private readonly transactions: AuditedTransactions,
    private readonly store: WorkspaceStore,
    private readonly keys: ApiKeyIssuer,
    private readonly passwords: Passwords,
    private readonly timeZones: TimeZones,
  ) {}

  async execute(command: SignUpCommand): Promise<SignedUp> {
    const timeZone = await this.timeZones.checked(command.timeZone, '/time_zone');
    const language = checkedLanguage(command.language, '/language');
    const email = normalEmail(command.owner.email);
    await this.passwords.admitSignUp(command.network);
    const passwordHash = await this.passwords.hashNew(command.owner.password, email, '/owner/password');
    const { tenantId, staffId } = this.transactions.newTenant();
    return this.transactions.runSeparately(tenantId, { kind: 'staff', id: staffId }, async (audited) => {
      const workspace: Workspace = { id: tenantId, name: command.name, timeZone, language, createdAt: audited.now };
      const { name } = command.owner;
      const staff: Staff = { id: staffId, email, name, role: 'owner', active: true, createdAt: audited.now };
      await this.store.insertWorkspace(audited.tx, workspace);
      if (!(await this.store.insertStaff(audited.tx, staff, passwordHash))) throw accountsErrors.error('address-taken');
      record(audited, workspace, staff);
      const secret = await this.key(audited, 'secret', staffId);
      const publishable = await this.key(audited, 'publishable', staffId);
      return { workspace, staff, secretKey: secret.secret, publishableKey: publishable.secret };
    });
  }

  private key(audited: AuditedTransaction, kind: KeyKind, staffId: string): Promise<{ key: ApiKey; secret: string }> {
    const scopes = kind === 'secret' ? [...this.keys.scopesOfOwner()] : [];
    return this.keys.issue(
      audited,
      { kind, name: `First ${kind} key`, scopes, allowedOrigins: null, expiresAt: null },
      staffId,
    );
  }
}

function record(audited: AuditedTransaction, workspace: Workspace, staff: Staff): void {
  const { id, name, timeZone, language } = workspace;
  audited.audit({
    action: 'workspace.created',
    target: { kind: 'workspace', id },
    before: null,
    after: { name, time_zone: timeZone, language },
  });
  audited.audit({
    action: 'staff.added',
    target: { kind: 'staff', id: staff.id },
    before: null,
    after: { role: staff.role, active: true },
  });
  audited.publish(WorkspaceCreated, {
    workspace_id: id,
    name,
    time_zone: timeZone,
    language,
    created_at: audited.now.toISOString(),
  });
  audited.publish(MemberChanged, memberPayload(id, staff, audited.now));
}
