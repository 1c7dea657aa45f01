import { Injectable } from '@nestjs/common';
import { PreTenantLookup, type BatchTx, type OneTenantTx, type TenantTx, type Tx } from '@hearback/database';
import { FACTS_VERSION } from '../application/earlier-events.js';
import { RebuildStore, type Rebuild } from '../application/rebuild.js';
import { GENERATION } from './count-statements.js';

const COLUMNS = `tenant_id as "tenantId", id, status, generation, positions, events, reason,
  requested_at as "requestedAt", finished_at as "finishedAt"`;

/** The tables that a rebuild fills. */
const GENERATION_TABLES = [
  'score_fact',
  'score_count',
  'excluded_fact',
  'response_revision',
  'response_fact',
  'answer_choice',
] as const;

/** `RebuildStore` in SQL. */
@Injectable()
export class SqlRebuildStore extends RebuildStore {
  constructor(private readonly lookup: PreTenantLookup) {
    super();
  }

  override async begin(tx: OneTenantTx, id: string, requestedAt: Date): Promise<Rebuild | undefined> {
    const [rebuild] = await tx.query<Rebuild>(
      `insert into analytics.rebuild (tenant_id, id, status, generation, positions, events, requested_at)
       select $1::uuid, $2, 'running', 1 + greatest(
         (select max(generation) from analytics.rebuild where tenant_id = $1),
         (select generation from analytics.workspace where tenant_id = $1), 1), '{}', 0, $3
       on conflict (tenant_id) where status = 'running' do nothing returning ${COLUMNS}`,
      [tx.tenantId, id, requestedAt],
    );
    return rebuild;
  }

  override find(tx: TenantTx, id: string): Promise<Rebuild | undefined> {
    return one(tx, `select ${COLUMNS} from analytics.rebuild where tenant_id = $1 and id = $2`, [tx.tenantId, id]);
  }

  override lockRunning(tx: BatchTx, tenantId: string): Promise<Rebuild | undefined> {
    const running = `select ${COLUMNS} from analytics.rebuild where tenant_id = $1 and status = 'running' for update`;
    return one(tx, running, [tenantId]);
  }

  override async advance(tx: BatchTx, { tenantId, id, positions, events }: Rebuild): Promise<void> {
    await tx.query('update analytics.rebuild set positions = $3, events = $4 where tenant_id = $1 and id = $2', [
      tenantId,
      id,
      JSON.stringify(positions),
      events,
    ]);
  }

  override async finish(tx: BatchTx, { tenantId, id, generation }: Rebuild, finishedAt: Date): Promise<void> {
    await tx.query(
      `insert into analytics.workspace (tenant_id, generation, facts_version) values ($1, $2, $3)
       on conflict (tenant_id) do update set generation = excluded.generation, facts_version = excluded.facts_version`,
      [tenantId, generation, FACTS_VERSION],
    );
    await tx.query(`update analytics.rebuild set status = 'done', finished_at = $3 where tenant_id = $1 and id = $2`, [
      tenantId,
      id,
      finishedAt,
    ]);
  }

  override async fail(tx: BatchTx, { tenantId, id }: Rebuild, finishedAt: Date, reason: string): Promise<void> {
    await tx.query(
      `update analytics.rebuild set status = 'failed', finished_at = $3, reason = $4 where tenant_id = $1 and id = $2`,
      [tenantId, id, finishedAt, reason],
    );
  }

  override async workspacesWithOlderFacts(): Promise<readonly string[]> {
    const rows = await this.lookup.query<{ tenant_id: string }>(
      'select tenant_id from analytics.workspaces_with_older_facts($1)',
      [FACTS_VERSION],
    );
    return rows.map(({ tenant_id: tenantId }) => tenantId);
  }

  override async hasOlderFacts(tx: BatchTx, tenantId: string): Promise<boolean> {
    const rows = await tx.query('select from analytics.workspace where tenant_id = $1 and facts_version < $2', [
      tenantId,
      FACTS_VERSION,
    ]);
    return rows.length > 0;
  }

  override async deleteOldGenerations(tx: BatchTx, tenantId: string, limit: number): Promise<number> {
    let deleted = 0;
    for (const table of GENERATION_TABLES) {
      const rows = await tx.query<{ n: number }>(
        `with deleted as (
           delete from analytics.${table} where tenant_id = $1 and ctid = any (array(
             select o.ctid from analytics.${table} o left join analytics.workspace w on w.tenant_id = o.tenant_id
             where o.tenant_id = $1 and o.generation < ${GENERATION} limit $2
           )) returning 1
         ) select count(*)::integer as n from deleted`,
        [tenantId, limit],
      );
      deleted += rows[0]?.n ?? 0;
    }
    return deleted;
  }
}

async function one(tx: Tx, sql: string, parameters: readonly unknown[]): Promise<Rebuild | undefined> {
  const [rebuild] = await tx.query<Rebuild>(sql, parameters);
  return rebuild;
}
