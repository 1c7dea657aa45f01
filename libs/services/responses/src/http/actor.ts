import type { Caller } from '@hearback/http';
import { publicId } from '@hearback/kernel';
import type { Actor } from '../domain/actor.js';

/** The caller as the author of a change: a member of staff, or the API key. */
export function actorOf(caller: Caller): Actor {
  return caller.staffId === null ? { kind: 'key', id: caller.credentialId } : { kind: 'staff', id: caller.staffId };
}

/** The author as the API shows it. */
export function toActorDto({ kind, id }: Actor): { kind: Actor['kind']; id: string } {
  return { kind, id: publicId(kind === 'staff' ? 'stf' : 'key', id) };
}
