import type { Caller } from '@hearback/http';
import type { Actor } from '../application/segments/audited.js';

/** The caller as the author of a change: a member of staff, or the API key. */
export function actorOf(caller: Caller): Actor {
  return caller.staffId === null ? { kind: 'key', id: caller.credentialId } : { kind: 'staff', id: caller.staffId };
}
