import { Injectable } from '@nestjs/common';
import { PreTenantLookup } from '@hearback/database';
import type { Permission, Role } from '@hearback/kernel';
import {
  CredentialLookup,
  type FoundKey,
  type FoundSession,
  type FoundStaff,
  type FoundToken,
} from '../application/credential-lookup.js';
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
      }
    );
  }

  override async staff(email: string): Promise<readonly FoundStaff[]> {
    const rows = await this.lookup.query<StaffColumns & { id: string }>('select * from accounts.find_staff($1)', [
      email,
    ]);
    return rows.map((row) => foundStaff(row, row.id));
  }

  override async mailedToken(hash: string): Promise<FoundToken | undefined> {
    const [row] = await this.lookup.query<
      StaffColumns & { id: string; purpose: string; expires_at: Date; staff_id: string; email: string }
    >("select * from accounts.find_mailed_token(decode($1, 'hex'))", [hash]);
    if (row === undefined) return undefined;
    const { tenant_id: tenantId, id, purpose, expires_at: expiresAt, staff_id: staffId, email } = row;
    return { tenantId, id, purpose, expiresAt, email, member: foundStaff(row, staffId) };
  }
}

interface StaffColumns {
  readonly tenant_id: string;
  readonly confirmed: boolean;
  readonly password_hash: string;
}

function foundStaff({ tenant_id, confirmed, password_hash }: StaffColumns, id: string): FoundStaff {
  return { tenantId: tenant_id, id, isConfirmed: confirmed, passwordHash: password_hash };
}
