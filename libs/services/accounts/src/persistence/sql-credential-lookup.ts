import { Injectable } from '@nestjs/common';
import { PreTenantLookup } from '@hearback/database';
import type { Permission, Role } from '@hearback/kernel';
import {
  CredentialLookup,
  type FoundKey,
  type FoundMembership,
  type FoundPerson,
  type FoundPersonToken,
  type FoundPlace,
  type FoundSession,
  type FoundToken,
  type KnownPerson,
} from '../application/credential-lookup.js';
import type { PersonTokenPurpose } from '../application/person-store.js';
import type { KeyKind } from '../domain/api-key.js';

/** `CredentialLookup` through functions of the schema, which return one row for one secret or address. */
@Injectable()
export class SqlCredentialLookup extends CredentialLookup {
  constructor(private readonly lookup: PreTenantLookup) {
    super();
  }

  override async key(hash: string): Promise<FoundKey | undefined> {
    const [row] = await this.lookup.query<{
      tenant_id: string;
      id: string;
      kind: KeyKind;
      scopes: Permission[];
      allowed_origins: string[] | null;
      expires_at: Date | null;
      revoked_at: Date | null;
      last_used_at: Date | null;
      suspended: boolean;
    }>(
      `select k.*, accounts.find_key_origins(decode($1, 'hex')) as allowed_origins
       from accounts.find_key(decode($1, 'hex')) k`,
      [hash],
    );
    return (
      row && {
        tenantId: row.tenant_id,
        id: row.id,
        kind: row.kind,
        scopes: row.scopes,
        allowedOrigins: row.allowed_origins,
        expiresAt: row.expires_at,
        revokedAt: row.revoked_at,
        lastUsedAt: row.last_used_at,
        isSuspended: row.suspended,
      }
    );
  }

  override async session(hash: string): Promise<FoundSession | undefined> {
    const [row] = await this.lookup.query<{
      tenant_id: string;
      id: string;
      staff_id: string;
      role: Role;
      active: boolean;
      created_at: Date;
      last_used_at: Date;
      suspended: boolean;
    }>("select * from accounts.find_session(decode($1, 'hex'))", [hash]);
    return (
      row && {
        tenantId: row.tenant_id,
        id: row.id,
        staffId: row.staff_id,
        role: row.role,
        active: row.active,
        createdAt: row.created_at,
        lastUsedAt: row.last_used_at,
        isSuspended: row.suspended,
      }
    );
  }

  override async persons(email: string): Promise<readonly FoundPerson[]> {
    const rows = await this.lookup.query<PersonColumns & { second_factor: boolean; initial_password: boolean }>(
      'select * from accounts.find_persons($1)',
      [email],
    );
    return rows.map((row) => ({
      ...knownPerson(row),
      hasSecondFactor: row.second_factor,
      hasInitialPassword: row.initial_password,
    }));
  }

  override async sessions(personId: string): Promise<readonly FoundPlace[]> {
    const rows = await this.lookup.query<{
      tenant_id: string;
      id: string;
      workspace_name: string;
      created_at: Date;
      last_used_at: Date;
      user_agent: string;
      network: string;
    }>('select * from accounts.find_sessions($1)', [personId]);
    return rows.map((row) => ({
      tenantId: row.tenant_id,
      id: row.id,
      workspaceName: row.workspace_name,
      createdAt: row.created_at,
      lastUsedAt: row.last_used_at,
      userAgent: row.user_agent,
      network: row.network,
    }));
  }

  override async personToken(hash: string): Promise<FoundPersonToken | undefined> {
    const [row] = await this.lookup.query<{
      id: string;
      person_id: string;
      purpose: PersonTokenPurpose;
      email: string | null;
      expires_at: Date;
      tenant_id: string;
      staff_id: string;
    }>("select * from accounts.find_person_token(decode($1, 'hex'))", [hash]);
    return (
      row && {
        id: row.id,
        personId: row.person_id,
        purpose: row.purpose,
        email: row.email,
        expiresAt: row.expires_at,
        tenantId: row.tenant_id,
        staffId: row.staff_id,
      }
    );
  }

  override async memberships(personId: string): Promise<readonly FoundMembership[]> {
    const rows = await this.lookup.query<{
      tenant_id: string;
      staff_id: string;
      role: Role;
      workspace_name: string;
      sandbox_of: string | null;
    }>('select * from accounts.find_memberships($1)', [personId]);
    return rows.map((row) => ({
      tenantId: row.tenant_id,
      staffId: row.staff_id,
      role: row.role,
      workspaceName: row.workspace_name,
      sandboxOf: row.sandbox_of,
    }));
  }

  override async workspaceExists(tenantId: string): Promise<boolean> {
    const [row] = await this.lookup.query<{ found: boolean }>('select accounts.workspace_exists($1) as found', [
      tenantId,
    ]);
    return row!.found;
  }

  override async mailedToken(hash: string): Promise<FoundToken | undefined> {
    const [row] = await this.lookup.query<
      PersonColumns & { id: string; purpose: string; expires_at: Date; email: string }
    >("select * from accounts.find_mailed_token(decode($1, 'hex'))", [hash]);
    if (row === undefined) return undefined;
    const { tenant_id: tenantId, id, purpose, expires_at: expiresAt, email } = row;
    return { tenantId, id, purpose, expiresAt, email, person: knownPerson(row) };
  }
}

interface PersonColumns {
  readonly person_id: string;
  readonly tenant_id: string;
  readonly staff_id: string;
  readonly confirmed: boolean;
  readonly password_hash: string;
}

function knownPerson(row: PersonColumns): KnownPerson {
  return {
    personId: row.person_id,
    tenantId: row.tenant_id,
    staffId: row.staff_id,
    isConfirmed: row.confirmed,
    passwordHash: row.password_hash,
  };
}
