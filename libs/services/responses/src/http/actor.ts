import { publicId } from '@hearback/kernel';
import type { Actor } from '../domain/actor.js';

/** The author as the API shows it. */
export function toActorDto({ kind, id }: Actor): { kind: Actor['kind']; id: string } {
  return { kind, id: publicId(kind === 'staff' ? 'stf' : 'key', id) };
}
