import { violatedConstraint, type TenantTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { accountsErrors } from '../../application/accounts.errors.js';
import { SsoDomainStore } from '../../application/single-sign-on/sso-store.js';
import type { SsoDomain } from '../../domain/single-sign-on.js';
import { SsoDomainRow } from './sso.row.js';

/** `SsoDomainStore` through TypeORM. */
@Injectable()
export class TypeormSsoDomainStore extends SsoDomainStore {
  override async list({ manager, tenantId }: TenantTx): Promise<readonly SsoDomain[]> {
    const rows = await manager.getRepository(SsoDomainRow).find({ where: { tenantId }, order: { domain: 'ASC' } });
    return rows.map(fromRow);
  }

  override async find({ manager, tenantId }: TenantTx, id: string): Promise<SsoDomain | undefined> {
    const row = await manager.getRepository(SsoDomainRow).findOneBy({ tenantId, id });
    return row === null ? undefined : fromRow(row);
  }

  override async insert({ manager, tenantId }: TenantTx, domain: SsoDomain): Promise<void> {
    try {
      await manager.getRepository(SsoDomainRow).insert({ tenantId, ...domain });
    } catch (error) {
      if (violatedConstraint(error) === 'sso_domain_domain_key') throw accountsErrors.error('domain-exists');
      throw error;
    }
  }

  override async update(tx: TenantTx, { id, ...domain }: SsoDomain): Promise<void> {
    const { manager, tenantId } = tx;
    if (domain.provedAt !== null) {
      // Of two workspaces that prove it at once, one waits and then takes it from the other.
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 86))', [`sign-in domain ${domain.domain}`]);
      await tx.query('select accounts.release_sso_domain($1, $2)', [domain.domain, tenantId]);
    }
    await manager.getRepository(SsoDomainRow).update({ tenantId, id }, domain);
  }

  override async delete({ manager, tenantId }: TenantTx, id: string): Promise<void> {
    await manager.getRepository(SsoDomainRow).delete({ tenantId, id });
  }
}

function fromRow({ tenantId: _tenantId, ...domain }: SsoDomainRow): SsoDomain {
  return domain;
}
