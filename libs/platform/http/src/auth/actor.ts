import type { Caller } from './caller.js';

/** Who changed something: a member of staff, or an API key. */
export interface CallingActor {
  readonly kind: 'staff' | 'key';
  /** Id of the member or of the key. */
  readonly id: string;
}

/** The caller as the author of a change: the member of a session, or the API key. */
export function actorOf({ staffId, credentialId }: Caller): CallingActor {
  return staffId === null ? { kind: 'key', id: credentialId } : { kind: 'staff', id: staffId };
}
