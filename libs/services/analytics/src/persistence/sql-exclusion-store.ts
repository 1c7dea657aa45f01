import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { ExclusionStore, type ExclusionChange } from '../application/exclusion-store.js';
import {
  addCountsFrom,
  countsOf,
  deleteEmptyCounts,
  FACT_COLUMNS,
  IS_EMPTY,
  KEY,
  scoreColumns,
} from './count-statements.js';
import { lockTenants } from './tenant-locks.js';

const RECORD = `
  insert into analytics.response_exclusion as x (tenant_id, response_id, revision, state, pending)
  select "tenantId", "responseId", revision, state, true
  from json_to_recordset($1::json) as c ("tenantId" uuid, "responseId" uuid, revision integer, state text)
  order by 1, 2
  on conflict (tenant_id, response_id) do update
  set revision = excluded.revision, state = excluded.state, pending = true where x.revision < excluded.revision`;

const TAKE = `
  update analytics.response_exclusion x set pending = false
  from (
    select response_id from analytics.response_exclusion where tenant_id = $1 and pending order by response_id limit $2
  ) next
  where x.tenant_id = $1 and x.response_id = next.response_id
  returning x.response_id, x.state`;

/** The generations that are counted or being filled. */
const GENERATIONS = `
  select coalesce((select generation from analytics.workspace where tenant_id = $1), 1)
  union select generation from analytics.rebuild where tenant_id = $1 and status = 'running'`;

const OF_THESE = `tenant_id = $1 and generation in (${GENERATIONS}) and response_id = any ($2::uuid[])`;

/** `$3`: the responses whose facts are kept, because they can be restored. Returns count rows that are empty now. */
const REMOVE = `
  with removed as (delete from analytics.score_fact where ${OF_THESE} returning *),
  kept as (
    insert into analytics.excluded_fact (${FACT_COLUMNS})
    select ${FACT_COLUMNS} from removed where response_id = any ($3::uuid[]) on conflict do nothing
  ),
  counted as (${countsOf('removed')}),
  subtracted as (select ${KEY}, ${scoreColumns((score) => `-s${score} as s${score}`)} from counted),
  corrected as (${addCountsFrom('subtracted')} returning ctid, ${scoreColumns((score) => `s${score}`)})
  select ctid::text as ctid from corrected where ${IS_EMPTY}`;

const RESTORE = `
  with restored as (delete from analytics.excluded_fact where ${OF_THESE} returning *),
  stored as (
    insert into analytics.score_fact (${FACT_COLUMNS}) select ${FACT_COLUMNS} from restored
    on conflict do nothing returning *
  ),
  counted as (${countsOf('stored')})
  ${addCountsFrom('counted')}`;

/** `ExclusionStore` in SQL: facts of excluded responses move to a table of their own, and the counts change by the difference. */
@Injectable()
export class SqlExclusionStore extends ExclusionStore {
  override async record(tx: BatchTx, changes: readonly ExclusionChange[]): Promise<void> {
    const newest = new Map<string, ExclusionChange>();
    for (const change of changes) {
      const key = `${change.tenantId}/${change.responseId}`;
      if ((newest.get(key)?.revision ?? 0) < change.revision) newest.set(key, change);
    }
    await tx.query(RECORD, [JSON.stringify([...newest.values()])]);
  }

  override async applyPending(tx: BatchTx, tenantId: string, limit: number): Promise<number> {
    await lockTenants(tx, 'pg_advisory_xact_lock', [tenantId]);
    const changes = await tx.query<{ response_id: string; state: string }>(TAKE, [tenantId, limit]);
    const idsOf = (...states: string[]) =>
      changes.filter(({ state }) => states.includes(state)).map((change) => change.response_id);
    const empty = await tx.query<{ ctid: string }>(REMOVE, [
      tenantId,
      idsOf('excluded', 'withdrawn'),
      idsOf('excluded'),
    ]);
    await deleteEmptyCounts(tx, [tenantId], empty);
    for (const table of ['excluded_fact', 'answer_choice', 'response_fact'])
      await tx.query(`delete from analytics.${table} where ${OF_THESE}`, [tenantId, idsOf('withdrawn')]);
    await tx.query(RESTORE, [tenantId, idsOf('counted')]);
    return changes.length;
  }
}
