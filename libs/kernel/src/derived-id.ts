import { v5 } from 'uuid';

/** Namespace of derived ids: the UUIDv5 of the product's name under the DNS namespace. */
const NAMESPACE = v5('hearback', v5.DNS);

/**
 * An id that follows from its parts (UUID version 5, RFC 9562): the same parts give the same id for ever. Effects of
 * events take theirs from the event's id, so that a second delivery meets the first one's row.
 */
export function derivedId(...parts: readonly string[]): string {
  return v5(JSON.stringify(parts), NAMESPACE);
}
