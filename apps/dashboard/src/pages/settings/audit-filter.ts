import type { Query } from '../../api/client.js';
import { fromZoned } from '../../i18n/zoned.js';
import { addDays } from '../../parts/metrics/period.js';
import type { AuditSearch } from './audit-search.js';

/** The filter of the API; days are those of the time zone. */
export function auditFilterOf({ action, who, from, to }: AuditSearch, zone: string): Query<'exportAuditEntries'> {
  return {
    ...(action !== undefined && { action }),
    ...(who !== undefined && { actor_id: who }),
    ...(from !== undefined && { 'created_at[gte]': startOf(from, zone) }),
    ...(to !== undefined && { 'created_at[lt]': startOf(addDays(to, 1), zone) }),
  };
}

function startOf(day: string, zone: string): string {
  return fromZoned(`${day}T00:00`, zone)!.toISOString();
}
