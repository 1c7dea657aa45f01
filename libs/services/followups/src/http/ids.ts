import { parsePublicId, publicId, type PublicIdPrefix } from '@hearback/kernel';
import { actorOf, type Caller } from '@hearback/http';
import type { Author } from '../application/add-note.js';
import type { Actor } from '../domain/task.js';
import type { ActorDto } from './task-detail.dto.js';

/** The UUID of a validated public id. Throws if the id is not valid, which is a bug. */
export function checkedId(prefix: PublicIdPrefix, text: string): string {
  const id = parsePublicId(prefix, text);
  if (id === undefined) throw new Error(`invalid ${prefix} id`);
  return id;
}

/** The UUID of an optional validated public id; `null` if it is absent. */
export function optionalId(prefix: PublicIdPrefix, text: string | null | undefined): string | null {
  return text === undefined || text === null ? null : checkedId(prefix, text);
}

/** The public id, or null. */
export function publicIdOrNull(prefix: PublicIdPrefix, id: string | null): string | null {
  return id === null ? null : publicId(prefix, id);
}

/** The caller as an author: a member of staff, or the API key. */
export function authorOf(caller: Caller): Author {
  return actorOf(caller);
}

const PREFIXES: Readonly<Record<Actor['kind'], PublicIdPrefix>> = {
  staff: 'stf',
  key: 'key',
  rule: 'rul',
  timer: 'tsk',
  import: 'imp',
  customer: 'cus',
  departure: 'stf',
};

/** An actor as the API shows it. */
export function actorToDto(actor: Actor, names: ReadonlyMap<string, string>): ActorDto {
  const name = actor.id === null ? undefined : names.get(actor.id);
  return { kind: actor.kind, id: publicIdOrNull(PREFIXES[actor.kind], actor.id), name: name ?? null };
}
