import type { Query } from '../../api/client.js';
import { fromZoned } from '../../i18n/zoned.js';
import { addDays } from '../../parts/metrics/period.js';

/** Which entries of the audit log the address asks for. */
export interface AuditSearch {
  readonly action?: string;
  /** Id of a member or key. */
  readonly who?: string;
  /** First and last day. */
  readonly from?: string;
  readonly to?: string;
}

/** The search of an address, without what is malformed. */
export function auditSearchFrom(search: Record<string, unknown>): AuditSearch {
  const found = {
    action: text(search['action'], /^[a-z-]+\.[a-z-]+$/),
    who: text(search['who'], /^(stf|key)_[0-9a-f]{32}$/),
    from: day(search['from']),
    to: day(search['to']),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

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

function day(value: unknown): string | undefined {
  const read = text(value, /^\d{4}-\d\d-\d\d$/);
  return read === undefined || Number.isNaN(Date.parse(read)) ? undefined : read;
}

function text(value: unknown, pattern: RegExp): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? value : undefined;
}
