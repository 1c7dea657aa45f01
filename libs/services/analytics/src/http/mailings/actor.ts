import type { Caller } from '@hearback/http';
import type { Actor } from '../../application/change-annotations.js';

/** Who changes a schedule or a link. */
export function actorOf({ staffId, credentialId }: Caller): Actor {
  return staffId === null ? { kind: 'key', id: credentialId } : { kind: 'staff', id: staffId };
}
