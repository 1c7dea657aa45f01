import type { Caller } from '@hearback/http';
import type { Actor } from '../domain/audit-entry.js';

/** The caller as the actor of an audit entry: the member of a session, or the key. */
export function actorOf(caller: Caller): Actor {
  return caller.staffId === null ? { kind: 'key', id: caller.credentialId } : { kind: 'staff', id: caller.staffId };
}
