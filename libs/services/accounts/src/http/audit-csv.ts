import { Readable } from 'node:stream';
import { csvLine, type PageRequest } from '@hearback/kernel';
import type { AccountQueries, AuditFilter } from '../application/account-queries.js';
import { toAuditEntryDto } from './audit-entry.dto.js';

/** Entries that are read at once. */
const PAGE = 500;
const COLUMNS = ['sequence', 'created_at', 'actor', 'action', 'target', 'before', 'after', 'hash'];

/** The audit log as CSV, oldest first. It is read while it is sent, so that its length does not matter. */
export function auditCsv(queries: AccountQueries, tenantId: string, filter: AuditFilter): Readable {
  return Readable.from(linesOf(queries, tenantId, filter));
}

async function* linesOf(queries: AccountQueries, tenantId: string, filter: AuditFilter): AsyncGenerator<string> {
  yield csvLine(COLUMNS);
  let after: PageRequest['after'] = undefined;
  for (;;) {
    const page = await queries.auditEntries(tenantId, { limit: PAGE, order: 'asc', after }, filter);
    for (const entry of page.items) {
      const { sequence, created_at, actor, action, target, before, after: changed, hash } = toAuditEntryDto(entry);
      yield csvLine([
        sequence,
        created_at,
        actor.id ?? actor.kind,
        action,
        target.id,
        before === null ? null : JSON.stringify(before),
        changed === null ? null : JSON.stringify(changed),
        hash,
      ]);
    }
    const last = page.items.at(-1);
    if (!page.hasMore || last === undefined) return;
    after = { id: last.entry.id, createdAt: last.entry.at };
  }
}
