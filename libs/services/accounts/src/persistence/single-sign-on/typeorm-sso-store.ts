import { violatedConstraint, type TenantTx } from '@hearback/database';
import { Sealer } from '@hearback/http';
import { Injectable } from '@nestjs/common';
import { accountsErrors } from '../../application/accounts.errors.js';
import type { EndedSession } from '../../application/person-store.js';
import { SsoStore } from '../../application/single-sign-on/sso-store.js';
import type { SsoConnection } from '../../domain/single-sign-on.js';
import { SsoAttemptRow, SsoConnectionRow, SsoIdentityRow } from './sso.row.js';

/** `SsoStore` through TypeORM; the secret of the client is sealed. */
@Injectable()
export class TypeormSsoStore extends SsoStore {
  constructor(private readonly sealer: Sealer) {
    super();
  }

  override async connection({ manager, tenantId }: TenantTx): Promise<SsoConnection | undefined> {
    const row = await manager.getRepository(SsoConnectionRow).findOneBy({ tenantId });
    if (row === null) return undefined;
    const { tenantId: _tenantId, clientSecret, ...connection } = row;
    // A secret that can no longer be opened is none: the provider then refuses the client, and an owner sets it again.
    const opened = clientSecret === null ? null : (this.sealer.open(clientSecret, nameOf(tenantId)) ?? null);
    return { ...connection, clientSecret: opened };
  }

  override isEnforced({ manager, tenantId }: TenantTx): Promise<boolean> {
    return manager.getRepository(SsoConnectionRow).existsBy({ tenantId, isEnforced: true });
  }

  override async setConnection({ manager, tenantId }: TenantTx, connection: SsoConnection): Promise<void> {
    const { clientSecret: secret } = connection;
    const clientSecret = secret === null ? null : this.sealer.seal(secret, nameOf(tenantId));
    await manager.getRepository(SsoConnectionRow).upsert({ ...connection, tenantId, clientSecret }, ['tenantId']);
  }

  override async deleteConnection({ manager, tenantId }: TenantTx): Promise<void> {
    await manager.getRepository(SsoAttemptRow).delete({ tenantId });
    await manager.getRepository(SsoConnectionRow).delete({ tenantId });
  }

  override async memberOf({ manager, tenantId }: TenantTx, issuer: string, subject: string) {
    return (await manager.getRepository(SsoIdentityRow).findOneBy({ tenantId, issuer, subject }))?.staffId;
  }

  override hasIdentity({ manager, tenantId }: TenantTx, staffId: string): Promise<boolean> {
    return manager.getRepository(SsoIdentityRow).existsBy({ tenantId, staffId });
  }

  override async link(
    { manager, tenantId }: TenantTx,
    identity: { readonly issuer: string; readonly subject: string; readonly staffId: string },
    createdAt: Date,
  ): Promise<void> {
    const identities = manager.getRepository(SsoIdentityRow);
    await identities.delete({ tenantId, staffId: identity.staffId });
    try {
      await identities.insert({ tenantId, ...identity, createdAt });
    } catch (error) {
      if (violatedConstraint(error) === 'sso_identity_pkey') throw accountsErrors.error('identity-taken');
      throw error;
    }
  }

  override async unlink({ manager, tenantId }: TenantTx, staffId: string): Promise<boolean> {
    const { affected } = await manager.getRepository(SsoIdentityRow).delete({ tenantId, staffId });
    return affected === 1;
  }

  override endPasswordSessions(tx: TenantTx): Promise<readonly EndedSession[]> {
    return tx.query<EndedSession>(
      `delete from accounts.session s using accounts.staff m
       where s.tenant_id = $1 and not s.single_sign_on and m.tenant_id = s.tenant_id and m.id = s.staff_id
         and m.role <> 'owner'
       returning s.tenant_id as "tenantId", s.id, s.staff_id as "staffId"`,
      [tx.tenantId],
    );
  }
}

function nameOf(tenantId: string): string {
  return `secret of the client of single sign-on of ${tenantId}`;
}
