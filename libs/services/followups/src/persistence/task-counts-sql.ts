import type { TenantTx } from '@hearback/database';
import type { DueCounts, TaskCounts } from '../application/task-queries.js';
import { DUE_STATES, type DueState, type Today } from '../domain/due-state.js';
import { dueStateSql, OPEN } from './task-filter-sql.js';

interface CountRow {
  readonly owner: 'me' | 'nobody' | 'others';
  readonly state: DueState;
  readonly n: number;
}

/** Counts the open tasks by owner and due state, in one statement. */
export async function countOpen(
  tx: TenantTx,
  staffId: string | null,
  { now, endsAt }: Today,
): Promise<Pick<TaskCounts, 'all' | 'mine' | 'unowned'>> {
  const rows = await tx.query<CountRow & Record<string, unknown>>(
    `select case when t.assignee_id is null then 'nobody' when t.assignee_id = $2 then 'me' else 'others' end as owner,
       ${dueStateSql('$3', '$4')} as state, count(*)::integer as n
     from followups.task t where t.tenant_id = $1 and ${OPEN} group by 1, 2`,
    [tx.tenantId, staffId, now, endsAt],
  );
  return {
    all: sums(rows),
    mine: staffId === null ? null : sums(rows.filter(({ owner }) => owner === 'me')),
    unowned: sums(rows.filter(({ owner }) => owner === 'nobody')),
  };
}

function sums(rows: readonly CountRow[]): DueCounts {
  const of = (state: DueState) => rows.filter((row) => row.state === state).reduce((sum, { n }) => sum + n, 0);
  return Object.fromEntries(DUE_STATES.map((state) => [state, of(state)])) as Record<DueState, number>;
}
