import type { Preferences } from '../../domain/consent/preferences.js';
import type { CustomerMerge, MergeActor } from '../../domain/merges/customer-merge.js';

/** A merge with the external ids of both profiles, as queries return it. */
export interface MergeRow {
  readonly id: string;
  readonly kept_id: string;
  readonly kept_external_id: string;
  readonly merged_id: string;
  readonly merged_external_id: string;
  readonly taken: readonly string[];
  readonly preferences_before: (Omit<Preferences, 'pausedUntil'> & { readonly pausedUntil: string | null }) | null;
  readonly preferences_revision: number | null;
  readonly merged_at: Date;
  readonly merged_by_kind: MergeActor['kind'];
  readonly merged_by_id: string;
  readonly unmerged_at: Date | null;
  readonly unmerged_by_kind: MergeActor['kind'] | null;
  readonly unmerged_by_id: string | null;
}

/** The statement that reads merges; `m` is the merge, `k` the kept profile, `x` the merged one; `$1` is the workspace. */
export const MERGES = `select m.*, k.external_id as kept_external_id, x.external_id as merged_external_id
  from customers.customer_merge m
  join customers.customer k on k.tenant_id = m.tenant_id and k.id = m.kept_id
  join customers.customer x on x.tenant_id = m.tenant_id and x.id = m.merged_id
  where m.tenant_id = $1`;

/** Maps a row to the merge. */
export function fromMergeRow(row: MergeRow): CustomerMerge {
  const { preferences_before: before, preferences_revision: revision, unmerged_by_id: unmergedBy } = row;
  const pausedUntil = before === null || before.pausedUntil === null ? null : new Date(before.pausedUntil);
  return {
    id: row.id,
    kept: { id: row.kept_id, externalId: row.kept_external_id },
    merged: { id: row.merged_id, externalId: row.merged_external_id },
    taken: row.taken,
    preferencesBefore: before === null ? null : { values: { ...before, pausedUntil }, revision: revision! },
    mergedAt: row.merged_at,
    mergedBy: { kind: row.merged_by_kind, id: row.merged_by_id },
    unmergedAt: row.unmerged_at,
    unmergedBy: unmergedBy === null ? null : { kind: row.unmerged_by_kind!, id: unmergedBy },
  };
}
