import { Injectable } from '@nestjs/common';
import { keyset, TenantDatabase, type OneTenantTx, type Tx } from '@hearback/database';
import { pageOf, type Page, type PageRequest, type ServiceName } from '@hearback/kernel';
import { ErasureStore, type ProfileToErase } from '../../application/erasure/erasure-store.js';
import type { Erasure, ErasurePart } from '../../domain/erasure.js';

interface PartDocument {
  readonly service: ServiceName;
  readonly counts: Readonly<Record<string, number>>;
  readonly applied_at: string;
  readonly is_final: boolean;
}

interface ErasureRow {
  readonly id: string;
  readonly customer_id: string;
  readonly actor_kind: 'staff' | 'key';
  readonly actor_id: string;
  readonly requested_at: Date;
  readonly completed_at: Date | null;
  readonly parts: readonly PartDocument[];
}

const SELECT = `select e.id, e.customer_id, e.actor_kind, e.actor_id, e.requested_at, e.completed_at,
  coalesce((select json_agg(json_build_object('service', p.service, 'counts', p.counts, 'applied_at', p.applied_at,
    'is_final', p.is_final) order by p.service)
    from customers.erasure_part p where p.tenant_id = e.tenant_id and p.erasure_id = e.id), '[]') as parts
  from customers.erasure e`;

/** `ErasureStore` in SQL. */
@Injectable()
export class SqlErasureStore extends ErasureStore {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override async lockProfile(tx: OneTenantTx, externalId: string): Promise<ProfileToErase | undefined> {
    const profiles = await tx.query<{ id: string; external_id: string; merged_into: string | null }>(
      `with recursive named as (
         select id, merged_into from customers.customer where tenant_id = $1 and external_id = $2
         union
         select c.id, c.merged_into from customers.customer c
         join named n on c.tenant_id = $1 and (c.id = n.merged_into or c.merged_into = n.id)
       )
       select c.id, c.external_id, c.merged_into from customers.customer c
       where c.tenant_id = $1 and c.id in (select id from named) order by c.id for update`,
      [tx.tenantId, externalId],
    );
    const kept = profiles.find(({ merged_into }) => merged_into === null);
    if (kept === undefined) return undefined;
    const ids = profiles.map(({ id }) => id);
    const addresses = await tx.query<{ value: string }>(
      `select value from customers.customer_identity where tenant_id = $1 and customer_id = any ($2::uuid[]) and kind = 'email'`,
      [tx.tenantId, ids],
    );
    return {
      customerId: kept.id,
      mergedIds: ids.filter((id) => id !== kept.id),
      externalIds: profiles.map(({ external_id }) => external_id),
      addresses: addresses.map(({ value }) => value),
    };
  }

  override async newestOf(tx: OneTenantTx, externalDigest: string): Promise<Erasure | undefined> {
    const [row] = await tx.query<ErasureRow>(
      `${SELECT} where e.tenant_id = $1 and e.external_digest = $2 order by e.requested_at desc limit 1`,
      [tx.tenantId, externalDigest],
    );
    return row && fromRow(row);
  }

  override async insert(tx: OneTenantTx, erasure: Erasure, externalDigest: string): Promise<void> {
    const { id, customerId, actor, requestedAt } = erasure;
    await tx.query(
      `insert into customers.erasure (tenant_id, id, customer_id, external_digest, actor_kind, actor_id, requested_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [tx.tenantId, id, customerId, externalDigest, actor.kind, actor.id, requestedAt],
    );
  }

  override async savePart(
    tx: Tx,
    tenantId: string,
    erasureId: string,
    part: ErasurePart,
  ): Promise<Erasure | undefined> {
    const [known] = await tx.query('select 1 from customers.erasure where tenant_id = $1 and id = $2 for update', [
      tenantId,
      erasureId,
    ]);
    // A restored installation may not know the erasure that it replays.
    if (known === undefined) return undefined;
    await tx.query(
      `insert into customers.erasure_part as p (tenant_id, erasure_id, service, counts, applied_at, is_final)
       values ($1, $2, $3, $4::jsonb, $5, $6)
       on conflict (tenant_id, erasure_id, service) do update set counts = excluded.counts,
         applied_at = excluded.applied_at, is_final = excluded.is_final where not p.is_final`,
      [tenantId, erasureId, part.service, JSON.stringify(part.counts), part.appliedAt, part.isFinal],
    );
    const [row] = await tx.query<ErasureRow>(`${SELECT} where e.tenant_id = $1 and e.id = $2`, [tenantId, erasureId]);
    return row && fromRow(row);
  }

  override async complete(tx: Tx, tenantId: string, erasureId: string, at: Date): Promise<void> {
    await tx.query('update customers.erasure set completed_at = $3 where tenant_id = $1 and id = $2', [
      tenantId,
      erasureId,
      at,
    ]);
  }

  override list(tenantId: string, page: PageRequest): Promise<Page<Erasure>> {
    const parameters: unknown[] = [tenantId];
    const keys = keyset(page, ['e.requested_at', 'e.id'], parameters);
    return this.database.withTenant(tenantId, async (tx) => {
      const rows = await tx.query<ErasureRow>(
        `${SELECT} where e.tenant_id = $1 and ${keys.condition} ${keys.orderAndLimit}`,
        parameters,
      );
      return pageOf(rows.map(fromRow), page.limit);
    });
  }

  override find(tenantId: string, id: string): Promise<Erasure | undefined> {
    return this.database.withTenant(tenantId, async (tx) => {
      const [row] = await tx.query<ErasureRow>(`${SELECT} where e.tenant_id = $1 and e.id = $2`, [tenantId, id]);
      return row && fromRow(row);
    });
  }
}

function fromRow(row: ErasureRow): Erasure {
  return {
    id: row.id,
    customerId: row.customer_id,
    actor: { kind: row.actor_kind, id: row.actor_id },
    requestedAt: row.requested_at,
    completedAt: row.completed_at,
    parts: row.parts.map(({ service, counts, applied_at, is_final }) => ({
      service,
      counts,
      appliedAt: new Date(applied_at),
      isFinal: is_final,
    })),
  };
}
