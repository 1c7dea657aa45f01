import type { AuditedActionV1 } from '@hearback/contracts';
import { actorOf, type Caller } from '@hearback/http';

/** An entry of the audit log with who did it: a member of staff, or a key. */
export function auditedByCaller(caller: Caller, entry: Omit<AuditedActionV1, 'actor'>): AuditedActionV1 {
  return { ...entry, actor: actorOf(caller) };
}
